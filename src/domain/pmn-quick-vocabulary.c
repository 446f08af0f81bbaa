/* pmn-quick-vocabulary.c: what the words of the quick syntax can mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-nomenclature.h"
#include "pmn-quick-private.h"
#include "pmn-search-key.h"

#define MIN_PREFIX 3 /* letters from which the beginning of a name is enough */
/* Of other words: shorter ones are words of their own, "doc", "info", "visa". */
#define MIN_WORD_PREFIX 5
#define MAX_WORDS 24 /* of a name that are looked at */

/* How well a run of words fits: a name or a phrase in full, some of its words, beginnings of them. */
typedef enum
{
  FIT_NONE,
  FIT_BEGINNING,
  FIT_PART,
  FIT_FULL,
} Fit;

/* Words in order. Of a name, any of them are enough; of a phrase, all are needed. */
typedef struct
{
  PmnQuickMeaning *meaning; /* not owned */
  char **words;
  guint n_words;
  guint n_full; /* significant words that make the name in full: the rest tells homonyms apart */
  gboolean phrase;
} Phrase;

struct _PmnQuickVocabulary
{
  GPtrArray *meanings;
  GArray *phrases;
};

static void
meaning_free (gpointer data)
{
  PmnQuickMeaning *meaning = data;

  g_free (meaning->label);
  g_free (meaning->spelling);
  g_free (meaning->name);
  g_free (meaning->postcode);
  g_free (meaning);
}

static void
clear_phrase (gpointer data)
{
  Phrase *phrase = data;

  g_strfreev (phrase->words);
}

static PmnQuickMeaning *
add_meaning (PmnQuickVocabulary *self, PmnQuickField field, const char *code, gint64 id,
             const char *label)
{
  PmnQuickMeaning *meaning = g_new0 (PmnQuickMeaning, 1);

  meaning->field = field;
  meaning->code = g_intern_string (code);
  meaning->id = id;
  meaning->label = g_strdup (label);
  meaning->spelling = g_strdup (label);
  g_ptr_array_add (self->meanings, meaning);
  return meaning;
}

static void
add_phrase (PmnQuickVocabulary *self, PmnQuickMeaning *meaning, const char *text, const char *more,
            gboolean is_phrase)
{
  g_autofree char *whole = g_strconcat (text, " ", more, NULL);
  g_auto (GStrv) name = pmn_search_tokens (text);
  Phrase phrase = { .meaning = meaning, .words = pmn_search_tokens (whole), .phrase = is_phrase };

  phrase.n_words = MIN (g_strv_length (phrase.words), MAX_WORDS);
  for (guint i = 0; name[i] != NULL && i < MAX_WORDS; i++)
    phrase.n_full += !pmn_quick_is_small_word (name[i]);
  g_array_append_val (self->phrases, phrase);
}

/* Nomenclatures -------------------------------------------------------------------------------- */

static const struct
{
  PmnQuickField field;
  PmnDimension dimension;
} dimensions[] = {
  { PMN_QUICK_KIND, PMN_DIMENSION_ACTIVITY_KIND },
  { PMN_QUICK_LOCAL_KIND, PMN_DIMENSION_LOCAL_KIND },
  { PMN_QUICK_PLACE_KIND, PMN_DIMENSION_PLACE_KIND },
  { PMN_QUICK_THEME, PMN_DIMENSION_THEME },
  { PMN_QUICK_MATERIAL, PMN_DIMENSION_MATERIAL },
  { PMN_QUICK_GENDER, PMN_DIMENSION_GENDER },
  { PMN_QUICK_AGE, PMN_DIMENSION_AGE },
  { PMN_QUICK_STATUS, PMN_DIMENSION_STATUS },
  { PMN_QUICK_PERSON, PMN_DIMENSION_PERSON },
  { PMN_QUICK_LEVEL, PMN_DIMENSION_LEVEL },
  { PMN_QUICK_AUTONOMY, PMN_DIMENSION_AUTONOMY },
};

/* "Not communicated" is what is not said, and a place of the list is said by its name. */
static gboolean
is_sayable (const PmnTerm *term)
{
  return !g_str_equal (term->code, "non_communique") && !g_str_equal (term->code, "followed")
         && !g_str_equal (term->code, "lieu_activite")
         && !(term->dimension == PMN_DIMENSION_MATERIAL && g_str_equal (term->code, "autre"));
}

