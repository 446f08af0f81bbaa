/* pmn-activity-filter-bar.c: the criteria of a list of activities, as chips
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-filter-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "pmn-activity-text.h"
#include "pmn-filter-chip.h"
#include "pmn-mediator.h"
#include "pmn-named-body.h"
#include "pmn-nomenclature.h"
#include "pmn-period-entry.h"
#include "pmn-place.h"
#include "pmn-ui.h"

struct _PmnActivityFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *wrap_box;
  GtkWidget *incomplete_button;
  GtkWidget *more_button;
  GtkMenuButton *saved_button;
  PmnFilterChip *period;
  PmnFilterChip *mediator;
  PmnFilterChip *kind;
  PmnFilterChip *place;
  PmnFilterChip *theme;
  PmnFilterChip *material;
  PmnFilterChip *tag;
  PmnFilterChip *source;
  PmnPeriodEntry *period_entry;
  PmnPeriod own_period;
  PmnDay today;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (PmnActivityFilterBar, pmn_activity_filter_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

/* Periods --------------------------------------------------------------------------------------- */

static const struct
{
  const char *value;
  const char *label;
  PmnPeriodKind kind;
  int shift;
} periods[] = {
  { "month", N_ ("This month"), PMN_PERIOD_MONTH, 0 },
  { "last-month", N_ ("Last month"), PMN_PERIOD_MONTH, -1 },
  { "quarter", N_ ("This quarter"), PMN_PERIOD_QUARTER, 0 },
  { "last-quarter", N_ ("Last quarter"), PMN_PERIOD_QUARTER, -1 },
  { "year", N_ ("This year"), PMN_PERIOD_CIVIL_YEAR, 0 },
  { "last-year", N_ ("Last year"), PMN_PERIOD_CIVIL_YEAR, -1 },
  { "school-year", N_ ("This school year"), PMN_PERIOD_SCHOOL_YEAR, 0 },
};

static PmnPeriod
find_period (PmnActivityFilterBar *self, const char *value)
{
  PmnDay monday = self->today - pmn_day_weekday (self->today) + 1;

  if (value == NULL)
    return (PmnPeriod) { PMN_DAY_NONE, PMN_DAY_NONE };
  if (g_str_equal (value, "today"))
    return (PmnPeriod) { self->today, self->today };
  if (g_str_equal (value, "week"))
    return (PmnPeriod) { monday, monday + 6 };
  if (g_str_equal (value, "last-week"))
    return (PmnPeriod) { monday - 7, monday - 1 };
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      if (g_str_equal (value, periods[i].value))
        return pmn_period_shift (periods[i].kind,
                                 pmn_period_containing (periods[i].kind, self->today),
                                 periods[i].shift);
    }
  return self->own_period;
}

static void
fill_periods (PmnFilterChip *chip)
{
  pmn_filter_chip_add_choice (chip, "today", _ ("Today"));
  pmn_filter_chip_add_choice (chip, "week", _ ("This week"));
  pmn_filter_chip_add_choice (chip, "last-week", _ ("Last week"));
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    pmn_filter_chip_add_choice (chip, periods[i].value, _ (periods[i].label));
}

static void
set_own_period (PmnActivityFilterBar *self, PmnPeriod period)
{
  g_autofree char *label = pmn_format_period (period, pmn_ui_language ());

  self->own_period = period;
  if (period.from == PMN_DAY_NONE && period.to == PMN_DAY_NONE)
    pmn_filter_chip_set_value (self->period, NULL, NULL);
  else
    pmn_filter_chip_set_value (self->period, "own", label);
}

/* Choices --------------------------------------------------------------------------------------- */

static void
fill_terms (PmnFilterChip *chip, PmnDimension dimension)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  for (gsize i = 0; i < n; i++)
    pmn_filter_chip_add_choice (chip, terms[i].code, terms[i].label);
}

