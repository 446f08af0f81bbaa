/* people-fixture.h: people and places saved as the program saves them, for tests of the store
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-beneficiary-repository.h"
#include "pmn-mediator-repository.h"
#include "pmn-place-repository.h"
#include "pmn-test-store.h"

G_BEGIN_DECLS

/* Each in one step, added to the lists of @store. Returns: the row id. */
gint64 fixture_add_mediator (PmnTestStore *store, const char *given, const char *family);
gint64 fixture_add_place (PmnTestStore *store, const char *name);
gint64 fixture_add_beneficiary (PmnTestStore *store, const char *given, const char *family);

/** fixture_dump: Returns: (transfer full): the register as JSON Lines. */
char *fixture_dump (PmnConnection *connection);
/** fixture_figures: Returns: (transfer full): every rollup, one per line. */
char *fixture_figures (PmnConnection *connection);
/** fixture_assert_same_lines: says where two texts differ, and not all that is in them. */
void fixture_assert_same_lines (const char *found, const char *expected);

G_END_DECLS
