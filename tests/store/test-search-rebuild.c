/* test-search-rebuild.c: the search index survives what is done to it, and is made again when it does not
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "backup-fixture.h"
#include "pmn-activity-query.h"
#include "pmn-activity-repository.h"
#include "pmn-backup.h"
#include "pmn-history.h"
#include "pmn-search-index.h"
#include "pmn-search-rebuild.h"
#include "pmn-test-store.h"

#define ACTIVITIES 400
#define ROUNDS 25
#define SECURE "SELECT v FROM activity_search_config WHERE k = 'secure-delete'"

static PmnTestStore *
make_store (void)
{
  PmnTestStore *store = pmn_test_store_new (7);

  pmn_test_store_add_team (store, 2, 2, 2);
  pmn_test_store_fill (store, ACTIVITIES, pmn_day_from_ymd (2026, 1, 1),
                       pmn_day_from_ymd (2026, 6, 30));
  return store;
}

static void
change_some (PmnTestStore *store, guint n, guint round)
{
  PmnEdit *edit = pmn_test_store_begin (store, "edit", n > 1);
  gint64 first = 1 + g_rand_int_range (store->rand, 0, ACTIVITIES - (int) n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PmnActivity) activity
          = pmn_activity_repository_get (store->connection, first + i, &error);

      g_assert_no_error (error);
      g_free (activity->notes);
      activity->notes = g_strdup_printf ("%s %s tour%u", pmn_test_store_word (i % 40),
                                         pmn_test_store_word ((i + round) % 40), round % 5);
      pmn_activity_repository_save (edit, activity, &error);
      g_assert_no_error (error);
    }
  pmn_test_store_commit (edit);
}

static void
undo_one (PmnTestStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStep) step = pmn_history_next_undo (store->connection, "app", 0, TRUE, &error);
  PmnEdit *edit = pmn_test_store_begin (store, "undo", TRUE);

  g_assert_nonnull (step);
  g_assert_true (pmn_history_undo (edit, step->id, &error));
  pmn_test_store_commit (edit);
}

static void
tidy (PmnTestStore *store)
{
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GError) error = NULL;

      pmn_search_index_tidy (store->connection, &more, &error);
      g_assert_no_error (error);
    }
}

/* Days of small and large changes, taken back and merged between them. */
static void
test_many_changes (void)
{
  g_autoptr (PmnTestStore) store = make_store ();

  for (guint round = 0; round < ROUNDS; round++)
    {
      change_some (store, 180, round);
      tidy (store);
      for (guint i = 0; i < 5; i++)
        change_some (store, 1, round);
      undo_one (store);
      change_some (store, 90, round + 3);
      undo_one (store);
      tidy (store);
      pmn_test_store_assert_sound (store);
    }
}

/* Titles, communes, references and tags are found as before; what is in the trash is not. */
static void
test_same_words (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GError) error = NULL;
  guint hits[40];
  PmnEdit *edit;

  activity = pmn_activity_repository_get (store->connection, 12, &error);
  g_assert_no_error (error);
  g_set_str (&activity->notes, "clavecin");
  pmn_activity_add_tag (activity, "Semaine bleue");
  pmn_test_store_save (store, activity);
  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_activity_repository_trash (edit, 13, &error));
  pmn_test_store_commit (edit);

  for (guint i = 0; i < G_N_ELEMENTS (hits); i++)
    hits[i] = pmn_test_store_count_hits (store, pmn_test_store_word (i));
  g_assert_true (pmn_search_rebuild (store->connection, &error));
  for (guint i = 0; i < G_N_ELEMENTS (hits); i++)
    g_assert_cmpuint (pmn_test_store_count_hits (store, pmn_test_store_word (i)), ==, hits[i]);
  g_assert_cmpuint (pmn_test_store_count_hits (store, "semaine bleue clavecin"), ==, 1);
  g_assert_cmpuint (pmn_test_store_count_hits (store, activity->local_ref), ==, 1);
  pmn_test_store_assert_sound (store);

  /* What is taken out afterwards has the very words that were put in. */
  change_some (store, 200, 1);
  undo_one (store);
  tidy (store);
  pmn_test_store_assert_sound (store);
}

/* As 0.1.0 left it; cut off before its end, the migration is finished by the next opening. */
static void
test_old_register (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  PmnStore *opened;

  g_assert_cmpint (pmn_test_store_int (store, SECURE), ==, 0);
  pmn_test_store_exec (store, "INSERT INTO activity_search (activity_search, rank)"
                              " VALUES ('secure-delete', 1)");
  opened = fixture_open (store->path);
  g_assert_cmpint (fixture_get (opened, SECURE), ==, 0);
  fixture_check (opened);
  fixture_close (&opened);
  pmn_test_store_assert_sound (store);
}

