/* pmn-window.c: a window: sidebar, pages, banners and toasts
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-window-private.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-pages.h"
#include "pmn-register-locator.h"
#include "pmn-ui.h"
#include "welcome/pmn-failure-page.h"
#include "welcome/pmn-welcome-page.h"
#include "widgets/pmn-dialog-keys.h"
#include "widgets/pmn-wrapping.h"

G_DEFINE_FINAL_TYPE (PmnWindow, pmn_window, ADW_TYPE_APPLICATION_WINDOW)

static PmnPage *
get_page (PmnWindow *self, const PmnPageInfo *info)
{
  PmnPage *page = g_hash_table_lookup (self->pages, info->id);

  if (page == NULL)
    {
      page = g_object_ref_sink (g_object_new (info->get_type (), "tag", info->id, NULL));
      pmn_page_set_register (page, G_OBJECT (self->reg));
      pmn_page_set_compact (page, adw_navigation_split_view_get_collapsed (self->split_view));
      g_hash_table_insert (self->pages, (gpointer) info->id, page);
    }
  return page;
}

PmnPage *
pmn_window_get_visible_page (PmnWindow *self)
{
  AdwNavigationPage *page;

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->root_stack), "main"))
    return NULL;
  page = adw_navigation_split_view_get_content (self->split_view);
  return PMN_IS_PAGE (page) ? PMN_PAGE (page) : NULL;
}

/* Sidebar -------------------------------------------------------------------------------------- */

static const PmnPageInfo *
get_row_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "page");
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PmnWindow *self)
{
  pmn_window_show_page (self, get_row_page (row)->id);
}

static GtkWidget *
make_sidebar_row (const PmnPageInfo *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page);
  return row;
}

static void
update_sidebar_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *section = get_row_page (row)->section;
  GtkWidget *header;

  if (before != NULL && g_strcmp0 (section, get_row_page (before)->section) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (section != NULL)
    {
      header = gtk_label_new (_ (section));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "second-line");
      gtk_widget_add_css_class (header, "sidebar-section");
    }
  else
    header = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_list_box_row_set_header (row, header);
}

/* The keyboard selects the rows it goes through: once it is elsewhere, the row of the page that is shown is marked. */
static void
select_visible_page (PmnWindow *self)
{
  PmnPage *page = pmn_window_get_visible_page (self);
  GtkListBoxRow *row;

  if (page == NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar_list, i)) != NULL; i++)
    {
      if (g_hash_table_lookup (self->pages, get_row_page (row)->id) == page)
        gtk_list_box_select_row (self->sidebar_list, row);
    }
}

static void
fill_sidebar (PmnWindow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  guint n;
  const PmnPageInfo *pages = pmn_pages_get (&n);

  g_signal_connect_object (focus, "leave", G_CALLBACK (select_visible_page), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar_list), focus);
  gtk_list_box_set_header_func (self->sidebar_list, update_sidebar_header, NULL, NULL);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sidebar_list, make_sidebar_row (&pages[i]));
}

static void
on_collapsed_changed (PmnWindow *self)
{
  gboolean collapsed = adw_navigation_split_view_get_collapsed (self->split_view);
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    pmn_page_set_compact (page, collapsed);
}

/* Register ------------------------------------------------------------------------------------- */

/* A banner that says nothing takes no part in the layout. */
static void
show_banner (AdwBanner *banner, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (banner), shown);
  adw_banner_set_revealed (banner, shown);
}

static void
on_structure_changed (PmnWindow *self)
{
  const PmnStructure *structure = pmn_register_get_structure (self->reg);

  adw_navigation_page_set_title (self->sidebar_page, structure->name);
  show_banner (self->fictional_banner, structure->fictional);
  if (structure->fictional)
    gtk_widget_add_css_class (GTK_WIDGET (self), "fictional");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fictional");
}

static void
on_corrupted (PmnWindow *self, const char *sentence)
{
  g_autofree char *path = g_strdup (pmn_store_get_path (pmn_register_get_store (self->reg)));
  g_autoptr (GError) error
      = g_error_new_literal (PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT, sentence);

  pmn_window_leave_register (self);
  pmn_window_show_failure (self, path, error);
}

static void
on_copy_due_changed (PmnWindow *self)
{
  PmnBackupKeeper *keeper
      = pmn_register_pool_get_keeper (pmn_register_pool_get_default (), self->reg);
  gboolean due = FALSE;

  if (keeper != NULL)
    g_object_get (keeper, "outside-copy-due", &due, NULL);
  show_banner (self->copy_banner, due);
}

