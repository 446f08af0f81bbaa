/* pmn-erasure.c: anonymising a followed person everywhere in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Erasing wins over undo: rows whose texts named the person get a new version without undo data, so
 * that no earlier step can be undone over them.
 */
#include "config.h"

#include "pmn-erasure.h"

#include <string.h>
#include <yyjson.h>

#include "pmn-entity-store.h"
#include "pmn-erasure-private.h"
#include "pmn-nomenclature.h"
#include "pmn-purge.h"
#include "pmn-setting.h"
#include "pmn-term-store.h"

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* Who the person was --------------------------------------------------------------------------- */

/* Only the names are looked at: the image may refer to rows that are not there any more. */
static void
add_image (PmnErasure *self, const char *json)
{
  yyjson_doc *doc = yyjson_read (json, strlen (json), YYJSON_READ_NOFLAG);
  yyjson_val *root = yyjson_doc_get_root (doc);

  pmn_redaction_add (self->spellings, yyjson_get_str (yyjson_obj_get (root, "given")),
                     yyjson_get_str (yyjson_obj_get (root, "family")),
                     yyjson_get_str (yyjson_obj_get (root, "email")),
                     yyjson_get_str (yyjson_obj_get (root, "phone")));
  yyjson_doc_free (doc);
}

static gboolean
collect_spellings (PmnErasure *self, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT before FROM change WHERE entity = ?1 AND row_id = ?2 AND before IS NOT NULL", error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_redaction_add (self->spellings, self->person->given, self->person->family,
                     self->person->email, self->person->phone);
  pmn_statement_bind_int64 (select, 1, PMN_ENTITY_BENEFICIARY);
  pmn_statement_bind_int64 (select, 2, self->person->record.id);
  while (pmn_statement_step (select, &local_error))
    add_image (self, pmn_statement_get_text (select, 0));
  return pmn_statement_ended (local_error, error);
}

static gboolean
collect_linked (PmnErasure *self, GError **error)
{
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (self->connection,
                                "SELECT activity_id FROM participation WHERE beneficiary_id IN"
                                " (?1, (SELECT merged_into FROM beneficiary WHERE id = ?1))",
                                error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, self->person->record.id);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      g_hash_table_add (self->linked, g_memdup2 (&id, sizeof id));
    }
  return pmn_statement_ended (local_error, error);
}

/* The person's own row ------------------------------------------------------------------------- */

static gboolean
forget_images (PmnErasure *self, GError **error)
{
  g_autoptr (PmnStatement) update = pmn_connection_prepare (
      self->connection, "UPDATE change SET before = NULL WHERE entity = ?1 AND row_id = ?2", error);

  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, PMN_ENTITY_BENEFICIARY);
  pmn_statement_bind_int64 (update, 2, self->person->record.id);
  return pmn_statement_run (update, error);
}

/* The bracket outlives the year of birth it comes from. */
static const char *
kept_age (PmnErasure *self)
{
  const PmnBeneficiary *person = self->person;

  if (person->birth_year == 0 || g_strcmp0 (person->age, "non_communique") != 0)
    return person->age;
  return pmn_age_bracket (person->birth_year,
                          (PmnDay) (pmn_edit_get_now (self->edit) / MS_PER_DAY));
}

static gboolean
scrub_person (PmnErasure *self, GError **error)
{
  static const char sql[]
      = "UPDATE beneficiary SET given = NULL, family = NULL, sort_name = NULL, birth_year = NULL,"
        " phone = NULL, no_phone = 0, email = NULL, notes = NULL, informed_on = NULL,"
        " age_term = ?2, anonymised_at = ?3, updated_at = ?3, version = ?4 WHERE id = ?1";
  const PmnRecord *record = &self->person->record;
  g_autoptr (PmnStatement) update = NULL;
  int age = pmn_term_store_ensure (self->connection, PMN_DIMENSION_AGE, kept_age (self), error);

  if (age == 0)
    return FALSE;
  update = pmn_connection_prepare (self->connection, sql, error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, record->id);
  pmn_statement_bind_int64 (update, 2, age);
  pmn_statement_bind_int64 (update, 3, pmn_edit_get_now (self->edit));
  pmn_statement_bind_int64 (update, 4, record->version + 1);
  return pmn_statement_run (update, error)
         && pmn_edit_record_change (self->edit, PMN_ENTITY_BENEFICIARY, record->id, "anonymise",
                                    record->version, record->version + 1, NULL, error)
         && forget_images (self, error);
}

