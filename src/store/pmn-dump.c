/* pmn-dump.c: the whole register as JSON Lines
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-dump.h"

#include <string.h>

#include "pmn-activity-repository.h"
#include "pmn-codec-private.h"
#include "pmn-dump-private.h"
#include "pmn-entity-store.h"
#include "pmn-nomenclature.h"
#include "pmn-purge.h"

/* Words of the format: never rename. */
static const char *const dimension_words[] = {
  [PMN_DIMENSION_THEME] = "theme",
  [PMN_DIMENSION_MATERIAL] = "material",
  [PMN_DIMENSION_AUTONOMY] = "autonomy",
  [PMN_DIMENSION_LEVEL] = "level",
  [PMN_DIMENSION_REFERRAL] = "referral",
  [PMN_DIMENSION_GENDER] = "gender",
  [PMN_DIMENSION_AGE] = "age",
  [PMN_DIMENSION_STATUS] = "status",
  [PMN_DIMENSION_PLACE_KIND] = "place_kind",
  [PMN_DIMENSION_DURATION] = "duration",
  [PMN_DIMENSION_TAG] = "tag",
  [PMN_DIMENSION_LOCAL_KIND] = "local_kind",
  [PMN_DIMENSION_PERSON] = "person",
  [PMN_DIMENSION_ACTIVITY_KIND] = "activity_kind",
};
G_STATIC_ASSERT (G_N_ELEMENTS (dimension_words) == PMN_DIMENSION_LAST + 1);

typedef struct
{
  PmnConnection *connection;
  GOutputStream *stream;
  GCancellable *cancellable;
  gint64 n_lines;
} Writer;

/* Adds the members of one row of a query to a line. */
typedef gboolean (*FillFunc) (Writer *self, PmnStatement *row, yyjson_mut_doc *doc,
                              yyjson_mut_val *line, GError **error);

const char *
pmn_dump_dimension_word (int dimension)
{
  return dimension > 0 && dimension <= PMN_DIMENSION_LAST ? dimension_words[dimension] : NULL;
}

int
pmn_dump_dimension (const char *word)
{
  for (int dimension = 1; dimension <= PMN_DIMENSION_LAST; dimension++)
    if (g_strcmp0 (dimension_words[dimension], word) == 0)
      return dimension;
  return 0;
}

static yyjson_mut_doc *
line_new (const char *type, yyjson_mut_val **line)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);

  *line = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, *line);
  /* A static word. */
  yyjson_mut_obj_add_str (doc, *line, "type", type);
  return doc;
}

/* @doc: (transfer full). */
static gboolean
write_line (Writer *self, yyjson_mut_doc *doc, GError **error)
{
  g_autofree char *json = pmn_codec_finish (doc, error);
  g_autofree char *text = NULL;

  yyjson_mut_doc_free (doc);
  if (json == NULL)
    return FALSE;
  text = g_strconcat (json, "\n", NULL);
  self->n_lines++;
  return g_output_stream_write_all (self->stream, text, strlen (text), NULL, self->cancellable,
                                    error);
}

