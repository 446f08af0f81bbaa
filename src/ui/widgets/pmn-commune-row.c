/* pmn-commune-row.c: a row in which a commune is found by its name or postcode
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-commune-row.h"

#include <glib/gi18n.h>

#include "pmn-commune-finder.h"

#define N_PROPOSALS 8

struct _PmnCommuneRow
{
  AdwEntryRow parent_instance;

  GtkPopover *popover;
  GtkListBox *list;
  GPtrArray *proposals; /* PmnCommune, in the order of @list */
  GCancellable *cancellable;
  char *insee;
  char *postcode;
  char *name;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PmnCommuneRow, pmn_commune_row, ADW_TYPE_ENTRY_ROW)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The postcode that was typed when the commune has it, else its first one. */
static const char *
pick_postcode (const PmnCommune *commune, const char *typed)
{
  for (guint i = 0; commune->postcodes[i] != NULL; i++)
    {
      if (g_str_equal (commune->postcodes[i], typed))
        return commune->postcodes[i];
    }
  return commune->postcodes[0] != NULL ? commune->postcodes[0] : "";
}

static void
choose (PmnCommuneRow *self, const PmnCommune *commune)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));

  gtk_popover_popdown (self->popover);
  pmn_commune_row_set_commune (self, commune->insee, pick_postcode (commune, typed), commune->name);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkWidget *
make_proposal (const PmnCommune *commune)
{
  g_autofree char *codes = g_strjoinv (", ", commune->postcodes);
  g_autofree char *detail = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (commune->name);
  GtkWidget *code;
  GtkWidget *row = gtk_list_box_row_new ();

  /* A city may have twenty postcodes. */
  if (g_utf8_strlen (codes, -1) > 14)
    detail = g_strdup_printf ("%s…", commune->postcodes[0]);
  else
    detail = g_strdup (codes);
  if (commune->current_name != NULL && !g_str_equal (commune->insee, commune->current_insee))
    {
      /* Translators: old name of a commune, then the commune of today that it belongs to. */
      g_autofree char *both
          = g_strdup_printf (_ ("%s (now %s)"), commune->name, commune->current_name);

      gtk_label_set_text (GTK_LABEL (name), both);
    }
  code = gtk_label_new (detail);
  gtk_widget_add_css_class (code, "dimmed");
  gtk_widget_add_css_class (code, "numeric");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), code);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  spoken = g_strdup_printf ("%s, %s", gtk_label_get_text (GTK_LABEL (name)), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
show_proposals (PmnCommuneRow *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->proposals->len; i++)
    gtk_list_box_append (self->list, make_proposal (g_ptr_array_index (self->proposals, i)));
  if (self->proposals->len == 0)
    {
      gtk_popover_popdown (self->popover);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("No commune found"),
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
  else
    {
      g_autofree char *count = g_strdup_printf (
          g_dngettext (NULL, "%u commune proposed", "%u communes proposed", self->proposals->len),
          self->proposals->len);

      gtk_widget_set_size_request (GTK_WIDGET (self->popover),
                                   MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 24, 200), -1);
      gtk_popover_popup (self->popover);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), count,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnCommuneRow) self = PMN_COMMUNE_ROW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = pmn_commune_finder_search_finish (PMN_COMMUNE_FINDER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      /* Without reference data a commune cannot be chosen: say so where it is missed. */
      g_message ("Communes cannot be searched: %s", error->message);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), error->message);
      return;
    }
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_steal_pointer (&found);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_proposals (self);
}

static void
on_text_changed (PmnCommuneRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->updating || self->popover == NULL)
    return;
  g_set_str (&self->insee, "");
  g_set_str (&self->postcode, "");
  g_set_str (&self->name, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (g_utf8_strlen (text, -1) < 2)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  self->cancellable = g_cancellable_new ();
  pmn_commune_finder_search_async (pmn_commune_finder_get_default (), text, N_PROPOSALS,
                                   self->cancellable, on_found, g_object_ref (self));
}

static void
on_proposal_activated (PmnCommuneRow *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (self->proposals != NULL && index < self->proposals->len)
    choose (self, g_ptr_array_index (self->proposals, index));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                PmnCommuneRow *self)
{
  if (self->popover == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->popover))
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (self->proposals != NULL && self->proposals->len > 0)
        choose (self, g_ptr_array_index (self->proposals, 0));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (self->popover);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Leaving the row with exactly one proposal takes it: "24190" then Tab is enough when it is unambiguous. */
