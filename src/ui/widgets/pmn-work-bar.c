/* pmn-work-bar.c: a progress bar that follows work on another thread
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-work-bar.h"

#define LOOK_MS 100
#define DATA_KEY "pmn-work"

typedef struct
{
  GtkProgressBar *bar;
  PmnProgress *progress;
  guint look_id;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_source_remove (self->look_id);
  g_atomic_rc_box_release (self->progress);
  g_free (self);
}

static gboolean
on_look (gpointer data)
{
  Work *self = data;
  gint n_rows = g_atomic_int_get (&self->progress->n_rows);
  gint n_done = g_atomic_int_get (&self->progress->n_done);

  if (n_rows > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1, (double) n_done / n_rows));
  return G_SOURCE_CONTINUE;
}

void
pmn_work_bar_follow (GtkProgressBar *bar, PmnProgress *progress)
{
  Work *work = NULL;

  g_return_if_fail (GTK_IS_PROGRESS_BAR (bar));

  gtk_progress_bar_set_fraction (bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (bar), progress != NULL);
  if (progress != NULL)
    {
      work = g_new0 (Work, 1);
      work->bar = bar;
      work->progress = g_atomic_rc_box_acquire (progress);
      work->look_id = g_timeout_add (LOOK_MS, on_look, work);
    }
  g_object_set_data_full (G_OBJECT (bar), DATA_KEY, work, work_free);
}
