/* pmn-xml-stream.h: a part of an archive read as XML, block by block, with limits
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-exchange-error.h"

#include <gio/gio.h>
#include <gsf/gsf.h>

G_BEGIN_DECLS

/**
 * PmnXmlStream:
 *
 * Feeds a part to the handlers. A handler may pause the stream, which then continues where it stopped. Document type
 * declarations are refused, so no entity can ever expand; what the parser itself holds is limited to 16 MiB.
 */
typedef struct _PmnXmlStream PmnXmlStream;

/**
 * PmnXmlHandlers:
 * @start: an element starts; its name comes without prefix, the attributes as name, value… up to %NULL
 * @end: an element ends
 * @text: a piece of text
 *
 * Each may be %NULL.
 */
typedef struct
{
  void (*start) (gpointer data, const char *name, const char **attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, gsize length);
} PmnXmlHandlers;

/**
 * pmn_xml_stream_new:
 * @file_name: the archive's name, for messages
 * @part_name: the part's name, for messages
 * @input: (transfer full): the part
 * @handlers: what to call; must outlive the stream
 * @data: for the handlers
 *
 * Returns: (transfer full): a stream before its first byte
 */
PmnXmlStream *pmn_xml_stream_new (const char *file_name, const char *part_name, GsfInput *input,
                                  const PmnXmlHandlers *handlers, gpointer data);

/**
 * pmn_xml_stream_free:
 * @self: (nullable) (transfer full): a stream
 */
void pmn_xml_stream_free (PmnXmlStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnXmlStream, pmn_xml_stream_free)

/**
 * pmn_xml_stream_run:
 * @self: a stream
 * @cancellable: (nullable): checked before each block
 * @finished: (out): %TRUE at the end of the part, %FALSE when a handler paused
 * @error: return location
 *
 * Reads until a handler pauses or the part ends. Blocks. Errors: FORMAT with part, line and column; LIMIT; what a
 * handler gave to pmn_xml_stream_fail().
 *
 * Returns: %FALSE on error; the stream is then of no more use
 */
gboolean pmn_xml_stream_run (PmnXmlStream *self, GCancellable *cancellable, gboolean *finished,
                             GError **error);

/**
 * pmn_xml_stream_pause:
 * @self: a stream, from its end handler
 *
 * Makes pmn_xml_stream_run() return after this handler.
 */
void pmn_xml_stream_pause (PmnXmlStream *self);

/**
 * pmn_xml_stream_fail:
 * @self: a stream, from one of its handlers
 * @error: (transfer full): why
 *
 * Stops for good. Handlers may still be called for the element at hand; the first error is kept.
 */
void pmn_xml_stream_fail (PmnXmlStream *self, GError *error);

/**
 * pmn_xml_stream_get_progress:
 * @self: a stream
 *
 * Returns: share of the part that was read, from 0.0 to 1.0
 */
double pmn_xml_stream_get_progress (const PmnXmlStream *self);

/**
 * pmn_xml_attribute:
 * @attributes: as given to a start handler
 * @name: a name without prefix
 *
 * Returns: (nullable): the value of the first attribute of that name, whatever its prefix
 */
const char *pmn_xml_attribute (const char **attributes, const char *name);

G_END_DECLS
