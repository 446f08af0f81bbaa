/* pmn-activity-detail.c: everything about one activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-detail.h"

#include <glib/gi18n.h>

#include "pmn-activity-field-text.h"
#include "pmn-activity-text.h"
#include "pmn-ui.h"
#include "widgets/pmn-fact-row.h"
#include "widgets/pmn-wrapping.h"

struct _PmnActivityDetail
{
  AdwBin parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *close_button;
  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkScrolledWindow *scrolled;
  GtkBox *groups;
  GtkWidget *edit_button;
  GtkWidget *duplicate_button;
  GtkWidget *trash_button;
  PmnActivityHistoryView *history;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (PmnActivityDetail, pmn_activity_detail, ADW_TYPE_BIN)

/* Rows ------------------------------------------------------------------------------------------ */

static AdwPreferencesGroup *
add_group (PmnActivityDetail *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* Nothing when there is nothing to say. */
static void
add_property (AdwPreferencesGroup *group, const char *title, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  adw_preferences_group_add (group, pmn_fact_row_new (title, value));
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
add_text (PmnActivityDetail *self, const char *title, const char *text)
{
  GtkWidget *label;
  AdwPreferencesGroup *group;

  if (text == NULL || *text == '\0')
    return;
  group = add_group (self, title);
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), pmn_wrapping_find_mode (text));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (label, "detail-text");
  adw_preferences_group_add (group, label);
}

/* What ------------------------------------------------------------------------------------------ */

static void
add_heading (PmnActivityDetail *self, const PmnActivity *activity,
             const PmnActivitySummary *summary)
{
  g_autofree char *kind = pmn_activity_text_kind (summary);
  g_autofree char *day = pmn_format_date_long (activity->day, pmn_ui_language ());
  g_autofree char *duration = pmn_activity_text_duration (summary);
  AdwPreferencesGroup *group = add_group (self, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (
      ADW_PREFERENCES_ROW (row),
      activity->title != NULL && *activity->title != '\0' ? activity->title : kind);
  if (activity->title != NULL && *activity->title != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kind);
  adw_action_row_add_prefix (
      ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (pmn_activity_kind_icon (activity->kind)));
  adw_preferences_group_add (group, row);
  add_property (group, _ ("Date"), day);
  add_property (group, _ ("Duration"), duration);
}

static void
add_where_and_who (PmnActivityDetail *self, const PmnActivity *activity,
                   const PmnActivitySummary *summary, GPtrArray *co_mediators)
{
  g_autofree char *place = pmn_activity_text_place (summary);
  g_autofree char *others = NULL;
  AdwPreferencesGroup *group = add_group (self, NULL);

  add_property (group, _ ("Place"), place);
  add_property (group, _ ("Mediator"), summary->mediator_name);
  g_ptr_array_add (co_mediators, NULL);
  others = g_strjoinv ("\n", (char **) co_mediators->pdata);
  g_ptr_array_set_size (co_mediators, (gint) co_mediators->len - 1);
  add_property (group, _ ("With"), others);
}

static void
add_content (PmnActivityDetail *self, const PmnActivity *activity)
{
  g_autofree char *themes = pmn_activity_codes_text (PMN_DIMENSION_THEME, activity->themes, "\n");
  g_autofree char *materials
      = pmn_activity_codes_text (PMN_DIMENSION_MATERIAL, activity->materials, "\n");
  g_autofree char *tags = pmn_activity_codes_text (PMN_DIMENSION_TAG, activity->tags, "\n");
  AdwPreferencesGroup *group = add_group (self, NULL);

  gtk_widget_set_visible (GTK_WIDGET (group), FALSE);
  add_property (group, _ ("Themes"), themes);
  add_property (group, _ ("Procedure"), activity->procedure);
  add_property (group, _ ("Equipment"), materials);
  if (activity->level != NULL)
    add_property (group, _ ("Level"),
                  pmn_nomenclature_label (PMN_DIMENSION_LEVEL, activity->level));
  if (activity->autonomy != NULL)
    add_property (group, _ ("Autonomy"),
                  pmn_nomenclature_label (PMN_DIMENSION_AUTONOMY, activity->autonomy));
  if (activity->referral != NULL)
    add_property (group, _ ("Referral"),
                  pmn_nomenclature_label (PMN_DIMENSION_REFERRAL, activity->referral));
  add_property (group, _ ("Referred to"), activity->referral_body);
  add_property (group, _ ("Tags"), tags);
}

/* People ---------------------------------------------------------------------------------------- */

static void
add_people (PmnActivityDetail *self, const PmnActivity *activity)
{
  static const struct
  {
    PmnActivityField field;
    PmnDimension dimension;
  } margins[] = {
    { PMN_ACTIVITY_FIELD_GENDERS, PMN_DIMENSION_GENDER },
    { PMN_ACTIVITY_FIELD_AGES, PMN_DIMENSION_AGE },
    { PMN_ACTIVITY_FIELD_STATUSES, PMN_DIMENSION_STATUS },
  };
  AdwPreferencesGroup *group;
  g_autofree char *total = NULL;
  guint n_followed = 0;

  if (activity->kind == PMN_ACTIVITY_LOCAL)
    return;
  for (guint i = 0; i < activity->participations->len; i++)
    n_followed += ((const PmnParticipation *) g_ptr_array_index (activity->participations, i))
                      ->beneficiary_id
                  != 0;
  group = add_group (self, _ ("People"));
  total = pmn_activity_text_people_count (pmn_activity_get_people (activity));
  add_property (group, _ ("Supported"), total);
  if (n_followed > 0)
    {
      g_autofree char *followed = pmn_activity_text_people_count (n_followed);

      add_property (group, _ ("Followed"), followed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    {
      g_autofree char *margin = pmn_activity_margin_text (activity, margins[i].dimension, "\n");

      add_property (group, pmn_activity_field_title (margins[i].field), margin);
    }
}

/* Where it comes from --------------------------------------------------------------------------- */

static void
add_origin (PmnActivityDetail *self, const PmnActivity *activity)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Record"));

  if (activity->incomplete)
    add_property (group, _ ("State"), _ ("To be completed: not counted in the statistics"));
  add_property (group, _ ("Reference"), activity->local_ref);
  add_property (group, _ ("Source"), pmn_activity_source_text (activity->source));
  if (activity->kind != PMN_ACTIVITY_LOCAL)
    add_property (group, _ ("National platform"),
                  activity->national_id != NULL ? activity->national_id : _ ("Not there"));
  add_property (group, _ ("Original values"), activity->original);
}

/* GObject --------------------------------------------------------------------------------------- */

static void
pmn_activity_detail_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_ACTIVITY_DETAIL);

  G_OBJECT_CLASS (pmn_activity_detail_parent_class)->dispose (object);
}

