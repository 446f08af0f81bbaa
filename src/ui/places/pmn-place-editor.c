/* pmn-place-editor.c: the form of a place
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "places/pmn-place-editor.h"

#include <glib/gi18n.h>

#include "pmn-labels.h"
#include "pmn-mediator.h"
#include "pmn-ui.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-issue-row.h"

struct _PmnPlaceEditor
{
  PmnEditorDialog parent_instance;

  GtkEditable *name_row;
  PmnChoiceRow *typology_row;
  GtkEditable *address_row;
  GtkEditable *address_more_row;
  PmnCommuneRow *commune_row;
  AdwSwitchRow *itinerant_row;
  AdwSpinRow *capacity_row;
  GtkEditable *rooms_row;
  GtkEditable *hours_row;
  AdwSwitchRow *label_row;
  PmnChoiceRow *agent1_row;
  PmnChoiceRow *agent2_row;
  GtkEditable *phone_row;
  GtkEditable *email_row;
  GtkEditable *website_row;
  GtkEditable *siret_row;

  GHashTable *conseillers; /* row ids (as pointers) of mediators who are conseillers numériques */
};

G_DEFINE_FINAL_TYPE (PmnPlaceEditor, pmn_place_editor, PMN_TYPE_EDITOR_DIALOG)

static gboolean
is_conseiller (PmnPlaceEditor *self, gint64 id)
{
  return g_hash_table_contains (self->conseillers, GSIZE_TO_POINTER ((gsize) id));
}

/* The rule about the agents is said as soon as they are chosen, not after saving. */
static void
on_agents_changed (PmnPlaceEditor *self)
{
  pmn_editor_dialog_show_warnings (PMN_EDITOR_DIALOG (self));
}

static void
on_mediators_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnPlaceEditor) self = PMN_PLACE_EDITOR (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mediators
      = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Without the team, the agents of the place would be lost when it is saved. */
  if (mediators == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The team could not be read"), error);
      return;
    }
  for (guint i = 0; i < mediators->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (mediators, i);
      g_autofree char *name = pmn_mediator_get_display_name (mediator);

      pmn_choice_row_add_int (self->agent1_row, mediator->record.id, name);
      pmn_choice_row_add_int (self->agent2_row, mediator->record.id, name);
      if (mediator->kind == PMN_MEDIATOR_CONSEILLER)
        g_hash_table_add (self->conseillers, GSIZE_TO_POINTER ((gsize) mediator->record.id));
    }
  pmn_editor_dialog_ready (PMN_EDITOR_DIALOG (self));
  g_signal_connect_swapped (self->agent1_row, "notify::state", G_CALLBACK (on_agents_changed),
                            self);
  g_signal_connect_swapped (self->agent2_row, "notify::state", G_CALLBACK (on_agents_changed),
                            self);
}

static void
pmn_place_editor_prepare (PmnEditorDialog *dialog)
{
  pmn_register_list_async (pmn_editor_dialog_get_register (dialog), PMN_ENTITY_MEDIATOR, NULL,
                           pmn_editor_dialog_get_cancellable (dialog), on_mediators_listed,
                           g_object_ref (dialog));
}

static void
pmn_place_editor_show_row (PmnEditorDialog *dialog, gconstpointer row)
{
  PmnPlaceEditor *self = PMN_PLACE_EDITOR (dialog);
  const PmnPlace *place = row;
  g_autoptr (GStrvBuilder) rooms = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < place->rooms->len; i++)
    g_strv_builder_add (rooms, g_ptr_array_index (place->rooms, i));
  names = g_strv_builder_end (rooms);
  joined = g_strjoinv (", ", names);

  pmn_ui_set_text (self->name_row, place->name);
  pmn_choice_row_set_id (self->typology_row, place->typology);
  pmn_ui_set_text (self->address_row, place->address);
  pmn_ui_set_text (self->address_more_row, place->address_more);
  pmn_commune_row_set_commune (self->commune_row, place->insee, place->postcode, place->commune);
  adw_switch_row_set_active (self->itinerant_row, place->itinerant);
  adw_spin_row_set_value (self->capacity_row, place->capacity);
  pmn_ui_set_text (self->rooms_row, joined);
  pmn_ui_set_text (self->hours_row, place->opening_hours);
  adw_switch_row_set_active (self->label_row, place->france_services);
  pmn_choice_row_set_int (self->agent1_row, place->agent1_id);
  pmn_choice_row_set_int (self->agent2_row, place->agent2_id);
  pmn_show_identifier (self->phone_row, PMN_IDENTIFIER_PHONE, place->phone);
  pmn_ui_set_text (self->email_row, place->email);
  pmn_ui_set_text (self->website_row, place->website);
  pmn_show_identifier (self->siret_row, PMN_IDENTIFIER_SIRET, place->siret);
}

static void
read_rooms (PmnPlaceEditor *self, PmnPlace *place)
{
  g_auto (GStrv) names = g_strsplit (gtk_editable_get_text (self->rooms_row), ",", -1);

  g_ptr_array_set_size (place->rooms, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_strstrip (names[i]);
      if (*names[i] != '\0')
        g_ptr_array_add (place->rooms, g_strdup (names[i]));
    }
}

