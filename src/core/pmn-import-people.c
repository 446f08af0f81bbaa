/* pmn-import-people.c: followed people named in a file
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-people.h"

#include <string.h>

#include "pmn-repositories.h"
#include "pmn-search-key.h"

struct _PmnImportPeople
{
  GHashTable *homonyms; /* folded name → GArray of row ids, oldest first; NULL = not loaded */
  GHashTable *used;     /* folded name → how many in this activity */
};

PmnImportPeople *
pmn_import_people_new (void)
{
  PmnImportPeople *self = g_new0 (PmnImportPeople, 1);

  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
pmn_import_people_free (PmnImportPeople *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->homonyms, g_hash_table_unref);
  g_hash_table_unref (self->used);
  g_free (self);
}

void
pmn_import_people_next_activity (PmnImportPeople *self)
{
  g_hash_table_remove_all (self->used);
}

static void
add_homonym (PmnImportPeople *self, const char *name, gint64 id)
{
  g_autofree char *key = pmn_search_key (name);
  GArray *ids = g_hash_table_lookup (self->homonyms, key);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->homonyms, g_steal_pointer (&key), ids);
    }
  g_array_append_val (ids, id);
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  const PmnBeneficiary *left = *(PmnBeneficiary *const *) a;
  const PmnBeneficiary *right = *(PmnBeneficiary *const *) b;

  return left->record.id < right->record.id ? -1 : left->record.id > right->record.id;
}

/* A name under which somebody was once logged is that of who goes on, unless another person has it. */
static gboolean
load_merged (PmnImportPeople *self, PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) people = pmn_beneficiary_repository_list_merged (connection, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const PmnBeneficiary *person = g_ptr_array_index (people, i);
      g_autofree char *name = pmn_beneficiary_get_display_name (person);
      g_autofree char *key = pmn_search_key (name);

      if (!g_hash_table_contains (self->homonyms, key))
        add_homonym (self, name, person->merged_into);
    }
  return people != NULL;
}

static gboolean
load (PmnImportPeople *self, PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) people = pmn_beneficiary_repository_list (connection, NULL, error);

  if (people == NULL)
    return FALSE;
  self->homonyms
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_ptr_array_sort (people, compare_ids);
  for (guint i = 0; i < people->len; i++)
    {
      const PmnBeneficiary *person = g_ptr_array_index (people, i);
      g_autofree char *name = pmn_beneficiary_get_display_name (person);

      if (person->anonymised_at == 0)
        add_homonym (self, name, person->record.id);
    }
  return load_merged (self, connection, error);
}

static gint64
create (PmnImportPeople *self, PmnEdit *edit, const char *name, const PmnParticipation *like,
        gint64 author_id, GError **error)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  const char *space = strchr (name, ' ');

  /* The export writes "Prénom Nom"; one word is taken as a family name. */
  person->given = space ? g_strndup (name, (gsize) (space - name)) : g_strdup ("");
  person->family = g_strdup (space ? space + 1 : name);
  person->gender = like->gender;
  person->age = like->age;
  person->status = like->status;
  g_strlcpy (person->insee, like->insee, sizeof person->insee);
  g_strlcpy (person->postcode, like->postcode, sizeof person->postcode);
  person->commune = g_strdup (like->commune);
  person->author_id = author_id;
  if (!pmn_beneficiary_repository_save (edit, person, error))
    return 0;
  add_homonym (self, name, person->record.id);
  return person->record.id;
}

gint64
pmn_import_people_find (PmnImportPeople *self, PmnEdit *edit, const char *name,
                        const PmnParticipation *like, gint64 author_id, GError **error)
{
  g_autofree char *key = pmn_search_key (name);
  const GArray *ids;
  guint nth;

  if (self->homonyms == NULL && !load (self, pmn_edit_get_connection (edit), error))
    return 0;
  nth = GPOINTER_TO_UINT (g_hash_table_lookup (self->used, key));
  g_hash_table_insert (self->used, g_strdup (key), GUINT_TO_POINTER (nth + 1));
  ids = g_hash_table_lookup (self->homonyms, key);
  if (ids != NULL && nth < ids->len)
    return g_array_index (ids, gint64, nth);
  return create (self, edit, name, like, author_id, error);
}
