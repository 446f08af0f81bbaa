/* pmn-activity-writer.c: an activity written to its tables
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-row.h"

#include <string.h>

#include "pmn-nomenclature.h"
#include "pmn-term-store.h"

/* Order of the parameters: INSERT and UPDATE bind alike. What refers to other rows comes last: an
 * UPDATE that may meet a missing reference opens a savepoint, each savepoint makes the search index
 * write what it gathers, and a change of many rows without takes a quarter of the time. */
#define OWN_COLUMNS                                                                                \
  "uuid, version, created_at, updated_at, deleted_at, unmade, sort_key, kind, incomplete,"         \
  " minutes, place_kind, insee, postcode, commune, people, anonymous, local_term, level_term,"     \
  " autonomy_term, oriented, referral_term, referral_body, procedure, title, notes, local_ref,"    \
  " national_id, source, source_stamp, original, group_uuid"
#define OWN_PARAMETERS                                                                             \
  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define COLUMNS OWN_COLUMNS ", step_id, mediator_id, place_id"
#define PARAMETERS OWN_PARAMETERS ", ?, ?, ?"
#define ID_PARAMETER 35

typedef enum
{
  INSERT_ROW,
  UPDATE_ROW,
  UPDATE_ROW_ONLY,
  INSERT_TERM,
  INSERT_CO_MEDIATOR,
  INSERT_TALLY,
  INSERT_PARTICIPATION,
  DELETE_TERMS,
  DELETE_CO_MEDIATORS,
  DELETE_TALLIES,
  DELETE_PARTICIPATIONS,
  N_STATEMENTS,
} Which;

static const char *const sql[N_STATEMENTS] = {
  [INSERT_ROW] = "INSERT INTO activity (" COLUMNS ") VALUES (" PARAMETERS ")",
  [UPDATE_ROW]
  = "UPDATE activity SET (" COLUMNS ") = (" PARAMETERS ")"
    " WHERE id = ?" G_STRINGIFY (ID_PARAMETER),
        [UPDATE_ROW_ONLY]
        = "UPDATE activity SET (" OWN_COLUMNS ") = (" OWN_PARAMETERS ")"
          " WHERE id = ?" G_STRINGIFY (ID_PARAMETER),
              [INSERT_TERM] = "INSERT OR IGNORE INTO activity_term (activity_id, term_id, "
                              "sort_key) VALUES (?, ?, ?)",
              [INSERT_CO_MEDIATOR]
              = "INSERT OR IGNORE INTO activity_co_mediator (activity_id, mediator_id, sort_key)"
                " VALUES (?, ?, ?)",
              [INSERT_TALLY]
              = "INSERT INTO activity_tally (activity_id, term_id, n) VALUES (?, ?, ?)",
              [INSERT_PARTICIPATION] = "INSERT INTO participation (activity_id, position, uuid, "
                                       "beneficiary_id, gender_term, age_term,"
                                       " status_term, insee, postcode, commune, already_supported)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              [DELETE_TERMS] = "DELETE FROM activity_term WHERE activity_id = ?",
              [DELETE_CO_MEDIATORS] = "DELETE FROM activity_co_mediator WHERE activity_id = ?",
              [DELETE_TALLIES] = "DELETE FROM activity_tally WHERE activity_id = ?",
              [DELETE_PARTICIPATIONS] = "DELETE FROM participation WHERE activity_id = ?",
        };

struct _PmnActivityWriter
{
  PmnConnection *connection;
  PmnStatement *statements[N_STATEMENTS];
};

PmnActivityWriter *
pmn_activity_writer_new (PmnConnection *connection)
{
  PmnActivityWriter *self = g_new0 (PmnActivityWriter, 1);

  self->connection = connection;
  return self;
}

void
pmn_activity_writer_free (PmnActivityWriter *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], pmn_statement_done);
  g_free (self);
}

static PmnStatement *
get_statement (PmnActivityWriter *self, Which which, GError **error)
{
  if (self->statements[which] == NULL)
    self->statements[which] = pmn_connection_prepare (self->connection, sql[which], error);
  return self->statements[which];
}

/* Numbers a code; NULL binds NULL. */
static gboolean
bind_code (PmnActivityWriter *self, PmnStatement *s, int index, int dimension, const char *code,
           GError **error)
{
  int id = 0;

  if (code != NULL)
    {
      id = pmn_term_store_ensure (self->connection, dimension, code, error);
      if (id == 0)
        return FALSE;
    }
  pmn_statement_bind_int64_or_null (s, index, id, 0);
  return TRUE;
}

