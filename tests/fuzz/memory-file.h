/* memory-file.h: any bytes as a file that a reader can open
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/** MemoryFile: @path: what to open */
typedef struct
{
  int fd;
  char *path;
} MemoryFile;

/** memory_file_init: also lets pass the one complaint of a library that does no harm. */
void memory_file_init (MemoryFile *self, const guint8 *data, gsize size);
void memory_file_clear (MemoryFile *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MemoryFile, memory_file_clear)

G_END_DECLS
