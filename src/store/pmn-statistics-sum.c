/* pmn-statistics-sum.c: figures being added up from rollups and from rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-statistics-sum.h"

#include "pmn-activity.h"
#include "pmn-nomenclature.h"
#include "pmn-term-store.h"

typedef struct
{
  gint64 activities;
  gint64 people;
} TermSum;

/* Ids below are found by their place: tens of thousands of lines make one year. The national lists
 * have numbers under 14,000; rows are numbered from 1. */
#define N_DIRECT_TERMS 16384
#define N_DIRECT_PEOPLE (1 << 22)

struct _PmnStatisticsSum
{
  PmnStatistics *figures;
  GHashTable *months; /* yyyymm → PmnMonthCount */
  TermSum direct[N_DIRECT_TERMS];
  GHashTable *terms;         /* other term id → TermSum */
  GArray *people;            /* how often each came, by row id */
  GHashTable *beneficiaries; /* other row id → how often */
};

PmnStatisticsSum *
pmn_statistics_sum_new (void)
{
  PmnStatisticsSum *self = g_new0 (PmnStatisticsSum, 1);

  self->figures = pmn_statistics_new ();
  self->months = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->terms = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->people = g_array_new (FALSE, TRUE, sizeof (gint32));
  self->beneficiaries = g_hash_table_new (NULL, NULL);
  return self;
}

void
pmn_statistics_sum_free (PmnStatisticsSum *self)
{
  if (self == NULL)
    return;
  pmn_statistics_free (self->figures);
  g_hash_table_unref (self->months);
  g_hash_table_unref (self->terms);
  g_array_unref (self->people);
  g_hash_table_unref (self->beneficiaries);
  g_free (self);
}

static PmnMonthCount *
get_month (PmnStatisticsSum *self, int month)
{
  PmnMonthCount *count = g_hash_table_lookup (self->months, GINT_TO_POINTER (month));

  if (count == NULL)
    {
      count = g_new0 (PmnMonthCount, 1);
      count->month = month;
      g_hash_table_insert (self->months, GINT_TO_POINTER (month), count);
    }
  return count;
}

void
pmn_statistics_sum_add_activities (PmnStatisticsSum *self, int month, int kind, gint64 n,
                                   gint64 people, gint64 minutes)
{
  PmnStatistics *figures = self->figures;
  PmnMonthCount *count;

  if (kind < 1 || kind >= (int) G_N_ELEMENTS (figures->kinds))
    return;
  figures->kinds[kind] += n;
  if (kind == PMN_ACTIVITY_LOCAL)
    {
      figures->minutes_local += minutes;
      return;
    }
  figures->activities += n;
  figures->accompaniments += people;
  figures->minutes += minutes;
  if (kind == PMN_ACTIVITY_WORKSHOP)
    figures->participants += people;
  count = get_month (self, month);
  count->activities += n;
  count->accompaniments += people;
  count->minutes += minutes;
}

static TermSum *
get_term (PmnStatisticsSum *self, int term_id)
{
  TermSum *sum;

  if (term_id > 0 && term_id < N_DIRECT_TERMS)
    return &self->direct[term_id];
  sum = g_hash_table_lookup (self->terms, GINT_TO_POINTER (term_id));
  if (sum == NULL)
    {
      sum = g_new0 (TermSum, 1);
      g_hash_table_insert (self->terms, GINT_TO_POINTER (term_id), sum);
    }
  return sum;
}

void
pmn_statistics_sum_add_term (PmnStatisticsSum *self, int term_id, gint64 activities, gint64 people)
{
  TermSum *sum;

  if (term_id == 0)
    return;
  sum = get_term (self, term_id);
  sum->activities += activities;
  sum->people += people;
}

void
pmn_statistics_sum_add_beneficiary (PmnStatisticsSum *self, gint64 beneficiary_id, gint64 n)
{
  gpointer key;

  if (beneficiary_id >= 0 && beneficiary_id < N_DIRECT_PEOPLE)
    {
      if (beneficiary_id >= self->people->len)
        g_array_set_size (self->people, (guint) beneficiary_id * 2 + 256);
      g_array_index (self->people, gint32, beneficiary_id) += (gint32) n;
      return;
    }
  key = GSIZE_TO_POINTER ((gsize) beneficiary_id);
  n += GPOINTER_TO_SIZE (g_hash_table_lookup (self->beneficiaries, key));
  g_hash_table_insert (self->beneficiaries, key, GSIZE_TO_POINTER ((gsize) n));
}

static guint
count_people (PmnStatisticsSum *self)
{
  guint n = 0;
  GHashTableIter iter;
  gpointer times;

  for (guint id = 0; id < self->people->len; id++)
    n += g_array_index (self->people, gint32, id) > 0 ? 1 : 0;
  g_hash_table_iter_init (&iter, self->beneficiaries);
  while (g_hash_table_iter_next (&iter, NULL, &times))
    n += GPOINTER_TO_SIZE (times) != 0 ? 1 : 0;
  return n;
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  const PmnMonthCount *x = a, *y = b;

  return x->month - y->month;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  int x = GPOINTER_TO_INT (*(gpointer *) a), y = GPOINTER_TO_INT (*(gpointer *) b);
  int by_dimension = pmn_term_store_dimension (x) - pmn_term_store_dimension (y);

  return by_dimension != 0 ? by_dimension : (x > y) - (x < y);
}

static gboolean
finish_terms (PmnStatisticsSum *self, PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (self->terms);

  for (int id = 1; id < N_DIRECT_TERMS; id++)
    if (self->direct[id].activities != 0 || self->direct[id].people != 0)
      g_ptr_array_add (ids, GINT_TO_POINTER (id));
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      int id = GPOINTER_TO_INT (g_ptr_array_index (ids, i));
      const TermSum *sum = get_term (self, id);
      PmnTermCount count = { .dimension = pmn_term_store_dimension (id),
                             .activities = sum->activities,
                             .accompaniments = sum->people };

      if (sum->activities == 0 && sum->people == 0)
        continue;
      count.code = pmn_term_store_code (connection, id, error);
      if (count.code == NULL)
        return FALSE;
      g_array_append_val (self->figures->terms, count);
    }
  return TRUE;
}

PmnStatistics *
pmn_statistics_sum_finish (PmnStatisticsSum *self, PmnConnection *connection, GError **error)
{
  PmnStatistics *figures = self->figures;
  const PmnTermCount *followed;
  GHashTableIter iter;
  gpointer value;

  if (!finish_terms (self, connection, error))
    return NULL;
  g_hash_table_iter_init (&iter, self->months);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((PmnMonthCount *) value)->activities != 0)
      g_array_append_vals (figures->months, value, 1);
  g_array_sort (figures->months, compare_months);

  figures->followed = count_people (self);
  followed = pmn_statistics_get_term (figures, PMN_DIMENSION_PERSON, "followed");
  figures->anonymous = figures->accompaniments - (followed != NULL ? followed->accompaniments : 0);
  return g_steal_pointer (&self->figures);
}
