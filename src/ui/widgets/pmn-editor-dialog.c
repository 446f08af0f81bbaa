/* pmn-editor-dialog.c: a form that edits one row of the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-editor-dialog-private.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-form-focus.h"
#include "widgets/pmn-form-state.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-narrow-title.h"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmnEditorDialog, pmn_editor_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_BODY = 1,
  PROP_CAN_SAVE_NEW,
  PROP_TRASH_LABEL,
  PROP_MENU_MODEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

PmnEditorDialogPrivate *
pmn_editor_dialog_get_priv (PmnEditorDialog *self)
{
  return pmn_editor_dialog_get_instance_private (self);
}

const PmnRecord *
pmn_editor_dialog_get_record (PmnEditorDialog *self)
{
  /* Every entity with an editor begins with its record. */
  return pmn_editor_dialog_get_priv (self)->row;
}

void
pmn_editor_dialog_update_actions (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);
  gboolean possible = priv->ready && !priv->busy;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save-new", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.trash", possible);
}

static void
update_footer (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);
  gboolean can_trash = priv->row != NULL && pmn_editor_dialog_get_record (self)->id != 0
                       && gtk_button_get_label (GTK_BUTTON (priv->trash_button)) != NULL;

  gtk_widget_set_visible (priv->trash_button, can_trash);
  gtk_widget_set_visible (priv->footer,
                          can_trash || gtk_widget_get_visible (priv->save_new_button));
}

static void
focus_first (PmnEditorDialog *self)
{
  GtkWidget *body = GTK_WIDGET (pmn_editor_dialog_get_priv (self)->body_bin);
  PmnEditorDialogClass *klass = PMN_EDITOR_DIALOG_GET_CLASS (self);
  GtkWidget *wanted = klass->get_first_field != NULL ? klass->get_first_field (self) : NULL;

  pmn_held_keys_set_start (pmn_editor_dialog_get_priv (self)->held,
                           wanted != NULL ? wanted : pmn_form_focus_find_first (body));
  if (wanted != NULL)
    pmn_editor_dialog_go_to (self, wanted);
  /* What is not on the screen yet cannot have the focus, but the dialog can be told who will. */
  else if (gtk_widget_get_mapped (body))
    gtk_widget_child_focus (body, GTK_DIR_TAB_FORWARD);
  else
    adw_dialog_set_focus (ADW_DIALOG (self), pmn_form_focus_find_first (body));
}

static void
show_row (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  PMN_EDITOR_DIALOG_GET_CLASS (self)->show_row (self, priv->row);
  pmn_issue_rows_show (GTK_WIDGET (priv->body_bin), NULL);
  g_free (priv->pristine);
  priv->pristine = pmn_form_state_save (GTK_WIDGET (priv->body_bin));
  update_footer (self);
}

static char *
describe_form (GtkWidget *form)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (PMN_EDITOR_DIALOG (form));
  g_autofree char *now = pmn_form_state_save (GTK_WIDGET (priv->body_bin));

  return g_strcmp0 (now, priv->pristine) != 0 ? g_steal_pointer (&now) : NULL;
}

static void
show_draft (GtkWidget *form, const char *draft)
{
  PmnEditorDialog *self = PMN_EDITOR_DIALOG (form);
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  pmn_form_state_load (GTK_WIDGET (priv->body_bin), draft);
  adw_banner_set_revealed (priv->draft_banner, TRUE);
  /* The draft may be of a kind that hides the field that has the focus. */
  focus_first (self);
}

static void
begin_draft (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);
  const PmnRecord *record = pmn_editor_dialog_get_record (self);
  g_autofree char *key
      = g_strdup_printf ("draft:%s:%s", priv->name, record->id == 0 ? "new" : record->uuid);

  pmn_form_draft_begin (priv->draft, key);
}

static void
pmn_editor_dialog_real_prepare (PmnEditorDialog *self)
{
  pmn_editor_dialog_ready (self);
}

