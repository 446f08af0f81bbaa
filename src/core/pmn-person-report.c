/* pmn-person-report.c: everything that is known of a followed person, in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-person-report.h"

#include <glib/gi18n-lib.h>

#include "pmn-identifier.h"
#include "pmn-nomenclature.h"

/* What is not known is said: an empty line would look like something hidden. */
static void
add_line (GString *text, const char *label, const char *value)
{
  /* Translators: a line of a report: "Phone: 06 12 34 56 78" */
  g_string_append_printf (text, _ ("%s: %s"), label,
                          value != NULL && *value != '\0' ? value : _ ("not noted"));
  g_string_append_c (text, '\n');
}

static void
add_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
  for (glong i = g_utf8_strlen (heading, -1); i > 0; i--)
    g_string_append_c (text, '-');
  g_string_append_c (text, '\n');
}

static void
add_identity (GString *text, const PmnBeneficiary *person, PmnLanguage language)
{
  g_autofree char *year
      = person->birth_year != 0 ? g_strdup_printf ("%d", person->birth_year) : NULL;
  g_autofree char *phone
      = person->phone != NULL ? pmn_identifier_display (PMN_IDENTIFIER_PHONE, person->phone) : NULL;
  g_autofree char *informed = person->informed_on != PMN_DAY_NONE
                                  ? pmn_format_date (person->informed_on, language)
                                  : NULL;

  add_line (text, _ ("Given name"), person->given);
  add_line (text, _ ("Family name"), person->family);
  add_line (text, _ ("Year of birth"), year);
  add_line (text, _ ("Gender"), pmn_nomenclature_label (PMN_DIMENSION_GENDER, person->gender));
  add_line (text, _ ("Status"), pmn_nomenclature_label (PMN_DIMENSION_STATUS, person->status));
  add_line (text, _ ("Commune of residence"), person->commune);
  add_line (text, _ ("Phone"), person->no_phone ? _ ("has none") : phone);
  add_line (text, _ ("E-mail"), person->email);
  add_line (text, _ ("Information notice given on"), informed);
  add_line (text, _ ("Notes"), person->notes);
}

static char *
join_themes (const PmnActivity *activity)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < activity->themes->len; i++)
    g_strv_builder_add (labels, pmn_nomenclature_label (PMN_DIMENSION_THEME,
                                                        g_ptr_array_index (activity->themes, i)));
  words = g_strv_builder_end (labels);
  return g_strjoinv (", ", words);
}

static const char *
get_kind (const PmnActivity *activity)
{
  switch (activity->kind)
    {
    case PMN_ACTIVITY_WORKSHOP:
      return _ ("workshop");
    case PMN_ACTIVITY_ONE_OFF:
      return _ ("one-off request");
    case PMN_ACTIVITY_INDIVIDUAL:
    case PMN_ACTIVITY_LOCAL:
    default:
      return _ ("individual session");
    }
}

static void
add_participation (GString *text, const PmnActivity *activity, gint64 person_id)
{
  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *line = g_ptr_array_index (activity->participations, i);

      if (line->beneficiary_id != person_id)
        continue;
      g_string_append (text, "  ");
      add_line (text, _ ("Age bracket at that date"),
                pmn_nomenclature_label (PMN_DIMENSION_AGE, line->age));
    }
}

static void
add_activity (GString *text, const PmnActivity *activity, gint64 person_id, PmnLanguage language)
{
  g_autofree char *day = pmn_format_date (activity->day, language);
  g_autofree char *minutes = pmn_format_minutes (activity->minutes, language);
  g_autofree char *themes = join_themes (activity);

  g_string_append_printf (text, "%s · %s · %s · %s\n", day, get_kind (activity), minutes, themes);
  if (activity->title != NULL)
    g_string_append_printf (text, "  %s\n", activity->title);
  add_participation (text, activity, person_id);
  /* The notes of a workshop may be about the others who were there. */
  if (activity->notes != NULL && activity->kind != PMN_ACTIVITY_WORKSHOP)
    {
      g_string_append (text, "  ");
      add_line (text, _ ("Notes"), activity->notes);
    }
}

char *
pmn_person_report (const PmnBeneficiary *person, GPtrArray *activities, const char *structure,
                   PmnDay today, PmnLanguage language)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = pmn_format_date (today, language);

  g_return_val_if_fail (person != NULL && activities != NULL, NULL);

  g_string_append_printf (text, "%s\n", structure);
  /* Translators: %s is a date. */
  g_string_append_printf (text, _ ("What is known of a followed person, on %s"), day);
  g_string_append_c (text, '\n');
  add_heading (text, _ ("Identity"));
  add_identity (text, person, language);
  add_heading (text, _ ("Activities"));
  if (activities->len == 0)
    g_string_append_printf (text, "%s\n", _ ("None."));
  for (guint i = 0; i < activities->len; i++)
    add_activity (text, g_ptr_array_index (activities, i), person->record.id, language);
  g_string_append_printf (
      text, "\n%s\n",
      _ ("You can ask for any of this to be corrected or erased. In plain text: keep it safe."));
  return g_string_free (text, FALSE);
}
