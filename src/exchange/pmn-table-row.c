/* pmn-table-row.c: what a row of a table of the user's own means
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-table-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-activity-kind.h"
#include "pmn-field-value.h"
#include "pmn-legacy-nomenclature.h"
#include "pmn-nomenclature.h"
#include "pmn-place-kind.h"
#include "pmn-search-key.h"
#include "pmn-table-durations.h"

/* A row being converted, and who hears of its problems. */
typedef struct
{
  PmnFieldTable *table;
  PmnActivity *activity;
  const PmnTableContext *context;
  PmnTableProblem problem;
  gpointer user_data;
} Row;

static const char *
text_of (const Row *row, PmnTableField field)
{
  return pmn_field_table_get_text (row->table, field);
}

static void
tell (const Row *row, PmnTableField field, const char *value, gboolean fatal, const char *sentence)
{
  row->problem (pmn_field_table_get_row (row->table),
                pmn_field_table_name_column (row->table, field), value, fatal, sentence,
                row->user_data);
}

static gboolean
refuse (const Row *row, PmnTableField field, const char *sentence)
{
  tell (row, field, text_of (row, field), TRUE, sentence);
  return FALSE;
}

/* The one term of which the label begins with, or holds, what was written. */
static const PmnTerm *
find_close (PmnDimension dimension, const char *text)
{
  g_autofree char *key = pmn_header_key (text);
  const PmnTerm *found = NULL;
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);

  if (g_utf8_strlen (key, -1) < 4)
    return NULL;
  for (int pass = 0; pass < 2 && found == NULL; pass++)
    for (gsize i = 0; i < n_terms; i++)
      {
        g_autofree char *label = pmn_header_key (terms[i].label);
        gboolean fits = pass == 0 ? g_str_has_prefix (label, key) : strstr (label, key) != NULL;

        if (fits && found != NULL)
          return NULL;
        if (fits)
          found = &terms[i];
      }
  return found;
}

typedef void (*AddCode) (PmnActivity *activity, const char *code);

/* As in the quick box, else by a close label. */
static const char *
find_term (const Row *row, PmnDimension dimension, const char *text)
{
  const char *code = pmn_term_reader_find (row->context->words, dimension, text);
  const PmnTerm *close = code == NULL ? find_close (dimension, text) : NULL;

  return close != NULL ? close->code : code;
}

/* Labels, codes, words of the old platform and of the quick box, close words. Returns: whether the text was
   understood */
static gboolean
add_label (const Row *row, PmnDimension dimension, const char *text, AddCode add)
{
  const PmnLegacyTerm *old = NULL;
  const PmnTerm *close = NULL;
  const char *const *codes = NULL;

  if (pmn_nomenclature_by_label (dimension, text) == NULL && dimension == PMN_DIMENSION_THEME)
    old = pmn_legacy_find (PMN_LEGACY_THEME, text);
  if (old != NULL)
    codes = old->targets;
  else
    codes = pmn_term_reader_read (row->context->words, dimension, text);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    add (row->activity, codes[i]);
  if (codes == NULL && old == NULL)
    close = find_close (dimension, text);
  if (close != NULL)
    add (row->activity, close->code);
  return codes != NULL || old != NULL || close != NULL;
}

static void
add_word (const Row *row, PmnDimension dimension, PmnTableField field, const char *word,
          AddCode add)
{
  if (dimension != PMN_DIMENSION_TAG && add_label (row, dimension, word, add))
    return;
  if (dimension != PMN_DIMENSION_TAG)
    tell (row, field, word, FALSE, _ ("unknown label, kept as it is"));
  add (row->activity, word);
}

/* "CAF / autre": a label may hold such a sign, so only what is not understood with it is cut there. */
static void
add_joined (const Row *row, PmnDimension dimension, PmnTableField field, const char *text,
            AddCode add)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/+", -1);
  gboolean known = FALSE;

  for (guint i = 0; dimension != PMN_DIMENSION_TAG && parts[0] != NULL && parts[1] != NULL
                    && parts[i] != NULL && !known;
       i++)
    known = pmn_term_reader_read (row->context->words, dimension, g_strstrip (parts[i])) != NULL;
  if (!known || pmn_term_reader_read (row->context->words, dimension, text) != NULL)
    {
      add_word (row, dimension, field, text, add);
      return;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      add_word (row, dimension, field, parts[i], add);
}

