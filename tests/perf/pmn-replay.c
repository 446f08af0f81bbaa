/* pmn-replay.c: the plain loop: the rows of saved activities written again with bare SQLite
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-replay.h"

#include <string.h>
#include <time.h>

#include "pmn-activity-row.h"
#include "pmn-rollup.h"
#include "pmn-search-index.h"

typedef enum
{
  ACTIVITY,
  TERM,
  CO_MEDIATOR,
  TALLY,
  PARTICIPATION,
  SEARCH,
  N_TABLES,
} Table;

/* Another uuid, reference and place in the day; the rest as it is. */
static const char *const select_sql[N_TABLES] = {
  [ACTIVITY] = "SELECT * FROM activity WHERE id = ?",
  [TERM] = "SELECT term_id FROM activity_term WHERE activity_id = ?",
  [CO_MEDIATOR] = "SELECT mediator_id FROM activity_co_mediator WHERE activity_id = ?",
  [TALLY] = "SELECT term_id, n FROM activity_tally WHERE activity_id = ?",
  [PARTICIPATION] = "SELECT * FROM participation WHERE activity_id = ?",
  [SEARCH] = "SELECT ?",
};

static const char *const insert_sql[N_TABLES] = {
  [ACTIVITY] = NULL,
  [TERM] = "INSERT INTO activity_term (activity_id, sort_key, term_id) VALUES (?, ?, ?)",
  [CO_MEDIATOR]
  = "INSERT INTO activity_co_mediator (activity_id, sort_key, mediator_id) VALUES (?, ?, ?)",
  [TALLY] = "INSERT INTO activity_tally (activity_id, term_id, n) VALUES (?, ?, ?)",
  [PARTICIPATION] = NULL,
  [SEARCH] = "INSERT INTO activity_search (rowid, words) VALUES (?, ?)",
};

typedef struct
{
  Table table;
  int n_values;
  sqlite3_value **values;
} Line;

struct _PmnReplay
{
  GArray *lines;
  GHashTable *words; /* word → number of times */
  PmnRollupCell *cells[2];
  gsize n_cells[2];
  gboolean with_change;
  gint64 serial;
};

static void
line_clear (gpointer data)
{
  Line *line = data;

  for (int i = 0; i < line->n_values; i++)
    sqlite3_value_free (line->values[i]);
  g_free (line->values);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (db), sql);
  return statement;
}

static void
capture_lines (PmnReplay *self, sqlite3_stmt *select, Table table, gint64 id)
{
  sqlite3_bind_int64 (select, 1, id);
  while (sqlite3_step (select) == SQLITE_ROW)
    {
      Line line = { table, sqlite3_column_count (select), NULL };

      line.values = g_new (sqlite3_value *, line.n_values);
      for (int i = 0; i < line.n_values; i++)
        line.values[i] = sqlite3_value_dup (sqlite3_column_value (select, i));
      g_array_append_val (self->lines, line);
    }
  sqlite3_reset (select);
}

static sqlite3_value *
text_value (sqlite3_stmt *select, const char *text)
{
  sqlite3_value *value;

  sqlite3_bind_text (select, 1, text, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (select), ==, SQLITE_ROW);
  value = sqlite3_value_dup (sqlite3_column_value (select, 0));
  sqlite3_reset (select);
  return value;
}

static void
count_words (GHashTable *counts, char *words)
{
  char *word;

  while ((word = strsep (&words, " ")) != NULL)
    if (*word != '\0')
      g_hash_table_insert (
          counts, g_strdup (word),
          GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, word)) + 1));
}

PmnReplay *
pmn_replay_capture (PmnTestStore *store, const gint64 *ids, guint n_ids, gboolean with_change)
{
  PmnReplay *self = g_new0 (PmnReplay, 1);
  sqlite3 *db = pmn_connection_get_handle (store->connection);
  PmnRollup *rollup = pmn_rollup_new ();
  g_auto (PmnRollupFacts) facts = { 0 };
  sqlite3_stmt *selects[N_TABLES];
  static gint64 serial;

  for (int table = 0; table < N_TABLES; table++)
    selects[table] = prepare (db, select_sql[table]);
  pmn_rollup_facts_init (&facts);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->with_change = with_change;
  self->serial = ++serial;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (PmnActivity) activity
          = pmn_activity_row_load (store->connection, ids[i], NULL, NULL);
      g_autofree char *words = pmn_search_index_words (activity);
      Line line = { SEARCH, 1, g_new (sqlite3_value *, 1) };

      for (int table = ACTIVITY; table < SEARCH; table++)
        capture_lines (self, selects[table], table, ids[i]);
      line.values[0] = text_value (selects[SEARCH], words);
      g_array_append_val (self->lines, line);
      pmn_rollup_facts_from_activity (&facts, store->connection, activity, NULL);
      pmn_rollup_add (rollup, &facts, 1);
      count_words (self->words, words);
    }
  for (int table = 0; table < N_TABLES; table++)
    sqlite3_finalize (selects[table]);
  for (int people = 0; people < 2; people++)
    self->cells[people] = pmn_rollup_list (rollup, people, &self->n_cells[people]);
  pmn_rollup_free (rollup);
  return self;
}

