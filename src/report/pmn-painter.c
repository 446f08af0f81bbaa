/* pmn-painter.c: ink on a page, with or without the tags of the structure
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-painter.h"

#define ARTIFACT "Artifact"

void
pmn_painter_begin (PmnPainter *self, const char *tag)
{
  if (self->tagged)
    cairo_tag_begin (self->cr, tag, NULL);
}

void
pmn_painter_end (PmnPainter *self, const char *tag)
{
  if (self->tagged)
    cairo_tag_end (self->cr, tag);
}

void
pmn_painter_begin_artifact (PmnPainter *self)
{
  if (self->tagged)
    cairo_tag_begin (self->cr, ARTIFACT, "type=Layout");
}

void
pmn_painter_end_artifact (PmnPainter *self)
{
  if (self->tagged)
    cairo_tag_end (self->cr, ARTIFACT);
}

void
pmn_painter_text (PmnPainter *self, PangoLayout *layout, double x, double y)
{
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

void
pmn_painter_line (PmnPainter *self, double x1, double y1, double x2, double y2, double width,
                  double grey)
{
  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_set_line_width (self->cr, width);
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_stroke (self->cr);
}

void
pmn_painter_fill (PmnPainter *self, double x, double y, double width, double height, double grey)
{
  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_fill (self->cr);
}

void
pmn_painter_box (PmnPainter *self, double x, double y, double size)
{
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, 0.6);
  cairo_rectangle (self->cr, x - size / 2, y - size / 2, size, size);
  cairo_stroke (self->cr);
}
