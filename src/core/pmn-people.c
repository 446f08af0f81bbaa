/* pmn-people.c: what can be done with followed people, beyond reading and saving one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-people.h"

#include <string.h>

#include "pmn-activity-query.h"
#include "pmn-new-file.h"
#include "pmn-people-query.h"
#include "pmn-person-report.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"

/* Lists ---------------------------------------------------------------------------------------- */

static GPtrArray *
people_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  return pmn_people_query_list (connection, job->text, job->limit, error);
}

void
pmn_people_list_async (PmnRegister *self, const char *search, guint limit,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job = pmn_job_new_about (self, PMN_ENTITY_BENEFICIARY, 0, limit);

  job->text = g_strdup (search);
  pmn_register_read_rows (self, people_rows, job, cancellable, callback, user_data);
}

static GPtrArray *
similar_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  g_autoptr (PmnLikenessKey) key = pmn_likeness_key_new (0, job->text, job->value, job->number);

  return pmn_people_query_similar (connection, key, job->id, job->limit, error);
}

static PmnJob *
similar_job (PmnRegister *self, const char *given, const char *family, gint birth_year,
             gint64 except_id, guint limit)
{
  PmnJob *job = pmn_job_new_about (self, PMN_ENTITY_BENEFICIARY, except_id, limit);

  job->text = g_strdup (given);
  job->value = g_strdup (family);
  job->number = birth_year;
  return job;
}

void
pmn_people_similar_async (PmnRegister *self, const char *given, const char *family, gint birth_year,
                          gint64 except_id, guint limit, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_read_rows (self, similar_rows,
                          similar_job (self, given, family, birth_year, except_id, limit),
                          cancellable, callback, user_data);
}

static GPtrArray *
duplicate_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  return pmn_people_query_duplicates (connection, job->limit, error);
}

void
pmn_people_duplicates_async (PmnRegister *self, guint limit, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_read_rows (self, duplicate_rows,
                          pmn_job_new_about (self, PMN_ENTITY_BENEFICIARY, 0, limit), cancellable,
                          callback, user_data);
}

static GPtrArray *
timeline_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = NULL;

  if (job->entity == PMN_ENTITY_BENEFICIARY)
    return pmn_people_query_activities (connection, job->id, job->limit, error);
  filter = pmn_activity_filter_new ();
  if (job->entity == PMN_ENTITY_MEDIATOR)
    filter->mediator_id = job->id;
  else
    filter->place_id = job->id;
  return pmn_activity_query_first_page (connection, filter, PMN_SORT_NEWEST, job->limit, error);
}

void
pmn_register_timeline_async (PmnRegister *self, PmnEntity entity, gint64 id, guint limit,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_assert (entity == PMN_ENTITY_MEDIATOR || entity == PMN_ENTITY_PLACE
            || entity == PMN_ENTITY_BENEFICIARY);
  pmn_register_read_rows (self, timeline_rows, pmn_job_new_about (self, entity, id, limit),
                          cancellable, callback, user_data);
}

/* Changes -------------------------------------------------------------------------------------- */

static gpointer
run_merge (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  pmn_beneficiary_repository_merge (edit, job->id, g_array_index (job->ids, gint64, 0), error);
  return NULL;
}

static PmnJob *
merge_job (PmnRegister *self, gint64 survivor_id, gint64 merged_id)
{
  PmnJob *job = pmn_job_new_about (self, PMN_ENTITY_BENEFICIARY, survivor_id, 0);

  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (job->ids, merged_id);
  return job;
}

void
pmn_people_merge_async (PmnRegister *self, gint64 survivor_id, gint64 merged_id,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_write (self, "merge-people", run_merge, merge_job (self, survivor_id, merged_id),
                      NULL, cancellable, callback, user_data);
}

gboolean
pmn_people_merge_sync (PmnRegister *self, gint64 survivor_id, gint64 merged_id, GError **error)
{
  return pmn_register_change_sync (self, "merge-people", run_merge,
                                   merge_job (self, survivor_id, merged_id), error);
}

static gpointer
run_set_distinct (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  pmn_people_set_distinct (edit, job->text, job->value, pmn_edit_get_now (edit), error);
  return NULL;
}

static gpointer
run_clear_distinct (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  pmn_people_clear_distinct (edit, job->text, job->value, error);
  return NULL;
}

void
pmn_people_set_distinct_async (PmnRegister *self, const char *uuid_a, const char *uuid_b,
                               gboolean distinct, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_BENEFICIARY);

  job->text = g_strdup (uuid_a);
  job->value = g_strdup (uuid_b);
  pmn_register_write (self, "setting", distinct ? run_set_distinct : run_clear_distinct, job, NULL,
                      cancellable, callback, user_data);
}

/* Right of access ------------------------------------------------------------------------------ */

static GPtrArray *
read_activities (PmnConnection *connection, gint64 person_id, GError **error)
{
  g_autoptr (GPtrArray) summaries = pmn_people_query_activities (connection, person_id, 0, error);
  g_autoptr (GPtrArray) activities
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);

  for (guint i = 0; summaries != NULL && i < summaries->len; i++)
    {
      const PmnActivitySummary *summary = g_ptr_array_index (summaries, i);
      PmnActivity *activity = pmn_activity_repository_get (connection, summary->id, error);

      if (activity == NULL)
        return NULL;
      g_ptr_array_add (activities, activity);
    }
  return summaries != NULL ? g_steal_pointer (&activities) : NULL;
}

static gpointer
run_export (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_repository_get (connection, job->id, error);
  g_autoptr (GPtrArray) activities = NULL;
  g_autoptr (PmnNewFile) file = NULL;
  g_autofree char *text = NULL;

  if (person == NULL)
    return NULL;
  activities = read_activities (connection, job->id, error);
  if (activities == NULL)
    return NULL;
  text = pmn_person_report (person, activities, job->value, job->today, (PmnLanguage) job->number);
  file = pmn_new_file_begin (job->text, error);
  if (file == NULL || !pmn_new_file_write (file, text, strlen (text), error))
    return NULL;
  pmn_new_file_set_private (file);
  pmn_new_file_commit (g_steal_pointer (&file), error);
  return NULL;
}

static PmnJob *
export_job (PmnRegister *self, gint64 person_id, const char *path, PmnLanguage language)
{
  PmnJob *job = pmn_job_new_about (self, PMN_ENTITY_BENEFICIARY, person_id, 0);

  job->text = g_strdup (path);
  job->value = g_strdup (pmn_register_get_structure (self)->name);
  job->number = (gint) language;
  return job;
}

void
pmn_people_export_async (PmnRegister *self, gint64 person_id, const char *path,
                         PmnLanguage language, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_read (self, run_export, export_job (self, person_id, path, language), NULL,
                     cancellable, callback, user_data);
}

gboolean
pmn_people_export_sync (PmnRegister *self, gint64 person_id, const char *path, PmnLanguage language,
                        GError **error)
{
  GError *local_error = NULL;

  pmn_register_read_sync (self, run_export, export_job (self, person_id, path, language),
                          &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}
