/* cmd-list.c: permanencectl list
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-kind.h"
#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-activity-query.h"
#include "pmn-bulk-edit.h"
#include "pmn-cli-filter.h"
#include "pmn-cli-words.h"
#include "pmn-place-kind.h"
#include "pmn-repositories.h"
#include "pmn-vocabulary.h"

static const char *const source_names[]
    = { "local", "coop", "coop-v1", "legacy", "table", "demo", "register" };

/* Names of mediators and places, looked up once. */
typedef struct
{
  PmnActivityFilter *filter;
  guint limit;
  yyjson_mut_doc *doc; /* NULL: print text */
  yyjson_mut_val *array;
  GHashTable *mediators;
  GHashTable *places;
} Listing;

/* Both return NULL on error alone. */
static const char *
mediator_name (Listing *listing, PmnConnection *connection, gint64 id, GError **error)
{
  char *name = g_hash_table_lookup (listing->mediators, &id);

  if (name == NULL)
    {
      g_autoptr (PmnMediator) mediator = pmn_mediator_repository_get (connection, id, error);

      if (mediator == NULL)
        return NULL;
      name = pmn_mediator_get_display_name (mediator);
      g_hash_table_insert (listing->mediators, g_memdup2 (&id, sizeof id), name);
    }
  return name;
}

static const char *
place_name (Listing *listing, PmnConnection *connection, gint64 id, GError **error)
{
  char *name = g_hash_table_lookup (listing->places, &id);

  if (name == NULL)
    {
      g_autoptr (PmnPlace) place = pmn_place_repository_get (connection, id, error);

      if (place == NULL)
        return NULL;
      name = g_strdup (place->name);
      g_hash_table_insert (listing->places, g_memdup2 (&id, sizeof id), name);
    }
  return name;
}

/* What an activity has instead of the numbers of its rows. */
typedef struct
{
  const char *mediator;
  const char *place; /* nullable */
  GPtrArray *others;
} Names;

static gboolean
find_names (Listing *listing, PmnConnection *connection, const PmnActivity *activity, Names *names,
            GError **error)
{
  names->mediator = mediator_name (listing, connection, activity->mediator_id, error);
  if (names->mediator == NULL)
    return FALSE;
  if (activity->place_id != 0)
    {
      names->place = place_name (listing, connection, activity->place_id, error);
      if (names->place == NULL)
        return FALSE;
    }
  for (guint i = 0; i < activity->co_mediators->len; i++)
    {
      const char *other = mediator_name (listing, connection,
                                         g_array_index (activity->co_mediators, gint64, i), error);

      if (other == NULL)
        return FALSE;
      g_ptr_array_add (names->others, (gpointer) other);
    }
  return TRUE;
}

static void
add_texts (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *key, const GPtrArray *texts)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, object, key);

  for (guint i = 0; i < texts->len; i++)
    yyjson_mut_arr_add_strcpy (doc, array, g_ptr_array_index (texts, i));
}

