/* pmn-chart-bar.c: the bar of one point of a chart, which takes the focus
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-chart-bar.h"

#define OUTLINE 1.5F

typedef struct
{
  guint series;
  PmnChartBox box;
} Part;

struct _PmnChartBar
{
  GtkWidget parent_instance;

  GArray *parts;
  gboolean marked;
};

G_DEFINE_FINAL_TYPE (PmnChartBar, pmn_chart_bar, GTK_TYPE_WIDGET)

/* The outline has the full colour, so that the pale parts are seen on any background. */
void
pmn_chart_bar_paint (GtkSnapshot *snapshot, const PmnChartBox *box, guint series,
                     const GdkRGBA *colour, gboolean strong)
{
  static const float strengths[PMN_CHART_MAX_SERIES] = { 0.55F, 0.12F, 0, 0.3F };
  GskRoundedRect outline;
  GdkRGBA inside = *colour;

  inside.alpha *= strong && series == 0 ? 1 : strengths[series % PMN_CHART_MAX_SERIES];
  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height),
      2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &inside, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline,
                              (const float[]) { OUTLINE, OUTLINE, OUTLINE, OUTLINE },
                              (const GdkRGBA[]) { *colour, *colour, *colour, *colour });
}

static void
pmn_chart_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PmnChartBar *self = PMN_CHART_BAR (widget);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      pmn_chart_bar_paint (snapshot, &part->box, part->series, &colour, self->marked);
    }
}

static void
pmn_chart_bar_finalize (GObject *object)
{
  g_array_unref (PMN_CHART_BAR (object)->parts);
  G_OBJECT_CLASS (pmn_chart_bar_parent_class)->finalize (object);
}

static void
pmn_chart_bar_class_init (PmnChartBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmn_chart_bar_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = pmn_chart_bar_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chartbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
pmn_chart_bar_init (PmnChartBar *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
pmn_chart_bar_new (const char *name, int position, int n, gboolean marked)
{
  PmnChartBar *self = g_object_new (PMN_TYPE_CHART_BAR, "tooltip-text", name, NULL);

  self->marked = marked;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  position, GTK_ACCESSIBLE_RELATION_SET_SIZE, n, -1);
  return GTK_WIDGET (self);
}

void
pmn_chart_bar_clear (PmnChartBar *self)
{
  g_return_if_fail (PMN_IS_CHART_BAR (self));

  g_array_set_size (self->parts, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pmn_chart_bar_add_part (PmnChartBar *self, guint series, const PmnChartBox *box)
{
  Part part = { .series = series, .box = *box };

  g_return_if_fail (PMN_IS_CHART_BAR (self));

  g_array_append_val (self->parts, part);
}
