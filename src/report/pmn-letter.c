/* pmn-letter.c: a letter, from a template and what is known
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-letter.h"

#include "pmn-activity-summary.h"
#include "pmn-domain-error.h"
#include "pmn-format.h"
#include "pmn-nomenclature.h"
#include "pmn-report-words.h"

/* Of the width: where the reader's name and the signature begin. */
#define RIGHT_HALF 0.55
#define SIGNATURE_HEIGHT 56.0
/* Of the file, when the object is still to be written by hand. */
#define UNTITLED "Lettre"

/* Name of a field → its text. */
typedef GHashTable Values;

static void
take (Values *values, const char *name, char *text)
{
  g_hash_table_insert (values, (gpointer) name, text);
}

static void
put (Values *values, const char *name, const char *text)
{
  if (text != NULL)
    take (values, name, g_strdup (text));
}

static void
take_day (Values *values, const char *name, PmnDay day)
{
  if (day != PMN_DAY_NONE)
    take (values, name, pmn_format_date (day, PMN_LANGUAGE_FRENCH));
}

static void
put_structure (Values *values, const PmnStructure *structure)
{
  put (values, "structure.nom", structure->name);
  put (values, "structure.siret", structure->siret);
  put (values, "structure.commune", structure->commune);
}

static void
put_mediator (Values *values, const PmnMediator *mediator)
{
  if (mediator == NULL)
    return;
  put (values, "mediateur.prenom", mediator->given);
  put (values, "mediateur.nom", mediator->family);
  take (values, "mediateur.nom_complet", pmn_mediator_get_display_name (mediator));
  if (mediator->phone != NULL)
    take (values, "mediateur.telephone",
          pmn_identifier_display (PMN_IDENTIFIER_PHONE, mediator->phone));
  put (values, "mediateur.courriel", mediator->email);
}

/* "entre le … et le …"; of one day, "le …". */
static char *
describe_days (PmnDay first, PmnDay last)
{
  g_autofree char *from = pmn_format_date (first, PMN_LANGUAGE_FRENCH);
  g_autofree char *to = pmn_format_date (last, PMN_LANGUAGE_FRENCH);

  return first == last ? g_strdup_printf ("le %s", from)
                       : g_strdup_printf ("entre le %s et le %s", from, to);
}

static void
put_person (Values *values, const PmnLetter *self)
{
  gint64 n = 0;
  gint64 minutes = 0;
  PmnDay first = PMN_DAY_NONE;
  PmnDay last = PMN_DAY_NONE;

  if (self->beneficiary == NULL)
    return;
  for (guint i = 0; self->activities != NULL && i < self->activities->len; i++)
    {
      const PmnActivitySummary *activity = g_ptr_array_index (self->activities, i);

      if (activity == NULL || activity->incomplete)
        continue;
      n++;
      minutes += activity->minutes;
      first = first == PMN_DAY_NONE ? activity->day : MIN (first, activity->day);
      last = last == PMN_DAY_NONE ? activity->day : MAX (last, activity->day);
    }
  put (values, "beneficiaire.prenom", self->beneficiary->given);
  put (values, "beneficiaire.nom", self->beneficiary->family);
  take (values, "beneficiaire.nom_complet", pmn_beneficiary_get_display_name (self->beneficiary));
  put (values, "beneficiaire.commune", self->beneficiary->commune);
  take (values, "accompagnements.nombre",
        pmn_format_count (n, "accompagnement", "accompagnements", PMN_LANGUAGE_FRENCH));
  take (values, "accompagnements.duree", pmn_format_minutes (minutes, PMN_LANGUAGE_FRENCH));
  take_day (values, "accompagnements.premier", first);
  take_day (values, "accompagnements.dernier", last);
  if (n > 0)
    take (values, "accompagnements.periode", describe_days (first, last));
}

/* What was typed; a date in any form becomes one in words. */
static gboolean
put_typed (Values *values, const PmnLetter *self, GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  if (self->typed == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      const PmnLetterField *field = pmn_letter_field_find (name);
      PmnDay day;

      if (field == NULL || !pmn_letter_field_is_asked (field) || *(const char *) text == '\0')
        continue;
      if (field->kind != PMN_LETTER_FIELD_DAY)
        {
          put (values, field->name, text);
          continue;
        }
      day = pmn_day_parse (text, self->today, error);
      if (day == PMN_DAY_NONE)
        return FALSE;
      take (values, field->name, pmn_format_date_long (day, PMN_LANGUAGE_FRENCH));
    }
  return TRUE;
}

static const char *
value_of (const PmnLetterField *field, gpointer data)
{
  return g_hash_table_lookup (data, field->name);
}

/* Parts ------------------------------------------------------------------------------------------ */

static void
add_sender (PmnDocument *document, const PmnStructure *structure)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  pmn_document_add_text (document, PMN_BLOCK_TEXT, structure->name);
  if (structure->commune != NULL)
    g_string_append_printf (lines, "%s%s%s", structure->postcode,
                            *structure->postcode != '\0' ? " " : "", structure->commune);
  if (structure->siret != NULL)
    g_string_append_printf (lines, "%sSIRET %s", lines->len > 0 ? " · " : "", structure->siret);
  if (lines->len > 0)
    pmn_document_add_text (document, PMN_BLOCK_NOTE, lines->str);
}

