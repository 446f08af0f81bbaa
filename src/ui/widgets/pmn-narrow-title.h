/* pmn-narrow-title.h: the title of a dialog under its buttons, whole, where its header has no room for it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_NARROW_TITLE (pmn_narrow_title_get_type ())
G_DECLARE_FINAL_TYPE (PmnNarrowTitle, pmn_narrow_title, PMN, NARROW_TITLE, AdwBin)

/*
 * Properties: "title" (string), "header" (AdwHeaderBar: shows its own title only while this one is
 * hidden). A top bar after the header; hidden until a breakpoint of the dialog makes it visible.
 */

G_END_DECLS
