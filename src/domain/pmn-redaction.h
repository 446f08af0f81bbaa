/* pmn-redaction.h: takes a person's name and contact out of free text
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the erasure of a followed person. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PMN_REDACTED: what stands where a name was: "…" */
#define PMN_REDACTED "\xe2\x80\xa6"

/**
 * PmnRedaction:
 *
 * Every spelling under which a person was known. Plain data, one thread at a time.
 */
typedef struct _PmnRedaction PmnRedaction;

/** pmn_redaction_new: Returns: (transfer full): one that knows nobody. */
PmnRedaction *pmn_redaction_new (void);
/** pmn_redaction_free: @self: (nullable) (transfer full): a redaction. */
void pmn_redaction_free (PmnRedaction *self);

/**
 * pmn_redaction_add:
 * @self: a redaction
 * @given: (nullable): a given name
 * @family: (nullable): a family name
 * @email: (nullable): an address
 * @phone: (nullable): a number; the last nine digits are compared
 *
 * Adds one spelling. Every given name added is looked for beside every family name added.
 */
void pmn_redaction_add (PmnRedaction *self, const char *given, const char *family,
                        const char *email, const char *phone);

/**
 * pmn_redaction_apply:
 * @self: a redaction
 * @text: (nullable): a text
 * @each_word: also removes a given or family name that stands alone: for a text known to be about
 *   the person; elsewhere "Martin" may be anybody, and only "Paul Martin", "Martin Paul" and
 *   "M. Martin" go
 *
 * Case, accents and what separates the words do not matter.
 *
 * Returns: (transfer full) (nullable): the text without them, %NULL when nothing had to go
 */
char *pmn_redaction_apply (PmnRedaction *self, const char *text, gboolean each_word);

/**
 * pmn_redaction_mentions:
 * @self: a redaction
 * @text: (nullable): a text, such as the fields of a form one after the other
 *
 * Returns: whether all the words of one name are there, in any order and place, or a contact
 */
gboolean pmn_redaction_mentions (PmnRedaction *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnRedaction, pmn_redaction_free)

G_END_DECLS
