/* pmn-header-map.c: columns of a table found by the text of their header
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-header-map.h"

#include "pmn-search-key.h"

char *
pmn_header_key (const char *text)
{
  g_autofree char *folded = pmn_search_key (text);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

/* @rank: (out): the lower, the surer */
static int
field_of (const char *key, const PmnHeader *headers, gsize n_headers, gsize *rank)
{
  for (gsize i = 0; i < n_headers; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (headers[i].texts) && headers[i].texts[j] != NULL; j++)
      {
        g_autofree char *known = pmn_header_key (headers[i].texts[j]);

        if (!g_str_equal (key, known))
          continue;
        *rank = i * G_N_ELEMENTS (headers[i].texts) + j;
        return headers[i].field;
      }
  return -1;
}

guint
pmn_header_map (const PmnTableRow *row, const PmnHeader *headers, gsize n_headers, int *columns,
                gsize n_fields)
{
  g_autofree gsize *ranks = g_new0 (gsize, n_fields);
  guint found = 0;

  for (gsize i = 0; i < n_fields; i++)
    columns[i] = -1;
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *key = pmn_header_key (row->cells[i].text);
      gsize rank = 0;
      int field = key[0] != '\0' ? field_of (key, headers, n_headers, &rank) : -1;

      if (field < 0 || (columns[field] >= 0 && ranks[field] <= rank))
        continue;
      found += columns[field] < 0;
      columns[field] = (int) i;
      ranks[field] = rank;
    }
  return found;
}
