/* pmn-activity-validation.c: the rules of the national form, applied here
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-nomenclature.h"

#define MAX_MINUTES (23 * 60 + 59) /* national form: custom duration up to 23 h 59 */
#define MAX_PEOPLE 10000           /* national form: participantsAnonymes ≤ 10,000 */

static void
check_date (const PmnActivity *self, PmnDay today, PmnValidation *into)
{
  if (self->day == PMN_DAY_NONE)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "day", "%s", _ ("Enter the date of the activity."));
  else if (self->day > today)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "day", "%s", _ ("The date is in the future."));
  else if (self->day < pmn_day_from_ymd (PMN_ACTIVITY_FIRST_YEAR, 1, 1))
    pmn_validation_add (into, PMN_ISSUE_ERROR, "day", "%s",
                        _ ("The date is before the year 2000: check the year."));
}

static void
check_duration (const PmnActivity *self, PmnValidation *into)
{
  if (self->minutes < 1)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "minutes", "%s",
                        _ ("Enter a duration of 1 minute or more."));
  else if (self->minutes > MAX_MINUTES)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "minutes", "%s",
                        _ ("The duration cannot exceed 23 h 59."));
}

static void
check_place (const PmnActivity *self, PmnValidation *into)
{
  switch (self->place_kind)
    {
    case PMN_PLACE_KIND_PLACE:
      if (self->place_id == 0)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "place_id", "%s", _ ("Choose the place."));
      break;
    case PMN_PLACE_KIND_ELSEWHERE:
    case PMN_PLACE_KIND_HOME:
      if (self->insee[0] == '\0')
        pmn_validation_add (into, PMN_ISSUE_ERROR, "insee", "%s", _ ("Enter the commune."));
      break;
    case PMN_PLACE_KIND_REMOTE:
      break;
    case PMN_PLACE_KIND_NONE:
      if (self->kind != PMN_ACTIVITY_LOCAL)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "place_kind", "%s",
                            _ ("Say where the activity took place."));
      break;
    default:
      pmn_validation_add (into, PMN_ISSUE_ERROR, "place_kind", "%s", _ ("Unknown kind of place."));
    }
}

static gboolean
has_code (const GPtrArray *codes, const char *code)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) codes, code, g_str_equal, NULL);
}

static void
check_themes (const PmnActivity *self, PmnValidation *into)
{
  gboolean helps = has_code (self->themes, PMN_THEME_ADMINISTRATIVE);

  if (self->themes->len == 0)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "themes", "%s", _ ("Choose at least one theme."));
  for (guint i = 0; i < self->themes->len && !helps; i++)
    {
      const PmnTerm *term
          = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, g_ptr_array_index (self->themes, i));

      if (term != NULL && term->administrative)
        {
          /* Translators: %s is the official French label of a theme. */
          pmn_validation_add (into, PMN_ISSUE_ERROR, "themes",
                              _ ("“%s” can be chosen only together with “Aide aux démarches "
                                 "administratives”."),
                              term->label);
          break;
        }
    }
  if (self->procedure != NULL && self->procedure[0] != '\0' && !helps)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "procedure", "%s",
                        _ ("The name of a procedure goes with the theme “Aide aux démarches "
                           "administratives”."));
}

static void
check_family (const PmnActivity *self, int dimension, const char *field, const char *sentence,
              PmnValidation *into)
{
  if (pmn_activity_sum_tallies (self, dimension) > self->anonymous)
    pmn_validation_add (into, PMN_ISSUE_ERROR, field, "%s", sentence);
}

static void
check_twice (const PmnActivity *self, PmnValidation *into)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->participations->len; i++)
    {
      PmnParticipation *person = g_ptr_array_index (self->participations, i);

      if (person->beneficiary_id != 0 && !g_hash_table_add (seen, &person->beneficiary_id))
        {
          pmn_validation_add (into, PMN_ISSUE_ERROR, "followed", "%s",
                              _ ("The same followed person is there twice."));
          return;
        }
    }
}