static void
fill_numbers (PmnFilterChip *chip, int first, int last, const char *(*text) (int) )
{
  for (int i = first; i <= last; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", i);

      pmn_filter_chip_add_choice (chip, value, text (i));
    }
}

static const char *
kind_text (int kind)
{
  return pmn_activity_kind_text ((PmnActivityKind) kind);
}

static const char *
source_text (int source)
{
  return pmn_activity_source_text ((PmnSource) source);
}

static void
add_place_kinds (PmnFilterChip *chip)
{
  for (int kind = PMN_PLACE_KIND_ELSEWHERE; kind <= PMN_PLACE_KIND_REMOTE; kind++)
    {
      g_autofree char *value = g_strdup_printf ("kind:%d", kind);

      pmn_filter_chip_add_choice (chip, value, pmn_activity_place_kind_text ((PmnPlaceKind) kind));
    }
}

/* Changes --------------------------------------------------------------------------------------- */

static void
on_changed (PmnActivityFilterBar *self)
{
  if (!self->setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
on_period_applied (PmnPeriodEntry *entry, PmnActivityFilterBar *self)
{
  pmn_filter_chip_popdown (self->period);
  set_own_period (self, pmn_period_entry_get_period (entry));
  on_changed (self);
}

static void
on_incomplete_toggled (GtkToggleButton *button, PmnActivityFilterBar *self)
{
  on_changed (self);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PmnActivityFilterBar *self = PMN_ACTIVITY_FILTER_BAR (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  PmnFilterChip *chip = g_str_equal (name, "material") ? self->material
                        : g_str_equal (name, "tag")    ? self->tag
                                                       : self->source;

  if (g_str_equal (name, "incomplete"))
    {
      gtk_widget_set_visible (self->incomplete_button, TRUE);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->incomplete_button), TRUE);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (chip), TRUE);
  pmn_filter_chip_popup (chip);
}

static void
make_saved_menu (PmnActivityFilterBar *self, GPtrArray *rows)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) saved = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PmnNamedBody *row = g_ptr_array_index (rows, i);

      pmn_ui_append_choice (saved, row->name, "activities.apply-filter", row->record.id);
    }
  g_menu_append (more, _ ("_Save These Filters…"), "activities.save-filter");
  g_menu_append (more, _ ("_Manage Saved Filters…"), "activities.names('filters')");
  g_menu_append (more, _ ("Manage _Tags…"), "activities.names('tags')");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saved));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (self->saved_button, G_MENU_MODEL (menu));
}

static PmnFilterChip *
add_chip (PmnActivityFilterBar *self, const char *title, gboolean visible)
{
  GtkWidget *chip = pmn_filter_chip_new (title);
  GtkWidget *before = gtk_widget_get_prev_sibling (self->incomplete_button);

  adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->wrap_box), chip, before);
  gtk_widget_set_visible (chip, visible);
  g_signal_connect_swapped (chip, "changed", G_CALLBACK (on_changed), self);
  return PMN_FILTER_CHIP (chip);
}

/* GObject --------------------------------------------------------------------------------------- */

static GtkSizeRequestMode
pmn_activity_filter_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Whoever asks for a height without saying a width means the usual one, on one line, and not that
 * of a column of chips, which would be higher than a small window. */
static void
pmn_activity_filter_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                 int *minimum, int *natural, int *minimum_baseline,
                                 int *natural_baseline)
{
  GtkWidget *child = PMN_ACTIVITY_FILTER_BAR (widget)->wrap_box;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
pmn_activity_filter_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (PMN_ACTIVITY_FILTER_BAR (widget)->wrap_box, width, height, baseline, NULL);
}

static void
pmn_activity_filter_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_ACTIVITY_FILTER_BAR);

  G_OBJECT_CLASS (pmn_activity_filter_bar_parent_class)->dispose (object);
}

