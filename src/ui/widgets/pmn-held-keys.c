/* pmn-held-keys.c: what is typed between the key that opens a form and the form being ready for it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-held-keys.h"

struct _PmnHeldKeys
{
  GObject parent_instance;

  AdwDialog *dialog; /* (unowned): NULL when nothing is held any more */
  GtkRoot *root;     /* (unowned): the window, while its keys are held */
  GtkEventController *keys;
  GQueue events; /* GdkEvent */
  guint idle;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (PmnHeldKeys, pmn_held_keys, G_TYPE_OBJECT)

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                PmnHeldKeys *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (gdk_key_event_is_modifier (event))
    return GDK_EVENT_PROPAGATE;
  g_queue_push_tail (&self->events, gdk_event_ref (event));
  return GDK_EVENT_STOP;
}

static void on_focus_moved (PmnHeldKeys *self);

/* The window is as before. */
static void
leave_root (PmnHeldKeys *self)
{
  if (self->root == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->root, on_focus_moved, self);
  gtk_widget_remove_controller (GTK_WIDGET (self->root), self->keys);
  self->root = NULL;
}

static void
let_go (PmnHeldKeys *self)
{
  leave_root (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->dialog = NULL;
}

/* As if they were pressed now: each goes where the one before left the keyboard. */
static gboolean
on_idle (gpointer data)
{
  g_autoptr (PmnHeldKeys) self = g_object_ref (PMN_HELD_KEYS (data));
  GdkEvent *event;

  self->idle = 0;
  let_go (self);
  while ((event = g_queue_pop_head (&self->events)) != NULL)
    {
      GdkSurface *surface = gdk_event_get_surface (event);
      gboolean handled;

      if (surface != NULL && !gdk_surface_is_destroyed (surface))
        g_signal_emit_by_name (surface, "event", event, &handled);
      gdk_event_unref (event);
    }
  return G_SOURCE_REMOVE;
}

static void
on_focus_moved (PmnHeldKeys *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);

  /* Once it is drawn: a sheet at the bottom of a narrow window moves the focus again then. */
  if (self->ready && self->idle == 0 && focus != NULL
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->dialog)))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

static void
on_rooted (PmnHeldKeys *self)
{
  GtkRoot *root = self->dialog != NULL ? gtk_widget_get_root (GTK_WIDGET (self->dialog)) : NULL;

  if (root == self->root)
    return;
  leave_root (self);
  if (root == NULL)
    return;
  self->root = root;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (root), self->keys);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_moved), self,
                           G_CONNECT_SWAPPED);
}

static void
pmn_held_keys_dispose (GObject *object)
{
  pmn_held_keys_drop (PMN_HELD_KEYS (object));
  G_OBJECT_CLASS (pmn_held_keys_parent_class)->dispose (object);
}

static void
pmn_held_keys_class_init (PmnHeldKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_held_keys_dispose;
}

static void
pmn_held_keys_init (PmnHeldKeys *self)
{
  g_queue_init (&self->events);
}

PmnHeldKeys *
pmn_held_keys_new (AdwDialog *dialog)
{
  PmnHeldKeys *self;

  g_return_val_if_fail (ADW_IS_DIALOG (dialog), NULL);

  self = g_object_new (PMN_TYPE_HELD_KEYS, NULL);
  self->dialog = dialog;
  g_signal_connect_object (dialog, "notify::root", G_CALLBACK (on_rooted), self, G_CONNECT_SWAPPED);
  return self;
}

void
pmn_held_keys_ready (PmnHeldKeys *self)
{
  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  self->ready = TRUE;
  if (self->root != NULL)
    on_focus_moved (self);
}

void
pmn_held_keys_drop (PmnHeldKeys *self)
{
  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  let_go (self);
  g_queue_clear_full (&self->events, (GDestroyNotify) gdk_event_unref);
}
