/* pmn-activity-editor.c: the form of an activity of any kind
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-editor.h"

#include <glib/gi18n.h>

#include "pmn-activity-kind.h"
#include "activity-form/pmn-activity-more-section.h"
#include "activity-form/pmn-activity-starter.h"
#include "activities/pmn-activity-text.h"
#include "activity-form/pmn-activity-themes-section.h"
#include "activity-form/pmn-activity-what-section.h"
#include "activity-form/pmn-activity-who.h"
#include "pmn-ui.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-issue-row.h"

#define N_SECTIONS 7

struct _PmnActivityEditor
{
  PmnEditorDialog parent_instance;

  AdwToggleGroup *kind_group;
  GtkLabel *kind_note;
  PmnActivityWhatSection *what_section;
  PmnActivityThemesSection *themes_section;
  PmnActivityMoreSection *more_section;
  PmnActivityWho who;

  PmnActivitySection *sections[N_SECTIONS]; /* all of them, in order */
  PmnActivityFormLists *lists;
  PmnActivityStarter *starter;
  PmnActivityKind kind;
  guint n_saved; /* in the last step */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (PmnActivityEditor, pmn_activity_editor, PMN_TYPE_EDITOR_DIALOG)

/* In the order of #PmnActivityKind. */
static const char *const kind_names[] = { "individual", "workshop", "one-off", "local" };

static PmnRegister *
get_register (PmnActivityEditor *self)
{
  return pmn_editor_dialog_get_register (PMN_EDITOR_DIALOG (self));
}

static const char *
get_title (PmnActivityKind kind)
{
  switch (kind)
    {
    case PMN_ACTIVITY_WORKSHOP:
      return _ ("Workshop");
    case PMN_ACTIVITY_ONE_OFF:
      return _ ("One-off Request");
    case PMN_ACTIVITY_LOCAL:
      return _ ("Local Activity");
    case PMN_ACTIVITY_INDIVIDUAL:
    default:
      return _ ("Individual Session");
    }
}

/* Kinds ---------------------------------------------------------------------------------------- */

static void on_section_changed (PmnActivityEditor *self);

/* The actions of this editor that need what is read first. */
static void
enable_actions (PmnActivityEditor *self, gboolean enabled)
{
  static const char *const names[]
      = { "editor.save-later", "editor.repeat-last", "editor.save-template", "editor.template" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], enabled);
}

/* What was given and the kind leaves out, or takes otherwise, is never left out in silence. */
static void
show_note (PmnActivityEditor *self)
{
  g_autofree char *note = pmn_activity_who_dup_note (&self->who);

  if (note == NULL && self->kind == PMN_ACTIVITY_LOCAL
      && pmn_activity_themes_section_is_said (self->themes_section))
    note = g_strdup (_ ("A local activity has no themes: those you chose are set aside, and come "
                        "back with another kind."));
  if (note != NULL && g_strcmp0 (note, gtk_label_get_label (self->kind_note)) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->kind_group), note,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (self->kind_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kind_note), note != NULL);
}

static void
set_kind (PmnActivityEditor *self, PmnActivityKind kind)
{
  self->kind = kind;
  adw_dialog_set_title (ADW_DIALOG (self), get_title (kind));
  for (guint i = 0; i < N_SECTIONS; i++)
    pmn_activity_section_set_kind (self->sections[i], kind);
  pmn_activity_who_set_kind (&self->who, kind);
  on_section_changed (self);
}

