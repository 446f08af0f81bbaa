/* pmn-pdf.c: a printout as a PDF file
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "pmn-new-file.h"
#include "pmn-store-error.h"

typedef struct
{
  PmnNewFile *file;
  GError *error;
} Sink;

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (sink->error != NULL || !pmn_new_file_write (sink->file, data, length, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const PmnDocument *document)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (document->made_ms / 1000);
  g_autofree char *stamp = made != NULL ? g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  const struct
  {
    cairo_pdf_metadata_t key;
    const char *value;
  } values[] = {
    { CAIRO_PDF_METADATA_TITLE, document->title },
    { CAIRO_PDF_METADATA_AUTHOR, document->author },
    { CAIRO_PDF_METADATA_SUBJECT, document->subject },
    { CAIRO_PDF_METADATA_CREATOR, "Permanence " PMN_VERSION },
    { CAIRO_PDF_METADATA_CREATE_DATE, document->made_ms != 0 ? stamp : NULL },
    { CAIRO_PDF_METADATA_MOD_DATE, document->made_ms != 0 ? stamp : NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].value != NULL)
      cairo_pdf_surface_set_metadata (surface, values[i].key, values[i].value);
}

/* The title, and the headings under it. */
static void
add_outline (cairo_surface_t *surface, const GArray *outline)
{
  int root = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < outline->len; i++)
    {
      const PmnOutlineItem *item = &g_array_index (outline, PmnOutlineItem, i);
      /* Whole points, so that no locale writes a decimal comma. */
      g_autofree char *target
          = g_strdup_printf ("page=%u pos=[0 %d]", item->page + 1, (int) item->y);
      int id = cairo_pdf_surface_add_outline (surface, root, item->title, target,
                                              i == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      if (i == 0)
        root = id;
    }
}

static void
draw_pages (PmnPrintout *printout, cairo_t *cr, const GArray *pages, gboolean whole,
            GCancellable *cancellable)
{
  if (whole)
    cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < pages->len && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return;
      pmn_printout_draw (printout, cr, g_array_index (pages, guint, i), whole);
      if (i + 1 < pages->len)
        cairo_show_page (cr);
    }
  if (whole)
    cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
}

/* Returns: whether cairo is content; the file's own errors are in @sink. */
static cairo_status_t
write_pages (PmnPrintout *printout, const GArray *selected, Sink *sink, GCancellable *cancellable)
{
  g_autoptr (GArray) all = pmn_page_selection_expand (NULL, pmn_printout_get_n_pages (printout));
  const GArray *pages = selected != NULL ? selected : all;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  double width;
  double height;

  pmn_printout_get_page_size (printout, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_bytes, sink, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (surface, pmn_printout_get_document (printout));
  if (selected == NULL)
    add_outline (surface, pmn_printout_get_outline (printout));
  cr = cairo_create (surface);
  draw_pages (printout, cr, pages, selected == NULL, cancellable);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

gboolean
pmn_pdf_write (PmnPrintout *printout, const char *path, const GArray *pages,
               GCancellable *cancellable, GError **error)
{
  Sink sink = { 0 };
  cairo_status_t status;

  g_return_val_if_fail (printout != NULL && path != NULL, FALSE);

  sink.file = pmn_new_file_begin (path, error);
  if (sink.file == NULL)
    return FALSE;
  status = write_pages (printout, pages, &sink, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, &sink.error))
    status = CAIRO_STATUS_WRITE_ERROR;
  if (sink.error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (
        &sink.error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
        /* Translators: the first %s is the path of a file, the second a message of the system */
        _ ("“%s” cannot be read or written: %s."), path, cairo_status_to_string (status));
  if (sink.error != NULL)
    {
      pmn_new_file_free (sink.file);
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  return pmn_new_file_commit (sink.file, error);
}
