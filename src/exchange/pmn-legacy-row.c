/* pmn-legacy-row.c: what a report of the old platform means
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-legacy-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "pmn-field-value.h"
#include "pmn-legacy-nomenclature.h"

#define MAX_PEOPLE 10000

/* A row being converted, and who hears of its problems. */
typedef struct
{
  PmnFieldTable *table;
  PmnActivity *activity;
  PmnLegacyProblem problem;
  gpointer user_data;
} Row;

static const char *
text_of (const Row *row, PmnLegacyColumn column)
{
  return pmn_field_table_get_text (row->table, column);
}

static void
tell (const Row *row, PmnLegacyColumn column, const char *value, gboolean fatal,
      const char *sentence)
{
  row->problem (pmn_field_table_get_row (row->table),
                pmn_field_table_get_header (row->table, column), value, fatal, sentence,
                row->user_data);
}

static gboolean
refuse (const Row *row, PmnLegacyColumn column, const char *sentence)
{
  tell (row, column, text_of (row, column), TRUE, sentence);
  return FALSE;
}

static gboolean
get_count (const Row *row, PmnLegacyColumn column, guint *count)
{
  gint64 n = pmn_field_value_count (pmn_field_table_get_cell (row->table, column), 0);

  *count = n >= 0 && n <= MAX_PEOPLE ? (guint) n : 0;
  if (n >= 0 && n <= MAX_PEOPLE)
    return TRUE;
  return refuse (row, column, _ ("it is not a number of people"));
}

static gboolean
set_kind (Row *row)
{
  const PmnLegacyTerm *term
      = pmn_legacy_find (PMN_LEGACY_ACTIVITY_KIND, text_of (row, PMN_LEGACY_COLUMN_KIND));
  guint n;

  if (term == NULL)
    return refuse (row, PMN_LEGACY_COLUMN_KIND, _ ("unknown type of activity"));
  if (!get_count (row, PMN_LEGACY_COLUMN_PEOPLE, &n))
    return FALSE;
  /* One accompaniment unless it is a workshop, as in the official conversion. */
  row->activity->anonymous = 1;
  if (g_str_equal (term->code, "individuel"))
    row->activity->kind = PMN_ACTIVITY_INDIVIDUAL;
  else if (g_str_equal (term->code, "ponctuel"))
    row->activity->kind = PMN_ACTIVITY_ONE_OFF;
  else
    {
      row->activity->kind = PMN_ACTIVITY_WORKSHOP;
      row->activity->anonymous = n;
    }
  return TRUE;
}

static gboolean
set_place_kind (Row *row)
{
  static const struct
  {
    const char *code;
    PmnPlaceKind kind;
  } kinds[] = {
    { "rattachement", PMN_PLACE_KIND_PLACE },
    { "autre lieu", PMN_PLACE_KIND_ELSEWHERE },
    { "domicile", PMN_PLACE_KIND_HOME },
    { "distance", PMN_PLACE_KIND_REMOTE },
  };
  const PmnLegacyTerm *term
      = pmn_legacy_find (PMN_LEGACY_PLACE_KIND, text_of (row, PMN_LEGACY_COLUMN_CHANNEL));

  for (gsize i = 0; term != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (term->code, kinds[i].code))
      {
        row->activity->place_kind = kinds[i].kind;
        return TRUE;
      }
  return refuse (row, PMN_LEGACY_COLUMN_CHANNEL, _ ("unknown kind of place"));
}

/* The lower bound of a bracket is all that is known for sure; 0 minutes would be no activity. */
static int
lower_bound (const PmnLegacyTerm *bracket)
{
  if (bracket == NULL)
    return -1;
  return MAX (1, (int) g_ascii_strtoll (bracket->code, NULL, 10));
}

