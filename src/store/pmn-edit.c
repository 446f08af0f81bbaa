/* pmn-edit.c: one step of change: a transaction, its journal line, its undo data
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-edit-private.h"

#include <errno.h>
#include <sys/random.h>

#include "pmn-term-store.h"

/* Past this number of activities a window reloads rather than looks at each row. */
#define MAX_LISTED_ACTIVITIES 1000

#define RANDOM_POOL_SIZE (10 * 256)

typedef struct
{
  const char *key;
  gpointer data;
  PmnEditFlush flush;
  GDestroyNotify free_func;
} Companion;

struct _PmnEdit
{
  PmnConnection *connection;
  char *kind;
  char *subject;
  char *origin;
  char *detail;
  gint64 actor_id;
  gint64 now_ms;
  gboolean bulk;

  gint64 step_id;
  guint n_changes;
  guint entities;
  GArray *activity_ids;
  gboolean too_many_activities;
  GArray *companions;
  PmnEditAfter after;

  guint8 pool[RANDOM_POOL_SIZE];
  gsize pool_left;
  gint64 uuid_ms;
  guint uuid_serial;
};

static const char *const step_of_row[] = {
  [PMN_ENTITY_ACTIVITY] = "SELECT step_id FROM activity WHERE id = ?",
  [PMN_ENTITY_MEDIATOR] = "SELECT step_id FROM mediator WHERE id = ?",
  [PMN_ENTITY_ABSENCE] = "SELECT step_id FROM absence WHERE id = ?",
  [PMN_ENTITY_PLACE] = "SELECT step_id FROM place WHERE id = ?",
  [PMN_ENTITY_BENEFICIARY] = "SELECT step_id FROM beneficiary WHERE id = ?",
  [PMN_ENTITY_STRUCTURE] = NULL,
  [PMN_ENTITY_TEMPLATE] = "SELECT step_id FROM activity_template WHERE id = ?",
  [PMN_ENTITY_SAVED_FILTER] = "SELECT step_id FROM saved_filter WHERE id = ?",
};

static void
pmn_edit_free (PmnEdit *self)
{
  for (guint i = 0; i < self->companions->len; i++)
    {
      Companion *companion = &g_array_index (self->companions, Companion, i);

      companion->free_func (companion->data);
    }
  g_array_unref (self->companions);
  g_clear_pointer (&self->activity_ids, g_array_unref);
  g_free (self->kind);
  g_free (self->subject);
  g_free (self->origin);
  g_free (self->detail);
  g_free (self);
}

/* The system's generator: g_random is predictable, and identifiers must not collide between PCs. */
static void
fill_pool (PmnEdit *self)
{
  gsize done = 0;

  while (done < sizeof self->pool)
    {
      gssize n = getrandom (self->pool + done, sizeof self->pool - done, 0);

      if (n > 0)
        done += (gsize) n;
      else if (n < 0 && errno != EINTR)
        {
          /* No kernel generator (seccomp, very old kernel): still unique enough for a row. */
          for (; done < sizeof self->pool; done++)
            self->pool[done] = (guint8) g_random_int_range (0, 256);
        }
    }
  self->pool_left = sizeof self->pool;
}

void
pmn_edit_new_uuid (PmnEdit *self, char buffer[PMN_UUID_SIZE])
{
  guint8 *random;

  g_return_if_fail (self != NULL);

  if (self->pool_left < 10)
    fill_pool (self);
  self->pool_left -= 10;
  random = self->pool + self->pool_left;

  /* rand_a counts within a millisecond, so that uuids of one step sort as they were made; when the
   * count is full the clock of this edit moves on (RFC 9562, 6.2, method 1). */
  if (++self->uuid_serial > 0xfff)
    {
      self->uuid_serial = 0;
      self->uuid_ms++;
    }
  random[0] = (guint8) (self->uuid_serial >> 8);
  random[1] = (guint8) (self->uuid_serial & 0xff);
  pmn_uuid_v7 (self->uuid_ms, random, buffer);
}

PmnEdit *
pmn_edit_begin (PmnConnection *connection, const PmnEditInfo *info, GError **error)
{
  PmnEdit *self;

  g_return_val_if_fail (connection != NULL, NULL);
  g_return_val_if_fail (info != NULL && info->kind != NULL && info->origin != NULL, NULL);
  g_return_val_if_fail (info->now_ms >= 0, NULL);

  if (!pmn_connection_begin (connection, error))
    return NULL;
  if (!pmn_term_store_refresh (connection, error))
    {
      pmn_connection_rollback (connection);
      return NULL;
    }

  self = g_new0 (PmnEdit, 1);
  self->connection = connection;
  self->kind = g_strdup (info->kind);
  self->subject = g_strdup (info->subject);
  self->origin = g_strdup (info->origin);
  self->actor_id = info->actor_id;
  self->now_ms = info->now_ms;
  self->uuid_ms = info->now_ms;
  self->bulk = info->bulk;
  self->activity_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->companions = g_array_new (FALSE, FALSE, sizeof (Companion));
  return self;
}

