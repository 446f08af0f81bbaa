/* pmn-activity-themes-section.c: the themes of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activity-form/pmn-activity-themes-section.h"

#include <glib/gi18n.h>

#include "pmn-nomenclature.h"
#include "pmn-search-key.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-term-picker.h"

#define ADMINISTRATIVE "aide_aux_demarches_administratives"

enum
{
  CORE,
  OTHER,
  ADMIN,
  N_PICKERS,
};

struct _PmnActivityThemesSection
{
  PmnActivitySection parent_instance;

  GtkEditable *finder_row;
  GtkLabel *match_label;
  GtkWidget *chosen_row;
  GtkLabel *chosen_label;
  PmnTermPicker *core_picker;
  PmnTermPicker *theme_picker;
  PmnTermPicker *administrative_picker;
  GtkEditable *procedure_row;

  PmnTermPicker *pickers[N_PICKERS]; /* the three above */
  PmnActivityKind kind;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (PmnActivityThemesSection, pmn_activity_themes_section,
                     PMN_TYPE_ACTIVITY_SECTION)

static guint equipment_signal;

static gboolean
is_core (const char *code)
{
  gsize n;
  const PmnCoreTheme *core = pmn_core_themes (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (core[i].theme_code, code))
      return TRUE;
  return FALSE;
}

/* A core theme that is a national theme done with some equipment is a button of its own. */
static const PmnCoreTheme *
find_shortcut (const char *code)
{
  gsize n;
  const PmnCoreTheme *core = pmn_core_themes (&n);

  for (gsize i = 0; i < n; i++)
    if (core[i].material_code != NULL && g_str_equal (core[i].code, code))
      return &core[i];
  return NULL;
}

static void
add_core_words (PmnActivityThemesSection *self)
{
  gsize n;
  const PmnCoreTheme *core = pmn_core_themes (&n);

  for (gsize i = 0; i < n; i++)
    if (core[i].material_code != NULL)
      pmn_term_picker_add (self->core_picker, core[i].code, core[i].label,
                           pmn_nomenclature_label (PMN_DIMENSION_THEME, core[i].theme_code));
    else
      pmn_term_picker_set_words (self->core_picker, core[i].theme_code, core[i].label);
}

static void
add_themes (PmnActivityThemesSection *self)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n);

  for (gsize i = 0; i < n; i++)
    {
      int which = terms[i].administrative ? ADMIN : is_core (terms[i].code) ? CORE : OTHER;

      pmn_term_picker_add (self->pickers[which], terms[i].code, terms[i].label, terms[i].help);
    }
  add_core_words (self);
}

static PmnTermPicker *
find_picker (PmnActivityThemesSection *self, const char *code)
{
  for (int i = 0; i < N_PICKERS; i++)
    if (pmn_term_picker_has (self->pickers[i], code))
      return self->pickers[i];
  return self->theme_picker;
}

static void
show_administrative (PmnActivityThemesSection *self)
{
  gboolean helps = pmn_term_picker_get_active (self->theme_picker, ADMINISTRATIVE)
                   || pmn_term_picker_get_active (self->core_picker, ADMINISTRATIVE);

  gtk_widget_set_visible (GTK_WIDGET (self->administrative_picker), helps);
  gtk_widget_set_visible (GTK_WIDGET (self->procedure_row), helps);
}

static const char *
label_of (const char *code)
{
  const PmnCoreTheme *shortcut = find_shortcut (code);

  return shortcut != NULL ? shortcut->label : pmn_nomenclature_label (PMN_DIMENSION_THEME, code);
}

/* The toggle that a word turned on may be far below: what is chosen is said where one types. */
static void
show_chosen (PmnActivityThemesSection *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < N_PICKERS; i++)
    {
      g_auto (GStrv) codes = pmn_term_picker_dup_active (self->pickers[i]);

      for (guint j = 0; codes[j] != NULL; j++)
        if (find_shortcut (codes[j]) == NULL)
          g_ptr_array_add (labels,
                           (gpointer) pmn_nomenclature_label (PMN_DIMENSION_THEME, codes[j]));
    }
  gtk_widget_set_visible (self->chosen_row, labels->len > 0);
  g_ptr_array_add (labels, NULL);
  names = g_strjoinv (" · ", (char **) labels->pdata);
  /* Translators: themes of an activity, one or several. */
  text = g_strdup_printf (_ ("Chosen: %s"), names);
  gtk_label_set_text (self->chosen_label, text);
}