static void
add_terms (PmnQuickVocabulary *self, PmnQuickField field, PmnDimension dimension)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  for (gsize i = 0; i < n; i++)
    if (is_sayable (&terms[i]))
      add_phrase (self, add_meaning (self, field, terms[i].code, 0, terms[i].label), terms[i].label,
                  NULL, field != PMN_QUICK_THEME);
}

static PmnQuickMeaning *
find_meaning (PmnQuickVocabulary *self, PmnQuickField field, const char *code)
{
  for (guint i = 0; i < self->meanings->len; i++)
    {
      PmnQuickMeaning *meaning = g_ptr_array_index (self->meanings, i);

      if (meaning->field == field && g_strcmp0 (meaning->code, code) == 0)
        return meaning;
    }
  return NULL;
}

static void
add_words (PmnQuickVocabulary *self)
{
  guint n;
  const PmnQuickWords *lines = pmn_quick_words (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) phrases = g_strsplit (lines[i].words, "|", -1);
      PmnQuickMeaning *meaning = find_meaning (self, lines[i].field, lines[i].code);

      g_assert (meaning != NULL);
      for (guint j = 0; phrases[j] != NULL; j++)
        add_phrase (self, meaning, phrases[j], NULL, TRUE);
    }
}

/* Ages are spelt as figures: their labels hold blanks that other figures could be taken for. */
static void
spell_ages (PmnQuickVocabulary *self)
{
  static const struct
  {
    const char *code;
    const char *spelling;
  } ages[] = {
    { "moins_de_douze", "-12" },
    { "douze_dix_huit", "12-17" },
    { "dix_huit_vingt_quatre", "18-24" },
    { "vingt_cinq_trente_neuf", "25-39" },
    { "quarante_cinquante_neuf", "40-59" },
    { "soixante_soixante_neuf", "60-69" },
    { "soixante_dix_plus", "70+" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    g_set_str (&find_meaning (self, PMN_QUICK_AGE, ages[i].code)->spelling, ages[i].spelling);
}

PmnQuickVocabulary *
pmn_quick_vocabulary_new (void)
{
  PmnQuickVocabulary *self = g_new0 (PmnQuickVocabulary, 1);

  self->meanings = g_ptr_array_new_with_free_func (meaning_free);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, clear_phrase);
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    add_terms (self, dimensions[i].field, dimensions[i].dimension);
  add_words (self);
  spell_ages (self);
  return self;
}

void
pmn_quick_vocabulary_free (PmnQuickVocabulary *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->phrases);
  g_ptr_array_unref (self->meanings);
  g_free (self);
}

/* Names ---------------------------------------------------------------------------------------- */

void
pmn_quick_vocabulary_add_place (PmnQuickVocabulary *self, gint64 id, const char *name,
                                const char *commune)
{
  PmnQuickMeaning *meaning;

  g_return_if_fail (self != NULL && name != NULL);

  meaning = add_meaning (self, PMN_QUICK_PLACE, NULL, id, name);
  if (commune != NULL && *commune != '\0')
    {
      g_free (meaning->spelling);
      meaning->spelling = g_strdup_printf ("%s (%s)", name, commune);
    }
  add_phrase (self, meaning, name, commune, FALSE);
}

void
pmn_quick_vocabulary_add_mediator (PmnQuickVocabulary *self, gint64 id, const char *given,
                                   const char *family)
{
  g_autofree char *name = NULL;
  g_autofree char *turned = NULL;
  PmnQuickMeaning *meaning;

  g_return_if_fail (self != NULL && given != NULL && family != NULL);

  name = g_strstrip (g_strdup_printf ("%s %s", given, family));
  turned = g_strdup_printf ("%s %s", family, given);
  meaning = add_meaning (self, PMN_QUICK_MEDIATOR, NULL, id, name);
  add_phrase (self, meaning, name, NULL, FALSE);
  add_phrase (self, meaning, turned, NULL, FALSE);
}

