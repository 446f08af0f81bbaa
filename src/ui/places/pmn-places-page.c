/* pmn-places-page.c: the page Places
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-places-page.h"

#include "pmn-ui.h"

struct _PmnPlacesPage
{
  PmnPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnPlacesPage, pmn_places_page, PMN_TYPE_PAGE)

static void
pmn_places_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PLACES_PAGE);
  G_OBJECT_CLASS (pmn_places_page_parent_class)->dispose (object);
}

static void
pmn_places_page_class_init (PmnPlacesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmn_places_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH "/places/pmn-places-page.ui");
}

static void
pmn_places_page_init (PmnPlacesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
