/* pmn-shortcuts-dialog.c: the keyboard shortcuts, from the table that sets them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "pmn-accels.h"
#include "pmn-pages.h"

/* The line of a page that does not exist (yet) is not shown. */
static gboolean
is_shown (const PmnAccel *accel)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (accel->action == NULL || !g_action_parse_detailed_name (accel->action, &name, &target, NULL))
    return TRUE;
  return !g_str_equal (name, "win.page")
         || pmn_pages_find (g_variant_get_string (target, NULL)) != NULL;
}

static GtkWidget *
make_row (const PmnAccel *accel)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GStrvBuilder) spoken = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *before = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (accel->title));
  for (guint i = 0; accel->accels[i] != NULL; i++)
    {
      g_autofree char *text = pmn_accels_dup_label (accel->accels[i]);
      GtkWidget *label;

      /* Both keys of that name. */
      if (g_strcmp0 (text, before) == 0)
        continue;
      g_set_str (&before, text);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      g_strv_builder_add (spoken, text);
    }
  words = g_strv_builder_end (spoken);
  keys = g_strjoinv (", ", words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys,
                                  -1);
  return row;
}

AdwDialog *
pmn_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  guint n;
  const PmnAccel *table = pmn_accels_get (&n);

  for (int group = 0; group < PMN_N_ACCEL_GROUPS; group++)
    {
      GtkWidget *widget = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget),
                                       pmn_accels_group_title ((PmnAccelGroup) group));
      for (guint i = 0; i < n; i++)
        {
          if ((int) table[i].group == group && is_shown (&table[i]))
            adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), make_row (&table[i]));
        }
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (widget));
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 680);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
