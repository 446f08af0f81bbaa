/* pmn-team-page.c: who works here
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "team/pmn-team-page.h"

#include <glib/gi18n.h>

#include "pmn-format.h"
#include "pmn-labels.h"
#include "pmn-ui.h"
#include "team/pmn-absences-group.h"
#include "team/pmn-mediator-editor.h"

struct _PmnTeamPage
{
  PmnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnTeamPage, pmn_team_page, PMN_TYPE_RECORD_PAGE)

static PmnRegister *
get_register (PmnRecordPage *page)
{
  return pmn_page_get_register (PMN_PAGE (page));
}

/* Translated sentence about the time in the structure; NULL when there is nothing to say. */
static char *
describe_time (const PmnMediator *mediator, PmnDay today)
{
  g_autofree char *day = NULL;

  if (mediator->active_from != PMN_DAY_NONE && mediator->active_from > today)
    {
      day = pmn_format_date (mediator->active_from, pmn_ui_language ());
      return g_strdup_printf (_ ("from %s"), day);
    }
  if (mediator->active_to == PMN_DAY_NONE)
    return NULL;
  day = pmn_format_date (mediator->active_to, pmn_ui_language ());
  return g_strdup_printf (mediator->active_to < today ? _ ("left on %s") : _ ("until %s"), day);
}

static void
pmn_team_page_tell (PmnRecordPage *page, gconstpointer item, PmnRecordText *text)
{
  const PmnMediator *mediator = item;
  PmnDay today = pmn_register_get_today (get_register (page));
  g_autofree char *time = describe_time (mediator, today);

  text->title = pmn_mediator_get_display_name (mediator);
  text->subtitle = time != NULL
                       ? g_strdup_printf ("%s · %s", pmn_label_mediator_kind (mediator->kind), time)
                       : g_strdup (pmn_label_mediator_kind (mediator->kind));
  if (mediator->record.id == pmn_register_get_actor (get_register (page)))
    text->badge = g_strdup (_ ("at the keyboard"));
  text->dimmed = !pmn_mediator_is_active (mediator, today);
}

/* "Monday, Tuesday, Friday" */
static char *
describe_working_days (const PmnMediator *mediator)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (int i = 0; i < 7; i++)
    if ((mediator->working_days & (1u << i)) != 0)
      g_strv_builder_add (names, pmn_format_weekday (i + 1, pmn_ui_language ()));
  words = g_strv_builder_end (names);
  return g_strjoinv (", ", words);
}

static char *
describe_day (PmnDay day)
{
  return day != PMN_DAY_NONE ? pmn_format_date (day, pmn_ui_language ()) : NULL;
}

static void
pmn_team_page_describe (PmnRecordPage *page, gconstpointer item, PmnRecordDetail *detail)
{
  const PmnMediator *mediator = item;
  AdwPreferencesGroup *group = pmn_record_detail_add_group (detail, NULL);
  GtkWidget *absences;
  g_autofree char *phone = mediator->phone != NULL
                               ? pmn_identifier_display (PMN_IDENTIFIER_PHONE, mediator->phone)
                               : NULL;
  g_autofree char *days = describe_working_days (mediator);
  g_autofree char *hours = mediator->weekly_minutes != 0
                               ? pmn_format_minutes (mediator->weekly_minutes, pmn_ui_language ())
                               : NULL;
  g_autofree char *from = describe_day (mediator->active_from);
  g_autofree char *to = describe_day (mediator->active_to);

  pmn_record_detail_add_fact (group, _ ("Role"), pmn_label_mediator_kind (mediator->kind));
  pmn_record_detail_add_fact (group, _ ("E-mail"), mediator->email);
  pmn_record_detail_add_fact (group, _ ("Phone"), phone);
  pmn_record_detail_add_fact (group, _ ("Working days"), days);
  pmn_record_detail_add_fact (group, _ ("Hours a week"), hours);
  pmn_record_detail_add_fact (group, _ ("From"), from);
  pmn_record_detail_add_fact (group, _ ("Until"), to);
  pmn_record_detail_add_fact (group, _ ("Employer"), mediator->employer);
  absences = pmn_absences_group_new ();
  pmn_absences_group_show (PMN_ABSENCES_GROUP (absences), get_register (page), mediator->record.id);
  pmn_record_detail_add_widget (detail, absences);
}

static AdwDialog *
pmn_team_page_edit (PmnRecordPage *page, gconstpointer row)
{
  return pmn_mediator_editor_new (get_register (page), row);
}

static void
pmn_team_page_set_register (PmnPage *page, GObject *reg)
{
  PMN_PAGE_CLASS (pmn_team_page_parent_class)->set_register (page, reg);
  g_signal_connect_object (reg, "notify::actor", G_CALLBACK (pmn_list_page_rebuild), page,
                           G_CONNECT_SWAPPED);
}

static void
pmn_team_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_TEAM_PAGE);
  G_OBJECT_CLASS (pmn_team_page_parent_class)->dispose (object);
}

static void
pmn_team_page_class_init (PmnTeamPageClass *klass)
{
  PmnRecordPageClass *record_class = PMN_RECORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_team_page_dispose;
  PMN_PAGE_CLASS (klass)->set_register = pmn_team_page_set_register;
  PMN_LIST_PAGE_CLASS (klass)->entities = 1u << PMN_ENTITY_MEDIATOR | 1u << PMN_ENTITY_ACTIVITY;
  record_class->entity = PMN_ENTITY_MEDIATOR;
  record_class->tell = pmn_team_page_tell;
  record_class->describe = pmn_team_page_describe;
  record_class->edit = pmn_team_page_edit;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               PMN_RESOURCE_PATH "/team/pmn-team-page.ui");
}

static void
pmn_team_page_init (PmnTeamPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