static void
on_picker_changed (PmnActivityThemesSection *self)
{
  show_administrative (self);
  show_chosen (self);
}

/* A one-off request is about one thing: choosing a theme leaves the one chosen before. */
static void
on_turned_on (PmnActivityThemesSection *self, const char *code)
{
  const PmnCoreTheme *shortcut = find_shortcut (code);

  if (shortcut != NULL)
    {
      pmn_term_picker_set_active (find_picker (self, shortcut->theme_code), shortcut->theme_code,
                                  TRUE);
      if (!self->showing)
        g_signal_emit (self, equipment_signal, 0, shortcut->material_code);
      return;
    }
  if (self->kind != PMN_ACTIVITY_ONE_OFF || self->showing
      || pmn_term_picker_has (self->administrative_picker, code))
    return;
  pmn_term_picker_turn_off_others (self->core_picker, code);
  pmn_term_picker_turn_off_others (self->theme_picker, code);
}

/* Finding -------------------------------------------------------------------------------------- */

/* The best match of all pickers: the first that answers, the core themes coming first. */
static const char *
filter (PmnActivityThemesSection *self, const char *text)
{
  g_autofree char *key = pmn_search_words (text);
  const char *best = NULL;
  PmnMatch best_match = PMN_MATCH_NONE;

  for (int i = 0; i < N_PICKERS; i++)
    {
      PmnMatch match;
      const char *code = pmn_term_picker_filter (self->pickers[i], key, &match);

      if (i != ADMIN)
        gtk_widget_set_visible (GTK_WIDGET (self->pickers[i]),
                                *key == '\0' || match != PMN_MATCH_NONE
                                    || pmn_term_picker_get_single (self->pickers[i]) != NULL);
      if (match > best_match)
        {
          best = code;
          best_match = match;
        }
    }
  return best;
}

static void
on_finder_changed (PmnActivityThemesSection *self)
{
  const char *text = gtk_editable_get_text (self->finder_row);
  const char *code = filter (self, text);
  const char *label = code != NULL ? label_of (code) : _ ("No such theme");

  show_administrative (self);
  /* What Enter would do is shown while typing, and read by screen readers as the row's description. */
  if (*text == '\0')
    gtk_widget_set_visible (GTK_WIDGET (self->match_label), FALSE);
  else
    {
      gtk_label_set_text (self->match_label, label);
      gtk_widget_set_visible (GTK_WIDGET (self->match_label), TRUE);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->finder_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, *text != '\0' ? label : "",
                                  -1);
}

static void
on_finder_activated (PmnActivityThemesSection *self)
{
  const char *text = gtk_editable_get_text (self->finder_row);
  const char *code = filter (self, text);
  PmnTermPicker *picker;
  gboolean active;
  g_autofree char *sentence = NULL;

  if (*text == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
      return;
    }
  if (code == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  picker = find_picker (self, code);
  active = !pmn_term_picker_get_active (picker, code);
  /* An administrative theme comes with the help that it is a part of. */
  if (active && picker == self->administrative_picker)
    pmn_term_picker_set_active (find_picker (self, ADMINISTRATIVE), ADMINISTRATIVE, TRUE);
  pmn_term_picker_set_active (picker, code, active);
  gtk_editable_set_text (self->finder_row, "");
  sentence
      = g_strdup_printf (active ? _ ("%s: chosen") : _ ("%s: no longer chosen"), label_of (code));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Escape empties the field before it closes the form. */
static gboolean
on_finder_key (PmnActivityThemesSection *self, guint key)
{
  if (key != GDK_KEY_Escape || *gtk_editable_get_text (self->finder_row) == '\0')
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (self->finder_row, "");
  return GDK_EVENT_STOP;
}

/* Section -------------------------------------------------------------------------------------- */

static void
pmn_activity_themes_section_set_kind (PmnActivitySection *section, PmnActivityKind kind)
{
  PMN_ACTIVITY_THEMES_SECTION (section)->kind = kind;
  gtk_widget_set_visible (GTK_WIDGET (section), kind != PMN_ACTIVITY_LOCAL);
}

static void
pmn_activity_themes_section_show_activity (PmnActivitySection *section, const PmnActivity *activity)
{
  PmnActivityThemesSection *self = PMN_ACTIVITY_THEMES_SECTION (section);

  self->showing = TRUE;
  gtk_editable_set_text (self->finder_row, "");
  for (int i = 0; i < N_PICKERS; i++)
    g_object_set (self->pickers[i], "state", "", NULL);
  for (guint i = 0; i < activity->themes->len; i++)
    {
      const char *code = g_ptr_array_index (activity->themes, i);

      pmn_term_picker_turn_on (find_picker (self, code), PMN_DIMENSION_THEME, code);
    }
  pmn_ui_set_text (self->procedure_row, activity->procedure);
  self->showing = FALSE;
  on_picker_changed (self);
}

static int
compare_national_order (gconstpointer a, gconstpointer b)
{
  const PmnTerm *first = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, *(const char *const *) a);
  const PmnTerm *second = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, *(const char *const *) b);

  /* Codes that are not known come last, in the order they came. */
  return (first != NULL ? first->id : G_MAXINT) - (second != NULL ? second->id : G_MAXINT);
}

