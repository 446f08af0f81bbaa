/* pmn-places-page.c: where people are helped
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "places/pmn-places-page.h"

#include <glib/gi18n.h>

#include "places/pmn-place-editor.h"
#include "pmn-identifier.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"

struct _PmnPlacesPage
{
  PmnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnPlacesPage, pmn_places_page, PMN_TYPE_RECORD_PAGE)

static char *
describe_place (const PmnPlace *place)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (place->typology != NULL)
    g_strv_builder_add (parts,
                        pmn_vocabulary_label (PMN_VOCABULARY_PLACE_TYPOLOGY, place->typology));
  if (place->commune != NULL)
    g_strv_builder_add (parts, place->commune);
  if (place->itinerant)
    g_strv_builder_add (parts, _ ("itinerant"));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static void
pmn_places_page_tell (PmnRecordPage *page, gconstpointer item, PmnRecordText *text)
{
  const PmnPlace *place = item;

  text->title = g_strdup (place->name);
  text->subtitle = describe_place (place);
  text->icon = "pmn-places-symbolic";
  if (place->france_services)
    text->badge = g_strdup (_ ("France Services"));
}

static char *
describe_address (const PmnPlace *place)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (place->address != NULL)
    g_string_append_printf (text, "%s\n", place->address);
  if (place->address_more != NULL)
    g_string_append_printf (text, "%s\n", place->address_more);
  if (place->commune != NULL)
    g_string_append_printf (text, "%s %s", place->postcode, place->commune);
  return g_strdup (g_strstrip (text->str));
}

static void
pmn_places_page_describe (PmnRecordPage *page, gconstpointer item, PmnRecordDetail *detail)
{
  const PmnPlace *place = item;
  AdwPreferencesGroup *group = pmn_record_detail_add_group (detail, NULL);
  g_autofree char *address = describe_address (place);
  g_autofree char *phone
      = place->phone != NULL ? pmn_identifier_display (PMN_IDENTIFIER_PHONE, place->phone) : NULL;
  g_autofree char *capacity = place->capacity != 0 ? g_strdup_printf ("%u", place->capacity) : NULL;

  if (place->typology != NULL)
    pmn_record_detail_add_fact (
        group, _ ("Kind"), pmn_vocabulary_label (PMN_VOCABULARY_PLACE_TYPOLOGY, place->typology));
  pmn_record_detail_add_fact (group, _ ("Address"), address);
  pmn_record_detail_add_fact (group, _ ("Seats"), capacity);
  pmn_record_detail_add_fact (group, _ ("Opening hours"), place->opening_hours);
  pmn_record_detail_add_fact (group, _ ("Phone"), phone);
  pmn_record_detail_add_fact (group, _ ("E-mail"), place->email);
  pmn_record_detail_add_fact (group, _ ("Website"), place->website);
}

static AdwDialog *
pmn_places_page_edit (PmnRecordPage *page, gconstpointer row)
{
  return pmn_place_editor_new (pmn_page_get_register (PMN_PAGE (page)), row);
}

static void
pmn_places_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_PLACES_PAGE);
  G_OBJECT_CLASS (pmn_places_page_parent_class)->dispose (object);
}

static void
pmn_places_page_class_init (PmnPlacesPageClass *klass)
{
  PmnRecordPageClass *record_class = PMN_RECORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_places_page_dispose;
  PMN_LIST_PAGE_CLASS (klass)->entities = 1u << PMN_ENTITY_PLACE | 1u << PMN_ENTITY_ACTIVITY;
  record_class->entity = PMN_ENTITY_PLACE;
  record_class->tell = pmn_places_page_tell;
  record_class->describe = pmn_places_page_describe;
  record_class->edit = pmn_places_page_edit;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               PMN_RESOURCE_PATH "/places/pmn-places-page.ui");
}

static void
pmn_places_page_init (PmnPlacesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
