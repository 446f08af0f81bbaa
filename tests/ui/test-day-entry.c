/* test-day-entry.c: a day logged in the grid: one step, errors beside the cell, a draft at every change
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "day-entry/pmn-day-entry-dialog.h"
#include "pmn-ui.h"
#include "ui-fixture.h"

#define DAY (pmn_day_from_ymd (2026, 11, 19))

static PmnDayEntryDialog *
make_dialog (UiFixture *fixture)
{
  AdwDialog *dialog;

  pmn_register_set_actor (fixture->reg, 1);
  dialog = g_object_ref_sink (pmn_day_entry_dialog_new (fixture->reg, DAY));
  ui_fixture_settle (fixture);
  return PMN_DAY_ENTRY_DIALOG (dialog);
}

static void
set_line (PmnDayEntryDialog *dialog, guint index, const char *cells)
{
  pmn_day_line_row_set_text (pmn_day_entry_dialog_get_line (dialog, index), cells);
}

static void
await_count (UiFixture *fixture, gint64 n)
{
  while (ui_fixture_count (fixture, DAY) != n)
    g_main_context_iteration (NULL, FALSE);
}

/* Three lines, one step of history that one undo takes back. */
static void
test_one_step (UiFixture *fixture, gconstpointer data)
{
  PmnDayEntryDialog *dialog = make_dialog (fixture);
  gint64 before = ui_fixture_count (fixture, DAY);
  g_autofree char *said = NULL;

  set_line (dialog, 0, "45\t6\t65\tf\tr\tdistance");
  set_line (dialog, 1, "20\tcv\t\th\te\tdistance");
  set_line (dialog, 2, "60\tatelier x4 email\t\t\t\tdistance");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "day-entry.save", NULL);
  await_count (fixture, before + 3);
  said = ui_fixture_undo (fixture);
  g_assert_nonnull (strstr (said, "Logged: 3 activities · "));
  g_assert_cmpint (ui_fixture_count (fixture, DAY), ==, before);
  ui_fixture_let_go (fixture, dialog);
}

/* One line is wrong: nothing is saved, and the cell says so. */
static void
test_error_beside_the_cell (UiFixture *fixture, gconstpointer data)
{
  PmnDayEntryDialog *dialog = make_dialog (fixture);
  gint64 before = ui_fixture_count (fixture, DAY);
  PmnDayLineRow *line = pmn_day_entry_dialog_get_line (dialog, 1);
  GtkWidget *cell = pmn_day_line_row_get_cell (line, PMN_DAY_CELL_THEMES);

  set_line (dialog, 0, "45\temail\t\t\t\tdistance");
  set_line (dialog, 1, "45\txyzzy\t\t\t\tdistance");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "day-entry.save", NULL);
  ui_fixture_settle (fixture);
  g_assert_cmpint (ui_fixture_count (fixture, DAY), ==, before);
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (cell),
                                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  gtk_test_accessible_assert_property (pmn_day_line_row_get_cell (line, PMN_DAY_CELL_MINUTES),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Line 2, Duration");
  ui_fixture_let_go (fixture, dialog);
}

/* Two meanings: they are offered under the line, one takes the place of the word. */
static void
test_choices (UiFixture *fixture, gconstpointer data)
{
  PmnDayEntryDialog *dialog = make_dialog (fixture);
  gint64 before = ui_fixture_count (fixture, DAY);
  PmnDayLineRow *line = pmn_day_entry_dialog_get_line (dialog, 0);
  GtkWidget *cell = pmn_day_line_row_get_cell (line, PMN_DAY_CELL_AGE);
  GtkWidget *choice;

  set_line (dialog, 0, "45\temail\tsenior\t\t\tdistance");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "day-entry.save", NULL);
  ui_fixture_settle (fixture);
  g_assert_cmpint (ui_fixture_count (fixture, DAY), ==, before);
  choice = ui_find_labelled (GTK_WIDGET (line), GTK_TYPE_BUTTON, "60 - 69 ans");
  g_assert_nonnull (choice);
  g_signal_emit_by_name (choice, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "60-69 ");
  g_assert_null (ui_find_labelled (GTK_WIDGET (line), GTK_TYPE_BUTTON, "60 - 69 ans"));
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "day-entry.save", NULL);
  await_count (fixture, before + 1);
  ui_fixture_let_go (fixture, dialog);
}

/* The program is gone; what was typed is there again, for that day. */
static void
test_draft (UiFixture *fixture, gconstpointer data)
{
  PmnDayEntryDialog *dialog = make_dialog (fixture);
  g_autofree char *kept = NULL;

  set_line (dialog, 0, "45\temail\t\t\t\t");
  set_line (dialog, 1, "20\tcv\t\th\t\t");
  ui_fixture_let_go (fixture, dialog);
  dialog = make_dialog (fixture);
  kept = pmn_day_line_row_get_text (pmn_day_entry_dialog_get_line (dialog, 1));
  g_assert_cmpstr (kept, ==, "20\tcv\t\th\t\t");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "day-entry.start-over", NULL);
  g_assert_true (pmn_day_line_row_is_empty (pmn_day_entry_dialog_get_line (dialog, 0)));
  ui_fixture_let_go (fixture, dialog);
}

/* A phrase typed in a narrow cell can be read: all of it while it is typed, as a tooltip after. */
static void
test_cell_grows (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = g_object_ref (adw_window_new ());
  GtkWidget *line = pmn_day_line_row_new (1);
  GtkWidget *cell = pmn_day_line_row_get_cell (PMN_DAY_LINE_ROW (line), PMN_DAY_CELL_MINUTES);
  GtkWidget *other = pmn_day_line_row_get_cell (PMN_DAY_LINE_ROW (line), PMN_DAY_CELL_AGE);
  int narrow = gtk_editable_get_width_chars (GTK_EDITABLE (cell));

  adw_window_set_content (ADW_WINDOW (window), line);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (cell);
  gtk_editable_set_text (GTK_EDITABLE (cell), "trois quarts d’heure");
  g_assert_cmpint (gtk_editable_get_width_chars (GTK_EDITABLE (cell)), >=, 20);
  gtk_widget_grab_focus (other);
  g_assert_cmpint (gtk_editable_get_width_chars (GTK_EDITABLE (cell)), ==, narrow);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (cell), ==, "trois quarts d’heure");
  gtk_editable_set_text (GTK_EDITABLE (cell), "45");
  g_assert_null (gtk_widget_get_tooltip_text (cell));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_assert_finalised (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("/day-entry/one-step", test_one_step);
  ADD ("/day-entry/error-beside-the-cell", test_error_beside_the_cell);
  ADD ("/day-entry/choices", test_choices);
  ADD ("/day-entry/draft", test_draft);
  ADD ("/day-entry/cell-grows", test_cell_grows);
#undef ADD
  return g_test_run ();
}
