/* pmn-archive.c: the zip archive that an XLSX or ODS file is
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-archive.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-impl.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-stdio.h>
#include <string.h>

#define MAX_ENTRIES 10000           /* real workbooks have tens, libgsf keeps each in memory */
#define RATIO_FREE_BYTES (32 << 20) /* below, no ratio is an attack */

/* libgsf defines no automatic clean-up */
typedef GsfInput ArchiveInput;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveInput, g_object_unref)

struct _PmnArchive
{
  char *display_name;
  GsfInfile *zip;
  guint64 size;
  PmnTableLimits limits;
};

static void
set_truncated (const char *display_name, GError **error)
{
  /* Translators: %s is a file name */
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
               _ ("“%s” is truncated or damaged: the list of its parts, at its end, cannot be "
                  "read. Download or copy "
                  "it again."),
               display_name);
}

/* Looks at the end of the archive for the number of its entries, before libgsf makes an object of each. */
static gboolean
check_directory (GsfInput *input, const char *display_name, GError **error)
{
  guint8 tail
      [66000]; /* the record, its comment of up to 64 KiB, and the locator of the 64-bit record */
  guint64 size = (guint64) gsf_input_size (input);
  gsize length = (gsize) MIN (size, sizeof tail);
  guint64 entries = 0;
  gssize i;

  if (gsf_input_seek (input, (gsf_off_t) (size - length), G_SEEK_SET)
      || gsf_input_read (input, length, tail) == NULL)
    {
      set_truncated (display_name, error);
      return FALSE;
    }
  for (i = (gssize) length - 22; i >= 0; i--)
    if (memcmp (tail + i, "PK\5\6", 4) == 0)
      break;
  if (i < 0)
    {
      set_truncated (display_name, error);
      return FALSE;
    }
  entries = tail[i + 10] | (guint64) tail[i + 11] << 8;
  if (i >= 20 && memcmp (tail + i - 20, "PK\6\7", 4) == 0)
    {
      guint8 record[56];
      guint64 offset = 0;

      for (int b = 7; b >= 0; b--)
        offset = offset << 8 | tail[i - 20 + 8 + b];
      if (offset > size || size - offset < sizeof record
          || gsf_input_seek (input, (gsf_off_t) offset, G_SEEK_SET)
          || gsf_input_read (input, sizeof record, record) == NULL)
        {
          set_truncated (display_name, error);
          return FALSE;
        }
      entries = 0;
      for (int b = 7; b >= 0; b--)
        entries = entries << 8 | record[32 + b];
    }
  if (entries > MAX_ENTRIES)
    {
      /* Translators: %1$s is a file name, %2$lu a number */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                   _ ("“%1$s” is refused: it is made of %2$lu parts, more than any spreadsheet."),
                   display_name, (gulong) entries);
      return FALSE;
    }
  return !gsf_input_seek (input, 0, G_SEEK_SET);
}

PmnArchive *
pmn_archive_open (const char *path, const char *display_name, const PmnTableLimits *limits,
                  GError **error)
{
  static gsize initialised = 0;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ArchiveInput) input = NULL;
  GsfInfile *zip;
  PmnArchive *self;

  if (g_once_init_enter (&initialised))
    {
      gsf_init ();
      g_once_init_leave (&initialised, 1);
    }
  input = gsf_input_stdio_new (path, &local_error);
  if (input == NULL)
    {
      pmn_exchange_error_not_opened (error, display_name,
                                     local_error != NULL ? local_error->message : g_strerror (EIO));
      return NULL;
    }
  if (!check_directory (input, display_name, error))
    return NULL;
  zip = gsf_infile_zip_new (input, &local_error);
  if (zip == NULL)
    {
      set_truncated (display_name, error);
      return NULL;
    }
  self = g_new0 (PmnArchive, 1);
  self->display_name = g_strdup (display_name);
  self->zip = zip;
  self->size = (guint64) gsf_input_size (input);
  self->limits = *limits;
  return self;
}

