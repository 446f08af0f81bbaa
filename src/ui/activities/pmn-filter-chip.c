/* pmn-filter-chip.c: one criterion of a filter, as a button with a list of choices
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-filter-chip.h"

#include <glib/gi18n.h>

#include "pmn-search-key.h"

/* From this number on, choices are searched rather than read. */
#define SEARCH_FROM 10

typedef struct
{
  char *value;
  char *label;
  char *key; /* to search it by */
} Choice;

struct _PmnFilterChip
{
  GtkWidget parent_instance;

  char *title;
  char *value;
  char *shown;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *clear_button;
  GPtrArray *choices; /* Choice */
  GtkWidget *footer;  /* nullable */

  /* Nothing of it before it is opened: most filters of most days never are. */
  GtkWidget *popover;
  GtkWidget *search;
  GtkListBox *list;
  char *search_key;
};

G_DEFINE_FINAL_TYPE (PmnFilterChip, pmn_filter_chip, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice->label);
  g_free (choice->key);
  g_free (choice);
}

static const Choice *
get_choice (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "choice");
}

static void
update (PmnFilterChip *self)
{
  /* Translators: a criterion of a filter and what was chosen: "Place: Library". */
  g_autofree char *text = self->value != NULL
                              ? g_strdup_printf (_ ("%s: %s"), self->title, self->shown)
                              : g_strdup (self->title);
  /* Translators: %s is a criterion of a filter: "Clear: Place". */
  g_autofree char *clear = g_strdup_printf (_ ("Clear: %s"), self->title);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->clear_button, self->value != NULL);
  gtk_widget_set_tooltip_text (self->clear_button, clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (self->value != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
      gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "linked");
      gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
    }
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PmnFilterChip *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_set_str (&self->value, get_choice (row)->value);
  g_set_str (&self->shown, get_choice (row)->label);
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_clear_clicked (GtkButton *button, PmnFilterChip *self)
{
  /* The button hides: the focus goes to the one that stays. */
  gtk_widget_grab_focus (self->button);
  pmn_filter_chip_set_value (self, NULL, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_search_changed (GtkSearchEntry *entry, PmnFilterChip *self)
{
  g_free (self->search_key);
  self->search_key = pmn_search_key (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_list_box_invalidate_filter (self->list);
}

/* The entry keeps Escape for itself: the popover would stay. */
static void
on_search_stopped (GtkSearchEntry *entry, PmnFilterChip *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
on_search_activate (GtkSearchEntry *entry, PmnFilterChip *self)
{
  /* What was typed last may not have been looked for yet. */
  on_search_changed (entry, self);
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        return;
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        {
          on_row_activated (self->list, row, self);
          return;
        }
    }
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  PmnFilterChip *self = data;

  if (self->search_key == NULL || *self->search_key == '\0')
    return TRUE;
  return strstr (get_choice (row)->key, self->search_key) != NULL;
}

static void
on_popover_show (GtkWidget *popover, PmnFilterChip *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->search, self->choices->len >= SEARCH_FROM);
  /* The popover gave the focus to the entry before it was hidden. */
  if (self->choices->len < SEARCH_FROM)
    gtk_widget_child_focus (self->popover, GTK_DIR_TAB_FORWARD);
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        break;
      if (g_strcmp0 (get_choice (row)->value, self->value) == 0)
        gtk_list_box_select_row (self->list, row);
      else
        gtk_list_box_unselect_row (self->list, row);
    }
}

static void
pmn_filter_chip_dispose (GObject *object)
{
  PmnFilterChip *self = PMN_FILTER_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->clear_button, gtk_widget_unparent);
  g_clear_object (&self->footer);

  G_OBJECT_CLASS (pmn_filter_chip_parent_class)->dispose (object);
}

static void
pmn_filter_chip_finalize (GObject *object)
{
  PmnFilterChip *self = PMN_FILTER_CHIP (object);

  g_free (self->title);
  g_free (self->value);
  g_free (self->shown);
  g_free (self->search_key);
  g_ptr_array_unref (self->choices);

  G_OBJECT_CLASS (pmn_filter_chip_parent_class)->finalize (object);
}

