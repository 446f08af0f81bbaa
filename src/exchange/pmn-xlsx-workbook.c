/* pmn-xlsx-workbook.c: what a workbook of Office Open XML says before its sheets are read
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-xlsx-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ITEMS 100000 /* sheets, styles, relations: far more than any program writes */

typedef struct
{
  PmnXmlStream *stream;
  const char *file_name;
  PmnXlsxWorkbook *workbook;
  char *base;            /* folder of the part that relations start from */
  GHashTable *relations; /* id → part; of relations to sheets only */
  GHashTable *formats;   /* number → PmnNumberFormat, packed */
  char *office_document;
  gboolean in_cell_styles;
  guint n_items;
} Loader;

void
pmn_xlsx_workbook_free (PmnXlsxWorkbook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->sheet_parts);
  g_array_unref (self->formats);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}

static gboolean
count_item (Loader *loader)
{
  if (++loader->n_items <= MAX_ITEMS)
    return TRUE;
  /* Translators: %s is a file name */
  pmn_xml_stream_fail (
      loader->stream,
      g_error_new (PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                   _ ("“%s” is refused: it has more sheets or styles than any spreadsheet."),
                   loader->file_name));
  return FALSE;
}

/* Reads a whole part. */
static gboolean
load_part (Loader *loader, PmnArchive *archive, const char *part, const PmnXmlHandlers *handlers,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnXmlStream) stream = pmn_archive_open_part (archive, part, handlers, loader, error);
  gboolean finished = FALSE;

  if (stream == NULL)
    return FALSE;
  loader->stream = stream;
  loader->n_items = 0;
  return pmn_xml_stream_run (stream, cancellable, &finished, error);
}

