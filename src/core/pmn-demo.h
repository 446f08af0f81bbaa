/* pmn-demo.h: a fictional structure, to try things out and to measure
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * PmnDemoOptions:
 * @seed: same seed and today, same register
 * @activities: how many, spread over the last six years (fewer: over the last year)
 * @mediators, @places: 0 = 6 and 9 (20 and 60 from 100,000 activities on)
 */
typedef struct
{
  guint64 seed;
  guint activities;
  guint mediators;
  guint places;
} PmnDemoOptions;

/** pmn_demo_structure: Returns: (transfer full): the fictional structure, marked so. */
PmnStructure *pmn_demo_structure (void);
/** pmn_demo_fill_async: fills an empty register in one bulk step. Ends with pmn_register_change_finish(). */
void pmn_demo_fill_async (PmnRegister *self, const PmnDemoOptions *options,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);
/** pmn_demo_fill_sync: blocking, as the above. Returns: whether it could be done. */
gboolean pmn_demo_fill_sync (PmnRegister *self, const PmnDemoOptions *options, GError **error);

G_END_DECLS
