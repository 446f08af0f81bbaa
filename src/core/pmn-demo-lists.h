/* pmn-demo-lists.h: the tables of data/demo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmnDemoTable: @rows: (element-type GStrv): cells in the order of the file's header line. */
typedef struct
{
  GPtrArray *rows;
} PmnDemoTable;

/** pmn_demo_table_load: @name: file name without ".tsv". The data is built in: it cannot be missing. */
PmnDemoTable *pmn_demo_table_load (const char *name);
/** pmn_demo_table_free: @self: (nullable) (transfer full). */
void pmn_demo_table_free (PmnDemoTable *self);
/** pmn_demo_table_get: Returns: (transfer none): a cell, "" when the row is shorter. */
const char *pmn_demo_table_get (const PmnDemoTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnDemoTable, pmn_demo_table_free)

G_END_DECLS
