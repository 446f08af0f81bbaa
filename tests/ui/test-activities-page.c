/* test-activities-page.c: the page Activities as people use it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "activities/pmn-activities-page.h"
#include "activities/pmn-activity-columns.h"
#include "activities/pmn-activity-detail.h"
#include "activities/pmn-day-header.h"
#include "fake-activity-loader.h"
#include "pmn-clock.h"
#include "pmn-demo.h"
#include "pmn-format.h"
#include "pmn-register.h"
#include "pmn-ui.h"
#include "ui-fixture.h"

#define TODAY 20779 /* 2026-11-22 */

typedef struct
{
  FakeActivityLoader *loader;
  GtkWidget *window;
  PmnActivitiesPage *page;
} Fixture;

static void
show_page (Fixture *f, int width)
{
  f->window = adw_window_new ();
  f->page = g_object_new (PMN_TYPE_ACTIVITIES_PAGE, "tag", "activities", NULL);
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 600);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
set_up (Fixture *f, guint n, int width)
{
  f->loader = fake_activity_loader_new (n, 5, TODAY);
  show_page (f, width);
  pmn_activities_page_set_loader (f->page, PMN_ACTIVITY_LOADER (f->loader), TODAY);
}

static void
tear_down (Fixture *f)
{
  fake_activity_loader_settle (f->loader);
  g_object_ref (f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  fake_activity_loader_settle (f->loader);
  g_assert_finalize_object (f->page);
  g_assert_finalize_object (f->loader);
}

/* Spaces of French typography are spaces here. */
static char *
plain_spaces (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, PMN_NNBSP, " ", 0);
  return g_string_free_and_steal (plain);
}

static gboolean
is_text (GtkLabel *label, const char *text)
{
  g_autofree char *plain = plain_spaces (gtk_label_get_text (label));

  return g_str_equal (plain, text);
}

/* Whether the title of a day says it to assistive technologies, which it does when it is painted. */
static gboolean
is_day_that_says (GtkWidget *widget, const char *text)
{
  g_autofree char *name = NULL;
  g_autofree char *plain = NULL;

  if (!PMN_IS_DAY_HEADER (widget) || !gtk_widget_get_mapped (widget)
      || !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  /* What it is, when it is not what is expected. */
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             "");
  plain = plain_spaces (name != NULL ? name : "");
  return strstr (plain, text) != NULL;
}

