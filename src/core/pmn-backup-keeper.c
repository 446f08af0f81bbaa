/* pmn-backup-keeper.c: the daily round of backups of an open register, and the copy elsewhere
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-backup-keeper.h"

#include "pmn-history.h"

#define KEY_FIRST_USED "setting:first-used-at"
#define KEY_OUTSIDE_COPY "setting:outside-copy-at"

struct _PmnBackupKeeper
{
  GObject parent_instance;

  PmnRegister *reg;
  gint64 first_used_at;
  gint64 outside_copy_at;
  gboolean settings_read;
  gboolean due;
};

G_DEFINE_FINAL_TYPE (PmnBackupKeeper, pmn_backup_keeper, G_TYPE_OBJECT)

enum
{
  PROP_OUTSIDE_COPY_DUE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  gboolean look_only; /* nothing is copied nor written */
  gint64 budget;
  char *second_destination;
  gint64 now_ms;
} Round;

static void
round_free (gpointer data)
{
  Round *round = data;

  g_free (round->second_destination);
  g_free (round);
}

gboolean
pmn_backup_outside_copy_is_due (gint64 first_used_ms, gint64 last_copy_ms, gint64 now_ms)
{
  gint64 since = last_copy_ms > 0 ? last_copy_ms : first_used_ms;
  gint64 days = last_copy_ms > 0 ? PMN_OUTSIDE_COPY_DAYS : PMN_FIRST_OUTSIDE_COPY_DAYS;

  return since > 0 && now_ms - since >= days * G_GINT64_CONSTANT (86400000);
}

static void
update_due (PmnBackupKeeper *self, gint64 now_ms)
{
  gboolean due
      = !pmn_register_get_structure (self->reg)->fictional
        && pmn_backup_outside_copy_is_due (self->first_used_at, self->outside_copy_at, now_ms);

  if (due == self->due)
    return;
  self->due = due;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTSIDE_COPY_DUE]);
}

static void
on_setting_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The copy is made; that its date could not be noted only brings the reminder back sooner. */
  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    g_message ("The date of a copy could not be noted: %s", error->message);
}

static void
write_time (PmnBackupKeeper *self, const char *key, gint64 ms)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, ms);

  pmn_register_set_text_async (self->reg, key, text, NULL, on_setting_written, NULL);
}

/* Undo data and the trash are kept as long as the trash page says; a copy was just made. */
static gpointer
forget_old (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 before = pmn_edit_get_now (edit) - PMN_TRASH_RETENTION_DAYS * G_GINT64_CONSTANT (86400000);

  if (pmn_history_prune (edit, before, error))
    pmn_trash_empty (edit, before, NULL, error);
  return NULL;
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  GError *error = NULL;

  pmn_store_run_finish (PMN_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_rotated (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  PmnBackupKeeper *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pmn_backup_rotate_finish (PMN_STORE (source), result, &error))
    {
      update_due (self, round->now_ms);
      g_task_return_error (task, error);
      return;
    }
  if (round->second_destination != NULL)
    pmn_backup_keeper_note_outside_copy (self, round->now_ms);
  else
    update_due (self, round->now_ms);
  /* Nobody at the keyboard did it: it must not stand in the way of a redo. */
  pmn_store_write_async (
      PMN_STORE (source),
      &(PmnEditInfo) { .kind = "empty-trash", .origin = "keeper", .now_ms = round->now_ms },
      forget_old, NULL, NULL, NULL, NULL, on_forgotten, g_object_ref (task));
}

static void
rotate (GTask *task)
{
  PmnBackupKeeper *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  pmn_backup_rotate_async (pmn_register_get_store (self->reg), round->now_ms, round->budget,
                           round->second_destination, NULL, on_rotated, g_object_ref (task));
}

/* The dates of the copies are known. */
static void
go_on (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (!round->look_only)
    {
      rotate (task);
      return;
    }
  update_due (g_task_get_source_object (task), round->now_ms);
  g_task_return_boolean (task, TRUE);
}

static gint64
parse_time (GAsyncResult *result, GObject *source)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pmn_register_get_text_finish (PMN_REGISTER (source), result, &error);

  if (error != NULL)
    g_message ("A date of the backups could not be read: %s", error->message);
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
on_outside_copy_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  PmnBackupKeeper *self = g_task_get_source_object (task);
  gint64 at = parse_time (result, source);

  /* MAX() would take the result twice. */
  self->outside_copy_at = MAX (self->outside_copy_at, at);
  self->settings_read = self->first_used_at > 0;
  go_on (task);
}

static void
on_first_used_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  PmnBackupKeeper *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  self->first_used_at = parse_time (result, source);
  if (self->first_used_at == 0 && !round->look_only)
    {
      self->first_used_at = round->now_ms;
      write_time (self, KEY_FIRST_USED, round->now_ms);
    }
  pmn_register_get_text_async (self->reg, KEY_OUTSIDE_COPY, NULL, on_outside_copy_read,
                               g_object_ref (task));
}

static void
pmn_backup_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OUTSIDE_COPY_DUE:
      g_value_set_boolean (value, PMN_BACKUP_KEEPER (object)->due);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_backup_keeper_finalize (GObject *object)
{
  g_clear_object (&PMN_BACKUP_KEEPER (object)->reg);
  G_OBJECT_CLASS (pmn_backup_keeper_parent_class)->finalize (object);
}

static void
pmn_backup_keeper_class_init (PmnBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_backup_keeper_get_property;
  object_class->finalize = pmn_backup_keeper_finalize;
  properties[PROP_OUTSIDE_COPY_DUE] = g_param_spec_boolean (
      "outside-copy-due", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pmn_backup_keeper_init (PmnBackupKeeper *self)
{
}

PmnBackupKeeper *
pmn_backup_keeper_new (PmnRegister *reg)
{
  PmnBackupKeeper *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_BACKUP_KEEPER, NULL);
  self->reg = g_object_ref (reg);
  return self;
}

/* @round: (transfer full) */
static void
begin (PmnBackupKeeper *self, Round *round, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, round, round_free);
  if (self->settings_read)
    go_on (task);
  else
    pmn_register_get_text_async (self->reg, KEY_FIRST_USED, NULL, on_first_used_read,
                                 g_object_ref (task));
}

void
pmn_backup_keeper_run_async (PmnBackupKeeper *self, gint64 budget, const char *second_destination,
                             gint64 now_ms, GAsyncReadyCallback callback, gpointer user_data)
{
  Round *round;

  g_return_if_fail (PMN_IS_BACKUP_KEEPER (self));

  round = g_new0 (Round, 1);
  round->budget = budget;
  round->second_destination = g_strdup (second_destination);
  round->now_ms = now_ms;
  begin (self, round, callback, user_data);
}

void
pmn_backup_keeper_look_async (PmnBackupKeeper *self, gint64 now_ms, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Round *round;

  g_return_if_fail (PMN_IS_BACKUP_KEEPER (self));

  round = g_new0 (Round, 1);
  round->look_only = TRUE;
  round->now_ms = now_ms;
  begin (self, round, callback, user_data);
}

gboolean
pmn_backup_keeper_run_finish (PmnBackupKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pmn_backup_keeper_note_outside_copy (PmnBackupKeeper *self, gint64 now_ms)
{
  g_return_if_fail (PMN_IS_BACKUP_KEEPER (self));

  self->outside_copy_at = now_ms;
  write_time (self, KEY_OUTSIDE_COPY, now_ms);
  update_due (self, now_ms);
}
