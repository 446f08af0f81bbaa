/* pmn-nomenclature.c: the national nomenclatures, and ours where there is none
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-legacy-nomenclature.h"
#include "pmn-nomenclature.h"
#include "pmn-nomenclature-tables.h"

const PmnTerm *
pmn_nomenclature_terms (PmnDimension dimension, gsize *n_terms)
{
  g_return_val_if_fail (n_terms != NULL, NULL);

  *n_terms = 0;
  g_return_val_if_fail (dimension >= PMN_DIMENSION_THEME && dimension <= PMN_DIMENSION_LAST, NULL);

  *n_terms = pmn_term_first[dimension + 1] - pmn_term_first[dimension];
  return *n_terms > 0 ? &pmn_term_table[pmn_term_first[dimension]] : NULL;
}

const PmnTerm *
pmn_nomenclature_by_id (int id)
{
  gsize n_terms;

  if (id / 1000 < (int) PMN_DIMENSION_THEME || id / 1000 > (int) PMN_DIMENSION_LAST)
    return NULL;

  const PmnTerm *terms = pmn_nomenclature_terms ((PmnDimension) (id / 1000), &n_terms);
  for (gsize i = 0; i < n_terms; i++)
    {
      if (terms[i].id == id)
        return &terms[i];
    }
  return NULL;
}

const PmnTerm *
pmn_nomenclature_by_code (PmnDimension dimension, const char *code)
{
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);

  for (gsize i = 0; code != NULL && i < n_terms; i++)
    {
      if (strcmp (terms[i].code, code) == 0)
        return &terms[i];
    }
  return NULL;
}

/* A file repeats the same few labels on every row, and folding a label costs more than all the rest:
 * the last answers are remembered, for each thread its own. */
#define MEMO_SIZE 256
#define MEMO_LONGEST 88

typedef struct
{
  int dimension; /* 0: free */
  int index;
  char text[MEMO_LONGEST];
} Memo;

static int
find_alias (PmnDimension dimension, const char *label)
{
  return pmn_alias_find (pmn_term_aliases, pmn_term_n_aliases, (int) dimension, label);
}

const PmnTerm *
pmn_nomenclature_by_label (PmnDimension dimension, const char *label)
{
  static _Thread_local Memo memos[MEMO_SIZE];
  Memo *memo;
  int index;

  if (label == NULL)
    return NULL;
  if (strnlen (label, MEMO_LONGEST) == MEMO_LONGEST)
    {
      index = find_alias (dimension, label);
      return index < 0 ? NULL : &pmn_term_table[index];
    }
  memo = &memos[(g_str_hash (label) * 31 + (guint) dimension) % MEMO_SIZE];
  if (memo->dimension != (int) dimension || strcmp (memo->text, label) != 0)
    {
      memo->dimension = (int) dimension;
      memo->index = find_alias (dimension, label);
      g_strlcpy (memo->text, label, sizeof memo->text);
    }
  return memo->index < 0 ? NULL : &pmn_term_table[memo->index];
}

const char *
pmn_nomenclature_label (PmnDimension dimension, const char *code)
{
  g_return_val_if_fail (code != NULL, "");

  const PmnTerm *term = pmn_nomenclature_by_code (dimension, code);
  if (term != NULL)
    return term->label;

  const PmnLegacyTerm *legacy = pmn_legacy_by_kept_code (dimension, code);
  return legacy != NULL ? legacy->label : code;
}

const char *
pmn_duration_bucket (int minutes)
{
  g_return_val_if_fail (minutes >= 0, "lt30");

  if (minutes < 30)
    return "lt30";
  if (minutes < 60)
    return "30_60";
  return minutes < 120 ? "60_120" : "ge120";
}

const char *
pmn_age_bracket (int birth_year, PmnDay on)
{
  static const struct
  {
    int below;
    const char *code;
  } brackets[] = {
    { 12, "moins_de_douze" },          { 18, "douze_dix_huit" },
    { 25, "dix_huit_vingt_quatre" },   { 40, "vingt_cinq_trente_neuf" },
    { 60, "quarante_cinquante_neuf" }, { 70, "soixante_soixante_neuf" },
  };
  int year;

  if (birth_year <= 0 || !pmn_day_to_ymd (on, &year, NULL, NULL) || birth_year > year)
    return "non_communique";
  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      if (year - birth_year < brackets[i].below)
        return brackets[i].code;
    }
  return "soixante_dix_plus";
}
