/* pmn-activity.h: one activity of the journal (a CRA, or a local activity)
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-date.h"
#include "pmn-participation.h"
#include "pmn-record.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

/**
 * PmnActivityKind:
 * @PMN_ACTIVITY_INDIVIDUAL: accompagnement individuel, exactly one beneficiary
 * @PMN_ACTIVITY_WORKSHOP: atelier collectif
 * @PMN_ACTIVITY_ONE_OFF: demande ponctuelle, exactly one beneficiary, sent as individual
 * @PMN_ACTIVITY_LOCAL: activité interne, never sent, outside the national totals
 *
 * Values are stored: never renumber.
 */
typedef enum
{
  PMN_ACTIVITY_INDIVIDUAL = 1,
  PMN_ACTIVITY_WORKSHOP = 2,
  PMN_ACTIVITY_ONE_OFF = 3,
  PMN_ACTIVITY_LOCAL = 4,
} PmnActivityKind;

#define PMN_N_ACTIVITY_KINDS 4

/**
 * PmnPlaceKind:
 * @PMN_PLACE_KIND_NONE: a local activity without a place
 * @PMN_PLACE_KIND_PLACE: lieu d'activité, @place_id says which
 * @PMN_PLACE_KIND_ELSEWHERE: autre lieu, the commune is required
 * @PMN_PLACE_KIND_HOME: à domicile, the commune is required, never a street
 * @PMN_PLACE_KIND_REMOTE: à distance
 *
 * Values are stored: never renumber.
 */
typedef enum
{
  PMN_PLACE_KIND_NONE = 0,
  PMN_PLACE_KIND_PLACE = 1,
  PMN_PLACE_KIND_ELSEWHERE = 2,
  PMN_PLACE_KIND_HOME = 3,
  PMN_PLACE_KIND_REMOTE = 4,
} PmnPlaceKind;

/**
 * PmnTriState:
 *
 * A question that may have been left without answer ("Bénéficiaire réorienté").
 */
typedef enum
{
  PMN_UNKNOWN = -1,
  PMN_NO = 0,
  PMN_YES = 1,
} PmnTriState;

/** The first day and the longest duration that anything may carry, whatever it comes from: the platform's own files hold days of several sessions. */
#define PMN_ACTIVITY_FIRST_YEAR 2000
#define PMN_ACTIVITY_LONGEST (7 * 24 * 60)

/**
 * PmnSource:
 * @PMN_SOURCE_LOCAL: typed here
 * @PMN_SOURCE_COOP: from a "Mes activités" file of the national platform (v2 row)
 * @PMN_SOURCE_COOP_V1: from the same file, row marked "Espace coop (V1)"
 * @PMN_SOURCE_LEGACY: from a CSV of v1 CRAs
 * @PMN_SOURCE_TABLE: from a table of the user's own
 * @PMN_SOURCE_DEMO: made by the demo generator
 * @PMN_SOURCE_REGISTER: logged in another register, which exported it; keeps the uuid that it has there
 * @PMN_SOURCE_LAST: the last of them
 *
 * Values are stored: never renumber.
 */
typedef enum
{
  PMN_SOURCE_LOCAL = 0,
  PMN_SOURCE_COOP = 1,
  PMN_SOURCE_COOP_V1 = 2,
  PMN_SOURCE_LEGACY = 3,
  PMN_SOURCE_TABLE = 4,
  PMN_SOURCE_DEMO = 5,
  PMN_SOURCE_REGISTER = 6,
  PMN_SOURCE_LAST = PMN_SOURCE_REGISTER,
} PmnSource;

/**
 * PmnTally:
 * @dimension: %PMN_DIMENSION_GENDER, _AGE, _STATUS or _PERSON (already_supported)
 * @code: interned wire code
 * @n: how many anonymous people, > 0
 */
typedef struct
{
  int dimension;
  const char *code;
  guint n;
} PmnTally;

/**
 * PmnActivity:
 * @record: identity
 * @kind: what it is
 * @local_kind: (nullable): interned code of dimension LOCAL_KIND, for local activities only
 * @day: civil date
 * @minutes: duration, 1…1439 (0 only when @incomplete)
 * @mediator_id: the lead (row id of a mediator)
 * @co_mediators: (element-type gint64): row ids of the others who animated
 * @place_kind: where
 * @place_id: row id of the place, 0 unless PLACE
 * @insee: commune's INSEE code, "" if unknown
 * @commune: (nullable): its name as given
 * @postcode: "" or five digits
 * @title: (nullable): workshop's title
 * @level: (nullable): interned code of dimension LEVEL (workshops)
 * @autonomy: (nullable): interned code of dimension AUTONOMY (individual sessions)
 * @oriented: beneficiary sent on to another body
 * @referral: (nullable): interned code of dimension REFERRAL
 * @referral_body: (nullable): its name, free text
 * @procedure: (nullable): name of the administrative procedure
 * @themes: (element-type utf8): interned codes, national order, unknown ones verbatim
 * @materials: (element-type utf8): interned codes
 * @tags: (element-type utf8): names, interned
 * @notes: (nullable): free text
 * @anonymous: number of anonymous people counted by @tallies (not by participations)
 * @tallies: (element-type PmnTally): margins of the anonymous people
 * @participations: (element-type PmnParticipation): followed people and imported accompaniments
 * @local_ref: (nullable): short reference "A7F3-0192", given at the first save
 * @national_id: (nullable): id of the CRA in the national platform (uuid)
 * @source: where it came from
 * @source_stamp: (nullable): version of the source when it was read: its "last modified" verbatim, and for a
 *   file a digest of its rows
 * @original: (nullable): JSON object of original values that a conversion replaced
 * @group_uuid: (nullable): what links the activities that were logged together as "n individual sessions"
 * @incomplete: "to complete later": outside statistics and sending
 *
 * Total people = @anonymous + number of live participations.
 */
