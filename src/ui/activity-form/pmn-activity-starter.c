/* pmn-activity-starter.c: what the form of an activity can start from, and its menu
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-starter.h"

#include <glib/gi18n.h>

#include "pmn-activity-people.h"
#include "pmn-activity-starts.h"
#include "pmn-named-body.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-held-keys.h"

struct _PmnActivityStarter
{
  GObject parent_instance;

  PmnEditorDialog *editor; /* owns this object; NULL when a change of the templates ends after it */
  GMenu *use_menu;
  GMenu *trash_menu;
  AdwAlertDialog *alert; /* asks for the name of a template */
};

G_DEFINE_FINAL_TYPE (PmnActivityStarter, pmn_activity_starter, G_TYPE_OBJECT)

static void
pmn_activity_starter_finalize (GObject *object)
{
  PmnActivityStarter *self = PMN_ACTIVITY_STARTER (object);

  g_clear_object (&self->use_menu);
  g_clear_object (&self->trash_menu);
  g_clear_weak_pointer (&self->alert);
  g_clear_weak_pointer (&self->editor);
  G_OBJECT_CLASS (pmn_activity_starter_parent_class)->finalize (object);
}

static void
pmn_activity_starter_class_init (PmnActivityStarterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmn_activity_starter_finalize;
}

static void
pmn_activity_starter_init (PmnActivityStarter *self)
{
  self->use_menu = g_menu_new ();
  self->trash_menu = g_menu_new ();
}

PmnActivityStarter *
pmn_activity_starter_new (PmnEditorDialog *editor)
{
  PmnActivityStarter *self = g_object_new (PMN_TYPE_ACTIVITY_STARTER, NULL);

  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (editor), self);

  g_set_weak_pointer (&self->editor, editor);
  return self;
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

void
pmn_activity_starter_set_up (PmnActivityStarter *self, gboolean can_start, gboolean can_wait)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) starts = g_menu_new ();
  g_autoptr (GMenu) templates = g_menu_new ();

  g_return_if_fail (PMN_IS_ACTIVITY_STARTER (self));

  if (can_start)
    {
      append_item (starts, _ ("_Repeat the Last Activity"), "editor.repeat-last", "<Control>r");
      g_menu_append_submenu (starts, _ ("Start from a _Template"), G_MENU_MODEL (self->use_menu));
    }
  append_item (templates, _ ("_Save as a Template…"), "editor.save-template", NULL);
  g_menu_append_submenu (templates, _ ("_Delete a Template"), G_MENU_MODEL (self->trash_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (starts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (templates));
  g_object_set (self->editor, "menu-model", menu, NULL);
  if (can_wait)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Complete Later"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.save-later");
      gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
      gtk_widget_set_tooltip_text (
          button, _ ("Keep with its date and its person only; stays out of figures and sending"));
      pmn_editor_dialog_add_button (self->editor, button);
    }
}

static void
show_emptiness (PmnActivityStarter *self)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (self->use_menu)) > 0)
    return;
  /* Without an action it cannot be chosen: it says why the menu is empty. */
  g_menu_append (self->use_menu, _ ("No template yet"), "editor.none");
  g_menu_append (self->trash_menu, _ ("No template yet"), "editor.none");
}

void
pmn_activity_starter_set_templates (PmnActivityStarter *self, GPtrArray *templates)
{
  g_return_if_fail (PMN_IS_ACTIVITY_STARTER (self));
  g_return_if_fail (templates != NULL);

  g_menu_remove_all (self->use_menu);
  g_menu_remove_all (self->trash_menu);
  for (guint i = 0; i < templates->len; i++)
    {
      const PmnNamedBody *template = g_ptr_array_index (templates, i);

      pmn_ui_append_choice (self->use_menu, template->name, "editor.template", template->record.id);
      pmn_ui_append_choice (self->trash_menu, template->name, "editor.trash-template",
                            template->record.id);
    }
  show_emptiness (self);
}

/* Starting ------------------------------------------------------------------------------------- */

/* Goes on with @start, at the date and by the person of the form; what was typed in it stays. */
static void
begin_with (PmnActivityStarter *self, const PmnActivity *start)
{
  const PmnActivity *row = pmn_editor_dialog_get_row (self->editor);
  PmnActivity *next = pmn_activity_duplicate (start, row->day);

  next->mediator_id = row->mediator_id;
  if (next->place_kind == PMN_PLACE_KIND_NONE && next->kind != PMN_ACTIVITY_LOCAL)
    {
      next->place_kind = row->place_kind;
      next->place_id = row->place_id;
      g_strlcpy (next->insee, row->insee, sizeof next->insee);
      g_strlcpy (next->postcode, row->postcode, sizeof next->postcode);
      g_set_str (&next->commune, row->commune);
    }
  pmn_editor_dialog_fill_from (self->editor, next, "kind");
}

static void
on_start_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityStarter) self = PMN_ACTIVITY_STARTER (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) start = pmn_activity_start_finish (PMN_REGISTER (source), result, &error);
  PmnWindow *window;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  window = pmn_window_of (GTK_WIDGET (self->editor));
  if (start != NULL)
    begin_with (self, start);
  else if (error != NULL)
    pmn_error_dialog_present (GTK_WIDGET (self->editor), _ ("The form could not be filled"), error);
  else if (window != NULL)
    pmn_window_toast (window, _ ("There is no activity to repeat yet"));
}

