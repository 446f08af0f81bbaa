/* pmn-c-locale.c: decimal points, whatever the locale of the user
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-c-locale.h"

#include <glib.h>

locale_t
pmn_c_locale_enter (void)
{
  static gsize c_locale = 0;

  if (g_once_init_enter (&c_locale))
    g_once_init_leave (&c_locale, (gsize) newlocale (LC_ALL_MASK, "C", (locale_t) 0));
  return uselocale ((locale_t) c_locale);
}
