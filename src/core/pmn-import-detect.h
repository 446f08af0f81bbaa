/* pmn-import-detect.h: what kind of file it is, by its content
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-importer.h"

G_BEGIN_DECLS

/**
 * pmn_import_detect:
 *
 * A sheet "Activités" with a cell "ID CRA" is an export of the platform, a sheet "Bénéficiaires" its
 * workbook of beneficiaries, a table with the columns "canal" and "activite" a file of the old
 * platform; everything else that can be read is a table. Blocking: worker threads only.
 *
 * Errors: %PMN_EXCHANGE_ERROR when the file cannot be read at all.
 *
 * Returns: the kind, %PMN_IMPORT_AUTO on error
 */
PmnImportKind pmn_import_detect (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
