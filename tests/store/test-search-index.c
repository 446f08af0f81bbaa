/* test-search-index.c: the words of the journal, and that nothing of an old text stays
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-activity-query.h"
#include "pmn-activity-repository.h"
#include "pmn-search-index.h"
#include "pmn-search-rebuild.h"
#include "pmn-test-store.h"

static PmnActivity *
make_activity (PmnTestStore *store, const char *notes)
{
  PmnActivity *activity = pmn_activity_new ();

  activity->day = pmn_day_from_ymd (2026, 3, 12);
  activity->minutes = 30;
  activity->mediator_id = g_array_index (store->mediators, gint64, 0);
  activity->notes = g_strdup (notes);
  return activity;
}

static void
test_words (void)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autofree char *words = NULL;

  activity->title = g_strdup ("L’Œuvre");
  activity->notes = g_strdup ("Créer UNE boîte\nmail");
  activity->commune = g_strdup ("Saint-Astier");
  activity->local_ref = g_strdup ("A7F3-0192");
  pmn_activity_add_tag (activity, "Semaine bleue");
  words = pmn_search_index_words (activity);
  g_assert_cmpstr (words, ==, "l oeuvre creer une boite mail saint astier a7f3 0192 semaine bleue");
}

static char *
make_match (PmnTestStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *match = NULL;

  pmn_search_index_match (store->connection, text, &match, &error);
  g_assert_no_error (error);
  return match;
}

static void
test_match (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (1);
  g_autoptr (PmnActivity) activity = NULL;
  g_autofree char *nothing = make_match (store, "\"*( -");
  g_autofree char *none = make_match (store, NULL);
  g_autofree char *unknown = make_match (store, "Boîtes \"mail*");
  g_autofree char *known = NULL;

  g_assert_null (nothing);
  g_assert_null (none);
  g_assert_cmpstr (unknown, ==, "\"boites\"* AND \"mail\"*");
  pmn_test_store_add_team (store, 1, 0, 0);
  activity = make_activity (store, "la boîte et les boîtes du boîtier");
  pmn_test_store_save (store, activity);
  known = make_match (store, "boite");
  g_assert_cmpstr (known, ==, "(\"boite\" OR \"boites\")");
}

static void
test_search (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } searches[] = {
    { "impots", 1 },      { "IMPÔTS", 1 },       { "imp", 1 },        { "i", 2 },
    { "impots mail", 0 }, { "mots a l'eau", 1 }, { "حساب", 1 },       { "'; DROP TABLE", 0 },
    { "périg", 1 },       { "AND", 0 },          { "notes NEAR", 0 }, { "😀", 3 },
  };
  static const char *const notes[]
      = { "Déclaration d’impôts", "i mots à l'eau, Périgueux", "حساب مصرفي 😀" };
  g_autoptr (PmnTestStore) store = pmn_test_store_new (1);

  pmn_test_store_add_team (store, 1, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (PmnActivity) activity = make_activity (store, notes[i]);

      pmn_test_store_save (store, activity);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("%s", searches[i].text);
      g_assert_cmpuint (pmn_test_store_count_hits (store, searches[i].text), ==, searches[i].n);
    }
}

/* Whatever is done to an activity, only its present words find it; made again, the index holds no other. */
static void
test_old_words_go (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (1);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  pmn_test_store_add_team (store, 1, 0, 0);
  activity = make_activity (store, "xylophone");
  pmn_test_store_save (store, activity);
  g_assert_cmpuint (pmn_test_store_count_hits (store, "xylophone"), ==, 1);

  g_set_str (&activity->notes, "clavecin");
  activity->day += 40;
  pmn_test_store_save (store, activity);
  g_assert_cmpuint (pmn_test_store_count_hits (store, "xylophone"), ==, 0);
  g_assert_cmpuint (pmn_test_store_count_hits (store, "clavecin"), ==, 1);

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_activity_repository_trash (edit, activity->record.id, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpuint (pmn_test_store_count_hits (store, "clavecin"), ==, 0);
  g_assert_true (pmn_search_rebuild (store->connection, &error));
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM activity_search_data"
                                              " WHERE instr (block, 'xylophone') > 0"
                                              " OR instr (block, 'clavecin') > 0"),
                   ==, 0);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM search_word"
                                              " WHERE word IN ('xylophone', 'clavecin')"),
                   ==, 0);

  edit = pmn_test_store_begin (store, "restore", FALSE);
  g_assert_true (pmn_activity_repository_restore (edit, activity->record.id, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpuint (pmn_test_store_count_hits (store, "clav"), ==, 1);
  pmn_test_store_assert_sound (store);
}

static void
test_tidy (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (2);
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;
  guint before, slices = 0;

  pmn_test_store_add_team (store, 3, 3, 3);
  pmn_test_store_fill (store, 3000, pmn_day_from_ymd (2025, 1, 1), pmn_day_from_ymd (2025, 12, 31));
  before = pmn_test_store_count_hits (store, pmn_test_store_word (0));
  while (more)
    {
      g_assert_true (pmn_search_index_tidy (store->connection, &more, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (++slices, <, 1000);
    }
  g_assert_cmpuint (pmn_test_store_count_hits (store, pmn_test_store_word (0)), ==, before);
  pmn_test_store_assert_sound (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-index/words", test_words);
  g_test_add_func ("/search-index/match", test_match);
  g_test_add_func ("/search-index/search", test_search);
  g_test_add_func ("/search-index/old-words-go", test_old_words_go);
  g_test_add_func ("/search-index/tidy", test_tidy);
  return g_test_run ();
}
