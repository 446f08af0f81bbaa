/* pmn-coop-row.c: what a row of "Mes activités" means
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-coop-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-header-map.h"
#include "pmn-nomenclature.h"
#include "pmn-place-kind.h"
#include "pmn-uuid.h"

/* A row being converted, and who hears of its problems. */
typedef struct
{
  PmnCoopReader *reader;
  PmnCoopProblem problem;
  gpointer user_data;
} Row;

static gboolean
refuse (Row *row, PmnCoopField field, const char *sentence)
{
  row->problem (pmn_coop_reader_get_row (row->reader), pmn_coop_reader_get_header (field),
                pmn_coop_reader_get_text (row->reader, field), TRUE, sentence, row->user_data);
  return FALSE;
}

/* The code of a label; a label that the nomenclature does not know is kept verbatim and listed. */
static const char *
code_of (Row *row, PmnDimension dimension, PmnCoopField field, const char *label)
{
  gboolean known;
  const char *code = pmn_coop_reader_get_code (row->reader, dimension, label, &known);

  if (known)
    return code;
  row->problem (pmn_coop_reader_get_row (row->reader), pmn_coop_reader_get_header (field), label,
                FALSE, _ ("unknown label, kept as it is"), row->user_data);
  return code;
}

/* Whether a cell holds @word, in any case and accents. */
static gboolean
says (Row *row, PmnCoopField field, const char *word)
{
  const char *text = pmn_coop_reader_get_text (row->reader, field);
  g_autofree char *key = NULL;
  g_autofree char *wanted = NULL;

  if (text[0] == '\0' || g_str_equal (text, word))
    return text[0] != '\0';
  key = pmn_header_key (text);
  wanted = pmn_header_key (word);
  return g_str_equal (key, wanted);
}

static void
add_codes (Row *row, PmnDimension dimension, PmnCoopField field, PmnActivity *activity,
           void (*add) (PmnActivity *, const char *))
{
  const char *text = pmn_coop_reader_get_text (row->reader, field);
  g_auto (GStrv) labels = NULL;

  if (text[0] == '\0')
    return;
  labels = g_strsplit (text, "\n", -1);
  for (guint i = 0; labels[i] != NULL; i++)
    {
      const char *label = g_strstrip (labels[i]);

      if (label[0] != '\0')
        add (activity,
             dimension == PMN_DIMENSION_TAG ? label : code_of (row, dimension, field, label));
    }
}

static gboolean
set_kind (Row *row, PmnActivity *activity)
{
  if (says (row, PMN_COOP_TYPE, "Accompagnement individuel")
      || says (row, PMN_COOP_TYPE, "Individuel"))
    activity->kind = PMN_ACTIVITY_INDIVIDUAL;
  else if (says (row, PMN_COOP_TYPE, "Atelier collectif") || says (row, PMN_COOP_TYPE, "Collectif"))
    activity->kind = PMN_ACTIVITY_WORKSHOP;
  else
    return refuse (row, PMN_COOP_TYPE, _ ("unknown type of activity"));
  return TRUE;
}

static gboolean
set_day (Row *row, PmnActivity *activity)
{
  if (!pmn_coop_reader_get_date (row->reader, &activity->day))
    return refuse (row, PMN_COOP_DATE, _ ("the date is missing"));
  if (activity->day < pmn_day_from_ymd (2000, 1, 1)
      || activity->day >= pmn_day_from_ymd (2200, 1, 1))
    return refuse (row, PMN_COOP_DATE, _ ("the date is not plausible"));
  return TRUE;
}

static gboolean
set_minutes (Row *row, PmnActivity *activity)
{
  double minutes = 0;

  if (!pmn_coop_reader_get_number (row->reader, PMN_COOP_MINUTES, &minutes))
    return refuse (row, PMN_COOP_MINUTES, _ ("the duration is not a number"));
  if (!(minutes >= 0 && minutes <= PMN_ACTIVITY_LONGEST))
    return refuse (row, PMN_COOP_MINUTES, _ ("the duration is not plausible"));
  activity->minutes = (gint) (minutes + 0.5);
  return TRUE;
}

