/* test-pages.c: every page and dialog of the shell, on a real register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "activity-form/pmn-activity-editor.h"
#include "history/pmn-history-page.h"
#include "import/pmn-import-dialog.h"
#include "places/pmn-place-editor.h"
#include "places/pmn-places-page.h"
#include "pmn-accels.h"
#include "pmn-mediator.h"
#include "pmn-register.h"
#include "pmn-shortcuts-dialog.h"
#include "pmn-store-error.h"
#include "pmn-ui.h"
#include "preferences/pmn-change-of-pc-dialog.h"
#include "preferences/pmn-person-dialog.h"
#include "preferences/pmn-preferences-dialog.h"
#include "team/pmn-absence-editor.h"
#include "team/pmn-mediator-editor.h"
#include "team/pmn-team-page.h"
#include "trash/pmn-trash-page.h"
#include "ui-fixture.h"
#include "welcome/pmn-failure-page.h"
#include "welcome/pmn-structure-page.h"
#include "welcome/pmn-welcome-page.h"

static void
test_team_page (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = ui_fixture_make_page (fixture, PMN_TYPE_TEAM_PAGE);
  guint all = pmn_list_page_get_n_rows (PMN_LIST_PAGE (page));

  g_assert_cmpuint (all, ==, 6);
  pmn_page_set_search_text (page, "no such name");
  /* The entry waits a little before it searches. */
  while (pmn_list_page_get_n_rows (PMN_LIST_PAGE (page)) == all)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (page)), ==, 0);
  ui_assert_finalised (page);
}

static gint64
log_incomplete (UiFixture *fixture)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autoptr (PmnActivity) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  activity->day = pmn_day_from_ymd (2026, 1, 20);
  activity->mediator_id = 1;
  activity->incomplete = TRUE;
  pmn_register_save_async (fixture->reg, PMN_ENTITY_ACTIVITY, activity, NULL, ui_fixture_on_result,
                           &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = pmn_register_save_finish (fixture->reg, result, &error);
  g_assert_no_error (error);
  return saved->record.id;
}

/* As somebody who scrolls down as long as there is more. Returns: how many rows there are then. */
static guint
scroll_to_the_end (UiFixture *fixture, PmnPage *page)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (page), GTK_TYPE_LIST_BOX);
  GtkWidget *scrolled = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  guint n = 0;

  gtk_adjustment_configure (adjustment, 0, 0, 1000, 1, 10, 100);
  while (pmn_list_page_get_n_rows (PMN_LIST_PAGE (page)) > n)
    {
      n = pmn_list_page_get_n_rows (PMN_LIST_PAGE (page));
      gtk_adjustment_set_value (adjustment, 0);
      gtk_adjustment_set_value (adjustment, 900);
      ui_fixture_settle (fixture);
    }
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n - 1));
  return n;
}

/* However old a change or a deletion is, its row is reached by scrolling; rows already there stay. */
static void
test_long_pages (UiFixture *fixture, gconstpointer data)
{
  enum
  {
    N = 210
  };
  PmnPage *history, *trash;
  GtkListBox *list;
  GtkListBoxRow *first;
  gint64 ids[N];

  for (guint i = 0; i < N; i++)
    ids[i] = log_incomplete (fixture);
  history = ui_fixture_make_page (fixture, PMN_TYPE_HISTORY_PAGE);
  list = GTK_LIST_BOX (ui_find_type (GTK_WIDGET (history), GTK_TYPE_LIST_BOX));
  first = gtk_list_box_get_row_at_index (list, 0);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (history)), <, N);
  g_assert_cmpuint (scroll_to_the_end (fixture, history), >, N);
  g_assert_true (gtk_list_box_get_row_at_index (list, 0) == first);
  ui_assert_finalised (history);

  pmn_register_trash_async (fixture->reg, PMN_ENTITY_ACTIVITY, ids, N, NULL, NULL,
                            ui_fixture_on_changed, fixture);
  ui_fixture_wait (fixture);
  trash = ui_fixture_make_page (fixture, PMN_TYPE_TRASH_PAGE);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (trash)), <, N);
  g_assert_cmpuint (scroll_to_the_end (fixture, trash), ==, N);
  ui_assert_finalised (trash);
}

