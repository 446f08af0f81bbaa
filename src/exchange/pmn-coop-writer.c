/* pmn-coop-writer.c: activities with the columns of "Mes activités", the national platform's own export
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-coop-writer.h"

#include <string.h>

#include "pmn-coop-reader.h"
#include "pmn-nomenclature.h"
#include "pmn-place-kind.h"

#define SHEET "Activités"
#define TITLE "Mes activités"
/* For people, as the platform writes them, and for programs; local time. */
#define STAMP "%d/%m/%Y à %H:%M"
#define ISO_STAMP "%Y-%m-%dT%H:%M:%S%:z"
#define NOT_SAID "non_communique"

struct _PmnCoopWriter
{
  PmnSheetWriter *sheet;
  gboolean is_own;
  const char *stamp_format;
};

/* One row: an activity and one of its people. */
typedef struct
{
  const PmnCoopEntry *entry;
  const PmnActivity *activity;
  const PmnPlace *place; /* nullable */
  guint position;        /* from 1 */
  guint n_people;
  const PmnParticipation *person; /* nullable: only counted */
  const char *stamp_format;
} Row;

/* Words ----------------------------------------------------------------------------------------- */

static const char *
role_of (PmnMediatorKind kind)
{
  if (kind == PMN_MEDIATOR_CONSEILLER)
    return "Conseiller Numérique";
  return kind == PMN_MEDIATOR_COORDINATOR ? "Coordinateur" : "Médiateur";
}

/* Local time: what people remember. */
static char *
stamp_of (gint64 ms, const char *format)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (ms / 1000);

  return when != NULL ? g_date_time_format (when, format) : NULL;
}

/* Cells ----------------------------------------------------------------------------------------- */

static void
put_stamp (PmnSheetWriter *sheet, const Row *row, gint64 ms)
{
  g_autofree char *stamp = ms > 0 ? stamp_of (ms, row->stamp_format) : NULL;

  pmn_sheet_writer_text (sheet, stamp);
}

/* @code: (nullable) */
static void
put_code (PmnSheetWriter *sheet, PmnDimension dimension, const char *code)
{
  pmn_sheet_writer_text (sheet, code != NULL ? pmn_nomenclature_label (dimension, code) : NULL);
}

static void
put_codes (PmnSheetWriter *sheet, PmnDimension dimension, const GPtrArray *codes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, pmn_nomenclature_label (dimension, g_ptr_array_index (codes, i)));
    }
  pmn_sheet_writer_text (sheet, text->str);
}

/* "2/3": the rank of the level, or of the autonomy of one person. */
static void
put_level (PmnSheetWriter *sheet, const Row *row)
{
  const PmnActivity *activity = row->activity;
  PmnDimension dimension
      = activity->kind == PMN_ACTIVITY_WORKSHOP ? PMN_DIMENSION_LEVEL : PMN_DIMENSION_AUTONOMY;
  const char *code = dimension == PMN_DIMENSION_LEVEL ? activity->level : activity->autonomy;
  gsize n = 0;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  for (gsize i = 0; code != NULL && i < n; i++)
    if (g_str_equal (terms[i].code, code))
      {
        char rank[] = { (char) ('1' + i), '/', '3', '\0' };

        pmn_sheet_writer_text (sheet, rank);
        return;
      }
  pmn_sheet_writer_text (sheet, code);
}

static void
put_participants (PmnSheetWriter *sheet, const Row *row)
{
  char text[32];

  if (row->n_people == 1)
    {
      pmn_sheet_writer_number (sheet, 1, 0);
      return;
    }
  g_snprintf (text, sizeof text, "%u/%u", row->position, row->n_people);
  pmn_sheet_writer_text (sheet, text);
}

static void
put_name (PmnSheetWriter *sheet, const Row *row)
{
  const GPtrArray *names = row->entry->names;
  const char *name = names != NULL && row->position <= names->len
                         ? g_ptr_array_index (names, row->position - 1)
                         : NULL;

  pmn_sheet_writer_text (sheet, name != NULL ? name : "Bénéficiaire anonyme");
}

/* Of somebody who is only counted: the nth of them has the nth place in each of the counts. */
static const char *
nth_counted (const Row *row, PmnDimension dimension)
{
  const PmnActivity *activity = row->activity;
  guint nth = row->position - 1 - activity->participations->len;

  for (guint i = 0; i < activity->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, i);

      if (tally->dimension != (int) dimension)
        continue;
      if (nth < tally->n)
        return tally->code;
      nth -= tally->n;
    }
  return NOT_SAID;
}

