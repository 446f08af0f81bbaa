/* pmn-held-keys.c: what is typed while a form cannot take it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-held-keys.h"

/* With its first frames a sheet finds how wide the window is, opens, and moves the focus on: then it stays. */
#define FRAMES_TO_SETTLE 3
/* A dialog that nothing can be typed in does not keep the window from its keys. */
#define MAX_FRAMES 600
/* What a dialog that does nothing else with them keeps them under. */
#define OWN_KEYS "pmn-held-keys"

struct _PmnHeldKeys
{
  GObject parent_instance;

  AdwDialog *dialog; /* (unowned): NULL once it is closed */
  GtkRoot *root;     /* (unowned): the window, while its keys are held */
  GtkWidget *under;  /* (nullable) (weak): the dialog that this one is over */
  GtkEventController *window_keys;
  GtkEventController *under_keys,
      *dialog_keys; /* of a dialog that has the focus its window does not hear */
  GQueue events;    /* GdkEvent */
  GtkWidget *start; /* (nullable) (weak): has the keyboard first */
  guint tick;
  guint n_frames; /* drawn since the dialog is filled */
  guint idle;
  gboolean holding;
  gboolean ready;  /* the dialog is filled */
  gboolean saving; /* what it holds is on its way */
};

G_DEFINE_FINAL_TYPE (PmnHeldKeys, pmn_held_keys, G_TYPE_OBJECT)

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                PmnHeldKeys *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (gdk_key_event_is_modifier (event))
    return GDK_EVENT_PROPAGATE;
  /* The keys that save, pressed twice or held down, save once. */
  if (self->saving && g_queue_is_empty (&self->events) && (state & GDK_CONTROL_MASK) != 0
      && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    return GDK_EVENT_STOP;
  g_queue_push_tail (&self->events, gdk_event_ref (event));
  return GDK_EVENT_STOP;
}

/* Returns: (transfer none): the controller, before every other one of the widget. */
static GtkEventController *
hold_keys_of (PmnHeldKeys *self, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (widget, keys);
  return keys;
}

/* The window is as before. */
static void
leave_root (PmnHeldKeys *self)
{
  if (self->root == NULL)
    return;
  gtk_widget_remove_controller (GTK_WIDGET (self->root), self->window_keys);
  gtk_widget_remove_controller (GTK_WIDGET (self->dialog), self->dialog_keys);
  if (self->under != NULL)
    gtk_widget_remove_controller (self->under, self->under_keys);
  g_clear_weak_pointer (&self->under);
  self->root = NULL;
}

static void
let_go (PmnHeldKeys *self)
{
  leave_root (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->holding = FALSE;
  self->saving = FALSE;
}

/* Whether the keyboard is where it is to begin. */
static gboolean
take_focus (PmnHeldKeys *self)
{
  GtkWidget *where = self->start != NULL ? self->start : GTK_WIDGET (self->dialog);
  GtkWidget *focus = gtk_root_get_focus (self->root);

  if (self->start != NULL && focus != where
      && (focus == NULL || !gtk_widget_is_ancestor (focus, where)))
    {
      gtk_widget_grab_focus (where);
      focus = gtk_root_get_focus (self->root);
    }
  return focus != NULL && (focus == where || gtk_widget_is_ancestor (focus, where));
}

/* As if they were pressed now: each goes where the one before left the keyboard. */
static void
press (GQueue *events)
{
  GdkEvent *event;

  while ((event = g_queue_pop_head (events)) != NULL)
    {
      GdkSurface *surface = gdk_event_get_surface (event);
      gboolean handled;

      if (surface != NULL && !gdk_surface_is_destroyed (surface))
        g_signal_emit_by_name (surface, "event", event, &handled);
      gdk_event_unref (event);
    }
}

static gboolean
on_idle (gpointer data)
{
  g_autoptr (PmnHeldKeys) self = g_object_ref (PMN_HELD_KEYS (data));

  self->idle = 0;
  if (self->root == NULL)
    {
      pmn_held_keys_drop (self);
      return G_SOURCE_REMOVE;
    }
  /* What was drawn meanwhile may have moved it. */
  take_focus (self);
  pmn_held_keys_release (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_under_idle (gpointer data)
{
  press (data);
  return G_SOURCE_REMOVE;
}

static void
free_events (gpointer data)
{
  g_queue_free_full (data, (GDestroyNotify) gdk_event_unref);
}

static gboolean
on_frame (GtkWidget *dialog, GdkFrameClock *clock, gpointer data)
{
  PmnHeldKeys *self = data;

  if (!self->holding)
    return G_SOURCE_REMOVE;
  if (!self->ready || self->root == NULL || ++self->n_frames < FRAMES_TO_SETTLE)
    return G_SOURCE_CONTINUE;
  if (take_focus (self))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  else if (self->n_frames == MAX_FRAMES)
    pmn_held_keys_drop (self);
  else
    return G_SOURCE_CONTINUE;
  return G_SOURCE_REMOVE;
}

static void
on_mapped (PmnHeldKeys *self)
{
  if (self->tick == 0 && self->holding)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->dialog), on_frame,
                                               g_object_ref (self), g_object_unref);
}

/* Returns: (transfer none) (nullable): the dialog that has the keyboard until this one takes it. */
static GtkWidget *
find_under (PmnHeldKeys *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);
  GtkWidget *under = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) : NULL;

  return under != GTK_WIDGET (self->dialog) ? under : NULL;
}