void
pmn_activity_starter_repeat_last (PmnActivityStarter *self)
{
  const PmnActivity *row;

  g_return_if_fail (PMN_IS_ACTIVITY_STARTER (self));

  row = pmn_editor_dialog_get_row (self->editor);
  if (row->record.id == 0)
    pmn_activity_last_async (pmn_editor_dialog_get_register (self->editor), row->mediator_id,
                             pmn_editor_dialog_get_cancellable (self->editor), on_start_read,
                             g_object_ref (self));
}

void
pmn_activity_starter_use_template (PmnActivityStarter *self, gint64 id)
{
  g_return_if_fail (PMN_IS_ACTIVITY_STARTER (self));

  pmn_activity_from_template_async (pmn_editor_dialog_get_register (self->editor), id,
                                    pmn_editor_dialog_get_cancellable (self->editor), on_start_read,
                                    g_object_ref (self));
}

/* Keeping -------------------------------------------------------------------------------------- */

static void
on_templates_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityStarter) self = PMN_ACTIVITY_STARTER (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates
      = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (templates != NULL)
    pmn_activity_starter_set_templates (self, templates);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Templates could not be listed: %s", error->message);
}

static void
fail (PmnActivityStarter *self, const char *heading, const GError *error)
{
  if (self->editor != NULL)
    pmn_error_dialog_present (GTK_WIDGET (self->editor), heading, error);
  else
    g_message ("%s: %s", heading, error->message);
}

/* Says what was done and reads the list again. */
static void
tell (PmnActivityStarter *self, const char *sentence)
{
  PmnWindow *window;

  if (self->editor == NULL)
    return;
  window = pmn_window_of (GTK_WIDGET (self->editor));
  if (window != NULL)
    pmn_window_toast_undo (window, sentence);
  pmn_register_list_async (pmn_editor_dialog_get_register (self->editor), PMN_ENTITY_TEMPLATE, NULL,
                           pmn_editor_dialog_get_cancellable (self->editor), on_templates_listed,
                           g_object_ref (self));
}

static void
on_template_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityStarter) self = PMN_ACTIVITY_STARTER (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnNamedBody) saved = pmn_register_save_finish (PMN_REGISTER (source), result, &error);
  g_autofree char *sentence = NULL;

  if (saved == NULL)
    {
      fail (self, _ ("The template could not be saved"), error);
      return;
    }
  /* Translators: %s is the name of a template. */
  sentence = g_strdup_printf (_ ("Template “%s” saved"), saved->name);
  tell (self, sentence);
}

static void
on_name_changed (PmnActivityStarter *self, GtkEditable *entry)
{
  adw_alert_dialog_set_response_enabled (self->alert, "save",
                                         !pmn_validation_is_blank (gtk_editable_get_text (entry)));
}

static void
on_name_given (PmnActivityStarter *self, const char *response)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (self->alert);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  PmnActivity *form;

  if (!g_str_equal (response, "save"))
    return;
  form = pmn_editor_dialog_dup_form (self->editor);
  pmn_activity_save_template_async (pmn_editor_dialog_get_register (self->editor), name, form, NULL,
                                    on_template_saved, g_object_ref (self));
  pmn_activity_free (form);
}

void
pmn_activity_starter_save_template (PmnActivityStarter *self)
{
  GtkWidget *entry;

  g_return_if_fail (PMN_IS_ACTIVITY_STARTER (self));

  g_set_weak_pointer (
      &self->alert,
      ADW_ALERT_DIALOG (pmn_alert_new (
          _ ("Save as a Template"),
          _ ("Kind, duration, place, themes, equipment and tags are kept; the date, the people "
             "and the notes are not."))));
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the template"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the template"), -1);
  adw_alert_dialog_set_extra_child (self->alert, entry);
  adw_alert_dialog_add_responses (self->alert, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (self->alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (self->alert, "save");
  adw_alert_dialog_set_close_response (self->alert, "cancel");
  adw_alert_dialog_set_response_enabled (self->alert, "save", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->alert, "response", G_CALLBACK (on_name_given), self,
                           G_CONNECT_SWAPPED);
  pmn_held_keys_begin (ADW_DIALOG (self->alert), entry);
  adw_dialog_present (ADW_DIALOG (self->alert), GTK_WIDGET (self->editor));
}

static void
on_template_trashed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityStarter) self = PMN_ACTIVITY_STARTER (data);
  g_autoptr (GError) error = NULL;

  if (pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    tell (self, _ ("Moved to the trash"));
  else
    fail (self, _ ("This could not be moved to the trash"), error);
}

void
pmn_activity_starter_trash_template (PmnActivityStarter *self, gint64 id)
{
  g_return_if_fail (PMN_IS_ACTIVITY_STARTER (self));

  pmn_register_trash_async (pmn_editor_dialog_get_register (self->editor), PMN_ENTITY_TEMPLATE, &id,
                            1, NULL, NULL, on_template_trashed, g_object_ref (self));
}
