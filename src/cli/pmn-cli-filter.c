/* pmn-cli-filter.c: the options that say which activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-filter.h"

#include <glib/gi18n.h>

#include "pmn-cli-words.h"
#include "pmn-structure-repository.h"

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
  int kind;

  if (text == NULL)
    return TRUE;
  if (!pmn_cli_word_parse (pmn_cli_activity_kinds, text, &kind, error))
    return FALSE;
  filter->kinds = 1u << kind;
  return TRUE;
}

static gpointer
list_terms (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return pmn_terms_list (connection, GPOINTER_TO_INT (data), error);
}

/* A label of the nomenclature, a code of it, or one that only this register knows. */
static gboolean
set_code (PmnRegister *reg, PmnDimension dimension, const char *text, char **code, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  const char *parsed = NULL;

  if (text == NULL)
    return TRUE;
  known = pmn_store_read_sync (pmn_register_get_store (reg), list_terms,
                               GINT_TO_POINTER (dimension), NULL, error);
  if (known == NULL)
    return FALSE;
  if (g_ptr_array_find_with_equal_func (known, text, g_str_equal, NULL))
    parsed = text;
  else if (!pmn_cli_code_parse (dimension, text, &parsed, error))
    return FALSE;
  *code = g_strdup (parsed);
  return TRUE;
}

PmnActivityFilter *
pmn_cli_filter_resolve (const PmnCliFilter *self, PmnRegister *reg, GError **error)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

  if (!pmn_cli_parse_day (self->from, &filter->from, error)
      || !pmn_cli_parse_day (self->to, &filter->to, error) || !set_kind (self->kind, filter, error))
    return NULL;
  if (!pmn_cli_check_period (filter->from, filter->to, error))
    return NULL;
  if (self->mediator != NULL
      && (filter->mediator_id = pmn_cli_find_mediator (reg, self->mediator, error)) == 0)
    return NULL;
  if (self->place != NULL && (filter->place_id = pmn_cli_find_place (reg, self->place, error)) == 0)
    return NULL;
  if (!set_code (reg, PMN_DIMENSION_THEME, self->theme, &filter->theme, error)
      || !set_code (reg, PMN_DIMENSION_MATERIAL, self->material, &filter->material, error))
    return NULL;
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

static void
print_condition (const char *name, const char *value)
{
  if (value != NULL)
    {
      g_print (_ ("%s: %s"), name, value);
      g_print ("\n");
    }
}

void
pmn_cli_filter_print (const PmnCliFilter *self, const PmnActivityFilter *filter)
{
  char from[PMN_DAY_ISO_SIZE];
  char to[PMN_DAY_ISO_SIZE];

  if (filter->from != PMN_DAY_NONE)
    pmn_day_to_iso (filter->from, from);
  if (filter->to != PMN_DAY_NONE)
    pmn_day_to_iso (filter->to, to);
  if (filter->from != PMN_DAY_NONE && filter->to != PMN_DAY_NONE)
    /* Translators: two dates. */
    g_print (_ ("Period: from %s to %s, both included\n"), from, to);
  else if (filter->from != PMN_DAY_NONE)
    /* Translators: a date. */
    g_print (_ ("Period: from %s on\n"), from);
  else if (filter->to != PMN_DAY_NONE)
    /* Translators: a date. */
    g_print (_ ("Period: until %s included\n"), to);
  else
    g_print ("%s\n", _ ("Period: everything in the register"));
  print_condition (_ ("Led or co-animated by"), self->mediator);
  print_condition (_ ("At this place"), self->place);
  print_condition (_ ("Kind"), self->kind);
  print_condition (_ ("With this theme"),
                   filter->theme ? pmn_nomenclature_label (PMN_DIMENSION_THEME, filter->theme)
                                 : NULL);
  print_condition (
      _ ("With this equipment"),
      filter->material ? pmn_nomenclature_label (PMN_DIMENSION_MATERIAL, filter->material) : NULL);
  print_condition (_ ("With this tag"), filter->tag);
  print_condition (_ ("With these words"), filter->text);
}
