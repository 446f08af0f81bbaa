/* pmn-quick-line.c: what the quick box understood, in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-quick-line.h"

#include <glib/gi18n.h>

#include "activities/pmn-activity-text.h"
#include "pmn-nomenclature.h"
#include "pmn-ui.h"

static void
append (GString *line, const char *text, gboolean was_said)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = g_markup_escape_text (text, -1);
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append_printf (line, was_said ? "%s" : "<span alpha=\"70%%\">%s</span>", escaped);
}

static void
append_codes (GString *line, PmnDimension dimension, const GPtrArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    append (line, pmn_nomenclature_label (dimension, g_ptr_array_index (codes, i)), TRUE);
}

/* "3 × Féminin", or the value alone of one person. */
static void
append_people (GString *line, const PmnActivity *said)
{
  if (said->kind == PMN_ACTIVITY_WORKSHOP && said->anonymous > 0)
    {
      g_autofree char *people = pmn_activity_text_people_count (said->anonymous);

      append (line, people, TRUE);
    }
  for (guint i = 0; i < said->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (said->tallies, PmnTally, i);
      const char *label = pmn_nomenclature_label ((PmnDimension) tally->dimension, tally->code);
      g_autofree char *counted = said->kind == PMN_ACTIVITY_WORKSHOP
                                     ? g_strdup_printf ("%u × %s", tally->n, label)
                                     : g_strdup (label);

      append (line, counted, TRUE);
    }
}

static char *
describe_place (const PmnLogContext *context, const PmnActivity *activity)
{
  g_autoptr (PmnActivitySummary) summary = pmn_activity_summary_new ();

  summary->place_kind = activity->place_kind;
  summary->place_name = g_strdup (pmn_log_context_get_place_name (context, activity->place_id));
  summary->commune = g_strdup (activity->commune);
  return pmn_activity_text_place (summary);
}

static void
append_team (GString *line, const PmnLogContext *context, const PmnActivity *said)
{
  if (said->mediator_id != 0)
    {
      g_autofree char *name = pmn_log_context_dup_mediator_name (context, said->mediator_id);

      append (line, name, TRUE);
    }
  for (guint i = 0; i < said->co_mediators->len; i++)
    {
      g_autofree char *name = pmn_log_context_dup_mediator_name (
          context, g_array_index (said->co_mediators, gint64, i));
      /* Translators: %s is the name of somebody who leads a workshop together with somebody else. */
      g_autofree char *with = g_strdup_printf (_ ("with %s"), name != NULL ? name : "");

      append (line, with, TRUE);
    }
}

char *
pmn_quick_line_describe (const PmnLogContext *context, const PmnActivity *said,
                         const PmnActivity *activity, PmnDay today)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (PmnActivitySummary) summary = pmn_activity_summary_new ();
  g_autofree char *kind = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *place = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (context != NULL && said != NULL && activity != NULL, NULL);

  summary->kind = activity->kind;
  summary->local_kind = activity->local_kind;
  kind = activity->kind == PMN_ACTIVITY_LOCAL ? pmn_activity_text_kind (summary)
                                              : pmn_activity_text_short_kind (summary);
  minutes = pmn_format_minutes (activity->minutes, pmn_ui_language ());
  place = describe_place (context, activity);
  day = pmn_format_date_near (activity->day, today, pmn_ui_language ());

  append (line, kind, said->kind != PMN_ACTIVITY_INDIVIDUAL);
  append_codes (line, PMN_DIMENSION_THEME, said->themes);
  append (line, minutes, said->minutes != 0);
  append_people (line, said);
  append (line, place, said->place_kind != PMN_PLACE_KIND_NONE);
  append (line, day, said->day != PMN_DAY_NONE);
  append_team (line, context, said);
  append_codes (line, PMN_DIMENSION_MATERIAL, said->materials);
  if (said->level != NULL)
    append (line, pmn_nomenclature_label (PMN_DIMENSION_LEVEL, said->level), TRUE);
  if (said->autonomy != NULL)
    append (line, pmn_nomenclature_label (PMN_DIMENSION_AUTONOMY, said->autonomy), TRUE);
  for (guint i = 0; i < said->tags->len; i++)
    {
      g_autofree char *tag = g_strconcat ("#", g_ptr_array_index (said->tags, i), NULL);

      append (line, tag, TRUE);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

char *
pmn_quick_line_missing (const PmnActivity *activity, PmnDay today, const char **field)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();

  g_return_val_if_fail (activity != NULL, NULL);

  pmn_activity_validate (activity, today, issues);
  for (guint i = 0; i < pmn_validation_get_n_issues (issues); i++)
    {
      const PmnIssue *issue = pmn_validation_get_issue (issues, i);

      if (issue->severity != PMN_ISSUE_ERROR)
        continue;
      if (field != NULL)
        *field = issue->field;
      return g_strdup (issue->message);
    }
  return NULL;
}
