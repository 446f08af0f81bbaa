/* pmn-text-source.h: a text file of unknown encoding, given as UTF-8 block by block
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmnTextSource:
 *
 * A byte order mark tells UTF-8 or UTF-16; without one, a file that is valid UTF-8 as a whole is UTF-8, and any
 * other is Windows-1252, as French spreadsheet programs write. All reading blocks.
 */
typedef struct _PmnTextSource PmnTextSource;

/**
 * pmn_text_source_open:
 * @path: file name
 * @display_name: name for messages
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the whole file once to know its encoding. Errors (%PMN_EXCHANGE_ERROR): ENCODING, with the line, for a NUL
 * byte or what no encoding explains; IO.
 *
 * Returns: (transfer full): a source at its beginning, or %NULL
 */
PmnTextSource *pmn_text_source_open (const char *path, const char *display_name,
                                     GCancellable *cancellable, GError **error);

/**
 * pmn_text_source_free:
 * @self: (nullable) (transfer full): a source
 */
void pmn_text_source_free (PmnTextSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnTextSource, pmn_text_source_free)

/**
 * pmn_text_source_rewind:
 * @self: a source
 *
 * Goes back to the beginning, after the byte order mark.
 */
void pmn_text_source_rewind (PmnTextSource *self);

/**
 * pmn_text_source_read:
 * @self: a source
 * @text: (out) (transfer none): bytes of UTF-8, without NUL, valid until the next call; a character may be cut
 *   between two blocks
 * @length: (out): their number, 0 at the end
 * @error: return location
 *
 * Reads the next block. Errors: IO, also when the file changed since it was opened; ENCODING.
 *
 * Returns: %TRUE unless there is an error
 */
gboolean pmn_text_source_read (PmnTextSource *self, const char **text, gsize *length,
                               GError **error);

/**
 * pmn_text_source_get_progress:
 * @self: a source
 *
 * Returns: share of the file that was read, from 0.0 to 1.0
 */
double pmn_text_source_get_progress (const PmnTextSource *self);

G_END_DECLS
