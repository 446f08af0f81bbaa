/* pmn-wrapping.c: where lines are broken, in texts of libadwaita too that it cuts or writes on one line
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-wrapping.h"

#include <string.h>

/* Shorter lines than this are harder to read than a text that is cut. */
#define MIN_CHARS 10

/* No word of any language is as long as this, and Pango takes seconds to look for where to break one that is far
 * longer, such as a picture pasted as text. */
#define LONGEST_WORD 1000

PangoWrapMode
pmn_wrapping_find_mode (const char *text)
{
  g_return_val_if_fail (text != NULL, PANGO_WRAP_WORD_CHAR);

  while (*text != '\0')
    {
      gsize length = strcspn (text, " \t\n");

      if (length > LONGEST_WORD)
        return PANGO_WRAP_CHAR;
      text += length;
      text += strspn (text, " \t\n");
    }
  return PANGO_WRAP_WORD_CHAR;
}

void
pmn_wrapping_allow (GtkWidget *root, const char *text, GtkJustification justify, int max_chars)
{
  g_return_if_fail (GTK_IS_WIDGET (root) && text != NULL);

  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    {
      GtkLabel *label = GTK_LABEL (root);

      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
      gtk_label_set_single_line_mode (label, FALSE);
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (label, justify);
      gtk_label_set_max_width_chars (label, max_chars);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pmn_wrapping_allow (child, text, justify, max_chars);
}

/* A toast is as high as its lines are when it is as wide as it would like to be: it must not like to be wider
 * than there is room. */
static void
fit_toast (GtkWidget *toast, const char *title, int width)
{
  int natural = G_MAXINT;

  for (int chars = (int) g_utf8_strlen (title, -1); natural > width && chars >= MIN_CHARS; chars--)
    {
      pmn_wrapping_allow (toast, title, GTK_JUSTIFY_LEFT, chars);
      gtk_widget_measure (toast, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
    }
}

void
pmn_wrapping_show_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_autofree char *title = NULL;
  int width;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));

  title = g_strdup (adw_toast_get_title (toast));
  width = gtk_widget_get_width (GTK_WIDGET (overlay));
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (overlay, toast);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (overlay) && width > 0)
      fit_toast (child, title, width);
}
