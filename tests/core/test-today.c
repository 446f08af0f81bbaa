/* test-today.c: what the page Today shows, and what the quick ways to log start from
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-log-context.h"
#include "pmn-mediator.h"
#include "pmn-nomenclature.h"
#include "pmn-place.h"
#include "pmn-register.h"
#include "pmn-today.h"
#include "register-fixture.h"

/* Thursday 19 November 2026; the week before has the holiday of Wednesday the 11th. */
#define THURSDAY (pmn_day_from_ymd (2026, 11, 19))

typedef struct
{
  char *folder;
  PmnRegister *reg;
  gint64 mediator_id;
  gint64 place_id;
  char *place_draft; /* the key of the draft of its form */
} Scene;

static void
scene_set_up (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autoptr (PmnPlace) place = pmn_place_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  PmnMediator *saved;
  PmnPlace *saved_place;

  scene->folder = fixture_folder_new ();
  path = g_build_filename (scene->folder, "a.pmn", NULL);
  g_set_str (&structure->name, "Mairie");
  scene->reg = pmn_register_open_sync (path, structure, "app", &error);
  g_assert_no_error (error);
  g_set_str (&mediator->given, "Marie");
  g_set_str (&mediator->family, "Dupont");
  saved = pmn_register_save_sync (scene->reg, PMN_ENTITY_MEDIATOR, mediator, &error);
  g_assert_no_error (error);
  scene->mediator_id = saved->record.id;
  pmn_mediator_free (saved);
  g_set_str (&place->name, "Médiathèque");
  g_strlcpy (place->insee, "38185", sizeof place->insee);
  saved_place = pmn_register_save_sync (scene->reg, PMN_ENTITY_PLACE, place, &error);
  g_assert_no_error (error);
  scene->place_id = saved_place->record.id;
  scene->place_draft = g_strconcat ("draft:place:", saved_place->record.uuid, NULL);
  pmn_place_free (saved_place);
  pmn_register_set_actor (scene->reg, scene->mediator_id);
}

static void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (scene->place_draft);
  g_assert_true (pmn_register_close_sync (scene->reg, &error));
  g_assert_no_error (error);
  g_object_unref (scene->reg);
  fixture_folder_free (scene->folder);
}

static void
log_one (Scene *scene, PmnActivityKind kind, PmnDay day, gint minutes, guint people,
         gboolean incomplete)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autoptr (GError) error = NULL;

  activity->kind = kind;
  activity->day = day;
  activity->minutes = minutes;
  activity->mediator_id = scene->mediator_id;
  activity->place_kind = PMN_PLACE_KIND_PLACE;
  activity->place_id = scene->place_id;
  activity->anonymous = people;
  activity->incomplete = incomplete;
  if (kind == PMN_ACTIVITY_LOCAL)
    activity->local_kind = g_intern_static_string ("meeting");
  else
    pmn_activity_add_theme (activity, "email");
  pmn_activity_free (pmn_register_save_sync (scene->reg, PMN_ENTITY_ACTIVITY, activity, &error));
  g_assert_no_error (error);
}

typedef struct
{
  gint64 mediator_id;
  PmnDay today;
} Question;

static gpointer
run_today (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return pmn_today_query (connection, question->mediator_id, question->today, error);
}

static PmnToday *
read_today (Scene *scene, gint64 mediator_id, PmnDay today)
{
  Question question = { mediator_id, today };
  g_autoptr (GError) error = NULL;
  PmnToday *found = pmn_store_read_sync (pmn_register_get_store (scene->reg), run_today, &question,
                                         NULL, &error);

  g_assert_no_error (error);
  return found;
}

static void
on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
keep_draft (Scene *scene, const char *key, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pmn_register_set_text_async (scene->reg, key, text, NULL, on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmn_register_change_finish (scene->reg, result, &error));
  g_assert_no_error (error);
}

