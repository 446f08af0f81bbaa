/* pmn-register-pool.c: the open registers of this process, shared by its windows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-pool.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-ui.h"

/* The first round waits until people have what they came for. */
#define FIRST_ROUND_SECONDS 60
#define ROUND_SECONDS 3600

typedef struct
{
  char *path;
  PmnRegister *reg; /* NULL while it opens */
  PmnBackupKeeper *keeper;
  guint users;
  guint timer;
  gboolean closing;
  GPtrArray *waiting; /* GTask: opens waiting for this one; once closing, what waits for the end */
} Entry;

struct _PmnRegisterPool
{
  GObject parent_instance;

  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (PmnRegisterPool, pmn_register_pool, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_handle_id (&entry->timer, g_source_remove);
  g_clear_object (&entry->keeper);
  g_clear_object (&entry->reg);
  g_ptr_array_unref (entry->waiting);
  g_free (entry->path);
  g_free (entry);
}

static Entry *
find_entry (PmnRegisterPool *self, const char *path)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->path, path))
        return entry;
    }
  return NULL;
}

static Entry *
find_register (PmnRegisterPool *self, PmnRegister *reg)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->reg == reg)
        return entry;
    }
  return NULL;
}

static void
on_round_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The keeper remembers: the banner tells people when it matters. */
  if (!pmn_backup_keeper_run_finish (PMN_BACKUP_KEEPER (source), result, &error))
    g_message ("Backup: %s", error->message);
}

static gboolean
on_round (gpointer data)
{
  Entry *entry = data;
  g_autofree char *second = g_settings_get_string (pmn_ui_get_settings (), "second-destination");

  pmn_backup_keeper_run_async (
      entry->keeper, g_settings_get_int64 (pmn_ui_get_settings (), "backup-budget"),
      *second != '\0' ? second : NULL, pmn_clock_now_ms (), on_round_done, NULL);
  entry->timer = g_timeout_add_seconds (ROUND_SECONDS, on_round, entry);
  return G_SOURCE_REMOVE;
}

/* Once the first frames are drawn: whether there is something to tell must not wait for the first round. */
static gboolean
on_idle (gpointer data)
{
  Entry *entry = data;

  pmn_backup_keeper_look_async (entry->keeper, pmn_clock_now_ms (), on_round_done, NULL);
  entry->timer = g_timeout_add_seconds (FIRST_ROUND_SECONDS, on_round, entry);
  return G_SOURCE_REMOVE;
}

static void
give (GTask *task, Entry *entry)
{
  entry->users++;
  g_task_return_pointer (task, g_object_ref (entry->reg), g_object_unref);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  PmnRegisterPool *self = pmn_register_pool_get_default ();
  Entry *entry = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&entry->waiting);

  entry->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  entry->reg = pmn_register_open_finish (result, &error);
  if (entry->reg == NULL)
    {
      for (guint i = 0; i < waiting->len; i++)
        g_task_return_error (g_ptr_array_index (waiting, i), g_error_copy (error));
      g_ptr_array_remove (self->entries, entry);
      return;
    }
  entry->keeper = pmn_backup_keeper_new (entry->reg);
  entry->timer = g_idle_add_full (G_PRIORITY_LOW, on_idle, entry, NULL);
  for (guint i = 0; i < waiting->len; i++)
    give (g_ptr_array_index (waiting, i), entry);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  PmnRegisterPool *self = pmn_register_pool_get_default ();
  Entry *entry = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&entry->waiting);

  entry->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  if (!pmn_register_close_finish (PMN_REGISTER (source), result, &error))
    g_warning ("Closing the register: %s", error->message);
  g_ptr_array_remove (self->entries, entry);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

static void
pmn_register_pool_class_init (PmnRegisterPoolClass *klass)
{
}