static gboolean
bind_row (PmnActivityWriter *self, PmnStatement *s, const PmnActivity *activity,
          const PmnActivityRow *row, GError **error)
{
  const PmnRecord *record = &activity->record;
  int i = 0;

  pmn_statement_bind_text_static (s, ++i, record->uuid);
  pmn_statement_bind_int64 (s, ++i, record->version);
  pmn_statement_bind_int64 (s, ++i, record->created_at);
  pmn_statement_bind_int64 (s, ++i, record->updated_at);
  pmn_statement_bind_int64_or_null (s, ++i, record->deleted_at, 0);
  pmn_statement_bind_int64 (s, ++i, row->unmade ? 1 : 0);
  pmn_statement_bind_int64 (s, ++i, row->sort_key);
  pmn_statement_bind_int64 (s, ++i, activity->kind);
  pmn_statement_bind_int64 (s, ++i, activity->incomplete ? 1 : 0);
  pmn_statement_bind_int64 (s, ++i, activity->minutes);
  pmn_statement_bind_int64 (s, ++i, activity->place_kind);
  pmn_statement_bind_text_static (s, ++i, activity->insee);
  pmn_statement_bind_text_static (s, ++i, activity->postcode);
  pmn_statement_bind_text_static (s, ++i, activity->commune);
  pmn_statement_bind_int64 (s, ++i, pmn_activity_get_people (activity));
  pmn_statement_bind_int64 (s, ++i, activity->anonymous);
  if (!bind_code (self, s, ++i, PMN_DIMENSION_LOCAL_KIND, activity->local_kind, error)
      || !bind_code (self, s, ++i, PMN_DIMENSION_LEVEL, activity->level, error)
      || !bind_code (self, s, ++i, PMN_DIMENSION_AUTONOMY, activity->autonomy, error))
    return FALSE;
  pmn_statement_bind_int64_or_null (s, ++i, activity->oriented, PMN_UNKNOWN);
  if (!bind_code (self, s, ++i, PMN_DIMENSION_REFERRAL, activity->referral, error))
    return FALSE;
  pmn_statement_bind_text_static (s, ++i, activity->referral_body);
  pmn_statement_bind_text_static (s, ++i, activity->procedure);
  pmn_statement_bind_text_static (s, ++i, activity->title);
  pmn_statement_bind_text_static (s, ++i, activity->notes);
  pmn_statement_bind_text_static (s, ++i, activity->local_ref);
  pmn_statement_bind_text_static (s, ++i, activity->national_id);
  pmn_statement_bind_int64 (s, ++i, activity->source);
  pmn_statement_bind_text_static (s, ++i, activity->source_stamp);
  pmn_statement_bind_text_static (s, ++i, activity->original);
  pmn_statement_bind_text_static (s, ++i, activity->group_uuid);
  return TRUE;
}

static void
bind_references (PmnStatement *s, const PmnActivity *activity, const PmnActivityRow *row)
{
  int i = ID_PARAMETER - 3;

  pmn_statement_bind_int64_or_null (s, i++, row->step_id, 0);
  pmn_statement_bind_int64 (s, i++, activity->mediator_id);
  pmn_statement_bind_int64_or_null (s, i++, activity->place_id, 0);
}

