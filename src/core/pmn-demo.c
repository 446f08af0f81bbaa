/* pmn-demo.c: a fictional structure, to try things out and to measure
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-demo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-clock.h"
#include "pmn-demo-lists.h"
#include "pmn-nomenclature.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"
#include "pmn-vocabulary.h"

#define MANY 100000
#define SMALL_PERIOD 365
#define LARGE_PERIOD (6 * 365)

typedef struct
{
  PmnDemoOptions options;
  PmnDay today;
  guint64 state;        /* of the generator of numbers */
  guint64 people_state; /* that of who is followed: the activities do not depend on it */
  GArray *mediators;
  GArray *places;
  GPtrArray *people; /* PmnBeneficiary: who is followed */
  PmnDemoTable *given;
  PmnDemoTable *family;
  PmnDemoTable *mediator_list;
  PmnDemoTable *place_list;
  PmnDemoTable *people_list;
  PmnDemoTable *workshops;
  PmnDemoTable *local;
  PmnDemoTable *procedures;
  PmnDemoTable *tags;
  PmnDemoTable *notes;
} Demo;

/* splitmix64: small, good enough, and the same everywhere. */
static guint64
next_of (guint64 *state)
{
  guint64 x = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static guint64
next (Demo *demo)
{
  return next_of (&demo->state);
}

static guint
pick (Demo *demo, guint n)
{
  return (guint) (next (demo) % n);
}

static Demo *
demo_new (const PmnDemoOptions *options)
{
  Demo *demo = g_new0 (Demo, 1);

  demo->options = *options;
  demo->today = pmn_clock_today ();
  demo->state = options->seed * 2 + 1;
  demo->people_state = ~demo->state;
  if (demo->options.mediators == 0)
    demo->options.mediators = options->activities >= MANY ? 20 : 6;
  if (demo->options.places == 0)
    demo->options.places = options->activities >= MANY ? 60 : 9;
  demo->mediators = g_array_new (FALSE, FALSE, sizeof (gint64));
  demo->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  demo->people = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_beneficiary_free);
  demo->given = pmn_demo_table_load ("given-names");
  demo->family = pmn_demo_table_load ("family-names");
  demo->mediator_list = pmn_demo_table_load ("mediators");
  demo->place_list = pmn_demo_table_load ("places");
  demo->people_list = pmn_demo_table_load ("followed-people");
  demo->workshops = pmn_demo_table_load ("workshops");
  demo->local = pmn_demo_table_load ("local-activities");
  demo->procedures = pmn_demo_table_load ("procedures");
  demo->tags = pmn_demo_table_load ("tags");
  demo->notes = pmn_demo_table_load ("notes");
  return demo;
}

static void
demo_free (gpointer data)
{
  Demo *demo = data;

  g_array_unref (demo->mediators);
  g_array_unref (demo->places);
  g_ptr_array_unref (demo->people);
  pmn_demo_table_free (demo->given);
  pmn_demo_table_free (demo->family);
  pmn_demo_table_free (demo->mediator_list);
  pmn_demo_table_free (demo->place_list);
  pmn_demo_table_free (demo->people_list);
  pmn_demo_table_free (demo->workshops);
  pmn_demo_table_free (demo->local);
  pmn_demo_table_free (demo->procedures);
  pmn_demo_table_free (demo->tags);
  pmn_demo_table_free (demo->notes);
  g_free (demo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Demo, demo_free)

static PmnMediatorKind
kind_of (const char *code)
{
  static const struct
  {
    const char *code;
    PmnMediatorKind kind;
  } kinds[] = {
    { "conseiller", PMN_MEDIATOR_CONSEILLER },
    { "other", PMN_MEDIATOR_OTHER },
    { "mediator", PMN_MEDIATOR_OTHER },
    { "france_services_agent", PMN_MEDIATOR_FRANCE_SERVICES_AGENT },
    { "coordinator", PMN_MEDIATOR_COORDINATOR },
    { "intern", PMN_MEDIATOR_INTERN },
    { "volunteer", PMN_MEDIATOR_VOLUNTEER },
    { "service_civique", PMN_MEDIATOR_SERVICE_CIVIQUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].code, code))
      return kinds[i].kind;
  return PMN_MEDIATOR_OTHER;
}

