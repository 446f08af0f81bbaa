/* pmn-clock.c: the one place where the program asks what time it is
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-clock.h"

static gint64 fixed_ms = -1;

static gint64
read_environment (void)
{
  const char *text = g_getenv ("PMN_FIXED_NOW");
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    return -1;
  zone = g_time_zone_new_local ();
  time = g_date_time_new_from_iso8601 (text, zone);
  if (time == NULL)
    {
      g_autofree char *with_seconds = g_strconcat (text, ":00", NULL);

      time = g_date_time_new_from_iso8601 (with_seconds, zone);
    }
  return time ? g_date_time_to_unix (time) * 1000 : -1;
}

gint64
pmn_clock_now_ms (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      if (fixed_ms < 0)
        fixed_ms = read_environment ();
      g_once_init_leave (&once, 1);
    }
  return fixed_ms >= 0 ? fixed_ms : g_get_real_time () / 1000;
}

PmnDay
pmn_clock_day_of (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ms / 1000);

  if (time == NULL)
    return PMN_DAY_NONE;
  return pmn_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                           g_date_time_get_day_of_month (time));
}

PmnDay
pmn_clock_today (void)
{
  return pmn_clock_day_of (pmn_clock_now_ms ());
}

PmnDay
pmn_clock_proposed_day (void)
{
  gint64 now = pmn_clock_now_ms ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / 1000);
  PmnDay today = pmn_clock_day_of (now);

  return time != NULL && g_date_time_get_hour (time) < 4 ? today - 1 : today;
}

void
pmn_clock_set_fixed (gint64 now_ms)
{
  pmn_clock_now_ms (); /* reads the environment once, so that it cannot override this later */
  fixed_ms = now_ms;
}