static void
on_close_attempt (AdwDialog *dialog, gpointer data)
{
  pmn_form_draft_leave (pmn_editor_dialog_get_priv (PMN_EDITOR_DIALOG (dialog))->draft, dialog);
}

static void
on_mapped (PmnEditorDialog *self)
{
  if (pmn_editor_dialog_get_priv (self)->draft != NULL)
    pmn_form_draft_watch (pmn_editor_dialog_get_priv (self)->draft);
}

static void
action_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_close_attempt (ADW_DIALOG (widget), NULL);
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pmn_editor_dialog_save (PMN_EDITOR_DIALOG (widget), g_str_equal (name, "editor.save-new")
                                                          ? PMN_EDITOR_SAVE_AND_NEW
                                                          : PMN_EDITOR_SAVE);
}

static void
action_start_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnEditorDialog *self = PMN_EDITOR_DIALOG (widget);
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  pmn_form_draft_forget (priv->draft);
  adw_banner_set_revealed (priv->draft_banner, FALSE);
  show_row (self);
  focus_first (self);
}

static void
action_trash (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pmn_editor_dialog_trash (PMN_EDITOR_DIALOG (widget));
}

static void
pmn_editor_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (PMN_EDITOR_DIALOG (object));

  switch (id)
    {
    case PROP_BODY:
      g_value_set_object (value, adw_bin_get_child (priv->body_bin));
      break;
    case PROP_CAN_SAVE_NEW:
      g_value_set_boolean (value, gtk_widget_get_visible (priv->save_new_button));
      break;
    case PROP_TRASH_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (priv->trash_button)));
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, gtk_menu_button_get_menu_model (priv->menu_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_editor_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnEditorDialog *self = PMN_EDITOR_DIALOG (object);
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  switch (id)
    {
    case PROP_BODY:
      adw_bin_set_child (priv->body_bin, g_value_get_object (value));
      break;
    case PROP_CAN_SAVE_NEW:
      gtk_widget_set_visible (priv->save_new_button, g_value_get_boolean (value));
      update_footer (self);
      break;
    case PROP_TRASH_LABEL:
      gtk_button_set_label (GTK_BUTTON (priv->trash_button), g_value_get_string (value));
      update_footer (self);
      break;
    case PROP_MENU_MODEL:
      gtk_menu_button_set_menu_model (priv->menu_button, g_value_get_object (value));
      gtk_widget_set_visible (GTK_WIDGET (priv->menu_button), g_value_get_object (value) != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_editor_dialog_closed (AdwDialog *dialog)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (PMN_EDITOR_DIALOG (dialog));

  /* Closed while it is being saved: what is refused then is still to be kept. */
  if (priv->draft != NULL && !priv->busy)
    pmn_form_draft_stop (priv->draft);
  g_cancellable_cancel (priv->cancellable);
}

static void
pmn_editor_dialog_dispose (GObject *object)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (PMN_EDITOR_DIALOG (object));

  if (priv->draft != NULL)
    pmn_form_draft_stop (priv->draft);
  pmn_held_keys_drop (priv->held);
  g_cancellable_cancel (priv->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_EDITOR_DIALOG);
  G_OBJECT_CLASS (pmn_editor_dialog_parent_class)->dispose (object);
}

static void
pmn_editor_dialog_finalize (GObject *object)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (PMN_EDITOR_DIALOG (object));

  if (priv->row != NULL)
    pmn_entity_free (priv->entity, priv->row);
  g_clear_object (&priv->reg);
  g_clear_object (&priv->cancellable);
  g_free (priv->pristine);
  g_clear_object (&priv->draft);
  g_clear_object (&priv->held);
  g_free (priv->accepted);
  G_OBJECT_CLASS (pmn_editor_dialog_parent_class)->finalize (object);
}

