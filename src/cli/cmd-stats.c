/* cmd-stats.c: permanencectl stats
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-kind.h"
#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-cli-filter.h"
#include "pmn-format.h"
#include "pmn-nomenclature.h"
#include "pmn-statistics-query.h"

#define LABEL_WIDTH 60

/* Sections of the document, in its order. */
static const struct
{
  const char *key;
  PmnDimension dimension;
  gboolean accompaniments; /* counts people, not activities */
} sections[] = {
  { "ages", PMN_DIMENSION_AGE, TRUE },
  { "genders", PMN_DIMENSION_GENDER, TRUE },
  { "statuses", PMN_DIMENSION_STATUS, TRUE },
  { "place_kinds", PMN_DIMENSION_PLACE_KIND, FALSE },
  { "materials", PMN_DIMENSION_MATERIAL, FALSE },
  { "referrals", PMN_DIMENSION_REFERRAL, FALSE },
  { "durations", PMN_DIMENSION_DURATION, FALSE },
};

static gpointer
read_statistics (PmnConnection *connection, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  return pmn_statistics_query (connection, data, error);
}

static void
add_months (yyjson_mut_doc *doc, yyjson_mut_val *root, const PmnStatistics *figures)
{
  yyjson_mut_val *months = yyjson_mut_obj_add_arr (doc, root, "by_month");

  for (guint i = 0; i < figures->months->len; i++)
    {
      const PmnMonthCount *month = &g_array_index (figures->months, PmnMonthCount, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, months);
      g_autofree char *name = g_strdup_printf ("%04d-%02d", month->month / 100, month->month % 100);

      yyjson_mut_obj_add_strcpy (doc, object, "month", name);
      yyjson_mut_obj_add_sint (doc, object, "activities", month->activities);
      yyjson_mut_obj_add_sint (doc, object, "accompaniments", month->accompaniments);
      yyjson_mut_obj_add_sint (doc, object, "minutes", month->minutes);
    }
}

static void
add_themes (yyjson_mut_doc *doc, yyjson_mut_val *root, const PmnStatistics *figures)
{
  yyjson_mut_val *themes = yyjson_mut_obj_add_obj (doc, root, "themes");

  for (guint i = 0; i < figures->terms->len; i++)
    {
      const PmnTermCount *term = &g_array_index (figures->terms, PmnTermCount, i);
      yyjson_mut_val *object;

      if (term->dimension != PMN_DIMENSION_THEME)
        continue;
      object = yyjson_mut_obj (doc);
      yyjson_mut_obj_add_sint (doc, object, "activities", term->activities);
      yyjson_mut_obj_add_sint (doc, object, "accompaniments", term->accompaniments);
      yyjson_mut_obj_add (themes, yyjson_mut_strcpy (doc, term->code), object);
    }
}

static void
add_section (yyjson_mut_doc *doc, yyjson_mut_val *root, const PmnStatistics *figures, gsize index)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);

  /* The four buckets are always there: the contract names them. */
  if (sections[index].dimension == PMN_DIMENSION_DURATION)
    {
      gsize n = 0;
      const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_DURATION, &n);

      for (gsize i = 0; i < n; i++)
        {
          const PmnTermCount *found
              = pmn_statistics_get_term (figures, PMN_DIMENSION_DURATION, terms[i].code);

          yyjson_mut_obj_add_sint (doc, object, terms[i].code, found ? found->activities : 0);
        }
    }
  else
    for (guint i = 0; i < figures->terms->len; i++)
      {
        const PmnTermCount *term = &g_array_index (figures->terms, PmnTermCount, i);

        if (term->dimension == (int) sections[index].dimension)
          yyjson_mut_obj_add (object, yyjson_mut_strcpy (doc, term->code),
                              yyjson_mut_sint (doc, sections[index].accompaniments
                                                        ? term->accompaniments
                                                        : term->activities));
      }
  yyjson_mut_obj_add_val (doc, root, sections[index].key, object);
}

static void
print_document (const PmnStatistics *figures)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  yyjson_mut_val *object;

  yyjson_mut_doc_set_root (doc, root);
  object = yyjson_mut_obj_add_obj (doc, root, "period");
  pmn_cli_json_day (doc, object, "from", figures->from);
  pmn_cli_json_day (doc, object, "to", figures->to);
  object = yyjson_mut_obj_add_obj (doc, root, "activities");
  yyjson_mut_obj_add_sint (doc, object, "total", figures->activities);
  for (gsize i = 1; i <= PMN_N_ACTIVITY_KINDS; i++)
    yyjson_mut_obj_add_sint (doc, object, pmn_activity_kind_codes ()[i], figures->kinds[i]);
  yyjson_mut_obj_add_sint (doc, root, "accompaniments", figures->accompaniments);
  yyjson_mut_obj_add_sint (doc, root, "participants", figures->participants);
  yyjson_mut_obj_add_sint (doc, root, "minutes", figures->minutes);
  object = yyjson_mut_obj_add_obj (doc, root, "beneficiaries");
  yyjson_mut_obj_add_sint (doc, object, "total", figures->followed + figures->anonymous);
  yyjson_mut_obj_add_sint (doc, object, "followed", figures->followed);
  yyjson_mut_obj_add_sint (doc, object, "anonymous", figures->anonymous);
  add_months (doc, root, figures);
  add_themes (doc, root, figures);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (doc, root, figures, i);
  yyjson_mut_obj_add_sint (doc, root, "minutes_local", figures->minutes_local);
  pmn_cli_print_json (doc);
}

