/* pmn-documents.c: the documents that window and command line print
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-documents.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-query.h"
#include "pmn-activity-sheet.h"
#include "pmn-clock.h"
#include "pmn-core-error.h"
#include "pmn-journal-list.h"
#include "pmn-letter.h"
#include "pmn-letters.h"
#include "pmn-logo.h"
#include "pmn-notice-page.h"
#include "pmn-pdf.h"
#include "pmn-people-query.h"
#include "pmn-repositories.h"
#include "pmn-tally-sheet.h"
#include "pmn-today.h"
#include "pmn-week-sheet.h"

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
  pmn_activity_filter_free (self->filter);
  g_free (self->letter);
  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_free (self);
}

void
pmn_document_request_type (PmnDocumentRequest *self, const char *field, const char *text)
{
  g_return_if_fail (self != NULL && field != NULL && text != NULL);

  if (self->typed == NULL)
    self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->typed, g_strdup (field), g_strdup (text));
}

/* On the store's thread -------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): NULL without error when @id is 0. */
static char *
name_mediator (PmnConnection *connection, gint64 id, GError **error)
{
  g_autoptr (PmnMediator) mediator
      = id != 0 ? pmn_mediator_repository_get (connection, id, error) : NULL;

  return mediator != NULL ? pmn_mediator_get_display_name (mediator) : NULL;
}

static char *
name_place (PmnConnection *connection, gint64 id, GError **error)
{
  g_autoptr (PmnPlace) place = id != 0 ? pmn_place_repository_get (connection, id, error) : NULL;

  return place != NULL ? g_strdup (place->name) : NULL;
}

/* Of those that there are: a number of 0 has no name. */
static gboolean
name_both (PmnConnection *connection, gint64 mediator_id, gint64 place_id, char **mediator,
           char **place, GError **error)
{
  *mediator = name_mediator (connection, mediator_id, error);
  if (*mediator == NULL && mediator_id != 0)
    return FALSE;
  *place = name_place (connection, place_id, error);
  return *place != NULL || place_id == 0;
}

static PmnDocument *
compose_tally_sheet (PmnConnection *connection, const PmnDocumentRequest *request,
                     GCancellable *cancellable, GError **error)
{
  PmnTallySheet sheet = { .day = request->day, .place = request->place };
  g_autofree char *name = name_mediator (connection, request->mediator_id, error);

  if (name == NULL && request->mediator_id != 0)
    return NULL;
  sheet.mediator = name;
  return pmn_tally_sheet_compose (&sheet);
}

/* Names of the others who animated, or NULL; a person erased since is left out. */
static gboolean
name_co_mediators (PmnConnection *connection, const PmnActivity *activity, char **names,
                   GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < activity->co_mediators->len; i++)
    {
      g_autofree char *name
          = name_mediator (connection, g_array_index (activity->co_mediators, gint64, i), error);

      if (name == NULL)
        return FALSE;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  *names = text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
  return TRUE;
}

/* One name or NULL for each participation. */
static GPtrArray *
name_people (PmnConnection *connection, const PmnActivity *activity, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);
      g_autoptr (PmnBeneficiary) beneficiary = NULL;

      if (person->beneficiary_id != 0)
        {
          beneficiary = pmn_beneficiary_repository_get (connection, person->beneficiary_id, error);
          if (beneficiary == NULL)
            return NULL;
        }
      g_ptr_array_add (names, beneficiary != NULL && beneficiary->anonymised_at == 0
                                  ? pmn_beneficiary_get_display_name (beneficiary)
                                  : NULL);
    }
  return g_steal_pointer (&names);
}

static PmnDocument *
compose_activity (PmnConnection *connection, const PmnDocumentRequest *request,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnActivity) activity
      = pmn_activity_repository_get (connection, request->activity_id, error);
  g_autofree char *mediator = NULL;
  g_autofree char *others = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GPtrArray) people = NULL;

  if (activity == NULL)
    return NULL;
  if (!name_both (connection, activity->mediator_id, activity->place_id, &mediator, &place, error)
      || !name_co_mediators (connection, activity, &others, error))
    return NULL;
  if (request->with_names)
    {
      people = name_people (connection, activity, error);
      if (people == NULL)
        return NULL;
    }
  return pmn_activity_sheet_compose (&(PmnActivitySheet) {
      .activity = activity,
      .mediator = mediator,
      .co_mediators = others,
      .place = place,
      .people = people,
      .with_notes = request->with_notes,
  });
}

static gboolean
add_rows (PmnConnection *connection, PmnJournalList *list, const GArray *rows,
          GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < rows->len; i += PMN_PAGE_SIZE)
    {
      guint n = MIN (rows->len - i, PMN_PAGE_SIZE);
      gint64 ids[PMN_PAGE_SIZE];
      g_autoptr (GPtrArray) page = NULL;

      for (guint j = 0; j < n; j++)
        ids[j] = g_array_index (rows, PmnRowRef, i + j).id;
      page = pmn_activity_query_page (connection, ids, n, error);
      if (page == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < page->len; j++)
        if (g_ptr_array_index (page, j) != NULL)
          pmn_journal_list_add (list, g_ptr_array_index (page, j));
    }
  return TRUE;
}

