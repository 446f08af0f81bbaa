/* pmn-participation-match.h: the people of a newer version of an activity, laid on those of the older one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-participation.h"

G_BEGIN_DECLS

/**
 * pmn_participation_match:
 * @incoming: (element-type PmnParticipation): as a file describes them now
 * @stored: (element-type PmnParticipation): as they are known here
 *
 * Gives each of @incoming the identity of the one of @stored that it is: uuid, name, whether they had
 * been supported before. Surest first: the same name, the same description on the same row, on another
 * row, the same row. A newer file may have rows in between: who was named here is never laid on the row
 * of somebody with another name.
 */
void pmn_participation_match (const GPtrArray *incoming, const GPtrArray *stored);

G_END_DECLS
