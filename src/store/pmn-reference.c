/* pmn-reference.c: the reference data shipped with the program, read only
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "pmn-reference.h"
#include "pmn-search-key.h"
#include "pmn-store-error.h"

#define REFERENCE_APPLICATION_ID 0x504d4e52 /* "PMNR" */
#define REFERENCE_VERSION 1
#define SEARCH_LIMIT 200
#define LONGEST_SEARCH 200

#define COMMUNE_COLUMNS                                                                            \
  "SELECT c.insee, c.name, c.departement, c.region, c.current_insee, c.current_name, c.postcodes," \
  " c.kind, c.population FROM commune c "

/* The greatest character there is: bounds what begins with a prefix. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"

struct _PmnReference
{
  GObject parent_instance;

  sqlite3 *database;
  char *path;
};

G_DEFINE_FINAL_TYPE (PmnReference, pmn_reference, G_TYPE_OBJECT)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

void
pmn_commune_free (PmnCommune *commune)
{
  if (commune == NULL)
    return;
  g_free (commune->insee);
  g_free (commune->name);
  g_free (commune->department);
  g_free (commune->region);
  g_free (commune->current_insee);
  g_free (commune->current_name);
  g_strfreev (commune->postcodes);
  g_free (commune);
}

static gboolean
fail (PmnReference *self, GError **error)
{
  int code = sqlite3_errcode (self->database);

  g_set_error (error, PMN_STORE_ERROR,
               code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? PMN_STORE_ERROR_CORRUPT
                                                               : PMN_STORE_ERROR_FAILED,
               /* Translators: the path of a file of the program, then the reason in English */
               _ ("The list of communes (%s) cannot be read: %s."), self->path,
               sqlite3_errmsg (self->database));
  return FALSE;
}

/* A statement with its text parameters bound; they must outlive it. */
static sqlite3_stmt *
prepare (PmnReference *self, const char *sql, const char *const *parameters, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  for (int i = 0; parameters[i] != NULL; i++)
    sqlite3_bind_text (statement, i + 1, parameters[i], -1, SQLITE_STATIC);
  return statement;
}

/* %TRUE when there is a row; %FALSE at the end, or on error with @error set. */
static gboolean
step (PmnReference *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return TRUE;
  return result == SQLITE_DONE ? FALSE : fail (self, error);
}

static char *
column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static PmnCommune *
read_commune (sqlite3_stmt *statement)
{
  PmnCommune *commune = g_new0 (PmnCommune, 1);
  const char *postcodes = (const char *) sqlite3_column_text (statement, 6);

  commune->insee = column_text (statement, 0);
  commune->name = column_text (statement, 1);
  commune->department = column_text (statement, 2);
  commune->region = column_text (statement, 3);
  commune->current_insee = column_text (statement, 4);
  commune->current_name = column_text (statement, 5);
  commune->postcodes = g_strsplit (postcodes, " ", -1);
  commune->kind = (PmnCommuneKind) sqlite3_column_int (statement, 7);
  commune->population = sqlite3_column_int (statement, 8);
  return commune;
}

static gboolean
read_pragma (PmnReference *self, const char *sql, int *value, GError **error)
{
  static const char *const none[] = { NULL };
  g_autoptr (sqlite3_stmt) statement = prepare (self, sql, none, error);

  if (statement == NULL || !step (self, statement, error))
    return FALSE;
  *value = sqlite3_column_int (statement, 0);
  return TRUE;
}

static gboolean
check_format (PmnReference *self, GError **error)
{
  int application = 0, version = 0;

  if (!read_pragma (self, "PRAGMA application_id", &application, error)
      || !read_pragma (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application == REFERENCE_APPLICATION_ID && version == REFERENCE_VERSION)
    return TRUE;
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
               /* Translators: the path of a file of the program */
               _ ("The list of communes (%s) does not belong to this version of the program. "
                  "Please install the program again."),
               self->path);
  return FALSE;
}

