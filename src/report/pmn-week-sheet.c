/* pmn-week-sheet.c: the week of somebody: its figures, its chart, its sheet on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-week-sheet.h"

#define CHART_HEIGHT 190.0

PmnWeekDay
pmn_week_sum (const PmnWeekDay *days)
{
  PmnWeekDay sum = { 0 };

  g_return_val_if_fail (days != NULL, sum);

  for (guint i = 0; i < PMN_WEEK_DAYS; i++)
    {
      sum.n += days[i].n;
      sum.people += days[i].people;
      sum.minutes += days[i].minutes;
      sum.local_minutes += days[i].local_minutes;
    }
  return sum;
}

PmnChart *
pmn_week_chart_new (const PmnWeekDay *days, PmnDay monday, PmnDay today, const PmnWeekWords *words)
{
  PmnChart *chart;

  g_return_val_if_fail (days != NULL && words != NULL, NULL);

  chart = pmn_chart_new (words->title, PMN_CHART_MINUTES, words->language);
  pmn_chart_add_series (chart, words->sessions);
  if (pmn_week_sum (days).local_minutes > 0)
    pmn_chart_add_series (chart, words->internal);
  for (guint i = 0; i < PMN_WEEK_DAYS; i++)
    {
      const gint64 values[] = { days[i].minutes - days[i].local_minutes, days[i].local_minutes };
      g_autofree char *start
          = g_utf8_substring (pmn_format_weekday ((int) i + 1, words->language), 0, 3);
      g_autofree char *label
          = g_strconcat (start, words->language == PMN_LANGUAGE_FRENCH ? "." : NULL, NULL);
      g_autofree char *name = pmn_format_date_long (monday + (PmnDay) i, words->language);

      pmn_chart_add_point (chart, label, name, values)->marked = monday + (PmnDay) i == today;
    }
  return chart;
}

static void
add_figures (PmnPaperTable *table, const PmnWeekDay *day)
{
  pmn_paper_table_take_text (table, pmn_format_integer (day->n, PMN_LANGUAGE_FRENCH));
  pmn_paper_table_take_text (table, pmn_format_integer (day->people, PMN_LANGUAGE_FRENCH));
  pmn_paper_table_take_text (table, pmn_format_minutes (day->minutes, PMN_LANGUAGE_FRENCH));
  pmn_paper_table_take_text (table, pmn_format_minutes (day->local_minutes, PMN_LANGUAGE_FRENCH));
}

PmnDocument *
pmn_week_sheet_compose (const char *mediator, const PmnWeekDay *days, PmnDay monday)
{
  static const PmnWeekWords words = {
    .language = PMN_LANGUAGE_FRENCH,
    .title = "Heures de chaque jour",
    .sessions = "Accompagnements et ateliers",
    .internal = "Activités internes",
  };
  g_autofree char *period
      = pmn_format_period ((PmnPeriod) { monday, monday + PMN_WEEK_DAYS - 1 }, PMN_LANGUAGE_FRENCH);
  g_autofree char *title = NULL;
  PmnDocument *document;
  PmnPaperTable *table;
  PmnWeekDay sum;

  g_return_val_if_fail (days != NULL, NULL);

  title = g_strdup_printf ("Semaine %s", period);
  document = pmn_document_new (title);
  pmn_document_take_text (
      document, PMN_BLOCK_LEAD,
      mediator != NULL ? g_strdup_printf ("Médiateur ou médiatrice" PMN_NNBSP ": %s", mediator)
                       : g_strdup ("Toute l’équipe"));
  sum = pmn_week_sum (days);
  pmn_document_begin_group (document);
  /* An axis without bars says nothing. */
  if (sum.minutes > 0)
    pmn_document_add_chart (document, pmn_week_chart_new (days, monday, PMN_DAY_NONE, &words),
                            CHART_HEIGHT);
  else if (sum.n == 0)
    pmn_document_add_text (document, PMN_BLOCK_TEXT, "Rien n’a été enregistré cette semaine-là.");
  table = pmn_document_add_table (
      document, sum.minutes > 0 ? "Les mêmes chiffres, jour par jour" : "Jour par jour",
      PMN_TABLE_ROWS);
  pmn_document_end_group (document);
  pmn_paper_table_add_column (table, "Jour", 4, PMN_ALIGN_START);
  pmn_paper_table_add_column (table, "Activités", 2, PMN_ALIGN_END);
  pmn_paper_table_add_column (table, "Accompagnements", 2, PMN_ALIGN_END);
  pmn_paper_table_add_column (table, "Durée", 2, PMN_ALIGN_END);
  pmn_paper_table_add_column (table, "dont interne", 2, PMN_ALIGN_END);
  for (guint i = 0; i < PMN_WEEK_DAYS; i++)
    {
      pmn_paper_table_begin_row (table, PMN_ROW_NORMAL);
      pmn_paper_table_take_text (table,
                                 pmn_format_date_long (monday + (PmnDay) i, PMN_LANGUAGE_FRENCH));
      add_figures (table, &days[i]);
    }
  pmn_paper_table_begin_row (table, PMN_ROW_TOTAL);
  pmn_paper_table_add_text (table, "Total");
  add_figures (table, &sum);
  pmn_document_add_text (document, PMN_BLOCK_NOTE,
                         "Un accompagnement est une personne dans une activité. Les activités "
                         "internes ne comptent que dans les durées.");
  return document;
}
