/* pmn-demo-lists.c: the tables of data/demo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-demo-lists.h"

#include <gio/gio.h>

#include "pmn-demo-resource.h"

#define PREFIX "/io/github/permanence/Permanence/demo/"

PmnDemoTable *
pmn_demo_table_load (const char *name)
{
  PmnDemoTable *self = g_new0 (PmnDemoTable, 1);
  g_autofree char *path = g_strconcat (PREFIX, name, ".tsv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean header = TRUE;

  bytes = g_resource_lookup_data (pmn_demo_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      if (!header)
        g_ptr_array_add (self->rows, g_strsplit (lines[i], "\t", -1));
      header = FALSE;
    }
  return self;
}

void
pmn_demo_table_free (PmnDemoTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

const char *
pmn_demo_table_get (const PmnDemoTable *self, guint row, guint column)
{
  char **cells = g_ptr_array_index (self->rows, row % self->rows->len);

  for (guint i = 0; i < column; i++)
    if (cells[i] == NULL)
      return "";
  return cells[column] ? cells[column] : "";
}
