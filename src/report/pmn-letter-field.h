/* pmn-letter-field.h: the fields that a letter may hold
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field stands as {{name}} in a template. A later kind of letter (to a candidate, about a convention)
 * adds its subject and its lines to the table of pmn-letter-field.c, and fills them where its facts are.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnLetterSubject: whom a letter is about, one bit each
 * @PMN_LETTER_ANYBODY: nobody in particular: the reader is written by hand
 * @PMN_LETTER_BENEFICIARY: a followed person
 */
typedef enum
{
  PMN_LETTER_ANYBODY = 1,
  PMN_LETTER_BENEFICIARY = 2,
} PmnLetterSubject;

/**
 * PmnLetterFieldKind:
 * @PMN_LETTER_FIELD_KNOWN: the register knows it
 * @PMN_LETTER_FIELD_LIST: a table, alone on its line
 * @PMN_LETTER_FIELD_LINE: asked when the letter is made
 * @PMN_LETTER_FIELD_DAY: asked, a date
 * @PMN_LETTER_FIELD_TEXT: asked, of several lines
 */
typedef enum
{
  PMN_LETTER_FIELD_KNOWN,
  PMN_LETTER_FIELD_LIST,
  PMN_LETTER_FIELD_LINE,
  PMN_LETTER_FIELD_DAY,
  PMN_LETTER_FIELD_TEXT,
} PmnLetterFieldKind;

/**
 * PmnLetterField:
 * @name: as in a template, without accents: "beneficiaire.nom"
 * @subjects: bits of #PmnLetterSubject: the letters that have it
 * @title: untranslated (N_): what it is
 */
typedef struct
{
  const char *name;
  guint subjects;
  PmnLetterFieldKind kind;
  const char *title;
} PmnLetterField;

/** pmn_letter_fields: Returns: (transfer none) (array length=n): all of them, in the order to show them. */
const PmnLetterField *pmn_letter_fields (gsize *n);
/** pmn_letter_field_find: @name: as typed: case, accents and spaces around do not matter. Returns: (transfer none) (nullable): the field. */
const PmnLetterField *pmn_letter_field_find (const char *name);
/** pmn_letter_field_is_asked: Returns: whether who makes the letter types it. */
gboolean pmn_letter_field_is_asked (const PmnLetterField *self);

G_END_DECLS
