/* test-place-repository.c: places, and what the register keeps beside its rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"
#include "pmn-nomenclature.h"
#include "pmn-structure-repository.h"

static gint64
add (PmnTestStore *store, const char *name, const char *insee)
{
  gint64 id = people_add_place (store, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnPlace) place = pmn_place_repository_get (store->connection, id, &error);
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

  g_strlcpy (place->insee, insee, sizeof place->insee);
  g_assert_true (pmn_place_repository_save (edit, place, &error));
  pmn_test_store_commit (edit);
  return id;
}

static void
test_names (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (51);
  gint64 here = add (store, "Médiathèque", "24037");
  gint64 there = add (store, "MEDIATHEQUE", "24322");
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_cmpint (
      pmn_place_repository_find_by_name (store->connection, "mediathèque", NULL, &n, &error), ==,
      0);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (
      pmn_place_repository_find_by_name (store->connection, " Mediatheque ", "24037", &n, &error),
      ==, here);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (
      pmn_place_repository_find_by_name (store->connection, "médiathèque", "24322", NULL, &error),
      ==, there);
  g_assert_cmpint (
      pmn_place_repository_find_by_name (store->connection, "médiathèque", "75056", &n, &error), ==,
      0);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_fields (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (52);
  gint64 id = add (store, "Halle", "24037");
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnPlace) place = pmn_place_repository_get (store->connection, id, &error);
  g_autoptr (PmnPlace) back = NULL;
  g_autoptr (GPtrArray) found = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

  g_ptr_array_add (place->rooms, g_strdup ("Salle \"A\""));
  g_ptr_array_add (place->rooms, g_strdup ("Salle B"));
  g_assert_true (pmn_place_repository_save (edit, place, &error));
  pmn_test_store_commit (edit);
  back = pmn_place_repository_get (store->connection, id, &error);
  g_assert_cmpuint (back->rooms->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (back->rooms, 0), ==, "Salle \"A\"");
  found = pmn_place_repository_list (store->connection, "hal", &error);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_settings (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (53);
  g_autoptr (GError) error = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *none = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "setting", FALSE);

  g_assert_true (pmn_setting_set (edit, "k", "1", &error));
  g_assert_true (pmn_setting_set (edit, "k", "2", &error));
  g_assert_true (pmn_draft_set (edit, "d", "{}", &error));
  pmn_test_store_commit (edit);
  setting = pmn_setting_get (store->connection, "k", &error);
  g_assert_cmpstr (setting, ==, "2");
  draft = pmn_draft_get (store->connection, "d", &error);
  g_assert_cmpstr (draft, ==, "{}");
  /* Neither is a step of history. */
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM step"), ==, 0);

  edit = pmn_test_store_begin (store, "setting", FALSE);
  g_assert_true (pmn_setting_set (edit, "k", NULL, &error));
  g_assert_true (pmn_draft_set (edit, "d", NULL, &error));
  pmn_test_store_commit (edit);
  none = pmn_setting_get (store->connection, "k", &error);
  g_assert_null (none);
  none = pmn_draft_get (store->connection, "d", &error);
  g_assert_null (none);
  g_assert_no_error (error);
}

static void
test_terms (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (54);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  people_add_mediator (store, "Fatou", "Diallo");
  activity = pmn_test_store_draw (store, 20500, 20500);
  g_ptr_array_set_size (activity->tags, 0);
  pmn_activity_add_tag (activity, "Zèbre");
  pmn_activity_add_tag (activity, "éveil");
  pmn_test_store_save (store, activity);
  tags = pmn_terms_list (store->connection, PMN_DIMENSION_TAG, &error);
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (tags, 0), ==, "éveil");

  g_ptr_array_set_size (activity->tags, 0);
  pmn_activity_add_tag (activity, "Zèbre");
  pmn_test_store_save (store, activity);
  left = pmn_terms_list (store->connection, PMN_DIMENSION_TAG, &error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (left, 0), ==, "Zèbre");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-repository/names", test_names);
  g_test_add_func ("/place-repository/fields", test_fields);
  g_test_add_func ("/place-repository/settings", test_settings);
  g_test_add_func ("/place-repository/terms", test_terms);
  return g_test_run ();
}
