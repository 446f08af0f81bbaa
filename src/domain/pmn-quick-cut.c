/* pmn-quick-cut.c: cuts what was typed into words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-quick-private.h"
#include "pmn-search-key.h"

typedef struct
{
  const char *text;
  GArray *tokens; /* PmnQuickToken */
  GArray *chunks; /* PmnQuickChunk */
} Cutter;

static void
clear_token (gpointer data)
{
  g_free (((PmnQuickToken *) data)->key);
}

static void
clear_chunk (gpointer data)
{
  g_free (((PmnQuickChunk *) data)->key);
}

static char *
fold (const char *text, gsize start, gsize end)
{
  g_autofree char *piece = g_strndup (text + start, end - start);

  return pmn_search_key (piece);
}

static void
cut_tokens (Cutter *self, gsize start, gsize end)
{
  const char *p = self->text + start;

  while (p < self->text + end)
    {
      const char *begin = p;

      while (p < self->text + end
             && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      if (p > begin)
        {
          PmnQuickToken token = { .start = (gsize) (begin - self->text),
                                  .end = (gsize) (p - self->text),
                                  .chunk = self->chunks->len };

          token.key = fold (self->text, token.start, token.end);
          for (gsize i = token.start; i < token.end; i++)
            token.accented = token.accented || (guchar) self->text[i] >= 0x80;
          g_array_append_val (self->tokens, token);
        }
      else
        p = g_utf8_next_char (p);
    }
}

static gboolean
is_edge (gunichar c)
{
  return c < 128 ? strchr (",;.()!?:~\"", (int) c) != NULL : c == 0xab || c == 0xbb || c == 0x2026;
}

static void
cut_chunk (Cutter *self, const char *begin, const char *end)
{
  PmnQuickChunk chunk;

  while (begin < end && is_edge (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin && is_edge (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (begin == end)
    return;
  chunk.start = (gsize) (begin - self->text);
  chunk.end = (gsize) (end - self->text);
  chunk.key = fold (self->text, chunk.start, chunk.end);
  chunk.first_token = self->tokens->len;
  cut_tokens (self, chunk.start, chunk.end);
  /* A sign is a word that will not be understood, unless people separate words with it. */
  if (self->tokens->len == chunk.first_token && strstr ("- + & / | · → –", chunk.key) == NULL)
    {
      PmnQuickToken token = { .start = chunk.start,
                              .end = chunk.end,
                              .key = g_strdup (chunk.key),
                              .chunk = self->chunks->len };

      g_array_append_val (self->tokens, token);
    }
  g_array_append_val (self->chunks, chunk);
}

void
pmn_quick_cut (const char *text, GArray **tokens, GArray **chunks)
{
  Cutter self = { text, g_array_new (FALSE, FALSE, sizeof (PmnQuickToken)),
                  g_array_new (FALSE, FALSE, sizeof (PmnQuickChunk)) };
  const char *p = text;

  g_array_set_clear_func (self.tokens, clear_token);
  g_array_set_clear_func (self.chunks, clear_chunk);
  while (*p != '\0')
    {
      const char *begin;

      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      begin = p;
      while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > begin)
        cut_chunk (&self, begin, p);
    }
  *tokens = self.tokens;
  *chunks = self.chunks;
}
