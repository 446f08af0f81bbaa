/* pmn-report-words.h: what several documents say the same way, in French
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-activity-summary.h"

G_BEGIN_DECLS

/**
 * PmnFilterNames:
 * @mediator, @place: (nullable): names for the ids of a filter
 */
typedef struct
{
  const char *mediator;
  const char *place;
} PmnFilterNames;

/** pmn_words_filter: Returns: (transfer full): "Période : novembre 2026 (bornes incluses) · Médiateur : …": a list never comes without what it lists. */
char *pmn_words_filter (const PmnActivityFilter *filter, const PmnFilterNames *names);
/** pmn_words_filter_period: Returns: (transfer full): of that, "novembre 2026 (bornes incluses)". */
char *pmn_words_filter_period (const PmnActivityFilter *filter);
/** pmn_words_filter_others: Returns: (transfer full): of that, all but the period: "Médiateur ou médiatrice : …"; "" when nothing else was asked. */
char *pmn_words_filter_others (const PmnActivityFilter *filter, const PmnFilterNames *names);
/** pmn_words_kind: Returns: (transfer none): "Atelier collectif". */
const char *pmn_words_kind (PmnActivityKind kind);
/** pmn_words_kind_of_local: Returns: (transfer full): as above; the kind of a local activity says which. */
char *pmn_words_kind_of_local (PmnActivityKind kind, const char *local_kind);
/** pmn_words_codes: Returns: (transfer full): official labels, separated by commas; "" for none. */
char *pmn_words_codes (int dimension, const GPtrArray *codes);
/** pmn_words_place: @name: (nullable), @commune: (nullable): Returns: (transfer full): "Médiathèque", "À domicile (Périgueux)", "À distance", "". */
char *pmn_words_place (PmnPlaceKind kind, const char *name, const char *commune);

G_END_DECLS
