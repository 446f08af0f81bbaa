/* test-reference.c: communes, postcodes and départements
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "pmn-identifier.h"
#include "pmn-reference.h"
#include "pmn-search-key.h"
#include "pmn-store-error.h"

static PmnReference *
open_reference (void)
{
  g_autoptr (GError) error = NULL;
  PmnReference *reference = pmn_reference_open (NULL, &error);

  g_assert_no_error (error);
  return reference;
}

static void
test_by_insee (void)
{
  g_autoptr (PmnReference) reference = open_reference ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnCommune) commune = pmn_reference_commune_by_insee (reference, "24322", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (commune->insee, ==, "24322");
  g_assert_cmpstr (commune->name, ==, "Périgueux");
  g_assert_cmpstr (commune->department, ==, "24");
  g_assert_cmpstr (commune->region, ==, "75");
  g_assert_cmpstr (commune->current_insee, ==, "24322");
  g_assert_cmpstr (commune->current_name, ==, "Périgueux");
  g_assert_cmpstrv (commune->postcodes, ((const char *const[]) { "24000", NULL }));
  g_assert_cmpint (commune->kind, ==, PMN_COMMUNE_CURRENT);
  g_assert_cmpint (commune->population, >, 20000);

  g_assert_null (pmn_reference_commune_by_insee (reference, "99999", &error));
  g_assert_no_error (error);
  g_assert_null (pmn_reference_commune_by_insee (reference, "' OR 1=1 --", &error));
  g_assert_no_error (error);
}

static void
expect_commune (PmnReference *reference, const char *insee, const char *name, PmnCommuneKind kind,
                const char *current)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnCommune) commune = pmn_reference_commune_by_insee (reference, insee, &error);
  g_autoptr (PmnCommune) today = pmn_reference_current_commune (reference, insee, &error);

  g_assert_no_error (error);
  g_assert_nonnull (commune);
  g_assert_cmpstr (commune->name, ==, name);
  g_assert_cmpint (commune->kind, ==, kind);
  g_assert_cmpstr (commune->current_insee, ==, current);
  g_assert_nonnull (today);
  g_assert_cmpstr (today->insee, ==, current);
  g_assert_cmpstr (today->current_insee, ==, current);
}

static void
test_kinds (void)
{
  g_autoptr (PmnReference) reference = open_reference ();

  expect_commune (reference, "75101", "Paris 1er Arrondissement", PMN_COMMUNE_ARRONDISSEMENT,
                  "75056");
  expect_commune (reference, "69381", "Lyon 1er Arrondissement", PMN_COMMUNE_ARRONDISSEMENT,
                  "69123");
  expect_commune (reference, "2a004", "Ajaccio", PMN_COMMUNE_CURRENT, "2A004");
  expect_commune (reference, "98735", "Papeete", PMN_COMMUNE_OVERSEAS, "98735");
  expect_commune (reference, "97411", "Saint-Denis", PMN_COMMUNE_CURRENT, "97411");
  expect_commune (reference, "01120", "Cordieux", PMN_COMMUNE_ASSOCIATED, "01262");
  /* Arbignieu became part of Arboys en Bugey, which took its code. */
  expect_commune (reference, "01015", "Arboys en Bugey", PMN_COMMUNE_CURRENT, "01015");
  /* A code that only the past knows */
  expect_commune (reference, "01126", "Valserhône", PMN_COMMUNE_CURRENT, "01033");
}

static GPtrArray *
search (PmnReference *reference, const char *text, int limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *communes = pmn_reference_search_communes (reference, text, limit, &error);

  g_assert_no_error (error);
  g_assert_nonnull (communes);
  return communes;
}

static void
expect_first (PmnReference *reference, const char *text, const char *insee)
{
  g_autoptr (GPtrArray) communes = search (reference, text, 20);

  g_test_message ("%s", text);
  g_assert_cmpuint (communes->len, >=, 1);
  g_assert_cmpstr (((PmnCommune *) communes->pdata[0])->insee, ==, insee);
}

static void
test_search (void)
{
  g_autoptr (PmnReference) reference = open_reference ();

  expect_first (reference, "périgueux", "24322");
  expect_first (reference, "PERIGU", "24322");
  expect_first (reference, "24322", "24322");
  expect_first (reference, "24000", "24322");
  expect_first (reference, "2A004", "2A004");
  expect_first (reference, "st etienne", "42218");
  expect_first (reference, "Saint-Étienne", "42218");
  expect_first (reference, "L’Haÿ les Roses", "94038");
  expect_first (reference, "hay les roses", "94038");
  expect_first (reference, "havre", "76351");
  expect_first (reference, "oeting", "57521");
  expect_first (reference, "Œting", "57521");
  expect_first (reference, "paris", "75056");

  /* The old name of a merged commune leads to today's. */
  g_autoptr (GPtrArray) merged = search (reference, "Arbignieu", 5);
  const PmnCommune *old = merged->pdata[0];
  g_assert_cmpuint (merged->len, ==, 1);
  g_assert_cmpstr (old->name, ==, "Arbignieu");
  g_assert_cmpint (old->kind, ==, PMN_COMMUNE_DELEGATED);
  g_assert_cmpstr (old->current_name, ==, "Arboys en Bugey");
}

