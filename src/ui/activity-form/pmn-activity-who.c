/* pmn-activity-who.c: the four sections about the people of an activity, together
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-who.h"

#include <glib/gi18n.h>

#include "pmn-activity-kind.h"
#include "pmn-activity-people.h"
#include "pmn-sentence.h"

static int
sum_minutes (PmnActivityWho *self)
{
  g_autoptr (GArray) minutes = pmn_activity_people_section_dup_minutes (self->people);
  int sum = 0;

  for (guint i = 0; i < minutes->len; i++)
    sum += MAX (g_array_index (minutes, int, i), 0);
  return sum;
}

void
pmn_activity_who_set_kind (PmnActivityWho *self, PmnActivityKind kind)
{
  g_return_if_fail (self != NULL);

  self->kind = kind;
}

void
pmn_activity_who_update (PmnActivityWho *self, PmnDay day, int minutes)
{
  guint n;
  gboolean timed;

  g_return_if_fail (self != NULL);

  if (self->updating)
    return;
  self->updating = TRUE;
  n = pmn_activity_people_section_get_n (self->people);
  minutes = MAX (minutes, 0);
  /* The fields of the one anonymous person give way as soon as somebody has a line. */
  gtk_widget_set_visible (GTK_WIDGET (self->person),
                          pmn_activity_kind_has_one_person (self->kind) && n == 0);
  pmn_activity_people_section_set_day (self->people, day);
  pmn_activity_several_section_set_people (self->several, self->kind, n, minutes,
                                           (int) n * minutes);
  timed = pmn_activity_several_section_wants_sessions (self->several);
  pmn_activity_people_section_set_timed (self->people, timed, minutes);
  if (timed)
    pmn_activity_several_section_set_people (self->several, self->kind, n, minutes,
                                             sum_minutes (self));
  self->updating = FALSE;
}

void
pmn_activity_who_move_person (PmnActivityWho *self)
{
  g_autoptr (PmnParticipation) person = NULL;

  g_return_if_fail (self != NULL);

  person = pmn_activity_person_section_read_person (self->person, NULL);
  pmn_activity_people_section_add (self->people, person);
  pmn_activity_person_section_show_person (self->person, NULL);
}

void
pmn_activity_who_count_people (PmnActivityWho *self)
{
  g_autoptr (GPtrArray) people = NULL;

  g_return_if_fail (self != NULL);

  if (pmn_activity_counters_section_get_n (self->counters) > 0)
    return;
  people = pmn_activity_people_section_take_anonymous (self->people);
  if (people->len == 0 && pmn_activity_person_section_is_said (self->person))
    g_ptr_array_add (people, pmn_activity_person_section_read_person (self->person, NULL));
  for (guint i = 0; i < people->len; i++)
    pmn_activity_counters_section_add_person (self->counters, g_ptr_array_index (people, i));
}

void
pmn_activity_who_show_person (PmnActivityWho *self, const PmnActivity *activity)
{
  g_autoptr (PmnParticipation) counted = NULL;
  const PmnParticipation *person = NULL;

  g_return_if_fail (self != NULL && activity != NULL);

  if (pmn_activity_kind_has_one_person (activity->kind))
    {
      if (activity->participations->len == 1)
        person = g_ptr_array_index (activity->participations, 0);
      else if (activity->anonymous > 0)
        person = counted = pmn_activity_describe_person (activity);
    }
  pmn_activity_person_section_show_person (
      self->person, person != NULL && person->beneficiary_id == 0 ? person : NULL);
}

void
pmn_activity_who_read (PmnActivityWho *self, PmnActivity *activity, PmnValidation *issues)
{
  g_return_if_fail (self != NULL && activity != NULL && issues != NULL);

  if (pmn_activity_kind_has_one_person (self->kind) && activity->participations->len == 0)
    g_ptr_array_add (activity->participations,
                     pmn_activity_person_section_read_person (self->person, issues));
  if (pmn_activity_several_section_wants_workshop (self->several))
    pmn_activity_to_workshop (activity);
  else if (!pmn_activity_several_section_wants_sessions (self->several))
    pmn_activity_settle_people (activity);
}

