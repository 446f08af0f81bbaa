/* pmn-list-page.c: a page that is one list with its four states
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-list-page.h"

#include "pmn-ui.h"

typedef struct
{
  GtkStack *stack;
  GtkLabel *note_label;
  GtkListBox *list;
  GtkScrolledWindow *scrolled;
  AdwStatusPage *failed_page;
  GtkWidget *empty_button;

  char *texts[7]; /* by property id */
  GPtrArray *items;
  GCancellable *cancellable;
  guint limit;           /* how many are read, see page_size */
  gboolean focus_wanted; /* asked for before there was anything to show */
} PmnListPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmnListPage, pmn_list_page, PMN_TYPE_PAGE)

enum
{
  PROP_EMPTY_ICON_NAME = 1,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_EMPTY_ACTION_LABEL,
  PROP_EMPTY_ACTION,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static PmnListPagePrivate *
get_priv (PmnListPage *self)
{
  return pmn_list_page_get_instance_private (self);
}

static int
get_focused_index (PmnListPage *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (get_priv (self)->list));

  return GTK_IS_LIST_BOX_ROW (child) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

/* Rows of the first items that are as they were stay, and with them scroll and focus. Returns: how many. */
static guint
keep_rows (PmnListPage *self, GPtrArray *old)
{
  PmnListPagePrivate *priv = get_priv (self);
  PmnListPageClass *klass = PMN_LIST_PAGE_GET_CLASS (self);
  guint n = 0;
  GtkListBoxRow *row;

  while (klass->same != NULL && old != NULL && n < old->len && n < priv->items->len
         && klass->same (self, g_ptr_array_index (old, n), g_ptr_array_index (priv->items, n)))
    {
      row = gtk_list_box_get_row_at_index (priv->list, (int) n);
      g_object_set_data (G_OBJECT (row), "item", g_ptr_array_index (priv->items, n));
      n++;
    }
  while ((row = gtk_list_box_get_row_at_index (priv->list, (int) n)) != NULL)
    gtk_list_box_remove (priv->list, GTK_WIDGET (row));
  return n;
}

static void
show_items (PmnListPage *self, GPtrArray *old)
{
  PmnListPagePrivate *priv = get_priv (self);
  PmnListPageClass *klass = PMN_LIST_PAGE_GET_CLASS (self);
  int focused = get_focused_index (self);
  const char *state = "list";

  guint n_kept = keep_rows (self, old);

  for (guint i = n_kept; i < priv->items->len; i++)
    {
      GtkWidget *row = klass->make_row (self, g_ptr_array_index (priv->items, i));

      g_object_set_data (G_OBJECT (row), "item", g_ptr_array_index (priv->items, i));
      gtk_list_box_append (priv->list, row);
    }
  if (priv->items->len == 0)
    state = *pmn_page_get_search_text (PMN_PAGE (self)) != '\0' ? "none" : "empty";
  gtk_stack_set_visible_child_name (priv->stack, state);
  if (focused >= (int) n_kept && priv->items->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (
        gtk_list_box_get_row_at_index (priv->list, MIN (focused, (int) priv->items->len - 1))));
  if (priv->focus_wanted)
    pmn_page_focus_first (PMN_PAGE (self));
  pmn_page_focus_if_lost (PMN_PAGE (self));
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnListPage) self = PMN_LIST_PAGE (data);
  PmnListPagePrivate *priv = get_priv (self);
  g_autoptr (GError) error = NULL;
  GPtrArray *items = PMN_LIST_PAGE_GET_CLASS (self)->fetch_finish (self, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || priv->list == NULL)
    {
      g_clear_pointer (&items, g_ptr_array_unref);
      return;
    }
  if (items == NULL)
    {
      pmn_ui_describe (priv->failed_page, error->message);
      gtk_stack_set_visible_child_name (priv->stack, "failed");
      return;
    }
  /* The rows point into the old array until they are replaced. */
  g_autoptr (GPtrArray) old = g_steal_pointer (&priv->items);
  priv->items = items;
  show_items (self, old);
  if (PMN_LIST_PAGE_GET_CLASS (self)->items_changed != NULL)
    PMN_LIST_PAGE_GET_CLASS (self)->items_changed (self);
}