static void
test_other_pages (UiFixture *fixture, gconstpointer data)
{
  PmnPage *places = ui_fixture_make_page (fixture, PMN_TYPE_PLACES_PAGE);
  PmnPage *history = ui_fixture_make_page (fixture, PMN_TYPE_HISTORY_PAGE);
  PmnPage *trash = ui_fixture_make_page (fixture, PMN_TYPE_TRASH_PAGE);
  const gint64 id = 1;
  GtkListBoxRow *row;
  g_auto (GStrv) parts = NULL;

  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (places)), ==, 9);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (history)), >=, 1);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (trash)), ==, 0);
  pmn_register_trash_async (fixture->reg, PMN_ENTITY_ACTIVITY, &id, 1, NULL, NULL,
                            ui_fixture_on_changed, fixture);
  ui_fixture_wait (fixture);
  ui_fixture_settle (fixture);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (trash)), ==, 1);
  /* Nobody knows what to restore by a reference: what was done, and when. */
  row = gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (ui_find_type (GTK_WIDGET (trash), GTK_TYPE_LIST_BOX)), 0);
  parts = g_strsplit (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), " · ", -1);
  g_assert_cmpuint (g_strv_length (parts), >=, 4);
  g_assert_cmpint (pmn_day_parse (parts[1], pmn_register_get_today (fixture->reg), NULL), !=,
                   PMN_DAY_NONE);
  ui_assert_finalised (places);
  ui_assert_finalised (history);
  ui_assert_finalised (trash);
}

/* That a step is undone is words of its row, with room to wrap in a narrow window. */
static void
test_undone (UiFixture *fixture, gconstpointer data)
{
  PmnPage *history;
  AdwActionRow *row;
  g_autoptr (GError) error = NULL;

  log_incomplete (fixture);
  g_free (pmn_register_undo_sync (fixture->reg, 0, &error));
  g_assert_no_error (error);
  history = ui_fixture_make_page (fixture, PMN_TYPE_HISTORY_PAGE);
  /* After the step that undid it. */
  row = ADW_ACTION_ROW (gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (ui_find_type (GTK_WIDGET (history), GTK_TYPE_LIST_BOX)), 1));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (row), "undone · "));
  g_assert_nonnull (ui_find_labelled (GTK_WIDGET (row), GTK_TYPE_BUTTON, "Redo"));
  ui_assert_finalised (history);
}

static void
finalise_dialog (UiFixture *fixture, AdwDialog *dialog)
{
  ui_fixture_settle (fixture);
  gtk_test_accessible_assert_role (dialog, GTK_ACCESSIBLE_ROLE_DIALOG);
  g_assert_nonnull (adw_dialog_get_title (dialog));
  ui_assert_finalised (dialog);
}

static void
test_dialogs (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();

  absence->mediator_id = 1;
  finalise_dialog (fixture, g_object_ref_sink (pmn_mediator_editor_new (fixture->reg, NULL)));
  finalise_dialog (fixture, g_object_ref_sink (pmn_absence_editor_new (fixture->reg, absence)));
  finalise_dialog (fixture, g_object_ref_sink (pmn_place_editor_new (fixture->reg, NULL)));
  finalise_dialog (
      fixture, g_object_ref_sink (pmn_activity_editor_new (fixture->reg, PMN_ACTIVITY_INDIVIDUAL)));
  finalise_dialog (fixture, g_object_ref_sink (pmn_person_dialog_new (fixture->reg)));
  finalise_dialog (fixture, g_object_ref_sink (pmn_change_of_pc_dialog_new (fixture->reg)));
  finalise_dialog (fixture, g_object_ref_sink (pmn_import_dialog_new (fixture->reg, NULL)));
  finalise_dialog (fixture, g_object_ref_sink (pmn_shortcuts_dialog_new ()));
}

static void
test_preferences (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = g_object_ref_sink (pmn_preferences_dialog_new (fixture->reg));

  ui_fixture_settle (fixture);
  ui_assert_finalised (dialog);
}