PmnReference *
pmn_reference_open (const char *path, GError **error)
{
  g_autoptr (PmnReference) self = g_object_new (PMN_TYPE_REFERENCE, NULL);

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (path == NULL)
    path = g_getenv ("PMN_REFERENCE_DB");
  self->path = path != NULL && *path != '\0'
                   ? g_canonicalize_filename (path, NULL)
                   : g_build_filename (PMN_PKGDATADIR, "reference.db", NULL);

  /* Nobody writes this file: no lock, no journal is looked for, and it may lie on a read-only disk. */
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, error);
  if (uri == NULL)
    return NULL;
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);
  if (sqlite3_open_v2 (immutable, &self->database,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return check_format (self, error) ? g_steal_pointer (&self) : NULL;
}

/* One commune for a query that takes one code. */
static PmnCommune *
commune_of_query (PmnReference *self, const char *sql, const char *code, GError **error)
{
  g_autofree char *upper = g_ascii_strup (code, -1);
  const char *const parameters[] = { upper, NULL };
  g_autoptr (sqlite3_stmt) statement = prepare (self, sql, parameters, error);

  if (statement == NULL || !step (self, statement, error))
    return NULL;
  return read_commune (statement);
}

PmnCommune *
pmn_reference_current_commune (PmnReference *self, const char *insee, GError **error)
{
  g_return_val_if_fail (PMN_IS_REFERENCE (self), NULL);
  g_return_val_if_fail (insee != NULL, NULL);

  /* A code of today wins over the same code in the past. */
  return commune_of_query (self,
                           COMMUNE_COLUMNS
                           "WHERE c.kind IN (1, 5) AND c.insee = coalesce ("
                           " (SELECT min (o.current_insee) FROM commune o WHERE o.insee = ?1),"
                           " (SELECT o.current_insee FROM old_code o WHERE o.insee = ?1))",
                           insee, error);
}

PmnCommune *
pmn_reference_commune_by_insee (PmnReference *self, const char *insee, GError **error)
{
  g_return_val_if_fail (PMN_IS_REFERENCE (self), NULL);
  g_return_val_if_fail (insee != NULL, NULL);

  GError *local_error = NULL;
  PmnCommune *commune = commune_of_query (
      self,
      COMMUNE_COLUMNS "WHERE c.insee = ?1"
                      " ORDER BY CASE c.kind WHEN 1 THEN 0 WHEN 5 THEN 0 ELSE c.kind END, c.name"
                      " LIMIT 1",
      insee, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return commune != NULL ? commune : pmn_reference_current_commune (self, insee, error);
}

/* "st" and "ste" are how people type "saint" and "sainte". */
static char *
words_to_search (const char *text)
{
  g_auto (GStrv) tokens = pmn_search_tokens (text);

  for (char **token = tokens; *token != NULL; token++)
    {
      const char *whole = strcmp (*token, "st") == 0    ? "saint"
                          : strcmp (*token, "ste") == 0 ? "sainte"
                                                        : NULL;

      if (whole != NULL)
        {
          g_free (*token);
          *token = g_strdup (whole);
        }
    }
  return g_strjoinv (" ", tokens);
}

/* The same digits can be a postcode and the INSEE code of somewhere else: what people type is a
 * postcode, so that one comes last. */
static sqlite3_stmt *
prepare_search (PmnReference *self, const char *const *parameters, gboolean by_code, GError **error)
{
  if (by_code)
    return prepare (
        self,
        COMMUNE_COLUMNS
        "WHERE c.id IN (SELECT commune FROM postcode WHERE postcode >= ?1 AND postcode < ?2"
        "               UNION ALL SELECT id FROM commune WHERE insee = ?1)"
        " ORDER BY c.insee = ?1, c.population DESC, c.search_key, c.id LIMIT ?3",
        parameters, error);
  return prepare (
      self,
      COMMUNE_COLUMNS
      "WHERE c.id IN (SELECT commune FROM commune_name WHERE words >= ?1 AND words < ?2)"
      " ORDER BY c.id IN (SELECT commune FROM commune_name WHERE words = ?1) DESC,"
      " c.population DESC, c.search_key, c.id LIMIT ?3",
      parameters, error);
}

GPtrArray *
pmn_reference_search_communes (PmnReference *self, const char *text, int limit, GError **error)
{
  g_return_val_if_fail (PMN_IS_REFERENCE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (limit >= 1 && limit <= SEARCH_LIMIT, NULL);

  g_autoptr (GPtrArray) communes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_commune_free);
  if (strnlen (text, LONGEST_SEARCH + 1) > LONGEST_SEARCH)
    return g_steal_pointer (&communes);

  g_autofree char *words = words_to_search (text);
  if (*words == '\0')
    return g_steal_pointer (&communes);

  /* "24000", "240", "24322", "2A004" */
  gsize digits = strspn (words, "0123456789");
  gboolean by_code = words[digits] == '\0'
                     || (strlen (words) == 5 && words[0] == '2' && strchr ("ab", words[1]) != NULL
                         && strspn (words + 2, "0123456789") == 3);
  g_autofree char *from = by_code ? g_ascii_strup (words, -1) : g_strdup (words);
  g_autofree char *to = g_strconcat (from, AFTER_ALL, NULL);
  const char *const parameters[] = { from, to, NULL };
  g_autoptr (sqlite3_stmt) statement = prepare_search (self, parameters, by_code, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 3, limit);
  while (step (self, statement, &local_error))
    g_ptr_array_add (communes, read_commune (statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&communes);
}

char *
pmn_reference_department_name (PmnReference *self, const char *code, GError **error)
{
  g_return_val_if_fail (PMN_IS_REFERENCE (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  g_autofree char *upper = g_ascii_strup (code, -1);
  const char *const parameters[] = { upper, NULL };
  g_autoptr (sqlite3_stmt) statement
      = prepare (self, "SELECT name FROM departement WHERE code = ?1", parameters, error);

  if (statement == NULL || !step (self, statement, error))
    return NULL;
  return column_text (statement, 0);
}

static void
pmn_reference_finalize (GObject *object)
{
  PmnReference *self = PMN_REFERENCE (object);

  sqlite3_close (self->database);
  g_free (self->path);
  G_OBJECT_CLASS (pmn_reference_parent_class)->finalize (object);
}

static void
pmn_reference_class_init (PmnReferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmn_reference_finalize;
}

static void
pmn_reference_init (PmnReference *self)
{
}