static void
on_rooted (PmnHeldKeys *self)
{
  GtkRoot *root = self->holding ? gtk_widget_get_root (GTK_WIDGET (self->dialog)) : NULL;

  if (root == self->root)
    return;
  leave_root (self);
  if (root == NULL)
    return;
  self->root = root;
  self->window_keys = hold_keys_of (self, GTK_WIDGET (root));
  self->dialog_keys = hold_keys_of (self, GTK_WIDGET (self->dialog));
  g_set_weak_pointer (&self->under, find_under (self));
  if (self->under != NULL)
    self->under_keys = hold_keys_of (self, self->under);
}

static void
on_closed (PmnHeldKeys *self)
{
  pmn_held_keys_drop (self);
  self->dialog = NULL;
}

static void
pmn_held_keys_dispose (GObject *object)
{
  pmn_held_keys_drop (PMN_HELD_KEYS (object));
  g_clear_weak_pointer (&PMN_HELD_KEYS (object)->start);
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
  self->holding = TRUE;
  g_signal_connect_object (dialog, "notify::root", G_CALLBACK (on_rooted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "map", G_CALLBACK (on_mapped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  return self;
}

void
pmn_held_keys_set_start (PmnHeldKeys *self, GtkWidget *start)
{
  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  g_set_weak_pointer (&self->start, start);
}

void
pmn_held_keys_wait (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  g_object_set_data_full (G_OBJECT (dialog), OWN_KEYS, pmn_held_keys_new (dialog), g_object_unref);
}

void
pmn_held_keys_begin (AdwDialog *dialog, GtkWidget *start)
{
  PmnHeldKeys *self;

  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (start == NULL || GTK_IS_WIDGET (start));

  if (g_object_get_data (G_OBJECT (dialog), OWN_KEYS) == NULL)
    pmn_held_keys_wait (dialog);
  self = g_object_get_data (G_OBJECT (dialog), OWN_KEYS);
  pmn_held_keys_set_start (self, start);
  pmn_held_keys_ready (self);
  if (start != NULL)
    adw_dialog_set_focus (dialog, start);
  on_rooted (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    on_mapped (self);
}

void
pmn_held_keys_ready (PmnHeldKeys *self)
{
  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  self->ready = TRUE;
}

void
pmn_held_keys_hold (PmnHeldKeys *self)
{
  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  self->saving = TRUE;
  if (self->holding || self->dialog == NULL)
    return;
  self->holding = TRUE;
  on_rooted (self);
}

void
pmn_held_keys_release (PmnHeldKeys *self)
{
  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  let_go (self);
  press (&self->events);
}

void
pmn_held_keys_leave (PmnHeldKeys *self)
{
  GQueue *events;

  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  let_go (self);
  events = g_queue_copy (&self->events);
  g_queue_clear (&self->events);
  /* The window has its keyboard back when the dialog has let it go. */
  g_idle_add_full (G_PRIORITY_LOW, on_under_idle, events, free_events);
}

void
pmn_held_keys_drop (PmnHeldKeys *self)
{
  g_return_if_fail (PMN_IS_HELD_KEYS (self));

  let_go (self);
  g_queue_clear_full (&self->events, (GDestroyNotify) gdk_event_unref);
}
