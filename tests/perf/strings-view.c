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

GtkSelectionModel *
strings_view_make_rows (guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  char text[16];

  for (guint i = 0; i < n; i++)
    {
      g_snprintf (text, sizeof text, "%u", i);
      gtk_string_list_append (list, text);
    }
  return GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (list)));
}
