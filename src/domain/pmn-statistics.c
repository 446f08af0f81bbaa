/* pmn-statistics.c: the figures of a period
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-statistics.h"

PmnStatistics *
pmn_statistics_new (void)
{
  PmnStatistics *self = g_new0 (PmnStatistics, 1);

  self->from = PMN_DAY_NONE;
  self->to = PMN_DAY_NONE;
  self->months = g_array_new (FALSE, TRUE, sizeof (PmnMonthCount));
  self->terms = g_array_new (FALSE, TRUE, sizeof (PmnTermCount));
  return self;
}

void
pmn_statistics_free (PmnStatistics *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->months);
  g_array_unref (self->terms);
  g_free (self);
}

const PmnTermCount *
pmn_statistics_get_term (const PmnStatistics *self, int dimension, const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const PmnTermCount *term = &g_array_index (self->terms, PmnTermCount, i);

      if (term->dimension == dimension && g_strcmp0 (term->code, code) == 0)
        return term;
    }
  return NULL;
}
