/* pmn-sheet-ods.c: tables as OpenDocument, streamed through libgsf
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-sheet-writer-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-stdio.h>
#include <gsf/gsf-utils.h>
#include <string.h>

#include "pmn-file-error.h"
#include "pmn-format.h"

#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"
/* Rows are handed over in pieces of this size. */
#define PIECE 65536
/* Fast, and nearly as small: what takes time is the compression. */
#define LEVEL 3
#define CENTIMETRES_PER_CHARACTER 0.22

typedef struct
{
  const char *path; /* the one wanted, for messages */
  GsfOutput *sink;
  GsfOutfile *zip;
  GsfOutput *content;
  GDateTime *made;
  GString *text;
} Ods;

static const char *const style_names[PMN_N_SHEET_STYLES] = {
  [PMN_SHEET_STYLE_INTEGER] = "n0",      [PMN_SHEET_STYLE_DECIMAL1] = "n1",
  [PMN_SHEET_STYLE_DECIMAL2] = "n2",     [PMN_SHEET_STYLE_MONEY] = "money",
  [PMN_SHEET_STYLE_PERCENT] = "percent",
};

static const char content_begin[]
    = XML "<office:document-content xmlns:office=\"" URN "office:1.0\" xmlns:table=\"" URN
          "table:1.0\" xmlns:text=\"" URN "text:1.0\" xmlns:style=\"" URN
          "style:1.0\" xmlns:number=\"" URN "datastyle:1.0\" xmlns:fo=\"" URN
          "xsl-fo-compatible:1.0\" office:version=\"1.3\"><office:automatic-styles>"
          "<number:number-style style:name=\"N0\"><number:number number:decimal-places=\"0\" "
          "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
          "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"1\" "
          "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
          "<number:number-style style:name=\"N2\"><number:number number:decimal-places=\"2\" "
          "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
          "<number:currency-style style:name=\"N3\"><number:number number:decimal-places=\"2\" "
          "number:min-integer-digits=\"1\" number:grouping=\"true\"/><number:text> </number:text>"
          "<number:currency-symbol number:language=\"fr\" number:country=\"FR\">€"
          "</number:currency-symbol></number:currency-style>"
          "<number:percentage-style style:name=\"N4\"><number:number number:decimal-places=\"1\" "
          "number:min-integer-digits=\"1\"/><number:text> %</number:text>"
          "</number:percentage-style>"
          "<number:date-style style:name=\"N5\"><number:day number:style=\"long\"/>"
          "<number:text>/</number:text><number:month number:style=\"long\"/>"
          "<number:text>/</number:text><number:year number:style=\"long\"/></number:date-style>"
          "<style:style style:name=\"n0\" style:family=\"table-cell\" "
          "style:data-style-name=\"N0\"/>"
          "<style:style style:name=\"n1\" style:family=\"table-cell\" "
          "style:data-style-name=\"N1\"/>"
          "<style:style style:name=\"n2\" style:family=\"table-cell\" "
          "style:data-style-name=\"N2\"/>"
          "<style:style style:name=\"money\" style:family=\"table-cell\" "
          "style:data-style-name=\"N3\"/>"
          "<style:style style:name=\"percent\" style:family=\"table-cell\" "
          "style:data-style-name=\"N4\"/>"
          "<style:style style:name=\"date\" style:family=\"table-cell\" "
          "style:data-style-name=\"N5\"/>"
          "<style:style style:name=\"bold\" style:family=\"table-cell\">"
          "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
          "<style:style style:name=\"header\" style:family=\"table-cell\">"
          "<style:table-cell-properties fo:background-color=\"#eeeeee\" "
          "fo:border-bottom=\"0.5pt solid #000000\"/>"
          "<style:text-properties fo:font-weight=\"bold\"/></style:style>";

static const char manifest[]
    = XML "<manifest:manifest xmlns:manifest=\"" URN "manifest:1.0\" manifest:version=\"1.3\">"
          "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MIME "\"/>"
          "<manifest:file-entry manifest:full-path=\"content.xml\" "
          "manifest:media-type=\"text/xml\"/>"
          "<manifest:file-entry manifest:full-path=\"meta.xml\" "
          "manifest:media-type=\"text/xml\"/>"
          "<manifest:file-entry manifest:full-path=\"settings.xml\" "
          "manifest:media-type=\"text/xml\"/></manifest:manifest>";

