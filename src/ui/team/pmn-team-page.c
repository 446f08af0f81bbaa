/* pmn-team-page.c: the page Team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-team-page.h"

#include "pmn-ui.h"

struct _PmnTeamPage
{
  PmnPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmnTeamPage, pmn_team_page, PMN_TYPE_PAGE)

static void
pmn_team_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_TEAM_PAGE);
  G_OBJECT_CLASS (pmn_team_page_parent_class)->dispose (object);
}

static void
pmn_team_page_class_init (PmnTeamPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmn_team_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH "/team/pmn-team-page.ui");
}

static void
pmn_team_page_init (PmnTeamPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
