/* pmn-week-bars.c: the total of a week and the chart of its hours
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-week-bars.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"
#include "widgets/pmn-chart-view.h"

struct _PmnWeekBars
{
  AdwBin parent_instance;

  GtkLabel *total_label;
  PmnChartView *chart_view;
};

G_DEFINE_FINAL_TYPE (PmnWeekBars, pmn_week_bars, ADW_TYPE_BIN)

static char *
describe (guint people, gint minutes)
{
  g_autofree char *number = pmn_format_integer (people, pmn_ui_language ());
  /* Translators: %s is a number; an accompaniment is one person in one activity. */
  g_autofree char *count
      = g_strdup_printf (ngettext ("%s accompaniment", "%s accompaniments", people), number);
  g_autofree char *time = NULL;

  if (minutes == 0)
    return g_steal_pointer (&count);
  time = pmn_format_minutes (minutes, pmn_ui_language ());
  return people > 0 ? g_strdup_printf ("%s · %s", count, time) : g_steal_pointer (&time);
}

static gboolean
is_empty (const PmnToday *today)
{
  PmnWeekDay sum = pmn_week_sum (today->week);

  return sum.minutes == 0 && sum.people == 0;
}

char *
pmn_week_bars_dup_total (const PmnToday *today)
{
  PmnWeekDay sum;
  g_autofree char *figures = NULL;
  g_autofree char *inside = NULL;

  g_return_val_if_fail (today != NULL, NULL);

  if (is_empty (today))
    return g_strdup (_ ("Nothing logged this week yet"));
  sum = pmn_week_sum (today->week);
  figures = describe (sum.people, sum.minutes);
  if (sum.local_minutes == 0)
    return g_steal_pointer (&figures);
  inside = pmn_format_minutes (sum.local_minutes, pmn_ui_language ());
  /* Translators: figures of a week, then the part of its hours that is internal work. */
  return g_strdup_printf (_ ("%s (internal: %s)"), figures, inside);
}

char *
pmn_week_bars_dup_day (const PmnToday *today, guint index)
{
  g_return_val_if_fail (today != NULL && index < PMN_WEEK_DAYS, NULL);

  if (today->week[index].minutes == 0 && today->week[index].people == 0)
    return g_strdup (_ ("nothing logged"));
  return describe (today->week[index].people, today->week[index].minutes);
}

static void
pmn_week_bars_class_init (PmnWeekBarsClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "weekbars");
}

static void
pmn_week_bars_init (PmnWeekBars *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->total_label = GTK_LABEL (gtk_label_new (NULL));
  self->chart_view = PMN_CHART_VIEW (pmn_chart_view_new ());
  gtk_label_set_xalign (self->total_label, 0);
  gtk_label_set_wrap (self->total_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->total_label), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->total_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart_view));
  adw_bin_set_child (ADW_BIN (self), box);
}

static PmnChart *
make_chart (const PmnToday *today)
{
  PmnWeekWords words = {
    .language = pmn_ui_language (),
    .title = _ ("Hours of each day"),
    .sessions = _ ("Sessions and workshops"),
    .internal = _ ("Internal activities"),
  };
  PmnChart *chart = pmn_week_chart_new (today->week, today->monday, today->today, &words);

  for (guint i = 0; i < chart->points->len; i++)
    {
      PmnChartPoint *point = g_ptr_array_index (chart->points, i);

      point->words = pmn_week_bars_dup_day (today, i);
    }
  return chart;
}

void
pmn_week_bars_set (PmnWeekBars *self, const PmnToday *today)
{
  g_autofree char *total = NULL;

  g_return_if_fail (PMN_IS_WEEK_BARS (self));
  g_return_if_fail (today != NULL);

  total = pmn_week_bars_dup_total (today);
  gtk_label_set_text (self->total_label, total);
  /* Bars of nothing say nothing. */
  gtk_widget_set_visible (GTK_WIDGET (self->chart_view), !is_empty (today));
  pmn_chart_view_set_chart (self->chart_view, make_chart (today));
}
