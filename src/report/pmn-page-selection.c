/* pmn-page-selection.c: which pages go on paper, in which order, how many times
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-page-selection.h"

static void
add_range (GArray *pages, PmnPageSet set, PmnPageRange range, guint n_pages)
{
  for (int page = MAX (range.first, 0); page <= range.last && page < (int) n_pages; page++)
    {
      guint value = (guint) page;

      if (set == PMN_PAGES_ALL || (value % 2 == 0) == (set == PMN_PAGES_ODD))
        g_array_append_val (pages, value);
    }
}

static void
reverse (GArray *pages)
{
  guint *data = (guint *) (gpointer) pages->data;

  for (guint i = 0; i < pages->len / 2; i++)
    {
      guint other = pages->len - 1 - i;
      guint kept = data[i];

      data[i] = data[other];
      data[other] = kept;
    }
}

GArray *
pmn_page_selection_expand (const PmnPageSelection *self, guint n_pages)
{
  static const PmnPageSelection everything = { .copies = 1 };
  g_autoptr (GArray) once = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  guint copies;

  if (self == NULL)
    self = &everything;
  copies = MAX (self->copies, 1);
  if (self->ranges == NULL)
    add_range (once, self->set, (PmnPageRange) { 0, G_MAXINT - 1 }, n_pages);
  for (guint i = 0; self->ranges != NULL && i < self->n_ranges; i++)
    add_range (once, self->set, self->ranges[i], n_pages);
  if (self->reverse)
    reverse (once);
  if (self->collate)
    for (guint copy = 0; copy < copies; copy++)
      g_array_append_vals (pages, once->data, once->len);
  else
    for (guint i = 0; i < once->len; i++)
      for (guint copy = 0; copy < copies; copy++)
        g_array_append_val (pages, g_array_index (once, guint, i));
  return pages;
}
