/* pmn-proposal-row.c: a row in which something is found by typing, among proposals shown below
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-proposal-row.h"

#define MIN_LETTERS 2

typedef struct
{
  GtkPopover *popover;
  GtkListBox *list;
  guint n_proposals;
  GCancellable *cancellable;
  GtkEventController *focus; /* (unowned) */
  gboolean stale;            /* the proposals answer an older text */
  gboolean updating;
} PmnProposalRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmnProposalRow, pmn_proposal_row, ADW_TYPE_ENTRY_ROW)

static PmnProposalRowPrivate *
get_priv (PmnProposalRow *self)
{
  return pmn_proposal_row_get_instance_private (self);
}

static void
forget_search (PmnProposalRow *self)
{
  PmnProposalRowPrivate *priv = get_priv (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
}

static void
choose (PmnProposalRow *self, guint index)
{
  PMN_PROPOSAL_ROW_GET_CLASS (self)->choose (self, index);
}

static void
on_text_changed (PmnProposalRow *self)
{
  PmnProposalRowPrivate *priv = get_priv (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (priv->updating || priv->popover == NULL)
    return;
  forget_search (self);
  priv->stale = TRUE;
  if (g_utf8_strlen (text, -1) >= MIN_LETTERS)
    priv->cancellable = g_cancellable_new ();
  else
    pmn_proposal_row_clear (self);
  PMN_PROPOSAL_ROW_GET_CLASS (self)->typed (self, text, priv->cancellable);
}

static void
on_proposal_activated (PmnProposalRow *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (get_priv (self)->popover);
  choose (self, (guint) gtk_list_box_row_get_index (row));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                PmnProposalRow *self)
{
  PmnProposalRowPrivate *priv = get_priv (self);

  if (priv->popover == NULL || !gtk_widget_get_visible (GTK_WIDGET (priv->popover))
      || priv->n_proposals == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || gtk_widget_get_focus_child (GTK_WIDGET (priv->list)) != NULL)
    return GDK_EVENT_PROPAGATE;
  /* What is proposed for an older text is not what is being looked for. */
  if (priv->stale && key != GDK_KEY_Escape)
    return key == GDK_KEY_Down || key == GDK_KEY_KP_Down || key == GDK_KEY_Return
           || key == GDK_KEY_KP_Enter;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (priv->list, 0)));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      on_proposal_activated (self, gtk_list_box_get_row_at_index (priv->list, 0));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (priv->popover);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Leaving the row with exactly one proposal takes it: "24190" then Tab is enough when it is unambiguous. */
static void
on_focus_left (PmnProposalRow *self)
{
  PmnProposalRowPrivate *priv = get_priv (self);

  if (priv->popover == NULL)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (priv->popover)) && priv->n_proposals == 1 && !priv->stale)
    choose (self, 0);
  if (priv->popover != NULL)
    gtk_popover_popdown (priv->popover);
}

static void
pmn_proposal_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PmnProposalRowPrivate *priv = get_priv (PMN_PROPOSAL_ROW (widget));

  GTK_WIDGET_CLASS (pmn_proposal_row_parent_class)->size_allocate (widget, width, height, baseline);
  if (priv->popover != NULL)
    gtk_popover_present (priv->popover);
}

static void
pmn_proposal_row_dispose (GObject *object)
{
  PmnProposalRowPrivate *priv = get_priv (PMN_PROPOSAL_ROW (object));

  forget_search (PMN_PROPOSAL_ROW (object));
  if (priv->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (priv->popover));
  g_clear_weak_pointer (&priv->popover);
  G_OBJECT_CLASS (pmn_proposal_row_parent_class)->dispose (object);
}

static void
pmn_proposal_row_class_init (PmnProposalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_proposal_row_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = pmn_proposal_row_size_allocate;
}

static void
pmn_proposal_row_init (PmnProposalRow *self)
{
  PmnProposalRowPrivate *priv = get_priv (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  priv->focus = gtk_event_controller_focus_new ();
  priv->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (priv->list, GTK_SELECTION_NONE);
  g_set_weak_pointer (&priv->popover, GTK_POPOVER (gtk_popover_new ()));
  gtk_popover_set_autohide (priv->popover, FALSE);
  gtk_popover_set_has_arrow (priv->popover, FALSE);
  gtk_popover_set_position (priv->popover, GTK_POS_BOTTOM);
  gtk_popover_set_child (priv->popover, GTK_WIDGET (priv->list));
  gtk_widget_add_css_class (GTK_WIDGET (priv->popover), "menu");
  gtk_widget_set_parent (GTK_WIDGET (priv->popover), GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), priv->focus);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (priv->focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect_swapped (priv->list, "row-activated", G_CALLBACK (on_proposal_activated), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_text_changed), NULL);
}

void
pmn_proposal_row_set_list_name (PmnProposalRow *self, const char *name)
{
  g_return_if_fail (PMN_IS_PROPOSAL_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (get_priv (self)->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
pmn_proposal_row_clear (PmnProposalRow *self)
{
  PmnProposalRowPrivate *priv;

  g_return_if_fail (PMN_IS_PROPOSAL_ROW (self));

  priv = get_priv (self);
  priv->n_proposals = 0;
  priv->stale = FALSE;
  if (priv->popover == NULL)
    return;
  gtk_popover_popdown (priv->popover);
  gtk_list_box_remove_all (priv->list);
}

void
pmn_proposal_row_add (PmnProposalRow *self, const char *title, const char *detail)
{
  PmnProposalRowPrivate *priv;
  g_autofree char *spoken = NULL;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *row;

  g_return_if_fail (PMN_IS_PROPOSAL_ROW (self));
  g_return_if_fail (title != NULL);

  priv = get_priv (self);
  if (priv->popover == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL)
    {
      GtkWidget *more = gtk_label_new (detail);

      gtk_widget_add_css_class (more, "dimmed");
      gtk_widget_add_css_class (more, "numeric");
      gtk_box_append (GTK_BOX (box), more);
    }
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  spoken = detail != NULL ? g_strdup_printf ("%s, %s", title, detail) : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (priv->list, row);
  priv->n_proposals++;
}

void
pmn_proposal_row_present (PmnProposalRow *self, const char *sentence)
{
  PmnProposalRowPrivate *priv;

  g_return_if_fail (PMN_IS_PROPOSAL_ROW (self));
  g_return_if_fail (sentence != NULL);

  priv = get_priv (self);
  if (priv->popover == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  /* They come after the focus left: nobody would close their list. */
  if (!gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (priv->focus)))
    {
      if (priv->n_proposals == 1)
        choose (self, 0);
      pmn_proposal_row_clear (self);
      return;
    }
  if (priv->n_proposals > 0)
    {
      gtk_widget_set_size_request (GTK_WIDGET (priv->popover),
                                   MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 24, 200), -1);
      gtk_popover_popup (priv->popover);
    }
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

void
pmn_proposal_row_fail (PmnProposalRow *self, const GError *error)
{
  g_return_if_fail (PMN_IS_PROPOSAL_ROW (self));
  g_return_if_fail (error != NULL);

  /* What cannot be searched is said where it is missed. */
  g_message ("%s cannot be searched: %s", G_OBJECT_TYPE_NAME (self), error->message);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), error->message);
}

void
pmn_proposal_row_set_text (PmnProposalRow *self, const char *text)
{
  PmnProposalRowPrivate *priv;

  g_return_if_fail (PMN_IS_PROPOSAL_ROW (self));
  g_return_if_fail (text != NULL);

  priv = get_priv (self);
  forget_search (self);
  priv->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  priv->updating = FALSE;
}
