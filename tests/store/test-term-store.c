/* test-term-store.c: the tags that a register offers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"
#include "pmn-nomenclature.h"
#include "pmn-term-store.h"

static void
test_own_terms (void)
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
  tags = pmn_term_store_list_own (store->connection, PMN_DIMENSION_TAG, &error);
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (tags, 0), ==, "éveil");

  g_ptr_array_set_size (activity->tags, 0);
  pmn_activity_add_tag (activity, "Zèbre");
  pmn_test_store_save (store, activity);
  left = pmn_term_store_list_own (store->connection, PMN_DIMENSION_TAG, &error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (left, 0), ==, "Zèbre");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term-store/own-terms", test_own_terms);
  return g_test_run ();
}
