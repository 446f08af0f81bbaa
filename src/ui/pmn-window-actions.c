/* pmn-window-actions.c: what the keys, menus and buttons of a window do
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-window-private.h"

#include <glib/gi18n.h>

#include "activities/pmn-activities-page.h"
#include "activity-form/pmn-activity-editor.h"
#include "day-entry/pmn-day-entry-dialog.h"
#include "import/pmn-import-dialog.h"
#include "pmn-activity-people.h"
#include "pmn-mediator.h"
#include "pmn-shortcuts-dialog.h"
#include "preferences/pmn-change-of-pc-dialog.h"
#include "preferences/pmn-person-dialog.h"
#include "preferences/pmn-preferences-dialog.h"
#include "print/pmn-print-dialog.h"
#include "widgets/pmn-editor-dialog.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-record-page.h"

static void
action_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  pmn_window_show_page (self, g_variant_get_string (parameter, NULL));
}

/* What the variant says, in a filter that lets everything else through. */
static PmnActivityFilter *
read_filter (GVariant *parameter)
{
  PmnActivityFilter *filter = pmn_activity_filter_new ();

  g_variant_lookup (parameter, "from", "i", &filter->from);
  g_variant_lookup (parameter, "to", "i", &filter->to);
  g_variant_lookup (parameter, "mediator", "x", &filter->mediator_id);
  g_variant_lookup (parameter, "place", "x", &filter->place_id);
  g_variant_lookup (parameter, "incomplete", "b", &filter->incomplete_only);
  g_variant_lookup (parameter, "tag", "s", &filter->tag);
  g_variant_lookup (parameter, "text", "s", &filter->text);
  return filter;
}

static void
action_show_activities (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);
  g_autoptr (PmnActivityFilter) filter = read_filter (parameter);
  PmnPage *page;

  pmn_window_show_page (self, "activities");
  page = pmn_window_get_visible_page (self);
  if (PMN_IS_ACTIVITIES_PAGE (page))
    pmn_activities_page_set_filter (PMN_ACTIVITIES_PAGE (page), filter);
}

/* Of the page: one of what it lists. Nothing on a page that lists no such things, nor under a dialog. */
static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnPage *page = pmn_window_get_visible_page (PMN_WINDOW (widget));

  if (page != NULL
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "record.add", NULL);
}

static void
action_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnPage *page = pmn_window_get_visible_page (PMN_WINDOW (widget));

  if (page != NULL)
    pmn_page_open_search (page);
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnPage *page = pmn_window_get_visible_page (PMN_WINDOW (widget));

  if (page != NULL)
    pmn_page_open_menu (page);
}

/* F6: sidebar, then content, then sidebar again; one pane at a time when narrow. */
static void
action_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);
  PmnPage *page = pmn_window_get_visible_page (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean in_sidebar
      = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar_page));

  if (page == NULL)
    return;
  if (in_sidebar)
    {
      adw_navigation_split_view_set_show_content (self->split_view, TRUE);
      pmn_page_focus_first (page);
    }
  else
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar_list);

      adw_navigation_split_view_set_show_content (self->split_view, FALSE);
      gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->sidebar_list));
    }
}

/* Undo and redo -------------------------------------------------------------------------------- */

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWindow) self = PMN_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = pmn_register_undo_finish (PMN_REGISTER (source), result, &error);

  if (error != NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("This cannot be undone"), error);
  else if (sentence != NULL)
    pmn_window_toast_undone (self, sentence);
  else
    pmn_window_toast (self, _ ("There is nothing to undo"));
}

static void
on_redone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWindow) self = PMN_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = pmn_register_redo_finish (PMN_REGISTER (source), result, &error);

  if (error != NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("This cannot be redone"), error);
  else if (sentence != NULL)
    pmn_window_toast_redone (self, sentence);
  else
    pmn_window_toast (self, _ ("There is nothing to redo"));
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (self->reg != NULL)
    pmn_register_undo_async (self->reg, 0, NULL, on_undone, g_object_ref (self));
}

static void
action_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (self->reg != NULL)
    pmn_register_redo_async (self->reg, 0, NULL, on_redone, g_object_ref (self));
}

/* Dialogs -------------------------------------------------------------------------------------- */

/* A dialog is opened once, and never without a register. */
static gboolean
can_open (PmnWindow *self, GType type)
{
  return self->reg != NULL && pmn_window_get_visible_page (self) != NULL
         && !G_TYPE_CHECK_INSTANCE_TYPE (
             adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)), type);
}

static void
action_log_activity (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (can_open (self, PMN_TYPE_ACTIVITY_EDITOR))
    adw_dialog_present (
        pmn_activity_editor_new (
            self->reg, pmn_activity_editor_kind_from_name (g_variant_get_string (parameter, NULL))),
        widget);
}

