/* pmn-chart.c: what a bar chart shows: series of figures over a few points
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-chart.h"

static void
free_point (gpointer data)
{
  PmnChartPoint *point = data;

  g_free (point->label);
  g_free (point->name);
  g_free (point->words);
  g_free (point);
}

PmnChart *
pmn_chart_new (const char *title, PmnChartUnit unit, PmnLanguage language)
{
  PmnChart *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (PmnChart, 1);
  self->title = g_strdup (title);
  self->unit = unit;
  self->language = language;
  self->series = g_ptr_array_new_with_free_func (g_free);
  self->points = g_ptr_array_new_with_free_func (free_point);
  return self;
}

void
pmn_chart_free (PmnChart *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->points);
  g_free (self);
}

void
pmn_chart_add_series (PmnChart *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (self->series->len < PMN_CHART_MAX_SERIES && self->points->len == 0);

  g_ptr_array_add (self->series, g_strdup (name));
}

PmnChartPoint *
pmn_chart_add_point (PmnChart *self, const char *label, const char *name, const gint64 *values)
{
  PmnChartPoint *point;

  g_return_val_if_fail (self != NULL && label != NULL && name != NULL && values != NULL, NULL);

  point = g_new0 (PmnChartPoint, 1);
  point->label = g_strdup (label);
  point->name = g_strdup (name);
  for (guint i = 0; i < self->series->len; i++)
    point->values[i] = CLAMP (values[i], 0, PMN_CHART_MAX_VALUE);
  g_ptr_array_add (self->points, point);
  return point;
}

gint64
pmn_chart_get_total (const PmnChart *self, guint point)
{
  gint64 total = 0;

  g_return_val_if_fail (self != NULL && point < self->points->len, 0);

  for (guint i = 0; i < self->series->len; i++)
    total += ((const PmnChartPoint *) g_ptr_array_index (self->points, point))->values[i];
  return MIN (total, PMN_CHART_MAX_VALUE);
}

char *
pmn_chart_dup_value (const PmnChart *self, gint64 value)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit == PMN_CHART_MINUTES ? pmn_format_minutes (value, self->language)
                                         : pmn_format_integer (value, self->language);
}

char *
pmn_chart_dup_name (const PmnChart *self, guint point)
{
  const PmnChartPoint *at;
  g_autofree char *total = NULL;

  g_return_val_if_fail (self != NULL && point < self->points->len, NULL);

  at = g_ptr_array_index (self->points, point);
  total = pmn_chart_dup_value (self, pmn_chart_get_total (self, point));
  return g_strdup_printf (self->language == PMN_LANGUAGE_FRENCH ? "%s" PMN_NNBSP ": %s" : "%s: %s",
                          at->name, at->words != NULL ? at->words : total);
}