static void
forget_register (PmnWindow *self)
{
  PmnBackupKeeper *keeper;

  if (self->reg == NULL)
    return;
  keeper = pmn_register_pool_get_keeper (pmn_register_pool_get_default (), self->reg);
  if (keeper != NULL)
    g_signal_handlers_disconnect_by_data (keeper, self);
  g_signal_handlers_disconnect_by_data (self->reg, self);
  g_signal_handlers_disconnect_by_data (pmn_register_get_store (self->reg), self);
  g_clear_object (&self->watch);
  if (self->split_view != NULL)
    adw_navigation_split_view_set_content (self->split_view, NULL);
  if (self->pages != NULL)
    g_hash_table_remove_all (self->pages);
  pmn_register_pool_release (pmn_register_pool_get_default (), g_steal_pointer (&self->reg));
}

static void
note_opened (PmnWindow *self)
{
  const PmnStructure *structure = pmn_register_get_structure (self->reg);
  const char *path = pmn_store_get_path (pmn_register_get_store (self->reg));
  g_autoptr (GError) error = NULL;

  if (!pmn_register_locator_note_opened (path, structure->name, structure->fictional,
                                         pmn_clock_now_ms (), &error))
    g_message ("The list of recent bases could not be written: %s", error->message);
  g_settings_set_string (pmn_ui_get_settings (), "last-register", path);
}

void
pmn_window_set_register (PmnWindow *self, PmnRegister *reg)
{
  PmnBackupKeeper *keeper;
  g_autofree char *page = g_settings_get_string (pmn_ui_get_settings (), "page");
  guint n;

  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (PMN_IS_REGISTER (reg));

  forget_register (self);
  self->reg = reg;
  self->watch = pmn_person_watch_new (GTK_WIDGET (self), reg);
  g_signal_connect_swapped (reg, "structure-changed", G_CALLBACK (on_structure_changed), self);
  g_signal_connect_swapped (reg, "notify::actor", G_CALLBACK (pmn_window_update_person), self);
  g_signal_connect_swapped (reg, "changed", G_CALLBACK (pmn_window_update_person), self);
  g_signal_connect_swapped (pmn_register_get_store (reg), "corrupted", G_CALLBACK (on_corrupted),
                            self);
  keeper = pmn_register_pool_get_keeper (pmn_register_pool_get_default (), reg);
  if (keeper != NULL)
    g_signal_connect_swapped (keeper, "notify::outside-copy-due", G_CALLBACK (on_copy_due_changed),
                              self);
  show_banner (self->network_banner, pmn_store_is_on_network (pmn_register_get_store (reg)));
  on_structure_changed (self);
  on_copy_due_changed (self);
  pmn_window_update_person (self);
  note_opened (self);
  pmn_window_show_page (self, pmn_pages_find (page) != NULL ? page : pmn_pages_get (&n)[0].id);
  pmn_window_show_main (self);
  pmn_window_offer_import (self);
  pmn_window_start_search (self);
}

static void
on_register_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnWindow) self = PMN_WINDOW (data);
  g_autoptr (GError) error = NULL;
  PmnRegister *reg = pmn_register_pool_open_finish (PMN_REGISTER_POOL (source), result, &error);
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "opening-path");
  g_autofree char *then = g_steal_pointer (&self->after_opening);

  if (self->root_stack == NULL)
    {
      /* The window was closed meanwhile. */
      if (reg != NULL)
        pmn_register_pool_release (pmn_register_pool_get_default (), reg);
      return;
    }
  if (reg == NULL)
    {
      pmn_window_show_failure (self, path, error);
      return;
    }
  pmn_window_set_register (self, reg);
  if (then != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), then, NULL);
}

void
pmn_window_open (PmnWindow *self, const char *path, const PmnStructure *create, const char *then)
{
  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  /* Closed while a backup was put back. */
  if (self->root_stack == NULL)
    return;
  g_set_str (&self->after_opening, then);
  g_object_set_data_full (G_OBJECT (self), "opening-path", g_strdup (path), g_free);
  gtk_stack_set_visible_child_name (self->root_stack, "opening");
  pmn_register_pool_open_async (pmn_register_pool_get_default (), path, create, on_register_opened,
                                g_object_ref (self));
}

PmnRegister *
pmn_window_get_register (PmnWindow *self)
{
  g_return_val_if_fail (PMN_IS_WINDOW (self), NULL);

  return self->reg;
}

void
pmn_window_leave_register (PmnWindow *self)
{
  g_return_if_fail (PMN_IS_WINDOW (self));

  forget_register (self);
  pmn_window_show_welcome (self);
}

void
pmn_window_show_welcome (PmnWindow *self)
{
  g_return_if_fail (PMN_IS_WINDOW (self));

  /* Made anew each time: the list of recent bases changes. */
  adw_bin_set_child (self->welcome_bin, pmn_welcome_page_new (self->reg != NULL));
  gtk_stack_set_visible_child_name (self->root_stack, "welcome");
}

