/* pmn-record.h: what every row of a register carries
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnRecord:
 * @id: row id inside this register, 0 when not saved yet; never leaves the register
 * @uuid: UUIDv7 in text, or "" when not saved yet; the identity across registers
 * @version: 1 when created, one more at each change
 * @created_at: Unix time in milliseconds, UTC
 * @updated_at: Unix time in milliseconds, UTC
 * @deleted_at: Unix time in milliseconds when it went to the trash, else 0
 *
 * The first member of every entity.
 */
typedef struct
{
  gint64 id;
  char uuid[37];
  gint64 version;
  gint64 created_at;
  gint64 updated_at;
  gint64 deleted_at;
} PmnRecord;

G_END_DECLS