/* Who made it and when: title, twice the structure, twice the time. */
static const char meta[]
    = XML "<office:document-meta xmlns:office=\"" URN "office:1.0\" xmlns:meta=\"" URN
          "meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\">"
          "<office:meta><meta:generator>Permanence/" PMN_VERSION "</meta:generator>"
          "<dc:title>%s</dc:title><meta:initial-creator>%s</meta:initial-creator>"
          "<dc:creator>%s</dc:creator><meta:creation-date>%s</meta:creation-date>"
          "<dc:date>%s</dc:date></office:meta></office:document-meta>";

/* The header stays in sight: %s the sheet, %u the row under it. */
static const char settings[]
    = XML "<office:document-settings xmlns:office=\"" URN "office:1.0\" xmlns:config=\"" URN
          "config:1.0\" office:version=\"1.3\"><office:settings><config:config-item-set "
          "config:name=\"ooo:view-settings\"><config:config-item-map-indexed "
          "config:name=\"Views\"><config:config-item-map-entry><config:config-item-map-named "
          "config:name=\"Tables\"><config:config-item-map-entry config:name=\"%s\">"
          "<config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2"
          "</config:config-item><config:config-item config:name=\"VerticalSplitPosition\" "
          "config:type=\"int\">%u</config:config-item><config:config-item "
          "config:name=\"PositionBottom\" config:type=\"int\">%u</config:config-item>"
          "</config:config-item-map-entry></config:config-item-map-named>"
          "</config:config-item-map-entry></config:config-item-map-indexed>"
          "</config:config-item-set></office:settings></office:document-settings>";

/* Text -------------------------------------------------------------------------------------------- */

/* What is not copied as it is: 0…31 but for tab and line break cannot be in XML and are left out. */
static const char *const replacements[128] = {
  ['\t'] = "<text:tab/>", ['\n'] = "</text:p><text:p>",
  ['"'] = "&quot;",       ['&'] = "&amp;",
  ['<'] = "&lt;",         ['>'] = "&gt;",
};

/* ODF swallows a space at the beginning and after another one. */
static gboolean
is_swallowed (const char *text, const char *p)
{
  return p == text || p[-1] == ' ' || p[-1] == '\n';
}

static void
append_escaped (GString *into, const char *text)
{
  const char *from = text;

  for (const char *p = text;; p++)
    {
      const guchar c = (guchar) *p;
      const char *instead = "";

      if (c > '>'
          || (c >= ' ' && c < 128 && replacements[c] == NULL
              && (c != ' ' || !is_swallowed (text, p))))
        continue;
      g_string_append_len (into, from, p - from);
      if (c == '\0')
        return;
      if (c == ' ')
        instead = "<text:s/>";
      else if (replacements[c] != NULL)
        instead = replacements[c];
      g_string_append (into, instead);
      from = p + 1;
    }
}

/* @style, @text: (nullable) */
static void
append_text_cell (GString *into, const char *style, const char *text)
{
  if (text == NULL)
    {
      g_string_append (into, "<table:table-cell/>");
      return;
    }
  g_string_append (into, "<table:table-cell");
  if (style != NULL)
    {
      g_string_append (into, " table:style-name=\"");
      g_string_append (into, style);
      g_string_append_c (into, '"');
    }
  g_string_append (into, " office:value-type=\"string\"><text:p>");
  append_escaped (into, text);
  g_string_append (into, "</text:p></table:table-cell>");
}

static void
append_number_cell (GString *into, double value, PmnSheetStyle style)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const char *type = style == PMN_SHEET_STYLE_PERCENT ? "percentage"
                     : style == PMN_SHEET_STYLE_MONEY ? "currency\" office:currency=\"EUR"
                                                      : "float";

  g_ascii_dtostr (number, sizeof number, value);
  g_string_append (into, "<table:table-cell table:style-name=\"");
  g_string_append (into, style_names[style]);
  g_string_append (into, "\" office:value-type=\"");
  g_string_append (into, type);
  g_string_append (into, "\" office:value=\"");
  g_string_append (into, number);
  g_string_append (into, "\"><text:p>");
  g_string_append (into, number);
  g_string_append (into, "</text:p></table:table-cell>");
}

