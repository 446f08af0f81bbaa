/* pmn-tally-sheet.h: a blank sheet to note sessions by hand, without names, where there is no computer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-document.h"

G_BEGIN_DECLS

/**
 * PmnTallySheet:
 * @mediator: (nullable): %NULL = a line to write on
 * @day: %PMN_DAY_NONE = a line to write on
 * @place: (nullable): %NULL = a line to write on
 */
typedef struct
{
  const char *mediator;
  PmnDay day;
  const char *place;
} PmnTallySheet;

/** pmn_tally_sheet_compose: Returns: (transfer full): one page with the columns of the day entry: duration, themes, place, age, gender, status. */
PmnDocument *pmn_tally_sheet_compose (const PmnTallySheet *self);

G_END_DECLS
