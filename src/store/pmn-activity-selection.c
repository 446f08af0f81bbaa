/* pmn-activity-selection.c: a filter as SQL, through the index that leaves the fewest rows to look at
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-selection.h"

#include <string.h>

#include "pmn-activity-row.h"
#include "pmn-nomenclature.h"
#include "pmn-search-query.h"
#include "pmn-term-store.h"

/* One condition of the filter. The order is that of preference when nothing tells them apart. */
typedef enum
{
  BY_TEXT,
  BY_INCOMPLETE,
  BY_PLACE,
  BY_MEDIATOR,
  BY_TAG,
  BY_MATERIAL,
  BY_THEME,
  BY_PLACE_KIND,
  BY_SOURCE,
  BY_KIND,
  N_CONDITIONS,
  BY_DATE = N_CONDITIONS,
  BY_CALLER,
} Condition;

/* Parameters have the same number wherever a condition is written. */
#define P_MEDIATOR "?1"
#define P_PLACE "?2"
#define P_TAG "?3"
#define P_MATERIAL "?4"
#define P_THEME "?5"
#define P_TEXT "?6"
#define P_PLACE_KIND "?7"
#define P_SOURCE "?8"
#define P_FROM "?9"
#define P_TO "?10"
#define FIRST_KIND_PARAMETER 10 /* kind 1 is ?11 */
#define FIRST_WORD_PARAMETER (FIRST_KIND_PARAMETER + PMN_N_ACTIVITY_KINDS + 1)

#define TERM_FROM "activity_term t CROSS JOIN activity a ON a.id = t.activity_id"
#define TERM_PATH(parameter)                                                                       \
  TERM_FROM, "t.term_id = " parameter, "t.sort_key",                                               \
      "EXISTS (SELECT 1 FROM activity_term x WHERE x.activity_id = a.id AND x.term_id "            \
      "= " parameter ")"
#define INDEX_PATH(index, condition)                                                               \
  "activity a INDEXED BY " index, condition, "a.sort_key", condition

/* How the rows that meet a condition are found, what their sort key is called there, and how the
 * condition is checked on a row found otherwise. */
static const struct
{
  const char *from;
  const char *where;
  const char *key;
  const char *check;
} paths[] = {
  [BY_INCOMPLETE] = { INDEX_PATH ("activity_incomplete", "a.incomplete = 1") },
  [BY_PLACE] = { INDEX_PATH ("activity_place", "a.place_id = " P_PLACE) },
  [BY_MEDIATOR]
  = { "activity a INDEXED BY activity_mediator", "a.mediator_id = " P_MEDIATOR, "a.sort_key",
      "(a.mediator_id = " P_MEDIATOR " OR EXISTS (SELECT 1 FROM activity_co_mediator o"
      " WHERE o.activity_id = a.id AND o.mediator_id = " P_MEDIATOR "))" },
  [BY_TAG] = { TERM_PATH (P_TAG) },
  [BY_MATERIAL] = { TERM_PATH (P_MATERIAL) },
  [BY_THEME] = { TERM_PATH (P_THEME) },
  [BY_TEXT] = { "activity_search f CROSS JOIN activity a ON a.sort_key = f.rowid",
                "activity_search MATCH " P_TEXT, "f.rowid",
                /* All hits at once: asking the index again for each row costs far more. */
                "a.sort_key IN (SELECT s.rowid FROM activity_search s"
                " WHERE s.activity_search MATCH " P_TEXT ")" },
  [BY_PLACE_KIND] = { INDEX_PATH ("activity_place_kind", "a.place_kind = " P_PLACE_KIND) },
  [BY_SOURCE] = { INDEX_PATH ("activity_source", "a.source = " P_SOURCE) },
  [BY_KIND] = { INDEX_PATH ("activity_kind", NULL) },
  [BY_DATE] = { INDEX_PATH ("activity_journal", NULL) },
};

/* The second half of a mediator's activities. Nobody is lead and co-animator of one. */
#define CO_MEDIATOR_FROM "activity_co_mediator c CROSS JOIN activity a ON a.id = c.activity_id"
#define CO_MEDIATOR_WHERE "c.mediator_id = " P_MEDIATOR

