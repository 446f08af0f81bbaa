/* pmn-erasure.h: anonymising a followed person everywhere in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit-private.h"

G_BEGIN_DECLS

/** PMN_SETTING_SCRUB_PENDING: set from an erasure's transaction until the file was rewritten. */
#define PMN_SETTING_SCRUB_PENDING "local:scrub-pending"

/**
 * pmn_erasure_run:
 * @edit: an edit
 * @id: row id of a beneficiary, live, trashed or unmade
 *
 * Keeps age bracket, gender, status, commune and the uuid; takes everything else, under every
 * spelling the person ever had, out of rows, undo data, trash, drafts, history and search index;
 * adds the uuid to the purge list; has the file rewritten after the commit. Of an anonymised person:
 * nothing. Undone creations of the same name go with it: an import made, undone and made again.
 */
gboolean pmn_erasure_run (PmnEdit *edit, gint64 id, GError **error);

/**
 * pmn_erasure_run_removed:
 * @edit: an edit
 * @id: row id of a beneficiary who leaves an old trash or an old undone import
 *
 * Like pmn_erasure_run(), but when somebody of the same name is still here (the duplicate was
 * trashed, the import made again), only the row is scrubbed: the texts are about who stays.
 */
gboolean pmn_erasure_run_removed (PmnEdit *edit, gint64 id, GError **error);

G_END_DECLS
