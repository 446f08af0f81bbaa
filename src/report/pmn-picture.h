/* pmn-picture.h: a picture of PNG data
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** pmn_picture_load: Returns: (transfer full) (nullable): an image; %NULL when @png is not one. */
cairo_surface_t *pmn_picture_load (GBytes *png);

/** pmn_picture_shrink: Returns: (transfer full) (nullable): the same picture as PNG, no larger than @width × @height pixels; %NULL when @png is not one. */
GBytes *pmn_picture_shrink (GBytes *png, int width, int height);

G_END_DECLS
