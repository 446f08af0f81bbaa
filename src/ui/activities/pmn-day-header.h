/* pmn-day-header.h: the title of the rows of a day, with its totals
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/pmn-day-totals.h"

G_BEGIN_DECLS

#define PMN_TYPE_DAY_HEADER (pmn_day_header_get_type ())
G_DECLARE_FINAL_TYPE (PmnDayHeader, pmn_day_header, PMN, DAY_HEADER, GtkWidget)

/** pmn_day_header_new: an empty title. */
GtkWidget *pmn_day_header_new (void);
/** pmn_day_header_set_day: shows @day in words, and its totals as they come. */
void pmn_day_header_set_day (PmnDayHeader *self, PmnDayTotals *totals, PmnDay day, PmnDay today);
/** pmn_day_header_unset: follows no totals any more. */
void pmn_day_header_unset (PmnDayHeader *self);

G_END_DECLS
