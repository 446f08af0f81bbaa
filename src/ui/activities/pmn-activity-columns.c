/* pmn-activity-columns.c: the columns of the list of activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-columns.h"

#include <glib/gi18n.h>

#include "models/pmn-activity-list-model.h"
#include "pmn-activity-cell.h"
#include "pmn-activity-text.h"
#include "pmn-day-header.h"

typedef struct
{
  const char *id;
  const char *title;
  PmnActivityCellText text;
  PmnActivityCellLook look;
  guint chars;                /* natural width in characters, 0 = takes what is left */
  gint ascending, descending; /* PmnActivitySort, -1 = back to the order by date */
} ColumnInfo;

#define NO_SORT (-2)

static const ColumnInfo columns[] = {
  { "date", N_ ("Date"), pmn_activity_text_date, PMN_ACTIVITY_CELL_NUMBER, 10, PMN_SORT_OLDEST,
    PMN_SORT_NEWEST },
  { "kind", N_ ("Kind"), pmn_activity_text_short_kind, PMN_ACTIVITY_CELL_KIND, 12, PMN_SORT_KIND,
    -1 },
  { "themes", N_ ("Themes"), pmn_activity_text_themes, PMN_ACTIVITY_CELL_TEXT, 0, NO_SORT,
    NO_SORT },
  { "place", N_ ("Place"), pmn_activity_text_place, PMN_ACTIVITY_CELL_TEXT, 17, PMN_SORT_PLACE,
    -1 },
  { "mediator", N_ ("Mediator"), pmn_activity_text_mediator, PMN_ACTIVITY_CELL_TEXT, 12,
    PMN_SORT_MEDIATOR, -1 },
  { "people", N_ ("People"), pmn_activity_text_people, PMN_ACTIVITY_CELL_NUMBER_END, 5,
    PMN_SORT_PEOPLE_FEWEST, PMN_SORT_PEOPLE_MOST },
  { "minutes", N_ ("Duration"), pmn_activity_text_duration, PMN_ACTIVITY_CELL_NUMBER_END, 7,
    PMN_SORT_MINUTES_SHORTEST, PMN_SORT_MINUTES_LONGEST },
  { "reference", N_ ("Reference"), pmn_activity_text_reference, PMN_ACTIVITY_CELL_NUMBER, 10,
    NO_SORT, NO_SORT },
  { "compact", N_ ("Activities"), pmn_activity_text_themes, PMN_ACTIVITY_CELL_COMPACT, 0, NO_SORT,
    NO_SORT },
};

#define N_CHOOSABLE (G_N_ELEMENTS (columns) - 1)

static const ColumnInfo *
find_column (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (g_strcmp0 (columns[i].id, id) == 0)
        return &columns[i];
    }
  return NULL;
}

/* Cells ----------------------------------------------------------------------------------------- */

static void
on_cell_setup (GtkSignalListItemFactory *factory, GObject *item, gpointer data)
{
  const ColumnInfo *info = data;

  gtk_column_view_cell_set_child (GTK_COLUMN_VIEW_CELL (item),
                                  pmn_activity_cell_new (info->text, info->look, info->chars));
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GObject *item, gpointer data)
{
  GtkColumnViewCell *cell = GTK_COLUMN_VIEW_CELL (item);

  pmn_activity_cell_set_row (PMN_ACTIVITY_CELL (gtk_column_view_cell_get_child (cell)),
                             gtk_column_view_cell_get_item (cell));
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory, GObject *item, gpointer data)
{
  pmn_activity_cell_set_row (
      PMN_ACTIVITY_CELL (gtk_column_view_cell_get_child (GTK_COLUMN_VIEW_CELL (item))), NULL);
}

/* Rows ------------------------------------------------------------------------------------------ */

static void
on_row_loaded (PmnActivityRow *row, GParamSpec *pspec, GtkColumnViewRow *view_row)
{
  const PmnActivitySummary *summary = pmn_activity_row_get_summary (row);
  g_autofree char *sentence = summary != NULL ? pmn_activity_text_sentence (summary) : NULL;

  gtk_column_view_row_set_accessible_label (view_row, sentence != NULL ? sentence : _ ("Loading…"));
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkColumnViewRow *view_row, GtkColumnView *view)
{
  PmnActivityRow *row = gtk_column_view_row_get_item (view_row);
  GtkSelectionModel *model = gtk_column_view_get_model (view);

  /* Kept, so that it is released to the model it was asked from. */
  g_object_set_data_full (G_OBJECT (view_row), "model", g_object_ref (model), g_object_unref);
  pmn_activity_list_model_request (PMN_ACTIVITY_LIST_MODEL (model), row,
                                   gtk_column_view_row_get_position (view_row));
  g_signal_connect (row, "notify::loaded", G_CALLBACK (on_row_loaded), view_row);
  on_row_loaded (row, NULL, view_row);
}

static void
on_row_unbind (GtkSignalListItemFactory *factory, GtkColumnViewRow *view_row, GtkColumnView *view)
{
  PmnActivityRow *row = gtk_column_view_row_get_item (view_row);

  g_signal_handlers_disconnect_by_func (row, on_row_loaded, view_row);
  pmn_activity_list_model_release (g_object_get_data (G_OBJECT (view_row), "model"), row);
  g_object_set_data (G_OBJECT (view_row), "model", NULL);
}

