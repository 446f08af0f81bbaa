/* pmn-uuid.c: identifiers of rows, and the short reference that people use
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-uuid.h"

static const char hex_digits[] = "0123456789abcdef";

char *
pmn_uuid_v7 (gint64 unix_ms, const guint8 random[10], char buffer[PMN_UUID_SIZE])
{
  guint8 bytes[16];
  gsize n = 0;

  g_return_val_if_fail (unix_ms >= 0 && unix_ms < (G_GINT64_CONSTANT (1) << 48), NULL);
  g_return_val_if_fail (random != NULL && buffer != NULL, NULL);

  for (int i = 0; i < 6; i++)
    bytes[i] = (guint8) (unix_ms >> (40 - 8 * i));
  memcpy (bytes + 6, random, 10);
  bytes[6] = (guint8) ((bytes[6] & 0x0f) | 0x70); /* version */
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80); /* variant */

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        buffer[n++] = '-';
      buffer[n++] = hex_digits[bytes[i] >> 4];
      buffer[n++] = hex_digits[bytes[i] & 0x0f];
    }
  buffer[n] = '\0';
  return buffer;
}

gboolean
pmn_uuid_is_valid (const char *text)
{
  if (text == NULL)
    return FALSE;
  for (int i = 0; i < PMN_UUID_SIZE - 1; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (text[i] == '\0' || (dash ? text[i] != '-' : strchr (hex_digits, text[i]) == NULL))
        return FALSE;
    }
  return text[PMN_UUID_SIZE - 1] == '\0';
}

char *
pmn_local_reference_format (const char *prefix, guint number)
{
  g_return_val_if_fail (prefix != NULL && strlen (prefix) == PMN_LOCAL_REFERENCE_PREFIX_SIZE - 1,
                        NULL);
  g_return_val_if_fail (number > 0, NULL);

  return g_strdup_printf ("%s-%04u", prefix, number);
}

/* Reads a reference at the beginning of @text; sets @end after it. */
static gboolean
read_reference (const char *text, char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE], guint *number,
                const char **end)
{
  guint64 value = 0;
  int digits = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      prefix[i] = g_ascii_toupper (text[i]);
    }
  prefix[4] = '\0';
  if (text[4] != '-')
    return FALSE;

  const char *p = text + 5;
  for (; g_ascii_isdigit (*p); p++, digits++)
    {
      value = value * 10 + (guint64) g_ascii_digit_value (*p);
      if (value > G_MAXUINT)
        return FALSE;
    }
  if (digits < 4 || value == 0 || g_ascii_isalpha (*p))
    return FALSE;

  *number = (guint) value;
  *end = p;
  return TRUE;
}

gboolean
pmn_local_reference_parse (const char *text, char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE],
                           guint *number)
{
  char found[PMN_LOCAL_REFERENCE_PREFIX_SIZE];
  const char *end;
  guint value;

  if (text == NULL)
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  if (!read_reference (text, found, &value, &end))
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0')
    return FALSE;

  if (prefix != NULL)
    memcpy (prefix, found, sizeof found);
  if (number != NULL)
    *number = value;
  return TRUE;
}

/* Blanks, narrow and wide no-break spaces, dots and colons. */
static const char *
skip_separators (const char *p)
{
  for (;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == 0 || c >= 0x110000
          || !(g_unichar_isspace (c) || c == 0x202f || c == '.' || c == ':'))
        return p;
    }
}

/* Whether "réf", with or without accent and separators, comes just before @p. */
static gboolean
announced_by_ref (const char *text, const char *p)
{
  for (;;)
    {
      if (p > text && strchr (" .:\t", p[-1]) != NULL)
        p--;
      else if (p - text >= 2 && memcmp (p - 2, "\xc2\xa0", 2) == 0)
        p -= 2;
      else if (p - text >= 3 && memcmp (p - 3, "\xe2\x80\xaf", 3) == 0)
        p -= 3;
      else
        break;
    }

  if (p - text >= 3 && g_ascii_strncasecmp (p - 3, "ref", 3) == 0)
    return TRUE;
  return p - text >= 4 && g_ascii_tolower (p[-4]) == 'r' && g_ascii_tolower (p[-1]) == 'f'
         && (memcmp (p - 3, "\xc3\xa9", 2) == 0 || memcmp (p - 3, "\xc3\x89", 2) == 0);
}

char *
pmn_local_reference_find (const char *text)
{
  if (text == NULL)
    return NULL;

  for (const char *p = text; *p != '\0'; p++)
    {
      char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE];
      const char *end;
      guint number;

      if (g_ascii_strncasecmp (p, "locale", 6) != 0)
        continue;
      if (announced_by_ref (text, p)
          && read_reference (skip_separators (p + 6), prefix, &number, &end))
        return pmn_local_reference_format (prefix, number);
    }
  return NULL;
}
