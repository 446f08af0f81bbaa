/* pmn-number-format.c: what a spreadsheet's number format makes of a number
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-number-format.h"

#include <math.h>
#include <string.h>

#define SERIAL_1970 25569          /* 1970-01-01 in the 1900 system */
#define SHIFT_1904 1462            /* 1904-01-01 in the 1900 system */
#define SERIAL_LAST 2958465.999999 /* 9999-12-31 */
#define JULIAN_1970 719163         /* g_date_get_julian() of 1970-01-01 */

PmnNumberFormat
pmn_number_format_builtin (guint id)
{
  PmnNumberFormat format = { PMN_NUMBER_FORMAT_PLAIN, 0 };

  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || id == 32 || id == 33)
    format.kind = PMN_NUMBER_FORMAT_TIME;
  else if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    format.kind = PMN_NUMBER_FORMAT_DATE;
  return format;
}

/* Skips [...]; an elapsed time such as [h] counts as one. */
static const char *
skip_bracket (const char *at, gboolean *has_time)
{
  const char *end = strchr (at, ']');

  if (end == NULL)
    return at + strlen (at);
  if (end > at + 1 && strspn (at + 1, "hHmMsS") == (gsize) (end - at - 1))
    *has_time = TRUE;
  return end + 1;
}

PmnNumberFormat
pmn_number_format_parse (const char *code)
{
  PmnNumberFormat format = { PMN_NUMBER_FORMAT_PLAIN, 0 };
  gboolean has_date = FALSE, has_time = FALSE, has_month = FALSE;
  gsize zeros = strspn (code, "0");

  if (zeros > 1 && zeros < 32 && code[zeros] == '\0')
    format.n_zeros = (guint8) zeros;
  /* only the first section; quoted and escaped text is shown as it is */
  for (const char *at = code; *at != '\0' && *at != ';';)
    switch (*at)
      {
      case '[':
        at = skip_bracket (at, &has_time);
        break;
      case '"':
        at = strchr (at + 1, '"');
        if (at == NULL)
          return format;
        at++;
        break;
      case '\\':
      case '_':
      case '*':
        at += at[1] == '\0' ? 1 : 2;
        break;
      default:
        has_date |= strchr ("dDyY", *at) != NULL;
        has_month |= *at == 'm' || *at == 'M';
        has_time |= strchr ("hHsS", *at) != NULL;
        at++;
      }
  if (has_date || (has_month && !has_time))
    format.kind = PMN_NUMBER_FORMAT_DATE;
  else if (has_time)
    format.kind = PMN_NUMBER_FORMAT_TIME;
  return format;
}

gboolean
pmn_serial_to_day (double serial, gboolean system_1904, gint32 *day, guint *minutes)
{
  double whole;
  double rest;

  if (system_1904)
    serial += SHIFT_1904;
  if (!(serial >= 0 && serial <= SERIAL_LAST))
    return FALSE;
  whole = floor (serial);
  rest = floor ((serial - whole) * 1440 + 0.5);
  if (rest >= 1440)
    {
      whole += 1;
      rest = 0;
    }
  if (!system_1904 && whole < 60)
    whole += 1;
  *day = (gint32) whole - SERIAL_1970;
  *minutes = (guint) rest;
  return TRUE;
}

static gboolean
read_digits (const char **at, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + (guint) (**at - '0');
    }
  return TRUE;
}

gboolean
pmn_stamp_from_iso (const char *text, gint32 *day, guint *minutes)
{
  guint year, month, monthday, hour = 0, minute = 0;
  GDate date;

  if (!read_digits (&text, 4, &year) || *text++ != '-' || !read_digits (&text, 2, &month)
      || *text++ != '-' || !read_digits (&text, 2, &monthday))
    return FALSE;
  if (*text == 'T' || *text == ' ')
    {
      text++;
      if (!read_digits (&text, 2, &hour) || *text++ != ':' || !read_digits (&text, 2, &minute))
        return FALSE;
      text += strspn (text, ":.0123456789Z");
    }
  if (*text != '\0' || hour > 23 || minute > 59
      || !g_date_valid_dmy ((GDateDay) monthday, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) monthday, (GDateMonth) month, (GDateYear) year);
  *day = (gint32) g_date_get_julian (&date) - JULIAN_1970;
  *minutes = hour * 60 + minute;
  return TRUE;
}

static char *
write_digits (char *at, guint value, guint n)
{
  for (guint i = n; i-- > 0; value /= 10)
    at[i] = (char) ('0' + value % 10);
  return at + n;
}

gsize
pmn_day_to_text (gint32 day, guint minutes, char *buffer)
{
  GDate date;
  char *at = buffer;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_1970));
  at = write_digits (at, g_date_get_year (&date), 4);
  *at++ = '-';
  at = write_digits (at, (guint) g_date_get_month (&date), 2);
  *at++ = '-';
  at = write_digits (at, g_date_get_day (&date), 2);
  if (minutes > 0)
    {
      *at++ = ' ';
      at = write_digits (at, minutes / 60, 2);
      *at++ = ':';
      at = write_digits (at, minutes % 60, 2);
    }
  *at = '\0';
  return (gsize) (at - buffer);
}
