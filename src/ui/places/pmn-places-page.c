/* pmn-places-page.c: where people are helped
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "places/pmn-places-page.h"

#include <glib/gi18n.h>

#include "places/pmn-place-editor.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"
#include "pmn-window.h"
#include "widgets/pmn-error-dialog.h"

struct _PmnPlacesPage
{
  PmnListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnPlacesPage, pmn_places_page, PMN_TYPE_LIST_PAGE)

static PmnRegister *
get_register (PmnListPage *page)
{
  return pmn_page_get_register (PMN_PAGE (page));
}

static void
pmn_places_page_fetch (PmnListPage *page, const char *search, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  pmn_register_list_async (get_register (page), PMN_ENTITY_PLACE, search, cancellable, callback,
                           data);
}

static GPtrArray *
pmn_places_page_fetch_finish (PmnListPage *page, GAsyncResult *result, GError **error)
{
  return pmn_register_list_finish (get_register (page), result, error);
}

static char *
describe_place (const PmnPlace *place)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (place->typology != NULL)
    g_strv_builder_add (parts,
                        pmn_vocabulary_label (PMN_VOCABULARY_PLACE_TYPOLOGY, place->typology));
  if (place->commune != NULL)
    g_strv_builder_add (parts, place->commune);
  if (place->itinerant)
    g_strv_builder_add (parts, _ ("itinerant"));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static GtkWidget *
pmn_places_page_make_row (PmnListPage *page, gpointer item)
{
  const PmnPlace *place = item;
  g_autofree char *subtitle = describe_place (place);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("pmn-places-symbolic"));
  if (place->france_services)
    {
      GtkWidget *mark = gtk_label_new (_ ("France Services"));

      gtk_widget_add_css_class (mark, "badge");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
pmn_places_page_activate (PmnListPage *page, gpointer item)
{
  adw_dialog_present (pmn_place_editor_new (get_register (page), item), GTK_WIDGET (page));
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (page, _ ("The place could not be moved to the trash"), error);
  else if (pmn_window_of (page) != NULL)
    pmn_window_toast_undo (pmn_window_of (page), _ ("Moved to the trash"));
}

static void
pmn_places_page_trash (PmnListPage *page, gpointer item)
{
  const PmnPlace *place = item;

  pmn_register_trash_async (get_register (page), PMN_ENTITY_PLACE, &place->record.id, 1, NULL,
                            on_trashed, g_object_ref (page));
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_register (PMN_LIST_PAGE (widget)) != NULL)
    adw_dialog_present (pmn_place_editor_new (get_register (PMN_LIST_PAGE (widget)), NULL), widget);
}

static void
pmn_places_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PLACES_PAGE);
  G_OBJECT_CLASS (pmn_places_page_parent_class)->dispose (object);
}

static void
pmn_places_page_class_init (PmnPlacesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnListPageClass *list_class = PMN_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_places_page_dispose;
  list_class->entities = 1u << PMN_ENTITY_PLACE;
  list_class->fetch = pmn_places_page_fetch;
  list_class->fetch_finish = pmn_places_page_fetch_finish;
  list_class->make_row = pmn_places_page_make_row;
  list_class->activate = pmn_places_page_activate;
  list_class->trash = pmn_places_page_trash;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/places/pmn-places-page.ui");
  gtk_widget_class_install_action (widget_class, "places.add", NULL, action_add);
}

static void
pmn_places_page_init (PmnPlacesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