/* Goes on with an activity begun like another: what was typed says all of it. */
static void
action_resume_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);
  g_autoptr (PmnActivity) activity = pmn_activity_new ();

  if (!can_open (self, PMN_TYPE_ACTIVITY_EDITOR))
    return;
  activity->kind = PMN_ACTIVITY_INDIVIDUAL;
  activity->mediator_id = pmn_register_get_actor (self->reg);
  adw_dialog_present (pmn_activity_editor_new_for_activity (self->reg, activity), widget);
}

static void action_switch_person (GtkWidget *widget, const char *name, GVariant *parameter);

/* The day as 2026-11-19, or "" for the one to propose. */
static void
action_day_entry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (!can_open (self, PMN_TYPE_DAY_ENTRY_DIALOG))
    return;
  /* A day is somebody's: who it is comes first. */
  if (pmn_register_get_actor (self->reg) == 0)
    action_switch_person (widget, NULL, NULL);
  else
    adw_dialog_present (pmn_day_entry_dialog_new (
                            self->reg, pmn_day_from_iso (g_variant_get_string (parameter, NULL))),
                        widget);
}

/* @activity: (nullable): NULL with @error */
static void
open_activity (PmnWindow *self, PmnRegister *reg, const PmnActivity *activity, const GError *error)
{
  /* Another base may have been opened, or another form, meanwhile. */
  if (self->reg != reg || !can_open (self, PMN_TYPE_ACTIVITY_EDITOR))
    return;
  if (activity == NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The form could not be filled"), error);
  else
    adw_dialog_present (pmn_activity_editor_new_for_activity (reg, activity), GTK_WIDGET (self));
}

static void
on_activity_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWindow) self = PMN_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) activity
      = pmn_register_get_finish (PMN_REGISTER (source), result, &error);

  open_activity (self, PMN_REGISTER (source), activity, error);
}

/* A copy is of the day it is made, by who makes it. */
static void
on_model_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWindow) self = PMN_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) model = pmn_register_get_finish (PMN_REGISTER (source), result, &error);
  g_autoptr (PmnActivity) copy = NULL;

  if (model != NULL)
    {
      gint64 actor = pmn_register_get_actor (PMN_REGISTER (source));

      copy = pmn_activity_duplicate (model, PMN_DAY_NONE);
      if (actor != 0)
        copy->mediator_id = actor;
    }
  open_activity (self, PMN_REGISTER (source), copy, error);
}

static void
action_edit_activity (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (can_open (self, PMN_TYPE_ACTIVITY_EDITOR))
    pmn_register_get_async (self->reg, PMN_ENTITY_ACTIVITY, g_variant_get_int64 (parameter), NULL,
                            g_str_equal (name, "win.duplicate-activity") ? on_model_read
                                                                         : on_activity_read,
                            g_object_ref (self));
}

/* The name of a page of rows, and the row id; 0 = a new one. */
static void
action_edit_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);
  PmnPage *page;
  const char *id;
  gint64 row;

  if (!can_open (self, PMN_TYPE_EDITOR_DIALOG))
    return;
  g_variant_get (parameter, "(&sx)", &id, &row);
  pmn_window_show_page (self, id);
  page = pmn_window_get_visible_page (self);
  if (PMN_IS_RECORD_PAGE (page))
    pmn_record_page_edit (PMN_RECORD_PAGE (page), row);
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (can_open (self, PMN_TYPE_IMPORT_DIALOG))
    adw_dialog_present (pmn_import_dialog_new (self->reg, NULL), widget);
}

static void
action_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (can_open (self, PMN_TYPE_PREFERENCES_DIALOG))
    adw_dialog_present (pmn_preferences_dialog_new (self->reg), widget);
}

static void
action_print_tally_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);
  PmnDocumentRequest *request;

  if (!can_open (self, PMN_TYPE_PRINT_DIALOG))
    return;
  request = pmn_document_request_new (PMN_DOCUMENT_TALLY_SHEET);
  request->mediator_id = pmn_register_get_actor (self->reg);
  adw_dialog_present (pmn_print_dialog_new (self->reg, request), widget);
}

static void
action_change_of_pc (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (can_open (self, PMN_TYPE_CHANGE_OF_PC_DIALOG))
    adw_dialog_present (pmn_change_of_pc_dialog_new (self->reg), widget);
}

static void
action_switch_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *self = PMN_WINDOW (widget);

  if (can_open (self, PMN_TYPE_PERSON_DIALOG))
    adw_dialog_present (pmn_person_dialog_new (self->reg), widget);
}

static void
action_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (pmn_shortcuts_dialog_new (), widget);
}

static void
action_welcome (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pmn_window_show_welcome (PMN_WINDOW (widget));
}

/* Person --------------------------------------------------------------------------------------- */

