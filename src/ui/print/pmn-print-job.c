/* pmn-print-job.c: sends a document to a printer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "print/pmn-print-job.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "pmn-documents.h"

typedef struct
{
  PmnPrintout *printout;
  GtkPrintDialog *dialog;
  GtkPrintSetup *setup;
  GtkWindow *parent;
  char *folder; /* for this user only */
  char *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->path != NULL)
    g_unlink (job->path);
  if (job->folder != NULL)
    g_rmdir (job->folder);
  g_free (job->path);
  g_free (job->folder);
  g_clear_pointer (&job->setup, gtk_print_setup_unref);
  g_clear_object (&job->dialog);
  g_clear_object (&job->parent);
  pmn_printout_unref (job->printout);
  g_free (job);
}

GArray *
pmn_print_job_take_pages (GtkPrintSettings *settings, guint n_pages)
{
  static const PmnPageSet sets[] = {
    [GTK_PAGE_SET_ALL] = PMN_PAGES_ALL,
    [GTK_PAGE_SET_EVEN] = PMN_PAGES_EVEN,
    [GTK_PAGE_SET_ODD] = PMN_PAGES_ODD,
  };
  PmnPageSelection selection = { .copies = 1 };
  g_autofree GtkPageRange *chosen = NULL;
  g_autofree PmnPageRange *ranges = NULL;
  GArray *pages;
  int n_ranges = 0;

  g_return_val_if_fail (GTK_IS_PRINT_SETTINGS (settings), NULL);

  if (gtk_print_settings_get_print_pages (settings) == GTK_PRINT_PAGES_RANGES)
    chosen = gtk_print_settings_get_page_ranges (settings, &n_ranges);
  ranges = g_new0 (PmnPageRange, (gsize) MAX (n_ranges, 1));
  for (int i = 0; i < n_ranges; i++)
    {
      ranges[i].first = chosen[i].start;
      /* "From page 3" has no end. */
      ranges[i].last = chosen[i].end < 0 ? G_MAXINT - 1 : chosen[i].end;
    }
  selection.ranges = chosen != NULL ? ranges : NULL;
  selection.n_ranges = (guint) n_ranges;
  selection.set = sets[gtk_print_settings_get_page_set (settings)];
  selection.copies = (guint) MAX (gtk_print_settings_get_n_copies (settings), 1);
  selection.collate = gtk_print_settings_get_collate (settings);
  selection.reverse = gtk_print_settings_get_reverse (settings);
  pages = pmn_page_selection_expand (&selection, n_pages);

  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_ALL);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAGE_RANGES);
  gtk_print_settings_set_page_set (settings, GTK_PAGE_SET_ALL);
  gtk_print_settings_set_n_copies (settings, 1);
  gtk_print_settings_set_reverse (settings, FALSE);
  return pages;
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_file_new_for_path (job->path);
  GError *error = NULL;

  if (!pmn_documents_write_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  gtk_print_dialog_print_file (job->dialog, job->parent, job->setup, file,
                               g_task_get_cancellable (task), on_printed, g_object_ref (task));
}

/* Returns: whether there is a place for the file. */
static gboolean
make_folder (Job *job, GError **error)
{
  job->folder = g_dir_make_tmp ("permanence-print-XXXXXX", error);
  if (job->folder != NULL)
    job->path = g_build_filename (job->folder, "document.pdf", NULL);
  return job->folder != NULL;
}

static void
on_set_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GArray) pages = NULL;
  GError *error = NULL;

  job->setup = gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (source), result, &error);
  if (job->setup != NULL)
    pages = pmn_print_job_take_pages (gtk_print_setup_get_print_settings (job->setup),
                                      pmn_printout_get_n_pages (job->printout));
  if (pages != NULL && pages->len == 0)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("The document has none of the pages chosen."));
  if (error != NULL || !make_folder (job, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  pmn_documents_write_async (job->printout, job->path, pages, g_task_get_cancellable (task),
                             on_written, g_object_ref (task));
}

void
pmn_print_job_run_async (PmnPrintout *printout, GtkWindow *parent, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) page_setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width;
  double height;

  pmn_printout_get_page_size (printout, &width, &height);
  gtk_page_setup_set_paper_size (page_setup, paper);
  gtk_page_setup_set_orientation (page_setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_settings_set_collate (settings, TRUE);
  job->printout = pmn_printout_ref (printout);
  job->dialog = gtk_print_dialog_new ();
  job->parent = parent != NULL ? g_object_ref (parent) : NULL;
  gtk_print_dialog_set_title (job->dialog, pmn_printout_get_document (printout)->title);
  gtk_print_dialog_set_page_setup (job->dialog, page_setup);
  gtk_print_dialog_set_print_settings (job->dialog, settings);
  g_task_set_source_tag (task, pmn_print_job_run_async);
  g_task_set_task_data (task, job, free_job);
  gtk_print_dialog_setup (job->dialog, parent, cancellable, on_set_up, task);
}

gboolean
pmn_print_job_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
