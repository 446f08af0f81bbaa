/* pmn-term-store.h: the numbers under which codes and tags are stored
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code of the national nomenclature has the id that pmn-nomenclature.h ships; any other one, and
 * each tag, is numbered by the register. What was read is kept per connection.
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

/**
 * pmn_term_store_refresh:
 * @connection: a connection inside a transaction
 * @error: return location for a #PmnStoreError
 *
 * Forgets what was kept when another connection wrote since: an erasure frees numbers, a restore
 * changes every one. Called at the start of each reading and each edit of a store.
 *
 * Returns: whether it could be checked
 */
gboolean pmn_term_store_refresh (PmnConnection *connection, GError **error);

/**
 * pmn_term_store_forget:
 * @connection: a connection
 *
 * Forgets everything: after a rollback, new numbers do not exist.
 */
void pmn_term_store_forget (PmnConnection *connection);

/**
 * pmn_term_store_find:
 * @connection: a connection
 * @dimension: a #PmnDimension
 * @code: a code, or the name of a tag
 * @id: (out): its number, 0 when this register never used it
 * @error: return location for a #PmnStoreError
 *
 * Returns: whether it could be read
 */
gboolean pmn_term_store_find (PmnConnection *connection, int dimension, const char *code, int *id,
                              GError **error);

/**
 * pmn_term_store_ensure:
 * @connection: the writer's connection, inside a transaction
 * @dimension: a #PmnDimension
 * @code: a code, or the name of a tag
 * @error: return location for a #PmnStoreError
 *
 * Returns: its number, given now if need be; 0 on error
 */
int pmn_term_store_ensure (PmnConnection *connection, int dimension, const char *code,
                           GError **error);

/**
 * pmn_term_store_code:
 * @connection: a connection
 * @id: a number, or 0
 * @error: return location for a #PmnStoreError
 *
 * Returns: (transfer none) (nullable): the interned code; %NULL for 0, and with @error set when
 *   there is no such number
 */
const char *pmn_term_store_code (PmnConnection *connection, int id, GError **error);

/**
 * pmn_term_store_dimension:
 * @id: a number
 *
 * Returns: the #PmnDimension that it belongs to
 */
int pmn_term_store_dimension (int id);

/**
 * pmn_term_store_list_own:
 * @connection: a connection
 * @dimension: a #PmnDimension
 * @error: return location for a #PmnStoreError
 *
 * What the register uses beyond the nomenclature: its tags, unknown labels of imported files. Of what
 * activities list, only what one that is live still has.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the codes, by name; %NULL on error
 */
GPtrArray *pmn_term_store_list_own (PmnConnection *connection, int dimension, GError **error);

G_END_DECLS