struct _PmnActivitySelection
{
  PmnConnection *connection;
  gboolean empty;
  gboolean active[N_CONDITIONS];
  gint64 values[N_CONDITIONS];
  PmnSearchQuery *search;
  gboolean plain_only; /* the words that may mean a term are left aside */
  guint kinds;
  gboolean bounded;
  gint64 from_key;
  gint64 to_key;
  Condition driver;
  gint64 estimate; /* -1 = not counted */
  const char *caller_from;
  const char *caller_where;
};

static void
append_condition (GString *where, const char *condition)
{
  if (condition == NULL)
    return;
  if (where->len > 0)
    g_string_append (where, " AND ");
  g_string_append (where, condition);
}

static void
append_kinds (PmnActivitySelection *self, GString *where)
{
  const char *separator = "";

  append_condition (where, "a.kind IN (");
  for (int kind = 1; kind <= PMN_N_ACTIVITY_KINDS; kind++)
    if (self->kinds & (1u << kind))
      {
        g_string_append_printf (where, "%s?%d", separator, FIRST_KIND_PARAMETER + kind);
        separator = ", ";
      }
  g_string_append_c (where, ')');
}

/* Whether the rows come from the word that means the fewest terms, having no other. */
static gboolean
is_led_by_word (PmnActivitySelection *self, Condition path)
{
  return path == BY_TEXT && self->search->plain == NULL;
}

static void
append_text (PmnActivitySelection *self, GString *where, Condition path)
{
  if (path != BY_TEXT && self->search->plain != NULL)
    append_condition (where, paths[BY_TEXT].check);
  for (guint i = is_led_by_word (self, path) ? 1 : 0;
       !self->plain_only && i < self->search->words->len; i++)
    pmn_search_word_append_check (g_ptr_array_index (self->search->words, i), where);
}

/* Every condition that the path does not fulfil by itself. */
static void
append_checks (PmnActivitySelection *self, GString *where, Condition path)
{
  for (int i = 0; i < N_CONDITIONS; i++)
    {
      if (!self->active[i] || ((Condition) i == path && i != BY_TEXT))
        continue;
      if (i == BY_TEXT)
        append_text (self, where, path);
      else if (i == BY_KIND)
        append_kinds (self, where);
      else
        append_condition (where, paths[i].check);
    }
  append_condition (where, "a.deleted_at IS NULL");
}

static void
append_arm (PmnActivitySelection *self, GString *sql, Condition path, const char *from,
            const char *own_where, const char *key, const char *columns, const char *join,
            const char *more_where)
{
  g_autoptr (GString) where = g_string_new (own_where);
  g_autoptr (GString) wanted = g_string_new (columns);

  g_string_replace (wanted, "KEY", key, 0);
  append_checks (self, where, path);
  if (self->bounded)
    g_string_append_printf (where, " AND %s BETWEEN " P_FROM " AND " P_TO, key);
  append_condition (where, more_where);
  g_string_append_printf (sql, "%sSELECT %s FROM %s%s WHERE %s", sql->len > 0 ? " UNION ALL " : "",
                          wanted->str, from, join != NULL ? join : "", where->str);
}

/* One arm for each term, one for the text. */
static void
append_word_arms (PmnActivitySelection *self, GString *sql, const char *columns, const char *join,
                  const char *more_where)
{
  const PmnSearchWord *word = g_ptr_array_index (self->search->words, 0);

  for (guint i = 0; i <= word->ids->len; i++)
    {
      g_autoptr (GString) where = g_string_new (NULL);
      gboolean is_term = pmn_search_word_append_arm (word, i, where);

      append_arm (self, sql, BY_TEXT, is_term ? TERM_FROM : paths[BY_TEXT].from, where->str,
                  is_term ? "t.sort_key" : paths[BY_TEXT].key, columns, join, more_where);
    }
}

