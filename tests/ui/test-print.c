/* test-print.c: what the print dialog chose, and the preview
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "pmn-ui.h"
#include "print/pmn-page-view.h"
#include "print/pmn-print-dialog.h"
#include "print/pmn-print-job.h"
#include "ui-fixture.h"

/* The pages numbered from 1. */
static char *
take (GtkPrintSettings *settings, guint n_pages)
{
  g_autoptr (GArray) pages = pmn_print_job_take_pages (settings, n_pages);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (text, "%s%u", i ? " " : "", g_array_index (pages, guint, i) + 1);
  return g_string_free (text, FALSE);
}

/* What is applied here must not be applied once more by the printer. */
static void
test_choices_are_applied_once (void)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPageRange ranges[] = { { 1, 2 }, { 4, -1 } };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_RANGES);
  gtk_print_settings_set_page_ranges (settings, ranges, G_N_ELEMENTS (ranges));
  gtk_print_settings_set_n_copies (settings, 2);
  gtk_print_settings_set_collate (settings, TRUE);
  gtk_print_settings_set_reverse (settings, TRUE);
  first = take (settings, 6);
  g_assert_cmpstr (first, ==, "6 5 3 2 6 5 3 2");
  second = take (settings, 3);
  g_assert_cmpstr (second, ==, "1 2 3");
}

static void
test_odd_pages (void)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *pages = NULL;

  gtk_print_settings_set_page_set (settings, GTK_PAGE_SET_ODD);
  gtk_print_settings_set_n_copies (settings, 2);
  gtk_print_settings_set_collate (settings, FALSE);
  pages = take (settings, 4);
  g_assert_cmpstr (pages, ==, "1 1 3 3");
}

static void
test_page_view (void)
{
  PmnDocument *document = pmn_document_new ("Essai");
  g_autoptr (PmnPrintout) printout = NULL;
  GtkWidget *view = g_object_ref_sink (pmn_page_view_new ());
  int height;

  document->landscape = TRUE;
  printout = pmn_printout_new (document);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 500, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 707);
  pmn_page_view_set_page (PMN_PAGE_VIEW (view), printout, 0);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 500, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 354);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Page 1 of 1");
  g_assert_finalize_object (view);
}

static void
on_async (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

/* The dialog shows the document of the request, and lets go of everything when it closes. */
static void
test_dialog (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pmn-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pmn", NULL);
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnRegister) reg = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  PmnPrintDialog *dialog;

  g_set_str (&structure->name, "Mairie");
  reg = pmn_register_open_sync (path, structure, "app", &error);
  g_assert_no_error (error);
  dialog = PMN_PRINT_DIALOG (g_object_ref_sink (
      pmn_print_dialog_new (reg, pmn_document_request_new (PMN_DOCUMENT_TALLY_SHEET))));
  while (pmn_print_dialog_get_printout (dialog) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pmn_printout_get_n_pages (pmn_print_dialog_get_printout (dialog)), ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  ui_assert_finalised (dialog);
  pmn_register_close_async (reg, on_async, &closed);
  while (closed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmn_register_close_finish (reg, closed, &error));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add_func ("/print/choices-are-applied-once", test_choices_are_applied_once);
  g_test_add_func ("/print/odd-pages", test_odd_pages);
  g_test_add_func ("/print/page-view", test_page_view);
  g_test_add_func ("/print/dialog", test_dialog);
  return g_test_run ();
}
