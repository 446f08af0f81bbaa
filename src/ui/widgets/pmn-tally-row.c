/* pmn-tally-row.c: how many people of each gender, age or status, with the sum
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-tally-row.h"

#include <glib/gi18n.h>

#include "widgets/pmn-form-focus.h"

#define NOT_SAID "non_communique"
#define LABEL_WIDTH 14
#define MAX_PEOPLE 10000 /* as the national form */

struct _PmnTallyRow
{
  AdwPreferencesRow parent_instance;

  AdwWrapBox *box;
  GtkLabel *sum;
  GPtrArray *steppers; /* GtkSpinButton, in order */
  PmnDimension dimension;
  guint total;
};

G_DEFINE_FINAL_TYPE (PmnTallyRow, pmn_tally_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static const char *
get_code (GtkSpinButton *stepper)
{
  return g_object_get_data (G_OBJECT (stepper), "code");
}

static guint
get_value (GtkSpinButton *stepper)
{
  return (guint) gtk_spin_button_get_value_as_int (stepper);
}

static GtkSpinButton *
find_stepper (PmnTallyRow *self, const char *code)
{
  for (guint i = 0; i < self->steppers->len; i++)
    if (g_strcmp0 (get_code (g_ptr_array_index (self->steppers, i)), code) == 0)
      return g_ptr_array_index (self->steppers, i);
  return NULL;
}

static void
update_sum (PmnTallyRow *self)
{
  g_autofree char *text = NULL;
  guint sum = 0;

  for (guint i = 0; i < self->steppers->len; i++)
    sum += get_value (g_ptr_array_index (self->steppers, i));
  if (sum > self->total)
    /* Translators: people counted so far by gender, age or status, out of how many there are. */
    text = g_strdup_printf (_ ("%u of %u: %u too many"), sum, self->total, sum - self->total);
  else if (sum < self->total)
    text = g_strdup_printf (ngettext ("%u of %u; the other %u counts as “Non communiqué”",
                                      "%u of %u; the other %u count as “Non communiqué”",
                                      self->total - sum),
                            sum, self->total, self->total - sum);
  else
    text = g_strdup_printf (_ ("%u of %u"), sum, self->total);
  gtk_label_set_text (self->sum, text);
  if (sum > self->total)
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "error");
}

static void
on_value_changed (PmnTallyRow *self)
{
  update_sum (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_signal_emit (self, changed_signal, 0);
}

/* The stepper says itself what it counts; the sum of its family is its description. */
static GtkSpinButton *
add_stepper (PmnTallyRow *self, const char *code, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *stepper = gtk_spin_button_new_with_range (0, MAX_PEOPLE, 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (stepper), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (stepper), 2);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (stepper), 3);
  g_object_set_data_full (G_OBJECT (stepper), "code", g_strdup (code), g_free);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  /* All alike, so that the numbers stand in columns. */
  gtk_label_set_width_chars (GTK_LABEL (name), LABEL_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (name), LABEL_WIDTH);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), stepper);
  gtk_accessible_update_property (GTK_ACCESSIBLE (stepper), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (stepper), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->sum, NULL, -1);
  g_signal_connect_object (stepper, "value-changed", G_CALLBACK (on_value_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), stepper);
  adw_wrap_box_append (self->box, box);
  g_ptr_array_add (self->steppers, stepper);
  return GTK_SPIN_BUTTON (stepper);
}

