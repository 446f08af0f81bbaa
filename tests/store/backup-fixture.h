/* backup-fixture.h: registers to copy and to damage, for tests of backups
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "register-fixture.h"

G_BEGIN_DECLS

#define BACKUP_DAY_MS (G_GINT64_CONSTANT (86400) * 1000)

/** backup_create_with_place: Returns: (transfer full): the register of @fixture, open, with one place. */
PmnStore *backup_create_with_place (RegisterFixture *fixture, const char *name);
/** backup_count_places: opens @path, which must be whole. */
gint64 backup_count_places (const char *path);
/** backup_check_private: nobody else may read @path. */
void backup_check_private (const char *path);
/** backup_damage: spoils a page of a file. @page: from 1. */
void backup_damage (const char *path, gint64 page);
/** backup_get_root_page: the answer of @sql in the register of @fixture, which nobody has open. */
gint64 backup_get_root_page (RegisterFixture *fixture, const char *sql);
/** backup_on_corrupted: counts the signal of a store. */
void backup_on_corrupted (PmnStore *store, const char *sentence, guint *count);

G_END_DECLS
