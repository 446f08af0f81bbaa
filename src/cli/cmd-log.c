/* cmd-log.c: permanencectl log
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cmd-log-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pmn-activity-kind.h"
#include "pmn-clock.h"
#include "pmn-cli-words.h"
#include "pmn-duration.h"

static void
log_options_clear (LogOptions *self)
{
  g_free (self->mediator);
  g_strfreev (self->with);
  g_free (self->date);
  g_free (self->minutes);
  g_free (self->place);
  g_free (self->commune);
  g_strfreev (self->persons);
  g_strfreev (self->each);
  g_free (self->residence);
  g_strfreev (self->themes);
  g_strfreev (self->materials);
  g_strfreev (self->tags);
  g_strfreev (self->genders);
  g_strfreev (self->ages);
  g_strfreev (self->statuses);
  g_free (self->title);
  g_free (self->level);
  g_free (self->autonomy);
  g_free (self->oriented);
  g_free (self->referral);
  g_free (self->referral_body);
  g_free (self->procedure);
  g_free (self->notes);
  g_free (self->local_kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LogOptions, log_options_clear)

static gboolean
add_codes (PmnActivity *activity, PmnDimension dimension, char **texts,
           void (*add) (PmnActivity *, const char *), GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      const char *code;

      if (!pmn_cli_code_parse (dimension, texts[i], &code, error))
        return FALSE;
      add (activity, code);
    }
  return TRUE;
}

static gboolean
set_code (PmnDimension dimension, const char *text, const char **field, GError **error)
{
  return text == NULL || pmn_cli_code_parse (dimension, text, field, error);
}

static gboolean
set_where (PmnRegister *self, PmnActivity *activity, const LogOptions *options, GError **error)
{
  if (options->place != NULL)
    {
      activity->place_kind = PMN_PLACE_KIND_PLACE;
      activity->place_id = pmn_cli_find_place (self, options->place, error);
      if (activity->place_id == 0)
        return FALSE;
    }
  else if (options->home)
    activity->place_kind = PMN_PLACE_KIND_HOME;
  else if (options->elsewhere)
    activity->place_kind = PMN_PLACE_KIND_ELSEWHERE;
  else if (options->remote)
    activity->place_kind = PMN_PLACE_KIND_REMOTE;
  if (options->commune == NULL)
    return TRUE;
  return pmn_cli_find_commune (options->commune, activity->insee, &activity->commune,
                               activity->postcode, error);
}

static gboolean
is_with (const PmnActivity *activity, gint64 mediator_id)
{
  for (guint i = 0; i < activity->co_mediators->len; i++)
    if (g_array_index (activity->co_mediators, gint64, i) == mediator_id)
      return TRUE;
  return FALSE;
}

static gboolean
set_who (PmnRegister *self, PmnActivity *activity, const LogOptions *options, GError **error)
{
  activity->mediator_id = pmn_cli_find_mediator (self, options->mediator, error);
  if (activity->mediator_id == 0)
    return FALSE;
  for (guint i = 0; options->with != NULL && options->with[i] != NULL; i++)
    {
      gint64 other = pmn_cli_find_mediator (self, options->with[i], error);

      if (other == 0)
        return FALSE;
      /* Who leads cannot assist too: the rules of the activity say so. */
      if (!is_with (activity, other))
        g_array_append_val (activity->co_mediators, other);
    }
  return TRUE;
}

static gboolean
set_what (PmnActivity *activity, LogOptions *options, GError **error)
{
  if (options->minutes != NULL)
    activity->minutes = pmn_duration_parse (options->minutes, NULL);
  if (activity->minutes < 0)
    {
      g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                   /* Translators: %s is what was typed */
                   _ ("“%s” is not a duration: type 45, 1h30 or 2 h."), options->minutes);
      return FALSE;
    }
  activity->incomplete = options->incomplete;
  activity->title = g_steal_pointer (&options->title);
  activity->procedure = g_steal_pointer (&options->procedure);
  if (options->oriented != NULL)
    activity->oriented = g_str_equal (options->oriented, "yes") ? PMN_YES : PMN_NO;
  else if (options->referral != NULL || options->referral_body != NULL)
    activity->oriented = PMN_YES;
  activity->referral_body = g_steal_pointer (&options->referral_body);
  activity->notes = g_steal_pointer (&options->notes);
  for (guint i = 0; options->tags != NULL && options->tags[i] != NULL; i++)
    pmn_activity_add_tag (activity, options->tags[i]);
  return pmn_cli_parse_day (options->date, &activity->day, error)
         && add_codes (activity, PMN_DIMENSION_THEME, options->themes, pmn_activity_add_theme,
                       error)
         && add_codes (activity, PMN_DIMENSION_MATERIAL, options->materials,
                       pmn_activity_add_material, error)
         && set_code (PMN_DIMENSION_LEVEL, options->level, &activity->level, error)
         && set_code (PMN_DIMENSION_AUTONOMY, options->autonomy, &activity->autonomy, error)
         && set_code (PMN_DIMENSION_REFERRAL, options->referral, &activity->referral, error)
         && set_code (PMN_DIMENSION_LOCAL_KIND, options->local_kind, &activity->local_kind, error);
}