static gboolean
set_minutes (Row *row)
{
  int minutes = pmn_field_value_minutes (
      pmn_field_table_get_cell (row->table, PMN_LEGACY_COLUMN_MINUTES), FALSE);

  if (minutes <= 0)
    minutes = lower_bound (
        pmn_legacy_find (PMN_LEGACY_DURATION, text_of (row, PMN_LEGACY_COLUMN_DURATION)));
  if (minutes <= 0)
    minutes = pmn_field_value_minutes (
        pmn_field_table_get_cell (row->table, PMN_LEGACY_COLUMN_DURATION), FALSE);
  if (minutes <= 0)
    return refuse (row, PMN_LEGACY_COLUMN_DURATION, _ ("it is not a duration"));
  row->activity->minutes = minutes;
  return TRUE;
}

/* 18–35 and 60 and over cover two brackets of today; 35–60 begins five years before the one that the
 * official conversion puts it in. 12–18 is the national code's own name. */
static gboolean
is_convertible (const PmnLegacyTerm *term)
{
  if (term->targets[0] == NULL || term->targets[1] != NULL)
    return FALSE;
  return term->exact || g_str_equal (term->code, "de12a18ans");
}

static gboolean
set_family (Row *row, PmnLegacyField field, PmnLegacyColumn first)
{
  gsize n_terms;
  const PmnLegacyTerm *terms = pmn_legacy_terms (field, &n_terms);
  guint counts[8] = { 0 };
  guint sum = 0;
  guint n_given = 0;

  for (gsize i = 0; i < n_terms; i++)
    {
      if (!get_count (row, (PmnLegacyColumn) (first + i), &counts[i]))
        return FALSE;
      sum += counts[i];
      n_given += counts[i] > 0;
    }
  /* Several people counted in what became one accompaniment: only a common bracket is certain. */
  if (sum > row->activity->anonymous && n_given > 1)
    return TRUE;
  for (gsize i = 0; i < n_terms; i++)
    if (counts[i] > 0)
      pmn_activity_set_tally (row->activity, (int) terms[i].dimension,
                              is_convertible (&terms[i]) ? terms[i].targets[0] : terms[i].kept_code,
                              pmn_activity_get_tally (row->activity, (int) terms[i].dimension,
                                                      is_convertible (&terms[i])
                                                          ? terms[i].targets[0]
                                                          : terms[i].kept_code)
                                  + MIN (counts[i], row->activity->anonymous));
  return TRUE;
}

static gboolean
set_people (Row *row)
{
  guint recurring;

  if (!get_count (row, PMN_LEGACY_COLUMN_RECURRING, &recurring)
      || !set_family (row, PMN_LEGACY_AGE, PMN_LEGACY_COLUMN_AGE_12)
      || !set_family (row, PMN_LEGACY_STATUS, PMN_LEGACY_COLUMN_PUPIL))
    return FALSE;
  pmn_activity_set_tally (row->activity, PMN_DIMENSION_PERSON, "already_supported",
                          MIN (recurring, row->activity->anonymous));
  pmn_activity_complete_margins (row->activity);
  return TRUE;
}

static void
set_themes (Row *row)
{
  g_autoptr (GPtrArray) parts = NULL;
  const char *text = text_of (row, PMN_LEGACY_COLUMN_THEMES);

  /* A label may hold a comma ("Emploi, formation"): a text that is one is not cut. */
  parts = pmn_field_value_split (text, pmn_legacy_find (PMN_LEGACY_THEME, text) == NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      const PmnLegacyTerm *term = pmn_legacy_find (PMN_LEGACY_THEME, part);

      for (guint j = 0; term != NULL && term->targets[j] != NULL; j++)
        pmn_activity_add_theme (row->activity, term->targets[j]);
      if (term != NULL)
        continue;
      tell (row, PMN_LEGACY_COLUMN_THEMES, part, FALSE, _ ("unknown label, kept as it is"));
      pmn_activity_add_theme (row->activity, part);
    }
}

/* Equipment became "matériel"; the official conversion drops the other sub-themes, which stay in the
 * original values. Names of groups in the JSON of the old form are not sub-themes: not found. */
