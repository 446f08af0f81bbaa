/* pmn-format.c: numbers, durations and money as people read them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "pmn-format.h"

#define NOTHING "\xe2\x80\x93" /* – */

PmnLanguage
pmn_language_from_tag (const char *tag)
{
  if (tag != NULL && g_ascii_strncasecmp (tag, "fr", 2) == 0 && !g_ascii_isalpha (tag[2]))
    return PMN_LANGUAGE_FRENCH;
  return PMN_LANGUAGE_ENGLISH;
}

PmnLanguage
pmn_language_of_messages (void)
{
  return pmn_language_from_tag (g_get_language_names ()[0]);
}

/* Appends the digits by groups of three. */
static void
append_grouped (GString *text, const char *digits, gsize length, PmnLanguage language)
{
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, language == PMN_LANGUAGE_FRENCH ? PMN_NNBSP : ",");
      g_string_append_c (text, digits[i]);
    }
}

static void
append_unsigned (GString *text, guint64 value, PmnLanguage language)
{
  char digits[24];
  int length = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, value);

  append_grouped (text, digits, (gsize) length, language);
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
}

char *
pmn_format_integer (gint64 value, PmnLanguage language)
{
  GString *text = g_string_new (value < 0 ? "-" : NULL);

  append_unsigned (text, magnitude (value), language);
  return g_string_free_and_steal (text);
}

char *
pmn_format_decimal (double value, int decimals, PmnLanguage language)
{
  char format[8];
  char plain[G_ASCII_DTOSTR_BUF_SIZE + 320];

  g_return_val_if_fail (decimals >= 0 && decimals <= 6, g_strdup (NOTHING));

  if (!isfinite (value))
    return g_strdup (NOTHING);

  double power = pow (10, decimals);
  double rounded = fabs (value) < 1e15 / power ? round (value * power) / power : value;

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (plain, sizeof plain, format, fabs (rounded));

  gsize whole = strspn (plain, "0123456789");
  gboolean zero = strspn (plain, "0.") == strlen (plain);
  GString *text = g_string_new (rounded < 0 && !zero ? "-" : NULL);

  append_grouped (text, plain, whole, language);
  if (plain[whole] == '.')
    {
      g_string_append_c (text, language == PMN_LANGUAGE_FRENCH ? ',' : '.');
      g_string_append (text, plain + whole + 1);
    }
  return g_string_free_and_steal (text);
}

char *
pmn_format_percent (gint64 part, gint64 whole, int decimals, PmnLanguage language)
{
  g_return_val_if_fail (decimals >= 0 && decimals <= 3, g_strdup (NOTHING));

  if (whole == 0)
    return g_strdup (NOTHING);

  g_autofree char *number
      = pmn_format_decimal ((double) part * 100.0 / (double) whole, decimals, language);
  return g_strconcat (number, language == PMN_LANGUAGE_FRENCH ? PMN_NNBSP "%" : "%", NULL);
}

char *
pmn_format_minutes (gint64 minutes, PmnLanguage language)
{
  GString *text = g_string_new (minutes < 0 ? "-" : NULL);
  guint64 total = magnitude (minutes);

  if (total < 60)
    {
      g_string_append_printf (text, "%d" PMN_NNBSP "min", (int) total);
      return g_string_free_and_steal (text);
    }
  append_unsigned (text, total / 60, language);
  g_string_append (text, PMN_NNBSP "h");
  if (total % 60 != 0)
    g_string_append_printf (text, PMN_NNBSP "%02d", (int) (total % 60));
  return g_string_free_and_steal (text);
}

char *
pmn_format_hours (gint64 minutes, PmnLanguage language)
{
  /* Tenths, half away from zero, in whole numbers so that no sum of minutes rounds by chance. */
  guint64 tenths = (magnitude (minutes) + 3) / 6;
  GString *text = g_string_new (minutes < 0 && tenths > 0 ? "-" : NULL);

  append_unsigned (text, tenths / 10, language);
  if (tenths % 10 != 0)
    g_string_append_printf (text, "%c%d", language == PMN_LANGUAGE_FRENCH ? ',' : '.',
                            (int) (tenths % 10));
  g_string_append (text, PMN_NNBSP "h");
  return g_string_free_and_steal (text);
}

char *
pmn_format_clock (int minute_of_day, PmnLanguage language)
{
  g_return_val_if_fail (minute_of_day >= 0 && minute_of_day < 24 * 60, g_strdup (NOTHING));

  int hours = minute_of_day / 60, minutes = minute_of_day % 60;

  if (language != PMN_LANGUAGE_FRENCH)
    return g_strdup_printf ("%d:%02d", hours, minutes);
  if (minutes == 0)
    return g_strdup_printf ("%d" PMN_NNBSP "h", hours);
  return g_strdup_printf ("%d" PMN_NNBSP "h" PMN_NNBSP "%02d", hours, minutes);
}

char *
pmn_format_money (gint64 cents, PmnLanguage language)
{
  gboolean french = language == PMN_LANGUAGE_FRENCH;
  GString *text = g_string_new (cents < 0 ? "-" : NULL);
  guint64 total = magnitude (cents);

  if (!french)
    g_string_append (text, "€");
  append_unsigned (text, total / 100, language);
  if (total % 100 != 0)
    g_string_append_printf (text, "%c%02d", french ? ',' : '.', (int) (total % 100));
  if (french)
    g_string_append (text, PMN_NNBSP "€");
  return g_string_free_and_steal (text);
}

char *
pmn_format_size (guint64 bytes, PmnLanguage language)
{
  static const char *const french[] = { "ko", "Mo", "Go", "To", "Po", "Eo" };
  static const char *const english[] = { "kB", "MB", "GB", "TB", "PB", "EB" };

  if (bytes < 1000)
    {
      gboolean one = bytes == 1 || (bytes == 0 && language == PMN_LANGUAGE_FRENCH);
      const char *unit
          = language == PMN_LANGUAGE_FRENCH ? (one ? "octet" : "octets") : (one ? "byte" : "bytes");
      return g_strdup_printf ("%d" PMN_NNBSP "%s", (int) bytes, unit);
    }

  gsize unit = 0;
  guint64 tenths = bytes / 100 + (bytes % 100 >= 50 ? 1 : 0);
  while (tenths >= 10000 && unit + 1 < G_N_ELEMENTS (french))
    {
      tenths = tenths / 1000 + (tenths % 1000 >= 500 ? 1 : 0);
      unit++;
    }

  g_autofree char *number
      = pmn_format_decimal ((double) tenths / 10.0, tenths % 10 != 0 ? 1 : 0, language);
  return g_strconcat (number, PMN_NNBSP,
                      language == PMN_LANGUAGE_FRENCH ? french[unit] : english[unit], NULL);
}

/* Of nothing: the singular in French, the plural in English. */
static const char *
choose_plural (gint64 n, const char *one, const char *many, PmnLanguage language)
{
  if (language == PMN_LANGUAGE_FRENCH)
    return magnitude (n) < 2 ? one : many;
  return magnitude (n) == 1 ? one : many;
}

char *
pmn_format_count (gint64 n, const char *one, const char *many, PmnLanguage language)
{
  g_autofree char *number = pmn_format_integer (n, language);

  return g_strconcat (number, PMN_NBSP, choose_plural (n, one, many, language), NULL);
}
