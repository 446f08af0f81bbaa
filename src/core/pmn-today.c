/* pmn-today.c: what somebody finds in the morning: days to log, what to complete, the week, today
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-today.h"

#include "pmn-activity-query.h"
#include "pmn-clock.h"
#include "pmn-missing-days.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"
#include "pmn-setting.h"

void
pmn_today_free (PmnToday *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->missing, g_array_unref);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_pointer (&self->drafts, g_array_unref);
  g_free (self);
}

static PmnActivityFilter *
filter_of (const PmnToday *self, PmnDay from, PmnDay to)
{
  PmnActivityFilter *filter = pmn_activity_filter_new ();

  filter->mediator_id = self->mediator_id;
  filter->from = from;
  filter->to = to;
  return filter;
}

/* The first activity of all within @filter, in its order; %PMN_DAY_NONE without any. */
static gboolean
read_first_day (PmnConnection *connection, const PmnActivityFilter *filter, PmnActivitySort sort,
                PmnDay *day, GError **error)
{
  g_autoptr (GPtrArray) rows = pmn_activity_query_first_page (connection, filter, sort, 1, error);

  if (rows == NULL)
    return FALSE;
  *day = rows->len > 0 && rows->pdata[0] != NULL
             ? ((const PmnActivitySummary *) g_ptr_array_index (rows, 0))->day
             : PMN_DAY_NONE;
  return TRUE;
}

static gboolean
read_missing (PmnConnection *connection, PmnToday *self, const PmnMediator *mediator,
              GError **error)
{
  g_autoptr (PmnActivityFilter) mine = filter_of (self, PMN_DAY_NONE, PMN_DAY_NONE);
  g_autoptr (GPtrArray) people = NULL;
  PmnDay known = pmn_clock_day_of (mediator->record.created_at), first;
  const PmnMissingDays *missing;

  if (!read_first_day (connection, mine, PMN_SORT_OLDEST, &first, error))
    return FALSE;
  if (first != PMN_DAY_NONE)
    known = MIN (known, first);
  people = pmn_missing_days_query (connection, self->mediator_id,
                                   MAX (known, self->today - PMN_TODAY_MISSING_DAYS),
                                   self->today - 1, self->today, error);
  if (people == NULL)
    return FALSE;
  missing = people->len > 0 ? g_ptr_array_index (people, 0) : NULL;
  for (guint i = missing != NULL ? missing->days->len : 0; i > 0; i--)
    g_array_append_val (self->missing, g_array_index (missing->days, PmnDay, i - 1));
  return TRUE;
}

static gboolean
read_person (PmnConnection *connection, PmnToday *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PmnMediator) mediator = NULL;

  if (self->mediator_id == 0)
    return TRUE;
  mediator = pmn_mediator_repository_get (connection, self->mediator_id, &local_error);
  if (mediator == NULL || mediator->record.deleted_at != 0)
    {
      /* Trashed meanwhile: everybody's day is shown. */
      if (local_error != NULL
          && !g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      self->mediator_id = 0;
      return TRUE;
    }
  self->name = pmn_mediator_get_display_name (mediator);
  return !pmn_mediator_kind_can_author (mediator->kind)
         || read_missing (connection, self, mediator, error);
}

static gboolean
read_week (PmnConnection *connection, PmnToday *self, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = filter_of (self, self->monday, self->monday + 6);
  g_autoptr (GArray) facts = pmn_activity_query_facts (connection, filter, error);

  if (facts == NULL)
    return FALSE;
  for (guint i = 0; i < facts->len; i++)
    {
      const PmnActivityFact *fact = &g_array_index (facts, PmnActivityFact, i);
      PmnWeekDay *day = &self->week[fact->day - self->monday];

      day->minutes += fact->minutes;
      if (fact->kind == PMN_ACTIVITY_LOCAL)
        day->local_minutes += fact->minutes;
      else
        {
          day->n++;
          day->people += fact->people;
        }
      if (fact->day == self->today)
        self->n_activities++;
    }
  return TRUE;
}

static gboolean
read_activities (PmnConnection *connection, PmnToday *self, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = filter_of (self, self->today, self->today);

  self->activities = pmn_activity_query_first_page (connection, filter, PMN_SORT_NEWEST,
                                                    PMN_TODAY_MAX_ROWS, error);
  return self->activities != NULL;
}

static gboolean
read_incomplete (PmnConnection *connection, PmnToday *self, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = filter_of (self, PMN_DAY_NONE, PMN_DAY_NONE);

  filter->incomplete_only = TRUE;
  return pmn_activity_query_count (connection, filter, &self->n_incomplete, NULL, error);
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  return ((const PmnTodayOther *) b)->day - ((const PmnTodayOther *) a)->day;
}

static void
count_other (PmnToday *self, PmnDay day)
{
  PmnTodayOther other = { day, 1 };

  for (guint i = 0; i < self->others->len; i++)
    if (g_array_index (self->others, PmnTodayOther, i).day == day)
      {
        g_array_index (self->others, PmnTodayOther, i).n++;
        return;
      }
  g_array_append_val (self->others, other);
}

