/* pmn-activity-text.h: an activity in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings are in the user's language; labels of the national nomenclatures are in French, as
 * everywhere.
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-activity-summary.h"
#include "pmn-format.h"

G_BEGIN_DECLS

/** pmn_activity_kind_text: Returns: (transfer none): "Individual session". */
const char *pmn_activity_kind_text (PmnActivityKind kind);
/** pmn_activity_kind_icon: Returns: (transfer none): name of its symbolic icon. */
const char *pmn_activity_kind_icon (PmnActivityKind kind);
/** pmn_activity_source_text: Returns: (transfer none): "Logged here". */
const char *pmn_activity_source_text (PmnSource source);
/** pmn_activity_place_kind_text: Returns: (transfer none): "At home"; "" for a place with a name or none. */
const char *pmn_activity_place_kind_text (PmnPlaceKind kind);

/* Each text of a row, for its cell; "" when there is nothing to say. */

/** pmn_activity_text_date: Returns: (transfer full): the date in figures. */
char *pmn_activity_text_date (const PmnActivitySummary *summary);
/** pmn_activity_text_short_kind: Returns: (transfer full): the kind in one word, for a column; of a local activity, what it was. */
char *pmn_activity_text_short_kind (const PmnActivitySummary *summary);
/** pmn_activity_text_kind: Returns: (transfer full): the kind in full; of a local activity, what it was. */
char *pmn_activity_text_kind (const PmnActivitySummary *summary);
/** pmn_activity_text_themes: the title of a workshop, then the themes; the procedure in brackets. */
char *pmn_activity_text_themes (const PmnActivitySummary *summary);
/** pmn_activity_text_place: Returns: (transfer full): the place, or its kind; "" when there is none. */
char *pmn_activity_text_place (const PmnActivitySummary *summary);
/** pmn_activity_text_mediator: the lead, "+ 2" when others animated. */
char *pmn_activity_text_mediator (const PmnActivitySummary *summary);
/** pmn_activity_text_people: Returns: (transfer full): how many people, in figures; "" of a local activity. */
char *pmn_activity_text_people (const PmnActivitySummary *summary);
/** pmn_activity_text_duration: Returns: (transfer full): "1 h 30"; "" when it is not known. */
char *pmn_activity_text_duration (const PmnActivitySummary *summary);
/** pmn_activity_text_reference: Returns: (transfer full): "A7F3-0192". */
char *pmn_activity_text_reference (const PmnActivitySummary *summary);
/** pmn_activity_text_details: duration, people and place on one line, where there is room for one column only. */
char *pmn_activity_text_details (const PmnActivitySummary *summary);
/** pmn_activity_text_kind_and_details: the same after the kind, for a line below that of the themes; which says the kind
 * itself when there are none. */
char *pmn_activity_text_kind_and_details (const PmnActivitySummary *summary);
/** pmn_activity_text_sentence: the row as a screen reader says it. */
char *pmn_activity_text_sentence (const PmnActivitySummary *summary);
/** pmn_activity_text_brief: what was just logged or changed: "Individual · E-mail · 45 min · A7F3-0192". (transfer full) */
char *pmn_activity_text_brief (const PmnActivity *activity);

/** pmn_activity_text_day: @day in words as the title of its rows: "Today · Thursday 19 November". (transfer full) */
char *pmn_activity_text_day (PmnDay day, PmnDay today);
/** pmn_activity_text_totals: "12 activities · 5 h 30". (transfer full) */
char *pmn_activity_text_totals (gint64 n, gint64 minutes);
/** pmn_activity_text_people_count: "8 people". (transfer full) */
char *pmn_activity_text_people_count (guint n);
/** pmn_activity_text_several: Returns: (transfer full): "Workshop of 3 people", or "3 individual sessions" when @kind has one person. */
char *pmn_activity_text_several (PmnActivityKind kind, guint n);

G_END_DECLS
