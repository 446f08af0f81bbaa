/* pmn-xlsx-strings.c: the shared strings of a workbook
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-xlsx-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  PmnXmlStream *stream;
  const char *file_name;
  const PmnTableLimits *limits;
  PmnStringArena *strings;
  GString *text;
  guint in_phonetic;
  gboolean in_item;
  gboolean in_text;
  guint count;
} Loader;

static int
read_escape (const char *text, gsize length)
{
  int value = 0;

  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (text[i]);
    }
  return value;
}

/* The character of the escape at @text; its length goes to @consumed. 0 when there is none that can be text. */
static gunichar
decode_escape (const char *text, gsize length, gsize *consumed)
{
  int high = read_escape (text, length);
  int low;

  *consumed = 7;
  if (high < 0xd800 || high > 0xdfff)
    return high > 0 && g_unichar_validate ((gunichar) high) ? (gunichar) high : 0;
  low = high < 0xdc00 ? read_escape (text + 7, length - 7) : -1;
  if (low < 0xdc00 || low > 0xdfff)
    return 0;
  *consumed = 14;
  return 0x10000 + (((gunichar) high & 0x3ff) << 10) + ((gunichar) low & 0x3ff);
}

gsize
pmn_xlsx_text_clean (char *text, gsize length)
{
  gsize out = 0;
  gboolean after_return = FALSE;

  if (memchr (text, '_', length) == NULL && memchr (text, '\r', length) == NULL)
    return length;
  for (gsize in = 0; in < length;)
    {
      gsize consumed = 1;
      gunichar c = text[in] == '_' ? decode_escape (text + in, length - in, &consumed) : 0;

      if (c == 0)
        consumed = 1;
      if (c == 0 ? text[in] == '\r' : c == '\r')
        {
          text[out++] = '\n';
          after_return = TRUE;
          in += consumed;
          continue;
        }
      if (c != 0 && c != '\n')
        out += (gsize) g_unichar_to_utf8 (c, text + out);
      else if (!(after_return && (c == '\n' || text[in] == '\n')))
        text[out++] = c == 0 ? text[in] : '\n';
      after_return = FALSE;
      in += consumed;
    }
  return out;
}

static void
on_start (gpointer data, const char *name, const char **attributes)
{
  Loader *loader = data;

  if (g_str_equal (name, "si"))
    {
      loader->in_item = TRUE;
      g_string_truncate (loader->text, 0);
    }
  else if (g_str_equal (name, "rPh"))
    loader->in_phonetic++;
  else if (g_str_equal (name, "t"))
    loader->in_text = loader->in_item && loader->in_phonetic == 0;
}

static void
refuse_length (Loader *loader)
{
  /* Translators: %1$s is a file name, %2$u a rank, %3$u a number of characters */
  pmn_xml_stream_fail (
      loader->stream,
      g_error_new (PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                   _ ("“%1$s” is refused: text number %2$u of its list of texts has more than %3$u "
                      "characters."),
                   loader->file_name, loader->count + 1, loader->limits->max_cell_chars));
}

static void
finish_item (Loader *loader)
{
  gsize length = pmn_xlsx_text_clean (loader->text->str, loader->text->len);

  if (length > loader->limits->max_cell_chars
      && g_utf8_strlen (loader->text->str, (gssize) length)
             > (glong) loader->limits->max_cell_chars)
    refuse_length (loader);
  else if (!pmn_string_arena_add (loader->strings, loader->text->str, length))
    /* Translators: %1$s is a file name, %2$lu a size in millions of bytes */
    pmn_xml_stream_fail (
        loader->stream,
        g_error_new (PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                     _ ("“%1$s” is too large: its texts take more than %2$lu MB. Export shorter "
                        "periods."),
                     loader->file_name, (gulong) (loader->limits->max_strings_bytes >> 20)));
  loader->count++;
  loader->in_item = FALSE;
}

static void
on_end (gpointer data, const char *name)
{
  Loader *loader = data;

  if (g_str_equal (name, "t"))
    loader->in_text = FALSE;
  else if (g_str_equal (name, "rPh"))
    loader->in_phonetic -= loader->in_phonetic > 0;
  else if (g_str_equal (name, "si"))
    finish_item (loader);
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  Loader *loader = data;

  if (!loader->in_text)
    return;
  /* four bytes are the most a character takes, seven an escape */
  if (loader->text->len + length > (gsize) loader->limits->max_cell_chars * 7)
    refuse_length (loader);
  else
    g_string_append_len (loader->text, text, (gssize) length);
}

PmnStringArena *
pmn_xlsx_strings_load (PmnArchive *archive, const char *part, const PmnTableLimits *limits,
                       GCancellable *cancellable, GError **error)
{
  static const PmnXmlHandlers handlers = { on_start, on_end, on_text };
  g_autoptr (PmnStringArena) strings = pmn_string_arena_new (limits->max_strings_bytes);
  g_autoptr (GString) text = g_string_new (NULL);
  Loader loader = { .file_name = pmn_archive_get_display_name (archive),
                    .limits = limits,
                    .strings = strings,
                    .text = text };
  g_autoptr (PmnXmlStream) stream
      = pmn_archive_open_part (archive, part, &handlers, &loader, error);
  gboolean finished = FALSE;

  if (stream == NULL)
    return NULL;
  loader.stream = stream;
  return pmn_xml_stream_run (stream, cancellable, &finished, error) ? g_steal_pointer (&strings)
                                                                    : NULL;
}
