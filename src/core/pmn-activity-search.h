/* pmn-activity-search.h: a few activities for the search of the desktop
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown outside the window must not tell who came: only references, titles, kinds and themes
 * are looked at, never notes, tags nor anybody's name.
 */
#pragma once

#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * pmn_activity_search_async:
 * @text: words
 * @limit: how many at most
 *
 * Live activities, newest first, of which each word of @text begins a word of the local reference, of
 * the title or of the kind, or means a theme as in the list of the window. No word, no activity.
 * Returns by _finish: (element-type PmnActivitySummary).
 */
void pmn_activity_search_async (PmnRegister *self, const char *text, guint limit,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
/** pmn_activity_search_references_async: @references: local references, separated by blanks; those that are not live are left out. Returns by _finish: (element-type PmnActivitySummary), in their order. */
void pmn_activity_search_references_async (PmnRegister *self, const char *references,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
/** pmn_activity_search_finish: Returns: (transfer full) (nullable): of both. */
GPtrArray *pmn_activity_search_finish (PmnRegister *self, GAsyncResult *result, GError **error);

G_END_DECLS
