/* pmn-filter-hints.c: under a search that found nothing: the places and people of that name, as filters
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-filter-hints.h"

#include <glib/gi18n.h>

#include "pmn-mediator.h"
#include "pmn-place.h"

/* Of each sort; more would be a list, which the filters have. */
#define MAX_HINTS 3
/* A single letter is in nearly every name. */
#define MIN_LETTERS 2

struct _PmnFilterHints
{
  GtkBox parent_instance;

  char *text;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnFilterHints, pmn_filter_hints, GTK_TYPE_BOX)

static guint chosen_signal;

static void
forget (PmnFilterHints *self)
{
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_place_clicked (GtkButton *button, PmnFilterHints *self)
{
  g_signal_emit (self, chosen_signal, 0, PMN_ENTITY_PLACE,
                 *(gint64 *) g_object_get_data (G_OBJECT (button), "id"));
}

static void
on_mediator_clicked (GtkButton *button, PmnFilterHints *self)
{
  g_signal_emit (self, chosen_signal, 0, PMN_ENTITY_MEDIATOR,
                 *(gint64 *) g_object_get_data (G_OBJECT (button), "id"));
}

static void
add_hint (PmnFilterHints *self, const char *label, gint64 id, GCallback on_clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkLabel *text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (text, TRUE);
  gtk_label_set_justify (text, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", on_clicked, self);
  gtk_box_append (GTK_BOX (self), button);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* Returns: (transfer full) (nullable): the rows; %NULL when they are not wanted any more, or could not be read. */
static GPtrArray *
finish (GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (rows == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("No filter could be proposed: %s", error->message);
  return rows;
}

static void
on_mediators_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnFilterHints) self = data;
  g_autoptr (GPtrArray) mediators = finish (source, result);

  for (guint i = 0; mediators != NULL && i < MIN (mediators->len, MAX_HINTS); i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (mediators, i);
      g_autofree char *name = pmn_mediator_get_display_name (mediator);
      /* Translators: a button; %s is the name of a person of the team. */
      g_autofree char *label = g_strdup_printf (_ ("Activities of %s"), name);

      add_hint (self, label, mediator->record.id, G_CALLBACK (on_mediator_clicked));
    }
}

static void
on_places_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnFilterHints) self = data;
  g_autoptr (GPtrArray) places = finish (source, result);

  for (guint i = 0; places != NULL && i < MIN (places->len, MAX_HINTS); i++)
    {
      const PmnPlace *place = g_ptr_array_index (places, i);
      /* Translators: a button; %s is the name of a place. */
      g_autofree char *label = g_strdup_printf (_ ("Activities at “%s”"), place->name);

      add_hint (self, label, place->record.id, G_CALLBACK (on_place_clicked));
    }
  /* One after the other: places come first. */
  if (places != NULL)
    pmn_register_list_async (PMN_REGISTER (source), PMN_ENTITY_MEDIATOR, self->text,
                             self->cancellable, on_mediators_listed, g_object_ref (self));
}

void
pmn_filter_hints_look (PmnFilterHints *self, PmnRegister *reg, const char *text)
{
  g_return_if_fail (PMN_IS_FILTER_HINTS (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  forget (self);
  self->text = g_strdup (text);
  if (reg == NULL || text == NULL || g_utf8_strlen (text, -1) < MIN_LETTERS)
    return;
  self->cancellable = g_cancellable_new ();
  pmn_register_list_async (reg, PMN_ENTITY_PLACE, text, self->cancellable, on_places_listed,
                           g_object_ref (self));
}

static void
pmn_filter_hints_dispose (GObject *object)
{
  PmnFilterHints *self = PMN_FILTER_HINTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (pmn_filter_hints_parent_class)->dispose (object);
}

static void
pmn_filter_hints_class_init (PmnFilterHintsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_filter_hints_dispose;
  chosen_signal = g_signal_new ("chosen", PMN_TYPE_FILTER_HINTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
}

static void
pmn_filter_hints_init (PmnFilterHints *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
