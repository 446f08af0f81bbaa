/* test-today.c: the page Today and its quick box, on a real register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pmn-clock.h"
#include "pmn-ui.h"
#include "today/pmn-start-card.h"
#include "today/pmn-today-page.h"
#include "today/pmn-week-bars.h"
#include "ui-fixture.h"

static PmnQuickBox *
get_box (PmnPage *page)
{
  return pmn_today_page_get_quick_box (PMN_TODAY_PAGE (page));
}

static GtkWidget *
get_entry (PmnPage *page)
{
  return ui_find_type (GTK_WIDGET (get_box (page)), GTK_TYPE_ENTRY);
}

static void
type_text (PmnPage *page, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (page)), text);
  gtk_editable_set_position (GTK_EDITABLE (get_entry (page)), -1);
}

static void
press_return (UiFixture *fixture, PmnPage *page)
{
  g_signal_emit_by_name (get_entry (page), "activate");
  ui_fixture_settle (fixture);
}

static void
wait_until_saved (UiFixture *fixture, PmnPage *page)
{
  while (!pmn_quick_box_is_ready (get_box (page)))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (fixture);
}

static void
log_text (UiFixture *fixture, PmnPage *page)
{
  press_return (fixture, page);
  wait_until_saved (fixture, page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (page))), ==, "");
}

static GtkWidget *
get_choices (PmnPage *page)
{
  return ui_find_type (GTK_WIDGET (get_box (page)), ADW_TYPE_WRAP_BOX);
}

static guint
count_activities (UiFixture *fixture)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  GAsyncResult *result = NULL;
  g_autoptr (PmnStatistics) figures = NULL;
  guint n;

  pmn_register_statistics_async (fixture->reg, filter, NULL, ui_fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  figures = pmn_register_statistics_finish (fixture->reg, result, NULL);
  g_object_unref (result);
  n = (guint) (figures->activities + figures->kinds[PMN_ACTIVITY_LOCAL]);
  return n;
}

static PmnPage *
make_today (UiFixture *fixture)
{
  PmnPage *page;

  pmn_register_set_actor (fixture->reg, 1);
  page = ui_fixture_make_page (fixture, PMN_TYPE_TODAY_PAGE);
  g_assert_true (pmn_quick_box_is_ready (get_box (page)));
  return page;
}

/* Said back while it is typed; the word that is being typed is not wrong yet. */
static void
test_says_back (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  const char *line;

  type_text (page, "50 email x3 ");
  line = pmn_quick_box_get_line (get_box (page));
  g_assert_nonnull (strstr (line, "E-mail"));
  g_assert_nonnull (strstr (line, "50"));
  g_assert_nonnull (strstr (line, "3 people"));
  g_assert_nonnull (strstr (line, "Workshop"));
  type_text (page, "de 14h à 16h email ");
  g_assert_nonnull (strstr (pmn_quick_box_get_line (get_box (page)), "(from 14"));
  type_text (page, "rdv à 14h email ");
  g_assert_nonnull (strstr (pmn_quick_box_get_line (get_box (page)), "(the hour is not kept)"));
  type_text (page, "50 xyzzy");
  g_assert_null (strstr (pmn_quick_box_get_line (get_box (page)), "xyzzy"));
  gtk_test_accessible_assert_state (get_entry (page), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  type_text (page, "trois quarts 50 xyzzy ");
  g_assert_cmpstr (pmn_quick_box_get_line (get_box (page)), ==,
                   "“trois”, “quarts”, “xyzzy”: words not understood");
  gtk_test_accessible_assert_state (get_entry (page), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (get_entry (page)),
                                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  ui_assert_finalised (page);
}

/* What is not understood is underlined, and not logged. */
static void
test_blocks (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  guint before = count_activities (fixture);
  PangoAttrIterator *iterator;
  PangoAttribute *underline;
  int start, end;

  type_text (page, "45 email xyzzy");
  press_return (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (page))), ==, "45 email xyzzy");
  iterator = pango_attr_list_get_iterator (gtk_entry_get_attributes (GTK_ENTRY (get_entry (page))));
  pango_attr_iterator_next (iterator);
  underline = pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE);
  g_assert_nonnull (underline);
  pango_attr_iterator_range (iterator, &start, &end);
  g_assert_cmpint (start, ==, 9);
  g_assert_cmpint (end, ==, 14);
  pango_attr_iterator_destroy (iterator);
  ui_assert_finalised (page);
}

/* An ambiguous word proposes what it may mean; a choice takes its place. */
static void
test_suggests (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  GtkWidget *first;

  type_text (page, "45 senior email");
  first = gtk_widget_get_first_child (get_choices (page));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (first)), ==, "60 - 69 ans");
  g_signal_emit_by_name (first, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (page))), ==, "45 60-69 email");
  g_assert_null (get_choices (page));
  ui_assert_finalised (page);
}

