/* test-activity-editor.c: the form of an activity of every kind, on a real register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "activity-form/pmn-activity-editor.h"
#include "pmn-activity-people.h"
#include "pmn-ui.h"
#include "ui-fixture.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-notes-row.h"
#include "widgets/pmn-term-picker.h"

/* A Sunday. */
#define TODAY (pmn_day_from_ymd (2026, 11, 22))
#define IBAN "FR76 3000 6000 0112 3456 7890 189"

typedef struct
{
  UiFixture base;
  PmnEditorDialog *dialog;
  GtkWidget *root;
  gint64 saved;
  guint n_saved;
} Scene;

static void
on_saved (PmnEditorDialog *dialog, gint64 id, Scene *scene)
{
  scene->saved = id;
  scene->n_saved++;
}

static void
show (Scene *scene, AdwDialog *dialog)
{
  scene->dialog = PMN_EDITOR_DIALOG (g_object_ref_sink (dialog));
  scene->root = adw_dialog_get_child (dialog);
  g_signal_connect (dialog, "saved", G_CALLBACK (on_saved), scene);
  ui_fixture_settle (&scene->base);
}

static void
open_new (Scene *scene, PmnActivityKind kind)
{
  show (scene, pmn_activity_editor_new (scene->base.reg, kind));
}

static void
close_form (Scene *scene)
{
  ui_fixture_let_go (&scene->base, g_steal_pointer (&scene->dialog));
}

static void
save_and_wait (Scene *scene)
{
  guint before = scene->n_saved;

  pmn_editor_dialog_save (scene->dialog, PMN_EDITOR_SAVE);
  while (scene->n_saved == before)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_let_go (&scene->base, g_steal_pointer (&scene->dialog));
}

static PmnActivity *
read_saved (Scene *scene)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PmnActivity *activity;

  pmn_register_get_async (scene->base.reg, PMN_ENTITY_ACTIVITY, scene->saved, NULL,
                          ui_fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  activity = pmn_register_get_finish (scene->base.reg, result, &error);
  g_assert_no_error (error);
  return activity;
}

static void
set_up (Scene *scene, gconstpointer data)
{
  ui_fixture_set_up (&scene->base, data);
  pmn_register_set_actor (scene->base.reg, 1);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  ui_fixture_tear_down (&scene->base, data);
}

/* Whether a field is there and neither it nor its section is hidden. */
static gboolean
is_asked (Scene *scene, const char *name)
{
  GtkWidget *field = ui_find (scene->root, name);

  while (field != NULL && field != scene->root && gtk_widget_get_visible (field))
    field = gtk_widget_get_parent (field);
  return field == scene->root;
}

static GtkWidget *
find_finder (Scene *scene)
{
  GtkWidget *finder
      = ui_find_labelled (scene->root, ADW_TYPE_ENTRY_ROW, "Find a theme: a few letters, Enter");

  g_assert_nonnull (finder);
  return finder;
}

static void
turn_on (Scene *scene, const char *picker, const char *code)
{
  g_assert_true (pmn_term_picker_has (PMN_TERM_PICKER (ui_find (scene->root, picker)), code));
  pmn_term_picker_set_active (PMN_TERM_PICKER (ui_find (scene->root, picker)), code, TRUE);
}

static void
set_notes (Scene *scene, const char *text)
{
  pmn_notes_row_set_text (PMN_NOTES_ROW (ui_find (scene->root, "notes")), text);
}

static void
choose_place (Scene *scene, const char *id)
{
  pmn_choice_row_set_id (PMN_CHOICE_ROW (ui_find (scene->root, "place")), id);
}

/* What an individual session still needs. */
static void
fill_session (Scene *scene)
{
  turn_on (scene, "core-themes", "email");
  ui_type (scene->root, "minutes", "45");
  choose_place (scene, "remote");
}

