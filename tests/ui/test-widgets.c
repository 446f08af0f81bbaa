/* test-widgets.c: the rows that forms are made of
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "activities/pmn-filter-chip.h"
#include "pmn-ui.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-duration-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-fact-row.h"
#include "widgets/pmn-form-state.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-notes-row.h"
#include "widgets/pmn-term-picker.h"

static gpointer
make (GType type)
{
  return g_object_ref_sink (g_object_new (type, "title", "Field", NULL));
}

static void
press_shortcut (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (keys))
        continue;
      shortcut = g_list_model_get_item (G_LIST_MODEL (keys), 0);
      g_assert_true (
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL));
      return;
    }
  g_assert_not_reached ();
}

/* A fact is one stop of the keyboard, and is copied from there. */
static void
test_fact_row (void)
{
  GtkWidget *window = g_object_ref (adw_window_new ());
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = pmn_fact_row_new ("Place", "Hall");
  GdkContentProvider *copied;
  g_auto (GValue) text = G_VALUE_INIT;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_window_set_content (ADW_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_false (gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)),
                                          GTK_DIR_TAB_FORWARD));

  press_shortcut (row);
  copied = gdk_clipboard_get_content (gtk_widget_get_clipboard (row));
  g_assert_nonnull (copied);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (copied, &text, NULL));
  g_assert_cmpstr (g_value_get_string (&text), ==, "Hall");
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

static void
test_choice_row (void)
{
  PmnChoiceRow *row = make (PMN_TYPE_CHOICE_ROW);

  pmn_choice_row_add (row, "", "Nothing");
  pmn_choice_row_add_int (row, 12, "Twelve");
  pmn_choice_row_set_int (row, 12);
  g_assert_cmpint (pmn_choice_row_get_int (row), ==, 12);
  pmn_choice_row_set_int (row, 0);
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "");
  /* What was moved to the trash is still what was chosen. */
  pmn_choice_row_set_int (row, 34);
  g_assert_cmpint (pmn_choice_row_get_int (row), ==, 34);
  pmn_choice_row_set_id (row, "unknown_code");
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "unknown_code");
  g_object_set (row, "state", "not there", NULL);
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "unknown_code");
  pmn_choice_row_clear (row);
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "");
  g_assert_finalize_object (row);
}

/* What is to be chosen is asked under the title and said, without being one of the choices. */
static void
test_choice_row_placeholder (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (g_object_new (PMN_TYPE_CHOICE_ROW, NULL));
  PmnChoiceRow *row = PMN_CHOICE_ROW (widget);

  pmn_choice_row_set_placeholder (row, "Choose…");
  pmn_choice_row_add (row, "a", "Town hall");
  pmn_choice_row_add (row, "b", "Library");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==,
                    2);
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Choose…");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Choose…");
  pmn_choice_row_set_id (row, "b");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Library");
  pmn_choice_row_add (row, "", "No place");
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "b");
  pmn_choice_row_set_id (row, "");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "No place");
  pmn_choice_row_remove (row, "");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Choose…");
  pmn_choice_row_add (row, "", "No place");
  pmn_choice_row_remove (row, "");
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "");
  pmn_choice_row_set_id (row, "a");
  pmn_choice_row_set_int (row, 0);
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "");
  /* Nobody is asked to choose among one. */
  pmn_choice_row_remove (row, "a");
  pmn_choice_row_set_id (row, "b");
  pmn_choice_row_set_id (row, "");
  g_assert_cmpstr (pmn_choice_row_get_id (row), ==, "b");
}

static void
test_date_row (void)
{
  PmnDateRow *row = make (PMN_TYPE_DATE_ROW);
  PmnDay today = pmn_day_from_iso ("2026-11-22");
  GError *error = NULL;

  pmn_date_row_set_today (row, today);
  g_assert_cmpint (pmn_date_row_get_day (row, &error), ==, PMN_DAY_NONE);
  g_assert_no_error (error);
  gtk_editable_set_text (GTK_EDITABLE (row), "hier");
  g_assert_cmpint (pmn_date_row_get_day (row, &error), ==, today - 1);
  gtk_editable_set_text (GTK_EDITABLE (row), "31/02/2026");
  g_assert_cmpint (pmn_date_row_get_day (row, &error), ==, PMN_DAY_NONE);
  g_assert_nonnull (error);
  g_clear_error (&error);
  pmn_date_row_set_day (row, today);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "22/11/2026");
  g_assert_finalize_object (row);
}

static void
test_durations (void)
{
  PmnDurationRow *row = make (PMN_TYPE_DURATION_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), "trois quarts d’heure");
  g_assert_cmpint (pmn_duration_row_get_minutes (row), ==, 45);
  gtk_editable_set_text (GTK_EDITABLE (row), "long");
  g_assert_cmpint (pmn_duration_row_get_minutes (row), ==, -1);
  pmn_duration_row_set_minutes (row, 90);
  g_assert_cmpint (pmn_duration_row_get_minutes (row), ==, 90);
  g_assert_finalize_object (row);
}