static gboolean
add_mediator (Demo *demo, PmnEdit *edit, guint index, GError **error)
{
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();

  g_free (mediator->given);
  g_free (mediator->family);
  if (index < demo->mediator_list->rows->len)
    {
      mediator->given = g_strdup (pmn_demo_table_get (demo->mediator_list, index, 0));
      mediator->family = g_strdup (pmn_demo_table_get (demo->mediator_list, index, 1));
      mediator->kind = kind_of (pmn_demo_table_get (demo->mediator_list, index, 2));
      mediator->working_days
          = (guint) g_ascii_strtoull (pmn_demo_table_get (demo->mediator_list, index, 3), NULL, 10);
      mediator->weekly_minutes
          = (gint) g_ascii_strtoll (pmn_demo_table_get (demo->mediator_list, index, 4), NULL, 10);
    }
  else
    {
      mediator->given = g_strdup (pmn_demo_table_get (demo->given, (guint) next (demo), 0));
      mediator->family = g_strdup (pmn_demo_table_get (demo->family, index * 7, 0));
    }
  if (!pmn_mediator_repository_save (edit, mediator, error))
    return FALSE;
  if (pmn_mediator_kind_can_author (mediator->kind))
    g_array_append_val (demo->mediators, mediator->record.id);
  return TRUE;
}

static gboolean
add_place (Demo *demo, PmnEdit *edit, guint index, GError **error)
{
  g_autoptr (PmnPlace) place = pmn_place_new ();
  const PmnDemoTable *list = demo->place_list;
  guint round = index / list->rows->len;

  g_free (place->name);
  place->name = round == 0
                    ? g_strdup (pmn_demo_table_get (list, index, 0))
                    : g_strdup_printf ("%s (%u)", pmn_demo_table_get (list, index, 0), round + 1);
  place->typology = g_strdup (pmn_demo_table_get (list, index, 1));
  place->address = g_strdup (pmn_demo_table_get (list, index, 2));
  g_strlcpy (place->insee, pmn_demo_table_get (list, index, 3), sizeof place->insee);
  place->commune = g_strdup (pmn_demo_table_get (list, index, 4));
  g_strlcpy (place->postcode, pmn_demo_table_get (list, index, 5), sizeof place->postcode);
  place->capacity = (guint) g_ascii_strtoull (pmn_demo_table_get (list, index, 6), NULL, 10);
  place->itinerant = g_str_equal (pmn_demo_table_get (list, index, 7), "yes");
  place->france_services = g_str_equal (pmn_demo_table_get (list, index, 8), "yes");
  if (!pmn_place_repository_save (edit, place, error))
    return FALSE;
  g_array_append_val (demo->places, place->record.id);
  return TRUE;
}

/* Returns: how many days the activities go back */
static int
get_period (const Demo *demo)
{
  return demo->options.activities >= 10000 ? LARGE_PERIOD : SMALL_PERIOD;
}

/* Of a place in the same commune. */
static void
set_commune (Demo *demo, PmnBeneficiary *person, const char *insee)
{
  const PmnDemoTable *list = demo->place_list;

  for (guint row = 0; row < list->rows->len; row++)
    if (g_str_equal (pmn_demo_table_get (list, row, 3), insee))
      {
        g_strlcpy (person->insee, insee, sizeof person->insee);
        person->commune = g_strdup (pmn_demo_table_get (list, row, 4));
        g_strlcpy (person->postcode, pmn_demo_table_get (list, row, 5), sizeof person->postcode);
        return;
      }
}

static gboolean
add_person (Demo *demo, PmnEdit *edit, guint index, GError **error)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  const PmnDemoTable *list = demo->people_list;

  person->given = g_strdup (pmn_demo_table_get (list, index, 0));
  person->family = g_strdup (pmn_demo_table_get (list, index, 1));
  person->birth_year = (gint) g_ascii_strtoll (pmn_demo_table_get (list, index, 2), NULL, 10);
  person->gender = g_intern_string (pmn_demo_table_get (list, index, 3));
  person->status = g_intern_string (pmn_demo_table_get (list, index, 4));
  set_commune (demo, person, pmn_demo_table_get (list, index, 5));
  person->author_id = g_array_index (demo->mediators, gint64, index % demo->mediators->len);
  person->informed_on = demo->today - get_period (demo);
  if (!pmn_beneficiary_repository_save (edit, person, error))
    return FALSE;
  g_ptr_array_add (demo->people, g_steal_pointer (&person));
  return TRUE;
}

/* Activities ------------------------------------------------------------------------------------ */

/* Spread evenly, on working days, more in the last months of the period than in the first. */
static PmnDay
pick_day (Demo *demo, guint index)
{
  int period = get_period (demo);
  double share = (double) index / MAX (demo->options.activities, 1);
  PmnDay day = demo->today - (PmnDay) ((1 - share) * period) - (PmnDay) pick (demo, 5);

  while (pmn_day_weekday (day) > 5)
    day--;
  return MIN (day, demo->today);
}

static const char *
pick_code (Demo *demo, PmnDimension dimension)
{
  gsize n = 0;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  return terms[pick (demo, (guint) n)].code;
}

