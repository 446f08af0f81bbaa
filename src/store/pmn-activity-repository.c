/* pmn-activity-repository.c: the journal's rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-repository-private.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-session.h"
#include "pmn-codec.h"
#include "pmn-entity-remove.h"

/* Reading ---------------------------------------------------------------------------------------*/

PmnActivity *
pmn_activity_repository_get (PmnConnection *connection, gint64 id, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return pmn_activity_row_load (connection, id, NULL, error);
}

static gint64
find_one (PmnConnection *connection, const char *sql, const char *key, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  if (select == NULL)
    return 0;
  pmn_statement_bind_text_static (select, 1, key);
  if (pmn_statement_step (select, &local_error))
    id = pmn_statement_get_int64 (select, 0);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return id;
}

gint64
pmn_activity_repository_find_national (PmnConnection *connection, const char *national_id,
                                       GError **error)
{
  g_return_val_if_fail (connection != NULL && national_id != NULL, 0);

  return find_one (connection, "SELECT id FROM activity WHERE national_id = ? AND unmade = 0",
                   national_id, error);
}

gint64
pmn_activity_repository_find (PmnConnection *connection, const char *key, GError **error)
{
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  g_return_val_if_fail (connection != NULL && key != NULL, 0);

  lower = g_ascii_strdown (key, -1);
  upper = g_ascii_strup (key, -1);
  id = find_one (connection, "SELECT id FROM activity WHERE uuid = ? AND unmade = 0", lower,
                 &local_error);
  if (id == 0 && local_error == NULL)
    id = find_one (connection, "SELECT id FROM activity WHERE local_ref = ? AND unmade = 0", upper,
                   &local_error);
  if (id == 0 && local_error == NULL)
    id = pmn_activity_repository_find_national (connection, key, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return id;
}

gint64
pmn_activity_repository_find_last (PmnConnection *connection, gint64 mediator_id, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;

  g_return_val_if_fail (connection != NULL, 0);

  select = pmn_connection_prepare (
      connection,
      mediator_id != 0 ? "SELECT id FROM activity WHERE deleted_at IS NULL AND mediator_id = ?1"
                         " ORDER BY sort_key DESC LIMIT 1"
                       : "SELECT id FROM activity WHERE deleted_at IS NULL"
                         " ORDER BY sort_key DESC LIMIT 1",
      error);
  if (select == NULL)
    return 0;
  if (mediator_id != 0)
    pmn_statement_bind_int64 (select, 1, mediator_id);
  return pmn_statement_step (select, error) ? pmn_statement_get_int64 (select, 0) : 0;
}

/* Writing ---------------------------------------------------------------------------------------*/

/* The lead is not a co-animator as well, nor anybody twice; people have a place and an identity. */
static void
normalise (PmnEdit *edit, PmnActivity *activity)
{
  GArray *others = activity->co_mediators;
  guint last_position = 0;

  for (guint i = 0; i < others->len;)
    {
      gint64 id = g_array_index (others, gint64, i);
      gboolean again = id == activity->mediator_id;

      for (guint j = 0; j < i && !again; j++)
        again = g_array_index (others, gint64, j) == id;
      if (again)
        g_array_remove_index (others, i);
      else
        i++;
    }
  for (guint i = 0; i < activity->participations->len; i++)
    {
      PmnParticipation *person = g_ptr_array_index (activity->participations, i);

      if (person->uuid[0] == '\0')
        pmn_edit_new_uuid (edit, person->uuid);
      if (person->position <= last_position)
        person->position = last_position + 1;
      last_position = person->position;
    }
}

static gboolean
insert_row (PmnEdit *edit, PmnActivity *activity, GError **error)
{
  PmnActivitySession *session = pmn_activity_session_get (edit);
  PmnActivityRow row = { 0 };

  row.step_id = pmn_edit_get_step (edit, error);
  if (row.step_id == 0)
    return FALSE;
  normalise (edit, activity);
  if (!pmn_activity_session_next_sort_key (session, activity->day, &row.sort_key, error)
      || !pmn_activity_writer_insert (pmn_activity_session_get_writer (session), activity, &row,
                                      error)
      || !pmn_activity_session_count (session, activity, row.sort_key, 1, error))
    return FALSE;
  return pmn_edit_record_change (edit, PMN_ENTITY_ACTIVITY, activity->record.id, "create", 0,
                                 activity->record.version, NULL, error);
}

static gboolean
create (PmnEdit *edit, PmnActivity *activity, GError **error)
{
  PmnActivitySession *session = pmn_activity_session_get (edit);
  PmnRecord *record = &activity->record;

  if (record->uuid[0] == '\0')
    pmn_edit_new_uuid (edit, record->uuid);
  else if (!pmn_entity_remove_unmade (edit, pmn_entity_type_get (PMN_ENTITY_ACTIVITY), record->uuid,
                                      error))
    return FALSE;
  record->version = 1;
  record->created_at = record->updated_at = pmn_edit_get_now (edit);
  record->deleted_at = 0;
  if (activity->local_ref == NULL)
    activity->local_ref = pmn_activity_session_next_reference (session, error);
  else if (!pmn_activity_session_take_reference (session, activity->local_ref, error))
    return FALSE;
  return activity->local_ref != NULL && insert_row (edit, activity, error);
}

gboolean
pmn_activity_repository_insert_exact (PmnEdit *edit, PmnActivity *activity, GError **error)
{
  g_return_val_if_fail (edit != NULL && activity != NULL, FALSE);
  g_return_val_if_fail (activity->day != PMN_DAY_NONE, FALSE);

  if (activity->record.uuid[0] == '\0' || activity->record.version < 1
      || activity->local_ref == NULL)
    return create (edit, activity, error);
  return pmn_activity_session_take_reference (pmn_activity_session_get (edit), activity->local_ref,
                                              error)
         && insert_row (edit, activity, error);
}

/*
 * Puts @next in the place of @current: row, lines, figures, search index, history. A new day is a new
 * place in the journal. @next gets its version and stamp here.
 */
static gboolean
replace (PmnEdit *edit, const PmnActivity *current, const PmnActivityRow *row, PmnActivity *next,
         gboolean unmade, const char *op, gboolean with_image, GError **error)
{
  PmnActivitySession *session = pmn_activity_session_get (edit);
  PmnActivityRow next_row = *row;
  gint64 version = current->record.version;
  g_autofree char *before = NULL;
  gboolean own, lines_changed;

  if (!pmn_edit_is_own_bulk_row (edit, PMN_ENTITY_ACTIVITY, current->record.id, &own, error))
    return FALSE;
  if (with_image && !own)
    {
      before = pmn_codec_activity_to_json (pmn_edit_get_connection (edit), current, error);
      if (before == NULL)
        return FALSE;
    }
  next_row.unmade = unmade;
  if (next->day != current->day
      && !pmn_activity_session_next_sort_key (session, next->day, &next_row.sort_key, error))
    return FALSE;
  normalise (edit, next);
  lines_changed
      = next_row.sort_key != row->sort_key || !pmn_activity_row_same_lines (current, next);
  next->record.version = own ? version : version + 1;
  next->record.updated_at = pmn_edit_get_now (edit);

  return pmn_activity_session_count (session, current, row->sort_key, -1, error)
         && pmn_activity_writer_update (pmn_activity_session_get_writer (session), current, next,
                                        &next_row, lines_changed, error)
         && pmn_activity_session_count (session, next, next_row.sort_key, 1, error)
         && pmn_edit_record_change (edit, PMN_ENTITY_ACTIVITY, next->record.id, op, version,
                                    next->record.version, g_steal_pointer (&before), error);
}

static gboolean
update (PmnEdit *edit, PmnActivity *activity, GError **error)
{
  g_autoptr (PmnActivity) current = NULL;
  PmnActivityRow row;

  current
      = pmn_activity_row_load (pmn_edit_get_connection (edit), activity->record.id, &row, error);
  if (current == NULL)
    return FALSE;
  if (current->record.version != activity->record.version && current->record.deleted_at != 0
      && !row.unmade)
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_TRASHED,
                           _ ("This activity was moved to the trash in the meantime: nothing was "
                              "saved."));
      return FALSE;
    }
  if (current->record.version != activity->record.version || row.unmade)
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT,
                           _ ("This activity was changed in the meantime: nothing was saved."));
      return FALSE;
    }
  if (pmn_activity_equal_content (current, activity))
    return TRUE;

  /* Who the row is, and whether it is in the trash, is not what this call changes. */
  activity->record = current->record;
  g_set_str (&activity->local_ref, current->local_ref);
  return replace (edit, current, &row, activity, FALSE, "update", TRUE, error);
}

