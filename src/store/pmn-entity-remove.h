/* pmn-entity-remove.h: removing rows for good: an old trash, undone creations
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit-private.h"
#include "pmn-entity-type.h"

G_BEGIN_DECLS

/**
 * pmn_entity_find_unmade_in_use: @id: (out): one of the rows whose creation the step undid and to which
 * a row other than unmade ones still refers, 0 when there is none.
 */
gboolean pmn_entity_find_unmade_in_use (PmnConnection *connection, PmnEntity entity, gint64 step_id,
                                        gint64 *id, GError **error);

/**
 * pmn_entity_remove_all:
 * @unmade: rows whose creation was undone, else rows in the trash
 * @before_ms: only what went there before this instant
 * @n_removed: (inout) (optional): one more for each
 *
 * Removes them, of every kind, with their lines of history. What others still refer to stays, but a followed person
 * with activities is anonymised instead, which keeps the figures.
 */
gboolean pmn_entity_remove_all (PmnEdit *edit, gboolean unmade, gint64 before_ms, guint *n_removed,
                                GError **error);

/**
 * pmn_entity_remove_unmade: removes the row of @uuid when its creation was undone, so that its identity
 * can be given again; otherwise does nothing.
 */
gboolean pmn_entity_remove_unmade (PmnEdit *edit, const PmnEntityType *type, const char *uuid,
                                   GError **error);

G_END_DECLS
