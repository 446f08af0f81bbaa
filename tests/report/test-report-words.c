/* test-report-words.c: what a document says of the filter behind it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-format.h"
#include "pmn-report-words.h"

static void
assert_words (const PmnActivityFilter *filter, const char *expected)
{
  static const PmnFilterNames names = { .mediator = "Camille Durand", .place = "Médiathèque" };
  static const PmnFilterNames nobody = { 0 };
  g_autofree char *words
      = pmn_words_filter_others (filter, filter->mediator_id != 0 ? &names : &nobody);

  g_assert_cmpstr (words, ==, expected);
}

/* A list says everything that it leaves out. */
static void
test_every_part (void)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

  assert_words (filter, "");
  filter->mediator_id = 1;
  filter->place_id = 2;
  filter->place_kind = PMN_PLACE_KIND_HOME;
  filter->kinds = 1U << PMN_ACTIVITY_WORKSHOP | 1U << PMN_ACTIVITY_ONE_OFF;
  filter->theme = g_strdup ("email");
  filter->material = g_strdup ("tablette");
  filter->tag = g_strdup ("seniors");
  filter->text = g_strdup ("impôts");
  filter->source = PMN_SOURCE_COOP;
  filter->incomplete_only = TRUE;
  assert_words (filter, "Médiateur ou médiatrice" PMN_NNBSP ": Camille Durand · Lieu" PMN_NNBSP
                        ": Médiathèque · Lieu" PMN_NNBSP ": À domicile · Type" PMN_NNBSP
                        ": Atelier collectif, Demande ponctuelle · Thématique" PMN_NNBSP
                        ": E-mail · Matériel" PMN_NNBSP ": Tablette · Tag" PMN_NNBSP
                        ": seniors · Recherche" PMN_NNBSP ": impôts · Source" PMN_NNBSP
                        ": Plateforme nationale · À compléter seulement");
}

static void
test_sources (void)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

  filter->source = PMN_SOURCE_LOCAL;
  assert_words (filter, "Source" PMN_NNBSP ": Enregistrée ici");
  filter->source = PMN_SOURCE_LAST;
  assert_words (filter, "Source" PMN_NNBSP ": Autre base Permanence");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-words/every-part", test_every_part);
  g_test_add_func ("/report-words/sources", test_sources);
  return g_test_run ();
}
