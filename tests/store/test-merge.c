/* test-merge.c: two entries of one person made one, and two again
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "people-fixture.h"
#include "pmn-dump.h"
#include "pmn-history.h"
#include "pmn-people-query.h"
#include "pmn-statistics-query.h"
#include "store-fixture.h"

#define DAY 20500 /* 2026-02-16 */

typedef struct
{
  PmnTestStore *store;
  gint64 a; /* Fatou Diallo */
  gint64 b; /* Fatou Dialo */
  gint64 session_a;
  gint64 session_b;
  gint64 trashed_b;
  gint64 both; /* a workshop where both were counted */
} Scene;

static void
add_line (PmnActivity *activity, gint64 person, guint position)
{
  PmnParticipation *line = pmn_participation_new ();

  line->position = position;
  line->beneficiary_id = person;
  g_ptr_array_add (activity->participations, line);
}

static gint64
add_session (Scene *scene, PmnDay day, gint64 first, gint64 second)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();

  activity->kind = second != 0 ? PMN_ACTIVITY_WORKSHOP : PMN_ACTIVITY_INDIVIDUAL;
  activity->day = day;
  activity->minutes = 45;
  activity->mediator_id = g_array_index (scene->store->mediators, gint64, 0);
  activity->place_kind = PMN_PLACE_KIND_REMOTE;
  pmn_activity_add_theme (activity, "email");
  add_line (activity, first, 1);
  if (second != 0)
    add_line (activity, second, 2);
  return pmn_test_store_save (scene->store, activity);
}

