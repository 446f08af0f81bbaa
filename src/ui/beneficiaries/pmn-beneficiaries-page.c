/* pmn-beneficiaries-page.c: who is followed, and may be
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "beneficiaries/pmn-beneficiaries-page.h"

#include <glib/gi18n.h>

#include "beneficiaries/pmn-beneficiary-editor.h"
#include "beneficiaries/pmn-duplicates-dialog.h"
#include "beneficiaries/pmn-notice-dialog.h"
#include "beneficiaries/pmn-similar-people.h"
#include "letters/pmn-letter-dialog.h"
#include "pmn-identifier.h"
#include "pmn-nomenclature.h"
#include "pmn-people.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-error-dialog.h"

#define PAGE_SIZE 100

struct _PmnBeneficiariesPage
{
  PmnRecordPage parent_instance;

  GMenuModel *person_menu;
  AdwBanner *duplicates_banner;
  GCancellable *cancellable; /* of the search for duplicates */
};

G_DEFINE_FINAL_TYPE (PmnBeneficiariesPage, pmn_beneficiaries_page, PMN_TYPE_RECORD_PAGE)

static PmnRegister *
get_register (gpointer page)
{
  return pmn_page_get_register (PMN_PAGE (page));
}

/* The list ------------------------------------------------------------------------------------- */

static void
pmn_beneficiaries_page_fetch (PmnListPage *page, const char *search, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  pmn_people_list_async (get_register (page), search, pmn_list_page_get_limit (page), cancellable,
                         callback, data);
}

static GPtrArray *
pmn_beneficiaries_page_fetch_finish (PmnListPage *page, GAsyncResult *result, GError **error)
{
  return pmn_register_rows_finish (get_register (page), result, error);
}

static gconstpointer
pmn_beneficiaries_page_get_row (gconstpointer item)
{
  const PmnPersonSummary *summary = item;

  return summary->person;
}

static gboolean
pmn_beneficiaries_page_same (PmnListPage *page, gconstpointer a, gconstpointer b)
{
  const PmnPersonSummary *first = a, *second = b;

  return PMN_LIST_PAGE_CLASS (pmn_beneficiaries_page_parent_class)->same (page, a, b)
         && first->n_activities == second->n_activities && first->last_day == second->last_day;
}

static void
pmn_beneficiaries_page_tell (PmnRecordPage *page, gconstpointer item, PmnRecordText *text)
{
  const PmnPersonSummary *summary = item;

  text->title = pmn_beneficiary_get_display_name (summary->person);
  text->subtitle = pmn_person_describe (summary);
  if (summary->person->informed_on == PMN_DAY_NONE)
    text->badge = g_strdup (_ ("notice to give"));
}

/* The details ---------------------------------------------------------------------------------- */

static void
add_term (AdwPreferencesGroup *group, const char *title, PmnDimension dimension, const char *code)
{
  pmn_record_detail_add_fact (group, title, pmn_nomenclature_label (dimension, code));
}

static void
add_contact (PmnRecordDetail *detail, const PmnBeneficiary *person)
{
  g_autofree char *phone
      = person->phone != NULL ? pmn_identifier_display (PMN_IDENTIFIER_PHONE, person->phone) : NULL;
  AdwPreferencesGroup *group;

  if (person->phone == NULL && !person->no_phone && person->email == NULL)
    return;
  group = pmn_record_detail_add_group (detail, _ ("Contact"));
  pmn_record_detail_add_fact (group, _ ("Phone"), person->no_phone ? _ ("has none") : phone);
  pmn_record_detail_add_fact (group, _ ("E-mail"), person->email);
}

static void
pmn_beneficiaries_page_describe (PmnRecordPage *page, gconstpointer item, PmnRecordDetail *detail)
{
  const PmnPersonSummary *summary = item;
  const PmnBeneficiary *person = summary->person;
  AdwPreferencesGroup *group = pmn_record_detail_add_group (detail, NULL);
  g_autofree char *year
      = person->birth_year != 0 ? g_strdup_printf ("%d", person->birth_year) : NULL;
  g_autofree char *informed = person->informed_on != PMN_DAY_NONE
                                  ? pmn_format_date (person->informed_on, pmn_ui_language ())
                                  : g_strdup (_ ("Not yet: give it, then note it in the form."));

  pmn_record_detail_set_menu (detail, PMN_BENEFICIARIES_PAGE (page)->person_menu);
  pmn_record_detail_add_fact (group, _ ("Year of birth"), year);
  add_term (group, _ ("Gender"), PMN_DIMENSION_GENDER, person->gender);
  add_term (group, _ ("Status"), PMN_DIMENSION_STATUS, person->status);
  pmn_record_detail_add_fact (group, _ ("Commune of residence"), person->commune);
  pmn_record_detail_add_fact (group, _ ("Information notice given on"), informed);
  add_contact (detail, person);
  if (person->notes != NULL)
    pmn_record_detail_add_fact (pmn_record_detail_add_group (detail, NULL), _ ("Notes"),
                                person->notes);
}