static void
test_term_picker (void)
{
  PmnTermPicker *picker = make (PMN_TYPE_TERM_PICKER);
  g_autofree char *state = NULL;

  pmn_term_picker_add (picker, "a", "First", "What it is");
  pmn_term_picker_add (picker, "b", "Second", NULL);
  pmn_term_picker_set_active (picker, "b", TRUE);
  pmn_term_picker_set_active (picker, "a", TRUE);
  g_object_get (picker, "state", &state, NULL);
  g_assert_cmpstr (state, ==, "a;b");
  g_object_set (picker, "single", TRUE, "state", "", NULL);
  pmn_term_picker_set_active (picker, "a", TRUE);
  pmn_term_picker_set_active (picker, "b", TRUE);
  g_assert_false (pmn_term_picker_get_active (picker, "a"));
  g_assert_true (pmn_term_picker_get_active (picker, "b"));
  g_assert_finalize_object (picker);
}

static void
test_issue_row (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *row = g_object_new (PMN_TYPE_ISSUE_ROW, "field", "minutes", "control", entry, NULL);
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  PmnValidation *issues = pmn_validation_new ();

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), row);
  g_assert_false (gtk_widget_get_visible (row));
  pmn_validation_add (issues, PMN_ISSUE_ERROR, "minutes", "Enter a duration.");
  g_assert_true (pmn_issue_rows_show (box, issues) == entry);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (gtk_test_accessible_has_relation (text, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_null (pmn_issue_rows_show (box, NULL));
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_false (gtk_test_accessible_has_relation (text, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  pmn_validation_free (issues);
  g_assert_finalize_object (box);
}

/* Two rows speak of one control: what is wrong with it is said whichever row says it. */
static void
test_issue_rows_of_one_control (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *entry = adw_entry_row_new ();
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  static const char *const fields[] = { "place_id", "place_kind" };

  gtk_box_append (GTK_BOX (box), entry);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_box_append (GTK_BOX (box),
                    g_object_new (PMN_TYPE_ISSUE_ROW, "field", fields[i], "control", entry, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PmnValidation) issues = pmn_validation_new ();

      pmn_validation_add (issues, PMN_ISSUE_ERROR, fields[i % 2], "Choose a place.");
      g_assert_true (pmn_issue_rows_show (box, issues) == entry);
      gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
    }
  g_assert_finalize_object (box);
}

static void
test_form_state (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *toggle = adw_switch_row_new ();
  PmnNotesRow *notes = g_object_new (PMN_TYPE_NOTES_ROW, "title", "Notes", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_name (entry, "given");
  gtk_widget_set_name (toggle, "itinerant");
  gtk_widget_set_name (GTK_WIDGET (notes), "notes");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), toggle);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (notes));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Zoé ; =#");
  adw_switch_row_set_active (ADW_SWITCH_ROW (toggle), TRUE);
  pmn_notes_row_set_text (notes, "two\nlines");
  before = pmn_form_state_save (box);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  adw_switch_row_set_active (ADW_SWITCH_ROW (toggle), FALSE);
  pmn_notes_row_set_text (notes, NULL);
  pmn_form_state_load (box, before);
  after = pmn_form_state_save (box);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, " Zoé ; =#");
  text = pmn_notes_row_dup_text (notes);
  g_assert_cmpstr (text, ==, "two\nlines");
  pmn_form_state_load (box, "not a draft");
  g_assert_finalize_object (box);
}

/* A key held down asks once; who answered is asked again. */
static void
test_asked_once (void)
{
  AdwWindow *window = ADW_WINDOW (adw_window_new ());
  g_autoptr (GListModel) dialogs = adw_window_get_dialogs (window);
  GtkWidget *parent = adw_bin_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (window, parent);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 3; i++)
    pmn_alert_ask (pmn_alert_new ("Empty the trash?", NULL), parent);
  g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 1);
  adw_dialog_force_close (adw_window_get_visible_dialog (window));
  pmn_alert_ask (pmn_alert_new ("Empty the trash?", NULL), parent);
  g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A picture pasted as text, which Pango would be seconds to break between words. */
static void
test_notes_without_spaces (void)
{
  PmnNotesRow *notes
      = g_object_ref_sink (g_object_new (PMN_TYPE_NOTES_ROW, "title", "Notes", NULL));
  GtkTextView *view = GTK_TEXT_VIEW (pmn_notes_row_get_view (notes));
  g_autofree char *pasted = g_strnfill (100000, 'x');
  g_autofree char *kept = NULL;

  pmn_notes_row_set_text (notes, pasted);
  g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_CHAR);
  kept = pmn_notes_row_dup_text (notes);
  g_assert_cmpstr (kept, ==, pasted);
  pmn_notes_row_set_text (notes, "in words");
  g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_WORD_CHAR);
  g_assert_finalize_object (notes);
}