static void
add_themes (Demo *demo, PmnActivity *activity)
{
  guint n = 1 + pick (demo, 3);

  for (guint i = 0; i < n; i++)
    {
      gsize n_themes = 0;
      const PmnTerm *themes = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n_themes);
      const PmnTerm *theme = &themes[pick (demo, (guint) n_themes)];

      pmn_activity_add_theme_whole (activity, theme->code);
    }
  if (g_ptr_array_find_with_equal_func (activity->themes, PMN_THEME_ADMINISTRATIVE, g_str_equal,
                                        NULL)
      && pick (demo, 2) == 0)
    activity->procedure = g_strdup (pmn_demo_table_get (demo->procedures, (guint) next (demo), 0));
}

static void
add_people (Demo *demo, PmnActivity *activity, guint n)
{
  activity->anonymous = n;
  for (guint i = 0; i < n; i++)
    {
      static const PmnDimension families[]
          = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS };

      for (gsize j = 0; j < G_N_ELEMENTS (families); j++)
        {
          const char *code = pick_code (demo, families[j]);

          pmn_activity_set_tally (activity, families[j], code,
                                  pmn_activity_get_tally (activity, families[j], code) + 1);
        }
    }
  if (pick (demo, 3) == 0)
    pmn_activity_set_tally (activity, PMN_DIMENSION_PERSON, "already_supported",
                            1 + pick (demo, n));
}

/* Some come back to the one who follows them: who was counted in the activity is then one of them. */
static void
follow_somebody (Demo *demo, PmnActivity *activity)
{
  const PmnBeneficiary *person;

  if (next_of (&demo->people_state) % 6 != 0)
    return;
  person = g_ptr_array_index (demo->people, next_of (&demo->people_state) % demo->people->len);
  activity->anonymous = 0;
  g_array_set_size (activity->tallies, 0);
  g_ptr_array_add (activity->participations,
                   pmn_beneficiary_to_participation (person, activity->day));
}

/* A workshop gathers people in a place. */
static void
set_place (Demo *demo, PmnActivity *activity)
{
  guint draw = pick (demo, 20);
  PmnPlaceKind kind = draw < 17    ? PMN_PLACE_KIND_PLACE
                      : draw == 17 ? PMN_PLACE_KIND_HOME
                      : draw == 18 ? PMN_PLACE_KIND_ELSEWHERE
                                   : PMN_PLACE_KIND_REMOTE;
  guint64 which = kind != PMN_PLACE_KIND_REMOTE ? next (demo) : draw;

  activity->place_kind = activity->kind == PMN_ACTIVITY_WORKSHOP ? PMN_PLACE_KIND_PLACE : kind;
  if (activity->place_kind == PMN_PLACE_KIND_PLACE)
    activity->place_id = g_array_index (demo->places, gint64, which % demo->places->len);
  else if (activity->place_kind != PMN_PLACE_KIND_REMOTE)
    {
      guint row = (guint) (which % demo->place_list->rows->len);

      g_strlcpy (activity->insee, pmn_demo_table_get (demo->place_list, row, 3),
                 sizeof activity->insee);
      activity->commune = g_strdup (pmn_demo_table_get (demo->place_list, row, 4));
      g_strlcpy (activity->postcode, pmn_demo_table_get (demo->place_list, row, 5),
                 sizeof activity->postcode);
    }
}

static void
fill_workshop (Demo *demo, PmnActivity *activity)
{
  guint row = pick (demo, demo->workshops->rows->len);
  g_auto (GStrv) themes = g_strsplit (pmn_demo_table_get (demo->workshops, row, 1), "|", -1);
  const char *level = pmn_demo_table_get (demo->workshops, row, 2);

  activity->kind = PMN_ACTIVITY_WORKSHOP;
  activity->title = g_strdup (pmn_demo_table_get (demo->workshops, row, 0));
  activity->minutes
      = (gint) g_ascii_strtoll (pmn_demo_table_get (demo->workshops, row, 3), NULL, 10);
  for (guint i = 0; themes[i] != NULL; i++)
    pmn_activity_add_theme (activity, themes[i]);
  if (level[0] != '\0')
    activity->level = g_intern_string (level);
  add_people (demo, activity, 3 + pick (demo, 9));
  if (pick (demo, 6) == 0 && demo->mediators->len > 1)
    {
      gint64 other = g_array_index (demo->mediators, gint64, pick (demo, demo->mediators->len));

      if (other != activity->mediator_id)
        g_array_append_val (activity->co_mediators, other);
    }
}

