/* pmn-entity-ops.h: one table that says how each kind of row is read, checked and written
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The functions that take a connection or an edit run on the store's threads.
 */
#pragma once

#include "pmn-date.h"
#include "pmn-edit.h"

G_BEGIN_DECLS

/**
 * PmnEntityOps:
 * @check: refuses an invalid row (%PMN_DOMAIN_ERROR_INVALID); may look at other rows
 * @list: (nullable): live rows by name
 * @subject: (nullable): what a step's sentence says of the row; never the name of a followed person
 * @subject_of_all: (nullable): the same of several rows, for what is not told by the first and the last
 */
typedef struct
{
  gpointer (*copy) (gconstpointer row);
  void (*free) (gpointer row);
  gpointer (*get) (PmnConnection *connection, gint64 id, GError **error);
  GPtrArray *(*list) (PmnConnection *connection, const char *search, GError **error);
  gboolean (*check) (PmnConnection *connection, gconstpointer row, PmnDay today, GError **error);
  gboolean (*save) (PmnEdit *edit, gpointer row, GError **error);
  gboolean (*trash) (PmnEdit *edit, gint64 id, GError **error);
  gboolean (*restore) (PmnEdit *edit, gint64 id, GError **error);
  char *(*subject) (gconstpointer row);
  char *(*subject_of_all) (const GPtrArray *rows);
} PmnEntityOps;

/** pmn_entity_ops_get: Returns: (transfer none): the operations of @entity. */
const PmnEntityOps *pmn_entity_ops_get (PmnEntity entity);

/**
 * pmn_activity_days_subject:
 * @n: how many activities
 * @first, @last: the days of the first and the last one
 *
 * Returns: (transfer full): what a step's sentence says of them: "8 activities · 22/11/2026"
 */
char *pmn_activity_days_subject (guint n, PmnDay first, PmnDay last);

G_END_DECLS
