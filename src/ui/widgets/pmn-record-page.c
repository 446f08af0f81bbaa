/* pmn-record-page.c: a list of people or places beside everything about the one that is chosen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-record-page.h"

#include <glib/gi18n.h>

#include "pmn-record.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-editor-dialog.h"
#include "widgets/pmn-error-dialog.h"

typedef struct
{
  AdwOverlaySplitView *split_view;
  AdwToolbarView *list_view;
  PmnRecordDetail *detail;
  gint64 wanted; /* what to show when it arrives */
} PmnRecordPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmnRecordPage, pmn_record_page, PMN_TYPE_LIST_PAGE)

static PmnRecordPagePrivate *
get_priv (PmnRecordPage *self)
{
  return pmn_record_page_get_instance_private (self);
}

static PmnRegister *
get_register (gpointer page)
{
  return pmn_page_get_register (PMN_PAGE (page));
}

static gconstpointer
get_row (PmnRecordPage *self, gconstpointer item)
{
  PmnRecordPageClass *klass = PMN_RECORD_PAGE_GET_CLASS (self);

  return klass->get_row != NULL ? klass->get_row (item) : item;
}

static gint64
get_id (PmnRecordPage *self, gconstpointer item)
{
  const PmnRecord *record = get_row (self, item);

  return record->id;
}

/* The list ------------------------------------------------------------------------------------- */

static void
pmn_record_page_fetch (PmnListPage *page, const char *search, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  pmn_register_list_async (get_register (page), PMN_RECORD_PAGE_GET_CLASS (page)->entity, search,
                           cancellable, callback, data);
}

static GPtrArray *
pmn_record_page_fetch_finish (PmnListPage *page, GAsyncResult *result, GError **error)
{
  return pmn_register_list_finish (get_register (page), result, error);
}

static gboolean
pmn_record_page_same (PmnListPage *page, gconstpointer a, gconstpointer b)
{
  const PmnRecord *first = get_row (PMN_RECORD_PAGE (page), a);
  const PmnRecord *second = get_row (PMN_RECORD_PAGE (page), b);

  return first->id == second->id && first->version == second->version;
}

static GtkWidget *
make_prefix (const PmnRecordText *text)
{
  GtkWidget *avatar;

  if (text->icon != NULL)
    return gtk_image_new_from_icon_name (text->icon);
  avatar = adw_avatar_new (32, text->title, TRUE);
  /* It says nothing that the title does not. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return avatar;
}

static GtkWidget *
pmn_record_page_make_row (PmnListPage *page, gpointer item)
{
  PmnRecordText text = { 0 };
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  PMN_RECORD_PAGE_GET_CLASS (page)->tell (PMN_RECORD_PAGE (page), item, &text);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text.title);
  adw_action_row_set_subtitle (row, text.subtitle);
  adw_action_row_add_prefix (row, make_prefix (&text));
  if (text.badge != NULL)
    {
      GtkWidget *mark = gtk_label_new (text.badge);

      gtk_label_set_wrap (GTK_LABEL (mark), TRUE);
      /* On one line where there is room. */
      gtk_label_set_natural_wrap_mode (GTK_LABEL (mark), GTK_NATURAL_WRAP_NONE);
      gtk_widget_add_css_class (mark, "badge");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (row, mark);
    }
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (text.dimmed)
    gtk_widget_add_css_class (GTK_WIDGET (row), "dimmed");
  g_free (text.title);
  g_free (text.subtitle);
  g_free (text.badge);
  return GTK_WIDGET (row);
}

/* The details ---------------------------------------------------------------------------------- */

static gpointer
find_item (PmnRecordPage *self, gint64 id)
{
  GPtrArray *items = pmn_list_page_get_items (PMN_LIST_PAGE (self));

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (get_id (self, g_ptr_array_index (items, i)) == id)
      return g_ptr_array_index (items, i);
  return NULL;
}