static AdwDialog *
pmn_beneficiaries_page_edit (PmnRecordPage *page, gconstpointer row)
{
  return pmn_beneficiary_editor_new (get_register (page), row);
}

static const PmnBeneficiary *
get_shown_person (gpointer page)
{
  const PmnPersonSummary *summary = pmn_record_page_get_shown (PMN_RECORD_PAGE (page));

  return summary != NULL ? summary->person : NULL;
}

static void
action_show_notice (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (pmn_notice_dialog_new (get_register (widget)), widget);
}

static void
action_write_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const PmnBeneficiary *person = get_shown_person (widget);

  if (person != NULL)
    adw_dialog_present (pmn_letter_dialog_new (get_register (widget), person), widget);
}

/* Whom an action is about, whoever is shown when it goes on. */
typedef struct
{
  PmnBeneficiariesPage *page;
  gint64 id;
} Target;

static Target *
target_new (GtkWidget *page, gint64 id)
{
  Target *target = g_new0 (Target, 1);

  target->page = g_object_ref (PMN_BENEFICIARIES_PAGE (page));
  target->id = id;
  return target;
}

static void
target_free (gpointer data)
{
  Target *target = data;

  g_object_unref (target->page);
  g_free (target);
}

/* Right of access ------------------------------------------------------------------------------ */

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (page, _ ("The file could not be written"), error);
  else if (pmn_window_of (page) != NULL)
    pmn_window_toast (pmn_window_of (page),
                      _ ("Written in plain text: hand it over, then erase the file"));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  Target *target = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = pmn_chosen_file_dup_path (file, error, GTK_WIDGET (target->page),
                                                    _ ("The file could not be written"));

  if (path != NULL)
    pmn_people_export_async (get_register (target->page), target->id, path, pmn_ui_language (),
                             NULL, on_exported, g_object_ref (target->page));
  target_free (target);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  char day[PMN_DAY_ISO_SIZE];
  /* Translators: name of a file; it names nobody. %s is a date such as 2026-11-22. */
  g_autofree char *file_name
      = g_strdup_printf (_ ("data-of-a-person-%s.txt"),
                         pmn_day_to_iso (pmn_register_get_today (get_register (widget)), day));

  if (get_shown_person (widget) == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _ ("Export What Is Known of the Person"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen,
                        target_new (widget, get_shown_person (widget)->record.id));
}

/* Anonymising ---------------------------------------------------------------------------------- */

static void
on_anonymised (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = GTK_WIDGET (data);
  g_autoptr (GError) error = NULL;

  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    pmn_error_dialog_present (page, _ ("This person could not be anonymised"), error);
  else if (pmn_window_of (page) != NULL)
    pmn_window_toast (pmn_window_of (page), _ ("Anonymised; the statistics are unchanged"));
}

static void
on_farewell_answered (AdwAlertDialog *alert, const char *response, gpointer data)
{
  Target *target = data;

  if (g_str_equal (response, "anonymise"))
    pmn_register_anonymise_async (get_register (target->page), target->id, NULL, on_anonymised,
                                  g_object_ref (target->page));
}

static void
on_word_changed (GtkEditable *entry, AdwAlertDialog *alert)
{
  g_autofree char *typed = pmn_ui_text_or_null (entry);
  g_autofree char *folded = typed != NULL ? g_utf8_casefold (typed, -1) : NULL;
  g_autofree char *wanted = g_utf8_casefold (_ ("anonymise"), -1);

  adw_alert_dialog_set_response_enabled (alert, "anonymise", g_strcmp0 (folded, wanted) == 0);
}

