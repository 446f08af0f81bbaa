/* pmn-notes-row.c: a row of several lines of free text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-notes-row.h"

#include "pmn-text-guard.h"
#include "widgets/pmn-form-focus.h"
#include "widgets/pmn-wrapping.h"

struct _PmnNotesRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title;
  GtkTextView *view;
  GtkLabel *warning;
};

G_DEFINE_FINAL_TYPE (PmnNotesRow, pmn_notes_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
on_text_changed (PmnNotesRow *self)
{
  g_autofree char *text = pmn_notes_row_dup_text (self);
  g_autoptr (GArray) found = pmn_text_guard_scan (text);
  PangoWrapMode mode = pmn_wrapping_find_mode (text != NULL ? text : "");

  gtk_text_view_set_wrap_mode (self->view,
                               mode == PANGO_WRAP_CHAR ? GTK_WRAP_CHAR : GTK_WRAP_WORD_CHAR);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), found->len > 0);
  if (found->len > 0)
    {
      const char *message = pmn_text_guard_message (g_array_index (found, PmnGuardWarning, 0).kind);

      gtk_label_set_text (self->warning, message);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view),
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->warning, NULL,
                                      -1);
    }
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->view),
                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
pmn_notes_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      g_value_take_string (value, pmn_notes_row_dup_text (PMN_NOTES_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_notes_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      pmn_notes_row_set_text (PMN_NOTES_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
pmn_notes_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PMN_NOTES_ROW (widget)->view));
}

static void
pmn_notes_row_class_init (PmnNotesRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_notes_row_get_property;
  object_class->set_property = pmn_notes_row_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = pmn_notes_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = pmn_form_focus_inside_row;
  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pmn_notes_row_init (PmnNotesRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "picker-title");
  g_object_bind_property (self, "title", self->title, "label", G_BINDING_SYNC_CREATE);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  /* Tab goes on to the next field, as everywhere in a form. */
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 72);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "notes");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, -1);
  self->warning = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->warning, 0);
  gtk_label_set_wrap (self->warning, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->warning), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->warning), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->warning));
  gtk_widget_add_css_class (column, "picker");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
}

char *
pmn_notes_row_dup_text (PmnNotesRow *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (PMN_IS_NOTES_ROW (self), NULL);

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

void
pmn_notes_row_set_text (PmnNotesRow *self, const char *text)
{
  g_return_if_fail (PMN_IS_NOTES_ROW (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
}

GtkWidget *
pmn_notes_row_get_view (PmnNotesRow *self)
{
  g_return_val_if_fail (PMN_IS_NOTES_ROW (self), NULL);

  return GTK_WIDGET (self->view);
}
