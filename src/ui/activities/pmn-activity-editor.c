/* pmn-activity-editor.c: the form that logs an individual session, and changes any activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activities/pmn-activity-editor.h"

#include <glib/gi18n.h>

#include "pmn-labels.h"
#include "pmn-mediator.h"
#include "pmn-nomenclature.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-duration-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-notes-row.h"
#include "widgets/pmn-term-picker.h"

#define ADMINISTRATIVE "aide_aux_demarches_administratives"
#define ALREADY_SUPPORTED "already_supported"
#define KEY_LAST_PLACE "setting:last-place"

struct _PmnActivityEditor
{
  PmnEditorDialog parent_instance;

  PmnDateRow *day_row;
  GtkEditable *title_row;
  PmnDurationRow *minutes_row;
  PmnTermPicker *presets;
  PmnChoiceRow *place_row;
  PmnCommuneRow *commune_row;
  PmnChoiceRow *mediator_row;
  PmnTermPicker *core_picker;
  PmnTermPicker *theme_picker;
  PmnTermPicker *administrative_picker;
  GtkEditable *procedure_row;
  GtkWidget *people_group;
  PmnTermPicker *gender_picker;
  PmnTermPicker *age_picker;
  PmnTermPicker *status_picker;
  AdwSwitchRow *supported_row;
  PmnTermPicker *material_picker;
  PmnTermPicker *autonomy_picker;
  AdwSwitchRow *oriented_row;
  PmnChoiceRow *referral_row;
  GtkEditable *body_row;
  PmnTermPicker *tag_picker;
  GtkEditable *tags_row;
  PmnNotesRow *notes_row;

  char *last_place; /* id of the place row used last */
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (PmnActivityEditor, pmn_activity_editor, PMN_TYPE_EDITOR_DIALOG)

static const int presets[] = { 15, 30, 45, 60, 90, 120 };

static PmnRegister *
get_register (PmnActivityEditor *self)
{
  return pmn_editor_dialog_get_register (PMN_EDITOR_DIALOG (self));
}

/* Pickers -------------------------------------------------------------------------------------- */

static void
add_terms (PmnTermPicker *picker, PmnDimension dimension)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  for (gsize i = 0; i < n; i++)
    pmn_term_picker_add (picker, terms[i].code, terms[i].label, terms[i].help);
}

static void
add_themes (PmnActivityEditor *self)
{
  gsize n_core;
  gsize n;
  const PmnCoreTheme *core = pmn_core_themes (&n_core);
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n);

  for (gsize i = 0; i < n; i++)
    {
      gboolean is_core = FALSE;
      PmnTermPicker *picker;

      for (gsize j = 0; j < n_core; j++)
        is_core = is_core || g_str_equal (core[j].theme_code, terms[i].code);
      picker = terms[i].administrative ? self->administrative_picker
               : is_core               ? self->core_picker
                                       : self->theme_picker;
      pmn_term_picker_add (picker, terms[i].code, terms[i].label, terms[i].help);
    }
}

static PmnTermPicker *
find_theme_picker (PmnActivityEditor *self, const char *code)
{
  if (pmn_term_picker_has (self->core_picker, code))
    return self->core_picker;
  if (pmn_term_picker_has (self->administrative_picker, code))
    return self->administrative_picker;
  return self->theme_picker;
}

/* Turns a code on; one that the nomenclature does not know gets a toggle of its own, so that it is kept. */
static void
turn_on (PmnTermPicker *picker, PmnDimension dimension, const char *code)
{
  if (code == NULL)
    return;
  if (!pmn_term_picker_has (picker, code))
    pmn_term_picker_add (picker, code, pmn_nomenclature_label (dimension, code), NULL);
  pmn_term_picker_set_active (picker, code, TRUE);
}

/* The code of a single picker, interned; NULL when none is on. */
static const char *
read_single (PmnTermPicker *picker)
{
  g_auto (GStrv) codes = pmn_term_picker_dup_active (picker);

  return g_intern_string (codes[0]);
}

