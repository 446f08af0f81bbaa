/* pmn-participation-row.c: one person of an activity, in a line that opens
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-participation-row.h"

#include <glib/gi18n.h>

#include "pmn-nomenclature.h"
#include "pmn-ui.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-duration-row.h"

#define NOT_SAID "non_communique"

struct _PmnParticipationRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *remove_button;
  PmnDurationRow *minutes_row;
  PmnChoiceRow *gender_row;
  PmnChoiceRow *age_row;
  PmnChoiceRow *status_row;
  PmnCommuneRow *commune_row;
  AdwSwitchRow *supported_row;

  char uuid[37];
  gint64 beneficiary_id;
  int birth_year;
  PmnDay day;
};

G_DEFINE_FINAL_TYPE (PmnParticipationRow, pmn_participation_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The line closed still tells what is in it. */
static void
update_subtitle (PmnParticipationRow *self)
{
  const PmnDimension dimensions[]
      = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS };
  PmnChoiceRow *const rows[] = { self->gender_row, self->age_row, self->status_row };
  g_autoptr (GString) text = g_string_new (NULL);

  if (gtk_widget_get_visible (GTK_WIDGET (self->minutes_row))
      && pmn_duration_row_get_minutes (self->minutes_row) > 0)
    g_string_append (text, gtk_editable_get_text (GTK_EDITABLE (self->minutes_row)));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *code = pmn_choice_row_get_id (rows[i]);

      if (*code != '\0' && !g_str_equal (code, NOT_SAID))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                                pmn_nomenclature_label (dimensions[i], code));
    }
  if (text->len == 0)
    g_string_append (text, pmn_nomenclature_label (PMN_DIMENSION_GENDER, NOT_SAID));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text->str);
}

