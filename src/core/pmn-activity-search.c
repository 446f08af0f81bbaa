/* pmn-activity-search.c: a few activities for the search of the desktop
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-search.h"

#include "pmn-activity-query.h"
#include "pmn-nomenclature.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"
#include "pmn-search-key.h"
#include "pmn-term-words.h"

/* Rows of one query that are looked at: it knows the notes too, and what it finds is narrowed. */
#define MAX_LOOKED_AT (32 * PMN_PAGE_SIZE)
/* Shorter words begin too many kinds. */
#define MIN_KIND_WORD 3

/* A word that was typed, and what it may mean. */
typedef struct
{
  const char *token;
  GArray *terms; /* (element-type gint): see pmn_term_words_find() */
  guint kinds;   /* bit 1<<kind */
} Word;

static void
word_clear (gpointer data)
{
  g_array_unref (((Word *) data)->terms);
}

static gboolean
begins_word_of (const char *token, const char *text)
{
  g_auto (GStrv) words = pmn_search_tokens (text);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], token))
        return TRUE;
    }
  return FALSE;
}

static guint
find_kinds (const char *token)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_ACTIVITY_KIND, &n);
  guint kinds = 0;

  if (g_utf8_strlen (token, -1) < MIN_KIND_WORD)
    return 0;
  for (gsize i = 0; i < n; i++)
    {
      if (begins_word_of (token, terms[i].label) || begins_word_of (token, terms[i].code))
        kinds |= 1u << (terms[i].id - PMN_TERM_ID (PMN_DIMENSION_ACTIVITY_KIND, 0));
    }
  return kinds;
}

/* One search, on the store's thread. */
typedef struct
{
  PmnConnection *connection;
  GArray *words;  /* (element-type Word) */
  gboolean meant; /* some word means a kind or a term */
  guint limit;
  GPtrArray *found; /* (element-type PmnActivitySummary) */
} Search;

static gboolean
has_term (const Word *word, const PmnActivitySummary *row)
{
  for (guint i = 0; i < row->themes->len; i++)
    {
      const PmnTerm *theme
          = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, g_ptr_array_index (row->themes, i));

      for (guint j = 0; theme != NULL && j < word->terms->len; j++)
        {
          if (g_array_index (word->terms, gint, j) == theme->id)
            return TRUE;
        }
    }
  return FALSE;
}

/* The queries find by notes, tags and communes as well; here nothing counts but what may be shown. */
static gboolean
is_meant (const Search *self, const PmnActivitySummary *row)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      /* The "aux" of "aide aux démarches" belongs to a name. */
      if (!begins_word_of (word->token, row->title) && !begins_word_of (word->token, row->local_ref)
          && (word->kinds & 1u << row->kind) == 0 && !has_term (word, row)
          && !(self->meant && pmn_term_words_is_small (word->token)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_row (const Search *self, gint64 id)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      if (((PmnActivitySummary *) g_ptr_array_index (self->found, i))->id == id)
        return TRUE;
    }
  return FALSE;
}

/* The next rows of a list: those that are meant, up to @n of them. Returns: FALSE on error. */
static gboolean
take_page (Search *self, PmnActivityCursor *cursor, GArray *refs, guint *n, GError **error)
{
  gint64 ids[PMN_PAGE_SIZE];
  g_autoptr (GPtrArray) page = NULL;

  g_array_set_size (refs, 0);
  if (!pmn_activity_cursor_next (cursor, PMN_PAGE_SIZE, refs, error))
    return FALSE;
  for (guint i = 0; i < refs->len; i++)
    ids[i] = g_array_index (refs, PmnRowRef, i).id;
  page = pmn_activity_query_page (self->connection, ids, refs->len, error);
  for (guint i = 0; page != NULL && i < page->len && *n > 0; i++)
    {
      PmnActivitySummary *row = g_ptr_array_index (page, i);

      if (row == NULL || !is_meant (self, row))
        continue;
      (*n)--;
      if (!has_row (self, row->id))
        g_ptr_array_add (self->found, g_steal_pointer (&g_ptr_array_index (page, i)));
    }
  return page != NULL;
}

