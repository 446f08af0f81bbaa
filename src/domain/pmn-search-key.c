/* pmn-search-key.c: the one spelling under which a text is searched and ordered
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * build-aux/search_key.py does the same for the reference data: change both together.
 */
#include "config.h"

#include <string.h>

#include "pmn-search-key.h"

static gboolean
is_blank (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_SPACE_SEPARATOR
         || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* What a character becomes once decomposed and folded; NULL when it stays itself. */
static const char *
replacement (gunichar c)
{
  switch (c)
    {
    case 0x0153: /* œ */
      return "oe";
    case 0x00e6: /* æ */
      return "ae";
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201b: /* ‛ */
    case 0x02bc: /* ʼ */
    case 0x2032: /* ′ */
      return "'";
    case 0x2010: /* ‐ ‑ ‒ – — ― − */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return "-";
    default:
      return g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT ? "" : NULL;
    }
}

static char *
key_of_ascii (const char *text, gsize length)
{
  char *key = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c <= ' ' || c == 0x7f)
        {
          if (n > 0 && key[n - 1] != ' ')
            key[n++] = ' ';
        }
      else
        key[n++] = g_ascii_tolower ((char) c);
    }
  if (n > 0 && key[n - 1] == ' ')
    n--;
  key[n] = '\0';
  return key;
}

/* A copy without the bytes that are not UTF-8. */
static char *
drop_invalid (const char *text)
{
  GString *valid = g_string_new (NULL);
  const char *end;

  while (!g_utf8_validate (text, -1, &end))
    {
      g_string_append_len (valid, text, end - text);
      text = end + 1;
    }
  g_string_append (valid, text);
  return g_string_free_and_steal (valid);
}

static char *
key_of_unicode (const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : drop_invalid (text);
  g_autofree char *decomposed
      = g_utf8_normalize (valid != NULL ? valid : text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  /* Folding can compose anew: U+0130 becomes "i" and a mark. */
  g_autofree char *plain = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *key = g_string_sized_new (strlen (plain));

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          if (key->len > 0 && key->str[key->len - 1] != ' ')
            g_string_append_c (key, ' ');
          continue;
        }

      const char *other = replacement (c);
      if (other != NULL)
        g_string_append (key, other);
      else
        g_string_append_len (key, p, g_utf8_next_char (p) - p);
    }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
  return g_string_free_and_steal (key);
}

char *
pmn_search_key (const char *text)
{
  if (text == NULL)
    return g_strdup ("");

  gsize length = 0;
  while (text[length] != '\0' && (guchar) text[length] < 0x80)
    length++;
  return text[length] == '\0' ? key_of_ascii (text, length) : key_of_unicode (text);
}

char **
pmn_search_tokens (const char *text)
{
  g_autofree char *key = pmn_search_key (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *p = key;; p = g_utf8_next_char (p))
    {
      gboolean inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      else if (!inside && start != NULL)
        {
          g_strv_builder_take (builder, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }
  return g_strv_builder_end (builder);
}

char *
pmn_search_words (const char *text)
{
  g_auto (GStrv) tokens = pmn_search_tokens (text);

  return g_strjoinv (" ", tokens);
}

int
pmn_fold_compare (const char *a, const char *b)
{
  g_autofree char *key_a = pmn_search_key (a);
  g_autofree char *key_b = pmn_search_key (b);
  int order = strcmp (key_a, key_b);

  return order != 0 ? order : g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "");
}