/* Whether @part says that it is wrong, and a screen reader is told why. */
static gboolean
is_tied_to_error (GtkWidget *part)
{
  GtkAccessible *accessible
      = GTK_ACCESSIBLE (GTK_IS_EDITABLE (part) && gtk_editable_get_delegate (GTK_EDITABLE (part))
                            ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (part)))
                            : part);

  return gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE)
         && gtk_test_accessible_has_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
}

/* Kinds ---------------------------------------------------------------------------------------- */

typedef struct
{
  PmnActivityKind kind;
  const char *title;
  const char *asked[12];
  const char *not_asked[8];
} Kind;

static const Kind kinds[] = {
  { PMN_ACTIVITY_INDIVIDUAL,
    "Individual Session",
    { "day", "minutes", "place", "mediator", "core-themes", "gender", "age", "residence",
      "followed-people", "autonomy", "notes" },
    { "local-kind", "title", "level", "anonymous", "referral", "several", "commune" } },
  { PMN_ACTIVITY_WORKSHOP,
    "Workshop",
    { "day", "minutes", "place", "core-themes", "title", "level", "anonymous", "genders", "ages",
      "statuses", "materials" },
    { "local-kind", "gender", "autonomy", "oriented", "several" } },
  { PMN_ACTIVITY_ONE_OFF,
    "One-off Request",
    { "day", "minutes", "place", "core-themes", "gender", "followed-people", "autonomy", "notes" },
    { "local-kind", "title", "level", "anonymous", "several" } },
  { PMN_ACTIVITY_LOCAL,
    "Local Activity",
    { "local-kind", "title", "day", "minutes", "place", "mediator", "tags", "notes" },
    { "core-themes", "gender", "anonymous", "followed-people", "autonomy", "materials",
      "oriented" } },
};

static void
check_fields (Scene *scene, const Kind *kind)
{
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (scene->dialog)), ==, kind->title);
  for (guint i = 0; i < G_N_ELEMENTS (kind->asked) && kind->asked[i] != NULL; i++)
    if (!is_asked (scene, kind->asked[i]))
      g_error ("%s: “%s” is not asked", kind->title, kind->asked[i]);
  for (guint i = 0; i < G_N_ELEMENTS (kind->not_asked) && kind->not_asked[i] != NULL; i++)
    if (is_asked (scene, kind->not_asked[i]))
      g_error ("%s: “%s” is asked", kind->title, kind->not_asked[i]);
}

static void
test_each_kind (Scene *scene, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      open_new (scene, kinds[i].kind);
      gtk_test_accessible_assert_role (scene->dialog, GTK_ACCESSIBLE_ROLE_DIALOG);
      check_fields (scene, &kinds[i]);
      g_assert_false (pmn_editor_dialog_is_dirty (scene->dialog));
      close_form (scene);
    }
}

/* The kind changes in an open form, from each to the next one and back. */
static void
test_change_of_kind (Scene *scene, gconstpointer data)
{
  static const char *const names[] = { "individual", "workshop", "one-off", "local" };

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  for (guint i = 0; i <= 2 * G_N_ELEMENTS (kinds); i++)
    {
      guint k = i % G_N_ELEMENTS (kinds);

      gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.kind", "s", names[k]);
      ui_fixture_settle (&scene->base);
      check_fields (scene, &kinds[k]);
    }
  close_form (scene);
}

static const char *
get_note (Scene *scene)
{
  GtkWidget *group = gtk_widget_get_parent (ui_find (scene->root, "kind"));
  GtkWidget *label = gtk_widget_get_last_child (group);

  g_assert_true (GTK_IS_LABEL (label));
  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static gboolean
says (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && says (child, words))
      return TRUE;
  return FALSE;
}