static gboolean
read_others (PmnConnection *connection, PmnToday *self, GError **error)
{
  g_autoptr (GArray) logged
      = pmn_activity_query_last_typed (connection, self->mediator_id, PMN_TODAY_LAST_ROWS, error);

  if (logged == NULL)
    return FALSE;
  self->others = g_array_new (FALSE, FALSE, sizeof (PmnTodayOther));
  for (guint i = 0; i < logged->len; i++)
    {
      const PmnLoggedDay *each = &g_array_index (logged, PmnLoggedDay, i);

      if (each->day != self->today && pmn_clock_day_of (each->created_at) >= self->today)
        count_other (self, each->day);
    }
  g_array_sort (self->others, compare_latest_first);
  return TRUE;
}

/* The forms of one row: "NAME:new", or "NAME:" and its uuid. */
static const struct
{
  const char *prefix;
  PmnEntity entity;
  PmnDraftKind fresh;
  PmnDraftKind changes;
} row_drafts[] = {
  { "activity:", PMN_ENTITY_ACTIVITY, PMN_DRAFT_NEW, PMN_DRAFT_CHANGES },
  { "activity-copy:", PMN_ENTITY_ACTIVITY, PMN_DRAFT_COPY, PMN_DRAFT_COPY },
  { "beneficiary:", PMN_ENTITY_BENEFICIARY, PMN_DRAFT_BENEFICIARY, PMN_DRAFT_BENEFICIARY },
  { "mediator:", PMN_ENTITY_MEDIATOR, PMN_DRAFT_MEDIATOR, PMN_DRAFT_MEDIATOR },
  { "place:", PMN_ENTITY_PLACE, PMN_DRAFT_PLACE, PMN_DRAFT_PLACE },
};

/* Whether @key is of a form that can still be opened: what it changes may be in the trash. */
static gboolean
read_draft (PmnConnection *connection, const char *key, PmnTodayDraft *draft, GError **error)
{
  const char *rest = strchr (key, ':');

  draft->id = 0;
  draft->day = PMN_DAY_NONE;
  if (rest == NULL)
    return FALSE;
  rest++;
  if (g_str_has_prefix (key, "day-entry:"))
    {
      draft->kind = PMN_DRAFT_DAY;
      draft->day = pmn_day_from_iso (rest);
      return draft->day != PMN_DAY_NONE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (row_drafts); i++)
    {
      if (!g_str_has_prefix (key, row_drafts[i].prefix))
        continue;
      draft->kind = row_drafts[i].fresh;
      if (g_str_equal (rest, "new"))
        return TRUE;
      draft->kind = row_drafts[i].changes;
      draft->id = pmn_entity_find_live (connection, row_drafts[i].entity, rest, error);
      return draft->id != 0;
    }
  return FALSE;
}

static gboolean
read_drafts (PmnConnection *connection, PmnToday *self, GError **error)
{
  g_autoptr (GPtrArray) keys = pmn_draft_list (connection, error);
  GError *local_error = NULL;

  if (keys == NULL)
    return FALSE;
  self->drafts = g_array_new (FALSE, FALSE, sizeof (PmnTodayDraft));
  for (guint i = 0; i < keys->len && local_error == NULL; i++)
    {
      PmnTodayDraft draft;

      if (read_draft (connection, g_ptr_array_index (keys, i), &draft, &local_error))
        g_array_append_val (self->drafts, draft);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

PmnToday *
pmn_today_query (PmnConnection *connection, gint64 mediator_id, PmnDay today, GError **error)
{
  g_autoptr (PmnToday) self = g_new0 (PmnToday, 1);
  g_autoptr (PmnActivityFilter) everything = pmn_activity_filter_new ();
  g_autoptr (GPtrArray) team = NULL;
  PmnDay last;

  g_return_val_if_fail (connection != NULL, NULL);
  g_return_val_if_fail (today != PMN_DAY_NONE, NULL);

  self->today = today;
  self->monday = today - pmn_day_weekday (today) + 1;
  self->mediator_id = mediator_id;
  self->missing = g_array_new (FALSE, FALSE, sizeof (PmnDay));
  if (!read_person (connection, self, error) || !read_week (connection, self, error)
      || !read_activities (connection, self, error) || !read_incomplete (connection, self, error)
      || !read_others (connection, self, error) || !read_drafts (connection, self, error)
      || !read_first_day (connection, everything, PMN_SORT_NEWEST, &last, error))
    return NULL;
  team = pmn_mediator_repository_list (connection, NULL, error);
  if (team == NULL)
    return NULL;
  self->has_team = team->len > 0;
  self->anything_logged = last != PMN_DAY_NONE;
  return g_steal_pointer (&self);
}

static gpointer
run_query (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_today_query (connection, job->actor_id, job->today, error);
}

void
pmn_today_async (PmnRegister *reg, GCancellable *cancellable, GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (reg));

  pmn_register_read (reg, run_query, pmn_job_new (reg, PMN_ENTITY_ACTIVITY),
                     (GDestroyNotify) pmn_today_free, cancellable, callback, user_data);
}

PmnToday *
pmn_today_finish (PmnRegister *reg, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (reg, result, error);
}
