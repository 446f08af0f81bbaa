/* pmn-cli-lookup.c: people, places and communes that are named on the command line
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-identifier.h"
#include "pmn-reference.h"
#include "pmn-repositories.h"

#define MAX_NAMES 12 /* that a refusal lists */

/* Looking somebody or something up, by identifier, else by name. */
typedef struct
{
  const char *name;
  gint64 (*by_uuid) (PmnConnection *connection, const char *uuid, GError **error);
  gint64 (*by_name) (PmnConnection *connection, const char *name, guint *n_found, GError **error);
  guint n_found;
  gint64 id;
} Lookup;

static gint64
find_place_by_name (PmnConnection *connection, const char *name, guint *n_found, GError **error)
{
  return pmn_place_repository_find_by_name (connection, name, NULL, n_found, error);
}

static gpointer
run_lookup (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Lookup *lookup = data;
  GError *local_error = NULL;

  lookup->id = lookup->by_uuid (connection, lookup->name, &local_error);
  if (lookup->id == 0 && local_error == NULL)
    lookup->id = lookup->by_name (connection, lookup->name, &lookup->n_found, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
look_up (PmnRegister *self, Lookup *lookup, GError **error)
{
  GError *local_error = NULL;

  pmn_store_read_sync (pmn_register_get_store (self), run_lookup, lookup, NULL, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* The names, "…" for those beyond what one reads; @rows: (element-type PmnMediator) */
static char *
join_names (const GPtrArray *rows)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (rows->len, MAX_NAMES); i++)
    {
      g_autofree char *name = pmn_mediator_get_display_name (g_ptr_array_index (rows, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (rows->len > MAX_NAMES)
    g_string_append (names, ", …");
  return g_string_free (names, FALSE);
}

char *
pmn_cli_team_names (PmnRegister *self, GError **error)
{
  g_autoptr (GPtrArray) team = pmn_register_list_sync (self, PMN_ENTITY_MEDIATOR, NULL, error);

  return team != NULL ? join_names (team) : NULL;
}

/* Those of @team whose given name, or family name, is @name. */
static GPtrArray *
called (const GPtrArray *team, const char *name)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < team->len; i++)
    if (pmn_mediator_is_called (g_ptr_array_index (team, i), name))
      g_ptr_array_add (found, g_ptr_array_index (team, i));
  return found;
}

/* "Odile", when there is one Odile in the team. */
static gint64
find_by_one_name (PmnRegister *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) team = pmn_register_list_sync (self, PMN_ENTITY_MEDIATOR, NULL, error);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *names = NULL;

  if (team == NULL)
    return 0;
  found = called (team, name);
  if (found->len == 1)
    return ((const PmnMediator *) g_ptr_array_index (found, 0))->record.id;
  names = join_names (found->len > 1 ? found : team);
  if (found->len > 1)
    g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_AMBIGUOUS,
                 /* Translators: a name, then full names of people. */
                 _ ("%s: several people of the team have this name: %s."), name, names);
  else if (team->len == 0)
    g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
                 _ ("%s: there is nobody in the team yet; see “permanencectl add mediator”."),
                 name);
  else
    g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
                 /* Translators: a name, then full names of people. */
                 _ ("%s: nobody of the team has this name. The team: %s."), name, names);
  return 0;
}

gint64
pmn_cli_find_mediator (PmnRegister *self, const char *name, GError **error)
{
  Lookup lookup = { .name = name,
                    .by_uuid = pmn_mediator_repository_find,
                    .by_name = pmn_mediator_repository_find_by_name };

  if (!look_up (self, &lookup, error))
    return 0;
  if (lookup.id != 0)
    return lookup.id;
  if (lookup.n_found < 2)
    return find_by_one_name (self, name, error);
  g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_AMBIGUOUS,
               _ ("%s: several people of the team have this name; use the identifier instead."),
               name);
  return 0;
}

gint64
pmn_cli_find_place (PmnRegister *self, const char *name, GError **error)
{
  Lookup lookup
      = { .name = name, .by_uuid = pmn_place_repository_find, .by_name = find_place_by_name };

  if (!look_up (self, &lookup, error))
    return 0;
  if (lookup.id != 0)
    return lookup.id;
  g_set_error (error, PMN_CORE_ERROR,
               lookup.n_found > 1 ? PMN_CORE_ERROR_AMBIGUOUS : PMN_CORE_ERROR_NOT_FOUND,
               lookup.n_found > 1
                   ? _ ("%s: several places have this name; use the identifier instead.")
                   : _ ("%s: no place has this name."),
               name);
  return 0;
}

gboolean
pmn_cli_find_commune (const char *text, char insee[6], char **name, char postcode[6],
                      GError **error)
{
  g_autofree char *clean = NULL;
  g_autoptr (PmnReference) reference = NULL;
  g_autoptr (PmnCommune) commune = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!pmn_identifier_check (PMN_IDENTIFIER_INSEE, text, &clean, error))
    return FALSE;
  g_strlcpy (insee, clean, 6);
  /* Without the reference data the code alone is kept: it is the key. */
  reference = pmn_reference_open (NULL, &local_error);
  if (reference == NULL)
    {
      g_printerr ("permanencectl: %s\n", local_error->message);
      return TRUE;
    }
  commune = pmn_reference_commune_by_insee (reference, insee, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (commune == NULL)
    {
      g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
                   _ ("No commune has the INSEE code %s."), insee);
      return FALSE;
    }
  g_free (*name);
  *name = g_strdup (commune->name);
  /* Several postcodes: only the user knows which. */
  if (commune->postcodes != NULL && g_strv_length (commune->postcodes) == 1)
    g_strlcpy (postcode, commune->postcodes[0], 6);
  return TRUE;
}