static void
add_activity (Listing *listing, const PmnActivity *activity, const Names *names)
{
  yyjson_mut_doc *doc = listing->doc;
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, listing->array);

  pmn_cli_json_text (doc, object, "id", activity->record.uuid);
  pmn_cli_json_text (doc, object, "reference", activity->local_ref);
  pmn_cli_json_text (doc, object, "national_id", activity->national_id);
  pmn_cli_json_day (doc, object, "date", activity->day);
  pmn_cli_json_text (doc, object, "kind", pmn_activity_kind_codes ()[activity->kind]);
  yyjson_mut_obj_add_int (doc, object, "minutes", activity->minutes);
  pmn_cli_json_text (doc, object, "mediator", names->mediator);
  add_texts (doc, object, "with", names->others);
  pmn_cli_json_text (doc, object, "place_kind", pmn_place_kind_to_code (activity->place_kind));
  pmn_cli_json_text (doc, object, "place", names->place);
  pmn_cli_json_text (doc, object, "commune", activity->commune);
  pmn_cli_json_text (doc, object, "insee", activity->insee[0] ? activity->insee : NULL);
  add_texts (doc, object, "themes", activity->themes);
  add_texts (doc, object, "materials", activity->materials);
  add_texts (doc, object, "tags", activity->tags);
  yyjson_mut_obj_add_uint (doc, object, "people", pmn_activity_get_people (activity));
  pmn_cli_json_text (doc, object, "title", activity->title);
  pmn_cli_json_text (doc, object, "level", activity->level);
  pmn_cli_json_text (doc, object, "autonomy", activity->autonomy);
  pmn_cli_json_text (doc, object, "procedure", activity->procedure);
  pmn_cli_json_text (doc, object, "local_kind", activity->local_kind);
  pmn_cli_json_text (doc, object, "notes", activity->notes);
  pmn_cli_json_text (doc, object, "source", source_names[activity->source]);
  yyjson_mut_obj_add_bool (doc, object, "incomplete", activity->incomplete);
}

/* The place, the commune, or else what kind of place it was; a local activity may have none. */
static const char *
where (const PmnActivity *activity, const Names *names)
{
  if (names->place != NULL)
    return names->place;
  if (activity->commune != NULL)
    return activity->commune;
  if (activity->place_kind == PMN_PLACE_KIND_NONE)
    return "–";
  return pmn_nomenclature_label (PMN_DIMENSION_PLACE_KIND,
                                 pmn_place_kind_to_code (activity->place_kind));
}

static void
print_activity (const PmnActivity *activity, const Names *names)
{
  g_autofree char *day = pmn_cli_day_text (activity->day);
  g_autoptr (GString) themes = g_string_new (NULL);

  for (guint i = 0; i < activity->themes->len; i++)
    g_string_append_printf (
        themes, "%s%s", i ? ", " : "",
        pmn_nomenclature_label (PMN_DIMENSION_THEME, g_ptr_array_index (activity->themes, i)));
  g_print ("%s  %-10s  %s  %4d min  %3u  %s  %s  %s\n", day, activity->local_ref,
           pmn_activity_kind_label (activity->kind), activity->minutes,
           pmn_activity_get_people (activity), names->mediator, where (activity, names),
           themes->str);
}

static gpointer
run_activities (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  g_autoptr (GArray) rows
      = pmn_activity_query_snapshot (connection, listing->filter, PMN_SORT_NEWEST, error);

  for (guint i = 0; rows != NULL && i < MIN (rows->len, listing->limit); i++)
    {
      g_autoptr (PmnActivity) activity
          = pmn_activity_repository_get (connection, g_array_index (rows, PmnRowRef, i).id, error);

      g_autoptr (GPtrArray) others = g_ptr_array_new ();
      Names names = { .others = others };

      if (activity == NULL || !find_names (listing, connection, activity, &names, error))
        break;
      if (listing->doc != NULL)
        add_activity (listing, activity, &names);
      else
        print_activity (activity, &names);
    }
  return NULL;
}

static PmnExit
finish (PmnCli *cli, yyjson_mut_doc *doc, GError *error)
{
  if (error != NULL)
    {
      yyjson_mut_doc_free (doc);
      return pmn_cli_fail (cli, error);
    }
  if (doc != NULL)
    pmn_cli_print_json (doc);
  return PMN_EXIT_DONE;
}

static PmnExit
list_activities (PmnCli *cli, PmnRegister *self, const PmnCliFilter *typed, guint limit)
{
  GError *error = NULL;
  g_autoptr (PmnActivityFilter) filter = pmn_cli_filter_resolve (typed, self, &error);
  Listing listing = { .filter = filter, .limit = limit };

  if (filter == NULL)
    return pmn_cli_fail (cli, error);
  listing.mediators = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  listing.places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (cli->json)
    {
      listing.doc = yyjson_mut_doc_new (NULL);
      listing.array = yyjson_mut_arr (listing.doc);
      yyjson_mut_doc_set_root (listing.doc, listing.array);
    }
  pmn_store_read_sync (pmn_register_get_store (self), run_activities, &listing, NULL, &error);
  g_hash_table_unref (listing.mediators);
  g_hash_table_unref (listing.places);
  return finish (cli, listing.doc, error);
}

