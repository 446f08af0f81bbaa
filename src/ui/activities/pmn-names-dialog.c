/* pmn-names-dialog.c: the tags in use, or the saved filters: to rename and to take away
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activities/pmn-names-dialog.h"

#include <glib/gi18n.h>

#include "pmn-bulk-edit.h"
#include "pmn-named-body.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-warning-question.h"

struct _PmnNamesDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwPreferencesGroup *group;

  PmnRegister *reg;
  PmnNamesKind kind;
  GPtrArray *rows;  /* widgets, unowned */
  GPtrArray *items; /* nullable: PmnTagCount or PmnNamedBody, as the rows */
  char *
      renamed; /* nullable: the name just given: its row has the focus when the list is read again */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnNamesDialog, pmn_names_dialog, ADW_TYPE_DIALOG)

static void refresh (PmnNamesDialog *self);

static gboolean
is_tags (PmnNamesDialog *self)
{
  return self->kind == PMN_NAMES_TAGS;
}

/* Position of the item that a row shows. */
static guint
index_of (PmnNamesDialog *self, GtkWidget *row)
{
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);
  return index;
}

/* Changes --------------------------------------------------------------------------------------- */

static void
tell (PmnNamesDialog *self, const GError *error, const char *done)
{
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));

  if (error != NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("This could not be changed"), error);
  else if (window != NULL)
    pmn_window_toast_undo (window, done);
}

static void
on_tag_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnNamesDialog) self = PMN_NAMES_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gint n = pmn_register_change_activities_finish (PMN_REGISTER (source), result, &error);

  if (self->reg == NULL)
    return;
  sentence
      = g_strdup_printf (ngettext ("%d activity changed", "%d activities changed", (gulong) n), n);
  tell (self, error, sentence);
  refresh (self);
}

static void
begin (PmnNamesDialog *self, const PmnActivityChange *change)
{
  pmn_register_change_activities_async (self->reg, change, NULL, NULL, NULL, on_tag_changed,
                                        g_object_ref (self));
}

static void
on_warnings_answered (AdwAlertDialog *question, const char *response, PmnNamesDialog *self)
{
  if (g_str_equal (response, PMN_WARNING_QUESTION_SAVE))
    begin (self, g_object_get_data (G_OBJECT (question), "change"));
  else
    refresh (self);
}

static void
change_tag (PmnNamesDialog *self, PmnChangeKind kind, const char *tag, const char *new_tag)
{
  g_autoptr (PmnActivityChange) change = pmn_activity_change_new (kind);
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autofree char *warnings = NULL;
  AdwDialog *question;

  change->tag = g_strdup (tag);
  change->new_tag = g_strdup (new_tag);
  pmn_activity_change_validate (change, pmn_register_get_today (self->reg), issues);
  warnings = pmn_warning_question_dup_text (issues);
  /* What is refused is refused by the register, in the same words. */
  if (*warnings == '\0' || pmn_validation_has_errors (issues))
    {
      begin (self, change);
      return;
    }
  question = pmn_warning_question_new (warnings);
  g_object_set_data_full (G_OBJECT (question), "change", g_steal_pointer (&change),
                          (GDestroyNotify) pmn_activity_change_free);
  g_signal_connect_object (question, "response", G_CALLBACK (on_warnings_answered), self, 0);
  pmn_alert_ask (question, GTK_WIDGET (self));
}

static void
on_filter_renamed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnNamesDialog) self = PMN_NAMES_DIALOG (data);
  g_autoptr (GError) error = NULL;
  PmnNamedBody *saved = pmn_register_save_finish (PMN_REGISTER (source), result, &error);

  pmn_named_body_free (saved);
  if (self->reg == NULL)
    return;
  tell (self, error, _ ("Filter renamed"));
  refresh (self);
}

static void
on_filter_trashed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnNamesDialog) self = PMN_NAMES_DIALOG (data);
  g_autoptr (GError) error = NULL;

  pmn_register_change_finish (PMN_REGISTER (source), result, &error);
  if (self->reg == NULL)
    return;
  tell (self, error, _ ("Moved to the trash"));
  refresh (self);
}

static void
on_apply (AdwEntryRow *row, PmnNamesDialog *self)
{
  gconstpointer item = g_ptr_array_index (self->items, index_of (self, GTK_WIDGET (row)));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  g_free (self->renamed);
  self->renamed = g_strstrip (g_strdup (text));
  if (is_tags (self))
    change_tag (self, PMN_CHANGE_RENAME_TAG, ((const PmnTagCount *) item)->name, text);
  else
    {
      g_autoptr (PmnNamedBody) renamed = pmn_named_body_copy (item);

      g_free (renamed->name);
      renamed->name = g_strstrip (g_strdup (text));
      pmn_register_save_async (self->reg, PMN_ENTITY_SAVED_FILTER, renamed, NULL, on_filter_renamed,
                               g_object_ref (self));
    }
}

