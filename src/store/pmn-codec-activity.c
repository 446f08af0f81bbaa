/* pmn-codec-activity.c: an activity and all that it carries as a JSON object, and back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-activity-kind.h"
#include "pmn-codec-private.h"
#include "pmn-nomenclature.h"
#include "pmn-uuid.h"

/* Names in JSON of the values of enums. Part of the dump format: never rename. */
static const char *const place_kinds[] = { "none", "place", "elsewhere", "home", "remote", NULL };
static const char *const sources[]
    = { "local", "coop", "coop_v1", "legacy", "table", "demo", "register", NULL };
static const struct
{
  int dimension;
  const char *word;
} tally_words[] = {
  { PMN_DIMENSION_GENDER, "gender" },
  { PMN_DIMENSION_AGE, "age" },
  { PMN_DIMENSION_STATUS, "status" },
  { PMN_DIMENSION_PERSON, "person" },
};

static void
put_codes (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key, GPtrArray *codes)
{
  yyjson_mut_val *array;

  if (codes == NULL || codes->len == 0)
    return;
  array = yyjson_mut_obj_add_arr (doc, into, key);
  for (guint i = 0; i < codes->len; i++)
    yyjson_mut_arr_add_strcpy (doc, array, g_ptr_array_index (codes, i));
}

static void
put_tallies (yyjson_mut_doc *doc, yyjson_mut_val *into, GArray *tallies)
{
  yyjson_mut_val *object = NULL;

  for (guint d = 0; d < G_N_ELEMENTS (tally_words); d++)
    {
      yyjson_mut_val *family = NULL;

      for (guint i = 0; tallies != NULL && i < tallies->len; i++)
        {
          const PmnTally *tally = &g_array_index (tallies, PmnTally, i);

          if (tally->dimension != tally_words[d].dimension)
            continue;
          if (object == NULL)
            object = yyjson_mut_obj_add_obj (doc, into, "tallies");
          if (family == NULL)
            family = yyjson_mut_obj_add_obj (doc, object, tally_words[d].word);
          /* Codes are interned: they outlive the document. */
          yyjson_mut_obj_add_uint (doc, family, tally->code, tally->n);
        }
    }
}

static gboolean
put_participation (PmnConnection *connection, yyjson_mut_doc *doc, yyjson_mut_val *array,
                   const PmnParticipation *line, GError **error)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

  pmn_codec_put_text (doc, object, "uuid", line->uuid[0] != '\0' ? line->uuid : NULL);
  yyjson_mut_obj_add_uint (doc, object, "position", line->position);
  if (!pmn_codec_put_reference (connection, doc, object, "beneficiary", PMN_ENTITY_BENEFICIARY,
                                line->beneficiary_id, error))
    return FALSE;
  pmn_codec_put_text (doc, object, "gender", line->gender);
  pmn_codec_put_text (doc, object, "age", line->age);
  pmn_codec_put_text (doc, object, "status", line->status);
  pmn_codec_put_text (doc, object, "insee", line->insee[0] != '\0' ? line->insee : NULL);
  pmn_codec_put_text (doc, object, "commune", line->commune);
  pmn_codec_put_text (doc, object, "postcode", line->postcode[0] != '\0' ? line->postcode : NULL);
  if (line->already_supported)
    yyjson_mut_obj_add_true (doc, object, "already_supported");
  return TRUE;
}

static gboolean
put_people (PmnConnection *connection, const PmnActivity *activity, yyjson_mut_doc *doc,
            yyjson_mut_val *into, GError **error)
{
  yyjson_mut_val *array;

  yyjson_mut_obj_add_uint (doc, into, "anonymous", activity->anonymous);
  put_tallies (doc, into, activity->tallies);
  if (activity->participations == NULL || activity->participations->len == 0)
    return TRUE;
  array = yyjson_mut_obj_add_arr (doc, into, "participations");
  for (guint i = 0; i < activity->participations->len; i++)
    if (!put_participation (connection, doc, array, g_ptr_array_index (activity->participations, i),
                            error))
      return FALSE;
  return TRUE;
}