void
pmn_replay_free (PmnReplay *self)
{
  g_array_unref (self->lines);
  g_hash_table_unref (self->words);
  g_free (self->cells[0]);
  g_free (self->cells[1]);
  g_free (self);
}

/* Running ---------------------------------------------------------------------------------------*/

static void
run (sqlite3 *db, sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_errmsg (db), sqlite3_sql (statement));
  sqlite3_reset (statement);
}

static char *
insert_all_columns (sqlite3 *db, const char *table)
{
  GString *sql = g_string_new (NULL);
  g_autofree char *all = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *select = prepare (db, all);
  int n_columns = sqlite3_column_count (select);

  sqlite3_finalize (select);

  g_string_printf (sql, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free_and_steal (sql);
}

/* Positions in the schema. */
enum
{
  COLUMN_UUID = 1,
  COLUMN_STEP = 7,
  COLUMN_SORT_KEY = 8,
  COLUMN_LOCAL_REF = 29,
  COLUMN_NATIONAL_ID = 30,
};

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *inserts[N_TABLES];
  gint64 id;
  gint64 sort_key;
  gint64 step_id;
} Run;

static void
run_activity (Run *self, const Line *line, gint64 serial)
{
  sqlite3_stmt *insert = self->inserts[ACTIVITY];
  char text[64];

  for (int i = 1; i < line->n_values; i++)
    sqlite3_bind_value (insert, i + 1, line->values[i]);
  /* The next place of the day is free: a row is replayed right after it was saved, or in another register. */
  self->sort_key = sqlite3_value_int64 (line->values[COLUMN_SORT_KEY]) + 1;
  sqlite3_bind_int64 (insert, COLUMN_SORT_KEY + 1, self->sort_key);
  sqlite3_bind_int64 (insert, COLUMN_STEP + 1, self->step_id);
  g_snprintf (text, sizeof text, "%s",
              (const char *) sqlite3_value_text (line->values[COLUMN_UUID]));
  text[0] = 'f';
  sqlite3_bind_text (insert, COLUMN_UUID + 1, text, -1, SQLITE_TRANSIENT);
  g_snprintf (text, sizeof text, "R%s",
              (const char *) sqlite3_value_text (line->values[COLUMN_LOCAL_REF]));
  sqlite3_bind_text (insert, COLUMN_LOCAL_REF + 1, text, -1, SQLITE_TRANSIENT);
  sqlite3_bind_null (insert, COLUMN_NATIONAL_ID + 1);
  run (self->db, insert);
  self->id = sqlite3_last_insert_rowid (self->db);
}

static void
run_line (Run *self, const Line *line)
{
  sqlite3_stmt *insert = self->inserts[line->table];
  int first = 1;

  switch (line->table)
    {
    case TERM:
    case CO_MEDIATOR:
      sqlite3_bind_int64 (insert, first++, self->id);
      sqlite3_bind_int64 (insert, first++, self->sort_key);
      break;
    case TALLY:
      sqlite3_bind_int64 (insert, first++, self->id);
      break;
    case SEARCH:
      sqlite3_bind_int64 (insert, first++, self->sort_key);
      break;
    case PARTICIPATION:
    case ACTIVITY:
    case N_TABLES:
    default:
      break;
    }
  for (int i = 0; i < line->n_values; i++)
    sqlite3_bind_value (insert, first + i, line->values[i]);
  if (line->table == PARTICIPATION)
    sqlite3_bind_int64 (insert, 1, self->id);
  run (self->db, insert);
}