void
pmn_quick_vocabulary_add_commune (PmnQuickVocabulary *self, const char *insee, const char *name,
                                  const char *postcode)
{
  PmnQuickMeaning *meaning;

  g_return_if_fail (self != NULL && insee != NULL && name != NULL);

  if (find_meaning (self, PMN_QUICK_COMMUNE, insee) != NULL)
    return;
  meaning = add_meaning (self, PMN_QUICK_COMMUNE, insee, 0, name);
  meaning->name = g_strdup (name);
  meaning->postcode = g_strdup (postcode);
  if (postcode != NULL && *postcode != '\0')
    {
      g_free (meaning->label);
      g_free (meaning->spelling);
      meaning->label = g_strdup_printf ("%s (%s)", name, postcode);
      meaning->spelling = g_strdup_printf ("%s %s", name, postcode);
    }
  add_phrase (self, meaning, name, postcode, FALSE);
}

void
pmn_quick_vocabulary_add_tag (PmnQuickVocabulary *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  add_phrase (self, add_meaning (self, PMN_QUICK_TAG, name, 0, name), name, NULL, TRUE);
}

/* Matching ------------------------------------------------------------------------------------- */

/* Plurals and feminines are the same word, either way. */
gboolean
pmn_quick_is_same_word (const char *typed, const char *word)
{
  static const char *const endings[] = { "s", "x", "e", "es" };
  const char *shorter = strlen (typed) < strlen (word) ? typed : word;
  const char *longer = shorter == typed ? word : typed;
  gsize length = strlen (shorter);

  if (g_str_equal (typed, word))
    return TRUE;
  /* "1" is not "1s", nor "l" a beginning of something. */
  if (length < MIN_PREFIX || strncmp (shorter, longer, length) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    /* "café" is no feminine of "caf". */
    if (g_str_equal (longer + length, endings[i]) && (length > MIN_PREFIX || *endings[i] != 'e'))
      return TRUE;
  return FALSE;
}

/* Beginnings of words of the table that are words of their own: "reçu" is no "récurrent". */
static gboolean
is_word_of_its_own (const char *typed)
{
  static const char *const words[]
      = { "active",  "auto", "avril",    "commun",    "date",       "debut", "dim",
          "entre",   "fin",  "fonction", "format",    "france",     "habit", "jan",
          "jeu",     "jour", "lun",      "mai",       "mais",       "mar",   "mari",
          "mars",    "mer",  "moi",      "mois",      "pass",       "passe", "passer",
          "pension", "per",  "porte",    "recu",      "retrait",    "sam",   "son",
          "table",   "tard", "travail",  "travaille", "travailler", "ven",   NULL };

  return g_strv_contains (words, typed);
}

static gboolean
is_name (PmnQuickField field)
{
  return field == PMN_QUICK_PLACE || field == PMN_QUICK_COMMUNE || field == PMN_QUICK_MEDIATOR
         || field == PMN_QUICK_TAG;
}

static Fit
fit_word (PmnQuickField field, const char *typed, const char *word)
{
  gsize min_prefix = is_name (field) ? MIN_PREFIX : MIN_WORD_PREFIX;

  if (g_str_equal (typed, word))
    return FIT_FULL;
  /* "Retrait" is no "retraité"; and a name has neither plural nor feminine: "clair" is no Claire. */
  if (!is_word_of_its_own (typed) && pmn_quick_is_same_word (typed, word))
    return field == PMN_QUICK_MEDIATOR ? FIT_NONE : FIT_FULL;
  if (strlen (typed) >= min_prefix && !g_ascii_isdigit (*typed) && g_str_has_prefix (word, typed)
      && !pmn_quick_is_small_word (typed) && !is_word_of_its_own (typed))
    return FIT_BEGINNING;
  return FIT_NONE;
}

static const char *
token_key (const GArray *tokens, guint index)
{
  return g_array_index (tokens, PmnQuickToken, index).key;
}

/* Whether what was typed may be left out of a name or a phrase; what denies it never may. */
static gboolean
is_free (const char *typed)
{
  return pmn_quick_is_small_word (typed) && !pmn_quick_is_negation (typed)
         && !g_str_equal (typed, "plus");
}

/* All the words of the phrase, in order; small words inside it are free: "carte identité". */
static guint
match_phrase (const Phrase *phrase, const GArray *tokens, guint from, Fit *fit)
{
  guint next = from;

  *fit = FIT_FULL;
  for (guint i = 0; i < phrase->n_words;)
    {
      const char *typed = next < tokens->len ? token_key (tokens, next) : "";
      Fit word = fit_word (phrase->meaning->field, typed, phrase->words[i]);

      if (word != FIT_NONE)
        {
          *fit = MIN (*fit, word);
          next++;
          i++;
        }
      else if (i > 0 && i + 1 < phrase->n_words && pmn_quick_is_small_word (phrase->words[i]))
        i++;
      else if (i > 0 && is_free (typed))
        next++;
      else
        return from;
    }
  return next;
}

/* Words of names that say nothing without the others: "en ligne" is no bank, "étranger" no procedure,
   "en France" no France Services. */
static gboolean
is_weak (const Phrase *phrase, guint index)
{
  static const char *const words[]
      = { "accompagner", "aide",          "etrangers",       "gere", "gerer", "ligne", "main",
          "prendre",     "professionnel", "professionnelle", NULL };

  static const char *const words_of_places[]
      = { "centre", "france", "locale", "mission", "numerique", "service", "services", NULL };

  return g_strv_contains (phrase->meaning->field == PMN_QUICK_THEME ? words : words_of_places,
                          phrase->words[index]);
}

/* "Marié" is no Marie: accents that the name has not make another word. */
static gboolean
has_other_accents (const Phrase *phrase, const PmnQuickToken *token)
{
  return phrase->meaning->field == PMN_QUICK_MEDIATOR && token->accented
         && g_str_is_ascii (phrase->meaning->label);
}

/* As many words of the name as follow each other in its order; small words between them are free. */
static guint
match_name (const Phrase *phrase, const GArray *tokens, guint from, Fit *fit)
{
  guint end = from, next = 0, n_matched = 0;
  gboolean whole_words = TRUE, all_weak = TRUE;

  for (guint i = from; i < tokens->len && next < phrase->n_words; i++)
    {
      const char *typed = token_key (tokens, i);
      Fit word = FIT_NONE;
      guint at = next;

      if (i == from && pmn_quick_is_small_word (typed) && !pmn_quick_is_negation (typed))
        break;
      if (is_free (typed))
        continue;
      for (; at < phrase->n_words && word == FIT_NONE; at++)
        word = fit_word (phrase->meaning->field, typed, phrase->words[at]);
      if (word == FIT_NONE || has_other_accents (phrase, &g_array_index (tokens, PmnQuickToken, i)))
        break;
      whole_words = whole_words && word == FIT_FULL;
      all_weak = all_weak && is_weak (phrase, at - 1);
      next = at;
      n_matched++;
      end = i + 1;
    }
  /* "Pas-de-Calais" needs more than "pas". */
  if ((all_weak && n_matched < phrase->n_full
       && (n_matched < 2 || phrase->meaning->field == PMN_QUICK_THEME))
      || (n_matched < 2 && (end == from || pmn_quick_is_negation (token_key (tokens, from)))))
    return from;
  if (!whole_words)
    *fit = FIT_BEGINNING;
  else
    *fit = n_matched >= phrase->n_full ? FIT_FULL : FIT_PART;
  return end;
}

guint
pmn_quick_vocabulary_match (const PmnQuickVocabulary *self, const GArray *tokens, guint from,
                            guint fields, GPtrArray *meanings)
{
  guint best_end = from;
  Fit best_fit = FIT_NONE;

  g_ptr_array_set_size (meanings, 0);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      Fit fit = FIT_NONE;
      guint end;

      if ((fields & PMN_QUICK_BIT (phrase->meaning->field)) == 0)
        continue;
      end = phrase->phrase ? match_phrase (phrase, tokens, from, &fit)
                           : match_name (phrase, tokens, from, &fit);
      if (end == from || end < best_end || (end == best_end && fit < best_fit))
        continue;
      if (end > best_end || fit > best_fit)
        g_ptr_array_set_size (meanings, 0);
      best_end = end;
      best_fit = fit;
      if (!g_ptr_array_find (meanings, phrase->meaning, NULL))
        g_ptr_array_add (meanings, phrase->meaning);
    }
  return best_end;
}
