/* pmn-activity-history-view.c: what was done to one activity, from what to what
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-history-view.h"

#include <glib/gi18n.h>

#include "pmn-activity-field-text.h"
#include "widgets/pmn-fact-row.h"

struct _PmnActivityHistoryView
{
  AdwBin parent_instance;

  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (PmnActivityHistoryView, pmn_activity_history_view, ADW_TYPE_BIN)

static AdwPreferencesGroup *
add_group (PmnActivityHistoryView *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
clear (PmnActivityHistoryView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static char *
describe_change (const char *from, const char *to)
{
  /* What is not in words, such as who a followed person is. */
  if (g_str_equal (from, to))
    return g_strdup (_ ("Changed"));
  /* Translators: what a field was, then what it is now */
  return g_strdup_printf (_ ("%s → %s"), *from != '\0' ? from : _ ("nothing"),
                          *to != '\0' ? to : _ ("nothing"));
}

static void
add_changes (AdwPreferencesGroup *group, const PmnActivityEvent *event)
{
  guint fields = pmn_activity_difference (event->before->activity, event->after->activity);
  const guint margins = 1u << PMN_ACTIVITY_FIELD_GENDERS | 1u << PMN_ACTIVITY_FIELD_AGES
                        | 1u << PMN_ACTIVITY_FIELD_STATUSES;

  for (guint field = 0; field < PMN_N_ACTIVITY_FIELDS; field++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      g_autofree char *change = NULL;

      if ((fields & 1u << field) == 0)
        continue;
      from = pmn_activity_field_text (field, event->before);
      to = pmn_activity_field_text (field, event->after);
      /* As many people as before: the margins that follow say what changed. */
      if (field == PMN_ACTIVITY_FIELD_PEOPLE && (fields & margins) != 0 && g_str_equal (from, to))
        continue;
      change = describe_change (from, to);
      adw_preferences_group_add (group,
                                 pmn_fact_row_new (pmn_activity_field_title (field), change));
    }
}

static void
pmn_activity_history_view_class_init (PmnActivityHistoryViewClass *klass)
{
}

static void
pmn_activity_history_view_init (PmnActivityHistoryView *self)
{
  GtkWidget *scrolled
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_margin_start (groups, 12);
  gtk_widget_set_margin_end (groups, 12);
  gtk_widget_set_margin_top (groups, 12);
  gtk_widget_set_margin_bottom (groups, 18);
  self->groups = GTK_BOX (groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), groups);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History of the activity"), -1);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

void
pmn_activity_history_view_set_events (PmnActivityHistoryView *self, GPtrArray *events)
{
  g_return_if_fail (PMN_IS_ACTIVITY_HISTORY_VIEW (self));

  clear (self);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const PmnActivityEvent *event = g_ptr_array_index (events, i);
      AdwPreferencesGroup *group = add_group (self);

      adw_preferences_group_add (group, pmn_fact_row_new_for_step (event->step));
      if (event->before != NULL)
        add_changes (group, event);
    }
}

void
pmn_activity_history_view_set_error (PmnActivityHistoryView *self, const char *message)
{
  g_return_if_fail (PMN_IS_ACTIVITY_HISTORY_VIEW (self));
  g_return_if_fail (message != NULL);

  clear (self);
  adw_preferences_group_add (add_group (self),
                             pmn_fact_row_new (_ ("The history could not be read"), message));
}
