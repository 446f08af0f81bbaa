/* pmn-typesetter.c: fonts and lines of text, the same on paper and on the screen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-typesetter.h"

#include <string.h>

#define FAMILIES "Adwaita Sans, Inter, DejaVu Sans, Sans"
#define DPI 72.0
/* Characters whose width is remembered: Latin letters with accents. */
#define N_KNOWN 0x180
/* Kerning rarely makes a line longer; this is more than it ever does. */
#define SAFETY 1.03

static const struct
{
  double size;
  PangoWeight weight;
} styles[PMN_N_TEXT_STYLES] = {
  [PMN_STYLE_TITLE] = { 16, PANGO_WEIGHT_BOLD },
  [PMN_STYLE_LEAD] = { 10, PANGO_WEIGHT_NORMAL },
  [PMN_STYLE_HEADING] = { 11.5, PANGO_WEIGHT_BOLD },
  [PMN_STYLE_BODY] = { 9.5, PANGO_WEIGHT_NORMAL },
  [PMN_STYLE_LETTER] = { 11, PANGO_WEIGHT_NORMAL },
  [PMN_STYLE_NOTE] = { 7.5, PANGO_WEIGHT_NORMAL },
  [PMN_STYLE_CELL] = { 8, PANGO_WEIGHT_NORMAL },
  [PMN_STYLE_CELL_BOLD] = { 8, PANGO_WEIGHT_BOLD },
  [PMN_STYLE_FORM] = { 7, PANGO_WEIGHT_NORMAL },
  [PMN_STYLE_FORM_BOLD] = { 7, PANGO_WEIGHT_BOLD },
  [PMN_STYLE_FIELD] = { 9.5, PANGO_WEIGHT_NORMAL },
  [PMN_STYLE_FIELD_BOLD] = { 9.5, PANGO_WEIGHT_BOLD },
  [PMN_STYLE_MARGIN] = { 7.5, PANGO_WEIGHT_NORMAL },
};

/* Lists say the same words again and again: their lines are kept, up to so many. */
#define MAX_KEPT 1024
#define MAX_KEPT_BYTES 64

struct _PmnTypesetter
{
  GHashTable *kept; /* everything that decides of the lines → PangoLayout */
  PangoFontMap *font_map;
  PangoContext *context;
  PangoLayout *layouts[PMN_N_TEXT_STYLES];
  PangoAttrList *tabular; /* digits of one width, so that columns of numbers line up */
  double line_heights[PMN_N_TEXT_STYLES];
  float advances[PMN_N_TEXT_STYLES][N_KNOWN]; /* 0 = not measured yet */
};

static PangoLayout *
make_layout (PmnTypesetter *self, PmnTextStyle style)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILIES);

  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, TRUE);
  if (style == PMN_STYLE_BODY || style == PMN_STYLE_LETTER || style == PMN_STYLE_NOTE)
    pango_layout_set_line_spacing (layout, 1.15F);
  return layout;
}

PmnTypesetter *
pmn_typesetter_new (void)
{
  PmnTypesetter *self = g_new0 (PmnTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->font_map = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (self->font_map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, DPI);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("fr"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
  for (int i = 0; i < PMN_N_TEXT_STYLES; i++)
    self->layouts[i] = make_layout (self, (PmnTextStyle) i);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
pmn_typesetter_free (PmnTypesetter *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < PMN_N_TEXT_STYLES; i++)
    g_object_unref (self->layouts[i]);
  pango_attr_list_unref (self->tabular);
  g_hash_table_unref (self->kept);
  g_object_unref (self->context);
  g_object_unref (self->font_map);
  g_free (self);
}

double
pmn_layout_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static gboolean
is_of_table (PmnTextStyle style)
{
  return style == PMN_STYLE_CELL || style == PMN_STYLE_CELL_BOLD || style == PMN_STYLE_FORM
         || style == PMN_STYLE_FORM_BOLD;
}

static void
set_lines (PmnTypesetter *self, PangoLayout *layout, const char *text, double width, PmnAlign align,
           int max_lines)
{
  static const PangoAlignment alignments[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };

  pango_layout_set_width (layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_alignment (layout, alignments[align]);
  pango_layout_set_height (layout, max_lines > 0 ? -max_lines : -1);
  pango_layout_set_ellipsize (layout, max_lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  /* Words keep the hyphens of their typeface, which are wider among such digits. */
  pango_layout_set_attributes (layout,
                               text != NULL && g_ascii_isdigit (*text) ? self->tabular : NULL);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
}

PangoLayout *
pmn_typesetter_set (PmnTypesetter *self, PmnTextStyle style, const char *text, double width,
                    PmnAlign align, int max_lines)
{
  char key[MAX_KEPT_BYTES + 64];
  PangoLayout *layout;

  g_return_val_if_fail (self != NULL && style < PMN_N_TEXT_STYLES, NULL);

  if (!is_of_table (style) || text == NULL || strlen (text) > MAX_KEPT_BYTES)
    {
      set_lines (self, self->layouts[style], text, width, align, max_lines);
      return self->layouts[style];
    }
  g_snprintf (key, sizeof key, "%u %d %u %d %s", style, (int) (width * PANGO_SCALE), align,
              max_lines, text);
  layout = g_hash_table_lookup (self->kept, key);
  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->kept) >= MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  layout = pango_layout_copy (self->layouts[style]);
  set_lines (self, layout, text, width, align, max_lines);
  g_hash_table_insert (self->kept, g_strdup (key), layout);
  return layout;
}

double
pmn_typesetter_get_line_height (PmnTypesetter *self, PmnTextStyle style)
{
  g_return_val_if_fail (self != NULL && style < PMN_N_TEXT_STYLES, 0);

  if (self->line_heights[style] == 0)
    self->line_heights[style]
        = pmn_layout_get_height (pmn_typesetter_set (self, style, "Éq", 0, PMN_ALIGN_START, 0));
  return self->line_heights[style];
}

static float
advance_of (PmnTypesetter *self, PmnTextStyle style, gunichar c)
{
  float *known = &self->advances[style][c];

  if (*known == 0)
    {
      char text[8] = { 0 };
      int width;

      g_unichar_to_utf8 (c, text);
      pango_layout_get_size (pmn_typesetter_set (self, style, text, 0, PMN_ALIGN_START, 0), &width,
                             NULL);
      *known = MAX ((float) width / PANGO_SCALE, 0.01F);
    }
  return *known;
}

/* Most texts of a table surely fit on their line: adding widths is much cheaper than breaking lines. */
static gboolean
surely_fits (PmnTypesetter *self, PmnTextStyle style, const char *text, double width)
{
  double sum = 0;

  for (const char *p = text; *p != '\0' && sum <= width; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x202F || c == 0x2019 || c == 0x2026 || c == 0x2013)
        c = 'M'; /* narrower than this */
      if (c < ' ' || c >= N_KNOWN)
        return FALSE;
      sum += advance_of (self, style, c);
    }
  return sum * SAFETY <= width;
}

double
pmn_typesetter_measure (PmnTypesetter *self, PmnTextStyle style, const char *text, double width,
                        int max_lines)
{
  g_return_val_if_fail (self != NULL && style < PMN_N_TEXT_STYLES, 0);

  if (text == NULL || surely_fits (self, style, text, width))
    return pmn_typesetter_get_line_height (self, style);
  return pmn_layout_get_height (
      pmn_typesetter_set (self, style, text, width, PMN_ALIGN_START, max_lines));
}