/* The first widget below @widget that is a @type, mapped, and says @label when given. */
static GtkWidget *
find_widget (GtkWidget *widget, const char *type, const char *label)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && gtk_widget_get_mapped (widget)
      && (label == NULL || (GTK_IS_LABEL (widget) && is_text (GTK_LABEL (widget), label))))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows_day (GtkWidget *widget, const char *text)
{
  if (is_day_that_says (widget, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows_day (child, text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
shows (Fixture *f, const char *text)
{
  return find_widget (f->window, "GtkLabel", text) != NULL || shows_day (f->window, text);
}

static gboolean
stop_waiting (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until the text is on screen; fails after a while. */
static void
wait_for (Fixture *f, const char *text)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (20, stop_waiting, &late);

  while (!shows (f, text) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("“%s” never came", text);
  g_source_remove (id);
}

static void
test_days_and_totals (void)
{
  Fixture f;

  set_up (&f, 200, 1000);
  wait_for (&f, "Today · Sunday 22 November");
  wait_for (&f, "Yesterday · Saturday 21 November");
  wait_for (&f, "5 activities · 4 h");
  wait_for (&f, "200 activities · 115 h");
  tear_down (&f);
}

static void
test_row_says_one_sentence (void)
{
  Fixture f;
  GtkWidget *row;

  set_up (&f, 20, 1000);
  wait_for (&f, "Today · Sunday 22 November");
  /* The first child has the titles of the columns. */
  row = find_widget (gtk_widget_get_next_sibling (gtk_widget_get_first_child (
                         GTK_WIDGET (pmn_activities_page_get_view (f.page)))),
                     "GtkColumnViewRowWidget", NULL);
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Individual session, Sunday 22 November 2026, courriel, "
                                       "Médiathèque, 30" PMN_NNBSP
                                       "min, 1 person, Camille Martin, A7F3-0020");
  tear_down (&f);
}

static void
test_empty (void)
{
  Fixture f;

  set_up (&f, 0, 1000);
  wait_for (&f, "No Activities Yet");
  tear_down (&f);
}

static void
test_filtered_to_nothing (void)
{
  Fixture f;
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

  set_up (&f, 50, 1000);
  wait_for (&f, "Today · Sunday 22 November");
  pmn_page_set_search_text (PMN_PAGE (f.page), "nothing");
  wait_for (&f, "No Activities Found");
  gtk_widget_activate_action (GTK_WIDGET (f.page), "activities.clear-filters", NULL);
  wait_for (&f, "Today · Sunday 22 November");
  g_assert_cmpstr (pmn_page_get_search_text (PMN_PAGE (f.page)), ==, "");

  filter->kinds = 1u << PMN_ACTIVITY_WORKSHOP;
  pmn_activities_page_set_filter (f.page, filter);
  wait_for (&f, "Kind: Workshop");
  wait_for (&f, "13 activities · 7 h 35");
  tear_down (&f);
}

static void
test_failed_then_retry (void)
{
  Fixture f;

  f.loader = fake_activity_loader_new (50, 5, TODAY);
  f.loader->failing = TRUE;
  show_page (&f, 1000);
  pmn_activities_page_set_loader (f.page, PMN_ACTIVITY_LOADER (f.loader), TODAY);
  wait_for (&f, "The Activities Could Not Be Read");
  g_assert_true (shows (&f, "The disk is on holiday."));
  f.loader->failing = FALSE;
  gtk_widget_activate (
      gtk_widget_get_ancestor (find_widget (f.window, "GtkLabel", "Retry"), GTK_TYPE_BUTTON));
  wait_for (&f, "Today · Sunday 22 November");
  tear_down (&f);
}

static void
sort_by (Fixture *f, const char *id, GtkSortType order)
{
  GtkColumnView *view = pmn_activities_page_get_view (f->page);
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_id (column), id))
        gtk_column_view_sort_by_column (view, column, order);
    }
  fake_activity_loader_settle (f->loader);
}

static void
test_sort (void)
{
  Fixture f;

  set_up (&f, 200, 1000);
  wait_for (&f, "Today · Sunday 22 November");
  sort_by (&f, "minutes", GTK_SORT_DESCENDING);
  g_assert_cmpint (pmn_activity_list_model_get_sort (pmn_activities_page_get_model (f.page)), ==,
                   PMN_SORT_MINUTES_LONGEST);
  g_assert_null (gtk_column_view_get_header_factory (pmn_activities_page_get_view (f.page)));
  /* Places have one order; the other direction is back to the order by date. */
  sort_by (&f, "place", GTK_SORT_ASCENDING);
  g_assert_cmpint (pmn_activity_list_model_get_sort (pmn_activities_page_get_model (f.page)), ==,
                   PMN_SORT_PLACE);
  sort_by (&f, "place", GTK_SORT_DESCENDING);
  g_assert_cmpint (pmn_activity_list_model_get_sort (pmn_activities_page_get_model (f.page)), ==,
                   PMN_SORT_NEWEST);
  wait_for (&f, "Today · Sunday 22 November");
  tear_down (&f);
}

static void
test_slow_answer_shows_placeholders (void)
{
  Fixture f;
  GtkWidget *skeleton_box;
  gint64 since;
  gboolean stays;

  set_up (&f, 200, 1000);
  wait_for (&f, "Today · Sunday 22 November");
  f.loader->held = TRUE;
  since = g_get_monotonic_time ();
  sort_by (&f, "minutes", GTK_SORT_DESCENDING);
  stays = shows (&f, "Today · Sunday 22 November");
  /* What was shown stays until the answer, or until it is late. */
  g_assert_true (stays || g_get_monotonic_time () - since >= 300 * G_TIME_SPAN_MILLISECOND);
  fake_activity_loader_release (f.loader);
  fake_activity_loader_settle (f.loader);
  skeleton_box = find_widget (f.window, "AdwSpinner", NULL);
  g_assert_null (skeleton_box);
  g_assert_cmpint (pmn_activity_list_model_get_sort (pmn_activities_page_get_model (f.page)), ==,
                   PMN_SORT_MINUTES_LONGEST);
  tear_down (&f);
}

static guint
count_columns (Fixture *f)
{
  GListModel *columns = gtk_column_view_get_columns (pmn_activities_page_get_view (f->page));
  guint n_visible = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n_visible += gtk_column_view_column_get_visible (column);
    }
  return n_visible;
}

static void
test_narrow_has_one_column (void)
{
  Fixture f;

  set_up (&f, 50, 400);
  wait_for (&f, "Today · Sunday 22 November");
  /* The width is known with the first frame, and the window follows its content with a later one. */
  while (count_columns (&f) > 1 || gtk_widget_get_width (f.window) > 420)
    g_main_context_iteration (NULL, TRUE);
  tear_down (&f);
}

static void
test_columns_are_remembered (void)
{
  Fixture f;
  g_autoptr (GSettings) settings = g_settings_new (PMN_APP_ID);
  g_auto (GStrv) shown = NULL;

  set_up (&f, 10, 1000);
  wait_for (&f, "Today · Sunday 22 November");
  gtk_widget_activate_action (GTK_WIDGET (f.page), "columns.reference", NULL);
  shown = g_settings_get_strv (settings, "activity-columns");
  g_assert_true (g_strv_contains ((const char *const *) shown, "reference"));
  wait_for (&f, "Reference");
  g_settings_reset (settings, "activity-columns");
  tear_down (&f);
}

