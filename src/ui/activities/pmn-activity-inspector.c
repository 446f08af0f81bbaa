/* pmn-activity-inspector.c: reads the activity that the detail pane shows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-inspector.h"

#include <glib/gi18n.h>

#include "pmn-activity-events.h"
#include "pmn-mediator.h"

#define MAX_STEPS 20

struct _PmnActivityInspector
{
  GObject parent_instance;

  PmnRegister *reg;
  PmnActivityDetail *detail;
  GPtrArray *mediators; /* nullable */
  PmnActivityRow *row;
  gulong loaded_id;
  GCancellable *cancellable; /* of the reads under way */
};

G_DEFINE_FINAL_TYPE (PmnActivityInspector, pmn_activity_inspector, G_TYPE_OBJECT)

static GPtrArray *
name_co_mediators (PmnActivityInspector *self, const PmnActivity *activity)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < activity->co_mediators->len; i++)
    {
      gint64 id = g_array_index (activity->co_mediators, gint64, i);

      for (guint j = 0; self->mediators != NULL && j < self->mediators->len; j++)
        {
          const PmnMediator *mediator = g_ptr_array_index (self->mediators, j);

          if (mediator->record.id == id)
            g_ptr_array_add (names, pmn_mediator_get_display_name (mediator));
        }
    }
  return names;
}

static void
on_history_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivityInspector) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (self->row == NULL)
    return;
  events = pmn_register_rows_finish (self->reg, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pmn_activity_detail_get_id (self->detail) != pmn_activity_row_get_id (self->row))
    return;
  if (events != NULL)
    pmn_activity_history_view_set_events (pmn_activity_detail_get_history (self->detail), events);
  else
    pmn_activity_history_view_set_error (pmn_activity_detail_get_history (self->detail),
                                         error->message);
}

static void
on_activity_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivityInspector) self = user_data;
  g_autoptr (GError) error = NULL;
  PmnActivity *activity;

  if (self->row == NULL)
    return;
  activity = pmn_register_get_finish (self->reg, result, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      const PmnActivitySummary *summary = pmn_activity_row_get_summary (self->row);

      if (activity != NULL && summary != NULL && activity->record.id == summary->id)
        {
          g_autoptr (GPtrArray) names = name_co_mediators (self, activity);

          pmn_activity_detail_show (self->detail, activity, summary, names);
          pmn_register_activity_events_async (self->reg, summary->id, MAX_STEPS, self->cancellable,
                                              on_history_read, g_object_ref (self));
        }
      else if (error != NULL)
        pmn_activity_detail_set_message (self->detail, _ ("This Activity Could Not Be Read"),
                                         error->message);
    }
  pmn_activity_free (activity);
}

static void
read_row (PmnActivityInspector *self)
{
  gint64 id = pmn_activity_row_get_id (self->row);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pmn_register_get_async (self->reg, PMN_ENTITY_ACTIVITY, id, self->cancellable, on_activity_read,
                          g_object_ref (self));
}

static void
on_row_loaded (PmnActivityRow *row, GParamSpec *pspec, PmnActivityInspector *self)
{
  read_row (self);
}

static void
pmn_activity_inspector_dispose (GObject *object)
{
  PmnActivityInspector *self = PMN_ACTIVITY_INSPECTOR (object);

  pmn_activity_inspector_show (self, NULL);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->mediators, g_ptr_array_unref);

  G_OBJECT_CLASS (pmn_activity_inspector_parent_class)->dispose (object);
}

static void
pmn_activity_inspector_class_init (PmnActivityInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_activity_inspector_dispose;
}

static void
pmn_activity_inspector_init (PmnActivityInspector *self)
{
}

PmnActivityInspector *
pmn_activity_inspector_new (PmnRegister *reg, PmnActivityDetail *detail)
{
  PmnActivityInspector *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (PMN_IS_ACTIVITY_DETAIL (detail), NULL);

  self = g_object_new (PMN_TYPE_ACTIVITY_INSPECTOR, NULL);
  self->reg = g_object_ref (reg);
  self->detail = detail;
  return self;
}

void
pmn_activity_inspector_set_mediators (PmnActivityInspector *self, GPtrArray *mediators)
{
  g_return_if_fail (PMN_IS_ACTIVITY_INSPECTOR (self));

  g_clear_pointer (&self->mediators, g_ptr_array_unref);
  self->mediators = g_ptr_array_ref (mediators);
}

void
pmn_activity_inspector_show (PmnActivityInspector *self, PmnActivityRow *row)
{
  g_return_if_fail (PMN_IS_ACTIVITY_INSPECTOR (self));
  g_return_if_fail (row == NULL || PMN_IS_ACTIVITY_ROW (row));

  if (self->row == row)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_signal_handler (&self->loaded_id, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->loaded_id = g_signal_connect (row, "notify::loaded", G_CALLBACK (on_row_loaded), self);
  if (pmn_activity_row_get_summary (row) != NULL)
    read_row (self);
}