static void
set_materials (Row *row)
{
  static const PmnLegacyColumn columns[]
      = { PMN_LEGACY_COLUMN_EQUIPMENT, PMN_LEGACY_COLUMN_SUB_THEMES };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (text_of (row, columns[i])), "[]{}\":", ';');
      g_autoptr (GPtrArray) parts = pmn_field_value_split (text, TRUE);

      for (guint j = 0; j < parts->len; j++)
        {
          const PmnLegacyTerm *term
              = pmn_legacy_find (PMN_LEGACY_SUB_THEME, g_ptr_array_index (parts, j));

          if (term != NULL && term->targets[0] != NULL)
            pmn_activity_add_material (row->activity, term->targets[0]);
        }
    }
}

/* "[{"CAF":1},{"Mairie":2}]", "CAF: 1; Mairie" */
static void
set_referral (Row *row)
{
  g_autofree char *text
      = g_strdelimit (g_strdup (text_of (row, PMN_LEGACY_COLUMN_BODIES)), "[]{}\":", ';');
  g_autoptr (GPtrArray) parts = pmn_field_value_split (text, TRUE);
  g_autoptr (GString) names = g_string_new (NULL);
  guint sent_on = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      const PmnLegacyTerm *term = pmn_legacy_find (PMN_LEGACY_REFERRAL, part);

      if (strspn (part, "0123456789") == strlen (part) || g_str_equal (part, "null"))
        continue;
      g_string_append_printf (names, "%s%s", names->len ? ", " : "", part);
      if (term != NULL && term->targets[0] != NULL && row->activity->referral == NULL)
        row->activity->referral = g_intern_string (term->targets[0]);
    }
  if (pmn_field_value_count (pmn_field_table_get_cell (row->table, PMN_LEGACY_COLUMN_SENT_ON), 0)
      > 0)
    sent_on = 1;
  if (names->len == 0 && sent_on == 0)
    return;
  row->activity->oriented = PMN_YES;
  if (names->len > 0)
    {
      g_free (row->activity->referral_body);
      row->activity->referral_body = g_strdup (names->str);
    }
}

/* The values as they were found; not the notes, which may name people. */
static char *
make_original (const Row *row)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  char *raw;
  char *text;

  yyjson_mut_doc_set_root (doc, root);
  for (int column = 0; column < PMN_LEGACY_N_COLUMNS; column++)
    {
      const char *value = text_of (row, (PmnLegacyColumn) column);

      if (column == PMN_LEGACY_COLUMN_NOTES || column == PMN_LEGACY_COLUMN_MEDIATOR
          || value[0] == '\0')
        continue;
      yyjson_mut_obj_add (root,
                          yyjson_mut_strcpy (doc, pmn_field_table_get_header (row->table, column)),
                          yyjson_mut_strcpy (doc, value));
    }
  raw = yyjson_mut_write (doc, 0, NULL);
  text = g_strdup (raw);
  free (raw);
  yyjson_mut_doc_free (doc);
  return text;
}

gboolean
pmn_legacy_reader_convert (PmnFieldTable *table, PmnActivity *activity, PmnDay today,
                           PmnLegacyProblem problem, gpointer user_data)
{
  Row row = { table, activity, problem, user_data };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (table != NULL && activity != NULL && problem != NULL, FALSE);

  activity->day = pmn_field_value_day (pmn_field_table_get_cell (table, PMN_LEGACY_COLUMN_DATE),
                                       today, NULL, &error);
  if (activity->day == PMN_DAY_NONE)
    return refuse (&row, PMN_LEGACY_COLUMN_DATE, error->message);
  if (!set_kind (&row) || !set_place_kind (&row) || !set_minutes (&row) || !set_people (&row))
    return FALSE;
  set_themes (&row);
  set_materials (&row);
  set_referral (&row);
  activity->source = PMN_SOURCE_LEGACY;
  g_free (activity->original);
  activity->original = make_original (&row);
  return TRUE;
}
