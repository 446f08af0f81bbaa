/* test-reader-memory.c: however large the file claims to be, reading it takes little memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file is read by a child process, so that its peak is its own.
 */
#include "config.h"

#include "pmn-exchange-error.h"
#include "pmn-table-reader.h"
#include "pmn-test-files.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_KIB (150 * 1024)

/* The peak of this process since it started its program. */
static guint64
peak_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

/* In the child: reads everything, prints rows, peak and the error. */
static int
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, &error);
  PmnTableRow *row;
  guint n = 0;

  while (reader != NULL && pmn_table_reader_next (reader, NULL, &row, &error))
    n++;
  printf ("%u %" G_GUINT64_FORMAT " %d\n", n, peak_kib (), error == NULL ? -1 : error->code);
  return 0;
}

static char *
run_child (const char *program, const char *path, guint *rows, int *code)
{
  const char *arguments[] = { program, "--read", path, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  guint64 kib = 0;
  int status;

  /* what the sanitizer keeps of freed memory is not the reader's */
  environment
      = g_environ_setenv (environment, "ASAN_OPTIONS", "quarantine_size_mb=1:detect_leaks=0", TRUE);
  g_spawn_sync (NULL, (char **) arguments, environment, 0, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (output, "%u %" G_GUINT64_FORMAT " %d", rows, &kib, code), ==, 3);
  g_test_message ("%s", output);
  g_assert_cmpuint (kib, >, 0);
  g_assert_cmpuint (kib, <, MAX_KIB);
  return g_steal_pointer (&output);
}

static const char *program;

/* 200 MB of rows from an archive of 1 MB: refused before they are read. */
static void
test_bomb (void)
{
  g_autofree char *path
      = pmn_test_coop_xlsx ("bomb.xlsx", "--rows", "10", "--malform", "bomb200mb", NULL);
  g_autofree char *output = NULL;
  guint rows;
  int code;

  output = run_child (program, path, &rows, &code);
  g_assert_cmpint (code, ==, PMN_EXCHANGE_ERROR_LIMIT);
  g_assert_cmpuint (rows, ==, 0);
}

/* A sheet that is large in earnest streams to its end. */
static void
test_sheet (void)
{
  g_autofree char *path = pmn_test_coop_xlsx ("large.xlsx", "--rows", "10", "--malform", "large",
                                              "--megabytes", "40", NULL);
  g_autofree char *output = NULL;
  guint rows;
  int code;

  output = run_child (program, path, &rows, &code);
  g_assert_cmpint (code, ==, -1);
  g_assert_cmpuint (rows, >, 70000);
}

/* Shared strings, the only thing kept: 80 MB of them. */
static void
test_strings (void)
{
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autoptr (GString) strings = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  guint rows;
  int code;

  while (strings->len < 80000000)
    g_string_append_printf (strings, "<si><t>%s</t></si>", text);
  path = pmn_test_write_bytes ("strings.xlsx",
                               pmn_test_xlsx ("<row><c><v>1</v></c></row>", strings->str, NULL));
  output = run_child (program, path, &rows, &code);
  g_assert_cmpint (code, ==, PMN_EXCHANGE_ERROR_LIMIT);
}

/* One tag that never ends. */
static void
test_endless_tag (void)
{
  g_autofree char *attribute = g_strnfill (60000000, 'a');
  g_autofree char *rows_xml = g_strconcat ("<row spans='", attribute, "'/>", NULL);
  g_autofree char *path = pmn_test_write_bytes ("tag.xlsx", pmn_test_xlsx (rows_xml, NULL, NULL));
  g_autofree char *output = NULL;
  guint rows;
  int code;

  output = run_child (program, path, &rows, &code);
  g_assert_cmpint (code, ==, PMN_EXCHANGE_ERROR_LIMIT);
}

static void
test_text (void)
{
  g_autofree char *path = pmn_test_path ("large.csv");
  g_autofree char *field = g_strnfill (1 << 20, 'x');
  g_autofree char *output = NULL;
  FILE *file = fopen (path, "we");
  guint rows;
  int code;

  for (guint i = 0; i < 200; i++)
    fprintf (file, "%u;%s\n", i, field);
  fclose (file);
  output = run_child (program, path, &rows, &code);
  g_assert_cmpint (code, ==, -1);
  g_assert_cmpuint (rows, ==, 200);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--read"))
    return read_file (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-memory/bomb", test_bomb);
  g_test_add_func ("/reader-memory/sheet", test_sheet);
  g_test_add_func ("/reader-memory/strings", test_strings);
  g_test_add_func ("/reader-memory/endless-tag", test_endless_tag);
  g_test_add_func ("/reader-memory/text", test_text);
  return g_test_run ();
}