/* What was given stays, and what the kind makes of it is said, then asked before it is saved. */
static void
test_nothing_lost_with_the_kind (Scene *scene, gconstpointer data)
{
  g_autofree char *people = NULL;
  g_autofree char *kept = NULL;
  GtkWidget *section;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  ui_type (scene->root, "day", "22/11/2026");
  section = ui_find (scene->root, "followed-people");
  /* A followed person, as a draft knows one. */
  g_object_set (section, "state", "1\t\t0\tfeminin\tnon_communique\tretraite\t0\t", NULL);
  g_object_get (section, "state", &people, NULL);
  g_assert_null (get_note (scene));
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.kind", "s", "local");
  g_assert_nonnull (strstr (get_note (scene), "no beneficiaries"));
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.kind", "s", "workshop");
  g_assert_nonnull (strstr (get_note (scene), "alone"));
  g_object_get (section, "state", &kept, NULL);
  g_assert_cmpstr (kept, ==, people);
  pmn_editor_dialog_show_warnings (scene->dialog);
  g_assert_true (says (scene->root, "Only one person"));
  g_object_set (ui_find (scene->root, "anonymous"), "value", 3.0, NULL);
  g_assert_null (get_note (scene));
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.kind", "s", "individual");
  g_assert_nonnull (strstr (get_note (scene), "3 people"));
  close_form (scene);
}

/* Errors --------------------------------------------------------------------------------------- */

static void
test_errors (Scene *scene, gconstpointer data)
{
  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  g_assert_true (pmn_editor_dialog_check (scene->dialog));

  ui_type (scene->root, "day", "31/02/2026");
  ui_type (scene->root, "minutes", "beaucoup");
  pmn_term_picker_set_active (PMN_TERM_PICKER (ui_find (scene->root, "core-themes")), "email",
                              FALSE);
  choose_place (scene, "home");
  g_assert_true (is_asked (scene, "commune"));
  g_assert_false (pmn_editor_dialog_check (scene->dialog));
  g_assert_true (is_tied_to_error (ui_find (scene->root, "day")));
  g_assert_true (is_tied_to_error (ui_find (scene->root, "minutes")));
  g_assert_true (is_tied_to_error (ui_find (scene->root, "commune")));
  g_assert_true (is_tied_to_error (find_finder (scene)));
  g_assert_false (is_tied_to_error (ui_find (scene->root, "referral-body")));

  /* What was corrected is no longer marked. */
  ui_type (scene->root, "day", "hier");
  fill_session (scene);
  g_assert_true (pmn_editor_dialog_check (scene->dialog));
  g_assert_false (is_tied_to_error (ui_find (scene->root, "day")));
  g_assert_false (is_tied_to_error (find_finder (scene)));

  /* Nobody in a workshop, nothing said of a local activity. */
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.kind", "s", "workshop");
  g_assert_false (pmn_editor_dialog_check (scene->dialog));
  g_assert_true (is_tied_to_error (ui_find (scene->root, "anonymous")));
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.kind", "s", "local");
  g_assert_false (pmn_editor_dialog_check (scene->dialog));
  g_assert_true (is_tied_to_error (ui_find (scene->root, "local-kind")));
  close_form (scene);
}

static void
test_dates (Scene *scene, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *day;
  } cases[] = {
    { "1/2/26", "2026-02-01" },     { "01-02-2026", "2026-02-01" }, { "hier", "2026-11-21" },
    { "lundi", "2026-11-16" },      { "2026-02-01", "2026-02-01" }, { "1er février", "2026-02-01" },
    { "01.02.2026", "2026-02-01" },
  };

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmnActivity) read = NULL;
      char iso[PMN_DAY_ISO_SIZE];

      ui_type (scene->root, "day", cases[i].typed);
      g_assert_true (pmn_editor_dialog_check (scene->dialog));
      read = pmn_editor_dialog_dup_form (scene->dialog);
      g_assert_cmpstr (pmn_day_to_iso (read->day, iso), ==, cases[i].day);
    }
  /* Tomorrow has not taken place. */
  ui_type (scene->root, "day", "23/11/2026");
  g_assert_false (pmn_editor_dialog_check (scene->dialog));
  g_assert_true (is_tied_to_error (ui_find (scene->root, "day")));
  close_form (scene);
}

