/* test-sentence.c: sentences put inside others
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-sentence.h"

static void
test_after_colon (void)
{
  static const struct
  {
    const char *sentence;
    const char *expected;
  } cases[] = {
    { "Cela a déjà été dit.", "cela a déjà été dit." },
    { "Échec de l’écriture", "échec de l’écriture" },
    { "L’heure manque.", "l’heure manque." },
    { "À compléter", "à compléter" },
    { "SIRET inconnu", "SIRET inconnu" },
    { "E-mail", "e-mail" },
    { "« Marie » manque.", "« Marie » manque." },
    { "32 n’est pas un jour.", "32 n’est pas un jour." },
    { "À", "à" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pmn_sentence_after_colon (cases[i].sentence);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentence/after-colon", test_after_colon);
  return g_test_run ();
}
