/* pmn-history-page.c: what was changed, by whom and when
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "history/pmn-history-page.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-error-dialog.h"

#define PAGE_SIZE 100 /* steps read at once, and each time their end comes near */

struct _PmnHistoryPage
{
  PmnListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnHistoryPage, pmn_history_page, PMN_TYPE_LIST_PAGE)

static PmnRegister *
get_register (gpointer page)
{
  return pmn_page_get_register (PMN_PAGE (page));
}

static void
pmn_history_page_fetch (PmnListPage *page, const char *search, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  pmn_register_history_async (get_register (page), (PmnEntity) 0, 0, pmn_list_page_get_limit (page),
                              cancellable, callback, data);
}

static GPtrArray *
pmn_history_page_fetch_finish (PmnListPage *page, GAsyncResult *result, GError **error)
{
  return pmn_register_rows_finish (get_register (page), result, error);
}

static gboolean
pmn_history_page_same (PmnListPage *page, gconstpointer a, gconstpointer b)
{
  const PmnStep *first = a, *second = b;

  return first->id == second->id && first->undone == second->undone
         && first->undoable == second->undoable && g_strcmp0 (first->subject, second->subject) == 0
         && g_strcmp0 (first->detail, second->detail) == 0
         && g_strcmp0 (first->actor_name, second->actor_name) == 0;
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = pmn_register_undo_finish (PMN_REGISTER (source), result, &error);

  if (error != NULL)
    pmn_error_dialog_present (page, _ ("This step cannot be undone"), error);
  else if (sentence != NULL && pmn_window_of (page) != NULL)
    pmn_window_toast_undone (pmn_window_of (page), sentence);
  pmn_list_page_refresh (PMN_LIST_PAGE (page));
}

static void
on_redone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = pmn_register_redo_finish (PMN_REGISTER (source), result, &error);

  if (error != NULL)
    pmn_error_dialog_present (page, _ ("This step cannot be redone"), error);
  else if (sentence != NULL && pmn_window_of (page) != NULL)
    pmn_window_toast_redone (pmn_window_of (page), sentence);
  pmn_list_page_refresh (PMN_LIST_PAGE (page));
}

static void
revert (GtkWidget *page, const PmnStep *step)
{
  if (step->undone)
    pmn_register_redo_async (get_register (page), step->id, NULL, on_redone, g_object_ref (page));
  else
    pmn_register_undo_async (get_register (page), step->id, NULL, on_undone, g_object_ref (page));
}

static void
on_revert_clicked (GtkButton *button, GtkWidget *row)
{
  revert (gtk_widget_get_ancestor (row, PMN_TYPE_HISTORY_PAGE),
          g_object_get_data (G_OBJECT (row), "item"));
}

static char *
describe_when (const PmnStep *step, PmnDay today)
{
  g_autofree char *moment = pmn_ui_describe_moment (step->at, today);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  /* In words of the row, not beside its button, where a narrow window has no room. */
  if (step->undone)
    g_strv_builder_add (parts, _ ("undone"));
  g_strv_builder_add (parts, moment);
  if (step->actor_name != NULL)
    g_strv_builder_add (parts, step->actor_name);
  texts = g_strv_builder_end (parts);
  return g_strjoinv (" · ", texts);
}

static GtkWidget *
pmn_history_page_make_row (PmnListPage *page, gpointer data)
{
  const PmnStep *step = data;
  g_autofree char *sentence = pmn_step_describe (step);
  g_autofree char *when = describe_when (step, pmn_register_get_today (get_register (page)));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (g_strcmp0 (step->kind, "import") == 0
                                                               ? "pmn-import-symbolic"
                                                               : "pmn-history-symbolic"));
  if (step->undoable || step->undone)
    {
      const char *label = step->undone ? _ ("Redo") : _ ("Undo");
      g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, sentence);

      g_signal_connect (pmn_ui_add_row_button (row, label, name), "clicked",
                        G_CALLBACK (on_revert_clicked), row);
    }
  return row;
}

static void
pmn_history_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_HISTORY_PAGE);
  G_OBJECT_CLASS (pmn_history_page_parent_class)->dispose (object);
}

static void
pmn_history_page_class_init (PmnHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnListPageClass *list_class = PMN_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_history_page_dispose;
  list_class->entities = G_MAXUINT;
  list_class->fetch = pmn_history_page_fetch;
  list_class->fetch_finish = pmn_history_page_fetch_finish;
  list_class->make_row = pmn_history_page_make_row;
  list_class->same = pmn_history_page_same;
  list_class->page_size = PAGE_SIZE;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/history/pmn-history-page.ui");
}

static void
pmn_history_page_init (PmnHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
