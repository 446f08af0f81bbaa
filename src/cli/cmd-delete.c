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

static gboolean
find_by_identifier (PmnConnection *connection, Target *target, GError **error)
{
  static const struct
  {
    PmnEntity entity;
    gint64 (*find) (PmnConnection *, const char *, GError **);
  } tables[] = {
    { PMN_ENTITY_ACTIVITY, pmn_activity_repository_find },
    { PMN_ENTITY_MEDIATOR, pmn_mediator_repository_find },
    { PMN_ENTITY_PLACE, pmn_place_repository_find },
    { PMN_ENTITY_BENEFICIARY, pmn_beneficiary_repository_find },
  };
  GError *local_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tables) && target->id == 0 && local_error == NULL; i++)
    {
      target->entity = tables[i].entity;
      target->id = tables[i].find (connection, target->key, &local_error);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Somebody of the team or a place: followed people are named by their identifier only, so that no
 * name is left in the history of a shell. */
static gboolean
find_by_name (PmnConnection *connection, Target *target, GError **error)
{
  GError *local_error = NULL;
  guint n_people = 0;
  guint n_places = 0;
  gint64 mediator
      = pmn_mediator_repository_find_by_name (connection, target->key, &n_people, &local_error);
  gint64 place = local_error != NULL ? 0
                                     : pmn_place_repository_find_by_name (
                                           connection, target->key, NULL, &n_places, &local_error);

  if (local_error == NULL && n_people + n_places > 1)
    local_error = g_error_new (
        PMN_CORE_ERROR, PMN_CORE_ERROR_AMBIGUOUS,
        _ ("Several people or places are called “%s”; use the identifier instead."), target->key);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  target->entity = mediator != 0 ? PMN_ENTITY_MEDIATOR : PMN_ENTITY_PLACE;
  target->id = mediator != 0 ? mediator : place;
  return TRUE;
}

static gpointer
find (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Target *target = data;

  if (!find_by_identifier (connection, target, error)
      || (target->id == 0 && !find_by_name (connection, target, error)))
    return NULL;
  if (target->id == 0)
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
  PmnRegister *self = pmn_cli_begin (
      cli, NULL, &argc, &argv, 1,
      _ ("Give an identifier, a reference, or the name of somebody of the team or of a place."),
      &code);

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