static void
on_kind_chosen (PmnActivityEditor *self)
{
  guint index = adw_toggle_group_get_active (self->kind_group);
  PmnActivityKind before = self->kind;
  PmnActivityKind kind = (PmnActivityKind) (index + 1);
  int minutes = pmn_activity_what_section_get_minutes (self->what_section);

  if (self->showing || index >= G_N_ELEMENTS (kind_names) || kind == before)
    return;
  /* What was wrong with another kind says nothing of this one. */
  pmn_issue_rows_show (GTK_WIDGET (self), NULL);
  if (kind == PMN_ACTIVITY_WORKSHOP)
    pmn_activity_who_count_people (&self->who);
  set_kind (self, kind);
  /* A duration that nobody typed follows the kind. */
  if (pmn_editor_dialog_is_new (PMN_EDITOR_DIALOG (self)) && self->lists != NULL
      && (minutes == 0 || minutes == self->lists->usual->minutes[before]))
    {
      pmn_activity_what_section_set_minutes (self->what_section, self->lists->usual->minutes[kind]);
      pmn_editor_dialog_set_proposed (PMN_EDITOR_DIALOG (self), "minutes");
    }
}

static void
on_section_changed (PmnActivityEditor *self)
{
  if (self->showing)
    return;
  pmn_activity_who_update (&self->who, pmn_activity_what_section_get_day (self->what_section),
                           pmn_activity_what_section_get_minutes (self->what_section));
  show_note (self);
}

static void
on_first_of_several (PmnActivityEditor *self)
{
  pmn_activity_who_move_person (&self->who);
}

/* Preparing and showing ------------------------------------------------------------------------ */

static void
on_lists_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivityEditor) self = PMN_ACTIVITY_EDITOR (data);
  PmnEditorDialog *dialog = PMN_EDITOR_DIALOG (self);
  const PmnActivity *activity = pmn_editor_dialog_get_row (dialog);
  g_autoptr (GError) error = NULL;

  self->lists = pmn_activity_form_lists_load_finish (PMN_REGISTER (source), result, &error);
  if (self->lists == NULL)
    {
      pmn_editor_dialog_fail (dialog, error);
      return;
    }
  if (activity->record.id == 0)
    {
      PmnActivity *proposed = pmn_activity_copy (activity);

      pmn_usual_values_apply (self->lists->usual, proposed);
      pmn_editor_dialog_replace_row (dialog, proposed);
      activity = proposed;
    }
  for (guint i = 0; i < N_SECTIONS; i++)
    pmn_activity_section_fill (self->sections[i], self->lists, activity);
  pmn_activity_starter_set_templates (self->starter, self->lists->templates);
  enable_actions (self, TRUE);
  pmn_editor_dialog_ready (dialog);
}

static void
pmn_activity_editor_prepare (PmnEditorDialog *dialog)
{
  const PmnActivity *activity = pmn_editor_dialog_get_row (dialog);

  pmn_activity_form_lists_load_async (
      pmn_editor_dialog_get_register (dialog), activity->mediator_id,
      pmn_editor_dialog_get_cancellable (dialog), on_lists_loaded, g_object_ref (dialog));
}

static void
pmn_activity_editor_show_row (PmnEditorDialog *dialog, gconstpointer row)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  const PmnActivity *activity = row;

  self->showing = TRUE;
  adw_toggle_group_set_active_name (self->kind_group, kind_names[activity->kind - 1]);
  self->kind = activity->kind;
  for (guint i = 0; i < N_SECTIONS; i++)
    pmn_activity_section_show_activity (self->sections[i], activity);
  pmn_activity_who_show_person (&self->who, activity);
  self->showing = FALSE;
  set_kind (self, activity->kind);
}

static GtkWidget *
pmn_activity_editor_get_first_field (PmnEditorDialog *dialog)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);

  /* What must be said of a new activity; of an old one, what was said first. */
  if (!pmn_editor_dialog_is_new (dialog))
    return pmn_activity_what_section_get_field (self->what_section, "day");
  if (self->kind == PMN_ACTIVITY_LOCAL)
    return pmn_activity_what_section_get_field (self->what_section, "local-kind");
  return pmn_activity_themes_section_get_finder (self->themes_section);
}

/* Reading -------------------------------------------------------------------------------------- */