static void
print_line (const char *label, gint64 value)
{
  /* Widths of printf count bytes, and French has accents. */
  glong pad = MAX (LABEL_WIDTH - g_utf8_strlen (label, -1), 0);

  g_print ("%s%*s %9" G_GINT64_FORMAT "\n", label, (int) pad, "", value);
}

/* What the lines of a dimension are about, and of what they are the number. */
static const char *
heading_of (PmnDimension dimension)
{
  switch ((int) dimension)
    {
    case PMN_DIMENSION_THEME:
      return _ ("Themes (activities)");
    case PMN_DIMENSION_MATERIAL:
      return _ ("Equipment (activities)");
    case PMN_DIMENSION_AUTONOMY:
      return _ ("Autonomy (activities)");
    case PMN_DIMENSION_LEVEL:
      return _ ("Level of workshops (activities)");
    case PMN_DIMENSION_REFERRAL:
      return _ ("Sent on to (activities)");
    case PMN_DIMENSION_GENDER:
      return _ ("Gender (accompaniments)");
    case PMN_DIMENSION_AGE:
      return _ ("Age (accompaniments)");
    case PMN_DIMENSION_STATUS:
      return _ ("Status (accompaniments)");
    case PMN_DIMENSION_PLACE_KIND:
      return _ ("Kind of place (activities)");
    case PMN_DIMENSION_DURATION:
      return _ ("Duration (activities)");
    case PMN_DIMENSION_PERSON:
      return _ ("Followed or already supported (accompaniments)");
    default:
      return _ ("Others");
    }
}

static void
print_text (const PmnStatistics *figures)
{
  int dimension = 0;

  print_line (_ ("Activities (local ones apart)"), figures->activities);
  print_line (_ ("  individual sessions"), figures->kinds[1]);
  print_line (_ ("  workshops"), figures->kinds[2]);
  print_line (_ ("  one-off requests"), figures->kinds[3]);
  print_line (_ ("Local activities"), figures->kinds[4]);
  print_line (_ ("Accompaniments"), figures->accompaniments);
  print_line (_ ("Participants of workshops"), figures->participants);
  print_line (_ ("Minutes"), figures->minutes);
  print_line (_ ("Minutes of local activities"), figures->minutes_local);
  print_line (_ ("Followed people"), figures->followed);
  print_line (_ ("Anonymous accompaniments"), figures->anonymous);
  for (guint i = 0; i < figures->terms->len; i++)
    {
      const PmnTermCount *term = &g_array_index (figures->terms, PmnTermCount, i);
      const char *label = pmn_nomenclature_label ((PmnDimension) term->dimension, term->code);

      if (term->dimension != dimension)
        g_print ("\n%s\n", heading_of ((PmnDimension) term->dimension));
      dimension = term->dimension;
      print_line (label, term->activities > 0 ? term->activities : term->accompaniments);
    }
}

static PmnExit
show (PmnCli *cli, PmnRegister *self, const PmnCliFilter *typed)
{
  GError *error = NULL;
  g_autoptr (PmnActivityFilter) filter = pmn_cli_filter_resolve (typed, self, &error);
  g_autoptr (PmnStatistics) figures = NULL;

  if (filter == NULL)
    return pmn_cli_fail (cli, error);
  figures
      = pmn_store_read_sync (pmn_register_get_store (self), read_statistics, filter, NULL, &error);
  if (figures == NULL)
    return pmn_cli_fail (cli, error);
  if (cli->json)
    print_document (figures);
  else
    {
      pmn_cli_filter_print (typed, filter, self);
      g_print ("\n");
      print_text (figures);
    }
  return PMN_EXIT_DONE;
}

PmnExit
pmn_cmd_stats (PmnCli *cli, int argc, char *argv[])
{
  g_auto (PmnCliFilter) typed = { 0 };
  GOptionEntry entries[PMN_N_CLI_FILTER_ENTRIES + 1];
  PmnRegister *self;
  PmnExit code;

  pmn_cli_filter_entries (&typed, entries);
  self = pmn_cli_begin (cli, entries, &argc, &argv, 0, NULL, &code);
  if (self == NULL)
    return code;
  return pmn_cli_close (cli, self, show (cli, self, &typed));
}
