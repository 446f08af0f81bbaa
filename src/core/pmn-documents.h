/* pmn-documents.h: the documents that window and command line print
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-page-selection.h"
#include "pmn-printout.h"
#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * PmnDocumentKind:
 * @PMN_DOCUMENT_TALLY_SHEET: a blank sheet to note sessions by hand
 * @PMN_DOCUMENT_ACTIVITY: everything about one activity
 * @PMN_DOCUMENT_JOURNAL: a list of activities
 * @PMN_DOCUMENT_NOTICE: the information notice for followed people
 * @PMN_DOCUMENT_WEEK: the hours of a week
 * @PMN_DOCUMENT_LETTER: a letter from a template
 */
typedef enum
{
  PMN_DOCUMENT_TALLY_SHEET,
  PMN_DOCUMENT_ACTIVITY,
  PMN_DOCUMENT_JOURNAL,
  PMN_DOCUMENT_NOTICE,
  PMN_DOCUMENT_WEEK,
  PMN_DOCUMENT_LETTER,
} PmnDocumentKind;

/**
 * PmnDocumentRequest:
 * @mediator_id: whose tally sheet, 0 = a line to write on; whose week, 0 = everybody's; who signs the
 *   letter, 0 = a line to write on
 * @day: of the tally sheet, %PMN_DAY_NONE = a line to write on; any day of the week, %PMN_DAY_NONE =
 *   today
 * @place: (nullable): of the tally sheet, %NULL = a line to write on
 * @activity_id: which activity
 * @with_names: names of followed people appear on the sheet of the activity
 * @with_notes: so do its notes
 * @filter: (nullable) (transfer full): what the list holds, %NULL = everything
 * @sort: its order
 * @letter: (nullable): identifier of the template of the letter
 * @beneficiary_id: whom it is about, 0 = nobody
 * @typed: (nullable) (element-type utf8 utf8): texts by name of field
 *
 * Which document.
 */
typedef struct
{
  PmnDocumentKind kind;
  gint64 mediator_id;
  PmnDay day;
  char *place;
  gint64 activity_id;
  gboolean with_names;
  gboolean with_notes;
  PmnActivityFilter *filter;
  PmnActivitySort sort;
  char *letter;
  gint64 beneficiary_id;
  GHashTable *typed;
} PmnDocumentRequest;

/** pmn_document_request_new: Returns: (transfer full): without anything else said. */
PmnDocumentRequest *pmn_document_request_new (PmnDocumentKind kind);
/** pmn_document_request_type: what stands in a field of the letter. */
void pmn_document_request_type (PmnDocumentRequest *self, const char *field, const char *text);
/** pmn_document_request_free: @self: (nullable) (transfer full). */
void pmn_document_request_free (PmnDocumentRequest *self);

/**
 * pmn_documents_make_async:
 * @request: (transfer full): which
 *
 * Reads on the store's thread, lays out on another. Errors: %PMN_STORE_ERROR, %PMN_CORE_ERROR_REFUSED for
 * a list longer than %PMN_JOURNAL_LIST_MAX, those of pmn_letters_get() and pmn_letter_compose(), an
 * anonymised person.
 */
void pmn_documents_make_async (PmnRegister *reg, PmnDocumentRequest *request,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
/** pmn_documents_make_finish: Returns: (transfer full) (nullable): the document on its pages. */
PmnPrintout *pmn_documents_make_finish (GAsyncResult *result, GError **error);
/** pmn_documents_make_sync: @request: (transfer full): which. */
PmnPrintout *pmn_documents_make_sync (PmnRegister *reg, PmnDocumentRequest *request,
                                      GError **error);

/** pmn_documents_write_async: as pmn_pdf_write(), on another thread. @pages: (nullable) (element-type guint): %NULL = the whole document. */
void pmn_documents_write_async (PmnPrintout *printout, const char *path, GArray *pages,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
/** pmn_documents_write_finish: Returns: whether the file is written; if not, what was there is untouched. */
gboolean pmn_documents_write_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnDocumentRequest, pmn_document_request_free)

G_END_DECLS
