/* pmn-named-body.c: a name and a text behind it: a template of an activity, a saved filter
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-named-body.h"

#include <glib/gi18n-lib.h>

PmnNamedBody *
pmn_named_body_new (const char *name, const char *body)
{
  PmnNamedBody *self = g_new0 (PmnNamedBody, 1);

  self->name = g_strdup (name != NULL ? name : "");
  self->body = g_strdup (body != NULL ? body : "{}");
  return self;
}

PmnNamedBody *
pmn_named_body_copy (const PmnNamedBody *self)
{
  PmnNamedBody *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pmn_named_body_new (self->name, self->body);
  copy->record = self->record;
  return copy;
}

void
pmn_named_body_free (PmnNamedBody *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->body);
  g_free (self);
}

void
pmn_named_body_validate (const PmnNamedBody *self, PmnValidation *into)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (into != NULL);

  if (pmn_validation_is_blank (self->name))
    pmn_validation_add (into, PMN_ISSUE_ERROR, "name", "%s", _ ("Give it a name."));
  pmn_validation_check_text (into, "name", self->name, PMN_MAX_LINE);
}
