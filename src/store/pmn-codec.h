/* pmn-codec.h: entities as JSON objects, and back
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one JSON form of a row, for undo data, drafts and dumps. One object per row:
 *
 * - keys are the names of the struct's members; a key that is absent means "not given", false or
 *   empty. Unknown keys are ignored.
 * - "uuid", "version", "created_at", "updated_at", "deleted_at" come from the record; none is there
 *   for a row that was never saved. Row ids never appear.
 * - days are "2026-11-22", instants "2026-11-22T09:56:38.123Z".
 * - codes are the wire codes, unknown ones verbatim; kinds are words ("workshop", "home").
 * - references to other rows are their uuids: "mediator", "place", "co_mediators", "author",
 *   "agent1", "agent2", "beneficiary".
 * - tallies of an activity are nested: {"gender": {"feminin": 3}, "age": …}.
 *
 * `_to_json` returns (transfer full) (nullable) one line of UTF-8 without final line break; it fails
 * only when the database does. `_from_json` returns (transfer full) (nullable); text that is not
 * such an object, or that names a row which is not in this register, is %PMN_STORE_ERROR_INVALID
 * with a sentence. Its record.id is that of the row with the same uuid in this register, else 0.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/** pmn_codec_activity_to_json: Returns: (transfer full) (nullable): one line. */
char *pmn_codec_activity_to_json (PmnConnection *connection, const PmnActivity *activity,
                                  GError **error);
/** pmn_codec_activity_from_json: Returns: (transfer full) (nullable): the activity, not stored. */
PmnActivity *pmn_codec_activity_from_json (PmnConnection *connection, const char *json,
                                           GError **error);

G_END_DECLS
