/* pmn-person-dialog.c: who is at the keyboard, changed in one action
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/pmn-person-dialog.h"

#include <glib/gi18n.h>

#include "pmn-labels.h"
#include "pmn-mediator.h"
#include "pmn-ui.h"
#include "widgets/pmn-held-keys.h"

struct _PmnPersonDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;

  PmnRegister *reg;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnPersonDialog, pmn_person_dialog, ADW_TYPE_DIALOG)

static void
on_person_activated (GtkWidget *row, PmnPersonDialog *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  pmn_register_set_actor (self->reg, *id);
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
add_person (PmnPersonDialog *self, gint64 id, const char *name, const char *kind)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (kind != NULL)
    {
      GtkWidget *avatar = adw_avatar_new (32, name, TRUE);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kind);
      gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
    }
  if (pmn_register_get_actor (self->reg) == id)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("object-select-symbolic"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ ("At the keyboard now"), -1);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_person_activated), self, 0);
  adw_preferences_group_add (self->group, row);
  return row;
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPersonDialog) self = PMN_PERSON_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mediators
      = pmn_register_list_finish (PMN_REGISTER (source), result, &error);
  PmnDay today = pmn_register_get_today (PMN_REGISTER (source));
  GtkWidget *chosen = NULL, *nobody;

  if (mediators == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pmn_ui_describe (self->group, error->message);
      pmn_held_keys_begin (ADW_DIALOG (self), NULL);
      return;
    }
  for (guint i = 0; i < mediators->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (mediators, i);
      g_autofree char *name = pmn_mediator_get_display_name (mediator);
      GtkWidget *row;

      if (!pmn_mediator_kind_can_author (mediator->kind)
          || !pmn_mediator_is_active (mediator, today))
        continue;
      row = add_person (self, mediator->record.id, name, pmn_label_mediator_kind (mediator->kind));
      if (chosen == NULL || pmn_register_get_actor (self->reg) == mediator->record.id)
        chosen = row;
    }
  if (chosen == NULL)
    adw_preferences_group_set_description (
        self->group, _ ("Nobody of the team can sign yet: add people on the page Team."));
  nobody = add_person (self, 0, _ ("Nobody in particular"), NULL);
  pmn_held_keys_begin (ADW_DIALOG (self), chosen != NULL ? chosen : nobody);
}

static void
pmn_person_dialog_dispose (GObject *object)
{
  PmnPersonDialog *self = PMN_PERSON_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PERSON_DIALOG);
  G_OBJECT_CLASS (pmn_person_dialog_parent_class)->dispose (object);
}

static void
pmn_person_dialog_class_init (PmnPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_person_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/preferences/pmn-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnPersonDialog, group);
}

static void
pmn_person_dialog_init (PmnPersonDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
pmn_person_dialog_new (PmnRegister *reg)
{
  PmnPersonDialog *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_PERSON_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  pmn_held_keys_wait (ADW_DIALOG (self));
  pmn_register_list_async (reg, PMN_ENTITY_MEDIATOR, NULL, self->cancellable, on_listed,
                           g_object_ref (self));
  return ADW_DIALOG (self);
}
