/* pmn-erasure-private.h: what the files of an erasure share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-beneficiary.h"
#include "pmn-edit.h"
#include "pmn-redaction.h"

G_BEGIN_DECLS

/**
 * PmnErasure: one erasure.
 * @spellings: of who the person was, ever
 * @linked: (element-type gint64): activities in which the person took part
 */
typedef struct
{
  PmnEdit *edit;
  PmnConnection *connection;
  PmnBeneficiary *person;
  PmnRedaction *spellings;
  GHashTable *linked;
} PmnErasure;

/** pmn_erasure_scrub_activities: texts and tags of all activities, then the tags that nobody has any more. */
gboolean pmn_erasure_scrub_activities (PmnErasure *self, GError **error);
/** pmn_erasure_scrub_texts: free texts of places, mediators and absences, templates, saved filters, sentences of the history, drafts. */
gboolean pmn_erasure_scrub_texts (PmnErasure *self, GError **error);
/** pmn_erasure_scrub_images: undo data of every row. */
gboolean pmn_erasure_scrub_images (PmnErasure *self, GError **error);

/** pmn_erasure_is_free_text: whether users write what they like under @key, a name of the dump, of @entity. */
gboolean pmn_erasure_is_free_text (PmnEntity entity, const char *key);

/**
 * pmn_erasure_redact_image:
 * @entity: of what; %PMN_ENTITY_ACTIVITY for the body of a template or a saved filter
 * @json: a row in JSON
 * @each_word: the row is about the person: each word of the name goes, not only the whole
 * @shorter: (out) (transfer full) (nullable): @json without the person, NULL when it does not name them
 * @error: return location for a #PmnStoreError
 *
 * Returns: whether it could be done
 */
gboolean pmn_erasure_redact_image (PmnErasure *self, PmnEntity entity, const char *json,
                                   gboolean each_word, char **shorter, GError **error);

G_END_DECLS
