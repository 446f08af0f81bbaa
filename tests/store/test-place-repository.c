/* test-place-repository.c: names and fields of places
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-repository/names", test_names);
  g_test_add_func ("/place-repository/fields", test_fields);
  return g_test_run ();
}