static void
add_labels (const Row *row, PmnDimension dimension, PmnTableField field, AddCode add)
{
  g_autoptr (GPtrArray) parts = pmn_field_value_split (text_of (row, field), FALSE);

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      g_autoptr (GPtrArray) words = NULL;

      /* A label may hold a comma, so the whole is tried first. */
      if (pmn_nomenclature_by_label (dimension, part) != NULL)
        words = g_ptr_array_new_with_free_func (g_free);
      else
        words = pmn_field_value_split (part, TRUE);
      if (words->len == 0)
        g_ptr_array_add (words, g_strdup (part));
      for (guint j = 0; j < words->len; j++)
        add_joined (row, dimension, field, g_ptr_array_index (words, j), add);
    }
}

static gboolean
set_people (const Row *row)
{
  gint64 n = pmn_field_value_count (pmn_field_table_get_cell (row->table, PMN_FIELD_PEOPLE), 1);

  if (n < 0 || n > G_MAXINT)
    return refuse (row, PMN_FIELD_PEOPLE, _ ("it is not a number of people"));
  row->activity->anonymous = (guint) n;
  return TRUE;
}

/* Words that begin what people write in such a column. */
static const struct
{
  const char *key;
  PmnActivityKind kind;
} kind_words[] = {
  { "individuel", PMN_ACTIVITY_INDIVIDUAL },
  { "accompagnementindividuel", PMN_ACTIVITY_INDIVIDUAL },
  { "rdv", PMN_ACTIVITY_INDIVIDUAL },
  { "rendezvous", PMN_ACTIVITY_INDIVIDUAL },
  { "accompagnement", PMN_ACTIVITY_INDIVIDUAL },
  { "indiv", PMN_ACTIVITY_INDIVIDUAL },
  { "atelier", PMN_ACTIVITY_WORKSHOP },
  { "collectif", PMN_ACTIVITY_WORKSHOP },
  { "groupe", PMN_ACTIVITY_WORKSHOP },
  { "workshop", PMN_ACTIVITY_WORKSHOP },
  { "ponctuel", PMN_ACTIVITY_ONE_OFF },
  { "demandeponctuelle", PMN_ACTIVITY_ONE_OFF },
  { "oneoff", PMN_ACTIVITY_ONE_OFF },
  { "individual", PMN_ACTIVITY_INDIVIDUAL },
};

static gboolean
set_local_kind (const Row *row, const char *text)
{
  const char *code = find_term (row, PMN_DIMENSION_LOCAL_KIND, text);

  if (code == NULL)
    return FALSE;
  row->activity->kind = PMN_ACTIVITY_LOCAL;
  row->activity->local_kind = g_intern_string (code);
  if (text_of (row, PMN_FIELD_PEOPLE)[0] != '\0' && row->activity->anonymous > 0)
    tell (row, PMN_FIELD_PEOPLE, NULL, FALSE,
          _ ("an internal activity has no beneficiaries: not counted"));
  row->activity->anonymous = 0;
  return TRUE;
}

/* Without a word, several people make a workshop. */
static gboolean
set_kind (const Row *row)
{
  const char *text = text_of (row, PMN_FIELD_KIND);
  const char *code;
  g_autofree char *key = pmn_header_key (text);

  row->activity->kind
      = row->activity->anonymous == 1 ? PMN_ACTIVITY_INDIVIDUAL : PMN_ACTIVITY_WORKSHOP;
  if (key[0] == '\0')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_str_has_prefix (key, kind_words[i].key)
        && !(g_str_equal (kind_words[i].key, "accompagnement")
             && strstr (key, "collectif") != NULL))
      {
        row->activity->kind = kind_words[i].kind;
        return TRUE;
      }
  if (strstr (key, "collectif") != NULL)
    {
      row->activity->kind = PMN_ACTIVITY_WORKSHOP;
      return TRUE;
    }
  code = pmn_term_reader_find (row->context->words, PMN_DIMENSION_ACTIVITY_KIND, text);
  if (code != NULL && pmn_activity_kind_from_code (code) != PMN_ACTIVITY_LOCAL)
    {
      row->activity->kind = pmn_activity_kind_from_code (code);
      return TRUE;
    }
  return set_local_kind (row, text) || refuse (row, PMN_FIELD_KIND, _ ("unknown kind of activity"));
}

static gboolean
set_minutes (const Row *row)
{
  const char *text = text_of (row, PMN_FIELD_MINUTES);
  const char *doubt;
  const char *why;
  int minutes;

  if (text[0] == '\0')
    return refuse (row, PMN_FIELD_MINUTES, _ ("the duration is missing"));
  minutes = pmn_table_durations_read (row->table, row->context->in_hours, &doubt, &why);
  if (minutes < 0)
    return refuse (row, PMN_FIELD_MINUTES, why);
  if (doubt != NULL)
    tell (row, PMN_FIELD_MINUTES, NULL, FALSE, doubt);
  row->activity->minutes = minutes;
  return TRUE;
}

