/* pmn-dump.h: the whole register as JSON Lines, and back
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * docs/CLI.md documents the format. load (dump (x)) = x. The same codec makes undo data and drafts.
 */
#pragma once

#include "pmn-edit.h"

G_BEGIN_DECLS

/** pmn_dump_write: one JSON object per line, in an order that load can follow. */
gboolean pmn_dump_write (PmnConnection *connection, GOutputStream *stream,
                         GCancellable *cancellable, GError **error);
/** pmn_dump_load: into an empty register; errors name the line; nothing is kept on error. */
gboolean pmn_dump_load (PmnEdit *edit, GInputStream *stream, GCancellable *cancellable,
                        GError **error);

G_END_DECLS
