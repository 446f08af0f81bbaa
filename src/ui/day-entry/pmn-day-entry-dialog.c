/* pmn-day-entry-dialog.c: a whole day logged in a grid, one line per session
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "day-entry/pmn-day-entry-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pmn-clock.h"
#include "pmn-labels.h"
#include "pmn-log-context.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-form-draft.h"
#include "widgets/pmn-held-keys.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-narrow-title.h"

#define REMOTE "remote" /* choice of a place that is none */
#define FIRST_LINES 3
#define MAX_LINES 100

struct _PmnDayEntryDialog
{
  AdwDialog parent_instance;

  AdwBanner *draft_banner;
  GtkWidget *form;
  PmnDateRow *date_row;
  PmnChoiceRow *place_row;
  AdwBin *headings;
  GtkBox *lines;
  GtkLabel *total_label;

  PmnRegister *reg;
  GCancellable *cancellable;
  PmnLogContext *context;
  PmnFormDraft *draft; /* of the day that was asked for */
  PmnHeldKeys *held;
  gboolean place_chosen;
  gboolean filling; /* what changes is not typed */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (PmnDayEntryDialog, pmn_day_entry_dialog, ADW_TYPE_DIALOG)

static PmnDayLineRow *add_line (PmnDayEntryDialog *self);

/* Lines ---------------------------------------------------------------------------------------- */

static PmnDay
read_day (PmnDayEntryDialog *self)
{
  return pmn_date_row_get_day (self->date_row, NULL);
}

/* What every line has unless it says otherwise: (transfer full). */
static PmnActivity *
read_inherited (PmnDayEntryDialog *self)
{
  PmnActivity *activity = pmn_activity_new ();

  activity->day = read_day (self);
  activity->place_id = pmn_choice_row_get_int (self->place_row);
  if (activity->place_id != 0)
    activity->place_kind = PMN_PLACE_KIND_PLACE;
  else if (g_str_equal (pmn_choice_row_get_id (self->place_row), REMOTE))
    activity->place_kind = PMN_PLACE_KIND_REMOTE;
  return activity;
}

static PmnDayLineRow *
first_line (PmnDayEntryDialog *self)
{
  return (PmnDayLineRow *) gtk_widget_get_first_child (GTK_WIDGET (self->lines));
}

static PmnDayLineRow *
next_line (PmnDayLineRow *line)
{
  return (PmnDayLineRow *) gtk_widget_get_next_sibling (GTK_WIDGET (line));
}

static void
show_total (PmnDayEntryDialog *self, guint n, gint minutes)
{
  g_autofree char *time = pmn_format_minutes (minutes, pmn_ui_language ());
  g_autofree char *count = g_strdup_printf (ngettext ("%u activity", "%u activities", n), n);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s · %s", count, time) : g_strdup ("");

  gtk_label_set_text (self->total_label, text);
}

static void
read_lines (PmnDayEntryDialog *self)
{
  g_autoptr (PmnActivity) inherited = read_inherited (self);
  guint n = 0;
  gint minutes = 0;

  if (self->context == NULL)
    return;
  for (PmnDayLineRow *line = first_line (self); line != NULL; line = next_line (line))
    {
      g_autoptr (PmnActivity) activity
          = pmn_day_line_row_read (line, self->context, inherited, FALSE);

      if (activity == NULL)
        continue;
      n++;
      minutes += activity->minutes;
    }
  show_total (self, n, minutes);
}

static void
on_line_changed (PmnDayLineRow *line, PmnDayEntryDialog *self)
{
  if (self->filling)
    return;
  read_lines (self);
  pmn_form_draft_keep (self->draft);
}

/*
 * Return: the next line. Who copies a sheet looks at the sheet: a line that is wrong says so and stays marked until it is
 * corrected or the day is saved, and what is typed next does not fall into it. Only a choice is waited for.
 */
static void
on_line_next (PmnDayLineRow *line, PmnDayEntryDialog *self)
{
  g_autoptr (PmnActivity) inherited = read_inherited (self);
  g_autoptr (PmnActivity) activity = NULL;
  PmnDayLineRow *next;

  if (self->context == NULL)
    return;
  if (!pmn_day_line_row_is_empty (line))
    activity = pmn_day_line_row_read (line, self->context, inherited, TRUE);
  if (activity == NULL && (pmn_day_line_row_is_empty (line) || pmn_day_line_row_has_choices (line)))
    return;
  next = next_line (line);
  gtk_widget_grab_focus (GTK_WIDGET (next != NULL ? next : add_line (self)));
}

static PmnDayLineRow *
add_line (PmnDayEntryDialog *self)
{
  guint n = 1;
  GtkWidget *line;

  for (PmnDayLineRow *each = first_line (self); each != NULL; each = next_line (each))
    n++;
  line = pmn_day_line_row_new (n);
  g_signal_connect (line, "changed", G_CALLBACK (on_line_changed), self);
  g_signal_connect (line, "next", G_CALLBACK (on_line_next), self);
  gtk_box_append (self->lines, line);
  return PMN_DAY_LINE_ROW (line);
}

static void
on_add_clicked (GtkButton *button, PmnDayEntryDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (add_line (self)));
}