static void
run_cells (PmnReplay *self, sqlite3 *db, sqlite3_stmt *terms, sqlite3_stmt *people)
{
  for (int which = 0; which < 2; which++)
    for (gsize i = 0; i < self->n_cells[which]; i++)
      {
        const PmnRollupCell *cell = &self->cells[which][i];
        sqlite3_stmt *add = which == 0 ? terms : people;

        sqlite3_bind_int64 (add, 1, cell->mediator_id);
        sqlite3_bind_int64 (add, 2, cell->place_id);
        sqlite3_bind_int64 (add, 3, cell->month);
        sqlite3_bind_int64 (add, 4, cell->kind);
        sqlite3_bind_int64 (add, 5, cell->term);
        sqlite3_bind_int64 (add, 6, cell->activities);
        if (which == 0)
          {
            sqlite3_bind_int64 (add, 7, cell->accompaniments);
            sqlite3_bind_int64 (add, 8, cell->minutes);
          }
        run (db, add);
      }
}

static void
run_words (PmnReplay *self, sqlite3 *db, sqlite3_stmt *add)
{
  GHashTableIter iter;
  gpointer word, n;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, &n))
    {
      sqlite3_bind_text (add, 1, word, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (add, 2, GPOINTER_TO_INT (n));
      run (db, add);
    }
}

static void
run_step (PmnReplay *self, Run *state, sqlite3_stmt *step)
{
  char uuid[64];

  g_snprintf (uuid, sizeof uuid, "replay-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, self->serial,
              g_get_monotonic_time ());
  sqlite3_bind_text (step, 1, uuid, -1, SQLITE_TRANSIENT);
  run (state->db, step);
  state->step_id = sqlite3_last_insert_rowid (state->db);
}

double
pmn_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

double
pmn_replay_run (PmnReplay *self, sqlite3 *db, double *cpu)
{
  static const char *const table_names[]
      = { [ACTIVITY] = "activity", [PARTICIPATION] = "participation" };
  Run state = { .db = db };
  sqlite3_stmt *begin = prepare (db, "BEGIN IMMEDIATE"), *commit = prepare (db, "COMMIT");
  sqlite3_stmt *step = prepare (db, "INSERT INTO step (uuid, at, origin, kind, n_rows)"
                                    " VALUES (?, 0, 'app', 'log', 1)");
  sqlite3_stmt *change
      = prepare (db, "INSERT INTO change (step_id, entity, row_id, op, version_before,"
                     " version_after) VALUES (?, 1, ?, 'create', 0, 1)");
  sqlite3_stmt *terms = prepare (
      db, "INSERT INTO rollup VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
          " SET activities = activities + excluded.activities, accompaniments = accompaniments"
          " + excluded.accompaniments, minutes = minutes + excluded.minutes");
  sqlite3_stmt *people = prepare (db, "INSERT INTO person_month VALUES (?, ?, ?, ?, ?, ?)"
                                      " ON CONFLICT DO UPDATE SET n = n + excluded.n");
  sqlite3_stmt *words = prepare (db, "INSERT INTO search_word (word, n) VALUES (?, ?)"
                                     " ON CONFLICT DO UPDATE SET n = n + excluded.n");
  sqlite3_stmt *setting
      = prepare (db, "UPDATE setting SET value = value WHERE key = 'ref-counter'");
  sqlite3_stmt *all[] = { begin, commit, step, change, terms, people, words, setting };
  gint64 start, end;
  double cpu_start;

  for (int table = 0; table < N_TABLES; table++)
    {
      g_autofree char *sql = insert_sql[table] != NULL
                                 ? g_strdup (insert_sql[table])
                                 : insert_all_columns (db, table_names[table]);

      state.inserts[table] = prepare (db, sql);
    }

  cpu_start = pmn_cpu_ms ();
  start = g_get_monotonic_time ();
  run (db, begin);
  run_step (self, &state, step);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->table == ACTIVITY)
        run_activity (&state, line, self->serial);
      else
        run_line (&state, line);
    }
  if (self->with_change)
    {
      sqlite3_bind_int64 (change, 1, state.step_id);
      sqlite3_bind_int64 (change, 2, state.id);
      run (db, change);
    }
  run_cells (self, db, terms, people);
  run_words (self, db, words);
  run (db, setting);
  run (db, commit);
  end = g_get_monotonic_time ();
  if (cpu != NULL)
    *cpu = pmn_cpu_ms () - cpu_start;

  for (int table = 0; table < N_TABLES; table++)
    sqlite3_finalize (state.inserts[table]);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    sqlite3_finalize (all[i]);
  return (double) (end - start) / 1000.0;
}
