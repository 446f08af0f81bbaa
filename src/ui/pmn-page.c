/* pmn-page.c: a page of the window: its header, its search and its body
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-page.h"

#include <glib/gi18n.h>

#include "pmn-accels.h"
#include "pmn-ui.h"

typedef struct
{
  AdwHeaderBar *header;
  GtkWidget *menu_button;
  GtkWidget *primary_button;
  GtkWidget *log_button;
  AdwButtonContent *primary_content;
  GtkWidget *search_bar;
  GtkWidget *search_entry;
  AdwBin *body_bin;
  GMenuModel *main_menu;
  GMenuModel *log_menu;

  GObject *reg;
  gboolean searchable;
  char *search_text;
  char *primary_label;
  char *primary_icon_name;
  char *primary_action;
} PmnPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (PmnPage, pmn_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_REGISTER = 1,
  PROP_BODY,
  PROP_SEARCHABLE,
  PROP_SEARCH_TEXT,
  PROP_PRIMARY_LABEL,
  PROP_PRIMARY_ICON_NAME,
  PROP_PRIMARY_ACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
on_search_changed (GtkSearchEntry *entry, PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (!g_set_str (&priv->search_text, text))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_TEXT]);
  if (PMN_PAGE_GET_CLASS (self)->search_changed != NULL)
    PMN_PAGE_GET_CLASS (self)->search_changed (self, text);
}

static void
pmn_page_real_set_register (PmnPage *self, GObject *reg)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  if (g_set_object (&priv->reg, reg))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGISTER]);
}

static void
pmn_page_real_focus_first (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  gtk_widget_child_focus (GTK_WIDGET (priv->body_bin), GTK_DIR_TAB_FORWARD);
}

/* Returns: whether the primary button opens the form of an activity, of whatever kind. */
static gboolean
opens_form (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  return priv->primary_action != NULL
         && g_str_has_prefix (priv->primary_action, "win.log-activity");
}

static void
update_primary (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);
  const char *action = priv->primary_action != NULL ? priv->primary_action : "";

  gtk_widget_set_visible (priv->primary_button, *action != '\0');
  gtk_widget_set_visible (priv->log_button, opens_form (self));
  if (*action != '\0')
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (priv->primary_button), action);
}

/* Who leaves the search by the keyboard goes back to what was searched. */
static void
on_search_mode_changed (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (priv->search_bar)) && focus != NULL
      && gtk_widget_is_ancestor (focus, priv->search_bar))
    pmn_page_focus_first (self);
}

/* Enter and Down go to what was found, past the filters between. */
static void
on_search_done (PmnPage *self)
{
  pmn_page_focus_first (self);
}

static gboolean
on_search_key_pressed (GtkEventControllerKey *controller, guint key, guint code,
                       GdkModifierType state, PmnPage *self)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  on_search_done (self);
  return GDK_EVENT_STOP;
}