static void
copy_code (char *field, gsize size, const char *text)
{
  /* Codes that are too long are not codes: the commune's name still says it. */
  if (strlen (text) < size)
    g_strlcpy (field, text, size);
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = text[0] != '\0' ? g_strdup (text) : NULL;
}

static gboolean
set_place_kind (Row *row, PmnActivity *activity)
{
  gboolean known;
  const char *code
      = pmn_coop_reader_get_code (row->reader, PMN_DIMENSION_PLACE_KIND,
                                  pmn_coop_reader_get_text (row->reader, PMN_COOP_CHANNEL), &known);

  activity->place_kind = known ? pmn_place_kind_from_code (code) : PMN_PLACE_KIND_NONE;
  return activity->place_kind != PMN_PLACE_KIND_NONE
         || refuse (row, PMN_COOP_CHANNEL, _ ("unknown kind of place"));
}

/* "2/3": the rank in the nomenclature of levels, or of autonomy for one person. */
static void
set_level (Row *row, PmnActivity *activity)
{
  PmnDimension dimension
      = activity->kind == PMN_ACTIVITY_WORKSHOP ? PMN_DIMENSION_LEVEL : PMN_DIMENSION_AUTONOMY;
  const char *text = pmn_coop_reader_get_text (row->reader, PMN_COOP_LEVEL);
  gsize n = 0;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);
  const char *code = NULL;

  if (text[0] == '\0')
    return;
  if (strlen (text) == 3 && text[1] == '/' && text[2] == '3' && text[0] >= '1'
      && (gsize) (text[0] - '0') <= n)
    code = g_intern_string (terms[text[0] - '1'].code);
  else
    code = code_of (row, dimension, PMN_COOP_LEVEL, text);
  if (dimension == PMN_DIMENSION_LEVEL)
    activity->level = code;
  else
    activity->autonomy = code;
}

static void
set_outcome (Row *row, PmnActivity *activity)
{
  const char *referral = pmn_coop_reader_get_text (row->reader, PMN_COOP_REFERRAL);

  set_level (row, activity);
  if (says (row, PMN_COOP_ORIENTED, "Oui"))
    activity->oriented = PMN_YES;
  else if (says (row, PMN_COOP_ORIENTED, "Non"))
    activity->oriented = PMN_NO;
  if (referral[0] != '\0')
    activity->referral = code_of (row, PMN_DIMENSION_REFERRAL, PMN_COOP_REFERRAL, referral);
}

/* What another register exported is no activity of the platform: its id is that of a row like ours. */
static gboolean
set_home (Row *row, PmnActivity *activity)
{
  g_autofree char *uuid = g_ascii_strdown (pmn_coop_reader_get_text (row->reader, PMN_COOP_ID), -1);

  if (!pmn_uuid_is_valid (uuid))
    return refuse (row, PMN_COOP_ID, _ ("this is not an identifier that Permanence gives"));
  activity->source = PMN_SOURCE_REGISTER;
  g_strlcpy (activity->record.uuid, uuid, sizeof activity->record.uuid);
  return TRUE;
}

static gboolean
set_source (Row *row, PmnActivity *activity)
{
  const char *modified = pmn_coop_reader_get_text (row->reader, PMN_COOP_MODIFIED);
  const char *recorded = pmn_coop_reader_get_text (row->reader, PMN_COOP_RECORDED);
  const char *source = pmn_coop_reader_get_text (row->reader, PMN_COOP_SOURCE);

  set_text (&activity->source_stamp, modified[0] != '\0' ? modified : recorded);
  if (says (row, PMN_COOP_SOURCE, PMN_COOP_SOURCE_OURS))
    return set_home (row, activity);
  activity->source = strstr (source, "(V1)") ? PMN_SOURCE_COOP_V1 : PMN_SOURCE_COOP;
  set_text (&activity->national_id, pmn_coop_reader_get_text (row->reader, PMN_COOP_ID));
  return TRUE;
}

