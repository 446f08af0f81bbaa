/* pmn-import-keys.c: which rows of the user's own files are already in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-keys.h"

#include <string.h>

#include "pmn-activity-match.h"

struct _PmnImportKeys
{
  GPtrArray *rows;    /* owns */
  GHashTable *by_key; /* key of the stamp → PmnStampedRow */
  GHashTable *seen;   /* digest → how many rows of this file had it */
};

/* What of a stamp stays when the row changes. */
static char *
key_of (const char *stamp)
{
  const char *digest = g_str_has_prefix (stamp, "id:") ? strrchr (stamp, '#') : NULL;

  return digest ? g_strndup (stamp, (gsize) (digest - stamp)) : g_strdup (stamp);
}

PmnImportKeys *
pmn_import_keys_load (PmnConnection *connection, PmnSource source, GError **error)
{
  g_autoptr (GPtrArray) rows = pmn_activity_match_stamped (connection, source, error);
  PmnImportKeys *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (PmnImportKeys, 1);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      PmnStampedRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (self->by_key, key_of (row->stamp), row);
    }
  self->rows = g_steal_pointer (&rows);
  return self;
}

void
pmn_import_keys_free (PmnImportKeys *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

char *
pmn_import_keys_next (PmnImportKeys *self, const char *id, guint64 digest)
{
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  if (id != NULL && id[0] != '\0')
    return g_strdup_printf ("id:%s #%016" G_GINT64_MODIFIER "x", id, digest);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, &digest)) + 1;
  g_hash_table_insert (self->seen, g_memdup2 (&digest, sizeof digest), GUINT_TO_POINTER (n));
  return g_strdup_printf ("row:%016" G_GINT64_MODIFIER "x.%u", digest, n);
}

gint64
pmn_import_keys_find (PmnImportKeys *self, const char *stamp, gboolean *same, gboolean *trashed)
{
  g_autofree char *key = NULL;
  const PmnStampedRow *row;

  g_return_val_if_fail (self != NULL && stamp != NULL, 0);

  key = key_of (stamp);
  row = g_hash_table_lookup (self->by_key, key);
  *same = row != NULL && g_str_equal (row->stamp, stamp);
  *trashed = row != NULL && row->trashed;
  return row ? row->id : 0;
}

guint64
pmn_import_digest (guint64 digest, const char *text)
{
  if (digest == 0)
    digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (const char *p = text; *p != '\0'; p++)
    digest = (digest ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return (digest ^ 0xff) * G_GUINT64_CONSTANT (0x100000001b3);
}
