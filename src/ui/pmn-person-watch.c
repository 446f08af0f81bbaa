/* pmn-person-watch.c: notices that the keyboard was left alone, and asks who came back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-person-watch.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-mediator.h"
#include "pmn-ui.h"
#include "widgets/pmn-alert.h"

struct _PmnPersonWatch
{
  GObject parent_instance;

  GtkWidget *window; /* not owned */
  GtkWidget *
      dialog; /* (nullable) (weak): the open one: its window does not hear of what is typed in it */
  PmnRegister *reg;
  GtkEventController *window_controller;
  GtkEventController *dialog_controller;
  gint64 last_input_ms;
  gboolean asking;
  gboolean asked; /* the question is on the screen */
};

G_DEFINE_FINAL_TYPE (PmnPersonWatch, pmn_person_watch, G_TYPE_OBJECT)

/* The key that ends the silence, and those that follow before the question stands there, do nothing else: they would be
 * signed by who may have left. */
static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, PmnPersonWatch *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      pmn_person_watch_note_input (self, pmn_clock_now_ms ());
      return self->asking && !self->asked;
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
      pmn_person_watch_note_input (self, pmn_clock_now_ms ());
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkEventController *
listen_to (PmnPersonWatch *self, GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (widget, controller);
  return controller;
}

static void
leave_dialog (PmnPersonWatch *self)
{
  if (self->dialog != NULL)
    gtk_widget_remove_controller (self->dialog, self->dialog_controller);
  g_clear_weak_pointer (&self->dialog);
}

static void
on_dialog_changed (PmnPersonWatch *self)
{
  g_autoptr (GtkWidget) dialog = NULL;

  leave_dialog (self);
  g_object_get (self->window, "visible-dialog", &dialog, NULL);
  if (dialog == NULL)
    return;
  g_set_weak_pointer (&self->dialog, dialog);
  self->dialog_controller = listen_to (self, dialog);
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, PmnPersonWatch *self)
{
  self->asking = FALSE;
  self->asked = FALSE;
  self->last_input_ms = pmn_clock_now_ms ();
  if (g_str_equal (response, "other") && self->window != NULL)
    gtk_widget_activate_action (self->window, "win.switch-person", NULL);
}

static void
on_person_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPersonWatch) self = PMN_PERSON_WATCH (data);
  PmnMediator *mediator = pmn_register_get_finish (PMN_REGISTER (source), result, NULL);
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *yes = NULL;
  AdwDialog *dialog;

  /* The person was trashed meanwhile: nobody to ask about. */
  if (mediator == NULL || self->window == NULL)
    {
      self->asking = FALSE;
      pmn_mediator_free (mediator);
      return;
    }
  name = pmn_mediator_get_display_name (mediator);
  pmn_mediator_free (mediator);
  /* Translators: %s is the name of the person who was at the keyboard. */
  heading = g_strdup_printf (_ ("Still %s?"), name);
  /* Translators: %s is the name of the person who was at the keyboard. */
  yes = g_strdup_printf (_ ("_Yes, %s"), name);
  dialog = pmn_alert_new (heading, _ ("The keyboard was left alone for a while. What is "
                                      "logged is signed by who is at the keyboard."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "other", _ ("_Somebody Else"), "same",
                                  yes, NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "same");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "same");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "same",
                                            ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, 0);
  adw_dialog_present (dialog, self->window);
  self->asked = TRUE;
}

static void
pmn_person_watch_dispose (GObject *object)
{
  PmnPersonWatch *self = PMN_PERSON_WATCH (object);

  if (self->window != NULL)
    {
      leave_dialog (self);
      g_signal_handlers_disconnect_by_data (self->window, self);
      gtk_widget_remove_controller (self->window, self->window_controller);
      self->window = NULL;
    }
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (pmn_person_watch_parent_class)->dispose (object);
}

static void
pmn_person_watch_class_init (PmnPersonWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_person_watch_dispose;
}

static void
pmn_person_watch_init (PmnPersonWatch *self)
{
}

PmnPersonWatch *
pmn_person_watch_new (GtkWidget *window, PmnRegister *reg)
{
  PmnPersonWatch *self;

  g_return_val_if_fail (ADW_IS_APPLICATION_WINDOW (window), NULL);
  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_PERSON_WATCH, NULL);
  self->window = window;
  self->reg = g_object_ref (reg);
  self->last_input_ms = pmn_clock_now_ms ();
  self->window_controller = listen_to (self, window);
  g_signal_connect_swapped (window, "notify::visible-dialog", G_CALLBACK (on_dialog_changed), self);
  return self;
}

gboolean
pmn_person_watch_note_input (PmnPersonWatch *self, gint64 now_ms)
{
  gint64 limit_ms;
  gboolean was_idle;

  g_return_val_if_fail (PMN_IS_PERSON_WATCH (self), FALSE);

  if (self->asking)
    return FALSE;
  limit_ms
      = g_settings_get_int (pmn_ui_get_settings (), "idle-minutes") * G_GINT64_CONSTANT (60000);
  was_idle = now_ms - self->last_input_ms >= limit_ms;
  self->last_input_ms = now_ms;
  if (!was_idle || pmn_register_get_actor (self->reg) == 0)
    return FALSE;
  self->asking = TRUE;
  pmn_register_get_async (self->reg, PMN_ENTITY_MEDIATOR, pmn_register_get_actor (self->reg), NULL,
                          on_person_read, g_object_ref (self));
  return TRUE;
}
