/* pmn-logo-row.c: the logo of the structure: shown, chosen, taken away
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/pmn-logo-row.h"

#include <glib/gi18n.h>

#include "pmn-core-error.h"
#include "pmn-logo.h"
#include "widgets/pmn-error-dialog.h"

#define SHOWN_HEIGHT 36
#define MAX_FILE_BYTES (16 * 1024 * 1024)

struct _PmnLogoRow
{
  AdwActionRow parent_instance;

  GtkWidget *picture;
  GtkWidget *forget_button;

  PmnRegister *reg;
  GBytes *asked; /* (nullable): what is being saved */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnLogoRow, pmn_logo_row, ADW_TYPE_ACTION_ROW)

static void
show (PmnLogoRow *self, GBytes *png)
{
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  gtk_widget_set_visible (self->forget_button, texture != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               texture != NULL ? _ ("On letters and other documents")
                                               : _ ("None yet: letters and other documents have "
                                                    "the name of the structure only"));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnLogoRow) self = PMN_LOGO_ROW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = pmn_logo_get_finish (PMN_REGISTER (source), result, &error);

  if (self->reg == NULL)
    return;
  show (self, png);
  if (error != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error->message);
}

/* Choosing --------------------------------------------------------------------------------------- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnLogoRow) self = PMN_LOGO_ROW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) asked = g_steal_pointer (&self->asked);
  gboolean saved = pmn_register_change_finish (PMN_REGISTER (source), result, &error);

  if (self->reg == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (saved)
    show (self, asked);
  else
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The logo could not be saved"), error);
}

static void
save (PmnLogoRow *self, GBytes *png)
{
  g_clear_pointer (&self->asked, g_bytes_unref);
  self->asked = png != NULL ? g_bytes_ref (png) : NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  pmn_logo_set_async (self->reg, png, NULL, on_saved, g_object_ref (self));
}

/* Any picture that GTK reads becomes a PNG of a reasonable size. */
static void
prepare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (data, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) png = NULL;
  GBytes *small;

  /* A film chosen by mistake is not read whole. */
  if (info != NULL && g_file_info_get_size (info) <= MAX_FILE_BYTES)
    texture = gdk_texture_new_from_file (data, NULL);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  png = texture != NULL ? gdk_texture_save_to_png_bytes (texture) : g_bytes_new (NULL, 0);
  small = pmn_logo_prepare (png, &error);
  if (small != NULL)
    g_task_return_pointer (task, small, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnLogoRow) self = PMN_LOGO_ROW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->reg == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (png != NULL)
    save (self, png);
  else
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("This file cannot be the logo"), error);
}

void
pmn_logo_row_choose (PmnLogoRow *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PMN_IS_LOGO_ROW (self) && G_IS_FILE (file));

  /* The thread may be the last to let go of the task: a widget is not its source, for it would end there. */
  task = g_task_new (NULL, self->cancellable, on_prepared, g_object_ref (self));
  g_task_set_source_tag (task, pmn_logo_row_choose);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  g_task_run_in_thread (task, prepare);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnLogoRow) self = PMN_LOGO_ROW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (self->reg == NULL)
    return;
  if (file != NULL)
    pmn_logo_row_choose (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("This file cannot be the logo"), error);
}

static void
pmn_logo_row_activate (AdwActionRow *row)
{
  PmnLogoRow *self = PMN_LOGO_ROW (row);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/png");
  gtk_file_filter_add_mime_type (pictures, "image/jpeg");
  gtk_file_dialog_set_default_filter (dialog, pictures);
  gtk_file_dialog_set_title (dialog, _ ("Choose the Logo of the Structure"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_file_chosen, g_object_ref (self));
}

static void
on_forget_clicked (GtkButton *button, PmnLogoRow *self)
{
  save (self, NULL);
}

/* Class ------------------------------------------------------------------------------------------ */

static void
pmn_logo_row_dispose (GObject *object)
{
  PmnLogoRow *self = PMN_LOGO_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (pmn_logo_row_parent_class)->dispose (object);
}

static void
pmn_logo_row_finalize (GObject *object)
{
  PmnLogoRow *self = PMN_LOGO_ROW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, g_bytes_unref);
  G_OBJECT_CLASS (pmn_logo_row_parent_class)->finalize (object);
}

static void
pmn_logo_row_class_init (PmnLogoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_logo_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_logo_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = pmn_logo_row_activate;
}

static void
pmn_logo_row_init (PmnLogoRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->cancellable = g_cancellable_new ();
  self->picture = gtk_picture_new ();
  self->forget_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_size_request (self->picture, -1, SHOWN_HEIGHT);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), _ ("Logo of the structure"));
  gtk_widget_set_valign (self->forget_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->forget_button, "flat");
  gtk_widget_set_tooltip_text (self->forget_button, _ ("No logo any more"));
  g_signal_connect_object (self->forget_button, "clicked", G_CALLBACK (on_forget_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->forget_button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  show (self, NULL);
}

void
pmn_logo_row_set_register (PmnLogoRow *self, PmnRegister *reg)
{
  g_return_if_fail (PMN_IS_LOGO_ROW (self) && PMN_IS_REGISTER (reg));

  g_set_object (&self->reg, reg);
  pmn_logo_get_async (reg, self->cancellable, on_read, g_object_ref (self));
}
