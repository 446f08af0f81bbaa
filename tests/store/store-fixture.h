/* store-fixture.h: a folder of its own for each test, and what store tests have in common
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** fixture_folder_new: Returns: (transfer full): an empty temporary folder. */
char *fixture_folder_new (void);
/** fixture_folder_free: removes @folder and everything in it. */
void fixture_folder_free (char *folder);

/** fixture_read_file: Returns: (transfer full): the bytes of a file that must be there. */
GBytes *fixture_read_file (const char *folder, const char *name);
/** fixture_write_file: the bytes of a file. */
void fixture_write_file (const char *folder, const char *name, gconstpointer data, gsize size);
/** fixture_list_folder: Returns: (transfer full): the names in a folder, sorted, joined by blanks. */
char *fixture_list_folder (const char *folder);
/** fixture_file_contains: whether @text occurs in the bytes of a file. */
gboolean fixture_file_contains (const char *path, const char *text);

/**
 * fixture_spawn: runs this program again as "PROGRAM --child NAME ARGUMENT…" (ends with NULL)
 * Returns: (transfer full): the child, its standard streams in pipes.
 */
GSubprocess *fixture_spawn (const char *name, ...) G_GNUC_NULL_TERMINATED;
/** fixture_wait_ready: waits until the child has written a line on its standard output. */
void fixture_wait_ready (GSubprocess *child);

/** FixtureChild: a function run by fixture_spawn(); Returns: the exit status. */
typedef int (*FixtureChild) (char **arguments);
/** FixtureChildEntry: what the program can be asked to be; the last one has no name. */
typedef struct
{
  const char *name;
  FixtureChild run;
} FixtureChildEntry;
/** fixture_run_child: Returns: whether this process is a child, which has run and leaves @status. */
gboolean fixture_run_child (int argc, char **argv, const FixtureChildEntry *children, int *status);

G_END_DECLS
