/* pmn-setting.h: settings and drafts: one text under one key
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Neither is data: no step of the history, nothing to undo.
 */
#pragma once

#include "pmn-edit.h"

G_BEGIN_DECLS

/** pmn_setting_get: Returns: (transfer full) (nullable): NULL without error when @key was never set. */
char *pmn_setting_get (PmnConnection *connection, const char *key, GError **error);
/** pmn_setting_set: @value: (nullable): NULL forgets. Returns: whether it was written. */
gboolean pmn_setting_set (PmnEdit *edit, const char *key, const char *value, GError **error);

/** pmn_draft_get: Returns: (transfer full) (nullable): JSON of an unfinished form; NULL without error when there is none. */
char *pmn_draft_get (PmnConnection *connection, const char *key, GError **error);
/** pmn_draft_list: Returns: (transfer full) (nullable) (element-type utf8): the keys of what is kept, the newest first. */
GPtrArray *pmn_draft_list (PmnConnection *connection, GError **error);
/** pmn_draft_set: @body: (nullable): NULL forgets. Returns: whether it was written, with the instant of @edit. */
gboolean pmn_draft_set (PmnEdit *edit, const char *key, const char *body, GError **error);

G_END_DECLS
