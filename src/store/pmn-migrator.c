/* pmn-migrator.c: from an empty file, or an older register, to the schema of this program
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "pmn-migrator.h"
#include "pmn-nomenclature.h"
#include "pmn-search-rebuild.h"
#include "pmn-sql-resource.h"
#include "pmn-uuid.h"

#define SQL_FOLDER "/io/github/permanence/Permanence/sql/"

static const char *const *extra_steps;

void
pmn_migrator_set_extra (const char *const *steps)
{
  extra_steps = steps;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the shipped steps in order; they are numbered without a gap. */
static GStrv
list_shipped (void)
{
  GStrv names = g_resource_enumerate_children (pmn_sql_get_resource (), SQL_FOLDER,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (int i = 0; names[i] != NULL; i++)
    g_assert (g_ascii_strtoll (names[i], NULL, 10) == i + 1);

  return names;
}

int
pmn_migrator_get_latest (void)
{
  g_auto (GStrv) names = list_shipped ();
  int latest = (int) g_strv_length (names);

  for (int i = 0; extra_steps != NULL && extra_steps[i] != NULL; i++)
    latest++;

  return latest;
}

static GBytes *
load_step (int version)
{
  g_auto (GStrv) names = list_shipped ();
  int n_shipped = (int) g_strv_length (names);
  g_autofree char *path = NULL;
  GBytes *sql;

  if (version > n_shipped)
    {
      const char *extra = extra_steps[version - n_shipped - 1];

      return g_bytes_new_static (extra, strlen (extra) + 1);
    }

  path = g_strconcat (SQL_FOLDER, names[version - 1], NULL);
  sql = g_resource_lookup_data (pmn_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (sql != NULL);
  return sql;
}

static gboolean
seed_terms (PmnConnection *connection, GError **error)
{
  g_autoptr (PmnStatement) insert = pmn_connection_prepare (
      connection, "INSERT INTO term (id, dimension, code) VALUES (?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;

  for (int dimension = 1; dimension <= PMN_DIMENSION_LAST; dimension++)
    {
      gsize n_terms = 0;
      const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);

      for (gsize i = 0; i < n_terms; i++)
        {
          pmn_statement_bind_int64 (insert, 1, terms[i].id);
          pmn_statement_bind_int64 (insert, 2, dimension);
          pmn_statement_bind_text_static (insert, 3, terms[i].code);
          if (!pmn_statement_run (insert, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
seed_setting (PmnConnection *connection, const char *key, const char *value, GError **error)
{
  g_autoptr (PmnStatement) insert = pmn_connection_prepare (
      connection, "INSERT INTO setting (key, value) VALUES (?, ?)", error);

  if (insert == NULL)
    return FALSE;

  pmn_statement_bind_text (insert, 1, key);
  pmn_statement_bind_text (insert, 2, value);
  return pmn_statement_run (insert, error);
}

/* Identities must differ between computers started from one disk image: the system's generator. */
static void
fill_random (guint8 *bytes, gsize size)
{
  while (getrandom (bytes, size, 0) != (gssize) size)
    if (errno != EINTR)
      {
        for (gsize i = 0; i < size; i++)
          bytes[i] = (guint8) g_random_int_range (0, 256);
        return;
      }
}

static gboolean
seed (PmnConnection *connection, GError **error)
{
  guint8 random[12];
  char uuid[PMN_UUID_SIZE];
  char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE];

  fill_random (random, sizeof random);
  pmn_uuid_v7 (g_get_real_time () / 1000, random, uuid);
  g_snprintf (prefix, sizeof prefix, "%02X%02X", random[10], random[11]);

  return seed_terms (connection, error) && seed_setting (connection, "register-uuid", uuid, error)
         && seed_setting (connection, "ref-prefix", prefix, error)
         && seed_setting (connection, "ref-counter", "0", error);
}

static gboolean
apply_step (PmnConnection *connection, int version, GError **error)
{
  g_autoptr (GBytes) sql = load_step (version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version=%d", version);

  return pmn_connection_exec (connection, g_bytes_get_data (sql, NULL), error)
         && (version != 1 || seed (connection, error))
         && pmn_connection_exec (connection, stamp, error);
}

gboolean
pmn_migrator_run (PmnConnection *connection, GError **error)
{
  int latest = pmn_migrator_get_latest ();

  g_return_val_if_fail (connection != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (;;)
    {
      gint64 version = 0;

      if (!pmn_connection_begin (connection, error))
        return FALSE;

      /* Read under the lock: the step that is missing now. */
      if (!pmn_connection_get_int64 (connection, "PRAGMA user_version", 0, &version, error)
          || (version < latest && !apply_step (connection, (int) version + 1, error)))
        {
          pmn_connection_rollback (connection);
          return FALSE;
        }

      if (!pmn_connection_commit (connection, error))
        return FALSE;

      if (version >= latest)
        return pmn_search_rebuild_if_old (connection, error);
    }
}
