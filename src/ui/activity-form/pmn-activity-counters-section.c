/* pmn-activity-counters-section.c: the anonymous participants of a workshop, counted
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-counters-section.h"

#include "pmn-nomenclature.h"
#include "pmn-ui.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-tally-row.h"

#define ALREADY_SUPPORTED "already_supported"

struct _PmnActivityCountersSection
{
  PmnActivitySection parent_instance;

  AdwSpinRow *total_row;
  PmnTallyRow *gender_row;
  PmnTallyRow *age_row;
  PmnTallyRow *status_row;
  AdwSpinRow *supported_row;
};

G_DEFINE_FINAL_TYPE (PmnActivityCountersSection, pmn_activity_counters_section,
                     PMN_TYPE_ACTIVITY_SECTION)

static PmnTallyRow *
find_row (PmnActivityCountersSection *self, int dimension)
{
  switch (dimension)
    {
    case PMN_DIMENSION_GENDER:
      return self->gender_row;
    case PMN_DIMENSION_AGE:
      return self->age_row;
    case PMN_DIMENSION_STATUS:
      return self->status_row;
    default:
      return NULL;
    }
}

static void
on_total_changed (PmnActivityCountersSection *self)
{
  guint total = (guint) adw_spin_row_get_value (self->total_row);

  pmn_tally_row_set_total (self->gender_row, total);
  pmn_tally_row_set_total (self->age_row, total);
  pmn_tally_row_set_total (self->status_row, total);
  pmn_activity_section_changed (PMN_ACTIVITY_SECTION (self));
}

static void
pmn_activity_counters_section_set_kind (PmnActivitySection *section, PmnActivityKind kind)
{
  gtk_widget_set_visible (GTK_WIDGET (section), kind == PMN_ACTIVITY_WORKSHOP);
}

static void
pmn_activity_counters_section_show_activity (PmnActivitySection *section,
                                             const PmnActivity *activity)
{
  PmnActivityCountersSection *self = PMN_ACTIVITY_COUNTERS_SECTION (section);
  gboolean workshop = activity->kind == PMN_ACTIVITY_WORKSHOP;

  pmn_tally_row_clear (self->gender_row);
  pmn_tally_row_clear (self->age_row);
  pmn_tally_row_clear (self->status_row);
  adw_spin_row_set_value (self->total_row, workshop ? activity->anonymous : 0);
  adw_spin_row_set_value (
      self->supported_row,
      workshop ? pmn_activity_get_tally (activity, PMN_DIMENSION_PERSON, ALREADY_SUPPORTED) : 0);
  for (guint i = 0; workshop && i < activity->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, i);
      PmnTallyRow *row = find_row (self, tally->dimension);

      if (row != NULL)
        pmn_tally_row_set_count (row, tally->code, tally->n);
    }
  on_total_changed (self);
}

typedef struct
{
  PmnActivity *activity;
  int dimension;
} Into;

static void
add_tally (const char *code, guint n, gpointer data)
{
  Into *into = data;

  pmn_activity_set_tally (into->activity, into->dimension, code, n);
}

static void
pmn_activity_counters_section_read_activity (PmnActivitySection *section, PmnActivity *activity,
                                             PmnValidation *issues)
{
  static const int dimensions[] = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS };
  PmnActivityCountersSection *self = PMN_ACTIVITY_COUNTERS_SECTION (section);

  adw_spin_row_update (self->total_row);
  adw_spin_row_update (self->supported_row);
  activity->anonymous = (guint) adw_spin_row_get_value (self->total_row);
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      Into into = { activity, dimensions[i] };

      pmn_tally_row_for_each (find_row (self, dimensions[i]), add_tally, &into);
    }
  pmn_activity_set_tally (activity, PMN_DIMENSION_PERSON, ALREADY_SUPPORTED,
                          (guint) adw_spin_row_get_value (self->supported_row));
  /* What remains of the total is "non communiqué", as the row says. */
  pmn_activity_complete_margins (activity);
}

static void
pmn_activity_counters_section_class_init (PmnActivityCountersSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnActivitySectionClass *section_class = PMN_ACTIVITY_SECTION_CLASS (klass);

  section_class->set_kind = pmn_activity_counters_section_set_kind;
  section_class->show_activity = pmn_activity_counters_section_show_activity;
  section_class->read_activity = pmn_activity_counters_section_read_activity;

  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_TALLY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-counters-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityCountersSection, total_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityCountersSection, gender_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityCountersSection, age_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityCountersSection, status_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityCountersSection, supported_row);
}

static void
pmn_activity_counters_section_init (PmnActivityCountersSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_tally_row_set_dimension (self->gender_row, PMN_DIMENSION_GENDER);
  pmn_tally_row_set_dimension (self->age_row, PMN_DIMENSION_AGE);
  pmn_tally_row_set_dimension (self->status_row, PMN_DIMENSION_STATUS);
  g_signal_connect_object (self->total_row, "notify::value", G_CALLBACK (on_total_changed), self,
                           G_CONNECT_SWAPPED);
}

guint
pmn_activity_counters_section_get_n (PmnActivityCountersSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_COUNTERS_SECTION (self), 0);

  return (guint) adw_spin_row_get_value (self->total_row);
}

void
pmn_activity_counters_section_add_person (PmnActivityCountersSection *self,
                                          const PmnParticipation *person)
{
  g_return_if_fail (PMN_IS_ACTIVITY_COUNTERS_SECTION (self));
  g_return_if_fail (person != NULL);

  adw_spin_row_set_value (self->total_row, adw_spin_row_get_value (self->total_row) + 1);
  pmn_tally_row_set_count (self->gender_row, person->gender,
                           pmn_tally_row_get_count (self->gender_row, person->gender) + 1);
  pmn_tally_row_set_count (self->age_row, person->age,
                           pmn_tally_row_get_count (self->age_row, person->age) + 1);
  pmn_tally_row_set_count (self->status_row, person->status,
                           pmn_tally_row_get_count (self->status_row, person->status) + 1);
  if (person->already_supported)
    adw_spin_row_set_value (self->supported_row, adw_spin_row_get_value (self->supported_row) + 1);
}

GtkWidget *
pmn_activity_counters_section_get_total (PmnActivityCountersSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_COUNTERS_SECTION (self), NULL);

  return GTK_WIDGET (self->total_row);
}