static void
on_themes_changed (PmnActivityEditor *self)
{
  gboolean administrative = pmn_term_picker_get_active (self->theme_picker, ADMINISTRATIVE)
                            || pmn_term_picker_get_active (self->core_picker, ADMINISTRATIVE);

  gtk_widget_set_visible (GTK_WIDGET (self->administrative_picker), administrative);
  gtk_widget_set_visible (GTK_WIDGET (self->procedure_row), administrative);
}

static void
on_preset_changed (PmnActivityEditor *self)
{
  const char *code = read_single (self->presets);

  if (self->syncing || code == NULL)
    return;
  pmn_duration_row_set_minutes (self->minutes_row, (int) g_ascii_strtoll (code, NULL, 10));
}

static void
on_minutes_changed (PmnActivityEditor *self)
{
  int minutes = pmn_duration_row_get_minutes (self->minutes_row);

  self->syncing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", presets[i]);

      pmn_term_picker_set_active (self->presets, code, presets[i] == minutes);
    }
  self->syncing = FALSE;
}

static void
on_place_changed (PmnActivityEditor *self)
{
  const char *id = pmn_choice_row_get_id (self->place_row);

  gtk_widget_set_visible (GTK_WIDGET (self->commune_row),
                          g_str_equal (id, "elsewhere") || g_str_equal (id, "home"));
}

/* Preparing: team, places, tags, last place ----------------------------------------------------- */

static gboolean
was_cancelled (PmnActivityEditor *self, GError *error)
{
  if (error == NULL)
    return FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  pmn_error_dialog_present (GTK_WIDGET (self), _ ("The form could not be filled"), error);
  return FALSE;
}

static void
on_last_place_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityEditor) self = PMN_ACTIVITY_EDITOR (data);
  g_autoptr (GError) error = NULL;

  g_free (self->last_place);
  self->last_place = pmn_register_get_text_finish (PMN_REGISTER (source), result, &error);
  if (!was_cancelled (self, error))
    pmn_editor_dialog_ready (PMN_EDITOR_DIALOG (self));
}

static void
on_tags_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityEditor) self = PMN_ACTIVITY_EDITOR (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = pmn_register_rows_finish (PMN_REGISTER (source), result, &error);

  if (was_cancelled (self, error))
    return;
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    pmn_term_picker_add (self->tag_picker, g_ptr_array_index (tags, i), g_ptr_array_index (tags, i),
                         NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tag_picker), tags != NULL && tags->len > 0);
  pmn_register_get_text_async (PMN_REGISTER (source), KEY_LAST_PLACE,
                               pmn_editor_dialog_get_cancellable (PMN_EDITOR_DIALOG (self)),
                               on_last_place_read, g_object_ref (self));
}

static void
on_places_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityEditor) self = PMN_ACTIVITY_EDITOR (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (was_cancelled (self, error))
    return;
  pmn_choice_row_add (self->place_row, "", _ ("Choose…"));
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const PmnPlace *place = g_ptr_array_index (places, i);

      pmn_choice_row_add_int (self->place_row, place->record.id, place->name);
    }
  pmn_choice_row_add (self->place_row, "elsewhere",
                      pmn_label_place_kind (PMN_PLACE_KIND_ELSEWHERE));
  pmn_choice_row_add (self->place_row, "home", pmn_label_place_kind (PMN_PLACE_KIND_HOME));
  pmn_choice_row_add (self->place_row, "remote", pmn_label_place_kind (PMN_PLACE_KIND_REMOTE));
  pmn_register_terms_async (PMN_REGISTER (source), PMN_DIMENSION_TAG,
                            pmn_editor_dialog_get_cancellable (PMN_EDITOR_DIALOG (self)),
                            on_tags_listed, g_object_ref (self));
}

