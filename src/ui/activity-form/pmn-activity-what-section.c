/* pmn-activity-what-section.c: what was done, when, how long, where and by whom
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-what-section.h"

#include <glib/gi18n.h>

#include "pmn-activity-kind.h"
#include "pmn-labels.h"
#include "pmn-mediator.h"
#include "pmn-nomenclature.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-duration-row.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-term-picker.h"

#define ELSEWHERE "elsewhere"
#define HOME "home"
#define REMOTE "remote"

struct _PmnActivityWhatSection
{
  PmnActivitySection parent_instance;

  PmnTermPicker *local_kind_picker;
  GtkEditable *title_row;
  PmnTermPicker *level_picker;
  PmnDateRow *day_row;
  PmnDurationRow *minutes_row;
  PmnTermPicker *presets;
  PmnChoiceRow *place_row;
  PmnCommuneRow *commune_row;
  PmnChoiceRow *mediator_row;
  PmnTermPicker *co_mediator_picker;

  PmnActivityKind kind;
  guint n_co_mediators;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (PmnActivityWhatSection, pmn_activity_what_section, PMN_TYPE_ACTIVITY_SECTION)

/* Durations ------------------------------------------------------------------------------------ */

static void
show_preset (PmnActivityWhatSection *self)
{
  int minutes = pmn_duration_row_get_minutes (self->minutes_row);
  g_autofree char *code = g_strdup_printf ("%d", minutes);

  self->syncing = TRUE;
  g_object_set (self->presets, "state", code, NULL);
  self->syncing = FALSE;
}

/* Those of the national form, which has none for a request of five minutes. */
static void
set_presets (PmnActivityWhatSection *self)
{
  static const int usual[] = { 15, 30, 45, 60, 90, 120 };
  static const int one_off[] = { 5, 10, 15 };
  gboolean is_one_off = self->kind == PMN_ACTIVITY_ONE_OFF;
  const int *minutes = is_one_off ? one_off : usual;
  gsize n = is_one_off ? G_N_ELEMENTS (one_off) : G_N_ELEMENTS (usual);

  pmn_term_picker_clear (self->presets);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", minutes[i]);
      g_autofree char *label = pmn_format_minutes (minutes[i], pmn_ui_language ());

      pmn_term_picker_add (self->presets, code, label, NULL);
    }
  show_preset (self);
}

static void
on_preset_changed (PmnActivityWhatSection *self)
{
  const char *code = pmn_term_picker_get_single (self->presets);

  if (!self->syncing && code != NULL)
    pmn_duration_row_set_minutes (self->minutes_row, (int) g_ascii_strtoll (code, NULL, 10));
}

static void
on_minutes_changed (PmnActivityWhatSection *self)
{
  show_preset (self);
  pmn_activity_section_changed (PMN_ACTIVITY_SECTION (self));
}

/* Places --------------------------------------------------------------------------------------- */

static void
on_place_changed (PmnActivityWhatSection *self)
{
  const char *id = pmn_choice_row_get_id (self->place_row);

  gtk_widget_set_visible (GTK_WIDGET (self->commune_row),
                          g_str_equal (id, ELSEWHERE) || g_str_equal (id, HOME));
}

static void
show_place (PmnActivityWhatSection *self, const PmnActivity *activity)
{
  switch (activity->place_kind)
    {
    case PMN_PLACE_KIND_PLACE:
      pmn_choice_row_set_int (self->place_row, activity->place_id);
      break;
    case PMN_PLACE_KIND_ELSEWHERE:
      pmn_choice_row_set_id (self->place_row, ELSEWHERE);
      break;
    case PMN_PLACE_KIND_HOME:
      pmn_choice_row_set_id (self->place_row, HOME);
      break;
    case PMN_PLACE_KIND_REMOTE:
      pmn_choice_row_set_id (self->place_row, REMOTE);
      break;
    case PMN_PLACE_KIND_NONE:
    default:
      pmn_choice_row_set_id (self->place_row, "");
    }
  pmn_commune_row_set_commune (self->commune_row, activity->insee, activity->postcode,
                               activity->commune);
  on_place_changed (self);
}

static void
read_place (PmnActivityWhatSection *self, PmnActivity *activity, PmnValidation *issues)
{
  const char *id = pmn_choice_row_get_id (self->place_row);

  activity->place_id = 0;
  if (g_str_equal (id, ELSEWHERE))
    activity->place_kind = PMN_PLACE_KIND_ELSEWHERE;
  else if (g_str_equal (id, HOME))
    activity->place_kind = PMN_PLACE_KIND_HOME;
  else if (g_str_equal (id, REMOTE))
    activity->place_kind = PMN_PLACE_KIND_REMOTE;
  else if (*id == '\0' && (self->kind == PMN_ACTIVITY_LOCAL || activity->incomplete))
    activity->place_kind = PMN_PLACE_KIND_NONE;
  else
    {
      activity->place_kind = PMN_PLACE_KIND_PLACE;
      activity->place_id = pmn_choice_row_get_int (self->place_row);
    }
  /* What an import said of the commune of a place is kept. */
  if (activity->place_kind == PMN_PLACE_KIND_PLACE)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->commune_row)))
    pmn_commune_row_read (self->commune_row, "insee", activity->insee, activity->postcode,
                          &activity->commune, issues);
  else
    {
      activity->insee[0] = '\0';
      activity->postcode[0] = '\0';
      g_set_str (&activity->commune, NULL);
    }
}