/* Whole as a table, nonsense as an index; our own connections refuse to write in it. */
static void
spoil_words (PmnTestStore *store)
{
  fixture_exec (store->path, "UPDATE activity_search_data SET block = zeroblob (40) WHERE id > 10");
}

static gpointer
search (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GArray) refs = NULL;

  filter->text = g_strdup (data);
  refs = pmn_activity_query_snapshot (connection, filter, PMN_SORT_NEWEST, error);
  return refs != NULL ? GUINT_TO_POINTER (refs->len + 1) : NULL;
}

static gpointer
write_notes (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnActivity) activity
      = pmn_activity_repository_get (pmn_edit_get_connection (edit), 20, error);

  if (activity == NULL)
    return NULL;
  g_set_str (&activity->notes, data);
  return GINT_TO_POINTER (pmn_activity_repository_save (edit, activity, error));
}

static gpointer
run_check (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (pmn_store_check (connection, TRUE, error));
}

static void
test_damaged (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  static const char *const notes[] = { "xylophone", "clavecin" };
  PmnStore *opened;
  guint damaged = 0;
  gpointer before;

  opened = fixture_open (store->path);
  g_signal_connect (opened, "corrupted", G_CALLBACK (backup_on_corrupted), &damaged);
  before = pmn_store_read_sync (opened, search, (gpointer) pmn_test_store_word (0), NULL, &error);
  g_assert_no_error (error);

  /* A save that meets it says so, writes nothing, and is done the next time. */
  spoil_words (store);
  for (guint i = 0; error == NULL && i < 500; i++)
    pmn_store_write_sync (opened, &fixture_edit, write_notes, (gpointer) notes[i % 2], NULL,
                          &error);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX);
  g_clear_error (&error);
  pmn_store_write_sync (opened, &fixture_edit, write_notes, (gpointer) "clavecin", NULL, &error);
  g_assert_no_error (error);
  fixture_check (opened);

  /* So does a search. */
  spoil_words (store);
  pmn_store_read_sync (opened, search, (gpointer) pmn_test_store_word (0), NULL, &error);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX);
  g_clear_error (&error);
  pmn_store_write_sync (opened, &fixture_edit, write_notes, (gpointer) "clavecin doux", NULL,
                        &error);
  g_assert_no_error (error);
  g_assert_true (
      pmn_store_read_sync (opened, search, (gpointer) pmn_test_store_word (0), NULL, &error)
      == before);

  /* So does a check, and closing waits for the index. */
  spoil_words (store);
  g_assert_null (pmn_store_read_sync (opened, run_check, NULL, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX);
  g_clear_error (&error);
  fixture_close (&opened);
  opened = fixture_open (store->path);
  fixture_check (opened);

  /* It keeps no backup from being made. */
  spoil_words (store);
  g_assert_true (pmn_backup_rotate_sync (opened, FIXTURE_NOW, 0, NULL, &error));
  g_assert_no_error (error);
  fixture_close (&opened);
  pmn_test_store_assert_sound (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (damaged, ==, 0);
}

/* A damaged index hides no other damage: a register that is really damaged pushes no good copy out. */
static void
test_damaged_with_more (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  gint64 page = pmn_test_store_int (store, "SELECT rootpage FROM sqlite_schema"
                                           " WHERE name = 'participation'");
  PmnStore *opened;

  spoil_words (store);
  pmn_test_store_exec (store, "PRAGMA wal_checkpoint (TRUNCATE)");
  backup_damage (store->path, page);
  opened = fixture_open (store->path);
  g_assert_false (pmn_backup_rotate_sync (opened, FIXTURE_NOW, 0, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);
  fixture_close (&opened);
}

/* Another connection merges the index between two looks at the same one: nothing is damaged. */
static void
test_merged_meanwhile (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  PmnStore *opened = fixture_open (store->path);
  guint damaged = 0;

  g_signal_connect (opened, "corrupted", G_CALLBACK (backup_on_corrupted), &damaged);
  for (int day = 0; day < 3; day++)
    {
      fixture_check (opened);
      g_assert_true (
          pmn_backup_rotate_sync (opened, FIXTURE_NOW + day * BACKUP_DAY_MS, 0, NULL, &error));
      g_assert_no_error (error);
      change_some (store, 50, (guint) day);
      pmn_test_store_exec (store, "INSERT INTO activity_search (activity_search)"
                                  " VALUES ('optimize')");
    }
  fixture_close (&opened);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (damaged, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-rebuild/many-changes", test_many_changes);
  g_test_add_func ("/search-rebuild/same-words", test_same_words);
  g_test_add_func ("/search-rebuild/old-register", test_old_register);
  g_test_add_func ("/search-rebuild/damaged", test_damaged);
  g_test_add_func ("/search-rebuild/damaged-with-more", test_damaged_with_more);
  g_test_add_func ("/search-rebuild/merged-meanwhile", test_merged_meanwhile);
  return g_test_run ();
}
