/* pmn-list-page.h: a page that is one short list with its four states
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For lists of at most a few hundred rows (team, places, history, trash). The journal has its own.
 */
#pragma once

#include "pmn-page.h"
#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_LIST_PAGE (pmn_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmnListPage, pmn_list_page, PMN, LIST_PAGE, PmnPage)

/**
 * PmnListPageClass:
 * @entities: bit 1<<PmnEntity for each kind of row whose change refreshes the list
 * @fetch: begin to read the items that match @search ("" = all)
 * @fetch_finish: (transfer full): the items
 * @make_row: (transfer floating): the row of an item of the array, which lives as long as the row
 * @activate: a row was activated
 * @trash: (nullable): Delete was pressed on a row
 */
struct _PmnListPageClass
{
  PmnPageClass parent_class;

  guint entities;
  void (*fetch) (PmnListPage *self, const char *search, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer data);
  GPtrArray *(*fetch_finish) (PmnListPage *self, GAsyncResult *result, GError **error);
  GtkWidget *(*make_row) (PmnListPage *self, gpointer item);
  void (*activate) (PmnListPage *self, gpointer item);
  void (*trash) (PmnListPage *self, gpointer item);
};

/*
 * Properties (strings): "empty-icon-name", "empty-title", "empty-description", "empty-action-label",
 * "empty-action"; "note" (shown above the list).
 */

/** pmn_list_page_refresh: reads the list again; the focus stays on the same row. */
void pmn_list_page_refresh (PmnListPage *self);
/** pmn_list_page_get_n_rows: Returns: how many rows are shown. */
guint pmn_list_page_get_n_rows (PmnListPage *self);

G_END_DECLS
