/* pmn-import-rows.h: files with one activity per row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-field-table.h"
#include "pmn-import-commune.h"
#include "pmn-import-keys.h"
#include "pmn-importer-private.h"
#include "pmn-structure.h"

G_BEGIN_DECLS

typedef struct _PmnImportRows PmnImportRows;

/** PmnImportColumn: where a field of PmnActivity, as named by its validation, stands in the file. */
typedef struct
{
  const char *field;
  int column;
} PmnImportColumn;

/**
 * PmnImportRowFormat: what tells one such kind of file from another.
 * @columns: for messages; the first one that the file has
 * @id, @mediator, @given, @place, @notes: columns; @given: -1 when it has none of its own
 * @at_structure: an activity at a place without a name is at the structure
 * @convert: the current row but its mediator, place and notes; FALSE when it was rejected
 * @unique_ids: whether an identifier is that of one activity, whatever its day
 * @digest: of what the current row says, to the letter
 * @meaning: (nullable): of what it means, once it was converted
 */
typedef struct
{
  PmnSource source;
  const PmnImportColumn *columns;
  gsize n_columns;
  int id;
  int mediator;
  int given;
  int place;
  int notes;
  gboolean at_structure;
  gboolean unique_ids;
  gboolean (*convert) (PmnImportJob *job, PmnImportRows *self, PmnActivity *activity);
  guint64 (*digest) (PmnImportRows *self);
  guint64 (*meaning) (PmnImportRows *self, const PmnActivity *activity);
} PmnImportRowFormat;

/** PmnImportRows: the file in progress; the first member of the state of an importer, which sets @table. */
struct _PmnImportRows
{
  const PmnImportRowFormat *format;
  PmnFieldTable *table;
  /* while it runs: */
  PmnImportCommunes *communes;
  PmnImportKeys *keys;
  PmnStructure *structure; /* nullable */
  GArray *created;         /* private */
};
/** pmn_import_rows_new: @size: of the state. Returns: (transfer full): such a state, else empty. */
gpointer pmn_import_rows_new (gsize size, const PmnImportRowFormat *format);
/** pmn_import_rows_free: @rows: (transfer full): such a state. */
void pmn_import_rows_free (gpointer rows);
/** pmn_import_rows_header: Returns: (transfer none) (nullable): the header in the file of @field of PmnActivity. */
const char *pmn_import_rows_header (PmnImportRows *self, const char *field);

/** pmn_import_rows_scan: reads what follows the header to its end. @look: (nullable): at each row. */
gboolean pmn_import_rows_scan (PmnImportJob *job, PmnImportRows *self,
                               void (*look) (PmnImportRows *self), GCancellable *cancellable,
                               GError **error);
/** pmn_import_rows_run: converts, checks, links, creates or updates what follows the header; reports. */
gboolean pmn_import_rows_run (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