/* Before the end of the list is seen, more of it is read. */
static void
on_scrolled (GtkAdjustment *adjustment, PmnListPage *self)
{
  PmnListPagePrivate *priv = get_priv (self);
  guint page_size = PMN_LIST_PAGE_GET_CLASS (self)->page_size;
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                - gtk_adjustment_get_page_size (adjustment);

  if (page_size == 0 || priv->items == NULL || priv->items->len < pmn_list_page_get_limit (self)
      || left > gtk_adjustment_get_page_size (adjustment))
    return;
  priv->limit = priv->items->len + page_size;
  pmn_list_page_refresh (self);
}

static void
on_register_changed (PmnListPage *self, const PmnStoreNews *news)
{
  if ((news->entities & PMN_LIST_PAGE_GET_CLASS (self)->entities) != 0)
    pmn_list_page_refresh (self);
}

static void
pmn_list_page_set_register (PmnPage *page, GObject *reg)
{
  PMN_PAGE_CLASS (pmn_list_page_parent_class)->set_register (page, reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), page,
                           G_CONNECT_SWAPPED);
  pmn_list_page_refresh (PMN_LIST_PAGE (page));
}

static void
pmn_list_page_search_changed (PmnPage *page, const char *text)
{
  get_priv (PMN_LIST_PAGE (page))->limit = 0;
  pmn_list_page_refresh (PMN_LIST_PAGE (page));
}

static void
pmn_list_page_focus_first (PmnPage *page)
{
  PmnListPagePrivate *priv = get_priv (PMN_LIST_PAGE (page));

  priv->focus_wanted = g_str_equal (gtk_stack_get_visible_child_name (priv->stack), "loading");
  if (!priv->focus_wanted)
    gtk_widget_child_focus (gtk_stack_get_visible_child (priv->stack), GTK_DIR_TAB_FORWARD);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PmnListPage *self)
{
  if (PMN_LIST_PAGE_GET_CLASS (self)->activate != NULL)
    PMN_LIST_PAGE_GET_CLASS (self)->activate (self, g_object_get_data (G_OBJECT (row), "item"));
}

static void
on_clear_clicked (GtkButton *button, PmnListPage *self)
{
  pmn_page_set_search_text (PMN_PAGE (self), "");
}

static void
on_retry_clicked (GtkButton *button, PmnListPage *self)
{
  pmn_list_page_refresh (self);
}

static gboolean
on_delete (GtkWidget *widget, GVariant *args, gpointer data)
{
  PmnListPage *self = PMN_LIST_PAGE (data);
  int index = get_focused_index (self);

  if (index < 0 || PMN_LIST_PAGE_GET_CLASS (self)->trash == NULL)
    return FALSE;
  PMN_LIST_PAGE_GET_CLASS (self)->trash (self,
                                         g_ptr_array_index (get_priv (self)->items, (guint) index));
  return TRUE;
}

static void
pmn_list_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, get_priv (PMN_LIST_PAGE (object))->texts[id]);
}

/* A page without any button keeps the focus in its scrolled part: what it says is its name. */
static void
name_scrolled (GtkWidget *widget, const char *name)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      /* By itself it may not have a name; the role must be told before it is first shown. */
      if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_GROUP)
        g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_scrolled (child, name);
}

static void
pmn_list_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnListPagePrivate *priv = get_priv (PMN_LIST_PAGE (object));

  if (!g_set_str (&priv->texts[id], g_value_get_string (value)))
    return;
  if (id == PROP_EMPTY_ACTION)
    {
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (priv->empty_button),
                                               priv->texts[id]);
      gtk_widget_set_visible (priv->empty_button, priv->texts[id] != NULL);
    }
  else if (id == PROP_EMPTY_TITLE && priv->texts[id] != NULL)
    name_scrolled (gtk_widget_get_ancestor (priv->empty_button, ADW_TYPE_STATUS_PAGE),
                   priv->texts[id]);
  else if (id == PROP_NOTE)
    gtk_widget_set_visible (GTK_WIDGET (priv->note_label), priv->texts[id] != NULL);
  g_object_notify_by_pspec (object, pspec);
}

