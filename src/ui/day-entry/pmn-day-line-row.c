/* pmn-day-line-row.c: one session of the day grid: six cells, and what they mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "day-entry/pmn-day-line-row.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-ui.h"
#include "today/pmn-quick-choices.h"
#include "today/pmn-quick-line.h"

#define CELL_SPACING 6
#define MOST_CHARS 24 /* of a cell that is typed in */

struct _PmnDayLineRow
{
  AdwBin parent_instance;

  GtkWidget *cells[PMN_N_DAY_CELLS];
  GtkLabel *line;
  PmnQuickChoices *choices;
  gboolean insisting; /* what is missing is an error too */
};

G_DEFINE_FINAL_TYPE (PmnDayLineRow, pmn_day_line_row, ADW_TYPE_BIN)

enum
{
  CHANGED,
  NEXT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  int width;
} columns[PMN_N_DAY_CELLS] = {
  [PMN_DAY_CELL_MINUTES] = { N_ ("Duration"), 7 },    [PMN_DAY_CELL_THEMES] = { N_ ("Themes"), 20 },
  [PMN_DAY_CELL_AGE] = { N_ ("Age or bracket"), 11 }, [PMN_DAY_CELL_GENDER] = { N_ ("Gender"), 8 },
  [PMN_DAY_CELL_STATUS] = { N_ ("Status"), 11 },      [PMN_DAY_CELL_PLACE] = { N_ ("Place"), 16 },
};

static void
read_cells (PmnDayLineRow *self, const char *cells[PMN_N_DAY_CELLS])
{
  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    cells[i] = gtk_editable_get_text (GTK_EDITABLE (self->cells[i]));
}

/* A cell is as wide as its column; while a phrase is typed in it, as wide as the phrase, which can be read after as its tooltip. */
static void
fit_cell (PmnDayLineRow *self, int index)
{
  GtkEditable *cell = GTK_EDITABLE (self->cells[index]);
  const char *text = gtk_editable_get_text (cell);
  int length = (int) g_utf8_strlen (text, -1);
  int width = columns[index].width;

  gtk_widget_set_tooltip_text (self->cells[index], length >= width ? text : NULL);
  if (gtk_widget_get_state_flags (self->cells[index]) & GTK_STATE_FLAG_FOCUS_WITHIN)
    width = CLAMP (length + 1, width, MAX (MOST_CHARS, width));
  gtk_editable_set_width_chars (cell, width);
  gtk_editable_set_max_width_chars (cell, width);
}

static void
fit_cells (PmnDayLineRow *self)
{
  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    fit_cell (self, i);
}

