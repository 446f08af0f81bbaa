/* pmn-import-commune.h: communes as files name them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmnImportCommune: what a file says of a commune, completed from the reference data. */
typedef struct
{
  char insee[6];
  char postcode[6];
  char *name; /* nullable */
} PmnImportCommune;
/** pmn_import_commune_clear: frees what @self holds, not @self. */
void pmn_import_commune_clear (PmnImportCommune *self);

typedef struct _PmnImportCommunes PmnImportCommunes;

/** pmn_import_communes_new: opens the reference data when first needed. Returns: (transfer full). */
PmnImportCommunes *pmn_import_communes_new (void);
/** pmn_import_communes_free: @self: (nullable) (transfer full). */
void pmn_import_communes_free (PmnImportCommunes *self);

/**
 * pmn_import_communes_resolve:
 * @insee: code, or ""
 * @postcode: postcode, or ""
 * @name: name in any spelling, or ""
 * @found: (out caller-allocates): filled; as said when it cannot be completed
 * @why: (out): a sentence about what is wrong or missing
 *
 * The INSEE code is the key. Without one, a name is enough when only one commune has it, or only one
 * of those with that postcode; a postcode alone, when it is that of a single commune.
 *
 * Returns: whether @found has an INSEE code that exists
 */
gboolean pmn_import_communes_resolve (PmnImportCommunes *self, const char *insee,
                                      const char *postcode, const char *name,
                                      PmnImportCommune *found, const char **why);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PmnImportCommune, pmn_import_commune_clear)

G_END_DECLS
