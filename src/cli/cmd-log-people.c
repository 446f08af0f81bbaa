/* cmd-log-people.c: the people of an activity that permanencectl logs
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cmd-log-private.h"

#include <glib/gi18n.h>

#include "pmn-activity-kind.h"
#include "pmn-activity-people.h"
#include "pmn-beneficiary.h"
#include "pmn-cli-words.h"
#include "pmn-duration.h"

/* "feminin" counts one person, "feminin=3" three. */
static gboolean
add_tallies (PmnActivity *activity, PmnDimension dimension, char **texts, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], "=", 2);
      guint64 n = 1;
      const char *code;

      if (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 0, 10000, &n, NULL))
        {
          g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                       /* Translators: %s is what was typed, such as "feminin=abc". */
                       _ ("“%s”: a number of people between 0 and 10000 is expected after “=”."),
                       texts[i]);
          return FALSE;
        }
      if (!pmn_cli_code_parse (dimension, parts[0], &code, error))
        return FALSE;
      pmn_activity_set_tally (activity, dimension, code,
                              pmn_activity_get_tally (activity, dimension, code) + (guint) n);
    }
  return TRUE;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
add_followed (PmnRegister *self, PmnActivity *activity, char **uuids, GError **error)
{
  for (guint i = 0; uuids != NULL && uuids[i] != NULL; i++)
    {
      gint64 id = pmn_cli_find_person (self, uuids[i], error);
      g_autoptr (PmnBeneficiary) person
          = id != 0 ? pmn_register_get_sync (self, PMN_ENTITY_BENEFICIARY, id, error) : NULL;

      if (person == NULL)
        return FALSE;
      if (person->record.deleted_at != 0 || person->anonymised_at != 0)
        {
          g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                       /* Translators: %s is an identifier. */
                       _ ("“%s”: this person is in the trash or was anonymised."), uuids[i]);
          return FALSE;
        }
      g_ptr_array_add (activity->participations,
                       pmn_beneficiary_to_participation (person, activity->day));
    }
  return TRUE;
}

static guint
count_people (const PmnActivity *activity, const LogOptions *options)
{
  guint least = pmn_activity_kind_has_one_person (activity->kind) ? 1 : 0;

  if (options->participants >= 0)
    return (guint) options->participants;
  if (options->each != NULL)
    least = g_strv_length (options->each);
  return MAX (least, activity->participations->len);
}

/* What the options say of the person, who may be followed: then it replaces what is known. */
static void
describe (PmnParticipation *person, const PmnActivity *said, const PmnParticipation *values)
{
  if (pmn_activity_sum_tallies (said, PMN_DIMENSION_GENDER) > 0)
    person->gender = values->gender;
  if (pmn_activity_sum_tallies (said, PMN_DIMENSION_AGE) > 0)
    person->age = values->age;
  if (pmn_activity_sum_tallies (said, PMN_DIMENSION_STATUS) > 0)
    person->status = values->status;
  person->already_supported |= values->already_supported;
  if (values->insee[0] == '\0')
    return;
  g_strlcpy (person->insee, values->insee, sizeof person->insee);
  g_strlcpy (person->postcode, values->postcode, sizeof person->postcode);
  g_set_str (&person->commune, values->commune);
}

/* Of one person, or of each of several sessions: one value of each family, on a line of its own. */
static gboolean
describe_each (PmnActivity *activity, const LogOptions *options, GError **error)
{
  static const PmnDimension families[]
      = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS, PMN_DIMENSION_PERSON };
  g_autoptr (PmnParticipation) values = pmn_activity_describe_person (activity);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (pmn_activity_sum_tallies (activity, families[i]) > 1)
      return refuse (error, _ ("One person has one gender, one age and one status."));
  if (options->residence != NULL
      && !pmn_cli_find_commune (options->residence, values->insee, &values->commune,
                                values->postcode, error))
    return FALSE;
  for (; activity->anonymous > 0; activity->anonymous--)
    g_ptr_array_add (activity->participations, pmn_participation_new ());
  for (guint i = 0; i < activity->participations->len; i++)
    describe (g_ptr_array_index (activity->participations, i), activity, values);
  g_array_set_size (activity->tallies, 0);
  return TRUE;
}

gboolean
log_people_set (PmnRegister *self, PmnActivity *activity, const LogOptions *options, GError **error)
{
  guint people;

  if (!add_followed (self, activity, options->persons, error))
    return FALSE;
  people = count_people (activity, options);
  if (people < activity->participations->len)
    return refuse (error, _ ("More followed people than participants."));
  activity->anonymous = people - activity->participations->len;
  if (options->already_supported > 0)
    pmn_activity_set_tally (activity, PMN_DIMENSION_PERSON, "already_supported",
                            (guint) options->already_supported);
  if (!add_tallies (activity, PMN_DIMENSION_GENDER, options->genders, error)
      || !add_tallies (activity, PMN_DIMENSION_AGE, options->ages, error)
      || !add_tallies (activity, PMN_DIMENSION_STATUS, options->statuses, error))
    return FALSE;
  if (options->each != NULL && people != g_strv_length (options->each))
    return refuse (error, _ ("As many durations as people are needed."));
  /* Several people in one session are refused by the rules of the activity, whoever they are. */
  if (!pmn_activity_kind_has_one_person (activity->kind) || (people != 1 && options->each == NULL))
    return TRUE;
  if (!describe_each (activity, options, error))
    return FALSE;
  if (options->each == NULL)
    pmn_activity_settle_people (activity);
  return TRUE;
}

GPtrArray *
log_people_split (const PmnActivity *activity, const LogOptions *options, GError **error)
{
  g_autoptr (GArray) minutes = g_array_new (FALSE, TRUE, sizeof (int));
  g_autofree char *group = NULL;
  GPtrArray *alone;

  for (guint i = 0; options->each != NULL && options->each[i] != NULL; i++)
    {
      int number = pmn_duration_parse (options->each[i], NULL);

      if (number < 1 || number > 1439)
        {
          refuse (error, _ ("The duration of each session is between 1 and 1439 minutes."));
          return NULL;
        }
      g_array_append_val (minutes, number);
    }
  if (minutes->len > 0)
    {
      group = g_uuid_string_random ();
      return pmn_activity_to_sessions (activity, &g_array_index (minutes, int, 0), group);
    }
  alone = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  g_ptr_array_add (alone, pmn_activity_copy (activity));
  return alone;
}