static void
test_week (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnToday) today = NULL;

  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, THURSDAY, 45, 1, FALSE);
  log_one (scene, PMN_ACTIVITY_WORKSHOP, THURSDAY, 120, 8, FALSE);
  log_one (scene, PMN_ACTIVITY_LOCAL, THURSDAY - 1, 60, 0, FALSE);
  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, THURSDAY - 4, 30, 1, FALSE);
  today = read_today (scene, scene->mediator_id, THURSDAY);
  g_assert_cmpint (today->monday, ==, THURSDAY - 3);
  g_assert_cmpstr (today->name, ==, "Marie Dupont");
  g_assert_cmpuint (today->week[3].n, ==, 2);
  g_assert_cmpuint (today->week[3].people, ==, 9);
  g_assert_cmpint (today->week[3].minutes, ==, 165);
  g_assert_cmpuint (today->week[2].n, ==, 0);
  g_assert_cmpint (today->week[2].local_minutes, ==, 60);
  g_assert_cmpuint (today->week[0].n, ==, 0);
  g_assert_cmpuint (today->n_activities, ==, 2);
  g_assert_cmpuint (today->activities->len, ==, 2);
  g_assert_true (today->anything_logged);
}

/* The week of a whole team has more activities than any page of a list. */
static void
test_week_of_a_team (Scene *scene, gconstpointer data)
{
  const guint many = 1100;
  g_autoptr (PmnToday) today = NULL;

  for (guint i = 0; i < many; i++)
    log_one (scene, PMN_ACTIVITY_INDIVIDUAL, THURSDAY, 10, 1, FALSE);
  log_one (scene, PMN_ACTIVITY_WORKSHOP, THURSDAY - 3, 90, 6, FALSE);
  today = read_today (scene, 0, THURSDAY);
  g_assert_cmpuint (today->n_activities, ==, many);
  g_assert_cmpuint (today->activities->len, ==, PMN_TODAY_MAX_ROWS);
  g_assert_cmpuint (today->week[3].n, ==, many);
  g_assert_cmpint (today->week[0].minutes, ==, 90);
}

/* From the first day logged on, without today, the weekend and the holiday; any activity counts. */
static void
test_missing (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnToday) today = NULL;
  g_autoptr (PmnToday) nobody = NULL;

  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, THURSDAY - 9, 45, 1, FALSE); /* Tuesday 10 */
  log_one (scene, PMN_ACTIVITY_LOCAL, THURSDAY - 6, 60, 0, FALSE);      /* Friday 13 */
  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, THURSDAY - 2, 0, 1, TRUE);   /* Tuesday 17 */
  today = read_today (scene, scene->mediator_id, THURSDAY);
  g_assert_cmpuint (today->missing->len, ==, 3);
  g_assert_cmpint (g_array_index (today->missing, PmnDay, 0), ==, THURSDAY - 1);
  g_assert_cmpint (g_array_index (today->missing, PmnDay, 1), ==, THURSDAY - 3);
  g_assert_cmpint (g_array_index (today->missing, PmnDay, 2), ==, THURSDAY - 7);
  g_assert_cmpint (today->n_incomplete, ==, 1);
  nobody = read_today (scene, 0, THURSDAY);
  g_assert_cmpuint (nobody->missing->len, ==, 0);
  g_assert_cmpint (nobody->n_incomplete, ==, 1);
}

/* Somebody who has just arrived is not told of the weeks before. */
static void
test_first_day (Scene *scene, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PmnDay day = pmn_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                                 g_date_time_get_day_of_month (now));
  g_autoptr (PmnToday) today = read_today (scene, scene->mediator_id, day);

  g_assert_cmpuint (today->missing->len, ==, 0);
  g_assert_false (today->anything_logged);
  g_assert_cmpuint (today->activities->len, ==, 0);
}

static PmnLogContext *
read_context (Scene *scene, PmnDay day)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  PmnLogContext *context;

  pmn_log_context_async (scene->reg, day, NULL, fixture_on_result, &result);
  done = fixture_await (&result);
  context = pmn_log_context_finish (scene->reg, done, &error);
  g_assert_no_error (error);
  return context;
}