typedef struct
{
  PmnRecord record;
  PmnActivityKind kind;
  const char *local_kind;
  PmnDay day;
  gint minutes;
  gint64 mediator_id;
  GArray *co_mediators;
  PmnPlaceKind place_kind;
  gint64 place_id;
  char insee[6];
  char *commune;
  char postcode[6];
  char *title;
  const char *level;
  const char *autonomy;
  PmnTriState oriented;
  const char *referral;
  char *referral_body;
  char *procedure;
  GPtrArray *themes;
  GPtrArray *materials;
  GPtrArray *tags;
  char *notes;
  guint anonymous;
  GArray *tallies;
  GPtrArray *participations;
  char *local_ref;
  char *national_id;
  PmnSource source;
  char *source_stamp;
  char *original;
  char *group_uuid;
  gboolean incomplete;
} PmnActivity;

/** pmn_activity_new: Returns: (transfer full): an empty individual activity, day PMN_DAY_NONE. */
PmnActivity *pmn_activity_new (void);

/** pmn_activity_copy: Returns: (transfer full): a deep copy of @self. */
PmnActivity *pmn_activity_copy (const PmnActivity *self);

/** pmn_activity_free: @self: (nullable) (transfer full): an activity. */
void pmn_activity_free (PmnActivity *self);

/** pmn_activity_equal_content: Returns: whether everything but the record and the local reference is equal. */
gboolean pmn_activity_equal_content (const PmnActivity *a, const PmnActivity *b);

/** pmn_activity_get_people: Returns: accompaniments: anonymous people plus participations; 0 for a local activity. */
guint pmn_activity_get_people (const PmnActivity *self);

/** PMN_THEME_ADMINISTRATIVE: the theme that every administrative one comes with: national form, see pmn_activity_validate(). */
#define PMN_THEME_ADMINISTRATIVE "aide_aux_demarches_administratives"

/** pmn_activity_add_theme: adds a code once; @code need not be interned. */
void pmn_activity_add_theme (PmnActivity *self, const char *code);
/** pmn_activity_add_theme_whole: adds @code once and, before an administrative one, the theme that the national form wants with it. */
void pmn_activity_add_theme_whole (PmnActivity *self, const char *code);
/** pmn_activity_add_material: adds a code once. */
void pmn_activity_add_material (PmnActivity *self, const char *code);
/** pmn_activity_add_tag: adds a tag's name once. */
void pmn_activity_add_tag (PmnActivity *self, const char *name);

/**
 * pmn_activity_set_tally:
 * @n: 0 removes the line
 */
void pmn_activity_set_tally (PmnActivity *self, int dimension, const char *code, guint n);

/** pmn_activity_get_tally: Returns: the number given for @code, or 0. */
guint pmn_activity_get_tally (const PmnActivity *self, int dimension, const char *code);

/** pmn_activity_sum_tallies: Returns: the sum of one dimension. */
guint pmn_activity_sum_tallies (const PmnActivity *self, int dimension);

/**
 * pmn_activity_complete_margins:
 *
 * Puts the anonymous people whose gender, age or status was not given under "non_communique",
 * because that is a value and not an absence: afterwards each of the three families sums to
 * @anonymous exactly.
 */
void pmn_activity_complete_margins (PmnActivity *self);

/**
 * pmn_activity_validate:
 * @today: the civil date of today where the user is
 * @into: filled with errors and warnings; field names are those of the struct
 *
 * The rules of the national form (national-api §2.15(a)): date not in the future and not before
 * 2000, minutes 1…1439, a place, a commune for home and elsewhere, at least one theme,
 * administrative themes and the procedure only with "aide_aux_demarches_administratives", exactly
 * one person for an individual session or a one-off, 1…10,000 for a workshop, each family of
 * tallies not above the anonymous total. An incomplete activity needs its date and mediator only.
 */
void pmn_activity_validate (const PmnActivity *self, PmnDay today, PmnValidation *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivity, pmn_activity_free)

G_END_DECLS