static gboolean
write_step_counts (PmnEdit *self, GError **error)
{
  g_autoptr (PmnStatement) update = NULL;

  if (self->step_id == 0)
    return TRUE;

  update = pmn_connection_prepare (
      self->connection, "UPDATE step SET n_rows = ?, subject = ?, detail = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, self->n_changes);
  pmn_statement_bind_text_static (update, 2, self->subject);
  pmn_statement_bind_text_static (update, 3, self->detail);
  pmn_statement_bind_int64 (update, 4, self->step_id);
  return pmn_statement_run (update, error);
}

static gboolean
flush_companions (PmnEdit *self, GError **error)
{
  for (guint i = 0; i < self->companions->len; i++)
    {
      Companion *companion = &g_array_index (self->companions, Companion, i);

      if (companion->flush != NULL && !companion->flush (self, companion->data, error))
        return FALSE;
    }
  return TRUE;
}

static PmnStoreNews *
take_news (PmnEdit *self)
{
  PmnStoreNews *news;

  if (self->entities == 0)
    return NULL;
  news = g_new0 (PmnStoreNews, 1);
  news->entities = self->entities;
  if (!self->too_many_activities)
    news->activity_ids = g_steal_pointer (&self->activity_ids);
  return news;
}

static void
run_after (PmnEdit *self)
{
  g_autoptr (GError) error = NULL;

  if (self->after != NULL && !self->after (self->connection, &error))
    g_message ("What follows “%s” has to be done again: %s", self->kind, error->message);
}

gboolean
pmn_edit_commit (PmnEdit *self, PmnStoreNews **news, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (news != NULL)
    *news = NULL;
  if (!flush_companions (self, error) || !write_step_counts (self, error)
      || !pmn_connection_commit (self->connection, error))
    {
      pmn_edit_abort (self);
      return FALSE;
    }
  if (news != NULL)
    *news = take_news (self);
  run_after (self);
  pmn_edit_free (self);
  return TRUE;
}

void
pmn_edit_abort (PmnEdit *self)
{
  if (self == NULL)
    return;
  pmn_connection_rollback (self->connection);
  /* Numbers given to new codes are gone with the transaction. */
  pmn_term_store_forget (self->connection);
  pmn_edit_free (self);
}

PmnConnection *
pmn_edit_get_connection (PmnEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->connection;
}

gint64
pmn_edit_get_now (PmnEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->now_ms;
}

gint64
pmn_edit_get_step (PmnEdit *self, GError **error)
{
  g_autoptr (PmnStatement) insert = NULL;
  char uuid[PMN_UUID_SIZE];

  g_return_val_if_fail (self != NULL, 0);

  if (self->step_id != 0)
    return self->step_id;

  insert = pmn_connection_prepare (
      self->connection,
      "INSERT INTO step (uuid, at, actor_id, origin, kind, subject) VALUES (?, ?, ?, ?, ?, ?)",
      error);
  if (insert == NULL)
    return 0;
  pmn_edit_new_uuid (self, uuid);
  pmn_statement_bind_text_static (insert, 1, uuid);
  pmn_statement_bind_int64 (insert, 2, self->now_ms);
  pmn_statement_bind_int64_or_null (insert, 3, self->actor_id, 0);
  pmn_statement_bind_text_static (insert, 4, self->origin);
  pmn_statement_bind_text_static (insert, 5, self->kind);
  pmn_statement_bind_text_static (insert, 6, self->subject);
  if (!pmn_statement_run (insert, error))
    return 0;
  self->step_id = pmn_connection_get_last_insert_id (self->connection);
  return self->step_id;
}

void
pmn_edit_set_detail (PmnEdit *self, const char *json)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->detail, json);
}

void
pmn_edit_set_subject (PmnEdit *self, const char *subject)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->subject, subject);
}

guint
pmn_edit_get_n_changes (PmnEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_changes;
}

