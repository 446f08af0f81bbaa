/* pmn-mediator-repository.h: rows of mediators
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-absence.h"
#include "pmn-mediator.h"
#include "pmn-edit.h"

G_BEGIN_DECLS

/** pmn_mediator_repository_get: Returns: (transfer full) (nullable): trashed rows too. */
PmnMediator *pmn_mediator_repository_get (PmnConnection *connection, gint64 id, GError **error);
/** pmn_mediator_repository_find: @key: a uuid. Returns: row id, 0 when there is none. */
gint64 pmn_mediator_repository_find (PmnConnection *connection, const char *key, GError **error);
/**
 * pmn_mediator_repository_list:
 * @search: (nullable): words, accents and case ignored
 * Returns: (transfer full) (element-type PmnMediator) (nullable): live rows by name.
 */
GPtrArray *pmn_mediator_repository_list (PmnConnection *connection, const char *search,
                                         GError **error);
/** pmn_mediator_repository_save: see pmn-repositories.h. */
gboolean pmn_mediator_repository_save (PmnEdit *edit, PmnMediator *mediator, GError **error);
/** pmn_mediator_repository_trash: moves a mediator to the trash; already there: nothing. */
gboolean pmn_mediator_repository_trash (PmnEdit *edit, gint64 id, GError **error);
/** pmn_mediator_repository_restore: out of the trash; not there: nothing. */
gboolean pmn_mediator_repository_restore (PmnEdit *edit, gint64 id, GError **error);

/**
 * pmn_mediator_repository_find_by_name:
 * @name: "Given Family" or "Family Given", accents and case ignored
 * @n_found: (out) (optional): how many live rows match
 * Returns: row id when exactly one matches, else 0.
 */
gint64 pmn_mediator_repository_find_by_name (PmnConnection *connection, const char *name,
                                             guint *n_found, GError **error);

/** pmn_absence_repository_get: Returns: (transfer full) (nullable). */
PmnAbsence *pmn_absence_repository_get (PmnConnection *connection, gint64 id, GError **error);
/** pmn_absence_repository_list: @mediator_id: 0 = all; @from, @to: PMN_DAY_NONE = open. Returns: (transfer full) (element-type PmnAbsence). */
GPtrArray *pmn_absence_repository_list (PmnConnection *connection, gint64 mediator_id, PmnDay from,
                                        PmnDay to, GError **error);
/** pmn_absence_repository_save: see pmn-repositories.h. */
gboolean pmn_absence_repository_save (PmnEdit *edit, PmnAbsence *absence, GError **error);
/** pmn_absence_repository_trash: moves an absence to the trash; already there: nothing. */
gboolean pmn_absence_repository_trash (PmnEdit *edit, gint64 id, GError **error);
/** pmn_absence_repository_restore: out of the trash; not there: nothing. */
gboolean pmn_absence_repository_restore (PmnEdit *edit, gint64 id, GError **error);

G_END_DECLS
