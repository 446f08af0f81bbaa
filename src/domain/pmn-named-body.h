/* pmn-named-body.h: a name and a text behind it: a template of an activity, a saved filter
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-record.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

/**
 * PmnNamedBody:
 * @name: as the user calls it
 * @body: a JSON object whose meaning is that of the entity: an activity without date and without
 *   people (template), filter, order and columns of the list (saved filter)
 */
typedef struct
{
  PmnRecord record;
  char *name;
  char *body;
} PmnNamedBody;

/** pmn_named_body_new: @name, @body: (nullable). Returns: (transfer full): one that is not saved yet. */
PmnNamedBody *pmn_named_body_new (const char *name, const char *body);
/** pmn_named_body_copy: Returns: (transfer full): a copy. */
PmnNamedBody *pmn_named_body_copy (const PmnNamedBody *self);
/** pmn_named_body_free: @self: (nullable) (transfer full): what pmn_named_body_new() made. */
void pmn_named_body_free (PmnNamedBody *self);

/** pmn_named_body_validate: a name is required, of a reasonable length; field "name". */
void pmn_named_body_validate (const PmnNamedBody *self, PmnValidation *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnNamedBody, pmn_named_body_free)

G_END_DECLS
