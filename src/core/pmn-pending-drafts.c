/* pmn-pending-drafts.c: what was asked of drafts and is not in the file yet
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-pending-drafts.h"

typedef struct
{
  char *text;
  guint n_on_their_way;
} Pending;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_free (pending->text);
  g_free (pending);
}

PmnPendingDrafts *
pmn_pending_drafts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_free);
}

void
pmn_pending_drafts_free (PmnPendingDrafts *self)
{
  if (self != NULL)
    g_hash_table_unref (self);
}

void
pmn_pending_drafts_begin (PmnPendingDrafts *self, const char *key, const char *text)
{
  Pending *pending = g_hash_table_lookup (self, key);

  if (pending == NULL)
    {
      pending = g_new0 (Pending, 1);
      g_hash_table_insert (self, g_strdup (key), pending);
    }
  pending->n_on_their_way++;
  g_set_str (&pending->text, text);
}

void
pmn_pending_drafts_end (PmnPendingDrafts *self, const char *key)
{
  Pending *pending = g_hash_table_lookup (self, key);

  g_return_if_fail (pending != NULL);

  if (--pending->n_on_their_way == 0)
    g_hash_table_remove (self, key);
}

gboolean
pmn_pending_drafts_find (PmnPendingDrafts *self, const char *key, const char **text)
{
  Pending *pending = g_hash_table_lookup (self, key);

  *text = pending != NULL ? pending->text : NULL;
  return pending != NULL;
}
