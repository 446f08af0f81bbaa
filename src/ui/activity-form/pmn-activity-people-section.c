/* pmn-activity-people-section.c: the people of an activity who have a line of their own
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-people-section.h"

#include <glib/gi18n.h>

#include "pmn-activity-kind.h"
#include "activity-form/pmn-beneficiary-finder.h"
#include "activity-form/pmn-participation-row.h"
#include "beneficiaries/pmn-beneficiary-editor.h"
#include "pmn-ui.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-form-focus.h"
#include "widgets/pmn-issue-row.h"

struct _PmnActivityPeopleSection
{
  PmnActivitySection parent_instance;

  PmnBeneficiaryFinder *finder_row;
  GtkWidget *anonymous_row;

  PmnRegister *reg;
  GPtrArray *rows; /* PmnParticipationRow, in order */
  GCancellable *cancellable;
  PmnDay day;
  int minutes;
  gboolean timed;
};

G_DEFINE_FINAL_TYPE (PmnActivityPeopleSection, pmn_activity_people_section,
                     PMN_TYPE_ACTIVITY_SECTION)

static guint first_signal;

static void
changed (PmnActivityPeopleSection *self)
{
  pmn_activity_section_changed (PMN_ACTIVITY_SECTION (self));
}

static void
remove_row (PmnActivityPeopleSection *self, PmnParticipationRow *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
}

static void
on_remove (PmnParticipationRow *row, PmnActivityPeopleSection *self)
{
  remove_row (self, row);
  changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->finder_row));
}

static PmnParticipationRow *
add_row (PmnActivityPeopleSection *self)
{
  /* Translators: %u is the rank of somebody anonymous among several. */
  g_autofree char *title = g_strdup_printf (_ ("Person %u"), self->rows->len + 1);
  PmnParticipationRow *row = pmn_participation_row_new (title);

  pmn_participation_row_set_timed (row, self->timed);
  pmn_participation_row_set_day (row, self->day);
  if (self->timed)
    pmn_participation_row_set_minutes (row, self->minutes);
  g_signal_connect (row, "remove", G_CALLBACK (on_remove), self);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
clear (PmnActivityPeopleSection *self)
{
  while (self->rows->len > 0)
    remove_row (self, g_ptr_array_index (self->rows, self->rows->len - 1));
}

/* Names ---------------------------------------------------------------------------------------- */

static PmnParticipationRow *
find_row (PmnActivityPeopleSection *self, gint64 beneficiary_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (pmn_participation_row_get_beneficiary (g_ptr_array_index (self->rows, i)) == beneficiary_id)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static void
on_person_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityPeopleSection) self = PMN_ACTIVITY_PEOPLE_SECTION (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnBeneficiary) person
      = pmn_register_get_finish (PMN_REGISTER (source), result, &error);
  PmnParticipationRow *row;

  if (person == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The name of a followed person could not be read: %s", error->message);
      return;
    }
  row = find_row (self, person->record.id);
  if (row != NULL)
    pmn_participation_row_set_beneficiary (row, person, self->day, FALSE);
}

/* A stored participation and a draft know the person by number only. */
static void
ask_name (PmnActivityPeopleSection *self, PmnParticipationRow *row)
{
  gint64 id = pmn_participation_row_get_beneficiary (row);

  if (id != 0)
    pmn_register_get_async (self->reg, PMN_ENTITY_BENEFICIARY, id, self->cancellable,
                            on_person_read, g_object_ref (self));
}

static void
add_beneficiary (PmnActivityPeopleSection *self, const PmnBeneficiary *person)
{
  PmnParticipationRow *row = find_row (self, person->record.id);
  g_autofree char *name = pmn_beneficiary_get_display_name (person);
  g_autofree char *sentence = NULL;

  if (row == NULL)
    {
      row = add_row (self);
      pmn_participation_row_set_beneficiary (row, person, self->day, TRUE);
      changed (self);
      /* Translators: %s is the name of a person. */
      sentence = g_strdup_printf (C_ ("person", "%s added"), name);
    }
  else
    sentence = g_strdup_printf (_ ("%s is there already"), name);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_found (PmnActivityPeopleSection *self, const PmnBeneficiary *person)
{
  add_beneficiary (self, person);
  /* The form is laid out anew around the finder, which keeps the keyboard. */
  pmn_form_focus_scroll_to (GTK_WIDGET (self->finder_row));
}

static void
on_new_person_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityPeopleSection) self = PMN_ACTIVITY_PEOPLE_SECTION (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnBeneficiary) person
      = pmn_register_get_finish (PMN_REGISTER (source), result, &error);

  if (person != NULL)
    add_beneficiary (self, person);
  else
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The person could not be added"), error);
}

