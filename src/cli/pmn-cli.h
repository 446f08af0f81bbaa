/* pmn-cli.h: what the commands of permanencectl share
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * docs/CLI.md is the contract: one JSON document on stdout with --json, messages on stderr.
 */
#pragma once

#include <gio/gio.h>
#include <yyjson.h>

#include "pmn-register.h"

G_BEGIN_DECLS

/** Exit codes of the contract. */
typedef enum
{
  PMN_EXIT_DONE = 0,
  PMN_EXIT_FAILED = 1,
  PMN_EXIT_USAGE = 2,
  PMN_EXIT_REFUSED = 3,
} PmnExit;

/**
 * PmnCli:
 * @register_path: (nullable): --register, else the most recent register
 * @json: --json
 * @command: name of the running command
 */
typedef struct
{
  char *register_path;
  gboolean json;
  const char *command;
} PmnCli;

/** PmnCliCommand: @synopsis: arguments, not translated; @help: one untranslated sentence (N_). */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *help;
  PmnExit (*run) (PmnCli *cli, int argc, char *argv[]);
} PmnCliCommand;

/** pmn_cli_main: parses the global options, finds the command, runs it. Returns: the exit code. */
int pmn_cli_main (int argc, char *argv[]);

/**
 * pmn_cli_parse: parses the options of a command.
 * @argv: (inout): argv[0] is the command; afterwards argv[1…] are the words that are not options
 * Returns: FALSE after having printed what is wrong: return %PMN_EXIT_USAGE.
 */
