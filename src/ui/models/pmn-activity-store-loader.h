/* pmn-activity-store-loader.h: loads lists of activities from a register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-loader.h"
#include "pmn-store.h"

G_BEGIN_DECLS

/**
 * PmnActivityStoreLoader:
 *
 * Reads on the reader's thread: pages first, then first pages, totals, and snapshots last.
 */
#define PMN_TYPE_ACTIVITY_STORE_LOADER (pmn_activity_store_loader_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityStoreLoader, pmn_activity_store_loader, PMN, ACTIVITY_STORE_LOADER,
                      GObject)

/** pmn_activity_store_loader_new: Returns: (transfer full): a loader over @store. */
PmnActivityLoader *pmn_activity_store_loader_new (PmnStore *store);

G_END_DECLS