static void
describe (PmnRecordPage *self, gconstpointer item)
{
  PmnRecordPagePrivate *priv = get_priv (self);
  PmnRecordPageClass *klass = PMN_RECORD_PAGE_GET_CLASS (self);
  PmnRecordText text = { 0 };

  klass->tell (self, item, &text);
  pmn_record_detail_begin (priv->detail, get_register (self), klass->entity, get_id (self, item),
                           text.title);
  klass->describe (self, item, priv->detail);
  g_free (text.title);
  g_free (text.subtitle);
  g_free (text.badge);
}

static void
close_details (PmnRecordPage *self)
{
  PmnRecordPagePrivate *priv = get_priv (self);
  gint64 id = pmn_record_detail_get_id (priv->detail);

  adw_overlay_split_view_set_show_sidebar (priv->split_view, FALSE);
  pmn_record_detail_begin (priv->detail, NULL, 0, 0, NULL);
  if (id != 0 && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    pmn_list_page_focus_item (PMN_LIST_PAGE (self), find_item (self, id));
}

static void
open_details (PmnRecordPage *self, gconstpointer item)
{
  PmnRecordPagePrivate *priv = get_priv (self);

  describe (self, item);
  adw_overlay_split_view_set_show_sidebar (priv->split_view, TRUE);
  pmn_record_detail_focus (priv->detail);
}

static void
pmn_record_page_activate (PmnListPage *page, gpointer item)
{
  open_details (PMN_RECORD_PAGE (page), item);
}

/* The list was read again: what is shown may have changed, or be gone. */
static void
pmn_record_page_items_changed (PmnListPage *page)
{
  PmnRecordPage *self = PMN_RECORD_PAGE (page);
  PmnRecordPagePrivate *priv = get_priv (self);
  gpointer wanted = find_item (self, priv->wanted);
  gint64 shown = pmn_record_detail_get_id (priv->detail);
  gpointer item = find_item (self, shown);

  /* Asked for once: a row that is not in the list is not opened when it comes by later. */
  priv->wanted = 0;
  if (wanted != NULL)
    open_details (self, wanted);
  else if (item != NULL)
    describe (self, item);
  else if (shown != 0)
    close_details (self);
}

/* The pane was closed by a swipe or by Escape in GTK's own way. */
static void
on_sidebar_changed (PmnRecordPage *self)
{
  PmnRecordPagePrivate *priv = get_priv (self);

  if (priv->detail != NULL && !adw_overlay_split_view_get_show_sidebar (priv->split_view)
      && pmn_record_detail_get_id (priv->detail) != 0)
    close_details (self);
}

/* Actions -------------------------------------------------------------------------------------- */

static void
on_saved (PmnEditorDialog *dialog, gint64 id, PmnRecordPage *self)
{
  pmn_record_page_show (self, id);
}

static void
present_editor (PmnRecordPage *self, gconstpointer row)
{
  AdwDialog *dialog = PMN_RECORD_PAGE_GET_CLASS (self)->edit (self, row);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_register (widget) != NULL)
    present_editor (PMN_RECORD_PAGE (widget), NULL);
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnRecordPage *self = PMN_RECORD_PAGE (widget);
  gconstpointer item = pmn_record_page_get_shown (self);

  if (item != NULL)
    present_editor (self, get_row (self, item));
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (page, _ ("This could not be moved to the trash"), error);
  else if (pmn_window_of (page) != NULL)
    pmn_window_toast_undo (pmn_window_of (page), _ ("Moved to the trash"));
}

static void
pmn_record_page_trash (PmnListPage *page, gpointer item)
{
  gint64 id = get_id (PMN_RECORD_PAGE (page), item);

  pmn_register_trash_async (get_register (page), PMN_RECORD_PAGE_GET_CLASS (page)->entity, &id, 1,
                            NULL, NULL, on_trashed, g_object_ref (page));
}

static void
action_trash (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gconstpointer item = pmn_record_page_get_shown (PMN_RECORD_PAGE (widget));

  if (item != NULL)
    pmn_record_page_trash (PMN_LIST_PAGE (widget), (gpointer) item);
}

