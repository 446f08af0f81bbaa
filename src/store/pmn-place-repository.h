/* pmn-place-repository.h: rows of places
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-place.h"
#include "pmn-edit.h"

G_BEGIN_DECLS

/** pmn_place_repository_get: Returns: (transfer full) (nullable): trashed rows too. */
PmnPlace *pmn_place_repository_get (PmnConnection *connection, gint64 id, GError **error);
/** pmn_place_repository_find: @key: a uuid. Returns: row id, 0 when there is none. */
gint64 pmn_place_repository_find (PmnConnection *connection, const char *key, GError **error);
/**
 * pmn_place_repository_list:
 * @search: (nullable): words, accents and case ignored
 * Returns: (transfer full) (element-type PmnPlace) (nullable): live rows by name.
 */
GPtrArray *pmn_place_repository_list (PmnConnection *connection, const char *search,
                                      GError **error);
/** pmn_place_repository_save: see pmn-repositories.h. */
gboolean pmn_place_repository_save (PmnEdit *edit, PmnPlace *place, GError **error);
/** pmn_place_repository_trash: moves a place to the trash; already there: nothing. */
gboolean pmn_place_repository_trash (PmnEdit *edit, gint64 id, GError **error);
/** pmn_place_repository_restore: out of the trash; not there: nothing. */
gboolean pmn_place_repository_restore (PmnEdit *edit, gint64 id, GError **error);

/** pmn_place_repository_find_by_name: as pmn_mediator_repository_find_by_name(). @insee: (nullable): must match too. */
gint64 pmn_place_repository_find_by_name (PmnConnection *connection, const char *name,
                                          const char *insee, guint *n_found, GError **error);

G_END_DECLS
