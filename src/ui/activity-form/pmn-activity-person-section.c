/* pmn-activity-person-section.c: the one anonymous person of an individual session or a one-off request
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-person-section.h"

#include "pmn-nomenclature.h"
#include "pmn-ui.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-term-picker.h"

#define NOT_SAID "non_communique"

struct _PmnActivityPersonSection
{
  PmnActivitySection parent_instance;

  PmnTermPicker *gender_picker;
  PmnTermPicker *age_picker;
  PmnTermPicker *status_picker;
  PmnCommuneRow *commune_row;
  AdwSwitchRow *supported_row;

  char uuid[37];
};

G_DEFINE_FINAL_TYPE (PmnActivityPersonSection, pmn_activity_person_section,
                     PMN_TYPE_ACTIVITY_SECTION)

static void
pmn_activity_person_section_class_init (PmnActivityPersonSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_TERM_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-person-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityPersonSection, gender_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityPersonSection, age_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityPersonSection, status_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityPersonSection, commune_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityPersonSection, supported_row);
}

static void
pmn_activity_person_section_init (PmnActivityPersonSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_term_picker_add_dimension (self->gender_picker, PMN_DIMENSION_GENDER);
  pmn_term_picker_add_dimension (self->age_picker, PMN_DIMENSION_AGE);
  pmn_term_picker_add_dimension (self->status_picker, PMN_DIMENSION_STATUS);
}

static const char *
read_code (PmnTermPicker *picker)
{
  const char *code = pmn_term_picker_get_single (picker);

  return code != NULL ? code : g_intern_static_string (NOT_SAID);
}

gboolean
pmn_activity_person_section_is_said (PmnActivityPersonSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_PERSON_SECTION (self), FALSE);

  return !g_str_equal (read_code (self->gender_picker), NOT_SAID)
         || !g_str_equal (read_code (self->age_picker), NOT_SAID)
         || !g_str_equal (read_code (self->status_picker), NOT_SAID)
         || *gtk_editable_get_text (GTK_EDITABLE (self->commune_row)) != '\0'
         || adw_switch_row_get_active (self->supported_row);
}

PmnParticipation *
pmn_activity_person_section_read_person (PmnActivityPersonSection *self, PmnValidation *issues)
{
  PmnParticipation *person = pmn_participation_new ();
  g_autoptr (PmnValidation) unused = pmn_validation_new ();

  g_return_val_if_fail (PMN_IS_ACTIVITY_PERSON_SECTION (self), person);

  g_strlcpy (person->uuid, self->uuid, sizeof person->uuid);
  person->gender = read_code (self->gender_picker);
  person->age = read_code (self->age_picker);
  person->status = read_code (self->status_picker);
  pmn_commune_row_read (self->commune_row, "residence", person->insee, person->postcode,
                        &person->commune, issues != NULL ? issues : unused);
  person->already_supported = adw_switch_row_get_active (self->supported_row);
  return person;
}

void
pmn_activity_person_section_show_person (PmnActivityPersonSection *self,
                                         const PmnParticipation *person)
{
  g_autoptr (PmnParticipation) nobody = pmn_participation_new ();
  const PmnParticipation *shown = person != NULL ? person : nobody;

  g_return_if_fail (PMN_IS_ACTIVITY_PERSON_SECTION (self));

  g_strlcpy (self->uuid, shown->uuid, sizeof self->uuid);
  pmn_term_picker_set_single (self->gender_picker, PMN_DIMENSION_GENDER,
                              person != NULL ? shown->gender : NULL);
  pmn_term_picker_set_single (self->age_picker, PMN_DIMENSION_AGE,
                              person != NULL ? shown->age : NULL);
  pmn_term_picker_set_single (self->status_picker, PMN_DIMENSION_STATUS,
                              person != NULL ? shown->status : NULL);
  pmn_commune_row_set_commune (self->commune_row, shown->insee, shown->postcode, shown->commune);
  adw_switch_row_set_active (self->supported_row, shown->already_supported);
}
