/* pmn-welcome-page.c: the first thing people see, and where bases are chosen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "welcome/pmn-welcome-page.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-demo.h"
#include "pmn-format.h"
#include "pmn-recovery.h"
#include "pmn-register-locator.h"
#include "pmn-register-pool.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "welcome/pmn-structure-page.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-error-dialog.h"

#define DEMO_SEED 2026
#define DEMO_ACTIVITIES 400

struct _PmnWelcomePage
{
  AdwBin parent_instance;

  AdwNavigationView *navigation;
  GtkWidget *back_button;
  GtkImage *logo;
  AdwPreferencesGroup *recent_group;
  GtkWidget *create_row;

  guint n_recent;
};

G_DEFINE_FINAL_TYPE (PmnWelcomePage, pmn_welcome_page, ADW_TYPE_BIN)

/* Recent bases --------------------------------------------------------------------------------- */

static void
on_recent_activated (GtkWidget *row, PmnWelcomePage *self)
{
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));

  if (window != NULL)
    pmn_window_open (window, g_object_get_data (G_OBJECT (row), "path"), NULL, NULL);
}

static void
on_forget_clicked (GtkButton *button, GtkWidget *row)
{
  PmnWelcomePage *self = PMN_WELCOME_PAGE (gtk_widget_get_ancestor (row, PMN_TYPE_WELCOME_PAGE));
  g_autoptr (GError) error = NULL;

  if (!pmn_register_locator_forget (g_object_get_data (G_OBJECT (row), "path"), &error))
    pmn_error_dialog_present (row, _ ("The base could not be taken off the list"), error);
  else
    {
      adw_preferences_group_remove (self->recent_group, row);
      gtk_widget_set_visible (GTK_WIDGET (self->recent_group), --self->n_recent > 0);
    }
}

static void
add_recent (PmnWelcomePage *self, const PmnRegisterEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label
      = g_strdup_printf (_ ("Take %s off the list (the file stays)"), entry->name);
  g_autofree char *when = NULL;
  g_autofree char *subtitle = NULL;

  if (entry->last_opened > 0)
    {
      when = pmn_format_date_near (pmn_clock_day_of (entry->last_opened), pmn_clock_today (),
                                   pmn_ui_language ());
      /* Translators: %s is a date: "today", "19 November". */
      subtitle = g_strdup_printf (_ ("Opened: %s"), when);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->name);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("pmn-structure-symbolic"));
  if (entry->fictional)
    {
      GtkWidget *mark = gtk_label_new (_ ("fictional"));

      gtk_widget_add_css_class (mark, "badge");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  gtk_widget_set_tooltip_text (forget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  g_signal_connect (forget, "clicked", G_CALLBACK (on_forget_clicked), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (entry->path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_recent_activated), self, 0);
  adw_preferences_group_add (self->recent_group, row);
}

static void
fill_recent (PmnWelcomePage *self)
{
  g_autoptr (GPtrArray) entries = pmn_register_locator_list ();

  for (guint i = 0; i < entries->len; i++)
    add_recent (self, g_ptr_array_index (entries, i));
  self->n_recent = entries->len;
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->n_recent > 0);
}

/* Choices -------------------------------------------------------------------------------------- */

static void
on_back_clicked (GtkButton *button, PmnWelcomePage *self)
{
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));

  if (window != NULL)
    pmn_window_show_main (window);
}

static void
on_create_activated (AdwActionRow *row, PmnWelcomePage *self)
{
  adw_navigation_view_push (self->navigation, pmn_structure_page_new (NULL));
}

static void
on_import_activated (AdwActionRow *row, PmnWelcomePage *self)
{
  adw_navigation_view_push (self->navigation, pmn_structure_page_new ("win.import"));
}

static void
set_busy (PmnWelcomePage *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), !busy);
}

static void
on_demo_filled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWelcomePage) self = PMN_WELCOME_PAGE (data);
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean filled = pmn_register_change_finish (PMN_REGISTER (source), result, &error);

  set_busy (self, FALSE);
  if (filled && window != NULL)
    {
      pmn_window_set_register (window, g_object_ref (PMN_REGISTER (source)));
      g_object_unref (source);
      return;
    }
  pmn_register_pool_release (pmn_register_pool_get_default (), PMN_REGISTER (source));
  if (window != NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The fictional structure could not be made"),
                              error);
}

