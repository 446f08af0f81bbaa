/* pmn-vocabulary.h: closed lists other than the dimensions of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * National lists for places and coordination, and ours for people and absences. From
 * data/reference/vocabularies.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnVocabulary:
 * @PMN_VOCABULARY_MEDIATOR_KIND: kinds of people of the team (ours)
 * @PMN_VOCABULARY_ABSENCE_REASON: reasons of absence (ours)
 * @PMN_VOCABULARY_STRUCTURE_KIND: kinds of structure of the national tool: "COMMUNE",
 * "DEPARTEMENT", …
 * @PMN_VOCABULARY_PLACE_TYPOLOGY: 92 national codes: "BIB", "CCAS", …
 * @PMN_VOCABULARY_SERVICE: services of a place; for this list and the next the label is the
 * national value
 * @PMN_VOCABULARY_PUBLIC: people specially addressed
 * @PMN_VOCABULARY_SPECIFIC_CARE: specific care
 * @PMN_VOCABULARY_FEE: fees
 * @PMN_VOCABULARY_PROGRAMME: national programmes
 * @PMN_VOCABULARY_TRAINING_LABEL: trainings and labels
 * @PMN_VOCABULARY_ITINERANCE: itinerant or not
 * @PMN_VOCABULARY_ACCESS: how to come
 * @PMN_VOCABULARY_SUPPORT_MODE: how people are supported
 * @PMN_VOCABULARY_ANIMATION_KIND: coordination: kinds of animation
 * @PMN_VOCABULARY_ANIMATION_INITIATIVE: coordination: whose initiative
 * @PMN_VOCABULARY_ANIMATION_THEME: coordination: themes of an animation
 * @PMN_VOCABULARY_EVENT_KIND: coordination: kinds of event
 * @PMN_VOCABULARY_EVENT_ORGANISER: coordination: organisers and partners
 * @PMN_VOCABULARY_TERRITORIAL_LEVEL: coordination: territorial level
 * @PMN_VOCABULARY_PARTNERSHIP_NATURE: coordination: nature of a partnership
 *
 * The lists.
 */
typedef enum
{
  PMN_VOCABULARY_MEDIATOR_KIND = 1,
  PMN_VOCABULARY_ABSENCE_REASON,
  PMN_VOCABULARY_STRUCTURE_KIND,
  PMN_VOCABULARY_PLACE_TYPOLOGY,
  PMN_VOCABULARY_SERVICE,
  PMN_VOCABULARY_PUBLIC,
  PMN_VOCABULARY_SPECIFIC_CARE,
  PMN_VOCABULARY_FEE,
  PMN_VOCABULARY_PROGRAMME,
  PMN_VOCABULARY_TRAINING_LABEL,
  PMN_VOCABULARY_ITINERANCE,
  PMN_VOCABULARY_ACCESS,
  PMN_VOCABULARY_SUPPORT_MODE,
  PMN_VOCABULARY_ANIMATION_KIND,
  PMN_VOCABULARY_ANIMATION_INITIATIVE,
  PMN_VOCABULARY_ANIMATION_THEME,
  PMN_VOCABULARY_EVENT_KIND,
  PMN_VOCABULARY_EVENT_ORGANISER,
  PMN_VOCABULARY_TERRITORIAL_LEVEL,
  PMN_VOCABULARY_PARTNERSHIP_NATURE,
} PmnVocabulary;

/**
 * PMN_VOCABULARY_LAST: the greatest value of #PmnVocabulary
 */
#define PMN_VOCABULARY_LAST PMN_VOCABULARY_PARTNERSHIP_NATURE

/**
 * PmnVocabularyTerm:
 * @vocabulary: its list
 * @code: the code to store
 * @label: the French label; for the lists of places after the typologies it is also the national
 * value
 *
 * One term. Static: never freed.
 */
typedef struct
{
  PmnVocabulary vocabulary;
  const char *code;
  const char *label;
} PmnVocabularyTerm;

/**
 * PmnCoreTheme:
 * @code: our code: "equipment", "navigation", "environment", "email", "word_processing",
 * "smartphone", "contents"
 * @label: the French label
 * @theme_code: the national theme
 * @material_code: (nullable): the equipment that goes with it
 *
 * One of the seven core themes of the mission, as a shortcut of the entry form. Static: never
 * freed.
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *theme_code;
  const char *material_code;
} PmnCoreTheme;

/**
 * pmn_vocabulary_terms:
 * @vocabulary: a list
 * @n_terms: (out): their number
 *
 * Returns: (transfer none) (array length=n_terms): the terms in their official order
 */
const PmnVocabularyTerm *pmn_vocabulary_terms (PmnVocabulary vocabulary, gsize *n_terms);

/**
 * pmn_vocabulary_by_code:
 * @vocabulary: a list
 * @code: (nullable): a code
 *
 * Returns: (transfer none) (nullable): the term, %NULL when the code is not known
 */
const PmnVocabularyTerm *pmn_vocabulary_by_code (PmnVocabulary vocabulary, const char *code);

/**
 * pmn_vocabulary_by_label:
 * @vocabulary: a list
 * @label: (nullable): a label or a code, compared by search key
 *
 * Returns: (transfer none) (nullable): the term
 */
const PmnVocabularyTerm *pmn_vocabulary_by_label (PmnVocabulary vocabulary, const char *label);

/**
 * pmn_vocabulary_label:
 * @vocabulary: a list
 * @code: a code, known or not
 *
 * Returns: (transfer none): the label, @code itself when unknown
 */
const char *pmn_vocabulary_label (PmnVocabulary vocabulary, const char *code);

/**
 * pmn_core_themes:
 * @n_themes: (out): their number, 7
 *
 * Returns: (transfer none) (array length=n_themes): the seven core themes
 */
const PmnCoreTheme *pmn_core_themes (gsize *n_themes);

G_END_DECLS
