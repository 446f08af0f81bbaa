/* pmn-notice-page.c: the information notice for followed people, on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-notice-page.h"

#include "pmn-notice.h"

/* To be completed by hand: when it was given, and by whom. */
#define HANDED_OVER "Remise le ……… / ……… / …………… par …………………………………………………………………"

PmnDocument *
pmn_notice_page_compose (const PmnStructure *structure)
{
  g_autoptr (GPtrArray) parts = NULL;
  PmnDocument *document;

  g_return_val_if_fail (structure != NULL, NULL);

  parts = pmn_notice_compose (structure);
  document = pmn_document_new ("Vos données et l’aide que vous recevez");
  for (guint i = 0; i < parts->len; i++)
    {
      const PmnNoticePart *part = g_ptr_array_index (parts, i);

      pmn_document_add_text (document, PMN_BLOCK_HEADING, part->title);
      pmn_document_add_text (document, PMN_BLOCK_TEXT, part->text);
    }
  pmn_document_add_space (document, 24);
  pmn_document_add_text (document, PMN_BLOCK_TEXT, HANDED_OVER);
  return document;
}
