/* pmn-backup.c: the copies of a register: made when asked, and listed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pmn-backup-private.h"
#include "pmn-health.h"
#include "pmn-migrator.h"
#include "pmn-sentence.h"
#include "pmn-store-private.h"

void
pmn_backup_free (PmnBackup *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->slot);
  g_free (self);
}

/* Names --------------------------------------------------------------------------------------- */

char *
pmn_backup_folder (const char *register_path)
{
  g_return_val_if_fail (register_path != NULL, NULL);

  if (g_str_has_suffix (register_path, ".pmn"))
    {
      g_autofree char *stem = g_strndup (register_path, strlen (register_path) - strlen (".pmn"));

      return g_strconcat (stem, "-backups", NULL);
    }

  return g_strconcat (register_path, "-backups", NULL);
}

char *
pmn_backup_second_folder (const char *register_path, const char *second_destination)
{
  g_autofree char *folder = pmn_backup_folder (register_path);
  g_autofree char *name = g_path_get_basename (folder);

  return g_build_filename (second_destination, name, NULL);
}

/* "20261122T101500.123Z-daily.pmn" */
char *
pmn_backup_make_name (const char *slot, gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / 1000);
  g_autofree char *stamp = g_date_time_format (time, "%Y%m%dT%H%M%S");

  return g_strdup_printf ("%s.%03dZ-%s.pmn", stamp, (int) (at % 1000), slot);
}

static PmnBackup *
parse_name (const char *folder, const char *name)
{
  int year, month, day, hour, minute, second, millisecond, end = 0;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *path = NULL;
  struct stat info;
  PmnBackup *self;

  if (sscanf (name, "%4d%2d%2dT%2d%2d%2d.%3dZ-%n", &year, &month, &day, &hour, &minute, &second,
              &millisecond, &end)
          != 7
      || end == 0 || !g_str_has_suffix (name + end, ".pmn"))
    return NULL;

  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  path = g_build_filename (folder, name, NULL);
  if (time == NULL || stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;

  self = g_new0 (PmnBackup, 1);
  self->path = g_steal_pointer (&path);
  self->slot = g_strndup (name + end, strlen (name + end) - strlen (".pmn"));
  self->at = g_date_time_to_unix (time) * 1000 + millisecond;
  self->size = info.st_size;
  return self;
}

/* Lists ----------------------------------------------------------------------------------------- */

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const PmnBackup *x = *(const PmnBackup *const *) a;
  const PmnBackup *y = *(const PmnBackup *const *) b;

  if (x->at != y->at)
    return x->at > y->at ? -1 : 1;
  return strcmp (y->path, x->path);
}

GPtrArray *
pmn_backup_list_folder (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_backup_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local_error);
  const char *name;

  if (dir == NULL && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_autofree char *why = pmn_sentence_after_colon (local_error->message);

      /* Translators: the first %s is a path, the second a message of the system */
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_PERMISSION,
                   _ ("The folder of the backups “%s” cannot be read: %s."), folder, why);
      return NULL;
    }

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      PmnBackup *backup = parse_name (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  pmn_backup_name_slots (backups);
  return g_steal_pointer (&backups);
}

GPtrArray *
pmn_backup_list (const char *register_path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (register_path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  folder = pmn_backup_folder (register_path);
  return pmn_backup_list_folder (folder, error);
}

/* A copy now ------------------------------------------------------------------------------------ */

typedef struct
{
  char *path;
  char *slot;
} CopyRequest;

static CopyRequest *
copy_request_new (const char *path, const char *slot)
{
  CopyRequest *self = g_new0 (CopyRequest, 1);

  self->path = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  self->slot = g_strdup (slot != NULL ? slot : "manual");
  return self;
}

static void
copy_request_free (gpointer data)
{
  CopyRequest *self = data;

  g_free (self->path);
  g_free (self->slot);
  g_free (self);
}

static char *
read_uuid (PmnConnection *connection, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT value FROM setting WHERE key = 'register-uuid'", error);

  return select != NULL && pmn_statement_step (select, error) ? pmn_statement_dup_text (select, 0)
                                                              : NULL;
}

/* An older copy of the same register may be replaced; any other file is somebody's, and a journal
 * beside it would be played over the new copy. */
static gboolean
check_target (PmnConnection *source, const char *path, GError **error)
{
  g_autoptr (PmnConnection) older = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  struct stat info;

  if (stat (path, &info) != 0 || (S_ISREG (info.st_mode) && info.st_size == 0))
    return TRUE;

  if (S_ISREG (info.st_mode) && !pmn_health_has_journal (path)
      && pmn_health_check_header (path, pmn_migrator_get_latest (), NULL))
    older = pmn_connection_open (path, PMN_CONNECTION_READ_ONLY, NULL);
  if (older != NULL)
    theirs = read_uuid (older, NULL);
  ours = read_uuid (source, error);
  if (ours == NULL)
    return FALSE;
  if (g_strcmp0 (ours, theirs) == 0)
    return TRUE;

  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
               /* Translators: %s is a path */
               _ ("“%s” is not an earlier copy of this register: it was left as it is. Choose "
                  "another name."),
               path);
  return FALSE;
}

static gpointer
copy_now (PmnStore *store, PmnConnection *connection, gpointer data, GCancellable *cancellable,
          GError **error)
{
  CopyRequest *request = data;

  if (request->path == NULL)
    return pmn_backup_copy_to_slot (connection, store->path, request->slot,
                                    g_get_real_time () / 1000, cancellable, error);

  if (g_str_equal (request->path, store->path))
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                           _ ("A register cannot be its own backup: choose another file."));
      return NULL;
    }

  if (!check_target (connection, request->path, error))
    return NULL;

  return pmn_backup_copy (connection, request->path, cancellable, error) ? g_strdup (request->path)
                                                                         : NULL;
}

void
pmn_backup_now_async (PmnStore *store, const char *path, const char *slot,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_STORE (store));

  pmn_store_raw_async (store, FALSE, copy_now, copy_request_new (path, slot), copy_request_free,
                       g_free, cancellable, callback, user_data);
}

char *
pmn_backup_now_finish (PmnStore *store, GAsyncResult *result, GError **error)
{
  return pmn_store_run_finish (store, result, error);
}

char *
pmn_backup_now_sync (PmnStore *store, const char *path, const char *slot, GError **error)
{
  CopyRequest *request;
  char *made;

  g_return_val_if_fail (PMN_IS_STORE (store), NULL);

  request = copy_request_new (path, slot);
  made = pmn_store_raw_sync (store, FALSE, copy_now, request, NULL, error);
  copy_request_free (request);
  return made;
}
