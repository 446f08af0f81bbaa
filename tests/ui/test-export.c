/* test-export.c: the dialog that exports the list: its choices, the file, giving up
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "activities/pmn-activity-columns.h"
#include "activities/pmn-export-dialog.h"
#include "pmn-ui.h"
#include "ui-fixture.h"
#include "widgets/pmn-choice-row.h"

static const char *const columns[] = { "date", "minutes", "reference", NULL };

/* A dialog about the activities of one person, or of all. */
static PmnExportDialog *
make_dialog (UiFixture *fixture, gint64 mediator_id)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

  filter->mediator_id = mediator_id;
  return PMN_EXPORT_DIALOG (
      g_object_ref_sink (pmn_export_dialog_new (fixture->reg, filter, PMN_SORT_OLDEST, columns)));
}

static PmnChoiceRow *
find_choice (PmnExportDialog *dialog, const char *name)
{
  return PMN_CHOICE_ROW (ui_find (adw_dialog_get_child (ADW_DIALOG (dialog)), name));
}

static gboolean
is_visible (PmnExportDialog *dialog, const char *name)
{
  return gtk_widget_get_visible (ui_find (adw_dialog_get_child (ADW_DIALOG (dialog)), name));
}

static char *
make_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("pmn-export-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

/* Nothing else is left in the folder of @path. */
static void
remove_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
save (UiFixture *fixture, PmnExportDialog *dialog, const char *path)
{
  pmn_export_dialog_save (dialog, path);
  g_assert_false (gtk_widget_get_sensitive (
      ui_find_labelled (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_BUTTON, "_Export…")));
  ui_fixture_let_go (fixture, dialog);
}

static void
test_list_as_shown (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path ("a.csv");
  PmnExportDialog *dialog = make_dialog (fixture, 0);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  pmn_choice_row_set_id (find_choice (dialog, "format"), "csv-open");
  save (fixture, dialog, path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "Date,Durée (min),Référence");
  g_assert_cmpuint (g_strv_length (lines), ==, 40 + 2);
  for (guint i = 2; i <= 40; i++)
    g_assert_cmpint (strncmp (lines[i - 1], lines[i], strlen ("2026-01-01")), <=, 0);
  remove_folder (path);
}

static void
test_national_columns (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path ("a.csv");
  PmnExportDialog *dialog = make_dialog (fixture, 0);
  g_autofree char *content = NULL;

  pmn_choice_row_set_id (find_choice (dialog, "format"), "csv-fr");
  pmn_choice_row_set_id (find_choice (dialog, "columns"), "national");
  save (fixture, dialog, path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, ";ID CRA\r\n"));
  remove_folder (path);
}

static void
test_names_for_their_author (UiFixture *fixture, gconstpointer data)
{
  PmnExportDialog *dialog;

  pmn_register_set_actor (fixture->reg, 1);
  dialog = make_dialog (fixture, 2);
  pmn_choice_row_set_id (find_choice (dialog, "columns"), "national");
  g_assert_false (is_visible (dialog, "with_names"));
  ui_fixture_let_go (fixture, dialog);

  dialog = make_dialog (fixture, 1);
  g_assert_false (is_visible (dialog, "with_names"));
  pmn_choice_row_set_id (find_choice (dialog, "columns"), "national");
  g_assert_true (is_visible (dialog, "with_names"));
  g_assert_true (is_visible (dialog, "with_notes"));
  g_assert_false (adw_switch_row_get_active (
      ADW_SWITCH_ROW (ui_find (adw_dialog_get_child (ADW_DIALOG (dialog)), "with_names"))));
  ui_fixture_let_go (fixture, dialog);
}

/* Whenever the cancellation comes, there is a whole file or none. */
static void
test_closing_gives_up (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path ("a.csv");
  PmnExportDialog *dialog = make_dialog (fixture, 0);
  g_autofree char *content = NULL;

  pmn_choice_row_set_id (find_choice (dialog, "format"), "csv-open");
  pmn_export_dialog_save (dialog, path);
  g_signal_emit_by_name (
      ui_find_labelled (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_BUTTON, "_Cancel"),
      "clicked");
  ui_fixture_let_go (fixture, dialog);
  if (g_file_get_contents (path, &content, NULL, NULL))
    g_assert_true (g_str_has_suffix (content, "\r\n"));
  remove_folder (path);
}

static GtkColumnViewColumn *
take_column (GtkColumnView *view, guint position)
{
  GtkColumnViewColumn *column
      = g_list_model_get_item (gtk_column_view_get_columns (view), position);

  return column;
}

static void
test_order_of_the_screen (UiFixture *fixture, gconstpointer data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (g_object_ref_sink (gtk_column_view_new (NULL)));
  const char *const shown[] = { "reference", "date", "place", NULL };
  g_autoptr (GtkColumnViewColumn) last = NULL;
  g_auto (GStrv) order = NULL;
  g_auto (GStrv) all = NULL;

  pmn_activity_columns_install (view);
  /* As a header that was dragged: the reference comes first. */
  last = take_column (view, 7);
  g_assert_cmpstr (gtk_column_view_column_get_id (last), ==, "reference");
  gtk_column_view_insert_column (view, 0, last);
  pmn_activity_columns_set_shown (view, shown, TRUE);
  order = pmn_activity_columns_get_order (view, shown);
  g_assert_cmpstrv (order, ((const char *[]) { "reference", "date", "place", NULL }));
  all = pmn_activity_columns_get_order (view, NULL);
  g_assert_cmpuint (g_strv_length (all), ==, 8);
  g_assert_finalize_object (view);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
#define ADD(name, function)                                                                        \
  g_test_add ("/export/" name, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("list-as-shown", test_list_as_shown);
  ADD ("national-columns", test_national_columns);
  ADD ("names-for-their-author", test_names_for_their_author);
  ADD ("closing-gives-up", test_closing_gives_up);
  ADD ("order-of-the-screen", test_order_of_the_screen);
  return g_test_run ();
}
