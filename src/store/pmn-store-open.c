/* pmn-store-open.c: how a register is made, opened and closed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "pmn-backup-private.h"
#include "pmn-file-system.h"
#include "pmn-health.h"
#include "pmn-migrator.h"
#include "pmn-part-file.h"
#include "pmn-search-rebuild.h"
#include "pmn-store-private.h"

PmnStoreFirstStep *
pmn_store_first_step_new (const PmnEditInfo *info, PmnStoreWriteFunc func, gpointer data,
                          GDestroyNotify data_free)
{
  PmnStoreFirstStep *self = g_new0 (PmnStoreFirstStep, 1);

  self->info = *info;
  self->info.kind = self->kind = g_strdup (info->kind);
  self->info.subject = self->subject = g_strdup (info->subject);
  self->info.origin = self->origin = g_strdup (info->origin);
  self->func = func;
  self->data = data;
  self->data_free = data_free;
  return self;
}

void
pmn_store_first_step_free (PmnStoreFirstStep *self)
{
  if (self == NULL)
    return;
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->kind);
  g_free (self->subject);
  g_free (self->origin);
  g_free (self);
}

static gboolean
run_first_step (PmnConnection *connection, const PmnStoreFirstStep *first,
                GCancellable *cancellable, GError **error)
{
  PmnEdit *edit;
  PmnStoreNews *news = NULL;
  GError *local_error = NULL;

  if (first == NULL)
    return TRUE;
  edit = pmn_edit_begin (connection, &first->info, error);
  if (edit == NULL)
    return FALSE;
  first->func (edit, first->data, cancellable, &local_error);
  if (local_error != NULL)
    pmn_edit_abort (edit);
  else
    pmn_edit_commit (edit, &news, &local_error);
  pmn_store_news_free (news);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
fill_part (const char *part, PmnConnectionFlags flags, const PmnStoreFirstStep *first,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnConnection) connection
      = pmn_connection_open (part, flags | PMN_CONNECTION_CREATE, error);

  return connection != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && pmn_migrator_run (connection, error)
         && run_first_step (connection, first, cancellable, error)
         && pmn_connection_exec (connection, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}

/* Made aside and renamed: a register is whole from the moment it has its name. */
static gboolean
create (const char *path, gboolean on_network, const PmnStoreFirstStep *first,
        GCancellable *cancellable, GError **error)
{
  g_autofree char *part = pmn_part_file_path (path, PMN_PART_NEW);
  gboolean done;

  if (access (path, F_OK) == 0)
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                   /* Translators: %s is the path of a file */
                   _ ("There is already a file “%s”: it was left as it is."), path);
      return FALSE;
    }

  pmn_file_system_remove_database (part);
  done = fill_part (part, on_network ? PMN_CONNECTION_EXCLUSIVE : PMN_CONNECTION_NONE, first,
                    cancellable, error)
         && pmn_file_system_replace (part, path, FALSE, error);
  pmn_file_system_remove_database (part);
  return done;
}

static gboolean
migrate (PmnStore *self, GError **error)
{
  g_autofree char *backup = NULL;
  gboolean done;

  if (!pmn_lock_set_mode (self->lock, PMN_LOCK_OWNER, pmn_lock_get_deadline_ms (), error))
    return FALSE;

  backup = pmn_backup_copy_to_slot (self->writer, self->path, "before-migration",
                                    g_get_real_time () / 1000, NULL, error);
  done = backup != NULL && pmn_migrator_run (self->writer, error);
  pmn_lock_set_mode (self->lock, PMN_LOCK_SHARED, 0, NULL);
  return done;
}

/* Under the shared lock: nobody migrates or restores meanwhile. */
static gboolean
open_writer (PmnStore *self, PmnConnectionFlags flags, GError **error)
{
  int latest = pmn_migrator_get_latest ();
  int version = 0;

  self->writer = pmn_connection_open (self->path, PMN_CONNECTION_REGISTER | flags, error);
  if (self->writer == NULL || !pmn_health_check_schema (self->writer, latest, &version, error))
    return FALSE;

  if (version < latest && !migrate (self, error))
    return FALSE;

  /* A migration that was cut off before its end has left it to be done. */
  return pmn_search_rebuild_if_old (self->writer, error)
         && pmn_connection_get_int64 (self->writer, "PRAGMA user_version", 0, &self->user_version,
                                      error)
         && pmn_connection_get_int64 (self->writer, "PRAGMA data_version", 0, &self->data_version,
                                      error);
}

static gboolean
open_connections (PmnStore *self, GError **error)
{
  self->single = self->on_network;
  if (!open_writer (self, self->on_network ? PMN_CONNECTION_EXCLUSIVE : PMN_CONNECTION_NONE, error))
    return FALSE;
  if (!self->single)
    self->reader = pmn_connection_open (self->path, PMN_CONNECTION_READ_ONLY, error);
  return self->single || self->reader != NULL;
}

/*
 * Several connections share an index of the journal in a file. On a disk too full even for that, a
 * single one keeps it in memory: everything can be read and saved elsewhere; what cannot be written
 * says so when it is tried.
 */
