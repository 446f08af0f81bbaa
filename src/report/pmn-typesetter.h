/* pmn-typesetter.h: fonts and lines of text, the same on paper and on the screen
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizes are in points (1/72 inch). Nothing depends on the locale or on the screen: text is shaped as
 * French, without hinting, at 72 dots per inch. Use one from one thread at a time.
 */
#pragma once

#include <pango/pangocairo.h>

#include "pmn-paper-table.h"

G_BEGIN_DECLS

/** PmnTextStyle: what a text is; says its size and weight. */
typedef enum
{
  PMN_STYLE_TITLE,
  PMN_STYLE_LEAD,
  PMN_STYLE_HEADING,
  PMN_STYLE_BODY,
  PMN_STYLE_LETTER,
  PMN_STYLE_NOTE,
  PMN_STYLE_CELL,
  PMN_STYLE_CELL_BOLD,
  PMN_STYLE_FORM,
  PMN_STYLE_FORM_BOLD,
  PMN_STYLE_FIELD,
  PMN_STYLE_FIELD_BOLD,
  PMN_STYLE_MARGIN,
} PmnTextStyle;

#define PMN_N_TEXT_STYLES (PMN_STYLE_MARGIN + 1)

typedef struct _PmnTypesetter PmnTypesetter;

/** pmn_typesetter_new: Returns: (transfer full): for one thread. */
PmnTypesetter *pmn_typesetter_new (void);
/** pmn_typesetter_free: @self: (nullable) (transfer full). */
void pmn_typesetter_free (PmnTypesetter *self);

/**
 * pmn_typesetter_set:
 * @text: (nullable): what is wrong in it is replaced
 * @width: where lines break; 0 = never
 * @max_lines: 0 = all; the rest is replaced with "…"
 *
 * Returns: (transfer none): the text in lines, until the next call
 */
PangoLayout *pmn_typesetter_set (PmnTypesetter *self, PmnTextStyle style, const char *text,
                                 double width, PmnAlign align, int max_lines);

/** pmn_typesetter_measure: Returns: the height of what pmn_typesetter_set() would give. */
double pmn_typesetter_measure (PmnTypesetter *self, PmnTextStyle style, const char *text,
                               double width, int max_lines);

/** pmn_typesetter_get_line_height: Returns: the height of one line. */
double pmn_typesetter_get_line_height (PmnTypesetter *self, PmnTextStyle style);

/** pmn_layout_get_height: Returns: in points. */
double pmn_layout_get_height (PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnTypesetter, pmn_typesetter_free)

G_END_DECLS
