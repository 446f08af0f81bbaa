/* pmn-today-page.c: the page Today: what must I do now?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-today-page.h"

#include <glib/gi18n.h>

#include "activities/pmn-activity-text.h"
#include "pmn-today.h"
#include "pmn-ui.h"
#include "print/pmn-print-dialog.h"
#include "today/pmn-start-card.h"
#include "today/pmn-today-row.h"
#include "today/pmn-week-bars.h"

struct _PmnTodayPage
{
  PmnPage parent_instance;

  GtkStack *stack;
  GtkLabel *date_label;
  PmnQuickBox *quick_box;
  GtkBox *columns;
  GtkListBox *activities_list;
  GtkListBox *todo_list;
  GtkWidget *clear_row;
  GtkWidget *incomplete_row;
  GtkLabel *incomplete_label;
  GtkWidget *missing_row;
  GtkLabel *missing_label;
  AdwWrapBox *missing_box;
  GtkWidget *week_box;
  AdwPreferencesGroup *week_group;
  PmnWeekBars *week_bars;
  AdwExpanderRow *week_row;
  AdwBin *start_bin;
  AdwStatusPage *failed_page;

  PmnRegister *reg;
  GCancellable *cancellable;
  PmnToday *today;
  GPtrArray *draft_rows; /* GtkWidget, not owned */
  GPtrArray *week_rows;  /* GtkWidget, once the week was unfolded */
  guint rest_id;         /* until everything is shown */
  gboolean painted;      /* the first time */
  gboolean loading;
  gboolean stale; /* something changed while loading */
};

/* Activities shown at once: as many as there is room for in most windows. */
#define FIRST_ROWS 6
/* Other days for which something was logged today. */
#define MAX_OTHERS 5
#define OTHER_DAY "other-day"

G_DEFINE_FINAL_TYPE (PmnTodayPage, pmn_today_page, PMN_TYPE_PAGE)

static void load (PmnTodayPage *self);

/* Logged today --------------------------------------------------------------------------------- */

/* A row that says there is nothing, or that there is more elsewhere. */
static GtkWidget *
make_plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* Each row takes what it shows. */
static void
append_activities (PmnTodayPage *self, guint first, guint end)
{
  GPtrArray *activities = self->today->activities;

  for (guint i = first; i < MIN (end, activities->len); i++)
    gtk_list_box_append (self->activities_list,
                         pmn_today_row_new (g_steal_pointer (&g_ptr_array_index (activities, i))));
}

/* What was logged today is found today, whatever its day. */
static void
append_others (PmnTodayPage *self)
{
  const GArray *others = self->today->others;

  for (guint i = 0; i < MIN (others->len, MAX_OTHERS); i++)
    {
      const PmnTodayOther *other = &g_array_index (others, PmnTodayOther, i);
      g_autofree char *day
          = pmn_format_date_near (other->day, self->today->today, pmn_ui_language ());
      /* Translators: %s is a day: "yesterday", "Monday 16 November". */
      g_autofree char *title = g_strdup_printf (
          ngettext ("%u activity for %s", "%u activities for %s", other->n), other->n, day);
      GtkWidget *row = make_plain_row (title, NULL);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), OTHER_DAY, GINT_TO_POINTER (other->day));
      gtk_list_box_append (self->activities_list, row);
    }
}

/* What there may be no room for, then what comes after it. */
static void
append_rest (PmnTodayPage *self)
{
  const PmnToday *today = self->today;

  append_activities (self, FIRST_ROWS, today->activities->len);
  if (today->n_activities > today->activities->len)
    {
      GtkWidget *row = make_plain_row (_ ("All the activities of today"), NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->activities_list, row);
    }
  append_others (self);
}

