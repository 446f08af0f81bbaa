/* pmn-week-bars.c: the hours of a week as seven bars
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-week-bars.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"

#define BAR_HEIGHT 64

struct _PmnWeekBars
{
  AdwBin parent_instance;

  GtkLabel *total_label;
  GtkWidget *bars[7];
  GtkLabel *hours[7];
  GtkLabel *days[7];
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

char *
pmn_week_bars_dup_total (const PmnToday *today)
{
  guint people = 0;
  gint minutes = 0, local = 0;
  g_autofree char *figures = NULL;
  g_autofree char *inside = NULL;

  g_return_val_if_fail (today != NULL, NULL);

  for (guint i = 0; i < 7; i++)
    {
      people += today->week[i].people;
      minutes += today->week[i].minutes;
      local += today->week[i].local_minutes;
    }
  figures = describe (people, minutes);
  if (local == 0)
    return g_steal_pointer (&figures);
  inside = pmn_format_minutes (local, pmn_ui_language ());
  /* Translators: figures of a week, then the part of its hours that is internal work. */
  return g_strdup_printf (_ ("%s (internal: %s)"), figures, inside);
}

char *
pmn_week_bars_dup_day (const PmnToday *today, guint index)
{
  g_return_val_if_fail (today != NULL && index < 7, NULL);

  if (today->week[index].minutes == 0 && today->week[index].people == 0)
    return g_strdup (_ ("nothing logged"));
  return describe (today->week[index].people, today->week[index].minutes);
}

static GtkLabel *
add_caption (GtkWidget *column, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (column), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_column (PmnWeekBars *self, guint index)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->hours[index] = add_caption (column, "numeric");
  self->bars[index] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->bars[index], "week-bar");
  gtk_widget_set_valign (self->bars[index], GTK_ALIGN_END);
  gtk_widget_set_vexpand (self->bars[index], TRUE);
  gtk_widget_set_size_request (room, -1, BAR_HEIGHT);
  gtk_box_append (GTK_BOX (room), self->bars[index]);
  gtk_box_append (GTK_BOX (column), room);
  self->days[index] = add_caption (column, "week-day");
  return column;
}

static void
pmn_week_bars_class_init (PmnWeekBarsClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "weekbars");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pmn_week_bars_init (PmnWeekBars *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bars = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->total_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->total_label, 0);
  gtk_label_set_wrap (self->total_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->total_label), "numeric");
  gtk_box_set_homogeneous (GTK_BOX (bars), TRUE);
  for (guint i = 0; i < 7; i++)
    gtk_box_append (GTK_BOX (bars), make_column (self, i));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->total_label));
  gtk_box_append (GTK_BOX (box), bars);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
set_column (PmnWeekBars *self, const PmnToday *today, guint index, gint most)
{
  const PmnTodayDay *day = &today->week[index];
  g_autofree char *hours
      = day->minutes > 0 ? pmn_format_minutes (day->minutes, pmn_ui_language ()) : g_strdup ("");
  g_autofree char *name
      = g_utf8_substring (pmn_format_weekday ((int) index + 1, pmn_ui_language ()), 0, 3);
  gboolean is_today = today->monday + (PmnDay) index == today->today;

  gtk_label_set_text (self->hours[index], hours);
  gtk_label_set_text (self->days[index], name);
  gtk_widget_set_size_request (self->bars[index], -1,
                               most > 0 ? MAX (day->minutes * BAR_HEIGHT / most, 3) : 3);
  gtk_widget_set_css_classes (self->bars[index],
                              (const char *[]) { "week-bar", day->minutes > 0 ? "filled" : "empty",
                                                 is_today ? "today" : NULL, NULL });
  gtk_widget_set_css_classes (
      GTK_WIDGET (self->days[index]),
      (const char *[]) { "caption", is_today ? "heading" : "week-day", NULL });
}

void
pmn_week_bars_set (PmnWeekBars *self, const PmnToday *today)
{
  g_autofree char *total = NULL;
  gint most = 0;

  g_return_if_fail (PMN_IS_WEEK_BARS (self));
  g_return_if_fail (today != NULL);

  for (guint i = 0; i < 7; i++)
    most = MAX (most, today->week[i].minutes);
  for (guint i = 0; i < 7; i++)
    set_column (self, today, i, most);
  total = pmn_week_bars_dup_total (today);
  gtk_label_set_text (self->total_label, total);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, total, -1);
}
