/* pmn-preferences-dialog.c: who is at the keyboard, backups and where they go, the trash
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/pmn-preferences-dialog.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-mediator.h"
#include "pmn-recovery.h"
#include "pmn-register-pool.h"
#include "pmn-ui.h"
#include "preferences/pmn-logo-row.h"
#include "preferences/pmn-person-dialog.h"
#include "preferences/pmn-restore.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-held-keys.h"

#define GIGABYTE 1e9

struct _PmnPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwActionRow *person_row;
  AdwSpinRow *idle_row;
  GtkWidget *search_row;
  PmnLogoRow *logo_row;
  AdwActionRow *destination_row;
  GtkWidget *forget_button;
  GtkWidget *backup_row;
  AdwSpinRow *budget_row;
  AdwPreferencesGroup *backups_group;

  PmnRegister *reg;
  GPtrArray *backup_rows;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnPreferencesDialog, pmn_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static const char *
get_path (PmnPreferencesDialog *self)
{
  return pmn_store_get_path (pmn_register_get_store (self->reg));
}

/* Person --------------------------------------------------------------------------------------- */

static void
on_person_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPreferencesDialog) self = PMN_PREFERENCES_DIALOG (data);
  PmnMediator *mediator = pmn_register_get_finish (PMN_REGISTER (source), result, NULL);

  /* Nobody chosen is no failure. */
  if (self->person_row != NULL)
    {
      g_autofree char *name = mediator != NULL ? pmn_mediator_get_display_name (mediator)
                                               : g_strdup (_ ("Nobody in particular"));

      adw_action_row_set_subtitle (self->person_row, name);
    }
  pmn_mediator_free (mediator);
}

static void
update_person (PmnPreferencesDialog *self)
{
  pmn_register_get_async (self->reg, PMN_ENTITY_MEDIATOR, pmn_register_get_actor (self->reg), NULL,
                          on_person_read, g_object_ref (self));
}

static void
on_person_activated (AdwActionRow *row, PmnPreferencesDialog *self)
{
  adw_dialog_present (pmn_person_dialog_new (self->reg), GTK_WIDGET (self));
}

/* Backups -------------------------------------------------------------------------------------- */

static const char *
describe_slot (const char *slot)
{
  if (g_strcmp0 (slot, "daily") == 0)
    return _ ("daily");
  if (g_strcmp0 (slot, "weekly") == 0)
    return _ ("weekly");
  if (g_strcmp0 (slot, "monthly") == 0)
    return _ ("monthly");
  if (g_strcmp0 (slot, "before-import") == 0)
    return _ ("before an import");
  if (g_strcmp0 (slot, "before-migration") == 0)
    return _ ("before an update of the app");
  if (g_strcmp0 (slot, "before-restore") == 0)
    return _ ("before a backup was put back");
  return _ ("on demand");
}

static void
on_restore_clicked (GtkButton *button, GtkWidget *row)
{
  PmnPreferencesDialog *self
      = PMN_PREFERENCES_DIALOG (gtk_widget_get_ancestor (row, PMN_TYPE_PREFERENCES_DIALOG));

  pmn_restore_ask (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "path"));
}

static GtkWidget *
make_backup_row (PmnPreferencesDialog *self, const PmnBackup *backup)
{
  g_autofree char *size = pmn_format_size ((guint64) backup->size, pmn_ui_language ());
  g_autofree char *title = pmn_ui_describe_moment (backup->at, pmn_register_get_today (self->reg));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", describe_slot (backup->slot), size);
  g_autofree char *label = g_strdup_printf (_ ("Put the backup back: %s"), title);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup->path), g_free);
  g_signal_connect (pmn_ui_add_row_button (row, _ ("Put Back…"), label), "clicked",
                    G_CALLBACK (on_restore_clicked), row);
  return row;
}

static void
on_backups_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPreferencesDialog) self = PMN_PREFERENCES_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = pmn_recovery_list_finish (result, &error);
  guint64 total = 0;

  if (self->backups_group == NULL)
    return;
  for (guint i = 0; i < self->backup_rows->len; i++)
    adw_preferences_group_remove (self->backups_group, g_ptr_array_index (self->backup_rows, i));
  g_ptr_array_set_size (self->backup_rows, 0);
  if (backups == NULL)
    {
      pmn_ui_describe (self->backups_group, error->message);
      return;
    }
  for (guint i = 0; i < backups->len; i++)
    {
      const PmnBackup *backup = g_ptr_array_index (backups, i);
      GtkWidget *row = make_backup_row (self, backup);

      total += (guint64) backup->size;
      adw_preferences_group_add (self->backups_group, row);
      g_ptr_array_add (self->backup_rows, row);
    }
  if (backups->len == 0)
    adw_preferences_group_set_description (self->backups_group,
                                           _ ("None yet: the first is made today."));
  else
    {
      g_autofree char *size = pmn_format_size (total, pmn_ui_language ());
      /* Translators: number of backups, then their size. */
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u backup, %s", "%u backups, %s", backups->len), backups->len, size);

      adw_preferences_group_set_description (self->backups_group, text);
    }
}

static void
list_backups (PmnPreferencesDialog *self)
{
  pmn_recovery_list_async (get_path (self), self->cancellable, on_backups_listed,
                           g_object_ref (self));
}

