/* pmn-ui.h: what must be done once before any widget of ours is made
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PMN_RESOURCE_PATH: where our resources are, whatever the flavour. */
#define PMN_RESOURCE_PATH "/io/github/permanence/Permanence"

/**
 * pmn_ui_init:
 *
 * Registers the resources (templates, icons, style). Main thread, before the first widget;
 * calling it again does nothing. Text domain and locale are the program's matter.
 */
void pmn_ui_init (void);

G_END_DECLS
