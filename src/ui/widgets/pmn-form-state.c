/* pmn-form-state.c: what a form holds, as text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-form-state.h"

#include <adwaita.h>

#define GROUP "form"

typedef void (*FieldFunc) (GtkWidget *field, const char *name, GKeyFile *file);

/* The type's name stands for the name of a widget that was given none. */
static gboolean
has_own_name (GtkWidget *widget)
{
  const char *name = gtk_widget_get_name (widget);

  return name != NULL && *name != '\0' && !g_str_equal (name, G_OBJECT_TYPE_NAME (widget));
}

static void
for_each_field (GtkWidget *root, FieldFunc func, GKeyFile *file)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_own_name (child))
        func (child, gtk_widget_get_name (child), file);
      else
        for_each_field (child, func, file);
    }
}

static gboolean
has_state (GtkWidget *field)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (field), "state");

  return pspec != NULL && pspec->value_type == G_TYPE_STRING;
}

static void
save_field (GtkWidget *field, const char *name, GKeyFile *file)
{
  if (has_state (field))
    {
      g_autofree char *state = NULL;

      g_object_get (field, "state", &state, NULL);
      g_key_file_set_string (file, GROUP, name, state != NULL ? state : "");
    }
  else if (ADW_IS_TOGGLE_GROUP (field))
    g_key_file_set_string (file, GROUP, name,
                           adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (field)));
  else if (ADW_IS_SPIN_ROW (field))
    g_key_file_set_double (file, GROUP, name, adw_spin_row_get_value (ADW_SPIN_ROW (field)));
  else if (ADW_IS_COMBO_ROW (field))
    g_key_file_set_integer (file, GROUP, name,
                            (int) adw_combo_row_get_selected (ADW_COMBO_ROW (field)));
  else if (ADW_IS_SWITCH_ROW (field))
    g_key_file_set_boolean (file, GROUP, name, adw_switch_row_get_active (ADW_SWITCH_ROW (field)));
  else if (GTK_IS_TOGGLE_BUTTON (field))
    g_key_file_set_boolean (file, GROUP, name,
                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (field)));
  else if (GTK_IS_EDITABLE (field))
    g_key_file_set_string (file, GROUP, name, gtk_editable_get_text (GTK_EDITABLE (field)));
  else if (GTK_IS_TEXT_VIEW (field))
    {
      g_autofree char *text = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "text", &text, NULL);
      g_key_file_set_string (file, GROUP, name, text);
    }
}

static void
load_combo (AdwComboRow *row, int selected)
{
  GListModel *model = adw_combo_row_get_model (row);

  if (model != NULL && selected >= 0 && (guint) selected < g_list_model_get_n_items (model))
    adw_combo_row_set_selected (row, (guint) selected);
}

static void
load_field (GtkWidget *field, const char *name, GKeyFile *file)
{
  g_autofree char *text = NULL;

  if (!g_key_file_has_key (file, GROUP, name, NULL))
    return;
  text = g_key_file_get_string (file, GROUP, name, NULL);
  if (text == NULL)
    return;
  if (has_state (field))
    g_object_set (field, "state", text, NULL);
  else if (ADW_IS_TOGGLE_GROUP (field))
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (field), text);
  else if (ADW_IS_SPIN_ROW (field))
    adw_spin_row_set_value (ADW_SPIN_ROW (field), g_key_file_get_double (file, GROUP, name, NULL));
  else if (ADW_IS_COMBO_ROW (field))
    load_combo (ADW_COMBO_ROW (field), g_key_file_get_integer (file, GROUP, name, NULL));
  else if (ADW_IS_SWITCH_ROW (field))
    adw_switch_row_set_active (ADW_SWITCH_ROW (field),
                               g_key_file_get_boolean (file, GROUP, name, NULL));
  else if (GTK_IS_TOGGLE_BUTTON (field))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (field),
                                  g_key_file_get_boolean (file, GROUP, name, NULL));
  else if (GTK_IS_EDITABLE (field))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  else if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
}

char *
pmn_form_state_save (GtkWidget *root)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  for_each_field (root, save_field, file);
  return g_key_file_to_data (file, NULL, NULL);
}

void
pmn_form_state_load (GtkWidget *root, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (text != NULL);

  /* A draft that cannot be read is a draft that is not there. */
  if (g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    for_each_field (root, load_field, file);
}

char *
pmn_form_state_diff (const char *before, const char *after, const char *except)
{
  g_autoptr (GKeyFile) old = g_key_file_new ();
  g_autoptr (GKeyFile) changed = g_key_file_new ();
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  g_key_file_load_from_data (old, before, strlen (before), G_KEY_FILE_NONE, NULL);
  g_key_file_load_from_data (changed, after, strlen (after), G_KEY_FILE_NONE, NULL);
  names = g_key_file_get_keys (changed, GROUP, NULL, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *was = g_key_file_get_value (old, GROUP, names[i], NULL);
      g_autofree char *is = g_key_file_get_value (changed, GROUP, names[i], NULL);

      if (g_strcmp0 (was, is) == 0 || g_strcmp0 (names[i], except) == 0)
        g_key_file_remove_key (changed, GROUP, names[i], NULL);
    }
  return g_key_file_to_data (changed, NULL, NULL);
}

char *
pmn_form_state_update (const char *text, GtkWidget *root, const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GKeyFile) now = g_key_file_new ();
  g_autofree char *value = NULL;

  g_return_val_if_fail (text != NULL && name != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL);
  for_each_field (root, save_field, now);
  value = g_key_file_get_value (now, GROUP, name, NULL);
  if (value != NULL)
    g_key_file_set_value (file, GROUP, name, value);
  return g_key_file_to_data (file, NULL, NULL);
}
