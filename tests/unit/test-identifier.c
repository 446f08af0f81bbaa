/* test-identifier.c: identifiers of France checked, cleaned and shown
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-domain-error.h"
#include "pmn-format.h"
#include "pmn-identifier.h"

#define N PMN_NNBSP

typedef struct
{
  PmnIdentifierKind kind;
  const char *text;
  const char *clean; /* NULL: refused */
  const char *word;  /* what the sentence must name */
} Case;

static const Case cases[] = {
  { PMN_IDENTIFIER_SIRET, "73282932000074", "73282932000074", NULL },
  { PMN_IDENTIFIER_SIRET, "732 829 320 00074", "73282932000074", NULL },
  { PMN_IDENTIFIER_SIRET, "732\u202f829\u00a0320.00074", "73282932000074", NULL },
  { PMN_IDENTIFIER_SIRET, "73282932000079", NULL, "check digit" },
  { PMN_IDENTIFIER_SIRET, "35600000000048", "35600000000048", NULL },
  { PMN_IDENTIFIER_SIRET, "35600000049837", "35600000049837", NULL },
  { PMN_IDENTIFIER_SIRET, "35600000049838", NULL, "check digit" },
  { PMN_IDENTIFIER_SIRET, "21750001600019", "21750001600019", NULL },
  { PMN_IDENTIFIER_SIRET, "00000000000000", NULL, "zeros" },
  { PMN_IDENTIFIER_SIRET, "7328293200007", NULL, "13" },
  { PMN_IDENTIFIER_SIRET, "7328293200007A", NULL, "“A”" },
  { PMN_IDENTIFIER_SIRET, "7328293200007é", NULL, "“é”" },
  { PMN_IDENTIFIER_SIRET, "7328293200007\xff", NULL, "not a digit" },
  { PMN_IDENTIFIER_SIRET, "", NULL, "Nothing" },
  { PMN_IDENTIFIER_SIRET, " . ", NULL, "Nothing" },
  { PMN_IDENTIFIER_SIREN, "732829320", "732829320", NULL },
  { PMN_IDENTIFIER_SIREN, "356000000", "356000000", NULL },
  { PMN_IDENTIFIER_SIREN, "732829321", NULL, "check digit" },
  { PMN_IDENTIFIER_RIDET, "1234567", "1234567", NULL },
  { PMN_IDENTIFIER_RIDET, "1 234 567", "1234567", NULL },
  { PMN_IDENTIFIER_RIDET, "1234567001", "1234567001", NULL },
  { PMN_IDENTIFIER_RIDET, "123456", NULL, "7" },
  { PMN_IDENTIFIER_RIDET, "12345670011", NULL, "11" },
  { PMN_IDENTIFIER_RNA, "W241234567", "W241234567", NULL },
  { PMN_IDENTIFIER_RNA, "w241234567", "W241234567", NULL },
  { PMN_IDENTIFIER_RNA, "W2A1234567", "W2A1234567", NULL },
  { PMN_IDENTIFIER_RNA, "241234567", NULL, "W" },
  { PMN_IDENTIFIER_RNA, "W24123456", NULL, "8" },
  { PMN_IDENTIFIER_RNA, "W24123456!", NULL, "digits" },
  { PMN_IDENTIFIER_INSEE, "24322", "24322", NULL },
  { PMN_IDENTIFIER_INSEE, "2a004", "2A004", NULL },
  { PMN_IDENTIFIER_INSEE, "2B033", "2B033", NULL },
  { PMN_IDENTIFIER_INSEE, "75101", "75101", NULL },
  { PMN_IDENTIFIER_INSEE, "98735", "98735", NULL },
  { PMN_IDENTIFIER_INSEE, "20004", NULL, "INSEE" },
  { PMN_IDENTIFIER_INSEE, "2C004", NULL, "INSEE" },
  { PMN_IDENTIFIER_INSEE, "2432", NULL, "INSEE" },
  { PMN_IDENTIFIER_INSEE, "A4322", NULL, "INSEE" },
  { PMN_IDENTIFIER_POSTCODE, "01000", "01000", NULL },
  { PMN_IDENTIFIER_POSTCODE, "24 000", "24000", NULL },
  { PMN_IDENTIFIER_POSTCODE, "2400", NULL, "4" },
  { PMN_IDENTIFIER_POSTCODE, "2A004", NULL, "“A”" },
  { PMN_IDENTIFIER_PHONE, "04 55 66 77 88", "+33455667788", NULL },
  { PMN_IDENTIFIER_PHONE, "04.55.66.77.88", "+33455667788", NULL },
  { PMN_IDENTIFIER_PHONE, "+33 4 55 66 77 88", "+33455667788", NULL },
  { PMN_IDENTIFIER_PHONE, "+33 (0)4 55 66 77 88", "+33455667788", NULL },
  { PMN_IDENTIFIER_PHONE, "0033455667788", "+33455667788", NULL },
  { PMN_IDENTIFIER_PHONE, "0692 12 34 56", "+262692123456", NULL },
  { PMN_IDENTIFIER_PHONE, "0269 61 00 00", "+262269610000", NULL },
  { PMN_IDENTIFIER_PHONE, "0590 12 34 56", "+590590123456", NULL },
  { PMN_IDENTIFIER_PHONE, "+594 594 12 34 56", "+594594123456", NULL },
  { PMN_IDENTIFIER_PHONE, "0696123456", "+596696123456", NULL },
  { PMN_IDENTIFIER_PHONE, "+687 25 60 00", "+687256000", NULL },
  { PMN_IDENTIFIER_PHONE, "+689 40 12 34 56", "+68940123456", NULL },
  { PMN_IDENTIFIER_PHONE, "+508 41 00 00", "+508410000", NULL },
  { PMN_IDENTIFIER_PHONE, "+681 72 00 00", "+681720000", NULL },
  { PMN_IDENTIFIER_PHONE, "04 55 66 77", NULL, "8" },
  { PMN_IDENTIFIER_PHONE, "14 55 66 77 88", NULL, "begins with 0" },
  { PMN_IDENTIFIER_PHONE, "04 55 66 77 8x", NULL, "“X”" },
  { PMN_IDENTIFIER_PHONE, "+44 20 7946 0000", NULL, "France" },
  { PMN_IDENTIFIER_PHONE, "+33 0455667788", NULL, "France" },
  { PMN_IDENTIFIER_PHONE, "+", NULL, "France" },
  { PMN_IDENTIFIER_EMAIL, " Camille.Dupont@Mairie.Example ", "Camille.Dupont@mairie.example",
    NULL },
  { PMN_IDENTIFIER_EMAIL, "a@b.c", "a@b.c", NULL },
  { PMN_IDENTIFIER_EMAIL, "a b@c.d", NULL, "space" },
  { PMN_IDENTIFIER_EMAIL, "ab.c", NULL, "@" },
  { PMN_IDENTIFIER_EMAIL, "@b.c", NULL, "@" },
  { PMN_IDENTIFIER_EMAIL, "a@b@c.d", NULL, "@" },
  { PMN_IDENTIFIER_EMAIL, "a@bc", NULL, "domain" },
  { PMN_IDENTIFIER_EMAIL, "a@.c", NULL, "domain" },
  { PMN_IDENTIFIER_EMAIL, "a@bc.", NULL, "domain" },
};