/* The part that a relation's target means, without "." and "..". */
static char *
resolve (const char *base, const char *target)
{
  g_autofree char *joined
      = *target == '/' ? g_strdup (target) : g_strconcat (base, "/", target, NULL);
  g_auto (GStrv) names = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], ".."))
      {
        if (kept->len > 0)
          g_ptr_array_remove_index (kept, kept->len - 1);
      }
    else if (*names[i] != '\0' && !g_str_equal (names[i], "."))
      g_ptr_array_add (kept, names[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static char *
relations_part (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);

  return g_strdup_printf ("%s/_rels/%s.rels", folder, name);
}

static void
on_relation_start (gpointer data, const char *name, const char **attributes)
{
  Loader *loader = data;
  const char *id, *type, *target, *mode, *slash;

  if (!g_str_equal (name, "Relationship") || !count_item (loader))
    return;
  id = pmn_xml_attribute (attributes, "Id");
  type = pmn_xml_attribute (attributes, "Type");
  target = pmn_xml_attribute (attributes, "Target");
  mode = pmn_xml_attribute (attributes, "TargetMode");
  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  /* transitional and strict namespaces differ, the last word does not */
  slash = strrchr (type, '/');
  type = slash == NULL ? type : slash + 1;
  if (g_str_equal (type, "officeDocument") && loader->office_document == NULL)
    loader->office_document = resolve (loader->base, target);
  if (loader->workbook == NULL)
    return;
  if (g_str_equal (type, "worksheet"))
    g_hash_table_replace (loader->relations, g_strdup (id), resolve (loader->base, target));
  else if (g_str_equal (type, "sharedStrings") && loader->workbook->strings_part == NULL)
    loader->workbook->strings_part = resolve (loader->base, target);
  else if (g_str_equal (type, "styles") && loader->workbook->styles_part == NULL)
    loader->workbook->styles_part = resolve (loader->base, target);
}

static const PmnXmlHandlers relation_handlers = { .start = on_relation_start };

char *
pmn_xlsx_workbook_find (PmnArchive *archive)
{
  g_autofree char *base = g_strdup ("");
  Loader loader = { .file_name = pmn_archive_get_display_name (archive), .base = base };

  /* a damaged list of relations is no reason to give up: the usual name follows */
  if (pmn_archive_has_part (archive, "_rels/.rels")
      && load_part (&loader, archive, "_rels/.rels", &relation_handlers, NULL, NULL)
      && loader.office_document != NULL && g_str_has_suffix (loader.office_document, ".xml")
      && strstr (loader.office_document, "workbook") != NULL
      && pmn_archive_has_part (archive, loader.office_document))
    return loader.office_document;
  g_free (loader.office_document);
  return pmn_archive_has_part (archive, "xl/workbook.xml") ? g_strdup ("xl/workbook.xml") : NULL;
}

static void
on_workbook_start (gpointer data, const char *name, const char **attributes)
{
  Loader *loader = data;

  if (g_str_equal (name, "workbookPr"))
    {
      const char *value = pmn_xml_attribute (attributes, "date1904");

      loader->workbook->system_1904 = g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0;
    }
  else if (g_str_equal (name, "sheet") && count_item (loader))
    {
      const char *sheet = pmn_xml_attribute (attributes, "name");
      const char *id = pmn_xml_attribute (attributes, "id");
      const char *part = id == NULL ? NULL : g_hash_table_lookup (loader->relations, id);

      /* a sheet of charts has no cells: its relation is of another type */
      if (sheet != NULL && part != NULL)
        {
          g_ptr_array_add (loader->workbook->sheets, g_strdup (sheet));
          g_ptr_array_add (loader->workbook->sheet_parts, g_strdup (part));
        }
    }
}

static guint
read_number (const char *text)
{
  guint64 value = text == NULL ? 0 : g_ascii_strtoull (text, NULL, 10);

  return (guint) MIN (value, G_MAXUINT);
}

static void
on_styles_start (gpointer data, const char *name, const char **attributes)
{
  Loader *loader = data;

  if (g_str_equal (name, "numFmt") && count_item (loader))
    {
      const char *code = pmn_xml_attribute (attributes, "formatCode");
      PmnNumberFormat format;

      if (code == NULL)
        return;
      format = pmn_number_format_parse (code);
      g_hash_table_insert (
          loader->formats,
          GUINT_TO_POINTER (read_number (pmn_xml_attribute (attributes, "numFmtId"))),
          GUINT_TO_POINTER (1u << 16 | (guint) format.kind << 8 | format.n_zeros));
    }
  else if (g_str_equal (name, "cellXfs"))
    loader->in_cell_styles = TRUE;
  else if (loader->in_cell_styles && g_str_equal (name, "xf") && count_item (loader))
    {
      guint id = read_number (pmn_xml_attribute (attributes, "numFmtId"));
      guint packed
          = GPOINTER_TO_UINT (g_hash_table_lookup (loader->formats, GUINT_TO_POINTER (id)));
      PmnNumberFormat format = pmn_number_format_builtin (id);

      if (packed != 0)
        format = (PmnNumberFormat) { (guint8) (packed >> 8 & 0xff), (guint8) (packed & 0xff) };
      g_array_append_val (loader->workbook->formats, format);
    }
}

static void
on_styles_end (gpointer data, const char *name)
{
  Loader *loader = data;

  if (g_str_equal (name, "cellXfs"))
    loader->in_cell_styles = FALSE;
}

static gboolean
load_all (Loader *loader, PmnArchive *archive, const char *part, GCancellable *cancellable,
          GError **error)
{
  static const PmnXmlHandlers workbook_handlers = { .start = on_workbook_start };
  static const PmnXmlHandlers styles_handlers = { .start = on_styles_start, .end = on_styles_end };
  g_autofree char *relations = relations_part (part);
  PmnXlsxWorkbook *workbook = loader->workbook;

  if (!load_part (loader, archive, relations, &relation_handlers, cancellable, error)
      || !load_part (loader, archive, part, &workbook_handlers, cancellable, error))
    return FALSE;
  if (workbook->styles_part != NULL && pmn_archive_has_part (archive, workbook->styles_part)
      && !load_part (loader, archive, workbook->styles_part, &styles_handlers, cancellable, error))
    return FALSE;
  if (workbook->sheets->len > 0)
    return TRUE;
  /* Translators: %s is a file name */
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
               _ ("“%s” has no sheet with cells."), loader->file_name);
  return FALSE;
}

PmnXlsxWorkbook *
pmn_xlsx_workbook_load (PmnArchive *archive, const char *part, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (PmnXlsxWorkbook) workbook = g_new0 (PmnXlsxWorkbook, 1);
  g_autoptr (GHashTable) relations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  g_autofree char *base = g_path_get_dirname (part);
  Loader loader = { .file_name = pmn_archive_get_display_name (archive),
                    .workbook = workbook,
                    .base = base,
                    .relations = relations,
                    .formats = formats };
  gboolean ok;

  workbook->sheets = g_ptr_array_new_with_free_func (g_free);
  workbook->sheet_parts = g_ptr_array_new_with_free_func (g_free);
  workbook->formats = g_array_new (FALSE, FALSE, sizeof (PmnNumberFormat));
  ok = load_all (&loader, archive, part, cancellable, error);
  g_free (loader.office_document);
  return ok ? g_steal_pointer (&workbook) : NULL;
}