/* What is in a menu is made when it is first opened: it is a large part of the widgets of a page. */
static void
on_menu_wanted (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
pmn_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (PMN_PAGE (object));

  switch (id)
    {
    case PROP_REGISTER:
      g_value_set_object (value, priv->reg);
      break;
    case PROP_BODY:
      g_value_set_object (value, adw_bin_get_child (priv->body_bin));
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, priv->searchable);
      break;
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, priv->search_text);
      break;
    case PROP_PRIMARY_LABEL:
      g_value_set_string (value, priv->primary_label);
      break;
    case PROP_PRIMARY_ICON_NAME:
      g_value_set_string (value, priv->primary_icon_name);
      break;
    case PROP_PRIMARY_ACTION:
      g_value_set_string (value, priv->primary_action);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnPage *self = PMN_PAGE (object);
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  switch (id)
    {
    case PROP_REGISTER:
      if (g_value_get_object (value) != NULL)
        pmn_page_set_register (self, g_value_get_object (value));
      break;
    case PROP_BODY:
      adw_bin_set_child (priv->body_bin, g_value_get_object (value));
      break;
    case PROP_SEARCHABLE:
      priv->searchable = g_value_get_boolean (value);
      break;
    case PROP_PRIMARY_LABEL:
      g_set_str (&priv->primary_label, g_value_get_string (value));
      break;
    case PROP_PRIMARY_ICON_NAME:
      g_set_str (&priv->primary_icon_name, g_value_get_string (value));
      break;
    case PROP_PRIMARY_ACTION:
      g_set_str (&priv->primary_action, g_value_get_string (value));
      update_primary (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_page_dispose (GObject *object)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (PMN_PAGE (object));

  g_clear_object (&priv->reg);
  if (priv->search_entry != NULL)
    {
      /* The entry says goodbye with a last change of text. */
      g_signal_handlers_disconnect_by_func (priv->search_entry, on_search_changed, object);
      gtk_search_bar_connect_entry (GTK_SEARCH_BAR (priv->search_bar), NULL);
    }
  /* The page would unparent it once more. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PAGE);
  G_OBJECT_CLASS (pmn_page_parent_class)->dispose (object);
}

static void
pmn_page_finalize (GObject *object)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (PMN_PAGE (object));

  g_free (priv->search_text);
  g_free (priv->primary_label);
  g_free (priv->primary_icon_name);
  g_free (priv->primary_action);
  G_OBJECT_CLASS (pmn_page_parent_class)->finalize (object);
}

static void
pmn_page_class_init (PmnPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pmn_page_get_property;
  object_class->set_property = pmn_page_set_property;
  object_class->dispose = pmn_page_dispose;
  object_class->finalize = pmn_page_finalize;
  klass->set_register = pmn_page_real_set_register;
  klass->focus_first = pmn_page_real_focus_first;

  properties[PROP_REGISTER] = g_param_spec_object ("register", NULL, NULL, G_TYPE_OBJECT,
                                                   flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SEARCHABLE] = g_param_spec_boolean ("searchable", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, "",
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRIMARY_LABEL] = g_param_spec_string ("primary-label", NULL, NULL, NULL, flags);
  properties[PROP_PRIMARY_ICON_NAME]
      = g_param_spec_string ("primary-icon-name", NULL, NULL, NULL, flags);
  properties[PROP_PRIMARY_ACTION] = g_param_spec_string ("primary-action", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH "/pmn-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, primary_button);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, log_button);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, primary_content);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, search_bar);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, body_bin);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, main_menu);
  gtk_widget_class_bind_template_child_private (widget_class, PmnPage, log_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_done);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_pressed);
}

static void
pmn_page_init (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  priv->search_text = g_strdup ("");
  priv->primary_label = g_strdup (_ ("Log an Activity"));
  priv->primary_icon_name = g_strdup ("pmn-log-activity-symbolic");
  priv->primary_action = g_strdup ("win.log-activity::individual");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (priv->search_bar),
                                GTK_EDITABLE (priv->search_entry));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (priv->menu_button), on_menu_wanted,
                                         priv->main_menu, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (priv->log_button), on_menu_wanted,
                                         priv->log_menu, NULL);
  update_primary (self);
}

void
pmn_page_set_register (PmnPage *self, GObject *reg)
{
  g_return_if_fail (PMN_IS_PAGE (self));
  g_return_if_fail (G_IS_OBJECT (reg));

  PMN_PAGE_GET_CLASS (self)->set_register (self, reg);
}

gpointer
pmn_page_get_register (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  g_return_val_if_fail (PMN_IS_PAGE (self), NULL);

  return priv->reg;
}

const char *
pmn_page_get_search_text (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  g_return_val_if_fail (PMN_IS_PAGE (self), "");

  return priv->search_text;
}

void
pmn_page_set_search_text (PmnPage *self, const char *text)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  g_return_if_fail (PMN_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), text);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (priv->search_bar), *text != '\0');
  /* The usual delay is for what is typed. */
  on_search_changed (GTK_SEARCH_ENTRY (priv->search_entry), self);
}

void
pmn_page_open_search (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  g_return_if_fail (PMN_IS_PAGE (self));

  if (!priv->searchable)
    return;
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (priv->search_bar), TRUE);
  /* What was searched is selected: other words take its place. */
  gtk_widget_grab_focus (priv->search_entry);
}

void
pmn_page_open_menu (PmnPage *self)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);

  g_return_if_fail (PMN_IS_PAGE (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (priv->menu_button));
}

void
pmn_page_focus_first (PmnPage *self)
{
  g_return_if_fail (PMN_IS_PAGE (self));

  PMN_PAGE_GET_CLASS (self)->focus_first (self);
}

void
pmn_page_focus_if_lost (PmnPage *self)
{
  GtkRoot *root;

  g_return_if_fail (PMN_IS_PAGE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL && gtk_root_get_focus (root) == NULL
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    pmn_page_focus_first (self);
}

/* Returns: (transfer full): where the desktop has the close button, without the others. */
static char *
dup_close_button (void)
{
  g_autofree char *layout = NULL;
  const char *end;

  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &layout, NULL);
  end = layout != NULL ? strchr (layout, ':') : NULL;
  return g_strdup (end != NULL && strstr (layout, "close") != NULL && strstr (layout, "close") < end
                       ? "close:"
                       : ":close");
}

/* The action of the table of shortcuts that does what the primary button does. */
static const char *
get_accel_action (const PmnPagePrivate *priv)
{
  const char *action = priv->primary_action != NULL ? priv->primary_action : "";

  return g_str_equal (action, "record.add") ? "win.new" : action;
}

void
pmn_page_set_compact (PmnPage *self, gboolean compact)
{
  PmnPagePrivate *priv = pmn_page_get_instance_private (self);
  const char *label = priv->primary_label != NULL ? priv->primary_label : "";
  g_autofree char *buttons = compact ? dup_close_button () : NULL;
  g_autofree char *tooltip = pmn_accels_dup_tooltip (label, get_accel_action (priv));

  g_return_if_fail (PMN_IS_PAGE (self));

  /* The title is worth more than what a double click on it does too. */
  adw_header_bar_set_decoration_layout (priv->header, buttons);
  /* Without its text the content would leave the button without a name: a label is its name, even an empty one. */
  if (compact)
    gtk_button_set_icon_name (GTK_BUTTON (priv->primary_button),
                              adw_button_content_get_icon_name (priv->primary_content));
  else
    gtk_button_set_child (GTK_BUTTON (priv->primary_button), GTK_WIDGET (priv->primary_content));
  /* The form has the kinds too, and the header bar of a telephone no room for both. */
  gtk_widget_set_visible (priv->log_button, !compact && opens_form (self));
  gtk_widget_set_tooltip_text (priv->primary_button,
                               compact || !g_str_equal (tooltip, label) ? tooltip : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->primary_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
