/* pmn-record-page.h: a list of people or places beside everything about the one that is chosen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pmn-list-page.h"
#include "widgets/pmn-record-detail.h"

G_BEGIN_DECLS

#define PMN_TYPE_RECORD_PAGE (pmn_record_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmnRecordPage, pmn_record_page, PMN, RECORD_PAGE, PmnListPage)

/** PmnRecordText: what a row of the list says; texts are owned, the icon is not. */
typedef struct
{
  char *title;
  char *subtitle;
  char *badge;      /* nullable */
  const char *icon; /* nullable: an avatar of the title instead */
  gboolean dimmed;
} PmnRecordText;

/**
 * PmnRecordPageClass:
 * @entity: what the rows are
 * @get_row: (nullable): the row of the domain, which begins with a #PmnRecord, inside an item of the
 *   list; by default the item itself
 * @tell: what the list says of an item
 * @describe: adds the facts of an item to the detail
 * @edit: (transfer floating): the editor of a row; %NULL = of a new one
 *
 * A subclass that lists more than rows overrides fetch and fetch_finish of #PmnListPageClass.
 * Actions: "record.add", "record.edit", "record.trash", "record.close".
 */
struct _PmnRecordPageClass
{
  PmnListPageClass parent_class;

  PmnEntity entity;
  gconstpointer (*get_row) (gconstpointer item);
  void (*tell) (PmnRecordPage *self, gconstpointer item, PmnRecordText *text);
  void (*describe) (PmnRecordPage *self, gconstpointer item, PmnRecordDetail *detail);
  AdwDialog *(*edit) (PmnRecordPage *self, gconstpointer row);
};

/** pmn_record_page_show: shows the details of row @id, now or when the list has it. */
void pmn_record_page_show (PmnRecordPage *self, gint64 id);
/** pmn_record_page_edit: opens the form of row @id, once it is read; 0: of a new one. */
void pmn_record_page_edit (PmnRecordPage *self, gint64 id);
/** pmn_record_page_get_shown: Returns: (transfer none) (nullable): the item whose details are shown. */
gconstpointer pmn_record_page_get_shown (PmnRecordPage *self);
/** pmn_record_page_add_bar: @bar: (transfer floating): above the list. */
void pmn_record_page_add_bar (PmnRecordPage *self, GtkWidget *bar);

G_END_DECLS
