/* pmn-letters.c: the templates of letters: those of the program and those of the user
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-letters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-core-error.h"
#include "pmn-letters-resource.h"
#include "pmn-new-file.h"
#include "pmn-register-locator.h"
#include "pmn-search-key.h"

#define PREFIX "/io/github/permanence/Permanence/letters/"
#define EXTENSION ".txt"

char *
pmn_letters_folder (GError **error)
{
  return pmn_register_locator_beside ("letters", error);
}

static char *
own_path (const char *id, GError **error)
{
  g_autofree char *folder = pmn_letters_folder (error);
  g_autofree char *name = g_strconcat (id, EXTENSION, NULL);

  return folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static GBytes *
read_delivered (const char *id)
{
  g_autofree char *path = g_strconcat (PREFIX, id, EXTENSION, NULL);

  return g_resource_lookup_data (pmn_letters_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/* Returns: (transfer full) (nullable): NULL without error when the user has no such template. */
static GBytes *
read_own (const char *id, GError **error)
{
  g_autofree char *path = own_path (id, error);
  char *data;
  gsize length;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR)
      || !g_file_get_contents (path, &data, &length, error))
    return NULL;
  return g_bytes_new_take (data, length);
}

static PmnLetterTemplate *
parse (const char *id, GBytes *bytes, gboolean own, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  PmnLetterTemplate *template
      = pmn_letter_template_parse (id, data != NULL ? data : "", length, error);

  if (template != NULL)
    template->own = own;
  return template;
}

/* The names of the files of both places, each once. */
static GPtrArray *
list_ids (void)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = pmn_letters_folder (NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_auto (GStrv) delivered = g_resource_enumerate_children (pmn_letters_get_resource (), PREFIX,
                                                            G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *name;

  for (guint i = 0; delivered != NULL && delivered[i] != NULL; i++)
    g_ptr_array_add (ids, g_strndup (delivered[i], strlen (delivered[i]) - strlen (EXTENSION)));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = NULL;

      if (!g_str_has_suffix (name, EXTENSION) || *name == '.' || !g_utf8_validate (name, -1, NULL))
        continue;
      id = g_strndup (name, strlen (name) - strlen (EXTENSION));
      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
  return ids;
}

static PmnLetterTemplate *
load (const char *id, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GBytes) own = read_own (id, &local_error);
  g_autoptr (GBytes) delivered = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (own != NULL)
    return parse (id, own, TRUE, error);
  delivered = read_delivered (id);
  return delivered != NULL ? parse (id, delivered, FALSE, error) : NULL;
}

static void
free_template (gpointer data)
{
  pmn_letter_template_free (data);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const PmnLetterTemplate *first = *(const PmnLetterTemplate *const *) a;
  const PmnLetterTemplate *second = *(const PmnLetterTemplate *const *) b;

  return pmn_fold_compare (first->title, second->title);
}

GPtrArray *
pmn_letters_list (char **refused)
{
  g_autoptr (GPtrArray) ids = list_ids ();
  GPtrArray *templates = g_ptr_array_new_with_free_func (free_template);
  g_autoptr (GString) mistakes = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (GError) error = NULL;
      PmnLetterTemplate *template = load (id, &error);

      if (template != NULL)
        g_ptr_array_add (templates, template);
      else if (error != NULL)
        g_string_append_printf (mistakes, "%s%s%s: %s", mistakes->len > 0 ? "\n" : "", id,
                                EXTENSION, error->message);
    }
  g_ptr_array_sort (templates, compare_titles);
  if (refused != NULL)
    *refused = mistakes->len > 0 ? g_string_free (g_steal_pointer (&mistakes), FALSE) : NULL;
  return templates;
}

PmnLetterTemplate *
pmn_letters_get (const char *id, GError **error)
{
  GError *local_error = NULL;
  PmnLetterTemplate *template;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *names = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  template = strchr (id, '/') == NULL ? load (id, &local_error) : NULL;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  if (template != NULL || local_error != NULL)
    return template;
  ids = list_ids ();
  g_ptr_array_sort_values (ids, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (ids, NULL);
  names = g_strjoinv (", ", (char **) ids->pdata);
  g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
               /* Translators: what was typed, then names separated by commas */
               _ ("No template of a letter is called “%s”. There are: %s."), id, names);
  return NULL;
}

char *
pmn_letters_copy (const char *id, GError **error)
{
  g_autofree char *path = own_path (id, error);
  g_autoptr (GBytes) delivered = NULL;
  g_autoptr (PmnNewFile) file = NULL;
  gsize length;
  const char *data;

  if (path == NULL)
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  delivered = read_delivered (id);
  g_return_val_if_fail (delivered != NULL, NULL);
  data = g_bytes_get_data (delivered, &length);
  file = pmn_new_file_begin (path, error);
  if (file == NULL || !pmn_new_file_write (file, data, length, error)
      || !pmn_new_file_commit (g_steal_pointer (&file), error))
    return NULL;
  return g_steal_pointer (&path);
}

/* On another thread ------------------------------------------------------------------------------ */

void
pmn_letter_list_free (PmnLetterList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->templates);
  g_free (self->refused);
  g_free (self);
}

static void
free_list (gpointer data)
{
  pmn_letter_list_free (data);
}

static void
run_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PmnLetterList *list = g_new0 (PmnLetterList, 1);

  list->templates = pmn_letters_list (&list->refused);
  g_task_return_pointer (task, list, free_list);
}

void
pmn_letters_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, pmn_letters_list_async);
  g_task_run_in_thread (task, run_list);
}

PmnLetterList *
pmn_letters_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_prepare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = data != NULL ? pmn_letters_copy (data, &error) : pmn_letters_folder (&error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
pmn_letters_prepare_async (const char *id, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, pmn_letters_prepare_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  g_task_run_in_thread (task, run_prepare);
}

char *
pmn_letters_prepare_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