static gboolean
put_who_and_where (PmnConnection *connection, const PmnActivity *activity, yyjson_mut_doc *doc,
                   yyjson_mut_val *into, GError **error)
{
  if (!pmn_codec_put_reference (connection, doc, into, "mediator", PMN_ENTITY_MEDIATOR,
                                activity->mediator_id, error))
    return FALSE;
  if (activity->co_mediators != NULL && activity->co_mediators->len > 0)
    {
      yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, into, "co_mediators");

      for (guint i = 0; i < activity->co_mediators->len; i++)
        {
          g_autofree char *uuid
              = pmn_codec_uuid_of (connection, PMN_ENTITY_MEDIATOR,
                                   g_array_index (activity->co_mediators, gint64, i), error);

          if (uuid == NULL)
            return FALSE;
          yyjson_mut_arr_add_strcpy (doc, array, uuid);
        }
    }
  yyjson_mut_obj_add_str (doc, into, "place_kind", place_kinds[activity->place_kind]);
  if (!pmn_codec_put_reference (connection, doc, into, "place", PMN_ENTITY_PLACE,
                                activity->place_id, error))
    return FALSE;
  pmn_codec_put_text (doc, into, "insee", activity->insee[0] != '\0' ? activity->insee : NULL);
  pmn_codec_put_text (doc, into, "commune", activity->commune);
  pmn_codec_put_text (doc, into, "postcode",
                      activity->postcode[0] != '\0' ? activity->postcode : NULL);
  return TRUE;
}

gboolean
pmn_codec_write_activity (PmnConnection *connection, const PmnActivity *activity,
                          yyjson_mut_doc *doc, yyjson_mut_val *into, GError **error)
{
  if ((guint) activity->kind - 1 >= PMN_N_ACTIVITY_KINDS)
    return pmn_codec_wrong (error, "kind");
  if ((guint) activity->place_kind > PMN_PLACE_KIND_REMOTE)
    return pmn_codec_wrong (error, "place_kind");
  if ((guint) activity->source > PMN_SOURCE_LAST)
    return pmn_codec_wrong (error, "source");

  pmn_codec_write_record (&activity->record, doc, into);
  yyjson_mut_obj_add_str (doc, into, "kind", pmn_activity_kind_codes ()[activity->kind]);
  pmn_codec_put_text (doc, into, "local_kind", activity->local_kind);
  pmn_codec_put_day (doc, into, "day", activity->day);
  yyjson_mut_obj_add_sint (doc, into, "minutes", activity->minutes);
  if (!put_who_and_where (connection, activity, doc, into, error))
    return FALSE;
  pmn_codec_put_text (doc, into, "title", activity->title);
  pmn_codec_put_text (doc, into, "level", activity->level);
  pmn_codec_put_text (doc, into, "autonomy", activity->autonomy);
  if (activity->oriented != PMN_UNKNOWN)
    yyjson_mut_obj_add_bool (doc, into, "oriented", activity->oriented == PMN_YES);
  pmn_codec_put_text (doc, into, "referral", activity->referral);
  pmn_codec_put_text (doc, into, "referral_body", activity->referral_body);
  pmn_codec_put_text (doc, into, "procedure", activity->procedure);
  put_codes (doc, into, "themes", activity->themes);
  put_codes (doc, into, "materials", activity->materials);
  put_codes (doc, into, "tags", activity->tags);
  pmn_codec_put_text (doc, into, "notes", activity->notes);
  if (!put_people (connection, activity, doc, into, error))
    return FALSE;
  pmn_codec_put_text (doc, into, "local_ref", activity->local_ref);
  pmn_codec_put_text (doc, into, "national_id", activity->national_id);
  yyjson_mut_obj_add_str (doc, into, "source", sources[activity->source]);
  pmn_codec_put_text (doc, into, "source_stamp", activity->source_stamp);
  /* The text itself, not the object in it: it comes back to the byte. */
  pmn_codec_put_text (doc, into, "original", activity->original);
  pmn_codec_put_text (doc, into, "group_uuid", activity->group_uuid);
  if (activity->incomplete)
    yyjson_mut_obj_add_true (doc, into, "incomplete");
  return TRUE;
}

/* Reading ------------------------------------------------------------------------------------- */

