/* pmn-pending-drafts.h: what was asked of drafts and is not in the file yet
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts are read beside the queue of the writer, so that a form never waits for a long import. What
 * is still on its way there is answered from here: a form that was just saved or closed is read as it
 * was left.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef GHashTable PmnPendingDrafts;

/** pmn_pending_drafts_new: Returns: (transfer full): with nothing on its way. */
PmnPendingDrafts *pmn_pending_drafts_new (void);
/** pmn_pending_drafts_free: @self: (nullable) (transfer full). */
void pmn_pending_drafts_free (PmnPendingDrafts *self);
/** pmn_pending_drafts_begin: @key is to hold @text. @text: (nullable): NULL forgets the draft. */
void pmn_pending_drafts_begin (PmnPendingDrafts *self, const char *key, const char *text);
/** pmn_pending_drafts_end: what was begun first for @key is in the file, or has failed. */
void pmn_pending_drafts_end (PmnPendingDrafts *self, const char *key);
/**
 * pmn_pending_drafts_find:
 * @text: (out) (transfer none) (nullable): what @key was asked to hold last
 *
 * Returns: whether something is on its way for @key; if not, the file is right.
 */
gboolean pmn_pending_drafts_find (PmnPendingDrafts *self, const char *key, const char **text);

G_END_DECLS
