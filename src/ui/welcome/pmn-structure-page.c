/* pmn-structure-page.c: the form that creates a base for a structure
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "welcome/pmn-structure-page.h"

#include <glib/gi18n.h>

#include "pmn-identifier.h"
#include "pmn-labels.h"
#include "pmn-register-locator.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-narrow-title.h"

struct _PmnStructurePage
{
  AdwNavigationPage parent_instance;

  GtkWidget *page;
  GtkEditable *name_row;
  PmnChoiceRow *kind_row;
  GtkEditable *identifier_row;
  PmnCommuneRow *commune_row;

  const char *then;
};

G_DEFINE_FINAL_TYPE (PmnStructurePage, pmn_structure_page, ADW_TYPE_NAVIGATION_PAGE)

/* One field for the three identifiers: people know their number, not always its name. */
static void
read_identifier (PmnStructurePage *self, PmnStructure *structure, PmnValidation *issues)
{
  g_autofree char *text = pmn_ui_text_or_null (self->identifier_row);
  g_autofree char *clean = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;
  PmnIdentifierKind kind;

  if (text == NULL)
    return;
  if (!pmn_identifier_check_structure (text, &kind, &clean, &error))
    {
      pmn_validation_add (issues, PMN_ISSUE_ERROR, "identifier", "%s", error->message);
      return;
    }
  warning = pmn_identifier_warning (kind, clean);
  if (warning != NULL)
    pmn_validation_add (issues, PMN_ISSUE_WARNING, "identifier", "%s", warning);
  if (kind == PMN_IDENTIFIER_SIRET)
    structure->siret = g_steal_pointer (&clean);
  else if (kind == PMN_IDENTIFIER_RIDET)
    structure->ridet = g_steal_pointer (&clean);
  else
    structure->rna = g_steal_pointer (&clean);
}

static void
action_create (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnStructurePage *self = PMN_STRUCTURE_PAGE (widget);
  PmnWindow *window = pmn_window_of (widget);
  g_autoptr (PmnStructure) structure = pmn_structure_page_read (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (structure == NULL)
    return;
  path = pmn_register_locator_new_path (structure->name, &error);
  if (path == NULL)
    pmn_error_dialog_present (widget, _ ("The base could not be created"), error);
  else if (window != NULL)
    pmn_window_open (window, path, structure, self->then);
}

static void
on_identifier_changed (PmnStructurePage *self)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (PmnValidation) issues = pmn_validation_new ();

  /* Said while typing only when the number is long enough to be judged. */
  if (g_utf8_strlen (gtk_editable_get_text (self->identifier_row), -1) >= 14)
    read_identifier (self, structure, issues);
  pmn_issue_rows_show (self->page, issues);
}

/* Return goes to the next question, as in the questions that follow. */
static void
on_activated (PmnStructurePage *self)
{
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

/* And from the last question to what they are for. */
static void
on_last_activated (PmnStructurePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "structure.create", NULL);
}

static void
pmn_structure_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PMN_STRUCTURE_PAGE (page)->name_row));
}

static void
pmn_structure_page_dispose (GObject *object)
{
  /* The page would unparent it once more. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_STRUCTURE_PAGE);
  G_OBJECT_CLASS (pmn_structure_page_parent_class)->dispose (object);
}

static void
pmn_structure_page_class_init (PmnStructurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_structure_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = pmn_structure_page_shown;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_NARROW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/welcome/pmn-structure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnStructurePage, page);
  gtk_widget_class_bind_template_child (widget_class, PmnStructurePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, PmnStructurePage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PmnStructurePage, identifier_row);
  gtk_widget_class_bind_template_child (widget_class, PmnStructurePage, commune_row);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_last_activated);
  gtk_widget_class_install_action (widget_class, "structure.create", NULL, action_create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "structure.create", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "structure.create", NULL);
}

static void
pmn_structure_page_init (PmnStructurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = PMN_STRUCTURE_COMMUNE; kind <= PMN_STRUCTURE_PRIVATE; kind++)
    pmn_choice_row_add_int (self->kind_row, kind,
                            pmn_label_structure_kind ((PmnStructureKind) kind));
  g_signal_connect_swapped (self->identifier_row, "changed", G_CALLBACK (on_identifier_changed),
                            self);
}

AdwNavigationPage *
pmn_structure_page_new (const char *then)
{
  PmnStructurePage *self = g_object_new (PMN_TYPE_STRUCTURE_PAGE, NULL);

  self->then = then;
  return ADW_NAVIGATION_PAGE (self);
}

PmnStructure *
pmn_structure_page_read (PmnStructurePage *self)
{
  g_autoptr (PmnStructure) structure = NULL;
  g_autoptr (PmnValidation) issues = NULL;
  GtkWidget *first;

  g_return_val_if_fail (PMN_IS_STRUCTURE_PAGE (self), NULL);

  structure = pmn_structure_new ();
  issues = pmn_validation_new ();
  g_free (structure->name);
  structure->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  structure->kind = (PmnStructureKind) pmn_choice_row_get_int (self->kind_row);
  read_identifier (self, structure, issues);
  pmn_commune_row_read (self->commune_row, "insee", structure->insee, structure->postcode,
                        &structure->commune, issues);
  pmn_structure_validate (structure, issues);
  first = pmn_issue_rows_show (self->page, issues);
  if (!pmn_validation_has_errors (issues))
    return g_steal_pointer (&structure);
  if (first != NULL)
    gtk_widget_grab_focus (first);
  return NULL;
}
