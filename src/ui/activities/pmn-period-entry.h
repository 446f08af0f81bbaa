/* pmn-period-entry.h: two dates to type, for a period of one's own
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-date.h"

G_BEGIN_DECLS

/** PmnPeriodEntry: signal "apply" (): a period was typed. */
#define PMN_TYPE_PERIOD_ENTRY (pmn_period_entry_get_type ())
G_DECLARE_FINAL_TYPE (PmnPeriodEntry, pmn_period_entry, PMN, PERIOD_ENTRY, GtkWidget)

/** pmn_period_entry_new: an empty one. */
GtkWidget *pmn_period_entry_new (void);
/** pmn_period_entry_set_today: the day that "hier" is counted from. */
void pmn_period_entry_set_today (PmnPeriodEntry *self, PmnDay today);
/** pmn_period_entry_get_period: Returns: what was typed and accepted last; open sides when left empty. */
PmnPeriod pmn_period_entry_get_period (PmnPeriodEntry *self);

G_END_DECLS
