/* pmn-import-links.c: activities already here that a file speaks of
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-links.h"

#include <string.h>

#include "pmn-activity-match.h"
#include "pmn-repositories.h"
#include "pmn-uuid.h"

struct _PmnImportLinks
{
  GHashTable *months; /* mediator and month → GArray of PmnUnlinkedRow, by day */
  GHashTable *taken;  /* row ids linked by this import */
};

PmnImportLinks *
pmn_import_links_new (void)
{
  PmnImportLinks *self = g_new0 (PmnImportLinks, 1);

  self->months
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
pmn_import_links_free (PmnImportLinks *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->months);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/* Whether both are one report of the old platform's: from its own file, and from the national platform,
 * which converted it. */
static gboolean
is_same_report (PmnSource known, PmnSource incoming)
{
  return (known == PMN_SOURCE_LEGACY && incoming == PMN_SOURCE_COOP_V1)
         || (known == PMN_SOURCE_COOP_V1 && incoming == PMN_SOURCE_LEGACY);
}

/* Enough of the same themes, and the same kind of place: the same session typed twice. */
static gboolean
looks_like (const PmnActivity *local, const PmnActivity *incoming)
{
  guint common = 0;
  gboolean same_report = is_same_report (local->source, incoming->source);

  if (local->place_kind != incoming->place_kind)
    return FALSE;
  /* The two platforms do not name the places alike. */
  if (!same_report && local->place_kind == PMN_PLACE_KIND_PLACE
      && local->place_id != incoming->place_id)
    return FALSE;
  for (guint i = 0; i < incoming->themes->len; i++)
    if (g_ptr_array_find (local->themes, g_ptr_array_index (incoming->themes, i), NULL))
      common++;
  /* "Autre", the only theme of a report, became none. */
  if (same_report && local->themes->len + incoming->themes->len == 0)
    return TRUE;
  return common > 0 && common * 2 >= MAX (local->themes->len, incoming->themes->len);
}

/* Announced by "Réf. locale", or alone on its line. */
static char *
find_reference (const char *notes)
{
  char *announced = pmn_local_reference_find (notes);
  g_auto (GStrv) lines = NULL;

  if (announced != NULL || strchr (notes, '-') == NULL)
    return announced;
  lines = g_strsplit (notes, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE];
      guint number;

      if (pmn_local_reference_parse (lines[i], prefix, &number))
        return pmn_local_reference_format (prefix, number);
    }
  return NULL;
}

static PmnActivity *
by_reference (PmnConnection *connection, const char *notes, GError **error)
{
  g_autofree char *reference = notes ? find_reference (notes) : NULL;
  g_autoptr (PmnActivity) activity = NULL;
  gint64 id;

  if (reference == NULL)
    return NULL;
  id = pmn_activity_repository_find (connection, reference, error);
  if (id == 0)
    return NULL;
  activity = pmn_activity_repository_get (connection, id, error);
  if (activity == NULL || activity->national_id != NULL)
    return NULL;
  return g_steal_pointer (&activity);
}

/* What could be linked in the month of @day: one query for all the rows of the file that fall there.
 * What the import itself writes is none: it comes from a table, or has its national id and stamp. */
static const GArray *
candidates (PmnImportLinks *self, PmnConnection *connection, const PmnActivity *incoming,
            GError **error)
{
  int month = pmn_day_month (incoming->day);
  gint64 key = incoming->mediator_id * 1000000 + month;
  GArray *rows = g_hash_table_lookup (self->months, &key);

  if (rows == NULL)
    {
      PmnDay first = pmn_day_from_ymd (month / 100, month % 100, 1);
      int after = pmn_month_add (month, 1);

      rows = pmn_activity_match_unlinked (connection, incoming->mediator_id, first,
                                          pmn_day_from_ymd (after / 100, after % 100, 1) - 1,
                                          incoming->source, error);
      if (rows != NULL)
        g_hash_table_insert (self->months, g_memdup2 (&key, sizeof key), rows);
    }
  return rows;
}

/* The first of @rows that is not before @day. */
static guint
first_of_day (const GArray *rows, PmnDay day)
{
  guint low = 0;
  guint high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (rows, PmnUnlinkedRow, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A bracket of the old platform counts here for its lower bound. */
static gboolean
in_bracket (int lower, int minutes)
{
  static const struct
  {
    int lower;
    int upper;
  } brackets[] = { { 1, 30 }, { 30, 60 }, { 60, 120 }, { 120, G_MAXINT } };

  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (brackets[i].lower == lower)
      return minutes >= lower && minutes <= brackets[i].upper;
  return FALSE;
}

static gboolean
same_minutes (const PmnUnlinkedRow *row, const PmnActivity *incoming, gboolean exactly)
{
  if (row->minutes == incoming->minutes)
    return TRUE;
  if (exactly || !is_same_report (row->source, incoming->source))
    return FALSE;
  return row->source == PMN_SOURCE_LEGACY ? in_bracket (row->minutes, incoming->minutes)
                                          : in_bracket (incoming->minutes, row->minutes);
}

/* Individual sessions and one-off requests, which the platform does not tell apart. */
static gboolean
same_kind (const PmnUnlinkedRow *row, const PmnActivity *incoming)
{
  if (row->kind == incoming->kind)
    return TRUE;
  if (row->kind == PMN_ACTIVITY_ONE_OFF)
    return incoming->kind != PMN_ACTIVITY_WORKSHOP;
  return row->source == PMN_SOURCE_COOP_V1 && row->kind == PMN_ACTIVITY_INDIVIDUAL
         && incoming->kind == PMN_ACTIVITY_ONE_OFF;
}

/* @exactly: of the same duration, not only in the same bracket */
static PmnActivity *
by_likeness (PmnImportLinks *self, PmnConnection *connection, const PmnActivity *incoming,
             gboolean exactly, GError **error)
{
  const GArray *rows = candidates (self, connection, incoming, error);

  for (guint i = rows != NULL ? first_of_day (rows, incoming->day) : 0;
       rows != NULL && i < rows->len; i++)
    {
      const PmnUnlinkedRow *row = &g_array_index (rows, PmnUnlinkedRow, i);
      g_autoptr (PmnActivity) local = NULL;

      if (row->day != incoming->day)
        break;
      if (!same_kind (row, incoming) || !same_minutes (row, incoming, exactly)
          || row->people != pmn_activity_get_people (incoming)
          || g_hash_table_contains (self->taken, &row->id))
        continue;
      local = pmn_activity_repository_get (connection, row->id, error);
      if (local == NULL)
        return NULL;
      if (looks_like (local, incoming))
        return g_steal_pointer (&local);
    }
  return NULL;
}

PmnActivity *
pmn_import_links_find (PmnImportLinks *self, PmnConnection *connection, const PmnActivity *incoming,
                       const char *notes, GError **error)
{
  GError *local_error = NULL;
  PmnActivity *local = by_reference (connection, notes, &local_error);

  if (local == NULL && local_error == NULL)
    local = by_likeness (self, connection, incoming, TRUE, &local_error);
  if (local == NULL && local_error == NULL
      && (incoming->source == PMN_SOURCE_LEGACY || incoming->source == PMN_SOURCE_COOP_V1))
    local = by_likeness (self, connection, incoming, FALSE, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (local != NULL)
    pmn_import_links_take (self, local->record.id);
  return local;
}

void
pmn_import_links_take (PmnImportLinks *self, gint64 id)
{
  g_return_if_fail (self != NULL);

  g_hash_table_add (self->taken, g_memdup2 (&id, sizeof id));
}
