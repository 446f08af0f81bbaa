/* pmn-import-update.c: what a newer file says of an activity that came from an earlier one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-update.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-difference.h"
#include "pmn-format.h"
#include "pmn-nomenclature.h"
#include "pmn-participation-match.h"
#include "pmn-repositories.h"

void
pmn_import_set_text (char **field, const char *text)
{
  g_free (*field);
  *field = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/* What changed ---------------------------------------------------------------------------------- */

static char *
join_labels (PmnDimension dimension, const GPtrArray *codes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "",
                            pmn_nomenclature_label (dimension, g_ptr_array_index (codes, i)));
  return g_string_free (text, FALSE);
}

static void
compare (PmnImportJob *job, guint row, const char *field, const char *before, const char *after)
{
  g_autofree char *sentence = NULL;

  if (g_strcmp0 (before ? before : "", after ? after : "") == 0)
    return;
  sentence = g_strdup_printf ("%s → %s", before && before[0] ? before : "–",
                              after && after[0] ? after : "–");
  pmn_import_change (job, row, field, sentence);
}

static void
compare_numbers (PmnImportJob *job, guint row, const char *field, gint64 before, gint64 after)
{
  g_autofree char *a = g_strdup_printf ("%" G_GINT64_FORMAT, before);
  g_autofree char *b = g_strdup_printf ("%" G_GINT64_FORMAT, after);

  compare (job, row, field, a, b);
}

/* One message per field that differs, for the preview. */
static void
describe_changes (PmnImportJob *job, guint row, const PmnActivity *before, const PmnActivity *after)
{
  PmnLanguage language = pmn_language_of_messages ();
  g_autofree char *day_before = pmn_format_date_short (before->day, language);
  g_autofree char *day_after = pmn_format_date_short (after->day, language);
  g_autofree char *themes_before = join_labels (PMN_DIMENSION_THEME, before->themes);
  g_autofree char *themes_after = join_labels (PMN_DIMENSION_THEME, after->themes);
  guint fields = pmn_activity_difference (before, after);
  guint n = job->report->changes->len;

  compare (job, row, _ ("Date"), day_before, day_after);
  compare_numbers (job, row, _ ("Minutes"), before->minutes, after->minutes);
  compare_numbers (job, row, _ ("People"), pmn_activity_get_people (before),
                   pmn_activity_get_people (after));
  compare (job, row, _ ("Themes"), themes_before, themes_after);
  compare (job, row, _ ("Title"), before->title, after->title);
  compare (job, row, _ ("Procedure"), before->procedure, after->procedure);
  compare (job, row, _ ("Commune"), before->commune, after->commune);
  if (before->place_id != after->place_id)
    pmn_import_change (job, row, _ ("Place"), _ ("another place"));
  if ((fields & 1u << PMN_ACTIVITY_FIELD_NOTES) != 0)
    pmn_import_change (job, row, _ ("Notes"), _ ("changed"));
  if (pmn_activity_get_people (before) == pmn_activity_get_people (after)
      && (fields & 1u << PMN_ACTIVITY_FIELD_PEOPLE) != 0)
    pmn_import_change (job, row, _ ("People"), _ ("details of the people changed"));
  if (job->report->changes->len == n)
    pmn_import_change (job, row, NULL, _ ("other details changed"));
}

/* What was said ---------------------------------------------------------------------------------- */

static void
keep_text (char **field, const char *stored)
{
  if (*field == NULL)
    *field = g_strdup (stored);
}

/* The content of the file goes over the stored one; what only this register knows stays. */
static void
keep_what_is_only_here (PmnActivity *incoming, const PmnActivity *stored)
{
  incoming->record = stored->record;
  pmn_import_set_text (&incoming->local_ref, stored->local_ref);
  /* Perhaps that of the platform, learnt since. */
  if (stored->national_id != NULL)
    pmn_import_set_text (&incoming->national_id, stored->national_id);
  keep_text (&incoming->original, stored->original);
  keep_text (&incoming->referral_body, stored->referral_body);
  keep_text (&incoming->group_uuid, stored->group_uuid);
  keep_text (&incoming->notes, stored->notes);
  g_array_append_vals (incoming->co_mediators, stored->co_mediators->data,
                       stored->co_mediators->len);
  for (guint i = 0; i < stored->tags->len; i++)
    pmn_activity_add_tag (incoming, g_ptr_array_index (stored->tags, i));
  pmn_participation_match (incoming->participations, stored->participations);
}

gboolean
pmn_import_update (PmnImportJob *job, PmnEdit *edit, guint row, const PmnActivity *stored,
                   PmnActivity *incoming, GError **error)
{
  keep_what_is_only_here (incoming, stored);
  if (pmn_activity_equal_content (incoming, stored))
    {
      job->report->unchanged++;
      return TRUE;
    }
  describe_changes (job, row, stored, incoming);
  job->report->updated++;
  return pmn_import_create_new (job, edit, incoming, error)
         && pmn_activity_repository_save (edit, incoming, error);
}
