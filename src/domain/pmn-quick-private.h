/* pmn-quick-private.h: what the parts of the quick syntax share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-quick-syntax.h"

G_BEGIN_DECLS

#define PMN_QUICK_BIT(field) (1u << (field))
#define PMN_QUICK_MARGINS                                                                          \
  (PMN_QUICK_BIT (PMN_QUICK_GENDER) | PMN_QUICK_BIT (PMN_QUICK_AGE)                                \
   | PMN_QUICK_BIT (PMN_QUICK_STATUS) | PMN_QUICK_BIT (PMN_QUICK_PERSON))

/**
 * PmnQuickToken:
 * @start, @end: bytes of the text
 * @key: its letters and digits, folded; owned
 * @chunk: number of the run without blanks that it belongs to
 * @accented: whether it was typed with other letters than the plain ones of @key
 */
typedef struct
{
  gsize start;
  gsize end;
  char *key;
  guint chunk;
  gboolean accented;
} PmnQuickToken;

/**
 * PmnQuickChunk: a run without blanks
 * @start, @end: bytes of the text, punctuation at both ends left out
 * @key: folded, with its inner punctuation; owned
 * @first_token: its first token, or the number of tokens of the text when it has none
 * @counts: whether it is a figure that counts people: "12" of "12 femmes"
 */
typedef struct
{
  gsize start;
  gsize end;
  char *key;
  guint first_token;
  gboolean counts;
} PmnQuickChunk;

/**
 * pmn_quick_cut:
 * @text: what was typed, valid UTF-8
 * @tokens: (out) (transfer full) (element-type PmnQuickToken): its words
 * @chunks: (out) (transfer full) (element-type PmnQuickChunk): its runs without blanks
 */
void pmn_quick_cut (const char *text, GArray **tokens, GArray **chunks);

/**
 * PmnQuickMeaning: something that words can mean
 * @code: (nullable): interned: of the nomenclature, an INSEE code, the name of a tag
 */
typedef struct
{
  PmnQuickField field;
  const char *code;
  gint64 id;
  char *label;
  char *spelling;
  char *name;
  char *postcode;
} PmnQuickMeaning;

/** pmn_quick_reading_new: Returns: (transfer full): nothing understood yet. */
PmnQuickReading *pmn_quick_reading_new (void);
/** pmn_quick_reading_add_span: Returns: (transfer none): a piece that was understood as @field. */
PmnQuickSpan *pmn_quick_reading_add_span (PmnQuickReading *self, PmnQuickField field, gsize start,
                                          gsize end);
/** pmn_quick_reading_find_span: Returns: (transfer none) (nullable): the first piece understood as one of @fields (bits). */
PmnQuickSpan *pmn_quick_reading_find_span (const PmnQuickReading *self, guint fields);
/** pmn_quick_reading_join_unknown: Returns: (transfer full) (nullable): the first words of @text that follow each other and that nothing explains. */
char *pmn_quick_reading_join_unknown (const PmnQuickReading *self, const char *text);
/**
 * pmn_quick_reading_take:
 * @n: people so described, when it describes people
 *
 * What @meaning says goes into the activity; @span is refused when something else was said before.
 */
void pmn_quick_reading_take (PmnQuickReading *self, PmnQuickSpan *span,
                             const PmnQuickMeaning *meaning, guint n);
/** pmn_quick_reading_take_margin: @n more people of gender, age, status or other @code. */
void pmn_quick_reading_take_margin (PmnQuickReading *self, PmnQuickField field, const char *code,
                                    guint n);
/** pmn_quick_span_refuse: @message: translated: why it cannot be. */
void pmn_quick_span_refuse (PmnQuickSpan *span, const char *message);
/** pmn_quick_span_set_once: for a field that has one value: said twice, it must be the same. Returns: whether it may be set. */
gboolean pmn_quick_span_set_once (PmnQuickSpan *span, gint64 old, gint64 none, gint64 value);
/** pmn_quick_span_add_candidates: @meanings: (element-type PmnQuickMeaning): what it may mean: it is ambiguous. */
void pmn_quick_span_add_candidates (PmnQuickSpan *span, const GPtrArray *meanings);

