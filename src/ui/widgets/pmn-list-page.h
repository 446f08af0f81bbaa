/* pmn-list-page.h: a page that is one short list with its four states
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For lists of which a few hundred rows are looked at (team, places); a longer one is read page by
 * page as it is scrolled (people, history, trash). The journal has its own.
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
 * @same: (nullable): whether two items have the same row, which is then kept
 * @items_changed: (nullable): the list was read again and is shown
 * @page_size: how many more are read when the end of the list comes near: fetch asks
 *   pmn_list_page_get_limit(); 0 = all at once
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
  gboolean (*same) (PmnListPage *self, gconstpointer a, gconstpointer b);
  void (*items_changed) (PmnListPage *self);
  guint page_size;
};

/*
 * Properties (strings): "empty-icon-name", "empty-title", "empty-description", "empty-action-label",
 * "empty-action"; "note" (shown above the list).
 */

/** pmn_list_page_refresh: reads the list again; the focus stays on the same row. */
void pmn_list_page_refresh (PmnListPage *self);
/** pmn_list_page_rebuild: the same with new rows: what they say depends on more than their items. */
void pmn_list_page_rebuild (PmnListPage *self);
/** pmn_list_page_get_items: Returns: (transfer none) (nullable): what is shown; until the next refresh. */
GPtrArray *pmn_list_page_get_items (PmnListPage *self);
/** pmn_list_page_focus_item: puts the focus on the row of @item; (nullable): on the list. */
void pmn_list_page_focus_item (PmnListPage *self, gconstpointer item);
/** pmn_list_page_get_limit: Returns: how many items to read, 0 = all. */
guint pmn_list_page_get_limit (PmnListPage *self);
/** pmn_list_page_get_n_rows: Returns: how many rows are shown. */
guint pmn_list_page_get_n_rows (PmnListPage *self);

G_END_DECLS