/* What looks like a password or a bank account is stored as typed, and told. */
static void
print_warnings (const PmnActivity *activity)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();

  pmn_activity_validate (activity, pmn_clock_today (), issues);
  pmn_cli_print_warnings (issues);
}

static void
print_logged (PmnCli *cli, const GPtrArray *saved)
{
  const PmnActivity *first = g_ptr_array_index (saved, 0);
  yyjson_mut_doc *doc = NULL;
  yyjson_mut_val *root = NULL;
  yyjson_mut_val *list = NULL;

  if (cli->json)
    {
      doc = yyjson_mut_doc_new (NULL);
      root = yyjson_mut_obj (doc);
      yyjson_mut_doc_set_root (doc, root);
      if (first->group_uuid != NULL)
        {
          pmn_cli_json_text (doc, root, "group", first->group_uuid);
          list = yyjson_mut_obj_add_arr (doc, root, "activities");
        }
    }
  for (guint i = 0; i < saved->len; i++)
    {
      const PmnActivity *activity = g_ptr_array_index (saved, i);
      yyjson_mut_val *object = list != NULL ? yyjson_mut_arr_add_obj (doc, list) : root;

      if (object == NULL)
        g_print ("%s  %s\n", activity->local_ref, activity->record.uuid);
      else
        {
          pmn_cli_json_text (doc, object, "id", activity->record.uuid);
          pmn_cli_json_text (doc, object, "reference", activity->local_ref);
        }
      if (i == 0)
        print_warnings (activity);
    }
  if (doc != NULL)
    pmn_cli_print_json (doc);
}