static gboolean
write_query (Writer *self, const char *type, const char *sql, FillFunc fill, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (self->connection, sql, error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    {
      yyjson_mut_val *line;
      yyjson_mut_doc *doc = line_new (type, &line);

      if (!fill (self, select, doc, line, error))
        {
          yyjson_mut_doc_free (doc);
          return FALSE;
        }
      if (!write_line (self, doc, error))
        return FALSE;
    }
  return pmn_statement_ended (local_error, error);
}

/* Lines ---------------------------------------------------------------------------------------- */

static gboolean
write_header (Writer *self, GError **error)
{
  yyjson_mut_val *line;
  yyjson_mut_doc *doc = line_new ("permanence", &line);

  yyjson_mut_obj_add_int (doc, line, "format", PMN_DUMP_FORMAT);
  yyjson_mut_obj_add_str (doc, line, "version", PMN_VERSION);
  return write_line (self, doc, error);
}

static gboolean
write_end (Writer *self, GError **error)
{
  yyjson_mut_val *line;
  yyjson_mut_doc *doc = line_new ("end", &line);

  yyjson_mut_obj_add_sint (doc, line, "lines", self->n_lines);
  return write_line (self, doc, error);
}

static gboolean
fill_setting (Writer *self, PmnStatement *row, yyjson_mut_doc *doc, yyjson_mut_val *line,
              GError **error)
{
  return pmn_codec_put_text (doc, line, "key", pmn_statement_get_text (row, 0))
         && pmn_codec_put_text (doc, line, "value", pmn_statement_get_text (row, 1));
}

static gboolean
fill_term (Writer *self, PmnStatement *row, yyjson_mut_doc *doc, yyjson_mut_val *line,
           GError **error)
{
  const char *word = pmn_dump_dimension_word ((int) pmn_statement_get_int64 (row, 0));

  return pmn_codec_put_text (doc, line, "dimension", word)
         && pmn_codec_put_text (doc, line, "code", pmn_statement_get_text (row, 1));
}

static gboolean
fill_step (Writer *self, PmnStatement *row, yyjson_mut_doc *doc, yyjson_mut_val *line,
           GError **error)
{
  pmn_codec_put_text (doc, line, "uuid", pmn_statement_get_text (row, 0));
  pmn_codec_put_stamp (doc, line, "at", pmn_statement_get_int64 (row, 1));
  pmn_codec_put_text (doc, line, "actor", pmn_statement_get_text (row, 2));
  pmn_codec_put_text (doc, line, "origin", pmn_statement_get_text (row, 3));
  pmn_codec_put_text (doc, line, "kind", pmn_statement_get_text (row, 4));
  pmn_codec_put_text (doc, line, "subject", pmn_statement_get_text (row, 5));
  yyjson_mut_obj_add_sint (doc, line, "n_rows", pmn_statement_get_int64 (row, 6));
  if (pmn_statement_get_int64 (row, 7) != 0)
    yyjson_mut_obj_add_true (doc, line, "undone");
  pmn_codec_put_text (doc, line, "detail", pmn_statement_get_text (row, 8));
  return TRUE;
}

static gboolean
fill_draft (Writer *self, PmnStatement *row, yyjson_mut_doc *doc, yyjson_mut_val *line,
            GError **error)
{
  return pmn_codec_put_text (doc, line, "key", pmn_statement_get_text (row, 0))
         && pmn_codec_put_stamp (doc, line, "updated_at", pmn_statement_get_int64 (row, 1))
         && pmn_codec_put_text (doc, line, "body", pmn_statement_get_text (row, 2));
}

static gboolean
fill_purge (Writer *self, PmnStatement *row, yyjson_mut_doc *doc, yyjson_mut_val *line,
            GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get ((PmnEntity) pmn_statement_get_int64 (row, 0));

  return pmn_codec_put_text (doc, line, "entity", type != NULL ? type->word : NULL)
         && pmn_codec_put_text (doc, line, "uuid", pmn_statement_get_text (row, 1))
         && pmn_codec_put_stamp (doc, line, "at", pmn_statement_get_int64 (row, 2));
}

static gboolean
fill_not_duplicate (Writer *self, PmnStatement *row, yyjson_mut_doc *doc, yyjson_mut_val *line,
                    GError **error)
{
  return pmn_codec_put_text (doc, line, "low", pmn_statement_get_text (row, 0))
         && pmn_codec_put_text (doc, line, "high", pmn_statement_get_text (row, 1))
         && pmn_codec_put_stamp (doc, line, "at", pmn_statement_get_int64 (row, 2));
}

static gboolean
write_object (Writer *self, const PmnEntityType *type, gconstpointer object, GError **error)
{
  yyjson_mut_val *line;
  yyjson_mut_doc *doc = line_new (type->word, &line);

  if (!pmn_codec_write (self->connection, type, object, doc, line, error))
    {
      yyjson_mut_doc_free (doc);
      return FALSE;
    }
  return write_line (self, doc, error);
}

static gboolean
write_entity (Writer *self, PmnEntity entity, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);
  /* Who was merged refers to who goes on. */
  const char *tail = entity == PMN_ENTITY_BENEFICIARY
                         ? "WHERE unmade = 0 ORDER BY merged_into IS NOT NULL, id"
                     : type->has_trash ? "WHERE unmade = 0 ORDER BY id"
                                       : "ORDER BY id";
  g_autoptr (PmnStatement) select = pmn_entity_store_select (self->connection, type, tail, error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    {
      gpointer object = pmn_entity_store_read (self->connection, type, select, error);
      gboolean ok = object != NULL && write_object (self, type, object, error);

      if (object != NULL)
        type->destroy (object);
      if (!ok)
        return FALSE;
    }
  return pmn_statement_ended (local_error, error);
}

static gboolean
write_activities (Writer *self, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (PMN_ENTITY_ACTIVITY);
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection, "SELECT id FROM activity WHERE unmade = 0 ORDER BY sort_key", error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    {
      g_autoptr (PmnActivity) activity = pmn_activity_repository_get (
          self->connection, pmn_statement_get_int64 (select, 0), error);

      if (activity == NULL || !write_object (self, type, activity, error))
        return FALSE;
    }
  return pmn_statement_ended (local_error, error);
}

gboolean
pmn_dump_write (PmnConnection *connection, GOutputStream *stream, GCancellable *cancellable,
                GError **error)
{
  Writer self = { connection, stream, cancellable, 0 };

  g_return_val_if_fail (connection != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  return write_header (&self, error)
         && write_query (&self, "setting",
                         "SELECT key, value FROM setting"
                         " WHERE substr (key, 1, 6) <> '" PMN_SETTING_LOCAL_PREFIX
                         "' AND key <> 'actor' ORDER BY key",
                         fill_setting, error)
         && write_entity (&self, PMN_ENTITY_STRUCTURE, error)
         && write_entity (&self, PMN_ENTITY_MEDIATOR, error)
         && write_entity (&self, PMN_ENTITY_ABSENCE, error)
         && write_entity (&self, PMN_ENTITY_PLACE, error)
         /* Before the rows that use them, so that they are numbered in the same order again. */
         && write_query (&self, "term",
                         "SELECT dimension, code FROM term"
                         " WHERE dimension = 11 OR id >= dimension * 1000 + 500"
                         " ORDER BY dimension, id",
                         fill_term, error)
         && write_entity (&self, PMN_ENTITY_BENEFICIARY, error)
         && write_query (&self, "not_duplicate",
                         "SELECT low_uuid, high_uuid, at FROM not_duplicate ORDER BY 1, 2",
                         fill_not_duplicate, error)
         && write_activities (&self, error) && write_entity (&self, PMN_ENTITY_TEMPLATE, error)
         && write_entity (&self, PMN_ENTITY_SAVED_FILTER, error)
         && write_query (&self, "step",
                         "SELECT s.uuid, s.at, m.uuid, s.origin, s.kind, s.subject, s.n_rows,"
                         " s.undone_by IS NOT NULL, s.detail FROM step s"
                         " LEFT JOIN mediator m ON m.id = s.actor_id AND m.unmade = 0"
                         " WHERE s.kind <> 'load' ORDER BY s.id DESC",
                         fill_step, error)
         && write_query (&self, "draft", "SELECT key, updated_at, body FROM draft ORDER BY key",
                         fill_draft, error)
         && write_query (&self, "purge", "SELECT entity, uuid, at FROM purge ORDER BY at, uuid",
                         fill_purge, error)
         && write_end (&self, error);
}