static void
on_demo_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWelcomePage) self = PMN_WELCOME_PAGE (data);
  const PmnDemoOptions options = { .seed = DEMO_SEED, .activities = DEMO_ACTIVITIES };
  g_autoptr (GError) error = NULL;
  PmnRegister *reg = pmn_register_pool_open_finish (PMN_REGISTER_POOL (source), result, &error);

  if (reg == NULL)
    {
      set_busy (self, FALSE);
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The fictional structure could not be made"),
                                error);
      return;
    }
  pmn_demo_fill_async (reg, &options, NULL, on_demo_filled, g_object_ref (self));
}

/* A fictional base made before. Returns: (transfer full) (nullable): its path. */
static char *
find_fictional (void)
{
  g_autoptr (GPtrArray) entries = pmn_register_locator_list ();

  for (guint i = 0; i < entries->len; i++)
    {
      const PmnRegisterEntry *entry = g_ptr_array_index (entries, i);

      if (entry->fictional)
        return g_strdup (entry->path);
    }
  return NULL;
}

static void
on_demo_activated (AdwActionRow *row, PmnWelcomePage *self)
{
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));
  g_autofree char *known = find_fictional ();
  g_autoptr (PmnStructure) structure = pmn_demo_structure ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (known != NULL && window != NULL)
    {
      pmn_window_open (window, known, NULL, NULL);
      return;
    }
  path = pmn_register_locator_new_path (structure->name, &error);
  if (path == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The fictional structure could not be made"),
                                error);
      return;
    }
  set_busy (self, TRUE);
  pmn_register_pool_open_async (pmn_register_pool_get_default (), path, structure, on_demo_opened,
                                g_object_ref (self));
}

/* From another computer ------------------------------------------------------------------------ */

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWelcomePage) self = PMN_WELCOME_PAGE (data);
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "restored-path");
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (!pmn_recovery_restore_finish (result, &error))
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The base could not be brought here"), error);
  else if (window != NULL)
    pmn_window_open (window, path, NULL, NULL);
}

static void
on_backup_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWelcomePage) self = PMN_WELCOME_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *backup = pmn_chosen_file_dup_path (file, error, GTK_WIDGET (self),
                                                      _ ("The file could not be chosen"));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  char *path;

  if (backup == NULL)
    return;
  if (g_str_has_suffix (name, ".pmn"))
    name[strlen (name) - strlen (".pmn")] = '\0';
  path = pmn_register_locator_new_path (name, &error);
  if (path == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The base could not be brought here"), error);
      return;
    }
  g_object_set_data_full (G_OBJECT (self), "restored-path", path, g_free);
  set_busy (self, TRUE);
  pmn_recovery_restore_async (path, backup, NULL, on_restored, g_object_ref (self));
}

static void
on_restore_activated (AdwActionRow *row, PmnWelcomePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a Backup"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        on_backup_chosen, g_object_ref (self));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (PMN_WELCOME_PAGE (widget)->create_row);
  return G_SOURCE_REMOVE;
}

/* Arrow keys and Return are enough from here. */
static void
pmn_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pmn_welcome_page_parent_class)->map (widget);
  gtk_widget_grab_focus (PMN_WELCOME_PAGE (widget)->create_row);
  /* A window that becomes narrow hides its content for a moment, and moves the focus on at the end of the frame. */
  gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

static void
pmn_welcome_page_dispose (GObject *object)
{
  /* The bin would unparent it once more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (pmn_welcome_page_parent_class)->dispose (object);
}

static void
pmn_welcome_page_class_init (PmnWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_welcome_page_dispose;
  widget_class->map = pmn_welcome_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/welcome/pmn-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnWelcomePage, navigation);
  gtk_widget_class_bind_template_child (widget_class, PmnWelcomePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, PmnWelcomePage, logo);
  gtk_widget_class_bind_template_child (widget_class, PmnWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, PmnWelcomePage, create_row);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_create_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_import_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_activated);
}

static void
pmn_welcome_page_init (PmnWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->logo, PMN_APP_ID);
  fill_recent (self);
}

GtkWidget *
pmn_welcome_page_new (gboolean can_go_back)
{
  PmnWelcomePage *self = g_object_new (PMN_TYPE_WELCOME_PAGE, NULL);

  gtk_widget_set_visible (self->back_button, can_go_back);
  return GTK_WIDGET (self);
}
