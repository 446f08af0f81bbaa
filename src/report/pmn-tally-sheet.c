/* pmn-tally-sheet.c: a blank sheet to note sessions by hand, without names, where there is no computer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-tally-sheet.h"

#include "pmn-format.h"
#include "pmn-nomenclature.h"

#define N_LINES 14
/* Room for handwriting: 7 mm. */
#define LINE_HEIGHT 20.0
#define N_LEGEND_COLUMNS 4

/* What fits above a box; in full below the table. */
static const struct
{
  PmnDimension dimension;
  const char *code;
  const char *title;
} short_titles[] = {
  { PMN_DIMENSION_AGE, "moins_de_douze", "<" PMN_NNBSP "12" },
  { PMN_DIMENSION_AGE, "douze_dix_huit", "12 à 17" },
  { PMN_DIMENSION_AGE, "dix_huit_vingt_quatre", "18 à 24" },
  { PMN_DIMENSION_AGE, "vingt_cinq_trente_neuf", "25 à 39" },
  { PMN_DIMENSION_AGE, "quarante_cinquante_neuf", "40 à 59" },
  { PMN_DIMENSION_AGE, "soixante_soixante_neuf", "60 à 69" },
  { PMN_DIMENSION_AGE, "soixante_dix_plus", "70 et" PMN_NNBSP "+" },
  { PMN_DIMENSION_AGE, "non_communique", "n." PMN_NNBSP "c." },
  { PMN_DIMENSION_GENDER, "feminin", "F" },
  { PMN_DIMENSION_GENDER, "masculin", "M" },
  { PMN_DIMENSION_GENDER, "non_communique", "n." PMN_NNBSP "c." },
  { PMN_DIMENSION_STATUS, "non_communique", "n." PMN_NNBSP "c." },
};

static const char *const durations[] = { "15", "30", "45", "60", "90" };

static const char *
title_of (const PmnTerm *term)
{
  for (gsize i = 0; i < G_N_ELEMENTS (short_titles); i++)
    if (short_titles[i].dimension == term->dimension
        && g_str_equal (short_titles[i].code, term->code))
      return short_titles[i].title;
  return term->label;
}

static void
add_choice (PmnPaperTable *table, PmnDimension dimension, const char *title, double width)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  for (gsize i = 0; i < n; i++)
    pmn_paper_table_add_column (table, title_of (&terms[i]), width, PMN_ALIGN_CENTER);
  pmn_paper_table_set_group (table, title, (guint) n);
}

static guint
n_terms (PmnDimension dimension)
{
  gsize n;

  pmn_nomenclature_terms (dimension, &n);
  return (guint) n;
}

static void
add_boxes (PmnPaperTable *table, guint n)
{
  for (guint i = 0; i < n; i++)
    pmn_paper_table_add_mark (table, PMN_CELL_BOX);
}

static void
add_field (PmnPaperTable *table, const char *label, const char *value)
{
  pmn_paper_table_add_text (table, label);
  if (value != NULL)
    pmn_paper_table_add_text (table, value);
  else
    pmn_paper_table_add_mark (table, PMN_CELL_RULE);
}

static void
add_fields (PmnDocument *document, const PmnTallySheet *self)
{
  PmnPaperTable *table = pmn_document_add_table (document, NULL, PMN_TABLE_FIELDS);
  g_autofree char *day = NULL;

  if (self->day != PMN_DAY_NONE)
    day = pmn_format_date_long (self->day, PMN_LANGUAGE_FRENCH);
  pmn_paper_table_add_column (table, NULL, 124, PMN_ALIGN_START);
  pmn_paper_table_set_bold (table);
  pmn_paper_table_add_column (table, NULL, 170, PMN_ALIGN_START);
  pmn_paper_table_add_column (table, NULL, 34, PMN_ALIGN_START);
  pmn_paper_table_set_bold (table);
  pmn_paper_table_add_column (table, NULL, 170, PMN_ALIGN_START);
  pmn_paper_table_add_column (table, NULL, 32, PMN_ALIGN_START);
  pmn_paper_table_set_bold (table);
  pmn_paper_table_add_column (table, NULL, 180, PMN_ALIGN_START);
  pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
  add_field (table, "Médiateur ou médiatrice" PMN_NNBSP ":", self->mediator);
  add_field (table, "Date" PMN_NNBSP ":", day);
  add_field (table, "Lieu" PMN_NNBSP ":", self->place);
}

