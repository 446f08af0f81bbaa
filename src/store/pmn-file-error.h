/* pmn-file-error.h: failures of the file system, in our error domain
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pmn_store_error_from_errno:
 * @path: what was being opened, made or written
 * @saved_errno: the errno of the failure
 *
 * Sets @error with a sentence naming @path: FULL, READ_ONLY, PERMISSION, NOT_FOUND or FAILED.
 */
void pmn_store_error_from_errno (GError **error, const char *path, int saved_errno);

G_END_DECLS
