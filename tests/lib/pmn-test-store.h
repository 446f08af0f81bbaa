/* pmn-test-store.h: a register of its own for a test, and activities that are always the same
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-activity-repository.h"
#include "pmn-edit-private.h"

G_BEGIN_DECLS

/**
 * PmnTestStore:
 * @folder: a temporary folder, removed at the end
 * @path: the register in it
 * @connection: its writer
 * @rand: seeded: what is drawn is the same at each run
 * @mediators, @places, @beneficiaries: (element-type gint64): row ids
 * @now_ms: the clock of the edits, one second later at each
 */
typedef struct
{
  char *folder;
  char *path;
  PmnConnection *connection;
  GRand *rand;
  GArray *mediators;
  GArray *places;
  GArray *beneficiaries;
  gint64 now_ms;
} PmnTestStore;

/** pmn_test_store_new: Returns: (transfer full): a new empty register. */
PmnTestStore *pmn_test_store_new (guint32 seed);
/** pmn_test_store_open: @path: (nullable): a register to keep, made when it is not there; %NULL as pmn_test_store_new(). */
PmnTestStore *pmn_test_store_open (const char *path, guint32 seed);
void pmn_test_store_free (PmnTestStore *self);

/** pmn_test_store_add_team: inserts people and places with plain SQL. */
void pmn_test_store_add_team (PmnTestStore *self, guint n_mediators, guint n_places,
                              guint n_beneficiaries);

/** pmn_test_store_begin: Returns: (transfer full): an edit; end it with pmn_test_store_commit(). */
PmnEdit *pmn_test_store_begin (PmnTestStore *self, const char *kind, gboolean bulk);
/** pmn_test_store_commit: @edit: (transfer full): must succeed. */
void pmn_test_store_commit (PmnEdit *edit);

/** pmn_test_store_draw: Returns: (transfer full): a valid activity of a day in @from…@to, of any kind. */
PmnActivity *pmn_test_store_draw (PmnTestStore *self, PmnDay from, PmnDay to);
/** pmn_test_store_save: one edit; Returns: the row id. */
gint64 pmn_test_store_save (PmnTestStore *self, PmnActivity *activity);
/** pmn_test_store_fill: @n drawn activities in date order, in bulk edits. */
void pmn_test_store_fill (PmnTestStore *self, guint n, PmnDay from, PmnDay to);
/** pmn_test_store_word: Returns: the @rank-th word of the notes; the lower, the more frequent. */
const char *pmn_test_store_word (guint rank);

/** pmn_test_store_draw_filter: Returns: (transfer full): one condition or several, without period. */
PmnActivityFilter *pmn_test_store_draw_filter (PmnTestStore *self);
/** pmn_test_activity_matches: Returns: whether a live activity passes @filter, found out without SQL. */
gboolean pmn_test_activity_matches (const PmnActivity *activity, const PmnActivityFilter *filter);

/** pmn_test_store_count_hits: Returns: how many activities a search for @text lists. */
guint pmn_test_store_count_hits (PmnTestStore *self, const char *text);

/** pmn_test_store_exec: plain SQL that must succeed. */
void pmn_test_store_exec (PmnTestStore *self, const char *sql);
/** pmn_test_store_int: Returns: the only value of a query. */
gint64 pmn_test_store_int (PmnTestStore *self, const char *sql);
/** pmn_test_store_assert_sound: figures equal rows, the search index and the file are whole. */
void pmn_test_store_assert_sound (PmnTestStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnTestStore, pmn_test_store_free)

G_END_DECLS