static void
on_person_saved (PmnActivityPeopleSection *self, gint64 id)
{
  pmn_register_get_async (self->reg, PMN_ENTITY_BENEFICIARY, id, self->cancellable,
                          on_new_person_read, g_object_ref (self));
}

static void
on_new_person (PmnActivityPeopleSection *self)
{
  AdwDialog *dialog = pmn_beneficiary_editor_new (self->reg, NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_person_saved), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_another (PmnActivityPeopleSection *self)
{
  if (self->rows->len == 0)
    g_signal_emit (self, first_signal, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (add_row (self)), TRUE);
  changed (self);
}

/* Draft ---------------------------------------------------------------------------------------- */

static char *
pmn_activity_people_section_dup_state (PmnActivitySection *section)
{
  PmnActivityPeopleSection *self = PMN_ACTIVITY_PEOPLE_SECTION (section);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    g_strv_builder_take (lines, pmn_participation_row_save (g_ptr_array_index (self->rows, i)));
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

static void
pmn_activity_people_section_load_state (PmnActivitySection *section, const char *state)
{
  PmnActivityPeopleSection *self = PMN_ACTIVITY_PEOPLE_SECTION (section);
  g_auto (GStrv) lines = g_strsplit (state != NULL ? state : "", "\n", -1);

  clear (self);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      PmnParticipationRow *row;

      if (*lines[i] == '\0')
        continue;
      row = add_row (self);
      if (!pmn_participation_row_load (row, lines[i]))
        remove_row (self, row);
      else
        ask_name (self, row);
    }
  changed (self);
}

/* Section -------------------------------------------------------------------------------------- */

static void
pmn_activity_people_section_fill (PmnActivitySection *section, const PmnActivityFormLists *lists,
                                  const PmnActivity *activity)
{
  PmnActivityPeopleSection *self = PMN_ACTIVITY_PEOPLE_SECTION (section);

  g_set_object (&self->reg, lists->reg);
  pmn_beneficiary_finder_set_register (self->finder_row, lists->reg);
}

static void
pmn_activity_people_section_set_kind (PmnActivitySection *section, PmnActivityKind kind)
{
  PmnActivityPeopleSection *self = PMN_ACTIVITY_PEOPLE_SECTION (section);

  gtk_widget_set_visible (GTK_WIDGET (self), kind != PMN_ACTIVITY_LOCAL);
  gtk_widget_set_visible (self->anonymous_row, pmn_activity_kind_has_one_person (kind));
}

static void
pmn_activity_people_section_show_activity (PmnActivitySection *section, const PmnActivity *activity)
{
  PmnActivityPeopleSection *self = PMN_ACTIVITY_PEOPLE_SECTION (section);
  gboolean alone
      = pmn_activity_kind_has_one_person (activity->kind) && activity->participations->len == 1;

  self->day = activity->day;
  clear (self);
  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);
      PmnParticipationRow *row;

      /* The one anonymous person of a session has fields of its own. */
      if (alone && person->beneficiary_id == 0)
        continue;
      row = add_row (self);
      pmn_participation_row_set_participation (row, person);
      ask_name (self, row);
    }
  changed (self);
}

static void
pmn_activity_people_section_read_activity (PmnActivitySection *section, PmnActivity *activity,
                                           PmnValidation *issues)
{
  PmnActivityPeopleSection *self = PMN_ACTIVITY_PEOPLE_SECTION (section);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PmnParticipation *person
          = pmn_participation_row_read (g_ptr_array_index (self->rows, i), issues);

      person->position = i + 1;
      g_ptr_array_add (activity->participations, person);
    }
}

static void
pmn_activity_people_section_finalize (GObject *object)
{
  PmnActivityPeopleSection *self = PMN_ACTIVITY_PEOPLE_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (pmn_activity_people_section_parent_class)->finalize (object);
}