static void
pmn_activity_themes_section_read_activity (PmnActivitySection *section, PmnActivity *activity,
                                           PmnValidation *issues)
{
  PmnActivityThemesSection *self = PMN_ACTIVITY_THEMES_SECTION (section);
  gboolean helps = gtk_widget_get_visible (GTK_WIDGET (self->administrative_picker));

  for (int i = 0; i < N_PICKERS; i++)
    {
      g_auto (GStrv) codes = pmn_term_picker_dup_active (self->pickers[i]);

      for (guint j = 0; codes[j] != NULL && (i != ADMIN || helps); j++)
        if (find_shortcut (codes[j]) == NULL)
          pmn_activity_add_theme (activity, codes[j]);
    }
  g_ptr_array_sort (activity->themes, compare_national_order);
  g_free (activity->procedure);
  activity->procedure = helps ? pmn_ui_text_or_null (self->procedure_row) : NULL;
}

static void
pmn_activity_themes_section_class_init (PmnActivityThemesSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnActivitySectionClass *section_class = PMN_ACTIVITY_SECTION_CLASS (klass);

  section_class->set_kind = pmn_activity_themes_section_set_kind;
  section_class->show_activity = pmn_activity_themes_section_show_activity;
  section_class->read_activity = pmn_activity_themes_section_read_activity;

  equipment_signal = g_signal_new ("equipment", PMN_TYPE_ACTIVITY_THEMES_SECTION, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_TERM_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activity-form/pmn-activity-themes-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection, finder_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection, match_label);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection, chosen_row);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection, core_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection, theme_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection,
                                        administrative_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnActivityThemesSection, procedure_row);
}

static void
pmn_activity_themes_section_init (PmnActivityThemesSection *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = PMN_ACTIVITY_INDIVIDUAL;
  self->pickers[CORE] = self->core_picker;
  self->pickers[OTHER] = self->theme_picker;
  self->pickers[ADMIN] = self->administrative_picker;
  add_themes (self);
  for (int i = 0; i < N_PICKERS; i++)
    {
      g_signal_connect_object (self->pickers[i], "changed", G_CALLBACK (on_picker_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->pickers[i], "turned-on", G_CALLBACK (on_turned_on), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->finder_row, "changed", G_CALLBACK (on_finder_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder_row, "entry-activated", G_CALLBACK (on_finder_activated),
                           self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_finder_key), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->finder_row), keys);
}

GtkWidget *
pmn_activity_themes_section_get_finder (PmnActivityThemesSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_THEMES_SECTION (self), NULL);

  return GTK_WIDGET (self->finder_row);
}

gboolean
pmn_activity_themes_section_is_said (PmnActivityThemesSection *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_THEMES_SECTION (self), FALSE);

  for (guint i = 0; i < N_PICKERS; i++)
    if (pmn_term_picker_get_single (self->pickers[i]) != NULL)
      return TRUE;
  return FALSE;
}