static void
test_check (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *clean = NULL;
      gboolean right = pmn_identifier_check (cases[i].kind, cases[i].text, &clean, &error);

      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      g_test_message ("%s", shown);
      if (cases[i].clean != NULL)
        {
          g_assert_no_error (error);
          g_assert_true (right);
          g_assert_cmpstr (clean, ==, cases[i].clean);
          g_assert_true (pmn_identifier_check (cases[i].kind, clean, NULL, NULL));
        }
      else
        {
          g_assert_false (right);
          g_assert_null (clean);
          g_assert_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, cases[i].word));
        }
    }
}

static void
test_structure (void)
{
  static const struct
  {
    const char *text;
    PmnIdentifierKind kind;
    const char *word;
  } structures[] = {
    { "21750001600019", PMN_IDENTIFIER_SIRET, NULL },
    { "1234567", PMN_IDENTIFIER_RIDET, NULL },
    { "w241234567", PMN_IDENTIFIER_RNA, NULL },
    { "732829320", PMN_IDENTIFIER_SIRET, "SIREN" },
    { "2175000160001", PMN_IDENTIFIER_SIRET, "13" },
    { "12", PMN_IDENTIFIER_SIRET, "2" },
    { "", PMN_IDENTIFIER_SIRET, "Nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (structures); i++)
    {
      g_autoptr (GError) error = NULL;
      PmnIdentifierKind kind = PMN_IDENTIFIER_EMAIL;
      gboolean right = pmn_identifier_check_structure (structures[i].text, &kind, NULL, &error);

      if (structures[i].word == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (right);
          g_assert_cmpint (kind, ==, structures[i].kind);
        }
      else
        {
          g_assert_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, structures[i].word));
        }
    }
}