static char *
make_sql (PmnActivitySelection *self, Condition path, const char *columns, const char *join,
          const char *where, const char *tail)
{
  GString *sql = g_string_new (NULL);

  if (path == BY_CALLER)
    append_arm (self, sql, path, self->caller_from, self->caller_where, "a.sort_key", columns, join,
                where);
  else if (path == BY_KIND)
    {
      for (int kind = 1; kind <= PMN_N_ACTIVITY_KINDS; kind++)
        if (self->kinds & (1u << kind))
          {
            char condition[32];

            g_snprintf (condition, sizeof condition, "a.kind = ?%d", FIRST_KIND_PARAMETER + kind);
            append_arm (self, sql, path, paths[path].from, condition, paths[path].key, columns,
                        join, where);
          }
    }
  else if (is_led_by_word (self, path))
    append_word_arms (self, sql, columns, join, where);
  else
    append_arm (self, sql, path, paths[path].from, paths[path].where, paths[path].key, columns,
                join, where);
  if (path == BY_MEDIATOR)
    append_arm (self, sql, path, CO_MEDIATOR_FROM, CO_MEDIATOR_WHERE, "c.sort_key", columns, join,
                where);
  if (tail != NULL)
    g_string_append (sql, tail);
  return g_string_free_and_steal (sql);
}

static void
bind_text (PmnActivitySelection *self, PmnStatement *statement)
{
  if (self->search->plain != NULL)
    pmn_statement_bind_text (statement, 6, self->search->plain);
  if (!self->plain_only)
    pmn_search_query_bind_words (self->search, statement);
}

/* Only what the text has may be bound. */
static void
bind_all (PmnActivitySelection *self, PmnStatement *statement)
{
  static const int parameters[] = {
    [BY_PLACE] = 2, [BY_MEDIATOR] = 1,   [BY_TAG] = 3,    [BY_MATERIAL] = 4,
    [BY_THEME] = 5, [BY_PLACE_KIND] = 7, [BY_SOURCE] = 8,
  };

  for (int i = 0; i < N_CONDITIONS; i++)
    {
      if (!self->active[i])
        continue;
      if (i == BY_TEXT)
        bind_text (self, statement);
      else if (i == BY_KIND)
        {
          for (int kind = 1; kind <= PMN_N_ACTIVITY_KINDS; kind++)
            if (self->kinds & (1u << kind))
              pmn_statement_bind_int64 (statement, FIRST_KIND_PARAMETER + kind, kind);
        }
      else if (i != BY_INCOMPLETE)
        pmn_statement_bind_int64 (statement, parameters[i], self->values[i]);
    }
  if (self->bounded)
    {
      pmn_statement_bind_int64 (statement, 9, self->from_key);
      pmn_statement_bind_int64 (statement, 10, self->to_key);
    }
}

