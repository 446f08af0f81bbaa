/* pmn-notice-dialog.c: the information notice, to read together or to print
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "beneficiaries/pmn-notice-dialog.h"

#include <glib/gi18n.h>

#include "pmn-notice.h"
#include "pmn-ui.h"
#include "widgets/pmn-error-dialog.h"

#define MARGIN_MM 20.0
#define POINTS 11.5

struct _PmnNoticeDialog
{
  AdwDialog parent_instance;

  GtkBox *parts_box;
  PmnStructure *structure;
};

G_DEFINE_FINAL_TYPE (PmnNoticeDialog, pmn_notice_dialog, ADW_TYPE_DIALOG)

/* Paper ---------------------------------------------------------------------------------------- */

void
pmn_notice_layout (PangoLayout *layout, const PmnStructure *structure)
{
  g_autoptr (GPtrArray) parts = pmn_notice_compose (structure);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
  g_autofree char *title = g_markup_escape_text (_ ("Your Data and the Help You Receive"), -1);

  pango_font_description_set_size (font, (int) (POINTS * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, 2 * PANGO_SCALE);
  g_string_append_printf (markup, "<span size='x-large' weight='bold'>%s</span>\n\n", title);
  for (guint i = 0; i < parts->len; i++)
    {
      const PmnNoticePart *part = g_ptr_array_index (parts, i);
      g_autofree char *question = g_markup_escape_text (part->title, -1);
      g_autofree char *answer = g_markup_escape_text (part->text, -1);

      g_string_append_printf (markup, "<b>%s</b>\n%s\n\n", question, answer);
    }
  pango_layout_set_markup (layout, markup->str, -1);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page,
              PmnNoticeDialog *self)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);

  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pmn_notice_layout (layout, self->structure);
  pango_cairo_show_layout (gtk_print_context_get_cairo_context (context), layout);
}

static void
on_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, PmnNoticeDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  pmn_error_dialog_present (GTK_WIDGET (self), _ ("The notice could not be printed"), error);
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_top_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_allow_async (operation, TRUE);
  /* The title of a print job is seen by others: it names nobody. */
  gtk_print_operation_set_job_name (operation, _ ("Information Notice"));
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), widget, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), widget, 0);
  /* What fails is told by "done". */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

/* Screen --------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
show_parts (PmnNoticeDialog *self)
{
  g_autoptr (GPtrArray) parts = pmn_notice_compose (self->structure);

  for (guint i = 0; i < parts->len; i++)
    {
      const PmnNoticePart *part = g_ptr_array_index (parts, i);
      GtkWidget *title = make_label (part->title, "heading");

      gtk_widget_set_margin_top (title, 12);
      gtk_box_append (self->parts_box, title);
      gtk_box_append (self->parts_box, make_label (part->text, NULL));
    }
}

static void
pmn_notice_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_NOTICE_DIALOG);
  G_OBJECT_CLASS (pmn_notice_dialog_parent_class)->dispose (object);
}

static void
pmn_notice_dialog_finalize (GObject *object)
{
  pmn_structure_free (PMN_NOTICE_DIALOG (object)->structure);
  G_OBJECT_CLASS (pmn_notice_dialog_parent_class)->finalize (object);
}

static void
pmn_notice_dialog_class_init (PmnNoticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_notice_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_notice_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/beneficiaries/pmn-notice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnNoticeDialog, parts_box);
  gtk_widget_class_install_action (widget_class, "notice.print", NULL, action_print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "notice.print",
                                       NULL);
}

static void
pmn_notice_dialog_init (PmnNoticeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
pmn_notice_dialog_new (const PmnStructure *structure)
{
  PmnNoticeDialog *self = g_object_new (PMN_TYPE_NOTICE_DIALOG, NULL);

  g_return_val_if_fail (structure != NULL, NULL);

  self->structure = pmn_structure_copy (structure);
  show_parts (self);
  return ADW_DIALOG (self);
}
