/* test-printout.c: a document laid out on pages: nothing lost, nothing torn apart
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-pdf.h"
#include "pmn-printout.h"

#include <glib/gstdio.h>
#include <string.h>

/* Whether anything but white is drawn between two heights of a page, in points. */
static gboolean
has_ink (PmnPrintout *printout, guint page, double top, double bottom)
{
  double width;
  double height;
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean found = FALSE;

  pmn_printout_get_page_size (printout, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  pmn_printout_draw (printout, cr, page, FALSE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = (int) top; y < (int) bottom && !found; y++)
    {
      const guint32 *row
          = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                          + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < (int) width && !found; x++)
        found = (row[x] & 0xffffff) != 0xffffff;
    }
  cairo_surface_destroy (surface);
  return found;
}

static PmnDocument *
make_list (guint n_rows, PmnRowKind every_fifth)
{
  PmnDocument *document = pmn_document_new ("Liste");
  PmnPaperTable *table = pmn_document_add_table (document, "Lignes", PMN_TABLE_ROWS);

  pmn_paper_table_add_column (table, "Numéro", 1, PMN_ALIGN_END);
  pmn_paper_table_add_column (table, "Texte", 4, PMN_ALIGN_START);
  for (guint i = 0; i < n_rows; i++)
    {
      pmn_paper_table_begin_row (table, i % 5 == 0 ? every_fifth : PMN_ROW_NORMAL);
      pmn_paper_table_take_text (table, g_strdup_printf ("%u", i));
      pmn_paper_table_add_text (table, "Prise en main");
    }
  return document;
}

static void
test_margins_are_kept (void)
{
  g_autoptr (PmnPrintout) printout = pmn_printout_new (make_list (400, PMN_ROW_NORMAL));
  guint n = pmn_printout_get_n_pages (printout);
  double width;
  double height;

  pmn_printout_get_page_size (printout, &width, &height);
  g_assert_cmpuint (n, >=, 6);
  g_assert_cmpuint (n, <=, 12);
  for (guint i = 0; i < n; i++)
    {
      g_assert_false (has_ink (printout, i, 0, 30));
      g_assert_true (has_ink (printout, i, 60, 120));
      g_assert_false (has_ink (printout, i, height - 30, height));
      /* White between the table and the foot of the page */
      g_assert_false (has_ink (printout, i, height - 50, height - 46));
    }
}

static void
test_long_text_is_cut_between_lines (void)
{
  PmnDocument *document = pmn_document_new ("Texte");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PmnPrintout) printout = NULL;

  while (text->len < 32000)
    g_string_append (text, "Une note très longue que quelqu’un a collée. ");
  pmn_document_add_text (document, PMN_BLOCK_TEXT, text->str);
  printout = pmn_printout_new (document);
  g_assert_cmpuint (pmn_printout_get_n_pages (printout), >=, 4);
  g_assert_cmpuint (pmn_printout_get_n_pages (printout), <=, 12);
  g_assert_true (has_ink (printout, pmn_printout_get_n_pages (printout) - 1, 51, 80));
}

/* 32,000 characters in a cell take a few lines and an ellipsis, never more than a page. */
static void
test_long_cells_are_shortened (void)
{
  PmnDocument *document = pmn_document_new ("Tableau");
  PmnPaperTable *table = pmn_document_add_table (document, NULL, PMN_TABLE_ROWS);
  g_autofree char *word = g_strnfill (32000, 'a');
  g_autoptr (PmnPrintout) printout = NULL;

  pmn_paper_table_add_column (table, "Note", 1, PMN_ALIGN_START);
  for (int i = 0; i < 12; i++)
    {
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      pmn_paper_table_add_text (table, word);
    }
  printout = pmn_printout_new (document);
  g_assert_cmpuint (pmn_printout_get_n_pages (printout), ==, 2);
}

/* A heading never stands alone at the foot of a page, whatever is above it. */
static void
test_headings_stay_with_what_follows (void)
{
  for (double above = 600; above < 760; above += 7)
    {
      PmnDocument *document = pmn_document_new ("Titre");
      g_autoptr (PmnPrintout) printout = NULL;
      const PmnOutlineItem *heading;

      pmn_document_add_text (document, PMN_BLOCK_TEXT, "Avant");
      pmn_document_add_space (document, above - 80);
      pmn_document_add_text (document, PMN_BLOCK_HEADING, "Partie");
      pmn_document_add_text (document, PMN_BLOCK_TEXT, "Après");
      printout = pmn_printout_new (document);
      heading = &g_array_index (pmn_printout_get_outline (printout), PmnOutlineItem, 1);
      g_assert_cmpuint (heading->page, ==, pmn_printout_get_n_pages (printout) - 1);
    }
}

