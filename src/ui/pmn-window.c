/* pmn-window.c: a window: sidebar, pages, banners and toasts
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-window.h"

#include <glib/gi18n.h>

#include "pmn-page.h"
#include "pmn-pages.h"
#include "pmn-ui.h"

struct _PmnWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwNavigationSplitView *split_view;
  GtkListBox *sidebar_list;

  GHashTable *pages; /* id → PmnPage, those already shown */
};

G_DEFINE_FINAL_TYPE (PmnWindow, pmn_window, ADW_TYPE_APPLICATION_WINDOW)

static PmnPage *
pmn_window_get_page (PmnWindow *self, const PmnPageInfo *info)
{
  PmnPage *page = g_hash_table_lookup (self->pages, info->id);

  if (page == NULL)
    {
      page = g_object_ref_sink (g_object_new (info->get_type (), "tag", info->id, NULL));
      g_hash_table_insert (self->pages, (gpointer) info->id, page);
    }
  return page;
}

static PmnPage *
pmn_window_get_visible_page (PmnWindow *self)
{
  AdwNavigationPage *page = adw_navigation_split_view_get_content (self->split_view);

  return PMN_IS_PAGE (page) ? PMN_PAGE (page) : NULL;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PmnWindow *self)
{
  pmn_window_show_page (self, g_object_get_data (G_OBJECT (row), "page-id"));
}

static void
pmn_window_action_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pmn_window_show_page (PMN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
pmn_window_action_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnPage *page = pmn_window_get_visible_page (PMN_WINDOW (widget));

  if (page != NULL)
    pmn_page_toggle_search (page);
}

static void
pmn_window_action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnPage *page = pmn_window_get_visible_page (PMN_WINDOW (widget));

  if (page != NULL)
    pmn_page_open_menu (page);
}

static void
pmn_window_fill_sidebar (PmnWindow *self)
{
  guint n;
  const PmnPageInfo *pages = pmn_pages_get (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *label = gtk_label_new (_ (pages[i].title));
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[i].icon_name));
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (pages[i].title), -1);
      g_object_set_data (G_OBJECT (row), "page-id", (gpointer) pages[i].id);
      gtk_list_box_append (self->sidebar_list, row);
    }
}

static void
pmn_window_dispose (GObject *object)
{
  PmnWindow *self = PMN_WINDOW (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_WINDOW);
  G_OBJECT_CLASS (pmn_window_parent_class)->dispose (object);
}

static void
pmn_window_class_init (PmnWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmn_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH "/pmn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, PmnWindow, sidebar_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);

  gtk_widget_class_install_action (widget_class, "win.page", "s", pmn_window_action_page);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, pmn_window_action_search);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, pmn_window_action_menu);
}

static void
pmn_window_init (PmnWindow *self)
{
  guint n;

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (g_str_equal (PMN_PROFILE, "development"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  pmn_window_fill_sidebar (self);
  pmn_window_show_page (self, pmn_pages_get (&n)[0].id);
}

PmnWindow *
pmn_window_new (GtkApplication *application)
{
  return g_object_new (PMN_TYPE_WINDOW, "application", application, NULL);
}

void
pmn_window_show_page (PmnWindow *self, const char *id)
{
  const PmnPageInfo *info;
  GtkListBoxRow *row;

  g_return_if_fail (PMN_IS_WINDOW (self));

  info = pmn_pages_find (id);
  if (info == NULL)
    return;
  adw_navigation_split_view_set_content (self->split_view, ADW_NAVIGATION_PAGE (pmn_window_get_page (self, info)));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar_list, i)) != NULL; i++)
    {
      if (g_object_get_data (G_OBJECT (row), "page-id") == info->id)
        gtk_list_box_select_row (self->sidebar_list, row);
    }
}

void
pmn_window_toast (PmnWindow *self, const char *message)
{
  AdwToast *toast;

  g_return_if_fail (PMN_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