static gboolean
flush (Ods *self, GError **error)
{
  gboolean written
      = gsf_output_write (self->content, self->text->len, (const guint8 *) self->text->str);

  if (!written)
    pmn_store_error_from_errno (error, self->path, errno != 0 ? errno : EIO);
  g_string_truncate (self->text, 0);
  return written;
}

/* Cells ------------------------------------------------------------------------------------------- */

static void
ods_empty (gpointer data)
{
  append_text_cell (((Ods *) data)->text, NULL, NULL);
}

static void
ods_text (gpointer data, const char *text)
{
  append_text_cell (((Ods *) data)->text, NULL, text);
}

static void
ods_number (gpointer data, double value, PmnSheetStyle style)
{
  append_number_cell (((Ods *) data)->text, value, style);
}

static void
ods_date (gpointer data, PmnDay day)
{
  GString *text = ((Ods *) data)->text;
  char iso[PMN_DAY_ISO_SIZE];
  g_autofree char *shown = pmn_format_date_short (day, PMN_LANGUAGE_FRENCH);

  g_string_append (text, "<table:table-cell table:style-name=\"date\" office:value-type=\"date\" "
                         "office:date-value=\"");
  g_string_append (text, pmn_day_to_iso (day, iso));
  g_string_append (text, "\"><text:p>");
  g_string_append (text, shown);
  g_string_append (text, "</text:p></table:table-cell>");
}

static gboolean
ods_end_row (gpointer data, GError **error)
{
  Ods *self = data;

  g_string_append (self->text, "</table:table-row>\n<table:table-row>");
  return self->text->len < PIECE || flush (self, error);
}

/* The file ---------------------------------------------------------------------------------------- */

static void
ods_free (gpointer data)
{
  Ods *self = data;

  if (self->content != NULL)
    gsf_output_close (self->content);
  g_clear_object (&self->content);
  if (self->zip != NULL)
    gsf_output_close (GSF_OUTPUT (self->zip));
  g_clear_object (&self->zip);
  if (self->sink != NULL)
    gsf_output_close (self->sink);
  g_clear_object (&self->sink);
  g_string_free (self->text, TRUE);
  g_date_time_unref (self->made);
  g_free (self);
}

static gboolean
add_entry (Ods *self, const char *name, const char *text, GsfZipCompressionMethod method)
{
  GsfOutput *entry = gsf_outfile_new_child_full (self->zip, name, FALSE, "compression-level",
                                                 method, "modtime", self->made, NULL);
  gboolean written = gsf_output_write (entry, strlen (text), (const guint8 *) text);

  written = gsf_output_close (entry) && written;
  g_object_unref (entry);
  return written;
}

/* Returns: (transfer full): @text in XML, what XML cannot hold left out. @text: (nullable) */
static char *
escape (const char *text)
{
  g_autofree char *clean = g_strdup (text != NULL ? text : "");

  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_markup_escape_text (clean, -1);
}

static char *
make_meta (const Ods *self, const PmnSheetHead *head)
{
  g_autofree char *title = escape (head->title);
  g_autofree char *creator = escape (head->creator);
  g_autofree char *made = g_date_time_format (self->made, "%Y-%m-%dT%H:%M:%SZ");

  return g_strdup_printf (meta, title, creator, creator, made, made);
}