static void
test_groups_stay_together (void)
{
  PmnDocument *document = pmn_document_new ("Groupe");
  g_autoptr (PmnPrintout) printout = NULL;

  pmn_document_add_text (document, PMN_BLOCK_TEXT, "Avant");
  pmn_document_add_space (document, 500);
  pmn_document_begin_group (document);
  pmn_document_add_text (document, PMN_BLOCK_HEADING, "Signatures");
  pmn_document_add_space (document, 200);
  pmn_document_add_text (document, PMN_BLOCK_HEADING, "Fin");
  pmn_document_end_group (document);
  printout = pmn_printout_new (document);
  g_assert_cmpuint (pmn_printout_get_n_pages (printout), ==, 2);
  g_assert_cmpuint (g_array_index (pmn_printout_get_outline (printout), PmnOutlineItem, 1).page, ==,
                    1);
}

static void
test_sections_stay_with_their_rows (void)
{
  g_autoptr (PmnPrintout) printout = pmn_printout_new (make_list (300, PMN_ROW_SECTION));
  guint n = pmn_printout_get_n_pages (printout);

  g_assert_cmpuint (n, >=, 5);
  for (guint i = 0; i < n; i++)
    g_assert_false (has_ink (printout, i, 842 - 50, 842 - 46));
}

static void
test_empty_table (void)
{
  g_autoptr (PmnPrintout) printout = pmn_printout_new (make_list (0, PMN_ROW_NORMAL));

  g_assert_cmpuint (pmn_printout_get_n_pages (printout), ==, 1);
  g_assert_true (has_ink (printout, 0, 60, 120));
}

static void
test_what_is_not_a_picture_is_left_out (void)
{
  PmnDocument *document = pmn_document_new ("Logo");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("not a picture", 13);
  g_autoptr (PmnPrintout) printout = NULL;

  document->logo = g_bytes_ref (bytes);
  printout = pmn_printout_new (document);
  g_assert_cmpuint (pmn_printout_get_n_pages (printout), ==, 1);
  g_assert_false (has_ink (printout, 0, 90, 700));
}

static guint
count (const char *haystack, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (haystack, needle); p != NULL; p = strstr (p + 1, needle))
    n++;
  return n;
}

/* The pages and copies chosen in the print dialog are what the file holds. */
static void
test_selected_pages_are_written (void)
{
  g_autoptr (PmnPrintout) printout = pmn_printout_new (make_list (400, PMN_ROW_NORMAL));
  const PmnPageRange range = { 1, 2 };
  const PmnPageSelection selection
      = { .ranges = &range, .n_ranges = 1, .copies = 3, .collate = TRUE };
  g_autoptr (GArray) pages
      = pmn_page_selection_expand (&selection, pmn_printout_get_n_pages (printout));
  g_autofree char *folder = g_dir_make_tmp ("pmn-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  const char *const command[] = { "pdftotext", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_pdf_write (printout, path, pages, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &text, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (text, "Page 2/"), ==, 3);
  g_assert_cmpuint (count (text, "Page 3/"), ==, 3);
  g_assert_cmpuint (count (text, "Page "), ==, 6);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_autoptr (PmnPrintout) printout = pmn_printout_new (make_list (400, PMN_ROW_NORMAL));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("pmn-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pmn_pdf_write (printout, path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* An empty folder, hidden files included. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printout/margins", test_margins_are_kept);
  g_test_add_func ("/printout/long-text", test_long_text_is_cut_between_lines);
  g_test_add_func ("/printout/long-cells", test_long_cells_are_shortened);
  g_test_add_func ("/printout/headings", test_headings_stay_with_what_follows);
  g_test_add_func ("/printout/groups", test_groups_stay_together);
  g_test_add_func ("/printout/sections", test_sections_stay_with_their_rows);
  g_test_add_func ("/printout/empty-table", test_empty_table);
  g_test_add_func ("/printout/not-a-picture", test_what_is_not_a_picture_is_left_out);
  g_test_add_func ("/printout/selected-pages", test_selected_pages_are_written);
  g_test_add_func ("/printout/cancelled", test_cancelled_leaves_nothing);
  return g_test_run ();
}
