/* pmn-entity-type.c: what the columns of each kind of row are, said once
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-absence.h"
#include "pmn-activity.h"
#include "pmn-beneficiary.h"
#include "pmn-entity-type.h"
#include "pmn-format.h"
#include "pmn-mediator.h"
#include "pmn-named-body.h"
#include "pmn-nomenclature.h"
#include "pmn-place.h"

/* Names in JSON of the values of enums. Part of the dump format: never rename. */
static const char *const mediator_kinds[] = {
  "",          "conseiller",      "other", "france_services_agent", "coordinator", "intern",
  "volunteer", "service_civique", NULL,
};
static const char *const day_parts[] = { "full", "morning", "afternoon", NULL };
static const char *const structure_kinds[] = {
  "",    "commune",     "departement", "region", "epci", "collectivite",
  "gip", "association", "private",     NULL,
};

#define FIELD(Struct, member, key_, column_, type_)                                                \
  { .key = key_,                                                                                   \
    .column = column_,                                                                             \
    .type = PMN_FIELD_##type_,                                                                     \
    .offset = G_STRUCT_OFFSET (Struct, member) }
#define CHOICE(Struct, member, key_, choices_)                                                     \
  { .key = key_,                                                                                   \
    .column = key_,                                                                                \
    .type = PMN_FIELD_CHOICE,                                                                      \
    .offset = G_STRUCT_OFFSET (Struct, member),                                                    \
    .choices = choices_ }
#define TERM(Struct, member, key_, column_, dimension)                                             \
  { .key = key_,                                                                                   \
    .column = column_,                                                                             \
    .type = PMN_FIELD_TERM,                                                                        \
    .offset = G_STRUCT_OFFSET (Struct, member),                                                    \
    .argument = dimension }
#define REFERENCE(Struct, member, key_, column_, entity_)                                          \
  { .key = key_,                                                                                   \
    .column = column_,                                                                             \
    .type = PMN_FIELD_REFERENCE,                                                                   \
    .offset = G_STRUCT_OFFSET (Struct, member),                                                    \
    .argument = entity_ }
/* A field that says who the person is, or may say it. */
#define IDENTITY(Struct, member, key_, type_)                                                      \
  { .key = key_,                                                                                   \
    .column = key_,                                                                                \
    .type = PMN_FIELD_##type_,                                                                     \
    .offset = G_STRUCT_OFFSET (Struct, member),                                                    \
    .identity = TRUE }

static const PmnField mediator_fields[] = {
  CHOICE (PmnMediator, kind, "kind", mediator_kinds),
  FIELD (PmnMediator, given, "given", "given", NAME),
  FIELD (PmnMediator, family, "family", "family", NAME),
  FIELD (PmnMediator, email, "email", "email", TEXT),
  FIELD (PmnMediator, phone, "phone", "phone", TEXT),
  FIELD (PmnMediator, national_id, "national_id", "national_id", TEXT),
  FIELD (PmnMediator, coop_mediator_id, "coop_mediator_id", "coop_mediator_id", TEXT),
  FIELD (PmnMediator, employer, "employer", "employer", TEXT),
  FIELD (PmnMediator, working_days, "working_days", "working_days", INT),
  FIELD (PmnMediator, weekly_minutes, "weekly_minutes", "weekly_minutes", INT),
  FIELD (PmnMediator, active_from, "active_from", "active_from", DAY),
  FIELD (PmnMediator, active_to, "active_to", "active_to", DAY),
  FIELD (PmnMediator, notes, "notes", "notes", TEXT),
};

static const PmnField absence_fields[] = {
  REFERENCE (PmnAbsence, mediator_id, "mediator", "mediator_id", PMN_ENTITY_MEDIATOR),
  FIELD (PmnAbsence, from, "from", "from_day", REQUIRED_DAY),
  FIELD (PmnAbsence, to, "to", "to_day", REQUIRED_DAY),
  CHOICE (PmnAbsence, part, "part", day_parts),
  FIELD (PmnAbsence, reason, "reason", "reason", WORD),
  FIELD (PmnAbsence, notes, "notes", "notes", TEXT),
};

