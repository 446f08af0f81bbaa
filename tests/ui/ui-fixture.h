/* ui-fixture.h: a filled register for tests of pages and dialogs
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-page.h"
#include "pmn-register.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  PmnRegister *reg;
  gboolean done;
} UiFixture;

/* For g_test_add(): a register of the fictional structure with 40 activities. */
void ui_fixture_set_up (UiFixture *fixture, gconstpointer data);
void ui_fixture_tear_down (UiFixture *fixture, gconstpointer data);
/** ui_fixture_wait: until an action said that it is done. */
void ui_fixture_wait (UiFixture *fixture);
/** ui_fixture_on_changed: callback of an action that must succeed; data is the fixture. */
void ui_fixture_on_changed (GObject *source, GAsyncResult *result, gpointer data);
/** ui_fixture_on_result: any callback; data: the address of a GAsyncResult pointer, which gets a reference. */
void ui_fixture_on_result (GObject *source, GAsyncResult *result, gpointer data);
/** ui_fixture_undo: takes back the last step, of which there is one. Returns: (transfer full): what was undone. */
char *ui_fixture_undo (UiFixture *fixture);
/** ui_fixture_settle: lets what is under way on the threads of the register come back. */
void ui_fixture_settle (UiFixture *fixture);
/** ui_assert_finalised: drops the caller's reference to @object and asserts that nothing keeps it once
 *  what it asked of the threads of the register has come back. */
void ui_assert_finalised (gpointer object);
/** ui_fixture_make_page: Returns: (transfer full): a page of @type that has read its list. */
PmnPage *ui_fixture_make_page (UiFixture *fixture, GType type);
/** ui_fixture_count: Returns: how many activities of a day count (all days: %PMN_DAY_NONE). */
gint64 ui_fixture_count (UiFixture *fixture, PmnDay day);
/** ui_fixture_let_go: lets what @object asked come back, then ui_assert_finalised(). */
void ui_fixture_let_go (UiFixture *fixture, gpointer object);

/** ui_find: Returns: (transfer none) (nullable): the widget inside @root named @name, as pmn-form-state.h names fields. */
GtkWidget *ui_find (GtkWidget *root, const char *name);
/** ui_find_type: Returns: (transfer none) (nullable): the first shown widget of @type, @root or inside it. */
GtkWidget *ui_find_type (GtkWidget *root, GType type);
/** ui_find_labelled: Returns: (transfer none) (nullable): the button or row of @type inside @root with this label or title. */
GtkWidget *ui_find_labelled (GtkWidget *root, GType type, const char *text);
/** ui_type: writes in the field of a form. */
void ui_type (GtkWidget *root, const char *field, const char *text);

G_END_DECLS