static void
pmn_place_editor_read_row (PmnEditorDialog *dialog, gpointer row, PmnValidation *issues)
{
  PmnPlaceEditor *self = PMN_PLACE_EDITOR (dialog);
  PmnPlace *place = row;
  gboolean label = adw_switch_row_get_active (self->label_row);
  const char *typology = pmn_choice_row_get_id (self->typology_row);

  pmn_ui_take_text (&place->name, g_strstrip (g_strdup (gtk_editable_get_text (self->name_row))));
  pmn_ui_take_text (&place->typology, *typology != '\0' ? g_strdup (typology) : NULL);
  pmn_ui_take_text (&place->address, pmn_ui_text_or_null (self->address_row));
  pmn_ui_take_text (&place->address_more, pmn_ui_text_or_null (self->address_more_row));
  pmn_commune_row_read (self->commune_row, "insee", place->insee, place->postcode, &place->commune,
                        issues);
  place->itinerant = adw_switch_row_get_active (self->itinerant_row);
  /* A number is only taken when the focus leaves it, and Ctrl+Enter does not move the focus. */
  adw_spin_row_update (self->capacity_row);
  place->capacity = (guint) adw_spin_row_get_value (self->capacity_row);
  read_rooms (self, place);
  pmn_ui_take_text (&place->opening_hours, pmn_ui_text_or_null (self->hours_row));
  place->france_services = label;
  place->agent1_id = label ? pmn_choice_row_get_int (self->agent1_row) : 0;
  place->agent2_id = label ? pmn_choice_row_get_int (self->agent2_row) : 0;
  pmn_ui_take_text (&place->phone, pmn_read_identifier (self->phone_row, PMN_IDENTIFIER_PHONE));
  pmn_ui_take_text (&place->email, pmn_read_identifier (self->email_row, PMN_IDENTIFIER_EMAIL));
  pmn_ui_take_text (&place->website, pmn_ui_text_or_null (self->website_row));
  pmn_ui_take_text (&place->siret, pmn_read_identifier (self->siret_row, PMN_IDENTIFIER_SIRET));
}

static void
pmn_place_editor_validate (PmnEditorDialog *dialog, gconstpointer row, PmnValidation *issues)
{
  PmnPlaceEditor *self = PMN_PLACE_EDITOR (dialog);
  const PmnPlace *place = row;

  pmn_place_validate (place, is_conseiller (self, place->agent1_id),
                      is_conseiller (self, place->agent2_id), issues);
}

static char *
pmn_place_editor_describe_saved (PmnEditorDialog *dialog, gconstpointer saved, gboolean created)
{
  const PmnPlace *place = saved;

  /* Translators: %s is the name of a place. */
  return g_strdup_printf (created ? _ ("%s added") : _ ("%s changed"), place->name);
}

static void
pmn_place_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PLACE_EDITOR);
  G_OBJECT_CLASS (pmn_place_editor_parent_class)->dispose (object);
}

static void
pmn_place_editor_finalize (GObject *object)
{
  g_hash_table_unref (PMN_PLACE_EDITOR (object)->conseillers);
  G_OBJECT_CLASS (pmn_place_editor_parent_class)->finalize (object);
}

static void
pmn_place_editor_class_init (PmnPlaceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnEditorDialogClass *editor_class = PMN_EDITOR_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_place_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_place_editor_finalize;
  editor_class->prepare = pmn_place_editor_prepare;
  editor_class->show_row = pmn_place_editor_show_row;
  editor_class->read_row = pmn_place_editor_read_row;
  editor_class->validate = pmn_place_editor_validate;
  editor_class->describe_saved = pmn_place_editor_describe_saved;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/places/pmn-place-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, typology_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, address_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, address_more_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, commune_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, itinerant_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, capacity_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, rooms_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, hours_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, label_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, agent1_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, agent2_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, website_row);
  gtk_widget_class_bind_template_child (widget_class, PmnPlaceEditor, siret_row);
}

static void
pmn_place_editor_init (PmnPlaceEditor *self)
{
  self->conseillers = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_choice_row_add (self->typology_row, "", _ ("Not said"));
  pmn_choice_row_add_vocabulary (self->typology_row, PMN_VOCABULARY_PLACE_TYPOLOGY);
  pmn_choice_row_add_int (self->agent1_row, 0, _ ("Not said"));
  pmn_choice_row_add_int (self->agent2_row, 0, _ ("Not said"));
}

AdwDialog *
pmn_place_editor_new (PmnRegister *reg, const PmnPlace *place)
{
  PmnPlaceEditor *self = g_object_new (PMN_TYPE_PLACE_EDITOR, NULL);
  g_autoptr (PmnPlace) fresh = NULL;

  if (place == NULL)
    place = fresh = pmn_place_new ();
  pmn_editor_dialog_set_up (PMN_EDITOR_DIALOG (self), reg, PMN_ENTITY_PLACE, place, "place");
  return ADW_DIALOG (self);
}