GPtrArray *
pmn_activity_who_split (PmnActivityWho *self, const PmnActivity *activity)
{
  g_autoptr (GArray) minutes = NULL;
  g_autofree char *group = NULL;

  g_return_val_if_fail (self != NULL && activity != NULL, NULL);

  if (!pmn_activity_several_section_wants_sessions (self->several))
    return NULL;
  minutes = pmn_activity_people_section_dup_minutes (self->people);
  g_return_val_if_fail (minutes->len == activity->participations->len, NULL);
  group = activity->group_uuid != NULL ? g_strdup (activity->group_uuid) : g_uuid_string_random ();
  return pmn_activity_to_sessions (activity, &g_array_index (minutes, int, 0), group);
}

/* The duration is each one's own; the rest is the same in all of them and said once. */
static void
validate_sessions (GPtrArray *sessions, PmnDay today, PmnValidation *issues)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      g_autoptr (PmnValidation) own = pmn_validation_new ();

      pmn_activity_validate (g_ptr_array_index (sessions, i), today, own);
      for (guint j = 0; j < pmn_validation_get_n_issues (own); j++)
        {
          const PmnIssue *issue = pmn_validation_get_issue (own, j);

          g_autofree char *why = pmn_sentence_after_colon (issue->message);

          if (g_str_equal (issue->field, "minutes"))
            /* Translators: %u is the rank of a person, %s a sentence. */
            pmn_validation_add (issues, issue->severity, "followed", _ ("Person %u: %s"), i + 1,
                                why);
          else if (i == 0)
            pmn_validation_add (issues, issue->severity, issue->field, "%s", issue->message);
        }
    }
}

void
pmn_activity_who_validate (PmnActivityWho *self, const PmnActivity *activity, PmnDay today,
                           PmnValidation *issues)
{
  g_autoptr (GPtrArray) sessions = NULL;

  g_return_if_fail (self != NULL && activity != NULL && issues != NULL);

  sessions = pmn_activity_who_split (self, activity);
  if (sessions != NULL)
    validate_sessions (sessions, today, issues);
  else
    pmn_activity_validate (activity, today, issues);
  if (activity->record.id == 0 && activity->kind == PMN_ACTIVITY_WORKSHOP
      && pmn_activity_get_people (activity) == 1)
    pmn_validation_add (issues, PMN_ISSUE_WARNING, "followed", "%s",
                        _ ("Only one person came to this workshop: is it not an individual "
                           "session?"));
}

char *
pmn_activity_who_dup_note (PmnActivityWho *self)
{
  guint n_lines, n_counted;

  g_return_val_if_fail (self != NULL, NULL);

  n_lines = pmn_activity_people_section_get_n (self->people);
  n_counted = pmn_activity_counters_section_get_n (self->counters);
  if (self->kind == PMN_ACTIVITY_WORKSHOP)
    return n_lines + n_counted == 1
               ? g_strdup (_ ("The person you gave is in this workshop, alone: say below who else "
                              "came, or go back to an individual session (Ctrl+1)."))
               : NULL;
  if (self->kind == PMN_ACTIVITY_LOCAL)
    return n_lines > 0 || n_counted > 0 || pmn_activity_person_section_is_said (self->person)
               ? g_strdup (_ ("A local activity has no beneficiaries: those you gave are set "
                              "aside, and come back with another kind."))
               : NULL;
  if (n_counted > 1)
    return g_strdup_printf (
        g_dngettext (NULL,
                     "The %u person counted in the workshop is set aside, and comes back with it.",
                     "The %u people counted in the workshop are set aside, and come back with it.",
                     n_counted),
        n_counted);
  return NULL;
}

const char *
pmn_activity_who_get_answer (PmnActivityWho *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (pmn_activity_several_section_wants_sessions (self->several))
    return PMN_SEVERAL_SESSIONS;
  return pmn_activity_several_section_wants_workshop (self->several) ? PMN_SEVERAL_WORKSHOP : NULL;
}

GtkWidget *
pmn_activity_who_get_first_field (PmnActivityWho *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == PMN_ACTIVITY_WORKSHOP)
    return pmn_activity_counters_section_get_total (self->counters);
  if (gtk_widget_get_visible (GTK_WIDGET (self->person)))
    return GTK_WIDGET (self->person);
  return pmn_activity_people_section_get_finder (self->people);
}
