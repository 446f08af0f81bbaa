/* pmn-term-picker.c: a row of toggles, one per term, several of which may be on
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-term-picker.h"

#include <string.h>

#include "pmn-search-key.h"
#include "widgets/pmn-form-focus.h"

struct _PmnTermPicker
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title;
  AdwWrapBox *box;
  GtkLabel *help;
  GPtrArray *toggles; /* GtkToggleButton, in order */
  GtkWidget *left;    /* (unowned): the toggle that Tab left */
  gboolean single;
};

G_DEFINE_FINAL_TYPE (PmnTermPicker, pmn_term_picker, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_STATE = 1,
  PROP_SINGLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;
static guint turned_on_signal;

static const char *
get_code (GtkToggleButton *toggle)
{
  return g_object_get_data (G_OBJECT (toggle), "code");
}

static GtkToggleButton *
find_toggle (PmnTermPicker *self, const char *code)
{
  for (guint i = 0; i < self->toggles->len; i++)
    {
      if (g_strcmp0 (get_code (g_ptr_array_index (self->toggles, i)), code) == 0)
        return g_ptr_array_index (self->toggles, i);
    }
  return NULL;
}

static void
on_toggled (PmnTermPicker *self, GtkToggleButton *toggle)
{
  if (gtk_toggle_button_get_active (toggle))
    {
      if (self->single)
        pmn_term_picker_turn_off_others (self, get_code (toggle));
      g_signal_emit (self, turned_on_signal, 0, get_code (toggle));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_signal_emit (self, changed_signal, 0);
}

/* Only where the keyboard is: the pointer has tooltips, and nothing jumps under it. */
static void
on_focus_entered (GtkEventController *controller, PmnTermPicker *self)
{
  const char *help
      = g_object_get_data (G_OBJECT (gtk_event_controller_get_widget (controller)), "help");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_label_set_text (self->help, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help), TRUE);
  /* A click must find the toggle where it was. */
  if (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    pmn_form_focus_scroll_to (GTK_WIDGET (self));
}

static void
on_focus_left (PmnTermPicker *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->help), FALSE);
}

/* The next toggle to be seen from @index on, forwards or backwards: (transfer none) (nullable). */
static GtkWidget *
find_visible (PmnTermPicker *self, guint index, int step)
{
  for (; index < self->toggles->len; index += (guint) step)
    if (gtk_widget_get_visible (g_ptr_array_index (self->toggles, index)))
      return g_ptr_array_index (self->toggles, index);
  return NULL;
}

/* Arrow keys walk the toggles, which are one stop of Tab together. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                PmnTermPicker *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *next = NULL;
  guint index;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || focus == NULL
      || !g_ptr_array_find (self->toggles, focus, &index))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      next = find_visible (self, index + (rtl ? -1u : 1u), rtl ? -1 : 1);
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      next = find_visible (self, index + (rtl ? 1u : -1u), rtl ? 1 : -1);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      next = find_visible (self, 0, 1);
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      next = find_visible (self, self->toggles->len - 1, -1);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (next != NULL)
    gtk_widget_grab_focus (next);
  return GDK_EVENT_STOP;
}

static GtkWidget *
find_active (PmnTermPicker *self)
{
  for (guint i = 0; i < self->toggles->len; i++)
    {
      GtkToggleButton *toggle = g_ptr_array_index (self->toggles, i);

      if (gtk_toggle_button_get_active (toggle) && gtk_widget_get_visible (GTK_WIDGET (toggle)))
        return GTK_WIDGET (toggle);
    }
  return NULL;
}

/* Where Tab comes in: (transfer none) (nullable): what is chosen, or where one was, or the first. */
static GtkWidget *
find_entry (PmnTermPicker *self)
{
  GtkWidget *active = find_active (self);

  if (active != NULL && (self->single || self->left == NULL))
    return active;
  if (self->left != NULL && gtk_widget_get_visible (self->left))
    return self->left;
  return find_visible (self, 0, 1);
}

static gboolean
pmn_term_picker_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PmnTermPicker *self = PMN_TERM_PICKER (widget);
  GtkWidget *entry;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (pmn_term_picker_parent_class)->focus (widget, direction);
  if (pmn_form_focus_is_inside (widget))
    {
      self->left = gtk_widget_get_focus_child (GTK_WIDGET (self->box));
      return FALSE;
    }
  entry = find_entry (self);
  return entry != NULL ? gtk_widget_grab_focus (entry)
                       : pmn_form_focus_skip_row (widget, direction);
}

