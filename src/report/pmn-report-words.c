/* pmn-report-words.c: what several documents say the same way, in French
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-report-words.h"

#include "pmn-activity-kind.h"
#include "pmn-format.h"
#include "pmn-nomenclature.h"
#include "pmn-place-kind.h"

#define COLON PMN_NNBSP ": "

static const char *const source_words[] = {
  [PMN_SOURCE_LOCAL] = "Enregistrée ici",
  [PMN_SOURCE_COOP] = "Plateforme nationale",
  [PMN_SOURCE_COOP_V1] = "Plateforme nationale, première version",
  [PMN_SOURCE_LEGACY] = "Fichier de la première plateforme",
  [PMN_SOURCE_TABLE] = "Tableau importé",
  [PMN_SOURCE_DEMO] = "Données fictives",
  [PMN_SOURCE_REGISTER] = "Autre base Permanence",
};
G_STATIC_ASSERT (G_N_ELEMENTS (source_words) == PMN_SOURCE_LAST + 1);

static void
add (GString *text, const char *label, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s" COLON "%s", text->len > 0 ? " · " : "", label, value);
}

static char *
name_kinds (guint kinds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint kind = PMN_ACTIVITY_INDIVIDUAL; kind <= PMN_ACTIVITY_LOCAL; kind++)
    if (kinds & (1U << kind))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              pmn_words_kind ((PmnActivityKind) kind));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pmn_words_filter_period (const PmnActivityFilter *filter)
{
  g_autofree char *period
      = pmn_format_period ((PmnPeriod) { filter->from, filter->to }, PMN_LANGUAGE_FRENCH);

  return filter->from == PMN_DAY_NONE && filter->to == PMN_DAY_NONE
             ? g_steal_pointer (&period)
             : g_strdup_printf ("%s (bornes incluses)", period);
}

char *
pmn_words_filter (const PmnActivityFilter *filter, const PmnFilterNames *names)
{
  g_autofree char *period = pmn_words_filter_period (filter);
  g_autofree char *others = pmn_words_filter_others (filter, names);
  GString *text = g_string_new (NULL);

  add (text, "Période", period);
  if (*others != '\0')
    g_string_append_printf (text, " · %s", others);
  return g_string_free (text, FALSE);
}

char *
pmn_words_filter_others (const PmnActivityFilter *filter, const PmnFilterNames *names)
{
  GString *text = g_string_new (NULL);
  g_autofree char *kinds = filter->kinds != 0 ? name_kinds (filter->kinds) : NULL;

  add (text, "Médiateur ou médiatrice", names->mediator);
  add (text, "Lieu", names->place);
  if (filter->place_kind != PMN_PLACE_KIND_NONE)
    add (text, "Lieu",
         pmn_nomenclature_label (PMN_DIMENSION_PLACE_KIND,
                                 pmn_place_kind_to_code (filter->place_kind)));
  add (text, "Type", kinds);
  if (filter->theme != NULL)
    add (text, "Thématique", pmn_nomenclature_label (PMN_DIMENSION_THEME, filter->theme));
  if (filter->material != NULL)
    add (text, "Matériel", pmn_nomenclature_label (PMN_DIMENSION_MATERIAL, filter->material));
  add (text, "Tag", filter->tag);
  add (text, "Recherche", filter->text);
  if (filter->source >= 0)
    add (text, "Source", source_words[filter->source]);
  if (filter->incomplete_only)
    g_string_append (text, text->len > 0 ? " · À compléter seulement" : "À compléter seulement");
  return g_string_free (text, FALSE);
}

const char *
pmn_words_kind (PmnActivityKind kind)
{
  return pmn_activity_kind_label (kind);
}

char *
pmn_words_kind_of_local (PmnActivityKind kind, const char *local_kind)
{
  if (kind == PMN_ACTIVITY_LOCAL && local_kind != NULL)
    return g_strdup_printf ("%s" COLON "%s", pmn_words_kind (kind),
                            pmn_nomenclature_label (PMN_DIMENSION_LOCAL_KIND, local_kind));
  return g_strdup (pmn_words_kind (kind));
}

char *
pmn_words_codes (int dimension, const GPtrArray *codes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? ", " : "",
        pmn_nomenclature_label ((PmnDimension) dimension, g_ptr_array_index (codes, i)));
  return g_string_free (text, FALSE);
}

char *
pmn_words_place (PmnPlaceKind kind, const char *name, const char *commune)
{
  const char *label;

  if (name != NULL)
    return g_strdup (name);
  if (kind == PMN_PLACE_KIND_NONE)
    return g_strdup ("");
  label = pmn_nomenclature_label (PMN_DIMENSION_PLACE_KIND, pmn_place_kind_to_code (kind));
  return commune != NULL ? g_strdup_printf ("%s (%s)", label, commune) : g_strdup (label);
}
