/* pmn-named-body-repository.h: rows that are a name and a text: templates, saved filters
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One repository for every such entity: %PMN_ENTITY_TEMPLATE, %PMN_ENTITY_SAVED_FILTER.
 */
#pragma once

#include "pmn-edit.h"
#include "pmn-named-body.h"

G_BEGIN_DECLS

/** pmn_named_body_repository_get: Returns: (transfer full) (nullable): trashed rows too. */
PmnNamedBody *pmn_named_body_repository_get (PmnConnection *connection, PmnEntity entity, gint64 id,
                                             GError **error);
/** pmn_named_body_repository_find_by_name: Returns: the live row whose name is @name but for case and accents, 0 when there is none. */
gint64 pmn_named_body_repository_find_by_name (PmnConnection *connection, PmnEntity entity,
                                               const char *name, GError **error);
/** pmn_named_body_repository_list: Returns: (transfer full) (element-type PmnNamedBody) (nullable): live rows by name. */
GPtrArray *pmn_named_body_repository_list (PmnConnection *connection, PmnEntity entity,
                                           const char *search, GError **error);
/** pmn_named_body_repository_save: see pmn-repositories.h. */
gboolean pmn_named_body_repository_save (PmnEdit *edit, PmnEntity entity, PmnNamedBody *row,
                                         GError **error);
/** pmn_named_body_repository_trash: moves a template or a saved filter to the trash; already there: nothing. */
gboolean pmn_named_body_repository_trash (PmnEdit *edit, PmnEntity entity, gint64 id,
                                          GError **error);
/** pmn_named_body_repository_restore: out of the trash; not there: nothing. */
gboolean pmn_named_body_repository_restore (PmnEdit *edit, PmnEntity entity, gint64 id,
                                            GError **error);

G_END_DECLS
