/* pmn-purge.c: the list of anonymised people, so that no copy brings them back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-purge.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "pmn-backup.h"
#include "pmn-codec-private.h"
#include "pmn-entity-store.h"
#include "pmn-erasure.h"
#include "pmn-sentence.h"
#include "pmn-search-rebuild.h"
#include "pmn-setting.h"
#include "pmn-uuid.h"

/* How long readers may keep the WAL from being emptied. */
#define CHECKPOINT_TRIES 100
#define CHECKPOINT_PAUSE_US 50000

gboolean
pmn_purge_add (PmnEdit *edit, PmnEntity entity, const char *uuid, gint64 at, GError **error)
{
  g_autoptr (PmnStatement) insert = NULL;

  g_return_val_if_fail (edit != NULL && uuid != NULL, FALSE);

  insert = pmn_connection_prepare (
      pmn_edit_get_connection (edit),
      "INSERT INTO purge (entity, uuid, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", error);
  if (insert == NULL)
    return FALSE;
  pmn_statement_bind_int64 (insert, 1, entity);
  pmn_statement_bind_text (insert, 2, uuid);
  pmn_statement_bind_int64 (insert, 3, at);
  return pmn_statement_run (insert, error);
}

GArray *
pmn_purge_list (PmnConnection *connection, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PmnPurgeEntry));
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT entity, uuid, at FROM purge ORDER BY at, entity, uuid", error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  while (pmn_statement_step (select, &local_error))
    {
      PmnPurgeEntry entry = { .entity = (PmnEntity) pmn_statement_get_int64 (select, 0),
                              .at = pmn_statement_get_int64 (select, 2) };

      g_strlcpy (entry.uuid, pmn_statement_get_text (select, 1), sizeof entry.uuid);
      g_array_append_val (entries, entry);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&entries) : NULL;
}

/* The file beside a backup --------------------------------------------------------------------- */

char *
pmn_purge_path (const char *backup_path)
{
  gsize length;

  g_return_val_if_fail (backup_path != NULL, NULL);

  length = strlen (backup_path);
  if (g_str_has_suffix (backup_path, ".pmn"))
    length -= strlen (".pmn");
  return g_strdup_printf ("%.*s.purge", (int) length, backup_path);
}

static gboolean
parse_line (const char *line, PmnPurgeEntry *entry)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const PmnEntityType *type;

  if (g_strv_length (words) != 3)
    return FALSE;
  type = pmn_entity_type_by_word (words[0]);
  if (type == NULL || !pmn_uuid_is_valid (words[1]))
    return FALSE;
  entry->entity = type->entity;
  g_strlcpy (entry->uuid, words[1], sizeof entry->uuid);
  return pmn_codec_parse_stamp (words[2], &entry->at);
}

