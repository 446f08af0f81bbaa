/* replay.c: gives a fuzz target its corpus, then 2,000 mutations of it, always the same
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arguments: the folder of the corpus. With PMN_FUZZ_KEEP=FILE in the environment, each input is written to FILE before
 * it is tried, so that the one that breaks the target can be looked at.
 */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#define MUTATIONS 2000
#define SEED 20261122
#define MAX_SIZE 65536

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static GPtrArray *corpus; /* of GBytes, by name */

static void
try_input (const guint8 *data, gsize size)
{
  const char *keep = g_getenv ("PMN_FUZZ_KEEP");
  /* a copy of the exact size, so that the sanitizer sees any reading beyond it */
  g_autofree guint8 *exact = g_memdup2 (data, size);

  if (keep != NULL)
    g_file_set_contents_full (keep, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                              0600, NULL);
  LLVMFuzzerTestOneInput (exact, size);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load_corpus (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GError) error = NULL;
      char *data;
      gsize size;

      g_file_get_contents (g_ptr_array_index (names, i), &data, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (data, size));
    }
  g_assert_cmpuint (corpus->len, >, 0);
}

static void
test_corpus (void)
{
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      try_input (data, size);
    }
  try_input ((const guint8 *) "", 0);
}

/* Pieces that make parsers turn corners. */
static const char *const pieces[] = {
  "\"",
  "\n",
  "\r\n",
  ";",
  "\t",
  "<",
  "/>",
  "&amp;",
  "&#0;",
  "<!DOCTYPE a>",
  "<!--",
  "]]>",
  "-1",
  "4294967296",
  "1e308",
  "\xff\xfe",
  "\xef\xbb\xbf",
  "\xc3",
  "\xf0\x9f\x98\x80",
  "_x000D_",
  "_xD83D_",
  "<row>",
  "<c t='s'>",
  "<v>",
  "<text:p>",
};

static void
mutate_once (GRand *rand, GByteArray *input)
{
  guint at = input->len == 0 ? 0 : (guint) g_rand_int_range (rand, 0, (gint32) input->len);
  guint wanted = (guint) g_rand_int_range (rand, 1, 64);
  guint length = MIN (input->len - at, wanted);
  g_autofree guint8 *range = g_memdup2 (input->data + at, length);
  const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
  GByteArray *tail = g_byte_array_new ();

  g_byte_array_append (tail, input->data + at, input->len - at);
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0: /* flip a bit */
      if (input->len > 0)
        input->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1: /* any byte */
      if (input->len > 0)
        input->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 2: /* remove a range */
      if (length > 0)
        g_byte_array_remove_range (input, at, length);
      break;
    case 3: /* repeat a range */
      if (range != NULL)
        g_byte_array_append (input, range, length);
      break;
    case 4: /* insert a piece */
      g_byte_array_set_size (input, at);
      g_byte_array_append (input, (const guint8 *) piece, (guint) strlen (piece));
      g_byte_array_append (input, tail->data, tail->len);
      break;
    default: /* cut */
      g_byte_array_set_size (input, input->len - length);
    }
  g_byte_array_unref (tail);
}

static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < MUTATIONS; i++)
    {
      GBytes *start
          = g_ptr_array_index (corpus, (guint) g_rand_int_range (rand, 0, (gint32) corpus->len));
      g_autoptr (GByteArray) input = g_byte_array_new ();
      guint n = (guint) g_rand_int_range (rand, 1, 8);

      g_byte_array_append (input, g_bytes_get_data (start, NULL), (guint) g_bytes_get_size (start));
      for (guint j = 0; j < n; j++)
        mutate_once (rand, input);
      try_input (input->data, MIN (input->len, MAX_SIZE));
    }
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  load_corpus (argv[1]);
  g_test_add_func ("/replay/corpus", test_corpus);
  g_test_add_func ("/replay/mutations", test_mutations);
  status = g_test_run ();
  g_ptr_array_unref (corpus);
  return status;
}
