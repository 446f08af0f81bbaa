/* pmn-activity-more-section.c: equipment, autonomy, referral, tags and notes of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-more-section.h"

#include <glib/gi18n.h>

#include "pmn-activity-kind.h"
#include "pmn-nomenclature.h"
#include "pmn-ui.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-notes-row.h"
#include "widgets/pmn-term-picker.h"

struct _PmnActivityMoreSection
{
  PmnActivitySection parent_instance;

  PmnTermPicker *material_picker;
  PmnTermPicker *autonomy_picker;
  AdwSwitchRow *oriented_row;
  PmnChoiceRow *referral_row;
  GtkEditable *body_row;
  PmnTermPicker *tag_picker;
  GtkEditable *tags_row;
  PmnNotesRow *notes_row;

  PmnActivityKind kind;
};

G_DEFINE_FINAL_TYPE (PmnActivityMoreSection, pmn_activity_more_section, PMN_TYPE_ACTIVITY_SECTION)

/* The national form asks for autonomy and referral in individual sessions only. */
static void
update_referral (PmnActivityMoreSection *self)
{
  gboolean asked = gtk_widget_get_visible (GTK_WIDGET (self->oriented_row))
                   && adw_switch_row_get_active (self->oriented_row);

  gtk_widget_set_visible (GTK_WIDGET (self->referral_row), asked);
  gtk_widget_set_visible (GTK_WIDGET (self->body_row), asked);
}

static void
pmn_activity_more_section_fill (PmnActivitySection *section, const PmnActivityFormLists *lists,
                                const PmnActivity *activity)
{
  PmnActivityMoreSection *self = PMN_ACTIVITY_MORE_SECTION (section);

  for (guint i = 0; i < lists->tags->len; i++)
    pmn_term_picker_add (self->tag_picker, g_ptr_array_index (lists->tags, i),
                         g_ptr_array_index (lists->tags, i), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tag_picker), lists->tags->len > 0);
}

static void
pmn_activity_more_section_set_kind (PmnActivitySection *section, PmnActivityKind kind)
{
  PmnActivityMoreSection *self = PMN_ACTIVITY_MORE_SECTION (section);
  gboolean one_person = pmn_activity_kind_has_one_person (kind);

  self->kind = kind;
  gtk_widget_set_visible (GTK_WIDGET (self->material_picker), kind != PMN_ACTIVITY_LOCAL);
  gtk_widget_set_visible (GTK_WIDGET (self->autonomy_picker), one_person);
  gtk_widget_set_visible (GTK_WIDGET (self->oriented_row), one_person);
  update_referral (self);
}

static void
pmn_activity_more_section_show_activity (PmnActivitySection *section, const PmnActivity *activity)
{
  PmnActivityMoreSection *self = PMN_ACTIVITY_MORE_SECTION (section);

  g_object_set (self->material_picker, "state", "", NULL);
  g_object_set (self->tag_picker, "state", "", NULL);
  for (guint i = 0; i < activity->materials->len; i++)
    pmn_term_picker_turn_on (self->material_picker, PMN_DIMENSION_MATERIAL,
                             g_ptr_array_index (activity->materials, i));
  for (guint i = 0; i < activity->tags->len; i++)
    pmn_term_picker_turn_on (self->tag_picker, PMN_DIMENSION_TAG,
                             g_ptr_array_index (activity->tags, i));
  if (activity->tags->len > 0)
    gtk_widget_set_visible (GTK_WIDGET (self->tag_picker), TRUE);
  pmn_term_picker_set_single (self->autonomy_picker, PMN_DIMENSION_AUTONOMY, activity->autonomy);
  adw_switch_row_set_active (self->oriented_row, activity->oriented == PMN_YES);
  pmn_choice_row_set_id (self->referral_row, activity->referral);
  pmn_ui_set_text (self->body_row, activity->referral_body);
  pmn_ui_set_text (self->tags_row, NULL);
  pmn_notes_row_set_text (self->notes_row, activity->notes);
}

