/* pmn-activity-detail.c: everything about one activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-detail.h"

#include <glib/gi18n.h>

#include "pmn-activity-text.h"
#include "pmn-history.h"
#include "pmn-nomenclature.h"
#include "pmn-ui.h"
#include "widgets/pmn-fact-row.h"

struct _PmnActivityDetail
{
  AdwBin parent_instance;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkScrolledWindow *scrolled;
  GtkBox *groups;
  GtkWidget *edit_button;
  GtkWidget *duplicate_button;
  GtkWidget *trash_button;
  GtkWidget *history; /* nullable */
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
  if (value != NULL && *value != '\0')
    adw_preferences_group_add (group, pmn_fact_row_new (title, value));
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
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (label, "detail-text");
  adw_preferences_group_add (group, label);
}

static char *
join_labels (PmnDimension dimension, GPtrArray *codes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            dimension == PMN_DIMENSION_TAG
                                ? (const char *) g_ptr_array_index (codes, i)
                                : pmn_nomenclature_label (dimension, g_ptr_array_index (codes, i)));
  return g_string_free (text, FALSE);
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
  g_autofree char *themes = join_labels (PMN_DIMENSION_THEME, activity->themes);
  g_autofree char *materials = join_labels (PMN_DIMENSION_MATERIAL, activity->materials);
  g_autofree char *tags = join_labels (PMN_DIMENSION_TAG, activity->tags);
  AdwPreferencesGroup *group = add_group (self, NULL);

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
  gtk_widget_set_visible (GTK_WIDGET (group), *themes != '\0' || *materials != '\0' || *tags != '\0'
                                                  || activity->level != NULL
                                                  || activity->autonomy != NULL
                                                  || activity->referral != NULL);
}

/* People ---------------------------------------------------------------------------------------- */

static guint
count_people (const PmnActivity *activity, PmnDimension dimension, const char *code)
{
  guint n = pmn_activity_get_tally (activity, (int) dimension, code);

  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);
      const char *of_person = dimension == PMN_DIMENSION_GENDER ? person->gender
                              : dimension == PMN_DIMENSION_AGE  ? person->age
                                                                : person->status;

      if (g_strcmp0 (of_person, code) == 0)
        n++;
    }
  return n;
}

static void
add_margin (AdwPreferencesGroup *group, const char *title, const PmnActivity *activity,
            PmnDimension dimension)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);
  guint shown = 0, total = pmn_activity_get_people (activity);

  for (gsize i = 0; i < n_terms; i++)
    {
      guint n = count_people (activity, dimension, terms[i].code);
      g_autofree char *number = pmn_format_integer (n, pmn_ui_language ());

      shown += n;
      if (n > 0)
        g_string_append_printf (text, "%s%s : %s", text->len > 0 ? "\n" : "", terms[i].label,
                                number);
    }
  if (shown < total)
    {
      g_autofree char *number = pmn_format_integer (total - shown, pmn_ui_language ());

      /* Translators: people whose age, gender or status is in no bracket of today. */
      g_string_append_printf (text, "%s%s : %s", text->len > 0 ? "\n" : "", _ ("Other"), number);
    }
  add_property (group, title, text->str);
}

static void
add_people (PmnActivityDetail *self, const PmnActivity *activity)
{
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
  add_margin (group, _ ("Gender"), activity, PMN_DIMENSION_GENDER);
  add_margin (group, _ ("Age"), activity, PMN_DIMENSION_AGE);
  add_margin (group, _ ("Status"), activity, PMN_DIMENSION_STATUS);
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

static void
pmn_activity_detail_class_init (PmnActivityDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_activity_detail_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activities/pmn-activity-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, window_title);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, status_page);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityDetail, groups);
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
  self->history = NULL;
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
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  self->id = activity->record.id;
}

void
pmn_activity_detail_set_history (PmnActivityDetail *self, GPtrArray *steps)
{
  AdwPreferencesGroup *group;

  g_return_if_fail (PMN_IS_ACTIVITY_DETAIL (self));
  g_return_if_fail (steps != NULL);

  if (self->history != NULL)
    gtk_box_remove (self->groups, self->history);
  self->history = NULL;
  if (steps->len == 0)
    return;
  group = add_group (self, _ ("History"));
  self->history = GTK_WIDGET (group);
  for (guint i = 0; i < steps->len; i++)
    {
      GtkWidget *row = pmn_fact_row_new_for_step (g_ptr_array_index (steps, i));

      adw_preferences_group_add (group, row);
    }
}

void
pmn_activity_detail_set_message (PmnActivityDetail *self, const char *title,
                                 const char *description)
{
  g_return_if_fail (PMN_IS_ACTIVITY_DETAIL (self));
  g_return_if_fail (title != NULL);

  clear (self);
  self->id = 0;
  adw_window_title_set_subtitle (self->window_title, "");
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
  set_buttons_visible (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

gint64
pmn_activity_detail_get_id (PmnActivityDetail *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_DETAIL (self), 0);

  return self->id;
}
