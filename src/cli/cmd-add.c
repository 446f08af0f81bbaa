/* cmd-add.c: permanencectl add
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pmn-clock.h"
#include "pmn-identifier.h"
#include "pmn-nomenclature.h"
#include "pmn-repositories.h"
#include "pmn-vocabulary.h"

static const struct
{
  const char *name;
  PmnMediatorKind kind;
} mediator_kinds[] = {
  { "conseiller", PMN_MEDIATOR_CONSEILLER },
  { "mediator", PMN_MEDIATOR_OTHER },
  { "fs-agent", PMN_MEDIATOR_FRANCE_SERVICES_AGENT },
  { "coordinator", PMN_MEDIATOR_COORDINATOR },
  { "intern", PMN_MEDIATOR_INTERN },
  { "volunteer", PMN_MEDIATOR_VOLUNTEER },
  { "service-civique", PMN_MEDIATOR_SERVICE_CIVIQUE },
};

static gboolean
clean_identifier (PmnIdentifierKind kind, const char *text, char **field, GError **error)
{
  if (text == NULL)
    return TRUE;
  return pmn_identifier_check (kind, text, field, error);
}

/* A word too many is a mistake of quoting: what was meant is not what would be added. */
static gboolean
parse (PmnCli *cli, const GOptionEntry *entries, int argc, char **argv)
{
  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return FALSE;
  if (argc > 1)
    pmn_cli_usage (cli, _ ("“%s” is one word too many; a text of several words goes in quotes."),
                   argv[1]);
  return argc <= 1;
}

/* Saves @row and prints its identity. @record is the row's own record. */
static PmnExit
save (PmnCli *cli, PmnEntity entity, gconstpointer row)
{
  GError *error = NULL;
  PmnRegister *self = pmn_cli_open (cli, &error);
  PmnRecord *saved;

  if (self == NULL)
    return pmn_cli_fail (cli, error);
  saved = pmn_register_save_sync (self, entity, row, &error);
  if (saved == NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      pmn_cli_json_text (doc, root, "id", saved->uuid);
      pmn_cli_print_json (doc);
    }
  else
    g_print ("%s\n", saved->uuid);
  pmn_entity_free (entity, saved);
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}

static PmnExit
add_mediator (PmnCli *cli, int argc, char *argv[])
{
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *email = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *employer = NULL;
  g_autofree char *national_id = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  double hours = 0;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "given", 0, 0, G_OPTION_ARG_STRING, &given, N_ ("Given name"), "G" },
    { "family", 0, 0, G_OPTION_ARG_STRING, &family, N_ ("Family name"), "F" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      N_ ("conseiller, mediator, fs-agent, coordinator, intern, volunteer or service-civique"),
      "K" },
    { "email", 0, 0, G_OPTION_ARG_STRING, &email, N_ ("Professional e-mail address"), "E" },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &phone, N_ ("Professional phone number"), "P" },
    { "employer", 0, 0, G_OPTION_ARG_STRING, &employer, N_ ("Employer"), "E" },
    { "national-id", 0, 0, G_OPTION_ARG_STRING, &national_id, N_ ("ID Conum"), "ID" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day in the structure"), "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day in the structure"), "D" },
    { "weekly-hours", 0, 0, G_OPTION_ARG_DOUBLE, &hours, N_ ("Hours of a week"), "H" },
    { NULL },
  };

  if (!parse (cli, entries, argc, argv))
    return PMN_EXIT_USAGE;
  if (kind != NULL)
    {
      gsize i = 0;

      while (i < G_N_ELEMENTS (mediator_kinds) && !g_str_equal (mediator_kinds[i].name, kind))
        i++;
      if (i == G_N_ELEMENTS (mediator_kinds))
        return pmn_cli_usage (cli, _ ("Unknown kind: %s"), kind);
      mediator->kind = mediator_kinds[i].kind;
    }
  if (given != NULL)
    {
      g_free (mediator->given);
      mediator->given = g_steal_pointer (&given);
    }
  if (family != NULL)
    {
      g_free (mediator->family);
      mediator->family = g_steal_pointer (&family);
    }
  mediator->employer = g_steal_pointer (&employer);
  mediator->national_id = g_steal_pointer (&national_id);
  mediator->weekly_minutes = (gint) (hours * 60 + 0.5);
  if (!pmn_cli_parse_day (from, &mediator->active_from, &error)
      || !pmn_cli_parse_day (to, &mediator->active_to, &error)
      || !clean_identifier (PMN_IDENTIFIER_EMAIL, email, &mediator->email, &error)
      || !clean_identifier (PMN_IDENTIFIER_PHONE, phone, &mediator->phone, &error))
    return pmn_cli_fail (cli, error);
  return save (cli, PMN_ENTITY_MEDIATOR, mediator);
}

