/* pmn-migrator.h: from an empty file, or an older register, to the schema of this program
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps are sql/NNNN-*.sql, numbered from 0001 without a gap; a released one never changes.
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

/** pmn_migrator_get_latest: Returns: the version of the schema that this program makes. Any thread. */
int pmn_migrator_get_latest (void);

/**
 * pmn_migrator_run:
 * @connection: a writer outside any transaction; the caller is alone on the register and has a backup
 *
 * Runs the steps that are missing, each in one transaction with its number. A new register also
 * gets the terms of the national nomenclatures, an identity and the prefix of its references.
 */
gboolean pmn_migrator_run (PmnConnection *connection, GError **error);

/**
 * pmn_migrator_set_extra:
 * @steps: (nullable) (array zero-terminated=1): SQL of steps after the shipped ones; must stay valid
 *
 * For tests: a program of the future.
 */
void pmn_migrator_set_extra (const char *const *steps);

G_END_DECLS
