/* pmn-journal-list.c: the activities of a period, on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-journal-list.h"

#include "pmn-format.h"
#include "pmn-nomenclature.h"

struct _PmnJournalList
{
  PmnDocument *document;
  PmnPaperTable *table;
  gboolean by_day;
  PmnDay day; /* of the last line */
  gint64 n;
  gint64 n_incomplete;
  gint64 accompaniments;
  gint64 minutes;
  gint64 minutes_local;
};

PmnJournalList *
pmn_journal_list_new (const PmnActivityFilter *filter, const PmnFilterNames *names, gboolean by_day)
{
  PmnJournalList *self = g_new0 (PmnJournalList, 1);

  self->by_day = by_day;
  self->day = PMN_DAY_NONE;
  self->document = pmn_document_new ("Liste des activités");
  pmn_document_take_text (self->document, PMN_BLOCK_LEAD, pmn_words_filter (filter, names));
  self->table = pmn_document_add_table (self->document, NULL, PMN_TABLE_ROWS);
  if (!by_day)
    pmn_paper_table_add_column (self->table, "Date", 58, PMN_ALIGN_START);
  pmn_paper_table_add_column (self->table, "Type", 66, PMN_ALIGN_START);
  pmn_paper_table_add_column (self->table, "Thématiques", 176, PMN_ALIGN_START);
  pmn_paper_table_add_column (self->table, "Lieu", 100, PMN_ALIGN_START);
  pmn_paper_table_add_column (self->table, "Assurée par", 86, PMN_ALIGN_START);
  pmn_paper_table_add_column (self->table, "Durée", 48, PMN_ALIGN_END);
  pmn_paper_table_add_column (self->table, "Pers.", 32, PMN_ALIGN_END);
  pmn_paper_table_add_column (self->table, "Référence", 62, PMN_ALIGN_START);
  return self;
}

static char *
describe_themes (const PmnActivitySummary *summary)
{
  g_autofree char *themes = pmn_words_codes (PMN_DIMENSION_THEME, summary->themes);

  if (summary->title != NULL && *themes != '\0')
    return g_strdup_printf ("%s – %s", summary->title, themes);
  return summary->title != NULL ? g_strdup (summary->title) : g_steal_pointer (&themes);
}

static char *
describe_mediator (const PmnActivitySummary *summary)
{
  if (summary->n_co_mediators > 0)
    return g_strdup_printf ("%s +" PMN_NNBSP "%u", summary->mediator_name, summary->n_co_mediators);
  return g_strdup (summary->mediator_name);
}

/* In one word, for a column. */
static char *
describe_kind (const PmnActivitySummary *summary)
{
  static const char *const words[] = {
    [PMN_ACTIVITY_INDIVIDUAL] = "Individuel",
    [PMN_ACTIVITY_WORKSHOP] = "Atelier",
    [PMN_ACTIVITY_ONE_OFF] = "Ponctuel",
    [PMN_ACTIVITY_LOCAL] = "Interne",
  };
  const char *kind = words[summary->kind];

  if (summary->kind == PMN_ACTIVITY_LOCAL && summary->local_kind != NULL)
    kind = pmn_nomenclature_label (PMN_DIMENSION_LOCAL_KIND, summary->local_kind);
  return summary->incomplete ? g_strdup_printf ("%s (à compléter)", kind) : g_strdup (kind);
}

void
pmn_journal_list_add (PmnJournalList *self, const PmnActivitySummary *summary)
{
  g_return_if_fail (self != NULL && summary != NULL);

  if (self->by_day && summary->day != self->day)
    {
      pmn_paper_table_begin_row (self->table, PMN_ROW_SECTION);
      pmn_paper_table_take_text (self->table,
                                 pmn_format_date_long (summary->day, PMN_LANGUAGE_FRENCH));
      self->day = summary->day;
    }
  pmn_paper_table_begin_row (self->table, PMN_ROW_NORMAL);
  if (!self->by_day)
    pmn_paper_table_take_text (self->table,
                               pmn_format_date_short (summary->day, PMN_LANGUAGE_FRENCH));
  pmn_paper_table_take_text (self->table, describe_kind (summary));
  pmn_paper_table_take_text (self->table, describe_themes (summary));
  pmn_paper_table_take_text (
      self->table, pmn_words_place (summary->place_kind, summary->place_name, summary->commune));
  pmn_paper_table_take_text (self->table, describe_mediator (summary));
  pmn_paper_table_take_text (self->table,
                             pmn_format_minutes (summary->minutes, PMN_LANGUAGE_FRENCH));
  pmn_paper_table_take_text (self->table,
                             summary->kind != PMN_ACTIVITY_LOCAL
                                 ? pmn_format_integer (summary->people, PMN_LANGUAGE_FRENCH)
                                 : NULL);
  pmn_paper_table_add_text (self->table, summary->local_ref);
  if (summary->incomplete)
    self->n_incomplete++;
  else if (summary->kind == PMN_ACTIVITY_LOCAL)
    self->minutes_local += summary->minutes;
  else
    {
      self->n++;
      self->accompaniments += summary->people;
      self->minutes += summary->minutes;
    }
}

/* The figures of the list, as the statistics count them: neither local nor incomplete activities. */
static void
add_totals (PmnJournalList *self)
{
  g_autofree char *activities
      = pmn_format_count (self->n, "activité", "activités", PMN_LANGUAGE_FRENCH);
  g_autofree char *accompaniments = pmn_format_count (self->accompaniments, "accompagnement",
                                                      "accompagnements", PMN_LANGUAGE_FRENCH);
  g_autofree char *minutes = pmn_format_minutes (self->minutes, PMN_LANGUAGE_FRENCH);
  g_autofree char *local = pmn_format_minutes (self->minutes_local, PMN_LANGUAGE_FRENCH);
  g_autofree char *incomplete = pmn_format_count (self->n_incomplete, "activité à compléter",
                                                  "activités à compléter", PMN_LANGUAGE_FRENCH);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Total" PMN_NNBSP ": %s, %s, %s.", activities, accompaniments,
                          minutes);
  if (self->minutes_local > 0)
    g_string_append_printf (text, " Activités internes, comptées à part" PMN_NNBSP ": %s.", local);
  if (self->n_incomplete > 0)
    g_string_append_printf (text, " Non comptées" PMN_NNBSP ": %s.", incomplete);
  pmn_document_add_text (self->document, PMN_BLOCK_TEXT, text->str);
}

PmnDocument *
pmn_journal_list_finish (PmnJournalList *self)
{
  PmnDocument *document;

  g_return_val_if_fail (self != NULL, NULL);

  if (pmn_paper_table_get_n_rows (self->table) == 0)
    pmn_document_add_text (self->document, PMN_BLOCK_TEXT, "Aucune activité.");
  else
    add_totals (self);
  document = g_steal_pointer (&self->document);
  pmn_journal_list_free (self);
  return document;
}

void
pmn_journal_list_free (PmnJournalList *self)
{
  if (self == NULL)
    return;
  pmn_document_free (self->document);
  g_free (self);
}
