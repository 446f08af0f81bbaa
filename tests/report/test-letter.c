/* test-letter.c: templates of letters: what they may hold, what is wrong with them, filling them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-summary.h"
#include "pmn-domain-error.h"
#include "pmn-letter.h"
#include "pmn-printout.h"

#include <string.h>

#define HEAD "titre : Essai\npour : bénéficiaire\n\n"

static PmnLetterTemplate *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PmnLetterTemplate *template = pmn_letter_template_parse ("essai", text, strlen (text), &error);

  g_assert_no_error (error);
  return template;
}

/* The sentence names @part. */
static void
assert_refused (const char *text, gsize length, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_letter_template_parse ("essai", text, length, &error));
  g_assert_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

static void
test_head (void)
{
  g_autoptr (PmnLetterTemplate) template = parse (
      "\xef\xbb\xbf// une remarque\r\nTitre: Relance\r\nPour : Bénéficiaire\r\n\r\nBonjour\r\n");

  g_assert_cmpstr (template->title, ==, "Relance");
  g_assert_cmpstr (template->object, ==, "Relance");
  g_assert_cmpstr (template->body, ==, "Bonjour");
  g_assert_cmpint (template->subject, ==, PMN_LETTER_BENEFICIARY);
}

static void
test_mistakes_have_a_place (void)
{
  const struct
  {
    const char *text;
    const char *part;
  } cases[] = {
    { HEAD "Bonjour,\nÀ {{bénéficiaire.prénom}} et {{beneficiaire.surnom}}.",
      "Line 5, column 30: “beneficiaire.surnom” is not a field of letters." },
    { "titre : Essai\n\nBonjour {{beneficiaire.nom}}", "Line 3, column 9" },
    { HEAD "Le {{date", "Line 4, column 4: a field that opens with {{" },
    { HEAD "{{ }}", "Line 4, column 1" },
    { HEAD "Voici {{accompagnements.liste}} et la suite", "alone on its line" },
    { "titre : Essai\ncouleur : bleu\n\nTexte", "Line 2: before the first empty line" },
    { "titre : Essai\npour : le chat\n\nTexte", "“le chat” is unknown after « pour »" },
    { "pour : tous\n\nTexte", "has no name" },
    { "titre : Essai\n\n", "has no text" },
    { "", "has no name" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].part);
  /* Every mistake is said, not the first one only. */
  assert_refused ("titre : Essai\n\n{{un}}\n{{deux}}", 30, "“deux”");
}

static void
test_not_a_text (void)
{
  g_autofree char *long_text = g_strnfill (PMN_LETTER_MAX_BYTES + 1, 'a');

  assert_refused ("titre : Essai\n\n\xff\xfe", 17, "plain text in UTF-8");
  assert_refused ("titre : Essai\n\na\0b", 18, "plain text in UTF-8");
  assert_refused (long_text, PMN_LETTER_MAX_BYTES + 1, "256 kB");
}

static void
test_what_is_asked (void)
{
  g_autoptr (PmnLetterTemplate) template
      = parse ("titre : Essai\nobjet : Le {{rendezvous.date}}\n\n{{lettre.texte}}\n{{date}} "
               "{{rendezvous.date}}");
  g_autoptr (GPtrArray) asked = pmn_letter_template_list_asked (template);

  g_assert_cmpuint (asked->len, ==, 2);
  g_assert_cmpstr (((const PmnLetterField *) g_ptr_array_index (asked, 0))->name, ==,
                   "rendezvous.date");
  g_assert_cmpstr (((const PmnLetterField *) g_ptr_array_index (asked, 1))->name, ==,
                   "lettre.texte");
}

static const char *
fill (const PmnLetterField *field, gpointer data)
{
  return g_str_equal (field->name, "date") ? "{{structure.nom}}" : NULL;
}

/* What is filled in is not read again; what is not known is a line to write on. */
static void
test_filling (void)
{
  gboolean whole = TRUE;
  g_autofree char *text
      = pmn_letter_template_fill ("Le {{ Date }}, {{structure.nom}}. {{", fill, NULL, &whole);
  g_autofree char *known = NULL;

  g_assert_cmpstr (text, ==, "Le {{structure.nom}}, ……………………. {{");
  g_assert_false (whole);
  known = pmn_letter_template_fill ("Le {{ Date }}", fill, NULL, &whole);
  g_assert_cmpstr (known, ==, "Le {{structure.nom}}");
  g_assert_true (whole);
}

/* Every field of the table can be written as it is named. */
static void
test_every_field_is_found (void)
{
  gsize n;
  const PmnLetterField *fields = pmn_letter_fields (&n);

  for (gsize i = 0; i < n; i++)
    g_assert_true (pmn_letter_field_find (fields[i].name) == &fields[i]);
}

typedef struct
{
  PmnStructure *structure;
  PmnBeneficiary *person;
  GPtrArray *activities;
  GHashTable *typed;
} Facts;

static void
set_up (Facts *facts, gconstpointer data)
{
  facts->structure = pmn_structure_new ();
  g_set_str (&facts->structure->name, "Mairie d’Essai");
  facts->person = pmn_beneficiary_new ();
  g_set_str (&facts->person->given, "Fatou");
  g_set_str (&facts->person->family, "Diallo");
  facts->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_summary_free);
  for (int i = 0; i < 3; i++)
    {
      PmnActivitySummary *activity = pmn_activity_summary_new ();

      activity->kind = PMN_ACTIVITY_INDIVIDUAL;
      activity->day = pmn_day_from_ymd (2026, 11, 20 - i);
      activity->minutes = 45;
      activity->incomplete = i == 0;
      g_ptr_array_add (facts->activities, activity);
    }
  facts->typed = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