gboolean
pmn_activity_repository_save (PmnEdit *edit, PmnActivity *activity, GError **error)
{
  g_return_val_if_fail (edit != NULL && activity != NULL, FALSE);
  g_return_val_if_fail (activity->day != PMN_DAY_NONE && activity->mediator_id > 0, FALSE);

  return activity->record.id == 0 ? create (edit, activity, error) : update (edit, activity, error);
}

gboolean
pmn_activity_repository_write_image (PmnEdit *edit, gint64 id, PmnActivity *image, GError **error)
{
  g_autoptr (PmnActivity) current = NULL;
  PmnActivityRow row;

  g_return_val_if_fail (edit != NULL && image != NULL, FALSE);

  current = pmn_activity_row_load (pmn_edit_get_connection (edit), id, &row, error);
  if (current == NULL)
    return FALSE;
  image->record = current->record;
  g_set_str (&image->local_ref, current->local_ref);
  return replace (edit, current, &row, image, row.unmade, "update", TRUE, error);
}

gboolean
pmn_activity_repository_scrub (PmnEdit *edit, const PmnActivity *activity, GError **error)
{
  g_autoptr (PmnActivity) current = NULL;
  g_autoptr (PmnActivity) next = NULL;
  PmnActivityRow row;

  g_return_val_if_fail (edit != NULL && activity != NULL, FALSE);

  current
      = pmn_activity_row_load (pmn_edit_get_connection (edit), activity->record.id, &row, error);
  if (current == NULL)
    return FALSE;
  next = pmn_activity_copy (activity);
  next->record = current->record;
  return replace (edit, current, &row, next, row.unmade, "anonymise", FALSE, error);
}

