/* pmn-text-source.c: a text file of unknown encoding, given as UTF-8 block by block
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-text-source.h"

#include "pmn-exchange-error.h"
#include "pmn-sentence.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BLOCK_SIZE 65536

typedef enum
{
  ENCODING_UTF8,
  ENCODING_WINDOWS_1252,
  ENCODING_UTF16LE,
  ENCODING_UTF16BE,
} Encoding;

/* What decoding remembers from one block to the next. */
typedef struct
{
  guchar pending[4]; /* bytes of a character cut by the end of the block */
  guint n_pending;
  guint high; /* first half of a pair of UTF-16, or 0 */
  guint line; /* of the next byte */
  gboolean after_return;
} Decoder;

struct _PmnTextSource
{
  char *display_name;
  FILE *file;
  Encoding encoding;
  guint64 size;
  guint64 consumed;
  guint mark_length;
  Decoder decoder;
  guchar raw[BLOCK_SIZE + 4];
  char text[3 * BLOCK_SIZE + 16]; /* a byte of Windows-1252 makes at most three of UTF-8 */
};

static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static gboolean
fail_encoding (PmnTextSource *self, guint line, const char *reason, GError **error)
{
  /* Translators: %1$s is a file name, %2$u a line number, %3$s the reason, a sentence */
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_ENCODING,
               _ ("“%1$s”, line %2$u: %3$s"), self->display_name, line, reason);
  return FALSE;
}

static gboolean
fail_nul (PmnTextSource *self, guint line, GError **error)
{
  return fail_encoding (
      self, line, _ ("A NUL byte is found here: the file is not text, or is damaged."), error);
}

static void
count_line (Decoder *decoder, gunichar c)
{
  if (c == '\n' ? !decoder->after_return : c == '\r')
    decoder->line++;
  decoder->after_return = c == '\r';
}

static guint
line_at (Decoder decoder, const guchar *bytes, gsize offset)
{
  for (gsize i = 0; i < offset; i++)
    count_line (&decoder, bytes[i]);
  return decoder.line;
}

/* A valid character of UTF-8 that the block only begins. */
static gsize
cut_length (const guchar *bytes, gsize length)
{
  gunichar c = length == 0 || length > 3
                   ? 0
                   : g_utf8_get_char_validated ((const char *) bytes, (gssize) length);

  return c == (gunichar) -2 ? length : 0;
}

/* Checks a block of UTF-8 in place; the cut character at its end is kept for the next one. */
static gboolean
check_utf8 (PmnTextSource *self, gsize *length, gboolean last, gboolean *valid)
{
  Decoder *decoder = &self->decoder;
  const char *end;
  gsize rest;

  *valid = g_utf8_validate_len ((const char *) self->raw, *length, &end);
  if (!*valid)
    {
      rest = *length - (gsize) (end - (const char *) self->raw);
      if (!last && cut_length ((const guchar *) end, rest) > 0)
        {
          memcpy (decoder->pending, end, rest);
          decoder->n_pending = (guint) rest;
          *length -= rest;
          *valid = TRUE;
        }
    }
  return *valid;
}

static gboolean
decode_windows_1252 (PmnTextSource *self, gsize length, gsize *out, GError **error)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = self->raw[i];
      gunichar c = byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte;

      if (c == 0 && byte == 0)
        return fail_nul (self, line_at (self->decoder, self->raw, i), error);
      if (c == 0)
        return fail_encoding (self, line_at (self->decoder, self->raw, i),
                              _ ("A character is neither UTF-8 nor Windows-1252. Save the file "
                                 "again, choosing UTF-8."),
                              error);
      if (c < 0x80)
        self->text[(*out)++] = (char) c;
      else
        *out += (gsize) g_unichar_to_utf8 (c, self->text + *out);
    }
  return TRUE;
}

static gboolean
decode_utf16 (PmnTextSource *self, gsize length, gboolean last, gsize *out, GError **error)
{
  Decoder *decoder = &self->decoder;
  gboolean little = self->encoding == ENCODING_UTF16LE;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = little ? self->raw[i] | (guint) self->raw[i + 1] << 8
                          : self->raw[i + 1] | (guint) self->raw[i] << 8;
      gboolean is_high = c >= 0xd800 && c < 0xdc00;
      gboolean is_low = c >= 0xdc00 && c < 0xe000;

      if (c == 0)
        return fail_nul (self, decoder->line, error);
      if ((decoder->high != 0) != is_low)
        return fail_encoding (self, decoder->line,
                              _ ("A character of UTF-16 is cut in two: the file is damaged."),
                              error);
      if (is_low)
        c = 0x10000 + ((decoder->high & 0x3ff) << 10) + (c & 0x3ff);
      decoder->high = is_high ? c : 0;
      if (is_high)
        continue;
      *out += (gsize) g_unichar_to_utf8 (c, self->text + *out);
      count_line (decoder, c);
    }
  decoder->n_pending = length % 2;
  if (length % 2 != 0)
    decoder->pending[0] = self->raw[length - 1];
  if (last && (decoder->n_pending > 0 || decoder->high != 0))
    return fail_encoding (self, decoder->line,
                          _ ("The file ends in the middle of a character: it is truncated."),
                          error);
  return TRUE;
}

