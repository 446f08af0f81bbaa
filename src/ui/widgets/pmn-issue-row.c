/* pmn-issue-row.c: what is wrong with a field, said under it and tied to it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-issue-row.h"

#include "widgets/pmn-form-focus.h"
#include "widgets/pmn-notes-row.h"

#include <adwaita.h>

struct _PmnIssueRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *control;
  char *field;
  gboolean
      marking; /* several rows may speak of one control: only who marked it takes the mark off */
};

G_DEFINE_FINAL_TYPE (PmnIssueRow, pmn_issue_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_FIELD = 1,
  PROP_CONTROL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The widget that a screen reader stands on: the text inside a row, else the control. */
static GtkAccessible *
get_focused_part (GtkWidget *control)
{
  GtkEditable *text
      = GTK_IS_EDITABLE (control) ? gtk_editable_get_delegate (GTK_EDITABLE (control)) : NULL;

  if (PMN_IS_NOTES_ROW (control))
    return GTK_ACCESSIBLE (pmn_notes_row_get_view (PMN_NOTES_ROW (control)));
  return text != NULL ? GTK_ACCESSIBLE (text) : GTK_ACCESSIBLE (control);
}

static void
mark_control (PmnIssueRow *self, const PmnIssue *issue)
{
  GtkAccessible *part;
  gboolean is_error = issue != NULL && issue->severity == PMN_ISSUE_ERROR;

  if (self->control == NULL || (issue == NULL && !self->marking))
    return;
  self->marking = issue != NULL;
  part = get_focused_part (self->control);
  if (issue != NULL)
    gtk_accessible_update_relation (part, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->label, NULL,
                                    -1);
  else
    gtk_accessible_reset_relation (part, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
  if (is_error)
    {
      gtk_accessible_update_state (part, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
      gtk_widget_add_css_class (self->control, "error");
    }
  else
    {
      gtk_accessible_reset_state (part, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_widget_remove_css_class (self->control, "error");
    }
}

static void
pmn_issue_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnIssueRow *self = PMN_ISSUE_ROW (object);

  switch (id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_CONTROL:
      g_value_set_object (value, self->control);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_issue_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnIssueRow *self = PMN_ISSUE_ROW (object);

  switch (id)
    {
    case PROP_FIELD:
      g_set_str (&self->field, g_value_get_string (value));
      break;
    case PROP_CONTROL:
      g_set_weak_pointer (&self->control, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_issue_row_dispose (GObject *object)
{
  g_clear_weak_pointer (&PMN_ISSUE_ROW (object)->control);
  G_OBJECT_CLASS (pmn_issue_row_parent_class)->dispose (object);
}

static void
pmn_issue_row_finalize (GObject *object)
{
  g_free (PMN_ISSUE_ROW (object)->field);
  G_OBJECT_CLASS (pmn_issue_row_parent_class)->finalize (object);
}

static void
pmn_issue_row_class_init (PmnIssueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_issue_row_get_property;
  object_class->set_property = pmn_issue_row_set_property;
  object_class->dispose = pmn_issue_row_dispose;
  object_class->finalize = pmn_issue_row_finalize;
  GTK_WIDGET_CLASS (klass)->focus = pmn_form_focus_skip_row;

  properties[PROP_FIELD]
      = g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTROL] = g_param_spec_object ("control", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pmn_issue_row_init (PmnIssueRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "issue-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pmn_issue_row_set_issue (PmnIssueRow *self, const PmnIssue *issue)
{
  gboolean is_error;

  g_return_if_fail (PMN_IS_ISSUE_ROW (self));

  is_error = issue != NULL && issue->severity == PMN_ISSUE_ERROR;
  gtk_label_set_text (self->label, issue != NULL ? issue->message : "");
  gtk_image_set_from_icon_name (self->icon,
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self), is_error ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self), is_error ? "error" : "warning");
  gtk_widget_set_visible (GTK_WIDGET (self), issue != NULL);
  mark_control (self, issue);
}

/* Only the rows that have something to say when @wrong, only the others otherwise. */
static GtkWidget *
show_some (GtkWidget *root, const PmnValidation *issues, gboolean wrong)
{
  GtkWidget *first = NULL;

  if (PMN_IS_ISSUE_ROW (root))
    {
      PmnIssueRow *row = PMN_ISSUE_ROW (root);
      const PmnIssue *issue
          = issues != NULL && row->field != NULL ? pmn_validation_find (issues, row->field) : NULL;

      if ((issue != NULL) == wrong)
        pmn_issue_row_set_issue (row, issue);
      return issue != NULL && issue->severity == PMN_ISSUE_ERROR ? row->control : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = show_some (child, issues, wrong);

      if (first == NULL)
        first = found;
    }
  return first;
}

GtkWidget *
pmn_issue_rows_show (GtkWidget *root, const PmnValidation *issues)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  /* Two rows may speak of one control: what is no longer wrong leaves it before what is wrong is said of it. */
  show_some (root, issues, FALSE);
  return show_some (root, issues, TRUE);
}