static void
on_changed (PmnParticipationRow *self)
{
  update_subtitle (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_remove_clicked (PmnParticipationRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
pmn_participation_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PARTICIPATION_ROW);
  G_OBJECT_CLASS (pmn_participation_row_parent_class)->dispose (object);
}

static void
pmn_participation_row_class_init (PmnParticipationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_participation_row_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PMN_TYPE_PARTICIPATION_ROW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", PMN_TYPE_PARTICIPATION_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_DURATION_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-participation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnParticipationRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PmnParticipationRow, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, PmnParticipationRow, gender_row);
  gtk_widget_class_bind_template_child (widget_class, PmnParticipationRow, age_row);
  gtk_widget_class_bind_template_child (widget_class, PmnParticipationRow, status_row);
  gtk_widget_class_bind_template_child (widget_class, PmnParticipationRow, commune_row);
  gtk_widget_class_bind_template_child (widget_class, PmnParticipationRow, supported_row);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
pmn_participation_row_init (PmnParticipationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_choice_row_add_dimension (self->gender_row, PMN_DIMENSION_GENDER);
  pmn_choice_row_add_dimension (self->age_row, PMN_DIMENSION_AGE);
  pmn_choice_row_add_dimension (self->status_row, PMN_DIMENSION_STATUS);
  pmn_choice_row_set_id (self->gender_row, NOT_SAID);
  pmn_choice_row_set_id (self->age_row, NOT_SAID);
  pmn_choice_row_set_id (self->status_row, NOT_SAID);
  update_subtitle (self);
  g_signal_connect_object (self->gender_row, "notify::state", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->age_row, "notify::state", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->status_row, "notify::state", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->minutes_row, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
set_title (PmnParticipationRow *self, const char *title)
{
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_tooltip_text (self->remove_button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

PmnParticipationRow *
pmn_participation_row_new (const char *title)
{
  PmnParticipationRow *self = g_object_new (PMN_TYPE_PARTICIPATION_ROW, NULL);

  g_return_val_if_fail (title != NULL, self);

  set_title (self, title);
  return self;
}

void
pmn_participation_row_set_participation (PmnParticipationRow *self, const PmnParticipation *person)
{
  g_return_if_fail (PMN_IS_PARTICIPATION_ROW (self));
  g_return_if_fail (person != NULL);

  g_strlcpy (self->uuid, person->uuid, sizeof self->uuid);
  self->beneficiary_id = person->beneficiary_id;
  pmn_choice_row_set_id (self->gender_row, person->gender);
  pmn_choice_row_set_id (self->age_row, person->age);
  pmn_choice_row_set_id (self->status_row, person->status);
  pmn_commune_row_set_commune (self->commune_row, person->insee, person->postcode, person->commune);
  adw_switch_row_set_active (self->supported_row, person->already_supported);
}

void
pmn_participation_row_set_beneficiary (PmnParticipationRow *self, const PmnBeneficiary *beneficiary,
                                       PmnDay day, gboolean copy_values)
{
  g_autoptr (PmnParticipation) values = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (PMN_IS_PARTICIPATION_ROW (self));
  g_return_if_fail (beneficiary != NULL);

  name = pmn_beneficiary_get_display_name (beneficiary);
  set_title (self, name);
  self->beneficiary_id = beneficiary->record.id;
  self->birth_year = beneficiary->birth_year;
  self->day = day;
  if (!copy_values)
    return;
  values = pmn_beneficiary_to_participation (beneficiary, day);
  g_strlcpy (values->uuid, self->uuid, sizeof values->uuid);
  values->already_supported = adw_switch_row_get_active (self->supported_row);
  pmn_participation_row_set_participation (self, values);
}

void
pmn_participation_row_set_day (PmnParticipationRow *self, PmnDay day)
{
  g_return_if_fail (PMN_IS_PARTICIPATION_ROW (self));

  if (day == PMN_DAY_NONE || day == self->day)
    return;
  if (self->birth_year != 0 && self->day != PMN_DAY_NONE
      && g_str_equal (pmn_choice_row_get_id (self->age_row),
                      pmn_age_bracket (self->birth_year, self->day)))
    pmn_choice_row_set_id (self->age_row, pmn_age_bracket (self->birth_year, day));
  self->day = day;
}

gint64
pmn_participation_row_get_beneficiary (PmnParticipationRow *self)
{
  g_return_val_if_fail (PMN_IS_PARTICIPATION_ROW (self), 0);

  return self->beneficiary_id;
}

PmnParticipation *
pmn_participation_row_read (PmnParticipationRow *self, PmnValidation *issues)
{
  PmnParticipation *person = pmn_participation_new ();

  g_return_val_if_fail (PMN_IS_PARTICIPATION_ROW (self), person);

  g_strlcpy (person->uuid, self->uuid, sizeof person->uuid);
  person->beneficiary_id = self->beneficiary_id;
  person->gender = g_intern_string (pmn_choice_row_get_id (self->gender_row));
  person->age = g_intern_string (pmn_choice_row_get_id (self->age_row));
  person->status = g_intern_string (pmn_choice_row_get_id (self->status_row));
  pmn_commune_row_read (self->commune_row, "followed", person->insee, person->postcode,
                        &person->commune, issues);
  person->already_supported = adw_switch_row_get_active (self->supported_row);
  return person;
}

void
pmn_participation_row_set_timed (PmnParticipationRow *self, gboolean timed)
{
  g_return_if_fail (PMN_IS_PARTICIPATION_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->minutes_row), timed);
  update_subtitle (self);
}

int
pmn_participation_row_get_minutes (PmnParticipationRow *self)
{
  g_return_val_if_fail (PMN_IS_PARTICIPATION_ROW (self), -1);

  return pmn_duration_row_get_minutes (self->minutes_row);
}

void
pmn_participation_row_set_minutes (PmnParticipationRow *self, int minutes)
{
  g_return_if_fail (PMN_IS_PARTICIPATION_ROW (self));

  pmn_duration_row_set_minutes (self->minutes_row, minutes);
}

char *
pmn_participation_row_save (PmnParticipationRow *self)
{
  g_autofree char *commune = NULL;

  g_return_val_if_fail (PMN_IS_PARTICIPATION_ROW (self), NULL);

  g_object_get (self->commune_row, "state", &commune, NULL);
  g_strdelimit (commune, "\t\n", ' ');
  return g_strdup_printf (
      "%" G_GINT64_FORMAT "\t%s\t%d\t%s\t%s\t%s\t%d\t%s", self->beneficiary_id, self->uuid,
      pmn_duration_row_get_minutes (self->minutes_row), pmn_choice_row_get_id (self->gender_row),
      pmn_choice_row_get_id (self->age_row), pmn_choice_row_get_id (self->status_row),
      adw_switch_row_get_active (self->supported_row), commune);
}

gboolean
pmn_participation_row_load (PmnParticipationRow *self, const char *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (PMN_IS_PARTICIPATION_ROW (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  parts = g_strsplit (text, "\t", 8);
  if (g_strv_length (parts) != 8)
    return FALSE;
  self->beneficiary_id = g_ascii_strtoll (parts[0], NULL, 10);
  g_strlcpy (self->uuid, parts[1], sizeof self->uuid);
  pmn_duration_row_set_minutes (self->minutes_row, MAX (atoi (parts[2]), 0));
  pmn_choice_row_set_id (self->gender_row, parts[3]);
  pmn_choice_row_set_id (self->age_row, parts[4]);
  pmn_choice_row_set_id (self->status_row, parts[5]);
  adw_switch_row_set_active (self->supported_row, atoi (parts[6]) != 0);
  g_object_set (self->commune_row, "state", parts[7], NULL);
  return TRUE;
}
