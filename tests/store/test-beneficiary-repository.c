/* test-beneficiary-repository.c: followed people
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"

static guint
count (PmnTestStore *store, const char *search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pmn_beneficiary_repository_list (store->connection, search, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_list (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (61);
  g_autoptr (GError) error = NULL;
  gint64 id = people_add_beneficiary (store, "Ana", "Ruiz");
  PmnEdit *edit;

  people_add_beneficiary (store, "Anaïs", "Petit");
  people_add_beneficiary (store, NULL, "Sans Prénom");
  g_assert_cmpuint (count (store, NULL), ==, 3);
  g_assert_cmpuint (count (store, "ana"), ==, 2);
  g_assert_cmpuint (count (store, "petit anais"), ==, 1);
  g_assert_cmpuint (count (store, "prenom"), ==, 1);

  /* Nobody is listed once anonymised, trashed or not. */
  edit = pmn_test_store_begin (store, "anonymise", FALSE);
  g_assert_true (pmn_beneficiary_repository_anonymise (edit, id, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpuint (count (store, NULL), ==, 2);
  g_assert_cmpuint (count (store, "ruiz"), ==, 0);
  edit = pmn_test_store_begin (store, "anonymise", FALSE);
  g_assert_true (pmn_beneficiary_repository_anonymise (edit, id, &error));
  g_assert_false (pmn_beneficiary_repository_anonymise (edit, 99, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  pmn_edit_abort (edit);
}

static void
test_unknown_codes (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (62);
  gint64 id = people_add_beneficiary (store, "Ana", "Ruiz");
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnBeneficiary) person
      = pmn_beneficiary_repository_get (store->connection, id, &error);
  g_autoptr (PmnBeneficiary) back = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

  g_assert_cmpstr (person->gender, ==, "non_communique");
  person->status = g_intern_string ("statut_de_demain");
  person->age = g_intern_string ("v1:18-35");
  g_assert_true (pmn_beneficiary_repository_save (edit, person, &error));
  pmn_test_store_commit (edit);
  back = pmn_beneficiary_repository_get (store->connection, id, &error);
  g_assert_true (back->status == person->status);
  g_assert_cmpstr (back->age, ==, "v1:18-35");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/beneficiary-repository/list", test_list);
  g_test_add_func ("/beneficiary-repository/unknown-codes", test_unknown_codes);
  return g_test_run ();
}
