/* pmn-activity-session.c: what the writing of activities keeps for the length of an edit
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-search-index.h"
#include "pmn-search-words.h"
#include "pmn-setting.h"

#define SETTING_PREFIX "ref-prefix"
#define SETTING_COUNTER "ref-counter"

struct _PmnActivitySession
{
  PmnEdit *edit;
  PmnConnection *connection;
  PmnActivityWriter *writer;
  PmnRollup *rollup;
  PmnSearchWords *words;
  PmnRollupFacts facts;
  GHashTable *last_keys;
  char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE];
  guint counter;
  guint stored_counter;
};

static void
session_free (PmnActivitySession *self)
{
  pmn_activity_writer_free (self->writer);
  pmn_rollup_facts_clear (&self->facts);
  g_hash_table_unref (self->last_keys);
  g_free (self);
}

static gboolean
on_flush (PmnEdit *edit, gpointer companion, GError **error)
{
  PmnActivitySession *self = companion;
  char text[16];

  if (self->counter == self->stored_counter)
    return TRUE;
  g_snprintf (text, sizeof text, "%u", self->counter);
  return pmn_setting_set (self->edit, SETTING_COUNTER, text, error);
}

PmnActivitySession *
pmn_activity_session_get (PmnEdit *edit)
{
  static const char key[] = "activity-session";
  PmnActivitySession *self;

  g_return_val_if_fail (edit != NULL, NULL);

  self = pmn_edit_get_companion (edit, key);
  if (self != NULL)
    return self;
  self = g_new0 (PmnActivitySession, 1);
  self->edit = edit;
  self->connection = pmn_edit_get_connection (edit);
  self->writer = pmn_activity_writer_new (self->connection);
  self->rollup = pmn_rollup_of_edit (edit);
  self->words = pmn_search_words_of_edit (edit);
  pmn_rollup_facts_init (&self->facts);
  self->last_keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  pmn_edit_attach (edit, key, self, on_flush, (GDestroyNotify) session_free);
  return self;
}

PmnActivityWriter *
pmn_activity_session_get_writer (PmnActivitySession *self)
{
  return self->writer;
}

static gboolean
read_last_key (PmnActivitySession *self, gint64 first, gint64 *last, GError **error)
{
  g_autoptr (PmnStatement) s = pmn_connection_prepare (
      self->connection, "SELECT max (sort_key) FROM activity WHERE sort_key BETWEEN ? AND ?",
      error);
  g_autoptr (GError) local_error = NULL;

  if (s == NULL)
    return FALSE;
  pmn_statement_bind_int64 (s, 1, first);
  pmn_statement_bind_int64 (s, 2, first + PMN_SORT_KEY_FACTOR - 1);
  if (pmn_statement_step (s, &local_error))
    *last = pmn_statement_get_int64_or (s, 0, first);
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

gboolean
pmn_activity_session_next_sort_key (PmnActivitySession *self, PmnDay day, gint64 *sort_key,
                                    GError **error)
{
  gint64 first = day * PMN_SORT_KEY_FACTOR;
  gint64 *last = g_hash_table_lookup (self->last_keys, &first);

  if (last == NULL)
    {
      gint64 found = first;

      if (!read_last_key (self, first, &found, error))
        return FALSE;
      last = g_memdup2 (&found, sizeof found);
      g_hash_table_insert (self->last_keys, g_memdup2 (&first, sizeof first), last);
    }
  if (*last - first >= PMN_SORT_KEY_FACTOR - 1)
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                           _ ("There is no room left for another activity on this day."));
      return FALSE;
    }
  *sort_key = ++*last;
  return TRUE;
}

/* The prefix tells the registers apart, so that two PCs never give the same reference. */
static gboolean
make_prefix (PmnActivitySession *self, GError **error)
{
  char uuid[PMN_UUID_SIZE];
  g_autofree char *upper = NULL;

  pmn_edit_new_uuid (self->edit, uuid);
  upper = g_ascii_strup (uuid + PMN_UUID_SIZE - 1 - 4, 4);
  g_strlcpy (self->prefix, upper, sizeof self->prefix);
  return pmn_setting_set (self->edit, SETTING_PREFIX, self->prefix, error);
}

static gboolean
read_counter (PmnActivitySession *self, GError **error)
{
  g_autofree char *prefix = NULL;
  g_autofree char *counter = NULL;
  guint64 number = 0;
  GError *local_error = NULL;

  if (self->prefix[0] != '\0')
    return TRUE;
  prefix = pmn_setting_get (self->connection, SETTING_PREFIX, &local_error);
  if (local_error == NULL)
    counter = pmn_setting_get (self->connection, SETTING_COUNTER, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (counter != NULL && g_ascii_string_to_unsigned (counter, 10, 0, G_MAXUINT - 1, &number, NULL))
    self->counter = self->stored_counter = (guint) number;
  if (prefix == NULL || strlen (prefix) != PMN_LOCAL_REFERENCE_PREFIX_SIZE - 1)
    return make_prefix (self, error);
  g_strlcpy (self->prefix, prefix, sizeof self->prefix);
  return TRUE;
}

char *
pmn_activity_session_next_reference (PmnActivitySession *self, GError **error)
{
  if (!read_counter (self, error))
    return NULL;
  return pmn_local_reference_format (self->prefix, ++self->counter);
}

gboolean
pmn_activity_session_take_reference (PmnActivitySession *self, const char *reference,
                                     GError **error)
{
  char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE];
  guint number;

  if (!read_counter (self, error))
    return FALSE;
  if (pmn_local_reference_parse (reference, prefix, &number) && g_str_equal (prefix, self->prefix)
      && number > self->counter && number < G_MAXUINT)
    self->counter = number;
  return TRUE;
}

gboolean
pmn_activity_session_count (PmnActivitySession *self, const PmnActivity *activity, gint64 sort_key,
                            int sign, GError **error)
{
  g_autofree char *words = NULL;

  if (activity->record.deleted_at != 0)
    return TRUE;
  if (!pmn_rollup_facts_from_activity (&self->facts, self->connection, activity, error))
    return FALSE;
  pmn_rollup_add (self->rollup, &self->facts, sign);
  if (pmn_rollup_is_full (self->rollup)
      && !pmn_rollup_flush (self->rollup, self->connection, error))
    return FALSE;

  words = pmn_search_index_words (activity);
  pmn_search_words_count (self->words, words, sign);
  return sign > 0 ? pmn_search_index_add (self->connection, sort_key, words, error)
                  : pmn_search_index_remove (self->connection, sort_key, words, error);
}
