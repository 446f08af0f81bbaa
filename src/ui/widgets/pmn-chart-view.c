/* pmn-chart-view.c: a bar chart on the screen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-chart-view.h"

#include "pmn-chart-layout.h"
#include "widgets/pmn-chart-bar.h"

#define NATURAL_WIDTH 320
/* Room of a point, and lines of text in the height. */
#define LEAST_SLOT 12
#define NATURAL_LINES 9
#define LEAST_LINES 6
#define GRID_ALPHA 0.2F
#define FOOT_ALPHA 0.6F

struct _PmnChartView
{
  GtkWidget parent_instance;

  PmnChart *chart;        /* (nullable) */
  PmnChartLayout *layout; /* (nullable): of the last allocation */
  GPtrArray *bars;        /* PmnChartBar, owned by their parent */
  guint current;          /* which one Tab comes back to */
};

G_DEFINE_FINAL_TYPE (PmnChartView, pmn_chart_view, GTK_TYPE_WIDGET)

static double
measure_text (const char *text, gpointer data)
{
  PangoLayout *layout = data;
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static double
get_line_height (PangoLayout *layout)
{
  int height;

  pango_layout_set_text (layout, "0", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Focus ------------------------------------------------------------------------------------------ */

static gboolean
has_focus_inside (PmnChartView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_parent (focus) == GTK_WIDGET (self);
}

static gboolean
focus_bar (PmnChartView *self, guint index)
{
  if (index >= self->bars->len)
    return FALSE;
  self->current = index;
  return gtk_widget_grab_focus (g_ptr_array_index (self->bars, index));
}

static gboolean
pmn_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PmnChartView *self = PMN_CHART_VIEW (widget);

  return !has_focus_inside (self) && focus_bar (self, self->current);
}

static gboolean
pmn_chart_view_grab_focus (GtkWidget *widget)
{
  return focus_bar (PMN_CHART_VIEW (widget), PMN_CHART_VIEW (widget)->current);
}

/* @arguments: steps to the right, or G_MAXINT and -G_MAXINT for the ends. */
static gboolean
move (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PmnChartView *self = PMN_CHART_VIEW (widget);
  int step = g_variant_get_int32 (arguments);
  int last = (int) self->bars->len - 1;
  int wanted;

  if (ABS (step) == G_MAXINT)
    wanted = step > 0 ? last : 0;
  else
    wanted = (int) self->current
             + (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -step : step);
  if (last >= 0)
    focus_bar (self, (guint) CLAMP (wanted, 0, last));
  return TRUE;
}

static void
on_bar_focused (GtkEventControllerFocus *controller, PmnChartView *self)
{
  GtkWidget *bar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint index;

  if (g_ptr_array_find (self->bars, bar, &index))
    self->current = index;
}

/* Size ------------------------------------------------------------------------------------------- */

static void
pmn_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  PmnChartView *self = PMN_CHART_VIEW (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  double line = get_line_height (layout);

  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->bars, i), orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (self->bars->len * LEAST_SLOT + 3 * line);
      *natural = MAX (*minimum, NATURAL_WIDTH);
    }
  else
    {
      *minimum = (int) (LEAST_LINES * line);
      *natural = (int) (NATURAL_LINES * line);
    }
}

static void
place_bars (PmnChartView *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      const PmnChartBox *slot = &g_array_index (self->layout->slots, PmnChartBox, i);
      GtkAllocation allocation
          = { (int) slot->x, (int) slot->y, MAX ((int) (slot->x + slot->width) - (int) slot->x, 1),
              MAX ((int) slot->height, 1) };

      gtk_widget_size_allocate (g_ptr_array_index (self->bars, i), &allocation, -1);
      pmn_chart_bar_clear (g_ptr_array_index (self->bars, i));
    }
  for (guint i = 0; i < self->layout->bars->len; i++)
    {
      const PmnChartPart *part = &g_array_index (self->layout->bars, PmnChartPart, i);
      const PmnChartBox *slot = &g_array_index (self->layout->slots, PmnChartBox, part->point);
      PmnChartBox box = part->box;

      box.x -= (int) slot->x;
      box.y -= (int) slot->y;
      pmn_chart_bar_add_part (g_ptr_array_index (self->bars, part->point), part->series, &box);
    }
}

static void
pmn_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PmnChartView *self = PMN_CHART_VIEW (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  PmnChartMetrics metrics
      = { .line_height = get_line_height (layout), .measure = measure_text, .data = layout };

  g_clear_pointer (&self->layout, pmn_chart_layout_free);
  if (self->chart == NULL)
    return;
  self->layout = pmn_chart_layout_new (self->chart, width, height, &metrics,
                                       gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  place_bars (self);
}

/* Drawing ---------------------------------------------------------------------------------------- */

static void
draw_texts (GtkWidget *widget, GtkSnapshot *snapshot, const GArray *texts, const PmnChart *bold_of)
{
  static const PangoAlignment alignments[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  PangoAttrList *bold = pango_attr_list_new ();
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* Sides are those of the eye here, and do not follow the direction of the text. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_context_set_base_dir (pango_layout_get_context (layout), PANGO_DIRECTION_LTR);
  for (guint i = 0; i < texts->len; i++)
    {
      const PmnChartText *text = &g_array_index (texts, PmnChartText, i);
      gboolean marked
          = bold_of != NULL
            && ((const PmnChartPoint *) g_ptr_array_index (bold_of->points, text->point))->marked;
      /* A bold text is a little wider than it was measured. */
      float room = text->align == PMN_ALIGN_CENTER ? 4 : 1;
      float x = (float) text->box.x
                - (text->align == PMN_ALIGN_END      ? room
                   : text->align == PMN_ALIGN_CENTER ? room / 2
                                                     : 0);

      pango_layout_set_text (layout, text->text, -1);
      pango_layout_set_attributes (layout, marked ? bold : NULL);
      pango_layout_set_alignment (layout, alignments[text->align]);
      pango_layout_set_width (layout, (int) ((text->box.width + (double) room) * PANGO_SCALE));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (float) text->box.y));
      gtk_snapshot_append_layout (snapshot, layout, &colour);
      gtk_snapshot_restore (snapshot);
    }
  pango_attr_list_unref (bold);
}

