/* pmn-form-focus.c: where the keyboard is in a form, and that it can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-form-focus.h"

#include <adwaita.h>

#include "widgets/pmn-issue-row.h"

#define MARGIN 12    /* pixels left free around what is scrolled to */
#define MAX_FRAMES 8 /* by then the form is laid out */

GtkWidget *
pmn_form_focus_find_first (GtkWidget *root)
{
  if (ADW_IS_PREFERENCES_ROW (root) && !PMN_IS_ISSUE_ROW (root) && gtk_widget_get_visible (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = pmn_form_focus_find_first (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
pmn_form_focus_is_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

gboolean
pmn_form_focus_skip_row (GtkWidget *row, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = row;

  do
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && (!gtk_widget_get_visible (next) || PMN_IS_ISSUE_ROW (next)));
  return next != NULL && gtk_widget_child_focus (next, direction);
}

gboolean
pmn_form_focus_inside_row (GtkWidget *row, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), direction);
}

/* What is wrong with a row is said right under it, but for rows that are hidden. Returns: (transfer none): the last row to be seen with @row. */
static GtkWidget *
find_last_issue (GtkWidget *row)
{
  GtkWidget *last = row;

  for (GtkWidget *next = gtk_widget_get_next_sibling (row);
       next != NULL && (PMN_IS_ISSUE_ROW (next) || !gtk_widget_get_visible (next));
       next = gtk_widget_get_next_sibling (next))
    if (gtk_widget_get_visible (next))
      last = next;
  return last;
}

/* Scrolls as little as shows the whole row and what is wrong with it. */
static void
bring_into_sight (GtkWidget *viewport, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  double page = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds, last;
  double top, bottom;

  if (!gtk_widget_compute_bounds (row, viewport, &bounds)
      || !gtk_widget_compute_bounds (find_last_issue (row), viewport, &last))
    return;
  top = (double) bounds.origin.y - MARGIN;
  bottom = (double) last.origin.y + (double) last.size.height + MARGIN;
  if (bottom > page)
    value += MIN (bottom - page, top);
  else if (top < 0)
    value += top;
  else
    return;
  gtk_adjustment_set_value (adjustment, value);
}

/* What changed is laid out after the first frame; GTK itself scrolls to what gets the focus meanwhile. */
static gboolean
on_tick (GtkWidget *field, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (field, GTK_TYPE_VIEWPORT);
  GtkWidget *row = gtk_widget_get_ancestor (field, ADW_TYPE_PREFERENCES_ROW);

  if (viewport == NULL || ++*n_frames > MAX_FRAMES)
    return G_SOURCE_REMOVE;
  if (*n_frames > 1)
    bring_into_sight (viewport, row != NULL ? row : field);
  return G_SOURCE_CONTINUE;
}

void
pmn_form_focus_scroll_to (GtkWidget *field)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  gtk_widget_add_tick_callback (field, on_tick, g_new0 (guint, 1), g_free);
}