static void
on_mediators_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityEditor) self = PMN_ACTIVITY_EDITOR (data);
  const PmnActivity *activity = pmn_editor_dialog_get_row (PMN_EDITOR_DIALOG (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mediators
      = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (was_cancelled (self, error))
    return;
  pmn_choice_row_add_int (self->mediator_row, 0, _ ("Choose…"));
  for (guint i = 0; mediators != NULL && i < mediators->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (mediators, i);
      g_autofree char *name = pmn_mediator_get_display_name (mediator);

      /* Who signed it stays, even gone or changed of role since. */
      if (mediator->record.id == activity->mediator_id
          || pmn_mediator_kind_can_author (mediator->kind))
        pmn_choice_row_add_int (self->mediator_row, mediator->record.id, name);
    }
  pmn_register_list_async (PMN_REGISTER (source), PMN_ENTITY_PLACE, NULL,
                           pmn_editor_dialog_get_cancellable (PMN_EDITOR_DIALOG (self)),
                           on_places_listed, g_object_ref (self));
}

static void
pmn_activity_editor_prepare (PmnEditorDialog *dialog)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);

  pmn_date_row_set_today (self->day_row, pmn_register_get_today (get_register (self)));
  pmn_register_list_async (get_register (self), PMN_ENTITY_MEDIATOR, NULL,
                           pmn_editor_dialog_get_cancellable (dialog), on_mediators_listed,
                           g_object_ref (self));
}

/* Showing -------------------------------------------------------------------------------------- */

static gboolean
has_one_person (const PmnActivity *activity)
{
  return activity->kind == PMN_ACTIVITY_INDIVIDUAL || activity->kind == PMN_ACTIVITY_ONE_OFF;
}

static const char *
get_tally_code (const PmnActivity *activity, int dimension)
{
  for (guint i = 0; i < activity->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, i);

      if (tally->dimension == dimension && tally->n > 0)
        return tally->code;
    }
  return NULL;
}

static void
show_person (PmnActivityEditor *self, const PmnActivity *activity)
{
  const PmnParticipation *person
      = activity->participations->len > 0 ? g_ptr_array_index (activity->participations, 0) : NULL;

  g_object_set (self->gender_picker, "state", "", NULL);
  g_object_set (self->age_picker, "state", "", NULL);
  g_object_set (self->status_picker, "state", "", NULL);
  if (!has_one_person (activity))
    return;
  if (person != NULL)
    {
      turn_on (self->gender_picker, PMN_DIMENSION_GENDER, person->gender);
      turn_on (self->age_picker, PMN_DIMENSION_AGE, person->age);
      turn_on (self->status_picker, PMN_DIMENSION_STATUS, person->status);
      adw_switch_row_set_active (self->supported_row, person->already_supported);
      return;
    }
  turn_on (self->gender_picker, PMN_DIMENSION_GENDER,
           get_tally_code (activity, PMN_DIMENSION_GENDER));
  turn_on (self->age_picker, PMN_DIMENSION_AGE, get_tally_code (activity, PMN_DIMENSION_AGE));
  turn_on (self->status_picker, PMN_DIMENSION_STATUS,
           get_tally_code (activity, PMN_DIMENSION_STATUS));
  adw_switch_row_set_active (
      self->supported_row,
      pmn_activity_get_tally (activity, PMN_DIMENSION_PERSON, ALREADY_SUPPORTED) > 0);
}

static void
show_place (PmnActivityEditor *self, const PmnActivity *activity)
{
  switch (activity->place_kind)
    {
    case PMN_PLACE_KIND_PLACE:
      pmn_choice_row_set_int (self->place_row, activity->place_id);
      break;
    case PMN_PLACE_KIND_ELSEWHERE:
      pmn_choice_row_set_id (self->place_row, "elsewhere");
      break;
    case PMN_PLACE_KIND_HOME:
      pmn_choice_row_set_id (self->place_row, "home");
      break;
    case PMN_PLACE_KIND_REMOTE:
      pmn_choice_row_set_id (self->place_row, "remote");
      break;
    case PMN_PLACE_KIND_NONE:
    default:
      /* A new session is most often where the last one was. */
      if (pmn_editor_dialog_is_new (PMN_EDITOR_DIALOG (self)) && self->last_place != NULL)
        g_object_set (self->place_row, "state", self->last_place, NULL);
      else
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->place_row), 0);
    }
  pmn_commune_row_set_commune (self->commune_row, activity->insee, activity->postcode,
                               activity->commune);
  on_place_changed (self);
}