static PmnExit
log_activity (PmnCli *cli, PmnActivity *activity, LogOptions *options)
{
  GError *error = NULL;
  PmnRegister *self = pmn_cli_open (cli, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  if (self == NULL)
    return pmn_cli_fail (cli, error);
  if (set_who (self, activity, options, &error) && set_where (self, activity, options, &error)
      && set_what (activity, options, &error) && log_people_set (self, activity, options, &error))
    rows = log_people_split (activity, options, &error);
  if (rows != NULL)
    saved = pmn_register_save_all_sync (self, PMN_ENTITY_ACTIVITY, rows, &error);
  if (saved == NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  print_logged (cli, saved);
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}

/* The one who logs is a co-animator when another one leads. */
static void
take_lead (LogOptions *options, char *lead)
{
  if (options->mediator != NULL && !g_str_equal (options->mediator, lead))
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      if (options->with != NULL)
        g_strv_builder_addv (builder, (const char **) options->with);
      g_strv_builder_take (builder, g_steal_pointer (&options->mediator));
      g_strfreev (options->with);
      options->with = g_strv_builder_end (builder);
    }
  g_free (options->mediator);
  options->mediator = lead;
}

/* Who logged is never guessed: it is asked, with the names to choose from. */
static PmnExit
ask_who (PmnCli *cli)
{
  g_autoptr (GError) error = NULL;
  PmnRegister *self = pmn_cli_open (cli, &error);
  g_autofree char *names = self != NULL ? pmn_cli_team_names (self, &error) : NULL;
  PmnExit code;

  if (names == NULL || *names == '\0')
    code = pmn_cli_usage (cli, "%s", _ ("--mediator is needed: who logs?"));
  else
    /* Translators: %s are names of people. */
    code = pmn_cli_usage (cli, _ ("--mediator is needed: who logs? The team: %s."), names);
  return self != NULL ? pmn_cli_close (cli, self, code) : code;
}

/* Returns: what is wrong with the options together, NULL when nothing is */
static const char *
check_options (const LogOptions *o, int kind)
{
  gboolean one_person = pmn_activity_kind_has_one_person ((PmnActivityKind) kind);

  if (o->date == NULL)
    return _ ("--date is needed, such as “--date today”.");
  if ((o->place != NULL) + o->home + o->elsewhere + o->remote > 1)
    return _ ("Only one of --place, --home, --elsewhere, --remote.");
  if (o->oriented != NULL && !g_str_equal (o->oriented, "yes") && !g_str_equal (o->oriented, "no"))
    return _ ("--oriented is yes or no.");
  if (o->participants < -1 || o->already_supported < 0)
    return _ ("A number of people cannot be negative.");
  if (!one_person && (o->residence != NULL || o->each != NULL))
    return _ ("--residence and --each are for individual sessions and one-off requests.");
  if (o->each != NULL && o->minutes != NULL)
    return _ ("Either --minutes or --each.");
  return NULL;
}

PmnExit
pmn_cmd_log (PmnCli *cli, int argc, char *argv[])
{
  g_auto (LogOptions) o = { .participants = -1 };
  g_autofree char *lead = NULL;
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  const char *wrong;
  int kind = 0;
  const GOptionEntry entries[] = {
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &o.mediator, N_ ("Who logs"), "M" },
    { "lead", 0, 0, G_OPTION_ARG_STRING, &lead, N_ ("Who leads, when several animate"), "M" },
    { "with", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.with, N_ ("A co-animator; may be repeated"),
      "M" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &o.date, N_ ("Date of the activity"), "D" },
    { "minutes", 0, 0, G_OPTION_ARG_STRING, &o.minutes, N_ ("Duration: 45, 1h30, “une demi-heure”"),
      "N" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &o.place, N_ ("Name of the place"), "NAME" },
    { "home", 0, 0, G_OPTION_ARG_NONE, &o.home, N_ ("At the person’s home"), NULL },
    { "elsewhere", 0, 0, G_OPTION_ARG_NONE, &o.elsewhere, N_ ("At another place"), NULL },
    { "remote", 0, 0, G_OPTION_ARG_NONE, &o.remote, N_ ("Remotely"), NULL },
    { "commune", 0, 0, G_OPTION_ARG_STRING, &o.commune, N_ ("INSEE code of the commune"), "INSEE" },
    { "person", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.persons,
      N_ ("Identifier of a followed person; may be repeated"), "ID" },
    { "residence", 0, 0, G_OPTION_ARG_STRING, &o.residence,
      N_ ("INSEE code of the commune where the person lives"), "INSEE" },
    { "each", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.each,
      N_ ("Duration of one of several sessions, one for each person; repeated"), "N" },
    { "theme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.themes, N_ ("A theme; may be repeated"), "T" },
    { "material", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.materials,
      N_ ("Equipment used; may be repeated"), "M" },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.tags, N_ ("A tag; may be repeated"), "T" },
    { "participants", 0, 0, G_OPTION_ARG_INT, &o.participants, N_ ("How many people in all"), "N" },
    { "gender", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.genders, N_ ("A gender, or GENDER=N"), "G" },
    { "age", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.ages, N_ ("An age bracket, or AGE=N"), "A" },
    { "status", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.statuses, N_ ("A status, or STATUS=N"), "S" },
    { "already-supported", 0, 0, G_OPTION_ARG_INT, &o.already_supported,
      N_ ("How many had been supported before"), "N" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &o.title, N_ ("Title of the workshop"), "T" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &o.level, N_ ("Level of the workshop"), "L" },
    { "autonomy", 0, 0, G_OPTION_ARG_STRING, &o.autonomy, N_ ("Autonomy of the person"), "A" },
    { "oriented", 0, 0, G_OPTION_ARG_STRING, &o.oriented, N_ ("Sent on to another body: yes or no"),
      "YES" },
    { "referral", 0, 0, G_OPTION_ARG_STRING, &o.referral, N_ ("Kind of body"), "R" },
    { "referral-body", 0, 0, G_OPTION_ARG_STRING, &o.referral_body, N_ ("Name of the body"), "B" },
    { "procedure", 0, 0, G_OPTION_ARG_STRING, &o.procedure, N_ ("Administrative procedure"), "P" },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &o.notes, N_ ("Notes"), "T" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.local_kind,
      N_ ("Kind of local activity: preparation, travel, meeting, training, communication, event"),
      "K" },
    { "complete-later", 0, 0, G_OPTION_ARG_NONE, &o.incomplete, N_ ("To be completed later"),
      NULL },
    { "incomplete", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &o.incomplete, NULL, NULL },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2 || !pmn_cli_word_parse (pmn_cli_activity_kinds, argv[1], &kind, NULL))
    return pmn_cli_usage (cli, "%s", _ ("Say what to log: individual, workshop, one-off, local."));
  activity->kind = (PmnActivityKind) kind;
  if (lead != NULL)
    take_lead (&o, g_steal_pointer (&lead));
  if (o.mediator == NULL)
    return ask_who (cli);
  wrong = check_options (&o, kind);
  if (wrong != NULL)
    return pmn_cli_usage (cli, "%s", wrong);
  return log_activity (cli, activity, &o);
}