static void
note_change (PmnEdit *self, PmnEntity entity, gint64 row_id)
{
  self->entities |= 1u << entity;
  if (entity != PMN_ENTITY_ACTIVITY || self->too_many_activities)
    return;
  if (self->activity_ids->len < MAX_LISTED_ACTIVITIES)
    g_array_append_val (self->activity_ids, row_id);
  else
    self->too_many_activities = TRUE;
}

gboolean
pmn_edit_is_own_bulk_row (PmnEdit *self, PmnEntity entity, gint64 row_id, gboolean *own,
                          GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && own != NULL, FALSE);
  g_return_val_if_fail (entity < G_N_ELEMENTS (step_of_row), FALSE);

  *own = FALSE;
  if (!self->bulk || self->step_id == 0 || step_of_row[entity] == NULL)
    return TRUE;
  select = pmn_connection_prepare (self->connection, step_of_row[entity], error);
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, row_id);
  if (pmn_statement_step (select, &local_error))
    *own = pmn_statement_get_int64 (select, 0) == self->step_id;
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static gboolean
insert_change (PmnEdit *self, PmnEntity entity, gint64 row_id, const char *op,
               gint64 version_before, gint64 version_after, const char *before, GError **error)
{
  g_autoptr (PmnStatement) touch = NULL;
  g_autoptr (PmnStatement) insert = NULL;

  /* A second change of the row in this step: the first image is the one to go back to. */
  touch = pmn_connection_prepare (self->connection,
                                  "UPDATE change SET version_after = ?1"
                                  " WHERE step_id = ?2 AND entity = ?3 AND row_id = ?4",
                                  error);
  if (touch == NULL)
    return FALSE;
  pmn_statement_bind_int64 (touch, 1, version_after);
  pmn_statement_bind_int64 (touch, 2, self->step_id);
  pmn_statement_bind_int64 (touch, 3, entity);
  pmn_statement_bind_int64 (touch, 4, row_id);
  if (!pmn_statement_run (touch, error))
    return FALSE;
  if (pmn_connection_get_changes (self->connection) > 0)
    return TRUE;

  insert = pmn_connection_prepare (self->connection,
                                   "INSERT INTO change (step_id, entity, row_id, op,"
                                   " version_before, version_after, before)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?)",
                                   error);
  if (insert == NULL)
    return FALSE;
  pmn_statement_bind_int64 (insert, 1, self->step_id);
  pmn_statement_bind_int64 (insert, 2, entity);
  pmn_statement_bind_int64 (insert, 3, row_id);
  pmn_statement_bind_text_static (insert, 4, op);
  pmn_statement_bind_int64 (insert, 5, version_before);
  pmn_statement_bind_int64 (insert, 6, version_after);
  pmn_statement_bind_text_static (insert, 7, before);
  if (!pmn_statement_run (insert, error))
    return FALSE;
  self->n_changes++;
  return TRUE;
}

gboolean
pmn_edit_record_change (PmnEdit *self, PmnEntity entity, gint64 row_id, const char *op,
                        gint64 version_before, gint64 version_after, char *before_json,
                        GError **error)
{
  g_autofree char *before = before_json;
  gboolean own;

  g_return_val_if_fail (self != NULL && op != NULL, FALSE);
  g_return_val_if_fail (row_id > 0, FALSE);

  if (pmn_edit_get_step (self, error) == 0)
    return FALSE;
  note_change (self, entity, row_id);
  if (self->bulk && g_str_equal (op, "create"))
    {
      self->n_changes++;
      return TRUE;
    }
  if (!pmn_edit_is_own_bulk_row (self, entity, row_id, &own, error))
    return FALSE;
  if (own)
    return TRUE;
  return insert_change (self, entity, row_id, op, version_before, version_after, before, error);
}

void
pmn_edit_attach (PmnEdit *self, const char *key, gpointer companion, PmnEditFlush flush,
                 GDestroyNotify free_func)
{
  Companion entry = { key, companion, flush, free_func };

  g_return_if_fail (self != NULL && key != NULL && free_func != NULL);

  g_array_append_val (self->companions, entry);
}

void
pmn_edit_after_commit (PmnEdit *self, PmnEditAfter after)
{
  g_return_if_fail (self != NULL);

  self->after = after;
}

gpointer
pmn_edit_get_companion (PmnEdit *self, const char *key)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->companions->len; i++)
    {
      Companion *companion = &g_array_index (self->companions, Companion, i);

      if (companion->key == key)
        return companion->data;
    }
  return NULL;
}

void
pmn_store_news_free (PmnStoreNews *news)
{
  if (news == NULL)
    return;
  g_clear_pointer (&news->activity_ids, g_array_unref);
  g_free (news);
}
