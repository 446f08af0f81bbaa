/* cmd-delete.c: permanencectl delete
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-repositories.h"

typedef struct
{
  const char *key;
  PmnEntity entity;
  gint64 id;
} Target;

static gpointer
find (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const struct
  {
    PmnEntity entity;
    gint64 (*find) (PmnConnection *, const char *, GError **);
  } places[] = {
    { PMN_ENTITY_ACTIVITY, pmn_activity_repository_find },
    { PMN_ENTITY_MEDIATOR, pmn_mediator_repository_find },
    { PMN_ENTITY_PLACE, pmn_place_repository_find },
    { PMN_ENTITY_BENEFICIARY, pmn_beneficiary_repository_find },
  };
  Target *target = data;
  GError *local_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      target->entity = places[i].entity;
      target->id = places[i].find (connection, target->key, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (target->id != 0)
        return NULL;
    }
  g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND, _ ("Nothing is called “%s”."),
               target->key);
  return NULL;
}

PmnExit
pmn_cmd_delete (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  Target target = { 0 };
  PmnExit code;
  PmnRegister *self
      = pmn_cli_begin (cli, NULL, &argc, &argv, 1, _ ("Give an identifier or a reference."), &code);

  if (self == NULL)
    return code;
  target.key = argv[1];
  pmn_store_read_sync (pmn_register_get_store (self), find, &target, NULL, &error);
  if (error == NULL)
    pmn_register_trash_sync (self, target.entity, &target.id, 1, &error);
  if (error != NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  code = pmn_cli_answer (cli, "trashed", target.key,
                         _ ("Moved to the trash; “permanencectl undo” brings it back."));
  return pmn_cli_close (cli, self, code);
}
