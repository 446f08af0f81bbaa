/* pmn-string-arena.c: many strings numbered from 0, stored end to end
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks of 1 MiB: growing never copies what is there, and a string's place fits 32 bits.
 */
#include "config.h"

#include "pmn-string-arena.h"

#include <string.h>

#define BLOCK_BITS 20
#define BLOCK_SIZE ((gsize) 1 << BLOCK_BITS)
#define COST_PER_STRING 12 /* a place, and the room that its array may be growing by */

struct _PmnStringArena
{
  GPtrArray *blocks;
  GArray *places; /* of guint32: block number, then offset in it */
  gsize used;     /* in the last block */
  gsize cost;
  gsize max_bytes;
};

PmnStringArena *
pmn_string_arena_new (gsize max_bytes)
{
  PmnStringArena *self = g_new0 (PmnStringArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->used = BLOCK_SIZE;
  self->max_bytes = MIN (max_bytes, ((gsize) 1 << 31));
  return self;
}

void
pmn_string_arena_free (PmnStringArena *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->places);
  g_free (self);
}

gboolean
pmn_string_arena_add (PmnStringArena *self, const char *text, gsize length)
{
  guint32 place;
  char *block;

  if (length + 1 > BLOCK_SIZE || self->cost + COST_PER_STRING > self->max_bytes)
    return FALSE;
  if (self->used + length + 1 > BLOCK_SIZE)
    {
      if (self->cost + BLOCK_SIZE > self->max_bytes)
        return FALSE;
      g_ptr_array_add (self->blocks, g_malloc (BLOCK_SIZE));
      self->used = 0;
      self->cost += BLOCK_SIZE;
    }
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  if (length > 0)
    memcpy (block + self->used, text, length);
  block[self->used + length] = '\0';
  place = (guint32) ((self->blocks->len - 1) << BLOCK_BITS) | (guint32) self->used;
  g_array_append_val (self->places, place);
  self->used += length + 1;
  self->cost += COST_PER_STRING;
  return TRUE;
}

const char *
pmn_string_arena_get (const PmnStringArena *self, guint64 index)
{
  guint32 place;

  if (index >= self->places->len)
    return NULL;
  place = g_array_index (self->places, guint32, index);
  return (const char *) g_ptr_array_index (self->blocks, place >> BLOCK_BITS)
         + (place & (BLOCK_SIZE - 1));
}
