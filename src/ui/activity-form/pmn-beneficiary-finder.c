/* pmn-beneficiary-finder.c: a row in which a followed person is found by name
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-beneficiary-finder.h"

#include <glib/gi18n.h>

#define N_PROPOSALS 8

struct _PmnBeneficiaryFinder
{
  PmnProposalRow parent_instance;

  PmnRegister *reg;
  GPtrArray *found; /* PmnBeneficiary */
};

G_DEFINE_FINAL_TYPE (PmnBeneficiaryFinder, pmn_beneficiary_finder, PMN_TYPE_PROPOSAL_ROW)

static guint found_signal;

/* What tells two people of one name from each other. */
static char *
describe (const PmnBeneficiary *person)
{
  const char *commune = person->commune != NULL ? person->commune : "";

  if (person->birth_year == 0)
    return g_strdup (commune);
  return g_strdup_printf ("%d%s%s", person->birth_year, *commune != '\0' ? ", " : "", commune);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnBeneficiaryFinder) self = PMN_BENEFICIARY_FINDER (data);
  PmnProposalRow *row = PMN_PROPOSAL_ROW (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = pmn_register_list_finish (PMN_REGISTER (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      pmn_proposal_row_fail (row, error);
      return;
    }
  pmn_proposal_row_clear (row);
  for (guint i = 0; i < MIN (people->len, N_PROPOSALS); i++)
    {
      const PmnBeneficiary *person = g_ptr_array_index (people, i);
      g_autofree char *name = pmn_beneficiary_get_display_name (person);
      g_autofree char *detail = describe (person);

      pmn_proposal_row_add (row, name, detail);
    }
  if (people->len == 0)
    sentence = g_strdup (_ ("Nobody of that name is followed"));
  else
    sentence = g_strdup_printf (ngettext ("%u person found", "%u people found", people->len),
                                people->len);
  pmn_proposal_row_present (row, sentence);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&people);
}

static void
pmn_beneficiary_finder_typed (PmnProposalRow *row, const char *text, GCancellable *cancellable)
{
  PmnBeneficiaryFinder *self = PMN_BENEFICIARY_FINDER (row);

  if (cancellable != NULL && self->reg != NULL)
    pmn_register_list_async (self->reg, PMN_ENTITY_BENEFICIARY, text, cancellable, on_listed,
                             g_object_ref (self));
}

static void
pmn_beneficiary_finder_choose (PmnProposalRow *row, guint index)
{
  PmnBeneficiaryFinder *self = PMN_BENEFICIARY_FINDER (row);
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_copy (g_ptr_array_index (self->found, index));

  pmn_proposal_row_set_text (row, "");
  g_signal_emit (self, found_signal, 0, person);
}

static void
pmn_beneficiary_finder_finalize (GObject *object)
{
  PmnBeneficiaryFinder *self = PMN_BENEFICIARY_FINDER (object);

  g_clear_object (&self->reg);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  G_OBJECT_CLASS (pmn_beneficiary_finder_parent_class)->finalize (object);
}

static void
pmn_beneficiary_finder_class_init (PmnBeneficiaryFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmn_beneficiary_finder_finalize;
  PMN_PROPOSAL_ROW_CLASS (klass)->typed = pmn_beneficiary_finder_typed;
  PMN_PROPOSAL_ROW_CLASS (klass)->choose = pmn_beneficiary_finder_choose;
  found_signal = g_signal_new ("found", PMN_TYPE_BENEFICIARY_FINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pmn_beneficiary_finder_init (PmnBeneficiaryFinder *self)
{
  pmn_proposal_row_set_list_name (PMN_PROPOSAL_ROW (self), _ ("People found"));
}

void
pmn_beneficiary_finder_set_register (PmnBeneficiaryFinder *self, PmnRegister *reg)
{
  g_return_if_fail (PMN_IS_BENEFICIARY_FINDER (self));
  g_return_if_fail (PMN_IS_REGISTER (reg));

  g_set_object (&self->reg, reg);
}