static void
pmn_term_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnTermPicker *self = PMN_TERM_PICKER (object);
  g_auto (GStrv) active = NULL;

  switch (id)
    {
    case PROP_STATE:
      active = pmn_term_picker_dup_active (self);
      g_value_take_string (value, g_strjoinv (";", active));
      break;
    case PROP_SINGLE:
      g_value_set_boolean (value, self->single);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_term_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnTermPicker *self = PMN_TERM_PICKER (object);
  g_auto (GStrv) codes = NULL;

  switch (id)
    {
    case PROP_STATE:
      codes = g_strsplit (g_value_get_string (value) != NULL ? g_value_get_string (value) : "", ";",
                          -1);
      for (guint i = 0; i < self->toggles->len; i++)
        {
          GtkToggleButton *toggle = g_ptr_array_index (self->toggles, i);

          gtk_toggle_button_set_active (
              toggle, g_strv_contains ((const char *const *) codes, get_code (toggle)));
        }
      break;
    case PROP_SINGLE:
      self->single = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
pmn_term_picker_grab_focus (GtkWidget *widget)
{
  GtkWidget *entry = find_entry (PMN_TERM_PICKER (widget));

  return entry != NULL && gtk_widget_grab_focus (entry);
}

static void
pmn_term_picker_finalize (GObject *object)
{
  g_ptr_array_unref (PMN_TERM_PICKER (object)->toggles);
  G_OBJECT_CLASS (pmn_term_picker_parent_class)->finalize (object);
}

static void
pmn_term_picker_class_init (PmnTermPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_term_picker_get_property;
  object_class->set_property = pmn_term_picker_set_property;
  object_class->finalize = pmn_term_picker_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pmn_term_picker_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = pmn_term_picker_focus;

  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SINGLE] = g_param_spec_boolean ("single", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", PMN_TYPE_TERM_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  turned_on_signal = g_signal_new ("turned-on", PMN_TYPE_TERM_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pmn_term_picker_init (PmnTermPicker *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->toggles = g_ptr_array_new ();
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "picker-title");
  g_object_bind_property (self, "title", self->title, "label", G_BINDING_SYNC_CREATE);
  /* "Non communiqué" is said with what it answers. */
  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, -1);
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->box), keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  self->help = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->help, 0);
  gtk_label_set_wrap (self->help, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->help), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->help), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->help), FALSE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->help));
  gtk_widget_add_css_class (column, "picker");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

void
pmn_term_picker_add (PmnTermPicker *self, const char *code, const char *label, const char *help)
{
  GtkWidget *toggle;

  g_return_if_fail (PMN_IS_TERM_PICKER (self));
  g_return_if_fail (code != NULL);
  g_return_if_fail (label != NULL);

  toggle = gtk_toggle_button_new_with_label (label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (toggle))),
                           PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (toggle), "code", g_strdup (code), g_free);
  gtk_widget_add_css_class (toggle, "term");
  if (help != NULL)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_object_set_data_full (G_OBJECT (toggle), "help", g_strdup (help), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      help, -1);
      g_signal_connect (focus, "enter", G_CALLBACK (on_focus_entered), self);
      gtk_widget_add_controller (toggle, focus);
      gtk_widget_set_tooltip_text (toggle, help);
    }
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->toggles, toggle);
  adw_wrap_box_append (self->box, toggle);
}

gboolean
pmn_term_picker_has (PmnTermPicker *self, const char *code)
{
  g_return_val_if_fail (PMN_IS_TERM_PICKER (self), FALSE);

  return find_toggle (self, code) != NULL;
}

void
pmn_term_picker_clear (PmnTermPicker *self)
{
  g_return_if_fail (PMN_IS_TERM_PICKER (self));

  for (guint i = 0; i < self->toggles->len; i++)
    adw_wrap_box_remove (self->box, g_ptr_array_index (self->toggles, i));
  g_ptr_array_set_size (self->toggles, 0);
  self->left = NULL;
}

gboolean
pmn_term_picker_get_active (PmnTermPicker *self, const char *code)
{
  GtkToggleButton *toggle;

  g_return_val_if_fail (PMN_IS_TERM_PICKER (self), FALSE);

  toggle = find_toggle (self, code);
  return toggle != NULL && gtk_toggle_button_get_active (toggle);
}

void
pmn_term_picker_set_active (PmnTermPicker *self, const char *code, gboolean active)
{
  GtkToggleButton *toggle;

  g_return_if_fail (PMN_IS_TERM_PICKER (self));

  toggle = find_toggle (self, code);
  if (toggle != NULL)
    gtk_toggle_button_set_active (toggle, active);
}

char **
pmn_term_picker_dup_active (PmnTermPicker *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (PMN_IS_TERM_PICKER (self), NULL);

  for (guint i = 0; i < self->toggles->len; i++)
    {
      if (gtk_toggle_button_get_active (g_ptr_array_index (self->toggles, i)))
        g_strv_builder_add (builder, get_code (g_ptr_array_index (self->toggles, i)));
    }
  return g_strv_builder_end (builder);
}

