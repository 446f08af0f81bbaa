/* test-kill.c: SIGKILL during edits, backups, migrations, restores, erasures and merges leaves a whole register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kill-harness.h"
#include "pmn-backup.h"
#include "pmn-migrator.h"
#include "pmn-purge.h"
#include "pmn-repositories.h"

static GRand *
rand_from (const char *seed)
{
  return g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10));
}

static PmnStore *
begin (const char *path)
{
  PmnStore *store = fixture_open (path);

  kill_harness_say (0);
  return store;
}

/* A register that grew in hundreds of rounds would take longer and longer to check. */
#define ROUNDS_OF_ONE_REGISTER 20

static void empty_backups (const char *path);

static void
make_new (const char *path, guint round)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  if (round % ROUNDS_OF_ONE_REGISTER != 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
  empty_backups (path);
  fixture_make (path);
}

/* Edits ----------------------------------------------------------------------------------------- */

static const char *const themes[] = { "prendre_en_main_du_materiel", "navigation_sur_internet",
                                      "email", "unknown_theme_of_tomorrow" };
static const char *const genders[] = { "feminin", "masculin", "non_communique" };

static gboolean
add_activity (PmnEdit *edit, GRand *rand, gint64 mediator_id, gint64 place_id, GError **error)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();

  activity->kind = (PmnActivityKind) g_rand_int_range (rand, 1, 5);
  activity->day
      = pmn_day_from_ymd (2026, g_rand_int_range (rand, 1, 12), g_rand_int_range (rand, 1, 28));
  activity->minutes = g_rand_int_range (rand, 10, 200);
  activity->mediator_id = mediator_id;
  activity->place_kind = PMN_PLACE_KIND_PLACE;
  activity->place_id = place_id;
  g_set_str (&activity->notes, "Première séance à la médiathèque");
  if (activity->kind == PMN_ACTIVITY_LOCAL)
    activity->local_kind = g_intern_static_string ("training");
  else
    {
      activity->anonymous
          = activity->kind == PMN_ACTIVITY_WORKSHOP ? (guint) g_rand_int_range (rand, 1, 15) : 1;
      pmn_activity_add_theme (activity, themes[g_rand_int_range (rand, 0, G_N_ELEMENTS (themes))]);
      pmn_activity_set_tally (activity, 6,
                              genders[g_rand_int_range (rand, 0, G_N_ELEMENTS (genders))],
                              activity->anonymous);
      pmn_activity_complete_margins (activity);
    }
  return pmn_activity_repository_save (edit, activity, error);
}