static void
pmn_activity_editor_read_row (PmnEditorDialog *dialog, gpointer row, PmnValidation *issues)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  PmnActivity *activity = row;

  activity->kind = self->kind;
  activity->incomplete = pmn_editor_dialog_get_mode (dialog) == PMN_EDITOR_SAVE_FOR_LATER;
  g_ptr_array_set_size (activity->themes, 0);
  g_ptr_array_set_size (activity->materials, 0);
  g_ptr_array_set_size (activity->tags, 0);
  g_ptr_array_set_size (activity->participations, 0);
  g_array_set_size (activity->tallies, 0);
  activity->anonymous = 0;
  for (guint i = 0; i < N_SECTIONS; i++)
    pmn_activity_section_read_activity (self->sections[i], activity, issues);
  pmn_activity_who_read (&self->who, activity, issues);
  pmn_activity_fit_kind (activity);
}

static void
pmn_activity_editor_validate (PmnEditorDialog *dialog, gconstpointer row, PmnValidation *issues)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  PmnDay today = pmn_register_get_today (get_register (self));

  pmn_activity_who_validate (&self->who, row, today, issues);
}

/* Saving --------------------------------------------------------------------------------------- */

static void
remember_answer (PmnActivityEditor *self, const char *answer)
{
  if (g_set_str (&self->lists->several, answer))
    pmn_log_context_remember_several (get_register (self), answer);
}

static GPtrArray *
pmn_activity_editor_expand_row (PmnEditorDialog *dialog, gconstpointer row)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  GPtrArray *sessions = pmn_activity_who_split (&self->who, row);
  const char *answer = pmn_activity_who_get_answer (&self->who);

  self->n_saved = sessions != NULL ? sessions->len : 1;
  if (answer != NULL)
    remember_answer (self, answer);
  return sessions;
}

static char *
pmn_activity_editor_describe_saved (PmnEditorDialog *dialog, gconstpointer saved, gboolean created)
{
  const PmnActivity *activity = saved;
  guint n = PMN_ACTIVITY_EDITOR (dialog)->n_saved;
  g_autofree char *brief = pmn_activity_text_brief (activity);

  if (n > 1)
    return g_strdup_printf (ngettext ("%u activity logged", "%u activities logged", n), n);
  if (activity->incomplete)
    /* Translators: what was kept, such as "Individual · E-mail · A7F3-0192". */
    return g_strdup_printf (_ ("Kept, to be completed later: %s"), brief);
  /* Translators: what was logged, such as "Individual · E-mail · 45 min · A7F3-0192". */
  return g_strdup_printf (created ? _ ("Logged: %s") : _ ("Changed: %s"), brief);
}

static gpointer
pmn_activity_editor_prepare_next (PmnEditorDialog *dialog, gconstpointer saved)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (dialog);
  const PmnActivity *before = saved;
  PmnActivity *next = pmn_activity_new ();

  next->kind = self->kind;
  next->local_kind = before->local_kind;
  next->day = before->day;
  next->mediator_id = before->mediator_id;
  next->place_kind = before->place_kind;
  next->place_id = before->place_id;
  g_strlcpy (next->insee, before->insee, sizeof next->insee);
  g_strlcpy (next->postcode, before->postcode, sizeof next->postcode);
  next->commune = g_strdup (before->commune);
  pmn_usual_values_apply (self->lists->usual, next);
  return next;
}

/* Actions -------------------------------------------------------------------------------------- */

static void
action_save_later (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pmn_editor_dialog_save (PMN_EDITOR_DIALOG (widget), PMN_EDITOR_SAVE_FOR_LATER);
}

static void
action_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (widget);

  adw_toggle_group_set_active_name (self->kind_group, g_variant_get_string (parameter, NULL));
  pmn_editor_dialog_go_to (PMN_EDITOR_DIALOG (self),
                           pmn_activity_editor_get_first_field (PMN_EDITOR_DIALOG (self)));
}

