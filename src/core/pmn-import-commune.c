/* pmn-import-commune.c: communes as files name them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-commune.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-reference.h"
#include "pmn-search-key.h"

#define MAX_HOMONYMS 200

struct _PmnImportCommunes
{
  PmnReference *reference; /* NULL: not opened yet, or not to be had */
  gboolean tried;
  GHashTable *answers; /* "insee|postcode|name" → Answer */
};

typedef struct
{
  PmnImportCommune commune;
  gboolean known;
  const char *why; /* translated, lives as long as the catalogue */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  pmn_import_commune_clear (&answer->commune);
  g_free (answer);
}

void
pmn_import_commune_clear (PmnImportCommune *self)
{
  g_clear_pointer (&self->name, g_free);
}

PmnImportCommunes *
pmn_import_communes_new (void)
{
  PmnImportCommunes *self = g_new0 (PmnImportCommunes, 1);

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  return self;
}

void
pmn_import_communes_free (PmnImportCommunes *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->reference);
  g_hash_table_unref (self->answers);
  g_free (self);
}

static PmnReference *
get_reference (PmnImportCommunes *self)
{
  if (!self->tried)
    {
      g_autoptr (GError) error = NULL;

      self->tried = TRUE;
      self->reference = pmn_reference_open (NULL, &error);
      if (self->reference == NULL)
        /* Files can still be read: communes then stay as they are said. */
        g_message ("%s", error->message);
    }
  return self->reference;
}

static void
accept (Answer *answer, const PmnCommune *commune)
{
  answer->known = TRUE;
  g_strlcpy (answer->commune.insee, commune->insee, sizeof answer->commune.insee);
  g_free (answer->commune.name);
  answer->commune.name = g_strdup (commune->name);
  if (answer->commune.postcode[0] == '\0' && commune->postcodes[0] != NULL
      && commune->postcodes[1] == NULL)
    g_strlcpy (answer->commune.postcode, commune->postcodes[0], sizeof answer->commune.postcode);
}

static gboolean
fits (const PmnCommune *commune, const char *key, const char *postcode)
{
  g_autofree char *name = pmn_search_key (commune->name);

  if (key[0] != '\0' && !g_str_equal (name, key))
    return FALSE;
  return postcode[0] == '\0'
         || g_strv_contains ((const char *const *) commune->postcodes, postcode);
}

/* The only commune that @name and @postcode fit. */
static void
search (PmnImportCommunes *self, Answer *answer, const char *name, const char *postcode)
{
  g_autofree char *key = pmn_search_key (name);
  g_autoptr (GPtrArray) communes = NULL;
  const PmnCommune *only = NULL;
  guint n = 0;

  if (get_reference (self) == NULL)
    return;
  communes = pmn_reference_search_communes (self->reference, name[0] ? name : postcode,
                                            MAX_HOMONYMS, NULL);
  for (guint i = 0; communes != NULL && i < communes->len; i++)
    if (fits (g_ptr_array_index (communes, i), key, postcode))
      {
        only = g_ptr_array_index (communes, i);
        n++;
      }
  if (n == 1)
    accept (answer, only);
  else if (n > 1)
    answer->why = name[0] == '\0' ? _ ("several communes have this postcode; give the name")
                                  : _ ("several communes have this name; give the postcode");
  else
    answer->why = _ ("no commune is known under this name and postcode");
}

/* "St-Herblain", "Nantes (44)", "44000 Nantes", "Nantes Cedex 1": the name as it is official, or closer. */
static char *
plain_name (const char *name, char postcode[6])
{
  static const struct
  {
    const char *pattern;
    const char *official;
  } habits[] = {
    { "^(?:\\d{5} )| ?\\((?:\\d{2,5}|2[ab])\\)$| cedex(?: \\d+)?$", "" },
    { "(^|[ -])st[. -]+", "\\1saint-" },
    { "(^|[ -])ste[. -]+", "\\1sainte-" },
  };
  char *text = pmn_search_key (name);

  if (postcode[0] == '\0' && strspn (text, "0123456789") == 5 && text[5] == ' ')
    g_strlcpy (postcode, text, 6);
  for (gsize i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (habits[i].pattern, 0, 0, NULL);
      g_autofree char *before = text;

      text = g_regex_replace (regex, before, -1, 0, habits[i].official, 0, NULL);
    }
  return text;
}

/* As people write it, when the name alone is not one. */
static void
search_again (PmnImportCommunes *self, Answer *answer, const char *name, const char *postcode)
{
  char code[6] = "";
  g_autofree char *key = pmn_search_key (name);
  g_autofree char *plain = NULL;
  const char *why = answer->why;

  if (strlen (postcode) < sizeof code)
    g_strlcpy (code, postcode, sizeof code);
  plain = plain_name (name, code);
  if (plain[0] == '\0' || g_str_equal (plain, key))
    return;
  search (self, answer, plain, code);
  if (!answer->known)
    answer->why = why;
  else if (answer->commune.postcode[0] == '\0')
    g_strlcpy (answer->commune.postcode, code, sizeof answer->commune.postcode);
}

static Answer *
resolve (PmnImportCommunes *self, const char *insee, const char *postcode, const char *name)
{
  Answer *answer = g_new0 (Answer, 1);

  if (strlen (postcode) < sizeof answer->commune.postcode)
    g_strlcpy (answer->commune.postcode, postcode, sizeof answer->commune.postcode);
  answer->commune.name = name[0] ? g_strdup (name) : NULL;
  answer->why = _ ("the commune is missing");
  if (insee[0] != '\0')
    {
      g_autoptr (PmnCommune) commune = NULL;

      answer->why = _ ("no commune has this INSEE code");
      if (get_reference (self) != NULL)
        commune = pmn_reference_commune_by_insee (self->reference, insee, NULL);
      if (commune != NULL)
        accept (answer, commune);
      if (commune != NULL)
        g_strlcpy (answer->commune.insee, insee, sizeof answer->commune.insee);
    }
  else if (name[0] != '\0' || postcode[0] != '\0')
    search (self, answer, name, postcode);
  if (!answer->known && insee[0] == '\0' && name[0] != '\0')
    search_again (self, answer, name, postcode);
  return answer;
}

gboolean
pmn_import_communes_resolve (PmnImportCommunes *self, const char *insee, const char *postcode,
                             const char *name, PmnImportCommune *found, const char **why)
{
  g_autofree char *key = NULL;
  Answer *answer;

  g_return_val_if_fail (self != NULL && found != NULL && why != NULL, FALSE);

  key = g_strjoin ("|", insee, postcode, name, NULL);
  answer = g_hash_table_lookup (self->answers, key);
  if (answer == NULL)
    {
      answer = resolve (self, insee, postcode, name);
      g_hash_table_insert (self->answers, g_steal_pointer (&key), answer);
    }
  *found = answer->commune;
  found->name = g_strdup (answer->commune.name);
  *why = answer->why;
  return answer->known;
}