/* Fills the raw block: what was pending, then what the file gives. */
static gboolean
read_raw (PmnTextSource *self, gsize *length, gboolean *last, GError **error)
{
  Decoder *decoder = &self->decoder;
  gsize n;

  memcpy (self->raw, decoder->pending, decoder->n_pending);
  n = fread (self->raw + decoder->n_pending, 1, BLOCK_SIZE, self->file);
  if (ferror (self->file))
    {
      g_autofree char *why = pmn_sentence_after_colon (g_strerror (EIO));

      /* Translators: %1$s is a file name, %2$s the reason given by the system */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
                   _ ("“%1$s” cannot be read: %2$s."), self->display_name, why);
      return FALSE;
    }
  self->consumed += n;
  *length = n + decoder->n_pending;
  *last = n < BLOCK_SIZE;
  decoder->n_pending = 0;
  return TRUE;
}

gboolean
pmn_text_source_read (PmnTextSource *self, const char **text, gsize *length, GError **error)
{
  gboolean last, valid;
  gsize n = 0;

  *text = self->text;
  *length = 0;
  if (!read_raw (self, &n, &last, error))
    return FALSE;
  switch (self->encoding)
    {
    case ENCODING_UTF16LE:
    case ENCODING_UTF16BE:
      return decode_utf16 (self, n, last, length, error);
    case ENCODING_WINDOWS_1252:
      if (!decode_windows_1252 (self, n, length, error))
        return FALSE;
      break;
    case ENCODING_UTF8:
    default:
      if (!check_utf8 (self, &n, last, &valid))
        {
          /* Translators: %s is a file name */
          g_set_error (
              error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
              _ ("“%s” was changed by another program while it was being read. Try again."),
              self->display_name);
          return FALSE;
        }
      *text = (const char *) self->raw;
      *length = n;
      break;
    }
  return TRUE;
}

/* Reads everything once: is it UTF-8, is there a NUL byte? */
static gboolean
detect (PmnTextSource *self, GCancellable *cancellable, GError **error)
{
  gboolean last = FALSE, valid = TRUE;
  const guchar *nul;

  while (!last)
    {
      gsize length = 0, read_length;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_raw (self, &read_length, &last, error))
        return FALSE;
      length = read_length;
      nul = memchr (self->raw, '\0', length);
      if (nul != NULL)
        return fail_nul (self, line_at (self->decoder, self->raw, (gsize) (nul - self->raw)),
                         error);
      if (valid)
        check_utf8 (self, &length, last, &valid);
      self->decoder.line = line_at (self->decoder, self->raw, length);
      if (length > 0)
        self->decoder.after_return = self->raw[length - 1] == '\r';
    }
  if (valid)
    return TRUE;
  if (self->mark_length > 0)
    return fail_encoding (
        self, 1, _ ("The file announces UTF-8 but holds something else: it is damaged."), error);
  self->encoding = ENCODING_WINDOWS_1252;
  return TRUE;
}

/* Checks what detect() cannot see, so that an importer never stops in the middle for it. */
static gboolean
decode_all (PmnTextSource *self, GCancellable *cancellable, GError **error)
{
  const char *text;
  gsize length;

  pmn_text_source_rewind (self);
  do
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !pmn_text_source_read (self, &text, &length, error))
      return FALSE;
  while (!feof (self->file));
  return TRUE;
}

static void
read_mark (PmnTextSource *self)
{
  guchar mark[3] = { 0 };
  gsize n = fread (mark, 1, 3, self->file);

  self->encoding = ENCODING_UTF8;
  self->mark_length = 0;
  if (n == 3 && memcmp (mark, "\xef\xbb\xbf", 3) == 0)
    self->mark_length = 3;
  else if (n >= 2 && memcmp (mark, "\xff\xfe", 2) == 0)
    self->encoding = ENCODING_UTF16LE;
  else if (n >= 2 && memcmp (mark, "\xfe\xff", 2) == 0)
    self->encoding = ENCODING_UTF16BE;
  if (self->encoding != ENCODING_UTF8)
    self->mark_length = 2;
}

PmnTextSource *
pmn_text_source_open (const char *path, const char *display_name, GCancellable *cancellable,
                      GError **error)
{
  FILE *file = g_fopen (path, "rbe");
  g_autoptr (PmnTextSource) self = NULL;
  GStatBuf info;

  if (file == NULL)
    {
      pmn_exchange_error_not_opened (error, display_name, g_strerror (errno));
      return NULL;
    }
  self = g_new0 (PmnTextSource, 1);
  self->display_name = g_strdup (display_name);
  self->file = file;
  self->size = fstat (fileno (file), &info) == 0 ? (guint64) MAX (0, info.st_size) : 0;
  read_mark (self);
  pmn_text_source_rewind (self);
  if (self->encoding == ENCODING_UTF8 && !detect (self, cancellable, error))
    return NULL;
  if (self->encoding != ENCODING_UTF8 && !decode_all (self, cancellable, error))
    return NULL;
  pmn_text_source_rewind (self);
  return g_steal_pointer (&self);
}

void
pmn_text_source_free (PmnTextSource *self)
{
  if (self == NULL)
    return;
  fclose (self->file);
  g_free (self->display_name);
  g_free (self);
}

void
pmn_text_source_rewind (PmnTextSource *self)
{
  fseek (self->file, (long) self->mark_length, SEEK_SET);
  clearerr (self->file);
  self->consumed = self->mark_length;
  self->decoder = (Decoder) { .line = 1 };
}

double
pmn_text_source_get_progress (const PmnTextSource *self)
{
  return self->size == 0 ? 1.0 : (double) self->consumed / (double) self->size;
}
