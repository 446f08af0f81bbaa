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

/**
 * pmn_store_error_from_making:
 * @path: the file that the user asked for, whatever name it has until it is whole
 * @saved_errno: the errno of the failure to make it
 *
 * As pmn_store_error_from_errno(); when there is no folder to make it in, says which one.
 */
void pmn_store_error_from_making (GError **error, const char *path, int saved_errno);

G_END_DECLS