tear_down (Facts *facts, gconstpointer data)
{
  pmn_structure_free (facts->structure);
  pmn_beneficiary_free (facts->person);
  g_ptr_array_unref (facts->activities);
  g_hash_table_unref (facts->typed);
}

static PmnDocument *
compose (Facts *facts, const char *body, GError **error)
{
  g_autofree char *text = g_strconcat (HEAD, body, NULL);
  g_autoptr (PmnLetterTemplate) template = parse (text);

  return pmn_letter_compose (&(PmnLetter) { .template = template,
                                            .structure = facts->structure,
                                            .beneficiary = facts->person,
                                            .activities = facts->activities,
                                            .typed = facts->typed,
                                            .today = pmn_day_from_ymd (2026, 11, 22) },
                             error);
}

/* Whether a paragraph of @document is @text. */
static gboolean
says (const PmnDocument *document, const char *text)
{
  for (guint i = 0; i < document->blocks->len; i++)
    if (g_strcmp0 (((const PmnBlock *) g_ptr_array_index (document->blocks, i))->text, text) == 0)
      return TRUE;
  return FALSE;
}

static guint
count_tables (const PmnDocument *document, guint *n_rows)
{
  guint n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const PmnBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->table == NULL)
        continue;
      n++;
      *n_rows = pmn_paper_table_get_n_rows (block->table);
    }
  return n;
}

/* Incomplete activities count neither in words nor in the table. */
static void
test_figures (Facts *facts, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnDocument) document
      = compose (facts,
                 "{{accompagnements.nombre}}, {{accompagnements.duree}}, du "
                 "{{accompagnements.premier}} au {{accompagnements.dernier}}\n"
                 "{{accompagnements.liste}}\nFin",
                 &error);
  guint n_rows = 0;

  g_assert_no_error (error);
  g_assert_true (says (document, "2" PMN_NBSP "accompagnements, 1" PMN_NNBSP "h" PMN_NNBSP
                                 "30, du 18 novembre 2026 au 19 novembre 2026"));
  g_assert_true (says (document, "Fin"));
  g_assert_cmpuint (count_tables (document, &n_rows), ==, 1);
  g_assert_cmpuint (n_rows, ==, 2);
}

static void
test_days_in_words (Facts *facts, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnDocument) several = compose (facts, "{{accompagnements.periode}}", &error);
  g_autoptr (PmnDocument) one = NULL;
  g_autoptr (PmnDocument) none = NULL;

  g_assert_no_error (error);
  g_assert_true (says (several, "entre le 18 novembre 2026 et le 19 novembre 2026"));
  g_ptr_array_set_size (facts->activities, 2);
  one = compose (facts, "{{accompagnements.periode}}", &error);
  g_assert_true (says (one, "le 19 novembre 2026"));
  g_ptr_array_set_size (facts->activities, 1);
  none = compose (facts, "{{accompagnements.periode}}", &error);
  g_assert_true (says (none, "……………………"));
}

/* No table of nothing. */
static void
test_no_activity (Facts *facts, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnDocument) document = NULL;
  guint n_rows = 0;

  g_ptr_array_set_size (facts->activities, 1);
  document = compose (facts, "{{accompagnements.nombre}}\n{{accompagnements.liste}}", &error);
  g_assert_no_error (error);
  g_assert_true (says (document, "0" PMN_NBSP "accompagnement"));
  g_assert_cmpuint (count_tables (document, &n_rows), ==, 0);
}

static void
test_dates_that_are_typed (Facts *facts, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnDocument) document = NULL;

  g_hash_table_insert (facts->typed, (gpointer) "rendezvous.date", (gpointer) "26/11/2026");
  document = compose (facts, "Le {{rendezvous.date}} à {{rendezvous.heure}}", &error);
  g_assert_no_error (error);
  g_assert_true (says (document, "Le jeudi 26 novembre 2026 à ……………………"));
  g_hash_table_insert (facts->typed, (gpointer) "rendezvous.date", (gpointer) "jamais");
  g_assert_null (compose (facts, "Le {{rendezvous.date}}", &error));
  g_assert_nonnull (error);
}

/* 32,000 characters typed in one field take the pages they need. */
static void
test_long_text (Facts *facts, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnPrintout) printout = NULL;

  while (text->len < 32000)
    g_string_append (text, "Un mot de plus, et puis un autre. ");
  g_hash_table_insert (facts->typed, (gpointer) "lettre.texte", text->str);
  printout = pmn_printout_new (compose (facts, "{{lettre.texte}}", &error));
  g_assert_cmpuint (pmn_printout_get_n_pages (printout), >=, 5);
  g_assert_cmpuint (pmn_printout_get_n_pages (printout), <=, 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter/head", test_head);
  g_test_add_func ("/letter/mistakes", test_mistakes_have_a_place);
  g_test_add_func ("/letter/not-a-text", test_not_a_text);
  g_test_add_func ("/letter/asked", test_what_is_asked);
  g_test_add_func ("/letter/filling", test_filling);
  g_test_add_func ("/letter/every-field", test_every_field_is_found);
  g_test_add ("/letter/figures", Facts, NULL, set_up, test_figures, tear_down);
  g_test_add ("/letter/days-in-words", Facts, NULL, set_up, test_days_in_words, tear_down);
  g_test_add ("/letter/no-activity", Facts, NULL, set_up, test_no_activity, tear_down);
  g_test_add ("/letter/dates", Facts, NULL, set_up, test_dates_that_are_typed, tear_down);
  g_test_add ("/letter/long-text", Facts, NULL, set_up, test_long_text, tear_down);
  return g_test_run ();
}