static gboolean
change_some (PmnEdit *edit, GRand *rand, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  gint64 id = 0;

  if (!pmn_connection_get_int64 (
          connection, "SELECT min(id) FROM activity WHERE deleted_at IS NULL", 0, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  if (g_rand_boolean (rand))
    return pmn_activity_repository_trash (edit, id, error);

  {
    g_autoptr (PmnActivity) activity = pmn_activity_repository_get (connection, id, error);

    if (activity == NULL)
      return FALSE;
    activity->day = pmn_day_from_ymd (2025, g_rand_int_range (rand, 1, 12), 3);
    activity->minutes++;
    return pmn_activity_repository_save (edit, activity, error);
  }
}

/* One step: a mediator, a place, and as many activities as its subject says. */
static gpointer
write_step (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  GRand *rand = data;
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autoptr (PmnPlace) place = pmn_place_new ();
  int n = g_rand_int_range (rand, 1, 6);
  g_autofree char *subject = g_strdup_printf ("%d", n);

  pmn_edit_set_subject (edit, subject);
  g_set_str (&mediator->family, "Martin");
  g_set_str (&place->name, "Mairie");
  if (!pmn_mediator_repository_save (edit, mediator, error)
      || !pmn_place_repository_save (edit, place, error))
    return NULL;
  for (int i = 0; i < n; i++)
    if (!add_activity (edit, rand, mediator->record.id, place->record.id, error))
      return NULL;
  change_some (edit, rand, error);
  return NULL;
}

static int
child_edit (char **arguments)
{
  g_autoptr (GRand) rand = rand_from (arguments[1]);
  g_autoptr (GError) error = NULL;
  PmnStore *store = begin (arguments[0]);
  gint64 before = fixture_get (store, "SELECT count(*) FROM step");

  for (gint64 n = 1; n < G_MAXINT64; n++)
    {
      pmn_store_write_sync (store, &fixture_edit, write_step, rand, NULL, &error);
      g_assert_no_error (error);
      kill_harness_say (before + n);
    }
  return 1;
}

/* Each step is whole: its rows, its journal; and no acknowledged one is lost. */
static void
verify_edit (const char *path, gint64 acknowledged)
{
  gint64 steps = kill_harness_check (path, "SELECT count(*) FROM step");

  g_assert_cmpint (steps, >=, acknowledged);
  g_assert_cmpint (
      kill_harness_check (
          path,
          "SELECT count(*) FROM step s WHERE"
          " CAST (subject AS INTEGER) <> (SELECT count(*) FROM activity a WHERE a.step_id = s.id)"
          " OR 1 <> (SELECT count(*) FROM place p WHERE p.step_id = s.id)"
          " OR n_rows <> (SELECT count(*) FROM change c WHERE c.step_id = s.id)"),
      ==, 0);
}

/* Backups --------------------------------------------------------------------------------------- */

static void
empty_backups (const char *path)
{
  g_autofree char *folder = pmn_backup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
}

static void
verify_backups (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = pmn_backup_list (path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < backups->len; i++)
    {
      PmnBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *list = pmn_purge_path (backup->path);

      g_assert_true (pmn_backup_verify (backup->path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (list, G_FILE_TEST_IS_REGULAR));
    }
}

static int
child_backup (char **arguments)
{
  g_autoptr (GRand) rand = rand_from (arguments[1]);
  g_autoptr (GError) error = NULL;
  PmnStore *store = begin (arguments[0]);

  for (gint64 n = 1; n < G_MAXINT64; n++)
    {
      g_autofree char *copy = NULL;

      pmn_store_write_sync (store, &fixture_edit, write_step, rand, NULL, &error);
      g_assert_no_error (error);
      copy = pmn_backup_now_sync (store, NULL, "manual", &error);
      g_assert_no_error (error);
      kill_harness_say (n);
    }
  return 1;
}

static void
verify_backup (const char *path, gint64 acknowledged)
{
  g_autoptr (GPtrArray) backups = NULL;

  verify_edit (path, 0);
  verify_backups (path);
  backups = pmn_backup_list (path, NULL);
  g_assert_cmpint (backups->len, >=, acknowledged);
  empty_backups (path);
}

/* Migrations ------------------------------------------------------------------------------------ */

static const char *const future[] = {
  "ALTER TABLE place ADD COLUMN colour TEXT; UPDATE place SET colour = 'blue';",
  "CREATE TABLE invention (id INTEGER PRIMARY KEY, word TEXT) STRICT;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
  " INSERT INTO invention SELECT i, hex(i) FROM n;",
  "CREATE INDEX invention_word ON invention (word);"
  "DELETE FROM invention WHERE id > 100;",
  NULL,
};

/* Each round begins with the same old register. */
static void
prepare_migration (const char *path, guint round)
{
  static GBytes *old;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  if (round == 0)
    {
      g_clear_pointer (&old, g_bytes_unref);
      store = fixture_create (path);
      g_assert_cmpint (fixture_store_place (store, "Mairie", &error), >, 0);
      fixture_close (&store);
      old = fixture_read_file (folder, "a.pmn");
    }
  empty_backups (path);
  fixture_write_file (folder, "a.pmn", g_bytes_get_data (old, NULL), g_bytes_get_size (old));
}

static int
child_migration (char **arguments)
{
  PmnStore *store;

  pmn_migrator_set_extra (future);
  kill_harness_say (0);
  store = fixture_open (arguments[0]);
  kill_harness_say (pmn_migrator_get_latest ());
  while (fixture_get (store, "SELECT count(*) FROM invention") > 0)
    ;
  return 1;
}

static void
verify_migration (const char *path, gint64 acknowledged)
{
  int shipped;
  gint64 n_backups;
  g_autoptr (GPtrArray) backups = NULL;
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  int version;

  /* Before anybody mends anything. */
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  version = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  g_assert_cmpint (
      sqlite3_prepare_v2 (
          db,
          "SELECT (SELECT count(*) FROM pragma_table_info('place') WHERE name = 'colour'),"
          " (SELECT count(*) FROM sqlite_schema WHERE name = 'invention'),"
          " (SELECT count(*) FROM sqlite_schema WHERE name = 'invention_word')",
          -1, &stmt, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  shipped = pmn_migrator_get_latest ();
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (sqlite3_column_int (stmt, i), ==, version > shipped + i);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  g_assert_cmpint (version, >=, acknowledged);
  g_test_message ("found at version %d of %d", version, shipped + 3);

  /* A step is only taken with a good copy of what was before. */
  verify_backups (path);
  backups = pmn_backup_list (path, NULL);
  n_backups = backups->len;
  g_assert_true (version == shipped || n_backups >= 1);

  /* The next opening goes on where it stopped. */
  pmn_migrator_set_extra (future);
  g_assert_cmpint (kill_harness_check (path, "SELECT count(*) FROM invention"), ==, 100);
  g_assert_cmpint (kill_harness_check (path, "SELECT count(*) FROM place WHERE colour = 'blue'"),
                   ==, 1);
  pmn_migrator_set_extra (NULL);
}

/* Restores -------------------------------------------------------------------------------------- */

static char *
sibling (const char *path, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, name, NULL);
}

/* Two copies that can be told apart: 3 places and 7. */
static void
prepare_restore (const char *path, guint round)
{
  static const char *const names[] = { "three.pmn", "seven.pmn" };
  static const int counts[] = { 3, 7 };
  g_autoptr (GError) error = NULL;
  PmnStore *store;
  int n = 0;

  if (round > 0)
    return;
  store = fixture_create (path);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *copy = sibling (path, names[i]);
      g_autofree char *made = NULL;

      for (; n < counts[i]; n++)
        g_assert_cmpint (fixture_store_place (store, "Mairie", &error), >, 0);
      made = pmn_backup_now_sync (store, copy, NULL, &error);
      g_assert_no_error (error);
    }
  fixture_close (&store);
}

static int
child_restore (char **arguments)
{
  g_autofree char *three = sibling (arguments[0], "three.pmn");
  g_autofree char *seven = sibling (arguments[0], "seven.pmn");
  g_autoptr (GError) error = NULL;

  kill_harness_say (0);
  for (gint64 n = 1; n < G_MAXINT64; n++)
    {
      g_assert_true (pmn_backup_restore_sync (arguments[0], n % 2 ? three : seven, &error));
      g_assert_no_error (error);
      kill_harness_say (n);
    }
  return 1;
}

static void
verify_restore (const char *path, gint64 acknowledged)
{
  gint64 places = kill_harness_check (path, "SELECT count(*) FROM place");

  g_assert_true (places == 3 || places == 7);
  verify_backups (path);
  empty_backups (path);
}

/* Erasures -------------------------------------------------------------------------------------- */

#define FAMILY "Zwingelstein"

static gpointer
write_person (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();

  g_set_str (&person->family, FAMILY);
  if (!pmn_beneficiary_repository_save (edit, person, error))
    return NULL;

  return GSIZE_TO_POINTER (person->record.id);
}

static gpointer
anonymise (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      pmn_beneficiary_repository_anonymise (edit, GPOINTER_TO_SIZE (data), error));
}

static int
child_erasure (char **arguments)
{
  PmnStore *store = begin (arguments[0]);
  gint64 before
      = fixture_get (store, "SELECT count(*) FROM beneficiary WHERE anonymised_at IS NOT NULL");
  g_autoptr (GError) error = NULL;

  for (gint64 n = 1; n < G_MAXINT64; n++)
    {
      gpointer id = pmn_store_write_sync (store, &fixture_edit, write_person, NULL, NULL, &error);

      g_assert_no_error (error);
      pmn_store_write_sync (store, &fixture_edit, anonymise, id, NULL, &error);
      g_assert_no_error (error);
      kill_harness_say (before + n);
      g_assert_true (pmn_store_scrub_sync (store, &error));
    }
  return 1;
}

/* What was promised is kept: once reopened, only a name that nobody asked to erase is in the file. */
static void
verify_erasure (const char *path, gint64 acknowledged)
{
  PmnStore *store = fixture_open (path);
  g_autoptr (GError) error = NULL;
  gint64 named;

  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM purge"), >=, acknowledged);
  named = fixture_get (store,
                       "SELECT coalesce(max(id), 0) FROM beneficiary WHERE anonymised_at IS NULL");
  if (named != 0)
    {
      pmn_store_write_sync (store, &fixture_edit, anonymise, GSIZE_TO_POINTER (named), NULL,
                            &error);
      g_assert_no_error (error);
    }
  g_assert_true (pmn_store_scrub_sync (store, &error));
  g_assert_no_error (error);
  fixture_check (store);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM beneficiary WHERE family IS NOT NULL"),
                   ==, 0);
  fixture_close (&store);
  g_assert_false (fixture_file_contains (path, FAMILY));
  g_assert_false (fixture_file_contains (path, "zwingelstein"));
}

/* Merges ---------------------------------------------------------------------------------------- */

#define N_NAMED 20 /* lines in the activities under the name that goes */

static gpointer
write_twins (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  GRand *rand = data;
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  gint64 ids[2];

  g_set_str (&mediator->family, "Martin");
  if (!pmn_mediator_repository_save (edit, mediator, error))
    return NULL;
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();

      g_set_str (&person->family, i == 0 ? "Diallo" : "Dialo");
      /* Only the one that goes knows it; the brackets of age of its lines follow. */
      person->birth_year = i == 0 ? 0 : 1958;
      if (!pmn_beneficiary_repository_save (edit, person, error))
        return NULL;
      ids[i] = person->record.id;
    }
  for (int i = 0; i < N_NAMED; i++)
    {
      g_autoptr (PmnActivity) activity = pmn_activity_new ();
      PmnParticipation *line = pmn_participation_new ();

      activity->kind = PMN_ACTIVITY_INDIVIDUAL;
      activity->day = pmn_day_from_ymd (2026, g_rand_int_range (rand, 1, 12), 5);
      activity->minutes = 30;
      activity->mediator_id = mediator->record.id;
      activity->place_kind = PMN_PLACE_KIND_REMOTE;
      pmn_activity_add_theme (activity, themes[0]);
      line->position = 1;
      line->beneficiary_id = ids[1];
      g_ptr_array_add (activity->participations, line);
      if (!pmn_activity_repository_save (edit, activity, error))
        return NULL;
    }
  return GSIZE_TO_POINTER (ids[0]);
}

