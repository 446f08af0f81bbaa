/* pmn-day-header.c: the title of the rows of a day, with its totals
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-day-header.h"

#include "pmn-activity-text.h"
#include "widgets/pmn-list-text.h"

#define SPACING 12

struct _PmnDayHeader
{
  GtkWidget parent_instance;

  PmnDayTotals *totals; /* nullable */
  PmnDay day, today;
  char *title, *figures; /* nullable: made when they are first painted */
  gboolean named;        /* whether assistive technologies know them */
};

G_DEFINE_FINAL_TYPE (PmnDayHeader, pmn_day_header, GTK_TYPE_WIDGET)

static void
forget_texts (PmnDayHeader *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->figures, g_free);
  if (self->named)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  self->named = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
make_texts (PmnDayHeader *self)
{
  const PmnActivityTotal *total = pmn_day_totals_get (self->totals, self->day);

  self->title = pmn_activity_text_day (self->day, self->today);
  /* The header of a day that has just gone lives one moment longer. */
  if (total != NULL && total->n > 0)
    self->figures = pmn_activity_text_totals (total->n, total->minutes);
  else
    self->figures = g_strdup ("");
}

static void
name_it (PmnDayHeader *self)
{
  g_autofree char *name = *self->figures != '\0'
                              ? g_strdup_printf ("%s · %s", self->title, self->figures)
                              : g_strdup (self->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->named = TRUE;
}

static void
on_totals_changed (PmnDayTotals *totals, PmnDayHeader *self)
{
  forget_texts (self);
}

static void
pmn_day_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      pmn_list_text_measure (widget, PMN_LIST_TEXT_HEADING, 0, NULL, minimum);
      *natural = *minimum;
      return;
    }
  pmn_list_text_measure (widget, PMN_LIST_TEXT_HEADING, 16, minimum, NULL);
  pmn_list_text_measure (widget, PMN_LIST_TEXT_HEADING, 48, natural, NULL);
}

/* Today and yesterday need no date where there is no room for it. Returns: (transfer full). */
static char *
fit_title (PmnDayHeader *self, int width)
{
  const char *date = strstr (self->title, " · ");

  if (date == NULL
      || !pmn_list_text_is_cut (GTK_WIDGET (self), PMN_LIST_TEXT_HEADING, self->title, width))
    return g_strdup (self->title);
  return g_strndup (self->title, (gsize) (date - self->title));
}

static void
pmn_day_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PmnDayHeader *self = PMN_DAY_HEADER (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_rect_t title, figures;
  g_autofree char *text = NULL;
  float end;

  if (self->totals == NULL)
    return;
  if (self->title == NULL)
    make_texts (self);
  end = (float) pmn_list_text_get_width (widget, PMN_LIST_TEXT_NUMBER, self->figures);
  figures = GRAPHENE_RECT_INIT (MAX (width - end, 0), 0, MIN (end, width), height);
  figures = pmn_list_text_mirror (widget, &figures);
  title = GRAPHENE_RECT_INIT (0, 0, MAX (width - end - SPACING, 0), height);
  text = fit_title (self, (int) title.size.width);
  title = pmn_list_text_mirror (widget, &title);
  pmn_list_text_paint (widget, snapshot, text, PMN_LIST_TEXT_HEADING, &title, FALSE, FALSE);
  pmn_list_text_paint (widget, snapshot, self->figures, PMN_LIST_TEXT_NUMBER, &figures, TRUE, TRUE);
  if (!self->named)
    name_it (self);
}

static void
pmn_day_header_dispose (GObject *object)
{
  PmnDayHeader *self = PMN_DAY_HEADER (object);

  pmn_day_header_unset (self);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->figures, g_free);

  G_OBJECT_CLASS (pmn_day_header_parent_class)->dispose (object);
}

static void
pmn_day_header_class_init (PmnDayHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_day_header_dispose;
  widget_class->measure = pmn_day_header_measure;
  widget_class->snapshot = pmn_day_header_snapshot;
  gtk_widget_class_set_css_name (widget_class, "dayheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pmn_day_header_init (PmnDayHeader *self)
{
}

GtkWidget *
pmn_day_header_new (void)
{
  return g_object_new (PMN_TYPE_DAY_HEADER, NULL);
}

void
pmn_day_header_set_day (PmnDayHeader *self, PmnDayTotals *totals, PmnDay day, PmnDay today)
{
  g_return_if_fail (PMN_IS_DAY_HEADER (self));
  g_return_if_fail (PMN_IS_DAY_TOTALS (totals));

  pmn_day_header_unset (self);
  self->day = day;
  self->today = today;
  self->totals = g_object_ref (totals);
  g_signal_connect (totals, "changed", G_CALLBACK (on_totals_changed), self);
  forget_texts (self);
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
