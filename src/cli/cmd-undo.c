/* cmd-undo.c: permanencectl undo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"

static gpointer
read_steps (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return pmn_history_list (connection, 0, 0, 100, error);
}

static void
print_step (const PmnStep *step)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (step->at / 1000);
  g_autofree char *day = pmn_cli_day_text (pmn_clock_day_of (step->at));
  g_autofree char *sentence = pmn_step_describe (step);

  g_print ("%6" G_GINT64_FORMAT "  %s %02d:%02d  %s%s\n", step->id, day, g_date_time_get_hour (at),
           g_date_time_get_minute (at), sentence, step->undone ? _ (" (undone)") : "");
}

static void
add_step (yyjson_mut_doc *doc, yyjson_mut_val *array, const PmnStep *step)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
  g_autofree char *sentence = pmn_step_describe (step);

  yyjson_mut_obj_add_sint (doc, object, "step", step->id);
  yyjson_mut_obj_add_sint (doc, object, "at", step->at);
  pmn_cli_json_text (doc, object, "kind", step->kind);
  pmn_cli_json_text (doc, object, "origin", step->origin);
  pmn_cli_json_text (doc, object, "sentence", sentence);
  yyjson_mut_obj_add_uint (doc, object, "rows", step->n_rows);
  yyjson_mut_obj_add_bool (doc, object, "undone", step->undone);
  yyjson_mut_obj_add_bool (doc, object, "undoable", step->undoable);
}

static PmnExit
list_steps (PmnCli *cli, PmnRegister *self)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) steps
      = pmn_store_read_sync (pmn_register_get_store (self), read_steps, NULL, NULL, &error);
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;

  if (steps == NULL)
    return pmn_cli_fail (cli, error);
  if (!cli->json)
    {
      for (guint i = 0; i < steps->len; i++)
        print_step (g_ptr_array_index (steps, i));
      return PMN_EXIT_DONE;
    }
  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_arr (doc);
  yyjson_mut_doc_set_root (doc, root);
  for (guint i = 0; i < steps->len; i++)
    add_step (doc, root, g_ptr_array_index (steps, i));
  pmn_cli_print_json (doc);
  return PMN_EXIT_DONE;
}

/* @step: (nullable): NULL: there was nothing. */
static PmnExit
report (PmnCli *cli, const char *key, const char *nothing, const char *step,
        char *(*say) (const char *step))
{
  if (step != NULL)
    {
      g_autofree char *sentence = say (step);

      return pmn_cli_answer (cli, key, step, sentence);
    }
  g_printerr ("permanencectl: %s\n", nothing);
  return PMN_EXIT_FAILED;
}

static PmnExit
undo (PmnCli *cli, PmnRegister *self, gint64 step)
{
  GError *error = NULL;
  g_autofree char *sentence = pmn_register_undo_sync (self, step, &error);

  if (g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND))
    {
      pmn_cli_fail (cli, error);
      return PMN_EXIT_REFUSED;
    }
  if (error != NULL)
    return pmn_cli_fail (cli, error);
  return report (cli, "undone", _ ("There is nothing to undo."), sentence, pmn_register_say_undone);
}

PmnExit
pmn_cmd_undo (PmnCli *cli, int argc, char *argv[])
{
  gboolean list = FALSE;
  gint64 step = 0;
  GError *error = NULL;
  PmnRegister *self;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List the steps, newest first"), NULL },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc > 2
      || (argc == 2 && !g_ascii_string_to_signed (argv[1], 10, 1, G_MAXINT64, &step, NULL)))
    return pmn_cli_usage (cli, "%s", _ ("A step is a number given by “undo --list”."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  return pmn_cli_close (cli, self, list ? list_steps (cli, self) : undo (cli, self, step));
}

PmnExit
pmn_cmd_redo (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  g_autofree char *sentence = NULL;
  PmnExit code;
  PmnRegister *self = pmn_cli_begin (cli, NULL, &argc, &argv, 0, NULL, &code);

  if (self == NULL)
    return code;
  sentence = pmn_register_redo_sync (self, 0, &error);
  if (error != NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (cli, self,
                        report (cli, "redone", _ ("There is nothing to do again."), sentence,
                                pmn_register_say_redone));
}
