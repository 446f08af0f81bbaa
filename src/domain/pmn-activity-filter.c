/* pmn-activity-filter.c: which activities to list or to count
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-filter.h"

PmnActivityFilter *
pmn_activity_filter_new (void)
{
  PmnActivityFilter *self = g_new0 (PmnActivityFilter, 1);

  self->from = PMN_DAY_NONE;
  self->to = PMN_DAY_NONE;
  self->source = -1;
  return self;
}

PmnActivityFilter *
pmn_activity_filter_copy (const PmnActivityFilter *self)
{
  PmnActivityFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->theme = g_strdup (self->theme);
  copy->material = g_strdup (self->material);
  copy->tag = g_strdup (self->tag);
  copy->text = g_strdup (self->text);
  return copy;
}

void
pmn_activity_filter_free (PmnActivityFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->theme);
  g_free (self->material);
  g_free (self->tag);
  g_free (self->text);
  g_free (self);
}

/* An empty text asks for nothing, like none. */
static gboolean
same_text (const char *a, const char *b)
{
  return g_strcmp0 (a ? a : "", b ? b : "") == 0;
}

gboolean
pmn_activity_filter_equal (const PmnActivityFilter *a, const PmnActivityFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->from == b->from && a->to == b->to && a->mediator_id == b->mediator_id
         && a->place_id == b->place_id && a->place_kind == b->place_kind && a->kinds == b->kinds
         && same_text (a->theme, b->theme) && same_text (a->material, b->material)
         && same_text (a->tag, b->tag) && same_text (a->text, b->text)
         && !a->incomplete_only == !b->incomplete_only && a->source == b->source;
}

gboolean
pmn_activity_filter_is_empty (const PmnActivityFilter *self)
{
  g_autoptr (PmnActivityFilter) empty = pmn_activity_filter_new ();

  g_return_val_if_fail (self != NULL, TRUE);

  return pmn_activity_filter_equal (self, empty);
}