static void
add_first_lines (PmnDayEntryDialog *self)
{
  for (int i = 0; i < FIRST_LINES; i++)
    add_line (self);
  adw_bin_set_child (self->headings, pmn_day_line_row_make_headings (first_line (self)));
}

/* The line with the keyboard stays: a window whose focus is taken out of it loses its keys. */
static void
clear_lines (PmnDayEntryDialog *self)
{
  PmnDayLineRow *line = first_line (self);

  gtk_widget_grab_focus (GTK_WIDGET (line));
  self->filling = TRUE;
  for (int i = 0; i < FIRST_LINES; i++, line = next_line (line))
    pmn_day_line_row_clear (line);
  while (line != NULL)
    {
      PmnDayLineRow *next = next_line (line);

      gtk_box_remove (self->lines, GTK_WIDGET (line));
      line = next;
    }
  self->filling = FALSE;
}

/* Draft: the date, the place, then each line --------------------------------------------------- */

static gboolean
has_lines (PmnDayEntryDialog *self)
{
  for (PmnDayLineRow *line = first_line (self); line != NULL; line = next_line (line))
    if (!pmn_day_line_row_is_empty (line))
      return TRUE;
  return FALSE;
}

static PmnDayLineRow *
first_empty_line (PmnDayEntryDialog *self)
{
  PmnDayLineRow *line = first_line (self);

  while (line != NULL && !pmn_day_line_row_is_empty (line))
    line = next_line (line);
  return line != NULL ? line : add_line (self);
}

static char *
describe_grid (GtkWidget *form)
{
  PmnDayEntryDialog *self = PMN_DAY_ENTRY_DIALOG (form);
  GString *text;
  char iso[PMN_DAY_ISO_SIZE];

  if (!has_lines (self))
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n%s", pmn_day_to_iso (read_day (self), iso),
                          self->place_chosen ? pmn_choice_row_get_id (self->place_row) : "");
  for (PmnDayLineRow *line = first_line (self); line != NULL; line = next_line (line))
    {
      g_autofree char *cells = pmn_day_line_row_get_text (line);

      if (*cells != '\0')
        g_string_append_printf (text, "\n%s", cells);
    }
  return g_string_free (text, FALSE);
}

static void
show_draft (GtkWidget *form, const char *draft)
{
  PmnDayEntryDialog *self = PMN_DAY_ENTRY_DIALOG (form);
  g_auto (GStrv) parts = g_strsplit (draft, "\n", MAX_LINES + 2);
  PmnDayLineRow *line = first_line (self);

  if (g_strv_length (parts) < 3)
    return;
  self->filling = TRUE;
  pmn_date_row_set_day (self->date_row, pmn_day_from_iso (parts[0]));
  if (*parts[1] != '\0')
    {
      pmn_choice_row_set_id (self->place_row, parts[1]);
      self->place_chosen = TRUE;
    }
  for (int i = 2; parts[i] != NULL; i++)
    {
      if (line == NULL)
        line = add_line (self);
      pmn_day_line_row_set_text (line, parts[i]);
      line = next_line (line);
    }
  self->filling = FALSE;
  adw_banner_set_revealed (self->draft_banner, TRUE);
  read_lines (self);
}

/* Who goes on with a draft, or begins, does so in a line. */
static void
on_draft_read (PmnDayEntryDialog *self)
{
  if (self->lines == NULL)
    return;
  pmn_held_keys_set_start (
      self->held, pmn_day_line_row_get_cell (first_empty_line (self), PMN_DAY_CELL_MINUTES));
  pmn_held_keys_ready (self->held);
}

/* Context -------------------------------------------------------------------------------------- */

