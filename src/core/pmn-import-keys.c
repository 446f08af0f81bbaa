/* pmn-import-keys.c: which rows of the user's own files are already in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-keys.h"

#include <string.h>

#include "pmn-activity-match.h"

#define MEANING " ="

struct _PmnImportKeys
{
  GPtrArray *rows;    /* owns */
  GHashTable *by_key; /* key or meaning of the stamp → GPtrArray of PmnStampedRow, oldest first */
  GHashTable *taken;  /* PmnStampedRow that a row of this file is */
  GHashTable
      *left; /* day → GPtrArray of rows that are in no row of this file; NULL: not asked yet */
  GHashTable *seen; /* digest → how many rows of this file had it */
};

/* Where what a row means begins: " =", then 16 figures. */
static const char *
find_meaning (const char *stamp)
{
  const char *meaning = g_strrstr (stamp, MEANING);

  return meaning != NULL && strlen (meaning) == strlen (MEANING) + 16 ? meaning : NULL;
}

/* Returns: (nullable): "=MEANING" */
static const char *
meaning_of (const char *stamp)
{
  const char *meaning = find_meaning (stamp);

  return meaning != NULL ? meaning + 1 : NULL;
}

static gboolean
says_the_same (const char *a, const char *b)
{
  const char *end_a = find_meaning (a), *end_b = find_meaning (b);
  gsize length_a = end_a != NULL ? (gsize) (end_a - a) : strlen (a);
  gsize length_b = end_b != NULL ? (gsize) (end_b - b) : strlen (b);

  return length_a == length_b && strncmp (a, b, length_a) == 0;
}

/* What of a stamp stays when the row changes. */
static char *
key_of (const char *stamp)
{
  const char *end = g_str_has_prefix (stamp, "id:") ? strrchr (stamp, '#') : find_meaning (stamp);

  return end ? g_strndup (stamp, (gsize) (end - stamp)) : g_strdup (stamp);
}

static void
add_row (PmnImportKeys *self, const char *key, PmnStampedRow *row)
{
  GPtrArray *rows = g_hash_table_lookup (self->by_key, key);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, g_strdup (key), rows);
    }
  g_ptr_array_add (rows, row);
}

PmnImportKeys *
pmn_import_keys_load (PmnConnection *connection, PmnSource source, GError **error)
{
  g_autoptr (GPtrArray) rows = pmn_activity_match_stamped (connection, source, error);
  PmnImportKeys *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (PmnImportKeys, 1);
  self->by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->taken = g_hash_table_new (NULL, NULL);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      PmnStampedRow *row = g_ptr_array_index (rows, i);
      g_autofree char *key = key_of (row->stamp);

      add_row (self, key, row);
      if (meaning_of (row->stamp) != NULL)
        add_row (self, meaning_of (row->stamp), row);
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
  g_hash_table_unref (self->taken);
  g_clear_pointer (&self->left, g_hash_table_unref);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

char *
pmn_import_keys_next (PmnImportKeys *self, const char *id, guint64 digest, guint64 meaning)
{
  g_autofree char *means
      = meaning != 0 ? g_strdup_printf (MEANING "%016" G_GINT64_MODIFIER "x", meaning) : NULL;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  if (id != NULL && id[0] != '\0')
    return g_strdup_printf ("id:%s #%016" G_GINT64_MODIFIER "x%s", id, digest, means ? means : "");
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, &digest)) + 1;
  g_hash_table_insert (self->seen, g_memdup2 (&digest, sizeof digest), GUINT_TO_POINTER (n));
  return g_strdup_printf ("row:%016" G_GINT64_MODIFIER "x.%u%s", digest, n, means ? means : "");
}

/* The first that no other row of this file is. @identified: of those that have no identifier */
static PmnStampedRow *
find_free (PmnImportKeys *self, const char *key, gboolean identified)
{
  const GPtrArray *rows = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PmnStampedRow *row = g_ptr_array_index (rows, i);

      if (!g_hash_table_contains (self->taken, row)
          && !(identified && g_str_has_prefix (row->stamp, "id:")))
        return row;
    }
  return NULL;
}

/* How surely @row is the activity of @stamp, which has the same identifier; 0: it is not. */
static int
likeness (PmnImportKeys *self, const PmnStampedRow *row, const char *stamp, PmnDay day)
{
  if (g_hash_table_contains (self->taken, row))
    return 0;
  if (says_the_same (row->stamp, stamp))
    return 3;
  if (row->day == day)
    return 2;
  return pmn_day_month (row->day) == pmn_day_month (day);
}

static PmnStampedRow *
find_identified (PmnImportKeys *self, const char *key, const char *stamp, PmnDay day, PmnDay *other)
{
  const GPtrArray *rows = g_hash_table_lookup (self->by_key, key);
  PmnStampedRow *best = NULL;
  int best_likeness = 0;

  if (rows == NULL)
    return NULL;
  if (day == PMN_DAY_NONE)
    return g_ptr_array_index (rows, rows->len - 1);
  for (guint i = 0; i < rows->len; i++)
    {
      PmnStampedRow *row = g_ptr_array_index (rows, i);
      int like = likeness (self, row, stamp, day);

      if (like > best_likeness)
        {
          best = row;
          best_likeness = like;
        }
      else if (like == 0)
        *other = row->day;
    }
  return best;
}

gint64
pmn_import_keys_find (PmnImportKeys *self, const char *stamp, PmnDay day, gboolean *same,
                      gboolean *trashed, PmnDay *other)
{
  g_autofree char *key = NULL;
  gboolean identified;
  PmnStampedRow *row;

  g_return_val_if_fail (self != NULL && stamp != NULL, 0);

  *other = PMN_DAY_NONE;
  key = key_of (stamp);
  identified = g_str_has_prefix (stamp, "id:");
  row = identified ? find_identified (self, key, stamp, day, other) : find_free (self, key, FALSE);
  /* The same words in another writing, or numbered since, or no more. */
  if (row == NULL)
    {
      row = find_free (self, meaning_of (stamp), identified);
      *same = row != NULL;
    }
  else
    *same = !identified || says_the_same (row->stamp, stamp);
  *trashed = row != NULL && row->trashed;
  if (row == NULL)
    return 0;
  g_hash_table_add (self->taken, row);
  *other = PMN_DAY_NONE;
  return row->id;
}

static void
leave (PmnImportKeys *self, PmnStampedRow *row)
{
  GPtrArray *rows = g_hash_table_lookup (self->left, &row->day);

  if (row->trashed || row->typed || g_hash_table_contains (self->taken, row))
    return;
  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (self->left, &row->day, rows);
    }
  g_ptr_array_add (rows, row);
}

const char *
pmn_import_keys_find_former (PmnImportKeys *self, gint64 mediator_id, PmnDay day)
{
  GPtrArray *rows;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->left == NULL)
    {
      self->left = g_hash_table_new_full (g_int_hash, g_int_equal, NULL,
                                          (GDestroyNotify) g_ptr_array_unref);
      for (guint i = 0; i < self->rows->len; i++)
        leave (self, g_ptr_array_index (self->rows, i));
    }
  rows = g_hash_table_lookup (self->left, &day);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PmnStampedRow *row = g_ptr_array_index (rows, i);

      if (row->mediator_id != mediator_id)
        continue;
      g_ptr_array_remove_index (rows, i);
      return row->local_ref;
    }
  return NULL;
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
