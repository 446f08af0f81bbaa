/* pmn-change-of-pc-dialog.c: taking the base to another computer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/pmn-change-of-pc-dialog.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-register-pool.h"
#include "pmn-ui.h"
#include "preferences/pmn-restore.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-wrapping.h"

struct _PmnChangeOfPcDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkWidget *save_row;

  PmnRegister *reg;
};

G_DEFINE_FINAL_TYPE (PmnChangeOfPcDialog, pmn_change_of_pc_dialog, ADW_TYPE_DIALOG)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnChangeOfPcDialog) self = PMN_CHANGE_OF_PC_DIALOG (data);
  PmnBackupKeeper *keeper
      = pmn_register_pool_get_keeper (pmn_register_pool_get_default (), self->reg);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pmn_backup_now_finish (PMN_STORE (source), result, &error);

  if (self->save_row == NULL)
    return;
  gtk_widget_set_sensitive (self->save_row, TRUE);
  if (path == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The file could not be written"), error);
      return;
    }
  if (keeper != NULL)
    pmn_backup_keeper_note_outside_copy (keeper, pmn_clock_now_ms ());
  pmn_wrapping_show_toast (self->toast_overlay,
                           adw_toast_new (_ ("The base is written and checked")));
}

static void
on_target_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnChangeOfPcDialog) self = PMN_CHANGE_OF_PC_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = pmn_chosen_file_dup_path (file, error, GTK_WIDGET (self),
                                                    _ ("The file could not be chosen"));

  if (path != NULL && self->save_row != NULL)
    {
      gtk_widget_set_sensitive (self->save_row, FALSE);
      pmn_backup_now_async (pmn_register_get_store (self->reg), path, "manual", NULL, on_saved,
                            g_object_ref (self));
    }
}

static void
on_save_activated (AdwButtonRow *row, PmnChangeOfPcDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  char day[PMN_DAY_ISO_SIZE];
  g_autofree char *base
      = g_path_get_basename (pmn_store_get_path (pmn_register_get_store (self->reg)));
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".pmn"))
    base[strlen (base) - strlen (".pmn")] = '\0';
  name = g_strdup_printf ("%s-%s.pmn", base,
                          pmn_day_to_iso (pmn_register_get_today (self->reg), day));
  gtk_file_dialog_set_title (dialog, _ ("Write the Base to a File"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        on_target_chosen, g_object_ref (self));
}

static void
on_backup_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnChangeOfPcDialog) self = PMN_CHANGE_OF_PC_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = pmn_chosen_file_dup_path (file, error, GTK_WIDGET (self),
                                                    _ ("The file could not be chosen"));

  if (path != NULL && self->save_row != NULL)
    pmn_restore_ask (GTK_WIDGET (self), path);
}

static void
on_restore_activated (AdwButtonRow *row, PmnChangeOfPcDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a Backup"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        on_backup_chosen, g_object_ref (self));
}

static void
pmn_change_of_pc_dialog_dispose (GObject *object)
{
  g_clear_object (&PMN_CHANGE_OF_PC_DIALOG (object)->reg);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_CHANGE_OF_PC_DIALOG);
  G_OBJECT_CLASS (pmn_change_of_pc_dialog_parent_class)->dispose (object);
}

static void
pmn_change_of_pc_dialog_class_init (PmnChangeOfPcDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_change_of_pc_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/preferences/pmn-change-of-pc-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnChangeOfPcDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PmnChangeOfPcDialog, save_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_activated);
}

static void
pmn_change_of_pc_dialog_init (PmnChangeOfPcDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
pmn_change_of_pc_dialog_new (PmnRegister *reg)
{
  PmnChangeOfPcDialog *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_CHANGE_OF_PC_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  return ADW_DIALOG (self);
}
