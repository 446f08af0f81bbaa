/* pmn-mediator.h: a person of the team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-date.h"
#include "pmn-record.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

/**
 * PmnMediatorKind:
 *
 * Interns, volunteers and services civiques may co-animate but are not authors.
 * Values are stored: never renumber.
 */
typedef enum
{
  PMN_MEDIATOR_CONSEILLER = 1,
  PMN_MEDIATOR_OTHER = 2,
  PMN_MEDIATOR_FRANCE_SERVICES_AGENT = 3,
  PMN_MEDIATOR_COORDINATOR = 4,
  PMN_MEDIATOR_INTERN = 5,
  PMN_MEDIATOR_VOLUNTEER = 6,
  PMN_MEDIATOR_SERVICE_CIVIQUE = 7,
} PmnMediatorKind;

/** PMN_WORKING_DAYS_DEFAULT: Monday to Friday, bit 0 = Monday. */
#define PMN_WORKING_DAYS_DEFAULT 0x1f

/**
 * PmnMediator:
 * @given, @family: names, at least one not empty
 * @email, @phone: (nullable): professional contact
 * @national_id: (nullable): "ID Conum" (idPG), text
 * @coop_mediator_id: (nullable): uuid in the national platform
 * @employer: (nullable): who employs, when the structure has several employers
 * @working_days: bit 0 = Monday … bit 6 = Sunday
 * @weekly_minutes: hours of a week, in minutes; 0 = unknown
 * @active_from, @active_to: inclusive; %PMN_DAY_NONE = open
 * @notes: (nullable): free text
 */
typedef struct
{
  PmnRecord record;
  PmnMediatorKind kind;
  char *given;
  char *family;
  char *email;
  char *phone;
  char *national_id;
  char *coop_mediator_id;
  char *employer;
  guint working_days;
  gint weekly_minutes;
  PmnDay active_from;
  PmnDay active_to;
  char *notes;
} PmnMediator;

/** pmn_mediator_new: Returns: (transfer full): a conseiller numérique working Monday to Friday. */
PmnMediator *pmn_mediator_new (void);
/** pmn_mediator_copy: Returns: (transfer full): a copy. */
PmnMediator *pmn_mediator_copy (const PmnMediator *self);
/** pmn_mediator_free: @self: (nullable) (transfer full): a mediator. */
void pmn_mediator_free (PmnMediator *self);
/** pmn_mediator_get_display_name: Returns: (transfer full): "Given Family". */
char *pmn_mediator_get_display_name (const PmnMediator *self);
/** pmn_mediator_is_called: Returns: whether @name is a part of the name that people use alone: the given name, the family name, or "I. Le Goff"; case and accents ignored. */
gboolean pmn_mediator_is_called (const PmnMediator *self, const char *name);
/** pmn_mediator_kind_can_author: Returns: whether such a person may be the lead of an activity. */
gboolean pmn_mediator_kind_can_author (PmnMediatorKind kind);
/** pmn_mediator_is_active: Returns: whether @day falls in the active period, bounds included. */
gboolean pmn_mediator_is_active (const PmnMediator *self, PmnDay day);
/** pmn_mediator_validate: names, e-mail, phone, order of dates, hours 0…4,200 min, at least one working day. */
void pmn_mediator_validate (const PmnMediator *self, PmnValidation *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnMediator, pmn_mediator_free)

G_END_DECLS
