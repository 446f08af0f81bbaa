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

/* What precedes a time of day, or follows the name of a day of the week. */
static char *
trim_day (const char *text)
{
  static const char *const names[]
      = { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" };
  g_autofree char *key = pmn_search_key (text);
  const char *space = strchr (text, ' ');
  const char *colon = strchr (text, ':');
  g_autofree char *rest = NULL;

  for (gsize i = 0; space != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (key, names[i]) && key[strlen (names[i])] == ' ')
      rest = g_strdup (space + 1);
  if (rest == NULL)
    rest = g_strdup (text);
  if (colon != NULL && (space = strrchr (rest, ' ')) != NULL && strchr (space, ':') != NULL)
    rest[space - rest] = '\0';
  return g_strdup (g_strstrip (rest));
}

PmnDay
pmn_field_value_day (const PmnTableCell *cell, PmnDay today, GError **error)
{
  g_autofree char *text = NULL;

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
  text = trim_day (cell->text);
  return pmn_day_parse (text, today, error);
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
  g_autofree char *text = NULL;
  char *end;
  gint64 value;

  g_return_val_if_fail (cell != NULL, -1);

  if (cell->type == PMN_TABLE_CELL_NUMBER)
    return cell->number >= 0 && cell->number <= G_MAXINT && cell->number == floor (cell->number)
               ? (gint64) cell->number
               : -1;
  text = g_strstrip (g_strdup (cell->text));
  if (text[0] == '\0')
    return fallback;
  value = g_ascii_strtoll (text, &end, 10);
  return *end == '\0' && value >= 0 ? value : -1;
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
