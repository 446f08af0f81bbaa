/* pmn-print-dialog.c: a document as it will be printed, to print or to save
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "print/pmn-print-dialog.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"
#include "print/pmn-page-view.h"
#include "print/pmn-print-job.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-narrow-title.h"
#include "widgets/pmn-wrapping.h"

struct _PmnPrintDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  PmnNarrowTitle *narrow_title;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  GtkListView *pages_view;
  AdwStatusPage *failed_page;

  PmnPrintout *printout;
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (PmnPrintDialog, pmn_print_dialog, ADW_TYPE_DIALOG)

static guint done_signal;

static void
update_actions (PmnPrintDialog *self)
{
  gboolean ready = self->printout != NULL && !self->busy;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", ready);
}

static void
set_busy (PmnPrintDialog *self, gboolean busy)
{
  self->busy = busy;
  update_actions (self);
}

/* Pages ------------------------------------------------------------------------------------------ */

static void
on_page_setup (GtkSignalListItemFactory *factory, GtkListItem *item, PmnPrintDialog *self)
{
  GtkWidget *view = pmn_page_view_new ();

  gtk_widget_set_margin_top (view, 6);
  gtk_widget_set_margin_bottom (view, 6);
  gtk_list_item_set_child (item, view);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_page_bind (GtkSignalListItemFactory *factory, GtkListItem *item, PmnPrintDialog *self)
{
  guint page = gtk_list_item_get_position (item);
  g_autofree char *label
      = g_strdup_printf (_ ("Page %u of %u"), page + 1, pmn_printout_get_n_pages (self->printout));

  pmn_page_view_set_page (PMN_PAGE_VIEW (gtk_list_item_get_child (item)), self->printout, page);
  gtk_list_item_set_accessible_label (item, label);
}

static void
on_page_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, PmnPrintDialog *self)
{
  pmn_page_view_set_page (PMN_PAGE_VIEW (gtk_list_item_get_child (item)), NULL, 0);
}

/* A page has no content but its number. */
static GListModel *
make_pages (guint n_pages)
{
  GListStore *pages = g_list_store_new (GTK_TYPE_STRING_OBJECT);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GtkStringObject) page = gtk_string_object_new ("");

      g_list_store_append (pages, page);
    }
  return G_LIST_MODEL (pages);
}

static void
show_printout (PmnPrintDialog *self)
{
  guint n_pages = pmn_printout_get_n_pages (self->printout);
  const char *title = pmn_printout_get_document (self->printout)->title;
  g_autofree char *count = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  g_autofree char *both = g_strdup_printf ("%s · %s", title, count);
  GtkNoSelection *selection = gtk_no_selection_new (make_pages (n_pages));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_page_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_page_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_page_unbind), self, 0);
  gtk_list_view_set_factory (self->pages_view, factory);
  gtk_list_view_set_model (self->pages_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, count);
  g_object_set (self->narrow_title, "title", both, NULL);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  update_actions (self);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPrintDialog) self = PMN_PRINT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnPrintout) printout = pmn_documents_make_finish (result, &error);

  /* Closed meanwhile */
  if (self->stack == NULL)
    return;
  if (printout == NULL)
    {
      pmn_ui_describe (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->printout = g_steal_pointer (&printout);
  show_printout (self);
}

static void
tell_done (PmnPrintDialog *self, const char *sentence)
{
  pmn_wrapping_show_toast (self->toast_overlay, adw_toast_new (sentence));
  g_signal_emit (self, done_signal, 0);
}

/* Printing --------------------------------------------------------------------------------------- */

static void
on_printed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPrintDialog) self = PMN_PRINT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  gboolean printed = pmn_print_job_run_finish (result, &error);

  if (self->stack == NULL)
    return;
  set_busy (self, FALSE);
  if (printed)
    tell_done (self, _ ("Sent to the printer"));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The document could not be printed"), error);
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnPrintDialog *self = PMN_PRINT_DIALOG (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  set_busy (self, TRUE);
  pmn_print_job_run_async (self->printout, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                           self->cancellable, on_printed, g_object_ref (self));
}

/* Saving ----------------------------------------------------------------------------------------- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPrintDialog) self = PMN_PRINT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  gboolean saved = pmn_documents_write_finish (result, &error);

  if (self->stack == NULL)
    return;
  set_busy (self, FALSE);
  if (saved)
    tell_done (self, _ ("Document saved"));
  else
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The document could not be saved"), error);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPrintDialog) self = PMN_PRINT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = pmn_chosen_file_dup_path (file, error, GTK_WIDGET (self),
                                                    _ ("The document could not be saved"));

  if (path == NULL || self->stack == NULL)
    return;
  set_busy (self, TRUE);
  pmn_documents_write_async (self->printout, path, NULL, self->cancellable, on_saved,
                             g_object_ref (self));
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnPrintDialog *self = PMN_PRINT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name
      = g_strdup_printf ("%s.pdf", pmn_printout_get_document (self->printout)->title);
  GtkRoot *root = gtk_widget_get_root (widget);

  g_strdelimit (file_name, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_file_chosen, g_object_ref (self));
}

/* Class ------------------------------------------------------------------------------------------ */

static void
pmn_print_dialog_dispose (GObject *object)
{
  PmnPrintDialog *self = PMN_PRINT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PMN_TYPE_PRINT_DIALOG);
  G_OBJECT_CLASS (pmn_print_dialog_parent_class)->dispose (object);
}

static void
pmn_print_dialog_finalize (GObject *object)
{
  pmn_printout_unref (PMN_PRINT_DIALOG (object)->printout);
  G_OBJECT_CLASS (pmn_print_dialog_parent_class)->finalize (object);
}

static void
pmn_print_dialog_class_init (PmnPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_print_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_print_dialog_finalize;
  done_signal = g_signal_new ("done", PMN_TYPE_PRINT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
  g_type_ensure (PMN_TYPE_NARROW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/print/pmn-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnPrintDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PmnPrintDialog, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, PmnPrintDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PmnPrintDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnPrintDialog, pages_view);
  gtk_widget_class_bind_template_child (widget_class, PmnPrintDialog, failed_page);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, action_print);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, action_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print",
                                       NULL);
}

static void
pmn_print_dialog_init (PmnPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  update_actions (self);
}

AdwDialog *
pmn_print_dialog_new (PmnRegister *reg, PmnDocumentRequest *request)
{
  PmnPrintDialog *self = g_object_new (PMN_TYPE_PRINT_DIALOG, NULL);

  g_return_val_if_fail (PMN_IS_REGISTER (reg) && request != NULL, NULL);

  pmn_documents_make_async (reg, request, self->cancellable, on_made, g_object_ref (self));
  return ADW_DIALOG (self);
}

PmnPrintout *
pmn_print_dialog_get_printout (PmnPrintDialog *self)
{
  g_return_val_if_fail (PMN_IS_PRINT_DIALOG (self), NULL);

  return self->printout;
}
