/* test-people.c: the page of followed people, its form and its duplicates, on a real register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "beneficiaries/pmn-beneficiaries-page.h"
#include "beneficiaries/pmn-beneficiary-editor.h"
#include "beneficiaries/pmn-duplicates-dialog.h"
#include "beneficiaries/pmn-notice-dialog.h"
#include "pmn-person-summary.h"
#include "pmn-ui.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture base;
  gint64 saved;
} Scene;

static void
on_added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PmnBeneficiary *saved = pmn_register_save_finish (PMN_REGISTER (source), result, &error);

  g_assert_no_error (error);
  ((Scene *) data)->saved = saved->record.id;
  pmn_beneficiary_free (saved);
  ((Scene *) data)->base.done = TRUE;
}

static gint64
add_person (Scene *scene, const char *given, const char *family, gint year)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();

  g_set_str (&person->given, given);
  g_set_str (&person->family, family);
  person->birth_year = year;
  person->informed_on = pmn_day_from_ymd (2026, 1, 5);
  pmn_register_save_async (scene->base.reg, PMN_ENTITY_BENEFICIARY, person, NULL, on_added, scene);
  ui_fixture_wait (&scene->base);
  return scene->saved;
}

static void
set_up (Scene *scene, gconstpointer data)
{
  ui_fixture_set_up (&scene->base, data);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  ui_fixture_tear_down (&scene->base, data);
}

static void
test_page (Scene *scene, gconstpointer data)
{
  PmnPage *page = ui_fixture_make_page (&scene->base, PMN_TYPE_BENEFICIARIES_PAGE);
  guint before = pmn_list_page_get_n_rows (PMN_LIST_PAGE (page));
  const PmnPersonSummary *shown;
  gint64 id = add_person (scene, "Fatou", "Diallo", 1958);

  ui_fixture_settle (&scene->base);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (page)), ==, before + 1);
  pmn_record_page_show (PMN_RECORD_PAGE (page), id);
  ui_fixture_settle (&scene->base);
  shown = pmn_record_page_get_shown (PMN_RECORD_PAGE (page));
  g_assert_nonnull (shown);
  g_assert_cmpint (shown->person->record.id, ==, id);
  g_assert_nonnull (
      ui_find_labelled (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Information notice given on"));
  /* What goes to the trash is not shown any more. */
  gtk_widget_activate_action (GTK_WIDGET (page), "record.trash", NULL);
  while (pmn_list_page_get_n_rows (PMN_LIST_PAGE (page)) != before)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&scene->base);
  g_assert_null (pmn_record_page_get_shown (PMN_RECORD_PAGE (page)));
  ui_assert_finalised (page);
}

static void
test_page_by_page (Scene *scene, gconstpointer data)
{
  PmnPage *page;

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Personne%03d", i);

      add_person (scene, "A", name, 0);
    }
  page = ui_fixture_make_page (&scene->base, PMN_TYPE_BENEFICIARIES_PAGE);
  g_assert_cmpuint (pmn_list_page_get_n_rows (PMN_LIST_PAGE (page)), ==, 100);
  ui_assert_finalised (page);
}

static void
test_notice_is_required (Scene *scene, gconstpointer data)
{
  AdwDialog *dialog = g_object_ref_sink (pmn_beneficiary_editor_new (scene->base.reg, NULL));
  GtkWidget *root = adw_dialog_get_child (dialog);

  ui_fixture_settle (&scene->base);
  ui_type (root, "given", "Fatou");
  ui_type (root, "family", "Diallo");
  ui_type (root, "birth_year", "1958");
  g_assert_false (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find (root, "informed")), TRUE);
  /* Today, unless another day is said. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (root, "informed_on"))), !=, "");
  g_assert_true (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  ui_type (root, "birth_year", "58");
  g_assert_false (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  ui_type (root, "birth_year", "vers 1958");
  g_assert_false (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  ui_type (root, "birth_year", "");
  g_assert_true (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  ui_assert_finalised (dialog);
}

static void
on_saved (PmnEditorDialog *dialog, gint64 id, Scene *scene)
{
  scene->saved = id;
}

static void
test_similar_while_typing (Scene *scene, gconstpointer data)
{
  gint64 known = add_person (scene, "Fatou", "Diallo", 1958);
  AdwDialog *dialog = g_object_ref_sink (pmn_beneficiary_editor_new (scene->base.reg, NULL));
  GtkWidget *root = adw_dialog_get_child (dialog), *button;

  scene->saved = 0;
  g_signal_connect (dialog, "saved", G_CALLBACK (on_saved), scene);
  ui_fixture_settle (&scene->base);
  g_assert_null (ui_find_labelled (root, GTK_TYPE_BUTTON, "Use This One"));
  ui_type (root, "given", "DIALO");
  ui_type (root, "family", "fatou");
  /* It looks a moment after the last key. */
  while ((button = ui_find_labelled (root, GTK_TYPE_BUTTON, "Use This One")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (scene->saved, ==, known);
  ui_fixture_settle (&scene->base);
  ui_assert_finalised (dialog);
}

static void
test_duplicates (Scene *scene, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *window = g_object_ref (adw_window_new ());
  GtkWidget *root, *distinct, *answered = NULL;

  add_person (scene, "Fatou", "Diallo", 1958);
  add_person (scene, "Dialo", "Fatou", 1958);
  dialog = g_object_ref_sink (pmn_duplicates_dialog_new (scene->base.reg));
  root = adw_dialog_get_child (dialog);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  /* That pair and the one of the fictional structure. */
  for (int n_left = 2; n_left > 0; n_left--)
    {
      ui_fixture_settle (&scene->base);
      do
        g_main_context_iteration (NULL, FALSE);
      while ((distinct = ui_find_labelled (root, ADW_TYPE_BUTTON_ROW, "Not the Same Person"))
                 == NULL
             || distinct == answered);
      answered = distinct;
      g_assert_nonnull (adw_window_get_visible_dialog (ADW_WINDOW (window)));
      g_signal_emit_by_name (distinct, "activated");
    }
  /* Nothing is left to decide. */
  while (adw_window_get_visible_dialog (ADW_WINDOW (window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&scene->base);
  ui_assert_finalised (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_assert_finalised (window);
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
test_notice (Scene *scene, gconstpointer data)
{
  AdwDialog *dialog = g_object_ref_sink (pmn_notice_dialog_new (scene->base.reg));

  gtk_test_accessible_assert_role (dialog, GTK_ACCESSIBLE_ROLE_DIALOG);
  g_assert_nonnull (adw_dialog_get_title (dialog));
  /* What is read together is what is given: the same words whatever the language of the program. */
  g_assert_true (shows (adw_dialog_get_child (dialog), "Qui les voit\u202f?"));
  ui_assert_finalised (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add ("/people/page", Scene, NULL, set_up, test_page, tear_down);
  g_test_add ("/people/page-by-page", Scene, NULL, set_up, test_page_by_page, tear_down);
  g_test_add ("/people/notice-is-required", Scene, NULL, set_up, test_notice_is_required,
              tear_down);
  g_test_add ("/people/similar-while-typing", Scene, NULL, set_up, test_similar_while_typing,
              tear_down);
  g_test_add ("/people/duplicates", Scene, NULL, set_up, test_duplicates, tear_down);
  g_test_add ("/people/notice", Scene, NULL, set_up, test_notice, tear_down);
  return g_test_run ();
}
