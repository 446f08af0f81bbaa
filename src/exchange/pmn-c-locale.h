/* pmn-c-locale.h: decimal points, whatever the locale of the user
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <locale.h>

/**
 * pmn_c_locale_enter:
 *
 * libxlsxwriter prints numbers, widths and margins with printf: under a locale with a decimal comma
 * Excel refuses its files. Only the calling thread changes.
 *
 * Returns: what to give back to uselocale()
 */
locale_t pmn_c_locale_enter (void);