static void
on_round_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPreferencesDialog) self = PMN_PREFERENCES_DIALOG (data);
  g_autoptr (GError) error = NULL;
  gboolean done = pmn_backup_keeper_run_finish (PMN_BACKUP_KEEPER (source), result, &error);

  if (self->backup_row == NULL)
    return;
  gtk_widget_set_sensitive (self->backup_row, TRUE);
  if (!done)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The backup could not be made everywhere"),
                              error);
  else
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self),
                                      adw_toast_new (_ ("Backup made")));
  list_backups (self);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPreferencesDialog) self = PMN_PREFERENCES_DIALOG (data);
  PmnBackupKeeper *keeper
      = pmn_register_pool_get_keeper (pmn_register_pool_get_default (), self->reg);
  g_autofree char *second = g_settings_get_string (pmn_ui_get_settings (), "second-destination");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pmn_backup_now_finish (PMN_STORE (source), result, &error);

  if (self->backup_row == NULL)
    return;
  if (path != NULL && keeper != NULL)
    {
      pmn_backup_keeper_run_async (
          keeper, g_settings_get_int64 (pmn_ui_get_settings (), "backup-budget"),
          *second != '\0' ? second : NULL, pmn_clock_now_ms (), on_round_done, g_object_ref (self));
      return;
    }
  gtk_widget_set_sensitive (self->backup_row, TRUE);
  if (path == NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The backup could not be made"), error);
  list_backups (self);
}

static void
on_backup_activated (AdwButtonRow *row, PmnPreferencesDialog *self)
{
  gtk_widget_set_sensitive (self->backup_row, FALSE);
  pmn_backup_now_async (pmn_register_get_store (self->reg), NULL, "manual", NULL, on_copied,
                        g_object_ref (self));
}

/* Second destination --------------------------------------------------------------------------- */

static void
update_destination (PmnPreferencesDialog *self)
{
  g_autofree char *folder = g_settings_get_string (pmn_ui_get_settings (), "second-destination");
  g_autofree char *name = *folder != '\0' ? g_filename_display_name (folder) : NULL;
  g_autofree char *markup = g_markup_escape_text (name != NULL ? name : _ ("None yet"), -1);

  adw_action_row_set_subtitle (self->destination_row, markup);
  gtk_widget_set_visible (self->forget_button, name != NULL);
}

static void
on_folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPreferencesDialog) self = PMN_PREFERENCES_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder
      = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = pmn_chosen_file_dup_path (folder, error, GTK_WIDGET (self),
                                                    _ ("The folder could not be chosen"));

  if (path != NULL && self->backup_row != NULL)
    {
      g_settings_set_string (pmn_ui_get_settings (), "second-destination", path);
      /* The proof that it works is a first copy. */
      on_backup_activated (NULL, self);
    }
}

static void
on_destination_activated (AdwActionRow *row, PmnPreferencesDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a Folder on a USB Key or a Shared Drive"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                                 on_folder_chosen, g_object_ref (self));
}

static void
on_forget_clicked (GtkButton *button, PmnPreferencesDialog *self)
{
  g_settings_set_string (pmn_ui_get_settings (), "second-destination", "");
}

static gboolean
budget_to_gigabytes (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_double (value, (double) g_variant_get_int64 (variant) / GIGABYTE);
  return TRUE;
}

static GVariant *
gigabytes_to_budget (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_int64 ((gint64) (g_value_get_double (value) * GIGABYTE));
}

static void
pmn_preferences_dialog_dispose (GObject *object)
{
  PmnPreferencesDialog *self = PMN_PREFERENCES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->backup_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PREFERENCES_DIALOG);
  G_OBJECT_CLASS (pmn_preferences_dialog_parent_class)->dispose (object);
}

static void
pmn_preferences_dialog_class_init (PmnPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_preferences_dialog_dispose;
  g_type_ensure (PMN_TYPE_LOGO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/preferences/pmn-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, idle_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, search_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, logo_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, destination_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, forget_button);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, backup_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, budget_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPreferencesDialog, backups_group);
  gtk_widget_class_bind_template_callback (widget_class, on_person_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_destination_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_forget_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_backup_activated);
}

static void
pmn_preferences_dialog_init (PmnPreferencesDialog *self)
{
  GSettings *settings = pmn_ui_get_settings ();

  self->backup_rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "idle-minutes", self->idle_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "desktop-search", self->search_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "backup-budget", self->budget_row, "value",
                                G_SETTINGS_BIND_DEFAULT, budget_to_gigabytes, gigabytes_to_budget,
                                NULL, NULL);
  g_signal_connect_object (settings, "changed::second-destination", G_CALLBACK (update_destination),
                           self, G_CONNECT_SWAPPED);
  update_destination (self);
}

AdwDialog *
pmn_preferences_dialog_new (PmnRegister *reg)
{
  PmnPreferencesDialog *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_PREFERENCES_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "notify::actor", G_CALLBACK (update_person), self,
                           G_CONNECT_SWAPPED);
  pmn_logo_row_set_register (self->logo_row, reg);
  update_person (self);
  list_backups (self);
  /* Else the search button of the header bar would have it. */
  pmn_held_keys_begin (ADW_DIALOG (self), GTK_WIDGET (self->person_row));
  return ADW_DIALOG (self);
}
