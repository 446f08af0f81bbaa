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

/* Rows that are looked at where the index of words, which knows the notes too, must be narrowed. */
#define MAX_LOOKED_AT 256
/* Shorter words begin too many kinds and themes. */
#define MIN_LABEL_WORD 3

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

static gboolean
is_of_term (const char *token, const PmnTerm *term)
{
  return g_utf8_strlen (token, -1) >= MIN_LABEL_WORD
         && (begins_word_of (token, term->label) || begins_word_of (token, term->code));
}

static PmnActivityKind
kind_of_term (const PmnTerm *term)
{
  return (PmnActivityKind) (term->id - PMN_TERM_ID (PMN_DIMENSION_ACTIVITY_KIND, 0));
}

/* The index of words finds too much, and several searches find the same. */
static gboolean
is_meant (const PmnActivitySummary *row, char *const *tokens)
{
  const PmnTerm *kind
      = pmn_nomenclature_by_id (PMN_TERM_ID (PMN_DIMENSION_ACTIVITY_KIND, (int) row->kind));

  for (; *tokens != NULL; tokens++)
    {
      gboolean found = begins_word_of (*tokens, row->title)
                       || begins_word_of (*tokens, row->local_ref) || is_of_term (*tokens, kind);

      for (guint i = 0; !found && i < row->themes->len; i++)
        {
          const PmnTerm *theme
              = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, g_ptr_array_index (row->themes, i));

          found = theme != NULL && is_of_term (*tokens, theme);
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_row (const GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (((PmnActivitySummary *) g_ptr_array_index (rows, i))->id == id)
        return TRUE;
    }
  return FALSE;
}

/* One search, on the store's thread. */
typedef struct
{
  PmnConnection *connection;
  char **tokens;
  guint limit;
  guint kinds; /* those that a word means */
  GPtrArray *found;
} Search;

/* Adds what @filter finds and the words mean. */
static gboolean
collect (Search *self, PmnActivityFilter *filter, GError **error)
{
  guint limit = filter->text != NULL ? MAX_LOOKED_AT : self->limit;
  g_autoptr (GPtrArray) page
      = pmn_activity_query_first_page (self->connection, filter, PMN_SORT_NEWEST, limit, error);
  guint n = 0;

  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < page->len && n < self->limit; i++)
    {
      PmnActivitySummary *row = g_ptr_array_index (page, i);

      if (row == NULL || !is_meant (row, self->tokens))
        continue;
      n++;
      if (!has_row (self->found, row->id))
        g_ptr_array_add (self->found, g_ptr_array_steal_index (page, i--));
    }
  return TRUE;
}

static gboolean
is_of_kinds (const Search *self, const char *token)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_ACTIVITY_KIND, &n);

  for (gsize i = 0; i < n; i++)
    {
      if ((self->kinds & 1u << kind_of_term (&terms[i])) != 0 && is_of_term (token, &terms[i]))
        return TRUE;
    }
  return FALSE;
}

/* With the words of kinds, and those of @theme (nullable), taken for what they mean. */
static gboolean
collect_meaning (Search *self, const PmnTerm *theme, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GString) rest = g_string_new (NULL);
  gboolean of_theme = FALSE;

  for (char **token = self->tokens; *token != NULL; token++)
    {
      if (theme != NULL && is_of_term (*token, theme))
        of_theme = TRUE;
      else if (!is_of_kinds (self, *token))
        g_string_append_printf (rest, " %s", *token);
    }
  if (theme != NULL ? !of_theme : self->kinds == 0)
    return TRUE;
  filter->kinds = self->kinds;
  filter->theme = theme != NULL ? g_strdup (theme->code) : NULL;
  filter->text = rest->len > 0 ? g_strdup (rest->str) : NULL;
  return collect (self, filter, error);
}

/* The kinds that every word that names some allows. */
static guint
find_kinds (char *const *tokens)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_ACTIVITY_KIND, &n);
  guint kinds = 0;

  for (; *tokens != NULL; tokens++)
    {
      guint these = 0;

      for (gsize i = 0; i < n; i++)
        these |= is_of_term (*tokens, &terms[i]) ? 1u << kind_of_term (&terms[i]) : 0;
      kinds = kinds == 0 || (kinds & these) == 0 ? kinds | these : kinds & these;
    }
  return kinds;
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

static gpointer
run_search (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  g_auto (GStrv) tokens = pmn_search_tokens (job->text);
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_summary_free);
  g_autoptr (PmnActivityFilter) words = pmn_activity_filter_new ();
  Search search = { connection, tokens, job->limit, find_kinds (tokens), found };
  gsize n;
  const PmnTerm *themes = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n);

  if (tokens[0] == NULL)
    return g_steal_pointer (&found);
  words->text = g_strdup (job->text);
  if (!collect (&search, words, error) || !collect_meaning (&search, NULL, error))
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !collect_meaning (&search, &themes[i], error))
        return NULL;
    }
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

  pmn_register_read (self, run_search, make_job (self, text, limit),
                     (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
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