static void
show_terms (PmnActivityEditor *self, const PmnActivity *activity)
{
  g_object_set (self->core_picker, "state", "", NULL);
  g_object_set (self->theme_picker, "state", "", NULL);
  g_object_set (self->administrative_picker, "state", "", NULL);
  g_object_set (self->material_picker, "state", "", NULL);
  g_object_set (self->autonomy_picker, "state", "", NULL);
  g_object_set (self->tag_picker, "state", "", NULL);
  for (guint i = 0; i < activity->themes->len; i++)
    {
      const char *code = g_ptr_array_index (activity->themes, i);

      turn_on (find_theme_picker (self, code), PMN_DIMENSION_THEME, code);
    }
  for (guint i = 0; i < activity->materials->len; i++)
    turn_on (self->material_picker, PMN_DIMENSION_MATERIAL,
             g_ptr_array_index (activity->materials, i));
  for (guint i = 0; i < activity->tags->len; i++)
    turn_on (self->tag_picker, PMN_DIMENSION_TAG, g_ptr_array_index (activity->tags, i));
  if (activity->tags->len > 0)
    gtk_widget_set_visible (GTK_WIDGET (self->tag_picker), TRUE);
  turn_on (self->autonomy_picker, PMN_DIMENSION_AUTONOMY, activity->autonomy);
  on_themes_changed (self);
}

static const char *
get_title (const PmnActivity *activity)
{
  switch (activity->kind)
    {
    case PMN_ACTIVITY_WORKSHOP:
      return _ ("Workshop");
    case PMN_ACTIVITY_ONE_OFF:
      return _ ("One-off Request");
    case PMN_ACTIVITY_LOCAL:
      return _ ("Local Activity");
    case PMN_ACTIVITY_INDIVIDUAL:
    default:
      return _ ("Individual Session");
    }
}

static void
pmn_activity_editor_show_row (PmnEditorDialog *dialog, gconstpointer row)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  const PmnActivity *activity = row;

  adw_dialog_set_title (ADW_DIALOG (self), get_title (activity));
  gtk_widget_set_visible (self->people_group, has_one_person (activity));
  gtk_widget_set_visible (GTK_WIDGET (self->autonomy_picker), has_one_person (activity));
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), activity->kind == PMN_ACTIVITY_WORKSHOP);
  pmn_date_row_set_day (self->day_row, activity->day);
  pmn_ui_set_text (self->title_row, activity->title);
  pmn_duration_row_set_minutes (self->minutes_row, activity->minutes);
  on_minutes_changed (self);
  show_place (self, activity);
  pmn_choice_row_set_int (self->mediator_row, activity->mediator_id);
  show_terms (self, activity);
  pmn_ui_set_text (self->procedure_row, activity->procedure);
  adw_switch_row_set_active (self->supported_row, FALSE);
  show_person (self, activity);
  adw_switch_row_set_active (self->oriented_row, activity->oriented == PMN_YES);
  pmn_choice_row_set_id (self->referral_row, activity->referral);
  if (activity->referral == NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->referral_row), 0);
  pmn_ui_set_text (self->body_row, activity->referral_body);
  pmn_ui_set_text (self->tags_row, NULL);
  pmn_notes_row_set_text (self->notes_row, activity->notes);
}

