/* pmn-test-files.h: files made by tests, in a folder that goes with the program
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pmn_test_path:
 * @name: a file name
 *
 * Returns: (transfer full): its path in the temporary folder of this program, removed at exit
 */
char *pmn_test_path (const char *name);

/**
 * pmn_test_write:
 * @name: a file name
 * @data: bytes
 * @length: their number, or -1 for a string
 *
 * Returns: (transfer full): the path of the file written
 */
char *pmn_test_write (const char *name, const char *data, gssize length);

/**
 * pmn_test_zip:
 * @first_name: name of the first part
 * @...: its text, then name and text of the others, up to %NULL
 *
 * Returns: (transfer full): a zip archive that stores its parts without compression
 */
GBytes *pmn_test_zip (const char *first_name, ...) G_GNUC_NULL_TERMINATED;

/**
 * pmn_test_xlsx:
 * @rows: the content of sheetData
 * @strings: (nullable): the content of sst; %NULL for no shared strings
 * @styles: (nullable): the content of styleSheet; %NULL for no styles
 *
 * Returns: (transfer full): a workbook with one sheet named Activités
 */
GBytes *pmn_test_xlsx (const char *rows, const char *strings, const char *styles);
/** pmn_test_xlsx_named: as pmn_test_xlsx(), with a sheet named @name. */
GBytes *pmn_test_xlsx_named (const char *name, const char *rows, const char *strings,
                             const char *styles);

/**
 * pmn_test_ods:
 * @tables: the content of office:spreadsheet
 *
 * Returns: (transfer full): a document; prefixes office, table and text are declared
 */
GBytes *pmn_test_ods (const char *tables);

/**
 * pmn_test_write_bytes:
 * @name: a file name
 * @bytes: (transfer full): content
 *
 * Returns: (transfer full): the path of the file written
 */
char *pmn_test_write_bytes (const char *name, GBytes *bytes);

/**
 * pmn_test_coop_xlsx:
 * @name: a file name ending in .xlsx; the figures go to the same name ending in .json
 * @...: arguments of coop_xlsx.py, up to %NULL
 *
 * Runs the generator of exports.
 *
 * Returns: (transfer full): the path of the file written
 */
char *pmn_test_coop_xlsx (const char *name, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
