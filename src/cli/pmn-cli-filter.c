/* pmn-cli-filter.c: the options that say which activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-filter.h"

#include <glib/gi18n.h>

#include "pmn-nomenclature.h"

void
pmn_cli_filter_entries (PmnCliFilter *self, GOptionEntry entries[PMN_N_CLI_FILTER_ENTRIES + 1])
{
  const GOptionEntry all[PMN_N_CLI_FILTER_ENTRIES + 1] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_ ("First day, included"), "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to, N_ ("Last day, included"), "D" },
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &self->mediator, N_ ("Led or co-animated by"), "M" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &self->place, N_ ("At this place"), "P" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self->kind, N_ ("individual, workshop, one-off or local"),
      "K" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &self->theme, N_ ("With this theme"), "T" },
    { "material", 0, 0, G_OPTION_ARG_STRING, &self->material, N_ ("With this equipment"), "M" },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &self->tag, N_ ("With this tag"), "T" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &self->search, N_ ("With these words"), "TEXT" },
    { NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    entries[i] = all[i];
}

static gboolean
set_kind (const char *text, PmnActivityFilter *filter, GError **error)
{
  static const char *const names[] = { "individual", "workshop", "one-off", "local" };

  if (text == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      {
        filter->kinds = 1u << (i + 1);
        return TRUE;
      }
  g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID, _ ("Unknown kind: %s"), text);
  return FALSE;
}

/* A label of the nomenclature or a code; a code that only this register knows is taken as it is. */
static char *
code_of (PmnDimension dimension, const char *text)
{
  const PmnTerm *term = text ? pmn_nomenclature_by_label (dimension, text) : NULL;

  return g_strdup (term ? term->code : text);
}

PmnActivityFilter *
pmn_cli_filter_resolve (const PmnCliFilter *self, PmnRegister *reg, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

  if (!pmn_cli_parse_day (self->from, &filter->from, error)
      || !pmn_cli_parse_day (self->to, &filter->to, error) || !set_kind (self->kind, filter, error))
    return NULL;
  if (self->mediator != NULL
      && (filter->mediator_id = pmn_cli_find_mediator (reg, self->mediator, error)) == 0)
    return NULL;
  if (self->place != NULL && (filter->place_id = pmn_cli_find_place (reg, self->place, error)) == 0)
    return NULL;
  filter->theme = code_of (PMN_DIMENSION_THEME, self->theme);
  filter->material = code_of (PMN_DIMENSION_MATERIAL, self->material);
  filter->tag = g_strdup (self->tag);
  filter->text = g_strdup (self->search);
  return g_steal_pointer (&filter);
}

void
pmn_cli_filter_clear (PmnCliFilter *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->mediator, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->material, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->search, g_free);
}
