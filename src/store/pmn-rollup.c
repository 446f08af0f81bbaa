/* pmn-rollup.c: adds up how an edit changes the figures, and writes it once
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-rollup.h"

#include <stdlib.h>
#include <string.h>

/* 2^19 slots of 40 bytes at most, a little over half of them used: 20 MB. */
#define MAX_CELLS 300000
#define FIRST_SLOTS 256

/* A key in two words that compare in the order of the tables' primary key. */
typedef struct
{
  guint64 who;  /* mediator, place + 1 */
  guint64 what; /* month, kind, term; never 0 */
  gint64 activities;
  gint64 accompaniments;
  gint64 minutes;
} Slot;

typedef struct
{
  Slot *slots;
  gsize n_slots;
  gsize n_used;
} Table;

struct _PmnRollup
{
  Table terms;
  Table people;
};

static void
table_init (Table *self)
{
  self->n_slots = FIRST_SLOTS;
  self->n_used = 0;
  self->slots = g_new0 (Slot, self->n_slots);
}

static inline gsize
slot_of (guint64 who, guint64 what, gsize n_slots)
{
  guint64 x = (who * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ what;

  x = (x ^ (x >> 32)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return (gsize) (x ^ (x >> 32)) & (n_slots - 1);
}

static Slot *
table_find (Table *self, guint64 who, guint64 what)
{
  gsize i = slot_of (who, what, self->n_slots);

  while (self->slots[i].what != 0 && (self->slots[i].what != what || self->slots[i].who != who))
    i = (i + 1) & (self->n_slots - 1);
  return &self->slots[i];
}

static void
table_grow (Table *self)
{
  Table bigger = { g_new0 (Slot, self->n_slots * 2), self->n_slots * 2, self->n_used };

  for (gsize i = 0; i < self->n_slots; i++)
    if (self->slots[i].what != 0)
      *table_find (&bigger, self->slots[i].who, self->slots[i].what) = self->slots[i];
  g_free (self->slots);
  *self = bigger;
}

static void
table_add (Table *self, guint64 who, guint64 what, gint64 activities, gint64 accompaniments,
           gint64 minutes)
{
  Slot *slot = table_find (self, who, what);

  if (slot->what == 0)
    {
      if ((self->n_used + 1) * 5 > self->n_slots * 3)
        {
          table_grow (self);
          slot = table_find (self, who, what);
        }
      slot->who = who;
      slot->what = what;
      self->n_used++;
    }
  slot->activities += activities;
  slot->accompaniments += accompaniments;
  slot->minutes += minutes;
}

static int
compare_slots (const void *a, const void *b)
{
  const Slot *x = a, *y = b;

  if (x->who != y->who)
    return x->who < y->who ? -1 : 1;
  return x->what < y->what ? -1 : x->what > y->what;
}

/* Moves what is not 0 to the front and sorts it. The table must be emptied afterwards. */
static gsize
table_sort (Table *self)
{
  gsize n = 0;

  for (gsize i = 0; i < self->n_slots; i++)
    {
      Slot slot = self->slots[i];

      if (slot.what != 0 && (slot.activities != 0 || slot.accompaniments != 0 || slot.minutes != 0))
        self->slots[n++] = slot;
    }
  qsort (self->slots, n, sizeof (Slot), compare_slots);
  return n;
}

static void
table_empty (Table *self)
{
  memset (self->slots, 0, self->n_slots * sizeof (Slot));
  self->n_used = 0;
}

static inline guint64
pack_who (gint64 mediator_id, gint64 place_id)
{
  return ((guint64) mediator_id << 32) | (guint64) (place_id + 1);
}

static inline guint64
pack_what (int month, int kind, gint64 term)
{
  return ((guint64) month << 40) | ((guint64) kind << 36) | (guint64) term;
}

static PmnRollupCell
unpack (const Slot *slot)
{
  return (PmnRollupCell) {
    .mediator_id = (gint64) (slot->who >> 32),
    .place_id = (gint64) (slot->who & 0xffffffff) - 1,
    .month = (int) (slot->what >> 40),
    .kind = (int) (slot->what >> 36) & 0xf,
    .term = (gint64) (slot->what & G_GUINT64_CONSTANT (0xfffffffff)),
    .activities = slot->activities,
    .accompaniments = slot->accompaniments,
    .minutes = slot->minutes,
  };
}

PmnRollup *
pmn_rollup_new (void)
{
  PmnRollup *self = g_new0 (PmnRollup, 1);

  table_init (&self->terms);
  table_init (&self->people);
  return self;
}

void
pmn_rollup_free (PmnRollup *self)
{
  if (self == NULL)
    return;
  g_free (self->terms.slots);
  g_free (self->people.slots);
  g_free (self);
}

static void
add_at (PmnRollup *self, const PmnRollupFacts *facts, guint64 who, int sign)
{
  table_add (&self->terms, who, pack_what (facts->month, facts->kind, 0), sign,
             sign * facts->people, sign * facts->minutes);
  for (guint i = 0; i < facts->terms->len; i++)
    {
      const PmnRollupTerm *term = &g_array_index (facts->terms, PmnRollupTerm, i);

      table_add (&self->terms, who, pack_what (facts->month, facts->kind, term->term_id),
                 sign * term->activities, sign * term->accompaniments, 0);
    }
  for (guint i = 0; i < facts->beneficiaries->len; i++)
    table_add (
        &self->people, who,
        pack_what (facts->month, facts->kind, g_array_index (facts->beneficiaries, gint64, i)),
        sign, 0, 0);
}

void
pmn_rollup_add (PmnRollup *self, const PmnRollupFacts *facts, int sign)
{
  g_return_if_fail (self != NULL && facts != NULL);
  g_return_if_fail (sign == 1 || sign == -1);

  if (!facts->counts)
    return;
  add_at (self, facts, pack_who (0, 0), sign);
  add_at (self, facts, pack_who (0, facts->place_id), sign);
  for (guint i = 0; i < facts->mediators->len; i++)
    {
      gint64 mediator_id = g_array_index (facts->mediators, gint64, i);

      add_at (self, facts, pack_who (mediator_id, 0), sign);
      add_at (self, facts, pack_who (mediator_id, facts->place_id), sign);
    }
}

gboolean
pmn_rollup_is_full (PmnRollup *self)
{
  return self->terms.n_used > MAX_CELLS || self->people.n_used > MAX_CELLS;
}

static void
bind_key (PmnStatement *statement, const PmnRollupCell *cell)
{
  pmn_statement_bind_int64 (statement, 1, cell->mediator_id);
  pmn_statement_bind_int64 (statement, 2, cell->place_id);
  pmn_statement_bind_int64 (statement, 3, cell->month);
  pmn_statement_bind_int64 (statement, 4, cell->kind);
  pmn_statement_bind_int64 (statement, 5, cell->term);
}

static gboolean
flush_table (Table *table, gboolean people, PmnConnection *connection, const char *add_sql,
             const char *drop_sql, GError **error)
{
  g_autoptr (PmnStatement) add = NULL;
  g_autoptr (PmnStatement) drop = NULL;
  gsize n;

  if (table->n_used == 0)
    return TRUE;
  add = pmn_connection_prepare (connection, add_sql, error);
  if (add == NULL)
    return FALSE;
  drop = pmn_connection_prepare (connection, drop_sql, error);
  if (drop == NULL)
    return FALSE;

  n = table_sort (table);
  for (gsize i = 0; i < n; i++)
    {
      PmnRollupCell cell = unpack (&table->slots[i]);

      bind_key (add, &cell);
      pmn_statement_bind_int64 (add, 6, cell.activities);
      if (!people)
        {
          pmn_statement_bind_int64 (add, 7, cell.accompaniments);
          pmn_statement_bind_int64 (add, 8, cell.minutes);
        }
      if (!pmn_statement_run (add, error))
        return FALSE;
      /* Only a line that went down can have come to 0. */
      if (cell.activities >= 0 && cell.accompaniments >= 0 && cell.minutes >= 0)
        continue;
      bind_key (drop, &cell);
      if (!pmn_statement_run (drop, error))
        return FALSE;
    }
  table_empty (table);
  return TRUE;
}

#define KEY " mediator_id = ?1 AND place_id = ?2 AND month = ?3 AND kind = ?4"

gboolean
pmn_rollup_flush (PmnRollup *self, PmnConnection *connection, GError **error)
{
  g_return_val_if_fail (self != NULL && connection != NULL, FALSE);

  return flush_table (&self->terms, FALSE, connection,
                      "INSERT INTO rollup (mediator_id, place_id, month, kind, term_id,"
                      " activities, accompaniments, minutes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                      " ON CONFLICT DO UPDATE SET activities = activities + excluded.activities,"
                      " accompaniments = accompaniments + excluded.accompaniments,"
                      " minutes = minutes + excluded.minutes",
                      "DELETE FROM rollup WHERE" KEY " AND term_id = ?5"
                      " AND activities = 0 AND accompaniments = 0 AND minutes = 0",
                      error)
         && flush_table (&self->people, TRUE, connection,
                         "INSERT INTO person_month (mediator_id, place_id, month, kind,"
                         " beneficiary_id, n) VALUES (?, ?, ?, ?, ?, ?)"
                         " ON CONFLICT DO UPDATE SET n = n + excluded.n",
                         "DELETE FROM person_month WHERE" KEY " AND beneficiary_id = ?5 AND n = 0",
                         error);
}

PmnRollupCell *
pmn_rollup_list (PmnRollup *self, gboolean people, gsize *n_cells)
{
  Table *table = people ? &self->people : &self->terms;
  PmnRollupCell *cells;

  g_return_val_if_fail (self != NULL && n_cells != NULL, NULL);

  *n_cells = table_sort (table);
  cells = g_new (PmnRollupCell, *n_cells);
  for (gsize i = 0; i < *n_cells; i++)
    cells[i] = unpack (&table->slots[i]);
  table_empty (table);
  return cells;
}

static gboolean
on_flush (PmnEdit *edit, gpointer companion, GError **error)
{
  return pmn_rollup_flush (companion, pmn_edit_get_connection (edit), error);
}

PmnRollup *
pmn_rollup_of_edit (PmnEdit *edit)
{
  static const char key[] = "rollup";
  PmnRollup *self;

  g_return_val_if_fail (edit != NULL, NULL);

  self = pmn_edit_get_companion (edit, key);
  if (self == NULL)
    {
      self = pmn_rollup_new ();
      pmn_edit_attach (edit, key, self, on_flush, (GDestroyNotify) pmn_rollup_free);
    }
  return self;
}