static void
edit_person (Scene *scene, gint64 id, gint birth_year, const char *phone, const char *notes)
{
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (scene->store, "edit", FALSE);
  g_autoptr (PmnBeneficiary) person
      = pmn_beneficiary_repository_get (scene->store->connection, id, &error);

  g_assert_no_error (error);
  person->birth_year = birth_year;
  g_set_str (&person->phone, phone);
  g_set_str (&person->notes, notes);
  pmn_beneficiary_repository_save (edit, person, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

static void
build (Scene *scene)
{
  PmnEdit *edit;
  g_autoptr (GError) error = NULL;

  scene->store = pmn_test_store_new (7);
  people_add_mediator (scene->store, "Camille", "Durandeau");
  scene->a = people_add_beneficiary (scene->store, "Fatou", "Diallo");
  scene->b = people_add_beneficiary (scene->store, "Fatou", "Dialo");
  edit_person (scene, scene->b, 1958, "+33612345678", "vient le mardi");
  scene->session_a = add_session (scene, DAY, scene->a, 0);
  scene->session_b = add_session (scene, DAY + 1, scene->b, 0);
  scene->trashed_b = add_session (scene, DAY + 2, scene->b, 0);
  scene->both = add_session (scene, DAY + 3, scene->a, scene->b);
  edit = pmn_test_store_begin (scene->store, "trash", FALSE);
  pmn_activity_repository_trash (edit, scene->trashed_b, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

static gint64
merge (Scene *scene, gint64 survivor, gint64 merged)
{
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (scene->store, "merge-people", FALSE);
  gint64 step;

  pmn_beneficiary_repository_merge (edit, survivor, merged, &error);
  g_assert_no_error (error);
  step = pmn_edit_get_step (edit, &error);
  pmn_test_store_commit (edit);
  return step;
}

static void
walk (Scene *scene, gint64 step, gboolean (*way) (PmnEdit *, gint64, GError **))
{
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (scene->store, "undo", FALSE);

  way (edit, step, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

static PmnBeneficiary *
get (Scene *scene, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PmnBeneficiary *person = pmn_beneficiary_repository_get (scene->store->connection, id, &error);

  g_assert_no_error (error);
  return person;
}

static PmnActivity *
get_activity (Scene *scene, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PmnActivity *activity = pmn_activity_repository_get (scene->store->connection, id, &error);

  g_assert_no_error (error);
  return activity;
}

static gint64
line_of (Scene *scene, gint64 activity_id, guint index)
{
  g_autoptr (PmnActivity) activity = get_activity (scene, activity_id);
  const PmnParticipation *line = g_ptr_array_index (activity->participations, index);

  return line->beneficiary_id;
}

static gint64
count_followed (Scene *scene)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStatistics) figures
      = pmn_statistics_query (scene->store->connection, filter, &error);

  g_assert_no_error (error);
  return (gint64) figures->followed;
}

/* Everything but versions, stamps and the history. */
static char *
dump_content (Scene *scene)
{
  g_autofree char *dump = people_dump (scene->store->connection);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  GString *text = g_string_new (NULL);
  g_autoptr (GRegex) noise
      = g_regex_new ("\"(version|updated_at|deleted_at)\":(\\d+|\"[^\"]*\"),?", 0, 0, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "\"type\":\"beneficiary\"") != NULL
        || strstr (lines[i], "\"type\":\"activity\"") != NULL)
      {
        g_autofree char *line = g_regex_replace (noise, lines[i], -1, 0, "", 0, NULL);

        g_string_append_printf (text, "%s\n", line);
      }
  return g_string_free (text, FALSE);
}

static void
end (Scene *scene)
{
  pmn_test_store_assert_sound (scene->store);
  pmn_test_store_free (scene->store);
}

static void
test_everything_follows (void)
{
  Scene scene = { 0 };
  g_autoptr (PmnBeneficiary) survivor = NULL;
  g_autoptr (PmnBeneficiary) merged = NULL;

  build (&scene);
  g_assert_cmpint (count_followed (&scene), ==, 2);
  merge (&scene, scene.a, scene.b);
  g_assert_cmpint (line_of (&scene, scene.session_a, 0), ==, scene.a);
  g_assert_cmpint (line_of (&scene, scene.session_b, 0), ==, scene.a);
  g_assert_cmpint (line_of (&scene, scene.trashed_b, 0), ==, scene.a);
  g_assert_cmpint (line_of (&scene, scene.both, 1), ==, scene.a);
  g_assert_cmpint (count_followed (&scene), ==, 1);
  survivor = get (&scene, scene.a);
  merged = get (&scene, scene.b);
  g_assert_cmpstr (survivor->family, ==, "Diallo");
  g_assert_cmpint (survivor->birth_year, ==, 1958);
  g_assert_cmpstr (survivor->phone, ==, "+33612345678");
  g_assert_cmpstr (survivor->notes, ==, "vient le mardi");
  g_assert_cmpint (merged->merged_into, ==, scene.a);
  g_assert_cmpint (merged->record.deleted_at, !=, 0);
  end (&scene);
}

static void
test_undo_restores_exactly (void)
{
  Scene scene = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *figures_after = NULL;
  gint64 step;

  build (&scene);
  before = dump_content (&scene);
  figures = people_figures (scene.store->connection);
  step = merge (&scene, scene.a, scene.b);
  merged = dump_content (&scene);
  g_assert_cmpstr (merged, !=, before);
  walk (&scene, step, pmn_history_undo);
  undone = dump_content (&scene);
  people_assert_same_lines (undone, before);
  figures_after = people_figures (scene.store->connection);
  people_assert_same_lines (figures_after, figures);
  g_assert_cmpint (count_followed (&scene), ==, 2);
  walk (&scene, step, pmn_history_redo);
  redone = dump_content (&scene);
  people_assert_same_lines (redone, merged);
  walk (&scene, step, pmn_history_undo);
  g_assert_cmpint (count_followed (&scene), ==, 2);
  end (&scene);
}

static void
test_chain (void)
{
  Scene scene = { 0 };
  gint64 third, first_step, second_step;
  g_autoptr (PmnBeneficiary) b = NULL;
  g_autoptr (PmnBeneficiary) back = NULL;

  build (&scene);
  third = people_add_beneficiary (scene.store, "Fatoumata", "Diallo");
  first_step = merge (&scene, scene.a, scene.b);
  second_step = merge (&scene, third, scene.a);
  b = get (&scene, scene.b);
  g_assert_cmpint (b->merged_into, ==, third);
  g_assert_cmpint (line_of (&scene, scene.session_b, 0), ==, third);
  walk (&scene, second_step, pmn_history_undo);
  back = get (&scene, scene.b);
  g_assert_cmpint (back->merged_into, ==, scene.a);
  g_assert_cmpint (line_of (&scene, scene.session_b, 0), ==, scene.a);
  walk (&scene, first_step, pmn_history_undo);
  g_assert_cmpint (line_of (&scene, scene.session_b, 0), ==, scene.b);
  end (&scene);
}

static void
test_out_of_the_trash (void)
{
  Scene scene = { 0 };
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  build (&scene);
  merge (&scene, scene.a, scene.b);
  edit = pmn_test_store_begin (scene.store, "restore", FALSE);
  pmn_beneficiary_repository_restore (edit, scene.b, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  person = get (&scene, scene.b);
  g_assert_cmpint (person->merged_into, ==, 0);
  g_assert_cmpint (person->record.deleted_at, ==, 0);
  /* What was moved stays where it is. */
  g_assert_cmpint (line_of (&scene, scene.session_b, 0), ==, scene.a);
  end (&scene);
}

static void
test_refused (void)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  build (&scene);
  edit = pmn_test_store_begin (scene.store, "merge-people", FALSE);
  g_assert_false (pmn_beneficiary_repository_merge (edit, scene.a, scene.a, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (pmn_beneficiary_repository_trash (edit, scene.b, &error));
  g_assert_false (pmn_beneficiary_repository_merge (edit, scene.a, scene.b, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
  pmn_edit_abort (edit);
  end (&scene);
}

/* An older step whose image names the merged one is about the survivor. */
static void
test_older_step (void)
{
  Scene scene = { 0 };
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step = 0;

  build (&scene);
  activity = get_activity (&scene, scene.session_b);
  g_ptr_array_set_size (activity->participations, 0);
  activity->anonymous = 1;
  pmn_test_store_save (scene.store, activity);
  g_assert_true (pmn_connection_get_int64 (scene.store->connection, "SELECT max (id) FROM step", 0,
                                           &step, &error));
  merge (&scene, scene.a, scene.b);
  walk (&scene, step, pmn_history_undo);
  g_assert_cmpint (line_of (&scene, scene.session_b, 0), ==, scene.a);
  end (&scene);
}

static void
test_erasure_covers_both (void)
{
  Scene scene = { 0 };
  g_autoptr (PmnBeneficiary) merged = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  PmnEdit *edit;

  build (&scene);
  merge (&scene, scene.a, scene.b);
  edit = pmn_test_store_begin (scene.store, "anonymise", FALSE);
  g_assert_true (pmn_beneficiary_repository_anonymise (edit, scene.a, &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  merged = get (&scene, scene.b);
  g_assert_cmpint (merged->anonymised_at, !=, 0);
  dump = people_dump (scene.store->connection);
  g_assert_null (strstr (dump, "Diallo"));
  g_assert_null (strstr (dump, "Dialo"));
  g_assert_null (strstr (dump, "mardi"));
  g_assert_cmpint (count_followed (&scene), ==, 1);
  end (&scene);
}

static void
test_dump_and_load (void)
{
  Scene scene = { 0 };
  PmnTestStore *other = pmn_test_store_new (8);
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnBeneficiary) a = NULL;
  gint64 c;
  PmnEdit *edit;

  build (&scene);
  /* The survivor is younger than who is merged: the order of the lines matters. */
  merge (&scene, scene.b, scene.a);
  c = people_add_beneficiary (scene.store, "Fatou", "Diallot");
  a = get (&scene, c);
  edit = pmn_test_store_begin (scene.store, "setting", FALSE);
  {
    g_autoptr (PmnBeneficiary) b = get (&scene, scene.b);

    g_assert_true (pmn_people_set_distinct (edit, a->record.uuid, b->record.uuid, 1, &error));
  }
  pmn_test_store_commit (edit);
  dump = people_dump (scene.store->connection);
  g_assert_nonnull (strstr (dump, "\"merged_into\""));
  g_assert_nonnull (strstr (dump, "\"not_duplicate\""));
  stream = g_memory_input_stream_new_from_data (dump, -1, NULL);
  edit = pmn_test_store_begin (other, "load", TRUE);
  pmn_dump_load (edit, stream, NULL, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  again = people_dump (other->connection);
  people_assert_same_lines (again, dump);
  pmn_test_store_free (other);
  end (&scene);
}

/* Year of birth -------------------------------------------------------------------------------- */

static const char *
age_in (Scene *scene, gint64 activity_id)
{
  g_autoptr (PmnActivity) activity = get_activity (scene, activity_id);
  const PmnParticipation *line = g_ptr_array_index (activity->participations, 0);

  return line->age; /* interned */
}

static void
test_year_corrected (void)
{
  Scene scene = { 0 };
  gint64 young, step = 0;
  g_autoptr (GError) error = NULL;

  build (&scene);
  young = add_session (&scene, pmn_day_from_ymd (2015, 6, 1), scene.a, 0);
  edit_person (&scene, scene.a, 1990, NULL, NULL);
  g_assert_cmpstr (age_in (&scene, scene.session_a), ==, "vingt_cinq_trente_neuf");
  g_assert_cmpstr (age_in (&scene, young), ==, "vingt_cinq_trente_neuf");
  edit_person (&scene, scene.a, 1953, NULL, NULL);
  g_assert_cmpstr (age_in (&scene, scene.session_a), ==, "soixante_dix_plus");
  g_assert_cmpstr (age_in (&scene, young), ==, "soixante_soixante_neuf");
  g_assert_true (pmn_connection_get_int64 (scene.store->connection, "SELECT max (id) FROM step", 0,
                                           &step, &error));
  walk (&scene, step, pmn_history_undo);
  g_assert_cmpstr (age_in (&scene, scene.session_a), ==, "vingt_cinq_trente_neuf");
  g_assert_cmpstr (age_in (&scene, young), ==, "vingt_cinq_trente_neuf");
  edit_person (&scene, scene.a, 0, NULL, NULL);
  g_assert_cmpstr (age_in (&scene, young), ==, "non_communique");
  end (&scene);
}

static void
test_other_changes_keep_ages (void)
{
  Scene scene = { 0 };
  g_autoptr (PmnActivity) activity = NULL;
  PmnParticipation *line;

  build (&scene);
  activity = get_activity (&scene, scene.session_b);
  line = g_ptr_array_index (activity->participations, 0);
  line->age = g_intern_string ("moins_de_douze");
  pmn_test_store_save (scene.store, activity);
  edit_person (&scene, scene.b, 1958, NULL, "autre chose");
  g_assert_cmpstr (age_in (&scene, scene.session_b), ==, "moins_de_douze");
  end (&scene);
}

/* Lists ---------------------------------------------------------------------------------------- */

static void
test_similar_and_duplicates (void)
{
  Scene scene = { 0 };
  g_autoptr (PmnLikenessKey) key = pmn_likeness_key_new (0, "diallo", "FATOU", 0);
  g_autoptr (GPtrArray) similar = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const PmnPersonSummary *best;
  const PmnPersonPair *pair;
  PmnEdit *edit;

  build (&scene);
  people_add_beneficiary (scene.store, "Paul", "Martin");
  similar = pmn_people_query_similar (scene.store->connection, key, 0, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (similar->len, ==, 2);
  best = g_ptr_array_index (similar, 0);
  g_assert_cmpint (best->person->record.id, ==, scene.a);
  g_assert_cmpint (best->likeness, ==, PMN_LIKENESS_SAME);
  g_assert_cmpuint (best->n_activities, ==, 2);
  g_assert_cmpint (best->last_day, ==, DAY + 3);
  pairs = pmn_people_query_duplicates (scene.store->connection, 50, &error);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_ptr_array_index (pairs, 0);
  edit = pmn_test_store_begin (scene.store, "setting", FALSE);
  g_assert_true (pmn_people_set_distinct (edit, pair->b->person->record.uuid,
                                          pair->a->person->record.uuid, 1, &error));
  pmn_test_store_commit (edit);
  after = pmn_people_query_duplicates (scene.store->connection, 50, &error);
  g_assert_cmpuint (after->len, ==, 0);
  list = pmn_people_query_list (scene.store->connection, "fatou", 0, &error);
  g_assert_cmpuint (list->len, ==, 2);
  end (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/everything-follows", test_everything_follows);
  g_test_add_func ("/merge/undo-restores-exactly", test_undo_restores_exactly);
  g_test_add_func ("/merge/chain", test_chain);
  g_test_add_func ("/merge/out-of-the-trash", test_out_of_the_trash);
  g_test_add_func ("/merge/refused", test_refused);
  g_test_add_func ("/merge/older-step", test_older_step);
  g_test_add_func ("/merge/erasure-covers-both", test_erasure_covers_both);
  g_test_add_func ("/merge/dump-and-load", test_dump_and_load);
  g_test_add_func ("/merge/year-corrected", test_year_corrected);
  g_test_add_func ("/merge/other-changes-keep-ages", test_other_changes_keep_ages);
  g_test_add_func ("/merge/similar-and-duplicates", test_similar_and_duplicates);
  return g_test_run ();
}