/* Other rows: a few hundred at most, each as the fields that identify it. ------------------------- */

static void
describe_mediator (yyjson_mut_doc *doc, yyjson_mut_val *object, gconstpointer row, char **text)
{
  const PmnMediator *mediator = row;

  *text = pmn_mediator_get_display_name (mediator);
  pmn_cli_json_text (doc, object, "id", mediator->record.uuid);
  pmn_cli_json_text (doc, object, "given", mediator->given);
  pmn_cli_json_text (doc, object, "family", mediator->family);
  pmn_cli_json_text (doc, object, "kind", pmn_cli_word_of (pmn_cli_mediator_kinds, mediator->kind));
  pmn_cli_json_text (doc, object, "email", mediator->email);
  pmn_cli_json_text (doc, object, "phone", mediator->phone);
  pmn_cli_json_text (doc, object, "national_id", mediator->national_id);
  pmn_cli_json_day (doc, object, "active_from", mediator->active_from);
  pmn_cli_json_day (doc, object, "active_to", mediator->active_to);
}

static void
describe_place (yyjson_mut_doc *doc, yyjson_mut_val *object, gconstpointer row, char **text)
{
  const PmnPlace *place = row;

  *text = g_strdup_printf ("%s (%s %s)", place->name, place->insee,
                           place->commune ? place->commune : "");
  pmn_cli_json_text (doc, object, "id", place->record.uuid);
  pmn_cli_json_text (doc, object, "name", place->name);
  pmn_cli_json_text (doc, object, "typology", place->typology);
  pmn_cli_json_text (doc, object, "address", place->address);
  pmn_cli_json_text (doc, object, "insee", place->insee);
  pmn_cli_json_text (doc, object, "commune", place->commune);
  pmn_cli_json_text (doc, object, "postcode", place->postcode);
  yyjson_mut_obj_add_uint (doc, object, "capacity", place->capacity);
  yyjson_mut_obj_add_bool (doc, object, "france_services", place->france_services);
}

static void
describe_beneficiary (yyjson_mut_doc *doc, yyjson_mut_val *object, gconstpointer row, char **text)
{
  const PmnBeneficiary *person = row;

  *text = pmn_beneficiary_get_display_name (person);
  pmn_cli_json_text (doc, object, "id", person->record.uuid);
  pmn_cli_json_text (doc, object, "given", person->given);
  pmn_cli_json_text (doc, object, "family", person->family);
  yyjson_mut_obj_add_int (doc, object, "birth_year", person->birth_year);
  pmn_cli_json_text (doc, object, "gender", person->gender);
  pmn_cli_json_text (doc, object, "status", person->status);
  pmn_cli_json_text (doc, object, "insee", person->insee);
  pmn_cli_json_day (doc, object, "informed_on", person->informed_on);
  yyjson_mut_obj_add_bool (doc, object, "anonymised", person->anonymised_at != 0);
}

static void
describe_absence (yyjson_mut_doc *doc, yyjson_mut_val *object, gconstpointer row, char **text)
{
  const PmnAbsence *absence = row;
  g_autofree char *from = pmn_cli_day_text (absence->from);
  g_autofree char *to = pmn_cli_day_text (absence->to);

  *text = g_strdup_printf ("%s – %s  %s", from, to,
                           pmn_vocabulary_label (PMN_VOCABULARY_ABSENCE_REASON, absence->reason));
  pmn_cli_json_text (doc, object, "id", absence->record.uuid);
  pmn_cli_json_day (doc, object, "from", absence->from);
  pmn_cli_json_day (doc, object, "to", absence->to);
  pmn_cli_json_text (doc, object, "part", pmn_cli_word_of (pmn_cli_day_parts, absence->part));
  pmn_cli_json_text (doc, object, "reason", absence->reason);
}

