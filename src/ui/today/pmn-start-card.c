/* pmn-start-card.c: who are you, and where do you work? Asked once, in a new register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-start-card.h"

#include <glib/gi18n.h>

#include "pmn-mediator.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-issue-row.h"

struct _PmnStartCard
{
  AdwBin parent_instance;

  GtkWidget *form;
  GtkEditable *given_row;
  GtkEditable *family_row;
  GtkEditable *place_row;
  PmnCommuneRow *commune_row;

  PmnRegister *reg;
  PmnPlace *place; /* to save once the person is */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (PmnStartCard, pmn_start_card, ADW_TYPE_BIN)

static PmnMediator *
read_mediator (PmnStartCard *self, PmnValidation *issues)
{
  PmnMediator *mediator = pmn_mediator_new ();

  g_set_str (&mediator->given, gtk_editable_get_text (self->given_row));
  g_set_str (&mediator->family, gtk_editable_get_text (self->family_row));
  g_strstrip (mediator->given);
  g_strstrip (mediator->family);
  pmn_mediator_validate (mediator, issues);
  return mediator;
}

static PmnPlace *
read_place (PmnStartCard *self, PmnValidation *issues)
{
  PmnPlace *place = pmn_place_new ();

  g_set_str (&place->name, gtk_editable_get_text (self->place_row));
  g_strstrip (place->name);
  pmn_commune_row_read (self->commune_row, "insee", place->insee, place->postcode, &place->commune,
                        issues);
  pmn_place_validate (place, FALSE, FALSE, issues);
  return place;
}

static void
fail (PmnStartCard *self, const GError *error)
{
  self->saving = FALSE;
  pmn_error_dialog_present (GTK_WIDGET (self), _ ("Your answers could not be saved"), error);
}

static void
on_place_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnStartCard) self = PMN_START_CARD (data);
  g_autoptr (GError) error = NULL;
  PmnPlace *place = pmn_register_save_finish (PMN_REGISTER (source), result, &error);

  if (place == NULL)
    fail (self, error);
  pmn_place_free (place);
}

static void
on_mediator_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnStartCard) self = PMN_START_CARD (data);
  g_autoptr (GError) error = NULL;
  PmnMediator *mediator = pmn_register_save_finish (PMN_REGISTER (source), result, &error);

  if (mediator == NULL)
    {
      fail (self, error);
      return;
    }
  pmn_register_save_async (PMN_REGISTER (source), PMN_ENTITY_PLACE, self->place, NULL,
                           on_place_saved, g_object_ref (self));
  pmn_register_set_actor (PMN_REGISTER (source), mediator->record.id);
  pmn_mediator_free (mediator);
}

static void
action_begin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnStartCard *self = PMN_START_CARD (widget);
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autoptr (PmnMediator) mediator = NULL;
  g_autoptr (PmnPlace) place = NULL;
  GtkWidget *first;

  if (self->saving)
    return;
  mediator = read_mediator (self, issues);
  place = read_place (self, issues);
  first = pmn_issue_rows_show (self->form, issues);
  if (pmn_validation_has_errors (issues))
    {
      if (first != NULL)
        gtk_widget_grab_focus (first);
      return;
    }
  self->saving = TRUE;
  g_clear_pointer (&self->place, pmn_place_free);
  self->place = g_steal_pointer (&place);
  pmn_register_save_async (self->reg, PMN_ENTITY_MEDIATOR, mediator, NULL, on_mediator_saved,
                           g_object_ref (self));
}

/* Return goes to the next question, and begins after the last one. */
static void
on_activated (GtkWidget *row, PmnStartCard *self)
{
  if (row == GTK_WIDGET (self->place_row))
    gtk_widget_activate_action (GTK_WIDGET (self), "start.begin", NULL);
  else
    gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
}

static gboolean
pmn_start_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PMN_START_CARD (widget)->given_row));
}

static void
pmn_start_card_dispose (GObject *object)
{
  PmnStartCard *self = PMN_START_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_START_CARD);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->place, pmn_place_free);
  G_OBJECT_CLASS (pmn_start_card_parent_class)->dispose (object);
}

static void
pmn_start_card_class_init (PmnStartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_start_card_dispose;
  widget_class->grab_focus = pmn_start_card_grab_focus;

  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/today/pmn-start-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnStartCard, form);
  gtk_widget_class_bind_template_child (widget_class, PmnStartCard, given_row);
  gtk_widget_class_bind_template_child (widget_class, PmnStartCard, family_row);
  gtk_widget_class_bind_template_child (widget_class, PmnStartCard, place_row);
  gtk_widget_class_bind_template_child (widget_class, PmnStartCard, commune_row);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "start.begin", NULL, action_begin);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "start.begin", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "start.begin", NULL);
}

static void
pmn_start_card_init (PmnStartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pmn_start_card_new (PmnRegister *reg)
{
  PmnStartCard *self;
  const PmnStructure *structure;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_START_CARD, NULL);
  self->reg = g_object_ref (reg);
  structure = pmn_register_get_structure (reg);
  pmn_commune_row_set_commune (self->commune_row, structure->insee, structure->postcode,
                               structure->commune);
  return GTK_WIDGET (self);
}
