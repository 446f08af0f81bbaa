/* test-accels.c: the table of keyboard shortcuts
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-accels.h"

#include "pmn-pages.h"

static void
test_keys_are_valid_and_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) everywhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const PmnAccel *table = pmn_accels_get (&n);

  g_assert_cmpuint (n, >, 20);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (table[i].accels[0]);
      for (guint j = 0; table[i].accels[j] != NULL; j++)
        {
          g_autofree char *name = NULL;
          guint key = 0;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (table[i].accels[j], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
          name = gtk_accelerator_name (key, modifiers);
          /* A form hides the lists: what each does itself with a key says nothing of the other. */
          if (table[i].group == PMN_ACCEL_GROUP_LISTS)
            g_assert_false (g_hash_table_contains (everywhere, name));
          if (table[i].action != NULL)
            g_hash_table_add (everywhere, g_strdup (name));
          g_assert_true (g_hash_table_add (seen, table[i].group == PMN_ACCEL_GROUP_LISTS
                                                     ? g_strconcat ("list ", name, NULL)
                                                     : g_strdup (name)));
        }
    }
}

/* Whoever counts the lines of the sidebar knows the key of a page. */
static void
test_pages_follow_the_sidebar (void)
{
  guint n_accels;
  guint n_pages;
  guint place = 0;
  const PmnAccel *table = pmn_accels_get (&n_accels);
  const PmnPageInfo *pages = pmn_pages_get (&n_pages);

  for (guint i = 0; i < n_accels; i++)
    {
      if (table[i].group != PMN_ACCEL_GROUP_PAGES)
        continue;
      g_assert_cmpuint (place, <, n_pages);

      g_autofree char *action = g_strdup_printf ("win.page('%s')", pages[place].id);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", ++place);

      g_assert_cmpstr (table[i].action, ==, action);
      g_assert_cmpstr (table[i].accels[0], ==, key);
    }
  g_assert_cmpuint (place, ==, n_pages);
}

static void
test_tooltip (void)
{
  g_autofree char *with = pmn_accels_dup_tooltip ("Undo", "win.undo");
  g_autofree char *without = pmn_accels_dup_tooltip ("Dance", "win.dance");

  g_assert_cmpstr (with, ==, "Undo (Ctrl+Z)");
  g_assert_cmpstr (without, ==, "Dance");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accels/keys-are-valid-and-unique", test_keys_are_valid_and_unique);
  g_test_add_func ("/accels/pages-follow-the-sidebar", test_pages_follow_the_sidebar);
  g_test_add_func ("/accels/tooltip", test_tooltip);
  return g_test_run ();
}
