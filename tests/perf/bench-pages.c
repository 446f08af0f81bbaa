/* bench-pages.c: what a page with a table of 30 rows costs, beside plain Pango and cairo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

#include "pmn-bench.h"
#include "pmn-pdf.h"
#include "pmn-printout.h"

#define N_PAGES 50
#define ROWS_OF_PAGE 30
#define N_ROWS (N_PAGES * ROWS_OF_PAGE)
#define N_COLUMNS 7
#define N_RUNS 7
#define TARGET 1.5
#define WIDTH 595.276
#define HEIGHT 841.89
#define MARGIN 42.5
#define ROW_HEIGHT 23.0

static const char *const titles[N_COLUMNS]
    = { "Date", "Type", "Thématiques", "Lieu", "Médiateur", "Durée", "Référence" };
static const double widths[N_COLUMNS] = { 58, 66, 140, 90, 70, 40, 46 };

/* The same texts for both, all different, as those of a list of activities are. */
static char *
make_cell (guint row, guint column)
{
  static const char *const themes[] = { "E-mail", "Bureautique", "Démarches en ligne", "Santé" };

  switch (column)
    {
    case 0:
      return g_strdup_printf ("%02u/%02u/2026", row % 28 + 1, row % 12 + 1);
    case 1:
      return g_strdup (row % 3 == 0 ? "Atelier" : "Individuel");
    case 2:
      return g_strdup_printf ("%s, %s", themes[row % 4], themes[(row + 1) % 4]);
    case 3:
      return g_strdup_printf ("Médiathèque n° %u", row % 12);
    case 4:
      return g_strdup (row % 2 == 0 ? "Nadia Belkacem" : "Inès Le Goff");
    case 5:
      return g_strdup_printf ("%u min", 15 + row % 90);
    default:
      return g_strdup_printf ("A7F3-%04u", row);
    }
}

/* Ours: laid out, tagged, with an outline, written aside and renamed. */
static double
write_ours (const char *path)
{
  double start = pmn_bench_thread_ms ();
  PmnDocument *document = pmn_document_new ("Liste des activités");
  PmnPaperTable *table = pmn_document_add_table (document, NULL, PMN_TABLE_ROWS);
  g_autoptr (PmnPrintout) printout = NULL;
  g_autoptr (GError) error = NULL;

  pmn_paper_table_set_row_height (table, ROW_HEIGHT);
  for (guint i = 0; i < N_COLUMNS; i++)
    pmn_paper_table_add_column (table, titles[i], widths[i], PMN_ALIGN_START);
  for (guint row = 0; row < N_ROWS; row++)
    {
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      for (guint i = 0; i < N_COLUMNS; i++)
        pmn_paper_table_take_text (table, make_cell (row, i));
    }
  printout = pmn_printout_new (document);
  if (!pmn_pdf_write (printout, path, NULL, NULL, &error))
    g_error ("%s", error->message);
  return (pmn_bench_thread_ms () - start) / N_PAGES;
}

static void
draw_text (cairo_t *cr, PangoLayout *layout, const char *text, double x, double y, double width)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_row (cairo_t *cr, PangoLayout *layout, int row, double y)
{
  double x = MARGIN;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *text = row < 0 ? g_strdup (titles[i]) : make_cell ((guint) row, i);

      draw_text (cr, layout, text, x, y, widths[i] - 4);
      x += widths[i];
    }
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, MARGIN, y + ROW_HEIGHT - 6);
  cairo_line_to (cr, WIDTH - MARGIN, y + ROW_HEIGHT - 6);
  cairo_stroke (cr);
}

/* The floor: one layout, no tag, no measuring: whoever has a page of 30 rows draws it. */
static double
write_floor (const char *path)
{
  double start = pmn_bench_thread_ms ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Adwaita Sans, Inter, Sans 6");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  for (int page = 0; page < N_PAGES; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %d/%d", page + 1, N_PAGES);

      draw_text (cr, layout, "Liste des activités", MARGIN, MARGIN, WIDTH - 2 * MARGIN);
      draw_row (cr, layout, -1, MARGIN + ROW_HEIGHT);
      for (int row = 0; row < ROWS_OF_PAGE; row++)
        draw_row (cr, layout, page * ROWS_OF_PAGE + row, MARGIN + (row + 2) * ROW_HEIGHT);
      draw_text (cr, layout, number, MARGIN, HEIGHT - MARGIN, 100);
      cairo_show_page (cr);
    }
  pango_font_description_free (font);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return (pmn_bench_thread_ms () - start) / N_PAGES;
}

static double
get_size_kb (const char *path)
{
  GStatBuf state;

  return g_stat (path, &state) == 0 ? (double) state.st_size / 1000 : 0;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("pmn-pages-XXXXXX", NULL);
  g_autofree char *ours_path = g_build_filename (folder, "ours.pdf", NULL);
  g_autofree char *floor_path = g_build_filename (folder, "floor.pdf", NULL);
  double ours[N_RUNS];
  double floors[N_RUNS];
  double value;
  double floor;

  /* The first ones read the fonts. */
  write_floor (floor_path);
  write_ours (ours_path);
  for (guint i = 0; i < N_RUNS; i++)
    {
      floors[i] = write_floor (floor_path);
      ours[i] = write_ours (ours_path);
    }
  value = pmn_bench_median (ours, N_RUNS);
  floor = pmn_bench_median (floors, N_RUNS);
  pmn_bench_print_title ("Pages: 50 of them, with a table of 30 rows and 7 columns");
  pmn_bench_print_line ("one page, laid out, tagged and written", value, floor, "ms",
                        value <= TARGET * floor, "≤ 1.5 × floor");
  pmn_bench_print_line ("size of the file", get_size_kb (ours_path), get_size_kb (floor_path), "kB",
                        TRUE, "small");
  pmn_bench_end ();
  g_unlink (ours_path);
  g_unlink (floor_path);
  g_rmdir (folder);
  return 0;
}
