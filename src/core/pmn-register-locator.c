/* pmn-register-locator.c: where registers live, and which were opened lately
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-locator.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pmn-core-error.h"
#include "pmn-search-key.h"
#include "pmn-sentence.h"

#define EXTENSION ".pmn"
#define MAX_SLUG 40

void
pmn_register_entry_free (PmnRegisterEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/* The development flavour has its own folder: it can never touch a real register. */
static const char *
program_folder (void)
{
  return g_str_equal (PMN_PROFILE, "development") ? "permanence-devel" : "permanence";
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *why = NULL;

  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  why = pmn_sentence_after_colon (g_strerror (errno));
  g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_FAILED,
               /* Translators: a path, then the reason given by the system. */
               _ ("The folder “%s” cannot be made: %s."), path, why);
  return FALSE;
}

char *
pmn_register_locator_beside (const char *name, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_build_filename (g_get_user_data_dir (), program_folder (), name, NULL);
  return make_folder (path, error) ? g_steal_pointer (&path) : NULL;
}

char *
pmn_register_locator_folder (GError **error)
{
  return pmn_register_locator_beside ("registers", error);
}

/* "Mairie d'Exempleville" → "mairie-d-exempleville" */
static char *
make_slug (const char *name)
{
  g_autofree char *key = pmn_search_key (name);
  GString *slug = g_string_new (NULL);

  for (const char *p = key; *p != '\0' && slug->len < MAX_SLUG; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, *p);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append (slug, "register");
  return g_string_free (slug, FALSE);
}

char *
pmn_register_locator_new_path (const char *name, GError **error)
{
  g_autofree char *folder = pmn_register_locator_folder (error);
  g_autofree char *slug = make_slug (name);

  if (folder == NULL)
    return NULL;
  for (guint i = 1;; i++)
    {
      g_autofree char *file = i == 1 ? g_strconcat (slug, EXTENSION, NULL)
                                     : g_strdup_printf ("%s-%u%s", slug, i, EXTENSION);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* The list of recent registers: a key file, one group per path. ---------------------------------- */

static char *
recent_path (void)
{
  return g_build_filename (g_get_user_state_dir (), program_folder (), "recent.ini", NULL);
}

/* A list that cannot be read is an empty list: it is a convenience, the registers are what counts. */
static GKeyFile *
load_recent (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = recent_path ();
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error)
      && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("%s: %s", path, error->message);
  return file;
}

static gboolean
save_recent (GKeyFile *file, GError **error)
{
  g_autofree char *path = recent_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *data = g_key_file_to_data (file, NULL, NULL);

  return make_folder (folder, error)
         && g_file_set_contents_full (path, data, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Group names cannot hold brackets nor line breaks: paths are escaped. */
static char *
group_of (const char *path)
{
  return g_uri_escape_string (path, "/", FALSE);
}

gboolean
pmn_register_locator_note_opened (const char *path, const char *name, gboolean fictional,
                                  gint64 now_ms, GError **error)
{
  g_autoptr (GKeyFile) file = load_recent ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *group = group_of (absolute);

  g_key_file_set_string (file, group, "name", name);
  g_key_file_set_int64 (file, group, "opened", now_ms);
  g_key_file_set_boolean (file, group, "fictional", fictional);
  return save_recent (file, error);
}

gboolean
pmn_register_locator_forget (const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = load_recent ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *group = group_of (absolute);

  if (!g_key_file_has_group (file, group))
    return TRUE;
  g_key_file_remove_group (file, group, NULL);
  return save_recent (file, error);
}

static PmnRegisterEntry *
find_entry (GPtrArray *entries, const char *path)
{
  for (guint i = 0; i < entries->len; i++)
    {
      PmnRegisterEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->path, path))
        return entry;
    }
  return NULL;
}

static void
add_recent (GPtrArray *entries)
{
  g_autoptr (GKeyFile) file = load_recent ();
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *path = g_uri_unescape_string (groups[i], NULL);
      PmnRegisterEntry *entry;

      if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      entry = g_new0 (PmnRegisterEntry, 1);
      entry->path = g_steal_pointer (&path);
      entry->name = g_key_file_get_string (file, groups[i], "name", NULL);
      entry->last_opened = g_key_file_get_int64 (file, groups[i], "opened", NULL);
      entry->fictional = g_key_file_get_boolean (file, groups[i], "fictional", NULL);
      g_ptr_array_add (entries, entry);
    }
}

/* Registers that were copied into the folder by hand. */
static void
add_folder (GPtrArray *entries)
{
  g_autofree char *folder = pmn_register_locator_folder (NULL);
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      PmnRegisterEntry *entry;

      if (!g_str_has_suffix (name, EXTENSION) || find_entry (entries, path) != NULL)
        continue;
      entry = g_new0 (PmnRegisterEntry, 1);
      entry->name = g_strndup (name, strlen (name) - strlen (EXTENSION));
      entry->path = g_steal_pointer (&path);
      g_ptr_array_add (entries, entry);
    }
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const PmnRegisterEntry *left = *(PmnRegisterEntry *const *) a;
  const PmnRegisterEntry *right = *(PmnRegisterEntry *const *) b;

  if (left->last_opened != right->last_opened)
    return left->last_opened > right->last_opened ? -1 : 1;
  return strcmp (left->path, right->path);
}

GPtrArray *
pmn_register_locator_list (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_register_entry_free);

  add_recent (entries);
  add_folder (entries);
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}
