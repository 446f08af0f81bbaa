/* pmn-similar-people.h: followed people whose name is like the one being typed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-person-summary.h"
#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_SIMILAR_PEOPLE (pmn_similar_people_get_type ())
G_DECLARE_FINAL_TYPE (PmnSimilarPeople, pmn_similar_people, PMN, SIMILAR_PEOPLE,
                      AdwPreferencesGroup)

/*
 * Hidden while nobody is alike. Signal: "chosen" (gint64 id): it is this one.
 */

/**
 * pmn_similar_people_look: looks, a moment after the last call
 * @birth_year: 0 when not known
 * @except_id: who is edited, 0 for somebody new: only then can one be chosen
 */
void pmn_similar_people_look (PmnSimilarPeople *self, PmnRegister *reg, const char *given,
                              const char *family, gint birth_year, gint64 except_id);

/** pmn_person_describe: Returns: (transfer full): "1958 · Exempleville · 3 activities, the last on…". */
char *pmn_person_describe (const PmnPersonSummary *summary);

G_END_DECLS