static void
test_search_postcode (void)
{
  g_autoptr (PmnReference) reference = open_reference ();
  g_autoptr (GPtrArray) communes = search (reference, "01400", 50);

  /* Several communes share one postcode: all are proposed, the most populated first. The commune whose INSEE
   * code happens to be the same number comes last. */
  g_assert_cmpuint (communes->len, >, 5);
  for (guint i = 0; i < communes->len; i++)
    {
      const PmnCommune *commune = communes->pdata[i];
      gboolean last = i + 1 == communes->len;

      g_assert_cmpint (g_strv_contains ((const char *const *) commune->postcodes, "01400"), !=,
                       last);
      g_assert_cmpint (g_strcmp0 (commune->insee, "01400") == 0, ==, last);
      if (i > 0 && !last)
        g_assert_cmpint (commune->population, <=,
                         ((const PmnCommune *) communes->pdata[i - 1])->population);
    }

  g_autoptr (GPtrArray) department = search (reference, "24", 200);
  g_assert_cmpuint (department->len, ==, 200);
}

static void
test_search_nothing (void)
{
  g_autoptr (PmnReference) reference = open_reference ();
  g_autofree char *huge = g_strnfill (100000, 'a');
  const char *const texts[]
      = { "", "  ", "zzzz", "'; DROP TABLE commune", "99999", "%", huge, "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) communes = search (reference, texts[i], 20);

      g_assert_cmpuint (communes->len, ==, 0);
    }

  g_autoptr (GPtrArray) few = search (reference, "saint", 3);
  g_assert_cmpuint (few->len, ==, 3);
}

static void
test_departments (void)
{
  g_autoptr (PmnReference) reference = open_reference ();
  static const char *const cases[][2] = { { "24", "Dordogne" },
                                          { "2a", "Corse-du-Sud" },
                                          { "971", "Guadeloupe" },
                                          { "988", "Nouvelle-Calédonie" },
                                          { "00", NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = pmn_reference_department_name (reference, cases[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

/* Keys are made by Python at build time and by C at run time: they must be the same, and the data whole. */
static void
test_every_commune (void)
{
  const char *path = g_getenv ("PMN_REFERENCE_DB");
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  g_assert_nonnull (path);
  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (database,
                          "SELECT c.name, c.search_key, c.insee, c.departement, c.kind,"
                          " EXISTS (SELECT 1 FROM departement d WHERE d.code = c.departement),"
                          " EXISTS (SELECT 1 FROM commune t WHERE t.insee = c.current_insee"
                          "         AND t.kind IN (1, 5) AND t.name = c.current_name)"
                          " FROM commune c",
                          -1, &statement, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      const char *insee = (const char *) sqlite3_column_text (statement, 2);
      g_autofree char *key = pmn_search_key (name);
      g_autofree char *department = pmn_identifier_department_of_insee (insee);

      g_assert_cmpstr (key, ==, (const char *) sqlite3_column_text (statement, 1));
      g_assert_true (pmn_identifier_check (PMN_IDENTIFIER_INSEE, insee, NULL, NULL));
      /* Five old communes joined one of another département. */
      if (sqlite3_column_int (statement, 4) != PMN_COMMUNE_ASSOCIATED)
        g_assert_cmpstr (department, ==, (const char *) sqlite3_column_text (statement, 3));
      g_assert_true (sqlite3_column_int (statement, 5));
      g_assert_true (sqlite3_column_int (statement, 6));
      n++;
    }
  sqlite3_finalize (statement);
  g_assert_cmpuint (n, >, 37000);

  statement = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (database,
                                       "SELECT c.name, w.words FROM commune_name w"
                                       " JOIN commune c ON c.id = w.commune",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *words = pmn_search_words ((const char *) sqlite3_column_text (statement, 0));

      /* The whole name, or the name without its article */
      g_assert_true (g_str_has_suffix (words, (const char *) sqlite3_column_text (statement, 1)));
    }
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

static void
test_refused (void)
{
  g_autoptr (GError) missing = NULL, garbage = NULL, foreign = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pmn-reference-XXXXXX", NULL);
  g_autofree char *text = g_build_filename (folder, "te?xt #1.db", NULL);
  g_autofree char *other = g_build_filename (folder, "other.db", NULL);
  sqlite3 *database = NULL;

  g_assert_null (pmn_reference_open (other, &missing));
  g_assert_error (missing, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  g_assert_true (
      g_file_set_contents (text, "this is not a database, by far; it is a text", -1, NULL));
  g_assert_null (pmn_reference_open (text, &garbage));
  g_assert_error (garbage, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);

  g_assert_cmpint (sqlite3_open (other, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "CREATE TABLE commune (insee)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (database);
  g_assert_null (pmn_reference_open (other, &foreign));
  g_assert_error (foreign, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);

  g_assert_cmpint (g_unlink (text), ==, 0);
  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/by-insee", test_by_insee);
  g_test_add_func ("/reference/kinds", test_kinds);
  g_test_add_func ("/reference/search", test_search);
  g_test_add_func ("/reference/search-postcode", test_search_postcode);
  g_test_add_func ("/reference/search-nothing", test_search_nothing);
  g_test_add_func ("/reference/departments", test_departments);
  g_test_add_func ("/reference/every-commune", test_every_commune);
  g_test_add_func ("/reference/refused", test_refused);
  return g_test_run ();
}