/** pmn_quick_span_become: what was not understood, or meant something else, means @label of @field. */
void pmn_quick_span_become (PmnQuickSpan *span, PmnQuickField field, const char *label);

/**
 * PmnQuickTheme: a word, or a few, of an expression that names a theme
 * @meaning: (nullable): the theme that it names by itself
 * @yields: whether a stronger word of the same expression decides instead
 */
typedef struct
{
  PmnQuickSpan *span;
  const PmnQuickMeaning *meaning;
  gboolean yields;
} PmnQuickTheme;

/** pmn_quick_yields: Returns: whether the word @key only says what was done with what others name ("création"). */
gboolean pmn_quick_yields (const char *key);
/** pmn_quick_reading_settle_themes: @themes: (element-type PmnQuickTheme): in the order of @text: those named go into the activity. */
void pmn_quick_reading_settle_themes (PmnQuickReading *self, const char *text,
                                      const GArray *themes);

/** pmn_quick_is_same_word: Returns: whether the two differ by a plural or a feminine at most. */
gboolean pmn_quick_is_same_word (const char *typed, const char *word);

/** PmnQuickWords: a line of the table of words: "a|b c" all mean @code. */
typedef struct
{
  PmnQuickField field;
  const char *code;
  const char *words;
} PmnQuickWords;

/** pmn_quick_words: Returns: (transfer none) (array length=n): the French words of the nomenclatures. */
const PmnQuickWords *pmn_quick_words (guint *n);

/** pmn_quick_is_small_word: Returns: whether @key is a word that says nothing by itself ("de", "la"). */
gboolean pmn_quick_is_small_word (const char *key);

/** pmn_quick_is_negation: Returns: whether @key says that what follows, or precedes, is not so ("pas", "jamais"). */
gboolean pmn_quick_is_negation (const char *key);

/** pmn_quick_is_time_unit: Returns: whether @key can only be the unit of a duration ("min", "heures"). */
gboolean pmn_quick_is_time_unit (const char *key);

/**
 * pmn_quick_vocabulary_match:
 * @tokens: (element-type PmnQuickToken)
 * @from: where to begin
 * @fields: bits of the fields that may be meant
 * @meanings: (element-type PmnQuickMeaning): filled with what the longest run of words means, the
 *   exact spelling before beginnings of words; several when it is ambiguous
 *
 * Returns: the token after the run; @from when nothing matches
 */
guint pmn_quick_vocabulary_match (const PmnQuickVocabulary *self, const GArray *tokens, guint from,
                                  guint fields, GPtrArray *meanings);

/**
 * PmnQuickNumber: what a run of chunks that begins with a figure means
 * @n_chunks: how many chunks
 * @value: minutes, people, a day or a year of birth; of an age, how many people have it, 0 for one
 * @is_range: whether @value is what lies between two hours of the day, @from and @to
 * @from, @to: hours of the day, in minutes; @from alone, with %PMN_QUICK_NOTHING, is an hour that says
 *   nothing of the activity
 * @is_clock: whether @value is so long that it may be the hour of the day @from: "9h", "14h30"
 * @part: minutes of the part of an hour that a day is written like: 30 for "1/2", 0 for most
 * @apart: minutes written apart from the hours before them, "30" of "9h 30", which may be another
 *   thing; 0 without them
 * @low, @high: ages, when no bracket holds both
 * @plain: a lone figure: minutes, or the people of a workshop
 * @whole_hours: hours and nothing else, whose "h" could be men
 * @day_or_minutes: a weekday and a figure that is both its day of the month and a duration
 * @other_year: a day without a year that is not of this year
 * @is_birth: whether @value is a year of birth
 * @is_year: whether @value is the year of what was done ("impôts 2025"), which is not logged
 * @code: (nullable): interned age bracket or gender; %NULL for ages of several brackets
 * @message: (nullable) (transfer full): why it cannot be; a day of another year has a @value then, which
 *   it is with its year
 */