/* One step of history; the box is empty for the next one. */
static void
test_logs (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  guint before = count_activities (fixture);

  type_text (page, "45 email à distance");
  log_text (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before + 1);
  g_free (ui_fixture_undo (fixture));
  g_assert_cmpuint (count_activities (fixture), ==, before);
  ui_fixture_settle (fixture);
  ui_assert_finalised (page);
}

/* Return twice logs once; the next one is typed, and logged, while the one before is being saved. */
static void
test_does_not_wait_for_a_save (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  guint before = count_activities (fixture);

  type_text (page, "45 email à distance");
  g_signal_emit_by_name (get_entry (page), "activate");
  g_signal_emit_by_name (get_entry (page), "activate");
  type_text (page, "30 email à distance");
  g_signal_emit_by_name (get_entry (page), "activate");
  type_text (page, "20 ema");
  wait_until_saved (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before + 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (page))), ==, "20 ema");
  ui_assert_finalised (page);
}

/* Only the theme is missing: it is asked for, and proposed. */
static void
test_asks_for_the_theme (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  guint before = count_activities (fixture);
  GtkWidget *first;

  type_text (page, "45 à distance");
  press_return (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before);
  g_assert_cmpstr (pmn_quick_box_get_line (get_box (page)), ==, "Choose at least one theme.");
  first = gtk_widget_get_first_child (get_choices (page));
  g_assert_nonnull (first);
  g_signal_emit_by_name (first, "clicked");
  log_text (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before + 1);
  ui_assert_finalised (page);
}

static gboolean
says (PmnPage *page, const char *typed, const char *text)
{
  type_text (page, typed);
  return strstr (pmn_quick_box_get_line (get_box (page)), text) != NULL;
}

/* While it is typed, what is missing is said and nothing is wrong yet; an empty box misses nothing. */
static void
test_says_what_is_missing (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);

  g_assert_false (says (page, "", "missing"));
  g_assert_false (says (page, "45 ema", "missing"));
  g_assert_true (says (page, "45 ", "the theme is missing"));
  gtk_test_accessible_assert_state (get_entry (page), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (says (page, "45 email", "missing"));
  g_assert_true (says (page, "atelier email", "the number of people is missing"));
  g_assert_false (says (page, "réunion 45", "missing"));
  ui_assert_finalised (page);
}

/* The place depends on the day: when it was not typed, it says why it is this one. */
static void
test_says_why_this_place (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);

  type_text (page, "email à distance avant-hier");
  log_text (fixture, page);
  type_text (page, "email à distance avant-hier");
  log_text (fixture, page);
  g_assert_true (says (page, "email avant-hier", "(usual on Friday)"));
  g_assert_false (says (page, "email à distance avant-hier", "(usual"));
  g_assert_false (says (page, "réunion avant-hier", "(usual"));
  ui_assert_finalised (page);
}

/* A date of another year is not logged before the year is typed or chosen. */
static void
test_asks_for_the_year (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  guint before = count_activities (fixture);
  GtkWidget *choice;

  g_assert_true (says (page, "12/12 email", "12/12/2025"));
  gtk_test_accessible_assert_state (get_entry (page), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  press_return (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before);
  choice = gtk_widget_get_first_child (get_choices (page));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (choice)), ==, "12 December 2025");
  g_signal_emit_by_name (choice, "clicked");
  log_text (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before + 1);
  ui_assert_finalised (page);
}

/* Closer, it is logged, and the line says which year. */
static void
test_says_last_year (UiFixture *fixture, gconstpointer data)
{
  gint64 now = pmn_clock_now_ms ();
  PmnPage *page;

  pmn_clock_set_fixed (now + 43 * G_GINT64_CONSTANT (86400000));
  page = make_today (fixture);
  g_assert_true (says (page, "email 28/12", "28 December 2026 (last year)"));
  g_assert_false (says (page, "email 28/12/2026", "last year"));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (get_entry (page)),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  ui_assert_finalised (page);
  pmn_clock_set_fixed (now);
}

static guint
count_rows (PmnPage *page)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (page), GTK_TYPE_LIST_BOX);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/* The start waits for a window full of rows only; the others and the week come once that is painted. */
static void
test_first_rows (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  guint n;

  for (int i = 0; i < 8; i++)
    {
      type_text (page, "50 email");
      log_text (fixture, page);
    }
  n = count_rows (page);
  g_assert_cmpuint (n, >=, 8);
  g_assert_finalize_object (page);

  page = g_object_ref_sink (g_object_new (PMN_TYPE_TODAY_PAGE, NULL));
  pmn_page_set_register (page, G_OBJECT (fixture->reg));
  while (!pmn_today_page_is_loaded (PMN_TODAY_PAGE (page)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rows (page), ==, 6);
  g_assert_null (ui_find_type (GTK_WIDGET (page), PMN_TYPE_WEEK_BARS));
  ui_fixture_settle (fixture);
  g_assert_cmpuint (count_rows (page), ==, n);
  g_assert_nonnull (ui_find_type (GTK_WIDGET (page), PMN_TYPE_WEEK_BARS));
  g_assert_finalize_object (page);
}

static GtkWidget *
find_choice (PmnPage *page, const char *label)
{
  for (GtkWidget *choice = gtk_widget_get_first_child (get_choices (page)); choice != NULL;
       choice = gtk_widget_get_next_sibling (choice))
    {
      if (g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (choice)), label))
        return choice;
    }
  return NULL;
}