/* Days ------------------------------------------------------------------------------------------ */

static void
on_header_setup (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  gtk_list_header_set_child (header, pmn_day_header_new ());
}

static void
on_header_bind (GtkSignalListItemFactory *factory, GtkListHeader *header, GtkColumnView *view)
{
  PmnActivityListModel *model = PMN_ACTIVITY_LIST_MODEL (gtk_column_view_get_model (view));
  PmnDay today = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "today"));

  pmn_day_header_set_day (PMN_DAY_HEADER (gtk_list_header_get_child (header)),
                          pmn_activity_list_model_get_totals (model),
                          pmn_activity_row_get_day (gtk_list_header_get_item (header)), today);
}

static void
on_header_unbind (GtkSignalListItemFactory *factory, GtkListHeader *header, GtkColumnView *view)
{
  pmn_day_header_unset (PMN_DAY_HEADER (gtk_list_header_get_child (header)));
}

/* Public ---------------------------------------------------------------------------------------- */

static void
add_column (GtkColumnView *view, const ColumnInfo *info)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_ (info->title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), (gpointer) info);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind), NULL);
  gtk_column_view_column_set_id (column, info->id);
  gtk_column_view_column_set_expand (column, info->chars == 0);
  gtk_column_view_column_set_resizable (column, !g_str_equal (info->id, "compact"));
  if (info->ascending != NO_SORT)
    {
      /* Only its place in the header is used: the order is made by the database. */
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_append_column (view, column);
}

void
pmn_activity_columns_install (GtkColumnView *view)
{
  g_autoptr (GtkListItemFactory) rows = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (view, &columns[i]);
  rows = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (rows, "bind", G_CALLBACK (on_row_bind), view, 0);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (on_row_unbind), view, 0);
  gtk_column_view_set_row_factory (view, rows);
  pmn_activity_columns_set_shown (view, NULL, FALSE);
}

void
pmn_activity_columns_set_days (GtkColumnView *view, gboolean days, PmnDay today)
{
  g_autoptr (GtkListItemFactory) headers = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  if (days)
    {
      headers = gtk_signal_list_item_factory_new ();
      g_object_set_data (G_OBJECT (headers), "today", GINT_TO_POINTER (today));
      g_signal_connect (headers, "setup", G_CALLBACK (on_header_setup), NULL);
      g_signal_connect_object (headers, "bind", G_CALLBACK (on_header_bind), view, 0);
      g_signal_connect_object (headers, "unbind", G_CALLBACK (on_header_unbind), view, 0);
    }
  gtk_column_view_set_header_factory (view, headers);
}

void
pmn_activity_columns_set_shown (GtkColumnView *view, const char *const *ids, gboolean compact)
{
  g_autoptr (GtkListItemFactory) headers = NULL;
  GListModel *list;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  /* GTK 4.18 gives a cell of a column that appears to the titles of sections too: they must not be
   * there at that moment. */
  g_set_object (&headers, gtk_column_view_get_header_factory (view));
  gtk_column_view_set_header_factory (view, NULL);
  list = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
      const char *id = gtk_column_view_column_get_id (column);
      gboolean is_compact = g_str_equal (id, "compact");

      gtk_column_view_column_set_visible (
          column, is_compact == compact && (ids == NULL || compact || g_strv_contains (ids, id)));
    }
  /* One column needs no title; the view has no property for it. */
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (view)), !compact);
  gtk_column_view_set_header_factory (view, headers);
}

char **
pmn_activity_columns_get_order (GtkColumnView *view, const char *const *ids)
{
  g_autoptr (GStrvBuilder) order = g_strv_builder_new ();
  GListModel *list;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  list = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
      const char *id = gtk_column_view_column_get_id (column);

      if (!g_str_equal (id, "compact")
          && (ids == NULL || ids[0] == NULL || g_strv_contains (ids, id)))
        g_strv_builder_add (order, id);
    }
  return g_strv_builder_end (order);
}

PmnActivitySort
pmn_activity_columns_get_sort (GtkColumnView *view)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;
  const ColumnInfo *info;
  gint sort;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), PMN_SORT_NEWEST);

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  info = column != NULL ? find_column (gtk_column_view_column_get_id (column)) : NULL;
  if (info == NULL)
    return PMN_SORT_NEWEST;
  sort = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_ASCENDING
             ? info->ascending
             : info->descending;
  return sort >= 0 ? (PmnActivitySort) sort : PMN_SORT_NEWEST;
}

void
pmn_activity_columns_set_sort (GtkColumnView *view, PmnActivitySort sort)
{
  GListModel *list;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  list = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
      const ColumnInfo *info = find_column (gtk_column_view_column_get_id (column));

      if (info->ascending == (gint) sort || info->descending == (gint) sort)
        gtk_column_view_sort_by_column (view, column,
                                        info->ascending == (gint) sort ? GTK_SORT_ASCENDING
                                                                       : GTK_SORT_DESCENDING);
    }
}

const char *const *
pmn_activity_columns_list (void)
{
  static const char *ids[N_CHOOSABLE + 1];

  for (guint i = 0; i < N_CHOOSABLE; i++)
    ids[i] = columns[i].id;
  return ids;
}

const char *
pmn_activity_columns_title (const char *id)
{
  const ColumnInfo *info = find_column (id);

  return info != NULL ? _ (info->title) : NULL;
}