static void
on_cell_flags_changed (GtkWidget *cell, GtkStateFlags before, PmnDayLineRow *self)
{
  if (((before ^ gtk_widget_get_state_flags (cell)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    fit_cells (self);
}

static void
on_cell_changed (PmnDayLineRow *self)
{
  fit_cells (self);
  self->insisting = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_cell_activated (PmnDayLineRow *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

/* A line that is still to be laid out has no way for the focus of its own: who types fast would stay in the cell. */
static gboolean
on_cell_key_pressed (GtkEventControllerKey *controller, guint key, guint code,
                     GdkModifierType state, PmnDayLineRow *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;
  int i = 0;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab && key != GDK_KEY_ISO_Left_Tab)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  while (i < PMN_N_DAY_CELLS - 1 && self->cells[i] != cell)
    i++;
  i += back ? -1 : 1;
  if (i < 0 || i >= PMN_N_DAY_CELLS)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (self->cells[i]);
  return GDK_EVENT_STOP;
}

/* The cell that is wrong is tied to the sentence; -1 for none. */
static void
mark_cell (PmnDayLineRow *self, int bad_cell)
{
  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    {
      GtkAccessible *cell = GTK_ACCESSIBLE (self->cells[i]);

      if (i == bad_cell)
        {
          gtk_widget_add_css_class (self->cells[i], "error");
          gtk_accessible_update_state (cell, GTK_ACCESSIBLE_STATE_INVALID,
                                       GTK_ACCESSIBLE_INVALID_TRUE, -1);
          gtk_accessible_update_relation (cell, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->line,
                                          NULL, -1);
        }
      else
        {
          gtk_widget_remove_css_class (self->cells[i], "error");
          gtk_accessible_reset_state (cell, GTK_ACCESSIBLE_STATE_INVALID);
          gtk_accessible_reset_relation (cell, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
        }
    }
}

static void
show_line (PmnDayLineRow *self, const char *markup, gboolean is_error)
{
  gtk_label_set_markup (self->line, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->line), *markup != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->line),
                              (const char *[]) { "caption", is_error ? "error" : NULL, NULL });
}

static void
show_error (PmnDayLineRow *self, int cell, const char *message, gboolean insist)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  show_line (self, escaped, TRUE);
  mark_cell (self, cell);
  if (!insist)
    return;
  gtk_widget_grab_focus (self->cells[cell]);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->cells[cell]), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* What the words that are not clear may mean, as under the quick box. */
static void
show_choices (PmnDayLineRow *self, const PmnQuickSpan *error, int bad_cell)
{
  pmn_quick_choices_begin (self->choices, self->cells[MAX (bad_cell, 0)]);
  if (error != NULL)
    pmn_quick_choices_add_candidates (self->choices, error);
  pmn_quick_choices_end (self->choices);
}

/* Where to type what is missing. */
static int
cell_of_field (const char *field)
{
  if (g_str_equal (field, "minutes"))
    return PMN_DAY_CELL_MINUTES;
  if (g_str_has_prefix (field, "place") || g_str_equal (field, "insee"))
    return PMN_DAY_CELL_PLACE;
  return PMN_DAY_CELL_THEMES;
}

static PmnActivity *
complete (const PmnLogContext *context, const PmnActivity *said, const PmnActivity *inherited)
{
  g_autoptr (PmnActivity) whole = pmn_activity_copy (said);

  if (whole->day == PMN_DAY_NONE)
    whole->day = inherited->day;
  if (whole->place_kind == PMN_PLACE_KIND_NONE && whole->kind != PMN_ACTIVITY_LOCAL)
    {
      whole->place_kind = inherited->place_kind;
      whole->place_id = inherited->place_id;
    }
  return pmn_log_context_complete (context, whole);
}

PmnActivity *
pmn_day_line_row_read (PmnDayLineRow *self, const PmnLogContext *context,
                       const PmnActivity *inherited, gboolean insist)
{
  const char *cells[PMN_N_DAY_CELLS];
  g_autoptr (PmnQuickReading) reading = NULL;
  g_autoptr (PmnActivity) activity = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *line = NULL;
  const PmnQuickSpan *error;
  const char *field = NULL;
  int bad_cell;

  g_return_val_if_fail (PMN_IS_DAY_LINE_ROW (self), NULL);
  g_return_val_if_fail (context != NULL && inherited != NULL, NULL);

  self->insisting = self->insisting || insist;
  mark_cell (self, -1);
  read_cells (self, cells);
  if (pmn_day_line_is_empty (cells))
    {
      show_choices (self, NULL, -1);
      show_line (self, "", FALSE);
      return NULL;
    }
  reading = pmn_day_line_read (cells, context->vocabulary, pmn_clock_today (), pmn_ui_language (),
                               &bad_cell);
  error = pmn_quick_reading_get_error (reading);
  show_choices (self, error, bad_cell);
  /* What is being typed is not wrong yet. */
  if (error != NULL && (self->insisting || !gtk_widget_is_focus (self->cells[bad_cell])))
    {
      show_error (self, bad_cell, error->message, insist);
      return NULL;
    }
  activity = complete (context, reading->activity, inherited);
  missing = error == NULL ? pmn_quick_line_missing (activity, pmn_clock_today (), &field) : NULL;
  if (missing != NULL && self->insisting)
    {
      show_error (self, cell_of_field (field), missing, insist);
      return NULL;
    }
  line = pmn_quick_line_describe (context, reading, activity, pmn_clock_today (), FALSE);
  show_line (self, line, FALSE);
  return error == NULL && missing == NULL ? g_steal_pointer (&activity) : NULL;
}

gboolean
pmn_day_line_row_has_choices (PmnDayLineRow *self)
{
  g_return_val_if_fail (PMN_IS_DAY_LINE_ROW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->choices));
}

static gboolean
pmn_day_line_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PMN_DAY_LINE_ROW (widget)->cells[0]);
}

