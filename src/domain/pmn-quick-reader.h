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
 * PmnQuickReader:
 * @meanings: (element-type PmnQuickMeaning): of the words that are being read
 * @with_commune: whether a home or another place is said: names are those of communes
 * @groups: (element-type PmnQuickGroup)
 * @figures: (element-type PmnQuickFigure)
 * @themes: (element-type PmnQuickTheme)
 * @crowd: (nullable): the piece that says most of how many people there are
 * @crowd_n: how many it says
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
  PmnQuickSpan *crowd;
  guint crowd_n;
  guint preferred;
  gboolean companion;
} PmnQuickReader;

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
