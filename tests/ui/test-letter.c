/* test-letter.c: a letter from the window, and the logo of the structure
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "letters/pmn-letter-dialog.h"
#include "pmn-letters.h"
#include "pmn-logo.h"
#include "pmn-ui.h"
#include "preferences/pmn-logo-row.h"
#include "print/pmn-print-dialog.h"
#include "ui-fixture.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-notes-row.h"

/* The first widget of @type inside a dialog or a widget. */
static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (ADW_IS_DIALOG (root))
    root = adw_dialog_get_child (ADW_DIALOG (root));
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwComboRow *
get_templates (GtkWidget *dialog)
{
  return ADW_COMBO_ROW (find (dialog, ADW_TYPE_COMBO_ROW));
}

static GtkWidget *
make_dialog_of (UiFixture *fixture, const char *uuid)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  GtkWidget *dialog;

  person->record.id = 1;
  g_strlcpy (person->record.uuid, uuid, sizeof person->record.uuid);
  dialog = GTK_WIDGET (g_object_ref_sink (pmn_letter_dialog_new (fixture->reg, person)));

  while (g_list_model_get_n_items (adw_combo_row_get_model (get_templates (dialog))) == 0)
    g_main_context_iteration (NULL, TRUE);
  return dialog;
}

static GtkWidget *
make_dialog (UiFixture *fixture)
{
  return make_dialog_of (fixture, "0190c6a0-0000-7000-8000-000000000001");
}

static void
write_own (const char *text)
{
  g_autofree char *folder = pmn_letters_folder (NULL);
  g_autofree char *path = g_build_filename (folder, "relance.txt", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_own (void)
{
  g_autofree char *folder = pmn_letters_folder (NULL);
  g_autofree char *path = g_build_filename (folder, "relance.txt", NULL);

  g_unlink (path);
}

/* Each template asks for its own fields. */
static void
test_fields_follow_the_template (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = make_dialog (fixture);
  AdwComboRow *templates = get_templates (dialog);

  /* By name: attestation, free letter, appointment. */
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (templates)), ==, 3);
  g_assert_null (find (dialog, PMN_TYPE_DATE_ROW));
  adw_combo_row_set_selected (templates, 1);
  g_assert_nonnull (find (dialog, PMN_TYPE_NOTES_ROW));
  adw_combo_row_set_selected (templates, 2);
  g_assert_null (find (dialog, PMN_TYPE_NOTES_ROW));
  g_assert_nonnull (find (dialog, PMN_TYPE_DATE_ROW));
  ui_assert_finalised (dialog);
}

static GtkWidget *
make_window (void)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 700);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static GtkWidget *
present (UiFixture *fixture, GtkWidget *window, const char *uuid)
{
  GtkWidget *dialog = make_dialog_of (fixture, uuid);

  adw_dialog_present (ADW_DIALOG (dialog), window);
  ui_fixture_settle (fixture);
  return dialog;
}

static void
close_dialog (UiFixture *fixture, GtkWidget *dialog)
{
  g_assert_false (adw_dialog_close (ADW_DIALOG (dialog)));
  ui_fixture_settle (fixture);
  ui_assert_finalised (dialog);
}

static char *
get_text (GtkWidget *dialog)
{
  GtkWidget *row = find (dialog, PMN_TYPE_NOTES_ROW);

  return row != NULL ? pmn_notes_row_dup_text (PMN_NOTES_ROW (row)) : NULL;
}

static gboolean
has_draft (GtkWidget *dialog)
{
  return adw_banner_get_revealed (ADW_BANNER (find (dialog, ADW_TYPE_BANNER)));
}