/* A table that says only where, or only in which commune, says enough. */
static gboolean
set_place_kind (const Row *row)
{
  const char *text = text_of (row, PMN_FIELD_PLACE_KIND);
  const char *place = text_of (row, PMN_FIELD_PLACE);
  const char *code;

  /* "à domicile" is often written in the column of places. */
  code = text[0] != '\0'
             ? find_term (row, PMN_DIMENSION_PLACE_KIND, text)
             : pmn_term_reader_find (row->context->words, PMN_DIMENSION_PLACE_KIND, place);
  if (code != NULL)
    row->activity->place_kind = pmn_place_kind_from_code (code);
  if (code == NULL && text[0] != '\0')
    return refuse (row, PMN_FIELD_PLACE_KIND, _ ("unknown kind of place"));
  if (code == NULL)
    row->activity->place_kind = place[0] ? PMN_PLACE_KIND_PLACE : PMN_PLACE_KIND_ELSEWHERE;
  if (row->activity->kind == PMN_ACTIVITY_LOCAL && code == NULL && place[0] == '\0')
    row->activity->place_kind = PMN_PLACE_KIND_NONE;
  return TRUE;
}

static void
set_person_code (const Row *row, PmnDimension dimension, PmnTableField field, const char *code)
{
  const char *text = text_of (row, field);

  if (code == NULL)
    {
      tell (row, field, text, FALSE, _ ("unknown label, kept as it is"));
      code = text;
    }
  pmn_activity_set_tally (row->activity, (int) dimension, g_intern_string (code), 1);
}

static const char *
gender_of (const Row *row, const char *text)
{
  const char *code = pmn_term_reader_find (row->context->words, PMN_DIMENSION_GENDER, text);
  g_autofree char *key = NULL;

  if (code != NULL)
    return code;
  key = pmn_header_key (text);
  if (g_str_has_prefix (key, "fem"))
    return "feminin";
  if (g_str_has_prefix (key, "hom") || g_str_has_prefix (key, "mas"))
    return "masculin";
  return NULL;
}

static const char *
bracket_of_year (const Row *row, gint64 year)
{
  int this_year;

  if (!pmn_day_to_ymd (row->activity->day, &this_year, NULL, NULL) || year < 1900
      || year > this_year)
    return NULL;
  return pmn_age_bracket ((int) year, row->activity->day);
}

/* A day of birth, of which no more than the bracket is kept; "né en 1953" */
static const char *
bracket_of_birth (const Row *row, const char *text)
{
  const PmnTableCell *cell = pmn_field_table_get_cell (row->table, PMN_FIELD_AGE);
  g_autofree char *key = pmn_search_key (text);
  g_autoptr (GRegex) before = NULL;
  g_autofree char *rest = NULL;
  PmnDay day;
  int year;

  before = g_regex_new ("^ne(?:e|\\(e\\)|·e)? (?:en |le )?", 0, 0, NULL);
  rest = g_regex_replace_literal (before, key, -1, 0, "", 0, NULL);
  if (strlen (rest) == 4 && strspn (rest, "0123456789") == 4)
    return bracket_of_year (row, g_ascii_strtoll (rest, NULL, 10));
  /* A year of two figures would be of this century. */
  if (cell->type != PMN_TABLE_CELL_DATE
      && !g_regex_match_simple ("(?:^|\\D)(?:19|20)\\d{2}(?:\\D|$)", rest, 0, 0))
    return NULL;
  day = cell->type == PMN_TABLE_CELL_DATE ? cell->day
                                          : pmn_day_parse (rest, row->context->today, NULL);
  return pmn_day_to_ymd (day, &year, NULL, NULL) ? bracket_of_year (row, year) : NULL;
}

/* A bracket, one of the old platform, an age, a year or a day of birth. */
static const char *
age_of (const Row *row, const char *text)
{
  const PmnTerm *term = pmn_nomenclature_by_label (PMN_DIMENSION_AGE, text);
  const PmnLegacyTerm *old = term == NULL ? pmn_legacy_find (PMN_LEGACY_AGE, text) : NULL;
  const char *code;
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);
  int year;

  if (term != NULL)
    return term->code;
  if (old != NULL)
    return old->exact && old->targets[0] != NULL ? old->targets[0] : old->kept_code;
  code = pmn_term_reader_find (row->context->words, PMN_DIMENSION_AGE, text);
  if (code != NULL)
    return code;
  while (g_ascii_isspace (*end))
    end++;
  if (end == text || (*end != '\0' && strcmp (end, "ans") != 0)
      || !pmn_day_to_ymd (row->activity->day, &year, NULL, NULL))
    return bracket_of_birth (row, text);
  if (number >= 0 && number <= 120)
    return pmn_age_bracket (year - (int) number, row->activity->day);
  return bracket_of_year (row, number);
}