void
pmn_window_show_failure (PmnWindow *self, const char *path, const GError *error)
{
  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  adw_bin_set_child (self->failure_bin, pmn_failure_page_new (path, error));
  gtk_stack_set_visible_child_name (self->root_stack, "failure");
  gtk_widget_child_focus (GTK_WIDGET (self->failure_bin), GTK_DIR_TAB_FORWARD);
}

void
pmn_window_show_main (PmnWindow *self)
{
  g_return_if_fail (PMN_IS_WINDOW (self));

  if (self->reg == NULL)
    return;
  gtk_stack_set_visible_child_name (self->root_stack, "main");
  adw_bin_set_child (self->welcome_bin, NULL);
  adw_bin_set_child (self->failure_bin, NULL);
  select_visible_page (self);
  if (pmn_window_get_visible_page (self) != NULL)
    pmn_page_focus_if_lost (pmn_window_get_visible_page (self));
}

void
pmn_window_show_page (PmnWindow *self, const char *id)
{
  const PmnPageInfo *info;

  g_return_if_fail (PMN_IS_WINDOW (self));

  info = pmn_pages_find (id);
  if (info == NULL || self->reg == NULL)
    return;
  adw_navigation_split_view_set_content (self->split_view,
                                         ADW_NAVIGATION_PAGE (get_page (self, info)));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  select_visible_page (self);
  g_settings_set_string (pmn_ui_get_settings (), "page", id);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pmn_page_focus_first (get_page (self, info));
}

/* Class ---------------------------------------------------------------------------------------- */

static void
pmn_window_dispose (GObject *object)
{
  PmnWindow *self = PMN_WINDOW (object);

  forget_register (self);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->after_opening, g_free);
  g_clear_pointer (&self->to_import, g_free);
  g_clear_pointer (&self->to_search, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_WINDOW);
  G_OBJECT_CLASS (pmn_window_parent_class)->dispose (object);
}

/* Ctrl+Shift+D is "begin an activity like this one", never a tool of developers. */
static gboolean
pmn_window_enable_debugging (GtkWindow *window, gboolean toggle)
{
  return !toggle && GTK_WINDOW_CLASS (pmn_window_parent_class)->enable_debugging (window, toggle);
}

static void
pmn_window_class_init (PmnWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->enable_debugging = pmn_window_enable_debugging;
  object_class->dispose = pmn_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH "/pmn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, failure_bin);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, sidebar_page);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, person_button);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, person_avatar);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, person_label);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, fictional_banner);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, network_banner);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, copy_banner);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  pmn_window_install_actions (widget_class);
}

static void
pmn_window_init (PmnWindow *self)
{
  GSettings *settings = pmn_ui_get_settings ();

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_dialog_keys_serve (ADW_APPLICATION_WINDOW (self));
  if (g_str_equal (PMN_PROFILE, "development"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->split_view, "notify::collapsed", G_CALLBACK (on_collapsed_changed),
                           self, G_CONNECT_SWAPPED);
  fill_sidebar (self);
  pmn_window_install_drop (self);
}

PmnWindow *
pmn_window_new (GtkApplication *application)
{
  return g_object_new (PMN_TYPE_WINDOW, "application", application, NULL);
}

PmnWindow *
pmn_window_of (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  return PMN_IS_WINDOW (root) ? PMN_WINDOW (root) : NULL;
}

/* Nothing once the window is closed: what it asked may end later. @action: (nullable). */
static void
show_toast (PmnWindow *self, const char *message, const char *label, const char *action)
{
  AdwToast *toast;

  if (self->toast_overlay == NULL)
    return;
  toast = adw_toast_new (message);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      /* One that waits for its turn would speak of a change that is no longer the last. */
      adw_toast_overlay_dismiss_all (self->toast_overlay);
    }
  pmn_wrapping_show_toast (self->toast_overlay, toast);
}

void
pmn_window_toast (PmnWindow *self, const char *message)
{
  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  show_toast (self, message, NULL, NULL);
}

void
pmn_window_toast_undo (PmnWindow *self, const char *message)
{
  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  show_toast (self, message, _ ("_Undo"), "win.undo");
}

void
pmn_window_toast_undone (PmnWindow *self, const char *step)
{
  g_autofree char *message = NULL;

  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (step != NULL);

  message = pmn_register_say_undone (step);
  show_toast (self, message, _ ("_Redo"), "win.redo");
}

void
pmn_window_toast_redone (PmnWindow *self, const char *step)
{
  g_autofree char *message = NULL;

  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (step != NULL);

  message = pmn_register_say_redone (step);
  pmn_window_toast_undo (self, message);
}