static void
pmn_activity_filter_bar_class_init (PmnActivityFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_activity_filter_bar_dispose;
  widget_class->get_request_mode = pmn_activity_filter_bar_get_request_mode;
  widget_class->measure = pmn_activity_filter_bar_measure;
  widget_class->size_allocate = pmn_activity_filter_bar_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activities/pmn-activity-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityFilterBar, wrap_box);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityFilterBar, incomplete_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityFilterBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityFilterBar, saved_button);
  gtk_widget_class_bind_template_callback (widget_class, on_incomplete_toggled);
  gtk_widget_class_install_action (widget_class, "filter.add", "s", on_add);
  changed_signal = g_signal_new ("changed", PMN_TYPE_ACTIVITY_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmn_activity_filter_bar_init (PmnActivityFilterBar *self)
{
  self->own_period = (PmnPeriod) { PMN_DAY_NONE, PMN_DAY_NONE };
  gtk_widget_init_template (GTK_WIDGET (self));
  self->period = add_chip (self, _ ("Period"), TRUE);
  self->mediator = add_chip (self, _ ("Mediator"), TRUE);
  self->kind = add_chip (self, _ ("Kind"), TRUE);
  self->place = add_chip (self, _ ("Place"), TRUE);
  self->theme = add_chip (self, _ ("Theme"), TRUE);
  self->material = add_chip (self, _ ("Equipment"), FALSE);
  self->tag = add_chip (self, _ ("Tag"), FALSE);
  self->source = add_chip (self, _ ("Source"), FALSE);

  fill_periods (self->period);
  fill_numbers (self->kind, PMN_ACTIVITY_INDIVIDUAL, PMN_ACTIVITY_LOCAL, kind_text);
  fill_terms (self->theme, PMN_DIMENSION_THEME);
  fill_terms (self->material, PMN_DIMENSION_MATERIAL);
  fill_numbers (self->source, PMN_SOURCE_LOCAL, PMN_SOURCE_LAST, source_text);
  add_place_kinds (self->place);

  make_saved_menu (self, NULL);
  self->period_entry = PMN_PERIOD_ENTRY (pmn_period_entry_new ());
  g_signal_connect (self->period_entry, "apply", G_CALLBACK (on_period_applied), self);
  pmn_filter_chip_set_footer (self->period, GTK_WIDGET (self->period_entry));
}

/* Public ---------------------------------------------------------------------------------------- */

void
pmn_activity_filter_bar_set_today (PmnActivityFilterBar *self, PmnDay today)
{
  g_return_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self));

  self->today = today;
  pmn_period_entry_set_today (self->period_entry, today);
}

void
pmn_activity_filter_bar_set_mediators (PmnActivityFilterBar *self, GPtrArray *mediators)
{
  g_return_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self));
  g_return_if_fail (mediators != NULL);

  pmn_filter_chip_clear_choices (self->mediator);
  for (guint i = 0; i < mediators->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (mediators, i);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, mediator->record.id);
      g_autofree char *name = pmn_mediator_get_display_name (mediator);

      pmn_filter_chip_add_choice (self->mediator, value, name);
    }
}

void
pmn_activity_filter_bar_set_places (PmnActivityFilterBar *self, GPtrArray *places)
{
  g_return_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self));
  g_return_if_fail (places != NULL);

  pmn_filter_chip_clear_choices (self->place);
  for (guint i = 0; i < places->len; i++)
    {
      const PmnPlace *place = g_ptr_array_index (places, i);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, place->record.id);

      pmn_filter_chip_add_choice (self->place, value, place->name);
    }
  add_place_kinds (self->place);
}

void
pmn_activity_filter_bar_set_tags (PmnActivityFilterBar *self, GPtrArray *tags)
{
  g_return_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self));
  g_return_if_fail (tags != NULL);

  pmn_filter_chip_clear_choices (self->tag);
  for (guint i = 0; i < tags->len; i++)
    pmn_filter_chip_add_choice (self->tag, g_ptr_array_index (tags, i),
                                g_ptr_array_index (tags, i));
}