/* What the activity does not say of its commune, its place does. */
static void
put_commune_part (PmnSheetWriter *sheet, const char *own, const char *of_place)
{
  pmn_sheet_writer_text (sheet, own != NULL && *own != '\0' ? own : of_place);
}

static void
put_date (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_date (sheet, row->activity->day);
}

static void
put_recorded (PmnSheetWriter *sheet, const Row *row)
{
  put_stamp (sheet, row, row->activity->record.created_at);
}

static void
put_modified (PmnSheetWriter *sheet, const Row *row)
{
  const PmnRecord *record = &row->activity->record;

  put_stamp (sheet, row, record->version > 1 ? record->updated_at : 0);
}

static void
put_given (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->entry->mediator->given);
}

static void
put_family (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->entry->mediator->family);
}

static void
put_role (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, role_of (row->entry->mediator->kind));
}

static void
put_conum (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->entry->mediator->national_id);
}

static void
put_type (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->activity->kind == PMN_ACTIVITY_WORKSHOP
                                    ? "Atelier collectif"
                                    : "Accompagnement individuel");
}

static void
put_channel (PmnSheetWriter *sheet, const Row *row)
{
  put_code (sheet, PMN_DIMENSION_PLACE_KIND, pmn_place_kind_to_code (row->activity->place_kind));
}

static void
put_place (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->place != NULL ? row->place->name : NULL);
}

static void
put_address (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->place != NULL ? row->place->address : NULL);
}

static void
put_commune (PmnSheetWriter *sheet, const Row *row)
{
  put_commune_part (sheet, row->activity->commune, row->place != NULL ? row->place->commune : NULL);
}

static void
put_postcode (PmnSheetWriter *sheet, const Row *row)
{
  put_commune_part (sheet, row->activity->postcode,
                    row->place != NULL ? row->place->postcode : NULL);
}

static void
put_insee (PmnSheetWriter *sheet, const Row *row)
{
  put_commune_part (sheet, row->activity->insee, row->place != NULL ? row->place->insee : NULL);
}

static void
put_minutes (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_minutes (sheet, row->activity->minutes);
}

static void
put_title (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->activity->title);
}

static void
put_materials (PmnSheetWriter *sheet, const Row *row)
{
  put_codes (sheet, PMN_DIMENSION_MATERIAL, row->activity->materials);
}

static void
put_themes (PmnSheetWriter *sheet, const Row *row)
{
  put_codes (sheet, PMN_DIMENSION_THEME, row->activity->themes);
}

static void
put_tags (PmnSheetWriter *sheet, const Row *row)
{
  put_codes (sheet, PMN_DIMENSION_TAG, row->activity->tags);
}

static void
put_procedure (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->activity->procedure);
}

static void
put_oriented (PmnSheetWriter *sheet, const Row *row)
{
  PmnTriState oriented = row->activity->oriented;

  pmn_sheet_writer_text (sheet, oriented == PMN_YES ? "Oui" : oriented == PMN_NO ? "Non" : NULL);
}

static void
put_referral (PmnSheetWriter *sheet, const Row *row)
{
  put_code (sheet, PMN_DIMENSION_REFERRAL, row->activity->referral);
}

static void
put_person_commune (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->person != NULL ? row->person->commune : NULL);
}

static void
put_person_postcode (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->person != NULL ? row->person->postcode : NULL);
}

static void
put_person_insee (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->person != NULL ? row->person->insee : NULL);
}

static void
put_gender (PmnSheetWriter *sheet, const Row *row)
{
  put_code (sheet, PMN_DIMENSION_GENDER,
            row->person != NULL ? row->person->gender : nth_counted (row, PMN_DIMENSION_GENDER));
}

static void
put_age (PmnSheetWriter *sheet, const Row *row)
{
  put_code (sheet, PMN_DIMENSION_AGE,
            row->person != NULL ? row->person->age : nth_counted (row, PMN_DIMENSION_AGE));
}

static void
put_status (PmnSheetWriter *sheet, const Row *row)
{
  put_code (sheet, PMN_DIMENSION_STATUS,
            row->person != NULL ? row->person->status : nth_counted (row, PMN_DIMENSION_STATUS));
}

/* Of the activity: on the first of its rows. */
static void
put_notes (PmnSheetWriter *sheet, const Row *row)
{
  pmn_sheet_writer_text (sheet, row->entry->with_notes && row->position == 1 ? row->activity->notes
                                                                             : NULL);
}