static gboolean
take_copy (yyjson_val *from, const char *key, char **member, GError **error)
{
  const char *text;

  if (!pmn_codec_take_text (from, key, &text, error))
    return FALSE;
  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

static gboolean
take_code (yyjson_val *from, const char *key, const char **member, GError **error)
{
  const char *text;

  if (!pmn_codec_take_text (from, key, &text, error))
    return FALSE;
  if (text != NULL)
    *member = g_intern_string (text);
  return TRUE;
}

typedef void (*AddCodeFunc) (PmnActivity *activity, const char *code);

static gboolean
take_codes (yyjson_val *from, const char *key, PmnActivity *activity, AddCodeFunc add,
            GError **error)
{
  yyjson_val *array = yyjson_obj_get (from, key), *value;
  size_t i, n;

  if (array == NULL)
    return TRUE;
  if (!yyjson_is_arr (array))
    return pmn_codec_wrong (error, key);
  yyjson_arr_foreach (array, i, n, value)
  {
    if (!yyjson_is_str (value) || strlen (yyjson_get_str (value)) != yyjson_get_len (value))
      return pmn_codec_wrong (error, key);
    add (activity, yyjson_get_str (value));
  }
  return TRUE;
}

static gboolean
take_tallies (yyjson_val *from, PmnActivity *activity, GError **error)
{
  yyjson_val *object = yyjson_obj_get (from, "tallies");

  if (object == NULL)
    return TRUE;
  if (!yyjson_is_obj (object))
    return pmn_codec_wrong (error, "tallies");
  for (guint d = 0; d < G_N_ELEMENTS (tally_words); d++)
    {
      yyjson_val *family = yyjson_obj_get (object, tally_words[d].word), *code, *count;
      size_t i, n;

      if (family == NULL)
        continue;
      if (!yyjson_is_obj (family))
        return pmn_codec_wrong (error, tally_words[d].word);
      yyjson_obj_foreach (family, i, n, code, count)
      {
        if (!yyjson_is_uint (count) || yyjson_get_uint (count) == 0
            || yyjson_get_uint (count) > G_MAXINT)
          return pmn_codec_wrong (error, tally_words[d].word);
        pmn_activity_set_tally (activity, tally_words[d].dimension, yyjson_get_str (code),
                                (guint) yyjson_get_uint (count));
      }
    }
  return TRUE;
}

static PmnParticipation *
read_participation (PmnConnection *connection, yyjson_val *from, GError **error)
{
  g_autoptr (PmnParticipation) line = pmn_participation_new ();
  const char *uuid;
  gint position = 0;

  if (!yyjson_is_obj (from))
    {
      pmn_codec_wrong (error, "participations");
      return NULL;
    }
  if (!pmn_codec_take_text (from, "uuid", &uuid, error)
      || !pmn_codec_take_int (from, "position", 0, G_MAXINT, &position, error)
      || !pmn_codec_take_reference (connection, from, "beneficiary", PMN_ENTITY_BENEFICIARY,
                                    &line->beneficiary_id, error)
      || !take_code (from, "gender", &line->gender, error)
      || !take_code (from, "age", &line->age, error)
      || !take_code (from, "status", &line->status, error)
      || !pmn_codec_take_short (from, "insee", line->insee, error)
      || !take_copy (from, "commune", &line->commune, error)
      || !pmn_codec_take_short (from, "postcode", line->postcode, error)
      || !pmn_codec_take_bool (from, "already_supported", &line->already_supported, error))
    return NULL;
  if (uuid != NULL && !pmn_uuid_is_valid (uuid))
    {
      pmn_codec_wrong (error, "uuid");
      return NULL;
    }
  g_strlcpy (line->uuid, uuid != NULL ? uuid : "", sizeof line->uuid);
  line->position = (guint) position;
  return g_steal_pointer (&line);
}

static gboolean
take_people (PmnConnection *connection, yyjson_val *from, PmnActivity *activity, GError **error)
{
  yyjson_val *array = yyjson_obj_get (from, "participations"), *value;
  size_t i, n;
  gint anonymous = 0;

  if (!pmn_codec_take_int (from, "anonymous", 0, G_MAXINT, &anonymous, error)
      || !take_tallies (from, activity, error))
    return FALSE;
  activity->anonymous = (guint) anonymous;
  if (array == NULL)
    return TRUE;
  if (!yyjson_is_arr (array))
    return pmn_codec_wrong (error, "participations");
  yyjson_arr_foreach (array, i, n, value)
  {
    PmnParticipation *line = read_participation (connection, value, error);

    if (line == NULL)
      return FALSE;
    g_ptr_array_add (activity->participations, line);
  }
  return TRUE;
}

static gboolean
take_co_mediators (PmnConnection *connection, yyjson_val *from, PmnActivity *activity,
                   GError **error)
{
  yyjson_val *array = yyjson_obj_get (from, "co_mediators"), *value;
  size_t i, n;

  if (array == NULL)
    return TRUE;
  if (!yyjson_is_arr (array))
    return pmn_codec_wrong (error, "co_mediators");
  yyjson_arr_foreach (array, i, n, value)
  {
    gint64 id;

    if (!yyjson_is_str (value))
      return pmn_codec_wrong (error, "co_mediators");
    id = pmn_codec_resolve (connection, PMN_ENTITY_MEDIATOR, yyjson_get_str (value), error);
    if (id == 0)
      return FALSE;
    g_array_append_val (activity->co_mediators, id);
  }
  return TRUE;
}

static gboolean
take_what (yyjson_val *from, PmnActivity *activity, GError **error)
{
  yyjson_val *oriented = yyjson_obj_get (from, "oriented");
  gint kind = activity->kind, source = activity->source;

  if (!pmn_codec_take_choice (from, "kind", pmn_activity_kind_codes (), &kind, error)
      || !take_code (from, "local_kind", &activity->local_kind, error)
      || !pmn_codec_take_day (from, "day", &activity->day, error)
      || !pmn_codec_take_int (from, "minutes", 0, G_MAXINT, &activity->minutes, error)
      || !take_copy (from, "title", &activity->title, error)
      || !take_code (from, "level", &activity->level, error)
      || !take_code (from, "autonomy", &activity->autonomy, error)
      || !take_code (from, "referral", &activity->referral, error)
      || !take_copy (from, "referral_body", &activity->referral_body, error)
      || !take_copy (from, "procedure", &activity->procedure, error)
      || !take_codes (from, "themes", activity, pmn_activity_add_theme, error)
      || !take_codes (from, "materials", activity, pmn_activity_add_material, error)
      || !take_codes (from, "tags", activity, pmn_activity_add_tag, error)
      || !take_copy (from, "notes", &activity->notes, error)
      || !take_copy (from, "local_ref", &activity->local_ref, error)
      || !take_copy (from, "national_id", &activity->national_id, error)
      || !pmn_codec_take_choice (from, "source", sources, &source, error)
      || !take_copy (from, "source_stamp", &activity->source_stamp, error)
      || !take_copy (from, "original", &activity->original, error)
      || !take_copy (from, "group_uuid", &activity->group_uuid, error)
      || !pmn_codec_take_bool (from, "incomplete", &activity->incomplete, error))
    return FALSE;
  if (oriented != NULL && !yyjson_is_null (oriented) && !yyjson_is_bool (oriented))
    return pmn_codec_wrong (error, "oriented");
  activity->oriented = PMN_UNKNOWN;
  if (yyjson_is_bool (oriented))
    activity->oriented = yyjson_get_bool (oriented) ? PMN_YES : PMN_NO;
  activity->kind = kind;
  activity->source = source;
  return TRUE;
}

PmnActivity *
pmn_codec_read_activity (PmnConnection *connection, yyjson_val *from, GError **error)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  gint place_kind = PMN_PLACE_KIND_NONE;

  if (!pmn_codec_read_record (connection, pmn_entity_type_get (PMN_ENTITY_ACTIVITY), from,
                              &activity->record, error)
      || !take_what (from, activity, error)
      || !pmn_codec_take_reference (connection, from, "mediator", PMN_ENTITY_MEDIATOR,
                                    &activity->mediator_id, error)
      || !take_co_mediators (connection, from, activity, error)
      || !pmn_codec_take_choice (from, "place_kind", place_kinds, &place_kind, error)
      || !pmn_codec_take_reference (connection, from, "place", PMN_ENTITY_PLACE,
                                    &activity->place_id, error)
      || !pmn_codec_take_short (from, "insee", activity->insee, error)
      || !take_copy (from, "commune", &activity->commune, error)
      || !pmn_codec_take_short (from, "postcode", activity->postcode, error)
      || !take_people (connection, from, activity, error))
    return NULL;
  activity->place_kind = place_kind;
  return g_steal_pointer (&activity);
}