static const PmnField place_fields[] = {
  FIELD (PmnPlace, name, "name", "name", NAME),
  FIELD (PmnPlace, typology, "typology", "typology", TEXT),
  FIELD (PmnPlace, address, "address", "address", TEXT),
  FIELD (PmnPlace, address_more, "address_more", "address_more", TEXT),
  FIELD (PmnPlace, postcode, "postcode", "postcode", SHORT),
  FIELD (PmnPlace, insee, "insee", "insee", SHORT),
  FIELD (PmnPlace, commune, "commune", "commune", TEXT),
  FIELD (PmnPlace, siret, "siret", "siret", TEXT),
  FIELD (PmnPlace, phone, "phone", "phone", TEXT),
  FIELD (PmnPlace, email, "email", "email", TEXT),
  FIELD (PmnPlace, website, "website", "website", TEXT),
  FIELD (PmnPlace, capacity, "capacity", "capacity", INT),
  FIELD (PmnPlace, rooms, "rooms", "rooms", TEXTS),
  FIELD (PmnPlace, itinerant, "itinerant", "itinerant", BOOL),
  FIELD (PmnPlace, opening_hours, "opening_hours", "opening_hours", TEXT),
  FIELD (PmnPlace, france_services, "france_services", "france_services", BOOL),
  REFERENCE (PmnPlace, agent1_id, "agent1", "agent1_id", PMN_ENTITY_MEDIATOR),
  REFERENCE (PmnPlace, agent2_id, "agent2", "agent2_id", PMN_ENTITY_MEDIATOR),
  FIELD (PmnPlace, national_id, "national_id", "national_id", TEXT),
  FIELD (PmnPlace, notes, "notes", "notes", TEXT),
};

static const PmnField beneficiary_fields[] = {
  IDENTITY (PmnBeneficiary, given, "given", TEXT),
  IDENTITY (PmnBeneficiary, family, "family", TEXT),
  IDENTITY (PmnBeneficiary, birth_year, "birth_year", INT_OR_NULL),
  TERM (PmnBeneficiary, gender, "gender", "gender_term", PMN_DIMENSION_GENDER),
  TERM (PmnBeneficiary, age, "age", "age_term", PMN_DIMENSION_AGE),
  TERM (PmnBeneficiary, status, "status", "status_term", PMN_DIMENSION_STATUS),
  FIELD (PmnBeneficiary, insee, "insee", "insee", SHORT),
  FIELD (PmnBeneficiary, postcode, "postcode", "postcode", SHORT),
  FIELD (PmnBeneficiary, commune, "commune", "commune", TEXT),
  IDENTITY (PmnBeneficiary, phone, "phone", TEXT),
  IDENTITY (PmnBeneficiary, no_phone, "no_phone", BOOL),
  IDENTITY (PmnBeneficiary, email, "email", TEXT),
  IDENTITY (PmnBeneficiary, notes, "notes", TEXT),
  FIELD (PmnBeneficiary, informed_on, "informed_on", "informed_on", DAY),
  REFERENCE (PmnBeneficiary, author_id, "author", "author_id", PMN_ENTITY_MEDIATOR),
  REFERENCE (PmnBeneficiary, merged_into, "merged_into", "merged_into", PMN_ENTITY_BENEFICIARY),
  FIELD (PmnBeneficiary, anonymised_at, "anonymised_at", "anonymised_at", STAMP),
};

static const PmnField structure_fields[] = {
  FIELD (PmnStructureRow, structure.name, "name", "name", NAME),
  CHOICE (PmnStructureRow, structure.kind, "kind", structure_kinds),
  FIELD (PmnStructureRow, structure.siret, "siret", "siret", TEXT),
  FIELD (PmnStructureRow, structure.ridet, "ridet", "ridet", TEXT),
  FIELD (PmnStructureRow, structure.rna, "rna", "rna", TEXT),
  FIELD (PmnStructureRow, structure.insee, "insee", "insee", SHORT),
  FIELD (PmnStructureRow, structure.commune, "commune", "commune", TEXT),
  FIELD (PmnStructureRow, structure.postcode, "postcode", "postcode", SHORT),
  FIELD (PmnStructureRow, structure.holiday_zone, "holiday_zone", "holiday_zone", TEXT),
  FIELD (PmnStructureRow, structure.fictional, "fictional", "fictional", BOOL),
};

