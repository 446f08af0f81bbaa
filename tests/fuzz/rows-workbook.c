/* rows-workbook.c: lines of text as the rows of a workbook
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rows-workbook.h"

#include <string.h>

#include "pmn-test-files.h"

#define STYLES                                                                                     \
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf/><xf "      \
  "numFmtId=\"164\"/></cellXfs>"

static void
append_cell (GString *rows, const char *cell)
{
  g_autofree char *text = g_markup_escape_text (*cell == '#' || *cell == '@' ? cell + 1 : cell, -1);

  if (*cell == '\0')
    g_string_append (rows, "<c/>");
  else if (*cell == '#')
    g_string_append_printf (rows, "<c><v>%s</v></c>", text);
  else if (*cell == '@')
    g_string_append_printf (rows, "<c s=\"1\"><v>%s</v></c>", text);
  else
    g_string_append_printf (rows, "<c t=\"inlineStr\"><is><t>%s</t></is></c>", text);
}

GBytes *
rows_workbook (const char *sheet, const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid (size > 0 ? (const char *) data : "", (gssize) size);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  /* XML has no other control characters. */
  for (char *p = text; *p != '\0'; p++)
    if ((guchar) *p < ' ' && strchr ("\t\r\n", *p) == NULL)
      *p = ' ';
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      g_string_append (rows, "<row>");
      for (guint j = 0; cells[j] != NULL; j++)
        append_cell (rows, cells[j]);
      g_string_append (rows, "</row>");
    }
  return pmn_test_xlsx_named (sheet, rows->str, NULL, STYLES);
}
