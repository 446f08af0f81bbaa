/* pmn-form-focus.c: where the keyboard is in a form, and that it can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-form-focus.h"

#include <adwaita.h>

#include "widgets/pmn-issue-row.h"

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

static gboolean
on_tick (GtkWidget *field, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (field, GTK_TYPE_VIEWPORT);
  GtkRoot *root = gtk_widget_get_root (field);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, field);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), inside ? focus : field, NULL);
  return G_SOURCE_REMOVE;
}

void
pmn_form_focus_scroll_to (GtkWidget *field)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  /* What has the focus already is not scrolled to again by it. */
  gtk_widget_add_tick_callback (field, on_tick, NULL, NULL);
}