static void
show_activities (PmnTodayPage *self)
{
  const PmnToday *today = self->today;

  gtk_list_box_remove_all (self->activities_list);
  if (today->activities->len == 0)
    gtk_list_box_append (
        self->activities_list,
        make_plain_row (_ ("Nothing yet"),
                        today->anything_logged
                            ? _ ("Type a few words above, or press Ctrl+N.")
                            : _ ("Type the theme above and press Enter: the rest is filled in.")));
  append_activities (self, 0, FIRST_ROWS);
  if (self->painted)
    append_rest (self);
}

static void
show_list (PmnTodayPage *self, PmnDay from, PmnDay to, gboolean incomplete)
{
  g_autoptr (GVariant) wanted = NULL;
  GVariantDict filter;

  g_variant_dict_init (&filter, NULL);
  if (from != PMN_DAY_NONE)
    g_variant_dict_insert (&filter, "from", "i", from);
  if (to != PMN_DAY_NONE)
    g_variant_dict_insert (&filter, "to", "i", to);
  if (incomplete)
    g_variant_dict_insert (&filter, "incomplete", "b", TRUE);
  if (self->today->mediator_id != 0)
    g_variant_dict_insert (&filter, "mediator", "x", self->today->mediator_id);
  /* An action takes no floating parameter. */
  wanted = g_variant_ref_sink (g_variant_dict_end (&filter));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.show-activities", wanted);
}

static void
on_activity_activated (GtkListBox *list, GtkListBoxRow *row, PmnTodayPage *self)
{
  if (PMN_IS_TODAY_ROW (row))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-activity", "x",
                                pmn_today_row_get_id (PMN_TODAY_ROW (row)));
  else
    {
      PmnDay day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), OTHER_DAY));

      if (day == PMN_DAY_NONE)
        day = self->today->today;
      show_list (self, day, day, FALSE);
    }
}

/* To do ---------------------------------------------------------------------------------------- */

static char *
describe_draft (const PmnTodayDraft *draft, PmnDay today)
{
  g_autofree char *day = NULL;

  switch (draft->kind)
    {
    case PMN_DRAFT_CHANGES:
      return g_strdup (_ ("Changes to an activity, not saved"));
    case PMN_DRAFT_DAY:
      day = pmn_format_date_near (draft->day, today, pmn_ui_language ());
      /* Translators: %s is a day: "yesterday", "Monday 16 November". */
      return g_strdup_printf (_ ("A whole day not saved: %s"), day);
    case PMN_DRAFT_BENEFICIARY:
      return g_strdup (draft->id == 0 ? _ ("A followed person not saved")
                                      : _ ("Changes to a followed person, not saved"));
    case PMN_DRAFT_MEDIATOR:
      return g_strdup (draft->id == 0 ? _ ("A person of the team not saved")
                                      : _ ("Changes to a person of the team, not saved"));
    case PMN_DRAFT_PLACE:
      return g_strdup (draft->id == 0 ? _ ("A place not saved")
                                      : _ ("Changes to a place, not saved"));
    case PMN_DRAFT_NEW:
    case PMN_DRAFT_COPY:
    default:
      return g_strdup (_ ("An activity not saved"));
    }
}

/* Opens the form that was left: what it held comes back by itself. */
static void
set_draft_action (GtkActionable *row, const PmnTodayDraft *draft)
{
  char iso[PMN_DAY_ISO_SIZE];

  switch (draft->kind)
    {
    case PMN_DRAFT_COPY:
      gtk_actionable_set_action_name (row, "win.resume-copy");
      break;
    case PMN_DRAFT_CHANGES:
      gtk_actionable_set_action_target (row, "x", draft->id);
      gtk_actionable_set_action_name (row, "win.edit-activity");
      break;
    case PMN_DRAFT_DAY:
      gtk_actionable_set_action_target (row, "s", pmn_day_to_iso (draft->day, iso));
      gtk_actionable_set_action_name (row, "win.day-entry");
      break;
    case PMN_DRAFT_BENEFICIARY:
      gtk_actionable_set_action_target (row, "(sx)", "beneficiaries", draft->id);
      gtk_actionable_set_action_name (row, "win.edit-record");
      break;
    case PMN_DRAFT_MEDIATOR:
      gtk_actionable_set_action_target (row, "(sx)", "team", draft->id);
      gtk_actionable_set_action_name (row, "win.edit-record");
      break;
    case PMN_DRAFT_PLACE:
      gtk_actionable_set_action_target (row, "(sx)", "places", draft->id);
      gtk_actionable_set_action_name (row, "win.edit-record");
      break;
    case PMN_DRAFT_NEW:
    default:
      gtk_actionable_set_action_target (row, "s", "individual");
      gtk_actionable_set_action_name (row, "win.log-activity");
    }
}

