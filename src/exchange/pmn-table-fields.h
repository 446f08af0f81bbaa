/* pmn-table-fields.h: the fields that a table of the user's own may have
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-field-table.h"
#include "pmn-term-reader.h"

G_BEGIN_DECLS

/** PmnTableField: what a column may hold. */
typedef enum
{
  PMN_FIELD_DATE,
  PMN_FIELD_ID,
  PMN_FIELD_MEDIATOR,
  PMN_FIELD_KIND,
  PMN_FIELD_MINUTES,
  PMN_FIELD_PLACE,
  PMN_FIELD_PLACE_KIND,
  PMN_FIELD_COMMUNE,
  PMN_FIELD_INSEE,
  PMN_FIELD_POSTCODE,
  PMN_FIELD_THEMES,
  PMN_FIELD_TITLE,
  PMN_FIELD_PEOPLE,
  PMN_FIELD_GENDER,
  PMN_FIELD_AGE,
  PMN_FIELD_STATUS,
  PMN_FIELD_MATERIALS,
  PMN_FIELD_PROCEDURE,
  PMN_FIELD_NOTES,
  PMN_FIELD_TAGS,
  PMN_FIELD_MEDIATOR_GIVEN, /* then PMN_FIELD_MEDIATOR holds the family name */
  PMN_N_FIELDS,
} PmnTableField;

/** pmn_table_field_name: Returns: (transfer none): the name of @field in a mapping, such as "minutes". */
const char *pmn_table_field_name (PmnTableField field);

/**
 * pmn_table_fields_find_header:
 * @mapping: (nullable) (element-type utf8 utf8): field name → header, "" for no column; the others are guessed
 *
 * Errors: %PMN_EXCHANGE_ERROR_HEADER, when no row is the header or @mapping names a field or a header
 * that does not exist.
 */
gboolean pmn_table_fields_find_header (PmnFieldTable *table, GHashTable *mapping,
                                       GCancellable *cancellable, GError **error);
/** pmn_table_fields_get_mapping: Returns: (transfer full) (element-type utf8 utf8): field name → header, as found. */
GHashTable *pmn_table_fields_get_mapping (PmnFieldTable *table);

/** PmnTableProblem: what is to be said of a cell; @fatal: the row cannot be taken. */
typedef void (*PmnTableProblem) (guint row, const char *column, const char *value, gboolean fatal,
                                 const char *sentence, gpointer user_data);

/**
 * PmnTableContext: what the rows of a table are read with.
 * @words: what the words of the cells mean
 * @in_hours: whether durations are in hours: see pmn_table_durations_are_hours()
 */
typedef struct
{
  PmnDay today;
  PmnTermReader *words;
  gboolean in_hours;
} PmnTableContext;

/**
 * pmn_table_fields_convert: what the current row says of an activity; mediator, place, commune and notes are left
 * to the caller. Gender, age and status count when the row is about one person.
 * Returns: FALSE when @problem was told that the row cannot be taken
 */
gboolean pmn_table_fields_convert (PmnFieldTable *table, PmnActivity *activity,
                                   const PmnTableContext *context, PmnTableProblem problem,
                                   gpointer user_data);

G_END_DECLS