/* Reading -------------------------------------------------------------------------------------- */

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static void
read_place (PmnActivityEditor *self, PmnActivity *activity, PmnValidation *issues)
{
  const char *id = pmn_choice_row_get_id (self->place_row);
  gboolean with_commune = gtk_widget_get_visible (GTK_WIDGET (self->commune_row));

  activity->place_id = 0;
  if (g_str_equal (id, "elsewhere"))
    activity->place_kind = PMN_PLACE_KIND_ELSEWHERE;
  else if (g_str_equal (id, "home"))
    activity->place_kind = PMN_PLACE_KIND_HOME;
  else if (g_str_equal (id, "remote"))
    activity->place_kind = PMN_PLACE_KIND_REMOTE;
  else if (*id == '\0' && activity->kind == PMN_ACTIVITY_LOCAL)
    activity->place_kind = PMN_PLACE_KIND_NONE;
  else
    {
      activity->place_kind = PMN_PLACE_KIND_PLACE;
      activity->place_id = pmn_choice_row_get_int (self->place_row);
    }
  if (!with_commune && activity->place_kind == PMN_PLACE_KIND_PLACE)
    return;
  g_strlcpy (activity->insee, with_commune ? pmn_commune_row_get_insee (self->commune_row) : "",
             sizeof activity->insee);
  g_strlcpy (activity->postcode,
             with_commune ? pmn_commune_row_get_postcode (self->commune_row) : "",
             sizeof activity->postcode);
  set_text (&activity->commune,
            with_commune ? g_strdup (pmn_commune_row_get_name (self->commune_row)) : NULL);
}

static void
read_codes (PmnTermPicker *picker, GPtrArray *into)
{
  g_auto (GStrv) codes = pmn_term_picker_dup_active (picker);

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (into, (gpointer) g_intern_string (codes[i]));
}

static int
compare_national_order (gconstpointer a, gconstpointer b)
{
  const PmnTerm *first = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, *(const char *const *) a);
  const PmnTerm *second = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, *(const char *const *) b);

  /* Codes that are not known come last, in the order they came. */
  return (first != NULL ? first->id : G_MAXINT) - (second != NULL ? second->id : G_MAXINT);
}

static void
read_terms (PmnActivityEditor *self, PmnActivity *activity)
{
  g_auto (GStrv) new_tags = g_strsplit (gtk_editable_get_text (self->tags_row), ",", -1);

  g_ptr_array_set_size (activity->themes, 0);
  read_codes (self->core_picker, activity->themes);
  read_codes (self->theme_picker, activity->themes);
  if (gtk_widget_get_visible (GTK_WIDGET (self->administrative_picker)))
    read_codes (self->administrative_picker, activity->themes);
  g_ptr_array_sort (activity->themes, compare_national_order);
  g_ptr_array_set_size (activity->materials, 0);
  read_codes (self->material_picker, activity->materials);
  g_ptr_array_set_size (activity->tags, 0);
  read_codes (self->tag_picker, activity->tags);
  for (guint i = 0; new_tags[i] != NULL; i++)
    {
      g_strstrip (new_tags[i]);
      if (*new_tags[i] != '\0')
        pmn_activity_add_tag (activity, new_tags[i]);
    }
}

static const char *
or_not_said (const char *code)
{
  return code != NULL ? code : g_intern_static_string ("non_communique");
}

static void
read_person (PmnActivityEditor *self, PmnActivity *activity)
{
  const char *gender = or_not_said (read_single (self->gender_picker));
  const char *age = or_not_said (read_single (self->age_picker));
  const char *status = or_not_said (read_single (self->status_picker));
  gboolean supported = adw_switch_row_get_active (self->supported_row);

  if (!has_one_person (activity))
    return;
  if (activity->participations->len > 0)
    {
      PmnParticipation *person = g_ptr_array_index (activity->participations, 0);

      person->gender = gender;
      person->age = age;
      person->status = status;
      person->already_supported = supported;
      return;
    }
  activity->anonymous = 1;
  g_array_set_size (activity->tallies, 0);
  pmn_activity_set_tally (activity, PMN_DIMENSION_GENDER, gender, 1);
  pmn_activity_set_tally (activity, PMN_DIMENSION_AGE, age, 1);
  pmn_activity_set_tally (activity, PMN_DIMENSION_STATUS, status, 1);
  if (supported)
    pmn_activity_set_tally (activity, PMN_DIMENSION_PERSON, ALREADY_SUPPORTED, 1);
}

