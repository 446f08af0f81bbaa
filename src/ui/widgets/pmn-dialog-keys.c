/* pmn-dialog-keys.c: the keys that every dialog shares with its window, and its page of the help
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-dialog-keys.h"

/* What is not here has the first page. */
static const struct
{
  const char *dialog;
  const char *page;
} pages[] = {
  { "PmnActivityEditor", "log-session" }, { "PmnBeneficiaryEditor", "beneficiaries" },
  { "PmnBulkDialog", "many-activities" }, { "PmnChangeOfPcDialog", "change-of-pc" },
  { "PmnDayEntryDialog", "day-entry" },   { "PmnDuplicatesDialog", "duplicates" },
  { "PmnExportDialog", "export" },        { "PmnImportDialog", "import" },
  { "PmnLetterDialog", "letters" },       { "PmnPersonDialog", "at-the-keyboard" },
  { "PmnPlaceEditor", "team-places" },    { "PmnPrintDialog", "print" },
};

static void
add_key (GtkEventController *keys, const char *key, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key), gtk_named_action_new (action)));
}

static void
on_visible_dialog_changed (AdwApplicationWindow *window)
{
  GtkWidget *dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (window));
  GtkEventController *keys;

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "pmn-dialog-keys") != NULL)
    return;
  keys = gtk_shortcut_controller_new ();
  add_key (keys, "F1", "app.help");
  add_key (keys, "<Control>question", "win.shortcuts");
  add_key (keys, "<Control>q", "app.quit");
  gtk_widget_add_controller (dialog, keys);
  g_object_set_data (G_OBJECT (dialog), "pmn-dialog-keys", keys);
}

void
pmn_dialog_keys_serve (AdwApplicationWindow *window)
{
  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (on_visible_dialog_changed), NULL);
}

const char *
pmn_dialog_keys_get_help_page (GtkWindow *window)
{
  AdwDialog *dialog
      = ADW_IS_APPLICATION_WINDOW (window)
            ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))
            : NULL;

  for (gsize i = 0; dialog != NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (dialog), pages[i].dialog))
      return pages[i].page;
  return "index";
}
