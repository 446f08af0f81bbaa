/* pmn-activity-form-lists.c: what the form of an activity needs to know before it is shown
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-form-lists.h"

#include "pmn-nomenclature.h"

/* The steps of the reading, in order: each asks for one thing. */
typedef enum
{
  STEP_MEDIATORS,
  STEP_PLACES,
  STEP_TAGS,
  STEP_TEMPLATES,
  STEP_USUAL,
  STEP_SEVERAL,
  STEP_DONE,
} Step;

typedef struct
{
  PmnActivityFormLists *lists;
  gint64 mediator_id;
  Step step;
} Loading;

static void
loading_free (Loading *self)
{
  pmn_activity_form_lists_free (self->lists);
  g_free (self);
}

void
pmn_activity_form_lists_free (PmnActivityFormLists *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->reg);
  g_clear_pointer (&self->mediators, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  pmn_usual_values_free (self->usual);
  g_free (self->several);
  g_free (self);
}

static void next (GTask *task);

static gboolean
take (Loading *loading, PmnRegister *reg, GAsyncResult *result, GError **error)
{
  PmnActivityFormLists *lists = loading->lists;

  switch (loading->step)
    {
    case STEP_MEDIATORS:
      lists->mediators = pmn_register_list_finish (reg, result, error);
      return lists->mediators != NULL;
    case STEP_PLACES:
      lists->places = pmn_register_list_finish (reg, result, error);
      return lists->places != NULL;
    case STEP_TAGS:
      lists->tags = pmn_register_rows_finish (reg, result, error);
      return lists->tags != NULL;
    case STEP_TEMPLATES:
      lists->templates = pmn_register_list_finish (reg, result, error);
      return lists->templates != NULL;
    case STEP_USUAL:
      lists->usual = pmn_usual_values_finish (reg, result, error);
      return lists->usual != NULL;
    case STEP_SEVERAL:
      lists->several = pmn_register_get_text_finish (reg, result, error);
      break;
    case STEP_DONE:
    default:
      g_return_val_if_reached (FALSE);
    }
  return *error == NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;

  if (!take (loading, PMN_REGISTER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  loading->step++;
  next (task);
}

static void
next (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);
  PmnRegister *reg = loading->lists->reg;
  GCancellable *cancellable = g_task_get_cancellable (task);

  switch (loading->step)
    {
    case STEP_MEDIATORS:
      pmn_register_list_async (reg, PMN_ENTITY_MEDIATOR, NULL, cancellable, on_read,
                               g_object_ref (task));
      break;
    case STEP_PLACES:
      pmn_register_list_async (reg, PMN_ENTITY_PLACE, NULL, cancellable, on_read,
                               g_object_ref (task));
      break;
    case STEP_TAGS:
      pmn_register_terms_async (reg, PMN_DIMENSION_TAG, cancellable, on_read, g_object_ref (task));
      break;
    case STEP_TEMPLATES:
      pmn_register_list_async (reg, PMN_ENTITY_TEMPLATE, NULL, cancellable, on_read,
                               g_object_ref (task));
      break;
    case STEP_USUAL:
      pmn_usual_values_async (reg, loading->mediator_id, cancellable, on_read, g_object_ref (task));
      break;
    case STEP_SEVERAL:
      pmn_register_get_text_async (reg, PMN_KEY_SEVERAL, cancellable, on_read, g_object_ref (task));
      break;
    case STEP_DONE:
    default:
      g_task_return_pointer (task, g_steal_pointer (&loading->lists),
                             (GDestroyNotify) pmn_activity_form_lists_free);
    }
}

void
pmn_activity_form_lists_load_async (PmnRegister *reg, gint64 mediator_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  g_return_if_fail (PMN_IS_REGISTER (reg));

  task = g_task_new (reg, cancellable, callback, user_data);
  loading = g_new0 (Loading, 1);
  loading->lists = g_new0 (PmnActivityFormLists, 1);
  loading->lists->reg = g_object_ref (reg);
  loading->mediator_id = mediator_id;
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);
  next (task);
}

PmnActivityFormLists *
pmn_activity_form_lists_load_finish (PmnRegister *reg, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, reg), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
