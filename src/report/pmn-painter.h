/* pmn-painter.h: ink on a page, with or without the tags of the structure
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags say in a PDF what each text is, in reading order. All ink is inside a tag or an artifact
 * (rules, running headers), so that a screen reader reads every text once.
 */
#pragma once

#include "pmn-typesetter.h"

G_BEGIN_DECLS

/** PmnPainter: @tagged: whether @cr is a PDF page that takes tags. */
typedef struct
{
  cairo_t *cr;
  PmnTypesetter *typesetter;
  gboolean tagged;
} PmnPainter;

/** pmn_painter_begin: @tag: "P", "Table"…; nothing when not tagged. Close it with pmn_painter_end(). */
void pmn_painter_begin (PmnPainter *self, const char *tag);
/** pmn_painter_end: @tag: that of the pmn_painter_begin() it ends. */
void pmn_painter_end (PmnPainter *self, const char *tag);
/** pmn_painter_begin_artifact: what follows is for the eye only. */
void pmn_painter_begin_artifact (PmnPainter *self);
/** pmn_painter_end_artifact: what follows counts for everybody again. */
void pmn_painter_end_artifact (PmnPainter *self);

/** pmn_painter_text: @x, @y: top left of the lines. */
void pmn_painter_text (PmnPainter *self, PangoLayout *layout, double x, double y);
/** pmn_painter_line: a rule of that width in points; @grey: 0 black … 1 white. */
void pmn_painter_line (PmnPainter *self, double x1, double y1, double x2, double y2, double width,
                       double grey);
/** pmn_painter_fill: a rectangle of one grey. */
void pmn_painter_fill (PmnPainter *self, double x, double y, double width, double height,
                       double grey);
/** pmn_painter_box: a square to tick, around its centre. */
void pmn_painter_box (PmnPainter *self, double x, double y, double size);

G_END_DECLS