static void
fill_places (PmnDayEntryDialog *self)
{
  g_autofree char *chosen = g_strdup (pmn_choice_row_get_id (self->place_row));
  const PmnUsualPlace *usual
      = pmn_usual_values_get_place (self->context->usual, self->context->usual->day);

  pmn_choice_row_clear (self->place_row);
  pmn_choice_row_add (self->place_row, "", _ ("To be said on each line"));
  for (guint i = 0; i < self->context->places->len; i++)
    {
      const PmnPlace *place = g_ptr_array_index (self->context->places, i);

      pmn_choice_row_add_int (self->place_row, place->record.id, place->name);
    }
  pmn_choice_row_add (self->place_row, REMOTE, pmn_label_place_kind (PMN_PLACE_KIND_REMOTE));
  if (self->place_chosen)
    pmn_choice_row_set_id (self->place_row, chosen);
  else if (usual->kind == PMN_PLACE_KIND_PLACE)
    pmn_choice_row_set_int (self->place_row, usual->id);
  else if (usual->kind == PMN_PLACE_KIND_REMOTE)
    pmn_choice_row_set_id (self->place_row, REMOTE);
}

static void
on_context_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnDayEntryDialog) self = PMN_DAY_ENTRY_DIALOG (data);
  g_autoptr (GError) error = NULL;
  PmnLogContext *context = pmn_log_context_finish (PMN_REGISTER (source), result, &error);
  gboolean is_first = self->context == NULL;

  if (self->lines == NULL || context == NULL)
    {
      pmn_log_context_free (context);
      pmn_held_keys_drop (self->held);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pmn_error_dialog_present (GTK_WIDGET (self), _ ("The form could not be filled"), error);
      return;
    }
  g_clear_pointer (&self->context, pmn_log_context_free);
  self->context = context;
  self->filling = TRUE;
  fill_places (self);
  self->filling = FALSE;
  read_lines (self);
  if (is_first)
    pmn_form_draft_read (self->draft);
  else
    pmn_form_draft_keep (self->draft);
}

static void
load (PmnDayEntryDialog *self, PmnDay day)
{
  pmn_log_context_async (self->reg, day, self->cancellable, on_context_read, g_object_ref (self));
}

static void
on_date_changed (GtkEditable *row, PmnDayEntryDialog *self)
{
  PmnDay day = read_day (self);

  if (self->filling || self->context == NULL || day == PMN_DAY_NONE)
    return;
  pmn_issue_rows_show (self->form, NULL);
  /* Where one works depends on the day of the week. */
  load (self, day);
}

static void
on_place_changed (GObject *row, GParamSpec *pspec, PmnDayEntryDialog *self)
{
  if (self->filling || self->context == NULL)
    return;
  self->place_chosen = TRUE;
  read_lines (self);
  pmn_form_draft_keep (self->draft);
}

/* Saving --------------------------------------------------------------------------------------- */

/* What is changed now would not be in what is saved: keys wait, the mouse does nothing. */
static void
set_saving (PmnDayEntryDialog *self, gboolean saving)
{
  self->saving = saving;
  gtk_widget_set_can_target (self->form, !saving);
  gtk_widget_set_can_target (GTK_WIDGET (self->lines), !saving);
  if (saving)
    pmn_held_keys_hold (self->held);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnDayEntryDialog) self = PMN_DAY_ENTRY_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved
      = pmn_register_save_all_finish (PMN_REGISTER (source), result, &error);
  PmnWindow *window;

  if (self->lines == NULL)
    return;
  set_saving (self, FALSE);
  pmn_form_draft_end_saving (self->draft, saved != NULL);
  if (saved == NULL)
    {
      pmn_held_keys_release (self->held);
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The day could not be saved"), error);
      return;
    }
  window = pmn_window_of (GTK_WIDGET (self));
  pmn_held_keys_leave (self->held);
  adw_dialog_force_close (ADW_DIALOG (self));
  if (window != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u activity logged", "%u activities logged", saved->len), saved->len);

      pmn_window_toast_undo (window, text);
    }
}

