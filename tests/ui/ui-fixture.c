/* ui-fixture.c: a filled register for tests of pages and dialogs
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "pmn-demo.h"

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  UiFixture *fixture = data;
  g_autoptr (GError) error = NULL;

  fixture->reg = pmn_register_open_finish (result, &error);
  g_assert_no_error (error);
  fixture->done = TRUE;
}

void
ui_fixture_on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pmn_register_change_finish (PMN_REGISTER (source), result, &error);
  g_assert_no_error (error);
  ((UiFixture *) data)->done = TRUE;
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pmn_register_close_finish (PMN_REGISTER (source), result, &error);
  g_assert_no_error (error);
  ((UiFixture *) data)->done = TRUE;
}

void
ui_fixture_wait (UiFixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  fixture->done = FALSE;
}

/* Lets what is under way on the threads of the register come back: a read asked now is answered last. */
static void
on_settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_free (pmn_register_get_text_finish (PMN_REGISTER (source), result, NULL));
  ((UiFixture *) data)->done = TRUE;
}

char *
ui_fixture_undo (UiFixture *fixture)
{
  GAsyncResult *result = NULL;
  char *said;

  pmn_register_undo_async (fixture->reg, 0, NULL, ui_fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  said = pmn_register_undo_finish (fixture->reg, result, NULL);
  g_assert_nonnull (said);
  g_object_unref (result);
  return said;
}

void
ui_fixture_settle (UiFixture *fixture)
{
  for (int i = 0; i < 12; i++)
    {
      pmn_register_get_text_async (fixture->reg, "setting:nothing", NULL, on_settled, fixture);
      ui_fixture_wait (fixture);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
ui_assert_finalised (gpointer object)
{
  gboolean late = FALSE;
  guint deadline = g_timeout_add_seconds (30, on_late, &late);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object != NULL && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_assert_null (object);
}

void
ui_fixture_set_up (UiFixture *fixture, gconstpointer data)
{
  const PmnDemoOptions options = { .seed = 7, .activities = 40 };
  g_autoptr (PmnStructure) structure = pmn_demo_structure ();

  fixture->folder = g_dir_make_tmp ("permanence-ui-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.pmn", NULL);
  pmn_register_open_async (fixture->path, structure, "app", NULL, on_opened, fixture);
  ui_fixture_wait (fixture);
  pmn_demo_fill_async (fixture->reg, &options, NULL, ui_fixture_on_changed, fixture);
  ui_fixture_wait (fixture);
}

void
ui_fixture_tear_down (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  ui_fixture_settle (fixture);
  pmn_register_close_async (fixture->reg, on_closed, fixture);
  ui_fixture_wait (fixture);
  ui_assert_finalised (fixture->reg);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

PmnPage *
ui_fixture_make_page (UiFixture *fixture, GType type)
{
  PmnPage *page = g_object_ref_sink (g_object_new (type, NULL));

  pmn_page_set_register (page, G_OBJECT (fixture->reg));
  ui_fixture_settle (fixture);
  return page;
}

void
ui_fixture_on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

gint64
ui_fixture_count (UiFixture *fixture, PmnDay day)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (PmnStatistics) figures = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  filter->from = filter->to = day;
  pmn_register_statistics_async (fixture->reg, filter, NULL, ui_fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  figures = pmn_register_statistics_finish (fixture->reg, result, &error);
  g_assert_no_error (error);
  return figures->activities;
}

void
ui_fixture_let_go (UiFixture *fixture, gpointer object)
{
  ui_fixture_settle (fixture);
  ui_assert_finalised (object);
}

GtkWidget *
ui_find (GtkWidget *root, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (root), name) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_find_type (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? ui_find_type (child, type) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_find_labelled (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      const char *said = GTK_IS_BUTTON (root)
                             ? gtk_button_get_label (GTK_BUTTON (root))
                             : adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root));

      if (g_strcmp0 (said, text) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_labelled (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
ui_type (GtkWidget *root, const char *field, const char *text)
{
  GtkWidget *row = ui_find (root, field);

  g_assert_true (GTK_IS_EDITABLE (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}
