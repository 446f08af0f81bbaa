/* pmn-page-view.c: one page of a document on the screen, as it comes out of the printer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "print/pmn-page-view.h"

#include <glib/gi18n.h>

#define NATURAL_WIDTH 620
#define A4_RATIO 1.4142

struct _PmnPageView
{
  GtkWidget parent_instance;

  PmnPrintout *printout;
  guint page;
};

G_DEFINE_FINAL_TYPE (PmnPageView, pmn_page_view, GTK_TYPE_WIDGET)

static double
get_ratio (PmnPageView *self)
{
  double width;
  double height;

  if (self->printout == NULL)
    return A4_RATIO;
  pmn_printout_get_page_size (self->printout, &width, &height);
  return height / width;
}

static GtkSizeRequestMode
pmn_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmn_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  PmnPageView *self = PMN_PAGE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 100;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural
        = (int) ((for_size > 0 ? for_size : NATURAL_WIDTH) * get_ratio (self) + 0.5);
}

static void
pmn_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PmnPageView *self = PMN_PAGE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  double page_width;
  double page_height;
  cairo_t *cr;

  /* Paper is white in every theme. */
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &bounds);
  if (self->printout == NULL)
    return;
  pmn_printout_get_page_size (self->printout, &page_width, &page_height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, width / page_width, height / page_height);
  pmn_printout_draw (self->printout, cr, self->page, FALSE);
  cairo_destroy (cr);
}

static void
pmn_page_view_finalize (GObject *object)
{
  pmn_printout_unref (PMN_PAGE_VIEW (object)->printout);
  G_OBJECT_CLASS (pmn_page_view_parent_class)->finalize (object);
}

static void
pmn_page_view_class_init (PmnPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmn_page_view_finalize;
  widget_class->get_request_mode = pmn_page_view_get_request_mode;
  widget_class->measure = pmn_page_view_measure;
  widget_class->snapshot = pmn_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pmn_page_view_init (PmnPageView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
}

GtkWidget *
pmn_page_view_new (void)
{
  return g_object_new (PMN_TYPE_PAGE_VIEW, NULL);
}

void
pmn_page_view_set_page (PmnPageView *self, PmnPrintout *printout, guint page)
{
  g_autofree char *label = NULL;

  g_return_if_fail (PMN_IS_PAGE_VIEW (self));

  pmn_printout_unref (self->printout);
  self->printout = printout != NULL ? pmn_printout_ref (printout) : NULL;
  self->page = page;
  if (printout != NULL)
    {
      /* Translators: page number, then number of pages */
      label = g_strdup_printf (_ ("Page %u of %u"), page + 1, pmn_printout_get_n_pages (printout));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
