/* pmn-pages.c: the pages that exist, in the order of the sidebar
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-pages.h"

#include <glib/gi18n.h>

#include "beneficiaries/pmn-beneficiaries-page.h"
#include "history/pmn-history-page.h"
#include "activities/pmn-activities-page.h"
#include "places/pmn-places-page.h"
#include "team/pmn-team-page.h"
#include "today/pmn-today-page.h"
#include "trash/pmn-trash-page.h"

static const PmnPageInfo table[] = {
  { "today", N_ ("Activity"), N_ ("Today"), "pmn-today-symbolic", pmn_today_page_get_type },
  { "activities", N_ ("Activity"), N_ ("Activities"), "pmn-activities-symbolic",
    pmn_activities_page_get_type },
  { "beneficiaries", N_ ("Activity"), N_ ("Beneficiaries"), "pmn-beneficiaries-symbolic",
    pmn_beneficiaries_page_get_type },
  { "team", N_ ("Structure"), N_ ("Team"), "pmn-team-symbolic", pmn_team_page_get_type },
  { "places", N_ ("Structure"), N_ ("Places"), "pmn-places-symbolic", pmn_places_page_get_type },
  { "history", NULL, N_ ("History"), "pmn-history-symbolic", pmn_history_page_get_type },
  { "trash", NULL, N_ ("Trash"), "pmn-trash-symbolic", pmn_trash_page_get_type },
};

const PmnPageInfo *
pmn_pages_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (table);
  return table;
}

const PmnPageInfo *
pmn_pages_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_strcmp0 (table[i].id, id) == 0)
        return &table[i];
    }
  return NULL;
}