static void
test_selection_bar (void)
{
  Fixture f;
  g_autofree char *expected = NULL;
  gint minutes = 0;

  set_up (&f, 50, 1000);
  wait_for (&f, "50 activities · 28 h 45");
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (pmn_activities_page_get_model (f.page)), 3,
                                    4, TRUE);
  for (guint i = 3; i < 7; i++)
    {
      g_autoptr (PmnActivityRow) row
          = g_list_model_get_item (G_LIST_MODEL (pmn_activities_page_get_model (f.page)), i);

      minutes += pmn_activity_row_get_summary (row)->minutes;
    }
  g_assert_cmpint (minutes, >, 60);
  expected = g_strdup_printf ("4 selected · %d h %02d", minutes / 60, minutes % 60);
  wait_for (&f, expected);
  wait_for (&f, "4 Activities Selected");
  gtk_widget_activate_action (GTK_WIDGET (f.page), "activities.select-none", NULL);
  wait_for (&f, "50 activities · 28 h 45");
  tear_down (&f);
}

/* Keys ------------------------------------------------------------------------------------------ */

/* What a key does where the focus of the list is: the nearest widget that knows it has one answer. */
static void
press (Fixture *f, const char *key)
{
  GtkShortcut *only = NULL;
  GtkWidget *owner = NULL;

  for (GtkWidget *widget = GTK_WIDGET (pmn_activities_page_get_view (f->page));
       widget != NULL && only == NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                            && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
               j++)
            {
              g_autoptr (GtkShortcut) shortcut
                  = g_list_model_get_item (G_LIST_MODEL (controller), j);
              g_autofree char *trigger
                  = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
              g_auto (GStrv) keys = g_strsplit (trigger, "|", -1);

              if (!g_strv_contains ((const char *const *) keys, key))
                continue;
              if (only != NULL)
                g_error ("%s does two things", key);
              only = shortcut;
              owner = widget;
            }
        }
    }
  if (only == NULL)
    g_error ("%s does nothing", key);
  g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (only), 0, owner, NULL));
}

static gboolean
shows_details (Fixture *f)
{
  return adw_overlay_split_view_get_show_sidebar (
      ADW_OVERLAY_SPLIT_VIEW (find_widget (f->window, "AdwOverlaySplitView", NULL)));
}

static void
test_escape_ends_the_search (void)
{
  Fixture f;

  set_up (&f, 50, 1000);
  wait_for (&f, "50 activities · 28 h 45");
  pmn_page_set_search_text (PMN_PAGE (f.page), "nothing");
  press (&f, "Escape");
  g_assert_cmpstr (pmn_page_get_search_text (PMN_PAGE (f.page)), ==, "");
  tear_down (&f);
}

