/* pmn-list-text.c: the text of the rows of long lists, laid out only when it is painted
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-list-text.h"

#include <adwaita.h>

/* As .second-line, and as .dimmed of libadwaita. */
#define CAPTION_SCALE (1 / 1.2)
#define DIM_ALPHA 0.55f
#define DIM_ALPHA_HIGH_CONTRAST 0.9f

typedef struct
{
  PangoLayout *layout;
  PangoAttrList *attributes[PMN_LIST_TEXT_N_STYLES];
  guint serial; /* of the context, when the sizes were measured */
  int char_width, line_height;
} Shared;

static void
shared_free (gpointer data)
{
  Shared *shared = data;

  for (guint i = 0; i < PMN_LIST_TEXT_N_STYLES; i++)
    g_clear_pointer (&shared->attributes[i], pango_attr_list_unref);
  g_object_unref (shared->layout);
  g_free (shared);
}

static PangoAttrList *
make_attributes (PangoAttribute *attribute)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, attribute);
  return list;
}

static Shared *
shared_new (GtkWidget *widget)
{
  Shared *shared = g_new0 (Shared, 1);

  shared->layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_single_paragraph_mode (shared->layout, TRUE);
  /* The side is the interface's, whatever the language of the text. */
  pango_layout_set_auto_dir (shared->layout, FALSE);
  shared->attributes[PMN_LIST_TEXT_NUMBER]
      = make_attributes (pango_attr_font_features_new ("tnum"));
  shared->attributes[PMN_LIST_TEXT_HEADING]
      = make_attributes (pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  shared->attributes[PMN_LIST_TEXT_CAPTION]
      = make_attributes (pango_attr_scale_new (CAPTION_SCALE));
  return shared;
}

/* That of the window: GTK keeps its font context up to date. */
static Shared *
get_shared (GtkWidget *widget)
{
  static GQuark quark = 0;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *owner = root != NULL ? GTK_WIDGET (root) : widget;
  Shared *shared;

  if (quark == 0)
    quark = g_quark_from_static_string ("pmn-list-text");
  shared = g_object_get_qdata (G_OBJECT (owner), quark);
  if (shared == NULL)
    {
      shared = shared_new (owner);
      g_object_set_qdata_full (G_OBJECT (owner), quark, shared, shared_free);
    }
  return shared;
}

static PangoLayout *
lay_out (Shared *shared, PmnListTextStyle style, const char *text, int width)
{
  pango_layout_set_attributes (shared->layout, shared->attributes[style]);
  pango_layout_set_text (shared->layout, text, -1);
  pango_layout_set_ellipsize (shared->layout,
                              width >= 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (shared->layout, width >= 0 ? width * PANGO_SCALE : -1);
  return shared->layout;
}

void
pmn_list_text_measure (GtkWidget *widget, PmnListTextStyle style, guint chars, int *width,
                       int *height)
{
  Shared *shared;
  PangoContext *context;
  double scale = style == PMN_LIST_TEXT_CAPTION ? CAPTION_SCALE : 1;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  shared = get_shared (widget);
  context = pango_layout_get_context (shared->layout);
  if (shared->serial != pango_context_get_serial (context))
    {
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      shared->serial = pango_context_get_serial (context);
      shared->char_width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                pango_font_metrics_get_approximate_digit_width (metrics));
      shared->line_height = pango_font_metrics_get_height (metrics);
      pango_font_metrics_unref (metrics);
    }
  if (width != NULL)
    *width = PANGO_PIXELS_CEIL ((int) (scale * shared->char_width) * (int) chars);
  if (height != NULL)
    *height = PANGO_PIXELS_CEIL ((int) (scale * shared->line_height));
}

int
pmn_list_text_get_width (GtkWidget *widget, PmnListTextStyle style, const char *text)
{
  int width;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);
  g_return_val_if_fail (text != NULL, 0);

  pango_layout_get_pixel_size (lay_out (get_shared (widget), style, text, -1), &width, NULL);
  return width;
}

gboolean
pmn_list_text_is_cut (GtkWidget *widget, PmnListTextStyle style, const char *text, int width)
{
  return pmn_list_text_get_width (widget, style, text) > width;
}

static gboolean
is_mirrored (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

void
pmn_list_text_paint (GtkWidget *widget, GtkSnapshot *snapshot, const char *text,
                     PmnListTextStyle style, const graphene_rect_t *area, gboolean at_end,
                     gboolean dimmed)
{
  PangoLayout *layout;
  GdkRGBA color;
  int height;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  if (*text == '\0' || area->size.width < 1)
    return;
  layout = lay_out (get_shared (widget), style, text, (int) area->size.width);
  pango_layout_set_alignment (layout, at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_get_color (widget, &color);
  if (dimmed)
    color.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ())
                       ? DIM_ALPHA_HIGH_CONTRAST
                       : DIM_ALPHA;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (area->origin.x,
                            area->origin.y + (float) (((int) area->size.height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

void
pmn_list_text_paint_icon (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, int size,
                          const graphene_rect_t *area)
{
  g_autoptr (GtkIconPaintable) icon = NULL;
  GdkRGBA color;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), name, NULL, size,
      gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget),
      GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (is_mirrored (widget) ? area->origin.x + area->size.width - (float) size
                                                 : area->origin.x,
                            area->origin.y + (float) (((int) area->size.height - size) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            &color, 1);
  gtk_snapshot_restore (snapshot);
}

graphene_rect_t
pmn_list_text_mirror (GtkWidget *widget, const graphene_rect_t *area)
{
  graphene_rect_t mirrored = *area;

  if (is_mirrored (widget))
    mirrored.origin.x = (float) gtk_widget_get_width (widget) - area->origin.x - area->size.width;
  return mirrored;
}