static void
add_reader (PmnDocument *document, const PmnBeneficiary *person)
{
  g_autofree char *name = pmn_beneficiary_get_display_name (person);

  pmn_document_add_indented_text (document, name, RIGHT_HALF);
  if (person->commune != NULL)
    {
      g_autofree char *where = g_strdup_printf (
          "%s%s%s", person->postcode, *person->postcode != '\0' ? " " : "", person->commune);

      pmn_document_add_indented_text (document, where, RIGHT_HALF);
    }
}

static void
add_place_and_date (PmnDocument *document, const PmnLetter *self)
{
  g_autofree char *day = pmn_format_date (self->today, PMN_LANGUAGE_FRENCH);
  g_autofree char *text = self->structure->commune != NULL
                              ? g_strdup_printf ("%s, le %s", self->structure->commune, day)
                              : g_strdup_printf ("Le %s", day);

  pmn_document_add_indented_text (document, text, RIGHT_HALF);
}

/* Nothing rather than a table of nothing. */
static gboolean
has_activities (const GPtrArray *activities)
{
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    {
      const PmnActivitySummary *activity = g_ptr_array_index (activities, i);

      if (activity != NULL && !activity->incomplete)
        return TRUE;
    }
  return FALSE;
}

static void
add_activities (PmnDocument *document, const GPtrArray *activities)
{
  PmnPaperTable *table
      = pmn_document_add_table (document, "Accompagnements suivis", PMN_TABLE_ROWS);

  pmn_paper_table_add_column (table, "Date", 2, PMN_ALIGN_START);
  pmn_paper_table_add_column (table, "Type", 3, PMN_ALIGN_START);
  pmn_paper_table_add_column (table, "Thématiques", 4, PMN_ALIGN_START);
  pmn_paper_table_add_column (table, "Durée", 1.2, PMN_ALIGN_END);
  /* Read from the first one on. */
  for (guint i = activities->len; i > 0; i--)
    {
      const PmnActivitySummary *activity = g_ptr_array_index (activities, i - 1);

      if (activity == NULL || activity->incomplete)
        continue;
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      pmn_paper_table_take_text (table, pmn_format_date (activity->day, PMN_LANGUAGE_FRENCH));
      pmn_paper_table_add_text (table, pmn_words_kind (activity->kind));
      pmn_paper_table_take_text (table, pmn_words_codes (PMN_DIMENSION_THEME, activity->themes));
      pmn_paper_table_take_text (table,
                                 pmn_format_minutes (activity->minutes, PMN_LANGUAGE_FRENCH));
    }
}

static void
add_body (PmnDocument *document, const PmnLetter *self, Values *values)
{
  g_auto (GStrv) paragraphs = g_strsplit (self->template->body, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      char *paragraph = g_strstrip (paragraphs[i]);

      if (*paragraph == '\0')
        continue;
      if (pmn_letter_template_is_list (paragraph))
        {
          if (has_activities (self->activities))
            add_activities (document, self->activities);
        }
      else if (g_str_has_prefix (paragraph, "# "))
        pmn_document_take_text (document, PMN_BLOCK_HEADING,
                                pmn_letter_template_fill (paragraph + 2, value_of, values, NULL));
      else
        pmn_document_take_text (document, PMN_BLOCK_TEXT,
                                pmn_letter_template_fill (paragraph, value_of, values, NULL));
    }
}

static void
add_signature (PmnDocument *document, const char *name)
{
  pmn_document_begin_group (document);
  pmn_document_add_space (document, 18);
  pmn_document_add_indented_text (document, name != NULL ? name : "Signature" PMN_NNBSP ":",
                                  RIGHT_HALF);
  pmn_document_add_space (document, SIGNATURE_HEIGHT);
  pmn_document_end_group (document);
}

PmnDocument *
pmn_letter_compose (const PmnLetter *self, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *object = NULL;
  gboolean whole;
  PmnDocument *document;

  g_return_val_if_fail (self != NULL && self->template != NULL && self->structure != NULL, NULL);

  take_day (values, "date", self->today);
  put_structure (values, self->structure);
  put_mediator (values, self->mediator);
  put_person (values, self);
  if (!put_typed (values, self, error))
    return NULL;
  object = pmn_letter_template_fill (self->template->object, value_of, values, &whole);
  document = pmn_document_new_letter (whole ? object : UNTITLED);
  add_sender (document, self->structure);
  pmn_document_add_space (document, 18);
  if (self->beneficiary != NULL)
    add_reader (document, self->beneficiary);
  pmn_document_add_space (document, 12);
  add_place_and_date (document, self);
  pmn_document_add_space (document, 24);
  pmn_document_add_text (document, PMN_BLOCK_TITLE, object);
  pmn_document_add_space (document, 6);
  add_body (document, self, values);
  add_signature (document, g_hash_table_lookup (values, "mediateur.nom_complet"));
  return document;
}
