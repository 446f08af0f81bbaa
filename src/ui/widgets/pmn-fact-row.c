/* pmn-fact-row.c: rows that state a fact: a label and its value
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-fact-row.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"

/* A label that can be selected takes the keyboard too: two stops for one fact. The mouse selects in it all the same. */
static void
keep_out_of_the_way (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)))
    gtk_widget_set_can_focus (widget, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_out_of_the_way (child);
}

static gboolean
on_copy (GtkWidget *row, GVariant *parameter, gpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (row),
                          adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  gtk_accessible_announce (GTK_ACCESSIBLE (row), _ ("Copied"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return TRUE;
}

GtkWidget *
pmn_fact_row_new (const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  keep_out_of_the_way (row);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c|<Control>Insert"),
                        gtk_callback_action_new (on_copy, NULL, NULL)));
  gtk_widget_add_controller (row, keys);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* Returns: (nullable): how it came about, when somebody did not simply do it in the app. */
static const char *
describe_program (const char *origin)
{
  if (g_strcmp0 (origin, "cli") == 0)
    return _ ("on the command line");
  if (g_strcmp0 (origin, "keeper") == 0)
    /* Translators: the app did it by itself, in its daily round */
    return _ ("by itself");
  return NULL;
}

GtkWidget *
pmn_fact_row_new_for_step (const PmnStep *step)
{
  g_autofree char *moment = pmn_ui_describe_moment (step->at, PMN_DAY_NONE);
  g_autofree char *what = pmn_step_describe (step);
  const char *program = describe_program (step->origin);
  g_autoptr (GString) who = g_string_new (moment);

  if (step->actor_name != NULL)
    g_string_append_printf (who, " · %s", step->actor_name);
  if (program != NULL)
    g_string_append_printf (who, " · %s", program);
  return pmn_fact_row_new (who->str, what);
}