/* A report read from a file of the old platform has the id of that file until it is linked. */
static gboolean
is_known_to_platform (const PmnActivity *activity)
{
  g_autofree char *own = NULL;

  if (activity->national_id == NULL)
    return FALSE;
  if (activity->source != PMN_SOURCE_LEGACY || activity->source_stamp == NULL)
    return TRUE;
  own = g_strconcat ("id:", activity->national_id, " #", NULL);
  return !g_str_has_prefix (activity->source_stamp, own);
}

static void
put_source (PmnSheetWriter *sheet, const Row *row)
{
  const PmnActivity *activity = row->activity;

  if (!is_known_to_platform (activity))
    pmn_sheet_writer_text (sheet, PMN_COOP_SOURCE_OURS);
  else if (activity->source == PMN_SOURCE_COOP_V1 || activity->source == PMN_SOURCE_LEGACY)
    pmn_sheet_writer_text (sheet, "Espace coop (V1)");
  else
    pmn_sheet_writer_text (sheet, "La Coop de la médiation numérique (V2)");
}

/* What the platform does not know has the identity that it has here. */
static void
put_id (PmnSheetWriter *sheet, const Row *row)
{
  const PmnActivity *activity = row->activity;

  pmn_sheet_writer_text (sheet, is_known_to_platform (activity) ? activity->national_id
                                                                : activity->record.uuid);
}

/* Columns --------------------------------------------------------------------------------------- */

typedef enum
{
  ALWAYS,
  OWN,
  TEAM,
} When;

/* In the order of #PmnCoopField, which is that of the file. */
static const struct
{
  void (*put) (PmnSheetWriter *sheet, const Row *row);
  When when;
} columns[PMN_COOP_N_FIELDS] = {
  [PMN_COOP_DATE] = { put_date, ALWAYS },
  [PMN_COOP_RECORDED] = { put_recorded, ALWAYS },
  [PMN_COOP_MODIFIED] = { put_modified, ALWAYS },
  [PMN_COOP_GIVEN] = { put_given, TEAM },
  [PMN_COOP_FAMILY] = { put_family, TEAM },
  [PMN_COOP_ROLE] = { put_role, TEAM },
  [PMN_COOP_CONUM] = { put_conum, TEAM },
  [PMN_COOP_TYPE] = { put_type, ALWAYS },
  [PMN_COOP_PARTICIPANTS] = { put_participants, ALWAYS },
  [PMN_COOP_BENEFICIARY] = { put_name, OWN },
  [PMN_COOP_CHANNEL] = { put_channel, ALWAYS },
  [PMN_COOP_PLACE] = { put_place, ALWAYS },
  [PMN_COOP_ADDRESS] = { put_address, ALWAYS },
  [PMN_COOP_COMMUNE] = { put_commune, ALWAYS },
  [PMN_COOP_POSTCODE] = { put_postcode, ALWAYS },
  [PMN_COOP_INSEE] = { put_insee, ALWAYS },
  [PMN_COOP_MINUTES] = { put_minutes, ALWAYS },
  [PMN_COOP_TITLE] = { put_title, ALWAYS },
  [PMN_COOP_MATERIALS] = { put_materials, ALWAYS },
  [PMN_COOP_THEMES] = { put_themes, ALWAYS },
  [PMN_COOP_TAGS] = { put_tags, ALWAYS },
  [PMN_COOP_PROCEDURE] = { put_procedure, ALWAYS },
  [PMN_COOP_LEVEL] = { put_level, ALWAYS },
  [PMN_COOP_ORIENTED] = { put_oriented, ALWAYS },
  [PMN_COOP_REFERRAL] = { put_referral, ALWAYS },
  [PMN_COOP_PERSON_COMMUNE] = { put_person_commune, ALWAYS },
  [PMN_COOP_PERSON_POSTCODE] = { put_person_postcode, ALWAYS },
  [PMN_COOP_PERSON_INSEE] = { put_person_insee, ALWAYS },
  [PMN_COOP_GENDER] = { put_gender, ALWAYS },
  [PMN_COOP_AGE] = { put_age, ALWAYS },
  [PMN_COOP_STATUS] = { put_status, ALWAYS },
  [PMN_COOP_NOTES] = { put_notes, OWN },
  [PMN_COOP_SOURCE] = { put_source, ALWAYS },
  [PMN_COOP_ID] = { put_id, ALWAYS },
};

static gboolean
has_column (gboolean is_own, int field)
{
  return columns[field].when == ALWAYS || (columns[field].when == OWN) == is_own;
}

/* The file -------------------------------------------------------------------------------------- */

