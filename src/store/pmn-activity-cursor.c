/* pmn-activity-cursor.c: activities in an order, a few at a time
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-query.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-row.h"
#include "pmn-activity-selection.h"

#define COLUMNS "a.id, KEY, a.version"

/* An order that an index gives, and the same by sorting few rows. */
typedef struct
{
  const char *from;
  const char *where;
  const char *order;
  const char *extra_column;
  const char *extra_join;
  const char *sorted;
} Order;

/* Ties are the newest first, except in the two orders that are another one read backwards. */
static const Order orders[] = {
  [PMN_SORT_NEWEST] = { .order = " ORDER BY 2 DESC" },
  [PMN_SORT_OLDEST] = { .order = " ORDER BY 2" },
  [PMN_SORT_KIND]
  = { "activity a INDEXED BY activity_kind", NULL, " ORDER BY a.kind, a.sort_key DESC", ", a.kind",
      NULL, " ORDER BY 4, 2 DESC" },
  [PMN_SORT_MEDIATOR]
  = { "mediator m CROSS JOIN activity a INDEXED BY activity_mediator ON a.mediator_id = m.id", NULL,
      " ORDER BY m.sort_name, m.id, a.sort_key DESC", ", m.sort_name, m.id",
      " CROSS JOIN mediator m ON m.id = a.mediator_id", " ORDER BY 4, 5, 2 DESC" },
  [PMN_SORT_PLACE]
  = { "place p CROSS JOIN activity a INDEXED BY activity_place ON a.place_id = p.id", NULL,
      " ORDER BY p.sort_name, p.id, a.sort_key DESC", ", p.sort_name, p.id",
      " CROSS JOIN place p ON p.id = a.place_id", " ORDER BY 4, 5, 2 DESC" },
  [PMN_SORT_MINUTES_LONGEST]
  = { "activity a INDEXED BY activity_minutes", NULL, " ORDER BY a.minutes DESC, a.sort_key DESC",
      ", a.minutes", NULL, " ORDER BY 4 DESC, 2 DESC" },
  [PMN_SORT_MINUTES_SHORTEST]
  = { "activity a INDEXED BY activity_minutes", NULL, " ORDER BY a.minutes, a.sort_key",
      ", a.minutes", NULL, " ORDER BY 4, 2" },
  [PMN_SORT_PEOPLE_MOST]
  = { "activity a INDEXED BY activity_people", NULL, " ORDER BY a.people DESC, a.sort_key DESC",
      ", a.people", NULL, " ORDER BY 4 DESC, 2 DESC" },
  [PMN_SORT_PEOPLE_FEWEST]
  = { "activity a INDEXED BY activity_people", NULL, " ORDER BY a.people, a.sort_key", ", a.people",
      NULL, " ORDER BY 4, 2" },
};

/* By place, those without one come last. */
static const Order without_place = { "activity a INDEXED BY activity_place",
                                     "a.place_id IS NULL",
                                     " ORDER BY a.sort_key DESC",
                                     "",
                                     "",
                                     " ORDER BY 2 DESC" };

struct _PmnActivityCursor
{
  PmnActivitySelection *selection;
  PmnActivitySort sort;
  gboolean small;
  gint64 limit;
  gint64 n_read;
  /* Of the activities without a place too, which come last by place. */
  gboolean is_last;
  PmnStatement *statement;
};

/* The limit is part of the text so that sorting keeps that many rows only. */
static char *
make_tail (const PmnActivityCursor *self, const char *order)
{
  return self->limit == PMN_CURSOR_ALL
             ? g_strdup (order)
             : g_strdup_printf ("%s LIMIT %" G_GINT64_FORMAT, order, self->limit - self->n_read);
}

/* A filter that leaves few rows: they are found by its own index and sorted; else the index of the
 * order is followed and the filter checked on the way. */
static gboolean
prepare (PmnActivityCursor *self, const Order *order, GError **error)
{
  g_autofree char *tail = make_tail (self, self->small ? order->sorted : order->order);
  g_autofree char *columns = NULL;

  g_clear_pointer (&self->statement, pmn_statement_done);
  if (self->small)
    {
      columns = g_strconcat (COLUMNS, order->extra_column, NULL);
      self->statement = pmn_activity_selection_prepare (self->selection, columns, order->extra_join,
                                                        order->where, tail, error);
    }
  else
    {
      if (order->from != NULL)
        pmn_activity_selection_follow_order (self->selection, order->from, order->where);
      self->statement
          = pmn_activity_selection_prepare (self->selection, COLUMNS, NULL, NULL, tail, error);
    }
  return self->statement != NULL;
}

PmnActivityCursor *
pmn_activity_cursor_new (PmnConnection *connection, const PmnActivityFilter *filter,
                         PmnActivitySort sort, gint64 limit, GError **error)
{
  g_autoptr (PmnActivityCursor) self = NULL;

  g_return_val_if_fail (connection != NULL && filter != NULL, NULL);
  g_return_val_if_fail (sort < G_N_ELEMENTS (orders), NULL);

  self = g_new0 (PmnActivityCursor, 1);
  self->sort = sort;
  self->limit = limit;
  self->is_last = sort != PMN_SORT_PLACE;
  self->selection = pmn_activity_selection_new (connection, filter, error);
  if (self->selection == NULL)
    return NULL;
  if (pmn_activity_selection_is_empty (self->selection))
    return g_steal_pointer (&self);
  /* By date, every index of a filter is in order. */
  if (orders[sort].from != NULL
      && !pmn_activity_selection_is_small (self->selection, &self->small, error))
    return NULL;
  return prepare (self, &orders[sort], error) ? g_steal_pointer (&self) : NULL;
}

void
pmn_activity_cursor_free (PmnActivityCursor *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statement, pmn_statement_done);
  pmn_activity_selection_free (self->selection);
  g_free (self);
}

/* The row that the statement is at. */
static gboolean
append_ref (PmnActivityCursor *self, GArray *refs, GError **error)
{
  gint64 id = pmn_statement_get_int64 (self->statement, 0);
  PmnDay day = pmn_sort_key_day (pmn_statement_get_int64 (self->statement, 1));
  PmnRowRef ref;

  if (!pmn_row_ref_can_hold (id, day))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                   /* Translators: %s is a number larger than any that the program gives */
                   _ ("The activity number %s cannot be listed: this program gives no activity so "
                      "high a number or so distant a day."),
                   number);
      return FALSE;
    }
  ref = pmn_row_ref (id, day, pmn_statement_get_int64 (self->statement, 2));
  g_array_append_val (refs, ref);
  self->n_read++;
  return TRUE;
}

static gboolean
append_refs (PmnActivityCursor *self, GArray *refs, guint wanted, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (refs->len < wanted && self->n_read < self->limit
         && pmn_statement_step (self->statement, &local_error))
    {
      if (!append_ref (self, refs, error))
        return FALSE;
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

gboolean
pmn_activity_cursor_next (PmnActivityCursor *self, guint n, GArray *refs, GError **error)
{
  guint wanted;

  g_return_val_if_fail (self != NULL && refs != NULL, FALSE);

  wanted = n < G_MAXUINT - refs->len ? refs->len + n : G_MAXUINT;
  while (self->statement != NULL)
    {
      if (!append_refs (self, refs, wanted, error))
        return FALSE;
      if (refs->len == wanted)
        return TRUE;
      if (self->is_last || self->n_read == self->limit)
        g_clear_pointer (&self->statement, pmn_statement_done);
      else if (!prepare (self, &without_place, error))
        return FALSE;
      self->is_last = TRUE;
    }
  return TRUE;
}