static void
on_delete (GtkButton *button, PmnNamesDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);
  gconstpointer item = g_ptr_array_index (self->items, index_of (self, row));

  if (is_tags (self))
    change_tag (self, PMN_CHANGE_REMOVE_TAG, ((const PmnTagCount *) item)->name, NULL);
  else
    pmn_register_trash_async (self->reg, PMN_ENTITY_SAVED_FILTER,
                              &((const PmnNamedBody *) item)->record.id, 1, NULL, NULL,
                              on_filter_trashed, g_object_ref (self));
}

/* Rows ------------------------------------------------------------------------------------------ */

static char *
describe (PmnNamesDialog *self, gconstpointer item, const char **name)
{
  const PmnTagCount *tag = item;
  g_autofree char *number = NULL;

  if (!is_tags (self))
    {
      *name = ((const PmnNamedBody *) item)->name;
      return g_strdup (_ ("Name"));
    }
  *name = tag->name;
  number = pmn_format_integer (tag->n, pmn_ui_language ());
  /* Translators: name of a field: how many activities have the tag in it. */
  return g_strdup_printf (ngettext ("Tag · %s activity", "Tag · %s activities", (gulong) tag->n),
                          number);
}

static void
add_row (PmnNamesDialog *self, gconstpointer item)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *name;
  g_autofree char *title = describe (self, item, &name);
  /* Translators: %s is the name of a tag or of a saved filter. */
  g_autofree char *label = g_strdup_printf (
      is_tags (self) ? _ ("Remove “%s” from every activity") : _ ("Delete “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_apply), self, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_delete), self, 0);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* Returns: the row that has the focus, or a part of it that has; the number of rows when none does. */
static guint
find_focused (PmnNamesDialog *self)
{
  guint i = 0;

  while (i < self->rows->len
         && (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
             & GTK_STATE_FLAG_FOCUS_WITHIN)
                == 0)
    i++;
  return i;
}

/* The row of the new name, which may be that of another one now; else the one that came to @index. */
static void
focus_again (PmnNamesDialog *self, guint index)
{
  guint at = MIN (index, self->rows->len - 1);

  for (guint i = 0; self->renamed != NULL && i < self->rows->len; i++)
    if (g_str_equal (gtk_editable_get_text (g_ptr_array_index (self->rows, i)), self->renamed))
      at = i;
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, at));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnNamesDialog) self = PMN_NAMES_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) old = NULL;
  GtkRoot *root;
  guint focused;
  gboolean had_focus;
  GPtrArray *items = is_tags (self)
                         ? pmn_register_rows_finish (PMN_REGISTER (source), result, &error)
                         : pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (self->reg == NULL)
    {
      g_clear_pointer (&items, g_ptr_array_unref);
      return;
    }
  if (items == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The list could not be read"), error);
      return;
    }
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focused = find_focused (self);
  /* A question that was answered may have left it nowhere. */
  had_focus = self->rows->len > 0
              && (focused < self->rows->len || (root != NULL && gtk_root_get_focus (root) == NULL));
  old = g_steal_pointer (&self->rows);
  self->rows = g_ptr_array_new ();
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  for (guint i = 0; i < items->len; i++)
    add_row (self, g_ptr_array_index (items, i));
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  /* Before the row that has it goes, which would leave it nowhere. */
  if (had_focus)
    focus_again (self, focused);
  for (guint i = 0; i < old->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (old, i));
  g_clear_pointer (&self->renamed, g_free);
}

static void
refresh (PmnNamesDialog *self)
{
  if (is_tags (self))
    pmn_register_tags_async (self->reg, self->cancellable, on_listed, g_object_ref (self));
  else
    pmn_register_list_async (self->reg, PMN_ENTITY_SAVED_FILTER, NULL, self->cancellable, on_listed,
                             g_object_ref (self));
}

/* GObject --------------------------------------------------------------------------------------- */

static void
pmn_names_dialog_dispose (GObject *object)
{
  PmnNamesDialog *self = PMN_NAMES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->renamed, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_NAMES_DIALOG);

  G_OBJECT_CLASS (pmn_names_dialog_parent_class)->dispose (object);
}

static void
pmn_names_dialog_class_init (PmnNamesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_names_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/activities/pmn-names-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnNamesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnNamesDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PmnNamesDialog, group);
}

static void
pmn_names_dialog_init (PmnNamesDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
pmn_names_dialog_new (PmnRegister *reg, PmnNamesKind kind)
{
  PmnNamesDialog *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_NAMES_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  self->kind = kind;
  adw_dialog_set_title (ADW_DIALOG (self), is_tags (self) ? _ ("Tags") : _ ("Saved Filters"));
  adw_status_page_set_title (self->empty_page,
                             is_tags (self) ? _ ("No Tags Yet") : _ ("No Saved Filters"));
  adw_status_page_set_description (
      self->empty_page, is_tags (self)
                            ? _ ("A tag is added in the form of an activity, or to many activities "
                                 "selected in the list.")
                            : _ ("Choose filters above the list, then save them."));
  if (is_tags (self))
    adw_preferences_group_set_description (
        self->group, _ ("A tag renamed to the name of another one is merged with it."));
  refresh (self);
  return ADW_DIALOG (self);
}
