/* test-tags.c: a tag that looks like what must not be kept about somebody is asked about first
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "activities/pmn-bulk-dialog.h"
#include "activities/pmn-names-dialog.h"
#include "pmn-bulk-edit.h"
#include "pmn-ui.h"
#include "ui-fixture.h"
#include "widgets/pmn-warning-question.h"

#define IBAN "FR76 3000 6000 0112 3456 7890 189"

typedef struct
{
  UiFixture base;
  GtkWidget *window;
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  ui_fixture_set_up (&scene->base, data);
  scene->window = g_object_ref (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (scene->window), gtk_button_new_with_label ("Elsewhere"));
  gtk_window_present (GTK_WINDOW (scene->window));
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  ui_assert_finalised (scene->window);
  ui_fixture_tear_down (&scene->base, data);
}

/* How many activities have @tag. */
static guint
count (Scene *scene, const char *tag)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GError) error = NULL;

  pmn_register_tags_async (scene->base.reg, NULL, ui_fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  tags = pmn_register_rows_finish (scene->base.reg, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (((PmnTagCount *) g_ptr_array_index (tags, i))->name, tag))
      return (guint) ((PmnTagCount *) g_ptr_array_index (tags, i))->n;
  return 0;
}

/* Until the writer's thread is done. */
static void
wait_for (Scene *scene, const char *tag, guint n)
{
  while (count (scene, tag) != n)
    continue;
  ui_fixture_settle (&scene->base);
}

static AdwDialog *
shown (Scene *scene)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (scene->window));
}

/* The question must be there; answers it. */
static void
answer (Scene *scene, const char *response)
{
  AdwDialog *question = shown (scene);

  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  g_assert_nonnull (
      strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)), "bank account"));
  g_signal_emit_by_name (question, "response", response);
  adw_dialog_force_close (question);
  ui_fixture_settle (&scene->base);
}

static void
test_added (Scene *scene, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AdwDialog *dialog;
  GtkWidget *row, *apply;

  for (gint64 id = 1; id <= 2; id++)
    g_array_append_val (ids, id);
  dialog = g_object_ref_sink (pmn_bulk_dialog_new (scene->base.reg, PMN_CHANGE_ADD_TAG, ids));
  adw_dialog_present (dialog, scene->window);
  ui_fixture_settle (&scene->base);
  row = ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  apply = ui_find_labelled (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Apply");
  gtk_editable_set_text (GTK_EDITABLE (row), IBAN);
  g_signal_emit_by_name (apply, "clicked");
  answer (scene, "back");
  g_assert_cmpuint (count (scene, IBAN), ==, 0);
  g_assert_true (shown (scene) == dialog);

  g_signal_emit_by_name (apply, "clicked");
  answer (scene, PMN_WARNING_QUESTION_SAVE);
  wait_for (scene, IBAN, 2);
  ui_assert_finalised (dialog);
}

/* The row of the tag, as somebody renames it. */
static void
rename_tag (AdwDialog *dialog, const char *from, const char *to)
{
  GtkWidget *row = ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);

  while (row != NULL && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), from))
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), to);
  g_signal_emit_by_name (row, "apply");
}

/* Rows are made again when the list is read; who types goes on from the same one. */
static void
assert_focus_on (Scene *scene, AdwDialog *dialog, const char *tag)
{
  GtkWidget *focus, *row;

  ui_fixture_settle (&scene->base);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (dialog)));
  g_assert_nonnull (focus);
  row = gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, tag);
}

static void
test_renamed (Scene *scene, gconstpointer data)
{
  const char *tag = "Partenariat CCAS";
  const guint n = count (scene, tag);
  AdwDialog *dialog = g_object_ref_sink (pmn_names_dialog_new (scene->base.reg, PMN_NAMES_TAGS));

  g_assert_cmpuint (n, >, 0);
  adw_dialog_present (dialog, scene->window);
  ui_fixture_settle (&scene->base);
  rename_tag (dialog, tag, IBAN);
  answer (scene, "back");
  g_assert_cmpuint (count (scene, tag), ==, n);

  /* The list shows again what is in the register. */
  rename_tag (dialog, tag, IBAN);
  answer (scene, PMN_WARNING_QUESTION_SAVE);
  wait_for (scene, IBAN, n);

  /* Who corrects it is not asked anything. */
  rename_tag (dialog, IBAN, tag);
  ui_fixture_settle (&scene->base);
  g_assert_true (shown (scene) == dialog);
  wait_for (scene, tag, n);
  assert_focus_on (scene, dialog, tag);
  adw_dialog_force_close (dialog);
  ui_fixture_let_go (&scene->base, dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add ("/tags/added", Scene, NULL, set_up, test_added, tear_down);
  g_test_add ("/tags/renamed", Scene, NULL, set_up, test_renamed, tear_down);
  return g_test_run ();
}
