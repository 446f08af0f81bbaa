/* pmn-dump-load.c: a register from its JSON Lines
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-activity-repository-private.h"
#include "pmn-codec-private.h"
#include "pmn-dump-private.h"
#include "pmn-dump.h"
#include "pmn-entity-store.h"
#include "pmn-people-query.h"
#include "pmn-purge.h"
#include "pmn-setting.h"
#include "pmn-term-store.h"

/* Far above any activity; a line longer than this is not ours. */
#define MAX_LINE (16 * 1024 * 1024)

typedef struct
{
  PmnEdit *edit;
  PmnConnection *connection;
  gint64 n_lines;
  gint64 n_steps;
  gboolean ended;
} Loader;

/* Reads one line into the register. */
typedef gboolean (*LoadFunc) (Loader *self, yyjson_val *line, GError **error);

static gboolean
wrong_line (GError **error, const char *sentence)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID, sentence);
  return FALSE;
}

/* Texts that must be there. */
static gboolean
take_required (yyjson_val *line, const char *key, const char **text, GError **error)
{
  if (!pmn_codec_take_text (line, key, text, error))
    return FALSE;
  return *text != NULL || pmn_codec_wrong (error, key);
}

/* An empty register ---------------------------------------------------------------------------- */

static gboolean
make_room (PmnEdit *edit, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  gint64 n = 0;

  if (!pmn_connection_get_int64 (connection,
                                 "SELECT EXISTS (SELECT 1 FROM mediator WHERE unmade = 0)"
                                 " OR EXISTS (SELECT 1 FROM place WHERE unmade = 0)"
                                 " OR EXISTS (SELECT 1 FROM beneficiary WHERE unmade = 0)"
                                 " OR EXISTS (SELECT 1 FROM activity WHERE unmade = 0)",
                                 0, &n, error))
    return FALSE;
  if (n != 0)
    return wrong_line (error, _ ("This register already has people, places or activities: a dump "
                                 "is loaded into a new one."));
  /* What was made and undone goes, and with it its history; terms are shipped up to 499. */
  return pmn_connection_exec (connection,
                              "DELETE FROM activity; DELETE FROM absence; DELETE FROM place;"
                              "DELETE FROM beneficiary; DELETE FROM mediator;"
                              "DELETE FROM not_duplicate;"
                              "DELETE FROM activity_template; DELETE FROM saved_filter;"
                              "DELETE FROM change; UPDATE step SET undoes = NULL;"
                              "DELETE FROM step; DELETE FROM structure; DELETE FROM draft;"
                              "DELETE FROM setting WHERE substr (key, 1, 6) <> 'local:';"
                              "DELETE FROM term WHERE dimension = 11"
                              " OR id >= dimension * 1000 + 500;",
                              error);
}

/* Lines ---------------------------------------------------------------------------------------- */

static gboolean
load_header (Loader *self, yyjson_val *line, GError **error)
{
  gint format = 0;

  if (self->n_lines != 1)
    return wrong_line (error, _ ("A second beginning: two dumps were joined."));
  if (!pmn_codec_take_int (line, "format", 1, G_MAXINT, &format, error))
    return FALSE;
  if (format > PMN_DUMP_FORMAT)
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER,
                           _ ("This dump was made by a newer version of Permanence."));
      return FALSE;
    }
  return format == PMN_DUMP_FORMAT || pmn_codec_wrong (error, "format");
}

static gboolean
load_setting (Loader *self, yyjson_val *line, GError **error)
{
  const char *key, *value;

  return take_required (line, "key", &key, error) && take_required (line, "value", &value, error)
         && pmn_setting_set (self->edit, key, value, error);
}

static gboolean
load_term (Loader *self, yyjson_val *line, GError **error)
{
  const char *word, *code;
  int dimension;

  if (!take_required (line, "dimension", &word, error)
      || !take_required (line, "code", &code, error))
    return FALSE;
  dimension = pmn_dump_dimension (word);
  if (dimension == 0)
    return pmn_codec_wrong (error, "dimension");
  return pmn_term_store_ensure (self->connection, dimension, code, error) != 0;
}

