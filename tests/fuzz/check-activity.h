/* check-activity.h: what every activity read from a file must satisfy
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "memory-file.h"
#include "pmn-activity.h"

G_BEGIN_DECLS

/** CHECK_TODAY: 2026-11-22 */
#define CHECK_TODAY (pmn_day_from_ymd (2026, 11, 22))

/**
 * CheckConvert: converts the current row into @activity.
 * @problem: to be told what is wrong, with @told
 * Returns: whether the row can be taken
 */
typedef gboolean (*CheckConvert) (gpointer reader, PmnActivity *activity, gpointer told);

/** check_problem: the callback to be given to the readers, with the @told of #CheckConvert. */
void check_problem (guint row, const char *column, const char *value, gboolean fatal,
                    const char *sentence, gpointer told);

/**
 * check_row: converts the current row twice. Aborts when a row is refused without a reason or taken in
 * spite of one, when two conversions differ, or when the activity is not one that can be stored or
 * refused in words.
 */
void check_row (CheckConvert convert, gpointer reader);

/** check_refusal: Aborts when @error is not one that the user can be told. */
void check_refusal (const GError *error);

G_END_DECLS