static void
action_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (widget);
  const char *where = g_variant_get_string (parameter, NULL);
  GtkWidget *field;

  if (g_str_equal (where, "themes"))
    field = pmn_activity_themes_section_get_finder (self->themes_section);
  else if (g_str_equal (where, "people"))
    field = pmn_activity_who_get_first_field (&self->who);
  else
    field = pmn_activity_what_section_get_field (self->what_section, where);
  pmn_editor_dialog_go_to (PMN_EDITOR_DIALOG (self), field);
}

static void
action_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivityEditor *self = PMN_ACTIVITY_EDITOR (widget);

  if (g_str_equal (name, "editor.repeat-last"))
    pmn_activity_starter_repeat_last (self->starter);
  else if (g_str_equal (name, "editor.save-template"))
    pmn_activity_starter_save_template (self->starter);
  else if (g_str_equal (name, "editor.template"))
    pmn_activity_starter_use_template (self->starter, g_variant_get_int64 (parameter));
  else
    pmn_activity_starter_trash_template (self->starter, g_variant_get_int64 (parameter));
}

/* Class ---------------------------------------------------------------------------------------- */

static void
pmn_activity_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_ACTIVITY_EDITOR);
  G_OBJECT_CLASS (pmn_activity_editor_parent_class)->dispose (object);
}

static void
pmn_activity_editor_finalize (GObject *object)
{
  pmn_activity_form_lists_free (PMN_ACTIVITY_EDITOR (object)->lists);
  g_clear_object (&PMN_ACTIVITY_EDITOR (object)->starter);
  G_OBJECT_CLASS (pmn_activity_editor_parent_class)->finalize (object);
}