static void
append_head (GString *text, const PmnSheetHead *head)
{
  g_string_append (text, content_begin);
  for (guint i = 0; i < head->n_columns; i++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (width, sizeof width, "%.2f",
                       head->columns[i].width * CENTIMETRES_PER_CHARACTER);
      g_string_append_printf (text,
                              "<style:style style:name=\"c%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:column-width=\"%scm\"/>"
                              "</style:style>",
                              i, width);
    }
  g_string_append (text, "</office:automatic-styles><office:body><office:spreadsheet>"
                         "<table:table table:name=\"");
  append_escaped (text, head->name);
  g_string_append (text, "\">");
  for (guint i = 0; i < head->n_columns; i++)
    g_string_append_printf (text, "<table:table-column table:style-name=\"c%u\"/>", i);
  for (guint i = 0; i < head->n_lines; i++)
    {
      const PmnSheetLine *line = &head->lines[i];

      g_string_append (text, "<table:table-row>");
      append_text_cell (text, "bold", line->label);
      if (line->is_number)
        append_number_cell (text, (double) line->number, PMN_SHEET_STYLE_INTEGER);
      else
        append_text_cell (text, NULL, line->value);
      g_string_append (text, "</table:table-row>\n");
    }
  if (head->n_lines > 0)
    g_string_append (text, "<table:table-row><table:table-cell/></table:table-row>\n");
  g_string_append (text, "<table:table-header-rows><table:table-row>");
  for (guint i = 0; i < head->n_columns; i++)
    append_text_cell (text, "header", head->columns[i].title);
  g_string_append (text, "</table:table-row></table:table-header-rows>\n<table:table-row>");
}

static gboolean
begin_zip (Ods *self, const PmnSheetHead *head)
{
  guint frozen = head->n_lines > 0 ? head->n_lines + 2 : 1;
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *view = NULL;
  g_autofree char *about = make_meta (self, head);

  append_escaped (name, head->name);
  view = g_strdup_printf (settings, name->str, frozen, frozen);
  /* The first entry, not compressed: how other programs know what the file is. */
  if (!add_entry (self, "mimetype", MIME, GSF_ZIP_STORED)
      || !add_entry (self, "META-INF/manifest.xml", manifest, GSF_ZIP_DEFLATED)
      || !add_entry (self, "meta.xml", about, GSF_ZIP_DEFLATED)
      || !add_entry (self, "settings.xml", view, GSF_ZIP_DEFLATED))
    return FALSE;
  self->content = gsf_outfile_new_child_full (self->zip, "content.xml", FALSE, "compression-level",
                                              GSF_ZIP_DEFLATED, "deflate-level", LEVEL, "modtime",
                                              self->made, NULL);
  append_head (self->text, head);
  return self->content != NULL;
}

static gpointer
ods_begin (PmnNewFile *file, const PmnSheetHead *head, GError **error)
{
  static gsize initialised = FALSE;
  const char *path = pmn_new_file_get_temporary (file);
  FILE *stream = g_fopen (path, "wbe");
  Ods *self;

  if (stream == NULL)
    {
      pmn_store_error_from_errno (error, pmn_new_file_get_path (file), errno);
      return NULL;
    }
  if (g_once_init_enter (&initialised))
    {
      gsf_init ();
      g_once_init_leave (&initialised, TRUE);
    }
  self = g_new0 (Ods, 1);
  self->path = pmn_new_file_get_path (file);
  self->made = g_date_time_new_from_unix_utc (head->made_ms / 1000);
  self->text = g_string_sized_new (PIECE + 8192);
  self->sink = gsf_output_stdio_new_FILE (path, stream, FALSE);
  self->zip = gsf_outfile_zip_new (self->sink, NULL);
  errno = 0;
  if (self->zip != NULL && begin_zip (self, head))
    return self;
  pmn_store_error_from_errno (error, self->path, errno != 0 ? errno : EIO);
  ods_free (self);
  return NULL;
}

/* Each ends what it has begun, in order; the first failure is told. */
static gboolean
ods_end (gpointer data, GError **error)
{
  Ods *self = data;
  gboolean good;

  g_string_append (self->text, "<table:table-cell/></table:table-row></table:table>"
                               "</office:spreadsheet></office:body></office:document-content>");
  if (!flush (self, error))
    return FALSE;
  errno = 0;
  good = gsf_output_close (self->content);
  g_clear_object (&self->content);
  good = gsf_output_close (GSF_OUTPUT (self->zip)) && good;
  g_clear_object (&self->zip);
  good = gsf_output_close (self->sink) && good;
  g_clear_object (&self->sink);
  if (!good)
    pmn_store_error_from_errno (error, self->path, errno != 0 ? errno : EIO);
  return good;
}

const PmnSheetBackend pmn_sheet_ods = {
  ods_begin,   ods_empty, ods_text, ods_number,         ods_date,
  ods_end_row, ods_end,   ods_free, PMN_SHEET_MAX_ROWS,
};
