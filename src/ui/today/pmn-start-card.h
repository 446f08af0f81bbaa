/* pmn-start-card.h: who are you, and where do you work? Asked once, in a new register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_START_CARD (pmn_start_card_get_type ())
G_DECLARE_FINAL_TYPE (PmnStartCard, pmn_start_card, PMN, START_CARD, AdwBin)

/**
 * pmn_start_card_new:
 * @reg: a register without a team
 *
 * Adds the person and the place, and puts the person at the keyboard.
 *
 * Returns: (transfer floating): the questions
 */
GtkWidget *pmn_start_card_new (PmnRegister *reg);

G_END_DECLS
