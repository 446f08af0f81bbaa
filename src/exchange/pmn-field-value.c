/* pmn-field-value.c: what people write in the cells of their own tables
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-field-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pmn-duration.h"
#include "pmn-exchange-error.h"
#include "pmn-search-key.h"

#define MAX_MINUTES 1000000
#define FIRST_SERIAL 36526 /* 01/01/2000 */
#define LAST_SERIAL 73050  /* 31/12/2099 */

/* "2023-05-04T22:00:00.000Z" */
static PmnDay
parse_instant (const char *text)
{
  g_autofree char *date = g_strndup (text, 10);
  PmnDay day = pmn_day_from_iso (date);

  if (day == PMN_DAY_NONE)
    return PMN_DAY_NONE;
  if (strchr (text, 'Z') != NULL
      && (g_str_has_prefix (text + 11, "22:00:00") || g_str_has_prefix (text + 11, "23:00:00")))
    day++;
  return day;
}

/* "05/03/2026 à 14h30", "le jeu. 5 mars": what is said of the date alone, its slashes without blanks. */
static char *
trim_day (const char *text)
{
  static GRegex *around = NULL;
  static GRegex *slashes = NULL;
  g_autofree char *key = pmn_search_key (text);
  g_autofree char *date = NULL;

  if (g_once_init_enter_pointer (&slashes))
    {
      around = g_regex_new ("^(?:le )?(?:(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?"
                            "|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?)\\.?,? )?(?=\\d)"
                            "|(?: |, ?| a )\\d{1,2} ?[h:] ?(?:\\d{2})?(?::\\d{2})?$",
                            G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave_pointer (&slashes, g_regex_new (" ?/ ?", G_REGEX_OPTIMIZE, 0, NULL));
    }
  date = g_regex_replace_literal (around, key, -1, 0, "", 0, NULL);
  return g_regex_replace_literal (slashes, date, -1, 0, "/", 0, NULL);
}

/* The number of a day as spreadsheets count, of this century; what follows is the time. */
static PmnDay
read_serial (const char *text)
{
  char *end;
  gint64 serial = g_ascii_strtoll (text, &end, 10);

  if (end - text != 5 || serial < FIRST_SERIAL || serial > LAST_SERIAL
      || (*end != '\0' && *end != '.' && *end != ','))
    return PMN_DAY_NONE;
  if (*end != '\0' && (end[1] == '\0' || strspn (end + 1, "0123456789") != strlen (end + 1)))
    return PMN_DAY_NONE;
  return pmn_day_from_ymd (2000, 1, 1) + (PmnDay) (serial - FIRST_SERIAL);
}

/* "20260305" */
static PmnDay
read_figures (const char *text)
{
  g_autofree char *iso = NULL;

  if (strlen (text) != 8 || strspn (text, "0123456789") != 8)
    return PMN_DAY_NONE;
  iso = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  return g_str_has_prefix (iso, "20") ? pmn_day_from_iso (iso) : PMN_DAY_NONE;
}

/* Whether @text says the same seen from another year and week: all of the date, its day and month only, or
   neither. */
static PmnDay
settle (PmnDay day, const char *text, PmnDay today, gboolean *guessed, GError **error)
{
  PmnDay later = pmn_day_parse (text, pmn_day_add_months (today, 12) + 7, NULL);
  int months[2], days[2];

  if (later == day)
    return day;
  pmn_day_to_ymd (day, NULL, &months[0], &days[0]);
  pmn_day_to_ymd (later, NULL, &months[1], &days[1]);
  if (later != PMN_DAY_NONE && months[0] == months[1] && days[0] == days[1]
      && strpbrk (text, "0123456789") != NULL)
    {
      if (guessed != NULL)
        *guessed = TRUE;
      return day;
    }
  g_set_error_literal (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_ROW,
                       _ ("a table needs the date itself, such as 31/01/2026"));
  return PMN_DAY_NONE;
}

/* "05/03/2026", "5-3-26": nothing to leave out nor to doubt. */
static gboolean
is_plain (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p) && strchr ("/-.", *p) == NULL)
        return FALSE;
      n += !g_ascii_isdigit (*p);
    }
  return n == 2;
}