static gboolean
load_row (Loader *self, const PmnEntityType *type, yyjson_val *line, GError **error)
{
  gpointer object = pmn_codec_read (self->connection, type, line, error);
  PmnRecord *record = object;
  gboolean ok;

  if (object == NULL)
    return FALSE;
  if (record->uuid[0] == '\0')
    ok = pmn_codec_wrong (error, "uuid");
  else if (record->id != 0)
    ok = wrong_line (error, _ ("The same row is there twice."));
  else if (type->entity == PMN_ENTITY_ACTIVITY)
    {
      PmnActivity *activity = object;

      if (activity->day == PMN_DAY_NONE
          || activity->day < pmn_day_from_ymd (PMN_ACTIVITY_FIRST_YEAR, 1, 1))
        ok = pmn_codec_wrong (error, "day");
      else if (activity->minutes < 0 || activity->minutes > PMN_ACTIVITY_LONGEST)
        ok = pmn_codec_wrong (error, "minutes");
      else if (activity->mediator_id == 0)
        ok = pmn_codec_wrong (error, "mediator");
      else if (activity->local_ref == NULL)
        ok = pmn_codec_wrong (error, "local_ref");
      else
        ok = pmn_activity_repository_insert_exact (self->edit, activity, error);
    }
  else
    ok = pmn_entity_store_insert_exact (self->edit, type, object, error);
  type->destroy (object);
  return ok;
}

static gboolean
load_step (Loader *self, yyjson_val *line, GError **error)
{
  static const char sql[] = "INSERT INTO step (id, uuid, at, actor_id, origin, kind, subject, "
                            "n_rows, undone_by, detail)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
  g_autoptr (PmnStatement) insert = NULL;
  const char *uuid, *origin, *kind, *subject, *detail;
  gint64 at, actor_id;
  gboolean undone;
  gint n_rows = 0;

  if (!take_required (line, "uuid", &uuid, error) || !take_required (line, "kind", &kind, error)
      || !take_required (line, "origin", &origin, error)
      || !pmn_codec_take_stamp (line, "at", &at, error)
      || !pmn_codec_take_reference (self->connection, line, "actor", PMN_ENTITY_MEDIATOR, &actor_id,
                                    error)
      || !pmn_codec_take_text (line, "subject", &subject, error)
      || !pmn_codec_take_int (line, "n_rows", 0, G_MAXINT, &n_rows, error)
      || !pmn_codec_take_bool (line, "undone", &undone, error)
      || !pmn_codec_take_text (line, "detail", &detail, error))
    return FALSE;
  insert = pmn_connection_prepare (self->connection, sql, error);
  if (insert == NULL)
    return FALSE;
  /* Newest first, and all of them before what is done here: see pmn-history.c. */
  self->n_steps++;
  pmn_statement_bind_int64 (insert, 1, -self->n_steps);
  pmn_statement_bind_text (insert, 2, uuid);
  pmn_statement_bind_int64 (insert, 3, at);
  pmn_statement_bind_int64_or_null (insert, 4, actor_id, 0);
  pmn_statement_bind_text (insert, 5, origin);
  pmn_statement_bind_text (insert, 6, kind);
  pmn_statement_bind_text (insert, 7, subject);
  pmn_statement_bind_int64 (insert, 8, n_rows);
  pmn_statement_bind_int64_or_null (insert, 9, undone ? -self->n_steps : 0, 0);
  pmn_statement_bind_text (insert, 10, detail);
  return pmn_statement_run (insert, error);
}

static gboolean
load_draft (Loader *self, yyjson_val *line, GError **error)
{
  const char *key, *body;
  g_autoptr (PmnStatement) insert = NULL;
  gint64 updated_at;

  if (!take_required (line, "key", &key, error) || !take_required (line, "body", &body, error)
      || !pmn_codec_take_stamp (line, "updated_at", &updated_at, error))
    return FALSE;
  insert = pmn_connection_prepare (
      self->connection, "INSERT INTO draft (key, updated_at, body) VALUES (?1, ?2, ?3)", error);
  if (insert == NULL)
    return FALSE;
  pmn_statement_bind_text (insert, 1, key);
  pmn_statement_bind_int64 (insert, 2, updated_at);
  pmn_statement_bind_text (insert, 3, body);
  return pmn_statement_run (insert, error);
}

