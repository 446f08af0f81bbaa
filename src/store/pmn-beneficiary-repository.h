/* pmn-beneficiary-repository.h: rows of followed people
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
/** pmn_beneficiary_repository_list_merged: Returns: (transfer full) (element-type PmnBeneficiary) (nullable): rows that were merged into a live one and still have a name. */
GPtrArray *pmn_beneficiary_repository_list_merged (PmnConnection *connection, GError **error);
/**
 * pmn_beneficiary_repository_save:
 *
 * A year of birth that changes gives new age brackets, at the date of each activity, to everything
 * the person took part in, in the same step; a year that is taken away takes away those that came
 * from it. The passing of time changes nothing.
 */
gboolean pmn_beneficiary_repository_save (PmnEdit *edit, PmnBeneficiary *beneficiary,
                                          GError **error);
/** pmn_beneficiary_repository_trash: moves a followed person to the trash; already there: nothing. */
gboolean pmn_beneficiary_repository_trash (PmnEdit *edit, gint64 id, GError **error);
/** pmn_beneficiary_repository_restore: out of the trash; not there: nothing. */
gboolean pmn_beneficiary_repository_restore (PmnEdit *edit, gint64 id, GError **error);

/**
 * pmn_beneficiary_repository_merge:
 * @survivor_id: who goes on, live
 * @merged_id: the same person, live
 *
 * Everything the merged row took part in goes to the survivor, trashed activities too, who also
 * learns what only the merged row knew (pmn_beneficiary_absorb()). The merged row goes to the trash
 * with merged_into; rows merged into it before follow. Accompaniments are not counted anew: what was
 * logged stays. One step, undone as any other.
 */
gboolean pmn_beneficiary_repository_merge (PmnEdit *edit, gint64 survivor_id, gint64 merged_id,
                                           GError **error);

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
