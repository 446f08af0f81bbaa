/* pmn-quick-box.c: an activity in a few words, said back while it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-quick-box.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pmn-clock.h"
#include "pmn-commune-finder.h"
#include "pmn-log-context.h"
#include "pmn-nomenclature.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"
#include "pmn-window.h"
#include "today/pmn-quick-choices.h"
#include "today/pmn-quick-line.h"
#include "today/pmn-quick-several.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-form-draft.h"

#define MAX_PLACES 12
#define MAX_COMMUNES 20
#define DRAFT "draft:quick-box"

struct _PmnQuickBox
{
  AdwBin parent_instance;

  GtkWidget *person_button;
  GtkLabel *person_label;
  GtkWidget *entry;
  GtkLabel *line;
  PmnQuickChoices *choices;

  PmnRegister *reg;
  GCancellable *cancellable;
  PmnLogContext *context;
  PmnQuickReading *reading;
  PmnFormDraft *draft; /* of what is typed; NULL without a register */
  char *asked_commune; /* words already looked up */
  gboolean loading;
  gboolean stale;     /* something changed while loading */
  gboolean insisting; /* Return was pressed: what is being typed is judged too */
  guint n_saving;
};

G_DEFINE_FINAL_TYPE (PmnQuickBox, pmn_quick_box, ADW_TYPE_BIN)

static void read_text (PmnQuickBox *self);

/* Suggestions ---------------------------------------------------------------------------------- */

/* The core themes of the job, when that is all that is missing. */
static void
suggest_themes (PmnQuickBox *self)
{
  gsize end = strlen (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gsize n;
  const PmnCoreTheme *core = pmn_core_themes (&n);

  for (gsize i = 0; i < n; i++)
    {
      const char *theme = pmn_nomenclature_label (PMN_DIMENSION_THEME, core[i].theme_code);
      const char *material = core[i].material_code;
      g_autofree char *both = NULL;

      if (material == NULL)
        {
          pmn_quick_choices_add (self->choices, theme, theme, end, end);
          continue;
        }
      both
          = g_strjoin (" ", theme, pmn_nomenclature_label (PMN_DIMENSION_MATERIAL, material), NULL);
      pmn_quick_choices_add (self->choices, core[i].label, both, end, end);
    }
}

static void
suggest_places (PmnQuickBox *self)
{
  gsize end = strlen (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  for (guint i = 0; i < MIN (self->context->places->len, MAX_PLACES); i++)
    {
      const PmnPlace *place = g_ptr_array_index (self->context->places, i);

      pmn_quick_choices_add (self->choices, place->name, place->name, end, end);
    }
}

/* What is said under the box ------------------------------------------------------------------- */

/* The word that is being typed is not wrong yet. */
static gboolean
is_being_typed (PmnQuickBox *self, const PmnQuickSpan *span)
{
  return !self->insisting
         && pmn_quick_span_is_unfinished (span, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
underline (PmnQuickBox *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; self->reading != NULL && i < self->reading->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (self->reading->spans, i);
      PangoAttribute *attribute;

      if (span->state == PMN_QUICK_UNDERSTOOD || is_being_typed (self, span))
        continue;
      attribute = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
      attribute->start_index = (guint) span->start;
      attribute->end_index = (guint) span->end;
      pango_attr_list_insert (attributes, attribute);
    }
  gtk_entry_set_attributes (GTK_ENTRY (self->entry), attributes);
}

static void
show_line (PmnQuickBox *self, const char *markup, gboolean is_error)
{
  gtk_label_set_markup (self->line, markup);
  gtk_widget_set_css_classes (GTK_WIDGET (self->line),
                              (const char *[]) { is_error ? "error" : "quick-line", NULL });
  if (is_error)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->line, NULL, -1);
    }
  else
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
}

static void
show_problem (PmnQuickBox *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  show_line (self, escaped, TRUE);
}

/* What is wrong, in words; NULL when nothing is, or not yet. */
static char *
describe_problem (PmnQuickBox *self)
{
  return pmn_quick_reading_describe_problem (
      self->reading, gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->insisting);
}

/* What there is to choose from: first of what is wrong, else of what is being typed. */
static const PmnQuickSpan *
find_choices (PmnQuickBox *self)
{
  const PmnQuickSpan *first = pmn_quick_reading_get_error (self->reading);

  for (guint i = 0; i < self->reading->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (self->reading->spans, i);

      if (span->state != PMN_QUICK_UNDERSTOOD && !is_being_typed (self, span))
        return span;
    }
  return first;
}

static void
show_activity (PmnQuickBox *self, const PmnActivity *activity, gboolean explain)
{
  g_autofree char *line = pmn_quick_line_describe (self->context, self->reading, activity,
                                                   pmn_clock_today (), explain);

  show_line (self, line, FALSE);
}

static void
show_reading (PmnQuickBox *self)
{
  const PmnQuickSpan *unclear = find_choices (self);
  g_autofree char *problem = describe_problem (self);

  pmn_quick_choices_begin (self->choices, self->entry);
  underline (self);
  if (problem != NULL)
    show_problem (self, problem);
  else
    {
      g_autoptr (GPtrArray) rows = pmn_log_context_complete_all (self->context, self->reading);

      show_activity (self, g_ptr_array_index (rows, 0), TRUE);
    }
  if (unclear != NULL)
    pmn_quick_choices_add_candidates (self->choices, unclear);
  else
    pmn_quick_several_suggest (self->choices, self->context, self->reading,
                               gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  pmn_quick_choices_end (self->choices);
}

/* Reading -------------------------------------------------------------------------------------- */

/* The one that was typed, else the first. */
static const char *
pick_postcode (const PmnCommune *commune, const char *typed)
{
  if (g_strv_contains ((const char *const *) commune->postcodes, typed))
    return typed;
  return commune->postcodes[0];
}

static void
on_communes_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnQuickBox) self = PMN_QUICK_BOX (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) communes
      = pmn_commune_finder_search_finish (PMN_COMMUNE_FINDER (source), result, &error);

  if (communes == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Communes could not be looked up: %s", error->message);
      return;
    }
  if (self->context == NULL || self->asked_commune == NULL || communes->len == 0)
    return;
  for (guint i = 0; i < communes->len; i++)
    {
      const PmnCommune *commune = g_ptr_array_index (communes, i);

      pmn_quick_vocabulary_add_commune (self->context->vocabulary, commune->insee, commune->name,
                                        pick_postcode (commune, self->asked_commune));
    }
  /* Who is choosing already goes on: a choice made anew under Return would not be taken. */
  if (!pmn_quick_choices_has_focus (self->choices))
    read_text (self);
}

