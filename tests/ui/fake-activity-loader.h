/* fake-activity-loader.h: a loader of activities over an array, which counts what it is asked
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/pmn-activity-loader.h"

G_BEGIN_DECLS

/**
 * FakeActivity: a row. Its minutes are 10 + id % 50, its kind 1 + id % 4.
 */
typedef struct
{
  gint64 id;
  PmnDay day;
  gint32 version;
} FakeActivity;

#define FAKE_TYPE_ACTIVITY_LOADER (fake_activity_loader_get_type ())
G_DECLARE_FINAL_TYPE (FakeActivityLoader, fake_activity_loader, FAKE, ACTIVITY_LOADER, GObject)

/**
 * FakeActivityLoader:
 * @activities: (element-type FakeActivity): in any order; change it, then emit "changed"
 * @n_first_pages, @n_snapshots, @n_pages, @n_totals: requests received
 * @n_rows: rows asked for in pages
 * @n_cancelled: requests that ended cancelled
 * @held: answers wait for fake_activity_loader_release()
 * @failing: every answer is an error
 * @last_page: ids of the page asked for last
 */
struct _FakeActivityLoader
{
  GObject parent_instance;

  GArray *activities;
  guint n_first_pages;
  guint n_snapshots;
  guint n_pages;
  guint n_totals;
  guint n_rows;
  guint n_cancelled;
  gboolean held;
  gboolean failing;
  GArray *last_page;
  GPtrArray *waiting;
  guint n_running;
};

/** fake_activity_loader_new: Returns: (transfer full): with @n activities, ids from 1, @per_day a day up to @newest. */
FakeActivityLoader *fake_activity_loader_new (guint n, guint per_day, PmnDay newest);
/** fake_activity_loader_find: Returns: (transfer none): the activity with this id, until the array changes. */
FakeActivity *fake_activity_loader_find (FakeActivityLoader *self, gint64 id);
/** fake_activity_loader_add: a new activity. */
void fake_activity_loader_add (FakeActivityLoader *self, gint64 id, PmnDay day);
/** fake_activity_loader_remove: an activity that goes. */
void fake_activity_loader_remove (FakeActivityLoader *self, gint64 id);
/** fake_activity_loader_release: gives the answers that were held, newest request first when @reversed. */
void fake_activity_loader_release (FakeActivityLoader *self);
/** fake_activity_loader_settle: runs the main loop until every answer was given and nothing is left to do. */
void fake_activity_loader_settle (FakeActivityLoader *self);
/** fake_activity_loader_list: Returns: (transfer full) (element-type PmnRowRef): what a list should show. */
GArray *fake_activity_loader_list (FakeActivityLoader *self, const PmnActivityFilter *filter,
                                   PmnActivitySort sort);

G_END_DECLS