static PmnDocument *
compose_journal (PmnConnection *connection, const PmnDocumentRequest *request,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnActivityFilter) everything = pmn_activity_filter_new ();
  const PmnActivityFilter *filter = request->filter != NULL ? request->filter : everything;
  g_autofree char *mediator = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (PmnJournalList) list = NULL;

  if (!name_both (connection, filter->mediator_id, filter->place_id, &mediator, &place, error))
    return NULL;
  rows = pmn_activity_query_snapshot (connection, filter, request->sort, error);
  if (rows == NULL)
    return NULL;
  if (rows->len > PMN_JOURNAL_LIST_MAX)
    {
      g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_REFUSED,
                   /* Translators: two numbers of activities */
                   _ ("This list has %u activities, too many for paper (at most %d): choose a "
                      "shorter period or fewer activities."),
                   rows->len, PMN_JOURNAL_LIST_MAX);
      return NULL;
    }
  list
      = pmn_journal_list_new (filter, &(PmnFilterNames) { .mediator = mediator, .place = place },
                              request->sort == PMN_SORT_NEWEST || request->sort == PMN_SORT_OLDEST);
  if (!add_rows (connection, list, rows, cancellable, error))
    return NULL;
  return pmn_journal_list_finish (g_steal_pointer (&list));
}

static PmnDocument *
compose_notice (PmnConnection *connection, const PmnDocumentRequest *request,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnStructure) structure = pmn_structure_repository_get (connection, error);

  return structure != NULL ? pmn_notice_page_compose (structure) : NULL;
}

static PmnDocument *
compose_week (PmnConnection *connection, const PmnDocumentRequest *request,
              GCancellable *cancellable, GError **error)
{
  PmnDay day = request->day != PMN_DAY_NONE ? request->day : pmn_clock_today ();
  g_autoptr (PmnToday) week = pmn_today_query (connection, request->mediator_id, day, error);

  return week != NULL ? pmn_week_sheet_compose (week->name, week->week, week->monday) : NULL;
}

/* Returns: (nullable): whom @template is about. */
static PmnBeneficiary *
read_person_of_letter (PmnConnection *connection, const PmnLetterTemplate *template, gint64 id,
                       GError **error)
{
  g_autoptr (PmnBeneficiary) person = NULL;

  if (id == 0)
    {
      g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_REFUSED,
                   _ ("The letter “%s” is about a person: say whom."), template->title);
      return NULL;
    }
  person = pmn_beneficiary_repository_get (connection, id, error);
  if (person == NULL || person->anonymised_at == 0)
    return g_steal_pointer (&person);
  g_set_error_literal (error, PMN_CORE_ERROR, PMN_CORE_ERROR_REFUSED,
                       _ ("This person was anonymised: there is nobody to write to."));
  return NULL;
}

static PmnDocument *
compose_letter (PmnConnection *connection, const PmnDocumentRequest *request,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnLetterTemplate) template = pmn_letters_get (request->letter, error);
  g_autoptr (PmnStructure) structure
      = template != NULL ? pmn_structure_repository_get (connection, error) : NULL;
  g_autoptr (PmnMediator) mediator = NULL;
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (GPtrArray) activities = NULL;

  if (structure == NULL)
    return NULL;
  if (request->mediator_id != 0)
    {
      mediator = pmn_mediator_repository_get (connection, request->mediator_id, error);
      if (mediator == NULL)
        return NULL;
    }
  if (template->subject == PMN_LETTER_BENEFICIARY)
    {
      person = read_person_of_letter (connection, template, request->beneficiary_id, error);
      if (person == NULL)
        return NULL;
      activities = pmn_people_query_activities (connection, person->record.id, 0, error);
      if (activities == NULL)
        return NULL;
    }
  return pmn_letter_compose (&(PmnLetter) { .template = template,
                                            .structure = structure,
                                            .mediator = mediator,
                                            .beneficiary = person,
                                            .activities = activities,
                                            .typed = request->typed,
                                            .today = pmn_clock_today () },
                             error);
}

typedef PmnDocument *(*Composer) (PmnConnection *connection, const PmnDocumentRequest *request,
                                  GCancellable *cancellable, GError **error);

static const Composer composers[] = {
  [PMN_DOCUMENT_TALLY_SHEET] = compose_tally_sheet,
  [PMN_DOCUMENT_ACTIVITY] = compose_activity,
  [PMN_DOCUMENT_JOURNAL] = compose_journal,
  [PMN_DOCUMENT_NOTICE] = compose_notice,
  [PMN_DOCUMENT_WEEK] = compose_week,
  [PMN_DOCUMENT_LETTER] = compose_letter,
};

static gpointer
run_compose (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const PmnDocumentRequest *request = data;
  g_autoptr (PmnStructure) structure = pmn_structure_repository_get (connection, error);
  GError *local_error = NULL;
  g_autoptr (GBytes) logo = NULL;
  PmnDocument *document;

  if (structure == NULL)
    return NULL;
  logo = pmn_logo_read (connection, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  document = composers[request->kind](connection, request, cancellable, error);
  if (document != NULL)
    pmn_document_set_origin (document, structure->name, logo, pmn_clock_now_ms (),
                             pmn_clock_today ());
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