/* "A session needs theme, Enter": all the rest is already right. */
static void
test_theme_is_enough (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnLogContext) context = NULL;
  g_autoptr (PmnQuickReading) reading = NULL;
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (PmnValidation) issues = pmn_validation_new ();

  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, THURSDAY - 7, 45, 1, FALSE);
  context = read_context (scene, THURSDAY);
  reading = pmn_quick_syntax_read ("email", context->vocabulary, THURSDAY, PMN_LANGUAGE_FRENCH);
  activity = pmn_log_context_complete (context, reading->activity);
  pmn_activity_validate (activity, THURSDAY, issues);
  g_assert_false (pmn_validation_has_errors (issues));
  g_assert_cmpint (activity->day, ==, THURSDAY);
  g_assert_cmpint (activity->minutes, ==, 45);
  g_assert_cmpint (activity->mediator_id, ==, scene->mediator_id);
  g_assert_cmpint (activity->place_id, ==, scene->place_id);
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_AGE, "non_communique"), ==, 1);
  g_assert_cmpstr (context->name, ==, "Marie Dupont");
  g_assert_cmpstr (pmn_log_context_get_place_name (context, scene->place_id), ==, "Médiathèque");
}

/* Names of the register are words of the quick box. */
static void
test_names (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnLogContext) context = read_context (scene, PMN_DAY_NONE);
  g_autoptr (PmnQuickReading) reading = pmn_quick_syntax_read (
      "email mediatheque marie", context->vocabulary, THURSDAY, PMN_LANGUAGE_FRENCH);

  g_assert_cmpuint (reading->n_errors, ==, 0);
  g_assert_cmpint (reading->activity->place_id, ==, scene->place_id);
  g_assert_cmpint (reading->activity->mediator_id, ==, scene->mediator_id);
}

/* What was logged today for another day, and what was left in a form, are not forgotten. */
static void
test_others_and_drafts (Scene *scene, gconstpointer data)
{
  PmnDay now = pmn_register_get_today (scene->reg);
  g_autoptr (PmnToday) today = NULL;
  g_autoptr (PmnToday) next_day = NULL;
  const PmnTodayOther *other;

  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, now, 45, 1, FALSE);
  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, now - 30, 45, 1, FALSE);
  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, now - 1, 45, 1, FALSE);
  log_one (scene, PMN_ACTIVITY_INDIVIDUAL, now - 1, 45, 1, FALSE);
  keep_draft (scene, "draft:activity:new", "a");
  keep_draft (scene, "draft:day-entry:2026-11-20", "b");
  keep_draft (scene, "draft:activity:of-no-activity", "c");
  keep_draft (scene, "draft:beneficiary:new", "d");
  keep_draft (scene, "draft:place:of-no-place", "e");
  keep_draft (scene, scene->place_draft, "f");
  keep_draft (scene, "draft:letter:any", "g");
  today = read_today (scene, scene->mediator_id, now);
  g_assert_cmpuint (today->others->len, ==, 2);
  other = &g_array_index (today->others, PmnTodayOther, 0);
  g_assert_cmpint (other->day, ==, now - 1);
  g_assert_cmpuint (other->n, ==, 2);
  g_assert_cmpint (g_array_index (today->others, PmnTodayOther, 1).day, ==, now - 30);
  g_assert_cmpuint (today->drafts->len, ==, 4);
  for (guint i = 0; i < today->drafts->len; i++)
    {
      const PmnTodayDraft *draft = &g_array_index (today->drafts, PmnTodayDraft, i);

      g_assert_true (
          (draft->kind == PMN_DRAFT_NEW && draft->id == 0)
          || (draft->kind == PMN_DRAFT_DAY && draft->day == pmn_day_from_ymd (2026, 11, 20))
          || (draft->kind == PMN_DRAFT_BENEFICIARY && draft->id == 0)
          || (draft->kind == PMN_DRAFT_PLACE && draft->id == scene->place_id));
    }
  /* The day after it is no longer news. */
  next_day = read_today (scene, scene->mediator_id, now + 1);
  g_assert_cmpuint (next_day->others->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Scene, NULL, scene_set_up, test, scene_tear_down)
  ADD ("/today/week", test_week);
  ADD ("/today/week-of-a-team", test_week_of_a_team);
  ADD ("/today/missing", test_missing);
  ADD ("/today/first-day", test_first_day);
  ADD ("/today/others-and-drafts", test_others_and_drafts);
  ADD ("/log-context/theme-is-enough", test_theme_is_enough);
  ADD ("/log-context/names", test_names);
#undef ADD
  return g_test_run ();
}
