/* pmn-coop-writer.h: activities with the columns of "Mes activités", the national platform's own export
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Same blocks, headers, order and labels (national-api §2.15(c)): what reads the platform's file reads
 * this one, our importer first. One row per accompaniment. As on the platform, people who are only
 * counted get rows filled from the counts: each column is right, crossing two says nothing.
 * Blocks: not for the main thread.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-mediator.h"
#include "pmn-place.h"
#include "pmn-sheet-writer.h"

G_BEGIN_DECLS

/**
 * PmnCoopSheet:
 * @is_own: one mediator's own export: without the columns that say whose, with those of names and notes
 * @author: (nullable): who exports
 * @structure: its name: whose file it is, and who exports when nobody is said to
 * @total: rows
 * @now_ms: Unix time in milliseconds
 * @filters: (array length=n_filters): what was selected, as lines of the block "Filtres"
 */
typedef struct
{
  gboolean is_own;
  const PmnMediator *author;
  const char *structure;
  gint64 total;
  gint64 now_ms;
  const PmnSheetLine *filters;
  guint n_filters;
} PmnCoopSheet;

/**
 * PmnCoopEntry:
 * @activity: neither local nor incomplete
 * @mediator: its lead
 * @place: (nullable): its place
 * @names: (nullable) (element-type utf8): a name or %NULL for each participation; used in an own export
 * @with_notes: its notes; used in an own export
 */
typedef struct
{
  const PmnActivity *activity;
  const PmnMediator *mediator;
  const PmnPlace *place;
  GPtrArray *names;
  gboolean with_notes;
} PmnCoopEntry;

typedef struct _PmnCoopWriter PmnCoopWriter;

/** pmn_coop_writer_new: Returns: (transfer full) (nullable): errors: those of pmn_sheet_writer_new(). */
PmnCoopWriter *pmn_coop_writer_new (const char *path, PmnSheetFormat format,
                                    const PmnCoopSheet *sheet, GError **error);
/** pmn_coop_writer_get_sheet: Returns: (transfer none): what the rows go to. */
PmnSheetWriter *pmn_coop_writer_get_sheet (PmnCoopWriter *self);
/** pmn_coop_writer_add: one row for each person of the activity. */
gboolean pmn_coop_writer_add (PmnCoopWriter *self, const PmnCoopEntry *entry, GError **error);
/** pmn_coop_writer_commit: @self: (transfer full): freed in every case. The file gets its name. */
gboolean pmn_coop_writer_commit (PmnCoopWriter *self, GError **error);
/** pmn_coop_writer_free: @self: (nullable) (transfer full): gives up; nothing is left. */
void pmn_coop_writer_free (PmnCoopWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnCoopWriter, pmn_coop_writer_free)

G_END_DECLS
