/* pmn-test-files.c: files made by tests, in a folder that goes with the program
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-test-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

static char *folder;
static int owner;

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (getpid () != owner)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
pmn_test_path (const char *name)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("permanence-test-XXXXXX", NULL);
      g_assert_nonnull (folder);
      owner = getpid ();
      atexit (remove_folder);
    }
  return g_build_filename (folder, name, NULL);
}

char *
pmn_test_write (const char *name, const char *data, gssize length)
{
  g_autofree char *path = pmn_test_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

char *
pmn_test_write_bytes (const char *name, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *path = pmn_test_write (name, data, (gssize) length);

  g_bytes_unref (bytes);
  return path;
}

static void
add_number (GByteArray *array, guint32 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++, value >>= 8)
    {
      guint8 byte = value & 0xff;

      g_byte_array_append (array, &byte, 1);
    }
}

/* The fields that a part has both before its data and in the directory. */
static void
add_common (GByteArray *array, const char *name, const char *text)
{
  guint32 length = (guint32) strlen (text);

  add_number (array, 20, 2);     /* version */
  add_number (array, 0x800, 2);  /* names are UTF-8 */
  add_number (array, 0, 2);      /* stored */
  add_number (array, 0, 2);      /* time */
  add_number (array, 0x5d70, 2); /* date: 2026-11-16 */
  add_number (array, (guint32) crc32 (0, (const guint8 *) text, length), 4);
  add_number (array, length, 4);
  add_number (array, length, 4);
  add_number (array, (guint32) strlen (name), 2);
  add_number (array, 0, 2); /* extra field */
}

GBytes *
pmn_test_zip (const char *first_name, ...)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint n = 0;
  guint32 start;
  va_list list;

  va_start (list, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (list, const char *))
    {
      const char *text = va_arg (list, const char *);

      g_byte_array_append (directory, (const guint8 *) "PK\1\2", 4);
      add_number (directory, 20, 2);
      add_common (directory, name, text);
      add_number (directory, 0, 2 + 2 + 2 + 4); /* comment, disk, attributes */
      add_number (directory, file->len, 4);
      g_byte_array_append (directory, (const guint8 *) name, (guint) strlen (name));
      g_byte_array_append (file, (const guint8 *) "PK\3\4", 4);
      add_common (file, name, text);
      g_byte_array_append (file, (const guint8 *) name, (guint) strlen (name));
      g_byte_array_append (file, (const guint8 *) text, (guint) strlen (text));
      n++;
    }
  va_end (list);
  start = file->len;
  g_byte_array_append (file, directory->data, directory->len);
  g_byte_array_append (file, (const guint8 *) "PK\5\6\0\0\0\0", 8);
  add_number (file, n, 2);
  add_number (file, n, 2);
  add_number (file, directory->len, 4);
  add_number (file, start, 4);
  add_number (file, 0, 2);
  return g_byte_array_free_to_bytes (file);
}

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

GBytes *
pmn_test_xlsx (const char *rows, const char *strings, const char *styles)
{
  return pmn_test_xlsx_named ("Activités", rows, strings, styles);
}

GBytes *
pmn_test_xlsx_named (const char *name, const char *rows, const char *strings, const char *styles)
{
  g_autofree char *workbook
      = g_strconcat ("<workbook xmlns=\"" SHEET "\" xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"",
                     name, "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", NULL);
  g_autofree char *sheet = g_strconcat ("<worksheet xmlns=\"" SHEET "\"><sheetData>", rows,
                                        "</sheetData></worksheet>", NULL);
  g_autofree char *sst
      = g_strconcat ("<sst xmlns=\"" SHEET "\">", strings != NULL ? strings : "", "</sst>", NULL);
  g_autofree char *style_sheet = g_strconcat ("<styleSheet xmlns=\"" SHEET "\">",
                                              styles != NULL ? styles : "", "</styleSheet>", NULL);
  g_autofree char *relations
      = g_strconcat ("<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
                     "/worksheet\" Target=\"worksheets/sheet1.xml\"/>",
                     styles == NULL ? ""
                                    : "<Relationship Id=\"rId2\" Type=\"" OFFICE
                                      "/styles\" Target=\"styles.xml\"/>",
                     strings == NULL ? ""
                                     : "<Relationship Id=\"rId3\" Type=\"" OFFICE
                                       "/sharedStrings\" Target=\"sharedStrings.xml\"/>",
                     "</Relationships>", NULL);

  return pmn_test_zip ("_rels/.rels",
                       "<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
                       "/officeDocument\" "
                       "Target=\"xl/workbook.xml\"/></Relationships>",
                       "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", relations,
                       "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", sst,
                       "xl/styles.xml", style_sheet, NULL);
}

GBytes *
pmn_test_ods (const char *tables)
{
  g_autofree char *content
      = g_strconcat ("<?xml version=\"1.0\"?><office:document-content "
                     "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                     " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                     " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><"
                     "office:spreadsheet>",
                     tables, "</office:spreadsheet></office:body></office:document-content>", NULL);

  return pmn_test_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
                       content, NULL);
}

char *
pmn_test_coop_xlsx (const char *name, ...)
{
  g_autofree char *path = pmn_test_path (name);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "lib", "coop_xlsx.py", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) "python3");
  g_ptr_array_add (arguments, script);
  g_ptr_array_add (arguments, path);
  va_start (list, name);
  for (const char *argument = va_arg (list, const char *); argument != NULL;
       argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                &output, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("coop_xlsx.py: %s\n%s", error->message, output);
  return g_steal_pointer (&path);
}
