/* pmn-import-summary.c: the rows that tell what an import would do, or did
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import/pmn-import-summary.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"

/* So many messages are shown; the rest is counted. */
#define MAX_MESSAGES 100

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_count (AdwPreferencesGroup *group, const char *icon_name, const char *title, guint n,
           GPtrArray *rows)
{
  g_autofree char *text = NULL;
  GtkWidget *row;
  GtkWidget *figure;

  if (n == 0)
    return;
  text = pmn_format_integer (n, pmn_ui_language ());
  row = make_row (title, NULL);
  figure = gtk_label_new (text);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (figure, "heading");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

void
pmn_import_summary_add_counts (AdwPreferencesGroup *group, const PmnImportReport *report,
                               GPtrArray *rows)
{
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));
  g_return_if_fail (report != NULL);

  if (report->kind == PMN_IMPORT_BENEFICIARIES)
    add_count (group, "list-add-symbolic",
               ngettext ("New beneficiary", "New beneficiaries", report->created), report->created,
               rows);
  else
    add_count (group, "list-add-symbolic",
               ngettext ("New activity", "New activities", report->created), report->created, rows);
  add_count (group, "document-edit-symbolic",
             ngettext ("Activity changed since the last import",
                       "Activities changed since the last import", report->updated),
             report->updated, rows);
  add_count (group, "insert-link-symbolic",
             ngettext ("Activity logged here already: linked, not added",
                       "Activities logged here already: linked, not added", report->linked),
             report->linked, rows);
  add_count (group, "object-select-symbolic",
             ngettext ("Activity known already, unchanged", "Activities known already, unchanged",
                       report->unchanged),
             report->unchanged, rows);
  add_count (group, "pmn-trash-symbolic",
             ngettext ("Activity in the trash: left there", "Activities in the trash: left there",
                       report->trashed),
             report->trashed, rows);
  add_count (group, "dialog-warning-symbolic",
             ngettext ("Activity dated before the person came or after they left: left out",
                       "Activities dated before the person came or after they left: left out",
                       report->outside),
             report->outside, rows);
  add_count (group, "dialog-information-symbolic",
             ngettext ("Activity here already, absent from this file: kept",
                       "Activities here already, absent from this file: kept", report->absent),
             report->absent, rows);
  add_count (group, "dialog-error-symbolic",
             ngettext ("Row refused", "Rows refused", report->rejected->len), report->rejected->len,
             rows);
  if (rows->len == 0)
    {
      GtkWidget *row = make_row (_ ("Nothing to import in this file"), NULL);

      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
}

static char *
describe_where (const PmnImportGroup *group)
{
  const PmnImportMessage *message = group->first;

  if (message->row == 0)
    return NULL;
  if (group->n > 1)
    /* Translators: how many rows of the file, and the number of the first. */
    return g_strdup_printf (_ ("%u rows, row %u first"), group->n, message->row);
  if (message->column == NULL)
    /* Translators: %u is a row of the file. */
    return g_strdup_printf (_ ("Row %u"), message->row);
  if (message->value == NULL)
    /* Translators: row of the file, header of the column. */
    return g_strdup_printf (_ ("Row %u, column “%s”"), message->row, message->column);
  /* Translators: row of the file, header of the column, value as found. */
  return g_strdup_printf (_ ("Row %u, column “%s”: “%s”"), message->row, message->column,
                          message->value);
}

static GtkWidget *
add_expander (AdwPreferencesGroup *group, const char *title, guint n, GPtrArray *rows)
{
  g_autofree char *number = pmn_format_integer (n, pmn_ui_language ());
  g_autofree char *text = g_strdup_printf ("%s (%s)", title, number);
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), text);
  adw_preferences_group_add (group, expander);
  g_ptr_array_add (rows, expander);
  return expander;
}

static void
add_rest (GtkWidget *expander, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MAX_MESSAGES)
    return;
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_MESSAGES),
                          n - MAX_MESSAGES);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_row (text, NULL));
}

static void
add_messages (AdwPreferencesGroup *group, const char *title, GPtrArray *messages, gboolean open,
              GPtrArray *rows)
{
  g_autoptr (GArray) groups = pmn_import_group_messages (messages);
  GtkWidget *expander;

  if (messages->len == 0)
    return;
  expander = add_expander (group, title, messages->len, rows);
  for (guint i = 0; i < MIN (groups->len, MAX_MESSAGES); i++)
    {
      const PmnImportGroup *same = &g_array_index (groups, PmnImportGroup, i);
      g_autofree char *where = describe_where (same);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_row (same->first->text, where));
    }
  add_rest (expander, groups->len);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), open);
}

static void
add_names (AdwPreferencesGroup *group, const char *title, GPtrArray *names, GPtrArray *rows)
{
  GtkWidget *expander;

  if (names->len == 0)
    return;
  expander = add_expander (group, title, names->len, rows);
  for (guint i = 0; i < MIN (names->len, MAX_MESSAGES); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              make_row (g_ptr_array_index (names, i), NULL));
  add_rest (expander, names->len);
}

void
pmn_import_summary_add_lists (AdwPreferencesGroup *group, const PmnImportReport *report,
                              GPtrArray *rows)
{
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));
  g_return_if_fail (report != NULL);

  add_messages (group, _ ("Rows refused"), report->rejected, TRUE, rows);
  add_messages (group, _ ("To know"), report->notices, FALSE, rows);
  add_messages (group, _ ("What changed"), report->changes, FALSE, rows);
  add_names (group, _ ("People of the team to create"), report->new_mediators, rows);
  add_names (group, _ ("Places to create"), report->new_places, rows);
}

const char *
pmn_import_summary_kind (PmnImportKind kind)
{
  switch (kind)
    {
    case PMN_IMPORT_COOP:
      return _ ("“Mes activités” of La Coop de la médiation numérique");
    case PMN_IMPORT_LEGACY:
      return _ ("CRAs of the former platform");
    case PMN_IMPORT_BENEFICIARIES:
      return _ ("Beneficiaries template of La Coop");
    case PMN_IMPORT_TABLE:
    case PMN_IMPORT_AUTO:
    default:
      return _ ("Table of your own");
    }
}
