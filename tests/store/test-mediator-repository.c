/* test-mediator-repository.c: people of the team and their absences
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"

static gint64
find (PmnTestStore *store, const char *name, guint *n)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pmn_mediator_repository_find_by_name (store->connection, name, n, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_names (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (41);
  gint64 fatou = people_add_mediator (store, "Fatou", "Diallo");
  gint64 jean = people_add_mediator (store, "Jean Pierre", "De La Tour");
  gint64 oeuvrard = people_add_mediator (store, "Élodie", "Œuvrard");
  gint64 solo = people_add_mediator (store, "", "Cher");
  guint n;

  g_assert_cmpint (find (store, "Fatou Diallo", &n), ==, fatou);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (find (store, "  DIALLO   fatou ", NULL), ==, fatou);
  g_assert_cmpint (find (store, "jean pierre de la tour", NULL), ==, jean);
  g_assert_cmpint (find (store, "De La Tour Jean Pierre", NULL), ==, jean);
  g_assert_cmpint (find (store, "oeuvrard elodie", NULL), ==, oeuvrard);
  g_assert_cmpint (find (store, "Cher", NULL), ==, solo);
  g_assert_cmpint (find (store, "Fatou", &n), ==, 0);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (find (store, "", NULL), ==, 0);
  g_assert_cmpint (find (store, "%", NULL), ==, 0);

  /* Two of the same name, or one whose names are exchanged: nobody is chosen. */
  people_add_mediator (store, "Diallo", "Fatou");
  g_assert_cmpint (find (store, "Fatou Diallo", &n), ==, 0);
  g_assert_cmpuint (n, ==, 2);
}

static guint
count (PmnTestStore *store, const char *search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pmn_mediator_repository_list (store->connection, search, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_list (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (42);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 zoe = people_add_mediator (store, "Zoé", "Éluard");
  PmnEdit *edit;

  people_add_mediator (store, "Anne_Marie", "Dupont 100%");
  people_add_mediator (store, "Bo", "Elan");
  g_assert_cmpuint (count (store, NULL), ==, 3);
  g_assert_cmpuint (count (store, "el"), ==, 2);
  g_assert_cmpuint (count (store, "ZOE elu"), ==, 1);
  g_assert_cmpuint (count (store, "zoe elan"), ==, 0);
  /* Jokers of LIKE are letters like others. */
  g_assert_cmpuint (count (store, "%"), ==, 1);
  g_assert_cmpuint (count (store, "_"), ==, 1);
  g_assert_cmpuint (count (store, "\\"), ==, 0);

  rows = pmn_mediator_repository_list (store->connection, "", &error);
  g_assert_cmpstr (((PmnMediator *) g_ptr_array_index (rows, 0))->given, ==, "Anne_Marie");
  g_assert_cmpstr (((PmnMediator *) g_ptr_array_index (rows, 1))->family, ==, "Elan");
  g_assert_cmpint (((PmnMediator *) g_ptr_array_index (rows, 2))->record.id, ==, zoe);

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_mediator_repository_trash (edit, zoe, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpuint (count (store, NULL), ==, 2);
}

static void
test_save (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (43);
  gint64 id = people_add_mediator (store, "Fatou", "Diallo");
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnMediator) mediator = pmn_mediator_repository_get (store->connection, id, &error);
  g_autoptr (PmnMediator) stale = pmn_mediator_copy (mediator);
  gint64 n_steps = pmn_test_store_int (store, "SELECT count(*) FROM step");
  PmnEdit *edit;

  g_assert_cmpint (pmn_mediator_repository_find (store->connection, mediator->record.uuid, &error),
                   ==, id);
  /* Nothing changed: nothing is written, not even a step. */
  edit = pmn_test_store_begin (store, "edit", FALSE);
  g_assert_true (pmn_mediator_repository_save (edit, mediator, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM step"), ==, n_steps);
  g_assert_cmpint (mediator->record.version, ==, 1);

  edit = pmn_test_store_begin (store, "edit", FALSE);
  mediator->weekly_minutes = 2100;
  g_assert_true (pmn_mediator_repository_save (edit, mediator, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpint (mediator->record.version, ==, 2);
  g_assert_cmpint (mediator->record.updated_at, ==, store->now_ms);
  g_assert_cmpint (mediator->record.created_at, <, store->now_ms);

  edit = pmn_test_store_begin (store, "edit", FALSE);
  stale->weekly_minutes = 60;
  g_assert_false (pmn_mediator_repository_save (edit, stale, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (pmn_mediator_repository_trash (edit, mediator->record.id, &error));
  g_assert_false (pmn_mediator_repository_save (edit, mediator, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_TRASHED);
  g_clear_error (&error);
  stale->record.id = 99;
  g_assert_false (pmn_mediator_repository_save (edit, stale, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (pmn_mediator_repository_trash (edit, 99, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  pmn_edit_abort (edit);
}

static guint
count_absences (PmnTestStore *store, gint64 mediator, PmnDay from, PmnDay to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = pmn_absence_repository_list (store->connection, mediator, from, to, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_absences (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (44);
  gint64 fatou = people_add_mediator (store, "Fatou", "Diallo");
  gint64 ines = people_add_mediator (store, "Inès", "Bonnet");
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnAbsence) back = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "create", FALSE);
  gint64 last = 0;

  for (PmnDay i = 0; i < 3; i++)
    {
      g_autoptr (PmnAbsence) absence = pmn_absence_new ();

      absence->mediator_id = i < 2 ? fatou : ines;
      absence->from = 20000 + 10 * i;
      absence->to = 20004 + 10 * i;
      absence->reason = g_intern_string ("leave");
      g_assert_true (pmn_absence_repository_save (edit, absence, &error));
      last = absence->record.id;
    }
  pmn_test_store_commit (edit);
  g_assert_cmpuint (count_absences (store, 0, PMN_DAY_NONE, PMN_DAY_NONE), ==, 3);
  g_assert_cmpuint (count_absences (store, fatou, PMN_DAY_NONE, PMN_DAY_NONE), ==, 2);
  g_assert_cmpuint (count_absences (store, 0, 20004, 20010), ==, 2);
  g_assert_cmpuint (count_absences (store, 0, 20005, 20009), ==, 0);
  g_assert_cmpuint (count_absences (store, 0, 20024, PMN_DAY_NONE), ==, 1);
  g_assert_cmpuint (count_absences (store, 0, PMN_DAY_NONE, 20000), ==, 1);

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_absence_repository_trash (edit, last, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpuint (count_absences (store, ines, PMN_DAY_NONE, PMN_DAY_NONE), ==, 0);
  back = pmn_absence_repository_get (store->connection, last, &error);
  g_assert_cmpint (back->record.deleted_at, ==, store->now_ms);
  edit = pmn_test_store_begin (store, "restore", FALSE);
  g_assert_true (pmn_absence_repository_restore (edit, last, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpuint (count_absences (store, ines, PMN_DAY_NONE, PMN_DAY_NONE), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mediator-repository/names", test_names);
  g_test_add_func ("/mediator-repository/list", test_list);
  g_test_add_func ("/mediator-repository/save", test_save);
  g_test_add_func ("/mediator-repository/absences", test_absences);
  return g_test_run ();
}
