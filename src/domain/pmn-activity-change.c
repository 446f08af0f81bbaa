/* pmn-activity-change.c: one thing to change in many activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-change.h"

#include <glib/gi18n-lib.h>

PmnActivityChange *
pmn_activity_change_new (PmnChangeKind kind)
{
  PmnActivityChange *self = g_new0 (PmnActivityChange, 1);

  self->kind = kind;
  self->day = PMN_DAY_NONE;
  return self;
}

PmnActivityChange *
pmn_activity_change_copy (const PmnActivityChange *self)
{
  PmnActivityChange *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->tag = g_strdup (self->tag);
  copy->new_tag = g_strdup (self->new_tag);
  return copy;
}

void
pmn_activity_change_free (PmnActivityChange *self)
{
  if (self == NULL)
    return;
  g_free (self->tag);
  g_free (self->new_tag);
  g_free (self);
}

static void
check_present (const char *field, const char *tag, PmnValidation *into)
{
  if (pmn_validation_is_blank (tag))
    pmn_validation_add (into, PMN_ISSUE_ERROR, field, "%s", _ ("Give the name of a tag."));
}

static void
check_new_tag (const char *field, const char *tag, PmnValidation *into)
{
  check_present (field, tag, into);
  pmn_validation_check_text (into, field, tag, PMN_MAX_LINE);
}

/* The same rule as for one activity, and the same words. */
static void
check_day (PmnDay day, PmnDay today, PmnValidation *into)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autoptr (PmnValidation) all = pmn_validation_new ();
  const PmnIssue *issue;

  activity->day = day;
  pmn_activity_validate (activity, today, all);
  issue = pmn_validation_find (all, "day");
  if (issue != NULL)
    pmn_validation_add (into, issue->severity, "day", "%s", issue->message);
}

void
pmn_activity_change_validate (const PmnActivityChange *self, PmnDay today, PmnValidation *into)
{
  g_return_if_fail (self != NULL && into != NULL);

  switch (self->kind)
    {
    case PMN_CHANGE_ADD_TAG:
      check_new_tag ("tag", self->tag, into);
      break;
    case PMN_CHANGE_RENAME_TAG:
      check_new_tag ("new_tag", self->new_tag, into);
      G_GNUC_FALLTHROUGH;
    case PMN_CHANGE_REMOVE_TAG:
      /* Of what goes away nothing is to be said. */
      check_present ("tag", self->tag, into);
      break;
    case PMN_CHANGE_MEDIATOR:
      if (self->id == 0)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "mediator_id", "%s", _ ("Choose a person."));
      break;
    case PMN_CHANGE_PLACE:
      if (self->id == 0)
        pmn_validation_add (into, PMN_ISSUE_ERROR, "place_id", "%s", _ ("Choose a place."));
      break;
    case PMN_CHANGE_DAY:
    default:
      check_day (self->day, today, into);
    }
}

static gboolean
remove_tag (PmnActivity *activity, const char *tag)
{
  for (guint i = 0; i < activity->tags->len; i++)
    if (g_strcmp0 (g_ptr_array_index (activity->tags, i), tag) == 0)
      {
        g_ptr_array_remove_index (activity->tags, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
set_mediator (PmnActivity *activity, gint64 id)
{
  if (activity->mediator_id == id)
    return FALSE;
  activity->mediator_id = id;
  for (guint i = activity->co_mediators->len; i-- > 0;)
    if (g_array_index (activity->co_mediators, gint64, i) == id)
      g_array_remove_index (activity->co_mediators, i);
  return TRUE;
}

static gboolean
set_place (PmnActivity *activity, gint64 id)
{
  if (activity->place_kind == PMN_PLACE_KIND_PLACE && activity->place_id == id)
    return FALSE;
  activity->place_kind = PMN_PLACE_KIND_PLACE;
  activity->place_id = id;
  activity->insee[0] = activity->postcode[0] = '\0';
  g_clear_pointer (&activity->commune, g_free);
  return TRUE;
}

gboolean
pmn_activity_change_apply (const PmnActivityChange *self, PmnActivity *activity)
{
  guint n_tags;

  g_return_val_if_fail (self != NULL && activity != NULL, FALSE);

  switch (self->kind)
    {
    case PMN_CHANGE_ADD_TAG:
      n_tags = activity->tags->len;
      pmn_activity_add_tag (activity, self->tag);
      return activity->tags->len > n_tags;
    case PMN_CHANGE_REMOVE_TAG:
      return remove_tag (activity, self->tag);
    case PMN_CHANGE_RENAME_TAG:
      if (g_strcmp0 (self->tag, self->new_tag) == 0 || !remove_tag (activity, self->tag))
        return FALSE;
      pmn_activity_add_tag (activity, self->new_tag);
      return TRUE;
    case PMN_CHANGE_MEDIATOR:
      return set_mediator (activity, self->id);
    case PMN_CHANGE_PLACE:
      return set_place (activity, self->id);
    case PMN_CHANGE_DAY:
    default:
      if (activity->day == self->day)
        return FALSE;
      activity->day = self->day;
      return TRUE;
    }
}