static void
describe_tag (yyjson_mut_doc *doc, yyjson_mut_val *object, gconstpointer row, char **text)
{
  const PmnTagCount *tag = row;

  *text = g_strdup_printf ("%s\t%" G_GINT64_FORMAT, tag->name, tag->n);
  pmn_cli_json_text (doc, object, "tag", tag->name);
  yyjson_mut_obj_add_int (doc, object, "activities", tag->n);
}

typedef struct
{
  const char *name;
  gboolean is_tags;
  gboolean has_search;
  PmnEntity entity; /* unless it is tags */
  void (*describe) (yyjson_mut_doc *doc, yyjson_mut_val *object, gconstpointer row, char **text);
} Thing;

static const Thing things[] = {
  { "mediators", FALSE, TRUE, PMN_ENTITY_MEDIATOR, describe_mediator },
  { "places", FALSE, TRUE, PMN_ENTITY_PLACE, describe_place },
  { "beneficiaries", FALSE, TRUE, PMN_ENTITY_BENEFICIARY, describe_beneficiary },
  { "absences", FALSE, FALSE, PMN_ENTITY_ABSENCE, describe_absence },
  { "tags", TRUE, FALSE, 0, describe_tag },
};

static const Thing *
find_thing (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    if (g_str_equal (things[i].name, name))
      return &things[i];
  return NULL;
}

static PmnExit
list_rows (PmnCli *cli, PmnRegister *self, const Thing *thing, const char *search, guint limit)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = thing->is_tags
                                   ? pmn_register_tags_sync (self, &error)
                                   : pmn_register_list_sync (self, thing->entity, search, &error);
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;

  if (rows == NULL)
    return pmn_cli_fail (cli, error);
  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_arr (doc);
  yyjson_mut_doc_set_root (doc, root);
  for (guint i = 0; i < MIN (rows->len, limit); i++)
    {
      g_autofree char *text = NULL;

      thing->describe (doc, yyjson_mut_arr_add_obj (doc, root), g_ptr_array_index (rows, i), &text);
      if (!cli->json)
        g_print ("%s\n", text);
    }
  if (cli->json)
    pmn_cli_print_json (doc);
  else
    yyjson_mut_doc_free (doc);
  return PMN_EXIT_DONE;
}

PmnExit
pmn_cmd_list (PmnCli *cli, int argc, char *argv[])
{
  g_auto (PmnCliFilter) typed = { 0 };
  GOptionEntry entries[PMN_N_CLI_FILTER_ENTRIES + 2] = { 0 };
  int limit = G_MAXINT;
  GError *error = NULL;
  PmnRegister *self;
  const Thing *thing;
  PmnExit code;

  pmn_cli_filter_entries (&typed, entries);
  entries[PMN_N_CLI_FILTER_ENTRIES]
      = (GOptionEntry) { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most N lines"), "N" };
  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (limit < 0)
    return pmn_cli_usage (cli, "%s", _ ("A number of lines cannot be negative."));
  if (argc != 2)
    return pmn_cli_usage (cli, "%s", _ ("Say what to list."));
  thing = find_thing (argv[1]);
  if (thing == NULL && !g_str_equal (argv[1], "activities"))
    return pmn_cli_usage (cli, _ ("There is no list of “%s”."), argv[1]);
  if (thing != NULL
      && pmn_cli_filter_count (&typed) > (thing->has_search && typed.search != NULL ? 1 : 0))
    return pmn_cli_usage (cli, "%s",
                          thing->has_search
                              ? _ ("This list takes no other options than --search and --limit.")
                              : _ ("This list takes no other option than --limit."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  code = thing == NULL ? list_activities (cli, self, &typed, (guint) limit)
                       : list_rows (cli, self, thing, typed.search, (guint) limit);
  return pmn_cli_close (cli, self, code);
}
