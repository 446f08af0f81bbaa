/* pmn-list-text.h: the text of the rows of long lists, laid out only when it is painted
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PmnListTextStyle:
 * @PMN_LIST_TEXT_PLAIN: as it comes
 * @PMN_LIST_TEXT_NUMBER: figures of equal width
 * @PMN_LIST_TEXT_HEADING: bold
 * @PMN_LIST_TEXT_CAPTION: smaller
 *
 * GTK keeps 200 rows of a list ready, of which a window shows some twenty. A label in each cell would
 * cost a layout and a font context for all of them; these functions share one per window, so that what
 * is not seen costs nothing. Main thread only; the widget must be in a window, except for measuring.
 */
typedef enum
{
  PMN_LIST_TEXT_PLAIN,
  PMN_LIST_TEXT_NUMBER,
  PMN_LIST_TEXT_HEADING,
  PMN_LIST_TEXT_CAPTION,
} PmnListTextStyle;

#define PMN_LIST_TEXT_N_STYLES 4

/**
 * pmn_list_text_measure:
 * @chars: a number of characters
 * @width: (out) (optional): px that they need, more or less
 * @height: (out) (optional): px of one line
 */
void pmn_list_text_measure (GtkWidget *widget, PmnListTextStyle style, guint chars, int *width,
                            int *height);
/** pmn_list_text_get_width: Returns: px that @text needs. */
int pmn_list_text_get_width (GtkWidget *widget, PmnListTextStyle style, const char *text);
/** pmn_list_text_is_cut: Returns: whether @text needs more than @width px. */
gboolean pmn_list_text_is_cut (GtkWidget *widget, PmnListTextStyle style, const char *text,
                               int width);
/**
 * pmn_list_text_paint:
 * @area: where, in px of @widget: one line in the middle of its height, cut with an ellipsis
 * @at_end: whether the text is against the end of @area
 * @dimmed: whether it is said in a low voice
 */
void pmn_list_text_paint (GtkWidget *widget, GtkSnapshot *snapshot, const char *text,
                          PmnListTextStyle style, const graphene_rect_t *area, gboolean at_end,
                          gboolean dimmed);
/** pmn_list_text_paint_icon: paints a symbolic icon of @size px at the middle of the height of @area, from its start. */
void pmn_list_text_paint_icon (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, int size,
                               const graphene_rect_t *area);
/**
 * pmn_list_text_mirror:
 *
 * Returns: @area on the other side of @widget where one reads from right to left, else as it was.
 */
graphene_rect_t pmn_list_text_mirror (GtkWidget *widget, const graphene_rect_t *area);

G_END_DECLS
