/* pmn-store-error.h: what can go wrong in the store layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PMN_STORE_ERROR (pmn_store_error_quark ())

/**
 * PmnStoreError:
 * @PMN_STORE_ERROR_FAILED: any other failure of the database or the file system
 * @PMN_STORE_ERROR_BUSY: another process holds the register; the message names it
 * @PMN_STORE_ERROR_NEWER: the register was made by a newer version of the program
 * @PMN_STORE_ERROR_NOT_A_REGISTER: the file is not a register
 * @PMN_STORE_ERROR_CORRUPT: a damaged page or an inconsistent file
 * @PMN_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @PMN_STORE_ERROR_FULL: the disk is full
 * @PMN_STORE_ERROR_NOT_FOUND: no such row
 * @PMN_STORE_ERROR_CONFLICT: the row has changed since it was read; also: undo refused
 * @PMN_STORE_ERROR_TRASHED: the row was moved to the trash since it was read (nothing was written)
 * @PMN_STORE_ERROR_INVALID: a value refused by a rule (nothing was written)
 * @PMN_STORE_ERROR_PERMISSION: the file system refuses access
 * @PMN_STORE_ERROR_FINAL: the change cannot be undone
 * @PMN_STORE_ERROR_SEARCH_INDEX: only the search index is damaged (nothing was written); an open register makes it again
 *
 * Error codes of %PMN_STORE_ERROR. The message of such an error is a translated sentence for the user.
 */
typedef enum
{
  PMN_STORE_ERROR_FAILED,
  PMN_STORE_ERROR_BUSY,
  PMN_STORE_ERROR_NEWER,
  PMN_STORE_ERROR_NOT_A_REGISTER,
  PMN_STORE_ERROR_CORRUPT,
  PMN_STORE_ERROR_READ_ONLY,
  PMN_STORE_ERROR_FULL,
  PMN_STORE_ERROR_NOT_FOUND,
  PMN_STORE_ERROR_CONFLICT,
  PMN_STORE_ERROR_INVALID,
  PMN_STORE_ERROR_PERMISSION,
  PMN_STORE_ERROR_FINAL,
  PMN_STORE_ERROR_TRASHED,
  PMN_STORE_ERROR_SEARCH_INDEX,
} PmnStoreError;

/** pmn_store_error_quark: Returns: the domain %PMN_STORE_ERROR. */
GQuark pmn_store_error_quark (void);

G_END_DECLS
