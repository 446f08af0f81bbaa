/* pmn-cli-fields.h: options that fill the fields of a row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-cli-words.h"
#include "pmn-identifier.h"

G_BEGIN_DECLS

/**
 * PmnCliFieldType: how an option becomes a field
 * @PMN_CLI_TEXT: char *, as typed
 * @PMN_CLI_FLAG: gboolean, an option without argument
 * @PMN_CLI_NUMBER: gint
 * @PMN_CLI_COUNT: guint; a negative one is a usage error
 * @PMN_CLI_HOURS: gint of minutes, typed as hours
 * @PMN_CLI_DAY: #PmnDay
 * @PMN_CLI_IDENTIFIER: char *, checked as @kind and stored clean
 * @PMN_CLI_POSTCODE: char[6]
 * @PMN_CLI_WORD: enumeration, one of @words
 * @PMN_CLI_CODE: interned code of the dimension @kind
 * @PMN_CLI_VOCABULARY: char * (@owned) or interned code of the list @kind
 * @PMN_CLI_COMMUNE: an INSEE code: fills what @commune says
 */
typedef enum
{
  PMN_CLI_TEXT,
  PMN_CLI_FLAG,
  PMN_CLI_NUMBER,
  PMN_CLI_COUNT,
  PMN_CLI_HOURS,
  PMN_CLI_DAY,
  PMN_CLI_IDENTIFIER,
  PMN_CLI_POSTCODE,
  PMN_CLI_WORD,
  PMN_CLI_CODE,
  PMN_CLI_VOCABULARY,
  PMN_CLI_COMMUNE,
} PmnCliFieldType;

/** PmnCliCommuneFields: where the three fields of a commune are in the row. */
typedef struct
{
  gsize insee;
  gsize name;
  gsize postcode;
} PmnCliCommuneFields;

/**
 * PmnCliField:
 * @name: (nullable): of the option; NULL ends a list
 * @argument: (nullable): shown by --help; @help: untranslated (N_)
 * @offset: of the field in the row
 * @needed: without it the command is wrong
 *
 * They are applied in their order, so that a later one may say better.
 */
typedef struct
{
  const char *name;
  const char *argument;
  const char *help;
  PmnCliFieldType type;
  gsize offset;
  int kind;
  const PmnCliWord *words;
  const PmnCliCommuneFields *commune;
  gboolean owned;
  gboolean needed;
} PmnCliField;

#define PMN_CLI_COMMUNE_FIELDS(Type)                                                               \
  { G_STRUCT_OFFSET (Type, insee), G_STRUCT_OFFSET (Type, commune),                                \
    G_STRUCT_OFFSET (Type, postcode) }

/**
 * pmn_cli_fields_parse:
 * @row: filled from the options of @fields; what was not typed stays as it is
 * @others: (nullable): options that are no field of the row
 *
 * Says what is wrong; a word that is no option is wrong too. Returns: %PMN_EXIT_DONE when @row is filled.
 */
PmnExit pmn_cli_fields_parse (PmnCli *cli, const PmnCliField *fields, gpointer row,
                              const GOptionEntry *others, int argc, char *argv[]);

G_END_DECLS
