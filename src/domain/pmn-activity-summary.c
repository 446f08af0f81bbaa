/* pmn-activity-summary.c: what a row of the journal shows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-summary.h"

PmnActivitySummary *
pmn_activity_summary_new (void)
{
  PmnActivitySummary *self = g_new0 (PmnActivitySummary, 1);

  self->day = PMN_DAY_NONE;
  self->themes = g_ptr_array_new ();
  self->tags = g_ptr_array_new ();
  return self;
}

void
pmn_activity_summary_free (PmnActivitySummary *self)
{
  if (self == NULL)
    return;
  g_free (self->mediator_name);
  g_free (self->place_name);
  g_free (self->commune);
  g_ptr_array_unref (self->themes);
  g_ptr_array_unref (self->tags);
  g_free (self->title);
  g_free (self->procedure);
  g_free (self->local_ref);
  g_free (self->national_id);
  g_free (self);
}
