/* pmn-activity-sheet.c: everything about one activity, on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-sheet.h"

#include "pmn-format.h"
#include "pmn-nomenclature.h"
#include "pmn-report-words.h"

static void
add_field (PmnPaperTable *table, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
  pmn_paper_table_add_text (table, label);
  pmn_paper_table_add_text (table, value);
}

static void
take_field (PmnPaperTable *table, const char *label, char *value)
{
  add_field (table, label, value);
  g_free (value);
}

static void
add_code (PmnPaperTable *table, PmnDimension dimension, const char *label, const char *code)
{
  if (code != NULL)
    add_field (table, label, pmn_nomenclature_label (dimension, code));
}

static PmnPaperTable *
add_fields_table (PmnDocument *document, const char *caption)
{
  PmnPaperTable *table = pmn_document_add_table (document, caption, PMN_TABLE_FIELDS);

  pmn_paper_table_add_column (table, NULL, 1, PMN_ALIGN_START);
  pmn_paper_table_set_bold (table);
  pmn_paper_table_add_column (table, NULL, 3, PMN_ALIGN_START);
  return table;
}

static void
add_referral (PmnPaperTable *table, const PmnActivity *activity)
{
  const char *where = activity->referral != NULL
                          ? pmn_nomenclature_label (PMN_DIMENSION_REFERRAL, activity->referral)
                          : NULL;

  if (activity->oriented == PMN_UNKNOWN)
    return;
  if (activity->oriented == PMN_NO)
    add_field (table, "Bénéficiaire réorienté", "Non");
  else
    take_field (table, "Bénéficiaire réorienté",
                g_strdup_printf ("Oui%s%s%s%s", where != NULL ? ", " : "",
                                 where != NULL ? where : "",
                                 activity->referral_body != NULL ? " – " : "",
                                 activity->referral_body != NULL ? activity->referral_body : ""));
}

static void
add_activity (PmnDocument *document, const PmnActivitySheet *self)
{
  const PmnActivity *activity = self->activity;
  PmnPaperTable *table = add_fields_table (document, NULL);

  take_field (table, "Date", pmn_format_date_long (activity->day, PMN_LANGUAGE_FRENCH));
  take_field (table, "Durée", pmn_format_minutes (activity->minutes, PMN_LANGUAGE_FRENCH));
  add_field (table, "Médiateur ou médiatrice", self->mediator);
  add_field (table, "Co-animation", self->co_mediators);
  take_field (table, "Lieu",
              pmn_words_place (activity->place_kind, self->place, activity->commune));
  add_field (table, "Atelier", activity->title);
  add_code (table, PMN_DIMENSION_LEVEL, "Niveau", activity->level);
  take_field (table, "Thématiques", pmn_words_codes (PMN_DIMENSION_THEME, activity->themes));
  add_field (table, "Démarche", activity->procedure);
  take_field (table, "Matériel", pmn_words_codes (PMN_DIMENSION_MATERIAL, activity->materials));
  add_code (table, PMN_DIMENSION_AUTONOMY, "Autonomie", activity->autonomy);
  add_referral (table, activity);
  take_field (table, "Tags", pmn_words_codes (PMN_DIMENSION_TAG, activity->tags));
  add_field (table, "Référence", activity->local_ref);
  add_field (table, "Identifiant national", activity->national_id);
}

/* People ----------------------------------------------------------------------------------------- */

/* Anonymous people and participations together, in the order of the nomenclature. */
static guint
count (const PmnActivity *activity, PmnDimension dimension, const char *code)
{
  guint n = pmn_activity_get_tally (activity, (int) dimension, code);

  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);
      const char *of = dimension == PMN_DIMENSION_GENDER ? person->gender
                       : dimension == PMN_DIMENSION_AGE  ? person->age
                                                         : person->status;

      n += of != NULL && g_str_equal (of, code);
    }
  return n;
}

