/* pmn-entity-type.h: what the columns of each kind of row are, said once
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. One table of fields per entity drives the JSON codec, the statements and
 * the comparison of pmn-entity-store, so that a new entity is a table and not a thousand lines.
 * Activities, which are aggregates of several tables, have a type without fields.
 */
#pragma once

#include "pmn-edit.h"
#include "pmn-record.h"
#include "pmn-structure.h"

G_BEGIN_DECLS

/**
 * PmnFieldType:
 * @PMN_FIELD_TEXT: char *, NULL allowed
 * @PMN_FIELD_NAME: char *, never NULL
 * @PMN_FIELD_WORD: const char *, interned, stored as text
 * @PMN_FIELD_SHORT: char[6], "" when not known
 * @PMN_FIELD_TERM: const char *, interned, stored as the id of a term of dimension @argument
 * @PMN_FIELD_INT: gint or guint
 * @PMN_FIELD_INT_OR_NULL: gint, 0 stored as NULL
 * @PMN_FIELD_BOOL: gboolean
 * @PMN_FIELD_CHOICE: an enum; @choices names the values from 0 in JSON
 * @PMN_FIELD_DAY: PmnDay, %PMN_DAY_NONE stored as NULL
 * @PMN_FIELD_REQUIRED_DAY: PmnDay
 * @PMN_FIELD_STAMP: gint64, Unix time in ms, 0 stored as NULL
 * @PMN_FIELD_REFERENCE: gint64, row id of the entity @argument, 0 stored as NULL; a uuid in JSON
 * @PMN_FIELD_TEXTS: GPtrArray of char *, stored as a JSON array
 */
typedef enum
{
  PMN_FIELD_TEXT,
  PMN_FIELD_NAME,
  PMN_FIELD_WORD,
  PMN_FIELD_SHORT,
  PMN_FIELD_TERM,
  PMN_FIELD_INT,
  PMN_FIELD_INT_OR_NULL,
  PMN_FIELD_BOOL,
  PMN_FIELD_CHOICE,
  PMN_FIELD_DAY,
  PMN_FIELD_REQUIRED_DAY,
  PMN_FIELD_STAMP,
  PMN_FIELD_REFERENCE,
  PMN_FIELD_TEXTS,
} PmnFieldType;

/** PmnField: @key: in JSON; @column: in the table; @identity: scrubbed when the person is anonymised. */
typedef struct
{
  const char *key;
  const char *column;
  PmnFieldType type;
  gsize offset;
  int argument;
  const char *const *choices;
  gboolean identity;
} PmnField;

/**
 * PmnEntityType:
 * @entity: which
 * @word: its name in a dump: "mediator"
 * @table: its table
 * @make, @destroy: constructor and destructor of its struct, which begins with a #PmnRecord
 * @sort_text: (nullable): the text whose search key goes to the column sort_name; NULL result = none
 * @fields, @n_fields: its own columns
 * @has_trash: whether its rows have deleted_at, unmade and step_id
 */
typedef struct
{
  PmnEntity entity;
  const char *word;
  const char *table;
  gpointer (*make) (void);
  void (*destroy) (gpointer object);
  char *(*sort_text) (gconstpointer object);
  const PmnField *fields;
  guint n_fields;
  gboolean has_trash;
} PmnEntityType;

#define PMN_ENTITY_FIRST PMN_ENTITY_ACTIVITY
#define PMN_ENTITY_LAST PMN_ENTITY_SAVED_FILTER

/** PmnStructureRow: the structure seen as a row like the others; its row id is always 1. */
typedef struct
{
  PmnRecord record;
  PmnStructure structure;
} PmnStructureRow;

/** pmn_entity_type_get: Returns: (transfer none) (nullable): the type, %NULL for an unknown number. */
const PmnEntityType *pmn_entity_type_get (PmnEntity entity);
/** pmn_entity_type_by_word: Returns: (transfer none) (nullable): the type named @word in a dump. */
const PmnEntityType *pmn_entity_type_by_word (const char *word);
/** pmn_entity_type_label: Returns: (transfer full): what the user calls @object ("Fatou Diallo"). */
char *pmn_entity_type_label (const PmnEntityType *type, gconstpointer object);
/** pmn_entity_type_equal: Returns: whether every field of @a and @b is equal; records do not matter. */
gboolean pmn_entity_type_equal (const PmnEntityType *type, gconstpointer a, gconstpointer b);

G_END_DECLS
