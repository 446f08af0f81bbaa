/* read-table.h: reads any bytes as a table and checks what every table must satisfy
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "memory-file.h"

G_BEGIN_DECLS

/**
 * read_table:
 * @data: the bytes of a file
 * @size: their number
 *
 * Reads every sheet twice. Aborts when a reading gives what its interface excludes, or two readings differ.
 */
void read_table (const guint8 *data, gsize size);

G_END_DECLS
