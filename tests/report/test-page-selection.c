/* test-page-selection.c: which pages go on paper, in which order, how many times
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-page-selection.h"

/* The pages numbered from 1, as people say them. */
static char *
expand (const PmnPageSelection *selection, guint n_pages)
{
  g_autoptr (GArray) pages = pmn_page_selection_expand (selection, n_pages);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (text, "%s%u", i ? " " : "", g_array_index (pages, guint, i) + 1);
  return g_string_free (text, FALSE);
}

static void
assert_pages (PmnPageSelection selection, guint n_pages, const char *expected)
{
  g_autofree char *pages = expand (&selection, n_pages);

  g_assert_cmpstr (pages, ==, expected);
}

static void
test_everything (void)
{
  g_autofree char *pages = expand (NULL, 3);

  g_assert_cmpstr (pages, ==, "1 2 3");
  assert_pages ((PmnPageSelection) { .copies = 1 }, 3, "1 2 3");
  assert_pages ((PmnPageSelection) { .copies = 0 }, 2, "1 2");
  assert_pages ((PmnPageSelection) { .copies = 1 }, 0, "");
}

static void
test_ranges (void)
{
  const PmnPageRange ranges[] = { { 3, 4 }, { 0, 0 }, { 5, 99 } };
  const PmnPageRange outside[] = { { 7, 9 }, { -3, -1 } };

  assert_pages ((PmnPageSelection) { .ranges = ranges, .n_ranges = 3, .copies = 1 }, 7,
                "4 5 1 6 7");
  assert_pages ((PmnPageSelection) { .ranges = outside, .n_ranges = 2, .copies = 1 }, 5, "");
}

static void
test_copies (void)
{
  assert_pages ((PmnPageSelection) { .copies = 2, .collate = TRUE }, 3, "1 2 3 1 2 3");
  assert_pages ((PmnPageSelection) { .copies = 2 }, 3, "1 1 2 2 3 3");
}

static void
test_sides_and_order (void)
{
  assert_pages ((PmnPageSelection) { .set = PMN_PAGES_ODD, .copies = 1 }, 5, "1 3 5");
  assert_pages ((PmnPageSelection) { .set = PMN_PAGES_EVEN, .copies = 1 }, 5, "2 4");
  assert_pages ((PmnPageSelection) { .reverse = TRUE, .copies = 2, .collate = TRUE }, 3,
                "3 2 1 3 2 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-selection/everything", test_everything);
  g_test_add_func ("/page-selection/ranges", test_ranges);
  g_test_add_func ("/page-selection/copies", test_copies);
  g_test_add_func ("/page-selection/sides-and-order", test_sides_and_order);
  return g_test_run ();
}
