/* pmn-duration-row.c: a row for a duration
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-duration-row.h"

#include "pmn-duration.h"
#include "pmn-ui.h"

struct _PmnDurationRow
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnDurationRow, pmn_duration_row, ADW_TYPE_ENTRY_ROW)

static void
on_focus_left (PmnDurationRow *self)
{
  int minutes = pmn_duration_row_get_minutes (self);

  if (minutes > 0)
    pmn_duration_row_set_minutes (self, minutes);
}

static gboolean
add_minutes (GtkWidget *widget, GVariant *args, gpointer data)
{
  PmnDurationRow *self = PMN_DURATION_ROW (widget);
  int minutes = MAX (pmn_duration_row_get_minutes (self), 0) + g_variant_get_int32 (args);

  pmn_duration_row_set_minutes (self, MAX (minutes, 0));
  return TRUE;
}

static void
pmn_duration_row_class_init (PmnDurationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, add_minutes, "i", 15);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, add_minutes, "i", -15);
}

static void
pmn_duration_row_init (PmnDurationRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
}

int
pmn_duration_row_get_minutes (PmnDurationRow *self)
{
  g_return_val_if_fail (PMN_IS_DURATION_ROW (self), -1);

  return pmn_duration_parse (gtk_editable_get_text (GTK_EDITABLE (self)), NULL);
}

void
pmn_duration_row_set_minutes (PmnDurationRow *self, int minutes)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PMN_IS_DURATION_ROW (self));

  text = minutes > 0 ? pmn_format_minutes (minutes, pmn_ui_language ()) : g_strdup ("");
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}
