/* pmn-duration-row.c: a row for a duration
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-duration-row.h"

#include <math.h>
#include <string.h>

#include "pmn-ui.h"

struct _PmnDurationRow
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnDurationRow, pmn_duration_row, ADW_TYPE_ENTRY_ROW)

#define MAX_MINUTES 100000

/* Takes blanks of every kind away and lowers the case; a comma is a decimal mark. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      g_string_append_unichar (out, c == ',' ? '.' : g_unichar_tolower (c));
    }
  return g_string_free (out, FALSE);
}

int
pmn_duration_parse (const char *text)
{
  g_autofree char *word = NULL;
  char *end;
  double number;
  double minutes;

  g_return_val_if_fail (text != NULL, -1);

  word = squeeze (text);
  if (*word == '\0')
    return 0;
  number = g_ascii_strtod (word, &end);
  if (end == word || !isfinite (number) || number < 0)
    return -1;
  if (*end == '\0' || g_str_equal (end, "m") || g_str_equal (end, "mn") || g_str_equal (end, "min")
      || g_str_equal (end, "minutes"))
    minutes = number;
  else if (g_str_equal (end, "h") || g_str_equal (end, "heure") || g_str_equal (end, "heures"))
    minutes = number * 60;
  else if ((*end == 'h' || *end == ':') && g_ascii_isdigit (end[1]))
    {
      char *rest;
      guint64 more = g_ascii_strtoull (end + 1, &rest, 10);

      if (more > 59 || (*rest != '\0' && !g_str_equal (rest, "min") && !g_str_equal (rest, "m"))
          || floor (number) < number)
        return -1;
      minutes = number * 60 + (double) more;
    }
  else
    return -1;
  return minutes > MAX_MINUTES ? -1 : (int) lround (minutes);
}

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

  return pmn_duration_parse (gtk_editable_get_text (GTK_EDITABLE (self)));
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
