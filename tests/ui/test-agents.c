/* test-agents.c: a conseiller numérique as agent of a France Services place is warned of, from either side
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "places/pmn-place-editor.h"
#include "pmn-mediator.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "team/pmn-mediator-editor.h"
#include "ui-fixture.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-issue-row.h"

#define SOURCE "aide.conseiller-numerique.gouv.fr"

/* Returns: (transfer none) (nullable): what the form says beside a field, the first of them. */
static const char *
said (AdwDialog *dialog)
{
  GtkWidget *row = ui_find_type (adw_dialog_get_child (dialog), PMN_TYPE_ISSUE_ROW);

  return row != NULL ? gtk_label_get_text (GTK_LABEL (ui_find_type (row, GTK_TYPE_LABEL))) : NULL;
}

static gpointer
get (UiFixture *fixture, PmnEntity entity, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer row;

  pmn_register_get_async (fixture->reg, entity, id, NULL, ui_fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  row = pmn_register_get_finish (fixture->reg, result, &error);
  g_assert_no_error (error);
  return row;
}

/* Returns: the first of the team with this role. */
static gint64
find_kind (UiFixture *fixture, PmnMediatorKind kind)
{
  for (gint64 id = 1;; id++)
    {
      g_autoptr (PmnMediator) mediator = get (fixture, PMN_ENTITY_MEDIATOR, id);

      g_assert_nonnull (mediator);
      if (mediator->kind == kind)
        return id;
    }
}

static void
choose (AdwDialog *dialog, const char *field, gint64 id)
{
  pmn_choice_row_set_int (PMN_CHOICE_ROW (ui_find (adw_dialog_get_child (dialog), field)), id);
}

/* Said as soon as the person is chosen; it does not stop who saves. */
static void
test_place (UiFixture *fixture, gconstpointer data)
{
  const gint64 conseiller = find_kind (fixture, PMN_MEDIATOR_CONSEILLER);
  const gint64 agent = find_kind (fixture, PMN_MEDIATOR_FRANCE_SERVICES_AGENT);
  g_autoptr (PmnPlace) place = get (fixture, PMN_ENTITY_PLACE, 1);
  AdwDialog *dialog = g_object_ref_sink (pmn_place_editor_new (fixture->reg, place));
  GtkWidget *label;

  ui_fixture_settle (fixture);
  label = ui_find (adw_dialog_get_child (dialog), "france_services");
  adw_switch_row_set_active (ADW_SWITCH_ROW (label), TRUE);
  choose (dialog, "agent1_id", agent);
  g_assert_null (said (dialog));
  choose (dialog, "agent2_id", conseiller);
  g_assert_nonnull (said (dialog));
  g_assert_nonnull (strstr (said (dialog), SOURCE));
  g_assert_true (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  choose (dialog, "agent2_id", 0);
  g_assert_null (said (dialog));
  ui_fixture_let_go (fixture, dialog);
}

static void
make_agent (UiFixture *fixture, gint64 id, gboolean label)
{
  g_autoptr (PmnPlace) place = get (fixture, PMN_ENTITY_PLACE, 1);
  g_autoptr (PmnPlace) saved = NULL;
  g_autoptr (GError) error = NULL;

  place->france_services = label;
  place->agent1_id = id;
  saved = pmn_register_save_sync (fixture->reg, PMN_ENTITY_PLACE, place, &error);
  g_assert_no_error (error);
}

/* Returns: whether the form warns when the person becomes a conseiller; nothing else is said of it. */
static gboolean
warns (UiFixture *fixture, gint64 id)
{
  g_autoptr (PmnMediator) mediator = get (fixture, PMN_ENTITY_MEDIATOR, id);
  AdwDialog *dialog = g_object_ref_sink (pmn_mediator_editor_new (fixture->reg, mediator));
  gboolean warned;

  ui_fixture_settle (fixture);
  g_assert_null (said (dialog));
  choose (dialog, "kind", PMN_MEDIATOR_CONSEILLER);
  warned = said (dialog) != NULL;
  g_assert_true (!warned || strstr (said (dialog), SOURCE) != NULL);
  g_assert_true (pmn_editor_dialog_check (PMN_EDITOR_DIALOG (dialog)));
  g_assert_true (warned == (said (dialog) != NULL));
  choose (dialog, "kind", PMN_MEDIATOR_INTERN);
  g_assert_nonnull (strstr (said (dialog), "does not sign"));
  choose (dialog, "kind", PMN_MEDIATOR_OTHER);
  g_assert_null (said (dialog));
  ui_fixture_let_go (fixture, dialog);
  return warned;
}

static void
test_person (UiFixture *fixture, gconstpointer data)
{
  const gint64 agent = find_kind (fixture, PMN_MEDIATOR_FRANCE_SERVICES_AGENT);

  make_agent (fixture, agent, TRUE);
  g_assert_true (warns (fixture, agent));
  g_assert_false (warns (fixture, find_kind (fixture, PMN_MEDIATOR_OTHER)));
  make_agent (fixture, agent, FALSE);
  g_assert_false (warns (fixture, agent));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add ("/agents/place", UiFixture, NULL, ui_fixture_set_up, test_place,
              ui_fixture_tear_down);
  g_test_add ("/agents/person", UiFixture, NULL, ui_fixture_set_up, test_person,
              ui_fixture_tear_down);
  return g_test_run ();
}
