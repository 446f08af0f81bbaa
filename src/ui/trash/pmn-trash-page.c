/* pmn-trash-page.c: what was moved to the trash, and how to get it back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "trash/pmn-trash-page.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"

#define PAGE_SIZE 100 /* rows read at once, and each time their end comes near */

struct _PmnTrashPage
{
  PmnListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnTrashPage, pmn_trash_page, PMN_TYPE_LIST_PAGE)

static PmnRegister *
get_register (gpointer page)
{
  return pmn_page_get_register (PMN_PAGE (page));
}

static const char *
get_icon_name (PmnEntity entity)
{
  switch (entity)
    {
    case PMN_ENTITY_ACTIVITY:
    case PMN_ENTITY_TEMPLATE:
    case PMN_ENTITY_SAVED_FILTER:
      return "pmn-activities-symbolic";
    case PMN_ENTITY_PLACE:
      return "pmn-places-symbolic";
    case PMN_ENTITY_MEDIATOR:
    case PMN_ENTITY_ABSENCE:
      return "pmn-team-symbolic";
    case PMN_ENTITY_BENEFICIARY:
      return "pmn-beneficiaries-symbolic";
    case PMN_ENTITY_STRUCTURE:
    default:
      return "pmn-structure-symbolic";
    }
}

static void
pmn_trash_page_fetch (PmnListPage *page, const char *search, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  pmn_register_trash_list_async (get_register (page), pmn_list_page_get_limit (page), cancellable,
                                 callback, data);
}

static GPtrArray *
pmn_trash_page_fetch_finish (PmnListPage *page, GAsyncResult *result, GError **error)
{
  GPtrArray *items = pmn_register_rows_finish (get_register (page), result, error);

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "trash.empty", items != NULL && items->len > 0);
  return items;
}

static gboolean
pmn_trash_page_same (PmnListPage *page, gconstpointer a, gconstpointer b)
{
  const PmnTrashItem *first = a, *second = b;

  return first->entity == second->entity && first->id == second->id
         && first->deleted_at == second->deleted_at && g_strcmp0 (first->label, second->label) == 0
         && g_strcmp0 (first->deleted_by, second->deleted_by) == 0;
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (page, _ ("This could not be taken out of the trash"), error);
  else if (pmn_window_of (page) != NULL)
    pmn_window_toast_undo (pmn_window_of (page), _ ("Taken out of the trash"));
}

static void
pmn_trash_page_activate (PmnListPage *page, gpointer data)
{
  const PmnTrashItem *item = data;

  pmn_register_restore_async (get_register (page), item->entity, &item->id, 1, NULL, on_restored,
                              g_object_ref (page));
}

static void
on_restore_clicked (GtkButton *button, GtkWidget *row)
{
  GtkWidget *page = gtk_widget_get_ancestor (row, PMN_TYPE_TRASH_PAGE);

  pmn_trash_page_activate (PMN_LIST_PAGE (page), g_object_get_data (G_OBJECT (row), "item"));
}

static GtkWidget *
pmn_trash_page_make_row (PmnListPage *page, gpointer data)
{
  const PmnTrashItem *item = data;
  PmnLanguage language = pmn_ui_language ();
  g_autofree char *when = pmn_format_date_near (
      pmn_clock_day_of (item->deleted_at), pmn_register_get_today (get_register (page)), language);
  g_autofree char *until = pmn_format_date (pmn_clock_day_of (item->until), language);
  g_autofree char *subtitle = NULL;
  g_autofree char *label = g_strdup_printf (_ ("Restore %s"), item->label);
  GtkWidget *row = adw_action_row_new ();

  if (item->deleted_by != NULL)
    /* Translators: date of deletion, name of who deleted, date until which it is kept. */
    subtitle
        = g_strdup_printf (_ ("Deleted %s by %s · kept until %s"), when, item->deleted_by, until);
  else
    /* Translators: date of deletion, date until which it is kept. */
    subtitle = g_strdup_printf (_ ("Deleted %s · kept until %s"), when, until);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (get_icon_name (item->entity)));
  g_signal_connect (pmn_ui_add_row_button (row, _ ("_Restore"), label), "clicked",
                    G_CALLBACK (on_restore_clicked), row);
  return row;
}

static void
on_emptied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (page, _ ("The trash could not be emptied"), error);
  else if (pmn_window_of (page) != NULL)
    pmn_window_toast (pmn_window_of (page), _ ("The trash is empty"));
  pmn_list_page_refresh (PMN_LIST_PAGE (page));
}

static void
on_empty_answered (AdwAlertDialog *dialog, const char *response, PmnTrashPage *self)
{
  if (g_str_equal (response, "empty"))
    pmn_register_empty_trash_async (get_register (self), NULL, on_emptied, g_object_ref (self));
}

static void
action_empty (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = pmn_alert_new (
      _ ("Empty the Trash?"), _ ("What is in it will be removed for good. This cannot be undone."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "empty",
                                  _ ("_Empty"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "empty",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_empty_answered), widget, 0);
  pmn_alert_ask (dialog, widget);
}

static void
pmn_trash_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_TRASH_PAGE);
  G_OBJECT_CLASS (pmn_trash_page_parent_class)->dispose (object);
}

static void
pmn_trash_page_class_init (PmnTrashPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnListPageClass *list_class = PMN_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_trash_page_dispose;
  list_class->entities = G_MAXUINT;
  list_class->fetch = pmn_trash_page_fetch;
  list_class->fetch_finish = pmn_trash_page_fetch_finish;
  list_class->make_row = pmn_trash_page_make_row;
  list_class->activate = pmn_trash_page_activate;
  list_class->same = pmn_trash_page_same;
  list_class->page_size = PAGE_SIZE;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/trash/pmn-trash-page.ui");
  gtk_widget_class_install_action (widget_class, "trash.empty", NULL, action_empty);
}

static void
pmn_trash_page_init (PmnTrashPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
