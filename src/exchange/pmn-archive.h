/* pmn-archive.h: the zip archive that an XLSX or ODS file is
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-table-reader.h"
#include "pmn-xml-stream.h"

G_BEGIN_DECLS

/**
 * PmnArchive:
 *
 * An archive whose parts are read in place: nothing is extracted, so the names in it cannot lead anywhere.
 */
typedef struct _PmnArchive PmnArchive;

/**
 * pmn_archive_open:
 * @path: file name
 * @display_name: name for messages
 * @limits: limits, copied
 * @error: return location
 *
 * Reads the archive's directory. Errors: FORMAT when it is truncated or damaged, LIMIT, IO. Blocks.
 *
 * Returns: (transfer full): an archive, or %NULL
 */
PmnArchive *pmn_archive_open (const char *path, const char *display_name,
                              const PmnTableLimits *limits, GError **error);

/**
 * pmn_archive_free:
 * @self: (nullable) (transfer full): an archive
 */
void pmn_archive_free (PmnArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnArchive, pmn_archive_free)

/**
 * pmn_archive_get_display_name:
 * @self: an archive
 *
 * Returns: the name for messages
 */
const char *pmn_archive_get_display_name (const PmnArchive *self);

/**
 * pmn_archive_has_part:
 * @self: an archive
 * @part: "folder/name"
 *
 * Returns: %TRUE if the part exists
 */
gboolean pmn_archive_has_part (PmnArchive *self, const char *part);

/**
 * pmn_archive_open_part:
 * @self: an archive
 * @part: "folder/name"
 * @handlers: for the stream
 * @data: for the handlers
 * @error: return location
 *
 * Errors: FORMAT when there is no such part, LIMIT when it is too large or compressed beyond measure.
 *
 * Returns: (transfer full): the part as an XML stream, or %NULL
 */
PmnXmlStream *pmn_archive_open_part (PmnArchive *self, const char *part,
                                     const PmnXmlHandlers *handlers, gpointer data, GError **error);

/**
 * pmn_archive_read_head:
 * @self: an archive
 * @part: "folder/name"
 * @buffer: where to put the first bytes
 * @size: at most so many
 *
 * Returns: how many bytes were read; 0 when there is no such part
 */
gsize pmn_archive_read_head (PmnArchive *self, const char *part, char *buffer, gsize size);

/** pmn_archive_read_tail: as above, the last bytes: what is compressed is read to its end. */
gsize pmn_archive_read_tail (PmnArchive *self, const char *part, char *buffer, gsize size);

G_END_DECLS
