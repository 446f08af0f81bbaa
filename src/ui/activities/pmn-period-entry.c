/* pmn-period-entry.c: two dates to type, for a period of one's own
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-period-entry.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"

struct _PmnPeriodEntry
{
  GtkWidget parent_instance;

  GtkWidget *from_entry;
  GtkWidget *to_entry;
  GtkWidget *error_label;
  PmnDay today;
  PmnPeriod period;
};

G_DEFINE_FINAL_TYPE (PmnPeriodEntry, pmn_period_entry, GTK_TYPE_WIDGET)

static guint apply_signal;

static void
show_error (PmnPeriodEntry *self, GtkWidget *entry, const char *message)
{
  gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
                                  self->error_label, NULL, -1);
  gtk_label_set_text (GTK_LABEL (self->error_label), message);
  gtk_widget_set_visible (self->error_label, TRUE);
  gtk_widget_grab_focus (entry);
}

static void
hide_error (PmnPeriodEntry *self, GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
  gtk_widget_set_visible (self->error_label, FALSE);
}

static gboolean
read_day (PmnPeriodEntry *self, GtkWidget *entry, PmnDay *day)
{
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  hide_error (self, entry);
  *day = PMN_DAY_NONE;
  if (*text == '\0')
    return TRUE;
  *day = pmn_day_parse (text, self->today, &error);
  if (*day != PMN_DAY_NONE)
    return TRUE;
  show_error (self, entry, error->message);
  return FALSE;
}

static void
on_apply (GtkWidget *widget, PmnPeriodEntry *self)
{
  PmnPeriod period;

  if (!read_day (self, self->from_entry, &period.from)
      || !read_day (self, self->to_entry, &period.to))
    return;
  if (period.from != PMN_DAY_NONE && period.to != PMN_DAY_NONE && period.from > period.to)
    {
      show_error (self, self->to_entry, _ ("The last day is before the first one."));
      return;
    }
  self->period = period;
  g_signal_emit (self, apply_signal, 0);
}

static void
pmn_period_entry_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PERIOD_ENTRY);

  G_OBJECT_CLASS (pmn_period_entry_parent_class)->dispose (object);
}

static void
pmn_period_entry_class_init (PmnPeriodEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_period_entry_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/activities/pmn-period-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnPeriodEntry, from_entry);
  gtk_widget_class_bind_template_child (widget_class, PmnPeriodEntry, to_entry);
  gtk_widget_class_bind_template_child (widget_class, PmnPeriodEntry, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  apply_signal = g_signal_new ("apply", PMN_TYPE_PERIOD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
pmn_period_entry_init (PmnPeriodEntry *self)
{
  self->period = (PmnPeriod) { PMN_DAY_NONE, PMN_DAY_NONE };
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pmn_period_entry_new (void)
{
  return g_object_new (PMN_TYPE_PERIOD_ENTRY, NULL);
}

void
pmn_period_entry_set_today (PmnPeriodEntry *self, PmnDay today)
{
  g_return_if_fail (PMN_IS_PERIOD_ENTRY (self));

  self->today = today;
}

PmnPeriod
pmn_period_entry_get_period (PmnPeriodEntry *self)
{
  const PmnPeriod none = { PMN_DAY_NONE, PMN_DAY_NONE };

  g_return_val_if_fail (PMN_IS_PERIOD_ENTRY (self), none);

  return self->period;
}