static void
add_lines (PmnDocument *document)
{
  PmnPaperTable *table = pmn_document_add_table (document, NULL, PMN_TABLE_GRID);

  pmn_paper_table_set_row_height (table, LINE_HEIGHT);
  pmn_paper_table_add_column (table, "N°", 18, PMN_ALIGN_CENTER);
  for (gsize i = 0; i < G_N_ELEMENTS (durations); i++)
    pmn_paper_table_add_column (table, durations[i], 20, PMN_ALIGN_CENTER);
  pmn_paper_table_add_column (table, "autre", 30, PMN_ALIGN_CENTER);
  pmn_paper_table_set_group (table, "Durée (minutes)", G_N_ELEMENTS (durations) + 1);
  pmn_paper_table_add_column (table, "Thématiques (n°)", 96, PMN_ALIGN_CENTER);
  pmn_paper_table_add_column (table, "Lieu, si autre", 92, PMN_ALIGN_CENTER);
  add_choice (table, PMN_DIMENSION_AGE, "Âge (années)", 22);
  add_choice (table, PMN_DIMENSION_GENDER, "Genre", 20);
  add_choice (table, PMN_DIMENSION_STATUS, "Statut", 35);
  for (int i = 1; i <= N_LINES; i++)
    {
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      pmn_paper_table_take_text (table, g_strdup_printf ("%d", i));
      add_boxes (table, G_N_ELEMENTS (durations));
      for (int blank = 0; blank < 3; blank++)
        pmn_paper_table_add_text (table, NULL);
      add_boxes (table, n_terms (PMN_DIMENSION_AGE));
      add_boxes (table, n_terms (PMN_DIMENSION_GENDER));
      add_boxes (table, n_terms (PMN_DIMENSION_STATUS));
    }
}

/* Numbers stand for themes: down the columns, in the order of the national form. */
static void
add_legend (PmnDocument *document)
{
  PmnPaperTable *table
      = pmn_document_add_table (document, "Numéros des thématiques", PMN_TABLE_LEGEND);
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n);
  gsize n_rows = (n + N_LEGEND_COLUMNS - 1) / N_LEGEND_COLUMNS;

  for (int i = 0; i < N_LEGEND_COLUMNS; i++)
    pmn_paper_table_add_column (table, NULL, 1, PMN_ALIGN_START);
  for (gsize row = 0; row < n_rows; row++)
    {
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      for (gsize i = row; i < n_rows * N_LEGEND_COLUMNS; i += n_rows)
        pmn_paper_table_take_text (
            table,
            i < n ? g_strdup_printf ("%" G_GSIZE_FORMAT ". %s%s", i + 1,
                                     terms[i].administrative ? "Démarche – " : "", terms[i].label)
                  : NULL);
    }
}

PmnDocument *
pmn_tally_sheet_compose (const PmnTallySheet *self)
{
  PmnDocument *document;

  g_return_val_if_fail (self != NULL, NULL);

  document = pmn_document_new ("Feuille de pointage des accompagnements");
  document->landscape = TRUE;
  g_set_str (&document->subject,
             "Une ligne par personne accompagnée, sans nom, à reporter dans Permanence");
  add_fields (document, self);
  pmn_document_add_text (
      document, PMN_BLOCK_NOTE,
      "Une ligne par personne accompagnée. «" PMN_NNBSP "n." PMN_NNBSP "c." PMN_NNBSP "»" PMN_NNBSP
      ": non communiqué ou hétérogène. N’écrivez ni nom, ni numéro, ni mot de passe. "
      "Reportez les lignes dans Permanence (saisie de la journée), puis détruisez la feuille.");
  add_lines (document);
  add_legend (document);
  return document;
}
