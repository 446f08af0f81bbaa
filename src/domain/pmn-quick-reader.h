/* pmn-quick-reader.h: the state of the quick syntax while it reads a text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-quick-private.h"

G_BEGIN_DECLS

/** PMN_QUICK_MIN_WORKSHOP: minutes: a lone figure below says how many people came to a workshop */
#define PMN_QUICK_MIN_WORKSHOP 30

/** PmnQuickGroup: "x8 femmes": a plural without a figure is everybody. */
typedef struct
{
  PmnQuickSpan *span;
  const PmnQuickMeaning *meaning;
} PmnQuickGroup;

/**
 * PmnQuickFigure: "atelier 8", "45": what a figure alone says depends on the rest.
 * @of_person: whether it follows one woman, one man, a status: it may be an age
 */
typedef struct
{
  PmnQuickSpan *span;
  gint value;
  gboolean of_person;
} PmnQuickFigure;

/**
 * PmnQuickClock: "14h30": hours that may be those of a clock, or whose minutes may be another thing
 * @is_certain: whether they can be no duration
 */
typedef struct
{
  PmnQuickSpan *span;
  PmnQuickNumber number;
  gboolean is_certain;
} PmnQuickClock;

/** PmnQuickBirth: "né en 1960": the bracket is that of the day of the activity. */
typedef struct
{
  PmnQuickSpan *span;
  gint year;
} PmnQuickBirth;

/**
 * PmnQuickReader:
 * @meanings: (element-type PmnQuickMeaning): of the words that are being read
 * @with_commune: whether a home or another place is said: names are those of communes
 * @groups: (element-type PmnQuickGroup)
 * @figures: (element-type PmnQuickFigure)
 * @themes: (element-type PmnQuickTheme)
 * @clocks: (element-type PmnQuickClock)
 * @births: (element-type PmnQuickBirth)
 * @crowd: (nullable): the piece that says most of how many people there are
 * @crowd_n: how many it says
 * @counted: (nullable): the piece read last that counts several people, @counted_n
 * @preferred: bits of the fields that the small word before announces
 * @companion: whether that word is "avec"
 */
typedef struct
{
  const char *text;
  const PmnQuickVocabulary *vocabulary;
  PmnDay today;
  PmnLanguage language;
  GArray *tokens;
  GArray *chunks;
  GPtrArray *meanings;
  PmnQuickReading *reading;
  gboolean with_commune;
  GArray *groups;
  GArray *figures;
  GArray *themes;
  GArray *clocks;
  GArray *births;
  PmnQuickSpan *crowd;
  guint crowd_n;
  const PmnQuickSpan *counted;
  gint counted_n;
  guint preferred;
  gboolean companion;
} PmnQuickReader;

/** pmn_quick_reader_match: Returns: the token after the words from @token on that mean something, @token for none; `meanings` is filled. */
guint pmn_quick_reader_match (PmnQuickReader *reader, guint token);
/** pmn_quick_reader_read_negation: Returns: the token after what is said not to be so, @token when it says nothing such. */
guint pmn_quick_reader_read_negation (PmnQuickReader *reader, guint token);
/** pmn_quick_reader_note_clock: @number, that begins at @chunk, is settled when the rest is read. */
void pmn_quick_reader_note_clock (PmnQuickReader *reader, guint chunk, PmnQuickSpan *span,
                                  const PmnQuickNumber *number);
/** pmn_quick_reader_settle_clocks: whether hours are a duration or those of a clock; all durations are taken. */
void pmn_quick_reader_settle_clocks (PmnQuickReader *reader);
/** pmn_quick_reader_describe_number: Returns: (transfer full): what was understood of @number, for people. */
char *pmn_quick_reader_describe_number (const PmnQuickReader *reader, const PmnQuickNumber *number);
/** pmn_quick_reader_take_number: what @number says goes into the activity; @span is refused when something else was said before. */
void pmn_quick_reader_take_number (PmnQuickReader *reader, PmnQuickSpan *span,
                                   const PmnQuickNumber *number);
/** pmn_quick_reader_take_people: what @meaning says of @n people goes into the activity. */
void pmn_quick_reader_take_people (PmnQuickReader *reader, PmnQuickSpan *span,
                                   const PmnQuickMeaning *meaning, guint n);
/** pmn_quick_reader_settle_figures: whether a lone figure is minutes, an age, people or sessions; all the rest is read. */
void pmn_quick_reader_settle_figures (PmnQuickReader *reader);
/** pmn_quick_reader_settle: all is read: what depends on the rest goes into the activity, or is refused. */
void pmn_quick_reader_settle (PmnQuickReader *reader);

G_END_DECLS
