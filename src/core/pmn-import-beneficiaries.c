/* pmn-import-beneficiaries.c: the platform's workbook of beneficiaries into the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing this kind of file is the explicit choice that lets names into the register. A person of
 * the same name and year of birth is already there.
 */
#include "config.h"

#include "pmn-importer-private.h"

#include <glib/gi18n-lib.h>

#include "pmn-beneficiary-template.h"
#include "pmn-import-commune.h"
#include "pmn-nomenclature.h"
#include "pmn-repositories.h"
#include "pmn-search-key.h"

#define SCAN_SHARE 0.3

typedef struct
{
  PmnBeneficiaryTemplate *reader;
  PmnImportCommunes *communes;
  GHashTable *known; /* set of "folded name|year" */
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  pmn_beneficiary_template_free (state->reader);
  pmn_import_communes_free (state->communes);
  g_hash_table_unref (state->known);
  g_free (state);
}

static gboolean
scan (PmnImportJob *job, GCancellable *cancellable, GError **error)
{
  State *state = g_new0 (State, 1);

  job->state = state;
  state->communes = pmn_import_communes_new ();
  state->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state->reader = pmn_beneficiary_template_open (job->path, cancellable, error);
  if (state->reader == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (PmnBeneficiary) person = NULL;
      guint row;
      gboolean valid;

      if (!pmn_beneficiary_template_next (state->reader, job->today, NULL, NULL, cancellable, &row,
                                          &person, &valid, error))
        return FALSE;
      if (person == NULL)
        return TRUE;
      pmn_import_progress (job, SCAN_SHARE * pmn_beneficiary_template_get_progress (state->reader));
    }
}

static char *
make_key (const PmnBeneficiary *person)
{
  g_autofree char *name = pmn_beneficiary_get_display_name (person);
  g_autofree char *folded = pmn_search_key (name);

  return g_strdup_printf ("%s|%d", folded, person->birth_year);
}

static gboolean
add_known (State *state, GPtrArray *people)
{
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      const PmnBeneficiary *person = g_ptr_array_index (people, i);

      if (person->anonymised_at == 0)
        g_hash_table_add (state->known, make_key (person));
    }
  return TRUE;
}

/* Who was merged is known as well, under both names. */
static gboolean
load_known (State *state, PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) people = pmn_beneficiary_repository_list (connection, NULL, error);
  g_autoptr (GPtrArray) merged = NULL;

  if (!add_known (state, people))
    return FALSE;
  merged = pmn_beneficiary_repository_list_merged (connection, error);
  return add_known (state, merged);
}

static void
on_problem (guint row, const char *column, const char *value, const char *sentence, gpointer data)
{
  pmn_import_reject (data, row, column, value, sentence);
}

/* The code is the key; what the workbook's formulas did not find is looked for here. */
static void
complete_commune (PmnImportJob *job, State *state, PmnBeneficiary *person, guint row)
{
  g_auto (PmnImportCommune) found = { 0 };
  const char *why;

  if (person->insee[0] == '\0' && person->commune == NULL && person->postcode[0] == '\0')
    return;
  if (!pmn_import_communes_resolve (state->communes, person->insee, person->postcode,
                                    person->commune ? person->commune : "", &found, &why))
    {
      pmn_import_notice (job, row, _ ("Commune"), person->commune ? person->commune : person->insee,
                         why);
      return;
    }
  g_strlcpy (person->insee, found.insee, sizeof person->insee);
  if (person->postcode[0] == '\0')
    g_strlcpy (person->postcode, found.postcode, sizeof person->postcode);
  g_free (person->commune);
  person->commune = g_steal_pointer (&found.name);
}

static gboolean
take (PmnImportJob *job, PmnEdit *edit, State *state, PmnBeneficiary *person, guint row,
      GError **error)
{
  g_autofree char *key = make_key (person);

  if (g_hash_table_contains (state->known, key))
    {
      job->report->unchanged++;
      return TRUE;
    }
  g_hash_table_add (state->known, g_steal_pointer (&key));
  complete_commune (job, state, person, row);
  person->age = g_intern_string (pmn_age_bracket (person->birth_year, job->today));
  person->author_id = job->options.default_mediator_id;
  job->report->created++;
  return pmn_beneficiary_repository_save (edit, person, error);
}

static gboolean
take_row (PmnImportJob *job, PmnEdit *edit, State *state, GCancellable *cancellable, gboolean *more,
          GError **error)
{
  g_autoptr (PmnBeneficiary) person = NULL;
  guint row;
  gboolean valid;

  if (!pmn_beneficiary_template_next (state->reader, job->today, on_problem, job, cancellable, &row,
                                      &person, &valid, error))
    return FALSE;
  *more = person != NULL;
  if (person == NULL)
    return TRUE;
  if (job->report->rows == 0 && pmn_beneficiary_template_is_example (person))
    {
      pmn_import_notice (job, row, NULL, NULL, _ ("the example of the template: left out"));
      return TRUE;
    }
  job->report->rows++;
  return !valid || take (job, edit, state, person, row, error);
}

static gboolean
run (PmnImportJob *job, PmnEdit *edit, GCancellable *cancellable, GError **error)
{
  State *state = job->state;
  gboolean more = TRUE;

  if (!pmn_beneficiary_template_rewind (state->reader, error)
      || !load_known (state, pmn_edit_get_connection (edit), error))
    return FALSE;
  while (more)
    {
      if (!take_row (job, edit, state, cancellable, &more, error))
        return FALSE;
      pmn_import_progress (
          job,
          SCAN_SHARE + (1 - SCAN_SHARE) * pmn_beneficiary_template_get_progress (state->reader));
    }
  return TRUE;
}

const PmnImportFormat pmn_import_beneficiaries = {
  .kind = PMN_IMPORT_BENEFICIARIES,
  .scan = scan,
  .run = run,
  .free_state = state_free,
};
