/* pmn-repositories.h: reading and writing each kind of row
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading functions take a connection, writing ones an edit: worker threads only, see pmn-store.h.
 * `get` returns NULL with %PMN_STORE_ERROR_NOT_FOUND. `save` inserts when record.id is 0, else
 * updates when record.version is still the stored one (%PMN_STORE_ERROR_CONFLICT otherwise, %PMN_STORE_ERROR_TRASHED
 * when it went to the trash since), and
 * updates the record in place (id, uuid, version, stamps). Saving what has not changed writes
 * nothing. Validation is the caller's.
 */
#pragma once

#include "pmn-activity-repository.h"
#include "pmn-beneficiary-repository.h"
#include "pmn-mediator-repository.h"
#include "pmn-named-body-repository.h"
#include "pmn-place-repository.h"
#include "pmn-structure-repository.h"

G_BEGIN_DECLS

/** pmn_entity_find_live: Returns: row id of the @entity with this uuid; 0 (without error) when there is none, or it is in the trash. */
gint64 pmn_entity_find_live (PmnConnection *connection, PmnEntity entity, const char *uuid,
                             GError **error);

G_END_DECLS
