/* pmn-quick-hours.c: hours of the day in the quick syntax: "de 14h à 16h", "à 14h30"
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An activity has a duration and no hour: two hours make the duration, one alone is said back and no more.
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-format.h"
#include "pmn-quick-private.h"

#define MAX_CHUNKS 8 /* "de 14 h 30 à 16 h 00" */
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

/* "de 14h à 16h", "14h-16h", "entre 9h et 12h" */
static gboolean
read_range (const char *text, PmnQuickNumber *number)
{
  static const char *const openings[] = { "de", NULL }, *const betweens[] = { "entre", NULL };
  static const char *const joints[] = { "-", "–", "a", "jusqu'a", NULL }, *const ands[]
                                                                          = { "et", NULL };
  gboolean between = skip_one_of (&text, betweens);
  gboolean opened = between || skip_one_of (&text, openings);
  Hour from, to;

  if (!read_hour (&text, TRUE, &from))
    return FALSE;
  text = skip_blank (text);
  if (!skip_one_of (&text, joints) && !(between && skip_one_of (&text, ands)))
    return FALSE;
  if (!read_hour (&text, TRUE, &to) || *text != '\0' || !have_units (&from, &to, opened))
    return FALSE;
  number->field = PMN_QUICK_MINUTES;
  number->from = from.minutes;
  number->to = to.minutes;
  number->value = to.minutes - from.minutes;
  if (number->value <= 0)
    number->value += DAY;
  if (to.minutes <= from.minutes && number->value > MAX_NIGHT)
    number->message = g_strdup (_ ("The second hour is before the first one."));
  return TRUE;
}

/* "à 14h30", "vers 9 h" */
static gboolean
read_moment (const char *text, PmnQuickNumber *number)
{
  static const char *const openings[] = { "a", "vers", "des", NULL };
  Hour at;

  if (!skip_one_of (&text, openings) || !read_hour (&text, FALSE, &at) || *text != '\0'
      || !at.has_unit)
    return FALSE;
  number->field = PMN_QUICK_NOTHING;
  number->from = at.minutes;
  return TRUE;
}

gboolean
pmn_quick_read_hours (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  for (guint n = MIN (MAX_CHUNKS, chunks->len - MIN (from, chunks->len)); n > 0; n--)
    {
      g_autofree char *text = pmn_quick_join_chunks (chunks, from, n);

      number->n_chunks = n;
      if (pmn_quick_can_end_duration (chunks, from + n - 1)
          && (read_range (text, number) || read_moment (text, number)))
        return TRUE;
    }
  return FALSE;
}

char *
pmn_quick_describe_hours (const PmnQuickNumber *number, PmnLanguage language)
{
  g_autofree char *from = pmn_format_clock (number->from % DAY, language);
  g_autofree char *to = pmn_format_clock (number->to % DAY, language);

  if (number->field == PMN_QUICK_MINUTES)
    /* Translators: two hours of a day. */
    return g_strdup_printf (_ ("from %s to %s"), from, to);
  /* Translators: an hour of the day. */
  return g_strdup_printf (_ ("at %s"), from);
}
