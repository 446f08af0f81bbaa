/* cmd-add.c: permanencectl add
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-fields.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-repositories.h"

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
  pmn_cli_answer (cli, "id", saved->uuid, NULL);
  pmn_entity_free (entity, saved);
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}

#define AT(Type, member) .offset = G_STRUCT_OFFSET (Type, member)

static PmnExit
add_mediator (PmnCli *cli, int argc, char *argv[])
{
  static const PmnCliField fields[] = {
    { "given", "G", N_ ("Given name"), PMN_CLI_TEXT, AT (PmnMediator, given) },
    { "family", "F", N_ ("Family name"), PMN_CLI_TEXT, AT (PmnMediator, family) },
    { "kind", "K",
      N_ ("conseiller, mediator, fs-agent, coordinator, intern, volunteer or service-civique"),
      PMN_CLI_WORD, AT (PmnMediator, kind), .words = pmn_cli_mediator_kinds },
    { "email", "E", N_ ("Professional e-mail address"), PMN_CLI_IDENTIFIER, AT (PmnMediator, email),
      .kind = PMN_IDENTIFIER_EMAIL },
    { "phone", "P", N_ ("Professional phone number"), PMN_CLI_IDENTIFIER, AT (PmnMediator, phone),
      .kind = PMN_IDENTIFIER_PHONE },
    { "employer", "E", N_ ("Employer"), PMN_CLI_TEXT, AT (PmnMediator, employer) },
    { "national-id", "ID", N_ ("ID Conum"), PMN_CLI_TEXT, AT (PmnMediator, national_id) },
    { "from", "D", N_ ("First day in the structure"), PMN_CLI_DAY, AT (PmnMediator, active_from) },
    { "to", "D", N_ ("Last day in the structure"), PMN_CLI_DAY, AT (PmnMediator, active_to) },
    { "weekly-hours", "H", N_ ("Hours of a week"), PMN_CLI_HOURS,
      AT (PmnMediator, weekly_minutes) },
    { NULL },
  };
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  PmnExit code = pmn_cli_fields_parse (cli, fields, mediator, NULL, argc, argv);

  return code == PMN_EXIT_DONE ? save (cli, PMN_ENTITY_MEDIATOR, mediator) : code;
}

static PmnExit
add_place (PmnCli *cli, int argc, char *argv[])
{
  static const PmnCliCommuneFields commune = PMN_CLI_COMMUNE_FIELDS (PmnPlace);
  static const PmnCliField fields[] = {
    { "name", "N", N_ ("Name of the place"), PMN_CLI_TEXT, AT (PmnPlace, name), .needed = TRUE },
    { "commune", "INSEE", N_ ("INSEE code of the commune"), PMN_CLI_COMMUNE, .commune = &commune,
      .needed = TRUE },
    { "typology", "T", N_ ("National code, such as BIB"), PMN_CLI_VOCABULARY,
      AT (PmnPlace, typology), .kind = PMN_VOCABULARY_PLACE_TYPOLOGY, .owned = TRUE },
    { "address", "A", N_ ("Street line"), PMN_CLI_TEXT, AT (PmnPlace, address) },
    { "postcode", "P", N_ ("Postcode"), PMN_CLI_POSTCODE, AT (PmnPlace, postcode) },
    { "siret", "S", N_ ("SIRET number"), PMN_CLI_IDENTIFIER, AT (PmnPlace, siret),
      .kind = PMN_IDENTIFIER_SIRET },
    { "capacity", "N", N_ ("How many people fit"), PMN_CLI_COUNT, AT (PmnPlace, capacity) },
    { "itinerant", NULL, N_ ("It moves from spot to spot"), PMN_CLI_FLAG,
      AT (PmnPlace, itinerant) },
    { "france-services", NULL, N_ ("It has the France Services label"), PMN_CLI_FLAG,
      AT (PmnPlace, france_services) },
    { NULL },
  };
  g_autoptr (PmnPlace) place = pmn_place_new ();
  PmnExit code = pmn_cli_fields_parse (cli, fields, place, NULL, argc, argv);

  return code == PMN_EXIT_DONE ? save (cli, PMN_ENTITY_PLACE, place) : code;
}

static PmnExit
add_absence (PmnCli *cli, int argc, char *argv[])
{
  static const PmnCliField fields[] = {
    { "from", "D", N_ ("First day"), PMN_CLI_DAY, AT (PmnAbsence, from), .needed = TRUE },
    { "to", "D", N_ ("Last day, included; the first day if not given"), PMN_CLI_DAY,
      AT (PmnAbsence, to) },
    { "part", "P", N_ ("full, morning or afternoon"), PMN_CLI_WORD, AT (PmnAbsence, part),
      .words = pmn_cli_day_parts },
    { "reason", "R", N_ ("Reason, such as leave or training"), PMN_CLI_VOCABULARY,
      AT (PmnAbsence, reason), .kind = PMN_VOCABULARY_ABSENCE_REASON },
    { NULL },
  };
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();
  g_autofree char *mediator = NULL;
  const GOptionEntry others[] = {
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &mediator, N_ ("Who is away"), "M" },
    { NULL },
  };
  GError *error = NULL;
  PmnRegister *self;
  PmnExit code;

  absence->reason = g_intern_static_string ("leave");
  absence->to = PMN_DAY_NONE;
  code = pmn_cli_fields_parse (cli, fields, absence, others, argc, argv);
  if (code != PMN_EXIT_DONE)
    return code;
  if (mediator == NULL)
    return pmn_cli_usage (cli, _ ("--%s is needed."), "mediator");
  if (absence->to == PMN_DAY_NONE)
    absence->to = absence->from;
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  absence->mediator_id = pmn_cli_find_mediator (self, mediator, &error);
  if (absence->mediator_id == 0)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  pmn_cli_close (cli, self, PMN_EXIT_DONE);
  return save (cli, PMN_ENTITY_ABSENCE, absence);
}

static PmnExit
add_beneficiary (PmnCli *cli, int argc, char *argv[])
{
  static const PmnCliCommuneFields commune = PMN_CLI_COMMUNE_FIELDS (PmnBeneficiary);
  static const PmnCliField fields[] = {
    { "given", "G", N_ ("Given name"), PMN_CLI_TEXT, AT (PmnBeneficiary, given) },
    { "family", "F", N_ ("Family name"), PMN_CLI_TEXT, AT (PmnBeneficiary, family) },
    { "birth-year", "Y", N_ ("Year of birth"), PMN_CLI_NUMBER, AT (PmnBeneficiary, birth_year) },
    { "gender", "G", N_ ("Gender"), PMN_CLI_CODE, AT (PmnBeneficiary, gender),
      .kind = PMN_DIMENSION_GENDER },
    { "status", "S", N_ ("Status"), PMN_CLI_CODE, AT (PmnBeneficiary, status),
      .kind = PMN_DIMENSION_STATUS },
    { "commune", "INSEE", N_ ("INSEE code of the commune"), PMN_CLI_COMMUNE, .commune = &commune },
    { "phone", "P", N_ ("Phone number"), PMN_CLI_IDENTIFIER, AT (PmnBeneficiary, phone),
      .kind = PMN_IDENTIFIER_PHONE },
    { "email", "E", N_ ("E-mail address"), PMN_CLI_IDENTIFIER, AT (PmnBeneficiary, email),
      .kind = PMN_IDENTIFIER_EMAIL },
    { "notes", "T", N_ ("Notes: no health data, no password"), PMN_CLI_TEXT,
      AT (PmnBeneficiary, notes) },
    { NULL },
  };
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  gboolean informed = FALSE;
  const GOptionEntry others[] = {
    { "informed", 0, 0, G_OPTION_ARG_NONE, &informed, N_ ("The information notice was given today"),
      NULL },
    { NULL },
  };
  PmnExit code = pmn_cli_fields_parse (cli, fields, person, others, argc, argv);

  if (code != PMN_EXIT_DONE)
    return code;
  if (!informed)
    return pmn_cli_fail (
        cli, g_error_new_literal (PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                                  _ ("Give the person the information notice, then add them with "
                                     "--informed: nobody is followed without knowing it.")));
  person->informed_on = pmn_clock_today ();
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