static gboolean
insert_terms (PmnActivityWriter *self, gint64 id, gint64 sort_key, int dimension, GPtrArray *codes,
              GError **error)
{
  PmnStatement *s;

  if (codes->len == 0)
    return TRUE;
  s = get_statement (self, INSERT_TERM, error);
  if (s == NULL)
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    {
      int term = pmn_term_store_ensure (self->connection, dimension, g_ptr_array_index (codes, i),
                                        error);

      if (term == 0)
        return FALSE;
      pmn_statement_bind_int64 (s, 1, id);
      pmn_statement_bind_int64 (s, 2, term);
      pmn_statement_bind_int64 (s, 3, sort_key);
      if (!pmn_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_co_mediators (PmnActivityWriter *self, const PmnActivity *activity, gint64 sort_key,
                     GError **error)
{
  PmnStatement *s;

  if (activity->co_mediators->len == 0)
    return TRUE;
  s = get_statement (self, INSERT_CO_MEDIATOR, error);
  if (s == NULL)
    return FALSE;
  for (guint i = 0; i < activity->co_mediators->len; i++)
    {
      pmn_statement_bind_int64 (s, 1, activity->record.id);
      pmn_statement_bind_int64 (s, 2, g_array_index (activity->co_mediators, gint64, i));
      pmn_statement_bind_int64 (s, 3, sort_key);
      if (!pmn_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_tallies (PmnActivityWriter *self, const PmnActivity *activity, GError **error)
{
  PmnStatement *s;

  if (activity->tallies->len == 0)
    return TRUE;
  s = get_statement (self, INSERT_TALLY, error);
  if (s == NULL)
    return FALSE;
  for (guint i = 0; i < activity->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, i);
      int term;

      if (tally->n == 0)
        continue;
      term = pmn_term_store_ensure (self->connection, tally->dimension, tally->code, error);
      if (term == 0)
        return FALSE;
      pmn_statement_bind_int64 (s, 1, activity->record.id);
      pmn_statement_bind_int64 (s, 2, term);
      pmn_statement_bind_int64 (s, 3, tally->n);
      if (!pmn_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_participations (PmnActivityWriter *self, const PmnActivity *activity, GError **error)
{
  PmnStatement *s;

  if (activity->participations->len == 0)
    return TRUE;
  s = get_statement (self, INSERT_PARTICIPATION, error);
  if (s == NULL)
    return FALSE;
  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);

      pmn_statement_bind_int64 (s, 1, activity->record.id);
      pmn_statement_bind_int64 (s, 2, person->position);
      pmn_statement_bind_text_static (s, 3, person->uuid);
      pmn_statement_bind_int64_or_null (s, 4, person->beneficiary_id, 0);
      pmn_statement_bind_text_static (s, 8, person->insee);
      pmn_statement_bind_text_static (s, 9, person->postcode);
      pmn_statement_bind_text_static (s, 10, person->commune);
      pmn_statement_bind_int64 (s, 11, person->already_supported ? 1 : 0);
      if (!bind_code (self, s, 5, PMN_DIMENSION_GENDER, person->gender, error)
          || !bind_code (self, s, 6, PMN_DIMENSION_AGE, person->age, error)
          || !bind_code (self, s, 7, PMN_DIMENSION_STATUS, person->status, error)
          || !pmn_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_lines (PmnActivityWriter *self, const PmnActivity *activity, gint64 sort_key, GError **error)
{
  gint64 id = activity->record.id;

  return insert_terms (self, id, sort_key, PMN_DIMENSION_THEME, activity->themes, error)
         && insert_terms (self, id, sort_key, PMN_DIMENSION_MATERIAL, activity->materials, error)
         && insert_terms (self, id, sort_key, PMN_DIMENSION_TAG, activity->tags, error)
         && insert_co_mediators (self, activity, sort_key, error)
         && insert_tallies (self, activity, error) && insert_participations (self, activity, error);
}

static gboolean
delete_lines (PmnActivityWriter *self, gint64 id, GError **error)
{
  for (int which = DELETE_TERMS; which <= DELETE_PARTICIPATIONS; which++)
    {
      PmnStatement *s = get_statement (self, which, error);

      if (s == NULL)
        return FALSE;
      pmn_statement_bind_int64 (s, 1, id);
      if (!pmn_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pmn_activity_writer_insert (PmnActivityWriter *self, PmnActivity *activity,
                            const PmnActivityRow *row, GError **error)
{
  PmnStatement *s = get_statement (self, INSERT_ROW, error);

  if (s == NULL || !bind_row (self, s, activity, row, error))
    return FALSE;
  bind_references (s, activity, row);
  if (!pmn_statement_run (s, error))
    return FALSE;
  activity->record.id = pmn_connection_get_last_insert_id (self->connection);
  return insert_lines (self, activity, row->sort_key, error);
}

gboolean
pmn_activity_writer_update (PmnActivityWriter *self, const PmnActivity *current,
                            const PmnActivity *activity, const PmnActivityRow *row,
                            gboolean lines_changed, GError **error)
{
  gboolean refers_as_before
      = current->mediator_id == activity->mediator_id && current->place_id == activity->place_id;
  PmnStatement *s = get_statement (self, refers_as_before ? UPDATE_ROW_ONLY : UPDATE_ROW, error);

  if (s == NULL || !bind_row (self, s, activity, row, error))
    return FALSE;
  if (!refers_as_before)
    bind_references (s, activity, row);
  pmn_statement_bind_int64 (s, ID_PARAMETER, activity->record.id);
  if (!pmn_statement_run (s, error))
    return FALSE;
  return !lines_changed
         || (delete_lines (self, activity->record.id, error)
             && insert_lines (self, activity, row->sort_key, error));
}

static gboolean
same_codes (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find (b, g_ptr_array_index (a, i), NULL))
      return FALSE;
  return TRUE;
}

static gboolean
same_tallies (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const PmnTally *x = &g_array_index (a, PmnTally, i), *y = &g_array_index (b, PmnTally, i);

      if (x->dimension != y->dimension || x->code != y->code || x->n != y->n)
        return FALSE;
    }
  return TRUE;
}

gboolean
pmn_activity_row_same_lines (const PmnActivity *a, const PmnActivity *b)
{
  if (!same_codes (a->themes, b->themes) || !same_codes (a->materials, b->materials)
      || !same_codes (a->tags, b->tags) || !same_tallies (a->tallies, b->tallies)
      || a->co_mediators->len != b->co_mediators->len
      || a->participations->len != b->participations->len)
    return FALSE;
  for (guint i = 0; i < a->co_mediators->len; i++)
    if (g_array_index (a->co_mediators, gint64, i) != g_array_index (b->co_mediators, gint64, i))
      return FALSE;
  for (guint i = 0; i < a->participations->len; i++)
    {
      const PmnParticipation *x = g_ptr_array_index (a->participations, i);
      const PmnParticipation *y = g_ptr_array_index (b->participations, i);

      if (strcmp (x->uuid, y->uuid) != 0 || !pmn_participation_equal_content (x, y))
        return FALSE;
    }
  return TRUE;
}