static void
pmn_activity_people_section_class_init (PmnActivityPeopleSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnActivitySectionClass *section_class = PMN_ACTIVITY_SECTION_CLASS (klass);

  object_class->finalize = pmn_activity_people_section_finalize;
  section_class->fill = pmn_activity_people_section_fill;
  section_class->set_kind = pmn_activity_people_section_set_kind;
  section_class->show_activity = pmn_activity_people_section_show_activity;
  section_class->read_activity = pmn_activity_people_section_read_activity;
  section_class->dup_state = pmn_activity_people_section_dup_state;
  section_class->load_state = pmn_activity_people_section_load_state;
  first_signal = g_signal_new ("first-of-several", PMN_TYPE_ACTIVITY_PEOPLE_SECTION,
                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PMN_TYPE_BENEFICIARY_FINDER);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-people-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityPeopleSection, finder_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityPeopleSection, anonymous_row);
  gtk_widget_class_bind_template_callback (widget_class, on_new_person);
  gtk_widget_class_bind_template_callback (widget_class, on_another);
}

static void
pmn_activity_people_section_init (PmnActivityPeopleSection *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->day = PMN_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->finder_row, "found", G_CALLBACK (on_found), self,
                           G_CONNECT_SWAPPED);
}

guint
pmn_activity_people_section_get_n (PmnActivityPeopleSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_PEOPLE_SECTION (self), 0);

  return self->rows->len;
}

void
pmn_activity_people_section_add (PmnActivityPeopleSection *self, const PmnParticipation *person)
{
  g_return_if_fail (PMN_IS_ACTIVITY_PEOPLE_SECTION (self));
  g_return_if_fail (person != NULL);

  pmn_participation_row_set_participation (add_row (self), person);
  changed (self);
}

GPtrArray *
pmn_activity_people_section_take_anonymous (PmnActivityPeopleSection *self)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_participation_free);
  g_autoptr (PmnValidation) unused = pmn_validation_new ();
  guint i = 0;

  g_return_val_if_fail (PMN_IS_ACTIVITY_PEOPLE_SECTION (self), people);

  while (i < self->rows->len)
    {
      PmnParticipationRow *row = g_ptr_array_index (self->rows, i);

      if (pmn_participation_row_get_beneficiary (row) != 0)
        {
          i++;
          continue;
        }
      g_ptr_array_add (people, pmn_participation_row_read (row, unused));
      remove_row (self, row);
    }
  if (people->len > 0)
    changed (self);
  return people;
}

void
pmn_activity_people_section_set_timed (PmnActivityPeopleSection *self, gboolean timed, int minutes)
{
  g_return_if_fail (PMN_IS_ACTIVITY_PEOPLE_SECTION (self));

  self->timed = timed;
  self->minutes = minutes;
  for (guint i = 0; i < self->rows->len; i++)
    {
      PmnParticipationRow *row = g_ptr_array_index (self->rows, i);

      pmn_participation_row_set_timed (row, timed);
      if (timed && minutes > 0 && pmn_participation_row_get_minutes (row) == 0)
        pmn_participation_row_set_minutes (row, minutes);
    }
}

GArray *
pmn_activity_people_section_dup_minutes (PmnActivityPeopleSection *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (PMN_IS_ACTIVITY_PEOPLE_SECTION (self), all);

  for (guint i = 0; i < self->rows->len; i++)
    {
      int minutes = pmn_participation_row_get_minutes (g_ptr_array_index (self->rows, i));

      g_array_append_val (all, minutes);
    }
  return all;
}

void
pmn_activity_people_section_set_day (PmnActivityPeopleSection *self, PmnDay day)
{
  g_return_if_fail (PMN_IS_ACTIVITY_PEOPLE_SECTION (self));

  if (day == PMN_DAY_NONE)
    return;
  self->day = day;
  for (guint i = 0; i < self->rows->len; i++)
    pmn_participation_row_set_day (g_ptr_array_index (self->rows, i), day);
}

GtkWidget *
pmn_activity_people_section_get_finder (PmnActivityPeopleSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_PEOPLE_SECTION (self), NULL);

  return GTK_WIDGET (self->finder_row);
}
