/* pmn-cli-filter.c: the options that say which activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-filter.h"

#include <glib/gi18n.h>

#include "pmn-cli-words.h"
#include "pmn-mediator.h"
#include "pmn-search-key.h"
#include "pmn-term-store.h"

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

guint
pmn_cli_filter_count (const PmnCliFilter *self)
{
  const char *const given[PMN_N_CLI_FILTER_ENTRIES]
      = { self->from,  self->to,       self->mediator, self->place, self->kind,
          self->theme, self->material, self->tag,      self->search };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    n += given[i] != NULL ? 1 : 0;
  return n;
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
  return pmn_term_store_list_own (connection, GPOINTER_TO_INT (data), error);
}

static GPtrArray *
list_known (PmnRegister *reg, PmnDimension dimension, GError **error)
{
  return pmn_store_read_sync (pmn_register_get_store (reg), list_terms, GINT_TO_POINTER (dimension),
                              NULL, error);
}

/* A label of the nomenclature, a code of it, or one that only this register knows. */
static gboolean
set_code (PmnRegister *reg, PmnDimension dimension, const char *text, char **code, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  const char *parsed = NULL;

  if (text == NULL)
    return TRUE;
  known = list_known (reg, dimension, error);
  if (known == NULL)
    return FALSE;
  if (g_ptr_array_find_with_equal_func (known, text, g_str_equal, NULL))
    parsed = text;
  else if (!pmn_cli_code_parse (dimension, text, &parsed, error))
    return FALSE;
  *code = g_strdup (parsed);
  return TRUE;
}

static gboolean
refuse_tag (const char *text, GPtrArray *known, GError **error)
{
  g_autofree char *list = NULL;

  if (known->len == 0)
    g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
                 /* Translators: what was typed. */
                 _ ("There is no tag “%s”: no activity has a tag."), text);
  else
    {
      g_ptr_array_add (known, NULL);
      list = g_strjoinv (", ", (char **) known->pdata);
      g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
                   /* Translators: what was typed, then a list of tags. */
                   _ ("There is no tag “%s”. The tags are: %s."), text, list);
    }
  return FALSE;
}

/* As it is written, else the only one that reads the same without accents and capitals. */
static gboolean
set_tag (PmnRegister *reg, const char *text, char **tag, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autofree char *key = NULL;
  const char *like = NULL;
  guint n_like = 0;

  if (text == NULL)
    return TRUE;
  known = list_known (reg, PMN_DIMENSION_TAG, error);
  if (known == NULL)
    return FALSE;
  key = pmn_search_key (text);
  for (guint i = 0; i < known->len; i++)
    {
      const char *name = g_ptr_array_index (known, i);
      g_autofree char *name_key = pmn_search_key (name);

      n_like += g_str_equal (name_key, key) ? 1 : 0;
      if (g_str_equal (name_key, key) && (like == NULL || g_str_equal (name, text)))
        like = name;
    }
  if (like == NULL || (n_like > 1 && !g_str_equal (like, text)))
    return refuse_tag (text, known, error);
  *tag = g_strdup (like);
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
      || !set_code (reg, PMN_DIMENSION_MATERIAL, self->material, &filter->material, error)
      || !set_tag (reg, self->tag, &filter->tag, error))
    return NULL;
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

/* In full, whatever was typed: part of the name, an identifier. */
static char *
name_mediator (gint64 id, PmnRegister *reg)
{
  g_autoptr (PmnMediator) mediator
      = id != 0 ? pmn_register_get_sync (reg, PMN_ENTITY_MEDIATOR, id, NULL) : NULL;

  return mediator != NULL ? pmn_mediator_get_display_name (mediator) : NULL;
}

void
pmn_cli_filter_print (const PmnCliFilter *self, const PmnActivityFilter *filter, PmnRegister *reg)
{
  g_autofree char *from = pmn_cli_day_text (filter->from);
  g_autofree char *to = pmn_cli_day_text (filter->to);
  g_autofree char *mediator = name_mediator (filter->mediator_id, reg);

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
  print_condition (_ ("Led or co-animated by"), mediator);
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
