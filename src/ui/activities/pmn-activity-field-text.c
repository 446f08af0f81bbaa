/* pmn-activity-field-text.c: one field of an activity in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-field-text.h"

#include <glib/gi18n.h>

#include "pmn-activity-text.h"
#include "pmn-ui.h"

const char *
pmn_activity_field_title (PmnActivityField field)
{
  static const char *const titles[] = {
    [PMN_ACTIVITY_FIELD_KIND] = N_ ("Kind"),
    [PMN_ACTIVITY_FIELD_DAY] = N_ ("Date"),
    [PMN_ACTIVITY_FIELD_MINUTES] = N_ ("Duration"),
    [PMN_ACTIVITY_FIELD_PLACE] = N_ ("Place"),
    [PMN_ACTIVITY_FIELD_MEDIATOR] = N_ ("Mediator"),
    [PMN_ACTIVITY_FIELD_CO_MEDIATORS] = N_ ("With"),
    [PMN_ACTIVITY_FIELD_TITLE] = N_ ("Title"),
    [PMN_ACTIVITY_FIELD_THEMES] = N_ ("Themes"),
    [PMN_ACTIVITY_FIELD_PROCEDURE] = N_ ("Procedure"),
    [PMN_ACTIVITY_FIELD_MATERIALS] = N_ ("Equipment"),
    [PMN_ACTIVITY_FIELD_LEVEL] = N_ ("Level"),
    [PMN_ACTIVITY_FIELD_AUTONOMY] = N_ ("Autonomy"),
    [PMN_ACTIVITY_FIELD_REFERRAL] = N_ ("Referral"),
    [PMN_ACTIVITY_FIELD_TAGS] = N_ ("Tags"),
    [PMN_ACTIVITY_FIELD_PEOPLE] = N_ ("People"),
    [PMN_ACTIVITY_FIELD_GENDERS] = N_ ("Gender"),
    [PMN_ACTIVITY_FIELD_AGES] = N_ ("Age"),
    [PMN_ACTIVITY_FIELD_STATUSES] = N_ ("Status"),
    [PMN_ACTIVITY_FIELD_NOTES] = N_ ("Notes"),
    [PMN_ACTIVITY_FIELD_INCOMPLETE] = N_ ("State"),
    [PMN_ACTIVITY_FIELD_NATIONAL_ID] = N_ ("National platform"),
    [PMN_ACTIVITY_FIELD_ORIGIN] = N_ ("Source"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (titles) == PMN_N_ACTIVITY_FIELDS);
  g_return_val_if_fail ((guint) field < PMN_N_ACTIVITY_FIELDS, "");

  return _ (titles[field]);
}

char *
pmn_activity_codes_text (PmnDimension dimension, GPtrArray *codes, const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "",
                            dimension == PMN_DIMENSION_TAG
                                ? (const char *) g_ptr_array_index (codes, i)
                                : pmn_nomenclature_label (dimension, g_ptr_array_index (codes, i)));
  return g_string_free (text, FALSE);
}

static void
append_margin (GString *text, const char *separator, const char *label, guint n)
{
  g_autofree char *number = pmn_format_integer (n, pmn_ui_language ());

  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append_printf (text, _ ("%s: %s"), label, number);
}

char *
pmn_activity_margin_text (const PmnActivity *activity, PmnDimension dimension,
                          const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);
  guint shown = 0, total = pmn_activity_get_people (activity);

  for (gsize i = 0; i < n_terms; i++)
    {
      guint n = pmn_activity_count_people (activity, dimension, terms[i].code);

      shown += n;
      if (n > 0)
        append_margin (text, separator, terms[i].label, n);
    }
  if (shown < total)
    /* Translators: people whose age, gender or status is in no bracket of today. */
    append_margin (text, separator, _ ("Other"), total - shown);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
label_of (PmnDimension dimension, const char *code)
{
  return g_strdup (code != NULL ? pmn_nomenclature_label (dimension, code) : "");
}

static char *
kind_text (const PmnActivity *activity)
{
  if (activity->kind == PMN_ACTIVITY_LOCAL && activity->local_kind != NULL)
    return label_of (PMN_DIMENSION_LOCAL_KIND, activity->local_kind);
  return g_strdup (pmn_activity_kind_text (activity->kind));
}

