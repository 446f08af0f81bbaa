/* test-text-guard.c: what must not be kept about a person is noticed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-text-guard.h"

/* Numbers of the documentation of the administration and of banks, of nobody. */
static const struct
{
  const char *text;
  int kind; /* -1: nothing */
  const char *found;
} cases[] = {
  { "2 69 05 49 588 157 80", PMN_GUARD_NIR, "2 69 05 49 588 157 80" },
  { "n° 269054958815780.", PMN_GUARD_NIR, "269054958815780" },
  { "269054958815781", -1, NULL },
  { "2690549588157", PMN_GUARD_NIR, "2690549588157" },
  { "sécu 2\u00a069\u202f05 49 588 157 le 12 mai", PMN_GUARD_NIR, "2\u00a069\u202f05 49 588 157" },
  { "1 85 05 2A 006 084", PMN_GUARD_NIR, "1 85 05 2A 006 084" },
  { "185052A00608435 merci", PMN_GUARD_NIR, "185052A00608435" },
  { "185052B00608462", PMN_GUARD_NIR, "185052B00608462" },
  { "185052A00608436", -1, NULL },
  { "2691549588157", -1, NULL },      /* month 15 */
  { "9 78 20 12 345 678", -1, NULL }, /* ISBN */
  { "73282932000074", -1, NULL },     /* SIRET */
  { "04 55 66 77 88", -1, NULL },
  { "x2690549588157", -1, NULL },
  { "2690549588157x", -1, NULL },
  { "FR76 3000 6000 0112 3456 7890 189", PMN_GUARD_IBAN, "FR76 3000 6000 0112 3456 7890 189" },
  { "compte FR7630006000011234567890189, agence", PMN_GUARD_IBAN, "FR7630006000011234567890189" },
  { "fr76 3000 6000 0112 3456 7890 189 merci", PMN_GUARD_IBAN,
    "fr76 3000 6000 0112 3456 7890 189" },
  { "FR76 3000 6000 0112 3456 7890 188", -1, NULL },
  { "DE89 3704 0044 0532 0130 00", PMN_GUARD_IBAN, "DE89 3704 0044 0532 0130 00" },
  { "Mot de passe : soleil24", PMN_GUARD_PASSWORD, "Mot de passe" },
  { "son MDP est", PMN_GUARD_PASSWORD, "MDP" },
  { "mot\u00a0de passe", PMN_GUARD_PASSWORD, "mot\u00a0de passe" },
  { "code secret 1234", PMN_GUARD_PASSWORD, "code secret" },
  { "un mot de passage", -1, NULL },
  { "mdph", -1, NULL },
  { "code FranceConnect 482913", PMN_GUARD_FRANCECONNECT, "code FranceConnect" },
  { "FranceConnect : 482913", PMN_GUARD_FRANCECONNECT, "FranceConnect : 4829" },
  { "identifiants France Connect notés", PMN_GUARD_FRANCECONNECT, "identifiants France Connect" },
  { "création d’un compte FranceConnect", -1, NULL },
  { "FranceConnect expliqué le 12/03/2026 à tous", -1, NULL },
  { "À revoir pour la sauvegarde des photos.", -1, NULL },
  { "", -1, NULL },
};

static void
test_scan (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) warnings = pmn_text_guard_scan (cases[i].text);

      g_test_message ("%s", cases[i].text);
      if (cases[i].kind < 0)
        {
          g_assert_cmpuint (warnings->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (warnings->len, ==, 1);

      const PmnGuardWarning *warning = &g_array_index (warnings, PmnGuardWarning, 0);
      g_autofree char *found = g_strndup (cases[i].text + warning->start, warning->length);

      g_assert_cmpint ((int) warning->kind, ==, cases[i].kind);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_several (void)
{
  g_autoptr (GArray) warnings
      = pmn_text_guard_scan ("mdp : été2024, n° 2690549588157, RIB FR7630006000011234567890189");
  g_autoptr (GArray) none = pmn_text_guard_scan (NULL);
  static const PmnGuardKind kinds[] = { PMN_GUARD_PASSWORD, PMN_GUARD_NIR, PMN_GUARD_IBAN };

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (warnings->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < warnings->len; i++)
    {
      PmnGuardKind kind = g_array_index (warnings, PmnGuardWarning, i).kind;

      g_assert_cmpint (kind, ==, kinds[i]);
      g_assert_cmpuint (strlen (pmn_text_guard_message (kind)), >, 20);
    }
}

/* Random text made of what the detectors look for: offsets stay inside, and the scan ends. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "1",       "2A",    "9",      " ",  "-",  "FR76", "3",      "é",       "code",
          "mot de ", "passe", "\u202f", "12", "\n", "x",    "france", "connect", "\xff" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = 0; i < 120; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

      g_autoptr (GArray) warnings = pmn_text_guard_scan (text->str);
      gsize end = 0;
      for (guint i = 0; i < warnings->len; i++)
        {
          const PmnGuardWarning *warning = &g_array_index (warnings, PmnGuardWarning, i);

          g_assert_cmpuint (warning->start, >=, end);
          end = warning->start + warning->length;
          g_assert_cmpuint (end, <=, text->len);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-guard/scan", test_scan);
  g_test_add_func ("/text-guard/several", test_several);
  g_test_add_func ("/text-guard/random", test_random);
  return g_test_run ();
}