/* Counting looks at the index of one condition alone, and stops soon. */
static gboolean
estimate (PmnActivitySelection *self, Condition condition, gint64 *n, GError **error)
{
  PmnActivitySelection alone = *self;
  g_autofree char *inner = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  for (int i = 0; i < N_CONDITIONS; i++)
    alone.active[i] = self->active[i] && (Condition) i == condition;
  alone.plain_only = self->search->plain != NULL;
  inner = condition == BY_TEXT && !self->bounded && alone.plain_only
              ? g_strdup ("SELECT 1 FROM activity_search WHERE activity_search MATCH " P_TEXT)
              : make_sql (&alone, condition, "1", NULL, NULL, NULL);
  sql = g_strdup_printf ("SELECT count(*) FROM (%s LIMIT " G_STRINGIFY (PMN_SELECTION_MANY) ")",
                                                                       inner);
  statement = pmn_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  bind_all (&alone, statement);
  if (pmn_statement_step (statement, &local_error))
    *n = pmn_statement_get_int64 (statement, 0);
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static gboolean
choose_driver (PmnActivitySelection *self, GError **error)
{
  int n_active = 0, last = BY_DATE;

  for (int i = N_CONDITIONS - 1; i >= 0; i--)
    if (self->active[i])
      {
        n_active++;
        last = i;
      }
  self->driver = last;
  self->estimate = -1;
  if (n_active < 2)
    return TRUE;

  for (int i = 0; i < N_CONDITIONS; i++)
    {
      gint64 n = 0;

      if (!self->active[i])
        continue;
      if (!estimate (self, i, &n, error))
        return FALSE;
      if (self->estimate < 0 || n < self->estimate)
        {
          self->estimate = n;
          self->driver = i;
        }
      if (self->estimate == 0)
        break;
    }
  return TRUE;
}

static void
set_value (PmnActivitySelection *self, Condition condition, gint64 value)
{
  self->active[condition] = TRUE;
  self->values[condition] = value;
}

static gboolean
set_term (PmnActivitySelection *self, Condition condition, int dimension, const char *code,
          GError **error)
{
  int id;

  if (code == NULL || *code == '\0')
    return TRUE;
  if (!pmn_term_store_find (self->connection, dimension, code, &id, error))
    return FALSE;
  if (id == 0)
    self->empty = TRUE;
  set_value (self, condition, id);
  return TRUE;
}

static void
set_period (PmnActivitySelection *self, const PmnActivityFilter *filter)
{
  self->bounded = filter->from != PMN_DAY_NONE || filter->to != PMN_DAY_NONE;
  self->from_key = G_MININT64;
  self->to_key = G_MAXINT64;
  if (filter->from != PMN_DAY_NONE)
    self->from_key = filter->from * PMN_SORT_KEY_FACTOR;
  if (filter->to != PMN_DAY_NONE)
    self->to_key = (filter->to + G_GINT64_CONSTANT (1)) * PMN_SORT_KEY_FACTOR - 1;
}

static void
set_kinds (PmnActivitySelection *self, guint kinds)
{
  const guint all = 0x1e;

  self->kinds = kinds & all;
  if (kinds == 0 || self->kinds == all)
    return;
  self->active[BY_KIND] = TRUE;
  self->empty |= self->kinds == 0;
}

PmnActivitySelection *
pmn_activity_selection_new (PmnConnection *connection, const PmnActivityFilter *filter,
                            GError **error)
{
  g_autoptr (PmnActivitySelection) self = NULL;

  g_return_val_if_fail (connection != NULL && filter != NULL, NULL);

  self = g_new0 (PmnActivitySelection, 1);
  self->connection = connection;
  set_period (self, filter);
  set_kinds (self, filter->kinds);
  if (filter->incomplete_only)
    set_value (self, BY_INCOMPLETE, 1);
  if (filter->mediator_id != 0)
    set_value (self, BY_MEDIATOR, filter->mediator_id);
  if (filter->place_id != 0)
    set_value (self, BY_PLACE, filter->place_id);
  if (filter->place_kind != PMN_PLACE_KIND_NONE)
    set_value (self, BY_PLACE_KIND, filter->place_kind);
  if (filter->source >= 0)
    set_value (self, BY_SOURCE, filter->source);
  self->search = pmn_search_query_new (connection, filter->text, FIRST_WORD_PARAMETER, error);
  if (self->search == NULL)
    return NULL;
  self->active[BY_TEXT] = !pmn_search_query_is_empty (self->search);
  if (!set_term (self, BY_THEME, PMN_DIMENSION_THEME, filter->theme, error)
      || !set_term (self, BY_MATERIAL, PMN_DIMENSION_MATERIAL, filter->material, error)
      || !set_term (self, BY_TAG, PMN_DIMENSION_TAG, filter->tag, error))
    return NULL;
  if (!self->empty && !choose_driver (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pmn_activity_selection_free (PmnActivitySelection *self)
{
  if (self == NULL)
    return;
  pmn_search_query_free (self->search);
  g_free (self);
}

gboolean
pmn_activity_selection_is_empty (PmnActivitySelection *self)
{
  return self->empty;
}

gboolean
pmn_activity_selection_is_small (PmnActivitySelection *self, gboolean *small, GError **error)
{
  /* Everything is wanted. */
  if (self->driver == BY_DATE && !self->bounded)
    self->estimate = PMN_SELECTION_MANY;
  if (self->estimate < 0 && !estimate (self, self->driver, &self->estimate, error))
    return FALSE;
  *small = self->estimate < PMN_SELECTION_MANY;
  return TRUE;
}

void
pmn_activity_selection_follow_order (PmnActivitySelection *self, const char *from,
                                     const char *where)
{
  self->driver = BY_CALLER;
  self->caller_from = from;
  self->caller_where = where;
}

PmnStatement *
pmn_activity_selection_prepare (PmnActivitySelection *self, const char *columns, const char *join,
                                const char *where, const char *tail, GError **error)
{
  g_autofree char *sql = NULL;
  PmnStatement *statement;

  g_return_val_if_fail (self != NULL && !self->empty, NULL);

  sql = make_sql (self, self->driver, columns, join, where, tail);
  statement = pmn_connection_prepare (self->connection, sql, error);
  if (statement != NULL)
    bind_all (self, statement);
  return statement;
}