static gboolean
check_day (PmnDayEntryDialog *self)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autoptr (GError) error = NULL;
  PmnDay day = pmn_date_row_get_day (self->date_row, &error);

  if (error != NULL)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "day", "%s", error->message);
  else if (day == PMN_DAY_NONE)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "day", "%s",
                        _ ("Enter the date of the activity."));
  else if (day > pmn_clock_today ())
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "day", "%s", _ ("The date is in the future."));
  if (pmn_issue_rows_show (self->form, issues) == NULL)
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
  return FALSE;
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnDayEntryDialog *self = PMN_DAY_ENTRY_DIALOG (widget);
  g_autoptr (PmnActivity) inherited = read_inherited (self);
  g_autoptr (GPtrArray) activities
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);

  if (self->saving || self->context == NULL || !check_day (self))
    return;
  for (PmnDayLineRow *line = first_line (self); line != NULL; line = next_line (line))
    {
      PmnActivity *activity;

      if (pmn_day_line_row_is_empty (line))
        continue;
      activity = pmn_day_line_row_read (line, self->context, inherited, TRUE);
      if (activity == NULL)
        return;
      g_ptr_array_add (activities, activity);
    }
  if (activities->len == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (first_line (self)));
      return;
    }
  set_saving (self, TRUE);
  pmn_register_save_all_async (self->reg, PMN_ENTITY_ACTIVITY, activities,
                               pmn_form_draft_begin_saving (self->draft), NULL, on_saved,
                               g_object_ref (self));
}

/* Closing -------------------------------------------------------------------------------------- */

static void
action_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pmn_form_draft_leave (PMN_DAY_ENTRY_DIALOG (widget)->draft, ADW_DIALOG (widget));
}

static void
on_close_attempt (AdwDialog *dialog)
{
  action_cancel (GTK_WIDGET (dialog), NULL, NULL);
}

static void
action_start_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnDayEntryDialog *self = PMN_DAY_ENTRY_DIALOG (widget);

  clear_lines (self);
  pmn_form_draft_forget (self->draft);
  adw_banner_set_revealed (self->draft_banner, FALSE);
  read_lines (self);
}

/* Class ---------------------------------------------------------------------------------------- */

static void
pmn_day_entry_dialog_dispose (GObject *object)
{
  PmnDayEntryDialog *self = PMN_DAY_ENTRY_DIALOG (object);

  if (self->draft != NULL)
    pmn_form_draft_stop (self->draft);
  g_clear_object (&self->held);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_DAY_ENTRY_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->context, pmn_log_context_free);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (pmn_day_entry_dialog_parent_class)->dispose (object);
}

static void
pmn_day_entry_dialog_class_init (PmnDayEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_day_entry_dialog_dispose;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_DATE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_NARROW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/day-entry/pmn-day-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnDayEntryDialog, draft_banner);
  gtk_widget_class_bind_template_child (widget_class, PmnDayEntryDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PmnDayEntryDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, PmnDayEntryDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, PmnDayEntryDialog, headings);
  gtk_widget_class_bind_template_child (widget_class, PmnDayEntryDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, PmnDayEntryDialog, total_label);
  gtk_widget_class_bind_template_callback (widget_class, on_date_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_install_action (widget_class, "day-entry.cancel", NULL, action_cancel);
  gtk_widget_class_install_action (widget_class, "day-entry.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "day-entry.start-over", NULL, action_start_over);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "day-entry.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "day-entry.save", NULL);
}

static void
pmn_day_entry_dialog_init (PmnDayEntryDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_signal_connect (self, "close-attempt", G_CALLBACK (on_close_attempt), NULL);
  add_first_lines (self);
  self->held = pmn_held_keys_new (ADW_DIALOG (self));
}

AdwDialog *
pmn_day_entry_dialog_new (PmnRegister *reg, PmnDay day)
{
  PmnDayEntryDialog *self;
  g_autofree char *key = NULL;
  char iso[PMN_DAY_ISO_SIZE];

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_DAY_ENTRY_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  if (day == PMN_DAY_NONE)
    day = pmn_clock_proposed_day ();
  key = g_strdup_printf ("draft:day-entry:%s", pmn_day_to_iso (day, iso));
  self->draft = pmn_form_draft_new (reg, GTK_WIDGET (self), describe_grid, show_draft);
  pmn_form_draft_begin (self->draft, key);
  g_signal_connect_object (self->draft, "read", G_CALLBACK (on_draft_read), self,
                           G_CONNECT_SWAPPED);
  self->filling = TRUE;
  pmn_date_row_set_day (self->date_row, day);
  self->filling = FALSE;
  load (self, day);
  return ADW_DIALOG (self);
}

PmnDayLineRow *
pmn_day_entry_dialog_get_line (PmnDayEntryDialog *self, guint index)
{
  PmnDayLineRow *line;

  g_return_val_if_fail (PMN_IS_DAY_ENTRY_DIALOG (self), NULL);

  line = first_line (self);
  while (line != NULL && index-- > 0)
    line = next_line (line);
  return line;
}
