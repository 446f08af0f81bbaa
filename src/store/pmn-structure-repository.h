/* pmn-structure-repository.h: the structure of the register, and its settings
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit.h"
#include "pmn-structure.h"

G_BEGIN_DECLS

/** pmn_structure_repository_get: Returns: (transfer full) (nullable): NOT_FOUND while none was saved. */
PmnStructure *pmn_structure_repository_get (PmnConnection *connection, GError **error);
gboolean pmn_structure_repository_save (PmnEdit *edit, const PmnStructure *structure,
                                        GError **error);

/** pmn_setting_get: Returns: (transfer full) (nullable): NULL without error when @key was never set. */
char *pmn_setting_get (PmnConnection *connection, const char *key, GError **error);
/** pmn_setting_set: @value: (nullable): NULL forgets. Not journalled: settings are not data. */
gboolean pmn_setting_set (PmnEdit *edit, const char *key, const char *value, GError **error);

/** pmn_draft_get: Returns: (transfer full) (nullable): JSON of an unfinished form. */
char *pmn_draft_get (PmnConnection *connection, const char *key, GError **error);
/** pmn_draft_set: @body: (nullable): NULL forgets. Not journalled. */
gboolean pmn_draft_set (PmnEdit *edit, const char *key, const char *body, GError **error);

/** pmn_terms_list: Returns: (transfer full) (element-type utf8): codes of a dimension that the register uses beyond the nomenclature (tags, unknown labels), by name. */
GPtrArray *pmn_terms_list (PmnConnection *connection, int dimension, GError **error);

G_END_DECLS