static void
pmn_list_page_dispose (GObject *object)
{
  PmnListPagePrivate *priv = get_priv (PMN_LIST_PAGE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_LIST_PAGE);
  G_OBJECT_CLASS (pmn_list_page_parent_class)->dispose (object);
}

static void
pmn_list_page_finalize (GObject *object)
{
  PmnListPagePrivate *priv = get_priv (PMN_LIST_PAGE (object));

  for (guint i = 0; i < G_N_ELEMENTS (priv->texts); i++)
    g_free (priv->texts[i]);
  g_clear_pointer (&priv->items, g_ptr_array_unref);
  G_OBJECT_CLASS (pmn_list_page_parent_class)->finalize (object);
}

static void
pmn_list_page_class_init (PmnListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnPageClass *page_class = PMN_PAGE_CLASS (klass);
  static const char *const names[] = { NULL,
                                       "empty-icon-name",
                                       "empty-title",
                                       "empty-description",
                                       "empty-action-label",
                                       "empty-action",
                                       "note" };

  object_class->get_property = pmn_list_page_get_property;
  object_class->set_property = pmn_list_page_set_property;
  object_class->dispose = pmn_list_page_dispose;
  object_class->finalize = pmn_list_page_finalize;
  page_class->set_register = pmn_list_page_set_register;
  page_class->search_changed = pmn_list_page_search_changed;
  page_class->focus_first = pmn_list_page_focus_first;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                             | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/widgets/pmn-list-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PmnListPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, PmnListPage, note_label);
  gtk_widget_class_bind_template_child_private (widget_class, PmnListPage, list);
  gtk_widget_class_bind_template_child_private (widget_class, PmnListPage, scrolled);
  gtk_widget_class_bind_template_child_private (widget_class, PmnListPage, failed_page);
  gtk_widget_class_bind_template_child_private (widget_class, PmnListPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
pmn_list_page_init (PmnListPage *self)
{
  PmnListPagePrivate *priv = get_priv (self);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  const guint keys[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (priv->note_label), FALSE);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (priv->scrolled), "value-changed",
                           G_CALLBACK (on_scrolled), self, 0);
  gtk_widget_set_visible (priv->empty_button, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (shortcuts),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                          gtk_callback_action_new (on_delete, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (priv->list), shortcuts);
}

void
pmn_list_page_refresh (PmnListPage *self)
{
  PmnListPagePrivate *priv;
  GObject *reg;

  g_return_if_fail (PMN_IS_LIST_PAGE (self));

  priv = get_priv (self);
  reg = pmn_page_get_register (PMN_PAGE (self));
  if (reg == NULL)
    return;
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  PMN_LIST_PAGE_GET_CLASS (self)->fetch (self, pmn_page_get_search_text (PMN_PAGE (self)),
                                         priv->cancellable, on_fetched, g_object_ref (self));
}

void
pmn_list_page_rebuild (PmnListPage *self)
{
  g_return_if_fail (PMN_IS_LIST_PAGE (self));

  if (get_priv (self)->items != NULL)
    show_items (self, NULL);
}

guint
pmn_list_page_get_n_rows (PmnListPage *self)
{
  g_return_val_if_fail (PMN_IS_LIST_PAGE (self), 0);

  return get_priv (self)->items != NULL ? get_priv (self)->items->len : 0;
}

GPtrArray *
pmn_list_page_get_items (PmnListPage *self)
{
  g_return_val_if_fail (PMN_IS_LIST_PAGE (self), NULL);

  return get_priv (self)->items;
}

void
pmn_list_page_focus_item (PmnListPage *self, gconstpointer item)
{
  PmnListPagePrivate *priv;
  guint index = 0;

  g_return_if_fail (PMN_IS_LIST_PAGE (self));

  priv = get_priv (self);
  if (item != NULL && priv->items != NULL && g_ptr_array_find (priv->items, item, &index))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (priv->list, (int) index)));
  else
    pmn_page_focus_first (PMN_PAGE (self));
}

guint
pmn_list_page_get_limit (PmnListPage *self)
{
  g_return_val_if_fail (PMN_IS_LIST_PAGE (self), 0);

  return MAX (get_priv (self)->limit, PMN_LIST_PAGE_GET_CLASS (self)->page_size);
}