static void
add_keys (PmnEditorDialog *dialog)
{
  static const char *const fields[][2] = {
    { "<Control>t", "themes" },  { "<Control>b", "people" }, { "<Control>e", "day" },
    { "<Control>u", "minutes" }, { "<Control>l", "place" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      g_autofree char *keys = g_strdup_printf ("<Control>%u", i + 1);

      pmn_editor_dialog_add_keys (dialog, keys, "editor.kind", kind_names[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    pmn_editor_dialog_add_keys (dialog, fields[i][0], "editor.go", fields[i][1]);
  pmn_editor_dialog_add_keys (dialog, "<Control>r", "editor.repeat-last", NULL);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.save-later", NULL, action_save_later);
  gtk_widget_class_install_action (widget_class, "editor.kind", "s", action_kind);
  gtk_widget_class_install_action (widget_class, "editor.go", "s", action_go);
  gtk_widget_class_install_action (widget_class, "editor.repeat-last", NULL, action_start);
  gtk_widget_class_install_action (widget_class, "editor.save-template", NULL, action_start);
  gtk_widget_class_install_action (widget_class, "editor.template", "x", action_start);
  gtk_widget_class_install_action (widget_class, "editor.trash-template", "x", action_start);
}

static void
pmn_activity_editor_class_init (PmnActivityEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnEditorDialogClass *editor_class = PMN_EDITOR_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_activity_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_activity_editor_finalize;
  editor_class->prepare = pmn_activity_editor_prepare;
  editor_class->show_row = pmn_activity_editor_show_row;
  editor_class->read_row = pmn_activity_editor_read_row;
  editor_class->validate = pmn_activity_editor_validate;
  editor_class->prepare_next = pmn_activity_editor_prepare_next;
  editor_class->describe_saved = pmn_activity_editor_describe_saved;
  editor_class->expand_row = pmn_activity_editor_expand_row;
  editor_class->get_first_field = pmn_activity_editor_get_first_field;
  editor_class->confirms_warnings = TRUE;

  g_type_ensure (PMN_TYPE_ACTIVITY_COUNTERS_SECTION);
  g_type_ensure (PMN_TYPE_ACTIVITY_MORE_SECTION);
  g_type_ensure (PMN_TYPE_ACTIVITY_PEOPLE_SECTION);
  g_type_ensure (PMN_TYPE_ACTIVITY_PERSON_SECTION);
  g_type_ensure (PMN_TYPE_ACTIVITY_SEVERAL_SECTION);
  g_type_ensure (PMN_TYPE_ACTIVITY_THEMES_SECTION);
  g_type_ensure (PMN_TYPE_ACTIVITY_WHAT_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, kind_group);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, kind_note);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, what_section);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, themes_section);
  gtk_widget_class_bind_template_child_full (widget_class, "person_section", FALSE,
                                             G_STRUCT_OFFSET (PmnActivityEditor, who.person));
  gtk_widget_class_bind_template_child_full (widget_class, "counters_section", FALSE,
                                             G_STRUCT_OFFSET (PmnActivityEditor, who.counters));
  gtk_widget_class_bind_template_child_full (widget_class, "people_section", FALSE,
                                             G_STRUCT_OFFSET (PmnActivityEditor, who.people));
  gtk_widget_class_bind_template_child_full (widget_class, "several_section", FALSE,
                                             G_STRUCT_OFFSET (PmnActivityEditor, who.several));
  gtk_widget_class_bind_template_child (widget_class, PmnActivityEditor, more_section);
  install_actions (widget_class);
}

static void
pmn_activity_editor_init (PmnActivityEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sections[0] = PMN_ACTIVITY_SECTION (self->what_section);
  self->sections[1] = PMN_ACTIVITY_SECTION (self->themes_section);
  self->sections[2] = PMN_ACTIVITY_SECTION (self->who.person);
  self->sections[3] = PMN_ACTIVITY_SECTION (self->who.counters);
  self->sections[4] = PMN_ACTIVITY_SECTION (self->who.people);
  self->sections[5] = PMN_ACTIVITY_SECTION (self->who.several);
  self->sections[6] = PMN_ACTIVITY_SECTION (self->more_section);
  for (guint i = 0; i < N_SECTIONS; i++)
    g_signal_connect_object (self->sections[i], "changed", G_CALLBACK (on_section_changed), self,
                             G_CONNECT_SWAPPED);
  add_keys (PMN_EDITOR_DIALOG (self));
  enable_actions (self, FALSE);
  self->kind = PMN_ACTIVITY_INDIVIDUAL;
  self->starter = pmn_activity_starter_new (PMN_EDITOR_DIALOG (self));
  g_signal_connect_object (self->kind_group, "notify::active", G_CALLBACK (on_kind_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->who.people, "first-of-several", G_CALLBACK (on_first_of_several),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->themes_section, "equipment",
                           G_CALLBACK (pmn_activity_more_section_add_material), self->more_section,
                           G_CONNECT_SWAPPED);
}

PmnActivityKind
pmn_activity_editor_kind_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind_names[i], name) == 0)
      return (PmnActivityKind) (i + 1);
  g_return_val_if_reached (PMN_ACTIVITY_INDIVIDUAL);
}

static AdwDialog *
make (PmnRegister *reg, const PmnActivity *activity, const char *draft)
{
  PmnActivityEditor *self
      = g_object_new (PMN_TYPE_ACTIVITY_EDITOR, "can-save-new", activity->record.id == 0, NULL);

  pmn_editor_dialog_set_up (PMN_EDITOR_DIALOG (self), reg, PMN_ENTITY_ACTIVITY, activity, draft);
  pmn_activity_starter_set_up (self->starter, activity->record.id == 0,
                               activity->record.id == 0 || activity->incomplete);
  return ADW_DIALOG (self);
}

AdwDialog *
pmn_activity_editor_new_for_activity (PmnRegister *reg, const PmnActivity *activity)
{
  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  /* An unfinished new activity is another matter than the copy of a given one. */
  return make (reg, activity, activity->record.id == 0 ? "activity-copy" : "activity");
}

AdwDialog *
pmn_activity_editor_new (PmnRegister *reg, PmnActivityKind kind)
{
  g_autoptr (PmnActivity) activity = NULL;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  activity = pmn_activity_new ();
  activity->kind = kind;
  activity->mediator_id = pmn_register_get_actor (reg);
  return make (reg, activity, "activity");
}
