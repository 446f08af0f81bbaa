/* pmn-date-row.c: a row in which a date is typed in any usual way, or picked
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-date-row.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-format.h"
#include "pmn-ui.h"

struct _PmnDateRow
{
  AdwEntryRow parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  PmnDay today;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PmnDateRow, pmn_date_row, ADW_TYPE_ENTRY_ROW)

static void
write_in_full (PmnDateRow *self)
{
  PmnDay day = pmn_date_row_get_day (self, NULL);

  if (day != PMN_DAY_NONE)
    pmn_date_row_set_day (self, day);
}

static void
on_focus_left (PmnDateRow *self)
{
  write_in_full (self);
}

static gboolean
move_by (GtkWidget *widget, GVariant *args, gpointer data)
{
  PmnDateRow *self = PMN_DATE_ROW (widget);
  PmnDay day = pmn_date_row_get_day (self, NULL);

  if (day == PMN_DAY_NONE)
    day = self->today;
  pmn_date_row_set_day (self, day + g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
open_calendar (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_menu_button_popup (PMN_DATE_ROW (widget)->button);
  return TRUE;
}

static void
on_day_selected (PmnDateRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  if (self->updating)
    return;
  pmn_date_row_set_day (self,
                        pmn_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                          g_date_time_get_day_of_month (date)));
  gtk_menu_button_popdown (self->button);
}

/* The calendar opens on the day that is typed. */
static void
on_calendar_shown (PmnDateRow *self)
{
  PmnDay day = pmn_date_row_get_day (self, NULL);
  g_autoptr (GDateTime) date = NULL;
  int year, month, mday;

  if (!pmn_day_to_ymd (day != PMN_DAY_NONE ? day : self->today, &year, &month, &mday))
    return;
  date = g_date_time_new_local (year, month, mday, 12, 0, 0);
  self->updating = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->updating = FALSE;
}

static void
pmn_date_row_class_init (PmnDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_by, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_by, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, move_by, "i", 7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, move_by, "i", -7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F4, 0, open_calendar, NULL);
}

static void
pmn_date_row_init (PmnDateRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->today = pmn_clock_today ();
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose in a calendar (F4)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose in a calendar"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  /* Tab goes from the date to the next field; F4 opens the calendar. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->button)), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->button));
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_calendar_shown), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
}

void
pmn_date_row_set_today (PmnDateRow *self, PmnDay today)
{
  g_return_if_fail (PMN_IS_DATE_ROW (self));

  self->today = today;
}

void
pmn_date_row_set_day (PmnDateRow *self, PmnDay day)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PMN_IS_DATE_ROW (self));

  text = pmn_format_date_short (day, pmn_ui_language ());
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

PmnDay
pmn_date_row_get_day (PmnDateRow *self, GError **error)
{
  const char *text;

  g_return_val_if_fail (PMN_IS_DATE_ROW (self), PMN_DAY_NONE);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (*text == '\0')
    return PMN_DAY_NONE;
  return pmn_day_parse_surely (text, self->today, NULL, error);
}

PmnDay
pmn_date_row_read (PmnDateRow *self, const char *field, PmnValidation *issues)
{
  g_autoptr (GError) error = NULL;
  PmnDay day = pmn_date_row_get_day (self, &error);

  if (error != NULL)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, field, "%s", error->message);
  return day;
}
