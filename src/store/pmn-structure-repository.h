/* pmn-structure-repository.h: the structure of the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit.h"
#include "pmn-structure.h"

G_BEGIN_DECLS

/** pmn_structure_repository_get: Returns: (transfer full) (nullable): NOT_FOUND while none was saved. */
PmnStructure *pmn_structure_repository_get (PmnConnection *connection, GError **error);
/** pmn_structure_repository_save: the last one who saves wins: the history keeps what it was. Returns: whether it was written. */
gboolean pmn_structure_repository_save (PmnEdit *edit, const PmnStructure *structure,
                                        GError **error);

G_END_DECLS
