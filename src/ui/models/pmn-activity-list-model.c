/* pmn-activity-list-model.c: the activities that a filter lets through, in an order
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows there are and how a change is told: pmn-activity-rows.c. Here: when to read what.
 */
#include "config.h"

#include "pmn-activity-list-model.h"

#include "pmn-activity-rows.h"

/* Below this, finding what changed costs less than a thread. */
#define DIFF_INLINE_ROWS 20000

struct _PmnActivityListModel
{
  GObject parent_instance;

  PmnActivityLoader *loader;
  PmnActivityFilter *filter;
  PmnActivitySort sort;
  PmnActivityListState state;
  gboolean complete;
  GError *error;

  PmnActivityRows *rows;
  PmnRowPager *pager;
  PmnDayTotals *totals;

  GCancellable *cancellable;
  gboolean reading; /* first page or snapshot under way */
  gboolean again;   /* something changed meanwhile */
  guint refresh_id;
  guint rest_id;
};

enum
{
  PROP_STATE = 1,
  PROP_COMPLETE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void pmn_activity_list_model_list_init (GListModelInterface *iface);
static void pmn_activity_list_model_section_init (GtkSectionModelInterface *iface);
static void pmn_activity_list_model_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    PmnActivityListModel, pmn_activity_list_model, G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pmn_activity_list_model_list_init)
        G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, pmn_activity_list_model_section_init)
            G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                   pmn_activity_list_model_selection_init))

static void load_snapshot (PmnActivityListModel *self);

/* State ----------------------------------------------------------------------------------------- */

static void
set_state (PmnActivityListModel *self, PmnActivityListState state)
{
  if (state != PMN_ACTIVITY_LIST_FAILED)
    g_clear_error (&self->error);
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_complete (PmnActivityListModel *self)
{
  if (self->complete)
    return;
  self->complete = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
take_error (PmnActivityListModel *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, PMN_ACTIVITY_LIST_FAILED);
}

static void
on_page_failed (PmnRowPager *pager, const GError *error, PmnActivityListModel *self)
{
  take_error (self, g_error_copy (error));
}

/* Reading --------------------------------------------------------------------------------------- */

typedef struct
{
  PmnRowPack *old_rows;
  PmnRowPack *new_rows;
} DiffData;

static void
diff_data_free (DiffData *data)
{
  pmn_row_pack_unref (data->old_rows);
  pmn_row_pack_unref (data->new_rows);
  g_free (data);
}

static PmnRowDiff *
diff_data_run (DiffData *data)
{
  return pmn_row_diff_new (data->old_rows, data->new_rows);
}

static void
diff_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, diff_data_run (task_data), (GDestroyNotify) pmn_row_diff_free);
}

static void
reading_done (PmnActivityListModel *self)
{
  self->reading = FALSE;
  if (self->again)
    {
      self->again = FALSE;
      load_snapshot (self);
    }
}

static void
finish_snapshot (PmnActivityListModel *self, PmnRowPack *rows, PmnRowDiff *diff)
{
  pmn_activity_rows_apply (self->rows, rows, diff);
  set_state (self, PMN_ACTIVITY_LIST_READY);
  set_complete (self);
  reading_done (self);
}

static void
on_diff_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivityListModel) self = PMN_ACTIVITY_LIST_MODEL (user_data);
  DiffData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr (PmnRowDiff) diff = g_task_propagate_pointer (G_TASK (result), NULL);

  /* NULL only when the model was cancelled meanwhile. */
  if (diff != NULL && !g_cancellable_is_cancelled (self->cancellable))
    finish_snapshot (self, data->new_rows, diff);
}

static gboolean
take_failure (PmnActivityListModel *self, GError **error)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  if (*error == NULL)
    return FALSE;
  self->reading = FALSE;
  self->again = FALSE;
  take_error (self, g_steal_pointer (error));
  return TRUE;
}

static void
on_snapshot_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivityListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnRowPack) rows
      = pmn_activity_loader_snapshot_finish (PMN_ACTIVITY_LOADER (source), result, &error);
  DiffData *data;

  if (take_failure (self, &error))
    return;
  data = g_new0 (DiffData, 1);
  data->old_rows = pmn_row_pack_ref (pmn_activity_rows_get_snapshot (self->rows));
  data->new_rows = pmn_row_pack_ref (rows);
  if (pmn_row_pack_get_n (rows) + pmn_row_pack_get_n (data->old_rows) > DIFF_INLINE_ROWS
      && self->complete)
    {
      /* The thread may be the last to let go of the task: the model is not its source, for it would end there. */
      g_autoptr (GTask) task
          = g_task_new (NULL, self->cancellable, on_diff_done, g_object_ref (self));

      g_task_set_task_data (task, data, (GDestroyNotify) diff_data_free);
      g_task_run_in_thread (task, diff_thread);
    }
  else
    {
      g_autoptr (PmnRowDiff) diff = diff_data_run (data);

      diff_data_free (data);
      finish_snapshot (self, rows, diff);
    }
}

