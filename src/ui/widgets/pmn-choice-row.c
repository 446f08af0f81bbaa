/* pmn-choice-row.c: a row that chooses one thing among some, by identifier
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-choice-row.h"

#include <glib/gi18n.h>

#define SEARCH_FROM 9

struct _PmnChoiceRow
{
  AdwComboRow parent_instance;

  GtkStringList *labels;
  GPtrArray *ids;    /* utf8, same order as @labels */
  char *placeholder; /* (nullable): there is always a choice */
};

G_DEFINE_FINAL_TYPE (PmnChoiceRow, pmn_choice_row, ADW_TYPE_COMBO_ROW)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
find (PmnChoiceRow *self, const char *id, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, index);
}

/* What shows the choice, among the children of @widget: it holds the selection, which AdwComboRow does not give. */
static GtkSingleSelection *
find_selection (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget)
      && GTK_IS_NO_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (widget))))
    {
      GListModel *shown = gtk_no_selection_get_model (
          GTK_NO_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (widget))));

      return GTK_SINGLE_SELECTION (
          gtk_selection_filter_model_get_model (GTK_SELECTION_FILTER_MODEL (shown)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkSingleSelection *selection = find_selection (child);

      if (selection != NULL)
        return selection;
    }
  return NULL;
}

/* Its tests fail when a libadwaita is made otherwise. */
static GtkSingleSelection *
get_selection (PmnChoiceRow *self)
{
  GtkSingleSelection *selection = find_selection (GTK_WIDGET (self));

  g_assert (selection != NULL);
  return selection;
}

/* A single choice needs no question; without a placeholder there is always one. */
static void
choose_nothing (PmnChoiceRow *self)
{
  if (self->placeholder != NULL && self->ids->len != 1)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (get_selection (self)));
}

static void
pmn_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      g_value_set_string (value, pmn_choice_row_get_id (PMN_CHOICE_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_choice_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnChoiceRow *self = PMN_CHOICE_ROW (object);
  guint index;

  switch (id)
    {
    case PROP_STATE:
      if (g_value_get_string (value) == NULL)
        break;
      if (find (self, g_value_get_string (value), &index))
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), index);
      else if (*g_value_get_string (value) == '\0')
        choose_nothing (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What is chosen stands whole under the title, however narrow the row, and is said after it: the row itself has only a
 * name. AdwComboRow writes the subtitle of a choice; nothing chosen is left to us. */
static void
show_choice (PmnChoiceRow *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  const char *text = chosen != NULL              ? gtk_string_object_get_string (chosen)
                     : self->placeholder != NULL ? self->placeholder
                                                 : "";

  if (chosen == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/* Rows of the list, with a name for screen readers, which those of AdwComboRow do not have. */
static void
on_choice_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
}

static void
show_mark (GtkListItem *item, GParamSpec *pspec, PmnChoiceRow *self)
{
  gboolean chosen
      = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self)) == gtk_list_item_get_item (item);

  /* Its place is kept, so that the texts do not move. */
  gtk_widget_set_opacity (gtk_widget_get_last_child (gtk_list_item_get_child (item)),
                          chosen ? 1 : 0);
}

static void
on_choice_bind (GtkSignalListItemFactory *factory, GtkListItem *item, PmnChoiceRow *self)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (gtk_list_item_get_child (item))),
                      text);
  gtk_list_item_set_accessible_label (item, text);
  show_mark (item, NULL, self);
  g_signal_connect_object (self, "notify::selected-item", G_CALLBACK (show_mark), item,
                           G_CONNECT_SWAPPED);
}

static void
on_choice_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, PmnChoiceRow *self)
{
  g_signal_handlers_disconnect_by_func (self, show_mark, item);
}

static void
make_list_factory (PmnChoiceRow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_choice_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_choice_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_choice_unbind), self);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self), factory);
}

