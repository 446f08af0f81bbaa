/* test-setting.c: settings and drafts, which are no data
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-setting.h"
#include "pmn-test-store.h"

static void
test_set_and_forget (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (53);
  g_autoptr (GError) error = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *none = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "setting", FALSE);

  g_assert_true (pmn_setting_set (edit, "k", "1", &error));
  g_assert_true (pmn_setting_set (edit, "k", "2", &error));
  g_assert_true (pmn_draft_set (edit, "d", "{}", &error));
  pmn_test_store_commit (edit);
  setting = pmn_setting_get (store->connection, "k", &error);
  g_assert_cmpstr (setting, ==, "2");
  draft = pmn_draft_get (store->connection, "d", &error);
  g_assert_cmpstr (draft, ==, "{}");
  /* Neither is a step of history. */
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM step"), ==, 0);

  edit = pmn_test_store_begin (store, "setting", FALSE);
  g_assert_true (pmn_setting_set (edit, "k", NULL, &error));
  g_assert_true (pmn_draft_set (edit, "d", NULL, &error));
  pmn_test_store_commit (edit);
  none = pmn_setting_get (store->connection, "k", &error);
  g_assert_null (none);
  none = pmn_draft_get (store->connection, "d", &error);
  g_assert_null (none);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setting/set-and-forget", test_set_and_forget);
  return g_test_run ();
}