GArray *
pmn_purge_read_beside (const char *backup_path, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PmnPurgeEntry));
  g_autofree char *path = pmn_purge_path (backup_path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *why = NULL;

  if (!g_file_get_contents (path, &text, NULL, &local_error))
    {
      if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&entries);
      why = pmn_sentence_after_colon (local_error->message);
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
                   /* Translators: the first %s is a file name, the second the reason */
                   _ ("The list of anonymised people “%s” cannot be read: %s"), path, why);
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      PmnPurgeEntry entry;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      if (!parse_line (lines[i], &entry))
        {
          /* Ignoring the line could bring somebody back. */
          g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                       _ ("Line %u of the list of anonymised people “%s” is damaged."), i + 1,
                       path);
          return NULL;
        }
      g_array_append_val (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static void
append_line (GString *text, GHashTable *seen, const PmnPurgeEntry *entry)
{
  g_autofree char *stamp = pmn_codec_format_stamp (entry->at);
  const PmnEntityType *type = pmn_entity_type_get (entry->entity);

  if (type != NULL && g_hash_table_add (seen, (gpointer) entry->uuid))
    g_string_append_printf (text, "%s %s %s\n", type->word, entry->uuid, stamp);
}

gboolean
pmn_purge_write_beside (PmnConnection *connection, const char *backup_path, GError **error)
{
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new ("# People anonymised: ids only. Restoring a copy applies"
                                           " this list again.\n");
  g_autofree char *path = pmn_purge_path (backup_path);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *why = NULL;

  old = pmn_purge_read_beside (backup_path, error);
  if (old == NULL)
    return FALSE;
  entries = pmn_purge_list (connection, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    append_line (text, seen, &g_array_index (old, PmnPurgeEntry, i));
  for (guint i = 0; i < entries->len; i++)
    append_line (text, seen, &g_array_index (entries, PmnPurgeEntry, i));
  if (g_file_set_contents_full (path, text->str, (gssize) text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local_error))
    return TRUE;
  why = pmn_sentence_after_colon (local_error->message);
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
               /* Translators: the first %s is a file name, the second the reason */
               _ ("The list of anonymised people “%s” cannot be written: %s"), path, why);
  return FALSE;
}

/* Applying it ---------------------------------------------------------------------------------- */

static gboolean
apply_entry (PmnEdit *edit, const PmnPurgeEntry *entry, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  GError *local_error = NULL;
  gint64 id = 0;

  if (!pmn_purge_add (edit, entry->entity, entry->uuid, entry->at, error))
    return FALSE;
  if (entry->entity != PMN_ENTITY_BENEFICIARY)
    return TRUE;
  select = pmn_connection_prepare (pmn_edit_get_connection (edit),
                                   "SELECT id FROM beneficiary WHERE uuid = ?1", error);
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_text (select, 1, entry->uuid);
  if (pmn_statement_step (select, &local_error))
    id = pmn_statement_get_int64 (select, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  pmn_statement_reset (select);
  return id == 0 || pmn_erasure_run (edit, id, error);
}

gboolean
pmn_purge_apply (PmnConnection *connection, GArray *entries, gint64 now_ms, GError **error)
{
  const PmnEditInfo info = { .kind = "anonymise", .origin = "restore", .now_ms = now_ms };
  g_autoptr (PmnEdit) edit = NULL;

  g_return_val_if_fail (connection != NULL && entries != NULL, FALSE);

  if (entries->len == 0)
    return TRUE;
  edit = pmn_edit_begin (connection, &info, error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!apply_entry (edit, &g_array_index (entries, PmnPurgeEntry, i), error))
      return FALSE;
  return pmn_edit_commit (g_steal_pointer (&edit), NULL, error);
}

/* Scrubbing the file --------------------------------------------------------------------------- */

static gboolean
update_backups (PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) backups = pmn_backup_list (pmn_connection_get_path (connection), error);

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      const PmnBackup *backup = g_ptr_array_index (backups, i);

      if (!pmn_purge_write_beside (connection, backup->path, error))
        return FALSE;
    }
  return TRUE;
}

/* Empties the WAL; outside WAL mode there is nothing to empty. */
static gboolean
checkpoint (PmnConnection *connection, GError **error)
{
  for (int tries = 0; tries < CHECKPOINT_TRIES; tries++)
    {
      gint64 busy = 0;

      if (!pmn_connection_get_int64 (connection, "PRAGMA wal_checkpoint (TRUNCATE)", 0, &busy,
                                     error))
        return FALSE;
      if (busy == 0)
        return TRUE;
      g_usleep (CHECKPOINT_PAUSE_US);
    }
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY,
                       _ ("The register is being read: what was erased will be wiped from the disk "
                          "later."));
  return FALSE;
}

/* The whole register passes through a temporary file, which holds nothing of what was erased: in
 * memory it would not fit everywhere. */
static gboolean
rewrite_file (PmnConnection *connection, GError **error)
{
  gboolean done = pmn_connection_exec (connection, "PRAGMA temp_store=FILE", error)
                  && pmn_connection_exec (connection, "VACUUM", error);

  return pmn_connection_exec (connection, "PRAGMA temp_store=MEMORY", done ? error : NULL) && done;
}

gboolean
pmn_purge_scrub (PmnConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, FALSE);

  /* secure_delete clears what is deleted, not what pages keep of cells that moved elsewhere; nor
   * does it see words that the search index only marked as gone. */
  return update_backups (connection, error) && pmn_search_rebuild (connection, error)
         && rewrite_file (connection, error) && checkpoint (connection, error)
         && pmn_connection_exec (
             connection, "DELETE FROM setting WHERE key = '" PMN_SETTING_SCRUB_PENDING "'", error);
}

gboolean
pmn_purge_scrub_pending (PmnConnection *connection, GError **error)
{
  g_autofree char *pending = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (connection != NULL, FALSE);

  pending = pmn_setting_get (connection, PMN_SETTING_SCRUB_PENDING, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return pending == NULL || pmn_purge_scrub (connection, error);
}
