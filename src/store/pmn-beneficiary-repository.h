/* pmn-beneficiary-repository.h: rows of beneficiarys
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-beneficiary.h"
#include "pmn-edit.h"

G_BEGIN_DECLS

/** pmn_beneficiary_repository_get: Returns: (transfer full) (nullable): trashed rows too. */
PmnBeneficiary *pmn_beneficiary_repository_get (PmnConnection *connection, gint64 id,
                                                GError **error);
/** pmn_beneficiary_repository_find: @key: a uuid. Returns: row id, 0 when there is none. */
gint64 pmn_beneficiary_repository_find (PmnConnection *connection, const char *key, GError **error);
/**
 * pmn_beneficiary_repository_list:
 * @search: (nullable): words, accents and case ignored
 * Returns: (transfer full) (element-type PmnBeneficiary) (nullable): live rows by name.
 */
GPtrArray *pmn_beneficiary_repository_list (PmnConnection *connection, const char *search,
                                            GError **error);
gboolean pmn_beneficiary_repository_save (PmnEdit *edit, PmnBeneficiary *beneficiary,
                                          GError **error);
gboolean pmn_beneficiary_repository_trash (PmnEdit *edit, gint64 id, GError **error);
gboolean pmn_beneficiary_repository_restore (PmnEdit *edit, gint64 id, GError **error);

/**
 * pmn_beneficiary_repository_anonymise:
 *
 * Final. In one transaction keeps age bracket, gender, status, commune and an opaque id, and scrubs
 * name, contact, notes and every earlier spelling from rows, undo data, trash, drafts and search
 * index; adds the id to the purge list. The file is vacuumed of old pages by the store afterwards.
 * @age: bracket to keep, computed by the caller from the birth year.
 */
gboolean pmn_beneficiary_repository_anonymise (PmnEdit *edit, gint64 id, GError **error);

G_END_DECLS
