/* pmn-nomenclature.h: the national nomenclatures, and ours where there is none
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables come from data/reference/nomenclatures at build time. Codes are those of the national
 * API; a code that the table does not know is kept verbatim everywhere and shown as it is.
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"

G_BEGIN_DECLS

/**
 * PmnDimension:
 * @PMN_DIMENSION_THEME: themes, 19 digital ones and 11 administrative ones
 * @PMN_DIMENSION_MATERIAL: equipment used
 * @PMN_DIMENSION_AUTONOMY: autonomy of the person, individual sessions
 * @PMN_DIMENSION_LEVEL: level of a workshop
 * @PMN_DIMENSION_REFERRAL: where somebody was sent
 * @PMN_DIMENSION_GENDER: gender
 * @PMN_DIMENSION_AGE: age bracket
 * @PMN_DIMENSION_STATUS: social status
 * @PMN_DIMENSION_PLACE_KIND: kind of place
 * @PMN_DIMENSION_DURATION: duration bracket of the national statistics
 * @PMN_DIMENSION_TAG: tags; no national term, all ids are free for a register
 * @PMN_DIMENSION_LOCAL_KIND: kind of a local activity (ours)
 * @PMN_DIMENSION_PERSON: "followed" and "already_supported" (ours)
 * @PMN_DIMENSION_ACTIVITY_KIND: "individual", "workshop", "one_off", "local" (ours)
 *
 * What an activity or a person is described by. Values are permanent: they are stored, and begin
 * the id of each term.
 */
typedef enum
{
  PMN_DIMENSION_THEME = 1,
  PMN_DIMENSION_MATERIAL = 2,
  PMN_DIMENSION_AUTONOMY = 3,
  PMN_DIMENSION_LEVEL = 4,
  PMN_DIMENSION_REFERRAL = 5,
  PMN_DIMENSION_GENDER = 6,
  PMN_DIMENSION_AGE = 7,
  PMN_DIMENSION_STATUS = 8,
  PMN_DIMENSION_PLACE_KIND = 9,
  PMN_DIMENSION_DURATION = 10,
  PMN_DIMENSION_TAG = 11,
  PMN_DIMENSION_LOCAL_KIND = 12,
  PMN_DIMENSION_PERSON = 13,
  PMN_DIMENSION_ACTIVITY_KIND = 14,
} PmnDimension;

/**
 * PMN_DIMENSION_LAST: the greatest value of #PmnDimension
 */
#define PMN_DIMENSION_LAST PMN_DIMENSION_ACTIVITY_KIND

/**
 * PMN_TERM_ID: the id of the shipped term at a permanent position, 1 to 499, of a dimension
 */
#define PMN_TERM_ID(dimension, position) ((int) (dimension) * 1000 + (position))

/**
 * PMN_TERM_ID_FIRST_FREE: from this id on, up to the end of the thousand, a register numbers the
 * codes that the shipped table does not know
 */
#define PMN_TERM_ID_FIRST_FREE(dimension) ((int) (dimension) * 1000 + 500)

/**
 * PmnTerm:
 * @id: permanent: dimension × 1000 + position
 * @dimension: its dimension
 * @code: the code of the national API, or ours
 * @label: the official French label
 * @help: (nullable): a few words of explanation in French, ours
 * @parent_code: (nullable): the code of the term that must be chosen with it
 * @administrative: an administrative theme: valid only beside "aide_aux_demarches_administratives"
 *
 * One term. Static: never freed.
 */
typedef struct
{
  int id;
  PmnDimension dimension;
  const char *code;
  const char *label;
  const char *help;
  const char *parent_code;
  gboolean administrative;
} PmnTerm;

/**
 * pmn_nomenclature_terms:
 * @dimension: a dimension
 * @n_terms: (out): their number
 *
 * Returns: (transfer none) (array length=n_terms) (nullable): the terms in official order, %NULL
 * when there is none
 */
const PmnTerm *pmn_nomenclature_terms (PmnDimension dimension, gsize *n_terms);

/**
 * pmn_nomenclature_by_id:
 * @id: a term id
 *
 * Returns: (transfer none) (nullable): the shipped term
 */
const PmnTerm *pmn_nomenclature_by_id (int id);

/**
 * pmn_nomenclature_by_code:
 * @dimension: a dimension
 * @code: (nullable): a code
 *
 * Returns: (transfer none) (nullable): the shipped term, %NULL when the code is not known
 */
const PmnTerm *pmn_nomenclature_by_code (PmnDimension dimension, const char *code);

/**
 * pmn_nomenclature_by_label:
 * @dimension: a dimension
 * @label: (nullable): a label as found in a file
 *
 * Tolerant: case, accents, kinds of apostrophe, dash and space do not matter, nor an ellipsis in
 * one character or three, and the variants seen in the exports of the platform are known. A code is
 * also recognised.
 *
 * Returns: (transfer none) (nullable): the shipped term
 */
const PmnTerm *pmn_nomenclature_by_label (PmnDimension dimension, const char *label);

/**
 * pmn_nomenclature_label:
 * @dimension: a dimension
 * @code: a code, known or not
 *
 * Returns: (transfer none): the official label; that of the old platform for a code kept from it
 * ("v1:18-35");
 *   @code itself when unknown
 */
const char *pmn_nomenclature_label (PmnDimension dimension, const char *code);

/**
 * pmn_duration_bucket:
 * @minutes: a duration, 0 or more
 *
 * Returns: (transfer none): "lt30", "30_60", "60_120" or "ge120", lower bound included (the
 * national statistics)
 */
const char *pmn_duration_bucket (int minutes);

/**
 * pmn_age_bracket:
 * @birth_year: a year of birth, 0 when unknown
 * @on: the day of the activity
 *
 * The national rule, year minus year of birth, but at the date of the activity, so that the bracket
 * stored with an activity does not drift when the year changes.
 *
 * Returns: (transfer none): a code of %PMN_DIMENSION_AGE; "non_communique" when the year is unknown
 * or after @on
 */
const char *pmn_age_bracket (int birth_year, PmnDay on);

G_END_DECLS
