/* pmn-form-draft.c: what was typed in a form and is not saved yet, kept in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-form-draft.h"

#include <glib/gi18n.h>

#include "pmn-window.h"

/* A crash loses at most so much typing. */
#define KEEP_SECONDS 3

struct _PmnFormDraft
{
  GObject parent_instance;

  PmnRegister *reg;
  GtkWidget *form; /* (unowned): NULL when the form is gone */
  PmnFormDescribeFunc describe;
  PmnFormShowFunc show;
  GCancellable *cancellable;
  char *key;
  char *kept; /* the form as kept last, NULL when nothing is kept */
  guint timer;
  guint n_writing;
  GtkWidget *written_form; /* lives until all that was typed in it is on its way */
  gboolean held;           /* what is being saved, or was, is no draft */
};

G_DEFINE_FINAL_TYPE (PmnFormDraft, pmn_form_draft, G_TYPE_OBJECT)

static guint read_signal;

static void tell_if_left (PmnFormDraft *self);

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnFormDraft) self = PMN_FORM_DRAFT (data);
  g_autoptr (GtkWidget) form = NULL;
  g_autoptr (GError) error = NULL;

  if (--self->n_writing == 0)
    form = g_steal_pointer (&self->written_form);
  /* The form is still on the screen: that its copy could not be written is for the log, and the timer tries again. */
  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    {
      g_message ("A draft could not be kept: %s", error->message);
      if (self->kept != NULL)
        g_set_str (&self->kept, "");
    }
  else
    pmn_form_draft_keep (self);
  tell_if_left (self);
}

static void
write_text (PmnFormDraft *self, const char *text)
{
  if (!g_set_str (&self->kept, text))
    return;
  if (self->n_writing++ == 0 && self->form != NULL)
    self->written_form = g_object_ref (self->form);
  pmn_register_set_text_async (self->reg, self->key, text, NULL, on_written, g_object_ref (self));
}

static void
show_kept (PmnFormDraft *self, const char *draft)
{
  g_autofree char *typed = NULL;

  if (draft == NULL || self->held)
    return;
  /* Who began to type before the draft arrived means something else. */
  typed = self->describe (self->form);
  if (typed != NULL)
    return;
  g_set_str (&self->kept, draft);
  self->show (self->form, draft);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnFormDraft) self = PMN_FORM_DRAFT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = pmn_register_get_text_finish (PMN_REGISTER (source), result, &error);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("A draft could not be read: %s", error->message);
  if (self->form == NULL)
    return;
  show_kept (self, draft);
  g_signal_emit (self, read_signal, 0);
}

/* While a form is on the screen nobody needs to be told that it holds something. */
static void
tell_if_left (PmnFormDraft *self)
{
  if (self->n_writing == 0 && !self->held
      && (self->form == NULL || !gtk_widget_get_mapped (self->form)))
    pmn_register_drafts_changed (self->reg);
}

/* A form that goes with its window was not asked to close. */
static void
on_unmapped (PmnFormDraft *self)
{
  if (self->form != NULL)
    pmn_form_draft_close (self);
  tell_if_left (self);
}

static gboolean
on_timer (gpointer data)
{
  pmn_form_draft_keep (data);
  return G_SOURCE_CONTINUE;
}

static void
pmn_form_draft_dispose (GObject *object)
{
  PmnFormDraft *self = PMN_FORM_DRAFT (object);

  pmn_form_draft_stop (self);
  g_clear_object (&self->reg);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->kept, g_free);
  G_OBJECT_CLASS (pmn_form_draft_parent_class)->dispose (object);
}

static void
pmn_form_draft_class_init (PmnFormDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_form_draft_dispose;
  read_signal = g_signal_new ("read", PMN_TYPE_FORM_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
pmn_form_draft_init (PmnFormDraft *self)
{
  self->cancellable = g_cancellable_new ();
}

PmnFormDraft *
pmn_form_draft_new (PmnRegister *reg, GtkWidget *form, PmnFormDescribeFunc describe,
                    PmnFormShowFunc show)
{
  PmnFormDraft *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (form), NULL);
  g_return_val_if_fail (describe != NULL && show != NULL, NULL);

  self = g_object_new (PMN_TYPE_FORM_DRAFT, NULL);
  self->reg = g_object_ref (reg);
  self->form = form;
  self->describe = describe;
  self->show = show;
  g_signal_connect_object (form, "unmap", G_CALLBACK (on_unmapped), self, G_CONNECT_SWAPPED);
  return self;
}

void
pmn_form_draft_begin (PmnFormDraft *self, const char *key)
{
  g_return_if_fail (PMN_IS_FORM_DRAFT (self));
  g_return_if_fail (key != NULL);

  if (g_set_str (&self->key, key))
    g_clear_pointer (&self->kept, g_free);
  self->held = FALSE;
}

void
pmn_form_draft_read (PmnFormDraft *self)
{
  g_return_if_fail (PMN_IS_FORM_DRAFT (self));

  pmn_register_get_text_async (self->reg, self->key, self->cancellable, on_read,
                               g_object_ref (self));
}

void
pmn_form_draft_watch (PmnFormDraft *self)
{
  GtkRoot *root;

  g_return_if_fail (PMN_IS_FORM_DRAFT (self));
  g_return_if_fail (self->form != NULL);

  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (KEEP_SECONDS, on_timer, self);
  root = gtk_widget_get_root (self->form);
  if (root == NULL)
    return;
  g_signal_handlers_disconnect_by_func (root, pmn_form_draft_keep, self);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (pmn_form_draft_keep), self,
                           G_CONNECT_SWAPPED);
}

void
pmn_form_draft_keep (PmnFormDraft *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PMN_IS_FORM_DRAFT (self));

  /* One at a time: what is typed meanwhile follows. */
  if (self->key == NULL || self->form == NULL || self->held || self->n_writing > 0)
    return;
  text = self->describe (self->form);
  write_text (self, text);
}

void
pmn_form_draft_forget (PmnFormDraft *self)
{
  g_return_if_fail (PMN_IS_FORM_DRAFT (self));

  write_text (self, NULL);
}

const char *
pmn_form_draft_begin_saving (PmnFormDraft *self)
{
  g_return_val_if_fail (PMN_IS_FORM_DRAFT (self), NULL);

  self->held = TRUE;
  return self->key;
}

void
pmn_form_draft_end_saving (PmnFormDraft *self, gboolean saved)
{
  g_return_if_fail (PMN_IS_FORM_DRAFT (self));

  if (saved)
    g_clear_pointer (&self->kept, g_free);
  else
    {
      self->held = FALSE;
      pmn_form_draft_keep (self);
    }
}

gboolean
pmn_form_draft_close (PmnFormDraft *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (PMN_IS_FORM_DRAFT (self), FALSE);
  g_return_val_if_fail (self->form != NULL, FALSE);

  /* What is on its way to the register as a row is no draft, unless it comes back. */
  if (self->key == NULL || self->held)
    return FALSE;
  text = self->describe (self->form);
  write_text (self, text);
  return text != NULL;
}

void
pmn_form_draft_leave (PmnFormDraft *self, AdwDialog *dialog)
{
  PmnWindow *window = pmn_window_of (GTK_WIDGET (dialog));

  if (self != NULL && pmn_form_draft_close (self) && window != NULL)
    pmn_window_toast (window, _ ("What you typed is kept as a draft"));
  adw_dialog_force_close (dialog);
}

void
pmn_form_draft_stop (PmnFormDraft *self)
{
  g_return_if_fail (PMN_IS_FORM_DRAFT (self));

  self->form = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
