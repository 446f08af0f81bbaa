/* pmn-notice-dialog.c: the information notice, to read together or to print
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "beneficiaries/pmn-notice-dialog.h"

#include "pmn-documents.h"
#include "pmn-notice.h"
#include "pmn-ui.h"
#include "print/pmn-print-dialog.h"
#include "widgets/pmn-narrow-title.h"

struct _PmnNoticeDialog
{
  AdwDialog parent_instance;

  GtkBox *parts_box;
  PmnRegister *reg;
};

G_DEFINE_FINAL_TYPE (PmnNoticeDialog, pmn_notice_dialog, ADW_TYPE_DIALOG)

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnNoticeDialog *self = PMN_NOTICE_DIALOG (widget);

  adw_dialog_present (
      pmn_print_dialog_new (self->reg, pmn_document_request_new (PMN_DOCUMENT_NOTICE)), widget);
}

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
  g_autoptr (GPtrArray) parts = pmn_notice_compose (pmn_register_get_structure (self->reg));

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
  g_clear_object (&PMN_NOTICE_DIALOG (object)->reg);
  G_OBJECT_CLASS (pmn_notice_dialog_parent_class)->finalize (object);
}

static void
pmn_notice_dialog_class_init (PmnNoticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_notice_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_notice_dialog_finalize;
  g_type_ensure (PMN_TYPE_NARROW_TITLE);
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
pmn_notice_dialog_new (PmnRegister *reg)
{
  PmnNoticeDialog *self = g_object_new (PMN_TYPE_NOTICE_DIALOG, NULL);

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self->reg = g_object_ref (reg);
  show_parts (self);
  return ADW_DIALOG (self);
}