/* Whom the person was said not to be. */
static gboolean
forget_pairs (PmnErasure *self, GError **error)
{
  g_autoptr (PmnStatement) remove = pmn_connection_prepare (
      self->connection, "DELETE FROM not_duplicate WHERE low_uuid = ?1 OR high_uuid = ?1", error);

  if (remove == NULL)
    return FALSE;
  pmn_statement_bind_text (remove, 1, self->person->record.uuid);
  return pmn_statement_run (remove, error);
}

/* The row alone: who it was is still somebody here, and what is written of them stays. */
static gboolean
forget_row (PmnErasure *self, GError **error)
{
  return scrub_person (self, error) && forget_pairs (self, error)
         && pmn_purge_add (self->edit, PMN_ENTITY_BENEFICIARY, self->person->record.uuid,
                           pmn_edit_get_now (self->edit), error)
         && pmn_setting_set (self->edit, PMN_SETTING_SCRUB_PENDING, "1", error);
}

static gboolean
forget_everywhere (PmnErasure *self, GError **error)
{
  return collect_spellings (self, error) && collect_linked (self, error) && forget_row (self, error)
         && pmn_erasure_scrub_activities (self, error) && pmn_erasure_scrub_images (self, error)
         && pmn_erasure_scrub_texts (self, error);
}

/* Rows of the same name as row ?1: of undone creations, and of people here. */
#define NAMESAKES                                                                                  \
  "SELECT b.id FROM beneficiary a JOIN beneficiary b ON b.sort_name = a.sort_name"                 \
  " WHERE a.id = ?1 AND b.id <> ?1 AND "
#define UNDONE_NAMESAKES NAMESAKES "b.unmade = 1"
#define LIVE_NAMESAKES NAMESAKES "b.deleted_at IS NULL"
/* The other rows of the same person: those that were merged into row ?1. */
#define MERGED_ROWS "SELECT id FROM beneficiary WHERE merged_into = ?1"
/* Who goes on for row ?1 after a merge. */
#define SURVIVOR                                                                                   \
  "SELECT b.id FROM beneficiary a JOIN beneficiary b ON b.id = a.merged_into"                      \
  " WHERE a.id = ?1 AND b.anonymised_at IS NULL"

/* Returns: (transfer full) (element-type gint64) (nullable): the ids that @sql, one of the above, finds. */
static GArray *
list_others (PmnConnection *connection, gint64 id, const char *sql, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, id);
  return pmn_statement_collect_ids (select, error);
}

static gboolean
run (PmnEdit *edit, gint64 id, gboolean (*forget) (PmnErasure *self, GError **error),
     GError **error)
{
  PmnErasure self = { .edit = edit, .connection = pmn_edit_get_connection (edit) };
  gboolean ok;

  self.person = pmn_entity_store_get (self.connection, pmn_entity_type_get (PMN_ENTITY_BENEFICIARY),
                                      id, error);
  if (self.person == NULL)
    return FALSE;
  if (self.person->anonymised_at != 0)
    {
      pmn_beneficiary_free (self.person);
      return TRUE;
    }
  self.spellings = pmn_redaction_new ();
  self.linked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  ok = forget (&self, error);
  if (ok)
    pmn_edit_after_commit (edit, pmn_purge_scrub);
  g_hash_table_unref (self.linked);
  pmn_redaction_free (self.spellings);
  pmn_beneficiary_free (self.person);
  return ok;
}

static gboolean
run_each (PmnEdit *edit, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!run (edit, g_array_index (ids, gint64, i), forget_everywhere, error))
      return FALSE;
  return TRUE;
}

gboolean
pmn_erasure_run (PmnEdit *edit, gint64 id, GError **error)
{
  g_autoptr (GArray) undone = NULL;
  g_autoptr (GArray) merged = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  /* An import with names that was undone, then made again, holds the person twice; a merge as well. */
  undone = list_others (pmn_edit_get_connection (edit), id, UNDONE_NAMESAKES, error);
  if (undone == NULL)
    return FALSE;
  merged = list_others (pmn_edit_get_connection (edit), id, MERGED_ROWS, error);
  return merged != NULL && run (edit, id, forget_everywhere, error)
         && run_each (edit, undone, error) && run_each (edit, merged, error);
}

gboolean
pmn_erasure_run_removed (PmnEdit *edit, gint64 id, GError **error)
{
  PmnConnection *connection;
  g_autoptr (GArray) here = NULL;
  g_autoptr (GArray) survivor = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  connection = pmn_edit_get_connection (edit);
  here = list_others (connection, id, LIVE_NAMESAKES, error);
  if (here == NULL)
    return FALSE;
  survivor = list_others (connection, id, SURVIVOR, error);
  if (survivor == NULL)
    return FALSE;
  return here->len + survivor->len > 0 ? run (edit, id, forget_row, error)
                                       : pmn_erasure_run (edit, id, error);
}