typedef struct
{
  PmnQuickField field;
  guint n_chunks;
  gint value;
  gboolean is_range;
  gint from;
  gint to;
  gboolean is_clock;
  gint part;
  gint apart;
  gint low;
  gint high;
  gboolean plain;
  gboolean whole_hours;
  gboolean day_or_minutes;
  gboolean other_year;
  gboolean is_birth;
  gboolean is_year;
  const char *code;
  char *message;
} PmnQuickNumber;

/**
 * pmn_quick_read_number:
 * @chunks: (element-type PmnQuickChunk)
 * @from: the chunk to begin with
 *
 * Durations, numbers of people, of women ("3f"), ages and dates.
 *
 * Returns: whether something was read, @number filled
 */
gboolean pmn_quick_read_number (const GArray *chunks, guint from, PmnDay today,
                                PmnQuickNumber *number);

/** pmn_quick_age_of_years: Returns: (nullable): interned: the age bracket of @age, %NULL for an age that nobody has. */
const char *pmn_quick_age_of_years (gint age);
/** pmn_quick_read_age: "72 ans", "60 ans et plus", "12-18 ans": see pmn_quick_read_number(). */
gboolean pmn_quick_read_age (const GArray *chunks, guint from, PmnQuickNumber *number);
/** pmn_quick_read_birth: "né en 1960", "née le 12/03/60": see pmn_quick_read_number(). */
gboolean pmn_quick_read_birth (const GArray *chunks, guint from, PmnDay today,
                               PmnQuickNumber *number);
/** pmn_quick_span_ask_age: the ages from @low to @high are of several brackets: it is asked which. */
void pmn_quick_span_ask_age (PmnQuickSpan *span, gint low, gint high);
/** pmn_quick_chunk_key: Returns: (transfer none): the key of the chunk @index, an empty string after the last one. */
const char *pmn_quick_chunk_key (const GArray *chunks, guint index);
/** pmn_quick_is_one_of: @words: separated by a blank. Returns: whether @key is one of them. */
gboolean pmn_quick_is_one_of (const char *key, const char *words);
/** pmn_quick_read_figures: @rest: (out): what follows. Returns: whether @key begins with one to five figures. */
gboolean pmn_quick_read_figures (const char *key, gint *value, const char **rest);
/** pmn_quick_is_people_unit: Returns: whether @key says that the figure before counts people ("pers", "usagers"). */
gboolean pmn_quick_is_people_unit (const char *key);
/** pmn_quick_minutes_apart: Returns: the figures of the chunk @last when only blanks part them from whole hours before, else 0. */
gint pmn_quick_minutes_apart (const GArray *chunks, guint from, guint last);
/** pmn_quick_count_of_word: Returns: how many people "deux" to "douze" count, 0 for another word. */
gint pmn_quick_count_of_word (const char *key);
/** pmn_quick_join_chunks: Returns: (transfer full): the keys of @n chunks, a blank between them. */
char *pmn_quick_join_chunks (const GArray *chunks, guint from, guint n);
/** pmn_quick_can_end_duration: Returns: whether the chunk @index can be the minutes after hours: not the people of "2h 12 personnes". */
gboolean pmn_quick_can_end_duration (const GArray *chunks, guint index);
/** pmn_quick_read_hours: "de 14h à 16h", "à 14h": see pmn_quick_read_number(). */
gboolean pmn_quick_read_hours (const GArray *chunks, guint from, PmnQuickNumber *number);
/** pmn_quick_describe_hours: Returns: (transfer full): the hours of the day of @number, for people. */
char *pmn_quick_describe_hours (const PmnQuickNumber *number, PmnLanguage language);

G_END_DECLS