/* What is not NULL and not empty, on one line. */
static char *
join (const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second != NULL ? second : "");
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strdup_printf ("%s · %s", first, second);
}

static char *
place_text (const PmnActivityState *state)
{
  const PmnActivity *activity = state->activity;

  if (activity->place_kind == PMN_PLACE_KIND_PLACE)
    return g_strdup (state->place_name != NULL ? state->place_name : "");
  return join (pmn_activity_place_kind_text (activity->place_kind), activity->commune);
}

static char *
referral_text (const PmnActivity *activity)
{
  if (activity->referral == NULL
      && (activity->referral_body == NULL || *activity->referral_body == '\0'))
    return g_strdup (activity->oriented == PMN_YES  ? _ ("Yes")
                     : activity->oriented == PMN_NO ? _ ("No")
                                                    : "");
  return join (activity->referral != NULL
                   ? pmn_nomenclature_label (PMN_DIMENSION_REFERRAL, activity->referral)
                   : NULL,
               activity->referral_body);
}

char *
pmn_activity_field_text (PmnActivityField field, const PmnActivityState *state)
{
  const PmnActivity *activity;

  g_return_val_if_fail (state != NULL, NULL);

  activity = state->activity;
  switch (field)
    {
    case PMN_ACTIVITY_FIELD_KIND:
      return kind_text (activity);
    case PMN_ACTIVITY_FIELD_DAY:
      return pmn_format_date (activity->day, pmn_ui_language ());
    case PMN_ACTIVITY_FIELD_MINUTES:
      return activity->minutes > 0 ? pmn_format_minutes (activity->minutes, pmn_ui_language ())
                                   : g_strdup ("");
    case PMN_ACTIVITY_FIELD_PLACE:
      return place_text (state);
    case PMN_ACTIVITY_FIELD_MEDIATOR:
      return join (state->mediator_name, NULL);
    case PMN_ACTIVITY_FIELD_CO_MEDIATORS:
      return join (state->co_mediator_names, NULL);
    case PMN_ACTIVITY_FIELD_TITLE:
      return join (activity->title, NULL);
    case PMN_ACTIVITY_FIELD_THEMES:
      return pmn_activity_codes_text (PMN_DIMENSION_THEME, activity->themes, ", ");
    case PMN_ACTIVITY_FIELD_PROCEDURE:
      return join (activity->procedure, NULL);
    case PMN_ACTIVITY_FIELD_MATERIALS:
      return pmn_activity_codes_text (PMN_DIMENSION_MATERIAL, activity->materials, ", ");
    case PMN_ACTIVITY_FIELD_LEVEL:
      return label_of (PMN_DIMENSION_LEVEL, activity->level);
    case PMN_ACTIVITY_FIELD_AUTONOMY:
      return label_of (PMN_DIMENSION_AUTONOMY, activity->autonomy);
    case PMN_ACTIVITY_FIELD_REFERRAL:
      return referral_text (activity);
    case PMN_ACTIVITY_FIELD_TAGS:
      return pmn_activity_codes_text (PMN_DIMENSION_TAG, activity->tags, ", ");
    case PMN_ACTIVITY_FIELD_PEOPLE:
      return pmn_activity_text_people_count (pmn_activity_get_people (activity));
    case PMN_ACTIVITY_FIELD_GENDERS:
      return pmn_activity_margin_text (activity, PMN_DIMENSION_GENDER, ", ");
    case PMN_ACTIVITY_FIELD_AGES:
      return pmn_activity_margin_text (activity, PMN_DIMENSION_AGE, ", ");
    case PMN_ACTIVITY_FIELD_STATUSES:
      return pmn_activity_margin_text (activity, PMN_DIMENSION_STATUS, ", ");
    case PMN_ACTIVITY_FIELD_NOTES:
      return join (activity->notes, NULL);
    case PMN_ACTIVITY_FIELD_INCOMPLETE:
      return g_strdup (activity->incomplete ? _ ("to be completed") : _ ("complete"));
    case PMN_ACTIVITY_FIELD_NATIONAL_ID:
      return g_strdup (activity->national_id != NULL ? activity->national_id : _ ("Not there"));
    case PMN_ACTIVITY_FIELD_ORIGIN:
    default:
      return g_strdup (pmn_activity_source_text (activity->source));
    }
}