static const PmnField named_body_fields[] = {
  FIELD (PmnNamedBody, name, "name", "name", NAME),
  FIELD (PmnNamedBody, body, "body", "body", NAME),
};

static gpointer
structure_row_new (void)
{
  PmnStructureRow *row = g_new0 (PmnStructureRow, 1);

  row->structure.name = g_strdup ("");
  row->structure.kind = PMN_STRUCTURE_COMMUNE;
  return row;
}

static void
structure_row_free (gpointer object)
{
  PmnStructureRow *row = object;

  if (row == NULL)
    return;
  g_free (row->structure.name);
  g_free (row->structure.siret);
  g_free (row->structure.ridet);
  g_free (row->structure.rna);
  g_free (row->structure.commune);
  g_free (row->structure.holiday_zone);
  g_free (row);
}

static gpointer
mediator_make (void)
{
  return pmn_mediator_new ();
}

static void
mediator_destroy (gpointer object)
{
  pmn_mediator_free (object);
}

static char *
mediator_sort_text (gconstpointer object)
{
  const PmnMediator *mediator = object;

  return g_strconcat (mediator->family, " ", mediator->given, NULL);
}

static gpointer
absence_make (void)
{
  return pmn_absence_new ();
}

static void
absence_destroy (gpointer object)
{
  pmn_absence_free (object);
}

static gpointer
place_make (void)
{
  return pmn_place_new ();
}

static void
place_destroy (gpointer object)
{
  pmn_place_free (object);
}

static char *
place_sort_text (gconstpointer object)
{
  const PmnPlace *place = object;

  return g_strdup (place->name);
}

static gpointer
beneficiary_make (void)
{
  return pmn_beneficiary_new ();
}

static void
beneficiary_destroy (gpointer object)
{
  pmn_beneficiary_free (object);
}

static char *
beneficiary_sort_text (gconstpointer object)
{
  const PmnBeneficiary *person = object;

  if (person->anonymised_at != 0)
    return NULL;
  return g_strconcat (person->family != NULL ? person->family : "", " ",
                      person->given != NULL ? person->given : "", NULL);
}

static gpointer
named_body_make (void)
{
  return pmn_named_body_new (NULL, NULL);
}

static void
named_body_destroy (gpointer object)
{
  pmn_named_body_free (object);
}

static char *
named_body_sort_text (gconstpointer object)
{
  const PmnNamedBody *row = object;

  return g_strdup (row->name);
}

static gpointer
activity_make (void)
{
  return pmn_activity_new ();
}

static void
activity_destroy (gpointer object)
{
  pmn_activity_free (object);
}

static const PmnEntityType types[] = {
  { PMN_ENTITY_ACTIVITY, "activity", "activity", activity_make, activity_destroy, NULL, NULL, 0,
    TRUE },
  { PMN_ENTITY_MEDIATOR, "mediator", "mediator", mediator_make, mediator_destroy,
    mediator_sort_text, mediator_fields, G_N_ELEMENTS (mediator_fields), TRUE },
  { PMN_ENTITY_ABSENCE, "absence", "absence", absence_make, absence_destroy, NULL, absence_fields,
    G_N_ELEMENTS (absence_fields), TRUE },
  { PMN_ENTITY_PLACE, "place", "place", place_make, place_destroy, place_sort_text, place_fields,
    G_N_ELEMENTS (place_fields), TRUE },
  { PMN_ENTITY_BENEFICIARY, "beneficiary", "beneficiary", beneficiary_make, beneficiary_destroy,
    beneficiary_sort_text, beneficiary_fields, G_N_ELEMENTS (beneficiary_fields), TRUE },
  { PMN_ENTITY_STRUCTURE, "structure", "structure", structure_row_new, structure_row_free, NULL,
    structure_fields, G_N_ELEMENTS (structure_fields), FALSE },
  { PMN_ENTITY_TEMPLATE, "template", "activity_template", named_body_make, named_body_destroy,
    named_body_sort_text, named_body_fields, G_N_ELEMENTS (named_body_fields), TRUE },
  { PMN_ENTITY_SAVED_FILTER, "saved_filter", "saved_filter", named_body_make, named_body_destroy,
    named_body_sort_text, named_body_fields, G_N_ELEMENTS (named_body_fields), TRUE },
};