/* Text ----------------------------------------------------------------------------------------- */

static void
test_much_text (Scene *scene, gconstpointer data)
{
  g_autofree char *much = g_strnfill (PMN_MAX_NOTES + 1, 'x');
  GtkWidget *view;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  set_notes (scene, much);
  view = pmn_notes_row_get_view (PMN_NOTES_ROW (ui_find (scene->root, "notes")));
  g_assert_false (pmn_editor_dialog_check (scene->dialog));
  g_assert_true (is_tied_to_error (view));
  set_notes (scene, much + 1);
  g_assert_true (pmn_editor_dialog_check (scene->dialog));
  /* In a field of one line too. */
  set_notes (scene, NULL);
  ui_type (scene->root, "tags", much);
  g_assert_false (pmn_editor_dialog_check (scene->dialog));
  g_assert_true (is_tied_to_error (ui_find (scene->root, "tags")));
  g_assert_false (is_tied_to_error (view));
  ui_type (scene->root, "tags", "");
  g_assert_true (pmn_editor_dialog_check (scene->dialog));
  close_form (scene);
}

static void
test_any_script (Scene *scene, gconstpointer data)
{
  const char *text = "مرحبا بكم 👩‍💻\nשלום — œuvre";
  g_autoptr (PmnActivity) saved = NULL;

  open_new (scene, PMN_ACTIVITY_WORKSHOP);
  fill_session (scene);
  ui_type (scene->root, "title", "ورشة 🙂");
  ui_type (scene->root, "anonymous", "3");
  ui_type (scene->root, "tags", "عربي, 🙂");
  set_notes (scene, text);
  gtk_spin_button_update (GTK_SPIN_BUTTON (
      gtk_editable_get_delegate (GTK_EDITABLE (ui_find (scene->root, "anonymous")))));
  save_and_wait (scene);
  saved = read_saved (scene);
  g_assert_cmpstr (saved->title, ==, "ورشة 🙂");
  g_assert_cmpstr (saved->notes, ==, text);
  g_assert_cmpuint (saved->tags->len, ==, 2);
  g_assert_cmpint (saved->anonymous, ==, 3);
}

/* What should not be kept of a person is said beside the field; it is not an error. */
static void
test_text_guard (Scene *scene, gconstpointer data)
{
  GtkWidget *view;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  view = pmn_notes_row_get_view (PMN_NOTES_ROW (ui_find (scene->root, "notes")));
  set_notes (scene, "son compte : " IBAN);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (view),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  g_assert_true (pmn_editor_dialog_check (scene->dialog));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (view),
                                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  g_assert_false (is_tied_to_error (view));
  set_notes (scene, "son compte");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (view),
                                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  g_assert_true (pmn_editor_dialog_check (scene->dialog));
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (view),
                                                    GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  close_form (scene);
}

/* Saving --------------------------------------------------------------------------------------- */

static void
test_saved_once (Scene *scene, gconstpointer data)
{
  gint64 before = ui_fixture_count (&scene->base, TODAY);

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  ui_type (scene->root, "day", "22/11/2026");
  g_object_ref (scene->dialog);
  pmn_editor_dialog_save (scene->dialog, PMN_EDITOR_SAVE);
  pmn_editor_dialog_save (scene->dialog, PMN_EDITOR_SAVE);
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.save", NULL);
  g_object_unref (scene->dialog);
  ui_fixture_let_go (&scene->base, g_steal_pointer (&scene->dialog));
  g_assert_cmpuint (scene->n_saved, ==, 1);
  g_assert_cmpint (ui_fixture_count (&scene->base, TODAY), ==, before + 1);
}