static gboolean
open_without_room (PmnStore *self, GError **error)
{
  g_clear_pointer (&self->reader, pmn_connection_close);
  g_clear_pointer (&self->writer, pmn_connection_close);
  self->single = TRUE;
  if (open_writer (self, PMN_CONNECTION_NO_ROOM, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL))
    {
      g_clear_error (error);
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL,
                           _ ("The disk is full: the register cannot be opened. It is as it was. "
                              "Free some space, then try again."));
    }
  return FALSE;
}

static void
sweep (PmnStore *self)
{
  g_autofree char *backups = pmn_backup_folder (self->path);

  pmn_part_file_sweep_register (self->path, backups);
}

static gboolean
open_all (PmnStore *self, PmnOpenFlags flags, const PmnStoreFirstStep *first,
          GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;
  gboolean making = flags & PMN_OPEN_CREATE;

  if (!making && !pmn_health_check_header (self->path, pmn_migrator_get_latest (), error))
    return FALSE;

  if (!pmn_health_check_writable (self->path, error))
    return FALSE;

  self->on_network = pmn_file_system_is_network (self->path);
  self->lock = pmn_lock_acquire (self->path, making ? PMN_LOCK_OWNER : PMN_LOCK_SHARED,
                                 pmn_lock_get_deadline_ms (), error);
  if (self->lock == NULL)
    return FALSE;

  if (making && !create (self->path, self->on_network, first, cancellable, error))
    return FALSE;
  pmn_lock_set_mode (self->lock, PMN_LOCK_SHARED, 0, NULL);
  sweep (self);

  if (!open_connections (self, &local_error)
      && (self->on_network
          || !g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL)))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (local_error != NULL)
    {
      g_error_free (local_error);
      if (!open_without_room (self, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
drop_connections (PmnStore *self)
{
  g_clear_pointer (&self->keeper, pmn_connection_close);
  g_clear_pointer (&self->reader, pmn_connection_close);
  g_clear_pointer (&self->writer, pmn_connection_close);
  g_clear_pointer (&self->lock, pmn_lock_release);
}

/* Between two things that the user does, what was read stays at hand; past that it is memory that others need more.
 * The system still has the file in its own cache. */
#define REST_MS 2000

static void
give_memory_back (PmnConnection *connection)
{
  if (connection == NULL)
    return;
  sqlite3_db_release_memory (pmn_connection_get_handle (connection));
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

static void
rest_writer (gpointer data)
{
  give_memory_back (PMN_STORE (data)->writer);
}

static void
rest_reader (gpointer data)
{
  give_memory_back (PMN_STORE (data)->reader);
}

static void
rest_keeper (gpointer data)
{
  give_memory_back (PMN_STORE (data)->keeper);
}

static PmnWorker *
start_worker (PmnStore *self, const char *name, PmnWorkerRestFunc rest)
{
  PmnWorker *worker = pmn_worker_new (name);

  pmn_worker_set_rest (worker, REST_MS, rest, self);
  return worker;
}

PmnStore *
pmn_store_new_opened (const char *path, PmnOpenFlags flags, const PmnStoreFirstStep *first,
                      GMainContext *context, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnStore) self = g_object_new (PMN_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->context = g_main_context_ref (context);

  if (!open_all (self, flags, first, cancellable, error))
    {
      drop_connections (self);
      self->closed = TRUE;
      return NULL;
    }

  self->write_worker = start_worker (self, "pmn-writer", rest_writer);
  if (!self->single)
    {
      self->read_worker = start_worker (self, "pmn-reader", rest_reader);
      self->keep_worker = start_worker (self, "pmn-keeper", rest_keeper);
    }
  pmn_store_resume_scrub (self);

  return g_steal_pointer (&self);
}

/* With other programs at work the last of them does it. What was committed is safe in the journal: a
 * disk too full to tidy it away takes nothing back. */
static gboolean
tidy_journal (PmnStore *self, GError **error)
{
  GError *local_error = NULL;

  if (pmn_connection_exec (self->writer, "PRAGMA wal_checkpoint(TRUNCATE)", &local_error))
    return TRUE;
  if (g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL)
      || g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY))
    {
      g_debug ("The journal of the register stays for now: %s", local_error->message);
      g_error_free (local_error);
      return TRUE;
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
pmn_store_shut (PmnStore *self, GError **error)
{
  gboolean done;

  /* Whoever waits for a long reading no longer needs it. */
  g_cancellable_cancel (self->closing);

  if (self->read_worker != NULL)
    {
      pmn_worker_stop (self->keep_worker);
      pmn_worker_stop (self->read_worker);
    }
  pmn_worker_stop (self->write_worker);

  g_clear_pointer (&self->keeper, pmn_connection_close);
  g_clear_pointer (&self->reader, pmn_connection_close);

  /* A damaged file is left as it is. */
  done = g_atomic_int_get (&self->corrupted) || self->single || tidy_journal (self, error);

  drop_connections (self);
  return done;
}
