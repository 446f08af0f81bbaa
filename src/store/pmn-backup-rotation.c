/* pmn-backup-rotation.c: which copies stay, and the daily round
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pmn-backup-private.h"
#include "pmn-file-system.h"
#include "pmn-purge.h"
#include "pmn-store-private.h"

#define AUTOMATIC "daily"
#define N_OTHERS 5
#define DAY_MS (G_GINT64_CONSTANT (86400) * 1000)

/* Which copies of the automatic series stay, and under which name people know them. */
static const struct
{
  const char *slot;
  const char *period;
  guint n;
} series[] = {
  { "daily", "%Y-%m-%d", 7 },
  { "weekly", "%G-%V", 8 },
  { "monthly", "%Y-%m", 12 },
};

static gboolean
is_automatic (const PmnBackup *backup)
{
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
    if (g_str_equal (backup->slot, series[i].slot))
      return TRUE;

  return FALSE;
}

static char *
get_period (gint64 at, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / 1000);

  return g_date_time_format (time, format);
}

/* The last copy of each of the newest periods of one series stays. */
static void
mark_series (GPtrArray *backups, gsize index, gboolean *stays)
{
  g_autofree char *last = NULL;
  guint n = 0;

  for (guint i = 0; i < backups->len && n < series[index].n; i++)
    {
      PmnBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *period = NULL;

      if (!is_automatic (backup))
        continue;

      period = get_period (backup->at, series[index].period);
      if (g_strcmp0 (period, last) == 0)
        continue;

      g_set_str (&last, period);
      n++;
      if (!stays[i])
        g_set_str (&backup->slot, series[index].slot);
      stays[i] = TRUE;
    }
}

static gboolean *
mark_automatic (GPtrArray *backups)
{
  gboolean *stays = g_new0 (gboolean, backups->len + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
    mark_series (backups, i, stays);

  return stays;
}

void
pmn_backup_name_slots (GPtrArray *backups)
{
  g_autofree gboolean *stays = mark_automatic (backups);
}

static void
mark_others (GPtrArray *backups, gboolean *stays)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < backups->len; i++)
    {
      PmnBackup *backup = g_ptr_array_index (backups, i);
      guint n;

      if (is_automatic (backup))
        continue;

      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, backup->slot)) + 1;
      g_hash_table_insert (counts, backup->slot, GUINT_TO_POINTER (n));
      stays[i] = n <= N_OTHERS;
    }
}

/* The newest of all stays whatever its size. */
static void
apply_budget (GPtrArray *backups, gint64 budget, gboolean *stays)
{
  gint64 total = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      PmnBackup *backup = g_ptr_array_index (backups, i);

      if (!stays[i])
        continue;
      if (i > 0 && total + backup->size > budget)
        {
          /* From here on everything is older. */
          for (guint j = i; j < backups->len; j++)
            stays[j] = FALSE;
          return;
        }
      total += backup->size;
    }
}

void
pmn_backup_remove (const char *path)
{
  g_autofree char *purge = pmn_purge_path (path);

  g_unlink (path);
  g_unlink (purge);
}

gboolean
pmn_backup_prune_folder (const char *folder, gint64 budget, GError **error)
{
  g_autoptr (GPtrArray) backups = pmn_backup_list_folder (folder, error);
  g_autofree gboolean *stays = NULL;

  if (backups == NULL)
    return FALSE;

  stays = mark_automatic (backups);
  mark_others (backups, stays);
  apply_budget (backups, budget, stays);

  for (guint i = 0; i < backups->len; i++)
    if (!stays[i])
      pmn_backup_remove (((PmnBackup *) g_ptr_array_index (backups, i))->path);

  return TRUE;
}

/* The daily round ------------------------------------------------------------------------------- */

typedef struct
{
  gint64 now_ms;
  gint64 budget;
  char *second_destination;
} Round;

static void
round_free (gpointer data)
{
  Round *self = data;

  g_free (self->second_destination);
  g_free (self);
}

static gboolean
has_copy_of_today (GPtrArray *backups, gint64 now_ms)
{
  for (guint i = 0; i < backups->len; i++)
    {
      PmnBackup *backup = g_ptr_array_index (backups, i);

      if (is_automatic (backup) && backup->at / DAY_MS == now_ms / DAY_MS)
        return TRUE;
    }

  return FALSE;
}

static gboolean
serve_folder (PmnConnection *connection, const char *folder, const Round *round,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *name = pmn_backup_make_name (AUTOMATIC, round->now_ms);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!pmn_file_system_make_folder (folder, error))
    return FALSE;

  backups = pmn_backup_list_folder (folder, error);
  if (backups == NULL)
    return FALSE;

  if (!has_copy_of_today (backups, round->now_ms)
      && !pmn_backup_copy (connection, path, cancellable, error))
    return FALSE;

  return pmn_backup_prune_folder (folder, round->budget, error);
}

static gboolean
serve_second (PmnStore *store, PmnConnection *connection, const Round *round,
              GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = NULL;

  /* Made only inside what is there: a missing stick must not become a folder on this disk. */
  if (!g_file_test (round->second_destination, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the path of a folder */
                   _ ("The second backup folder “%s” is not there: plug in the disk, or choose "
                      "another folder. The backup on this computer was made."),
                   round->second_destination);
      return FALSE;
    }

  folder = pmn_backup_second_folder (store->path, round->second_destination);
  return serve_folder (connection, folder, round, cancellable, error);
}

/* A damaged register must not push its good copies out; a search index is made again. */
static gboolean
check_source (PmnStore *store, PmnConnection *connection, GError **error)
{
  GError *local_error = NULL;

  if (pmn_store_check (connection, FALSE, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  pmn_store_watch_damage (store, local_error);
  g_error_free (local_error);
  return TRUE;
}

static gpointer
do_round (PmnStore *store, PmnConnection *connection, gpointer data, GCancellable *cancellable,
          GError **error)
{
  Round *round = data;
  g_autofree char *folder = pmn_backup_folder (store->path);

  if (!check_source (store, connection, error)
      || !serve_folder (connection, folder, round, cancellable, error))
    return NULL;

  if (round->second_destination != NULL
      && !serve_second (store, connection, round, cancellable, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static Round *
round_new (gint64 now_ms, gint64 budget, const char *second_destination)
{
  Round *self = g_new0 (Round, 1);

  self->now_ms = now_ms;
  self->budget = budget > 0 ? budget : PMN_BACKUP_DEFAULT_BUDGET;
  self->second_destination = g_strdup (second_destination);
  return self;
}

void
pmn_backup_rotate_async (PmnStore *store, gint64 now_ms, gint64 budget,
                         const char *second_destination, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_STORE (store));

  pmn_store_raw_async (store, FALSE, do_round, round_new (now_ms, budget, second_destination),
                       round_free, NULL, cancellable, callback, user_data);
}

gboolean
pmn_backup_rotate_finish (PmnStore *store, GAsyncResult *result, GError **error)
{
  return pmn_store_run_finish (store, result, error) != NULL;
}

gboolean
pmn_backup_rotate_sync (PmnStore *store, gint64 now_ms, gint64 budget,
                        const char *second_destination, GError **error)
{
  Round *round;
  gboolean done;

  g_return_val_if_fail (PMN_IS_STORE (store), FALSE);

  round = round_new (now_ms, budget, second_destination);
  done = pmn_store_raw_sync (store, FALSE, do_round, round, NULL, error) != NULL;
  round_free (round);
  return done;
}