static PmnExit
add_place (PmnCli *cli, int argc, char *argv[])
{
  g_autoptr (PmnPlace) place = pmn_place_new ();
  g_autofree char *name = NULL;
  g_autofree char *commune = NULL;
  g_autofree char *typology = NULL;
  g_autofree char *address = NULL;
  g_autofree char *postcode = NULL;
  g_autofree char *siret = NULL;
  g_autofree char *clean_postcode = NULL;
  int capacity = 0;
  gboolean itinerant = FALSE;
  gboolean france_services = FALSE;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the place"), "N" },
    { "commune", 0, 0, G_OPTION_ARG_STRING, &commune, N_ ("INSEE code of the commune"), "INSEE" },
    { "typology", 0, 0, G_OPTION_ARG_STRING, &typology, N_ ("National code, such as BIB"), "T" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &address, N_ ("Street line"), "A" },
    { "postcode", 0, 0, G_OPTION_ARG_STRING, &postcode, N_ ("Postcode"), "P" },
    { "siret", 0, 0, G_OPTION_ARG_STRING, &siret, N_ ("SIRET number"), "S" },
    { "capacity", 0, 0, G_OPTION_ARG_INT, &capacity, N_ ("How many people fit"), "N" },
    { "itinerant", 0, 0, G_OPTION_ARG_NONE, &itinerant, N_ ("It moves from spot to spot"), NULL },
    { "france-services", 0, 0, G_OPTION_ARG_NONE, &france_services,
      N_ ("It has the France Services label"), NULL },
    { NULL },
  };

  if (!parse (cli, entries, argc, argv))
    return PMN_EXIT_USAGE;
  if (name == NULL || commune == NULL)
    return pmn_cli_usage (cli, "%s", _ ("A place needs --name and --commune."));
  if (capacity < 0)
    return pmn_cli_usage (cli, "%s", _ ("The capacity cannot be negative."));
  g_free (place->name);
  place->name = g_steal_pointer (&name);
  place->typology = g_steal_pointer (&typology);
  place->address = g_steal_pointer (&address);
  place->capacity = (guint) capacity;
  place->itinerant = itinerant;
  place->france_services = france_services;
  if (!pmn_cli_find_commune (commune, place->insee, &place->commune, place->postcode, &error)
      || !clean_identifier (PMN_IDENTIFIER_SIRET, siret, &place->siret, &error)
      || !clean_identifier (PMN_IDENTIFIER_POSTCODE, postcode, &clean_postcode, &error))
    return pmn_cli_fail (cli, error);
  if (clean_postcode != NULL)
    g_strlcpy (place->postcode, clean_postcode, sizeof place->postcode);
  return save (cli, PMN_ENTITY_PLACE, place);
}

static PmnExit
add_absence (PmnCli *cli, int argc, char *argv[])
{
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();
  g_autofree char *mediator = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *part = NULL;
  g_autofree char *reason = NULL;
  GError *error = NULL;
  PmnRegister *self;
  const GOptionEntry entries[] = {
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &mediator, N_ ("Who is away"), "M" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day"), "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day, included; the first day if not given"),
      "D" },
    { "part", 0, 0, G_OPTION_ARG_STRING, &part, N_ ("full, morning or afternoon"), "P" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Reason, such as leave or training"), "R" },
    { NULL },
  };

  if (!parse (cli, entries, argc, argv))
    return PMN_EXIT_USAGE;
  if (mediator == NULL || from == NULL)
    return pmn_cli_usage (cli, "%s", _ ("An absence needs --mediator and --from."));
  if (part != NULL && g_str_equal (part, "morning"))
    absence->part = PMN_DAY_PART_MORNING;
  else if (part != NULL && g_str_equal (part, "afternoon"))
    absence->part = PMN_DAY_PART_AFTERNOON;
  else if (part != NULL && !g_str_equal (part, "full"))
    return pmn_cli_usage (cli, _ ("Unknown part of a day: %s"), part);
  absence->reason = g_intern_string (reason ? reason : "leave");
  if (!pmn_cli_parse_day (from, &absence->from, &error)
      || !pmn_cli_parse_day (to ? to : from, &absence->to, &error))
    return pmn_cli_fail (cli, error);
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  absence->mediator_id = pmn_cli_find_mediator (self, mediator, &error);
  if (absence->mediator_id == 0)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  pmn_cli_close (cli, self, PMN_EXIT_DONE);
  return save (cli, PMN_ENTITY_ABSENCE, absence);
}

