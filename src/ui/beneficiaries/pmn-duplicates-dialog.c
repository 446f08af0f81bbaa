/* pmn-duplicates-dialog.c: pairs of followed people who may be one, to merge or to tell apart
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "beneficiaries/pmn-duplicates-dialog.h"

#include <glib/gi18n.h>

#include "beneficiaries/pmn-similar-people.h"
#include "pmn-people.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-form-focus.h"

struct _PmnDuplicatesDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwPreferencesPage *pairs_page;

  PmnRegister *reg;
  GPtrArray *pairs;  /* nullable; what is shown */
  GPtrArray *groups; /* of the pairs, in order */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnDuplicatesDialog, pmn_duplicates_dialog, ADW_TYPE_DIALOG)

/* What one button is about. */
typedef struct
{
  PmnDuplicatesDialog *dialog; /* owned while an answer is awaited */
  gint64 kept_id;
  gint64 merged_id;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_clear_object (&choice->dialog);
  g_free (choice);
}

static void
toast (PmnDuplicatesDialog *self, const char *sentence, gboolean with_undo)
{
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));

  if (window == NULL)
    return;
  if (with_undo)
    pmn_window_toast_undo (window, sentence);
  else
    pmn_window_toast (window, sentence);
}

/* Merging -------------------------------------------------------------------------------------- */

static void
on_merged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnDuplicatesDialog) self = PMN_DUPLICATES_DIALOG (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("These two could not be merged"), error);
  else
    toast (self, _ ("Two entries of one person were merged"), TRUE);
}

static void
on_answered (AdwAlertDialog *alert, const char *response, gpointer data)
{
  Choice *choice = data;

  if (g_str_equal (response, "merge"))
    pmn_people_merge_async (choice->dialog->reg, choice->kept_id, choice->merged_id, NULL,
                            on_merged, g_object_ref (choice->dialog));
}

static void
ask (PmnDuplicatesDialog *self, const PmnPersonSummary *kept, const PmnPersonSummary *merged)
{
  g_autofree char *name = pmn_beneficiary_get_display_name (kept->person);
  g_autofree char *other = pmn_beneficiary_get_display_name (merged->person);
  /* Translators: %s is the name of a person. */
  g_autofree char *heading = g_strdup_printf (_ ("Keep “%s”?"), name);
  g_autofree char *body = g_strdup_printf (
      /* Translators: the first %s is who goes to the trash, the second who stays. */
      _ ("The activities of “%s” become those of “%s”, who also learns what was only noted there. "
         "The other entry goes to the trash. This can be undone."),
      other, name);
  AdwDialog *alert = pmn_alert_new (heading, body);
  Choice *choice = g_new0 (Choice, 1);

  choice->dialog = g_object_ref (self);
  choice->kept_id = kept->person->record.id;
  choice->merged_id = merged->person->record.id;
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "merge",
                                  _ ("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "merge",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "merge");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_data (alert, "response", G_CALLBACK (on_answered), choice,
                         (GClosureNotify) (void (*) (void)) choice_free, 0);
  pmn_alert_ask (alert, GTK_WIDGET (self));
}

/* Returns: (transfer none) (nullable): the pair whose group @button is in. */
static const PmnPersonPair *
find_pair (PmnDuplicatesDialog *self, GtkWidget *button)
{
  GtkWidget *group = gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_GROUP);
  guint index;

  return g_ptr_array_find (self->groups, group, &index) ? g_ptr_array_index (self->pairs, index)
                                                        : NULL;
}

static void
on_keep_first_clicked (GtkWidget *button, PmnDuplicatesDialog *self)
{
  const PmnPersonPair *pair = find_pair (self, button);

  ask (self, pair->a, pair->b);
}

static void
on_keep_second_clicked (GtkWidget *button, PmnDuplicatesDialog *self)
{
  const PmnPersonPair *pair = find_pair (self, button);

  ask (self, pair->b, pair->a);
}

static void look (PmnDuplicatesDialog *self);

/* Telling apart -------------------------------------------------------------------------------- */

static void
on_told_apart (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnDuplicatesDialog) self = PMN_DUPLICATES_DIALOG (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("This could not be saved"), error);
  else
    {
      toast (self, _ ("Two different people: they will not be proposed again"), FALSE);
      look (self);
    }
}

