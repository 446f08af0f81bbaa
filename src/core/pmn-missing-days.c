/* pmn-missing-days.c: working days on which nothing was logged
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-missing-days.h"

#include "pmn-activity-query.h"
#include "pmn-repositories.h"
#include "pmn-working-days.h"

void
pmn_missing_days_free (PmnMissingDays *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->name);
  g_clear_pointer (&self->days, g_array_unref);
  g_free (self);
}

static GArray *
absence_spans (PmnConnection *connection, gint64 mediator_id, PmnPeriod period, GError **error)
{
  g_autoptr (GPtrArray) absences
      = pmn_absence_repository_list (connection, mediator_id, period.from, period.to, error);
  GArray *spans;

  if (absences == NULL)
    return NULL;
  spans = g_array_new (FALSE, FALSE, sizeof (PmnAbsenceSpan));
  for (guint i = 0; i < absences->len; i++)
    {
      const PmnAbsence *absence = g_ptr_array_index (absences, i);
      PmnAbsenceSpan span = {
        .from = absence->from,
        .to = absence->to,
        .from_afternoon = absence->part == PMN_DAY_PART_AFTERNOON,
        .to_morning = absence->part == PMN_DAY_PART_MORNING,
      };

      g_array_append_val (spans, span);
    }
  return spans;
}

static PmnMissingDays *
missing_of (PmnConnection *connection, const PmnMediator *mediator, PmnPeriod period,
            PmnHolidayZone zone, GError **error)
{
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GArray) logged = NULL;
  g_autoptr (GArray) expected = NULL;
  PmnMissingDays *missing;
  guint next = 0;

  spans = absence_spans (connection, mediator->record.id, period, error);
  if (spans == NULL)
    return NULL;
  logged = pmn_activity_query_days (connection, mediator->record.id, period.from, period.to, error);
  if (logged == NULL)
    return NULL;
  if (mediator->active_from != PMN_DAY_NONE)
    period.from = MAX (period.from, mediator->active_from);
  if (mediator->active_to != PMN_DAY_NONE)
    period.to = MIN (period.to, mediator->active_to);
  missing = g_new0 (PmnMissingDays, 1);
  missing->mediator_id = mediator->record.id;
  missing->uuid = g_strdup (mediator->record.uuid);
  missing->name = pmn_mediator_get_display_name (mediator);
  missing->days = g_array_new (FALSE, FALSE, sizeof (PmnDay));
  if (period.from > period.to)
    return missing;
  expected
      = pmn_working_days_expected (period, mediator->working_days, zone,
                                   (const PmnAbsenceSpan *) (gpointer) spans->data, spans->len);
  for (guint i = 0; i < expected->len; i++)
    {
      PmnDay day = g_array_index (expected, PmnDay, i);

      while (next < logged->len && g_array_index (logged, PmnDay, next) < day)
        next++;
      if (next == logged->len || g_array_index (logged, PmnDay, next) != day)
        g_array_append_val (missing->days, day);
    }
  return missing;
}

GPtrArray *
pmn_missing_days_query (PmnConnection *connection, gint64 mediator_id, PmnDay from, PmnDay to,
                        PmnDay today, GError **error)
{
  g_autoptr (GPtrArray) mediators = NULL;
  g_autoptr (PmnStructure) structure = NULL;
  g_autoptr (GPtrArray) result
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_missing_days_free);
  PmnPeriod period = { .from = from, .to = MIN (to, today) };
  PmnHolidayZone zone;

  structure = pmn_structure_repository_get (connection, error);
  if (structure == NULL)
    return NULL;
  mediators = pmn_mediator_repository_list (connection, NULL, error);
  if (mediators == NULL)
    return NULL;
  zone = pmn_holiday_zone_of_insee (structure->insee);
  for (guint i = 0; i < mediators->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (mediators, i);
      PmnMissingDays *missing;

      if (mediator_id != 0 ? mediator->record.id != mediator_id
                           : !pmn_mediator_kind_can_author (mediator->kind))
        continue;
      missing = missing_of (connection, mediator, period, zone, error);
      if (missing == NULL)
        return NULL;
      g_ptr_array_add (result, missing);
    }
  return g_steal_pointer (&result);
}