/* The merged row was written right after the one that goes on. */
static gpointer
merge_twins (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 survivor = (gint64) GPOINTER_TO_SIZE (data);

  return GINT_TO_POINTER (pmn_beneficiary_repository_merge (edit, survivor, survivor + 1, error));
}

static int
child_merge (char **arguments)
{
  g_autoptr (GRand) rand = rand_from (arguments[1]);
  g_autoptr (GError) error = NULL;
  PmnStore *store = begin (arguments[0]);
  gint64 before
      = fixture_get (store, "SELECT count(*) FROM beneficiary WHERE merged_into IS NOT NULL");

  for (gint64 n = 1; n < G_MAXINT64; n++)
    {
      gpointer survivor
          = pmn_store_write_sync (store, &fixture_edit, write_twins, rand, NULL, &error);

      g_assert_no_error (error);
      pmn_store_write_sync (store, &fixture_edit, merge_twins, survivor, NULL, &error);
      g_assert_no_error (error);
      kill_harness_say (before + n);
    }
  return 1;
}

/* Either two people, the second with all its lines, or one who has them all and knows the year. */
static void
verify_merge (const char *path, gint64 acknowledged)
{
  g_assert_cmpint (
      kill_harness_check (path, "SELECT count(*) FROM beneficiary WHERE merged_into IS NOT NULL"),
      >=, acknowledged);
  g_assert_cmpint (kill_harness_check (
      path, "SELECT count(*) FROM beneficiary b WHERE"
            " (SELECT count(*) FROM participation p WHERE p.beneficiary_id = b.id)"
            " <> CASE"
            "  WHEN family = 'Dialo' THEN iif (merged_into IS NULL, " G_STRINGIFY (N_NAMED) ", 0)"
                         "  ELSE iif (EXISTS (SELECT 1 FROM beneficiary m WHERE m.merged_into = "
                         "b.id), " G_STRINGIFY (N_NAMED) ", 0) END"
                                      " OR (deleted_at IS NOT NULL) <> (merged_into IS NOT NULL)"
                                      " OR (family = 'Diallo' AND birth_year IS NOT NULL)"
                                      "  <> EXISTS (SELECT 1 FROM beneficiary m WHERE "
                                      "m.merged_into = b.id)"),
      ==, 0);
}

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[] = {
    { "edit", child_edit },
    { "backup", child_backup },
    { "migration", child_migration },
    { "restore", child_restore },
    { "erasure", child_erasure },
    { "merge", child_merge },
    { NULL },
  };
  static const KillOperation operations[] = {
    { "edit", 120, make_new, verify_edit },
    { "backup", 250, make_new, verify_backup },
    { "migration", 700, prepare_migration, verify_migration },
    { "restore", 700, prepare_restore, verify_restore },
    { "erasure", 150, make_new, verify_erasure },
    { "merge", 150, make_new, verify_merge },
  };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *name = g_strconcat ("/kill/", operations[i].name, NULL);

      g_test_add (name, RegisterFixture, &operations[i], kill_harness_set_up, kill_harness_test,
                  register_fixture_tear_down);
    }
  return g_test_run ();
}
