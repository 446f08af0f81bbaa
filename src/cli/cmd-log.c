/* cmd-log.c: permanencectl log
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pmn-activity.h"
#include "pmn-clock.h"
#include "pmn-nomenclature.h"

/* What the options give, before names are looked up. */
typedef struct
{
  char *mediator;
  char **with;
  char *date;
  int minutes;
  char *place;
  gboolean home;
  gboolean elsewhere;
  gboolean remote;
  char *commune;
  char **themes;
  char **materials;
  char **tags;
  int participants;
  char **genders;
  char **ages;
  char **statuses;
  int already_supported;
  char *title;
  char *level;
  char *autonomy;
  char *oriented;
  char *referral;
  char *procedure;
  char *notes;
  char *local_kind;
  gboolean incomplete;
} LogOptions;

static void
log_options_clear (LogOptions *self)
{
  g_free (self->mediator);
  g_strfreev (self->with);
  g_free (self->date);
  g_free (self->place);
  g_free (self->commune);
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

/* "feminin" counts one person, "feminin=3" three. */
static gboolean
add_tallies (PmnActivity *activity, PmnDimension dimension, char **texts, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], "=", 2);
      guint64 n = 1;
      const char *code;

      if (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 0, 10000, &n, NULL))
        {
          g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                       /* Translators: %s is what was typed, such as "feminin=abc". */
                       _ ("“%s”: a number of people between 0 and 10000 is expected after “=”."),
                       texts[i]);
          return FALSE;
        }
      if (!pmn_cli_code_parse (dimension, parts[0], &code, error))
        return FALSE;
      pmn_activity_set_tally (activity, dimension, code,
                              pmn_activity_get_tally (activity, dimension, code) + (guint) n);
    }
  return TRUE;
}

static gboolean
set_code (PmnDimension dimension, const char *text, const char **field, GError **error)
{
  return text == NULL || pmn_cli_code_parse (dimension, text, field, error);
}

static gboolean
set_people (PmnActivity *activity, const LogOptions *options, GError **error)
{
  gboolean single
      = activity->kind == PMN_ACTIVITY_INDIVIDUAL || activity->kind == PMN_ACTIVITY_ONE_OFF;
  int participants = options->participants >= 0 ? options->participants : single ? 1 : 0;

  activity->anonymous = (guint) participants;
  if (options->already_supported > 0)
    pmn_activity_set_tally (activity, PMN_DIMENSION_PERSON, "already_supported",
                            (guint) options->already_supported);
  return add_tallies (activity, PMN_DIMENSION_GENDER, options->genders, error)
         && add_tallies (activity, PMN_DIMENSION_AGE, options->ages, error)
         && add_tallies (activity, PMN_DIMENSION_STATUS, options->statuses, error);
}

static gboolean
set_where (PmnRegister *self, PmnActivity *activity, const LogOptions *options, GError **error)
{
  if (options->place != NULL)
    {
      g_autoptr (GError) local_error = NULL;

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
      if (other != activity->mediator_id)
        g_array_append_val (activity->co_mediators, other);
    }
  return TRUE;
}

