/* pmn-activity-several-section.c: what becomes of a session with several people
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-several-section.h"

#include "activities/pmn-activity-text.h"
#include "pmn-activity-kind.h"
#include "pmn-ui.h"

struct _PmnActivitySeveralSection
{
  PmnActivitySection parent_instance;

  AdwActionRow *workshop_row;
  AdwActionRow *sessions_row;
  GtkCheckButton *workshop_button;
  GtkCheckButton *sessions_button;
};

G_DEFINE_FINAL_TYPE (PmnActivitySeveralSection, pmn_activity_several_section,
                     PMN_TYPE_ACTIVITY_SECTION)

static void
pmn_activity_several_section_load_state (PmnActivitySection *section, const char *answer)
{
  PmnActivitySeveralSection *self = PMN_ACTIVITY_SEVERAL_SECTION (section);

  if (g_strcmp0 (answer, PMN_SEVERAL_SESSIONS) == 0)
    gtk_check_button_set_active (self->sessions_button, TRUE);
  else
    gtk_check_button_set_active (self->workshop_button, TRUE);
}

static char *
pmn_activity_several_section_dup_state (PmnActivitySection *section)
{
  PmnActivitySeveralSection *self = PMN_ACTIVITY_SEVERAL_SECTION (section);

  return g_strdup (gtk_check_button_get_active (self->sessions_button) ? PMN_SEVERAL_SESSIONS
                                                                       : PMN_SEVERAL_WORKSHOP);
}

static void
on_answered (PmnActivitySeveralSection *self)
{
  pmn_activity_section_changed (PMN_ACTIVITY_SECTION (self));
}

/* The answer given last is proposed. */
static void
pmn_activity_several_section_fill (PmnActivitySection *section, const PmnActivityFormLists *lists,
                                   const PmnActivity *activity)
{
  pmn_activity_several_section_load_state (section, lists->several);
}

static void
pmn_activity_several_section_class_init (PmnActivitySeveralSectionClass *klass)
{
  PmnActivitySectionClass *section_class = PMN_ACTIVITY_SECTION_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  section_class->fill = pmn_activity_several_section_fill;
  section_class->dup_state = pmn_activity_several_section_dup_state;
  section_class->load_state = pmn_activity_several_section_load_state;

  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-several-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivitySeveralSection, workshop_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitySeveralSection, sessions_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitySeveralSection, workshop_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitySeveralSection, sessions_button);
  gtk_widget_class_bind_template_callback (widget_class, on_answered);
}

static void
pmn_activity_several_section_init (PmnActivitySeveralSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say (AdwActionRow *row, GtkCheckButton *button, const char *title, int minutes)
{
  g_autofree char *duration
      = minutes > 0 ? pmn_format_minutes (minutes, pmn_ui_language ()) : g_strdup ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, duration);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, duration, -1);
}

void
pmn_activity_several_section_set_people (PmnActivitySeveralSection *self, PmnActivityKind kind,
                                         guint n, int minutes, int sum)
{
  gboolean asked = pmn_activity_kind_has_one_person (kind) && n > 1;
  g_autofree char *workshop = NULL;
  g_autofree char *sessions = NULL;

  g_return_if_fail (PMN_IS_ACTIVITY_SEVERAL_SECTION (self));

  gtk_widget_set_visible (GTK_WIDGET (self), asked);
  if (!asked)
    return;
  workshop = pmn_activity_text_several (PMN_ACTIVITY_WORKSHOP, n);
  sessions = pmn_activity_text_several (kind, n);
  say (self->workshop_row, self->workshop_button, workshop, minutes);
  say (self->sessions_row, self->sessions_button, sessions, sum);
}

static gboolean
is_asked (PmnActivitySeveralSection *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

gboolean
pmn_activity_several_section_wants_workshop (PmnActivitySeveralSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_SEVERAL_SECTION (self), FALSE);

  return is_asked (self) && !gtk_check_button_get_active (self->sessions_button);
}

gboolean
pmn_activity_several_section_wants_sessions (PmnActivitySeveralSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_SEVERAL_SECTION (self), FALSE);

  return is_asked (self) && gtk_check_button_get_active (self->sessions_button);
}
