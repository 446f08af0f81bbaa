/* pmn-row-pack.h: the rows of a list at rest, in two or three bytes each
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-query.h"

G_BEGIN_DECLS

/**
 * PmnRowPack:
 *
 * The rows of a snapshot in their order, never modified. Neighbours have numbers close to each other and mostly the same
 * day and version: only what differs is kept, in blocks of %PMN_ROW_PACK_BLOCK rows, so that a million rows are two
 * megabytes and any of them is found by reading one block. Any thread.
 */
typedef struct _PmnRowPack PmnRowPack;

/** PMN_ROW_PACK_BLOCK: rows that are read together. */
#define PMN_ROW_PACK_BLOCK 64

/** pmn_row_pack_new: @rows: (element-type PmnRowRef): copied. Returns: (transfer full): these rows. */
PmnRowPack *pmn_row_pack_new (GArray *rows);
/** pmn_row_pack_ref: Returns: (transfer full): @self. */
PmnRowPack *pmn_row_pack_ref (PmnRowPack *self);
/** pmn_row_pack_unref: @self: (transfer full): rows. */
void pmn_row_pack_unref (PmnRowPack *self);
/** pmn_row_pack_get_n: Returns: how many rows there are. */
guint pmn_row_pack_get_n (PmnRowPack *self);
/** pmn_row_pack_get_size: Returns: bytes that the rows take. */
gsize pmn_row_pack_get_size (PmnRowPack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnRowPack, pmn_row_pack_unref)

/**
 * PmnRowReader:
 * @pack: (unowned): what is read
 * @block: the block that is open
 * @rows: its rows
 *
 * A place in a pack: rows near the last one asked for cost nothing more. One thread each.
 */
typedef struct
{
  PmnRowPack *pack;
  guint block;
  PmnRowRef rows[PMN_ROW_PACK_BLOCK];
} PmnRowReader;

/** pmn_row_reader_init: @self: (out caller-allocates): begins to read @pack, which has to live as long. */
void pmn_row_reader_init (PmnRowReader *self, PmnRowPack *pack);
/** pmn_row_reader_get: @position: less than how many there are. Returns: the row at @position. */
PmnRowRef pmn_row_reader_get (PmnRowReader *self, guint position);

G_END_DECLS