gboolean
pmn_coop_reader_fill_activity (PmnCoopReader *self, PmnActivity *activity, PmnCoopProblem problem,
                               gpointer user_data)
{
  Row row = { self, problem, user_data };

  g_return_val_if_fail (self != NULL && activity != NULL, FALSE);

  if (pmn_coop_reader_get_text (self, PMN_COOP_ID)[0] == '\0')
    return refuse (&row, PMN_COOP_ID, _ ("the identifier of the CRA is missing"));
  if (!set_kind (&row, activity) || !set_day (&row, activity) || !set_minutes (&row, activity)
      || !set_place_kind (&row, activity) || !set_source (&row, activity))
    return FALSE;
  copy_code (activity->insee, sizeof activity->insee,
             pmn_coop_reader_get_text (self, PMN_COOP_INSEE));
  copy_code (activity->postcode, sizeof activity->postcode,
             pmn_coop_reader_get_text (self, PMN_COOP_POSTCODE));
  set_text (&activity->commune, pmn_coop_reader_get_text (self, PMN_COOP_COMMUNE));
  set_text (&activity->title, pmn_coop_reader_get_text (self, PMN_COOP_TITLE));
  set_text (&activity->procedure, pmn_coop_reader_get_text (self, PMN_COOP_PROCEDURE));
  add_codes (&row, PMN_DIMENSION_THEME, PMN_COOP_THEMES, activity, pmn_activity_add_theme);
  add_codes (&row, PMN_DIMENSION_MATERIAL, PMN_COOP_MATERIALS, activity, pmn_activity_add_material);
  add_codes (&row, PMN_DIMENSION_TAG, PMN_COOP_TAGS, activity, pmn_activity_add_tag);
  set_outcome (&row, activity);
  return TRUE;
}

/* An empty cell is "non communiqué", which is a value. */
static const char *
person_code (Row *row, PmnDimension dimension, PmnCoopField field)
{
  const char *label = pmn_coop_reader_get_text (row->reader, field);

  if (label[0] == '\0')
    return g_intern_static_string ("non_communique");
  return code_of (row, dimension, field, label);
}

void
pmn_coop_reader_fill_participation (PmnCoopReader *self, PmnParticipation *participation,
                                    PmnCoopProblem problem, gpointer user_data)
{
  Row row = { self, problem, user_data };

  g_return_if_fail (self != NULL && participation != NULL);

  participation->gender = person_code (&row, PMN_DIMENSION_GENDER, PMN_COOP_GENDER);
  participation->age = person_code (&row, PMN_DIMENSION_AGE, PMN_COOP_AGE);
  participation->status = person_code (&row, PMN_DIMENSION_STATUS, PMN_COOP_STATUS);
  copy_code (participation->insee, sizeof participation->insee,
             pmn_coop_reader_get_text (self, PMN_COOP_PERSON_INSEE));
  copy_code (participation->postcode, sizeof participation->postcode,
             pmn_coop_reader_get_text (self, PMN_COOP_PERSON_POSTCODE));
  set_text (&participation->commune, pmn_coop_reader_get_text (self, PMN_COOP_PERSON_COMMUNE));
}

PmnMediatorKind
pmn_coop_mediator_kind (const char *role)
{
  g_autofree char *key = pmn_header_key (role);

  if (strstr (key, "coordinateur") != NULL || strstr (key, "coordinatrice") != NULL)
    return PMN_MEDIATOR_COORDINATOR;
  if (strstr (key, "conseiller") != NULL)
    return PMN_MEDIATOR_CONSEILLER;
  return PMN_MEDIATOR_OTHER;
}
