/* pmn-mediator.c: a person of the team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-mediator.h"

#include <string.h>

#include "pmn-search-key.h"

#include <glib/gi18n-lib.h>

#include "pmn-identifier.h"

#define MAX_WEEKLY_MINUTES (70 * 60)

PmnMediator *
pmn_mediator_new (void)
{
  PmnMediator *self = g_new0 (PmnMediator, 1);

  self->kind = PMN_MEDIATOR_CONSEILLER;
  self->given = g_strdup ("");
  self->family = g_strdup ("");
  self->working_days = PMN_WORKING_DAYS_DEFAULT;
  self->active_from = PMN_DAY_NONE;
  self->active_to = PMN_DAY_NONE;
  return self;
}

PmnMediator *
pmn_mediator_copy (const PmnMediator *self)
{
  PmnMediator *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->given = g_strdup (self->given);
  copy->family = g_strdup (self->family);
  copy->email = g_strdup (self->email);
  copy->phone = g_strdup (self->phone);
  copy->national_id = g_strdup (self->national_id);
  copy->coop_mediator_id = g_strdup (self->coop_mediator_id);
  copy->employer = g_strdup (self->employer);
  copy->notes = g_strdup (self->notes);
  return copy;
}

void
pmn_mediator_free (PmnMediator *self)
{
  if (self == NULL)
    return;
  g_free (self->given);
  g_free (self->family);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->national_id);
  g_free (self->coop_mediator_id);
  g_free (self->employer);
  g_free (self->notes);
  g_free (self);
}

char *
pmn_mediator_get_display_name (const PmnMediator *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name
      = g_strdup_printf ("%s %s", self->given ? self->given : "", self->family ? self->family : "");
  return g_strdup (g_strstrip (name));
}

gboolean
pmn_mediator_is_called (const PmnMediator *self, const char *name)
{
  g_autofree char *key = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *initial = NULL;
  const char *rest;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  key = pmn_search_key (name);
  given = pmn_search_key (self->given);
  family = pmn_search_key (self->family);
  if (key[0] == '\0')
    return FALSE;
  if (g_str_equal (key, given) || g_str_equal (key, family))
    return TRUE;
  /* "I. Le Goff", "I Le Goff" */
  initial = g_strndup (given, (gsize) (given[0] != '\0' ? g_utf8_next_char (given) - given : 0));
  if (initial[0] == '\0' || !g_str_has_prefix (key, initial))
    return FALSE;
  rest = key + strlen (initial);
  return strspn (rest, ". ") > 0 && family[0] != '\0'
         && g_str_equal (rest + strspn (rest, ". "), family);
}

gboolean
pmn_mediator_kind_can_author (PmnMediatorKind kind)
{
  switch (kind)
    {
    case PMN_MEDIATOR_CONSEILLER:
    case PMN_MEDIATOR_OTHER:
    case PMN_MEDIATOR_FRANCE_SERVICES_AGENT:
    case PMN_MEDIATOR_COORDINATOR:
      return TRUE;
    case PMN_MEDIATOR_INTERN:
    case PMN_MEDIATOR_VOLUNTEER:
    case PMN_MEDIATOR_SERVICE_CIVIQUE:
    default:
      return FALSE;
    }
}

gboolean
pmn_mediator_is_active (const PmnMediator *self, PmnDay day)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->active_from == PMN_DAY_NONE || day >= self->active_from)
         && (self->active_to == PMN_DAY_NONE || day <= self->active_to);
}

void
pmn_mediator_validate (const PmnMediator *self, PmnValidation *into)
{
  g_autofree char *name = NULL;

  g_return_if_fail (self != NULL && into != NULL);

  name = pmn_mediator_get_display_name (self);
  if (pmn_validation_is_blank (name))
    pmn_validation_add (into, PMN_ISSUE_ERROR, "family", "%s", _ ("Enter a name."));
  pmn_validation_check_text (into, "given", self->given, PMN_MAX_LINE);
  pmn_validation_check_text (into, "family", self->family, PMN_MAX_LINE);
  pmn_validation_check_text (into, "employer", self->employer, PMN_MAX_LINE);
  pmn_validation_check_text (into, "notes", self->notes, PMN_MAX_NOTES);
  pmn_validation_check_identifier (into, "email", PMN_IDENTIFIER_EMAIL, self->email);
  pmn_validation_check_identifier (into, "phone", PMN_IDENTIFIER_PHONE, self->phone);
  if (self->active_from != PMN_DAY_NONE && self->active_to != PMN_DAY_NONE
      && self->active_to < self->active_from)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "active_to", "%s",
                        _ ("The last day comes before the first day."));
  if (self->weekly_minutes < 0 || self->weekly_minutes > MAX_WEEKLY_MINUTES)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "weekly_minutes", "%s",
                        _ ("The weekly hours must lie between 0 and 70."));
  if ((self->working_days & 0x7f) == 0)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "working_days", "%s",
                        _ ("Choose at least one working day."));
}
