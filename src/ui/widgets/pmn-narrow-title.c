/* pmn-narrow-title.c: the title of a dialog under its buttons, whole, where its header has no room for it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/pmn-narrow-title.h"

struct _PmnNarrowTitle
{
  AdwBin parent_instance;

  GtkLabel *label;
  AdwHeaderBar *header;
};

G_DEFINE_FINAL_TYPE (PmnNarrowTitle, pmn_narrow_title, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_HEADER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
pmn_narrow_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnNarrowTitle *self = PMN_NARROW_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_HEADER:
      g_value_set_object (value, self->header);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_narrow_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnNarrowTitle *self = PMN_NARROW_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->label, g_value_get_string (value));
      break;
    case PROP_HEADER:
      if (g_set_object (&self->header, g_value_get_object (value)) && self->header != NULL)
        g_object_bind_property (self, "visible", self->header, "show-title",
                                G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_narrow_title_dispose (GObject *object)
{
  g_clear_object (&PMN_NARROW_TITLE (object)->header);
  G_OBJECT_CLASS (pmn_narrow_title_parent_class)->dispose (object);
}

static void
pmn_narrow_title_class_init (PmnNarrowTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_narrow_title_get_property;
  object_class->set_property = pmn_narrow_title_set_property;
  object_class->dispose = pmn_narrow_title_dispose;
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEADER] = g_param_spec_object ("header", NULL, NULL, ADW_TYPE_HEADER_BAR,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pmn_narrow_title_init (PmnNarrowTitle *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  adw_bin_set_child (ADW_BIN (self), label);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
