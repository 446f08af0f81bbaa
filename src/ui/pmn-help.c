/* pmn-help.c: shows the help, in the program for it or in a web browser
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-help.h"

#include <glib/gi18n.h>

#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"

#define PAGE "page" /* of a launcher: the name of the page */

static void
on_none_answered (AdwAlertDialog *alert, const char *response, GtkWindow *window)
{
  if (g_str_equal (response, "shortcuts"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL);
}

/* What can be done without help pages, and what would show them. */
static void
present_none (GtkWindow *window)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (
      pmn_alert_new (_ ("The Help Needs Another Program"),
                     _ ("Neither a web browser nor “Yelp” (the Help of GNOME) is on this computer. "
                        "Ask whoever looks after it for one of them: no network is needed. The "
                        "keys are known without it.")));

  adw_alert_dialog_add_responses (alert, "close", _ ("_Close"), "shortcuts",
                                  _ ("_Keyboard Shortcuts"), NULL);
  adw_alert_dialog_set_default_response (alert, "shortcuts");
  adw_alert_dialog_set_close_response (alert, "close");
  g_signal_connect_object (alert, "response", G_CALLBACK (on_none_answered), window, 0);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (window));
}

/* GIO says only "operation not supported" when there is no program; GTK makes it "failed". */
static gboolean
lacks_program (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED)
         || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED);
}

static void
on_web_page_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  if (lacks_program (error))
    present_none (window);
  else
    pmn_error_dialog_present (GTK_WIDGET (window), _ ("The help could not be opened"), error);
}

/* Returns: (transfer full) (nullable): the page in the first of the user's languages that it was made in. */
static GFile *
find_web_page (const char *page)
{
  const char *given = g_getenv ("PMN_HELP_DIR");
  const char *const *languages = g_get_language_names ();
  g_autofree char *name = g_strconcat (page, ".html", NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *folder = g_strconcat ("html-", languages[i], NULL);
      g_autoptr (GFile) file = g_file_new_build_filename (
          given != NULL ? given : PMN_PKGDATADIR "/help", folder, name, NULL);

      if (g_file_query_exists (file, NULL))
        return g_steal_pointer (&file);
    }
  return NULL;
}

static void
on_help_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  if (!lacks_program (error))
    {
      pmn_error_dialog_present (GTK_WIDGET (window), _ ("The help could not be opened"), error);
      return;
    }
  file = find_web_page (g_object_get_data (source, PAGE));
  if (file != NULL)
    {
      g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

      gtk_file_launcher_launch (launcher, window, NULL, on_web_page_opened, g_object_ref (window));
    }
  else
    present_none (window);
}

void
pmn_help_show (GtkWindow *window, const char *page)
{
  g_autofree char *uri = NULL;
  g_autoptr (GtkUriLauncher) launcher = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window) && page != NULL);

  uri = g_strconcat ("help:permanence/", page, NULL);
  launcher = gtk_uri_launcher_new (uri);
  g_object_set_data_full (G_OBJECT (launcher), PAGE, g_strdup (page), g_free);
  gtk_uri_launcher_launch (launcher, window, NULL, on_help_opened, g_object_ref (window));
}
