/* pmn-duration.h: understands the durations that people type
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnDurationForm: how a duration was written
 * @PMN_DURATION_PLAIN: a figure alone: "45"
 * @PMN_DURATION_HOURS: whole hours with the letter alone: "2h"
 * @PMN_DURATION_IN_FULL: anything else, with its unit: "45 min", "1h30", "trois quarts d’heure"
 */
typedef enum
{
  PMN_DURATION_PLAIN,
  PMN_DURATION_HOURS,
  PMN_DURATION_IN_FULL,
} PmnDurationForm;

/**
 * pmn_duration_parse:
 * @text: valid UTF-8: "45", "45 min", "1h30", "1 h 30", "1:30", "1,5 h", "2 heures", "1/2h", "une
 *   demi-heure", "un quart d’heure", "trois quarts d’heure", "une heure et demie", "une petite
 *   heure", "quarante-cinq minutes", "une vingtaine de minutes",
 *   "de 14h à 16h", "14h-16h"; case and accents are ignored
 * @form: (out) (optional): how it was written, unless the result is -1
 *
 * Figures alone are minutes. The only reader of durations: forms, the quick box, the command line and
 * imported tables share it.
 *
 * Returns: minutes, at most 100,000; 0 when @text is empty, -1 when it is not a duration
 */
int pmn_duration_parse (const char *text, PmnDurationForm *form);

G_END_DECLS
