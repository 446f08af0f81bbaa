/* pmn-quick-choices.c: what words that are not clear may mean, to choose from under what is typed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-quick-choices.h"

#include <glib/gi18n.h>

#define MAX_CHOICES 12

struct _PmnQuickChoices
{
  AdwBin parent_instance;

  AdwWrapBox *box;
  GtkWidget *entry; /* not owned: of the same form */
  char *focused;    /* spelling of the choice that had the focus while they are made anew */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (PmnQuickChoices, pmn_quick_choices, ADW_TYPE_BIN)

static const char *
get_spelling (GtkWidget *choice)
{
  return g_object_get_data (G_OBJECT (choice), "spelling");
}

static GtkWidget *
first_choice (PmnQuickChoices *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->box));
}

static void
focus_entry (PmnQuickChoices *self)
{
  if (gtk_widget_get_root (self->entry) != NULL)
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
}

/* Puts the spelling in the place of what is between two bytes, and goes on typing after it. */
static void
on_choice_clicked (GtkButton *button, PmnQuickChoices *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));
  gsize start = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "start"));
  gsize end = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "end"));
  g_autoptr (GString) changed = g_string_new_len (text, (gssize) start);
  int position;

  if (changed->len > 0 && !g_ascii_isspace (changed->str[changed->len - 1]))
    g_string_append_c (changed, ' ');
  g_string_append (changed, get_spelling (GTK_WIDGET (button)));
  if (text[end] != ' ')
    g_string_append_c (changed, ' ');
  position = (int) g_utf8_strlen (changed->str, (gssize) changed->len);
  g_string_append (changed, text + end);
  focus_entry (self);
  g_signal_emit (self, chosen_signal, 0, get_spelling (GTK_WIDGET (button)));
  gtk_editable_set_text (entry, changed->str);
  gtk_editable_set_position (entry, position);
}

static gboolean
on_entry_key_pressed (GtkEventControllerKey *controller, guint key, guint code,
                      GdkModifierType state, PmnQuickChoices *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (key != GDK_KEY_Down || entry != self->entry || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static gboolean
on_choice_key_pressed (GtkEventControllerKey *controller, guint key, guint code,
                       GdkModifierType state, PmnQuickChoices *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box));

  if (key == GDK_KEY_Escape || (key == GDK_KEY_Up && focus == first_choice (self)))
    {
      focus_entry (self);
      return GDK_EVENT_STOP;
    }
  /* A button shows itself pressed for a quarter of a second before it clicks: choices made anew meanwhile would lose the key. */
  if (focus != NULL
      && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter
          || key == GDK_KEY_space || key == GDK_KEY_KP_Space))
    {
      on_choice_clicked (GTK_BUTTON (focus), self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
pmn_quick_choices_finalize (GObject *object)
{
  g_free (PMN_QUICK_CHOICES (object)->focused);
  G_OBJECT_CLASS (pmn_quick_choices_parent_class)->finalize (object);
}

static void
pmn_quick_choices_class_init (PmnQuickChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmn_quick_choices_finalize;
  chosen_signal = g_signal_new ("chosen", PMN_TYPE_QUICK_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pmn_quick_choices_init (PmnQuickChoices *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_choice_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pmn_quick_choices_new (void)
{
  return g_object_new (PMN_TYPE_QUICK_CHOICES, NULL);
}

void
pmn_quick_choices_serve (PmnQuickChoices *self, GtkWidget *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (PMN_IS_QUICK_CHOICES (self));
  g_return_if_fail (GTK_IS_ENTRY (entry));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_entry_key_pressed), self);
  gtk_widget_add_controller (entry, keys);
}

void
pmn_quick_choices_begin (PmnQuickChoices *self, GtkWidget *entry)
{
  GtkWidget *child;

  g_return_if_fail (PMN_IS_QUICK_CHOICES (self));
  g_return_if_fail (GTK_IS_ENTRY (entry));

  child = gtk_widget_get_focus_child (GTK_WIDGET (self->box));
  self->entry = entry;
  g_set_str (&self->focused, child != NULL ? get_spelling (child) : NULL);
  if (child != NULL)
    focus_entry (self);
  while ((child = first_choice (self)) != NULL)
    adw_wrap_box_remove (self->box, child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pmn_quick_choices_add (PmnQuickChoices *self, const char *label, const char *spelling, gsize start,
                       gsize end)
{
  GtkWidget *button;

  g_return_if_fail (PMN_IS_QUICK_CHOICES (self));
  g_return_if_fail (label != NULL && spelling != NULL);

  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "term");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "spelling", g_strdup (spelling), g_free);
  g_object_set_data (G_OBJECT (button), "start", GSIZE_TO_POINTER (start));
  g_object_set_data (G_OBJECT (button), "end", GSIZE_TO_POINTER (end));
  g_signal_connect (button, "clicked", G_CALLBACK (on_choice_clicked), self);
  adw_wrap_box_append (self->box, button);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
pmn_quick_choices_add_candidates (PmnQuickChoices *self, const PmnQuickSpan *span)
{
  g_return_if_fail (PMN_IS_QUICK_CHOICES (self));
  g_return_if_fail (span != NULL);

  for (guint i = 0; span->candidates != NULL && i < MIN (span->candidates->len, MAX_CHOICES); i++)
    {
      const PmnQuickCandidate *candidate = g_ptr_array_index (span->candidates, i);

      pmn_quick_choices_add (self, candidate->label, candidate->spelling, span->start, span->end);
    }
}

void
pmn_quick_choices_end (PmnQuickChoices *self)
{
  g_autofree char *focused = NULL;

  g_return_if_fail (PMN_IS_QUICK_CHOICES (self));

  focused = g_steal_pointer (&self->focused);
  for (GtkWidget *choice = first_choice (self); focused != NULL && choice != NULL;
       choice = gtk_widget_get_next_sibling (choice))
    {
      if (g_str_equal (get_spelling (choice), focused))
        {
          gtk_widget_grab_focus (choice);
          return;
        }
    }
}

gboolean
pmn_quick_choices_has_focus (PmnQuickChoices *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (PMN_IS_QUICK_CHOICES (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}
