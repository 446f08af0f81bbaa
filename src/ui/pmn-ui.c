/* pmn-ui.c: what every widget of ours needs: resources, settings, and texts put where they belong
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-ui.h"

#include "pmn-clock.h"
#include "pmn-ui-resources.h"

#ifdef __GLIBC__
#include <malloc.h>

/* Left alone, glibc keeps for later each large block that was freed once (a list of a million rows, twice) and gives each
 * thread memory of its own: several times what the app needs. */
#define LARGE_BLOCK (256 * 1024)
#define MAX_ARENAS 1

static void
be_frugal (void)
{
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
  mallopt (M_TRIM_THRESHOLD, LARGE_BLOCK);
  mallopt (M_ARENA_MAX, MAX_ARENAS);
}
#else
static void
be_frugal (void)
{
}
#endif

void
pmn_ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      be_frugal ();
      pmn_ui_register_resource ();
      g_once_init_leave (&done, 1);
    }
}

PmnLanguage
pmn_ui_language (void)
{
  return pmn_language_of_messages ();
}

char *
pmn_ui_describe_moment (gint64 ms, PmnDay today)
{
  PmnLanguage language = pmn_ui_language ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ms / 1000);
  PmnDay day = pmn_clock_day_of (ms);
  g_autofree char *date = today != PMN_DAY_NONE ? pmn_format_date_near (day, today, language)
                                                : pmn_format_date (day, language);
  g_autofree char *clock = NULL;

  if (time == NULL)
    return g_steal_pointer (&date);
  clock = pmn_format_clock (g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time),
                            language);
  return g_strdup_printf ("%s, %s", date, clock);
}

GSettings *
pmn_ui_get_settings (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (PMN_APP_ID);
  return settings;
}

char *
pmn_ui_text_or_null (GtkEditable *editable)
{
  char *text;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

void
pmn_ui_take_text (char **place, char *text)
{
  g_return_if_fail (place != NULL);

  g_free (*place);
  *place = text;
}

void
pmn_ui_set_text (GtkEditable *editable, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  gtk_editable_set_text (editable, text != NULL ? text : "");
}

void
pmn_ui_describe (gpointer widget, const char *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  markup = g_markup_escape_text (text, -1);
  g_object_set (widget, "description", markup, NULL);
}

void
pmn_ui_name_button (GtkWidget *button, const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (name != NULL);

  /* The relation to its own label would win. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
pmn_ui_add_row_button (GtkWidget *row, const char *label, const char *name)
{
  GtkWidget *button;

  g_return_val_if_fail (ADW_IS_ACTION_ROW (row), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pmn_ui_name_button (button, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

void
pmn_ui_append_choice (GMenu *menu, const char *name, const char *action, gint64 id)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GMenuItem) item = NULL;

  g_return_if_fail (G_IS_MENU (menu));
  g_return_if_fail (name != NULL);

  /* An underline would be a mnemonic. */
  parts = g_strsplit (name, "_", -1);
  label = g_strjoinv ("__", parts);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}
