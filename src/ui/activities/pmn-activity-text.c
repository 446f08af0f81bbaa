/* pmn-activity-text.c: an activity in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-text.h"

#include <glib/gi18n.h>

#include "pmn-nomenclature.h"
#include "pmn-ui.h"

const char *
pmn_activity_kind_text (PmnActivityKind kind)
{
  switch (kind)
    {
    case PMN_ACTIVITY_INDIVIDUAL:
      return _ ("Individual session");
    case PMN_ACTIVITY_WORKSHOP:
      return _ ("Workshop");
    case PMN_ACTIVITY_ONE_OFF:
      return _ ("One-off request");
    case PMN_ACTIVITY_LOCAL:
      return _ ("Internal activity");
    default:
      return "";
    }
}

const char *
pmn_activity_kind_icon (PmnActivityKind kind)
{
  switch (kind)
    {
    case PMN_ACTIVITY_WORKSHOP:
      return "pmn-workshop-symbolic";
    case PMN_ACTIVITY_ONE_OFF:
      return "pmn-one-off-symbolic";
    case PMN_ACTIVITY_LOCAL:
      return "pmn-local-symbolic";
    case PMN_ACTIVITY_INDIVIDUAL:
    default:
      return "pmn-individual-symbolic";
    }
}

const char *
pmn_activity_source_text (PmnSource source)
{
  switch (source)
    {
    case PMN_SOURCE_LOCAL:
      return _ ("Logged here");
    case PMN_SOURCE_COOP:
      return _ ("National platform");
    case PMN_SOURCE_COOP_V1:
      return _ ("National platform, first version");
    case PMN_SOURCE_LEGACY:
      return _ ("File of the first platform");
    case PMN_SOURCE_TABLE:
      return _ ("Imported table");
    case PMN_SOURCE_DEMO:
      return _ ("Fictional data");
    case PMN_SOURCE_REGISTER:
      return _ ("Another register");
    default:
      return "";
    }
}

const char *
pmn_activity_place_kind_text (PmnPlaceKind kind)
{
  switch (kind)
    {
    case PMN_PLACE_KIND_ELSEWHERE:
      return _ ("Elsewhere");
    case PMN_PLACE_KIND_HOME:
      return _ ("At home");
    case PMN_PLACE_KIND_REMOTE:
      return _ ("Remotely");
    case PMN_PLACE_KIND_NONE:
    case PMN_PLACE_KIND_PLACE:
    default:
      return "";
    }
}

char *
pmn_activity_text_date (const PmnActivitySummary *summary)
{
  g_return_val_if_fail (summary != NULL, NULL);

  return pmn_format_date_short (summary->day, pmn_ui_language ());
}

char *
pmn_activity_text_short_kind (const PmnActivitySummary *summary)
{
  switch (summary->kind)
    {
    /* Translators: kinds of activities in a narrow column: one word each. */
    case PMN_ACTIVITY_INDIVIDUAL:
      return g_strdup (C_ ("column", "Individual"));
    case PMN_ACTIVITY_WORKSHOP:
      return g_strdup (C_ ("column", "Workshop"));
    case PMN_ACTIVITY_ONE_OFF:
      return g_strdup (C_ ("column", "One-off"));
    case PMN_ACTIVITY_LOCAL:
      return summary->local_kind != NULL ? pmn_activity_text_kind (summary)
                                         : g_strdup (C_ ("column", "Internal"));
    default:
      return g_strdup ("");
    }
}

char *
pmn_activity_text_kind (const PmnActivitySummary *summary)
{
  g_return_val_if_fail (summary != NULL, NULL);

  if (summary->kind == PMN_ACTIVITY_LOCAL && summary->local_kind != NULL)
    return g_strdup (pmn_nomenclature_label (PMN_DIMENSION_LOCAL_KIND, summary->local_kind));
  return g_strdup (pmn_activity_kind_text (summary->kind));
}

