/* pmn-activity-cell.c: a cell of the list of activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-cell.h"

#include "pmn-activity-text.h"
#include "widgets/pmn-list-text.h"

#define PLACEHOLDER_ALPHA 0.08f
#define PLACEHOLDER_RADIUS 6
#define ICON_SIZE 16
#define LINE_SPACING 2

/* One widget, that paints its text itself: hundreds of cells are kept ready and few are seen. */
struct _PmnActivityCell
{
  GtkWidget parent_instance;

  PmnActivityCellText text;
  PmnActivityCellLook look;
  guint chars;
  PmnActivityRow *row;
  gulong loaded_id;
  char *line;     /* nullable: made when it is first painted */
  gboolean named; /* whether assistive technologies know this line */
};

G_DEFINE_FINAL_TYPE (PmnActivityCell, pmn_activity_cell, GTK_TYPE_WIDGET)

static const PmnActivitySummary *
get_summary (PmnActivityCell *self)
{
  return self->row != NULL ? pmn_activity_row_get_summary (self->row) : NULL;
}

static void
forget_line (PmnActivityCell *self)
{
  g_clear_pointer (&self->line, g_free);
  if (self->named)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  self->named = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
has_two_lines (PmnActivityCell *self)
{
  return self->look == PMN_ACTIVITY_CELL_COMPACT || self->look == PMN_ACTIVITY_CELL_LINES;
}

static const char *
get_line (PmnActivityCell *self)
{
  const PmnActivitySummary *summary = get_summary (self);

  if (self->line == NULL && summary != NULL)
    {
      self->line = self->text (summary);
      if (*self->line == '\0' && has_two_lines (self))
        {
          g_free (self->line);
          self->line = pmn_activity_text_kind (summary);
        }
    }
  return self->line;
}

static void
on_loaded (PmnActivityRow *row, GParamSpec *pspec, PmnActivityCell *self)
{
  forget_line (self);
}

/* From its first paint on: of the rows that a list holds ready, few are ever seen. */
static void
listen (PmnActivityCell *self)
{
  if (self->row != NULL && self->loaded_id == 0)
    self->loaded_id = g_signal_connect (self->row, "notify::loaded", G_CALLBACK (on_loaded), self);
}

/* Size and place -------------------------------------------------------------------------------- */

static PmnListTextStyle
get_style (PmnActivityCell *self)
{
  return self->look == PMN_ACTIVITY_CELL_NUMBER || self->look == PMN_ACTIVITY_CELL_NUMBER_END
             ? PMN_LIST_TEXT_NUMBER
             : PMN_LIST_TEXT_PLAIN;
}

/* Returns: px between the start of the cell and its text */
static int
get_indent (PmnActivityCell *self)
{
  switch (self->look)
    {
    case PMN_ACTIVITY_CELL_KIND:
      return ICON_SIZE + 6;
    case PMN_ACTIVITY_CELL_COMPACT:
    case PMN_ACTIVITY_CELL_LINES:
      return ICON_SIZE + 12;
    case PMN_ACTIVITY_CELL_TEXT:
    case PMN_ACTIVITY_CELL_NUMBER:
    case PMN_ACTIVITY_CELL_NUMBER_END:
    default:
      return 0;
    }
}

static void
pmn_activity_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PmnActivityCell *self = PMN_ACTIVITY_CELL (widget);
  /* Half a date or half a duration says nothing. */
  guint least = self->chars == 0                           ? 16
                : get_style (self) == PMN_LIST_TEXT_NUMBER ? self->chars
                                                           : MIN (self->chars, 7);
  int size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      pmn_list_text_measure (widget, get_style (self), least, &size, NULL);
      *minimum = get_indent (self) + size;
      pmn_list_text_measure (widget, get_style (self), self->chars == 0 ? 32 : self->chars, &size,
                             NULL);
      *natural = get_indent (self) + size;
      return;
    }
  pmn_list_text_measure (widget, get_style (self), 0, NULL, minimum);
  if (has_two_lines (self))
    {
      pmn_list_text_measure (widget, PMN_LIST_TEXT_CAPTION, 0, NULL, &size);
      *minimum += LINE_SPACING + size;
    }
  *minimum = MAX (*minimum, get_indent (self) > 0 ? ICON_SIZE : 0);
  *natural = *minimum;
}

