/* pmn-documents.c: the documents that window and command line print
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-documents.h"

#include "pmn-clock.h"
#include "pmn-pdf.h"
#include "pmn-repositories.h"
#include "pmn-tally-sheet.h"

PmnDocumentRequest *
pmn_document_request_new (PmnDocumentKind kind)
{
  PmnDocumentRequest *self = g_new0 (PmnDocumentRequest, 1);

  self->kind = kind;
  self->day = PMN_DAY_NONE;
  return self;
}

void
pmn_document_request_free (PmnDocumentRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self);
}

/* On the store's thread -------------------------------------------------------------------------- */

static PmnDocument *
compose_tally_sheet (PmnConnection *connection, const PmnDocumentRequest *request, GError **error)
{
  PmnTallySheet sheet = { .day = request->day, .place = request->place };
  g_autofree char *name = NULL;

  if (request->mediator_id != 0)
    {
      g_autoptr (PmnMediator) mediator
          = pmn_mediator_repository_get (connection, request->mediator_id, error);

      if (mediator == NULL)
        return NULL;
      name = pmn_mediator_get_display_name (mediator);
    }
  sheet.mediator = name;
  return pmn_tally_sheet_compose (&sheet);
}

static PmnDocument *(*const composers[]) (PmnConnection *connection,
                                          const PmnDocumentRequest *request, GError **error)
    = {
        [PMN_DOCUMENT_TALLY_SHEET] = compose_tally_sheet,
      };

static gpointer
run_compose (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const PmnDocumentRequest *request = data;
  g_autoptr (PmnStructure) structure = pmn_structure_repository_get (connection, error);
  PmnDocument *document;

  if (structure == NULL)
    return NULL;
  document = composers[request->kind](connection, request, error);
  if (document != NULL)
    pmn_document_set_origin (document, structure->name, pmn_clock_now_ms (), pmn_clock_today ());
  return document;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
free_request (gpointer data)
{
  pmn_document_request_free (data);
}

static void
free_document (gpointer data)
{
  pmn_document_free (data);
}

static void
free_printout (gpointer data)
{
  pmn_printout_unref (data);
}

static void
lay_out (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, pmn_printout_new (data), free_printout);
}

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PmnDocument *document = pmn_store_run_finish (PMN_STORE (source), result, &error);

  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The printout takes it. */
  g_task_set_task_data (task, document, NULL);
  g_task_run_in_thread (task, lay_out);
}

void
pmn_documents_make_async (PmnRegister *reg, PmnDocumentRequest *request, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PMN_IS_REGISTER (reg) && request != NULL);

  task = g_task_new (reg, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmn_documents_make_async);
  pmn_store_read_async (pmn_register_get_store (reg), run_compose, request, free_request,
                        free_document, G_PRIORITY_DEFAULT, cancellable, on_composed, task);
}

PmnPrintout *
pmn_documents_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

PmnPrintout *
pmn_documents_make_sync (PmnRegister *reg, PmnDocumentRequest *request, GError **error)
{
  g_autoptr (PmnDocumentRequest) owned = request;
  PmnDocument *document;

  g_return_val_if_fail (PMN_IS_REGISTER (reg) && request != NULL, NULL);

  document = pmn_store_read_sync (pmn_register_get_store (reg), run_compose, request, NULL, error);
  return document != NULL ? pmn_printout_new (document) : NULL;
}

/* Writing ---------------------------------------------------------------------------------------- */

typedef struct
{
  PmnPrintout *printout;
  char *path;
  GArray *pages;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  pmn_printout_unref (writing->printout);
  g_free (writing->path);
  g_clear_pointer (&writing->pages, g_array_unref);
  g_free (writing);
}

static void
write_pdf (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  if (pmn_pdf_write (writing->printout, writing->path, writing->pages, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pmn_documents_write_async (PmnPrintout *printout, const char *path, GArray *pages,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  writing->printout = pmn_printout_ref (printout);
  writing->path = g_strdup (path);
  writing->pages = pages != NULL ? g_array_ref (pages) : NULL;
  g_task_set_source_tag (task, pmn_documents_write_async);
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_pdf);
}

gboolean
pmn_documents_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