static void
on_focus_left (PmnCommuneRow *self)
{
  if (self->popover == NULL)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)) && *self->insee == '\0'
      && self->proposals != NULL && self->proposals->len == 1)
    {
      const PmnCommune *only = g_ptr_array_index (self->proposals, 0);

      pmn_commune_row_set_commune (
          self, only->insee, pick_postcode (only, gtk_editable_get_text (GTK_EDITABLE (self))),
          only->name);
    }
  gtk_popover_popdown (self->popover);
}

static void
pmn_commune_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_take_string (value, g_strdup_printf ("%s|%s|%s", self->insee, self->postcode,
                                                   self->name != NULL ? self->name
                                                                      : gtk_editable_get_text (
                                                                            GTK_EDITABLE (self))));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_commune_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (object);
  g_auto (GStrv) parts = NULL;

  switch (id)
    {
    case PROP_STATE:
      parts = g_strsplit (g_value_get_string (value) != NULL ? g_value_get_string (value) : "", "|",
                          3);
      if (g_strv_length (parts) == 3)
        pmn_commune_row_set_commune (self, parts[0], parts[1], parts[2]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_commune_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (pmn_commune_row_parent_class)->size_allocate (widget, width, height, baseline);
  if (PMN_COMMUNE_ROW (widget)->popover != NULL)
    gtk_popover_present (PMN_COMMUNE_ROW (widget)->popover);
}

static void
pmn_commune_row_dispose (GObject *object)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  g_clear_weak_pointer (&self->popover);
  G_OBJECT_CLASS (pmn_commune_row_parent_class)->dispose (object);
}

static void
pmn_commune_row_finalize (GObject *object)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_free (self->insee);
  g_free (self->postcode);
  g_free (self->name);
  G_OBJECT_CLASS (pmn_commune_row_parent_class)->finalize (object);
}

static void
pmn_commune_row_class_init (PmnCommuneRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_commune_row_get_property;
  object_class->set_property = pmn_commune_row_set_property;
  object_class->dispose = pmn_commune_row_dispose;
  object_class->finalize = pmn_commune_row_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = pmn_commune_row_size_allocate;

  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pmn_commune_row_init (PmnCommuneRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->insee = g_strdup ("");
  self->postcode = g_strdup ("");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Communes proposed"), -1);
  g_set_weak_pointer (&self->popover, GTK_POPOVER (gtk_popover_new ()));
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_proposal_activated), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_text_changed), NULL);
}

void
pmn_commune_row_set_commune (PmnCommuneRow *self, const char *insee, const char *postcode,
                             const char *name)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PMN_IS_COMMUNE_ROW (self));
  g_return_if_fail (insee != NULL);
  g_return_if_fail (postcode != NULL);

  if (name != NULL && *name != '\0' && *postcode != '\0')
    text = g_strdup_printf ("%s (%s)", name, postcode);
  else
    text = g_strdup (name != NULL ? name : "");
  g_cancellable_cancel (self->cancellable);
  g_set_str (&self->insee, insee);
  g_set_str (&self->postcode, postcode);
  g_set_str (&self->name, *insee != '\0' ? name : NULL);
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->updating = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

const char *
pmn_commune_row_get_insee (PmnCommuneRow *self)
{
  g_return_val_if_fail (PMN_IS_COMMUNE_ROW (self), "");

  return self->insee;
}

const char *
pmn_commune_row_get_postcode (PmnCommuneRow *self)
{
  g_return_val_if_fail (PMN_IS_COMMUNE_ROW (self), "");

  return self->postcode;
}

const char *
pmn_commune_row_get_name (PmnCommuneRow *self)
{
  g_return_val_if_fail (PMN_IS_COMMUNE_ROW (self), NULL);

  return self->name;
}

gboolean
pmn_commune_row_has_pending_text (PmnCommuneRow *self)
{
  g_return_val_if_fail (PMN_IS_COMMUNE_ROW (self), FALSE);

  return *self->insee == '\0' && *gtk_editable_get_text (GTK_EDITABLE (self)) != '\0';
}
