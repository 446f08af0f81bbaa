/* pmn-today-row.c: an activity in the list of Today
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-today-row.h"

#include <glib/gi18n.h>

#include "activities/pmn-activity-cell.h"
#include "activities/pmn-activity-text.h"

/* Natural width of the text in characters: the row gives it what it has. */
#define TEXT_CHARS 10

struct _PmnTodayRow
{
  GtkListBoxRow parent_instance;

  gint64 id;
};

G_DEFINE_FINAL_TYPE (PmnTodayRow, pmn_today_row, GTK_TYPE_LIST_BOX_ROW)

static void
pmn_today_row_class_init (PmnTodayRowClass *klass)
{
}

static void
pmn_today_row_init (PmnTodayRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "today-row");
}

static GtkWidget *
make_text (PmnActivitySummary *summary)
{
  g_autoptr (PmnActivityRow) row = pmn_activity_row_new_loaded (summary);
  GtkWidget *text
      = pmn_activity_cell_new (pmn_activity_text_themes, PMN_ACTIVITY_CELL_LINES, TEXT_CHARS);

  pmn_activity_cell_set_row (PMN_ACTIVITY_CELL (text), row);
  gtk_widget_set_hexpand (text, TRUE);
  return text;
}

static GtkWidget *
make_mark (void)
{
  GtkWidget *mark = gtk_label_new (_ ("to complete"));

  gtk_widget_add_css_class (mark, "badge");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

GtkWidget *
pmn_today_row_new (PmnActivitySummary *summary)
{
  PmnTodayRow *self;
  GtkWidget *box;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (summary != NULL, NULL);

  self = g_object_new (PMN_TYPE_TODAY_ROW, NULL);
  self->id = summary->id;
  sentence = pmn_activity_text_sentence (summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  if (summary->incomplete)
    gtk_box_append (GTK_BOX (box), make_mark ());
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_box_prepend (GTK_BOX (box), make_text (summary));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

gint64
pmn_today_row_get_id (PmnTodayRow *self)
{
  g_return_val_if_fail (PMN_IS_TODAY_ROW (self), 0);

  return self->id;
}