static void
pmn_filter_chip_class_init (PmnFilterChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmn_filter_chip_dispose;
  object_class->finalize = pmn_filter_chip_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", PMN_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
append_row (PmnFilterChip *self, Choice *choice)
{
  GtkWidget *text = gtk_label_new (choice->label);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->label, -1);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  gtk_list_box_append (self->list, row);
}

static void
make_search (PmnFilterChip *self)
{
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search among the choices"), -1);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (on_search_stopped), self);
}

static void
make_list (PmnFilterChip *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "filter-choices");
  for (guint i = 0; i < self->choices->len; i++)
    append_row (self, g_ptr_array_index (self->choices, i));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

static void
on_create_popover (GtkMenuButton *button, gpointer data)
{
  PmnFilterChip *self = data;
  GtkWidget *box, *scrolled;

  if (self->popover != NULL)
    return;
  make_search (self);
  make_list (self);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scrolled), 340);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  if (self->footer != NULL)
    gtk_box_append (GTK_BOX (box), self->footer);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect (self->popover, "show", G_CALLBACK (on_popover_show), self);
  gtk_menu_button_set_popover (button, self->popover);
}

static void
pmn_filter_chip_init (PmnFilterChip *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 34);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), on_create_popover, self,
                                         NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->clear_button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_signal_connect (self->clear_button, "clicked", G_CALLBACK (on_clear_clicked), self);
  gtk_widget_set_parent (self->clear_button, GTK_WIDGET (self));
}

GtkWidget *
pmn_filter_chip_new (const char *title)
{
  PmnFilterChip *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (PMN_TYPE_FILTER_CHIP, NULL);
  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  update (self);
  return GTK_WIDGET (self);
}

void
pmn_filter_chip_clear_choices (PmnFilterChip *self)
{
  g_return_if_fail (PMN_IS_FILTER_CHIP (self));

  if (self->list != NULL)
    gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->choices, 0);
}

void
pmn_filter_chip_add_choice (PmnFilterChip *self, const char *value, const char *label)
{
  Choice *choice;

  g_return_if_fail (PMN_IS_FILTER_CHIP (self));
  g_return_if_fail (value != NULL && label != NULL);

  choice = g_new (Choice, 1);
  *choice = (Choice) { g_strdup (value), g_strdup (label), pmn_search_key (label) };
  g_ptr_array_add (self->choices, choice);
  if (self->list != NULL)
    append_row (self, choice);
  if (g_strcmp0 (value, self->value) == 0 && g_set_str (&self->shown, label))
    update (self);
}

const char *
pmn_filter_chip_get_value (PmnFilterChip *self)
{
  g_return_val_if_fail (PMN_IS_FILTER_CHIP (self), NULL);

  return self->value;
}

void
pmn_filter_chip_set_value (PmnFilterChip *self, const char *value, const char *label)
{
  g_return_if_fail (PMN_IS_FILTER_CHIP (self));

  g_set_str (&self->value, value);
  g_set_str (&self->shown, label != NULL ? label : value);
  for (guint i = 0; label == NULL && value != NULL && i < self->choices->len; i++)
    {
      const Choice *choice = g_ptr_array_index (self->choices, i);

      if (g_strcmp0 (choice->value, value) == 0)
        g_set_str (&self->shown, choice->label);
    }
  update (self);
}

void
pmn_filter_chip_set_footer (PmnFilterChip *self, GtkWidget *footer)
{
  g_return_if_fail (PMN_IS_FILTER_CHIP (self));
  g_return_if_fail (GTK_IS_WIDGET (footer));

  g_clear_object (&self->footer);
  self->footer = g_object_ref_sink (footer);
}

void
pmn_filter_chip_popup (PmnFilterChip *self)
{
  g_return_if_fail (PMN_IS_FILTER_CHIP (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

void
pmn_filter_chip_popdown (PmnFilterChip *self)
{
  g_return_if_fail (PMN_IS_FILTER_CHIP (self));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}
