/* pmn-saved-filter.c: what a saved filter holds, and its JSON
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-saved-filter.h"

#include <string.h>
#include <yyjson.h>

#include "pmn-codec-private.h"

/* Words of the JSON. Part of the dump: never rename. */
static const char *const place_kinds[] = { "", "place", "elsewhere", "home", "remote", NULL };
static const char *const orders[] = { "newest",  "oldest",   "kind", "mediator", "place",
                                      "longest", "shortest", "most", "fewest",   NULL };

PmnSavedFilter *
pmn_saved_filter_new (const PmnActivityFilter *filter)
{
  PmnSavedFilter *self = g_new0 (PmnSavedFilter, 1);

  self->filter = pmn_activity_filter_copy (filter);
  return self;
}

PmnSavedFilter *
pmn_saved_filter_copy (const PmnSavedFilter *self)
{
  PmnSavedFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pmn_saved_filter_new (self->filter);
  copy->period = g_strdup (self->period);
  copy->sort = self->sort;
  copy->columns = g_strdupv (self->columns);
  return copy;
}

void
pmn_saved_filter_free (PmnSavedFilter *self)
{
  if (self == NULL)
    return;
  pmn_activity_filter_free (self->filter);
  g_free (self->period);
  g_strfreev (self->columns);
  g_free (self);
}

static gboolean
write_filter (PmnConnection *connection, const PmnActivityFilter *filter, yyjson_mut_doc *doc,
              yyjson_mut_val *root, GError **error)
{
  if (filter->from != PMN_DAY_NONE)
    pmn_codec_put_day (doc, root, "from", filter->from);
  if (filter->to != PMN_DAY_NONE)
    pmn_codec_put_day (doc, root, "to", filter->to);
  if (filter->mediator_id != 0
      && !pmn_codec_put_reference (connection, doc, root, "mediator", PMN_ENTITY_MEDIATOR,
                                   filter->mediator_id, error))
    return FALSE;
  if (filter->place_id != 0
      && !pmn_codec_put_reference (connection, doc, root, "place", PMN_ENTITY_PLACE,
                                   filter->place_id, error))
    return FALSE;
  if (filter->place_kind != PMN_PLACE_KIND_NONE)
    yyjson_mut_obj_add_str (doc, root, "place_kind", place_kinds[filter->place_kind]);
  if (filter->kinds != 0)
    yyjson_mut_obj_add_uint (doc, root, "kinds", filter->kinds);
  pmn_codec_put_text (doc, root, "theme", filter->theme);
  pmn_codec_put_text (doc, root, "material", filter->material);
  pmn_codec_put_text (doc, root, "tag", filter->tag);
  pmn_codec_put_text (doc, root, "text", filter->text);
  if (filter->incomplete_only)
    yyjson_mut_obj_add_bool (doc, root, "incomplete", TRUE);
  if (filter->source >= 0)
    yyjson_mut_obj_add_int (doc, root, "source", filter->source);
  return TRUE;
}

char *
pmn_saved_filter_to_json (PmnConnection *connection, const PmnSavedFilter *self, GError **error)
{
  yyjson_mut_doc *doc;
  yyjson_mut_val *root, *columns;
  char *json = NULL;

  g_return_val_if_fail (connection != NULL && self != NULL, NULL);

  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, root);
  pmn_codec_put_text (doc, root, "period", self->period);
  yyjson_mut_obj_add_str (doc, root, "sort", orders[self->sort]);
  if (self->columns != NULL)
    {
      columns = yyjson_mut_obj_add_arr (doc, root, "columns");
      for (char **id = self->columns; *id != NULL; id++)
        yyjson_mut_arr_add_strcpy (doc, columns, *id);
    }
  if (write_filter (connection, self->filter, doc, root, error))
    json = pmn_codec_finish (doc, error);
  yyjson_mut_doc_free (doc);
  return json;
}

static gboolean
take_copy (yyjson_val *root, const char *key, char **copy, GError **error)
{
  const char *text;

  if (!pmn_codec_take_text (root, key, &text, error))
    return FALSE;
  *copy = g_strdup (text);
  return TRUE;
}

static gboolean
read_filter (PmnConnection *connection, yyjson_val *root, PmnActivityFilter *filter, GError **error)
{
  gint kinds = 0, place_kind = 0;

  if (!pmn_codec_take_day (root, "from", &filter->from, error)
      || !pmn_codec_take_day (root, "to", &filter->to, error)
      || !pmn_codec_take_reference (connection, root, "mediator", PMN_ENTITY_MEDIATOR,
                                    &filter->mediator_id, error)
      || !pmn_codec_take_reference (connection, root, "place", PMN_ENTITY_PLACE, &filter->place_id,
                                    error)
      || !pmn_codec_take_choice (root, "place_kind", place_kinds, &place_kind, error)
      || !pmn_codec_take_int (root, "kinds", 0, 31, &kinds, error)
      || !take_copy (root, "theme", &filter->theme, error)
      || !take_copy (root, "material", &filter->material, error)
      || !take_copy (root, "tag", &filter->tag, error)
      || !take_copy (root, "text", &filter->text, error)
      || !pmn_codec_take_bool (root, "incomplete", &filter->incomplete_only, error)
      || !pmn_codec_take_int (root, "source", 0, PMN_SOURCE_LAST, &filter->source, error))
    return FALSE;
  filter->kinds = (guint) kinds;
  filter->place_kind = (PmnPlaceKind) place_kind;
  return TRUE;
}

static char **
read_columns (yyjson_val *root)
{
  yyjson_val *array = yyjson_obj_get (root, "columns");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  yyjson_val *item;
  size_t i, n;

  if (!yyjson_is_arr (array))
    return NULL;
  yyjson_arr_foreach (array, i, n, item) if (yyjson_is_str (item))
      g_strv_builder_add (builder, yyjson_get_str (item));
  return g_strv_builder_end (builder);
}

PmnSavedFilter *
pmn_saved_filter_from_json (PmnConnection *connection, const char *json, GError **error)
{
  g_autoptr (PmnActivityFilter) all = pmn_activity_filter_new ();
  g_autoptr (PmnSavedFilter) self = pmn_saved_filter_new (all);
  yyjson_doc *doc;
  yyjson_val *root;
  gint sort = PMN_SORT_NEWEST;
  gboolean ok;

  g_return_val_if_fail (connection != NULL && json != NULL, NULL);

  doc = yyjson_read (json, strlen (json), YYJSON_READ_NOFLAG);
  root = yyjson_doc_get_root (doc);
  ok = yyjson_is_obj (root) ? TRUE : pmn_codec_wrong (error, "body");
  ok = ok && take_copy (root, "period", &self->period, error)
       && pmn_codec_take_choice (root, "sort", orders, &sort, error)
       && read_filter (connection, root, self->filter, error);
  if (ok)
    self->columns = read_columns (root);
  self->sort = (PmnActivitySort) sort;
  yyjson_doc_free (doc);
  return ok ? g_steal_pointer (&self) : NULL;
}
