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
gint64 people_add_mediator (PmnTestStore *store, const char *given, const char *family);
gint64 people_add_place (PmnTestStore *store, const char *name);
gint64 people_add_beneficiary (PmnTestStore *store, const char *given, const char *family);

/** people_dump: Returns: (transfer full): the register as JSON Lines. */
char *people_dump (PmnConnection *connection);
/** people_figures: Returns: (transfer full): every rollup, one per line. */
char *people_figures (PmnConnection *connection);
/** people_assert_same_lines: says where two texts differ, and not all that is in them. */
void people_assert_same_lines (const char *found, const char *expected);

G_END_DECLS
