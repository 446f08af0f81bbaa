/* strings-view.c: the floor of a list: a column view over strings that are already in memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "strings-view.h"

typedef struct
{
  const char *text;
  guint chars;
} Column;

/* As long as what the list of activities shows. */
static const Column columns[] = {
  { "2025-11-22", 10 },
  { "Individual session", 14 },
  { "E-mail, Online procedures, Taking a device in hand", 0 },
  { "Médiathèque du centre", 14 },
  { "Camille Martin", 12 },
  { "12", 5 },
  { "1 h 30", 7 },
};

static void
on_setup (GtkSignalListItemFactory *factory, GObject *item, gpointer data)
{
  const Column *column = data;
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (label), 5);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (label), column->chars == 0 ? 32 : column->chars);
  gtk_column_view_cell_set_child (GTK_COLUMN_VIEW_CELL (item), label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GObject *item, gpointer data)
{
  const Column *column = data;
  GtkColumnViewCell *cell = GTK_COLUMN_VIEW_CELL (item);
  GtkStringObject *string = gtk_column_view_cell_get_item (cell);
  g_autofree char *text
      = g_strdup_printf ("%s %s", column->text, gtk_string_object_get_string (string));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)), text);
}

static void
on_title_setup (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  gtk_list_header_set_child (header, gtk_inscription_new (NULL));
}

static void
on_title_bind (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  GtkStringObject *string = gtk_list_header_get_item (header);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_header_get_child (header)),
                            gtk_string_object_get_string (string));
}

void
strings_view_set_titles (GtkWidget *view, gboolean titles)
{
  g_autoptr (GtkListItemFactory) headers = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  if (titles)
    {
      headers = gtk_signal_list_item_factory_new ();
      g_signal_connect (headers, "setup", G_CALLBACK (on_title_setup), NULL);
      g_signal_connect (headers, "bind", G_CALLBACK (on_title_bind), NULL);
    }
  gtk_column_view_set_header_factory (GTK_COLUMN_VIEW (view), headers);
}

GtkWidget *
strings_view_new (void)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "activities");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column
          = gtk_column_view_column_new (columns[i].text, factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) &columns[i]);
      gtk_column_view_column_set_expand (column, columns[i].chars == 0);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

static GListModel *
make_strings (guint first, guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  char text[16];

  for (guint i = first; i < first + n; i++)
    {
      g_snprintf (text, sizeof text, "%u", i);
      gtk_string_list_append (list, text);
    }
  return G_LIST_MODEL (list);
}

GtkSelectionModel *
strings_view_make_rows (guint n)
{
  return GTK_SELECTION_MODEL (gtk_multi_selection_new (make_strings (0, n)));
}

GtkSelectionModel *
strings_view_make_sections (const guint *lengths, guint n_lengths)
{
  GListStore *sections = g_list_store_new (G_TYPE_LIST_MODEL);
  guint first = 0;

  for (guint i = 0; i < n_lengths; i++)
    {
      g_autoptr (GListModel) strings = make_strings (first, lengths[i]);

      g_list_store_append (sections, strings);
      first += lengths[i];
    }
  return GTK_SELECTION_MODEL (gtk_multi_selection_new (
      G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (sections)))));
}