static void
look_up_commune (PmnQuickBox *self)
{
  const char *words = self->reading->commune_query;

  if (words == NULL || g_strcmp0 (words, self->asked_commune) == 0)
    return;
  g_set_str (&self->asked_commune, words);
  pmn_commune_finder_search_async (pmn_commune_finder_get_default (), words, MAX_COMMUNES,
                                   self->cancellable, on_communes_found, g_object_ref (self));
}

static void
read_text (PmnQuickBox *self)
{
  if (self->context == NULL)
    return;
  g_clear_pointer (&self->reading, pmn_quick_reading_free);
  self->reading
      = pmn_quick_syntax_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                               self->context->vocabulary, pmn_clock_today (), pmn_ui_language ());
  pmn_quick_reading_set_together (self->reading, self->context->together);
  look_up_commune (self);
  show_reading (self);
}

static void
on_changed (GtkEditable *entry, PmnQuickBox *self)
{
  self->insisting = FALSE;
  read_text (self);
}

/* What was answered of several people is proposed the next time, here and in the form. */
static void
on_chosen (PmnQuickChoices *choices, const char *spelling, PmnQuickBox *self)
{
  const char *answer = pmn_quick_several_answer_of (spelling);

  if (self->context == NULL || answer == NULL)
    return;
  self->context->together = g_str_equal (answer, PMN_SEVERAL_WORKSHOP);
  pmn_log_context_remember_several (self->reg, answer);
}

/* Logging -------------------------------------------------------------------------------------- */

/* On its way to the register, and no longer in the box, where the next one is typed meanwhile. */
typedef struct
{
  PmnQuickBox *box;
  char *text;
  char *message; /* of the toast */
} Logging;

