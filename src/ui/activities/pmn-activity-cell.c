/* pmn-activity-cell.c: a cell of the list of activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-cell.h"

#include "pmn-activity-text.h"

#define PLACEHOLDER_ALPHA 0.08f
#define PLACEHOLDER_RADIUS 6

struct _PmnActivityCell
{
  GtkWidget parent_instance;

  PmnActivityCellText text;
  PmnActivityCellLook look;
  GtkWidget *icon; /* nullable */
  GtkInscription *label;
  GtkInscription *second; /* nullable */
  PmnActivityRow *row;
  gulong loaded_id;
  int kind; /* whose icon is shown, -1 = none */
};

G_DEFINE_FINAL_TYPE (PmnActivityCell, pmn_activity_cell, GTK_TYPE_WIDGET)

static void
update (PmnActivityCell *self)
{
  const PmnActivitySummary *summary
      = self->row != NULL ? pmn_activity_row_get_summary (self->row) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (summary == NULL)
    return;
  text = self->text (summary);
  if (self->second != NULL)
    {
      if (*text == '\0')
        g_set_str (&text, pmn_activity_kind_text (summary->kind));
      second = pmn_activity_text_details (summary);
      gtk_inscription_set_text (self->second, second);
    }
  if (self->icon != NULL && self->kind != (int) summary->kind)
    {
      self->kind = (int) summary->kind;
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), pmn_activity_kind_icon (summary->kind));
    }
  gtk_inscription_set_text (self->label, text);
}

static void
on_loaded (PmnActivityRow *row, GParamSpec *pspec, PmnActivityCell *self)
{
  update (self);
}

static gboolean
is_placeholder (PmnActivityCell *self)
{
  return self->row != NULL && pmn_activity_row_get_summary (self->row) == NULL;
}

static gboolean
is_cut (GtkInscription *inscription)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (
      GTK_WIDGET (inscription), gtk_inscription_get_text (inscription));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (GTK_WIDGET (inscription));
}

static gboolean
pmn_activity_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  PmnActivityCell *self = PMN_ACTIVITY_CELL (widget);

  if (is_placeholder (self) || gtk_inscription_get_text (self->label) == NULL
      || !is_cut (self->label))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (self->label));
  return TRUE;
}

/* What is not read yet is a pale bar. It is only drawn: the children stay as they were, so that a row that
 * scrolls past costs neither style nor layout. */
static void
pmn_activity_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PmnActivityCell *self = PMN_ACTIVITY_CELL (widget);
  GskRoundedRect bar;
  graphene_rect_t bounds;
  GdkRGBA color;

  if (!is_placeholder (self))
    {
      GTK_WIDGET_CLASS (pmn_activity_cell_parent_class)->snapshot (widget, snapshot);
      return;
    }
  graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (widget),
                      (float) gtk_widget_get_height (widget));
  gtk_widget_get_color (widget, &color);
  color.alpha *= PLACEHOLDER_ALPHA;
  gsk_rounded_rect_init_from_rect (&bar, &bounds, PLACEHOLDER_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
pmn_activity_cell_dispose (GObject *object)
{
  PmnActivityCell *self = PMN_ACTIVITY_CELL (object);
  GtkWidget *child;

  g_clear_signal_handler (&self->loaded_id, self->row);
  g_clear_object (&self->row);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmn_activity_cell_parent_class)->dispose (object);
}

static void
pmn_activity_cell_class_init (PmnActivityCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_activity_cell_dispose;
  widget_class->snapshot = pmn_activity_cell_snapshot;
  widget_class->query_tooltip = pmn_activity_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "activitycell");
  /* The row says everything in one sentence. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pmn_activity_cell_init (PmnActivityCell *self)
{
  self->kind = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static GtkInscription *
make_label (guint chars)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (label), chars == 0 ? 16 : MIN (chars, 5));
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (label), chars == 0 ? 32 : chars);
  gtk_widget_set_hexpand (label, TRUE);
  return GTK_INSCRIPTION (label);
}

static void
add_two_lines (PmnActivityCell *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->second = make_label (0);
  gtk_widget_add_css_class (GTK_WIDGET (self->second), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->second), "dimmed");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->second));
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
}

GtkWidget *
pmn_activity_cell_new (PmnActivityCellText text, PmnActivityCellLook look, guint chars)
{
  PmnActivityCell *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (PMN_TYPE_ACTIVITY_CELL, NULL);
  self->text = text;
  self->look = look;
  self->label = make_label (chars);
  if (look == PMN_ACTIVITY_CELL_KIND || look == PMN_ACTIVITY_CELL_COMPACT)
    {
      gtk_box_layout_set_spacing (
          GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
          look == PMN_ACTIVITY_CELL_KIND ? 6 : 12);
      self->icon = gtk_image_new ();
      gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
    }
  if (look == PMN_ACTIVITY_CELL_COMPACT)
    add_two_lines (self);
  else
    gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  if (look == PMN_ACTIVITY_CELL_NUMBER || look == PMN_ACTIVITY_CELL_NUMBER_END)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric-cell");
  if (look == PMN_ACTIVITY_CELL_NUMBER_END)
    gtk_inscription_set_xalign (self->label, 1);
  return GTK_WIDGET (self);
}

void
pmn_activity_cell_set_row (PmnActivityCell *self, PmnActivityRow *row)
{
  g_return_if_fail (PMN_IS_ACTIVITY_CELL (self));
  g_return_if_fail (row == NULL || PMN_IS_ACTIVITY_ROW (row));

  if (self->row == row)
    return;
  g_clear_signal_handler (&self->loaded_id, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->loaded_id = g_signal_connect (row, "notify::loaded", G_CALLBACK (on_loaded), self);
  update (self);
}

PmnActivityRow *
pmn_activity_cell_get_row (PmnActivityCell *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_CELL (self), NULL);

  return self->row;
}