static gboolean
collect (Search *self, const PmnActivityFilter *filter, GError **error)
{
  g_autoptr (PmnActivityCursor) cursor
      = pmn_activity_cursor_new (self->connection, filter, PMN_SORT_NEWEST, MAX_LOOKED_AT, error);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));
  guint n = self->limit;

  if (cursor == NULL)
    return FALSE;
  do
    {
      if (!take_page (self, cursor, refs, &n, error))
        return FALSE;
    }
  while (n > 0 && refs->len == PMN_PAGE_SIZE);
  return TRUE;
}

/* Themes are found with the text; a kind is a condition of its own. */
static gboolean
collect_kinds (Search *self, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      filter->kinds |= word->kinds;
      if (word->kinds == 0)
        g_string_append_printf (rest, " %s", word->token);
    }
  if (filter->kinds == 0)
    return TRUE;
  filter->text = g_string_free_and_steal (g_steal_pointer (&rest));
  return collect (self, filter, error);
}

static gint
compare_newest (gconstpointer a, gconstpointer b)
{
  const PmnActivitySummary *left = *(PmnActivitySummary *const *) a;
  const PmnActivitySummary *right = *(PmnActivitySummary *const *) b;

  if (left->day != right->day)
    return left->day < right->day ? 1 : -1;
  return (left->id < right->id) - (left->id > right->id);
}

static GPtrArray *
found_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  g_auto (GStrv) tokens = pmn_search_tokens (job->text);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_summary_free);
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  Search search = { connection, words, FALSE, job->limit, found };

  if (tokens[0] == NULL)
    return g_steal_pointer (&found);
  g_array_set_clear_func (words, word_clear);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      Word word = { tokens[i], pmn_term_words_find (tokens[i]), find_kinds (tokens[i]) };

      search.meant = search.meant || word.terms->len > 0 || word.kinds != 0;
      g_array_append_val (words, word);
    }
  filter->text = g_strdup (job->text);
  if (!collect (&search, filter, error) || !collect_kinds (&search, error))
    return NULL;
  g_ptr_array_sort (found, compare_newest);
  if (found->len > job->limit)
    g_ptr_array_set_size (found, (int) job->limit);
  return g_steal_pointer (&found);
}

static PmnJob *
make_job (PmnRegister *self, const char *text, guint limit)
{
  PmnJob *job = pmn_job_new_about (self, PMN_ENTITY_ACTIVITY, 0, limit);

  job->text = g_strdup (text);
  return job;
}

void
pmn_activity_search_async (PmnRegister *self, const char *text, guint limit,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (self) && text != NULL && limit > 0);

  pmn_register_read_rows (self, found_rows, make_job (self, text, limit), cancellable, callback,
                          user_data);
}

static GPtrArray *
reference_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  g_auto (GStrv) references = g_strsplit (job->text, " ", -1);
  g_autofree gint64 *ids = g_new0 (gint64, g_strv_length (references) + 1);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) local_error = NULL;
  guint n = 0;

  for (guint i = 0; references[i] != NULL; i++)
    {
      ids[n] = pmn_activity_repository_find (connection, references[i], &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      n += ids[n] != 0;
    }
  rows = pmn_activity_query_page (connection, ids, n, error);
  /* The trash is no place to find things from outside. */
  while (rows != NULL && g_ptr_array_remove (rows, NULL))
    ;
  return g_steal_pointer (&rows);
}

void
pmn_activity_search_references_async (PmnRegister *self, const char *references,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (self) && references != NULL);

  pmn_register_read_rows (self, reference_rows, make_job (self, references, 0), cancellable,
                          callback, user_data);
}

GPtrArray *
pmn_activity_search_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}