static void
pmn_register_pool_init (PmnRegisterPool *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

PmnRegisterPool *
pmn_register_pool_get_default (void)
{
  static PmnRegisterPool *instance = NULL;

  if (instance == NULL)
    instance = g_object_new (PMN_TYPE_REGISTER_POOL, NULL);
  return instance;
}

typedef struct
{
  char *path;
  PmnStructure *create;
  GTask *task;
} Reopening;

static void open_file (PmnRegisterPool *self, const char *path, const PmnStructure *create,
                       GTask *task);

static void
on_closed_before_opening (GObject *source, GAsyncResult *result, gpointer data)
{
  Reopening *reopening = data;

  open_file (PMN_REGISTER_POOL (source), reopening->path, reopening->create, reopening->task);
  g_free (reopening->path);
  g_clear_pointer (&reopening->create, pmn_structure_free);
  g_object_unref (reopening->task);
  g_free (reopening);
}

static void
open_once_closed (PmnRegisterPool *self, const char *path, const PmnStructure *create, GTask *task)
{
  Reopening *reopening = g_new0 (Reopening, 1);

  reopening->path = g_strdup (path);
  reopening->create = create != NULL ? pmn_structure_copy (create) : NULL;
  reopening->task = g_object_ref (task);
  pmn_register_pool_close_async (self, path, on_closed_before_opening, reopening);
}

static void
open_file (PmnRegisterPool *self, const char *path, const PmnStructure *create, GTask *task)
{
  Entry *entry = find_entry (self, path);

  if (entry != NULL && entry->closing)
    {
      open_once_closed (self, path, create, task);
      return;
    }
  if (entry != NULL && entry->reg != NULL)
    {
      give (task, entry);
      return;
    }
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->path = g_strdup (path);
      entry->waiting = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->entries, entry);
      pmn_register_open_async (path, create, "app", NULL, on_opened, entry);
    }
  g_ptr_array_add (entry->waiting, g_object_ref (task));
}

void
pmn_register_pool_open_async (PmnRegisterPool *self, const char *path, const PmnStructure *create,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *canonical = NULL;

  g_return_if_fail (PMN_IS_REGISTER_POOL (self));
  g_return_if_fail (path != NULL);

  canonical = g_canonicalize_filename (path, NULL);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pmn_register_pool_open_async);
  open_file (self, canonical, create, task);
}

PmnRegister *
pmn_register_pool_open_finish (PmnRegisterPool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pmn_register_pool_release (PmnRegisterPool *self, PmnRegister *reg)
{
  Entry *entry;

  g_return_if_fail (PMN_IS_REGISTER_POOL (self));
  g_return_if_fail (PMN_IS_REGISTER (reg));

  entry = find_register (self, reg);
  if (entry != NULL && --entry->users == 0)
    {
      entry->closing = TRUE;
      g_clear_handle_id (&entry->timer, g_source_remove);
      if (g_application_get_default () != NULL)
        g_application_hold (g_application_get_default ());
      pmn_register_close_async (reg, on_closed, entry);
    }
  g_object_unref (reg);
}

void
pmn_register_pool_close_async (PmnRegisterPool *self, const char *path,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *canonical = NULL;
  Entry *entry;

  g_return_if_fail (PMN_IS_REGISTER_POOL (self));
  g_return_if_fail (path != NULL);

  canonical = g_canonicalize_filename (path, NULL);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pmn_register_pool_close_async);
  entry = find_entry (self, canonical);
  if (entry == NULL)
    g_task_return_boolean (task, TRUE);
  else if (entry->closing)
    g_ptr_array_add (entry->waiting, g_object_ref (task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("%s is open in another window."),
                             canonical);
}

gboolean
pmn_register_pool_close_finish (PmnRegisterPool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

PmnBackupKeeper *
pmn_register_pool_get_keeper (PmnRegisterPool *self, PmnRegister *reg)
{
  Entry *entry;

  g_return_val_if_fail (PMN_IS_REGISTER_POOL (self), NULL);

  entry = find_register (self, reg);
  return entry != NULL ? entry->keeper : NULL;
}
