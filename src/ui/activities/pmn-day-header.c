/* pmn-day-header.c: the title of the rows of a day, with its totals
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-day-header.h"

#include "pmn-activity-text.h"

struct _PmnDayHeader
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *figures;
  PmnDayTotals *totals;
  PmnDay day;
};

G_DEFINE_FINAL_TYPE (PmnDayHeader, pmn_day_header, GTK_TYPE_WIDGET)

static void
on_totals_changed (PmnDayTotals *totals, PmnDayHeader *self)
{
  const PmnActivityTotal *total = pmn_day_totals_get (totals, self->day);
  g_autofree char *text = NULL;

  /* The header of a day that has just gone lives one moment longer. */
  if (total != NULL && total->n > 0)
    text = pmn_activity_text_totals (total->n, total->minutes);
  gtk_label_set_text (GTK_LABEL (self->figures), text != NULL ? text : "");
}

static void
pmn_day_header_dispose (GObject *object)
{
  PmnDayHeader *self = PMN_DAY_HEADER (object);

  pmn_day_header_unset (self);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->figures, gtk_widget_unparent);

  G_OBJECT_CLASS (pmn_day_header_parent_class)->dispose (object);
}

static void
pmn_day_header_class_init (PmnDayHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_day_header_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dayheader");
}

static void
pmn_day_header_init (PmnDayHeader *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));

  self->figures = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->figures, "dimmed");
  gtk_widget_add_css_class (self->figures, "numeric-cell");
  gtk_widget_set_parent (self->figures, GTK_WIDGET (self));
}

GtkWidget *
pmn_day_header_new (void)
{
  return g_object_new (PMN_TYPE_DAY_HEADER, NULL);
}

void
pmn_day_header_set_day (PmnDayHeader *self, PmnDayTotals *totals, PmnDay day, PmnDay today)
{
  g_autofree char *title = NULL;

  g_return_if_fail (PMN_IS_DAY_HEADER (self));
  g_return_if_fail (PMN_IS_DAY_TOTALS (totals));

  pmn_day_header_unset (self);
  self->day = day;
  self->totals = g_object_ref (totals);
  g_signal_connect (totals, "changed", G_CALLBACK (on_totals_changed), self);
  title = pmn_activity_text_day (day, today);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  on_totals_changed (totals, self);
}

void
pmn_day_header_unset (PmnDayHeader *self)
{
  g_return_if_fail (PMN_IS_DAY_HEADER (self));

  if (self->totals == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->totals, on_totals_changed, self);
  g_clear_object (&self->totals);
}