static void
pmn_editor_dialog_class_init (PmnEditorDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pmn_editor_dialog_get_property;
  object_class->set_property = pmn_editor_dialog_set_property;
  object_class->dispose = pmn_editor_dialog_dispose;
  object_class->finalize = pmn_editor_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = pmn_editor_dialog_closed;
  klass->prepare = pmn_editor_dialog_real_prepare;

  properties[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CAN_SAVE_NEW] = g_param_spec_boolean ("can-save-new", NULL, NULL, FALSE, flags);
  properties[PROP_TRASH_LABEL] = g_param_spec_string ("trash-label", NULL, NULL, NULL, flags);
  properties[PROP_MENU_MODEL]
      = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_signal_new ("saved", PMN_TYPE_EDITOR_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (PMN_TYPE_NARROW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/widgets/pmn-editor-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PmnEditorDialog, body_bin);
  gtk_widget_class_bind_template_child_private (widget_class, PmnEditorDialog, draft_banner);
  gtk_widget_class_bind_template_child_private (widget_class, PmnEditorDialog, footer);
  gtk_widget_class_bind_template_child_private (widget_class, PmnEditorDialog, save_new_button);
  gtk_widget_class_bind_template_child_private (widget_class, PmnEditorDialog, trash_button);
  gtk_widget_class_bind_template_child_private (widget_class, PmnEditorDialog, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);

  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, action_cancel);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "editor.save-new", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "editor.start-over", NULL, action_start_over);
  gtk_widget_class_install_action (widget_class, "editor.trash", NULL, action_trash);
}

static void
pmn_editor_dialog_init (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  priv->cancellable = g_cancellable_new ();
  priv->keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (priv->keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), priv->keys);
  pmn_editor_dialog_add_keys (self, "<Control>Return|<Control>KP_Enter", "editor.save", NULL);
  pmn_editor_dialog_add_keys (self, "<Control><Shift>Return|<Control><Shift>KP_Enter",
                              "editor.save-new", NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_editor_dialog_update_actions (self);
  priv->held = pmn_held_keys_new (ADW_DIALOG (self));
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
}

void
pmn_editor_dialog_set_up (PmnEditorDialog *self, PmnRegister *reg, PmnEntity entity,
                          gconstpointer row, const char *name)
{
  PmnEditorDialogPrivate *priv;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (PMN_IS_REGISTER (reg));
  g_return_if_fail (row != NULL);

  priv = pmn_editor_dialog_get_priv (self);
  g_return_if_fail (priv->reg == NULL);
  priv->reg = g_object_ref (reg);
  priv->entity = entity;
  priv->row = pmn_entity_copy (entity, row);
  priv->name = name;
  priv->draft = pmn_form_draft_new (reg, GTK_WIDGET (self), describe_form, show_draft);
  g_signal_connect_object (priv->draft, "read", G_CALLBACK (pmn_held_keys_ready), priv->held,
                           G_CONNECT_SWAPPED);
  PMN_EDITOR_DIALOG_GET_CLASS (self)->prepare (self);
}

void
pmn_editor_dialog_ready (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));

  priv = pmn_editor_dialog_get_priv (self);
  priv->ready = TRUE;
  pmn_editor_dialog_update_actions (self);
  show_row (self);
  focus_first (self);
  begin_draft (self);
  pmn_form_draft_read (priv->draft);
  pmn_form_draft_watch (priv->draft);
}

void
pmn_editor_dialog_fail (PmnEditorDialog *self, const GError *error)
{
  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (error != NULL);

  pmn_held_keys_drop (pmn_editor_dialog_get_priv (self)->held);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The form could not be filled"), error);
}

PmnRegister *
pmn_editor_dialog_get_register (PmnEditorDialog *self)
{
  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), NULL);

  return pmn_editor_dialog_get_priv (self)->reg;
}

gconstpointer
pmn_editor_dialog_get_row (PmnEditorDialog *self)
{
  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), NULL);

  return pmn_editor_dialog_get_priv (self)->row;
}