static void
read_outcome (PmnActivityEditor *self, PmnActivity *activity)
{
  gboolean oriented = adw_switch_row_get_active (self->oriented_row);
  const char *referral = pmn_choice_row_get_id (self->referral_row);

  /* A question left without an answer stays so, unless it is answered now. */
  if (oriented)
    activity->oriented = PMN_YES;
  else if (activity->oriented == PMN_YES || pmn_editor_dialog_is_new (PMN_EDITOR_DIALOG (self)))
    activity->oriented = PMN_NO;
  activity->referral = oriented && *referral != '\0' ? g_intern_string (referral) : NULL;
  set_text (&activity->referral_body, oriented ? pmn_ui_text_or_null (self->body_row) : NULL);
  if (has_one_person (activity))
    activity->autonomy = read_single (self->autonomy_picker);
}

static void
pmn_activity_editor_read_row (PmnEditorDialog *dialog, gpointer row, PmnValidation *issues)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  PmnActivity *activity = row;
  g_autoptr (GError) error = NULL;
  int minutes = pmn_duration_row_get_minutes (self->minutes_row);

  activity->day = pmn_date_row_get_day (self->day_row, &error);
  if (error != NULL)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "day", "%s", error->message);
  if (minutes < 0)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "minutes", "%s",
                        _ ("Write a duration such as 45, 1 h 30 or 1:30."));
  activity->minutes = MAX (minutes, 0);
  if (activity->kind == PMN_ACTIVITY_WORKSHOP)
    set_text (&activity->title, pmn_ui_text_or_null (self->title_row));
  activity->mediator_id = pmn_choice_row_get_int (self->mediator_row);
  read_place (self, activity, issues);
  read_terms (self, activity);
  set_text (&activity->procedure, gtk_widget_get_visible (GTK_WIDGET (self->procedure_row))
                                      ? pmn_ui_text_or_null (self->procedure_row)
                                      : NULL);
  read_person (self, activity);
  read_outcome (self, activity);
  set_text (&activity->notes, pmn_notes_row_dup_text (self->notes_row));
}

static void
pmn_activity_editor_validate (PmnEditorDialog *dialog, gconstpointer row, PmnValidation *issues)
{
  pmn_activity_validate (row, pmn_register_get_today (pmn_editor_dialog_get_register (dialog)),
                         issues);
}

/* After saving --------------------------------------------------------------------------------- */

static void
on_last_place_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Only a convenience for the next form. */
  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    g_message ("The place used last could not be noted: %s", error->message);
}

static char *
pmn_activity_editor_describe_saved (PmnEditorDialog *dialog, gconstpointer saved, gboolean created)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  const PmnActivity *activity = saved;

  if (created && g_set_str (&self->last_place, pmn_choice_row_get_id (self->place_row)))
    pmn_register_set_text_async (get_register (self), KEY_LAST_PLACE, self->last_place, NULL,
                                 on_last_place_written, NULL);
  if (activity->local_ref == NULL)
    return g_strdup (created ? _ ("Activity logged") : _ ("Activity changed"));
  /* Translators: %s is the short reference of an activity: A7F3-0192. */
  return g_strdup_printf (created ? _ ("Activity %s logged") : _ ("Activity %s changed"),
                          activity->local_ref);
}

static gpointer
pmn_activity_editor_prepare_next (PmnEditorDialog *dialog, gconstpointer saved)
{
  const PmnActivity *before = saved;
  PmnActivity *next = pmn_activity_new ();

  next->day = before->day;
  next->mediator_id = before->mediator_id;
  next->place_kind = before->place_kind;
  next->place_id = before->place_id;
  g_strlcpy (next->insee, before->insee, sizeof next->insee);
  g_strlcpy (next->postcode, before->postcode, sizeof next->postcode);
  next->commune = g_strdup (before->commune);
  return next;
}