static Logging *
logging_new (PmnQuickBox *self)
{
  Logging *logging = g_new (Logging, 1);

  logging->box = g_object_ref (self);
  logging->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  /* Translators: what was logged, such as "Individual · E-mail · 45 min · yesterday". */
  logging->message = g_strdup_printf (_ ("Logged: %s"), gtk_label_get_text (self->line));
  return logging;
}

static void
logging_free (Logging *logging)
{
  g_object_unref (logging->box);
  g_free (logging->text);
  g_free (logging->message);
  g_free (logging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Logging, logging_free)

static gboolean
is_blank (PmnQuickBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return text[strspn (text, " ")] == '\0';
}

/* What was not logged is before what was typed since. */
static void
give_back (PmnQuickBox *self, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  g_autofree char *both = g_strjoin (" ", text, gtk_editable_get_text (entry), NULL);

  gtk_editable_set_text (entry, is_blank (self) ? text : both);
  gtk_editable_set_position (entry, -1);
}

static void
on_logged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Logging) logging = data;
  PmnQuickBox *self = logging->box;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved
      = pmn_register_save_all_finish (PMN_REGISTER (source), result, &error);
  PmnWindow *window;

  self->n_saving--;
  if (self->entry == NULL)
    return;
  if (saved == NULL)
    give_back (self, logging->text);
  /* What was typed meanwhile is kept from now on. */
  if (self->n_saving == 0)
    {
      pmn_form_draft_end_saving (self->draft, TRUE);
      pmn_form_draft_begin (self->draft, DRAFT);
      pmn_form_draft_keep (self->draft);
    }
  if (saved == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The activity could not be logged"), error);
      return;
    }
  window = pmn_window_of (GTK_WIDGET (self));
  if (window != NULL)
    pmn_window_toast_undo (window, logging->message);
}

static void
refuse (PmnQuickBox *self, const char *message)
{
  show_problem (self, message);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
select_span (PmnQuickBox *self, const PmnQuickSpan *span)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_editable_select_region (GTK_EDITABLE (self->entry),
                              (int) g_utf8_pointer_to_offset (text, text + span->start),
                              (int) g_utf8_pointer_to_offset (text, text + span->end));
}

/* What is missing is said, proposed, and typed where the focus is. */
static void
ask_for_missing (PmnQuickBox *self, const char *message, const char *field)
{
  refuse (self, message);
  if (g_str_equal (field, "themes"))
    suggest_themes (self);
  else if (g_str_equal (field, "place_kind") || g_str_equal (field, "place_id"))
    suggest_places (self);
  else if (g_str_equal (field, "mediator_id"))
    gtk_widget_grab_focus (self->person_button);
}

