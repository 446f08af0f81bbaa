/* pmn-activities-page-choices.c: what the filters of the page Activities propose
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include "pmn-nomenclature.h"
#include "pmn-register.h"

static void
on_mediators_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mediators = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  mediators = pmn_register_list_finish (pmn_page_get_register (PMN_PAGE (self)), result, &error);
  if (mediators == NULL)
    {
      g_debug ("choices of mediators: %s", error->message);
      return;
    }
  pmn_activity_filter_bar_set_mediators (self->filter_bar, mediators);
  pmn_activity_inspector_set_mediators (self->inspector, mediators);
}

static void
on_places_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  places = pmn_register_list_finish (pmn_page_get_register (PMN_PAGE (self)), result, &error);
  if (places != NULL)
    pmn_activity_filter_bar_set_places (self->filter_bar, places);
  else
    g_debug ("choices of places: %s", error->message);
}

static void
on_tags_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  tags = pmn_register_rows_finish (pmn_page_get_register (PMN_PAGE (self)), result, &error);
  if (tags != NULL)
    pmn_activity_filter_bar_set_tags (self->filter_bar, tags);
  else
    g_debug ("choices of tags: %s", error->message);
}

void
pmn_activities_page_list_choices (PmnActivitiesPage *self, guint entities)
{
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));

  if ((entities & (1u << PMN_ENTITY_MEDIATOR)) != 0)
    pmn_register_list_async (reg, PMN_ENTITY_MEDIATOR, NULL, self->cancellable, on_mediators_listed,
                             g_object_ref (self));
  if ((entities & (1u << PMN_ENTITY_PLACE)) != 0)
    pmn_register_list_async (reg, PMN_ENTITY_PLACE, NULL, self->cancellable, on_places_listed,
                             g_object_ref (self));
  if ((entities & (1u << PMN_ENTITY_SAVED_FILTER)) != 0)
    pmn_activities_page_list_saved (self);
  if ((entities & (1u << PMN_ENTITY_ACTIVITY)) != 0)
    pmn_register_terms_async (reg, PMN_DIMENSION_TAG, self->cancellable, on_tags_listed,
                              g_object_ref (self));
}
