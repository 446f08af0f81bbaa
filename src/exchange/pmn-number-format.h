/* pmn-number-format.h: what a spreadsheet's number format makes of a number
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnNumberFormatKind:
 * @PMN_NUMBER_FORMAT_PLAIN: the number is a number
 * @PMN_NUMBER_FORMAT_DATE: the number is a date, perhaps with a time
 * @PMN_NUMBER_FORMAT_TIME: the number is a time of day or a duration
 */
typedef enum
{
  PMN_NUMBER_FORMAT_PLAIN,
  PMN_NUMBER_FORMAT_DATE,
  PMN_NUMBER_FORMAT_TIME,
} PmnNumberFormatKind;

/**
 * PmnNumberFormat:
 * @kind: a #PmnNumberFormatKind
 * @n_zeros: for a format made only of zeros, such as the 00000 of postcodes, how many digits are shown; else 0
 */
typedef struct
{
  guint8 kind;
  guint8 n_zeros;
} PmnNumberFormat;

/**
 * pmn_number_format_builtin:
 * @id: number of a format that the file does not define itself
 *
 * Source: ECMA-376 part 1, §18.8.30.
 *
 * Returns: what the format is
 */
PmnNumberFormat pmn_number_format_builtin (guint id);

/**
 * pmn_number_format_parse:
 * @code: a format code as XLSX writes it, such as "dd/mm/yyyy"
 *
 * Returns: what the format is
 */
PmnNumberFormat pmn_number_format_parse (const char *code);

/**
 * pmn_serial_to_day:
 * @serial: a date of XLSX
 * @system_1904: the workbook counts from 1904-01-01
 * @day: (out): days since 1970-01-01
 * @minutes: (out): minutes since midnight, rounded
 *
 * Dates before 1900-03-01 follow the calendar that spreadsheets show: serial 60, a day that never was, becomes
 * 1900-02-28.
 *
 * Returns: %FALSE outside the years 1900–9999
 */
gboolean pmn_serial_to_day (double serial, gboolean system_1904, gint32 *day, guint *minutes);

/**
 * pmn_stamp_from_iso:
 * @text: "2026-09-30", "2026-09-30T14:05", "2026-09-30T14:05:00.000", with or without Z
 * @day: (out): days since 1970-01-01
 * @minutes: (out): minutes since midnight
 *
 * Returns: %TRUE if @text is a date that exists
 */
gboolean pmn_stamp_from_iso (const char *text, gint32 *day, guint *minutes);

/**
 * pmn_day_to_text:
 * @day: days since 1970-01-01
 * @minutes: minutes since midnight; 0 is not shown
 * @buffer: at least 24 bytes
 *
 * Writes "2026-09-30" or "2026-09-30 14:05".
 *
 * Returns: the length written
 */
gsize pmn_day_to_text (gint32 day, guint minutes, char *buffer);

G_END_DECLS