static graphene_rect_t
get_text_area (PmnActivityCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float indent = (float) get_indent (self);
  graphene_rect_t area
      = GRAPHENE_RECT_INIT (indent, 0, (float) gtk_widget_get_width (widget) - indent,
                            (float) gtk_widget_get_height (widget));

  return pmn_list_text_mirror (widget, &area);
}

static gboolean
pmn_activity_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  PmnActivityCell *self = PMN_ACTIVITY_CELL (widget);
  graphene_rect_t area = get_text_area (self);
  const char *line = get_line (self);

  if (line == NULL || !pmn_list_text_is_cut (widget, get_style (self), line, (int) area.size.width))
    return FALSE;
  gtk_tooltip_set_text (tooltip, line);
  return TRUE;
}

/* Painting -------------------------------------------------------------------------------------- */

/* What is not read yet is a pale bar. */
static void
paint_placeholder (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GskRoundedRect bar;
  graphene_rect_t bounds;
  GdkRGBA color;

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
paint_text (PmnActivityCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t area = get_text_area (self);
  g_autofree char *details = NULL;
  int first, second;

  if (!has_two_lines (self))
    {
      pmn_list_text_paint (widget, snapshot, get_line (self), get_style (self), &area,
                           self->look == PMN_ACTIVITY_CELL_NUMBER_END, FALSE);
      return;
    }
  pmn_list_text_measure (widget, PMN_LIST_TEXT_PLAIN, 0, NULL, &first);
  pmn_list_text_measure (widget, PMN_LIST_TEXT_CAPTION, 0, NULL, &second);
  area.origin.y = (float) (((int) area.size.height - first - LINE_SPACING - second) / 2);
  area.size.height = (float) first;
  pmn_list_text_paint (widget, snapshot, get_line (self), PMN_LIST_TEXT_PLAIN, &area, FALSE, FALSE);
  area.origin.y += (float) (first + LINE_SPACING);
  area.size.height = (float) second;
  details = self->look == PMN_ACTIVITY_CELL_COMPACT
                ? pmn_activity_text_details (get_summary (self))
                : pmn_activity_text_kind_and_details (get_summary (self));
  pmn_list_text_paint (widget, snapshot, details, PMN_LIST_TEXT_CAPTION, &area, FALSE, TRUE);
}

static void
pmn_activity_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PmnActivityCell *self = PMN_ACTIVITY_CELL (widget);
  const PmnActivitySummary *summary = get_summary (self);
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                              (float) gtk_widget_get_height (widget));

  listen (self);
  if (summary == NULL)
    {
      if (self->row != NULL)
        paint_placeholder (widget, snapshot);
      return;
    }
  if (get_indent (self) > 0)
    pmn_list_text_paint_icon (widget, snapshot, pmn_activity_kind_icon (summary->kind), ICON_SIZE,
                              &whole);
  paint_text (self, snapshot);
  if (!self->named)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    get_line (self), -1);
  self->named = TRUE;
}

/* GObject --------------------------------------------------------------------------------------- */

static void
pmn_activity_cell_dispose (GObject *object)
{
  PmnActivityCell *self = PMN_ACTIVITY_CELL (object);

  g_clear_signal_handler (&self->loaded_id, self->row);
  g_clear_object (&self->row);
  g_clear_pointer (&self->line, g_free);

  G_OBJECT_CLASS (pmn_activity_cell_parent_class)->dispose (object);
}

static void
pmn_activity_cell_class_init (PmnActivityCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_activity_cell_dispose;
  widget_class->measure = pmn_activity_cell_measure;
  widget_class->snapshot = pmn_activity_cell_snapshot;
  widget_class->query_tooltip = pmn_activity_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "activitycell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pmn_activity_cell_init (PmnActivityCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
pmn_activity_cell_new (PmnActivityCellText text, PmnActivityCellLook look, guint chars)
{
  PmnActivityCell *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (PMN_TYPE_ACTIVITY_CELL, NULL);
  self->text = text;
  self->look = look;
  self->chars = chars;
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
  forget_line (self);
}

PmnActivityRow *
pmn_activity_cell_get_row (PmnActivityCell *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_CELL (self), NULL);

  return self->row;
}