/* Only the date and the person are needed, and it does not count yet. */
static void
test_complete_later (Scene *scene, gconstpointer data)
{
  gint64 before = ui_fixture_count (&scene->base, TODAY);
  g_autoptr (PmnActivity) saved = NULL;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  ui_type (scene->root, "day", "22/11/2026");
  ui_type (scene->root, "minutes", "");
  choose_place (scene, "");
  g_assert_false (pmn_editor_dialog_check (scene->dialog));
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.save-later", NULL);
  while (scene->n_saved == 0)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_let_go (&scene->base, g_steal_pointer (&scene->dialog));
  saved = read_saved (scene);
  g_assert_true (saved->incomplete);
  g_assert_cmpint (ui_fixture_count (&scene->base, TODAY), ==, before);

  /* Completed, it counts. */
  show (scene, pmn_activity_editor_new_for_activity (scene->base.reg, saved));
  fill_session (scene);
  save_and_wait (scene);
  g_assert_cmpint (ui_fixture_count (&scene->base, TODAY), ==, before + 1);
}

/* What is to be completed later stays so when the user is first asked about what they wrote. */
static void
test_complete_later_confirmed (Scene *scene, gconstpointer data)
{
  AdwWindow *window = ADW_WINDOW (adw_window_new ());
  g_autoptr (PmnActivity) saved = NULL;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (ADW_DIALOG (scene->dialog), GTK_WIDGET (window));
  ui_type (scene->root, "minutes", "");
  set_notes (scene, "son compte : " IBAN);
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.save-later", NULL);
  g_assert_true (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (window)));
  g_signal_emit_by_name (adw_window_get_visible_dialog (window), "response", "save");
  while (scene->n_saved == 0)
    g_main_context_iteration (NULL, TRUE);
  saved = read_saved (scene);
  g_assert_true (saved->incomplete);
  gtk_window_destroy (GTK_WINDOW (window));
  close_form (scene);
}

/* Who presses the keys twice has not answered what they were asked; who goes back is asked again. */
static void
test_asked_until_answered (Scene *scene, gconstpointer data)
{
  gint64 before = ui_fixture_count (&scene->base, TODAY);
  AdwWindow *window = ADW_WINDOW (adw_window_new ());
  g_autoptr (GListModel) dialogs = adw_window_get_dialogs (window);

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (ADW_DIALOG (scene->dialog), GTK_WIDGET (window));
  ui_type (scene->root, "day", "22/11/2026");
  fill_session (scene);
  set_notes (scene, "son compte : " IBAN);
  for (guint n_asked = 1; n_asked <= 2; n_asked++)
    {
      pmn_editor_dialog_save (scene->dialog, PMN_EDITOR_SAVE);
      pmn_editor_dialog_save (scene->dialog, PMN_EDITOR_SAVE);
      ui_fixture_settle (&scene->base);
      g_assert_cmpuint (scene->n_saved, ==, 0);
      g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 1 + n_asked);
      g_signal_emit_by_name (adw_window_get_visible_dialog (window), "response",
                             n_asked == 1 ? "back" : "save");
    }
  while (scene->n_saved == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  close_form (scene);
  g_assert_cmpint (ui_fixture_count (&scene->base, TODAY), ==, before + 1);
}

/* Nothing is saved, nor filled from elsewhere, before the form is filled. */
static void
test_not_before_filled (Scene *scene, gconstpointer data)
{
  static const char *const names[]
      = { "editor.save", "editor.save-new", "editor.save-later", "editor.repeat-last" };

  scene->dialog = g_object_ref_sink (
      PMN_EDITOR_DIALOG (pmn_activity_editor_new (scene->base.reg, PMN_ACTIVITY_INDIVIDUAL)));
  scene->root = adw_dialog_get_child (ADW_DIALOG (scene->dialog));
  g_signal_connect (scene->dialog, "saved", G_CALLBACK (on_saved), scene);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_activate_action (GTK_WIDGET (scene->dialog), names[i], NULL);
  pmn_editor_dialog_save (scene->dialog, PMN_EDITOR_SAVE);
  ui_fixture_settle (&scene->base);
  g_assert_cmpuint (scene->n_saved, ==, 0);
  g_assert_false (pmn_editor_dialog_is_dirty (scene->dialog));
  g_assert_false (is_tied_to_error (ui_find (scene->root, "minutes")));
  fill_session (scene);
  save_and_wait (scene);
}