static void
draw_grid (PmnChartView *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  for (guint i = 0; i < self->layout->rules->len; i++)
    {
      const PmnChartRule *rule = &g_array_index (self->layout->rules, PmnChartRule, i);
      GdkRGBA line = colour;

      line.alpha *= rule->tick == 0 ? FOOT_ALPHA : GRID_ALPHA;
      gtk_snapshot_append_color (
          snapshot, &line,
          &GRAPHENE_RECT_INIT ((float) rule->x, (float) (int) rule->y, (float) rule->width, 1));
    }
}

static void
draw_legend (PmnChartView *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour;

  if (self->bars->len == 0)
    return;
  gtk_widget_get_color (g_ptr_array_index (self->bars, 0), &colour);
  for (guint i = 0; i < self->layout->keys->len; i++)
    pmn_chart_bar_paint (snapshot, &g_array_index (self->layout->keys, PmnChartBox, i), i, &colour,
                         FALSE);
  draw_texts (GTK_WIDGET (self), snapshot, self->layout->legend, NULL);
}

static void
pmn_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PmnChartView *self = PMN_CHART_VIEW (widget);

  if (self->layout == NULL)
    return;
  draw_grid (self, snapshot);
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->bars, i), snapshot);
  draw_texts (widget, snapshot, self->layout->ticks, NULL);
  draw_texts (widget, snapshot, self->layout->figures, NULL);
  draw_texts (widget, snapshot, self->layout->labels, self->chart);
  draw_legend (self, snapshot);
}

/* Class ------------------------------------------------------------------------------------------ */

static void
remove_bars (PmnChartView *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->bars, i));
  g_ptr_array_set_size (self->bars, 0);
}

static void
pmn_chart_view_dispose (GObject *object)
{
  remove_bars (PMN_CHART_VIEW (object));
  G_OBJECT_CLASS (pmn_chart_view_parent_class)->dispose (object);
}

static void
pmn_chart_view_finalize (GObject *object)
{
  PmnChartView *self = PMN_CHART_VIEW (object);

  pmn_chart_free (self->chart);
  pmn_chart_layout_free (self->layout);
  g_ptr_array_unref (self->bars);
  G_OBJECT_CLASS (pmn_chart_view_parent_class)->finalize (object);
}

static void
pmn_chart_view_class_init (PmnChartViewClass *klass)
{
  static const struct
  {
    guint keys[2];
    int step;
  } moves[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, -1 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, -G_MAXINT },
    { { GDK_KEY_End, GDK_KEY_KP_End }, G_MAXINT },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_chart_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_chart_view_finalize;
  widget_class->focus = pmn_chart_view_focus;
  widget_class->grab_focus = pmn_chart_view_grab_focus;
  widget_class->measure = pmn_chart_view_measure;
  widget_class->size_allocate = pmn_chart_view_size_allocate;
  widget_class->snapshot = pmn_chart_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (moves[i].keys); j++)
      gtk_widget_class_add_binding (widget_class, moves[i].keys[j], 0, move, "i", moves[i].step);
}

static void
pmn_chart_view_init (PmnChartView *self)
{
  self->bars = g_ptr_array_new ();
}

GtkWidget *
pmn_chart_view_new (void)
{
  return g_object_new (PMN_TYPE_CHART_VIEW, NULL);
}

void
pmn_chart_view_set_chart (PmnChartView *self, PmnChart *chart)
{
  gboolean focused;

  g_return_if_fail (PMN_IS_CHART_VIEW (self) && chart != NULL);

  focused = has_focus_inside (self);
  remove_bars (self);
  g_clear_pointer (&self->layout, pmn_chart_layout_free);
  pmn_chart_free (self->chart);
  self->chart = chart;
  for (guint i = 0; i < chart->points->len; i++)
    {
      const PmnChartPoint *point = g_ptr_array_index (chart->points, i);
      g_autofree char *name = pmn_chart_dup_name (chart, i);
      GtkWidget *bar
          = pmn_chart_bar_new (name, (int) i + 1, (int) chart->points->len, point->marked);
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (focus, "enter", G_CALLBACK (on_bar_focused), self, 0);
      gtk_widget_add_controller (bar, focus);
      gtk_widget_set_parent (bar, GTK_WIDGET (self));
      g_ptr_array_add (self->bars, bar);
    }
  self->current = MIN (self->current, MAX (self->bars->len, 1) - 1);
  if (focused)
    focus_bar (self, self->current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart->title, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
