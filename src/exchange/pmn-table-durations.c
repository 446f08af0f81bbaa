/* pmn-table-durations.c: whether the figures of a column of durations are hours or minutes
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-table-durations.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pmn-field-value.h"
#include "pmn-table-fields.h"

#define MOST_HOURS 12 /* a greater figure is a number of minutes */
#define FEW 4         /* no session takes so few minutes */
#define LEAST_HOURS                                                                                \
  0.2                  /* a smaller part of an hour is rather one of a day, as spreadsheets count */
#define CLOCK (7 * 60) /* from here on, hours of the day */

static const char *
header_key (PmnFieldTable *table)
{
  const char *header = pmn_field_table_get_header (table, PMN_FIELD_MINUTES);

  return header != NULL ? header : "";
}

static gboolean
header_says_hours (PmnFieldTable *table)
{
  g_autofree char *key = pmn_header_key (header_key (table));

  return strstr (key, "heure") != NULL || g_str_has_suffix (key, "dureeh");
}

static gboolean
header_says_minutes (PmnFieldTable *table)
{
  g_autofree char *key = pmn_header_key (header_key (table));

  return strstr (key, "minute") != NULL || g_str_has_suffix (key, "min")
         || g_str_has_suffix (key, "mn");
}

/* Returns: whether the cell is a figure and nothing else */
static gboolean
read_figure (const PmnTableCell *cell, double *figure)
{
  g_autofree char *text = NULL;
  char *end;

  *figure = cell->number;
  if (cell->type == PMN_TABLE_CELL_NUMBER)
    return TRUE;
  if (cell->type != PMN_TABLE_CELL_TEXT)
    return FALSE;
  text = g_strdelimit (g_strstrip (g_strdup (cell->text)), ",", '.');
  *figure = g_ascii_strtod (text, &end);
  return g_ascii_isdigit (text[0]) && *end == '\0';
}

static gboolean
is_broken (double figure)
{
  return floor (figure) < figure;
}

void
pmn_table_durations_add (PmnTableDurations *self, PmnFieldTable *table)
{
  const PmnTableCell *date = pmn_field_table_get_cell (table, PMN_FIELD_DATE);
  double figure;

  /* A line of totals is no row. */
  if (date->type == PMN_TABLE_CELL_TEXT && strpbrk (date->text, "0123456789") == NULL)
    return;
  if (date->type == PMN_TABLE_CELL_EMPTY
      || !read_figure (pmn_field_table_get_cell (table, PMN_FIELD_MINUTES), &figure) || figure <= 0)
    return;
  self->n++;
  self->greatest = MAX (self->greatest, figure);
  self->broken = self->broken || is_broken (figure);
}

gboolean
pmn_table_durations_are_hours (const PmnTableDurations *self, PmnFieldTable *table)
{
  if (header_says_hours (table))
    return TRUE;
  return !header_says_minutes (table) && self->n > 0
         && self->greatest <= (self->broken ? MOST_HOURS : FEW);
}

/* In a column "Heure" the hours are those of the day. */
static gboolean
is_hour_of_day (PmnFieldTable *table, const PmnTableCell *cell, int minutes)
{
  g_autofree char *key = pmn_header_key (header_key (table));
  g_autofree char *text = g_ascii_strdown (cell->text, -1);

  return minutes >= CLOCK && g_str_has_prefix (key, "heure")
         && (cell->type == PMN_TABLE_CELL_TIME || strpbrk (text, "h:") != NULL);
}

int
pmn_table_durations_read (PmnFieldTable *table, gboolean in_hours, const char **doubt,
                          const char **error)
{
  const PmnTableCell *cell = pmn_field_table_get_cell (table, PMN_FIELD_MINUTES);
  gboolean open = !header_says_hours (table) && !header_says_minutes (table);
  double figure;
  gboolean alone = read_figure (cell, &figure), column_in_hours = in_hours;
  int minutes;

  *doubt = NULL;
  *error = _ ("it is not a duration");
  if (alone && figure > 0 && figure < LEAST_HOURS && (open || in_hours))
    return -1;
  if (alone && open && is_broken (figure) && figure <= MOST_HOURS)
    in_hours = TRUE;
  minutes = pmn_field_value_minutes (cell, in_hours);
  if (is_hour_of_day (table, cell, minutes))
    {
      *error = _ ("it looks like an hour of the day, not a duration");
      return -1;
    }
  if (alone && open && column_in_hours)
    *doubt = _ ("figures alone are read as hours");
  else if (alone && open && in_hours)
    *doubt = _ ("figures with a decimal are read as hours, the others as minutes");
  else if (alone && open && figure > 0 && figure <= FEW)
    *doubt = _ ("figures alone are read as minutes, small ones too");
  return minutes;
}
