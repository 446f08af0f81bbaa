/* pmn-notice.h: what a followed person is told about their data
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-structure.h"

G_BEGIN_DECLS

/** PmnNoticePart: a question and its answer. */
typedef struct
{
  char *title;
  char *text;
} PmnNoticePart;

/**
 * pmn_notice_compose:
 * @structure: who answers for the data
 *
 * The information of article 13 of the RGPD, in plain words and in French whatever the computer is set
 * to, as every document of the structure. It says what the program does: keep it in step with what is
 * stored and with erasure.
 *
 * Returns: (transfer full) (element-type PmnNoticePart): in order; frees its parts
 */
GPtrArray *pmn_notice_compose (const PmnStructure *structure);

G_END_DECLS