void
pmn_activity_filter_bar_set_saved (PmnActivityFilterBar *self, GPtrArray *rows)
{
  g_return_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self));
  g_return_if_fail (rows != NULL);

  make_saved_menu (self, rows);
}

const char *
pmn_activity_filter_bar_get_period (PmnActivityFilterBar *self)
{
  const char *value;

  g_return_val_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self), NULL);

  value = pmn_filter_chip_get_value (self->period);
  return g_strcmp0 (value, "own") == 0 ? NULL : value;
}

void
pmn_activity_filter_bar_set_period (PmnActivityFilterBar *self, const char *period)
{
  g_return_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self));
  g_return_if_fail (period != NULL);

  pmn_filter_chip_set_value (self->period, period, NULL);
  on_changed (self);
}

static gint64
get_number (PmnFilterChip *chip, gint64 none)
{
  const char *value = pmn_filter_chip_get_value (chip);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : none;
}

PmnActivityFilter *
pmn_activity_filter_bar_dup_filter (PmnActivityFilterBar *self)
{
  PmnActivityFilter *filter;
  PmnPeriod period;
  const char *place;
  gint64 kind;

  g_return_val_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self), NULL);

  filter = pmn_activity_filter_new ();
  period = find_period (self, pmn_filter_chip_get_value (self->period));
  filter->from = period.from;
  filter->to = period.to;
  filter->mediator_id = get_number (self->mediator, 0);
  kind = get_number (self->kind, 0);
  filter->kinds = kind > 0 ? 1u << kind : 0;
  place = pmn_filter_chip_get_value (self->place);
  if (place != NULL && g_str_has_prefix (place, "kind:"))
    filter->place_kind = (PmnPlaceKind) g_ascii_strtoll (place + strlen ("kind:"), NULL, 10);
  else
    filter->place_id = get_number (self->place, 0);
  filter->theme = g_strdup (pmn_filter_chip_get_value (self->theme));
  filter->material = g_strdup (pmn_filter_chip_get_value (self->material));
  filter->tag = g_strdup (pmn_filter_chip_get_value (self->tag));
  filter->source = (gint) get_number (self->source, -1);
  filter->incomplete_only
      = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->incomplete_button));
  return filter;
}

static void
set_number (PmnFilterChip *chip, gint64 number, gint64 none)
{
  g_autofree char *value = number != none ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  pmn_filter_chip_set_value (chip, value, NULL);
}

static void
set_extra (PmnFilterChip *chip, const char *value)
{
  pmn_filter_chip_set_value (chip, value, NULL);
  gtk_widget_set_visible (GTK_WIDGET (chip), value != NULL);
}

void
pmn_activity_filter_bar_set_filter (PmnActivityFilterBar *self, const PmnActivityFilter *filter)
{
  g_return_if_fail (PMN_IS_ACTIVITY_FILTER_BAR (self));
  g_return_if_fail (filter != NULL);

  self->setting = TRUE;
  set_own_period (self, (PmnPeriod) { filter->from, filter->to });
  set_number (self->mediator, filter->mediator_id, 0);
  set_number (self->kind, filter->kinds != 0 ? g_bit_nth_lsf (filter->kinds, -1) : 0, 0);
  if (filter->place_kind != PMN_PLACE_KIND_NONE)
    {
      g_autofree char *value = g_strdup_printf ("kind:%d", filter->place_kind);

      pmn_filter_chip_set_value (self->place, value, NULL);
    }
  else
    set_number (self->place, filter->place_id, 0);
  pmn_filter_chip_set_value (self->theme, filter->theme, NULL);
  set_extra (self->material, filter->material);
  set_extra (self->tag, filter->tag);
  set_number (self->source, filter->source, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->source), filter->source >= 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->incomplete_button),
                                filter->incomplete_only);
  gtk_widget_set_visible (self->incomplete_button, filter->incomplete_only);
  self->setting = FALSE;
}