static void
show_drafts (PmnTodayPage *self)
{
  const GArray *drafts = self->today->drafts;

  for (guint i = 0; i < self->draft_rows->len; i++)
    gtk_list_box_remove (self->todo_list, g_ptr_array_index (self->draft_rows, i));
  g_ptr_array_set_size (self->draft_rows, 0);
  for (guint i = 0; i < drafts->len; i++)
    {
      const PmnTodayDraft *draft = &g_array_index (drafts, PmnTodayDraft, i);
      g_autofree char *title = describe_draft (draft, self->today->today);
      GtkWidget *row = make_plain_row (title, _ ("Go on with the draft"));

      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("document-edit-symbolic"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      set_draft_action (GTK_ACTIONABLE (row), draft);
      gtk_list_box_insert (self->todo_list, row, (int) i);
      g_ptr_array_add (self->draft_rows, row);
    }
}

static void
on_todo_activated (GtkListBox *list, GtkListBoxRow *row, PmnTodayPage *self)
{
  if (GTK_WIDGET (row) == self->incomplete_row)
    show_list (self, PMN_DAY_NONE, PMN_DAY_NONE, TRUE);
}

static GtkWidget *
make_day_button (PmnDay day, PmnDay today)
{
  g_autofree char *full = pmn_format_date_long (day, pmn_ui_language ());
  int month, mday;
  g_autofree char *weekday = NULL;
  g_autofree char *label = NULL;
  char iso[PMN_DAY_ISO_SIZE];
  GtkWidget *button;

  pmn_day_to_ymd (day, NULL, &month, &mday);
  weekday = g_utf8_substring (pmn_format_weekday (pmn_day_weekday (day), pmn_ui_language ()), 0, 3);
  if (pmn_day_month (day) == pmn_day_month (today))
    /* Translators: a day on a small button: the first letters of its name and its number, "Thu 19". */
    label = g_strdup_printf (C_ ("short day", "%s %d"), weekday, mday);
  else
    /* Translators: the same with the number of the month, "Thu 19/11" */
    label = g_strdup_printf (C_ ("short day", "%s %d/%d"), weekday, mday, month);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "term");
  gtk_widget_set_tooltip_text (button, full);
  pmn_ui_name_button (button, full);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.day-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pmn_day_to_iso (day, iso));
  return button;
}

static void
show_missing (PmnTodayPage *self)
{
  const GArray *days = self->today->missing;
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u working day without a log", "%u working days without a log", days->len),
      days->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->missing_box))) != NULL)
    adw_wrap_box_remove (self->missing_box, child);
  gtk_widget_set_visible (self->missing_row, days->len > 0);
  gtk_label_set_text (self->missing_label, text);
  for (guint i = 0; i < days->len; i++)
    adw_wrap_box_append (self->missing_box,
                         make_day_button (g_array_index (days, PmnDay, i), self->today->today));
}

/* Nobody is told that no day is missing before it is known whose days they are. */
static void
show_clear (PmnTodayPage *self)
{
  gboolean somebody = self->today->mediator_id != 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clear_row),
                                 somebody ? _ ("Everything is logged") : _ ("Nothing to complete"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->clear_row),
                               somebody
                                   ? _ ("No working day without a log, nothing to complete.")
                                   : _ ("Say who you are to see your working days without a log."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear_row),
                                  somebody ? NULL : "win.switch-person");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->clear_row), !somebody);
}