static void
on_selected_changed (PmnChoiceRow *self, GParamSpec *pspec, gpointer data)
{
  show_choice (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
pmn_choice_row_finalize (GObject *object)
{
  PmnChoiceRow *self = PMN_CHOICE_ROW (object);

  g_clear_object (&self->labels);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->placeholder, g_free);
  G_OBJECT_CLASS (pmn_choice_row_parent_class)->finalize (object);
}

static void
pmn_choice_row_class_init (PmnChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_choice_row_get_property;
  object_class->set_property = pmn_choice_row_set_property;
  object_class->finalize = pmn_choice_row_finalize;

  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pmn_choice_row_init (PmnChoiceRow *self)
{
  g_autoptr (GtkExpression) expression = NULL;

  self->labels = gtk_string_list_new (NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->labels));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self),
                                       GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  make_list_factory (self);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected_changed), NULL);
}

void
pmn_choice_row_set_placeholder (PmnChoiceRow *self, const char *placeholder)
{
  g_return_if_fail (PMN_IS_CHOICE_ROW (self));
  g_return_if_fail (placeholder != NULL);

  g_set_str (&self->placeholder, placeholder);
  gtk_single_selection_set_autoselect (get_selection (self), FALSE);
  gtk_single_selection_set_can_unselect (get_selection (self), TRUE);
  choose_nothing (self);
  show_choice (self);
}

void
pmn_choice_row_clear (PmnChoiceRow *self)
{
  g_return_if_fail (PMN_IS_CHOICE_ROW (self));

  g_ptr_array_set_size (self->ids, 0);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)),
                          NULL);
}

void
pmn_choice_row_add (PmnChoiceRow *self, const char *id, const char *label)
{
  g_return_if_fail (PMN_IS_CHOICE_ROW (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (label != NULL);

  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->labels, label);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), self->ids->len >= SEARCH_FROM);
}

void
pmn_choice_row_remove (PmnChoiceRow *self, const char *id)
{
  guint selected;
  guint index;

  g_return_if_fail (PMN_IS_CHOICE_ROW (self));
  g_return_if_fail (id != NULL);

  if (!find (self, id, &index))
    return;
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_ptr_array_remove_index (self->ids, index);
  gtk_string_list_remove (self->labels, index);
  if (selected == index)
    choose_nothing (self);
}

void
pmn_choice_row_add_int (PmnChoiceRow *self, gint64 id, const char *label)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  pmn_choice_row_add (self, text, label);
}

void
pmn_choice_row_add_vocabulary (PmnChoiceRow *self, PmnVocabulary vocabulary)
{
  gsize n;
  const PmnVocabularyTerm *terms = pmn_vocabulary_terms (vocabulary, &n);

  for (gsize i = 0; i < n; i++)
    pmn_choice_row_add (self, terms[i].code, terms[i].label);
}

void
pmn_choice_row_add_dimension (PmnChoiceRow *self, PmnDimension dimension)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  for (gsize i = 0; i < n; i++)
    pmn_choice_row_add (self, terms[i].code, terms[i].label);
}

const char *
pmn_choice_row_get_id (PmnChoiceRow *self)
{
  guint selected;

  g_return_val_if_fail (PMN_IS_CHOICE_ROW (self), "");

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : "";
}

gint64
pmn_choice_row_get_int (PmnChoiceRow *self)
{
  return g_ascii_strtoll (pmn_choice_row_get_id (self), NULL, 10);
}

void
pmn_choice_row_set_id (PmnChoiceRow *self, const char *id)
{
  guint index;

  g_return_if_fail (PMN_IS_CHOICE_ROW (self));

  if (id == NULL)
    id = "";
  if (!find (self, id, &index))
    {
      if (*id == '\0')
        {
          choose_nothing (self);
          return;
        }
      index = self->ids->len;
      pmn_choice_row_add (self, id, id);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), index);
}

void
pmn_choice_row_set_int (PmnChoiceRow *self, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  guint index;

  g_return_if_fail (PMN_IS_CHOICE_ROW (self));

  if (!find (self, text, &index))
    {
      if (id == 0 && self->placeholder != NULL)
        {
          pmn_choice_row_set_id (self, "");
          return;
        }
      index = id != 0 ? self->ids->len : 0;
      if (id != 0)
        pmn_choice_row_add (self, text, _ ("In the trash"));
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), index);
}
