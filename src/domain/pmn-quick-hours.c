/* pmn-quick-hours.c: hours of the day in the quick syntax: "de 14h à 16h", "à 14h30"
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An activity has a duration and no hour: two hours make the duration, one alone is said back and no more.
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-format.h"
#include "pmn-hours.h"
#include "pmn-quick-private.h"

#define MAX_CHUNKS 8 /* "de 14 h 30 à 16 h 00" */

static gboolean
read_key (const char *text, PmnQuickNumber *number)
{
  number->value = pmn_hours_parse_range (text, &number->from, &number->to);
  if (number->value == 0)
    {
      number->field = PMN_QUICK_NOTHING;
      return pmn_hours_parse_moment (text, &number->from);
    }
  number->field = PMN_QUICK_MINUTES;
  number->is_range = TRUE;
  if (number->value < 0)
    number->message = g_strdup (_ ("The second hour is before the first one."));
  return TRUE;
}

gint
pmn_quick_minutes_apart (const GArray *chunks, guint from, guint last)
{
  const char *key = pmn_quick_chunk_key (chunks, last), *rest;
  const char *before = last > from ? pmn_quick_chunk_key (chunks, last - 1) : "";
  gint value;

  return pmn_quick_read_figures (key, &value, &rest) && rest == key + 2 && value < 60
                 && (*rest == '\0' || pmn_quick_is_one_of (rest, "min mn m '"))
                 && (g_str_has_suffix (before, "h") || pmn_quick_is_one_of (before, "heure heures"))
             ? value
             : 0;
}

/* "à 14h 30": half past two, or half an hour. */
static void
read_minutes_after (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  guint last = from + number->n_chunks;

  if (last >= chunks->len || !pmn_quick_can_end_duration (chunks, last)
      || pmn_quick_is_time_unit (pmn_quick_chunk_key (chunks, last + 1)))
    return;
  number->apart = pmn_quick_minutes_apart (chunks, from, last);
  number->from += number->apart;
  number->n_chunks += number->apart > 0;
}

gboolean
pmn_quick_read_hours (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  for (guint n = MIN (MAX_CHUNKS, chunks->len - MIN (from, chunks->len)); n > 0; n--)
    {
      g_autofree char *text = pmn_quick_join_chunks (chunks, from, n);

      number->n_chunks = n;
      if (!pmn_quick_can_end_duration (chunks, from + n - 1) || !read_key (text, number))
        continue;
      if (number->field == PMN_QUICK_NOTHING)
        read_minutes_after (chunks, from, number);
      return TRUE;
    }
  return FALSE;
}

char *
pmn_quick_describe_hours (const PmnQuickNumber *number, PmnLanguage language)
{
  g_autofree char *from = pmn_format_clock (number->from, language);
  g_autofree char *to = pmn_format_clock (number->to, language);

  if (number->field == PMN_QUICK_MINUTES)
    /* Translators: two hours of a day. */
    return g_strdup_printf (_ ("from %s to %s"), from, to);
  /* Translators: an hour of the day. */
  return g_strdup_printf (_ ("at %s"), from);
}