static void
test_birth_year (void)
{
  PmnDay today = pmn_day_from_iso ("2026-11-22");
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_identifier_check_birth_year (1900, today, NULL));
  g_assert_true (pmn_identifier_check_birth_year (2026, today, NULL));
  g_assert_false (pmn_identifier_check_birth_year (1899, today, NULL));
  g_assert_false (pmn_identifier_check_birth_year (2027, today, &error));
  g_assert_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2026"));
}

static void
test_warnings (void)
{
  g_autofree char *closed
      = pmn_identifier_warning (PMN_IDENTIFIER_EMAIL, "camille.dupont@conseiller-numerique.fr");
  g_autofree char *letters = pmn_identifier_warning (PMN_IDENTIFIER_RNA, "W2A1234567");
  g_autofree char *ridet = pmn_identifier_warning (PMN_IDENTIFIER_RIDET, "1234567001");

  g_assert_nonnull (strstr (closed, "2024"));
  g_assert_nonnull (letters);
  g_assert_nonnull (ridet);
  g_assert_null (pmn_identifier_warning (PMN_IDENTIFIER_EMAIL, "a@mairie.example"));
  g_assert_null (pmn_identifier_warning (PMN_IDENTIFIER_EMAIL, "a@not-conseiller-numerique.fr"));
  g_assert_null (pmn_identifier_warning (PMN_IDENTIFIER_RNA, "W241234567"));
  g_assert_null (pmn_identifier_warning (PMN_IDENTIFIER_RIDET, "1234567"));
}

static void
expect_shown (PmnIdentifierKind kind, const char *clean, const char *shown)
{
  g_autofree char *text = pmn_identifier_display (kind, clean);

  g_assert_cmpstr (text, ==, shown);
}

static void
test_display (void)
{
  expect_shown (PMN_IDENTIFIER_PHONE, "+33455667788", "04" N "55" N "66" N "77" N "88");
  expect_shown (PMN_IDENTIFIER_PHONE, "+262692123456", "06" N "92" N "12" N "34" N "56");
  expect_shown (PMN_IDENTIFIER_PHONE, "+687256000", "+687" N "25" N "60" N "00");
  expect_shown (PMN_IDENTIFIER_PHONE, "+33 4", "+33 4");
  expect_shown (PMN_IDENTIFIER_PHONE, "", "");
  expect_shown (PMN_IDENTIFIER_SIRET, "73282932000074", "732" N "829" N "320" N "00074");
  expect_shown (PMN_IDENTIFIER_SIREN, "732829320", "732" N "829" N "320");
  expect_shown (PMN_IDENTIFIER_SIRET, "12", "12");
  expect_shown (PMN_IDENTIFIER_POSTCODE, "24000", "24000");
}

static void
expect_department (const char *insee, const char *expected)
{
  g_autofree char *department = pmn_identifier_department_of_insee (insee);

  g_assert_cmpstr (department, ==, expected);
}

static void
test_department (void)
{
  expect_department ("24322", "24");
  expect_department ("01001", "01");
  expect_department ("2A004", "2A");
  expect_department ("2b033", "2B");
  expect_department ("97411", "974");
  expect_department ("98735", "987");
  expect_department ("95127", "95");
  expect_department ("2432", NULL);
  expect_department ("", NULL);
  expect_department (NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identifier/check", test_check);
  g_test_add_func ("/identifier/structure", test_structure);
  g_test_add_func ("/identifier/birth-year", test_birth_year);
  g_test_add_func ("/identifier/warnings", test_warnings);
  g_test_add_func ("/identifier/display", test_display);
  g_test_add_func ("/identifier/department", test_department);
  return g_test_run ();
}
