/* pmn-application.c: the one process, its windows and its actions
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-application.h"

#include <glib/gi18n.h>

#include "pmn-accels.h"
#include "pmn-ui.h"
#include "pmn-window.h"

struct _PmnApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnApplication, pmn_application, ADW_TYPE_APPLICATION)

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (G_APPLICATION (data));
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (pmn_window_new (GTK_APPLICATION (data))));
}

static const GActionEntry actions[] = {
  { "new-window", on_new_window },
  { "quit", on_quit },
};

static void
pmn_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (pmn_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (PMN_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  pmn_accels_install (GTK_APPLICATION (application));
}

static void
pmn_application_activate (GApplication *application)
{
  on_new_window (NULL, NULL, application);
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

  application_class->startup = pmn_application_startup;
  application_class->activate = pmn_application_activate;
  application_class->handle_local_options = pmn_application_handle_local_options;
}

static void
pmn_application_init (PmnApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

PmnApplication *
pmn_application_new (void)
{
  return g_object_new (PMN_TYPE_APPLICATION,
                       "application-id", PMN_APP_ID,
                       "resource-base-path", PMN_RESOURCE_PATH,
                       NULL);
}