static void
test_activity_errors (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog
      = g_object_ref_sink (pmn_activity_editor_new (fixture->reg, PMN_ACTIVITY_INDIVIDUAL));

  ui_fixture_settle (fixture);
  g_assert_false (pmn_editor_dialog_is_dirty (PMN_EDITOR_DIALOG (dialog)));
  /* No duration, no theme, nobody who signs. */
  g_assert_false (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  ui_assert_finalised (dialog);
}

static void
on_activity_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PmnActivity **activity = data;

  *activity = pmn_register_get_finish (PMN_REGISTER (source), result, &error);
  g_assert_no_error (error);
}

/* What is shown and saved without a change is what was there: no field is lost on the way. */
static void
test_activity_round_trip (UiFixture *fixture, gconstpointer data)
{
  for (gint64 id = 1; id <= 12; id++)
    {
      PmnActivity *activity = NULL;
      g_autoptr (PmnActivity) copy = NULL;
      g_autoptr (PmnValidation) issues = pmn_validation_new ();
      AdwDialog *dialog;

      pmn_register_get_async (fixture->reg, PMN_ENTITY_ACTIVITY, id, NULL, on_activity_read,
                              &activity);
      ui_fixture_settle (fixture);
      dialog = g_object_ref_sink (pmn_activity_editor_new_for_activity (fixture->reg, activity));
      ui_fixture_settle (fixture);
      copy = pmn_activity_copy (activity);
      PMN_EDITOR_DIALOG_GET_CLASS (dialog)->read_row (PMN_EDITOR_DIALOG (dialog), copy, issues);
      g_assert_false (pmn_validation_has_errors (issues));
      g_assert_true (pmn_activity_equal_content (activity, copy));
      ui_assert_finalised (dialog);
      pmn_activity_free (activity);
    }
}

static void
test_failures (void)
{
  for (int code = PMN_STORE_ERROR_FAILED; code <= PMN_STORE_ERROR_FINAL; code++)
    {
      g_autoptr (GError) error
          = g_error_new_literal (PMN_STORE_ERROR, code, "A sentence with <angles> & more.");
      GtkWidget *page = g_object_ref_sink (pmn_failure_page_new ("/nowhere.pmn", error));

      ui_assert_finalised (page);
    }
}

static void
test_welcome (void)
{
  GtkWidget *page = g_object_ref_sink (pmn_welcome_page_new (TRUE));
  AdwNavigationPage *form = g_object_ref_sink (pmn_structure_page_new (NULL));

  /* Without a name there is no structure. */
  g_assert_null (pmn_structure_page_read (PMN_STRUCTURE_PAGE (form)));
  ui_assert_finalised (form);
  ui_assert_finalised (page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add_func ("/pages/failures", test_failures);
  g_test_add_func ("/pages/welcome", test_welcome);
  g_test_add ("/pages/team", UiFixture, NULL, ui_fixture_set_up, test_team_page,
              ui_fixture_tear_down);
  g_test_add ("/pages/others", UiFixture, NULL, ui_fixture_set_up, test_other_pages,
              ui_fixture_tear_down);
  g_test_add ("/pages/long", UiFixture, NULL, ui_fixture_set_up, test_long_pages,
              ui_fixture_tear_down);
  g_test_add ("/pages/undone", UiFixture, NULL, ui_fixture_set_up, test_undone,
              ui_fixture_tear_down);
  g_test_add ("/dialogs/all", UiFixture, NULL, ui_fixture_set_up, test_dialogs,
              ui_fixture_tear_down);
  g_test_add ("/dialogs/preferences", UiFixture, NULL, ui_fixture_set_up, test_preferences,
              ui_fixture_tear_down);
  g_test_add ("/dialogs/activity-errors", UiFixture, NULL, ui_fixture_set_up, test_activity_errors,
              ui_fixture_tear_down);
  g_test_add ("/dialogs/activity-round-trip", UiFixture, NULL, ui_fixture_set_up,
              test_activity_round_trip, ui_fixture_tear_down);
  return g_test_run ();
}