void
pmn_archive_free (PmnArchive *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->zip);
  g_free (self->display_name);
  g_free (self);
}

const char *
pmn_archive_get_display_name (const PmnArchive *self)
{
  return self->display_name;
}

/* A child by name; writers disagree on case, and Windows does not mind. The class is called because the function of
 * libgsf would print a warning on the standard error for a damaged part. */
static GsfInput *
find_child (GsfInfile *folder, const char *name)
{
  int n = gsf_infile_num_children (folder);
  int found = -1;

  for (int i = 0; i < n; i++)
    {
      const char *other = gsf_infile_name_by_index (folder, i);

      if (g_strcmp0 (other, name) == 0)
        {
          found = i;
          break;
        }
      if (found < 0 && other != NULL && g_ascii_strcasecmp (other, name) == 0)
        found = i;
    }
  return found < 0 ? NULL
                   : G_TYPE_INSTANCE_GET_CLASS (folder, GSF_INFILE_TYPE, GsfInfileClass)
                         ->child_by_index (folder, found, NULL);
}

static GsfInput *
find_part (PmnArchive *self, const char *part)
{
  g_auto (GStrv) names = g_strsplit (part, "/", -1);
  g_autoptr (ArchiveInput) at = g_object_ref (GSF_INPUT (self->zip));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (ArchiveInput) parent = g_steal_pointer (&at);

      if (!GSF_IS_INFILE (parent) || gsf_infile_num_children (GSF_INFILE (parent)) < 0)
        return NULL;
      at = find_child (GSF_INFILE (parent), names[i]);
      if (at == NULL)
        return NULL;
    }
  return g_steal_pointer (&at);
}

gboolean
pmn_archive_has_part (PmnArchive *self, const char *part)
{
  g_autoptr (ArchiveInput) input = find_part (self, part);

  return input != NULL;
}

PmnXmlStream *
pmn_archive_open_part (PmnArchive *self, const char *part, const PmnXmlHandlers *handlers,
                       gpointer data, GError **error)
{
  g_autoptr (ArchiveInput) input = find_part (self, part);
  guint64 size;

  if (input == NULL)
    {
      /* Translators: %1$s is a file name, %2$s the name of one of its parts */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
                   _ ("“%1$s” is damaged: its part %2$s is missing or cannot be opened."),
                   self->display_name, part);
      return NULL;
    }
  size = (guint64) MAX (0, gsf_input_size (input));
  /* libgsf never gives more than the announced size, so checking that is enough */
  if (size > self->limits.max_part_bytes
      || (size > RATIO_FREE_BYTES && size / self->limits.max_ratio > self->size))
    {
      /* Translators: %1$s is a file name, %2$s the name of one of its parts, %3$lu a size in millions of bytes */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                   _ ("“%1$s” is refused: its part %2$s would take %3$lu MB once decompressed, far "
                      "too much for a file "
                      "of this size."),
                   self->display_name, part, (gulong) (size / 1000000));
      return NULL;
    }
  return pmn_xml_stream_new (self->display_name, part, g_steal_pointer (&input), handlers, data);
}

static gsize
read_bytes (PmnArchive *self, const char *part, gboolean at_end, char *buffer, gsize size)
{
  g_autoptr (ArchiveInput) input = find_part (self, part);
  gsize length;

  if (input == NULL)
    return 0;
  length = (gsize) CLAMP (gsf_input_size (input), 0, (gsf_off_t) size);
  if (length == 0 || (at_end && gsf_input_seek (input, -(gsf_off_t) length, G_SEEK_END))
      || gsf_input_read (input, length, (guint8 *) buffer) == NULL)
    return 0;
  return length;
}

gsize
pmn_archive_read_head (PmnArchive *self, const char *part, char *buffer, gsize size)
{
  return read_bytes (self, part, FALSE, buffer, size);
}

gsize
pmn_archive_read_tail (PmnArchive *self, const char *part, char *buffer, gsize size)
{
  return read_bytes (self, part, TRUE, buffer, size);
}