/* Who ------------------------------------------------------------------------------------------ */

static void
fill_team (PmnActivityWhatSection *self, GPtrArray *mediators, gint64 author)
{
  pmn_choice_row_set_placeholder (self->mediator_row, _ ("Choose…"));
  for (guint i = 0; i < mediators->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (mediators, i);
      g_autofree char *name = pmn_mediator_get_display_name (mediator);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mediator->record.id);

      /* Who signed it stays, even gone or changed of role since. */
      if (mediator->record.id == author || pmn_mediator_kind_can_author (mediator->kind))
        pmn_choice_row_add (self->mediator_row, id, name);
      pmn_term_picker_add (self->co_mediator_picker, id, name, NULL);
    }
  self->n_co_mediators = mediators->len;
}

/* Who leads does not animate with oneself. */
static void
on_mediator_changed (PmnActivityWhatSection *self)
{
  pmn_term_picker_show_all_but (self->co_mediator_picker,
                                pmn_choice_row_get_id (self->mediator_row));
}

static void
read_co_mediators (PmnActivityWhatSection *self, PmnActivity *activity)
{
  g_auto (GStrv) ids = pmn_term_picker_dup_active (self->co_mediator_picker);

  g_array_set_size (activity->co_mediators, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (ids[i], NULL, 10);

      if (id != activity->mediator_id)
        g_array_append_val (activity->co_mediators, id);
    }
}

static void
show_co_mediators (PmnActivityWhatSection *self, const PmnActivity *activity)
{
  g_object_set (self->co_mediator_picker, "state", "", NULL);
  for (guint i = 0; i < activity->co_mediators->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             g_array_index (activity->co_mediators, gint64, i));

      /* Who was moved to the trash since still took part. */
      if (!pmn_term_picker_has (self->co_mediator_picker, id))
        pmn_term_picker_add (self->co_mediator_picker, id, _ ("In the trash"), NULL);
      pmn_term_picker_set_active (self->co_mediator_picker, id, TRUE);
    }
}

/* Section -------------------------------------------------------------------------------------- */

static void
pmn_activity_what_section_fill (PmnActivitySection *section, const PmnActivityFormLists *lists,
                                const PmnActivity *activity)
{
  PmnActivityWhatSection *self = PMN_ACTIVITY_WHAT_SECTION (section);

  pmn_date_row_set_today (self->day_row, pmn_register_get_today (lists->reg));
  fill_team (self, lists->mediators, activity->mediator_id);
  pmn_choice_row_set_placeholder (self->place_row, _ ("Choose…"));
  for (guint i = 0; i < lists->places->len; i++)
    {
      const PmnPlace *place = g_ptr_array_index (lists->places, i);

      pmn_choice_row_add_int (self->place_row, place->record.id, place->name);
    }
  pmn_choice_row_add (self->place_row, ELSEWHERE, pmn_label_place_kind (PMN_PLACE_KIND_ELSEWHERE));
  pmn_choice_row_add (self->place_row, HOME, pmn_label_place_kind (PMN_PLACE_KIND_HOME));
  pmn_choice_row_add (self->place_row, REMOTE, pmn_label_place_kind (PMN_PLACE_KIND_REMOTE));
}

static void
pmn_activity_what_section_set_kind (PmnActivitySection *section, PmnActivityKind kind)
{
  PmnActivityWhatSection *self = PMN_ACTIVITY_WHAT_SECTION (section);
  gboolean workshop = kind == PMN_ACTIVITY_WORKSHOP;
  gboolean local = kind == PMN_ACTIVITY_LOCAL;

  self->kind = kind;
  gtk_widget_set_visible (GTK_WIDGET (self->local_kind_picker), local);
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), pmn_activity_kind_has_title (kind));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title_row),
                                 local ? _ ("In a few words") : _ ("Title of the workshop"));
  gtk_widget_set_visible (GTK_WIDGET (self->level_picker), workshop);
  /* A local activity may have no place at all. */
  pmn_choice_row_remove (self->place_row, "");
  if (local)
    pmn_choice_row_add (self->place_row, "", _ ("No place"));
  gtk_widget_set_visible (GTK_WIDGET (self->co_mediator_picker),
                          (workshop || local) && self->n_co_mediators > 1);
  set_presets (self);
}

