/* pmn-rollup.h: adds up how an edit changes the figures, and writes it once
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rollup counts at four grains: each mediator who animated and all of them (0), the place (-1 =
 * none) and all of them (0). A co-animated workshop so counts once for everybody and once for each.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-edit-private.h"

G_BEGIN_DECLS

/** PMN_ROLLUP_NO_PLACE: the place of activities without a place; 0 is "all places". */
#define PMN_ROLLUP_NO_PLACE (-1)

/**
 * PmnRollupTerm:
 * @term_id: what is counted, 0 for the activity itself
 * @activities: activities that carry it
 * @accompaniments: people in them, or with it
 */
typedef struct
{
  int term_id;
  gint64 activities;
  gint64 accompaniments;
} PmnRollupTerm;

/**
 * PmnRollupFacts:
 * @counts: whether it counts at all: live and complete
 * @month: yyyymm
 * @kind: a #PmnActivityKind
 * @place_id: row id, or %PMN_ROLLUP_NO_PLACE
 * @minutes: duration
 * @people: accompaniments
 * @mediators: (element-type gint64): lead and co-animators, each once
 * @terms: (element-type PmnRollupTerm): what it carries, besides itself
 * @beneficiaries: (element-type gint64): followed people, one entry for each participation
 *
 * What one activity contributes.
 */
typedef struct
{
  gboolean counts;
  int month;
  int kind;
  gint64 place_id;
  gint64 minutes;
  gint64 people;
  GArray *mediators;
  GArray *terms;
  GArray *beneficiaries;
} PmnRollupFacts;

/** pmn_rollup_facts_init: @self: made ready; pmn_rollup_facts_clear() it. */
void pmn_rollup_facts_init (PmnRollupFacts *self);
/** pmn_rollup_facts_clear: frees what @self holds, not @self. */
void pmn_rollup_facts_clear (PmnRollupFacts *self);
/** pmn_rollup_facts_begin: empties @self for another activity. @place_id: 0 = none. */
void pmn_rollup_facts_begin (PmnRollupFacts *self, PmnDay day, int kind, gint64 place_id,
                             gint64 minutes, gint64 people);
/** pmn_rollup_facts_add_mediator: once each. */
void pmn_rollup_facts_add_mediator (PmnRollupFacts *self, gint64 mediator_id);
/** pmn_rollup_facts_add_term: a term of the activity itself. @term_id: 0 is ignored. */
void pmn_rollup_facts_add_term (PmnRollupFacts *self, int term_id);
/** pmn_rollup_facts_add_people: @n people described by @term_id. */
void pmn_rollup_facts_add_people (PmnRollupFacts *self, int term_id, gint64 n);
/** pmn_rollup_facts_add_beneficiary: a participation of a followed person. */
void pmn_rollup_facts_add_beneficiary (PmnRollupFacts *self, gint64 beneficiary_id);
/** pmn_rollup_facts_add_derived: the terms that follow from duration and kind of place. */
void pmn_rollup_facts_add_derived (PmnRollupFacts *self, int place_kind);
/** pmn_rollup_place_kind_term: Returns: the term of a #PmnPlaceKind, 0 for none. */
int pmn_rollup_place_kind_term (int place_kind);

/**
 * pmn_rollup_facts_from_activity:
 * @self: filled
 * @connection: numbers the codes of @activity, which must all be stored already
 * @activity: an activity
 * @error: return location for a #PmnStoreError
 *
 * Returns: whether it could be done
 */
gboolean pmn_rollup_facts_from_activity (PmnRollupFacts *self, PmnConnection *connection,
                                         const PmnActivity *activity, GError **error);

/**
 * PmnRollupCell: one line of the figures: its key and what is added to it. For a line of people,
 * @term is the row id of the beneficiary and only @activities counts.
 */
typedef struct
{
  gint64 mediator_id;
  gint64 place_id;
  int month;
  int kind;
  gint64 term;
  gint64 activities;
  gint64 accompaniments;
  gint64 minutes;
} PmnRollupCell;

/** PmnRollup: figures being added up in memory, at most some 20 MB of them. */
typedef struct _PmnRollup PmnRollup;

/** pmn_rollup_new: Returns: (transfer full): nothing added yet. */
PmnRollup *pmn_rollup_new (void);
/** pmn_rollup_free: @self: (nullable) (transfer full). */
void pmn_rollup_free (PmnRollup *self);
/** pmn_rollup_add: @sign: 1 to add @facts, -1 to take them away. */
void pmn_rollup_add (PmnRollup *self, const PmnRollupFacts *facts, int sign);
/** pmn_rollup_is_full: Returns: whether it should be flushed before more is added. */
gboolean pmn_rollup_is_full (PmnRollup *self);
/** pmn_rollup_flush: adds everything to the tables, in key order, and empties @self. */
gboolean pmn_rollup_flush (PmnRollup *self, PmnConnection *connection, GError **error);

/**
 * pmn_rollup_list:
 * @people: whether the lines of people are wanted instead of those of terms
 * @n_cells: (out): how many
 *
 * Returns: (transfer full) (array length=n_cells): the lines other than 0, in key order; @self is
 *   emptied of them
 */
PmnRollupCell *pmn_rollup_list (PmnRollup *self, gboolean people, gsize *n_cells);

/** pmn_rollup_of_edit: Returns: (transfer none): the one that is flushed when @edit is committed. */
PmnRollup *pmn_rollup_of_edit (PmnEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnRollup, pmn_rollup_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PmnRollupFacts, pmn_rollup_facts_clear)

G_END_DECLS
