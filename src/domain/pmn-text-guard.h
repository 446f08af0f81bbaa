/* pmn-text-guard.h: notices in free text what must not be kept about a person
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnGuardKind:
 * @PMN_GUARD_NIR: a French social security number, 13 digits or 15 with a right key
 * @PMN_GUARD_IBAN: a bank account number whose key is right
 * @PMN_GUARD_PASSWORD: words that announce a password or a secret code
 * @PMN_GUARD_FRANCECONNECT: a FranceConnect identifier or code
 *
 * What is looked for. Data protection asks for the least (CNIL, "Professionnels du secteur
 * social").
 */
typedef enum
{
  PMN_GUARD_NIR,
  PMN_GUARD_IBAN,
  PMN_GUARD_PASSWORD,
  PMN_GUARD_FRANCECONNECT,
} PmnGuardKind;

/**
 * PmnGuardWarning:
 * @kind: what was found
 * @start: offset of its first byte in the text
 * @length: its length in bytes
 */
typedef struct
{
  PmnGuardKind kind;
  gsize start;
  gsize length;
} PmnGuardWarning;

/**
 * pmn_text_guard_scan:
 * @text: (nullable): valid UTF-8
 *
 * Linear in the length of the text. It warns, it never blocks nor changes the text.
 *
 * Returns: (transfer full) (element-type PmnGuardWarning): the warnings in the order of the text,
 * possibly empty
 */
GArray *pmn_text_guard_scan (const char *text);

/**
 * pmn_text_guard_message:
 * @kind: what was found
 *
 * Returns: (transfer none): a translated sentence that says what it looks like and why to remove it
 */
const char *pmn_text_guard_message (PmnGuardKind kind);

G_END_DECLS