static void
check_people (const PmnActivity *self, PmnValidation *into)
{
  guint64 people = (guint64) self->anonymous + self->participations->len;

  check_twice (self, into);
  if (self->kind == PMN_ACTIVITY_LOCAL)
    {
      if (people > 0)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "people", "%s",
                            _ ("A local activity has no beneficiaries."));
      return;
    }
  if (self->kind == PMN_ACTIVITY_WORKSHOP)
    {
      if (people == 0)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "people", "%s",
                            _ ("A workshop has at least one participant."));
      else if (people > MAX_PEOPLE)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "people", "%s",
                            _ ("A workshop has at most 10,000 participants."));
    }
  else if (people != 1)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "people", "%s",
                        self->kind == PMN_ACTIVITY_INDIVIDUAL
                            ? _ ("An individual session has exactly one beneficiary.")
                            : _ ("A one-off request has exactly one beneficiary."));
  check_family (self, PMN_DIMENSION_GENDER, "genders",
                _ ("The sum by gender exceeds the number of anonymous beneficiaries."), into);
  check_family (self, PMN_DIMENSION_AGE, "ages",
                _ ("The sum by age exceeds the number of anonymous beneficiaries."), into);
  check_family (self, PMN_DIMENSION_STATUS, "statuses",
                _ ("The sum by status exceeds the number of anonymous beneficiaries."), into);
  check_family (self, PMN_DIMENSION_PERSON, "already_supported",
                _ ("More people already supported than anonymous beneficiaries."), into);
}

/* A workshop has a lead, whose activity is sent, and others who see it as theirs too. */
static void
check_co_mediators (const PmnActivity *self, PmnValidation *into)
{
  if (self->co_mediators->len > 0 && self->kind != PMN_ACTIVITY_WORKSHOP
      && self->kind != PMN_ACTIVITY_LOCAL)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "co_mediators", "%s",
                        _ ("Only a workshop or a local activity is led by several people."));
  for (guint i = 0; i < self->co_mediators->len; i++)
    if (g_array_index (self->co_mediators, gint64, i) == self->mediator_id)
      pmn_validation_add (into, PMN_ISSUE_ERROR, "co_mediators", "%s",
                          _ ("Who leads the activity is not also a co-animator."));
}

static void
check_outcome (const PmnActivity *self, PmnValidation *into)
{
  if (self->oriented != PMN_YES && (self->referral != NULL || self->referral_body != NULL)
      && pmn_activity_kind_has_one_person (self->kind))
    pmn_validation_add (into, PMN_ISSUE_WARNING, "referral", "%s",
                        _ ("A body is named although the beneficiary was not sent on."));
}

void
pmn_activity_validate (const PmnActivity *self, PmnDay today, PmnValidation *into)
{
  g_return_if_fail (self != NULL && into != NULL);

  check_date (self, today, into);
  if (self->mediator_id == 0)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "mediator_id", "%s",
                        _ ("Say who led the activity."));
  pmn_validation_check_text (into, "notes", self->notes, PMN_MAX_NOTES);
  pmn_validation_check_text (into, "title", self->title, PMN_MAX_LINE);
  pmn_validation_check_text (into, "procedure", self->procedure, PMN_MAX_LINE);
  pmn_validation_check_text (into, "referral_body", self->referral_body, PMN_MAX_LINE);
  for (guint i = 0; i < self->tags->len; i++)
    pmn_validation_check_text (into, "tags", g_ptr_array_index (self->tags, i), PMN_MAX_LINE);
  pmn_activity_check_kind (self, into);
  /* What is not known yet may come later; what is impossible already is. */
  if (self->incomplete)
    {
      if (self->minutes != 0)
        check_duration (self, into);
      if (pmn_activity_get_people (self) > MAX_PEOPLE)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "people", "%s",
                            _ ("A workshop has at most 10,000 participants."));
      return;
    }

  check_duration (self, into);
  check_people (self, into);
  check_co_mediators (self, into);
  check_place (self, into);
  if (self->kind == PMN_ACTIVITY_LOCAL)
    {
      if (self->local_kind == NULL)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "local_kind", "%s",
                            _ ("Say what kind of local activity it was."));
      return;
    }
  check_themes (self, into);
  check_outcome (self, into);
}
