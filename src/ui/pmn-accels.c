/* pmn-accels.c: the one table of keyboard shortcuts
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-accels.h"

#include <glib/gi18n.h>

static const PmnAccel table[] = {
  { PMN_ACCEL_GROUP_GENERAL, "win.undo", { "<Control>z" }, N_ ("Undo") },
  { PMN_ACCEL_GROUP_GENERAL, "win.redo", { "<Control><Shift>z", "<Control>y" }, N_ ("Redo") },
  { PMN_ACCEL_GROUP_GENERAL, "win.search", { "<Control>f" }, N_ ("Search") },
  { PMN_ACCEL_GROUP_GENERAL, "win.menu", { "F10" }, N_ ("Main menu") },
  { PMN_ACCEL_GROUP_GENERAL, "win.next-pane", { "F6" }, N_ ("Move to the next pane") },
  { PMN_ACCEL_GROUP_GENERAL,
    "win.previous-pane",
    { "<Shift>F6" },
    N_ ("Move to the previous pane") },
  { PMN_ACCEL_GROUP_GENERAL,
    "win.switch-person",
    { "<Control>j" },
    N_ ("Change who is at the keyboard") },
  { PMN_ACCEL_GROUP_GENERAL, "win.preferences", { "<Control>comma" }, N_ ("Preferences") },
  { PMN_ACCEL_GROUP_GENERAL, "win.shortcuts", { "<Control>question" }, N_ ("Keyboard shortcuts") },
  { PMN_ACCEL_GROUP_GENERAL, "app.help", { "F1" }, N_ ("Help") },
  { PMN_ACCEL_GROUP_GENERAL, "app.new-window", { "<Control><Shift>n" }, N_ ("New window") },
  { PMN_ACCEL_GROUP_GENERAL, "window.close", { "<Control>w" }, N_ ("Close the window") },
  { PMN_ACCEL_GROUP_GENERAL, "app.quit", { "<Control>q" }, N_ ("Quit") },

  /* In the order of the sidebar. */
  { PMN_ACCEL_GROUP_PAGES, "win.page('today')", { "<Alt>1", "<Alt>Home" }, N_ ("Today") },
  { PMN_ACCEL_GROUP_PAGES, "win.page('activities')", { "<Alt>2" }, N_ ("Activities") },
  { PMN_ACCEL_GROUP_PAGES, "win.page('beneficiaries')", { "<Alt>3" }, N_ ("Beneficiaries") },
  { PMN_ACCEL_GROUP_PAGES, "win.page('team')", { "<Alt>4" }, N_ ("Team") },
  { PMN_ACCEL_GROUP_PAGES, "win.page('places')", { "<Alt>5" }, N_ ("Places") },
  { PMN_ACCEL_GROUP_PAGES, "win.page('history')", { "<Alt>6" }, N_ ("History") },
  { PMN_ACCEL_GROUP_PAGES, "win.page('trash')", { "<Alt>7" }, N_ ("Trash") },

  { PMN_ACCEL_GROUP_ACTIVITIES,
    "win.log-activity::individual",
    { "<Control>n" },
    N_ ("Log an activity") },
  { PMN_ACCEL_GROUP_ACTIVITIES, "win.day-entry('')", { "<Control>d" }, N_ ("Log a whole day") },
  { PMN_ACCEL_GROUP_ACTIVITIES, "win.import", { "<Control>i" }, N_ ("Import a file") },

  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>Return", "<Control>KP_Enter" }, N_ ("Save") },
  { PMN_ACCEL_GROUP_FORMS,
    NULL,
    { "<Control><Shift>Return", "<Control><Shift>KP_Enter" },
    N_ ("Save and start a new one") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "Escape" }, N_ ("Close; what was typed is kept as a draft") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>1" }, N_ ("Log an individual session") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>2" }, N_ ("Log a workshop") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>3" }, N_ ("Log a one-off request") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>4" }, N_ ("Log a local activity") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>t" }, N_ ("Go to the themes of an activity") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>b" }, N_ ("Go to the people of an activity") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>e" }, N_ ("Go to the date of an activity") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>u" }, N_ ("Go to the duration of an activity") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>l" }, N_ ("Go to the place of an activity") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "F4" }, N_ ("On a date: open the calendar") },
  { PMN_ACCEL_GROUP_FORMS, NULL, { "<Control>r" }, N_ ("Repeat the last activity") },

  { PMN_ACCEL_GROUP_LISTS,
    "win.new",
    { "<Control><Alt>n" },
    N_ ("Add to the list: a person, a place…") },
  { PMN_ACCEL_GROUP_LISTS, NULL, { "Return" }, N_ ("Open the selected row") },
  { PMN_ACCEL_GROUP_LISTS,
    NULL,
    { "<Control><Shift>d" },
    N_ ("Begin an activity like the selected one") },
  { PMN_ACCEL_GROUP_LISTS, NULL, { "<Control>p" }, N_ ("Print the list of activities") },
  { PMN_ACCEL_GROUP_LISTS,
    NULL,
    { "<Control><Shift>p" },
    N_ ("Print the sheet of the selected activity") },
  { PMN_ACCEL_GROUP_LISTS, NULL, { "<Control>e" }, N_ ("Export the list of activities") },
  { PMN_ACCEL_GROUP_LISTS, NULL, { "Delete" }, N_ ("Move the selected rows to the trash") },
};

const PmnAccel *
pmn_accels_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (table);
  return table;
}

const char *
pmn_accels_group_title (PmnAccelGroup group)
{
  switch (group)
    {
    case PMN_ACCEL_GROUP_GENERAL:
      return _ ("General");
    case PMN_ACCEL_GROUP_PAGES:
      return _ ("Pages");
    case PMN_ACCEL_GROUP_ACTIVITIES:
      return _ ("Activities");
    case PMN_ACCEL_GROUP_FORMS:
      return _ ("Forms");
    case PMN_ACCEL_GROUP_LISTS:
      return _ ("Lists");
    default:
      g_return_val_if_reached ("");
    }
}

void
pmn_accels_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (table[i].action != NULL)
        gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
    }
}

char *
pmn_accels_dup_label (const char *accel)
{
  g_autofree char *label = NULL;
  guint key;
  GdkModifierType modifiers;

  g_return_val_if_fail (accel != NULL, NULL);

  gtk_accelerator_parse (accel, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      g_autofree char *alone = gtk_accelerator_get_label (key, 0);

      if (g_str_has_suffix (label, alone))
        {
          label[strlen (label) - strlen (alone)] = '\0';
          /* Translators: the key. GTK says "Return", nothing else here does. */
          return g_strconcat (label, C_ ("key", "Enter"), NULL);
        }
    }
  return g_steal_pointer (&label);
}

char *
pmn_accels_dup_tooltip (const char *title, const char *action)
{
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (action != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *label = NULL;

      if (g_strcmp0 (table[i].action, action) != 0)
        continue;
      label = pmn_accels_dup_label (table[i].accels[0]);
      return g_strdup_printf ("%s (%s)", title, label);
    }
  return g_strdup (title);
}
