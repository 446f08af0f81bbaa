/* pmn-import-lookup.c: the mediators, places and activities that a file speaks of
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-importer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-nomenclature.h"
#include "pmn-repositories.h"

/* As the file spells it: the register is asked once for each spelling. */
static void
remember (GHashTable *table, const char *key, gint64 id)
{
  gint64 *boxed = g_memdup2 (&id, sizeof id);

  g_hash_table_insert (table, g_strdup (key), boxed);
}

/* "Inès", "Le Goff", "I. Le Goff": who is so called. */
static gint64
find_by_one_name (PmnConnection *connection, const char *name, guint *n_found, GError **error)
{
  g_autoptr (GPtrArray) team = pmn_mediator_repository_list (connection, NULL, error);
  gint64 id = 0;

  for (guint i = 0; team != NULL && i < team->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (team, i);

      if (!pmn_mediator_is_called (mediator, name))
        continue;
      id = mediator->record.id;
      *n_found += 1;
    }
  return *n_found == 1 ? id : 0;
}

gint64
pmn_import_find_mediator (PmnImportJob *job, PmnEdit *edit, const char *given, const char *family,
                          PmnMediatorKind kind, const char **why, GError **error)
{
  g_autofree char *joined = g_strdup_printf ("%s %s", given, family);
  const char *name = g_strstrip (joined);
  const gint64 *known = g_hash_table_lookup (job->mediators, name);
  guint n_found = 0;
  gint64 id;
  GError *local_error = NULL;

  *why = _ ("nobody of the team has this name");
  if (known != NULL)
    return *known;
  if (name[0] == '\0')
    return 0;
  id = pmn_mediator_repository_find_by_name (pmn_edit_get_connection (edit), name, &n_found,
                                             &local_error);
  if (local_error == NULL && n_found == 0)
    id = find_by_one_name (pmn_edit_get_connection (edit), name, &n_found, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return 0;
    }
  if (id == 0 && n_found > 1)
    {
      *why = _ ("several people of the team have this name");
      return 0;
    }
  if (id == 0 && job->options.create_missing)
    {
      g_clear_pointer (&job->new_mediator, pmn_mediator_free);
      job->new_mediator = pmn_mediator_new ();
      g_set_str (&job->new_mediator->given, given);
      g_set_str (&job->new_mediator->family, family);
      job->new_mediator->kind = kind;
      return PMN_IMPORT_NEW;
    }
  remember (job->mediators, name, id);
  return id;
}

/* The same name in two communes is two places. */
static char *
place_key (const PmnPlace *place)
{
  return g_strconcat (place->name, " | ", place->insee, NULL);
}

const PmnMediator *
pmn_import_get_mediator (PmnImportJob *job, PmnConnection *connection, gint64 id, GError **error)
{
  PmnMediator *mediator = g_hash_table_lookup (job->mediators_by_id, &id);

  if (mediator == NULL)
    {
      mediator = pmn_mediator_repository_get (connection, id, error);
      if (mediator != NULL)
        g_hash_table_insert (job->mediators_by_id, g_memdup2 (&id, sizeof id), mediator);
    }
  return mediator;
}

gint64
pmn_import_find_place (PmnImportJob *job, PmnEdit *edit, const PmnPlace *like, const char **why,
                       GError **error)
{
  g_autofree char *key = place_key (like);
  const gint64 *known = g_hash_table_lookup (job->places, key);
  guint n_found = 0;
  gint64 id;
  GError *local_error = NULL;

  *why = _ ("no place has this name");
  if (known != NULL)
    return *known;
  id = pmn_place_repository_find_by_name (pmn_edit_get_connection (edit), like->name,
                                          like->insee[0] ? like->insee : NULL, &n_found,
                                          &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return 0;
    }
  if (id == 0 && n_found > 1)
    {
      *why = _ ("several places have this name");
      return 0;
    }
  if (id == 0 && job->options.create_missing)
    {
      g_clear_pointer (&job->new_place, pmn_place_free);
      job->new_place = pmn_place_copy (like);
      return PMN_IMPORT_NEW;
    }
  remember (job->places, key, id);
  return id;
}

static gboolean
create_mediator (PmnImportJob *job, PmnEdit *edit, gint64 *id, GError **error)
{
  g_autoptr (PmnMediator) mediator = g_steal_pointer (&job->new_mediator);
  g_autofree char *joined = g_strdup_printf ("%s %s", mediator->given, mediator->family);

  if (!pmn_mediator_repository_save (edit, mediator, error))
    return FALSE;
  g_ptr_array_add (job->report->new_mediators, pmn_mediator_get_display_name (mediator));
  remember (job->mediators, g_strstrip (joined), mediator->record.id);
  *id = mediator->record.id;
  return TRUE;
}

static gboolean
create_place (PmnImportJob *job, PmnEdit *edit, gint64 *id, GError **error)
{
  g_autoptr (PmnPlace) place = g_steal_pointer (&job->new_place);
  g_autofree char *key = place_key (place);

  if (!pmn_place_repository_save (edit, place, error))
    return FALSE;
  g_ptr_array_add (job->report->new_places, g_strdup (place->name));
  remember (job->places, key, place->record.id);
  *id = place->record.id;
  return TRUE;
}

gboolean
pmn_import_create_new (PmnImportJob *job, PmnEdit *edit, PmnActivity *activity, GError **error)
{
  if (activity->mediator_id == PMN_IMPORT_NEW
      && !create_mediator (job, edit, &activity->mediator_id, error))
    return FALSE;
  if (activity->place_id == PMN_IMPORT_NEW && !create_place (job, edit, &activity->place_id, error))
    return FALSE;
  return TRUE;
}
