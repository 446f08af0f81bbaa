/* pmn-import-rows.h: files with one activity per row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-import-keys.h"
#include "pmn-importer-private.h"

G_BEGIN_DECLS

/**
 * PmnImportHeaderOf: Returns: (transfer none) (nullable): the header under which a field of
 * PmnActivity, as named by its validation, stands in the file.
 */
typedef const char *(*PmnImportHeaderOf) (gpointer user_data, const char *field);

/** PmnImportRow: one row, converted. */
typedef struct
{
  guint number;
  PmnActivity *activity;
  const char *id; /* (nullable): its own identifier */
  guint64 digest; /* of what it says */
  PmnImportHeaderOf header_of;
  gpointer user_data;
} PmnImportRow;

/**
 * pmn_import_apply_row: checks, links, creates or updates; reports. The notes are in the activity
 * only when they were asked for.
 */
gboolean pmn_import_apply_row (PmnImportJob *job, PmnEdit *edit, PmnImportKeys *keys,
                               PmnImportRow *row, GError **error);

/**
 * pmn_import_row_mediator:
 * @given: the given name when it has a column of its own, @name is then the family name; else ""
 * @name: "" when the file does not say
 * Returns: row id of @name, of the default one, or of the only one of the team; 0 when rejected or on error
 */
gint64 pmn_import_row_mediator (PmnImportJob *job, PmnEdit *edit, guint row, const char *column,
                                const char *given, const char *name, GError **error);

/** pmn_import_set_text: replaces @field, %NULL for "". */
void pmn_import_set_text (char **field, const char *text);

G_END_DECLS
