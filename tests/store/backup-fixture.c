/* backup-fixture.c: registers to copy and to damage, for tests of backups
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "backup-fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

PmnStore *
backup_create_with_place (RegisterFixture *fixture, const char *name)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_store_place (store, name, &error), >, 0);
  return store;
}

gint64
backup_count_places (const char *path)
{
  PmnStore *store = fixture_open (path);
  gint64 n = fixture_get (store, "SELECT count(*) FROM place");

  fixture_check (store);
  fixture_close (&store);
  return n;
}

void
backup_check_private (const char *path)
{
  struct stat info;

  g_assert_no_errno (stat (path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

void
backup_damage (const char *path, gint64 page)
{
  char noise[3000];
  FILE *file = fopen (path, "r+b");

  memset (noise, 0x5a, sizeof noise);
  g_assert_no_errno (fseek (file, (page - 1) * 4096, SEEK_SET));
  g_assert_cmpuint (fwrite (noise, 1, sizeof noise, file), ==, sizeof noise);
  g_assert_no_errno (fclose (file));
}

gint64
backup_get_root_page (RegisterFixture *fixture, const char *sql)
{
  PmnStore *store = fixture_open (fixture->path);
  gint64 page = fixture_get (store, sql);

  fixture_close (&store);
  return page;
}

void
backup_on_corrupted (PmnStore *store, const char *sentence, guint *count)
{
  (*count)++;
}
