/* pmn-xml-stream.c: a part of an archive read as XML, block by block, with limits
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-xml-stream.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <stddef.h>
#include <string.h>

/* Expat 2.9 has new names for these, and no longer wants the old ones */
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
#define current_line(parser) ((gulong) XML_GetCurrentLineNumber64 (parser))
#define current_column(parser) ((gulong) XML_GetCurrentColumnNumber64 (parser) + 1)
#else
#define current_line(parser) ((gulong) XML_GetCurrentLineNumber (parser))
#define current_column(parser) ((gulong) XML_GetCurrentColumnNumber (parser) + 1)
#endif

#define BLOCK_SIZE 65536
#define MAX_PARSER_BYTES ((gsize) 16 << 20)

struct _PmnXmlStream
{
  char *file_name;
  char *part_name;
  GsfInput *input;
  guint64 size;
  guint64 consumed;
  const PmnXmlHandlers *handlers;
  gpointer data;
  XML_Parser parser;
  gsize parser_bytes;
  gboolean paused;
  GError *failure;
};

/* Expat's allocator has no user data; every call to expat happens between enter() and leave(). A parser that
 * runs out of its share fails with XML_ERROR_NO_MEMORY: endless tags, names or nesting cannot fill the memory. */
static _Thread_local gsize *account;

typedef union
{
  gsize size;
  max_align_t align;
} BlockHeader;

static void *
limited_realloc (void *block, size_t size)
{
  BlockHeader *header = block == NULL ? NULL : (BlockHeader *) block - 1;
  gsize old_size = header == NULL ? 0 : header->size;
  BlockHeader *moved;

  if (size > MAX_PARSER_BYTES || *account - old_size + size > MAX_PARSER_BYTES)
    return NULL;
  moved = g_try_realloc (header, sizeof *header + size);
  if (moved == NULL)
    return NULL;
  moved->size = size;
  *account += size - old_size;
  return moved + 1;
}

static void *
limited_malloc (size_t size)
{
  return limited_realloc (NULL, size);
}

static void
limited_free (void *block)
{
  if (block == NULL)
    return;
  *account -= ((BlockHeader *) block - 1)->size;
  g_free ((BlockHeader *) block - 1);
}

static gsize *
enter (PmnXmlStream *self)
{
  gsize *previous = account;

  account = &self->parser_bytes;
  return previous;
}

static void
leave (gsize *previous)
{
  account = previous;
}

static inline const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon == NULL ? name : colon + 1;
}

static void
on_start (void *data, const XML_Char *name, const XML_Char **attributes)
{
  PmnXmlStream *self = data;

  if (self->failure == NULL && self->handlers->start != NULL)
    self->handlers->start (self->data, local_name (name), attributes);
}

static void
on_end (void *data, const XML_Char *name)
{
  PmnXmlStream *self = data;

  if (self->failure == NULL && self->handlers->end != NULL)
    self->handlers->end (self->data, local_name (name));
}

static void
on_text (void *data, const XML_Char *text, int length)
{
  PmnXmlStream *self = data;

  if (self->failure == NULL && self->handlers->text != NULL)
    self->handlers->text (self->data, text, (gsize) length);
}

static void
on_doctype (void *data, const XML_Char *name, const XML_Char *system_id, const XML_Char *public_id,
            int internal)
{
  PmnXmlStream *self = data;

  /* Translators: %1$s is a file name, %2$s the name of one of its parts */
  pmn_xml_stream_fail (
      self, g_error_new (PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
                         _ ("“%1$s” is refused: its part %2$s declares a document type, which no "
                            "spreadsheet does and which can be used to fill the memory."),
                         self->file_name, self->part_name));
}

PmnXmlStream *
pmn_xml_stream_new (const char *file_name, const char *part_name, GsfInput *input,
                    const PmnXmlHandlers *handlers, gpointer data)
{
  static const XML_Memory_Handling_Suite suite = { limited_malloc, limited_realloc, limited_free };
  PmnXmlStream *self = g_new0 (PmnXmlStream, 1);
  gsize *previous = enter (self);

  self->file_name = g_strdup (file_name);
  self->part_name = g_strdup (part_name);
  self->input = input;
  self->size = (guint64) MAX (0, gsf_input_size (input));
  self->handlers = handlers;
  self->data = data;
  self->parser = XML_ParserCreate_MM (NULL, &suite, NULL);
  g_assert (self->parser != NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, on_start, on_end);
  XML_SetCharacterDataHandler (self->parser, on_text);
  XML_SetStartDoctypeDeclHandler (self->parser, on_doctype);
  leave (previous);
  return self;
}