static char *
dup_state (PmnTallyRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->steppers->len; i++)
    {
      GtkSpinButton *stepper = g_ptr_array_index (self->steppers, i);

      if (get_value (stepper) > 0)
        g_string_append_printf (text, "%s%s=%u", text->len > 0 ? ";" : "", get_code (stepper),
                                get_value (stepper));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
load_state (PmnTallyRow *self, const char *state)
{
  g_auto (GStrv) parts = g_strsplit (state != NULL ? state : "", ";", -1);

  pmn_tally_row_clear (self);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strrchr (parts[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      pmn_tally_row_set_count (self, parts[i], (guint) g_ascii_strtoull (equals + 1, NULL, 10));
    }
}

static void
pmn_tally_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      g_value_take_string (value, dup_state (PMN_TALLY_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_tally_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      load_state (PMN_TALLY_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
pmn_tally_row_grab_focus (GtkWidget *widget)
{
  PmnTallyRow *self = PMN_TALLY_ROW (widget);

  return self->steppers->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->steppers, 0));
}

static void
pmn_tally_row_finalize (GObject *object)
{
  g_ptr_array_unref (PMN_TALLY_ROW (object)->steppers);
  G_OBJECT_CLASS (pmn_tally_row_parent_class)->finalize (object);
}

static void
pmn_tally_row_class_init (PmnTallyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_tally_row_get_property;
  object_class->set_property = pmn_tally_row_set_property;
  object_class->finalize = pmn_tally_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pmn_tally_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = pmn_form_focus_inside_row;
  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", PMN_TYPE_TALLY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pmn_tally_row_init (PmnTallyRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *title = gtk_label_new (NULL);

  self->steppers = g_ptr_array_new ();
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "picker-title");
  g_object_bind_property (self, "title", title, "label", G_BINDING_SYNC_CREATE);
  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  adw_wrap_box_set_child_spacing (self->box, 18);
  adw_wrap_box_set_line_spacing (self->box, 6);
  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sum, 0);
  gtk_label_set_wrap (self->sum, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "numeric");
  gtk_box_append (GTK_BOX (column), title);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->sum));
  gtk_widget_add_css_class (column, "picker");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  update_sum (self);
}

void
pmn_tally_row_set_dimension (PmnTallyRow *self, PmnDimension dimension)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  g_return_if_fail (PMN_IS_TALLY_ROW (self));

  self->dimension = dimension;
  for (gsize i = 0; i < n; i++)
    if (!g_str_equal (terms[i].code, NOT_SAID))
      add_stepper (self, terms[i].code, terms[i].label);
}

void
pmn_tally_row_set_total (PmnTallyRow *self, guint total)
{
  g_return_if_fail (PMN_IS_TALLY_ROW (self));

  self->total = total;
  update_sum (self);
}

void
pmn_tally_row_set_count (PmnTallyRow *self, const char *code, guint n)
{
  GtkSpinButton *stepper;

  g_return_if_fail (PMN_IS_TALLY_ROW (self));
  g_return_if_fail (code != NULL);

  if (g_str_equal (code, NOT_SAID))
    return;
  stepper = find_stepper (self, code);
  if (stepper == NULL)
    stepper = add_stepper (self, code, pmn_nomenclature_label (self->dimension, code));
  gtk_spin_button_set_value (stepper, n);
}

guint
pmn_tally_row_get_count (PmnTallyRow *self, const char *code)
{
  GtkSpinButton *stepper;

  g_return_val_if_fail (PMN_IS_TALLY_ROW (self), 0);

  stepper = find_stepper (self, code);
  return stepper != NULL ? get_value (stepper) : 0;
}

void
pmn_tally_row_clear (PmnTallyRow *self)
{
  g_return_if_fail (PMN_IS_TALLY_ROW (self));

  for (guint i = 0; i < self->steppers->len; i++)
    gtk_spin_button_set_value (g_ptr_array_index (self->steppers, i), 0);
}

void
pmn_tally_row_for_each (PmnTallyRow *self, PmnTallyFunc func, gpointer data)
{
  g_return_if_fail (PMN_IS_TALLY_ROW (self));

  for (guint i = 0; i < self->steppers->len; i++)
    {
      GtkSpinButton *stepper = g_ptr_array_index (self->steppers, i);

      gtk_spin_button_update (stepper);
      if (get_value (stepper) > 0)
        func (get_code (stepper), get_value (stepper), data);
    }
}
