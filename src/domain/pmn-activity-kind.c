/* pmn-activity-kind.c: what each kind of activity has, and what it has not
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-kind.h"

#include <glib/gi18n-lib.h>

#include "pmn-nomenclature.h"

static const char *const codes[] = { "", "individual", "workshop", "one_off", "local", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (codes) == PMN_N_ACTIVITY_KINDS + 2);

const char *const *
pmn_activity_kind_codes (void)
{
  return codes;
}

PmnActivityKind
pmn_activity_kind_from_code (const char *code)
{
  g_return_val_if_fail (code != NULL, 0);

  for (guint kind = 1; codes[kind] != NULL; kind++)
    if (g_str_equal (codes[kind], code))
      return (PmnActivityKind) kind;
  return 0;
}

const char *
pmn_activity_kind_label (PmnActivityKind kind)
{
  g_return_val_if_fail (kind <= PMN_N_ACTIVITY_KINDS, "");

  return pmn_nomenclature_label (PMN_DIMENSION_ACTIVITY_KIND, codes[kind]);
}

gboolean
pmn_activity_kind_has_one_person (PmnActivityKind kind)
{
  return kind == PMN_ACTIVITY_INDIVIDUAL || kind == PMN_ACTIVITY_ONE_OFF;
}

gboolean
pmn_activity_kind_has_title (PmnActivityKind kind)
{
  return kind == PMN_ACTIVITY_WORKSHOP || kind == PMN_ACTIVITY_LOCAL;
}

static gboolean
is_imported (const PmnActivity *self)
{
  return self->source != PMN_SOURCE_LOCAL && self->source != PMN_SOURCE_DEMO;
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
refuse (PmnValidation *into, const char *field, const char *sentence)
{
  pmn_validation_add (into, PMN_ISSUE_ERROR, field, "%s", sentence);
}

static void
check_outcome (const PmnActivity *self, PmnValidation *into)
{
  if (is_said (self->autonomy))
    refuse (into, "autonomy",
            self->kind == PMN_ACTIVITY_WORKSHOP
                ? _ ("A workshop has a level, not a degree of autonomy.")
                : _ ("A local activity has no degree of autonomy."));
  if (self->oriented == PMN_YES || is_said (self->referral) || is_said (self->referral_body))
    refuse (into, "referral",
            _ ("Only the person of an individual session or of a one-off request is sent on."));
}

void
pmn_activity_check_kind (const PmnActivity *self, PmnValidation *into)
{
  g_return_if_fail (self != NULL && into != NULL);

  if (is_imported (self))
    return;
  if (!pmn_activity_kind_has_one_person (self->kind))
    check_outcome (self, into);
  if (is_said (self->title) && !pmn_activity_kind_has_title (self->kind))
    refuse (into, "title", _ ("Only a workshop or a local activity has a title."));
  if (is_said (self->level) && self->kind != PMN_ACTIVITY_WORKSHOP)
    refuse (into, "level", _ ("Only a workshop has a level."));
  if (self->kind == PMN_ACTIVITY_LOCAL && (self->themes->len > 0 || is_said (self->procedure)))
    refuse (into, "themes", _ ("A local activity has no themes."));
  if (self->kind == PMN_ACTIVITY_LOCAL && self->materials->len > 0)
    refuse (into, "materials", _ ("A local activity has no equipment."));
}

void
pmn_activity_drop_outcome (PmnActivity *self)
{
  g_return_if_fail (self != NULL);

  self->autonomy = NULL;
  self->oriented = PMN_UNKNOWN;
  self->referral = NULL;
  g_clear_pointer (&self->referral_body, g_free);
}

void
pmn_activity_fit_kind (PmnActivity *self)
{
  g_return_if_fail (self != NULL);

  if (is_imported (self))
    return;
  if (!pmn_activity_kind_has_one_person (self->kind))
    pmn_activity_drop_outcome (self);
  if (!pmn_activity_kind_has_title (self->kind))
    g_clear_pointer (&self->title, g_free);
  if (self->kind != PMN_ACTIVITY_WORKSHOP)
    self->level = NULL;
  if (self->kind != PMN_ACTIVITY_LOCAL)
    return;
  g_clear_pointer (&self->procedure, g_free);
  g_ptr_array_set_size (self->themes, 0);
  g_ptr_array_set_size (self->materials, 0);
}