static void
load_snapshot (PmnActivityListModel *self)
{
  self->reading = TRUE;
  pmn_activity_loader_snapshot_async (self->loader, self->filter, self->sort, self->cancellable,
                                      on_snapshot_loaded, g_object_ref (self));
}

static gboolean
on_rest (gpointer user_data)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (user_data);

  self->rest_id = 0;
  load_snapshot (self);
  return G_SOURCE_REMOVE;
}

static void
on_first_page_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivityListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries
      = pmn_activity_loader_first_page_finish (PMN_ACTIVITY_LOADER (source), result, &error);

  if (take_failure (self, &error))
    return;
  pmn_activity_rows_take_first_page (self->rows, summaries);
  set_state (self, PMN_ACTIVITY_LIST_READY);
  if (summaries->len < PMN_PAGE_SIZE)
    {
      set_complete (self);
      reading_done (self);
    }
  else
    /* What is seen is painted first. */
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, on_rest, self, NULL);
}

static void
load_first_page (PmnActivityListModel *self)
{
  self->reading = TRUE;
  pmn_activity_loader_first_page_async (self->loader, self->filter, self->sort, PMN_PAGE_SIZE,
                                        self->cancellable, on_first_page_loaded,
                                        g_object_ref (self));
}

static gboolean
on_refresh (gpointer user_data)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (user_data);

  self->refresh_id = 0;
  pmn_day_totals_refresh (self->totals);
  if (self->reading)
    self->again = TRUE;
  else
    load_snapshot (self);
  return G_SOURCE_REMOVE;
}

static void
on_loader_changed (PmnActivityLoader *loader, gboolean names, PmnActivityListModel *self)
{
  if (names)
    pmn_activity_rows_mark_all_stale (self->rows);
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_refresh, self, NULL);
}

/* GListModel ------------------------------------------------------------------------------------ */

static GType
pmn_activity_list_model_get_item_type (GListModel *list)
{
  return PMN_TYPE_ACTIVITY_ROW;
}

static guint
pmn_activity_list_model_get_n_items (GListModel *list)
{
  return pmn_activity_rows_get_n (PMN_ACTIVITY_LIST_MODEL (list)->rows);
}

static gpointer
pmn_activity_list_model_get_item (GListModel *list, guint position)
{
  return pmn_activity_rows_get_item (PMN_ACTIVITY_LIST_MODEL (list)->rows, position);
}

static void
pmn_activity_list_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = pmn_activity_list_model_get_item_type;
  iface->get_n_items = pmn_activity_list_model_get_n_items;
  iface->get_item = pmn_activity_list_model_get_item;
}

/* GtkSectionModel ------------------------------------------------------------------------------- */

static void
pmn_activity_list_model_get_section (GtkSectionModel *model, guint position, guint *start,
                                     guint *end)
{
  pmn_activity_rows_get_section (PMN_ACTIVITY_LIST_MODEL (model)->rows, position, start, end);
}

static void
pmn_activity_list_model_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = pmn_activity_list_model_get_section;
}

/* GtkSelectionModel: what is not here is made by GTK from set_selection() -------------------------- */

static gboolean
pmn_activity_list_model_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (
      pmn_activity_rows_get_selected (PMN_ACTIVITY_LIST_MODEL (model)->rows), position);
}

static GtkBitset *
pmn_activity_list_model_get_selection (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_copy (pmn_activity_rows_get_selected (PMN_ACTIVITY_LIST_MODEL (model)->rows));
}

static gboolean
pmn_activity_list_model_set_selection (GtkSelectionModel *model, GtkBitset *selected,
                                       GtkBitset *mask)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (model);
  GtkBitset *now = pmn_activity_rows_get_selected (self->rows);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (now);
  guint n = pmn_activity_rows_get_n (self->rows);
  guint first, last;

  /* changes = (selected ^ now) & mask, within the list. */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range_closed (changes, n, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (now, changes);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
pmn_activity_list_model_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = pmn_activity_list_model_is_selected;
  iface->get_selection_in_range = pmn_activity_list_model_get_selection;
  iface->set_selection = pmn_activity_list_model_set_selection;
}

/* GObject --------------------------------------------------------------------------------------- */

static void
pmn_activity_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_activity_list_model_dispose (GObject *object)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (object);

  if (self->loader != NULL)
    pmn_activity_list_model_cancel (self);
  g_clear_object (&self->pager);
  g_clear_object (&self->totals);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (pmn_activity_list_model_parent_class)->dispose (object);
}

