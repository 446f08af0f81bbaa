/* pmn-quick-syntax.h: an activity in a few words: "45 email médiathèque hier"
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words are in French, in any order, accents and case ignored. Pure: the names of the register are
 * handed over in a vocabulary. The syntax is described in the help, page "quick-box".
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-format.h"

G_BEGIN_DECLS

/**
 * PmnQuickField: what a piece of the text speaks of
 */
typedef enum
{
  PMN_QUICK_NOTHING = 0,
  PMN_QUICK_KIND,
  PMN_QUICK_LOCAL_KIND,
  PMN_QUICK_DAY,
  PMN_QUICK_MINUTES,
  PMN_QUICK_PEOPLE,
  PMN_QUICK_THEME,
  PMN_QUICK_PLACE,
  PMN_QUICK_PLACE_KIND,
  PMN_QUICK_COMMUNE,
  PMN_QUICK_MEDIATOR,
  PMN_QUICK_TAG,
  PMN_QUICK_GENDER,
  PMN_QUICK_AGE,
  PMN_QUICK_STATUS,
  PMN_QUICK_PERSON,
  PMN_QUICK_MATERIAL,
  PMN_QUICK_LEVEL,
  PMN_QUICK_AUTONOMY,
} PmnQuickField;

/**
 * PmnQuickState:
 * @PMN_QUICK_UNDERSTOOD: means one thing
 * @PMN_QUICK_UNKNOWN: means nothing
 * @PMN_QUICK_AMBIGUOUS: means several things: see the candidates
 * @PMN_QUICK_REFUSED: is understood and cannot be: a date to come, two durations
 */
typedef enum
{
  PMN_QUICK_UNDERSTOOD,
  PMN_QUICK_UNKNOWN,
  PMN_QUICK_AMBIGUOUS,
  PMN_QUICK_REFUSED,
} PmnQuickState;

/**
 * PmnQuickCandidate:
 * @label: what it is, for people
 * @spelling: a text that means this and nothing else, to put in the place of the ambiguous one
 */
typedef struct
{
  char *label;
  char *spelling;
} PmnQuickCandidate;

/**
 * PmnQuickSpan:
 * @start, @end: bytes of the text, @end excluded
 * @label: (nullable): what it was understood as
 * @message: (nullable): a translated sentence when it was not
 * @candidates: (nullable) (element-type PmnQuickCandidate): when ambiguous
 */
typedef struct
{
  PmnQuickField field;
  PmnQuickState state;
  gsize start;
  gsize end;
  char *label;
  char *message;
  GPtrArray *candidates;
} PmnQuickSpan;

/**
 * PmnQuickReading:
 * @spans: (element-type PmnQuickSpan): in the order of the text; small words have none
 * @activity: what was said and nothing else: no day, minutes, mediator or place unless said
 * @kind_said: whether the kind of activity was given
 * @people_said: whether the number of people was given
 * @sessions: how many activities like @activity are meant, one for each of its people: 1 but for "3 rdv"
 * @each: (element-type gint) (nullable): minutes of each of the sessions, when they were all said
 * @kind_open: whether several people were given and nothing that says if they came together: see
 *   pmn_quick_reading_set_together()
 * @other_year: whether the day was given without a year and is not of this year: worth saying
 * @hours: (nullable): the hours of the day that gave the duration, for people
 * @moment: (nullable): an hour of the day that says nothing of the activity, for people
 * @commune_query: (nullable): words to look up among the communes, when a home or another place was
 *   given with words that nothing in the vocabulary explains
 * @n_errors: spans that are not understood
 */
typedef struct
{
  GPtrArray *spans;
  PmnActivity *activity;
  gboolean kind_said;
  gboolean people_said;
  guint sessions;
  GArray *each;
  gboolean kind_open;
  gboolean other_year;
  char *hours;
  char *moment;
  char *commune_query;
  guint n_errors;
} PmnQuickReading;

/** PMN_QUICK_MAX_SESSIONS: how many sessions a single text may log */
#define PMN_QUICK_MAX_SESSIONS 30

/** PmnQuickVocabulary: the names that the text may use. Fill it, then it is read-only. */
typedef struct _PmnQuickVocabulary PmnQuickVocabulary;

/** pmn_quick_vocabulary_new: Returns: (transfer full): the words of the nomenclatures and no name. */
PmnQuickVocabulary *pmn_quick_vocabulary_new (void);
/** pmn_quick_vocabulary_free: @self: (nullable) (transfer full). */
void pmn_quick_vocabulary_free (PmnQuickVocabulary *self);
/** pmn_quick_vocabulary_add_place: @commune: (nullable): tells apart two places of the same name. */
void pmn_quick_vocabulary_add_place (PmnQuickVocabulary *self, gint64 id, const char *name,
                                     const char *commune);
/** pmn_quick_vocabulary_add_mediator: @given, @family: names by which the text may mean them. */
void pmn_quick_vocabulary_add_mediator (PmnQuickVocabulary *self, gint64 id, const char *given,
                                        const char *family);
/** pmn_quick_vocabulary_add_commune: @insee: its code, once; @postcode: (nullable): shown beside its name. */
void pmn_quick_vocabulary_add_commune (PmnQuickVocabulary *self, const char *insee,
                                       const char *name, const char *postcode);
/** pmn_quick_vocabulary_add_tag: a tag in use; "#" before its words, or joined by hyphens, means it. */
void pmn_quick_vocabulary_add_tag (PmnQuickVocabulary *self, const char *name);

/**
 * pmn_quick_syntax_read:
 * @text: what was typed, valid UTF-8
 * @today: dates are counted from it; none may be after
 * @language: of the labels that are not national
 *
 * Returns: (transfer full): what was understood
 */
PmnQuickReading *pmn_quick_syntax_read (const char *text, const PmnQuickVocabulary *vocabulary,
                                        PmnDay today, PmnLanguage language);
/** pmn_quick_reading_free: @self: (nullable) (transfer full). */
void pmn_quick_reading_free (PmnQuickReading *self);

/**
 * pmn_quick_reading_set_together:
 * @together: whether the people came together, to a workshop: so it was read; else each to a session
 *
 * Decides what was left open; nothing when @self leaves nothing open.
 */
void pmn_quick_reading_set_together (PmnQuickReading *self, gboolean together);

/** pmn_quick_reading_get_error: Returns: (transfer none) (nullable): the first span that is not understood. */
const PmnQuickSpan *pmn_quick_reading_get_error (const PmnQuickReading *self);
/** pmn_quick_span_is_unfinished: Returns: whether @span may still be being typed, at the end of @text: it is not wrong yet. */
gboolean pmn_quick_span_is_unfinished (const PmnQuickSpan *span, const char *text);
/**
 * pmn_quick_reading_describe_problem:
 * @text: what was read
 * @finished: whether what is at the end of @text is judged too
 *
 * Returns: (transfer full) (nullable): what was typed and why it cannot be, all the words that mean
 *   nothing together; %NULL when nothing is wrong
 */
char *pmn_quick_reading_describe_problem (const PmnQuickReading *self, const char *text,
                                          gboolean finished);

/**
 * pmn_quick_words_find:
 * @text: words that people use: "france travail", "réunion d’équipe"
 *
 * Returns: (nullable): the code of @field that they mean and no other; %NULL too for official labels
 */
const char *pmn_quick_words_find (PmnQuickField field, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnQuickVocabulary, pmn_quick_vocabulary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnQuickReading, pmn_quick_reading_free)

G_END_DECLS
