/* test-redaction.c: a name leaves a text under every spelling, and other words stay
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-redaction.h"

static PmnRedaction *
somebody (void)
{
  PmnRedaction *self = pmn_redaction_new ();

  pmn_redaction_add (self, "Jean-Élie", "Le Petit", "jel@Exemple.fr", "+33612345678");
  pmn_redaction_add (self, "Jean-Elie", "Lepetit", NULL, NULL);
  return self;
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    gboolean each_word;
    const char *expected; /* NULL: nothing goes */
  } cases[] = {
    { NULL, FALSE, NULL },
    { "", TRUE, NULL },
    { "Rien à dire.", TRUE, NULL },
    { "Vu Jean-Élie LE PETIT hier.", FALSE, "Vu … hier." },
    { "le petit, jean elie", FALSE, "…" },
    { "Jean Elie Lepetit", FALSE, "…" },
    { "M. Lepetit et Mme Durand", FALSE, "… et Mme Durand" },
    { "un petit problème, le petit écran", FALSE, NULL },
    { "Petit problème de Jean", TRUE, "… problème de …" },
    { "Le chat", TRUE, NULL },
    { "écrire à JEL@exemple.FR.", FALSE, "écrire à …." },
    { "06 12 34 56 78 ou +33 6.12.34.56.78", FALSE, "… ou …" },
    { "0612345679", FALSE, NULL },
    { "👩🏽‍💻 Jean-Élie Le Petit 👩🏽‍💻", FALSE,
      "👩🏽‍💻 … 👩🏽‍💻" },
    { "Jean-E\xcc\x81lie Le Petit", FALSE, "…" },
  };
  g_autoptr (PmnRedaction) self = somebody ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = pmn_redaction_apply (self, cases[i].text, cases[i].each_word);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* What is left of a text has nothing left to remove. */
static void
test_stable (void)
{
  static const char *const words[] = { "jean", "Élie", "le",       "Petit", "lepetit",       "M.",
                                       "et",   "06",   "12345678", ",",     "jel@exemple.fr" };
  g_autoptr (PmnRedaction) self = somebody ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      for (gint n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append_printf (text, "%s ",
                                words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      once = pmn_redaction_apply (self, text->str, TRUE);
      twice = once != NULL ? pmn_redaction_apply (self, once, TRUE) : NULL;
      g_assert_null (twice);
    }
}

static void
test_mentions (void)
{
  g_autoptr (PmnRedaction) self = somebody ();
  g_autoptr (PmnRedaction) nobody = pmn_redaction_new ();

  g_assert_true (pmn_redaction_mentions (
      self, "{\"given\":\"jean elie\",\"age\":\"x\",\"family\":\"Lepetit\"}"));
  g_assert_true (pmn_redaction_mentions (self, "{\"phone\":\"0612345678\"}"));
  g_assert_false (pmn_redaction_mentions (self, "{\"given\":\"jean\",\"family\":\"Lepetit\"}"));
  g_assert_false (pmn_redaction_mentions (self, NULL));
  g_assert_false (pmn_redaction_mentions (nobody, "Jean-Élie Le Petit"));
}

/* A number goes whatever stands beside it: left in, somebody erased could still be called. */
static void
test_phones (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "Rappeler 06 12 34 56 78 demain", "Rappeler … demain" },
    { "06 12 34 56 78 / 07 11 22 33 44", "… / 07 11 22 33 44" },
    { "07 11 22 33 44 - 06.12.34.56.78", "07 11 22 33 44 - …" },
    { "06 12 34 56 78 15 min", "… 15 min" },
    { "le 12/11 0612345678", "le 12/11 …" },
    { "+33 6 12 34 56 78, +33 (0)6 12 34 56 78", "…, …" },
    { "0033612345678 (33 612 345 678)", "… …)" },
    { "06\xc2\xa0"
      "12\xe2\x80\xaf"
      "34 56 78",
      "…" },
    { "06 12 34 56 79", NULL },
  };
  g_autoptr (PmnRedaction) self = pmn_redaction_new ();

  pmn_redaction_add (self, NULL, NULL, NULL, "+33612345678");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shorter = pmn_redaction_apply (self, cases[i].text, FALSE);

      g_assert_cmpstr (shorter, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redaction/texts", test_texts);
  g_test_add_func ("/redaction/phones", test_phones);
  g_test_add_func ("/redaction/stable", test_stable);
  g_test_add_func ("/redaction/mentions", test_mentions);
  return g_test_run ();
}