static void
pmn_activity_list_model_finalize (GObject *object)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (object);

  g_clear_pointer (&self->rows, pmn_activity_rows_free);
  g_object_unref (self->cancellable);
  pmn_activity_filter_free (self->filter);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pmn_activity_list_model_parent_class)->finalize (object);
}

static void
pmn_activity_list_model_class_init (PmnActivityListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_activity_list_model_get_property;
  object_class->dispose = pmn_activity_list_model_dispose;
  object_class->finalize = pmn_activity_list_model_finalize;

  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, PMN_ACTIVITY_LIST_LOADING, PMN_ACTIVITY_LIST_FAILED,
                          PMN_ACTIVITY_LIST_LOADING, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmn_activity_list_model_init (PmnActivityListModel *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Public ---------------------------------------------------------------------------------------- */

PmnActivityListModel *
pmn_activity_list_model_new (PmnActivityLoader *loader, const PmnActivityFilter *filter,
                             PmnActivitySort sort)
{
  PmnActivityListModel *self;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LOADER (loader), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  self = g_object_new (PMN_TYPE_ACTIVITY_LIST_MODEL, NULL);
  self->loader = g_object_ref (loader);
  self->filter = pmn_activity_filter_copy (filter);
  self->sort = sort;
  self->totals = pmn_day_totals_new (loader, filter);
  self->rows = pmn_activity_rows_new (G_LIST_MODEL (self), sort);
  self->pager = pmn_row_pager_new (loader, pmn_activity_rows_get_cache (self->rows),
                                   pmn_activity_rows_peek, self->rows);
  pmn_activity_rows_set_pager (self->rows, self->pager);
  g_signal_connect_object (self->pager, "failed", G_CALLBACK (on_page_failed), self, 0);
  g_signal_connect_object (loader, "changed", G_CALLBACK (on_loader_changed), self, 0);
  load_first_page (self);
  return self;
}

const PmnActivityFilter *
pmn_activity_list_model_get_filter (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  return self->filter;
}

PmnActivitySort
pmn_activity_list_model_get_sort (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), PMN_SORT_NEWEST);

  return self->sort;
}

gboolean
pmn_activity_list_model_has_days (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), FALSE);

  return pmn_activity_rows_has_days (self->rows);
}

PmnActivityListState
pmn_activity_list_model_get_state (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), PMN_ACTIVITY_LIST_FAILED);

  return self->state;
}

gboolean
pmn_activity_list_model_is_complete (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), FALSE);

  return self->complete;
}

const GError *
pmn_activity_list_model_get_error (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  return self->error;
}

void
pmn_activity_list_model_retry (PmnActivityListModel *self)
{
  gboolean has_rows;

  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  if (self->state != PMN_ACTIVITY_LIST_FAILED)
    return;
  has_rows = self->complete || pmn_activity_rows_get_n (self->rows) > 0;
  set_state (self, has_rows ? PMN_ACTIVITY_LIST_READY : PMN_ACTIVITY_LIST_LOADING);
  pmn_row_pager_retry (self->pager);
  if (self->reading)
    return;
  if (has_rows)
    load_snapshot (self);
  else
    load_first_page (self);
}

void
pmn_activity_list_model_cancel (PmnActivityListModel *self)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_func (self->loader, on_loader_changed, self);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  pmn_day_totals_cancel (self->totals);
  pmn_row_pager_cancel (self->pager);
}

void
pmn_activity_list_model_request (PmnActivityListModel *self, PmnActivityRow *row, guint position)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  pmn_row_pager_request (self->pager, row, position);
}

void
pmn_activity_list_model_release (PmnActivityListModel *self, PmnActivityRow *row)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  pmn_row_pager_release (self->pager, row);
}

PmnDayTotals *
pmn_activity_list_model_get_totals (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  return self->totals;
}

guint
pmn_activity_list_model_find (PmnActivityListModel *self, gint64 id)
{
  PmnRowRef ref;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; pmn_activity_rows_peek (self->rows, i, &ref); i++)
    {
      if (ref.id == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

gint64
pmn_activity_list_model_get_id (PmnActivityListModel *self, guint position)
{
  PmnRowRef ref;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), 0);
  g_return_val_if_fail (pmn_activity_rows_peek (self->rows, position, &ref), 0);

  return ref.id;
}

GArray *
pmn_activity_list_model_dup_selected (PmnActivityListModel *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more
       = gtk_bitset_iter_init_first (&iter, pmn_activity_rows_get_selected (self->rows), &position);
       more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = pmn_activity_list_model_get_id (self, position);

      g_array_append_val (ids, id);
    }
  return ids;
}
