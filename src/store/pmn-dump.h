/* pmn-dump.h: the whole register as JSON Lines, and back
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UTF-8, one JSON object per line, each with its "type", in this order:
 *
 * | type        | members |
 * |-------------|---------|
 * | permanence  | first line: "format" (1), "version" of the program |
 * | setting     | "key", "value": those of the register ("ref-counter"…); not those of one PC: "actor" and keys that begin with "local:" |
 * | structure, mediator, absence, place, beneficiary | the row as in pmn-codec.h |
 * | term        | "dimension" (a word), "code": codes and tags beyond the nomenclature |
 * | activity    | the row with its participations and tallies, in the order of the journal |
 * | step        | a line of the history, newest first: "at", "actor", "origin", "kind", "subject", "n_rows", "undone", "detail" |
 * | draft       | "key", "updated_at", "body" |
 * | purge       | "entity", "uuid", "at": an anonymised person |
 * | end         | last line: "lines", how many were before it |
 *
 * Everything that a user would miss is there: the trash ("deleted_at"), versions and stamps, local
 * references and their counter, drafts, the history as it was told. What is left out: undo data
 * (steps that came with a dump cannot be undone), creations that were undone, the steps "load", and
 * everything that is computed (figures, search index). Row ids never appear. So
 * load (dump (x)) = x: dumping again gives the same bytes.
 */
#pragma once

#include "pmn-edit.h"

G_BEGIN_DECLS

#define PMN_DUMP_FORMAT 1

/** PMN_SETTING_LOCAL_PREFIX: settings of this file on this PC, which a dump leaves out. */
#define PMN_SETTING_LOCAL_PREFIX "local:"

/** pmn_dump_write: in a read transaction. Errors: %PMN_STORE_ERROR, %G_IO_ERROR of the stream. */
gboolean pmn_dump_write (PmnConnection *connection, GOutputStream *stream,
                         GCancellable *cancellable, GError **error);
/**
 * pmn_dump_load:
 * @edit: an edit of kind "load", bulk
 *
 * Into a register without people, places nor activities; its structure, settings and history are
 * replaced. An error names the line (%PMN_STORE_ERROR_INVALID) and nothing is kept: the caller
 * aborts the edit.
 */
gboolean pmn_dump_load (PmnEdit *edit, GInputStream *stream, GCancellable *cancellable,
                        GError **error);

G_END_DECLS