static double
column_width (PmnCoopField field)
{
  return field == PMN_COOP_ID
             ? 38
             : MAX (12, (double) g_utf8_strlen (pmn_coop_reader_get_header (field), -1) + 2);
}

/* The blocks of the platform, and under "Filtres" what was selected here. */
static GArray *
make_lines (const PmnCoopSheet *sheet, const char *date, const char *hour)
{
  const PmnMediator *author = sheet->author;
  const PmnSheetLine begin[] = {
    { .label = "Informations export" },
    { .label = "Nom", .value = author != NULL ? author->family : sheet->structure },
    { .label = "Prénom", .value = author != NULL ? author->given : NULL },
    { .label = "Rôle", .value = author != NULL ? role_of (author->kind) : NULL },
    { .label = "Total", .is_number = TRUE, .number = sheet->total },
    { .label = "Date d'export", .value = date },
    { .label = "Heure d'export", .value = hour },
    { .label = NULL },
    { .label = "Filtres" },
  };
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PmnSheetLine));

  g_array_append_vals (lines, begin, G_N_ELEMENTS (begin));
  g_array_append_vals (lines, sheet->filters, sheet->n_filters);
  return lines;
}

PmnCoopWriter *
pmn_coop_writer_new (const char *path, PmnSheetFormat format, const PmnCoopSheet *sheet,
                     GError **error)
{
  g_autofree char *date = NULL;
  g_autofree char *hour = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (PmnCoopWriter) self = NULL;
  PmnSheetColumn titles[PMN_COOP_N_FIELDS];
  guint n_columns = 0;

  g_return_val_if_fail (path != NULL && sheet != NULL, NULL);

  date = stamp_of (sheet->now_ms, "%d/%m/%Y");
  hour = stamp_of (sheet->now_ms, "%H:%M");
  lines = make_lines (sheet, date, hour);
  for (int field = 0; field < PMN_COOP_N_FIELDS; field++)
    if (has_column (sheet->is_own, field))
      titles[n_columns++] = (PmnSheetColumn) {
        .title = pmn_coop_reader_get_header ((PmnCoopField) field),
        .width = column_width ((PmnCoopField) field),
      };
  self = g_new0 (PmnCoopWriter, 1);
  self->is_own = sheet->is_own;
  self->stamp_format = format == PMN_SHEET_CSV_OPEN ? ISO_STAMP : STAMP;
  self->sheet = pmn_sheet_writer_new (
      path, format,
      &(PmnSheetHead) { .name = SHEET,
                        .title = TITLE,
                        .creator = sheet->structure,
                        .made_ms = sheet->now_ms,
                        .lines = (const PmnSheetLine *) (gpointer) lines->data,
                        .n_lines = lines->len,
                        .columns = titles,
                        .n_columns = n_columns,
                        .n_rows = sheet->total },
      error);
  return self->sheet != NULL ? g_steal_pointer (&self) : NULL;
}

PmnSheetWriter *
pmn_coop_writer_get_sheet (PmnCoopWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sheet;
}

gboolean
pmn_coop_writer_add (PmnCoopWriter *self, const PmnCoopEntry *entry, GError **error)
{
  const PmnActivity *activity;
  Row row = { .entry = entry };

  g_return_val_if_fail (self != NULL && entry != NULL, FALSE);
  g_return_val_if_fail (entry->activity->kind != PMN_ACTIVITY_LOCAL, FALSE);

  activity = row.activity = entry->activity;
  row.stamp_format = self->stamp_format;
  row.place = activity->place_kind == PMN_PLACE_KIND_PLACE ? entry->place : NULL;
  row.n_people = pmn_activity_get_people (activity);
  for (row.position = 1; row.position <= row.n_people; row.position++)
    {
      row.person = row.position <= activity->participations->len
                       ? g_ptr_array_index (activity->participations, row.position - 1)
                       : NULL;
      for (int field = 0; field < PMN_COOP_N_FIELDS; field++)
        if (has_column (self->is_own, field))
          columns[field].put (self->sheet, &row);
      if (!pmn_sheet_writer_end_row (self->sheet, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pmn_coop_writer_commit (PmnCoopWriter *self, GError **error)
{
  g_autoptr (PmnCoopWriter) owned = self;

  g_return_val_if_fail (self != NULL, FALSE);

  return pmn_sheet_writer_commit (g_steal_pointer (&self->sheet), error);
}

void
pmn_coop_writer_free (PmnCoopWriter *self)
{
  if (self == NULL)
    return;
  pmn_sheet_writer_free (self->sheet);
  g_free (self);
}