gboolean
pmn_activity_repository_remove (PmnEdit *edit, gint64 id, GError **error)
{
  g_autoptr (PmnStatement) delete = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  /* Live rows are in the figures and in the search index: they go through the trash. */
  delete = pmn_connection_prepare (pmn_edit_get_connection (edit),
                                   "DELETE FROM activity WHERE id = ? AND deleted_at IS NOT NULL",
                                   error);
  if (delete == NULL)
    return FALSE;
  pmn_statement_bind_int64 (delete, 1, id);
  return pmn_statement_run (delete, error);
}

/* Changes nothing but where the row is: live, in the trash, or unmade. */
static gboolean
move (PmnEdit *edit, gint64 id, gboolean deleted, gboolean unmade, const char *op, GError **error)
{
  g_autoptr (PmnActivity) current = NULL;
  g_autoptr (PmnActivity) next = NULL;
  PmnActivityRow row;

  current = pmn_activity_row_load (pmn_edit_get_connection (edit), id, &row, error);
  if (current == NULL)
    return FALSE;
  if ((current->record.deleted_at != 0) == deleted && row.unmade == unmade)
    return TRUE;
  /* What was unmade is not in the trash: only remaking brings it back. */
  if (row.unmade && !g_str_equal (op, "remake"))
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                           _ ("This activity is not in the register."));
      return FALSE;
    }
  next = pmn_activity_copy (current);
  next->record.deleted_at = !deleted                          ? 0
                            : current->record.deleted_at != 0 ? current->record.deleted_at
                                                              : pmn_edit_get_now (edit);
  return replace (edit, current, &row, next, unmade, op, g_str_equal (op, "trash"), error);
}

gboolean
pmn_activity_repository_trash (PmnEdit *edit, gint64 id, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  return move (edit, id, TRUE, FALSE, "trash", error);
}

gboolean
pmn_activity_repository_restore (PmnEdit *edit, gint64 id, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  return move (edit, id, FALSE, FALSE, "restore", error);
}

gboolean
pmn_activity_repository_unmake (PmnEdit *edit, gint64 id, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  return move (edit, id, TRUE, TRUE, "unmake", error);
}

static gboolean
check_national_id_is_free (PmnConnection *connection, gint64 id, GError **error)
{
  g_autoptr (PmnActivity) activity = pmn_activity_row_load (connection, id, NULL, error);
  g_autoptr (GError) local_error = NULL;
  gint64 other;

  if (activity == NULL)
    return FALSE;
  if (activity->national_id == NULL)
    return TRUE;
  other = pmn_activity_repository_find_national (connection, activity->national_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (other != 0 && other != id)
    {
      /* Translators: %s is a short reference such as A7F3-0192 */
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT,
                   _ ("The activity %s was imported again since: it cannot be brought back."),
                   activity->local_ref);
      return FALSE;
    }
  return TRUE;
}

gboolean
pmn_activity_repository_remake (PmnEdit *edit, gint64 id, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  return check_national_id_is_free (pmn_edit_get_connection (edit), id, error)
         && move (edit, id, FALSE, FALSE, "remake", error);
}
