/* pmn-activity-section.h: one group of fields of the form of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "activity-form/pmn-activity-form-lists.h"
#include "pmn-activity.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_SECTION (pmn_activity_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmnActivitySection, pmn_activity_section, PMN, ACTIVITY_SECTION,
                          AdwPreferencesGroup)

/**
 * PmnActivitySectionClass:
 * @fill: put what can be chosen in the fields, once
 * @set_kind: show what goes with @kind, hide the rest
 * @show_activity: put @activity in the fields
 * @read_activity: put the fields in @activity, whose kind is set; what cannot be read is added to @issues
 * @dup_state: (transfer full): what the fields without a name of their own hold, as pmn-form-state.h says
 * @load_state: put it back; @state: (nullable)
 *
 * All are optional. A section that is not visible is neither read nor asked.
 */
struct _PmnActivitySectionClass
{
  AdwPreferencesGroupClass parent_class;

  void (*fill) (PmnActivitySection *self, const PmnActivityFormLists *lists,
                const PmnActivity *activity);
  void (*set_kind) (PmnActivitySection *self, PmnActivityKind kind);
  void (*show_activity) (PmnActivitySection *self, const PmnActivity *activity);
  void (*read_activity) (PmnActivitySection *self, PmnActivity *activity, PmnValidation *issues);
  char *(*dup_state) (PmnActivitySection *self);
  void (*load_state) (PmnActivitySection *self, const char *state);
};

/*
 * Property: "state" (string), of sections that are kept as one field: their template gives them a name.
 * Signal: "changed" (): who is in the activity, or how long it was, is no longer the same.
 */

/** pmn_activity_section_fill: calls @fill of the class, before anything is shown. */
void pmn_activity_section_fill (PmnActivitySection *self, const PmnActivityFormLists *lists,
                                const PmnActivity *activity);
/** pmn_activity_section_set_kind: calls @set_kind of the class. */
void pmn_activity_section_set_kind (PmnActivitySection *self, PmnActivityKind kind);
/** pmn_activity_section_show_activity: calls @show_activity of the class. */
void pmn_activity_section_show_activity (PmnActivitySection *self, const PmnActivity *activity);
/** pmn_activity_section_read_activity: calls @read_activity of the class when the section is visible. */
void pmn_activity_section_read_activity (PmnActivitySection *self, PmnActivity *activity,
                                         PmnValidation *issues);

/** pmn_activity_section_changed: emits "changed"; notifies "state". */
void pmn_activity_section_changed (PmnActivitySection *self);

G_END_DECLS
