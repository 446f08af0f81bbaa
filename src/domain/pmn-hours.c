/* pmn-hours.c: understands the hours of a day that people type
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-hours.h"

#include <string.h>

#define DAY (24 * 60)
#define MAX_NIGHT (8 * 60) /* "22h-1h"; when it is longer the hours are in the wrong order */

/* An hour of the day as it was typed. */
typedef struct
{
  gint minutes; /* of the day */
  gboolean has_unit;
  gboolean is_glued; /* "16h", not "16 h" */
} Hour;

static const char *
skip_blank (const char *p)
{
  return *p == ' ' ? p + 1 : p;
}

/* Skips the first of @words that @p begins with and that a blank, or a figure, follows. */
static gboolean
skip_one_of (const char **p, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *end = *p + strlen (words[i]);

      if (!g_str_has_prefix (*p, words[i]) || (*end != ' ' && !g_ascii_isdigit (*end)))
        continue;
      *p = skip_blank (end);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_two_figures (const char **p, gint max, gint *value)
{
  gsize n = strspn (*p, "0123456789");

  if (n < 1 || n > 2)
    return FALSE;
  *value = (gint) g_ascii_strtoull (*p, NULL, 10);
  *p += n;
  return *value <= max;
}

static gboolean
skip_unit (const char **p)
{
  static const char *const units[] = { "heures", "heure", "h", ":" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *end = *p + strlen (units[i]);

      if (!g_str_has_prefix (*p, units[i]) || g_ascii_isalpha (*end))
        continue;
      *p = end;
      return TRUE;
    }
  return FALSE;
}

/* "14", "14h", "14 h", "14h30", "14:30", "midi"; "14 h 30" when @spaced, where all is: "16h 8 personnes". */
static gboolean
read_hour (const char **p, gboolean spaced, Hour *hour)
{
  const char *unit;
  gint hours, minutes = 0;

  if (g_str_has_prefix (*p, "midi"))
    {
      *p += strlen ("midi");
      *hour = (Hour) { 12 * 60, TRUE, TRUE };
      return TRUE;
    }
  if (!read_two_figures (p, 24, &hours))
    return FALSE;
  unit = skip_blank (*p);
  hour->is_glued = unit == *p;
  hour->has_unit = skip_unit (&unit);
  if (hour->has_unit)
    {
      const char *rest = spaced && !hour->is_glued ? skip_blank (unit) : unit;

      *p = unit;
      if (g_ascii_isdigit (*rest))
        {
          if (!read_two_figures (&rest, 59, &minutes))
            return FALSE;
          *p = rest;
        }
      else if (unit[-1] == ':')
        return FALSE;
    }
  hour->minutes = hours * 60 + minutes;
  return hour->minutes <= DAY;
}

/* One letter is enough when it is glued: "14-16h", "de 9 à 12h"; "12-17 h" is an age and a man. */
static gboolean
have_units (const Hour *from, const Hour *to, gboolean opened)
{
  return to->has_unit ? from->has_unit || to->is_glued : from->has_unit && opened;
}

int
pmn_hours_parse_range (const char *key, int *start, int *end)
{
  static const char *const openings[] = { "de", NULL }, *const betweens[] = { "entre", NULL };
  static const char *const joints[] = { "-", "–", "a", "jusqu'a", NULL }, *const ands[]
                                                                          = { "et", NULL };
  gboolean between, opened;
  Hour from, to;

  g_return_val_if_fail (key != NULL && start != NULL && end != NULL, 0);

  between = skip_one_of (&key, betweens);
  opened = between || skip_one_of (&key, openings);
  if (!read_hour (&key, TRUE, &from))
    return 0;
  key = skip_blank (key);
  if (!skip_one_of (&key, joints) && !(between && skip_one_of (&key, ands)))
    return 0;
  if (!read_hour (&key, TRUE, &to) || *key != '\0' || !have_units (&from, &to, opened))
    return 0;
  *start = from.minutes % DAY;
  *end = to.minutes % DAY;
  if (to.minutes > from.minutes)
    return to.minutes - from.minutes;
  return to.minutes + DAY - from.minutes <= MAX_NIGHT ? to.minutes + DAY - from.minutes : -1;
}

gboolean
pmn_hours_parse_moment (const char *key, int *minutes)
{
  static const char *const openings[] = { "a", "vers", "des", NULL };
  Hour at;

  g_return_val_if_fail (key != NULL && minutes != NULL, FALSE);

  if (!skip_one_of (&key, openings) || !read_hour (&key, FALSE, &at) || *key != '\0'
      || !at.has_unit)
    return FALSE;
  *minutes = at.minutes % DAY;
  return TRUE;
}
