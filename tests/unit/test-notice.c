/* test-notice.c: what a followed person is told
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-notice.h"

#include <string.h>

static void
test_says_who_and_how (void)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_set_str (&structure->name, "Mairie d’Exempleville");
  g_set_str (&structure->commune, "Exempleville");
  parts = pmn_notice_compose (structure);
  for (guint i = 0; i < parts->len; i++)
    g_string_append (text, ((const PmnNoticePart *) g_ptr_array_index (parts, i))->text);
  g_assert_nonnull (strstr (text->str, "Mairie d’Exempleville (Exempleville)"));
  g_assert_nonnull (strstr (text->str, "année de naissance"));
  g_assert_nonnull (strstr (text->str, "un an"));
  g_assert_nonnull (strstr (text->str, "un mois"));
  g_assert_nonnull (strstr (text->str, "CNIL"));
}

static void
test_without_commune (void)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (GPtrArray) parts = NULL;

  g_set_str (&structure->name, "Association du Bourg");
  parts = pmn_notice_compose (structure);
  g_assert_cmpuint (parts->len, ==, 6);
  for (guint i = 0; i < parts->len; i++)
    {
      const PmnNoticePart *part = g_ptr_array_index (parts, i);

      g_assert_cmpint (*part->title, !=, '\0');
      g_assert_cmpint (*part->text, !=, '\0');
      g_assert_null (strstr (part->text, "(null)"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/says-who-and-how", test_says_who_and_how);
  g_test_add_func ("/notice/without-commune", test_without_commune);
  return g_test_run ();
}