/* Sets a code of a nomenclature given by its code or its label. */
static gboolean
set_term (int dimension, const char *text, const char **field, GError **error)
{
  const PmnTerm *term;

  if (text == NULL)
    return TRUE;
  term = pmn_nomenclature_by_label ((PmnDimension) dimension, text);
  if (term == NULL)
    {
      g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID, _ ("Unknown value: %s"), text);
      return FALSE;
    }
  *field = g_intern_string (term->code);
  return TRUE;
}

static PmnExit
add_beneficiary (PmnCli *cli, int argc, char *argv[])
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *gender = NULL;
  g_autofree char *status = NULL;
  g_autofree char *commune = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *email = NULL;
  g_autofree char *notes = NULL;
  gboolean informed = FALSE;
  int birth_year = 0;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "given", 0, 0, G_OPTION_ARG_STRING, &given, N_ ("Given name"), "G" },
    { "family", 0, 0, G_OPTION_ARG_STRING, &family, N_ ("Family name"), "F" },
    { "birth-year", 0, 0, G_OPTION_ARG_INT, &birth_year, N_ ("Year of birth"), "Y" },
    { "gender", 0, 0, G_OPTION_ARG_STRING, &gender, N_ ("Gender"), "G" },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status, N_ ("Status"), "S" },
    { "commune", 0, 0, G_OPTION_ARG_STRING, &commune, N_ ("INSEE code of the commune"), "INSEE" },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &phone, N_ ("Phone number"), "P" },
    { "email", 0, 0, G_OPTION_ARG_STRING, &email, N_ ("E-mail address"), "E" },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &notes, N_ ("Notes: no health data, no password"), "T" },
    { "informed", 0, 0, G_OPTION_ARG_NONE, &informed, N_ ("The information notice was given today"),
      NULL },
    { NULL },
  };

  if (!parse (cli, entries, argc, argv))
    return PMN_EXIT_USAGE;
  person->given = g_steal_pointer (&given);
  person->family = g_steal_pointer (&family);
  person->notes = g_steal_pointer (&notes);
  person->birth_year = birth_year;
  if (informed)
    person->informed_on = pmn_clock_today ();
  if (!set_term (PMN_DIMENSION_GENDER, gender, &person->gender, &error)
      || !set_term (PMN_DIMENSION_STATUS, status, &person->status, &error)
      || !clean_identifier (PMN_IDENTIFIER_PHONE, phone, &person->phone, &error)
      || !clean_identifier (PMN_IDENTIFIER_EMAIL, email, &person->email, &error)
      || (commune != NULL
          && !pmn_cli_find_commune (commune, person->insee, &person->commune, person->postcode,
                                    &error)))
    return pmn_cli_fail (cli, error);
  return save (cli, PMN_ENTITY_BENEFICIARY, person);
}

PmnExit
pmn_cmd_add (PmnCli *cli, int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    PmnExit (*run) (PmnCli *cli, int argc, char *argv[]);
  } things[] = {
    { "mediator", add_mediator },
    { "place", add_place },
    { "absence", add_absence },
    { "beneficiary", add_beneficiary },
  };

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (things); i++)
    if (g_str_equal (argv[1], things[i].name))
      return things[i].run (cli, argc - 1, argv + 1);
  return pmn_cli_usage (cli, "%s", _ ("Say what to add."));
}