static GtkWidget *
make_word_entry (AdwAlertDialog *alert)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: %s is the word to type, "anonymise". */
  g_autofree char *title = g_strdup_printf (_ ("Type “%s” to confirm"), _ ("anonymise"));
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_word_changed), alert, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static void
action_anonymise (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const PmnBeneficiary *person = get_shown_person (widget);
  g_autofree char *who = NULL;
  g_autofree char *heading = NULL;
  AdwAlertDialog *alert;

  if (person == NULL)
    return;
  who = pmn_beneficiary_get_display_name (person);
  /* Translators: %s is the name of a person. */
  heading = g_strdup_printf (_ ("Anonymise “%s” for Ever?"), who);
  alert = ADW_ALERT_DIALOG (pmn_alert_new (
      heading,
      _ ("Name, year of birth, contact, notes and every earlier spelling disappear from the "
         "base, its history and its backups. Age bracket, gender, status and commune stay "
         "for the figures. This cannot be undone.")));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "anonymise", _ ("_Anonymise"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "anonymise", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (alert, "anonymise", FALSE);
  adw_alert_dialog_set_close_response (alert, "cancel");
  /* Enter after the whole word; before, the response is not to be had. */
  adw_alert_dialog_set_default_response (alert, "anonymise");
  adw_alert_dialog_set_extra_child (alert, make_word_entry (alert));
  g_signal_connect_data (alert, "response", G_CALLBACK (on_farewell_answered),
                         target_new (widget, person->record.id),
                         (GClosureNotify) (void (*) (void)) target_free, 0);
  pmn_alert_ask (ADW_DIALOG (alert), widget);
}

/* Duplicates ----------------------------------------------------------------------------------- */

static void
on_duplicates_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnBeneficiariesPage) self = PMN_BENEFICIARIES_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = pmn_register_rows_finish (PMN_REGISTER (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What cannot be read here fails in the list as well, which says so. */
  if (pairs == NULL || pairs->len == 0)
    {
      adw_banner_set_revealed (self->duplicates_banner, FALSE);
      return;
    }
  sentence = g_strdup_printf (
      ngettext ("%u person may be there twice", "%u people may be there twice", pairs->len),
      pairs->len);
  adw_banner_set_title (self->duplicates_banner, sentence);
  adw_banner_set_revealed (self->duplicates_banner, TRUE);
}

static void
look_for_duplicates (PmnBeneficiariesPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pmn_people_duplicates_async (get_register (self), PMN_MAX_DUPLICATES, self->cancellable,
                               on_duplicates_found, g_object_ref (self));
}

static void
on_register_changed (PmnBeneficiariesPage *self, const PmnStoreNews *news)
{
  if ((news->entities & (1u << PMN_ENTITY_BENEFICIARY)) != 0)
    look_for_duplicates (self);
}

static void
action_review_duplicates (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = pmn_duplicates_dialog_new (get_register (widget));

  g_signal_connect_object (dialog, "closed", G_CALLBACK (look_for_duplicates), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
pmn_beneficiaries_page_set_register (PmnPage *page, GObject *reg)
{
  PMN_PAGE_CLASS (pmn_beneficiaries_page_parent_class)->set_register (page, reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), page,
                           G_CONNECT_SWAPPED);
  look_for_duplicates (PMN_BENEFICIARIES_PAGE (page));
}

static void
pmn_beneficiaries_page_dispose (GObject *object)
{
  PmnBeneficiariesPage *self = PMN_BENEFICIARIES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_BENEFICIARIES_PAGE);
  G_OBJECT_CLASS (pmn_beneficiaries_page_parent_class)->dispose (object);
}

static void
pmn_beneficiaries_page_class_init (PmnBeneficiariesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnListPageClass *list_class = PMN_LIST_PAGE_CLASS (klass);
  PmnRecordPageClass *record_class = PMN_RECORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_beneficiaries_page_dispose;
  PMN_PAGE_CLASS (klass)->set_register = pmn_beneficiaries_page_set_register;
  list_class->entities = 1u << PMN_ENTITY_BENEFICIARY | 1u << PMN_ENTITY_ACTIVITY;
  list_class->page_size = PAGE_SIZE;
  list_class->fetch = pmn_beneficiaries_page_fetch;
  list_class->fetch_finish = pmn_beneficiaries_page_fetch_finish;
  list_class->same = pmn_beneficiaries_page_same;
  record_class->entity = PMN_ENTITY_BENEFICIARY;
  record_class->get_row = pmn_beneficiaries_page_get_row;
  record_class->tell = pmn_beneficiaries_page_tell;
  record_class->describe = pmn_beneficiaries_page_describe;
  record_class->edit = pmn_beneficiaries_page_edit;

  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/beneficiaries/pmn-beneficiaries-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiariesPage, person_menu);
  gtk_widget_class_install_action (widget_class, "people.show-notice", NULL, action_show_notice);
  gtk_widget_class_install_action (widget_class, "people.write-letter", NULL, action_write_letter);
  gtk_widget_class_install_action (widget_class, "people.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "people.anonymise", NULL, action_anonymise);
  gtk_widget_class_install_action (widget_class, "people.review-duplicates", NULL,
                                   action_review_duplicates);
}

static void
pmn_beneficiaries_page_init (PmnBeneficiariesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->duplicates_banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_button_label (self->duplicates_banner, _ ("_Review…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->duplicates_banner),
                                  "people.review-duplicates");
  pmn_record_page_add_bar (PMN_RECORD_PAGE (self), GTK_WIDGET (self->duplicates_banner));
}