/* A day of birth that is not understood says who somebody is: it is not kept as other labels are. */
static void
set_age (const Row *row, const char *text)
{
  const char *code = age_of (row, text);

  if (code == NULL && g_regex_match_simple ("\\d[/.-]\\d+[/.-]\\d|\\d{4}", text, 0, 0))
    tell (row, PMN_FIELD_AGE, text, FALSE, _ ("it is not an age: not kept"));
  else
    set_person_code (row, PMN_DIMENSION_AGE, PMN_FIELD_AGE, code);
}

/* What is said of one cannot be said of several. */
static void
tell_uncounted (const Row *row)
{
  static const PmnTableField columns[] = { PMN_FIELD_GENDER, PMN_FIELD_AGE, PMN_FIELD_STATUS };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (text_of (row, columns[i])[0] != '\0')
      tell (row, columns[i], NULL, FALSE, _ ("said of several people at once: not counted"));
}

static void
set_person (const Row *row)
{
  const char *gender = text_of (row, PMN_FIELD_GENDER);
  const char *age = text_of (row, PMN_FIELD_AGE);
  const char *status = text_of (row, PMN_FIELD_STATUS);

  if (row->activity->kind == PMN_ACTIVITY_LOCAL)
    return;
  if (row->activity->anonymous == 1)
    {
      if (gender[0] != '\0')
        set_person_code (row, PMN_DIMENSION_GENDER, PMN_FIELD_GENDER, gender_of (row, gender));
      if (age[0] != '\0')
        set_age (row, age);
      if (status[0] != '\0')
        set_person_code (row, PMN_DIMENSION_STATUS, PMN_FIELD_STATUS,
                         find_term (row, PMN_DIMENSION_STATUS, status));
    }
  else
    tell_uncounted (row);
  pmn_activity_complete_margins (row->activity);
}

static void
set_line (char **field, const char *text)
{
  g_free (*field);
  *field = text[0] ? g_strdup (text) : NULL;
}

/* A table is read long after it was typed: "hier" is no date there, and a day without its year may be of
   another year. */
static gboolean
set_day (const Row *row)
{
  g_autoptr (GError) error = NULL;
  gboolean guessed = FALSE;

  row->activity->day = pmn_field_value_day (pmn_field_table_get_cell (row->table, PMN_FIELD_DATE),
                                            row->context->today, &guessed, &error);
  if (row->activity->day == PMN_DAY_NONE)
    return refuse (row, PMN_FIELD_DATE, error->message);
  if (guessed)
    tell (row, PMN_FIELD_DATE, NULL, FALSE,
          _ ("days without their year are read as the latest ones: add the year if they are of "
             "another"));
  return TRUE;
}

gboolean
pmn_table_fields_convert (PmnFieldTable *table, PmnActivity *activity,
                          const PmnTableContext *context, PmnTableProblem problem,
                          gpointer user_data)
{
  Row row = { table, activity, context, problem, user_data };

  g_return_val_if_fail (table != NULL && activity != NULL && problem != NULL, FALSE);
  g_return_val_if_fail (context != NULL && context->words != NULL, FALSE);

  activity->source = PMN_SOURCE_TABLE;
  if (!set_day (&row) || !set_people (&row) || !set_kind (&row) || !set_minutes (&row)
      || !set_place_kind (&row))
    return FALSE;
  if (activity->kind != PMN_ACTIVITY_LOCAL)
    {
      add_labels (&row, PMN_DIMENSION_THEME, PMN_FIELD_THEMES, pmn_activity_add_theme_whole);
      add_labels (&row, PMN_DIMENSION_MATERIAL, PMN_FIELD_MATERIALS, pmn_activity_add_material);
    }
  add_labels (&row, PMN_DIMENSION_TAG, PMN_FIELD_TAGS, pmn_activity_add_tag);
  set_line (&activity->title, text_of (&row, PMN_FIELD_TITLE));
  set_line (&activity->procedure, text_of (&row, PMN_FIELD_PROCEDURE));
  set_person (&row);
  return TRUE;
}