static void
pmn_activity_what_section_show_activity (PmnActivitySection *section, const PmnActivity *activity)
{
  PmnActivityWhatSection *self = PMN_ACTIVITY_WHAT_SECTION (section);

  pmn_term_picker_set_single (self->local_kind_picker, PMN_DIMENSION_LOCAL_KIND,
                              activity->local_kind);
  pmn_ui_set_text (self->title_row, activity->title);
  pmn_term_picker_set_single (self->level_picker, PMN_DIMENSION_LEVEL, activity->level);
  pmn_date_row_set_day (self->day_row, activity->day);
  pmn_duration_row_set_minutes (self->minutes_row, activity->minutes);
  show_preset (self);
  show_place (self, activity);
  pmn_choice_row_set_int (self->mediator_row, activity->mediator_id);
  show_co_mediators (self, activity);
  on_mediator_changed (self);
}

static void
pmn_activity_what_section_read_activity (PmnActivitySection *section, PmnActivity *activity,
                                         PmnValidation *issues)
{
  PmnActivityWhatSection *self = PMN_ACTIVITY_WHAT_SECTION (section);
  int minutes = pmn_duration_row_get_minutes (self->minutes_row);

  activity->local_kind = self->kind == PMN_ACTIVITY_LOCAL
                             ? pmn_term_picker_get_single (self->local_kind_picker)
                             : NULL;
  /* What another kind has not is not asked here: pmn_activity_fit_kind() says what becomes of it. */
  if (pmn_activity_kind_has_title (self->kind))
    {
      g_free (activity->title);
      activity->title = pmn_ui_text_or_null (self->title_row);
    }
  if (self->kind == PMN_ACTIVITY_WORKSHOP)
    activity->level = pmn_term_picker_get_single (self->level_picker);
  activity->day = pmn_date_row_read (self->day_row, "day", issues);
  if (minutes < 0)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "minutes", "%s",
                        _ ("Write a duration such as 45, 1 h 30 or 1:30."));
  activity->minutes = MAX (minutes, 0);
  read_place (self, activity, issues);
  activity->mediator_id = pmn_choice_row_get_int (self->mediator_row);
  if (self->kind == PMN_ACTIVITY_WORKSHOP || self->kind == PMN_ACTIVITY_LOCAL)
    read_co_mediators (self, activity);
  else
    g_array_set_size (activity->co_mediators, 0);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, local_kind_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, title_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, level_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, day_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, presets);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, place_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, commune_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, mediator_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityWhatSection, co_mediator_picker);
}

static void
pmn_activity_what_section_class_init (PmnActivityWhatSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnActivitySectionClass *section_class = PMN_ACTIVITY_SECTION_CLASS (klass);

  section_class->fill = pmn_activity_what_section_fill;
  section_class->set_kind = pmn_activity_what_section_set_kind;
  section_class->show_activity = pmn_activity_what_section_show_activity;
  section_class->read_activity = pmn_activity_what_section_read_activity;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_DATE_ROW);
  g_type_ensure (PMN_TYPE_DURATION_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_TERM_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-what-section.ui");
  bind_children (widget_class);
}

static void
pmn_activity_what_section_init (PmnActivityWhatSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = PMN_ACTIVITY_INDIVIDUAL;
  pmn_term_picker_add_dimension (self->local_kind_picker, PMN_DIMENSION_LOCAL_KIND);
  pmn_term_picker_add_dimension (self->level_picker, PMN_DIMENSION_LEVEL);
  set_presets (self);
  g_signal_connect_object (self->presets, "changed", G_CALLBACK (on_preset_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->minutes_row, "changed", G_CALLBACK (on_minutes_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day_row, "changed", G_CALLBACK (pmn_activity_section_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->place_row, "notify::state", G_CALLBACK (on_place_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mediator_row, "notify::state", G_CALLBACK (on_mediator_changed),
                           self, G_CONNECT_SWAPPED);
}

int
pmn_activity_what_section_get_minutes (PmnActivityWhatSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_WHAT_SECTION (self), -1);

  return pmn_duration_row_get_minutes (self->minutes_row);
}

PmnDay
pmn_activity_what_section_get_day (PmnActivityWhatSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_WHAT_SECTION (self), PMN_DAY_NONE);

  return pmn_date_row_get_day (self->day_row, NULL);
}

void
pmn_activity_what_section_set_minutes (PmnActivityWhatSection *self, int minutes)
{
  g_return_if_fail (PMN_IS_ACTIVITY_WHAT_SECTION (self));

  pmn_duration_row_set_minutes (self->minutes_row, minutes);
}

GtkWidget *
pmn_activity_what_section_get_field (PmnActivityWhatSection *self, const char *name)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_WHAT_SECTION (self), NULL);

  if (g_str_equal (name, "day"))
    return GTK_WIDGET (self->day_row);
  if (g_str_equal (name, "minutes"))
    return GTK_WIDGET (self->minutes_row);
  if (g_str_equal (name, "place"))
    return GTK_WIDGET (self->place_row);
  g_return_val_if_fail (g_str_equal (name, "local-kind"), NULL);
  return GTK_WIDGET (self->local_kind_picker);
}
