/* pmn-team-page.c: who works here
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "team/pmn-team-page.h"

#include <glib/gi18n.h>

#include "pmn-format.h"
#include "pmn-labels.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "team/pmn-mediator-editor.h"
#include "widgets/pmn-error-dialog.h"

struct _PmnTeamPage
{
  PmnListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnTeamPage, pmn_team_page, PMN_TYPE_LIST_PAGE)

static PmnRegister *
get_register (PmnListPage *page)
{
  return pmn_page_get_register (PMN_PAGE (page));
}

static void
pmn_team_page_fetch (PmnListPage *page, const char *search, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer data)
{
  pmn_register_list_async (get_register (page), PMN_ENTITY_MEDIATOR, search, cancellable, callback,
                           data);
}

static GPtrArray *
pmn_team_page_fetch_finish (PmnListPage *page, GAsyncResult *result, GError **error)
{
  return pmn_register_list_finish (get_register (page), result, error);
}

/* Translated sentence about the time in the structure; NULL when there is nothing to say. */
static char *
describe_time (const PmnMediator *mediator, PmnDay today)
{
  g_autofree char *day = NULL;

  if (mediator->active_from != PMN_DAY_NONE && mediator->active_from > today)
    {
      day = pmn_format_date (mediator->active_from, pmn_ui_language ());
      return g_strdup_printf (_ ("from %s"), day);
    }
  if (mediator->active_to == PMN_DAY_NONE)
    return NULL;
  day = pmn_format_date (mediator->active_to, pmn_ui_language ());
  return g_strdup_printf (mediator->active_to < today ? _ ("left on %s") : _ ("until %s"), day);
}

static GtkWidget *
pmn_team_page_make_row (PmnListPage *page, gpointer item)
{
  const PmnMediator *mediator = item;
  g_autofree char *name = pmn_mediator_get_display_name (mediator);
  g_autofree char *time = describe_time (mediator, pmn_register_get_today (get_register (page)));
  g_autofree char *subtitle
      = time != NULL ? g_strdup_printf ("%s · %s", pmn_label_mediator_kind (mediator->kind), time)
                     : g_strdup (pmn_label_mediator_kind (mediator->kind));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = adw_avatar_new (32, name, TRUE);

  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (mediator->record.id == pmn_register_get_actor (get_register (page)))
    {
      GtkWidget *mark = gtk_label_new (_ ("at the keyboard"));

      gtk_widget_add_css_class (mark, "badge");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (!pmn_mediator_is_active (mediator, pmn_register_get_today (get_register (page))))
    gtk_widget_add_css_class (row, "dimmed");
  return row;
}

static void
pmn_team_page_activate (PmnListPage *page, gpointer item)
{
  adw_dialog_present (pmn_mediator_editor_new (get_register (page), item), GTK_WIDGET (page));
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (page, _ ("The person could not be moved to the trash"), error);
  else if (pmn_window_of (page) != NULL)
    pmn_window_toast_undo (pmn_window_of (page), _ ("Moved to the trash"));
}

static void
pmn_team_page_trash (PmnListPage *page, gpointer item)
{
  const PmnMediator *mediator = item;

  pmn_register_trash_async (get_register (page), PMN_ENTITY_MEDIATOR, &mediator->record.id, 1, NULL,
                            on_trashed, g_object_ref (page));
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_register (PMN_LIST_PAGE (widget)) != NULL)
    adw_dialog_present (pmn_mediator_editor_new (get_register (PMN_LIST_PAGE (widget)), NULL),
                        widget);
}

static void
pmn_team_page_set_register (PmnPage *page, GObject *reg)
{
  PMN_PAGE_CLASS (pmn_team_page_parent_class)->set_register (page, reg);
  g_signal_connect_object (reg, "notify::actor", G_CALLBACK (pmn_list_page_refresh), page,
                           G_CONNECT_SWAPPED);
}

static void
pmn_team_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_TEAM_PAGE);
  G_OBJECT_CLASS (pmn_team_page_parent_class)->dispose (object);
}

static void
pmn_team_page_class_init (PmnTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnListPageClass *list_class = PMN_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_team_page_dispose;
  PMN_PAGE_CLASS (klass)->set_register = pmn_team_page_set_register;
  list_class->entities = 1u << PMN_ENTITY_MEDIATOR;
  list_class->fetch = pmn_team_page_fetch;
  list_class->fetch_finish = pmn_team_page_fetch_finish;
  list_class->make_row = pmn_team_page_make_row;
  list_class->activate = pmn_team_page_activate;
  list_class->trash = pmn_team_page_trash;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/team/pmn-team-page.ui");
  gtk_widget_class_install_action (widget_class, "team.add", NULL, action_add);
}

static void
pmn_team_page_init (PmnTeamPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