gboolean pmn_cli_parse (PmnCli *cli, const GOptionEntry *entries, int *argc, char ***argv);
/** pmn_cli_usage: prints what is wrong with the arguments. Returns: %PMN_EXIT_USAGE. */
PmnExit pmn_cli_usage (PmnCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** pmn_cli_fail: @error: (transfer full): printed on stderr. Returns: the exit code it deserves. */
PmnExit pmn_cli_fail (PmnCli *cli, GError *error);

/** pmn_cli_print_warnings: says on stderr what @issues warns of, without refusing anything. */
void pmn_cli_print_warnings (const PmnValidation *issues);

/** pmn_cli_open: Returns: (transfer full) (nullable): the register of --register, else the most recent one. */
PmnRegister *pmn_cli_open (PmnCli *cli, GError **error);
/**
 * pmn_cli_begin: how a command that needs the register begins
 * @entries: (nullable): its options; @n_words: how many words must stay beside them
 * @wrong: (nullable): what to say when there are not as many
 * @code: (out): what to return when there is no register
 *
 * Returns: (transfer full) (nullable): the register; NULL after having said what is wrong
 */
PmnRegister *pmn_cli_begin (PmnCli *cli, const GOptionEntry *entries, int *argc, char ***argv,
                            int n_words, const char *wrong, PmnExit *code);
/** pmn_cli_register_path: Returns: (transfer full) (nullable): its path, without opening. */
char *pmn_cli_register_path (PmnCli *cli, GError **error);
/** pmn_cli_close: @self: (transfer full): closes; @code: what the command achieved. Returns: @code, or FAILED. */
PmnExit pmn_cli_close (PmnCli *cli, PmnRegister *self, PmnExit code);

/** pmn_cli_parse_day: @text: (nullable): NULL gives PMN_DAY_NONE. ISO or as typed in the window. */
gboolean pmn_cli_parse_day (const char *text, PmnDay *day, GError **error);
/** pmn_cli_day_text: Returns: (transfer full): a day for people, "22/11/2026"; documents for programs have ISO. */
char *pmn_cli_day_text (PmnDay day);
/** pmn_cli_check_period: @from, @to: or %PMN_DAY_NONE. Errors: %PMN_CORE_ERROR_INVALID when they are the wrong way round. */
gboolean pmn_cli_check_period (PmnDay from, PmnDay to, GError **error);
/** pmn_cli_find_mediator: by name, uuid, or a given or family name that only one has. Errors: %PMN_CORE_ERROR_NOT_FOUND, _AMBIGUOUS. */
gint64 pmn_cli_find_mediator (PmnRegister *self, const char *name, GError **error);
/** pmn_cli_team_names: Returns: (transfer full): the names of the people of the team, for a sentence; "" for nobody. */
char *pmn_cli_team_names (PmnRegister *self, GError **error);
/** pmn_cli_find_place: by name, uuid. Errors as above. */
gint64 pmn_cli_find_place (PmnRegister *self, const char *name, GError **error);
/** pmn_cli_find_person: a followed person by uuid, in the trash too. Returns: row id, 0 with %PMN_CORE_ERROR_NOT_FOUND. */
gint64 pmn_cli_find_person (PmnRegister *self, const char *uuid, GError **error);
/** pmn_cli_find_commune: an INSEE code, checked; fills name and postcode when the reference data knows them. */
gboolean pmn_cli_find_commune (const char *text, char insee[6], char **name, char postcode[6],
                               GError **error);

/** pmn_cli_print_json: @doc: (transfer full): printed with a final line break. */
void pmn_cli_print_json (yyjson_mut_doc *doc);
/** pmn_cli_answer: {"@key": @value} with --json, else @sentence, or @value without one. Returns: %PMN_EXIT_DONE. */
PmnExit pmn_cli_answer (PmnCli *cli, const char *key, const char *value, const char *sentence);
/** pmn_cli_json_day: adds "YYYY-MM-DD" or null. */
void pmn_cli_json_day (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *key, PmnDay day);
/** pmn_cli_json_text: adds a copy of @text, or null. */
void pmn_cli_json_text (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *key,
                        const char *text);

/* The commands, one file each: cmd-NAME.c. What each reads and answers is said in docs/CLI.md. */

/** pmn_cmd_add: adds a mediator, a place, an absence or a followed person. */
PmnExit pmn_cmd_add (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_anonymise: scrubs what is known of a followed person, for ever; asks first on a terminal. */
PmnExit pmn_cmd_anonymise (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_backup: writes a verified copy of the register. */
PmnExit pmn_cmd_backup (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_check: says whether the register is whole. */
PmnExit pmn_cmd_check (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_days_without_log: working days on which a mediator logged nothing. */
PmnExit pmn_cmd_days_without_log (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_delete: moves a row to the trash; a followed person by identifier only. */
PmnExit pmn_cmd_delete (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_demo: fills a new register with a fictional structure. */
PmnExit pmn_cmd_demo (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_dump: writes the whole register as JSON Lines. */
PmnExit pmn_cmd_dump (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_edit: one change to many activities, in one step. */
PmnExit pmn_cmd_edit (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_export: writes followed people, all about one, or activities. */
PmnExit pmn_cmd_export (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_import: reads a file into the register, or says what would come of it. */
PmnExit pmn_cmd_import (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_init: creates a register. */
PmnExit pmn_cmd_init (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_list: rows of one kind. */
PmnExit pmn_cmd_list (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_load: fills a new register from a dump. */
PmnExit pmn_cmd_load (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_log: logs an activity. */
PmnExit pmn_cmd_log (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_logo: puts the logo of the structure on its documents, or takes it off. */
PmnExit pmn_cmd_logo (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_merge: makes one of two entries of a followed person. */
PmnExit pmn_cmd_merge (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_redo: does again what was undone. */
PmnExit pmn_cmd_redo (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_report: writes a document to print, as a PDF. */
PmnExit pmn_cmd_report (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_restore: puts a copy in the place of the register. */
PmnExit pmn_cmd_restore (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_stats: the figures of a period. */
PmnExit pmn_cmd_stats (PmnCli *cli, int argc, char *argv[]);
/** pmn_cmd_undo: undoes the newest step, or one of the history; lists the steps. */
PmnExit pmn_cmd_undo (PmnCli *cli, int argc, char *argv[]);

G_END_DECLS