const PmnEntityType *
pmn_entity_type_get (PmnEntity entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].entity == entity)
      return &types[i];
  return NULL;
}

const PmnEntityType *
pmn_entity_type_by_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].word, word) == 0)
      return &types[i];
  return NULL;
}

static char *
activity_label (const PmnActivity *activity)
{
  g_autofree char *day = pmn_format_date_short (activity->day, pmn_language_of_messages ());

  if (activity->local_ref != NULL)
    /* Translators: how one activity is named in a sentence; %s is its reference, "A7F3-0192" */
    return g_strdup_printf (_ ("activity %s"), activity->local_ref);
  /* Translators: how one activity is named in a sentence; %s is its date */
  return g_strdup_printf (_ ("activity of %s"), day);
}

char *
pmn_entity_type_label (const PmnEntityType *type, gconstpointer object)
{
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (object != NULL, NULL);

  switch (type->entity)
    {
    case PMN_ENTITY_ACTIVITY:
      return activity_label (object);
    case PMN_ENTITY_MEDIATOR:
      return pmn_mediator_get_display_name (object);
    case PMN_ENTITY_ABSENCE:
      {
        const PmnAbsence *absence = object;
        PmnLanguage language = pmn_language_of_messages ();
        g_autofree char *from = pmn_format_date_short (absence->from, language);
        g_autofree char *to = pmn_format_date_short (absence->to, language);

        if (absence->from == absence->to)
          /* Translators: how an absence of one day is named; %s is the date */
          return g_strdup_printf (_ ("absence on %s"), from);
        /* Translators: how an absence is named; the two %s are its first and last day */
        return g_strdup_printf (_ ("absence from %s to %s"), from, to);
      }
    case PMN_ENTITY_PLACE:
      return g_strdup (((const PmnPlace *) object)->name);
    case PMN_ENTITY_BENEFICIARY:
      return pmn_beneficiary_get_display_name (object);
    case PMN_ENTITY_TEMPLATE:
    case PMN_ENTITY_SAVED_FILTER:
      return g_strdup (((const PmnNamedBody *) object)->name);
    case PMN_ENTITY_STRUCTURE:
    default:
      return g_strdup (((const PmnStructureRow *) object)->structure.name);
    }
}

static gboolean
texts_equal (GPtrArray *a, GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
field_equal (const PmnField *field, gconstpointer a, gconstpointer b)
{
#define BOTH(ctype)                                                                                \
  G_STRUCT_MEMBER (ctype, a, field->offset), G_STRUCT_MEMBER (ctype, b, field->offset)
  switch (field->type)
    {
    case PMN_FIELD_TEXT:
    case PMN_FIELD_NAME:
    case PMN_FIELD_WORD:
    case PMN_FIELD_TERM:
      return g_strcmp0 (BOTH (char *)) == 0;
    case PMN_FIELD_SHORT:
      return strcmp (G_STRUCT_MEMBER_P (a, field->offset), G_STRUCT_MEMBER_P (b, field->offset))
             == 0;
    case PMN_FIELD_STAMP:
    case PMN_FIELD_REFERENCE:
      return G_STRUCT_MEMBER (gint64, a, field->offset)
             == G_STRUCT_MEMBER (gint64, b, field->offset);
    case PMN_FIELD_TEXTS:
      return texts_equal (BOTH (GPtrArray *));
    case PMN_FIELD_INT:
    case PMN_FIELD_INT_OR_NULL:
    case PMN_FIELD_BOOL:
    case PMN_FIELD_CHOICE:
    case PMN_FIELD_DAY:
    case PMN_FIELD_REQUIRED_DAY:
    default:
      return G_STRUCT_MEMBER (gint32, a, field->offset)
             == G_STRUCT_MEMBER (gint32, b, field->offset);
    }
#undef BOTH
}

gboolean
pmn_entity_type_equal (const PmnEntityType *type, gconstpointer a, gconstpointer b)
{
  g_return_val_if_fail (type != NULL && type->n_fields > 0, FALSE);

  for (guint i = 0; i < type->n_fields; i++)
    if (!field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}