static void
show_todo (PmnTodayPage *self)
{
  gint64 n = self->today->n_incomplete;
  g_autofree char *title = g_strdup_printf (
      ngettext ("%d activity to complete", "%d activities to complete", (gulong) n), (int) n);

  show_drafts (self);
  show_missing (self);
  show_clear (self);
  gtk_label_set_text (self->incomplete_label, title);
  gtk_widget_set_visible (self->incomplete_row, n > 0);
  gtk_widget_set_visible (self->clear_row, n == 0 && self->today->missing->len == 0
                                               && self->today->drafts->len == 0);
}

/* My week -------------------------------------------------------------------------------------- */

static void
show_week_rows (PmnTodayPage *self)
{
  if (!adw_expander_row_get_expanded (self->week_row) || self->today == NULL)
    return;
  if (self->week_rows == NULL)
    {
      self->week_rows = g_ptr_array_new ();
      for (guint i = 0; i < PMN_WEEK_DAYS; i++)
        {
          GtkWidget *row
              = make_plain_row (pmn_format_weekday ((int) i + 1, pmn_ui_language ()), "");

          gtk_widget_add_css_class (row, "property");
          adw_expander_row_add_row (self->week_row, row);
          g_ptr_array_add (self->week_rows, row);
        }
    }
  for (guint i = 0; i < PMN_WEEK_DAYS; i++)
    {
      g_autofree char *figures = pmn_week_bars_dup_day (self->today, i);

      adw_action_row_set_subtitle (g_ptr_array_index (self->week_rows, i), figures);
    }
}

static void
on_print_week_clicked (GtkButton *button, PmnTodayPage *self)
{
  PmnDocumentRequest *request = pmn_document_request_new (PMN_DOCUMENT_WEEK);

  request->mediator_id = self->today->mediator_id;
  request->day = self->today->today;
  adw_dialog_present (pmn_print_dialog_new (self->reg, request), GTK_WIDGET (self));
}

static void
on_week_expanded (AdwExpanderRow *row, GParamSpec *pspec, PmnTodayPage *self)
{
  show_week_rows (self);
}

static void
show_week (PmnTodayPage *self)
{
  adw_preferences_group_set_title (self->week_group, self->today->mediator_id != 0
                                                         ? _ ("My Week")
                                                         : _ ("The Whole Team’s Week"));
  pmn_week_bars_set (self->week_bars, self->today);
  show_week_rows (self);
  gtk_widget_set_visible (self->week_box, TRUE);
}

/* What nobody starts with comes once the rest is painted. */
static gboolean
on_first_painted (gpointer data)
{
  PmnTodayPage *self = PMN_TODAY_PAGE (data);

  self->rest_id = 0;
  self->painted = TRUE;
  append_rest (self);
  show_week (self);
  return G_SOURCE_REMOVE;
}

/* Reading -------------------------------------------------------------------------------------- */

static void
show_start (PmnTodayPage *self)
{
  if (adw_bin_get_child (self->start_bin) == NULL)
    adw_bin_set_child (self->start_bin, pmn_start_card_new (self->reg));
  gtk_stack_set_visible_child_name (self->stack, "start");
}

static void
show_today (PmnTodayPage *self)
{
  /* The title of the page already says that it is today. */
  g_autofree char *date = pmn_activity_text_day (self->today->today, self->today->today + 2);
  gboolean was_start = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "start") == 0;

  gtk_label_set_text (self->date_label, date);
  if (!self->today->has_team)
    {
      show_start (self);
      pmn_page_focus_if_lost (PMN_PAGE (self));
      return;
    }
  show_activities (self);
  show_todo (self);
  if (self->painted)
    show_week (self);
  else if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, on_first_painted, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "today");
  if (was_start)
    {
      adw_bin_set_child (self->start_bin, NULL);
      pmn_page_focus_first (PMN_PAGE (self));
    }
  else
    pmn_page_focus_if_lost (PMN_PAGE (self));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnTodayPage) self = PMN_TODAY_PAGE (data);
  g_autoptr (GError) error = NULL;
  PmnToday *today = pmn_today_finish (PMN_REGISTER (source), result, &error);

  self->loading = FALSE;
  if (self->stack == NULL)
    {
      pmn_today_free (today);
      return;
    }
  if (today == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      pmn_ui_describe (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->today, pmn_today_free);
  self->today = today;
  show_today (self);
  if (self->stale)
    load (self);
}