gboolean
pmn_editor_dialog_is_new (PmnEditorDialog *self)
{
  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), FALSE);

  return pmn_editor_dialog_get_record (self)->id == 0;
}

PmnEditorSave
pmn_editor_dialog_get_mode (PmnEditorDialog *self)
{
  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), PMN_EDITOR_SAVE);

  return pmn_editor_dialog_get_priv (self)->mode;
}

gboolean
pmn_editor_dialog_is_dirty (PmnEditorDialog *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), FALSE);

  typed = describe_form (GTK_WIDGET (self));
  return typed != NULL;
}

GCancellable *
pmn_editor_dialog_get_cancellable (PmnEditorDialog *self)
{
  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), NULL);

  return pmn_editor_dialog_get_priv (self)->cancellable;
}

void
pmn_editor_dialog_begin_with (PmnEditorDialog *self, gpointer row)
{
  PmnEditorDialogPrivate *priv;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (row != NULL);

  priv = pmn_editor_dialog_get_priv (self);
  pmn_editor_dialog_replace_row (self, row);
  show_row (self);
  begin_draft (self);
  adw_banner_set_revealed (priv->draft_banner, FALSE);
  focus_first (self);
}

void
pmn_editor_dialog_fill_from (PmnEditorDialog *self, gpointer row, const char *decided)
{
  PmnEditorDialogPrivate *priv;
  g_autofree char *now = NULL;
  g_autofree char *typed = NULL;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (row != NULL);

  priv = pmn_editor_dialog_get_priv (self);
  now = pmn_form_state_save (GTK_WIDGET (priv->body_bin));
  typed = pmn_form_state_diff (priv->pristine, now, decided);
  pmn_editor_dialog_replace_row (self, row);
  show_row (self);
  pmn_form_state_load (GTK_WIDGET (priv->body_bin), typed);
  focus_first (self);
}

void
pmn_editor_dialog_set_proposed (PmnEditorDialog *self, const char *field)
{
  PmnEditorDialogPrivate *priv;
  g_autofree char *pristine = NULL;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (field != NULL);

  priv = pmn_editor_dialog_get_priv (self);
  pristine = pmn_form_state_update (priv->pristine, GTK_WIDGET (priv->body_bin), field);
  g_set_str (&priv->pristine, pristine);
}

void
pmn_editor_dialog_add_keys (PmnEditorDialog *self, const char *keys, const char *action,
                            const char *target)
{
  GtkShortcut *shortcut;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (keys != NULL && action != NULL);

  shortcut
      = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action));
  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (target));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (pmn_editor_dialog_get_priv (self)->keys), shortcut);
}

void
pmn_editor_dialog_add_button (PmnEditorDialog *self, GtkWidget *button)
{
  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (button));

  gtk_box_prepend (GTK_BOX (pmn_editor_dialog_get_priv (self)->footer), button);
}

void
pmn_editor_dialog_replace_row (PmnEditorDialog *self, gpointer row)
{
  PmnEditorDialogPrivate *priv;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (row != NULL);

  priv = pmn_editor_dialog_get_priv (self);
  pmn_entity_free (priv->entity, priv->row);
  priv->row = row;
}

void
pmn_editor_dialog_discard (PmnEditorDialog *self)
{
  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));

  pmn_form_draft_forget (pmn_editor_dialog_get_priv (self)->draft);
  pmn_form_draft_stop (pmn_editor_dialog_get_priv (self)->draft);
  adw_dialog_force_close (ADW_DIALOG (self));
}

void
pmn_editor_dialog_go_to (PmnEditorDialog *self, GtkWidget *field)
{
  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (field));

  if (!gtk_widget_get_mapped (GTK_WIDGET (pmn_editor_dialog_get_priv (self)->body_bin)))
    adw_dialog_set_focus (ADW_DIALOG (self), field);
  else if (!gtk_widget_grab_focus (field))
    gtk_widget_child_focus (field, GTK_DIR_TAB_FORWARD);
  pmn_form_focus_scroll_to (field);
}
