/* test-duration.c: the durations that people type
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-duration.h"

static const struct
{
  const char *text;
  int minutes;
  PmnDurationForm form;
} cases[] = {
  /* Figures */
  { "", 0, 0 },
  { "  ", 0, 0 },
  { "45", 45, PMN_DURATION_PLAIN },
  { "22,5", 23, PMN_DURATION_PLAIN },
  { "45 min", 45, PMN_DURATION_IN_FULL },
  { "45 min.", 45, PMN_DURATION_IN_FULL },
  { "45mn", 45, PMN_DURATION_IN_FULL },
  { "45’", 45, PMN_DURATION_IN_FULL },
  { "1h30", 90, PMN_DURATION_IN_FULL },
  { "1 h 30", 90, PMN_DURATION_IN_FULL },
  { "1\xe2\x80\xafh\xe2\x80\xaf"
    "30",
    90, PMN_DURATION_IN_FULL },
  { "1 h 30 min", 90, PMN_DURATION_IN_FULL },
  { "1h5", 65, PMN_DURATION_IN_FULL },
  { "1:30", 90, PMN_DURATION_IN_FULL },
  { "01:30:00", 90, PMN_DURATION_IN_FULL },
  { "1,5 h", 90, PMN_DURATION_IN_FULL },
  { "2.25h", 135, PMN_DURATION_IN_FULL },
  { "2H", 120, PMN_DURATION_HOURS },
  { "2 heures", 120, PMN_DURATION_IN_FULL },

  /* Parts of an hour */
  { "1/2h", 30, PMN_DURATION_IN_FULL },
  { "1/2 heure", 30, PMN_DURATION_IN_FULL },
  { "½ heure", 30, PMN_DURATION_IN_FULL },
  { "3/4 d’heure", 45, PMN_DURATION_IN_FULL },
  { "1/4h", 15, PMN_DURATION_IN_FULL },
  { "demi-heure", 30, PMN_DURATION_IN_FULL },
  { "demi heure", 30, PMN_DURATION_IN_FULL },
  { "une demi-heure", 30, PMN_DURATION_IN_FULL },
  { "une demie heure", 30, PMN_DURATION_IN_FULL },
  { "quart d'heure", 15, PMN_DURATION_IN_FULL },
  { "un quart d’heure", 15, PMN_DURATION_IN_FULL },
  { "1 quart d’heure", 15, PMN_DURATION_IN_FULL },
  { "trois quarts d’heure", 45, PMN_DURATION_IN_FULL },
  { "Trois-quarts d’heure", 45, PMN_DURATION_IN_FULL },
  { "3 quarts d'heure", 45, PMN_DURATION_IN_FULL },

  /* In words */
  { "une heure", 60, PMN_DURATION_IN_FULL },
  { "1 heure", 60, PMN_DURATION_IN_FULL },
  { "d’une heure", 60, PMN_DURATION_IN_FULL },
  { "pendant deux heures", 120, PMN_DURATION_IN_FULL },
  { "une heure et demie", 90, PMN_DURATION_IN_FULL },
  { "1 h et demie", 90, PMN_DURATION_IN_FULL },
  { "2 heures et quart", 135, PMN_DURATION_IN_FULL },
  { "une heure et un quart", 75, PMN_DURATION_IN_FULL },
  { "deux heures trois quarts", 165, PMN_DURATION_IN_FULL },
  { "1 heure 1/2", 90, PMN_DURATION_IN_FULL },
  { "une heure trente", 90, PMN_DURATION_IN_FULL },
  { "une heure et quinze minutes", 75, PMN_DURATION_IN_FULL },
  { "quarante-cinq minutes", 45, PMN_DURATION_IN_FULL },
  { "vingt et une minutes", 21, PMN_DURATION_IN_FULL },
  { "dix minutes", 10, PMN_DURATION_IN_FULL },
  { "14h-16h", 120, PMN_DURATION_IN_FULL },
  { "de 9 h 30 à midi", 150, PMN_DURATION_IN_FULL },
  { "22h-1h", 180, PMN_DURATION_IN_FULL },
  { "une petite heure", 60, PMN_DURATION_IN_FULL },
  { "une bonne demi-heure", 30, PMN_DURATION_IN_FULL },
  { "une vingtaine de minutes", 20, PMN_DURATION_IN_FULL },

  /* No durations */
  { "1h75", -1, 0 },
  { "1:75", -1, 0 },
  { "1:2:3:4", -1, 0 },
  { "1,5 h 30", -1, 0 },
  { "douze", -1, 0 },
  { "demi", -1, 0 },
  { "1/2", -1, 0 },
  { "1/0 h", -1, 0 },
  { "14/16h", -1, 0 },
  { "1/2/26", -1, 0 },
  { "quart", -1, 0 },
  { "une vingtaine", -1, 0 },
  { "16h-14h", -1, 0 },
  { "à 14h", -1, 0 },
  { "14-16", -1, 0 },
  { "heure", -1, 0 },
  { "-5", -1, 0 },
  { "60-69", -1, 0 },
  { "1e99", -1, 0 },
  { "999999", -1, 0 },
  { "12 x", -1, 0 },
  { "vingt et", -1, 0 },
  { "1 h et", -1, 0 },
  { "une heure une heure une heure une heure une heure une", -1, 0 },
  { "🙂", -1, 0 },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmnDurationForm form = 0;
      int minutes = pmn_duration_parse (cases[i].text, &form);

      if (minutes != cases[i].minutes || form != cases[i].form)
        g_test_fail_printf ("“%s” gives %d (form %d), not %d (form %d)", cases[i].text, minutes,
                            form, cases[i].minutes, cases[i].form);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/parse", test_parse);
  return g_test_run ();
}
