/* cmd-days-without-log.c: permanencectl days-without-log
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-missing-days.h"

typedef struct
{
  gint64 mediator_id;
  PmnDay from;
  PmnDay to;
  PmnDay today;
} Query;

static gpointer
read_missing (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;

  return pmn_missing_days_query (connection, query->mediator_id, query->from, query->to,
                                 query->today, error);
}

static void
print_text (const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const PmnMissingDays *missing = g_ptr_array_index (people, i);

      for (guint j = 0; j < missing->days->len; j++)
        {
          g_autofree char *day = pmn_cli_day_text (g_array_index (missing->days, PmnDay, j));

          g_print ("%s  %s\n", day, missing->name);
        }
    }
}

static void
print_document (const GPtrArray *people)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (doc);

  yyjson_mut_doc_set_root (doc, root);
  for (guint i = 0; i < people->len; i++)
    {
      const PmnMissingDays *missing = g_ptr_array_index (people, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, root);
      yyjson_mut_val *days;

      pmn_cli_json_text (doc, object, "mediator", missing->name);
      pmn_cli_json_text (doc, object, "id", missing->uuid);
      days = yyjson_mut_obj_add_arr (doc, object, "days");
      for (guint j = 0; j < missing->days->len; j++)
        {
          char day[PMN_DAY_ISO_SIZE];

          yyjson_mut_arr_add_strcpy (
              doc, days, pmn_day_to_iso (g_array_index (missing->days, PmnDay, j), day));
        }
    }
  pmn_cli_print_json (doc);
}

static PmnExit
show (PmnCli *cli, PmnRegister *self, Query *query, const char *mediator)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) people = NULL;

  query->today = pmn_register_get_today (self);
  if (mediator != NULL
      && (query->mediator_id = pmn_cli_find_mediator (self, mediator, &error)) == 0)
    return pmn_cli_fail (cli, error);
  people = pmn_store_read_sync (pmn_register_get_store (self), read_missing, query, NULL, &error);
  if (people == NULL)
    return pmn_cli_fail (cli, error);
  if (cli->json)
    print_document (people);
  else
    print_text (people);
  return PMN_EXIT_DONE;
}

PmnExit
pmn_cmd_days_without_log (PmnCli *cli, int argc, char *argv[])
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *mediator = NULL;
  Query query = { 0 };
  GError *error = NULL;
  PmnRegister *self;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, included"), "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day, included"), "D" },
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &mediator, N_ ("Only this person"), "M" },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (from == NULL || to == NULL || argc > 1)
    return pmn_cli_usage (cli, "%s", _ ("--from and --to are needed."));
  if (!pmn_cli_parse_day (from, &query.from, &error) || !pmn_cli_parse_day (to, &query.to, &error)
      || !pmn_cli_check_period (query.from, query.to, &error))
    return pmn_cli_fail (cli, error);
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  return pmn_cli_close (cli, self, show (cli, self, &query, mediator));
}