/* Of several people, a workshop and a session each are offered with their minutes; the answer is proposed the next time. */
static void
test_several (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = make_today (fixture);
  guint before = count_activities (fixture);
  GtkWidget *choice;

  type_text (page, "30 email 2 femmes 1 homme");
  g_assert_true (says (page, "30 email 2 femmes 1 homme", "Workshop"));
  g_assert_nonnull (find_choice (page, "Workshop of 3 people · 30"));
  choice = find_choice (page, "3 individual sessions · 1");
  g_assert_nonnull (choice);
  g_signal_emit_by_name (choice, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (page))), ==,
                   "30 email 2 femmes 1 homme individuel ");
  g_assert_nonnull (strstr (pmn_quick_box_get_line (get_box (page)), "3 individual sessions"));
  g_assert_nonnull (strstr (pmn_quick_box_get_line (get_box (page)), "each (1"));
  log_text (fixture, page);
  g_assert_cmpuint (count_activities (fixture), ==, before + 3);

  /* One step of undo for the three. */
  g_free (ui_fixture_undo (fixture));
  g_assert_cmpuint (count_activities (fixture), ==, before);

  g_assert_true (says (page, "email x2 ", "2 individual sessions"));
  choice = find_choice (page, "Workshop of 2 people");
  g_assert_nonnull (choice);
  g_signal_emit_by_name (choice, "clicked");
  g_assert_true (says (page, "email x2 ", "Workshop"));
  g_assert_true (says (page, "3 rdv email ", "3 individual sessions"));
  g_assert_true (says (page, "2 rdv 30 45 email ", "1\u202fh\u202f15 (30\u202fmin + 45\u202fmin)"));
  ui_fixture_settle (fixture);
  ui_assert_finalised (page);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Until somebody says who they are it is everybody's week, and no day is said to be logged. */
static void
test_nobody (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = ui_fixture_make_page (fixture, PMN_TYPE_TODAY_PAGE);

  g_assert_nonnull (find_label (GTK_WIDGET (page), "The Whole Team’s Week"));
  g_assert_nonnull (
      find_label (GTK_WIDGET (page), "Say who you are to see your working days without a log."));
  g_assert_null (find_label (GTK_WIDGET (page), "Everything is logged"));
  pmn_register_set_actor (fixture->reg, 1);
  ui_fixture_settle (fixture);
  g_assert_nonnull (find_label (GTK_WIDGET (page), "My Week"));
  g_assert_null (find_label (GTK_WIDGET (page), "The Whole Team’s Week"));
  ui_assert_finalised (page);
}

/* A register without a team asks who is there and where they work. */
static void
test_start (UiFixture *fixture, gconstpointer data)
{
  PmnPage *page = ui_fixture_make_page (fixture, PMN_TYPE_TODAY_PAGE);
  GtkWidget *card = pmn_start_card_new (fixture->reg);

  g_assert_nonnull (ui_find_type (GTK_WIDGET (page), PMN_TYPE_WEEK_BARS));
  g_object_ref_sink (card);
  gtk_widget_activate_action (card, "start.begin", NULL);
  ui_fixture_settle (fixture);
  ui_assert_finalised (card);
  ui_assert_finalised (page);
}

int
main (int argc, char *argv[])
{
  /* Before 04:00 what is logged is of the day before. */
  g_setenv ("PMN_FIXED_NOW", "2026-11-22T10:00:00", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("/today/says-back", test_says_back);
  ADD ("/today/blocks", test_blocks);
  ADD ("/today/nobody", test_nobody);
  ADD ("/today/suggests", test_suggests);
  ADD ("/today/logs", test_logs);
  ADD ("/today/does-not-wait-for-a-save", test_does_not_wait_for_a_save);
  ADD ("/today/asks-for-the-theme", test_asks_for_the_theme);
  ADD ("/today/says-what-is-missing", test_says_what_is_missing);
  ADD ("/today/says-why-this-place", test_says_why_this_place);
  ADD ("/today/asks-for-the-year", test_asks_for_the_year);
  ADD ("/today/says-last-year", test_says_last_year);
  ADD ("/today/first-rows", test_first_rows);
  ADD ("/today/several", test_several);
  ADD ("/today/start", test_start);
#undef ADD
  return g_test_run ();
}
