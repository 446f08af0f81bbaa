/* pmn-codec-private.h: the codec on JSON values, for the dump and the undo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <yyjson.h>

#include "pmn-codec.h"
#include "pmn-entity-type.h"

G_BEGIN_DECLS

/** pmn_codec_write: adds the keys of @object, of any type, to @into. */
gboolean pmn_codec_write (PmnConnection *connection, const PmnEntityType *type,
                          gconstpointer object, yyjson_mut_doc *doc, yyjson_mut_val *into,
                          GError **error);
/** pmn_codec_read: Returns: (transfer full) (nullable): to be freed with type->destroy. */
gpointer pmn_codec_read (PmnConnection *connection, const PmnEntityType *type, yyjson_val *from,
                         GError **error);
/** pmn_codec_to_json: one line. */
char *pmn_codec_to_json (PmnConnection *connection, const PmnEntityType *type, gconstpointer object,
                         GError **error);
gpointer pmn_codec_from_json (PmnConnection *connection, const PmnEntityType *type,
                              const char *json, GError **error);

gboolean pmn_codec_write_activity (PmnConnection *connection, const PmnActivity *activity,
                                   yyjson_mut_doc *doc, yyjson_mut_val *into, GError **error);
PmnActivity *pmn_codec_read_activity (PmnConnection *connection, yyjson_val *from, GError **error);

/* Pieces shared by both halves of the codec. Reading functions return FALSE with an error only when
 * the value is there and of the wrong kind. Texts written are copied into @doc. */
gboolean pmn_codec_put_text (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key,
                             const char *text);
gboolean pmn_codec_put_day (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key, PmnDay day);
gboolean pmn_codec_put_stamp (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key,
                              gint64 ms);
gboolean pmn_codec_put_reference (PmnConnection *connection, yyjson_mut_doc *doc,
                                  yyjson_mut_val *into, const char *key, PmnEntity entity,
                                  gint64 id, GError **error);
/** pmn_codec_format_stamp: Returns: (transfer full): "2026-11-22T09:56:38.123Z". */
char *pmn_codec_format_stamp (gint64 ms);
gboolean pmn_codec_parse_stamp (const char *text, gint64 *ms);
/** @text: (out) (transfer none) (nullable). */
gboolean pmn_codec_take_text (yyjson_val *from, const char *key, const char **text, GError **error);
gboolean pmn_codec_take_short (yyjson_val *from, const char *key, char text[6], GError **error);
gboolean pmn_codec_take_int (yyjson_val *from, const char *key, gint64 low, gint64 high,
                             gint *value, GError **error);
gboolean pmn_codec_take_bool (yyjson_val *from, const char *key, gboolean *value, GError **error);
gboolean pmn_codec_take_choice (yyjson_val *from, const char *key, const char *const *choices,
                                gint *value, GError **error);
gboolean pmn_codec_take_day (yyjson_val *from, const char *key, PmnDay *day, GError **error);
gboolean pmn_codec_take_stamp (yyjson_val *from, const char *key, gint64 *ms, GError **error);
gboolean pmn_codec_take_reference (PmnConnection *connection, yyjson_val *from, const char *key,
                                   PmnEntity entity, gint64 *id, GError **error);
/** pmn_codec_resolve: Returns: the row id of @uuid in the table of @entity, 0 with INVALID when there is none. */
gint64 pmn_codec_resolve (PmnConnection *connection, PmnEntity entity, const char *uuid,
                          GError **error);
/** pmn_codec_uuid_of: Returns: (transfer full) (nullable): the uuid of row @id. */
char *pmn_codec_uuid_of (PmnConnection *connection, PmnEntity entity, gint64 id, GError **error);
gboolean pmn_codec_write_record (const PmnRecord *record, yyjson_mut_doc *doc,
                                 yyjson_mut_val *into);
gboolean pmn_codec_read_record (PmnConnection *connection, const PmnEntityType *type,
                                yyjson_val *from, PmnRecord *record, GError **error);
/** pmn_codec_wrong: sets INVALID naming @key. Returns: FALSE. */
gboolean pmn_codec_wrong (GError **error, const char *key);
/** pmn_codec_finish: Returns: (transfer full): @doc as one line, with only what JSON requires escaped. */
char *pmn_codec_finish (yyjson_mut_doc *doc, GError **error);

G_END_DECLS