static void
test_commune_row (void)
{
  PmnCommuneRow *row = make (PMN_TYPE_COMMUNE_ROW);

  g_autofree char *name = NULL;
  char insee[6];
  char postcode[6];
  g_autoptr (PmnValidation) issues = pmn_validation_new ();

  pmn_commune_row_set_commune (row, "24322", "24000", "Périgueux");
  pmn_commune_row_read (row, "insee", insee, postcode, &name, issues);
  g_assert_cmpstr (insee, ==, "24322");
  g_assert_cmpstr (name, ==, "Périgueux");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Périgueux (24000)");
  g_assert_false (pmn_validation_has_errors (issues));
  gtk_editable_set_text (GTK_EDITABLE (row), "P");
  pmn_commune_row_read (row, "insee", insee, postcode, &name, issues);
  g_assert_cmpstr (insee, ==, "");
  g_assert_nonnull (pmn_validation_find (issues, "insee"));
  g_assert_finalize_object (row);
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* Enter just after the last letter: the entry has not said yet that something is looked for. */
static void
test_filter_chip_enter (void)
{
  PmnFilterChip *chip = PMN_FILTER_CHIP (g_object_ref_sink (pmn_filter_chip_new ("Place")));
  GtkWidget *window = gtk_window_new ();
  GtkWidget *entry;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (chip));
  gtk_window_present (GTK_WINDOW (window));
  pmn_filter_chip_add_choice (chip, "1", "Médiathèque");
  /* What is never opened costs nothing; what is there by then is in it, and what comes later too. */
  g_assert_null (find_type (GTK_WIDGET (chip), GTK_TYPE_SEARCH_ENTRY));
  pmn_filter_chip_popup (chip);
  pmn_filter_chip_add_choice (chip, "2", "Mairie");
  entry = find_type (GTK_WIDGET (chip), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "mair");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (pmn_filter_chip_get_value (chip), ==, "2");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (pmn_filter_chip_get_value (chip), ==, "2");
  gtk_editable_set_text (GTK_EDITABLE (entry), "mediatheque");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (pmn_filter_chip_get_value (chip), ==, "1");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (chip);
}

/* Names and errors are shown as they are, whatever is written in them. */
static void
test_texts_as_they_are (void)
{
  GtkWidget *page = g_object_ref_sink (adw_status_page_new ());
  GtkWidget *row = g_object_ref_sink (adw_action_row_new ());
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;
  GtkWidget *button;

  pmn_ui_describe (page, "R&D <x> could not be read");
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==,
                   "R&amp;D &lt;x&gt; could not be read");
  pmn_ui_append_choice (menu, "aide_caf", "editor.template", 1);
  g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, "label", "s", &label);
  g_assert_cmpstr (label, ==, "aide__caf");
  button = pmn_ui_add_row_button (row, "_Restore", "Restore Zoé");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Restore Zoé");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_finalize_object (page);
  g_assert_finalize_object (row);
}

static void
test_chosen_file (void)
{
  GtkWidget *row = g_object_ref_sink (adw_action_row_new ());
  g_autoptr (GFile) here = g_file_new_for_path ("/tmp/a.xlsx");
  g_autoptr (GFile) there = g_file_new_for_uri ("sftp://example.org/a.xlsx");
  g_autoptr (GError) dismissed
      = g_error_new_literal (GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED, "Dismissed");
  g_autofree char *path = pmn_chosen_file_dup_path (here, NULL, row, "No file");

  g_assert_cmpstr (path, ==, "/tmp/a.xlsx");
  g_assert_null (pmn_chosen_file_dup_path (there, NULL, row, "No file"));
  g_assert_null (pmn_chosen_file_dup_path (NULL, dismissed, row, "No file"));
  g_assert_finalize_object (row);
}

static void
test_error_details (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It broke.");
  g_autofree char *details = pmn_error_dialog_details ("This could not be saved", error);

  g_assert_nonnull (strstr (details, "It broke."));
  g_assert_nonnull (strstr (details, "g-io-error-quark"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add_func ("/widgets/choice-row", test_choice_row);
  g_test_add_func ("/widgets/choice-row/placeholder", test_choice_row_placeholder);
  g_test_add_func ("/widgets/commune-row", test_commune_row);
  g_test_add_func ("/widgets/date-row", test_date_row);
  g_test_add_func ("/widgets/durations", test_durations);
  g_test_add_func ("/widgets/error-details", test_error_details);
  g_test_add_func ("/widgets/form-state", test_form_state);
  g_test_add_func ("/widgets/asked-once", test_asked_once);
  g_test_add_func ("/widgets/notes-without-spaces", test_notes_without_spaces);
  g_test_add_func ("/widgets/issue-row", test_issue_row);
  g_test_add_func ("/widgets/chosen-file", test_chosen_file);
  g_test_add_func ("/widgets/filter-chip-enter", test_filter_chip_enter);
  g_test_add_func ("/widgets/texts-as-they-are", test_texts_as_they_are);
  g_test_add_func ("/widgets/issue-rows-of-one-control", test_issue_rows_of_one_control);
  g_test_add_func ("/widgets/term-picker", test_term_picker);
  g_test_add_func ("/widgets/fact-row", test_fact_row);
  return g_test_run ();
}