static void
test_return_then_escape_when_narrow (void)
{
  Fixture f;

  set_up (&f, 50, 400);
  wait_for (&f, "50 activities · 28 h 45");
  while (count_columns (&f) > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (shows_details (&f));
  /* What GTK makes of Return on a row. */
  g_signal_emit_by_name (pmn_activities_page_get_view (f.page), "activate", 1);
  g_assert_true (shows_details (&f));
  press (&f, "Escape");
  g_assert_false (shows_details (&f));
  tear_down (&f);
}

/* On a real register ---------------------------------------------------------------------------- */

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static PmnRegister *
make_register (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "demo.pmn", NULL);
  g_autoptr (PmnStructure) structure = pmn_demo_structure ();
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  g_autoptr (GError) error = NULL;
  PmnDemoOptions options = { .seed = 7, .activities = 600 };
  PmnRegister *reg;

  pmn_register_open_async (path, structure, "app", NULL, on_done, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  reg = pmn_register_open_finish (opened, &error);
  g_assert_no_error (error);
  pmn_demo_fill_async (reg, &options, NULL, on_done, &filled);
  while (filled == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmn_register_change_finish (reg, filled, &error));
  g_assert_no_error (error);
  return reg;
}

static void
close_register (PmnRegister *reg)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  pmn_register_close_async (reg, on_done, &closed);
  while (closed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmn_register_close_finish (reg, closed, &error));
  g_assert_no_error (error);
  g_clear_object (&closed);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (reg);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The page on a real register, with all its rows. */
static PmnActivityListModel *
show_register (Fixture *f, PmnRegister *reg)
{
  PmnActivityListModel *model;

  show_page (f, 1200);
  pmn_page_set_register (PMN_PAGE (f->page), G_OBJECT (reg));
  while ((model = pmn_activities_page_get_model (f->page)) == NULL
         || !pmn_activity_list_model_is_complete (model))
    g_main_context_iteration (NULL, TRUE);
  return model;
}

static void
leave_register (Fixture *f, PmnRegister *reg, const char *folder)
{
  g_object_ref (f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_assert_finalised (f->page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_register (reg);
  remove_folder (folder);
}

static void
write_notes (PmnRegister *reg, gint64 id, const char *notes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) activity = pmn_register_get_sync (reg, PMN_ENTITY_ACTIVITY, id, &error);

  g_assert_no_error (error);
  g_set_str (&activity->notes, notes);
  pmn_activity_free (pmn_register_save_sync (reg, PMN_ENTITY_ACTIVITY, activity, &error));
  g_assert_no_error (error);
}

/* What Return does on a label's button. */
static void
activate_label (Fixture *f, const char *text)
{
  GtkWidget *widget = find_widget (f->window, "GtkLabel", text);

  g_assert_nonnull (widget);
  while (!gtk_widget_activate (widget))
    {
      widget = gtk_widget_get_parent (widget);
      g_assert_nonnull (widget);
    }
  g_assert_true (gtk_widget_get_focusable (widget));
}

static void
test_history_tab (void)
{
  Fixture f = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("pmn-page-XXXXXX", NULL);
  PmnRegister *reg = make_register (folder);
  PmnActivityListModel *model = show_register (&f, reg);
  gint64 id = pmn_activity_list_model_get_id (model, 2);

  write_notes (reg, id, "Alpha");
  write_notes (reg, id, "Beta");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 2, TRUE);
  wait_for (&f, "Record");
  g_assert_false (shows (&f, "Alpha → Beta"));
  activate_label (&f, "History");
  wait_for (&f, "Alpha → Beta");
  /* One tab fades into the other. */
  while (shows (&f, "Record"))
    g_main_context_iteration (NULL, TRUE);

  /* A change made while it is looked at; the tab stays. */
  write_notes (reg, id, "Gamma");
  wait_for (&f, "Beta → Gamma");
  g_assert_true (shows (&f, "Alpha → Beta"));
  /* What was never changed says so by having nothing but its creation. */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 5, TRUE);
  while (shows (&f, "Alpha → Beta"))
    g_main_context_iteration (NULL, TRUE);
  activate_label (&f, "Activity");
  wait_for (&f, "Record");
  leave_register (&f, reg, folder);
}

static void
test_real_register (void)
{
  Fixture f = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("pmn-page-XXXXXX", NULL);
  PmnRegister *reg = make_register (folder);
  PmnActivityListModel *model;
  guint n;
  gint64 id;

  model = show_register (&f, reg);
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (n, ==, 600);

  /* The details of the row selected. */
  id = pmn_activity_list_model_get_id (model, 2);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 2, TRUE);
  wait_for (&f, "Record");
  wait_for (&f, "History");
  wait_for (&f, "Fictional data");

  /* To the trash: the list tells it as a difference. */
  press (&f, "Delete");
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) == n)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmn_activities_page_get_model (f.page) == model);
  g_assert_cmpuint (pmn_activity_list_model_find (model, id), ==, GTK_INVALID_LIST_POSITION);
  while (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 2))
    g_main_context_iteration (NULL, TRUE);

  leave_register (&f, reg, folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();

  g_test_add_func ("/ui/activities-page/days-and-totals", test_days_and_totals);
  g_test_add_func ("/ui/activities-page/row-says-one-sentence", test_row_says_one_sentence);
  g_test_add_func ("/ui/activities-page/empty", test_empty);
  g_test_add_func ("/ui/activities-page/filtered-to-nothing", test_filtered_to_nothing);
  g_test_add_func ("/ui/activities-page/failed-then-retry", test_failed_then_retry);
  g_test_add_func ("/ui/activities-page/sort", test_sort);
  g_test_add_func ("/ui/activities-page/slow-answer-shows-placeholders",
                   test_slow_answer_shows_placeholders);
  g_test_add_func ("/ui/activities-page/narrow-has-one-column", test_narrow_has_one_column);
  g_test_add_func ("/ui/activities-page/columns-are-remembered", test_columns_are_remembered);
  g_test_add_func ("/ui/activities-page/selection-bar", test_selection_bar);
  g_test_add_func ("/ui/activities-page/escape-ends-the-search", test_escape_ends_the_search);
  g_test_add_func ("/ui/activities-page/return-then-escape-when-narrow",
                   test_return_then_escape_when_narrow);
  g_test_add_func ("/ui/activities-page/history-tab", test_history_tab);
  g_test_add_func ("/ui/activities-page/real-register", test_real_register);
  return g_test_run ();
}