void
pmn_term_picker_add_dimension (PmnTermPicker *self, PmnDimension dimension)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  for (gsize i = 0; i < n; i++)
    pmn_term_picker_add (self, terms[i].code, terms[i].label, terms[i].help);
}

void
pmn_term_picker_turn_on (PmnTermPicker *self, PmnDimension dimension, const char *code)
{
  g_return_if_fail (PMN_IS_TERM_PICKER (self));

  if (code == NULL)
    return;
  if (!pmn_term_picker_has (self, code))
    pmn_term_picker_add (self, code, pmn_nomenclature_label (dimension, code), NULL);
  pmn_term_picker_set_active (self, code, TRUE);
}

void
pmn_term_picker_set_single (PmnTermPicker *self, PmnDimension dimension, const char *code)
{
  g_object_set (self, "state", "", NULL);
  pmn_term_picker_turn_on (self, dimension, code);
}

const char *
pmn_term_picker_get_single (PmnTermPicker *self)
{
  g_auto (GStrv) codes = pmn_term_picker_dup_active (self);

  return codes != NULL ? g_intern_string (codes[0]) : NULL;
}

void
pmn_term_picker_show_all_but (PmnTermPicker *self, const char *code)
{
  g_return_if_fail (PMN_IS_TERM_PICKER (self));

  for (guint i = 0; i < self->toggles->len; i++)
    {
      GtkToggleButton *toggle = g_ptr_array_index (self->toggles, i);
      gboolean hidden = g_strcmp0 (get_code (toggle), code) == 0;

      gtk_widget_set_visible (GTK_WIDGET (toggle), !hidden);
      if (hidden)
        gtk_toggle_button_set_active (toggle, FALSE);
    }
}

static PmnMatch
match_text (const char *text, const char *key)
{
  g_autofree char *words = text != NULL ? pmn_search_words (text) : NULL;
  g_auto (GStrv) tokens = g_strsplit (words != NULL ? words : "", " ", -1);
  /* "email" finds "E-mail" */
  g_autofree char *squeezed = g_strjoinv ("", tokens);

  if (words == NULL)
    return PMN_MATCH_NONE;
  if (g_str_has_prefix (words, key) || g_str_has_prefix (squeezed, key))
    return PMN_MATCH_START;
  for (const char *found = strchr (words, ' '); found != NULL; found = strchr (found + 1, ' '))
    if (g_str_has_prefix (found + 1, key))
      return PMN_MATCH_WORD;
  return PMN_MATCH_NONE;
}

/* A label weighs more than an explanation. */
static PmnMatch
match_toggle (GtkToggleButton *toggle, const char *key)
{
  PmnMatch match = match_text (gtk_button_get_label (GTK_BUTTON (toggle)), key);

  if (match == PMN_MATCH_NONE
      && (match_text (g_object_get_data (G_OBJECT (toggle), "help"), key) != PMN_MATCH_NONE
          || match_text (g_object_get_data (G_OBJECT (toggle), "words"), key) != PMN_MATCH_NONE))
    return PMN_MATCH_HELP;
  return match;
}

void
pmn_term_picker_set_words (PmnTermPicker *self, const char *code, const char *words)
{
  GtkToggleButton *toggle;

  g_return_if_fail (PMN_IS_TERM_PICKER (self));

  toggle = find_toggle (self, code);
  if (toggle != NULL)
    g_object_set_data_full (G_OBJECT (toggle), "words", g_strdup (words), g_free);
}

void
pmn_term_picker_turn_off_others (PmnTermPicker *self, const char *code)
{
  g_return_if_fail (PMN_IS_TERM_PICKER (self));

  for (guint i = 0; i < self->toggles->len; i++)
    if (g_strcmp0 (get_code (g_ptr_array_index (self->toggles, i)), code) != 0)
      gtk_toggle_button_set_active (g_ptr_array_index (self->toggles, i), FALSE);
}

const char *
pmn_term_picker_filter (PmnTermPicker *self, const char *key, PmnMatch *match)
{
  gboolean all = key == NULL || *key == '\0';
  const char *best = NULL;

  g_return_val_if_fail (PMN_IS_TERM_PICKER (self), NULL);
  g_return_val_if_fail (match != NULL, NULL);

  *match = PMN_MATCH_NONE;
  for (guint i = 0; i < self->toggles->len; i++)
    {
      GtkToggleButton *toggle = g_ptr_array_index (self->toggles, i);
      PmnMatch own = all ? PMN_MATCH_NONE : match_toggle (toggle, key);

      gtk_widget_set_visible (GTK_WIDGET (toggle), all || own != PMN_MATCH_NONE
                                                       || gtk_toggle_button_get_active (toggle));
      if (own > *match)
        {
          best = get_code (toggle);
          *match = own;
        }
    }
  return best;
}
