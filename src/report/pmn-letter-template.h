/* pmn-letter-template.h: a letter whose fields are still to be filled
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A template is a text file in UTF-8. Lines "key: value" until the first empty line: "titre" (its name
 * in the list, required), "pour" ("bénéficiaire" or "tous", the default), "objet" (title of the
 * letter, may hold fields; the name of the template otherwise). Then the letter: paragraphs between
 * empty lines, "# " before a subtitle, {{fields}} of pmn-letter-field.h anywhere. A line that begins
 * with "//" is a remark.
 */
#pragma once

#include "pmn-letter-field.h"

G_BEGIN_DECLS

/** PMN_LETTER_MAX_BYTES: of a template. */
#define PMN_LETTER_MAX_BYTES (256 * 1024)

/**
 * PmnLetterTemplate:
 * @id: name of its file without ".txt"
 * @title: its name
 * @object: title of the letter, with fields
 * @body: the letter, with fields
 * @own: made by the user, not delivered with the program
 */
typedef struct
{
  char *id;
  char *title;
  PmnLetterSubject subject;
  char *object;
  char *body;
  gboolean own;
} PmnLetterTemplate;

/**
 * pmn_letter_template_parse:
 * @id: its identifier
 * @text: (array length=length): the file
 *
 * Returns: (transfer full) (nullable): the template; else %PMN_DOMAIN_ERROR_INVALID, one sentence for
 *   each mistake, with its line and column
 */
PmnLetterTemplate *pmn_letter_template_parse (const char *id, const char *text, gsize length,
                                              GError **error);
/** pmn_letter_template_free: @self: (nullable) (transfer full): a template. */
void pmn_letter_template_free (PmnLetterTemplate *self);

/** pmn_letter_template_list_asked: Returns: (transfer container) (element-type PmnLetterField): what is to be typed, each once, in the order of the letter. */
GPtrArray *pmn_letter_template_list_asked (const PmnLetterTemplate *self);

/** pmn_letter_template_is_list: Returns: whether a paragraph is the field of a table and nothing else. */
gboolean pmn_letter_template_is_list (const char *paragraph);

/**
 * PmnLetterFill: @field: which. Returns: (transfer none) (nullable): its text; %NULL leaves a line to write on
 */
typedef const char *(*PmnLetterFill) (const PmnLetterField *field, gpointer data);

/**
 * pmn_letter_template_fill:
 * @text: of a template
 * @whole: (out) (optional): whether no field is left to write by hand
 *
 * Returns: (transfer full): @text with its fields filled; what is filled in is not read again
 */
char *pmn_letter_template_fill (const char *text, PmnLetterFill fill, gpointer data,
                                gboolean *whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnLetterTemplate, pmn_letter_template_free)

G_END_DECLS