static void
add_people (Scene *scene, guint n)
{
  for (guint i = 0; i < n; i++)
    g_signal_emit_by_name (
        ui_find_labelled (scene->root, ADW_TYPE_BUTTON_ROW, "Another Anonymous Person"),
        "activated");
}

/* One more person: the form asks, and the answer is what is saved. */
static void
test_several_people (Scene *scene, gconstpointer data)
{
  gint64 before = ui_fixture_count (&scene->base, TODAY);
  g_autoptr (PmnActivity) workshop = NULL;
  g_autoptr (PmnActivity) session = NULL;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  ui_type (scene->root, "day", "22/11/2026");
  add_people (scene, 2);
  g_assert_true (is_asked (scene, "several"));
  g_assert_false (is_asked (scene, "gender"));
  g_assert_nonnull (ui_find_labelled (scene->root, ADW_TYPE_ACTION_ROW, "Workshop of 3 people"));
  save_and_wait (scene);
  workshop = read_saved (scene);
  g_assert_cmpint (workshop->kind, ==, PMN_ACTIVITY_WORKSHOP);
  g_assert_cmpint (pmn_activity_get_people (workshop), ==, 3);
  g_assert_cmpint (ui_fixture_count (&scene->base, TODAY), ==, before + 1);

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  ui_type (scene->root, "day", "22/11/2026");
  add_people (scene, 2);
  g_object_set (ui_find (scene->root, "several"), "state", "sessions", NULL);
  save_and_wait (scene);
  session = read_saved (scene);
  g_assert_cmpint (session->kind, ==, PMN_ACTIVITY_INDIVIDUAL);
  g_assert_nonnull (session->group_uuid);
  g_assert_cmpint (ui_fixture_count (&scene->base, TODAY), ==, before + 4);
}

/* Another one like it: of today, without the notes, and the first one is as it was. */
static void
test_duplicate (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnActivity) first = NULL;
  g_autoptr (PmnActivity) copy = NULL;
  g_autoptr (PmnActivity) second = NULL;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  ui_type (scene->root, "day", "2/11/2026");
  set_notes (scene, "Un mot");
  save_and_wait (scene);
  first = read_saved (scene);
  copy = pmn_activity_duplicate (first, PMN_DAY_NONE);
  show (scene, pmn_activity_editor_new_for_activity (scene->base.reg, copy));
  g_assert_true (pmn_editor_dialog_is_new (scene->dialog));
  save_and_wait (scene);
  second = read_saved (scene);
  g_assert_cmpint (second->record.id, !=, first->record.id);
  g_assert_cmpstr (second->local_ref, !=, first->local_ref);
  g_assert_cmpint (second->day, ==, TODAY);
  g_assert_cmpint (second->minutes, ==, first->minutes);
  g_assert_cmpuint (second->themes->len, ==, 1);
  g_assert_null (second->notes);
}

/* What a word turned on, far below perhaps, is said beside the field. */
static void
test_chosen_themes_are_said (Scene *scene, gconstpointer data)
{
  GtkWidget *finder;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  finder = find_finder (scene);
  gtk_editable_set_text (GTK_EDITABLE (finder), "culture");
  g_signal_emit_by_name (finder, "entry-activated");
  g_assert_true (says (scene->root, "Chosen: Culture numérique"));
  gtk_editable_set_text (GTK_EDITABLE (finder), "ema");
  g_signal_emit_by_name (finder, "entry-activated");
  g_assert_true (says (scene->root, "Chosen: E-mail · Culture numérique"));
  pmn_editor_dialog_discard (scene->dialog);
  close_form (scene);
}