static void
add_dimension (PmnPaperTable *table, const PmnActivity *activity, PmnDimension dimension,
               const char *label)
{
  guint people = pmn_activity_get_people (activity);
  guint said = 0;
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);

  pmn_paper_table_begin_row (table, PMN_ROW_SECTION);
  pmn_paper_table_add_text (table, label);
  for (gsize i = 0; i < n_terms; i++)
    {
      guint n = count (activity, dimension, terms[i].code);

      said += n;
      /* What nobody said is not communicated: each part sums to everyone. */
      if (i + 1 == n_terms && said < people)
        n += people - said;
      if (n == 0)
        continue;
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      pmn_paper_table_add_text (table, terms[i].label);
      pmn_paper_table_take_text (table, pmn_format_integer (n, PMN_LANGUAGE_FRENCH));
      pmn_paper_table_take_text (table, pmn_format_percent (n, people, 0, PMN_LANGUAGE_FRENCH));
    }
}

static void
add_counts (PmnDocument *document, const PmnActivity *activity)
{
  PmnPaperTable *table
      = pmn_document_add_table (document, "Personnes accompagnées", PMN_TABLE_ROWS);

  pmn_paper_table_add_column (table, "Profil", 4, PMN_ALIGN_START);
  pmn_paper_table_add_column (table, "Personnes", 1, PMN_ALIGN_END);
  pmn_paper_table_add_column (table, "Part", 1, PMN_ALIGN_END);
  add_dimension (table, activity, PMN_DIMENSION_GENDER, "Genre");
  add_dimension (table, activity, PMN_DIMENSION_AGE, "Âge");
  add_dimension (table, activity, PMN_DIMENSION_STATUS, "Statut");
  pmn_paper_table_begin_row (table, PMN_ROW_TOTAL);
  pmn_paper_table_add_text (table, "Total");
  pmn_paper_table_take_text (
      table, pmn_format_integer (pmn_activity_get_people (activity), PMN_LANGUAGE_FRENCH));
  pmn_paper_table_add_text (table, NULL);
}

static void
add_names (PmnDocument *document, const PmnActivity *activity, const GPtrArray *people)
{
  PmnPaperTable *table = NULL;

  for (guint i = 0; i < people->len && i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);

      if (g_ptr_array_index (people, i) == NULL)
        continue;
      if (table == NULL)
        {
          table = pmn_document_add_table (document, "Bénéficiaires suivis", PMN_TABLE_ROWS);
          pmn_paper_table_add_column (table, "Nom", 3, PMN_ALIGN_START);
          pmn_paper_table_add_column (table, "Genre", 1.4, PMN_ALIGN_START);
          pmn_paper_table_add_column (table, "Âge", 1.4, PMN_ALIGN_START);
          pmn_paper_table_add_column (table, "Statut", 2, PMN_ALIGN_START);
        }
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      pmn_paper_table_add_text (table, g_ptr_array_index (people, i));
      pmn_paper_table_add_text (table,
                                pmn_nomenclature_label (PMN_DIMENSION_GENDER, person->gender));
      pmn_paper_table_add_text (table, pmn_nomenclature_label (PMN_DIMENSION_AGE, person->age));
      pmn_paper_table_add_text (table,
                                pmn_nomenclature_label (PMN_DIMENSION_STATUS, person->status));
    }
}

PmnDocument *
pmn_activity_sheet_compose (const PmnActivitySheet *self)
{
  const PmnActivity *activity;
  g_autofree char *title = NULL;
  PmnDocument *document;

  g_return_val_if_fail (self != NULL && self->activity != NULL, NULL);

  activity = self->activity;
  title = pmn_words_kind_of_local (activity->kind, activity->local_kind);
  document = pmn_document_new (title);
  g_set_str (&document->header_end, activity->local_ref);
  if (activity->incomplete)
    pmn_document_add_text (document, PMN_BLOCK_TEXT,
                           "À compléter" PMN_NNBSP ": cette activité n’entre dans aucun total.");
  add_activity (document, self);
  if (pmn_activity_get_people (activity) > 0)
    add_counts (document, activity);
  if (self->people != NULL)
    add_names (document, activity, self->people);
  if (self->with_notes && activity->notes != NULL)
    {
      pmn_document_add_text (document, PMN_BLOCK_HEADING, "Notes");
      pmn_document_add_text (document, PMN_BLOCK_TEXT, activity->notes);
    }
  return document;
}