static void
load (PmnTodayPage *self)
{
  self->stale = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  pmn_today_async (self->reg, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_retry_clicked (GtkButton *button, PmnTodayPage *self)
{
  load (self);
}

/* Class ---------------------------------------------------------------------------------------- */

static void
pmn_today_page_set_register (PmnPage *page, GObject *reg)
{
  PmnTodayPage *self = PMN_TODAY_PAGE (page);

  PMN_PAGE_CLASS (pmn_today_page_parent_class)->set_register (page, reg);
  self->reg = PMN_REGISTER (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "drafts-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "notify::actor", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  /* Both are read by one thread, and the first rows are waited for. */
  load (self);
  pmn_quick_box_set_register (self->quick_box, self->reg);
}

static void
pmn_today_page_focus_first (PmnPage *page)
{
  PmnTodayPage *self = PMN_TODAY_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "today") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->quick_box));
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "start") == 0)
    gtk_widget_grab_focus (adw_bin_get_child (self->start_bin));
  else
    PMN_PAGE_CLASS (pmn_today_page_parent_class)->focus_first (page);
}

/* The day may have changed since the page was last looked at. */
static void
pmn_today_page_map (GtkWidget *widget)
{
  PmnTodayPage *self = PMN_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (pmn_today_page_parent_class)->map (widget);
  if (self->today != NULL && self->today->today != pmn_register_get_today (self->reg))
    load (self);
}

static void
pmn_today_page_dispose (GObject *object)
{
  PmnTodayPage *self = PMN_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_TODAY_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->today, pmn_today_free);
  g_clear_pointer (&self->week_rows, g_ptr_array_unref);
  g_clear_pointer (&self->draft_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (pmn_today_page_parent_class)->dispose (object);
}

static void
pmn_today_page_class_init (PmnTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_today_page_dispose;
  widget_class->map = pmn_today_page_map;
  PMN_PAGE_CLASS (klass)->set_register = pmn_today_page_set_register;
  PMN_PAGE_CLASS (klass)->focus_first = pmn_today_page_focus_first;

  g_type_ensure (PMN_TYPE_QUICK_BOX);
  g_type_ensure (PMN_TYPE_WEEK_BARS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/today/pmn-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, date_label);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, quick_box);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, columns);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, activities_list);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, todo_list);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, clear_row);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, incomplete_row);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, incomplete_label);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, missing_row);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, missing_box);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, week_box);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, week_group);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, week_bars);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, week_row);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, start_bin);
  gtk_widget_class_bind_template_child (widget_class, PmnTodayPage, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, on_activity_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_todo_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_week_expanded);
  gtk_widget_class_bind_template_callback (widget_class, on_print_week_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
pmn_today_page_init (PmnTodayPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->draft_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Until everything is read there is the box to type in, and room. */
  gtk_widget_set_visible (GTK_WIDGET (self->columns), FALSE);
}

PmnQuickBox *
pmn_today_page_get_quick_box (PmnTodayPage *self)
{
  g_return_val_if_fail (PMN_IS_TODAY_PAGE (self), NULL);

  return self->quick_box;
}

gboolean
pmn_today_page_is_loaded (PmnTodayPage *self)
{
  g_return_val_if_fail (PMN_IS_TODAY_PAGE (self), FALSE);

  return self->today != NULL;
}