static void
on_distinct_activated (GtkWidget *row, PmnDuplicatesDialog *self)
{
  const PmnPersonPair *pair = find_pair (self, row);

  pmn_people_set_distinct_async (self->reg, pair->a->person->record.uuid,
                                 pair->b->person->record.uuid, TRUE, NULL, on_told_apart,
                                 g_object_ref (self));
}

/* The list ------------------------------------------------------------------------------------- */

static GtkWidget *
make_person_row (PmnDuplicatesDialog *self, const PmnPersonSummary *summary, GCallback on_keep)
{
  g_autofree char *name = pmn_beneficiary_get_display_name (summary->person);
  g_autofree char *subtitle = pmn_person_describe (summary);
  /* Translators: the first %s is the name of a person, the second what is known of them. */
  g_autofree char *label = g_strdup_printf (_ ("Keep %s, %s"), name, subtitle);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_signal_connect_object (pmn_ui_add_row_button (row, _ ("Keep"), label), "clicked", on_keep, self,
                           0);
  return row;
}

static GtkWidget *
make_group (PmnDuplicatesDialog *self, const PmnPersonPair *pair)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *distinct = adw_button_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   pair->a->likeness == PMN_LIKENESS_SAME ? _ ("Same Names")
                                                                          : _ ("Close Spelling"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_person_row (self, pair->a, G_CALLBACK (on_keep_first_clicked)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_person_row (self, pair->b, G_CALLBACK (on_keep_second_clicked)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (distinct), _ ("Not the Same Person"));
  g_signal_connect_object (distinct, "activated", G_CALLBACK (on_distinct_activated), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), distinct);
  return group;
}

static void
show_pairs (PmnDuplicatesDialog *self, GPtrArray *pairs)
{
  gboolean had_pairs = self->groups->len > 0;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->pairs_page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = g_ptr_array_ref (pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      GtkWidget *group = make_group (self, g_ptr_array_index (pairs, i));

      g_ptr_array_add (self->groups, group);
      adw_preferences_page_add (self->pairs_page, ADW_PREFERENCES_GROUP (group));
    }
  gtk_stack_set_visible_child_name (self->stack, pairs->len == 0 ? "none" : "list");
  if (!had_pairs)
    return;
  /* The last one is decided: the toast that takes it back is behind. */
  if (pairs->len == 0)
    adw_dialog_close (ADW_DIALOG (self));
  /* What had the keyboard is gone with its pair. */
  else if (!pmn_form_focus_is_inside (GTK_WIDGET (self->stack)))
    gtk_widget_child_focus (GTK_WIDGET (self->pairs_page), GTK_DIR_TAB_FORWARD);
}

static void
on_pairs_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnDuplicatesDialog) self = PMN_DUPLICATES_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = pmn_register_rows_finish (PMN_REGISTER (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pairs != NULL)
    {
      show_pairs (self, pairs);
      return;
    }
  pmn_ui_describe (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
look (PmnDuplicatesDialog *self)
{
  if (self->stack == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pmn_people_duplicates_async (self->reg, PMN_MAX_DUPLICATES, self->cancellable, on_pairs_found,
                               g_object_ref (self));
}

static void
on_retry_clicked (GtkButton *button, PmnDuplicatesDialog *self)
{
  look (self);
}

static void
on_register_changed (PmnDuplicatesDialog *self, const PmnStoreNews *news)
{
  if (self->stack != NULL && (news->entities & (1u << PMN_ENTITY_BENEFICIARY)) != 0)
    look (self);
}

static void
pmn_duplicates_dialog_dispose (GObject *object)
{
  PmnDuplicatesDialog *self = PMN_DUPLICATES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_DUPLICATES_DIALOG);
  G_OBJECT_CLASS (pmn_duplicates_dialog_parent_class)->dispose (object);
}

static void
pmn_duplicates_dialog_finalize (GObject *object)
{
  PmnDuplicatesDialog *self = PMN_DUPLICATES_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_ptr_array_unref (self->groups);
  G_OBJECT_CLASS (pmn_duplicates_dialog_parent_class)->finalize (object);
}

static void
pmn_duplicates_dialog_class_init (PmnDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_duplicates_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_duplicates_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/beneficiaries/pmn-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnDuplicatesDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PmnDuplicatesDialog, pairs_page);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
pmn_duplicates_dialog_init (PmnDuplicatesDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
pmn_duplicates_dialog_new (PmnRegister *reg)
{
  PmnDuplicatesDialog *self = g_object_new (PMN_TYPE_DUPLICATES_DIALOG, NULL);

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);
  look (self);
  return ADW_DIALOG (self);
}