static void
on_activate (GtkEntry *entry, PmnQuickBox *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  const PmnActivity *activity;
  g_autofree char *missing = NULL;
  const PmnQuickSpan *error;
  const char *field = NULL;

  /* Return twice logs once. */
  if (self->context == NULL || (self->n_saving > 0 && is_blank (self)))
    return;
  self->insisting = TRUE;
  read_text (self);
  error = pmn_quick_reading_get_error (self->reading);
  if (error != NULL)
    {
      g_autofree char *message = describe_problem (self);

      refuse (self, message);
      select_span (self, error);
      return;
    }
  rows = pmn_log_context_complete_all (self->context, self->reading);
  activity = g_ptr_array_index (rows, 0);
  missing = pmn_quick_line_missing (activity, pmn_clock_today (), &field);
  if (missing != NULL)
    {
      ask_for_missing (self, missing, field);
      return;
    }
  /* What the toast will say. */
  show_activity (self, activity, FALSE);
  self->n_saving++;
  pmn_register_save_all_async (self->reg, PMN_ENTITY_ACTIVITY, rows,
                               pmn_form_draft_begin_saving (self->draft), NULL, on_logged,
                               logging_new (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* Draft ----------------------------------------------------------------------------------------- */

static char *
describe_text (GtkWidget *box)
{
  PmnQuickBox *self = PMN_QUICK_BOX (box);

  return is_blank (self) ? NULL : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
show_text (GtkWidget *box, const char *text)
{
  give_back (PMN_QUICK_BOX (box), text);
}

/* Context -------------------------------------------------------------------------------------- */

static void load (PmnQuickBox *self);

static void
show_person (PmnQuickBox *self)
{
  const char *name = self->context->name != NULL ? self->context->name : _ ("Choose who you are");

  gtk_label_set_text (self->person_label, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->person_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("At the keyboard; activate to change"), -1);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnQuickBox) self = PMN_QUICK_BOX (data);
  g_autoptr (GError) error = NULL;
  PmnLogContext *context = pmn_log_context_finish (PMN_REGISTER (source), result, &error);

  self->loading = FALSE;
  if (context == NULL)
    {
      if (self->line != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }
  if (self->line == NULL)
    {
      pmn_log_context_free (context);
      return;
    }
  g_clear_pointer (&self->context, pmn_log_context_free);
  g_clear_pointer (&self->asked_commune, g_free);
  self->context = context;
  show_person (self);
  read_text (self);
  if (self->stale)
    load (self);
}

static void
load (PmnQuickBox *self)
{
  self->stale = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  pmn_log_context_async (self->reg, PMN_DAY_NONE, self->cancellable, on_loaded,
                         g_object_ref (self));
}

/* After midnight, or 04:00, the day to propose is another one. */
static void
pmn_quick_box_map (GtkWidget *widget)
{
  PmnQuickBox *self = PMN_QUICK_BOX (widget);

  GTK_WIDGET_CLASS (pmn_quick_box_parent_class)->map (widget);
  if (self->draft != NULL)
    pmn_form_draft_watch (self->draft);
  if (self->context != NULL && self->context->usual->day != pmn_clock_proposed_day ())
    load (self);
}

static gboolean
pmn_quick_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PMN_QUICK_BOX (widget)->entry);
}

static void
pmn_quick_box_dispose (GObject *object)
{
  PmnQuickBox *self = PMN_QUICK_BOX (object);

  g_cancellable_cancel (self->cancellable);
  if (self->draft != NULL)
    pmn_form_draft_stop (self->draft);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_QUICK_BOX);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->context, pmn_log_context_free);
  g_clear_pointer (&self->reading, pmn_quick_reading_free);
  g_clear_pointer (&self->asked_commune, g_free);
  G_OBJECT_CLASS (pmn_quick_box_parent_class)->dispose (object);
}

static void
pmn_quick_box_class_init (PmnQuickBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_quick_box_dispose;
  widget_class->map = pmn_quick_box_map;
  widget_class->grab_focus = pmn_quick_box_grab_focus;

  g_type_ensure (PMN_TYPE_QUICK_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/today/pmn-quick-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnQuickBox, person_button);
  gtk_widget_class_bind_template_child (widget_class, PmnQuickBox, person_label);
  gtk_widget_class_bind_template_child (widget_class, PmnQuickBox, entry);
  gtk_widget_class_bind_template_child (widget_class, PmnQuickBox, line);
  gtk_widget_class_bind_template_child (widget_class, PmnQuickBox, choices);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
pmn_quick_box_init (PmnQuickBox *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_quick_choices_serve (self->choices, self->entry);
}

void
pmn_quick_box_set_register (PmnQuickBox *self, PmnRegister *reg)
{
  g_return_if_fail (PMN_IS_QUICK_BOX (self));
  g_return_if_fail (PMN_IS_REGISTER (reg));
  g_return_if_fail (self->reg == NULL);

  self->reg = g_object_ref (reg);
  self->draft = pmn_form_draft_new (reg, GTK_WIDGET (self), describe_text, show_text);
  pmn_form_draft_begin (self->draft, DRAFT);
  pmn_form_draft_read (self->draft);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pmn_form_draft_watch (self->draft);
  g_signal_connect_object (reg, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "notify::actor", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

gboolean
pmn_quick_box_is_ready (PmnQuickBox *self)
{
  g_return_val_if_fail (PMN_IS_QUICK_BOX (self), FALSE);

  return self->context != NULL && !self->loading && self->n_saving == 0;
}

const char *
pmn_quick_box_get_line (PmnQuickBox *self)
{
  g_return_val_if_fail (PMN_IS_QUICK_BOX (self), NULL);

  return gtk_label_get_text (self->line);
}
