/* pmn-table-private.h: what the readers of the three formats share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-exchange-error.h"
#include "pmn-table-reader.h"

G_BEGIN_DECLS

/*
 * PmnTableReaderVTable:
 * @select: places the reader before the first row of a sheet that exists
 * @next: as pmn_table_reader_next(); sets the row to %NULL at the end; need not skip empty rows
 * @progress: from 0.0 to 1.0
 * @free: releases what the format added, then the structure itself is released by the caller
 */
typedef struct
{
  gboolean (*select) (PmnTableReader *self, guint index, GError **error);
  gboolean (*next) (PmnTableReader *self, GCancellable *cancellable, PmnTableRow **row,
                    GError **error);
  double (*progress) (const PmnTableReader *self);
  void (*free) (PmnTableReader *self);
} PmnTableReaderVTable;

struct _PmnTableReader
{
  const PmnTableReaderVTable *vtable;
  PmnTableFormat format;
  PmnTableLimits limits;
  char *display_name;
  GStrv sheets;
  char separator;
  GError *failure; /* given again by every call until a sheet is selected */
};

G_END_DECLS
