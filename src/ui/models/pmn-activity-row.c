/* pmn-activity-row.c: one row of a list of activities, loaded or not yet
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-row-private.h"

enum
{
  PROP_ID = 1,
  PROP_LOADED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmnActivityRow, pmn_activity_row, G_TYPE_OBJECT)

static void
pmn_activity_row_finalize (GObject *object)
{
  PmnActivityRow *self = PMN_ACTIVITY_ROW (object);

  g_assert (self->wanted.data == NULL);

  pmn_activity_row_set_cache (self, NULL);
  pmn_activity_summary_free (self->summary);

  G_OBJECT_CLASS (pmn_activity_row_parent_class)->finalize (object);
}

static void
pmn_activity_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnActivityRow *self = PMN_ACTIVITY_ROW (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->summary != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_activity_row_class_init (PmnActivityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pmn_activity_row_finalize;
  object_class->get_property = pmn_activity_row_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmn_activity_row_init (PmnActivityRow *self)
{
}

PmnActivityRow *
pmn_activity_row_new (GHashTable *cache, gint64 id, PmnDay day, gint32 version)
{
  PmnActivityRow *self = g_object_new (PMN_TYPE_ACTIVITY_ROW, NULL);

  self->id = id;
  self->day = day;
  self->version = version;
  pmn_activity_row_set_cache (self, cache);
  return self;
}

PmnActivityRow *
pmn_activity_row_new_loaded (PmnActivitySummary *summary)
{
  PmnActivityRow *self;

  g_return_val_if_fail (summary != NULL, NULL);

  self = pmn_activity_row_new (NULL, summary->id, summary->day, (gint32) summary->version);
  pmn_activity_row_take_summary (self, summary);
  return self;
}

void
pmn_activity_row_set_cache (PmnActivityRow *self, GHashTable *cache)
{
  if (self->cache != NULL)
    {
      g_hash_table_remove (self->cache, &self->id);
      g_hash_table_unref (self->cache);
    }
  self->cache = cache;
  if (cache != NULL)
    {
      g_hash_table_ref (cache);
      g_hash_table_insert (cache, &self->id, self);
    }
}

void
pmn_activity_row_take_summary (PmnActivityRow *self, PmnActivitySummary *summary)
{
  pmn_activity_summary_free (self->summary);
  self->summary = summary;
  self->stale = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

gint64
pmn_activity_row_get_id (PmnActivityRow *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_ROW (self), 0);

  return self->id;
}

PmnDay
pmn_activity_row_get_day (PmnActivityRow *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_ROW (self), PMN_DAY_NONE);

  return self->day;
}

const PmnActivitySummary *
pmn_activity_row_get_summary (PmnActivityRow *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_ROW (self), NULL);

  return self->summary;
}