void
pmn_xml_stream_free (PmnXmlStream *self)
{
  gsize *previous;

  if (self == NULL)
    return;
  previous = enter (self);
  XML_ParserFree (self->parser);
  leave (previous);
  g_object_unref (self->input);
  g_clear_error (&self->failure);
  g_free (self->file_name);
  g_free (self->part_name);
  g_free (self);
}

static gboolean
set_parse_error (PmnXmlStream *self, GError **error)
{
  enum XML_Error code = XML_GetErrorCode (self->parser);

  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else if (code == XML_ERROR_NO_MEMORY)
    /* Translators: %1$s is a file name, %2$s the name of one of its parts, %3$lu a line number */
    g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                 _ ("“%1$s” is refused: its part %2$s, at line %3$lu, holds a tag or a nesting "
                    "larger than any "
                    "spreadsheet has."),
                 self->file_name, self->part_name, current_line (self->parser));
  else
    /* Translators: %1$s is a file name, %2$s the name of one of its parts, %3$lu a line number, %4$lu a column number,
       %5$s a technical reason in English */
    g_set_error (
        error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
        _ ("“%1$s” is damaged: its part %2$s, at line %3$lu, column %4$lu, cannot be read (%5$s)."),
        self->file_name, self->part_name, current_line (self->parser),
        current_column (self->parser), XML_ErrorString (code));
  return FALSE;
}

/* Gives expat one more block. */
static gboolean
feed (PmnXmlStream *self, enum XML_Status *status, GError **error)
{
  gsize length = (gsize) MIN (BLOCK_SIZE, self->size - self->consumed);
  void *buffer = XML_GetBuffer (self->parser, (int) length);

  if (buffer == NULL)
    return set_parse_error (self, error);
  if (length > 0 && gsf_input_read (self->input, length, buffer) == NULL)
    {
      /* Translators: %1$s is a file name, %2$s the name of one of its parts, %3$lu a number of bytes */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
                   _ ("“%1$s” is truncated or damaged: its part %2$s cannot be decompressed beyond "
                      "byte %3$lu."),
                   self->file_name, self->part_name, (gulong) self->consumed);
      return FALSE;
    }
  self->consumed += length;
  *status = XML_ParseBuffer (self->parser, (int) length, self->consumed == self->size);
  return TRUE;
}

static gboolean
run (PmnXmlStream *self, GCancellable *cancellable, gboolean *finished, GError **error)
{
  while (TRUE)
    {
      enum XML_Status status;
      XML_ParsingStatus parsing;

      if (self->paused)
        {
          self->paused = FALSE;
          status = XML_ResumeParser (self->parser);
        }
      else if (g_cancellable_set_error_if_cancelled (cancellable, error)
               || !feed (self, &status, error))
        return FALSE;

      if (status == XML_STATUS_ERROR || self->failure != NULL)
        return set_parse_error (self, error);
      if (status == XML_STATUS_SUSPENDED)
        {
          self->paused = TRUE;
          *finished = FALSE;
          return TRUE;
        }
      XML_GetParsingStatus (self->parser, &parsing);
      if (parsing.finalBuffer)
        {
          *finished = TRUE;
          return TRUE;
        }
    }
}

gboolean
pmn_xml_stream_run (PmnXmlStream *self, GCancellable *cancellable, gboolean *finished,
                    GError **error)
{
  gsize *previous = enter (self);
  gboolean ok = run (self, cancellable, finished, error);

  leave (previous);
  return ok;
}

void
pmn_xml_stream_pause (PmnXmlStream *self)
{
  XML_StopParser (self->parser, XML_TRUE);
}

void
pmn_xml_stream_fail (PmnXmlStream *self, GError *error)
{
  if (self->failure != NULL)
    {
      g_error_free (error);
      return;
    }
  self->failure = error;
  XML_StopParser (self->parser, XML_FALSE);
}

double
pmn_xml_stream_get_progress (const PmnXmlStream *self)
{
  return self->size == 0 ? 1.0 : (double) self->consumed / (double) self->size;
}

const char *
pmn_xml_attribute (const char **attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (g_str_equal (local_name (*attributes), name))
      return attributes[1];
  return NULL;
}