static void
read_outcome (PmnActivityMoreSection *self, PmnActivity *activity)
{
  gboolean oriented = adw_switch_row_get_active (self->oriented_row);
  const char *referral = pmn_choice_row_get_id (self->referral_row);

  activity->autonomy = pmn_term_picker_get_single (self->autonomy_picker);
  /* A question left without an answer stays so, unless it is answered now. */
  if (oriented)
    activity->oriented = PMN_YES;
  else if (activity->oriented == PMN_YES || activity->record.id == 0)
    activity->oriented = PMN_NO;
  activity->referral = oriented && *referral != '\0' ? g_intern_string (referral) : NULL;
  g_free (activity->referral_body);
  activity->referral_body = oriented ? pmn_ui_text_or_null (self->body_row) : NULL;
}

static void
read_tags (PmnActivityMoreSection *self, PmnActivity *activity)
{
  g_auto (GStrv) known = pmn_term_picker_dup_active (self->tag_picker);
  g_auto (GStrv) added = g_strsplit (gtk_editable_get_text (self->tags_row), ",", -1);

  for (guint i = 0; known[i] != NULL; i++)
    pmn_activity_add_tag (activity, known[i]);
  for (guint i = 0; added[i] != NULL; i++)
    if (*g_strstrip (added[i]) != '\0')
      pmn_activity_add_tag (activity, added[i]);
}

static void
pmn_activity_more_section_read_activity (PmnActivitySection *section, PmnActivity *activity,
                                         PmnValidation *issues)
{
  PmnActivityMoreSection *self = PMN_ACTIVITY_MORE_SECTION (section);
  g_auto (GStrv) materials = pmn_term_picker_dup_active (self->material_picker);

  for (guint i = 0; materials[i] != NULL && self->kind != PMN_ACTIVITY_LOCAL; i++)
    pmn_activity_add_material (activity, materials[i]);
  if (pmn_activity_kind_has_one_person (self->kind))
    read_outcome (self, activity);
  read_tags (self, activity);
  g_free (activity->notes);
  activity->notes = pmn_notes_row_dup_text (self->notes_row);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, material_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, autonomy_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, oriented_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, referral_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, body_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, tag_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, tags_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityMoreSection, notes_row);
}

static void
pmn_activity_more_section_class_init (PmnActivityMoreSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnActivitySectionClass *section_class = PMN_ACTIVITY_SECTION_CLASS (klass);

  section_class->fill = pmn_activity_more_section_fill;
  section_class->set_kind = pmn_activity_more_section_set_kind;
  section_class->show_activity = pmn_activity_more_section_show_activity;
  section_class->read_activity = pmn_activity_more_section_read_activity;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_NOTES_ROW);
  g_type_ensure (PMN_TYPE_TERM_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-more-section.ui");
  bind_children (widget_class);
}

static void
pmn_activity_more_section_init (PmnActivityMoreSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = PMN_ACTIVITY_INDIVIDUAL;
  pmn_term_picker_add_dimension (self->material_picker, PMN_DIMENSION_MATERIAL);
  pmn_term_picker_add_dimension (self->autonomy_picker, PMN_DIMENSION_AUTONOMY);
  pmn_choice_row_add (self->referral_row, "", _ ("Not said"));
  pmn_choice_row_add_dimension (self->referral_row, PMN_DIMENSION_REFERRAL);
  g_signal_connect_object (self->oriented_row, "notify::active", G_CALLBACK (update_referral), self,
                           G_CONNECT_SWAPPED);
  update_referral (self);
}

void
pmn_activity_more_section_add_material (PmnActivityMoreSection *self, const char *code)
{
  g_return_if_fail (PMN_IS_ACTIVITY_MORE_SECTION (self));

  pmn_term_picker_turn_on (self->material_picker, PMN_DIMENSION_MATERIAL, code);
}