static void
on_person_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWindow) self = PMN_WINDOW (data);
  g_autoptr (GError) error = NULL;
  PmnMediator *mediator = pmn_register_get_finish (PMN_REGISTER (source), result, &error);
  g_autofree char *name = NULL;

  if (self->person_label == NULL)
    {
      pmn_mediator_free (mediator);
      return;
    }
  name = mediator != NULL ? pmn_mediator_get_display_name (mediator)
                          : g_strdup (_ ("Choose who you are"));
  gtk_label_set_text (self->person_label, name);
  adw_avatar_set_text (self->person_avatar, mediator != NULL ? name : NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->person_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("At the keyboard; activate to change"), -1);
  gtk_widget_set_tooltip_text (self->person_button, _ ("Change who is at the keyboard (Ctrl+J)"));
  pmn_mediator_free (mediator);
}

void
pmn_window_update_person (PmnWindow *self)
{
  if (self->reg == NULL)
    return;
  pmn_register_get_async (self->reg, PMN_ENTITY_MEDIATOR, pmn_register_get_actor (self->reg), NULL,
                          on_person_read, g_object_ref (self));
}

/* Files to import ------------------------------------------------------------------------------ */

void
pmn_window_offer_import (PmnWindow *self)
{
  g_autofree char *path = NULL;

  if (self->to_import == NULL || !can_open (self, PMN_TYPE_IMPORT_DIALOG))
    return;
  path = g_steal_pointer (&self->to_import);
  adw_dialog_present (pmn_import_dialog_new (self->reg, path), GTK_WIDGET (self));
}

void
pmn_window_import (PmnWindow *self, const char *path)
{
  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  g_set_str (&self->to_import, path);
  pmn_window_offer_import (self);
}

void
pmn_window_start_search (PmnWindow *self)
{
  g_autofree char *text = NULL;
  g_autoptr (PmnActivityFilter) filter = NULL;
  PmnPage *page;

  if (self->to_search == NULL || self->reg == NULL)
    return;
  text = g_steal_pointer (&self->to_search);
  pmn_window_show_main (self);
  pmn_window_show_page (self, "activities");
  page = pmn_window_get_visible_page (self);
  filter = pmn_activity_filter_new ();
  filter->text = g_steal_pointer (&text);
  pmn_activities_page_set_filter (PMN_ACTIVITIES_PAGE (page), filter);
  if (self->search_only_one)
    pmn_activities_page_select_first (PMN_ACTIVITIES_PAGE (page));
}

void
pmn_window_search (PmnWindow *self, const char *text, gboolean only_one)
{
  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  g_set_str (&self->to_search, text);
  self->search_only_one = only_one;
  pmn_window_start_search (self);
}

gboolean
pmn_window_shows (PmnWindow *self, const char *path)
{
  const char *opening;

  g_return_val_if_fail (PMN_IS_WINDOW (self), FALSE);

  opening = g_object_get_data (G_OBJECT (self), "opening-path");
  return g_strcmp0 (opening, path) == 0
         || (self->reg != NULL
             && g_strcmp0 (pmn_store_get_path (pmn_register_get_store (self->reg)), path) == 0);
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, PmnWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = NULL;

  if (files == NULL || !can_open (self, PMN_TYPE_IMPORT_DIALOG))
    {
      g_slist_free (files);
      return FALSE;
    }
  path = g_file_get_path (files->data);
  g_slist_free (files);
  if (path == NULL)
    return FALSE;
  pmn_window_import (self, path);
  return TRUE;
}

void
pmn_window_install_drop (PmnWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
pmn_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.page", "s", action_page);
  /* a{sv}: from, to (i: PmnDay), mediator, place (x: row ids), incomplete (b), tag, text (s). */
  gtk_widget_class_install_action (widget_class, "win.show-activities", "a{sv}",
                                   action_show_activities);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, action_search);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, action_menu);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, action_next_pane);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, action_next_pane);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, action_redo);
  gtk_widget_class_install_action (widget_class, "win.log-activity", "s", action_log_activity);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, action_new);
  gtk_widget_class_install_action (widget_class, "win.day-entry", "s", action_day_entry);
  gtk_widget_class_install_action (widget_class, "win.resume-copy", NULL, action_resume_copy);
  gtk_widget_class_install_action (widget_class, "win.edit-activity", "x", action_edit_activity);
  gtk_widget_class_install_action (widget_class, "win.edit-record", "(sx)", action_edit_record);
  gtk_widget_class_install_action (widget_class, "win.duplicate-activity", "x",
                                   action_edit_activity);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, action_preferences);
  gtk_widget_class_install_action (widget_class, "win.print-tally-sheet", NULL,
                                   action_print_tally_sheet);
  gtk_widget_class_install_action (widget_class, "win.change-of-pc", NULL, action_change_of_pc);
  gtk_widget_class_install_action (widget_class, "win.switch-person", NULL, action_switch_person);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, action_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.welcome", NULL, action_welcome);
}