static gboolean
set_what (PmnActivity *activity, LogOptions *options, GError **error)
{
  activity->minutes = options->minutes;
  activity->incomplete = options->incomplete;
  activity->title = g_steal_pointer (&options->title);
  activity->procedure = g_steal_pointer (&options->procedure);
  activity->notes = g_steal_pointer (&options->notes);
  if (options->oriented != NULL)
    activity->oriented = g_str_equal (options->oriented, "yes") ? PMN_YES : PMN_NO;
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

static PmnExit
log_activity (PmnCli *cli, PmnActivity *activity, LogOptions *options)
{
  GError *error = NULL;
  PmnRegister *self = pmn_cli_open (cli, &error);
  PmnActivity *saved = NULL;

  if (self == NULL)
    return pmn_cli_fail (cli, error);
  if (set_who (self, activity, options, &error) && set_where (self, activity, options, &error)
      && set_what (activity, options, &error) && set_people (activity, options, &error))
    saved = pmn_register_save_sync (self, PMN_ENTITY_ACTIVITY, activity, &error);
  if (saved == NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      pmn_cli_json_text (doc, root, "id", saved->record.uuid);
      pmn_cli_json_text (doc, root, "reference", saved->local_ref);
      pmn_cli_print_json (doc);
    }
  else
    g_print ("%s  %s\n", saved->local_ref, saved->record.uuid);
  pmn_activity_free (saved);
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}

PmnExit
pmn_cmd_log (PmnCli *cli, int argc, char *argv[])
{
  g_auto (LogOptions) o = { .participants = -1 };
  g_autofree char *lead = NULL;
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  int kind = 0;
  const GOptionEntry entries[] = {
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &o.mediator, N_ ("Who logs"), "M" },
    { "lead", 0, 0, G_OPTION_ARG_STRING, &lead, N_ ("Who leads, when several animate"), "M" },
    { "with", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.with, N_ ("A co-animator; may be repeated"),
      "M" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &o.date, N_ ("Date of the activity"), "D" },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &o.minutes, N_ ("Duration in minutes"), "N" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &o.place, N_ ("Name of the place"), "NAME" },
    { "home", 0, 0, G_OPTION_ARG_NONE, &o.home, N_ ("At the person’s home"), NULL },
    { "elsewhere", 0, 0, G_OPTION_ARG_NONE, &o.elsewhere, N_ ("At another place"), NULL },
    { "remote", 0, 0, G_OPTION_ARG_NONE, &o.remote, N_ ("Remotely"), NULL },
    { "commune", 0, 0, G_OPTION_ARG_STRING, &o.commune, N_ ("INSEE code of the commune"), "INSEE" },
    { "theme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.themes, N_ ("A theme; may be repeated"), "T" },
    { "material", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.materials,
      N_ ("Equipment used; may be repeated"), "M" },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.tags, N_ ("A tag; may be repeated"), "T" },
    { "participants", 0, 0, G_OPTION_ARG_INT, &o.participants, N_ ("How many people"), "N" },
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
    { "procedure", 0, 0, G_OPTION_ARG_STRING, &o.procedure, N_ ("Administrative procedure"), "P" },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &o.notes, N_ ("Notes"), "T" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.local_kind,
      N_ ("Kind of local activity: preparation, travel, meeting, training, communication, event"),
      "K" },
    { "incomplete", 0, 0, G_OPTION_ARG_NONE, &o.incomplete, N_ ("To be completed later"), NULL },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2 || !pmn_cli_word_parse (pmn_cli_activity_kinds, argv[1], &kind, NULL))
    return pmn_cli_usage (cli, "%s", _ ("Say what to log: individual, workshop, one-off, local."));
  activity->kind = (PmnActivityKind) kind;
  if (lead != NULL)
    {
      /* The one who logs is then a co-animator, unless it is the same person. */
      if (o.mediator != NULL && !g_str_equal (o.mediator, lead))
        {
          g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

          if (o.with != NULL)
            g_strv_builder_addv (builder, (const char **) o.with);
          g_strv_builder_add (builder, o.mediator);
          g_strfreev (o.with);
          o.with = g_strv_builder_end (builder);
        }
      g_free (o.mediator);
      o.mediator = g_steal_pointer (&lead);
    }
  if (o.mediator == NULL || o.date == NULL)
    return pmn_cli_usage (cli, "%s", _ ("--mediator and --date are needed."));
  if ((o.place != NULL) + o.home + o.elsewhere + o.remote > 1)
    return pmn_cli_usage (cli, "%s", _ ("Only one of --place, --home, --elsewhere, --remote."));
  if (o.oriented != NULL && !g_str_equal (o.oriented, "yes") && !g_str_equal (o.oriented, "no"))
    return pmn_cli_usage (cli, "%s", _ ("--oriented is yes or no."));
  if (o.participants < -1 || o.already_supported < 0)
    return pmn_cli_usage (cli, "%s", _ ("A number of people cannot be negative."));
  return log_activity (cli, activity, &o);
}
