/* test-rollup.c: the figures kept by each edit are those of the rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-activity-repository-private.h"
#include "pmn-rollup.h"
#include "pmn-statistics-query.h"
#include "pmn-test-store.h"

#define DAY(y, m, d) pmn_day_from_ymd (y, m, d)

static void
test_adding_up (void)
{
  g_autoptr (PmnRollup) rollup = pmn_rollup_new ();
  g_auto (PmnRollupFacts) facts = { 0 };
  g_autofree PmnRollupCell *cells = NULL;
  g_autofree PmnRollupCell *people = NULL;
  gsize n;

  pmn_rollup_facts_init (&facts);
  pmn_rollup_facts_begin (&facts, DAY (2026, 3, 2), PMN_ACTIVITY_WORKSHOP, 0, 90, 4);
  pmn_rollup_facts_add_mediator (&facts, 7);
  pmn_rollup_facts_add_mediator (&facts, 9);
  pmn_rollup_facts_add_mediator (&facts, 7);
  pmn_rollup_facts_add_term (&facts, 1003);
  pmn_rollup_facts_add_term (&facts, 1000001); /* a tag: not counted */
  pmn_rollup_facts_add_beneficiary (&facts, 55);
  pmn_rollup_add (rollup, &facts, 1);
  pmn_rollup_add (rollup, &facts, 1);
  pmn_rollup_add (rollup, &facts, -1);

  cells = pmn_rollup_list (rollup, FALSE, &n);
  /* All, 7 and 9, each with "no place" and "all places", each with itself and a theme. */
  g_assert_cmpuint (n, ==, 3 * 2 * 2);
  g_assert_cmpint (cells[0].mediator_id, ==, 0);
  g_assert_cmpint (cells[0].place_id, ==, PMN_ROLLUP_NO_PLACE);
  g_assert_cmpint (cells[0].month, ==, 202603);
  g_assert_cmpint (cells[0].kind, ==, PMN_ACTIVITY_WORKSHOP);
  g_assert_cmpint (cells[0].term, ==, 0);
  g_assert_cmpint (cells[0].activities, ==, 1);
  g_assert_cmpint (cells[0].accompaniments, ==, 4);
  g_assert_cmpint (cells[0].minutes, ==, 90);
  g_assert_cmpint (cells[n - 1].mediator_id, ==, 9);
  g_assert_cmpint (cells[n - 1].place_id, ==, 0);
  g_assert_cmpint (cells[n - 1].term, ==, 1003);
  g_assert_cmpint (cells[n - 1].minutes, ==, 0);

  people = pmn_rollup_list (rollup, TRUE, &n);
  g_assert_cmpuint (n, ==, 3 * 2);
  g_assert_cmpint (people[0].term, ==, 55);
}

/* Many keys: the table grows, is flushed more than once, and what goes to 0 leaves no line. */
static void
test_flush (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (1);
  g_autoptr (PmnRollup) rollup = pmn_rollup_new ();
  g_auto (PmnRollupFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;

  pmn_rollup_facts_init (&facts);
  for (int sign = 1; sign >= -1; sign -= 2)
    {
      for (int i = 0; i < 5000; i++)
        {
          pmn_rollup_facts_begin (&facts, DAY (2020, 1, 1) + i, PMN_ACTIVITY_INDIVIDUAL, 1 + i % 50,
                                  30, 1);
          pmn_rollup_facts_add_mediator (&facts, 1 + i % 7);
          pmn_rollup_facts_add_term (&facts, 1001 + i % 20);
          pmn_rollup_facts_add_beneficiary (&facts, 1 + i);
          pmn_rollup_add (rollup, &facts, sign);
        }
      pmn_test_store_exec (store, "BEGIN");
      pmn_rollup_flush (rollup, store->connection, &error);
      g_assert_no_error (error);
      pmn_test_store_exec (store, "COMMIT");
      g_assert_cmpint (pmn_test_store_int (store, "SELECT sum (activities) FROM rollup"
                                                  " WHERE mediator_id = 0 AND place_id = 0"
                                                  " AND term_id = 0"),
                       ==, sign > 0 ? 5000 : 0);
    }
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM rollup"), ==, 0);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM person_month"), ==, 0);
}

/* Any way of changing rows leaves figures, index and rows in agreement. */
static void
test_edits_keep_figures (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (20261122);
  PmnDay from = DAY (2025, 11, 3), to = DAY (2026, 2, 20);

  pmn_test_store_add_team (store, 4, 3, 12);
  pmn_test_store_fill (store, 60, from, to);
  pmn_test_store_assert_sound (store);
  for (int i = 0; i < 150; i++)
    {
      PmnEdit *edit;
      g_autoptr (PmnActivity) old = NULL;
      g_autoptr (PmnActivity) drawn = pmn_test_store_draw (store, from, to);
      g_autoptr (GError) error = NULL;
      gint64 id = 1
                  + g_rand_int_range (
                      store->rand, 0,
                      (gint32) pmn_test_store_int (store, "SELECT count (*) FROM activity"));
      gboolean unmade = FALSE;

      old = pmn_activity_repository_get (store->connection, id, &error);
      g_assert_no_error (error);
      {
        g_autofree char *sql
            = g_strdup_printf ("SELECT unmade FROM activity WHERE id = %" G_GINT64_FORMAT, id);

        unmade = pmn_test_store_int (store, sql) != 0;
      }
      edit = pmn_test_store_begin (store, "edit", FALSE);
      switch (g_rand_int_range (store->rand, 0, 6))
        {
        case 0:
          pmn_activity_repository_save (edit, drawn, &error);
          break;
        case 1:
          drawn->record = old->record;
          if (!unmade)
            pmn_activity_repository_save (edit, drawn, &error);
          break;
        case 2:
          if (!unmade)
            pmn_activity_repository_trash (edit, id, &error);
          break;
        case 3:
          if (!unmade)
            pmn_activity_repository_restore (edit, id, &error);
          break;
        case 4:
          if (unmade)
            pmn_activity_repository_remake (edit, id, &error);
          else
            pmn_activity_repository_unmake (edit, id, &error);
          break;
        default:
          pmn_activity_repository_write_image (edit, id, drawn, &error);
          break;
        }
      g_assert_no_error (error);
      pmn_test_store_commit (edit);
      if (i % 10 == 0)
        pmn_test_store_assert_sound (store);
    }
  pmn_test_store_assert_sound (store);
}

static void
test_verify_finds (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (4);
  static const char *const wrongs[] = {
    "UPDATE rollup SET minutes = minutes + 1 WHERE mediator_id = 0 AND term_id = 0",
    "INSERT INTO rollup VALUES (1, 1, 190001, 1, 0, 1, 1, 1)",
    "DELETE FROM person_month WHERE mediator_id = 0",
  };

  pmn_test_store_add_team (store, 2, 2, 3);
  pmn_test_store_fill (store, 80, DAY (2026, 1, 1), DAY (2026, 3, 1));
  for (gsize i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr (GError) error = NULL;

      pmn_test_store_exec (store, "BEGIN");
      pmn_test_store_exec (store, wrongs[i]);
      g_assert_false (pmn_statistics_verify (store->connection, &error));
      g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);
      pmn_test_store_exec (store, "ROLLBACK");
    }
  pmn_test_store_assert_sound (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rollup/adding-up", test_adding_up);
  g_test_add_func ("/rollup/flush", test_flush);
  g_test_add_func ("/rollup/edits-keep-figures", test_edits_keep_figures);
  g_test_add_func ("/rollup/verify-finds", test_verify_finds);
  return g_test_run ();
}