static void
pmn_day_line_row_class_init (PmnDayLineRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = pmn_day_line_row_grab_focus;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT]
      = g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmn_day_line_row_init (PmnDayLineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *cells = adw_wrap_box_new ();
  GtkEventController *keys;

  self->choices = PMN_QUICK_CHOICES (pmn_quick_choices_new ());
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (cells), CELL_SPACING);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (cells), CELL_SPACING);
  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    {
      self->cells[i] = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (self->cells[i]), columns[i].width);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->cells[i]), columns[i].width);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->cells[i]), _ (columns[i].name));
      g_signal_connect_swapped (self->cells[i], "changed", G_CALLBACK (on_cell_changed), self);
      g_signal_connect_swapped (self->cells[i], "activate", G_CALLBACK (on_cell_activated), self);
      keys = gtk_event_controller_key_new ();
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (on_cell_key_pressed), self);
      gtk_widget_add_controller (self->cells[i], keys);
      g_signal_connect (self->cells[i], "state-flags-changed", G_CALLBACK (on_cell_flags_changed),
                        self);
      pmn_quick_choices_serve (self->choices, self->cells[i]);
      adw_wrap_box_append (ADW_WRAP_BOX (cells), self->cells[i]);
    }
  self->line = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->line, 0);
  gtk_label_set_wrap (self->line, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->line), FALSE);
  gtk_box_append (GTK_BOX (box), cells);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->line));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pmn_day_line_row_new (guint number)
{
  PmnDayLineRow *self = g_object_new (PMN_TYPE_DAY_LINE_ROW, NULL);

  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    {
      /* Translators: name of a cell of the day grid: number of the line, then of the column. */
      g_autofree char *name = g_strdup_printf (_ ("Line %u, %s"), number, _ (columns[i].name));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->cells[i]),
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->line, NULL, -1);
    }
  return GTK_WIDGET (self);
}

GtkWidget *
pmn_day_line_row_make_headings (PmnDayLineRow *self)
{
  GtkWidget *box;

  g_return_val_if_fail (PMN_IS_DAY_LINE_ROW (self), NULL);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CELL_SPACING);
  gtk_widget_add_css_class (box, "caption");
  gtk_widget_add_css_class (box, "dimmed");
  /* Each cell says its column. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    {
      g_autoptr (GtkSizeGroup) column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      GtkWidget *label = gtk_label_new (_ (columns[i].name));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_size_group_add_widget (column, label);
      gtk_size_group_add_widget (column, self->cells[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

GtkWidget *
pmn_day_line_row_get_cell (PmnDayLineRow *self, PmnDayCell cell)
{
  g_return_val_if_fail (PMN_IS_DAY_LINE_ROW (self), NULL);
  g_return_val_if_fail (cell < PMN_N_DAY_CELLS, NULL);

  return self->cells[cell];
}

char *
pmn_day_line_row_get_text (PmnDayLineRow *self)
{
  const char *cells[PMN_N_DAY_CELLS + 1] = { NULL };

  g_return_val_if_fail (PMN_IS_DAY_LINE_ROW (self), NULL);

  read_cells (self, cells);
  return pmn_day_line_is_empty (cells) ? g_strdup ("") : g_strjoinv ("\t", (char **) cells);
}

void
pmn_day_line_row_set_text (PmnDayLineRow *self, const char *text)
{
  g_auto (GStrv) cells = NULL;

  g_return_if_fail (PMN_IS_DAY_LINE_ROW (self));
  g_return_if_fail (text != NULL);

  cells = g_strsplit (text, "\t", PMN_N_DAY_CELLS);
  for (int i = 0; i < PMN_N_DAY_CELLS && cells[i] != NULL; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->cells[i]), cells[i]);
}

void
pmn_day_line_row_clear (PmnDayLineRow *self)
{
  g_return_if_fail (PMN_IS_DAY_LINE_ROW (self));

  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->cells[i]), "");
}

gboolean
pmn_day_line_row_is_empty (PmnDayLineRow *self)
{
  const char *cells[PMN_N_DAY_CELLS];

  g_return_val_if_fail (PMN_IS_DAY_LINE_ROW (self), TRUE);

  read_cells (self, cells);
  return pmn_day_line_is_empty (cells);
}
