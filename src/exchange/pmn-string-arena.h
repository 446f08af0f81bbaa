/* pmn-string-arena.h: many strings numbered from 0, stored end to end
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnStringArena:
 *
 * Strings that are only added, never removed: the shared strings of a workbook, up to millions of them.
 */
typedef struct _PmnStringArena PmnStringArena;

/**
 * pmn_string_arena_new:
 * @max_bytes: memory that the strings may take, bookkeeping included
 *
 * Returns: (transfer full): an empty arena
 */
PmnStringArena *pmn_string_arena_new (gsize max_bytes);

/**
 * pmn_string_arena_free:
 * @self: (nullable) (transfer full): an arena
 */
void pmn_string_arena_free (PmnStringArena *self);

/**
 * pmn_string_arena_add:
 * @self: an arena
 * @text: bytes without NUL
 * @length: their number, less than 1 MiB
 *
 * Adds a string; its number is the count of those before it.
 *
 * Returns: %FALSE if it does not fit
 */
gboolean pmn_string_arena_add (PmnStringArena *self, const char *text, gsize length);

/**
 * pmn_string_arena_get:
 * @self: an arena
 * @index: a number
 *
 * Returns: (nullable): the string, owned by @self; %NULL if there is none
 */
const char *pmn_string_arena_get (const PmnStringArena *self, guint64 index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnStringArena, pmn_string_arena_free)

G_END_DECLS