static gboolean
load_purge (Loader *self, yyjson_val *line, GError **error)
{
  const char *word, *uuid;
  const PmnEntityType *type;
  gint64 at;

  if (!take_required (line, "entity", &word, error) || !take_required (line, "uuid", &uuid, error)
      || !pmn_codec_take_stamp (line, "at", &at, error))
    return FALSE;
  type = pmn_entity_type_by_word (word);
  if (type == NULL)
    return pmn_codec_wrong (error, "entity");
  return pmn_purge_add (self->edit, type->entity, uuid, at, error);
}

static gboolean
load_not_duplicate (Loader *self, yyjson_val *line, GError **error)
{
  const char *low, *high;
  gint64 at;

  if (!take_required (line, "low", &low, error) || !take_required (line, "high", &high, error)
      || !pmn_codec_take_stamp (line, "at", &at, error))
    return FALSE;
  if (strcmp (low, high) == 0)
    return pmn_codec_wrong (error, "high");
  return pmn_people_set_distinct (self->edit, low, high, at, error);
}

static gboolean
load_end (Loader *self, yyjson_val *line, GError **error)
{
  gint n_lines = -1;

  if (!pmn_codec_take_int (line, "lines", 0, G_MAXINT, &n_lines, error))
    return FALSE;
  if (n_lines != self->n_lines - 1)
    return wrong_line (error, _ ("Lines are missing from this dump."));
  self->ended = TRUE;
  return TRUE;
}

static const struct
{
  const char *type;
  LoadFunc load;
} loaders[] = {
  { "permanence", load_header },
  { "setting", load_setting },
  { "term", load_term },
  { "step", load_step },
  { "draft", load_draft },
  { "purge", load_purge },
  { "not_duplicate", load_not_duplicate },
  { "end", load_end },
};

static gboolean
load_object (Loader *self, yyjson_val *line, GError **error)
{
  const PmnEntityType *type;
  const char *word;

  if (!yyjson_is_obj (line))
    return wrong_line (error, _ ("This is not a JSON object."));
  if (!take_required (line, "type", &word, error))
    return FALSE;
  if (self->n_lines == 1 && strcmp (word, "permanence") != 0)
    return wrong_line (error, _ ("This is not a dump of Permanence."));
  if (self->ended)
    return wrong_line (error, _ ("There is something after the end of the dump."));
  for (guint i = 0; i < G_N_ELEMENTS (loaders); i++)
    if (strcmp (loaders[i].type, word) == 0)
      return loaders[i].load (self, line, error);
  type = pmn_entity_type_by_word (word);
  if (type == NULL)
    return pmn_codec_wrong (error, "type");
  return load_row (self, type, line, error);
}

static gboolean
load_text (Loader *self, char *text, gsize length, GError **error)
{
  yyjson_read_err failure;
  yyjson_doc *doc;
  gboolean ok;

  self->n_lines++;
  if (length > MAX_LINE)
    return wrong_line (error, _ ("This line is too long."));
  doc = yyjson_read_opts (text, length, YYJSON_READ_NOFLAG, NULL, &failure);
  if (doc == NULL)
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                   /* Translators: %s is a technical detail in English */
                   _ ("This is not valid JSON (%s)."), failure.msg);
      return FALSE;
    }
  ok = load_object (self, yyjson_doc_get_root (doc), error);
  yyjson_doc_free (doc);
  return ok;
}

static gboolean
load_lines (Loader *self, GDataInputStream *stream, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gsize length = 0;
      GError *local_error = NULL;
      g_autofree char *text
          = g_data_input_stream_read_line (stream, &length, cancellable, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      if (text == NULL)
        break;
      if (load_text (self, text, length, &local_error))
        continue;
      /* Translators: %d is the number of a line of a file; a sentence follows */
      g_propagate_prefixed_error (error, local_error, _ ("Line %d: "), (int) self->n_lines);
      return FALSE;
    }
  return self->ended
         || wrong_line (error, self->n_lines == 0
                                   ? _ ("This file is empty.")
                                   : _ ("This dump is cut: its last line is missing."));
}

gboolean
pmn_dump_load (PmnEdit *edit, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  Loader self = { .edit = edit };
  g_autoptr (GDataInputStream) lines = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);

  self.connection = pmn_edit_get_connection (edit);
  lines = g_data_input_stream_new (stream);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  if (!make_room (edit, error))
    return FALSE;
  pmn_term_store_forget (self.connection);
  return load_lines (&self, lines, cancellable, error);
}