static void
append_part (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

char *
pmn_activity_text_themes (const PmnActivitySummary *summary)
{
  g_autoptr (GString) themes = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (summary != NULL, NULL);

  for (guint i = 0; i < summary->themes->len; i++)
    append_part (
        themes, ", ",
        pmn_nomenclature_label (PMN_DIMENSION_THEME, g_ptr_array_index (summary->themes, i)));
  append_part (text, " · ", summary->title);
  append_part (text, " · ", themes->str);
  if (summary->procedure != NULL && *summary->procedure != '\0')
    g_string_append_printf (text, text->len > 0 ? " (%s)" : "%s", summary->procedure);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pmn_activity_text_place (const PmnActivitySummary *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (summary != NULL, NULL);

  if (summary->place_kind == PMN_PLACE_KIND_PLACE)
    append_part (text, "", summary->place_name);
  else
    append_part (text, "", pmn_activity_place_kind_text (summary->place_kind));
  if (summary->place_kind != PMN_PLACE_KIND_PLACE || text->len == 0)
    append_part (text, " · ", summary->commune);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pmn_activity_text_mediator (const PmnActivitySummary *summary)
{
  const char *name;

  g_return_val_if_fail (summary != NULL, NULL);

  name = summary->mediator_name != NULL ? summary->mediator_name : "";
  if (summary->n_co_mediators > 0)
    return g_strdup_printf ("%s + %u", name, summary->n_co_mediators);
  return g_strdup (name);
}

char *
pmn_activity_text_people (const PmnActivitySummary *summary)
{
  g_return_val_if_fail (summary != NULL, NULL);

  if (summary->kind == PMN_ACTIVITY_LOCAL)
    return g_strdup ("");
  return pmn_format_integer (summary->people, pmn_ui_language ());
}

char *
pmn_activity_text_duration (const PmnActivitySummary *summary)
{
  g_return_val_if_fail (summary != NULL, NULL);

  if (summary->minutes == 0)
    return g_strdup ("");
  return pmn_format_minutes (summary->minutes, pmn_ui_language ());
}

char *
pmn_activity_text_reference (const PmnActivitySummary *summary)
{
  g_return_val_if_fail (summary != NULL, NULL);

  return g_strdup (summary->local_ref != NULL ? summary->local_ref : "");
}

char *
pmn_activity_text_people_count (guint n)
{
  g_autofree char *number = pmn_format_integer (n, pmn_ui_language ());

  /* Translators: %s is a whole number, written as the language writes it. */
  return g_strdup_printf (ngettext ("%s person", "%s people", n), number);
}

char *
pmn_activity_text_several (PmnActivityKind kind, guint n)
{
  switch (kind)
    {
    case PMN_ACTIVITY_WORKSHOP:
      return g_strdup_printf (ngettext ("Workshop of %u person", "Workshop of %u people", n), n);
    case PMN_ACTIVITY_ONE_OFF:
      return g_strdup_printf (ngettext ("%u one-off request", "%u one-off requests", n), n);
    case PMN_ACTIVITY_INDIVIDUAL:
    case PMN_ACTIVITY_LOCAL:
    default:
      return g_strdup_printf (ngettext ("%u individual session", "%u individual sessions", n), n);
    }
}

char *
pmn_activity_text_details (const PmnActivitySummary *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *duration = NULL;
  g_autofree char *people = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (summary != NULL, NULL);

  duration = pmn_activity_text_duration (summary);
  place = pmn_activity_text_place (summary);
  append_part (text, " · ", duration);
  if (summary->kind == PMN_ACTIVITY_WORKSHOP)
    {
      people = pmn_activity_text_people_count (summary->people);
      append_part (text, " · ", people);
    }
  append_part (text, " · ", place);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pmn_activity_text_kind_and_details (const PmnActivitySummary *summary)
{
  g_autofree char *themes = pmn_activity_text_themes (summary);
  g_autofree char *details = pmn_activity_text_details (summary);
  g_autofree char *kind = pmn_activity_text_short_kind (summary);
  g_autoptr (GString) text = g_string_new (*themes != '\0' ? kind : NULL);

  append_part (text, " · ", details);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pmn_activity_text_sentence (const PmnActivitySummary *summary)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *day = NULL;
  g_autofree char *themes = NULL;
  g_autofree char *duration = NULL;
  g_autofree char *place = NULL;
  g_autofree char *mediator = NULL;

  g_return_val_if_fail (summary != NULL, NULL);

  text = g_string_new_take (pmn_activity_text_kind (summary));
  day = pmn_format_date_long (summary->day, pmn_ui_language ());
  themes = pmn_activity_text_themes (summary);
  place = pmn_activity_text_place (summary);
  duration = pmn_activity_text_duration (summary);
  mediator = pmn_activity_text_mediator (summary);
  append_part (text, ", ", day);
  append_part (text, ", ", themes);
  append_part (text, ", ", place);
  append_part (text, ", ", duration);
  if (summary->kind != PMN_ACTIVITY_LOCAL)
    {
      g_autofree char *people = pmn_activity_text_people_count (summary->people);

      append_part (text, ", ", people);
    }
  append_part (text, ", ", mediator);
  if (summary->incomplete)
    append_part (text, ", ", _ ("to be completed"));
  append_part (text, ", ", summary->local_ref);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pmn_activity_text_brief (const PmnActivity *activity)
{
  g_autoptr (PmnActivitySummary) summary = pmn_activity_summary_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *kind = NULL;
  g_autofree char *themes = NULL;
  g_autofree char *duration = NULL;

  g_return_val_if_fail (activity != NULL, NULL);

  summary->kind = activity->kind;
  summary->local_kind = activity->local_kind;
  summary->minutes = activity->minutes;
  g_set_str (&summary->title, activity->title);
  for (guint i = 0; i < activity->themes->len; i++)
    g_ptr_array_add (summary->themes, g_ptr_array_index (activity->themes, i));
  kind = pmn_activity_text_short_kind (summary);
  themes = pmn_activity_text_themes (summary);
  duration = pmn_activity_text_duration (summary);
  append_part (text, "", kind);
  append_part (text, " · ", themes);
  append_part (text, " · ", duration);
  append_part (text, " · ", activity->local_ref);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pmn_activity_text_day (PmnDay day, PmnDay today)
{
  g_autofree char *full = pmn_format_date_long (day, pmn_ui_language ());
  g_autofree char *capital = NULL;
  char first[7];
  int year = 0, this_year = 0;

  pmn_day_to_ymd (day, &year, NULL, NULL);
  pmn_day_to_ymd (today, &this_year, NULL, NULL);
  if (year == this_year)
    {
      g_autofree char *suffix = g_strdup_printf (" %d", year);

      if (g_str_has_suffix (full, suffix))
        full[strlen (full) - strlen (suffix)] = '\0';
    }
  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (full)), first)] = '\0';
  capital = *full != '\0' ? g_strconcat (first, g_utf8_next_char (full), NULL) : g_strdup ("");
  if (day == today)
    /* Translators: title of the rows of a day; %s is that day in words. */
    return g_strdup_printf (_ ("Today · %s"), capital);
  if (day == today - 1)
    /* Translators: title of the rows of a day; %s is that day in words. */
    return g_strdup_printf (_ ("Yesterday · %s"), capital);
  return g_steal_pointer (&capital);
}

char *
pmn_activity_text_totals (gint64 n, gint64 minutes)
{
  g_autofree char *count = pmn_format_integer (n, pmn_ui_language ());
  g_autofree char *activities = NULL;
  g_autofree char *duration = NULL;

  /* Translators: %s is a whole number, written as the language writes it. */
  activities = g_strdup_printf (ngettext ("%s activity", "%s activities", (gulong) n), count);
  if (minutes == 0)
    return g_steal_pointer (&activities);
  duration = pmn_format_minutes (minutes, pmn_ui_language ());
  return g_strdup_printf ("%s · %s", activities, duration);
}
