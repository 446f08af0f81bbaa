/* pmn-uuid.h: identifiers of rows, and the short reference that people use
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PMN_UUID_SIZE: size of a buffer for a UUID and its final NUL
 */
#define PMN_UUID_SIZE 37

/**
 * PMN_LOCAL_REFERENCE_PREFIX_SIZE: size of a buffer for the prefix of a reference and its final NUL
 */
#define PMN_LOCAL_REFERENCE_PREFIX_SIZE 5

/**
 * pmn_uuid_v7:
 * @unix_ms: milliseconds since 1970, 0 to 2^48 - 1
 * @random: 10 random bytes; 74 of their bits are used
 * @buffer: (out): where the text is written, in lower case
 *
 * A UUID of version 7 (RFC 9562): text order follows time. Pure: clock and randomness are the
 * caller's.
 *
 * Returns: (transfer none): @buffer
 */
char *pmn_uuid_v7 (gint64 unix_ms, const guint8 random[10], char buffer[PMN_UUID_SIZE]);

/**
 * pmn_uuid_is_valid:
 * @text: (nullable): a text
 *
 * Returns: whether @text is a UUID of any version in lower-case canonical form, as the national
 * platform requires
 */
gboolean pmn_uuid_is_valid (const char *text);

/**
 * pmn_local_reference_format:
 * @prefix: 4 upper-case hexadecimal digits, those of the register
 * @number: 1 or more
 *
 * Returns: (transfer full): such as "A7F3-0192"; numbers above 9999 take more digits
 */
char *pmn_local_reference_format (const char *prefix, guint number);

/**
 * pmn_local_reference_parse:
 * @text: (nullable): a reference alone, in any case, blanks around it ignored
 * @prefix: (out) (optional): its prefix in upper case
 * @number: (out) (optional): its number
 *
 * Returns: whether @text is a reference
 */
gboolean pmn_local_reference_parse (const char *text, char prefix[PMN_LOCAL_REFERENCE_PREFIX_SIZE],
                                    guint *number);

/**
 * pmn_local_reference_find:
 * @text: (nullable): notes that may contain "Réf. locale A7F3-0192"
 *
 * Finds the first reference announced by these words, in any case, with or without accent, dot or
 * colon. A bare "2026-0192" elsewhere in the notes is not one.
 *
 * Returns: (transfer full) (nullable): the reference in its canonical form
 */
char *pmn_local_reference_find (const char *text);

G_END_DECLS
