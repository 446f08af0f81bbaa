/* pmn-term-reader.c: what people write where one thing is expected: a cell of a column, an option
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-term-reader.h"

#include <string.h>

#include "pmn-quick-private.h"
#include "pmn-search-key.h"

#define MAX_TEXT 200 /* bytes: longer ones are notes */

static const struct
{
  PmnDimension dimension;
  PmnQuickField field;
} fields[] = {
  { PMN_DIMENSION_ACTIVITY_KIND, PMN_QUICK_KIND },
  { PMN_DIMENSION_LOCAL_KIND, PMN_QUICK_LOCAL_KIND },
  { PMN_DIMENSION_PLACE_KIND, PMN_QUICK_PLACE_KIND },
  { PMN_DIMENSION_THEME, PMN_QUICK_THEME },
  { PMN_DIMENSION_MATERIAL, PMN_QUICK_MATERIAL },
  { PMN_DIMENSION_GENDER, PMN_QUICK_GENDER },
  { PMN_DIMENSION_AGE, PMN_QUICK_AGE },
  { PMN_DIMENSION_STATUS, PMN_QUICK_STATUS },
  { PMN_DIMENSION_LEVEL, PMN_QUICK_LEVEL },
  { PMN_DIMENSION_AUTONOMY, PMN_QUICK_AUTONOMY },
};

struct _PmnTermReader
{
  PmnQuickVocabulary *vocabulary; /* NULL: not needed yet */
  /* By dimension; NULL: nothing read yet. Each cell of a large table asks. */
  GHashTable *found[PMN_DIMENSION_LAST + 1];   /* text → code (unowned), NULL for none */
  GHashTable *answers[PMN_DIMENSION_LAST + 1]; /* text → strv of interned codes, NULL for none */
};

static PmnQuickField
field_of (PmnDimension dimension)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].dimension == dimension)
      return fields[i].field;
  return PMN_QUICK_NOTHING;
}

/* Ages ------------------------------------------------------------------------------------------ */

/* "entre 60 et 69 ans" as the quick box writes it: "60-69". */
static char *
spell_ages (const char *text)
{
  static const struct
  {
    const char *pattern;
    const char *spelling;
  } forms[] = {
    { "^(?:plus de|\\+ ?de|\\+|>=?|≥|a partir de|des) ?(\\d+) ?(?:ans)?$", "\\1+" },
    { "^(\\d+) ?(?:ans)? ?(?:et|ou)? ?(?:plus|\\+)(?: ?de)?(?: ?ans)?$", "\\1+" },
    { "^(?:moins de|- ?de|-|<) ?(\\d+) ?(?:ans)?$", "-\\1" },
    { "^(?:de |entre )?(\\d+) ?(?:ans)? ?(?:-|a|et|/) ?(\\d+) ?(?:ans)?$", "\\1-\\2" },
  };
  g_autofree char *key = pmn_search_key (text);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (forms[i].pattern, 0, 0, NULL);

      if (g_regex_match (regex, key, 0, NULL))
        return g_regex_replace (regex, key, -1, 0, forms[i].spelling, 0, NULL);
    }
  return g_steal_pointer (&key);
}

static const char *
find_age (const char *text)
{
  g_autofree char *spelt = spell_ages (text);
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) chunks = NULL;
  PmnQuickNumber number = { 0 };
  gboolean found;

  pmn_quick_cut (spelt, &tokens, &chunks);
  found = chunks->len > 0
          && pmn_quick_read_number (chunks, 0, pmn_day_from_ymd (2000, 1, 1), &number)
          && number.n_chunks == chunks->len && number.field == PMN_QUICK_AGE
          && number.message == NULL;
  g_free (number.message);
  return found ? number.code : NULL;
}

/* One value ------------------------------------------------------------------------------------- */

/* In a column of places "Téléphone" is said as "par téléphone" elsewhere. */
static const char *
find_way (const char *text)
{
  g_autofree char *by = g_strconcat ("par ", text, NULL);
  g_autofree char *with = g_strconcat ("en ", text, NULL);
  const char *code = pmn_quick_words_find (PMN_QUICK_PLACE_KIND, by);

  return code != NULL ? code : pmn_quick_words_find (PMN_QUICK_PLACE_KIND, with);
}

const char *
pmn_term_find (PmnDimension dimension, const char *text)
{
  const PmnTerm *term;
  const char *code;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    return NULL;
  term = pmn_nomenclature_by_label (dimension, text);
  if (term != NULL)
    return term->code;
  code = pmn_quick_words_find (field_of (dimension), text);
  if (code == NULL && dimension == PMN_DIMENSION_AGE)
    code = find_age (text);
  if (code == NULL && dimension == PMN_DIMENSION_PLACE_KIND)
    code = find_way (text);
  return code;
}