/* Wherever the keyboard was in what was shown before: at the top. */
static gboolean
pmn_activity_detail_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PMN_ACTIVITY_DETAIL (widget)->close_button);
}

static void
pmn_activity_detail_class_init (PmnActivityDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMN_TYPE_ACTIVITY_HISTORY_VIEW);
  G_OBJECT_CLASS (klass)->dispose = pmn_activity_detail_dispose;
  widget_class->grab_focus = pmn_activity_detail_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activities/pmn-activity-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, window_title);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, close_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, status_page);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, groups);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, history);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, duplicate_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, trash_button);
}

static void
pmn_activity_detail_init (PmnActivityDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public ---------------------------------------------------------------------------------------- */

static void
set_buttons_visible (PmnActivityDetail *self, gboolean visible)
{
  gtk_widget_set_visible (self->edit_button, visible);
  gtk_widget_set_visible (self->duplicate_button, visible);
  gtk_widget_set_visible (self->trash_button, visible);
}

static void
clear (PmnActivityDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

void
pmn_activity_detail_show (PmnActivityDetail *self, const PmnActivity *activity,
                          const PmnActivitySummary *summary, GPtrArray *co_mediators)
{
  g_return_if_fail (PMN_IS_ACTIVITY_DETAIL (self));
  g_return_if_fail (activity != NULL && summary != NULL && co_mediators != NULL);

  clear (self);
  add_heading (self, activity, summary);
  add_where_and_who (self, activity, summary, co_mediators);
  add_content (self, activity);
  add_people (self, activity);
  add_text (self, _ ("Notes"), activity->notes);
  add_origin (self, activity);

  adw_window_title_set_subtitle (self->window_title,
                                 activity->local_ref != NULL ? activity->local_ref : "");
  set_buttons_visible (self, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "activity");
  if (self->id != activity->record.id)
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
      pmn_activity_history_view_set_events (self->history, NULL);
    }
  self->id = activity->record.id;
}

PmnActivityHistoryView *
pmn_activity_detail_get_history (PmnActivityDetail *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_DETAIL (self), NULL);

  return self->history;
}

void
pmn_activity_detail_set_message (PmnActivityDetail *self, const char *title,
                                 const char *description)
{
  g_return_if_fail (PMN_IS_ACTIVITY_DETAIL (self));
  g_return_if_fail (title != NULL);

  clear (self);
  pmn_activity_history_view_set_events (self->history, NULL);
  self->id = 0;
  adw_window_title_set_subtitle (self->window_title, "");
  adw_status_page_set_title (self->status_page, title);
  pmn_ui_describe (self->status_page, description != NULL ? description : "");
  set_buttons_visible (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

gint64
pmn_activity_detail_get_id (PmnActivityDetail *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_DETAIL (self), 0);

  return self->id;
}
