/* fake-activity-loader.c: a loader of activities over an array, which counts what it is asked
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fake-activity-loader.h"

static void fake_activity_loader_iface_init (PmnActivityLoaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeActivityLoader, fake_activity_loader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PMN_TYPE_ACTIVITY_LOADER,
                                                      fake_activity_loader_iface_init))

typedef struct
{
  GTask *task;
  gpointer result;
  GDestroyNotify result_free;
} Answer;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->result, answer->result_free);
  g_clear_object (&answer->task);
  g_free (answer);
}

static void
answer_give (FakeActivityLoader *self, Answer *answer)
{
  if (g_task_return_error_if_cancelled (answer->task))
    self->n_cancelled++;
  else if (self->failing)
    g_task_return_new_error_literal (answer->task, G_IO_ERROR, G_IO_ERROR_FAILED,
                                     "The disk is on holiday.");
  else
    g_task_return_pointer (answer->task, g_steal_pointer (&answer->result), answer->result_free);
  answer_free (answer);
}

static gboolean
on_idle (gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (FakeActivityLoader) self = g_object_ref (g_task_get_source_object (answer->task));

  self->n_running--;
  if (self->held)
    g_ptr_array_add (self->waiting, answer);
  else
    answer_give (self, answer);
  return G_SOURCE_REMOVE;
}

static void
give (PmnActivityLoader *loader, gpointer result, GDestroyNotify result_free,
      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->task = g_task_new (loader, cancellable, callback, user_data);
  answer->result = result;
  answer->result_free = result_free;
  FAKE_ACTIVITY_LOADER (loader)->n_running++;
  g_idle_add (on_idle, answer);
}

static gint
minutes_of (gint64 id)
{
  return 10 + (gint) (id % 50);
}

static PmnActivitySummary *
make_summary (const FakeActivity *activity)
{
  PmnActivitySummary *summary = pmn_activity_summary_new ();

  summary->id = activity->id;
  summary->version = activity->version;
  summary->day = activity->day;
  summary->kind = PMN_ACTIVITY_INDIVIDUAL + activity->id % 4;
  summary->minutes = minutes_of (activity->id);
  summary->mediator_id = 1;
  summary->mediator_name = g_strdup ("Camille Martin");
  summary->place_kind = PMN_PLACE_KIND_PLACE;
  summary->place_id = 1;
  summary->place_name = g_strdup ("Médiathèque");
  summary->people = summary->kind == PMN_ACTIVITY_LOCAL ? 0 : 1;
  summary->local_ref = g_strdup_printf ("A7F3-%04d", (int) activity->id);
  if (summary->themes == NULL)
    summary->themes = g_ptr_array_new ();
  g_ptr_array_add (summary->themes, (gpointer) g_intern_static_string ("courriel"));
  return summary;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const PmnRowRef *left = a, *right = b;

  if (left->day != right->day)
    return left->day < right->day ? 1 : -1;
  return (left->id < right->id) - (left->id > right->id);
}

static int
compare_oldest (gconstpointer a, gconstpointer b)
{
  return compare_newest (b, a);
}

static int
compare_longest (gconstpointer a, gconstpointer b)
{
  const PmnRowRef *left = a, *right = b;
  int difference = minutes_of (right->id) - minutes_of (left->id);

  return difference != 0 ? difference : compare_newest (a, b);
}

GArray *
fake_activity_loader_list (FakeActivityLoader *self, const PmnActivityFilter *filter,
                           PmnActivitySort sort)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));

  for (guint i = 0; i < self->activities->len; i++)
    {
      FakeActivity *activity = &g_array_index (self->activities, FakeActivity, i);
      PmnRowRef ref = { activity->id, activity->day, activity->version };

      if (filter->text != NULL && g_str_equal (filter->text, "nothing"))
        continue;
      if (filter->kinds == 0 || (filter->kinds & (1 << (1 + activity->id % 4))) != 0)
        g_array_append_val (rows, ref);
    }
  g_array_sort (rows, sort == PMN_SORT_NEWEST   ? compare_newest
                      : sort == PMN_SORT_OLDEST ? compare_oldest
                                                : compare_longest);
  return rows;
}

static void
fake_first_page_async (PmnActivityLoader *loader, const PmnActivityFilter *filter,
                       PmnActivitySort sort, guint limit, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  FakeActivityLoader *self = FAKE_ACTIVITY_LOADER (loader);
  g_autoptr (GArray) rows = fake_activity_loader_list (self, filter, sort);
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_summary_free);

  self->n_first_pages++;
  for (guint i = 0; i < MIN (limit, rows->len); i++)
    g_ptr_array_add (page, make_summary (fake_activity_loader_find (
                               self, g_array_index (rows, PmnRowRef, i).id)));
  give (loader, page, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

static void
fake_snapshot_async (PmnActivityLoader *loader, const PmnActivityFilter *filter,
                     PmnActivitySort sort, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  FakeActivityLoader *self = FAKE_ACTIVITY_LOADER (loader);
  g_autoptr (GArray) rows = fake_activity_loader_list (self, filter, sort);

  self->n_snapshots++;
  give (loader, pmn_row_pack_new (rows), (GDestroyNotify) pmn_row_pack_unref, cancellable, callback,
        user_data);
}

static void
fake_page_async (PmnActivityLoader *loader, const gint64 *ids, guint n_ids,
                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FakeActivityLoader *self = FAKE_ACTIVITY_LOADER (loader);
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_summary_free);

  g_assert_cmpuint (n_ids, <=, PMN_PAGE_SIZE);
  self->n_pages++;
  self->n_rows += n_ids;
  g_array_set_size (self->last_page, 0);
  g_array_append_vals (self->last_page, ids, n_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      FakeActivity *activity = fake_activity_loader_find (self, ids[i]);

      g_ptr_array_add (page, activity != NULL ? make_summary (activity) : NULL);
    }
  give (loader, page, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

static void
fake_totals_async (PmnActivityLoader *loader, const PmnActivityFilter *filter, const PmnDay *days,
                   guint n_days, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  FakeActivityLoader *self = FAKE_ACTIVITY_LOADER (loader);
  g_autoptr (GArray) rows = fake_activity_loader_list (self, filter, PMN_SORT_NEWEST);
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (PmnActivityTotal));

  self->n_totals++;
  for (guint d = 0; d < n_days; d++)
    {
      PmnActivityTotal total = { days[d], 0, 0 };

      for (guint i = 0; i < rows->len; i++)
        {
          PmnRowRef *ref = &g_array_index (rows, PmnRowRef, i);

          if (days[d] != PMN_DAY_NONE && ref->day != days[d])
            continue;
          total.n++;
          total.minutes += minutes_of (ref->id);
        }
      g_array_append_val (totals, total);
    }
  give (loader, totals, (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

static gpointer
fake_finish (PmnActivityLoader *loader, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_activity_loader_iface_init (PmnActivityLoaderInterface *iface)
{
  iface->first_page_async = fake_first_page_async;
  iface->snapshot_async = fake_snapshot_async;
  iface->page_async = fake_page_async;
  iface->totals_async = fake_totals_async;
  iface->finish = fake_finish;
}

static void
fake_activity_loader_finalize (GObject *object)
{
  FakeActivityLoader *self = FAKE_ACTIVITY_LOADER (object);

  g_array_unref (self->activities);
  g_array_unref (self->last_page);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (fake_activity_loader_parent_class)->finalize (object);
}

static void
fake_activity_loader_class_init (FakeActivityLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_activity_loader_finalize;
}

static void
fake_activity_loader_init (FakeActivityLoader *self)
{
  self->activities = g_array_new (FALSE, FALSE, sizeof (FakeActivity));
  self->last_page = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_ptr_array_new ();
}

FakeActivityLoader *
fake_activity_loader_new (guint n, guint per_day, PmnDay newest)
{
  FakeActivityLoader *self = g_object_new (FAKE_TYPE_ACTIVITY_LOADER, NULL);

  for (guint i = 0; i < n; i++)
    fake_activity_loader_add (self, i + 1, newest - (PmnDay) ((n - 1 - i) / per_day));
  return self;
}

FakeActivity *
fake_activity_loader_find (FakeActivityLoader *self, gint64 id)
{
  /* Most arrays are still those of fake_activity_loader_new(). */
  if (id >= 1 && id <= self->activities->len
      && g_array_index (self->activities, FakeActivity, id - 1).id == id)
    return &g_array_index (self->activities, FakeActivity, id - 1);
  for (guint i = 0; i < self->activities->len; i++)
    {
      if (g_array_index (self->activities, FakeActivity, i).id == id)
        return &g_array_index (self->activities, FakeActivity, i);
    }
  return NULL;
}

void
fake_activity_loader_add (FakeActivityLoader *self, gint64 id, PmnDay day)
{
  FakeActivity activity = { id, day, 1 };

  g_array_append_val (self->activities, activity);
}

void
fake_activity_loader_remove (FakeActivityLoader *self, gint64 id)
{
  FakeActivity *activity = fake_activity_loader_find (self, id);

  g_assert_nonnull (activity);
  g_array_remove_index (self->activities,
                        (guint) (activity - (FakeActivity *) self->activities->data));
}

void
fake_activity_loader_release (FakeActivityLoader *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new ();
  self->held = FALSE;
  for (guint i = 0; i < waiting->len; i++)
    answer_give (self, g_ptr_array_index (waiting, i));
}

void
fake_activity_loader_settle (FakeActivityLoader *self)
{
  guint quiet = 0;

  /* Idle sources of several priorities follow each other: quiet twice is quiet. */
  while (quiet < 2)
    {
      if (g_main_context_iteration (NULL, FALSE) || self->n_running > 0)
        quiet = 0;
      else
        quiet++;
    }
}
