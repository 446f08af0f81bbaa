/* pmn-application.c: the one process, its windows and its actions
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-application.h"

#include <glib/gi18n.h>

#include "pmn-accels.h"
#include "pmn-help.h"
#include "pmn-search-provider.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-dialog-keys.h"

struct _PmnApplication
{
  AdwApplication parent_instance;

  PmnSearchProvider *search_provider;
};

G_DEFINE_FINAL_TYPE (PmnApplication, pmn_application, ADW_TYPE_APPLICATION)

/* Opens in a new window: @path, else the base of the last time, else the welcome page. */
static PmnWindow *
open_window (PmnApplication *self, const char *path)
{
  PmnWindow *window = pmn_window_new (GTK_APPLICATION (self));
  g_autofree char *last = g_settings_get_string (pmn_ui_get_settings (), "last-register");

  if (path != NULL)
    pmn_window_open (window, path, NULL, NULL);
  else if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    pmn_window_open (window, last, NULL, NULL);
  else
    pmn_window_show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The window of the base that the search of the desktop looks into: the one used last. */
static void
show_search (PmnApplication *self, const char *text, gboolean only_one)
{
  g_autofree char *last = g_settings_get_string (pmn_ui_get_settings (), "last-register");
  PmnWindow *window = NULL;

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self));
       link != NULL && window == NULL; link = link->next)
    {
      if (PMN_IS_WINDOW (link->data) && pmn_window_shows (link->data, last))
        window = link->data;
    }
  if (window == NULL)
    window = open_window (self, NULL);
  pmn_window_search (window, text, only_one);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_activity_chosen (PmnApplication *self, const char *reference)
{
  show_search (self, reference, TRUE);
}

static void
on_search_chosen (PmnApplication *self, const char *text)
{
  show_search (self, text, FALSE);
}

/* A table is no base: people who open one with the app want what it holds. */
static gboolean
is_table (const char *path)
{
  static const char *const suffixes[] = { ".xlsx", ".ods", ".csv", ".tsv" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (lower, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* Offers the table for import in the window at hand, or in a new one. */
static void
import_table (PmnApplication *self, const char *path)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!PMN_IS_WINDOW (window))
    window = GTK_WINDOW (open_window (self, NULL));
  pmn_window_import (PMN_WINDOW (window), path);
  gtk_window_present (window);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* Each window closes as by its button, so that registers are closed properly; what it opened (a
     file chooser) goes with it. */
  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (PMN_IS_WINDOW (link->data))
        gtk_window_destroy (link->data);
    }
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_window (PMN_APPLICATION (data), NULL);
}

static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL)
    pmn_help_show (window, pmn_dialog_keys_get_help_page (window));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, "Permanence");
  adw_about_dialog_set_application_icon (about, PMN_APP_ID);
  adw_about_dialog_set_version (about, PMN_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Permanence contributors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (about,
                                 _ ("The log of your digital support, your team and your places. "
                                    "Works without a network; everything stays on this computer."));
  /* Translators: your name, as people who use the app in your language may see it. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  adw_about_dialog_add_legal_section (about, _ ("Reference Data"), NULL, GTK_LICENSE_CUSTOM,
                                      _ ("Communes of France: Insee and La Poste, Licence Ouverte. "
                                         "Nomenclatures: La Coop de la médiation numérique."));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static const GActionEntry actions[] = {
  { "about", on_about },
  { "help", on_help },
  { "new-window", on_new_window },
  { "quit", on_quit },
};

static void
pmn_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (pmn_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (PMN_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  pmn_accels_install (GTK_APPLICATION (application));
}

static void
pmn_application_activate (GApplication *application)
{
  open_window (PMN_APPLICATION (application), NULL);
}

static void
pmn_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL && is_table (path))
        import_table (PMN_APPLICATION (application), path);
      else if (path != NULL)
        open_window (PMN_APPLICATION (application), path);
    }
}

static gboolean
pmn_application_dbus_register (GApplication *application, GDBusConnection *connection,
                               const char *path, GError **error)
{
  PmnApplication *self = PMN_APPLICATION (application);
  g_autofree char *search_path = g_strconcat (path, "/SearchProvider", NULL);

  return G_APPLICATION_CLASS (pmn_application_parent_class)
             ->dbus_register (application, connection, path, error)
         && pmn_search_provider_export (self->search_provider, connection, search_path, error);
}

static void
pmn_application_dbus_unregister (GApplication *application, GDBusConnection *connection,
                                 const char *path)
{
  PmnApplication *self = PMN_APPLICATION (application);

  if (self->search_provider != NULL)
    pmn_search_provider_unexport (self->search_provider);
  G_APPLICATION_CLASS (pmn_application_parent_class)
      ->dbus_unregister (application, connection, path);
}

static void
pmn_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (pmn_application_parent_class)->window_added (application, window);
  pmn_search_provider_let_go (PMN_APPLICATION (application)->search_provider);
}

static void
pmn_application_dispose (GObject *object)
{
  g_clear_object (&PMN_APPLICATION (object)->search_provider);
  G_OBJECT_CLASS (pmn_application_parent_class)->dispose (object);
}

static int
pmn_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("permanence %s\n", PMN_VERSION);
      return 0;
    }
  return -1;
}

static void
pmn_application_class_init (PmnApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_application_dispose;
  GTK_APPLICATION_CLASS (klass)->window_added = pmn_application_window_added;
  application_class->dbus_register = pmn_application_dbus_register;
  application_class->dbus_unregister = pmn_application_dbus_unregister;
  application_class->startup = pmn_application_startup;
  application_class->activate = pmn_application_activate;
  application_class->open = pmn_application_open;
  application_class->handle_local_options = pmn_application_handle_local_options;
}

static void
pmn_application_init (PmnApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  self->search_provider = pmn_search_provider_new ();
  g_signal_connect_swapped (self->search_provider, "activity-chosen",
                            G_CALLBACK (on_activity_chosen), self);
  g_signal_connect_swapped (self->search_provider, "search-chosen", G_CALLBACK (on_search_chosen),
                            self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

PmnApplication *
pmn_application_new (void)
{
  return g_object_new (PMN_TYPE_APPLICATION, "application-id", PMN_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", PMN_RESOURCE_PATH, NULL);
}
