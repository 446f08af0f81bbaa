/* pmn-record-detail.c: everything about one person or place: facts, activities, history
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-record-detail.h"

#include <glib/gi18n.h>

#include "activities/pmn-activity-text.h"
#include "pmn-people.h"
#include "pmn-ui.h"
#include "widgets/pmn-fact-row.h"

#define MAX_ACTIVITIES 50
#define MAX_STEPS 20

struct _PmnRecordDetail
{
  AdwBin parent_instance;

  AdwWindowTitle *window_title;
  GtkMenuButton *menu_button;
  GtkWidget *edit_button;
  GtkScrolledWindow *scrolled;
  GtkBox *facts_box;
  AdwPreferencesGroup *timeline_group;
  AdwPreferencesGroup *history_group;

  gint64 id;
  GPtrArray *read_rows; /* rows of the last two groups, not owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnRecordDetail, pmn_record_detail, ADW_TYPE_BIN)

static void
forget_rows (PmnRecordDetail *self, AdwPreferencesGroup *group)
{
  for (guint i = self->read_rows->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (self->read_rows, i - 1);

      if (!gtk_widget_is_ancestor (row, GTK_WIDGET (group)))
        continue;
      adw_preferences_group_remove (group, row);
      g_ptr_array_remove_index (self->read_rows, i - 1);
    }
}

static void
add_read_row (PmnRecordDetail *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->read_rows, row);
}

/* Returns: (transfer full) (nullable): the rows; NULL when they are not wanted any more. What went wrong is said in @group. */
static GPtrArray *
finish (PmnRecordDetail *self, PmnRegister *reg, GAsyncResult *result, AdwPreferencesGroup *group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pmn_register_rows_finish (reg, result, &error);

  if (self->facts_box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  forget_rows (self, group);
  if (rows == NULL)
    pmn_ui_describe (group, error->message);
  return g_steal_pointer (&rows);
}

static GtkWidget *
make_activity_row (const PmnActivitySummary *summary)
{
  g_autofree char *date = pmn_format_date (summary->day, pmn_ui_language ());
  g_autofree char *kind = pmn_activity_text_kind (summary);
  g_autofree char *themes = pmn_activity_text_themes (summary);
  g_autofree char *details = pmn_activity_text_details (summary);
  g_autofree char *title = g_strdup_printf ("%s · %s", date, kind);
  g_autofree char *subtitle
      = *themes != '\0' ? g_strdup_printf ("%s\n%s", themes, details) : g_strdup (details);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (pmn_activity_kind_icon (summary->kind)));
  return row;
}

static void
on_timeline_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnRecordDetail) self = PMN_RECORD_DETAIL (data);
  g_autoptr (GPtrArray) rows = finish (self, PMN_REGISTER (source), result, self->timeline_group);
  guint n_shown = 0;

  if (rows == NULL)
    return;
  for (guint i = 0; i < MIN (rows->len, MAX_ACTIVITIES); i++)
    if (g_ptr_array_index (rows, i) != NULL)
      {
        add_read_row (self, self->timeline_group, make_activity_row (g_ptr_array_index (rows, i)));
        n_shown++;
      }
  adw_preferences_group_set_description (self->timeline_group, n_shown == 0 ? _ ("None yet.")
                                                               : rows->len > MAX_ACTIVITIES
                                                                   ? _ ("The newest ones.")
                                                                   : NULL);
}

static void
on_history_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnRecordDetail) self = PMN_RECORD_DETAIL (data);
  g_autoptr (GPtrArray) rows = finish (self, PMN_REGISTER (source), result, self->history_group);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_read_row (self, self->history_group,
                  pmn_fact_row_new_for_step (g_ptr_array_index (rows, i)));
}

static void
pmn_record_detail_dispose (GObject *object)
{
  PmnRecordDetail *self = PMN_RECORD_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_RECORD_DETAIL);
  G_OBJECT_CLASS (pmn_record_detail_parent_class)->dispose (object);
}

static void
pmn_record_detail_finalize (GObject *object)
{
  g_ptr_array_unref (PMN_RECORD_DETAIL (object)->read_rows);
  G_OBJECT_CLASS (pmn_record_detail_parent_class)->finalize (object);
}

static void
pmn_record_detail_class_init (PmnRecordDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_record_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_record_detail_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/widgets/pmn-record-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnRecordDetail, window_title);
  gtk_widget_class_bind_template_child (widget_class, PmnRecordDetail, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PmnRecordDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PmnRecordDetail, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PmnRecordDetail, facts_box);
  gtk_widget_class_bind_template_child (widget_class, PmnRecordDetail, timeline_group);
  gtk_widget_class_bind_template_child (widget_class, PmnRecordDetail, history_group);
}

static void
pmn_record_detail_init (PmnRecordDetail *self)
{
  self->read_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pmn_record_detail_begin (PmnRecordDetail *self, PmnRegister *reg, PmnEntity entity, gint64 id,
                         const char *title)
{
  GtkWidget *child;

  g_return_if_fail (PMN_IS_RECORD_DETAIL (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts_box))) != NULL)
    gtk_box_remove (self->facts_box, child);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_window_title_set_title (self->window_title, title != NULL ? title : _ ("Details"));
  if (id != self->id)
    {
      forget_rows (self, self->timeline_group);
      forget_rows (self, self->history_group);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
    }
  self->id = id;
  if (id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  pmn_register_timeline_async (reg, entity, id, MAX_ACTIVITIES + 1, self->cancellable,
                               on_timeline_read, g_object_ref (self));
  pmn_register_history_async (reg, entity, id, MAX_STEPS, self->cancellable, on_history_read,
                              g_object_ref (self));
}

AdwPreferencesGroup *
pmn_record_detail_add_group (PmnRecordDetail *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_return_val_if_fail (PMN_IS_RECORD_DETAIL (self), NULL);

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  pmn_record_detail_add_widget (self, group);
  return ADW_PREFERENCES_GROUP (group);
}

void
pmn_record_detail_add_widget (PmnRecordDetail *self, GtkWidget *widget)
{
  g_return_if_fail (PMN_IS_RECORD_DETAIL (self));

  gtk_box_append (self->facts_box, widget);
}

void
pmn_record_detail_add_fact (AdwPreferencesGroup *group, const char *title, const char *value)
{
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  if (value != NULL && *value != '\0')
    adw_preferences_group_add (group, pmn_fact_row_new (title, value));
}

void
pmn_record_detail_set_menu (PmnRecordDetail *self, GMenuModel *menu)
{
  g_return_if_fail (PMN_IS_RECORD_DETAIL (self));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), menu != NULL);
}

gint64
pmn_record_detail_get_id (PmnRecordDetail *self)
{
  g_return_val_if_fail (PMN_IS_RECORD_DETAIL (self), 0);

  return self->id;
}

void
pmn_record_detail_focus (PmnRecordDetail *self)
{
  g_return_if_fail (PMN_IS_RECORD_DETAIL (self));

  gtk_widget_grab_focus (self->edit_button);
}
