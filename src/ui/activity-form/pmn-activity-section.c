/* pmn-activity-section.c: one group of fields of the form of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-section.h"

G_DEFINE_ABSTRACT_TYPE (PmnActivitySection, pmn_activity_section, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
pmn_activity_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnActivitySectionClass *klass = PMN_ACTIVITY_SECTION_GET_CLASS (object);

  switch (id)
    {
    case PROP_STATE:
      if (klass->dup_state != NULL)
        g_value_take_string (value, klass->dup_state (PMN_ACTIVITY_SECTION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_activity_section_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  PmnActivitySectionClass *klass = PMN_ACTIVITY_SECTION_GET_CLASS (object);

  switch (id)
    {
    case PROP_STATE:
      if (klass->load_state != NULL)
        klass->load_state (PMN_ACTIVITY_SECTION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_activity_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  G_OBJECT_CLASS (pmn_activity_section_parent_class)->dispose (object);
}

static void
pmn_activity_section_class_init (PmnActivitySectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmn_activity_section_dispose;
  object_class->get_property = pmn_activity_section_get_property;
  object_class->set_property = pmn_activity_section_set_property;
  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", PMN_TYPE_ACTIVITY_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmn_activity_section_init (PmnActivitySection *self)
{
}

void
pmn_activity_section_fill (PmnActivitySection *self, const PmnActivityFormLists *lists,
                           const PmnActivity *activity)
{
  g_return_if_fail (PMN_IS_ACTIVITY_SECTION (self));

  if (PMN_ACTIVITY_SECTION_GET_CLASS (self)->fill != NULL)
    PMN_ACTIVITY_SECTION_GET_CLASS (self)->fill (self, lists, activity);
}

void
pmn_activity_section_set_kind (PmnActivitySection *self, PmnActivityKind kind)
{
  g_return_if_fail (PMN_IS_ACTIVITY_SECTION (self));

  if (PMN_ACTIVITY_SECTION_GET_CLASS (self)->set_kind != NULL)
    PMN_ACTIVITY_SECTION_GET_CLASS (self)->set_kind (self, kind);
}

void
pmn_activity_section_show_activity (PmnActivitySection *self, const PmnActivity *activity)
{
  g_return_if_fail (PMN_IS_ACTIVITY_SECTION (self));

  if (PMN_ACTIVITY_SECTION_GET_CLASS (self)->show_activity != NULL)
    PMN_ACTIVITY_SECTION_GET_CLASS (self)->show_activity (self, activity);
}

void
pmn_activity_section_read_activity (PmnActivitySection *self, PmnActivity *activity,
                                    PmnValidation *issues)
{
  g_return_if_fail (PMN_IS_ACTIVITY_SECTION (self));

  if (PMN_ACTIVITY_SECTION_GET_CLASS (self)->read_activity != NULL
      && gtk_widget_get_visible (GTK_WIDGET (self)))
    PMN_ACTIVITY_SECTION_GET_CLASS (self)->read_activity (self, activity, issues);
}

void
pmn_activity_section_changed (PmnActivitySection *self)
{
  g_return_if_fail (PMN_IS_ACTIVITY_SECTION (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_signal_emit (self, changed_signal, 0);
}
