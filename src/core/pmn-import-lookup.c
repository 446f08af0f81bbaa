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

static gint64
create_mediator (PmnImportJob *job, PmnEdit *edit, const char *given, const char *family,
                 PmnMediatorKind kind, GError **error)
{
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();

  g_free (mediator->given);
  g_free (mediator->family);
  mediator->given = g_strdup (given);
  mediator->family = g_strdup (family);
  mediator->kind = kind;
  if (!pmn_mediator_repository_save (edit, mediator, error))
    return 0;
  g_ptr_array_add (job->report->new_mediators, pmn_mediator_get_display_name (mediator));
  return mediator->record.id;
}

gint64
pmn_import_mediator (PmnImportJob *job, PmnEdit *edit, const char *given, const char *family,
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
  if (local_error == NULL && id == 0 && n_found > 1)
    {
      *why = _ ("several people of the team have this name");
      return 0;
    }
  if (local_error == NULL && id == 0 && job->options.create_missing)
    id = create_mediator (job, edit, given, family, kind, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return 0;
    }
  remember (job->mediators, name, id);
  return id;
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
pmn_import_place (PmnImportJob *job, PmnEdit *edit, const PmnPlace *like, const char **why,
                  GError **error)
{
  g_autofree char *key = g_strconcat (like->name, " | ", like->insee, NULL);
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
  if (local_error == NULL && id == 0 && n_found > 1)
    {
      *why = _ ("several places have this name");
      return 0;
    }
  if (local_error == NULL && id == 0 && job->options.create_missing)
    {
      g_autoptr (PmnPlace) place = pmn_place_copy (like);

      if (pmn_place_repository_save (edit, place, &local_error))
        {
          g_ptr_array_add (job->report->new_places, g_strdup (place->name));
          id = place->record.id;
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return 0;
    }
  remember (job->places, key, id);
  return id;
}
