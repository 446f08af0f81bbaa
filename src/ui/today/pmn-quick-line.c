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
  gboolean counted = said->kind == PMN_ACTIVITY_WORKSHOP || said->anonymous > 1;

  if (said->kind == PMN_ACTIVITY_WORKSHOP && said->anonymous > 0)
    {
      g_autofree char *people = pmn_activity_text_people_count (said->anonymous);

      append (line, people, TRUE);
    }
  for (guint i = 0; i < said->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (said->tallies, PmnTally, i);
      const char *label = pmn_nomenclature_label ((PmnDimension) tally->dimension, tally->code);
      g_autofree char *person
          = counted ? g_strdup_printf ("%u × %s", tally->n, label) : g_strdup (label);

      append (line, person, TRUE);
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

/* A place that was not typed says why it is this one: it changes with the day. */
static char *
describe_usual_place (const PmnLogContext *context, const PmnActivity *activity)
{
  const PmnUsualPlace *usual = pmn_usual_values_get_place (context->usual, activity->day);
  const char *weekday = pmn_format_weekday (pmn_day_weekday (activity->day), pmn_ui_language ());
  g_autofree char *place = describe_place (context, activity);

  if (activity->place_kind == PMN_PLACE_KIND_NONE || usual->reason == PMN_USUAL_ONLY)
    return g_steal_pointer (&place);
  if (usual->reason == PMN_USUAL_FIRST)
    /* Translators: %s is the place that was given first, at the first start. */
    return g_strdup_printf (_ ("%s (the first place)"), place);
  if (usual->reason == PMN_USUAL_LATELY)
    /* Translators: %s is the place where somebody works most. */
    return g_strdup_printf (_ ("%s (the usual place)"), place);
  /* Translators: the place where somebody works most on that day of the week, then the day: "Library (usual on Friday)". */
  return g_strdup_printf (_ ("%s (usual on %s)"), place, weekday);
}

static char *
describe_kind (const PmnQuickReading *reading, const PmnActivity *activity)
{
  g_autoptr (PmnActivitySummary) summary = pmn_activity_summary_new ();

  if (reading->sessions > 1)
    return pmn_activity_text_several (activity->kind, reading->sessions);
  summary->kind = activity->kind;
  summary->local_kind = activity->local_kind;
  return activity->kind == PMN_ACTIVITY_LOCAL ? pmn_activity_text_kind (summary)
                                              : pmn_activity_text_short_kind (summary);
}

/* "1 h 35 (30 min + 45 min + 20 min)" */
static char *
describe_each (const PmnQuickReading *reading)
{
  g_autoptr (GString) each = g_string_new (NULL);
  g_autofree char *total = NULL;
  gint sum = 0;

  for (guint i = 0; i < reading->each->len; i++)
    {
      gint minutes = g_array_index (reading->each, gint, i);
      g_autofree char *text = pmn_format_minutes (minutes, pmn_ui_language ());

      g_string_append_printf (each, "%s%s", i > 0 ? " + " : "", text);
      sum += minutes;
    }
  total = pmn_format_minutes (sum, pmn_ui_language ());
  return g_strdup_printf ("%s (%s)", total, each->str);
}

/* Of several sessions, what they add to the hours of the day is worth knowing. */
static char *
describe_minutes (const PmnQuickReading *reading, const PmnActivity *activity)
{
  g_autofree char *each = pmn_format_minutes (activity->minutes, pmn_ui_language ());
  g_autofree char *sum = NULL;

  if (reading->sessions < 2)
    return g_steal_pointer (&each);
  if (reading->each != NULL)
    return describe_each (reading);
  sum = pmn_format_minutes (activity->minutes * (int) reading->sessions, pmn_ui_language ());
  /* Translators: durations: of each session, then of all of them: "45 min each (2 h 15 min in all)". */
  return g_strdup_printf (_ ("%s each (%s in all)"), each, sum);
}

/* "12 December 2025 (last year)" when no year was typed. */
static void
append_day (GString *line, const PmnQuickReading *reading, PmnDay day, PmnDay today)
{
  g_autofree char *date = pmn_format_date_near (day, today, pmn_ui_language ());
  g_autofree char *with_year = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *escaped = NULL;

  if (!reading->other_year)
    {
      append (line, date, reading->activity->day != PMN_DAY_NONE);
      return;
    }
  with_year = pmn_format_date (day, pmn_ui_language ());
  if (pmn_day_month (day) / 100 == pmn_day_month (today) / 100 - 1)
    /* Translators: %s is a date of last year that was typed without its year. */
    notice = g_strdup_printf (_ ("%s (last year)"), with_year);
  escaped = g_markup_escape_text (notice != NULL ? notice : with_year, -1);
  g_string_append_printf (line, " · <b>%s</b>", escaped);
}

/* Hours are not kept: those that made the duration, and one that made nothing, are said back. */
static void
append_hours (GString *line, const PmnQuickReading *reading)
{
  g_autofree char *moment = NULL;

  if (reading->hours != NULL)
    g_string_append_printf (line, " (%s)", reading->hours);
  if (reading->moment == NULL)
    return;
  /* Translators: %s is an hour, such as "at 14:30". */
  moment = g_strdup_printf (_ ("%s (the hour is not kept)"), reading->moment);
  append (line, moment, FALSE);
}

/* In two words, while it is typed: see pmn_quick_line_missing() for the sentence. */
static void
append_missing (GString *line, const PmnActivity *activity, PmnDay today)
{
  const char *field = "";
  g_autofree char *missing = pmn_quick_line_missing (activity, today, &field);
  const char *text = NULL;

  if (g_str_equal (field, "themes") && activity->themes->len == 0)
    text = _ ("the theme is missing");
  else if (g_str_equal (field, "place_kind") || g_str_equal (field, "place_id"))
    text = _ ("the place is missing");
  else if (g_str_equal (field, "insee"))
    text = _ ("the commune is missing");
  else if (g_str_equal (field, "people") && activity->anonymous == 0)
    text = _ ("the number of people is missing");
  else if (g_str_equal (field, "mediator_id"))
    text = _ ("who led it is missing");
  if (text != NULL)
    g_string_append_printf (line, " · <i>%s</i>", text);
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
pmn_quick_line_describe (const PmnLogContext *context, const PmnQuickReading *reading,
                         const PmnActivity *activity, PmnDay today, gboolean explain)
{
  const PmnActivity *said;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *kind = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (context != NULL && reading != NULL && activity != NULL, NULL);

  said = reading->activity;
  kind = describe_kind (reading, activity);
  minutes = describe_minutes (reading, activity);
  if (explain && said->place_kind == PMN_PLACE_KIND_NONE)
    place = describe_usual_place (context, activity);
  else
    place = describe_place (context, activity);

  append (line, kind, said->kind != PMN_ACTIVITY_INDIVIDUAL || reading->sessions > 1);
  append_codes (line, PMN_DIMENSION_THEME, said->themes);
  append (line, minutes, said->minutes != 0);
  if (explain)
    append_hours (line, reading);
  append_people (line, said);
  append (line, place, said->place_kind != PMN_PLACE_KIND_NONE);
  append_day (line, reading, activity->day, today);
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
  if (explain && reading->spans->len > 0 && reading->n_errors == 0)
    append_missing (line, activity, today);
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