static char *
dup_text (Scene *scene, const char *name)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (ui_find (scene->root, name))));
}

/* The last one again fills what is as it was proposed; what was typed stays, until it is saved and after a crash. */
static void
test_repeat_keeps_what_is_typed (Scene *scene, gconstpointer data)
{
  g_autofree char *day = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *notes = NULL;
  g_autoptr (PmnActivity) saved = NULL;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  ui_type (scene->root, "minutes", "35");
  save_and_wait (scene);

  open_new (scene, PMN_ACTIVITY_WORKSHOP);
  ui_type (scene->root, "day", "2/11/2026");
  set_notes (scene, "Un mot");
  gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.repeat-last", NULL);
  ui_fixture_settle (&scene->base);
  g_assert_true (pmn_editor_dialog_is_dirty (scene->dialog));
  day = dup_text (scene, "day");
  minutes = dup_text (scene, "minutes");
  notes = pmn_notes_row_dup_text (PMN_NOTES_ROW (ui_find (scene->root, "notes")));
  g_assert_cmpstr (day, ==, "2/11/2026");
  g_assert_cmpstr (minutes, ==, "35\u202fmin");
  g_assert_cmpstr (notes, ==, "Un mot");
  save_and_wait (scene);
  saved = read_saved (scene);
  g_assert_cmpint (saved->kind, ==, PMN_ACTIVITY_INDIVIDUAL);
  g_assert_cmpint (saved->day, ==, pmn_day_from_ymd (2026, 11, 2));
  g_assert_cmpuint (saved->themes->len, ==, 1);
}

/* A duration that only followed the kind gives way; one that was typed does not. */
static void
test_repeat_and_duration (Scene *scene, gconstpointer data)
{
  for (int typed = 0; typed <= 1; typed++)
    {
      g_autofree char *minutes = NULL;

      open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
      fill_session (scene);
      ui_type (scene->root, "minutes", "35");
      save_and_wait (scene);

      open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
      gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.kind", "s", "workshop");
      if (typed)
        ui_type (scene->root, "minutes", "50");
      gtk_widget_activate_action (GTK_WIDGET (scene->dialog), "editor.repeat-last", NULL);
      ui_fixture_settle (&scene->base);
      minutes = dup_text (scene, "minutes");
      g_assert_cmpstr (minutes, ==, typed ? "50" : "35\u202fmin");
      pmn_editor_dialog_discard (scene->dialog);
      close_form (scene);
    }
}

static void
trash (Scene *scene, PmnEntity entity, gint64 id)
{
  pmn_register_trash_async (scene->base.reg, entity, &id, 1, NULL, NULL, ui_fixture_on_changed,
                            &scene->base);
  ui_fixture_wait (&scene->base);
}

/* A place or a person of the team moved to the trash since is still where, and with whom, it was. */
static void
test_what_is_in_the_trash (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnActivity) first = NULL;
  g_autoptr (PmnActivity) second = NULL;

  open_new (scene, PMN_ACTIVITY_LOCAL);
  turn_on (scene, "local-kind", "preparation");
  ui_type (scene->root, "title", "Réunion");
  choose_place (scene, "1");
  turn_on (scene, "co-mediators", "2");
  save_and_wait (scene);
  first = read_saved (scene);
  g_assert_cmpint (first->place_id, ==, 1);
  trash (scene, PMN_ENTITY_PLACE, 1);
  trash (scene, PMN_ENTITY_MEDIATOR, 2);

  show (scene, pmn_activity_editor_new_for_activity (scene->base.reg, first));
  ui_type (scene->root, "title", "Réunion d’équipe");
  save_and_wait (scene);
  second = read_saved (scene);
  g_assert_cmpint (second->place_kind, ==, PMN_PLACE_KIND_PLACE);
  g_assert_cmpint (second->place_id, ==, 1);
  g_assert_cmpuint (second->co_mediators->len, ==, 1);
}

