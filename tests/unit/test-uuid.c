/* test-uuid.c: identifiers of rows and local references
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-uuid.h"

static void
test_v7 (void)
{
  /* The example of RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC */
  static const guint8 random[10] = { 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f };
  static const guint8 ones[10] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 };
  char uuid[PMN_UUID_SIZE], later[PMN_UUID_SIZE];

  g_assert_cmpstr (pmn_uuid_v7 (0x017F22E279B0, random, uuid), ==,
                   "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  g_assert_true (pmn_uuid_is_valid (uuid));
  pmn_uuid_v7 (0x017F22E279B0, ones, uuid);
  g_assert_cmpstr (uuid, ==, "017f22e2-79b0-7fff-bfff-ffffffffffff");

  /* Text order follows time. */
  pmn_uuid_v7 (0x017F22E279B1, random, later);
  g_assert_cmpint (strcmp (uuid, later), <, 0);
}

static void
test_valid (void)
{
  g_assert_true (pmn_uuid_is_valid ("123e4567-e89b-12d3-a456-426614174000"));
  g_assert_false (pmn_uuid_is_valid ("123E4567-e89b-12d3-a456-426614174000"));
  g_assert_false (pmn_uuid_is_valid ("123e4567-e89b-12d3-a456-42661417400"));
  g_assert_false (pmn_uuid_is_valid ("123e4567-e89b-12d3-a456-4266141740000"));
  g_assert_false (pmn_uuid_is_valid ("123e4567_e89b-12d3-a456-426614174000"));
  g_assert_false (pmn_uuid_is_valid ("123e4567-e89b-12d3-a456-42661417400g"));
  g_assert_false (pmn_uuid_is_valid (""));
  g_assert_false (pmn_uuid_is_valid (NULL));
}

static void
expect_format (const char *prefix, guint number, const char *expected)
{
  g_autofree char *text = pmn_local_reference_format (prefix, number);
  char found[PMN_LOCAL_REFERENCE_PREFIX_SIZE];
  guint value = 0;

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (pmn_local_reference_parse (text, found, &value));
  g_assert_cmpstr (found, ==, prefix);
  g_assert_cmpuint (value, ==, number);
}

static void
test_reference (void)
{
  char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE];
  guint number;
  static const char *const wrong[]
      = { "",           "A7F3",        "A7F3-",     "A7F3-192",   "A7G3-0192",       "A7F3 0192",
          "A7F3-0192x", "A7F3-0192 b", "A7F3-0000", "xA7F3-0192", "A7F3-99999999999" };

  expect_format ("A7F3", 192, "A7F3-0192");
  expect_format ("0000", 1, "0000-0001");
  expect_format ("A7F3", 12345, "A7F3-12345");
  expect_format ("A7F3", G_MAXUINT, "A7F3-4294967295");

  g_assert_true (pmn_local_reference_parse (" a7f3-0192 ", prefix, &number));
  g_assert_cmpstr (prefix, ==, "A7F3");
  g_assert_cmpuint (number, ==, 192);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pmn_local_reference_parse (wrong[i], prefix, &number));
  g_assert_false (pmn_local_reference_parse (NULL, NULL, NULL));
}

static void
expect_found (const char *text, const char *expected)
{
  g_autofree char *found = pmn_local_reference_find (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  expect_found ("Réf. locale A7F3-0192", "A7F3-0192");
  expect_found ("À revoir.\nRéf. locale A7F3-0192\n", "A7F3-0192");
  expect_found ("(réf. locale : a7f3-0192)", "A7F3-0192");
  expect_found ("REF LOCALE A7F3-0192.", "A7F3-0192");
  expect_found ("RÉF. LOCALE\u00a0A7F3-0192", "A7F3-0192");
  expect_found ("Réf.\u00a0locale\u202f:\u00a0A7F3-0192", "A7F3-0192");
  expect_found ("salle locale, puis Réf. locale A7F3-0192, Réf. locale B7F3-0001", "A7F3-0192");
  expect_found ("dossier 2026-0192", NULL);
  expect_found ("Réf. locale à venir", NULL);
  expect_found ("aide locale A7F3-0192", NULL);
  expect_found ("Réf. locale", NULL);
  expect_found ("locale", NULL);
  expect_found ("\xff\xfelocale A7F3-0192", NULL);
  expect_found ("", NULL);
  expect_found (NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/v7", test_v7);
  g_test_add_func ("/uuid/valid", test_valid);
  g_test_add_func ("/uuid/reference", test_reference);
  g_test_add_func ("/uuid/find", test_find);
  return g_test_run ();
}