static void
fill_local (Demo *demo, PmnActivity *activity)
{
  guint row = pick (demo, demo->local->rows->len);

  activity->kind = PMN_ACTIVITY_LOCAL;
  activity->title = g_strdup (pmn_demo_table_get (demo->local, row, 0));
  activity->local_kind = g_intern_string (pmn_demo_table_get (demo->local, row, 1));
  activity->minutes = (gint) g_ascii_strtoll (pmn_demo_table_get (demo->local, row, 2), NULL, 10);
}

static void
fill_session (Demo *demo, PmnActivity *activity, gboolean one_off)
{
  static const gint presets[] = { 15, 30, 30, 45, 60, 60, 90, 120 };

  activity->kind = one_off ? PMN_ACTIVITY_ONE_OFF : PMN_ACTIVITY_INDIVIDUAL;
  activity->minutes
      = one_off ? (pick (demo, 2) ? 10 : 15) : presets[pick (demo, G_N_ELEMENTS (presets))];
  if (one_off)
    pmn_activity_add_theme (activity, pick (demo, 2) ? "email" : "navigation_sur_internet");
  else
    add_themes (demo, activity);
  add_people (demo, activity, 1);
  if (!one_off)
    follow_somebody (demo, activity);
  if (pick (demo, 2) == 0)
    activity->autonomy = g_intern_string (pick_code (demo, PMN_DIMENSION_AUTONOMY));
  if (pick (demo, 8) == 0)
    {
      activity->oriented = PMN_YES;
      activity->referral = g_intern_string (pick_code (demo, PMN_DIMENSION_REFERRAL));
    }
}

static PmnActivity *
make_activity (Demo *demo, guint index)
{
  PmnActivity *activity = pmn_activity_new ();
  guint draw = pick (demo, 20);

  activity->day = pick_day (demo, index);
  activity->mediator_id
      = g_array_index (demo->mediators, gint64, pick (demo, demo->mediators->len));
  activity->source = PMN_SOURCE_DEMO;
  if (draw == 0)
    fill_local (demo, activity);
  else if (draw <= 4)
    fill_workshop (demo, activity);
  else
    fill_session (demo, activity, draw <= 6);
  if (activity->kind != PMN_ACTIVITY_LOCAL)
    {
      set_place (demo, activity);
      pmn_activity_add_material (activity, pick_code (demo, PMN_DIMENSION_MATERIAL));
    }
  if (pick (demo, 5) == 0)
    pmn_activity_add_tag (activity, pmn_demo_table_get (demo->tags, (guint) next (demo), 0));
  if (pick (demo, 3) == 0)
    activity->notes = g_strdup (pmn_demo_table_get (demo->notes, (guint) next (demo), 0));
  pmn_activity_complete_margins (activity);
  return activity;
}

static gpointer
fill (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  Demo *demo = data;

  for (guint i = 0; i < demo->options.mediators; i++)
    if (!add_mediator (demo, edit, i, error))
      return NULL;
  for (guint i = 0; i < demo->options.places; i++)
    if (!add_place (demo, edit, i, error))
      return NULL;
  for (guint i = 0; i < demo->people_list->rows->len; i++)
    if (!add_person (demo, edit, i, error))
      return NULL;
  for (guint i = 0; i < demo->options.activities; i++)
    {
      g_autoptr (PmnActivity) activity = make_activity (demo, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !pmn_activity_repository_save (edit, activity, error))
        return NULL;
    }
  return NULL;
}

PmnStructure *
pmn_demo_structure (void)
{
  PmnStructure *structure = pmn_structure_new ();

  g_free (structure->name);
  /* Translators: name of the fictional structure. */
  structure->name = g_strdup (_ ("Mairie d’Exempleville (fictional)"));
  structure->kind = PMN_STRUCTURE_COMMUNE;
  structure->commune = g_strdup ("Périgueux");
  g_strlcpy (structure->insee, "24322", sizeof structure->insee);
  g_strlcpy (structure->postcode, "24000", sizeof structure->postcode);
  structure->fictional = TRUE;
  return structure;
}

void
pmn_demo_fill_async (PmnRegister *self, const PmnDemoOptions *options, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  PmnEditInfo info;

  pmn_register_edit_info (self, &info, "demo", NULL);
  info.bulk = TRUE;
  pmn_store_write_async (pmn_register_get_store (self), &info, fill, demo_new (options), demo_free,
                         NULL, cancellable, pmn_register_on_forwarded,
                         pmn_register_forward (self, callback, user_data));
}

gboolean
pmn_demo_fill_sync (PmnRegister *self, const PmnDemoOptions *options, GError **error)
{
  g_autoptr (Demo) demo = demo_new (options);
  GError *local_error = NULL;
  PmnEditInfo info;

  pmn_register_edit_info (self, &info, "demo", NULL);
  info.bulk = TRUE;
  pmn_store_write_sync (pmn_register_get_store (self), &info, fill, demo, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}