/* Class ---------------------------------------------------------------------------------------- */

static void
pmn_activity_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_ACTIVITY_EDITOR);
  G_OBJECT_CLASS (pmn_activity_editor_parent_class)->dispose (object);
}

static void
pmn_activity_editor_finalize (GObject *object)
{
  g_free (PMN_ACTIVITY_EDITOR (object)->last_place);
  G_OBJECT_CLASS (pmn_activity_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, day_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, title_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, presets);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, place_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, commune_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, mediator_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, core_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, theme_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, administrative_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, procedure_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, people_group);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, gender_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, age_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, status_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, supported_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, material_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, autonomy_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, oriented_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, referral_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, body_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, tag_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, tags_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, notes_row);
}

static void
pmn_activity_editor_class_init (PmnActivityEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnEditorDialogClass *editor_class = PMN_EDITOR_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_activity_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_activity_editor_finalize;
  editor_class->prepare = pmn_activity_editor_prepare;
  editor_class->show_row = pmn_activity_editor_show_row;
  editor_class->read_row = pmn_activity_editor_read_row;
  editor_class->validate = pmn_activity_editor_validate;
  editor_class->prepare_next = pmn_activity_editor_prepare_next;
  editor_class->describe_saved = pmn_activity_editor_describe_saved;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_DATE_ROW);
  g_type_ensure (PMN_TYPE_DURATION_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_NOTES_ROW);
  g_type_ensure (PMN_TYPE_TERM_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activities/pmn-activity-editor.ui");
  bind_children (widget_class);
}

static void
pmn_activity_editor_init (PmnActivityEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", presets[i]);
      g_autofree char *label = pmn_format_minutes (presets[i], pmn_ui_language ());

      pmn_term_picker_add (self->presets, code, label, NULL);
    }
  add_themes (self);
  add_terms (self->gender_picker, PMN_DIMENSION_GENDER);
  add_terms (self->age_picker, PMN_DIMENSION_AGE);
  add_terms (self->status_picker, PMN_DIMENSION_STATUS);
  add_terms (self->material_picker, PMN_DIMENSION_MATERIAL);
  add_terms (self->autonomy_picker, PMN_DIMENSION_AUTONOMY);
  pmn_choice_row_add (self->referral_row, "", _ ("Not said"));
  pmn_choice_row_add_dimension (self->referral_row, PMN_DIMENSION_REFERRAL);
  g_signal_connect_swapped (self->theme_picker, "changed", G_CALLBACK (on_themes_changed), self);
  g_signal_connect_swapped (self->core_picker, "changed", G_CALLBACK (on_themes_changed), self);
  g_signal_connect_swapped (self->presets, "changed", G_CALLBACK (on_preset_changed), self);
  g_signal_connect_swapped (self->minutes_row, "changed", G_CALLBACK (on_minutes_changed), self);
  g_signal_connect_swapped (self->place_row, "notify::state", G_CALLBACK (on_place_changed), self);
}

static AdwDialog *
make (PmnRegister *reg, const PmnActivity *activity)
{
  PmnActivityEditor *self
      = g_object_new (PMN_TYPE_ACTIVITY_EDITOR, "can-save-new", activity->record.id == 0, NULL);

  pmn_editor_dialog_set_up (PMN_EDITOR_DIALOG (self), reg, PMN_ENTITY_ACTIVITY, activity,
                            "activity");
  return ADW_DIALOG (self);
}

AdwDialog *
pmn_activity_editor_new (PmnRegister *reg)
{
  g_autoptr (PmnActivity) activity = NULL;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  activity = pmn_activity_new ();
  activity->day = pmn_register_get_today (reg);
  activity->mediator_id = pmn_register_get_actor (reg);
  return make (reg, activity);
}

AdwDialog *
pmn_activity_editor_new_for_activity (PmnRegister *reg, const PmnActivity *activity)
{
  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  return make (reg, activity);
}
