/* pmn-row-pack.c: the rows of a list at rest, in two or three bytes each
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first row of each block is kept whole. Of each other one there is a number of 7 bits a byte: how far its id is from
 * the one before (above two bits, the sign last), and whether its day and its version differ, which then follow.
 */
#include "config.h"

#include "pmn-row-pack.h"

#define OTHER_DAY 1
#define OTHER_VERSION 2
#define N_FLAGS 2
/* The longest row: an id of 34 bits with sign and flags, a day of 18 and a version of 12. */
#define MAX_ROW_BYTES 12

typedef struct
{
  PmnRowRef first;
  gsize offset;
} Block;

struct _PmnRowPack
{
  gatomicrefcount refs;
  guint n;
  gsize n_bytes;
  Block *blocks;
  guint8 *bytes;
};

#define NO_BLOCK G_MAXUINT

/* Writing --------------------------------------------------------------------------------------- */

static guint64
fold_sign (gint64 difference)
{
  return difference < 0 ? ((guint64) - (difference + 1) << 1) | 1 : (guint64) difference << 1;
}

static gint64
unfold_sign (guint64 folded)
{
  gint64 half = (gint64) (folded >> 1);

  return (folded & 1) != 0 ? -half - 1 : half;
}

static guint8 *
write_number (guint8 *at, guint64 number)
{
  for (; number >= 0x80; number >>= 7)
    *at++ = (guint8) (number | 0x80);
  *at++ = (guint8) number;
  return at;
}

static guint8 *
write_row (guint8 *at, PmnRowRef before, PmnRowRef row)
{
  guint64 flags = 0;

  if (row.day != before.day)
    flags |= OTHER_DAY;
  if (row.version != before.version)
    flags |= OTHER_VERSION;
  at = write_number (at, fold_sign ((gint64) row.id - before.id) << N_FLAGS | flags);
  if (flags & OTHER_DAY)
    at = write_number (at, fold_sign ((gint64) row.day - before.day));
  if (flags & OTHER_VERSION)
    at = write_number (at, row.version);
  return at;
}

PmnRowPack *
pmn_row_pack_new (GArray *rows)
{
  const PmnRowRef *refs;
  PmnRowPack *self;
  gsize room = 0;

  g_return_val_if_fail (rows != NULL, NULL);

  refs = (const PmnRowRef *) rows->data;
  self = g_new0 (PmnRowPack, 1);
  g_atomic_ref_count_init (&self->refs);
  self->n = rows->len;
  self->blocks = g_new (Block, rows->len / PMN_ROW_PACK_BLOCK + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % PMN_ROW_PACK_BLOCK == 0)
        {
          self->blocks[i / PMN_ROW_PACK_BLOCK] = (Block) { refs[i], self->n_bytes };
          continue;
        }
      if (room - self->n_bytes < MAX_ROW_BYTES)
        {
          room = MAX (room + room / 2, 1024);
          self->bytes = g_realloc (self->bytes, room);
        }
      self->n_bytes
          = (gsize) (write_row (self->bytes + self->n_bytes, refs[i - 1], refs[i]) - self->bytes);
    }
  self->bytes = g_realloc (self->bytes, self->n_bytes);
  return self;
}

PmnRowPack *
pmn_row_pack_ref (PmnRowPack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pmn_row_pack_unref (PmnRowPack *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->blocks);
  g_free (self->bytes);
  g_free (self);
}

guint
pmn_row_pack_get_n (PmnRowPack *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

gsize
pmn_row_pack_get_size (PmnRowPack *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes + (self->n / PMN_ROW_PACK_BLOCK + 1) * sizeof (Block);
}

/* Reading --------------------------------------------------------------------------------------- */

static const guint8 *
read_number (const guint8 *at, guint64 *number)
{
  guint shift = 0;

  *number = 0;
  for (; (*at & 0x80) != 0; shift += 7)
    *number |= (guint64) (*at++ & 0x7f) << shift;
  *number |= (guint64) *at++ << shift;
  return at;
}

static const guint8 *
read_row (const guint8 *at, PmnRowRef before, PmnRowRef *row)
{
  guint64 number, other;

  at = read_number (at, &number);
  *row = before;
  row->id += unfold_sign (number >> N_FLAGS);
  if (number & OTHER_DAY)
    {
      at = read_number (at, &other);
      row->day += unfold_sign (other);
    }
  if (number & OTHER_VERSION)
    {
      at = read_number (at, &other);
      row->version = other;
    }
  return at;
}

static void
open_block (PmnRowReader *self, guint block)
{
  const Block *opened = &self->pack->blocks[block];
  const guint8 *at = self->pack->bytes + opened->offset;
  guint n = MIN (PMN_ROW_PACK_BLOCK, self->pack->n - block * PMN_ROW_PACK_BLOCK);

  self->block = block;
  self->rows[0] = opened->first;
  for (guint i = 1; i < n; i++)
    at = read_row (at, self->rows[i - 1], &self->rows[i]);
}

void
pmn_row_reader_init (PmnRowReader *self, PmnRowPack *pack)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (pack != NULL);

  self->pack = pack;
  self->block = NO_BLOCK;
}

PmnRowRef
pmn_row_reader_get (PmnRowReader *self, guint position)
{
  guint block = position / PMN_ROW_PACK_BLOCK;

  g_assert (position < self->pack->n);

  if (block != self->block)
    open_block (self, block);
  return self->rows[position % PMN_ROW_PACK_BLOCK];
}