/* Expressions ----------------------------------------------------------------------------------- */

PmnTermReader *
pmn_term_reader_new (void)
{
  return g_new0 (PmnTermReader, 1);
}

void
pmn_term_reader_free (PmnTermReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->vocabulary, pmn_quick_vocabulary_free);
  for (int i = 0; i <= PMN_DIMENSION_LAST; i++)
    {
      g_clear_pointer (&self->found[i], g_hash_table_unref);
      g_clear_pointer (&self->answers[i], g_hash_table_unref);
    }
  g_free (self);
}

static GHashTable *
get_memory (GHashTable **memory, GDestroyNotify value_free)
{
  if (*memory == NULL)
    *memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
  return *memory;
}

const char *
pmn_term_reader_find (PmnTermReader *self, PmnDimension dimension, const char *text)
{
  GHashTable *found;
  gpointer known;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (text[0] == '\0' || strlen (text) > MAX_TEXT)
    return NULL;
  found = get_memory (&self->found[dimension], NULL);
  if (!g_hash_table_lookup_extended (found, text, NULL, &known))
    {
      known = (gpointer) pmn_term_find (dimension, text);
      g_hash_table_insert (found, g_strdup (text), known);
    }
  return known;
}

/* Whether @word is one of @words: "a|b c". */
static gboolean
holds_word (const char *words, const char *word)
{
  g_auto (GStrv) known = pmn_search_tokens (words);

  for (guint i = 0; known[i] != NULL; i++)
    if (pmn_quick_is_same_word (word, known[i]))
      return TRUE;
  return FALSE;
}

/* The quick box shows what it made of the beginning of a word; nobody looks at a cell. */
static gboolean
is_whole_word (PmnQuickField field, const char *word)
{
  guint n;
  const PmnQuickWords *lines = pmn_quick_words (&n);
  gsize n_terms = 0;
  const PmnTerm *terms = NULL;

  if (pmn_quick_is_small_word (word) || pmn_quick_yields (word))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (lines[i].field == field && holds_word (lines[i].words, word))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].field == field)
      terms = pmn_nomenclature_terms (fields[i].dimension, &n_terms);
  for (gsize i = 0; i < n_terms; i++)
    if (holds_word (terms[i].label, word))
      return TRUE;
  return FALSE;
}

static gboolean
is_understood (const PmnQuickReading *reading, PmnQuickField field, const char *text)
{
  g_auto (GStrv) words = pmn_search_tokens (text);

  for (guint i = 0; i < reading->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (reading->spans, i);

      if (span->field != field || span->state != PMN_QUICK_UNDERSTOOD)
        return FALSE;
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_whole_word (field, words[i]))
      return FALSE;
  return reading->spans->len > 0;
}

static const char **
read_expression (PmnTermReader *self, PmnQuickField field, const char *text)
{
  g_autoptr (PmnQuickReading) reading = NULL;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  const GPtrArray *said;

  if (self->vocabulary == NULL)
    self->vocabulary = pmn_quick_vocabulary_new ();
  reading = pmn_quick_syntax_read (text, self->vocabulary, pmn_day_from_ymd (2000, 1, 1),
                                   PMN_LANGUAGE_FRENCH);
  if (!is_understood (reading, field, text))
    return NULL;
  said = field == PMN_QUICK_THEME ? reading->activity->themes : reading->activity->materials;
  for (guint i = 0; i < said->len; i++)
    g_ptr_array_add (codes, (gpointer) g_intern_string (g_ptr_array_index (said, i)));
  g_ptr_array_add (codes, NULL);
  return codes->len > 1 ? (const char **) g_ptr_array_steal (codes, NULL) : NULL;
}

const char *const *
pmn_term_reader_read (PmnTermReader *self, PmnDimension dimension, const char *text)
{
  GHashTable *answers;
  const char **codes = NULL;
  const char *code;
  gpointer known;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  g_return_val_if_fail (dimension == PMN_DIMENSION_THEME || dimension == PMN_DIMENSION_MATERIAL,
                        NULL);

  if (strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    return NULL;
  answers = get_memory (&self->answers[dimension], g_free);
  if (g_hash_table_lookup_extended (answers, text, NULL, &known))
    return known;
  code = pmn_term_find (dimension, text);
  if (code != NULL)
    {
      codes = g_new0 (const char *, 2);
      codes[0] = g_intern_string (code);
    }
  else
    codes = read_expression (self, field_of (dimension), text);
  g_hash_table_insert (answers, g_strdup (text), codes);
  return codes;
}