/* What went to the trash while its form was open comes out with what was typed, or nothing of it is lost. */
static void
test_trashed_meanwhile (Scene *scene, gconstpointer data)
{
  AdwWindow *window = ADW_WINDOW (adw_window_new ());
  g_autoptr (GListModel) dialogs = adw_window_get_dialogs (window);
  g_autoptr (PmnActivity) first = NULL;
  g_autoptr (PmnActivity) second = NULL;

  open_new (scene, PMN_ACTIVITY_INDIVIDUAL);
  fill_session (scene);
  save_and_wait (scene);
  first = read_saved (scene);
  show (scene, pmn_activity_editor_new_for_activity (scene->base.reg, first));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (ADW_DIALOG (scene->dialog), GTK_WIDGET (window));
  set_notes (scene, "Un mot");
  trash (scene, PMN_ENTITY_ACTIVITY, first->record.id);
  for (guint n_asked = 1; n_asked <= 2; n_asked++)
    {
      AdwDialog *question;

      pmn_editor_dialog_save (scene->dialog, PMN_EDITOR_SAVE);
      while (g_list_model_get_n_items (dialogs) < 1 + n_asked)
        g_main_context_iteration (NULL, TRUE);
      question = adw_window_get_visible_dialog (window);
      g_assert_nonnull (
          strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)), "to the trash"));
      g_signal_emit_by_name (question, "response", n_asked == 1 ? "back" : "restore");
    }
  while (scene->n_saved < 2)
    g_main_context_iteration (NULL, TRUE);
  second = read_saved (scene);
  g_assert_cmpint (second->record.id, ==, first->record.id);
  g_assert_cmpint (second->record.deleted_at, ==, 0);
  g_assert_cmpstr (second->notes, ==, "Un mot");
  gtk_window_destroy (GTK_WINDOW (window));
  close_form (scene);
}

int
main (int argc, char *argv[])
{
  g_setenv ("PMN_FIXED_NOW", "2026-11-22T10:00:00", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
#define ADD(path, test) g_test_add (path, Scene, NULL, set_up, test, tear_down)
  ADD ("/activity-editor/each-kind", test_each_kind);
  ADD ("/activity-editor/change-of-kind", test_change_of_kind);
  ADD ("/activity-editor/nothing-lost-with-the-kind", test_nothing_lost_with_the_kind);
  ADD ("/activity-editor/errors", test_errors);
  ADD ("/activity-editor/dates", test_dates);
  ADD ("/activity-editor/much-text", test_much_text);
  ADD ("/activity-editor/any-script", test_any_script);
  ADD ("/activity-editor/text-guard", test_text_guard);
  ADD ("/activity-editor/saved-once", test_saved_once);
  ADD ("/activity-editor/complete-later", test_complete_later);
  ADD ("/activity-editor/complete-later-confirmed", test_complete_later_confirmed);
  ADD ("/activity-editor/asked-until-answered", test_asked_until_answered);
  ADD ("/activity-editor/not-before-filled", test_not_before_filled);
  ADD ("/activity-editor/several-people", test_several_people);
  ADD ("/activity-editor/duplicate", test_duplicate);
  ADD ("/activity-editor/repeat-keeps-what-is-typed", test_repeat_keeps_what_is_typed);
  ADD ("/activity-editor/chosen-themes-are-said", test_chosen_themes_are_said);
  ADD ("/activity-editor/repeat-and-duration", test_repeat_and_duration);
  ADD ("/activity-editor/what-is-in-the-trash", test_what_is_in_the_trash);
  ADD ("/activity-editor/trashed-meanwhile", test_trashed_meanwhile);
#undef ADD
  return g_test_run ();
}