static PmnDay
parse_day (const char *text, PmnDay today, gboolean *guessed, GError **error)
{
  g_autofree char *date = NULL;
  PmnDay day;

  if (is_plain (text))
    return pmn_day_parse (text, today, error);
  date = trim_day (text);
  day = pmn_day_parse (date, today, NULL);
  if (day != PMN_DAY_NONE)
    return settle (day, date, today, guessed, error);
  day = read_serial (date);
  if (day == PMN_DAY_NONE)
    day = read_figures (date);
  /* Said as it was typed. */
  return day != PMN_DAY_NONE ? day : pmn_day_parse (text, today, error);
}

PmnDay
pmn_field_value_day (const PmnTableCell *cell, PmnDay today, gboolean *guessed, GError **error)
{
  g_return_val_if_fail (cell != NULL, PMN_DAY_NONE);

  if (cell->type == PMN_TABLE_CELL_DATE)
    return cell->day;
  if (cell->text[0] == '\0')
    {
      g_set_error_literal (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_ROW,
                           _ ("the date is missing"));
      return PMN_DAY_NONE;
    }
  if (strlen (cell->text) > 18 && cell->text[10] == 'T')
    {
      PmnDay day = parse_instant (cell->text);

      if (day != PMN_DAY_NONE)
        return day;
    }
  return parse_day (cell->text, today, guessed, error);
}

static int
to_minutes (double minutes)
{
  return minutes >= 0 && minutes <= MAX_MINUTES ? (int) floor (minutes + 0.5) : -1;
}

int
pmn_field_value_minutes (const PmnTableCell *cell, gboolean in_hours)
{
  g_autofree char *hours = NULL;
  PmnDurationForm form = PMN_DURATION_IN_FULL;
  int minutes;

  g_return_val_if_fail (cell != NULL, -1);

  if (cell->type == PMN_TABLE_CELL_NUMBER)
    return to_minutes (in_hours ? cell->number * 60 : cell->number);
  if (cell->type == PMN_TABLE_CELL_TIME)
    return to_minutes (cell->minutes_of_day);
  if (cell->type != PMN_TABLE_CELL_TEXT)
    return -1;
  minutes = pmn_duration_parse (cell->text, &form);
  if (minutes < 0 || cell->text[0] == '\0')
    return -1;
  if (!in_hours || form != PMN_DURATION_PLAIN)
    return minutes;
  hours = g_strconcat (cell->text, " h", NULL);
  return pmn_duration_parse (hours, NULL);
}

gint64
pmn_field_value_count (const PmnTableCell *cell, gint64 fallback)
{
  static GRegex *form = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *figures = NULL;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (cell != NULL, -1);

  if (cell->type == PMN_TABLE_CELL_NUMBER)
    return cell->number >= 0 && cell->number <= G_MAXINT && cell->number == floor (cell->number)
               ? (gint64) cell->number
               : -1;
  key = pmn_search_key (cell->text);
  if (key[0] == '\0')
    return fallback;
  if (g_once_init_enter_pointer (&form))
    g_once_init_leave_pointer (&form,
                               g_regex_new ("^(\\d{1,10}|\\d{1,3}(?: \\d{3})+)(?:[.,]0+)?"
                                            "(?: ?(?:p|pers|personnes?|participant(?:e|s|es)?"
                                            "|usagers?|beneficiaires?)\\.?)?$",
                                            G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (form, key, 0, &match))
    return -1;
  figures = g_match_info_fetch (match, 1);
  groups = g_strsplit (figures, " ", -1);
  g_free (figures);
  figures = g_strjoinv ("", groups);
  return g_ascii_strtoll (figures, NULL, 10);
}

GPtrArray *
pmn_field_value_split (const char *text, gboolean commas)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  gboolean is_list = text[0] == '[' || text[0] == '{';
  g_auto (GStrv) raw = g_strsplit_set (text, commas || is_list ? ";|\n," : ";|\n", -1);

  for (guint i = 0; raw[i] != NULL; i++)
    {
      if (is_list)
        g_strdelimit (raw[i], "[]{}\"", ' ');
      g_strstrip (raw[i]);
      if (raw[i][0] != '\0')
        g_ptr_array_add (parts, g_strdup (raw[i]));
    }
  return parts;
}