/* What was typed to somebody comes back with its template, to that person only, until it is done. */
static void
test_draft (UiFixture *fixture, gconstpointer data)
{
  static const char ines[] = "0190c6a0-0000-7000-8000-000000000002";
  static const char omar[] = "0190c6a0-0000-7000-8000-000000000003";
  GtkWidget *window = make_window ();
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  dialog = present (fixture, window, ines);
  adw_combo_row_set_selected (get_templates (dialog), 1);
  pmn_notes_row_set_text (PMN_NOTES_ROW (find (dialog, PMN_TYPE_NOTES_ROW)), "Bonjour,\nvenez.");
  close_dialog (fixture, dialog);

  dialog = present (fixture, window, omar);
  g_assert_cmpuint (adw_combo_row_get_selected (get_templates (dialog)), ==, 0);
  close_dialog (fixture, dialog);

  dialog = present (fixture, window, ines);
  g_assert_true (has_draft (dialog));
  text = get_text (dialog);
  g_assert_cmpstr (text, ==, "Bonjour,\nvenez.");
  gtk_widget_activate_action (dialog, "letter.start-over", NULL);
  g_assert_null (get_text (dialog));
  g_assert_false (has_draft (dialog));
  close_dialog (fixture, dialog);

  dialog = present (fixture, window, ines);
  g_assert_false (has_draft (dialog));
  close_dialog (fixture, dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was printed or saved is no draft any more. */
static void
test_done_is_no_draft (UiFixture *fixture, gconstpointer data)
{
  static const char uuid[] = "0190c6a0-0000-7000-8000-000000000004";
  GtkWidget *window = make_window ();
  GtkWidget *dialog;
  AdwDialog *preview;

  dialog = present (fixture, window, uuid);
  adw_combo_row_set_selected (get_templates (dialog), 1);
  pmn_notes_row_set_text (PMN_NOTES_ROW (find (dialog, PMN_TYPE_NOTES_ROW)), "Bonjour.");
  gtk_widget_activate_action (dialog, "letter.preview", NULL);
  preview = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (PMN_IS_PRINT_DIALOG (preview));
  ui_fixture_settle (fixture);
  g_signal_emit_by_name (preview, "done");
  adw_dialog_force_close (preview);
  close_dialog (fixture, dialog);

  dialog = present (fixture, window, uuid);
  g_assert_false (has_draft (dialog));
  close_dialog (fixture, dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A date that is not one is said at its row, and there is no preview. */
static void
test_wrong_date (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = make_dialog (fixture);
  GtkWidget *row;

  adw_combo_row_set_selected (get_templates (dialog), 2);
  row = find (dialog, PMN_TYPE_DATE_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "jamais");
  gtk_widget_activate_action (dialog, "letter.preview", NULL);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  ui_assert_finalised (dialog);
}

static void
test_own_templates (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  write_own ("titre : Relance\n\nBonjour,\n");
  dialog = make_dialog (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (get_templates (dialog))), ==,
                    4);
  ui_assert_finalised (dialog);
  remove_own ();
}

/* A mistake is said with its file and its place; the others can be used. */
static void
test_refused_template (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  g_autofree char *refused = NULL;
  g_autoptr (GPtrArray) templates = NULL;

  write_own ("titre : Relance\n\nBonjour {{surnom}},\n");
  dialog = make_dialog (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (get_templates (dialog))), ==,
                    3);
  ui_assert_finalised (dialog);
  templates = pmn_letters_list (&refused);
  g_assert_cmpstr (refused, ==,
                   "relance.txt: Line 3, column 9: “surnom” is not a field of letters.");
  remove_own ();
}

/* The logo ------------------------------------------------------------------------------------- */

static GBytes *
read_logo (UiFixture *fixture)
{
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *png;

  pmn_logo_get_async (fixture->reg, NULL, ui_fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  png = pmn_logo_get_finish (fixture->reg, result, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  return png;
}

static GFile *
write_file (UiFixture *fixture, const char *name, gconstpointer data, gsize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  return g_file_new_for_path (path);
}

static void
choose (UiFixture *fixture, PmnLogoRow *row, GFile *file)
{
  pmn_logo_row_choose (row, file);
  while (!gtk_widget_get_sensitive (GTK_WIDGET (row)))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (fixture);
}

static void
test_logo (UiFixture *fixture, gconstpointer data)
{
  PmnLogoRow *row = g_object_ref_sink (g_object_new (PMN_TYPE_LOGO_ROW, NULL));
  guint8 pixels[4 * 2000 * 10] = { 0 };
  g_autoptr (GBytes) raw = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture
      = gdk_memory_texture_new (2000, 10, GDK_MEMORY_R8G8B8A8, raw, (gsize) 4 * 2000);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);
  g_autoptr (GFile) file
      = write_file (fixture, "logo.png", g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GdkTexture) small = NULL;

  pmn_logo_row_set_register (row, fixture->reg);
  choose (fixture, row, file);
  kept = read_logo (fixture);
  g_assert_nonnull (kept);
  small = gdk_texture_new_from_bytes (kept, NULL);
  g_assert_cmpint (gdk_texture_get_width (small), ==, 900);
  g_file_delete (file, NULL, NULL);
  ui_assert_finalised (row);
}

static void
test_logo_that_is_not_a_picture (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  PmnLogoRow *row = g_object_new (PMN_TYPE_LOGO_ROW, NULL);
  g_autoptr (GFile) file = write_file (fixture, "logo.png", "not a picture", 13);

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  adw_window_set_content (ADW_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (GTK_WIDGET (row)) < 400)
    g_main_context_iteration (NULL, TRUE);
  pmn_logo_row_set_register (row, fixture->reg);
  choose (fixture, row, file);
  g_assert_null (read_logo (fixture));
  g_file_delete (file, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("/letter/fields", test_fields_follow_the_template);
  ADD ("/letter/draft", test_draft);
  ADD ("/letter/done-is-no-draft", test_done_is_no_draft);
  ADD ("/letter/wrong-date", test_wrong_date);
  ADD ("/letter/own-templates", test_own_templates);
  ADD ("/letter/refused-template", test_refused_template);
  ADD ("/letter/logo", test_logo);
  ADD ("/letter/logo-that-is-not-a-picture", test_logo_that_is_not_a_picture);
#undef ADD
  return g_test_run ();
}