static void
action_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_details (PMN_RECORD_PAGE (widget));
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  PmnRecordPage *self = PMN_RECORD_PAGE (data);

  if (pmn_record_detail_get_id (get_priv (self)->detail) == 0)
    return FALSE;
  close_details (self);
  return TRUE;
}

static void
pmn_record_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_RECORD_PAGE);
  G_OBJECT_CLASS (pmn_record_page_parent_class)->dispose (object);
}

static void
pmn_record_page_class_init (PmnRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnListPageClass *list_class = PMN_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_record_page_dispose;
  list_class->fetch = pmn_record_page_fetch;
  list_class->fetch_finish = pmn_record_page_fetch_finish;
  list_class->make_row = pmn_record_page_make_row;
  list_class->activate = pmn_record_page_activate;
  list_class->trash = pmn_record_page_trash;
  list_class->same = pmn_record_page_same;
  list_class->items_changed = pmn_record_page_items_changed;

  g_type_ensure (PMN_TYPE_RECORD_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/widgets/pmn-record-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PmnRecordPage, split_view);
  gtk_widget_class_bind_template_child_private (widget_class, PmnRecordPage, list_view);
  gtk_widget_class_bind_template_child_private (widget_class, PmnRecordPage, detail);
  gtk_widget_class_install_action (widget_class, "record.add", NULL, action_add);
  gtk_widget_class_install_action (widget_class, "record.edit", NULL, action_edit);
  gtk_widget_class_install_action (widget_class, "record.trash", NULL, action_trash);
  gtk_widget_class_install_action (widget_class, "record.close", NULL, action_close);
}

static void
pmn_record_page_init (PmnRecordPage *self)
{
  PmnRecordPagePrivate *priv = get_priv (self);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  g_autoptr (GtkWidget) list = NULL;

  /* The list of the parent goes beside the details. */
  g_object_get (self, "body", &list, NULL);
  g_object_set (self, "body", NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toolbar_view_set_content (priv->list_view, list);
  g_signal_connect_object (priv->split_view, "notify::show-sidebar",
                           G_CALLBACK (on_sidebar_changed), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_escape, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (priv->split_view), shortcuts);
}

void
pmn_record_page_show (PmnRecordPage *self, gint64 id)
{
  gpointer item;

  g_return_if_fail (PMN_IS_RECORD_PAGE (self));

  item = find_item (self, id);
  get_priv (self)->wanted = item == NULL ? id : 0;
  if (item != NULL)
    open_details (self, item);
}

static void
on_row_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnRecordPage) self = PMN_RECORD_PAGE (data);
  g_autoptr (GError) error = NULL;
  PmnEntity entity = PMN_RECORD_PAGE_GET_CLASS (self)->entity;
  gpointer row = pmn_register_get_finish (PMN_REGISTER (source), result, &error);

  /* Another page, or another base, may have been opened meanwhile. */
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
      && get_register (self) == PMN_REGISTER (source))
    present_editor (self, row);
  else if (row == NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The form could not be filled"), error);
  pmn_entity_free (entity, row);
}

void
pmn_record_page_edit (PmnRecordPage *self, gint64 id)
{
  PmnRegister *reg;

  g_return_if_fail (PMN_IS_RECORD_PAGE (self));

  reg = get_register (self);
  if (reg == NULL)
    return;
  if (id == 0)
    present_editor (self, NULL);
  else
    pmn_register_get_async (reg, PMN_RECORD_PAGE_GET_CLASS (self)->entity, id, NULL, on_row_read,
                            g_object_ref (self));
}

gconstpointer
pmn_record_page_get_shown (PmnRecordPage *self)
{
  g_return_val_if_fail (PMN_IS_RECORD_PAGE (self), NULL);

  return find_item (self, pmn_record_detail_get_id (get_priv (self)->detail));
}

void
pmn_record_page_add_bar (PmnRecordPage *self, GtkWidget *bar)
{
  g_return_if_fail (PMN_IS_RECORD_PAGE (self));

  adw_toolbar_view_add_top_bar (get_priv (self)->list_view, bar);
}
