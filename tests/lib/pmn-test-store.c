/* pmn-test-store.c: a register of its own for a test, and activities that are always the same
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-test-store.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "pmn-activity-query.h"
#include "pmn-migrator.h"
#include "pmn-nomenclature.h"
#include "pmn-search-key.h"
#include "pmn-statistics-query.h"
#include "pmn-term-words.h"

#define N_WORDS 3000
#define BULK 20000

static char words[N_WORDS][12];

/* Pronounceable and all different enough; some with accents, as real notes. */
static void
make_words (void)
{
  static const char consonants[] = "bcdfglmnprstv";
  static const char *const vowels[] = { "a", "e", "i", "o", "u", "é", "è" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  if (words[0][0] != '\0')
    return;
  for (guint i = 0; i < N_WORDS; i++)
    {
      char *end = words[i];
      int syllables = g_rand_int_range (rand, 2, 4);

      for (int k = 0; k < syllables; k++)
        {
          *end++ = consonants[g_rand_int_range (rand, 0, sizeof consonants - 1)];
          end = g_stpcpy (end, vowels[g_rand_int_range (rand, 0, k == 0 ? 7 : 5)]);
        }
    }
}

const char *
pmn_test_store_word (guint rank)
{
  make_words ();
  return words[rank % N_WORDS];
}

static void
load_ids (PmnTestStore *self, const char *sql, GArray *ids)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (self->connection, sql, NULL);

  g_assert_nonnull (select);
  while (pmn_statement_step (select, NULL))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      g_array_append_val (ids, id);
    }
}

static void
load_team (PmnTestStore *self)
{
  g_array_set_size (self->mediators, 0);
  g_array_set_size (self->places, 0);
  g_array_set_size (self->beneficiaries, 0);
  load_ids (self, "SELECT id FROM mediator ORDER BY id", self->mediators);
  load_ids (self, "SELECT id FROM place ORDER BY id", self->places);
  load_ids (self, "SELECT id FROM beneficiary ORDER BY id", self->beneficiaries);
}

PmnTestStore *
pmn_test_store_open (const char *path, guint32 seed)
{
  PmnTestStore *self = g_new0 (PmnTestStore, 1);
  g_autoptr (GError) error = NULL;

  make_words ();
  if (path == NULL)
    {
      self->folder = g_dir_make_tmp ("permanence-test-XXXXXX", &error);
      g_assert_no_error (error);
      self->path = g_build_filename (self->folder, "test.pmn", NULL);
    }
  else
    self->path = g_strdup (path);
  self->connection = pmn_connection_open (self->path, PMN_CONNECTION_CREATE, &error);
  g_assert_no_error (error);
  pmn_migrator_run (self->connection, &error);
  g_assert_no_error (error);
  self->rand = g_rand_new_with_seed (seed);
  self->mediators = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->beneficiaries = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->now_ms = G_GINT64_CONSTANT (1790000000000);
  load_team (self);
  return self;
}

PmnTestStore *
pmn_test_store_new (guint32 seed)
{
  return pmn_test_store_open (NULL, seed);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

void
pmn_test_store_free (PmnTestStore *self)
{
  if (self == NULL)
    return;
  pmn_connection_close (self->connection);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_rand_free (self->rand);
  g_array_unref (self->mediators);
  g_array_unref (self->places);
  g_array_unref (self->beneficiaries);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

void
pmn_test_store_exec (PmnTestStore *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pmn_connection_exec (self->connection, sql, &error);
  g_assert_no_error (error);
}

gint64
pmn_test_store_int (PmnTestStore *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  pmn_connection_get_int64 (self->connection, sql, 0, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
insert_named (PmnTestStore *self, const char *sql, guint number, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStatement) insert = pmn_connection_prepare (self->connection, sql, &error);
  g_autofree char *uuid = g_strdup_printf ("%s-%u", name, number);
  g_autofree char *key = pmn_search_key (name);

  g_assert_no_error (error);
  pmn_statement_bind_text (insert, 1, uuid);
  pmn_statement_bind_text (insert, 2, name);
  pmn_statement_bind_text (insert, 3, key);
  pmn_statement_run (insert, &error);
  g_assert_no_error (error);
}

void
pmn_test_store_add_team (PmnTestStore *self, guint n_mediators, guint n_places,
                         guint n_beneficiaries)
{
  pmn_test_store_exec (self, "BEGIN");
  for (guint i = 0; i < n_mediators; i++)
    insert_named (self,
                  "INSERT INTO mediator (uuid, created_at, updated_at, kind, given, family,"
                  " sort_name) VALUES (?1, 0, 0, 1, 'Ida', ?2, ?3)",
                  i, pmn_test_store_word (1000 + i * 7));
  for (guint i = 0; i < n_places; i++)
    insert_named (self,
                  "INSERT INTO place (uuid, created_at, updated_at, name, sort_name)"
                  " VALUES (?1, 0, 0, ?2, ?3)",
                  i, pmn_test_store_word (2000 + i * 3));
  for (guint i = 0; i < n_beneficiaries; i++)
    insert_named (self,
                  "INSERT INTO beneficiary (uuid, created_at, updated_at, given, family, sort_name,"
                  " gender_term, age_term, status_term) VALUES (?1, 0, 0, 'Zoé', ?2, ?3,"
                  " (SELECT min (id) FROM term WHERE dimension = 6),"
                  " (SELECT min (id) FROM term WHERE dimension = 7),"
                  " (SELECT min (id) FROM term WHERE dimension = 8))",
                  i, pmn_test_store_word (500 + i));
  pmn_test_store_exec (self, "COMMIT");
  load_team (self);
}

PmnEdit *
pmn_test_store_begin (PmnTestStore *self, const char *kind, gboolean bulk)
{
  PmnEditInfo info = { .kind = kind, .origin = "app", .bulk = bulk };
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  self->now_ms += 1000;
  info.now_ms = self->now_ms;
  edit = pmn_edit_begin (self->connection, &info, &error);
  g_assert_no_error (error);
  return edit;
}

void
pmn_test_store_commit (PmnEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pmn_edit_commit (edit, NULL, &error);
  g_assert_no_error (error);
}

/* Drawing -------------------------------------------------------------------------------------- */

static gint
draw (PmnTestStore *self, gint n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static gint64
draw_id (PmnTestStore *self, GArray *ids)
{
  return ids->len == 0 ? 0 : g_array_index (ids, gint64, draw (self, (gint) ids->len));
}

static const char *
draw_code (PmnTestStore *self, PmnDimension dimension)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n);

  return g_intern_string (terms[draw (self, (gint) n)].code);
}

static char *
draw_notes (PmnTestStore *self)
{
  GString *notes = g_string_new (NULL);
  int n = 3 + draw (self, 6);

  for (int i = 0; i < n; i++)
    {
      double u = g_rand_double (self->rand);

      if (i > 0)
        g_string_append_c (notes, ' ');
      /* The cube makes some words far more frequent than others. */
      g_string_append (notes, words[(guint) (u * u * u * N_WORDS)]);
    }
  return g_string_free_and_steal (notes);
}

static void
draw_place (PmnTestStore *self, PmnActivity *activity)
{
  activity->place_kind = draw (self, 10) < 8
                             ? PMN_PLACE_KIND_PLACE
                             : (PmnPlaceKind) (PMN_PLACE_KIND_ELSEWHERE + draw (self, 3));
  if (activity->place_kind == PMN_PLACE_KIND_PLACE && self->places->len > 0)
    {
      /* Each mediator works in a few places. */
      activity->place_id = g_array_index (self->places, gint64,
                                          (guint) (activity->mediator_id * 3 + draw (self, 4))
                                              % self->places->len);
      return;
    }
  if (activity->place_kind == PMN_PLACE_KIND_PLACE)
    activity->place_kind = PMN_PLACE_KIND_HOME;
  g_strlcpy (activity->insee, "24322", sizeof activity->insee);
  g_strlcpy (activity->postcode, "24000", sizeof activity->postcode);
  activity->commune = g_strdup ("Périgueux");
}

static void
draw_anonymous (PmnTestStore *self, PmnActivity *activity, guint n)
{
  static const PmnDimension families[]
      = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS };

  activity->anonymous = n;
  for (gsize f = 0; f < G_N_ELEMENTS (families); f++)
    for (guint left = n; left > 0;)
      {
        guint part = 1 + (guint) draw (self, (gint) left);
        const char *code = draw_code (self, families[f]);

        pmn_activity_set_tally (activity, families[f], code,
                                pmn_activity_get_tally (activity, families[f], code) + part);
        left -= part;
      }
  if (n > 0 && draw (self, 4) == 0)
    pmn_activity_set_tally (activity, PMN_DIMENSION_PERSON, "already_supported",
                            1 + (guint) draw (self, (gint) n));
}

static void
draw_participation (PmnTestStore *self, PmnActivity *activity)
{
  PmnParticipation *person = pmn_participation_new ();

  person->position = activity->participations->len + 1;
  person->beneficiary_id = draw (self, 2) == 0 ? draw_id (self, self->beneficiaries) : 0;
  person->gender = draw_code (self, PMN_DIMENSION_GENDER);
  person->age = draw_code (self, PMN_DIMENSION_AGE);
  person->status = draw_code (self, PMN_DIMENSION_STATUS);
  person->already_supported = draw (self, 5) == 0;
  g_ptr_array_add (activity->participations, person);
}

static void
draw_people (PmnTestStore *self, PmnActivity *activity)
{
  if (activity->kind != PMN_ACTIVITY_WORKSHOP)
    {
      if (draw (self, 2) == 0)
        draw_participation (self, activity);
      else
        draw_anonymous (self, activity, 1);
      return;
    }
  draw_anonymous (self, activity, (guint) draw (self, 9));
  for (int n = draw (self, 3); n > 0 || activity->anonymous + activity->participations->len == 0;
       n--)
    draw_participation (self, activity);
  while (draw (self, 3) == 0)
    {
      gint64 other = draw_id (self, self->mediators);

      g_array_append_val (activity->co_mediators, other);
    }
}

static void
draw_content (PmnTestStore *self, PmnActivity *activity)
{
  for (int n = 1 + draw (self, 3); n > 0; n--)
    pmn_activity_add_theme (activity, draw_code (self, PMN_DIMENSION_THEME));
  for (int n = draw (self, 3); n > 0; n--)
    pmn_activity_add_material (activity, draw_code (self, PMN_DIMENSION_MATERIAL));
  if (activity->kind == PMN_ACTIVITY_WORKSHOP)
    activity->level = draw_code (self, PMN_DIMENSION_LEVEL);
  else if (draw (self, 2) == 0)
    activity->autonomy = draw_code (self, PMN_DIMENSION_AUTONOMY);
  if (draw (self, 8) == 0)
    {
      activity->oriented = PMN_YES;
      activity->referral = draw_code (self, PMN_DIMENSION_REFERRAL);
    }
  draw_people (self, activity);
}

PmnActivity *
pmn_test_store_draw (PmnTestStore *self, PmnDay from, PmnDay to)
{
  static const PmnActivityKind kinds[]
      = { PMN_ACTIVITY_INDIVIDUAL, PMN_ACTIVITY_INDIVIDUAL, PMN_ACTIVITY_INDIVIDUAL,
          PMN_ACTIVITY_INDIVIDUAL, PMN_ACTIVITY_INDIVIDUAL, PMN_ACTIVITY_INDIVIDUAL,
          PMN_ACTIVITY_WORKSHOP,   PMN_ACTIVITY_WORKSHOP,   PMN_ACTIVITY_ONE_OFF,
          PMN_ACTIVITY_LOCAL };
  PmnActivity *activity = pmn_activity_new ();

  g_assert_cmpuint (self->mediators->len, >, 0);

  activity->kind = kinds[draw (self, G_N_ELEMENTS (kinds))];
  activity->day = from + draw (self, to - from + 1);
  activity->minutes = 5 * (1 + draw (self, 40));
  activity->mediator_id = draw_id (self, self->mediators);
  draw_place (self, activity);
  activity->notes = draw (self, 4) == 0 ? NULL : draw_notes (self);
  if (draw (self, 10) == 0)
    pmn_activity_add_tag (activity, words[draw (self, 20)]);
  if (activity->kind == PMN_ACTIVITY_LOCAL)
    activity->local_kind = draw_code (self, PMN_DIMENSION_LOCAL_KIND);
  else
    draw_content (self, activity);
  activity->incomplete = draw (self, 40) == 0;
  activity->source = draw (self, 5) == 0 ? PMN_SOURCE_LOCAL : PMN_SOURCE_COOP;
  return activity;
}

gint64
pmn_test_store_save (PmnTestStore *self, PmnActivity *activity)
{
  PmnEdit *edit = pmn_test_store_begin (self, activity->record.id == 0 ? "log" : "edit", FALSE);
  g_autoptr (GError) error = NULL;

  pmn_activity_repository_save (edit, activity, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  return activity->record.id;
}

void
pmn_test_store_fill (PmnTestStore *self, guint n, PmnDay from, PmnDay to)
{
  g_autoptr (GError) error = NULL;
  guint done = 0;

  while (done < n)
    {
      PmnEdit *edit = pmn_test_store_begin (self, "import", TRUE);

      for (guint i = 0; i < BULK && done < n; i++, done++)
        {
          PmnDay day = from + (PmnDay) ((gint64) (to - from + 1) * done / n);
          g_autoptr (PmnActivity) activity
              = pmn_test_store_draw (self, MAX (from, day - 15), MIN (to, day + 15));

          pmn_activity_repository_save (edit, activity, &error);
          g_assert_no_error (error);
        }
      pmn_test_store_commit (edit);
    }
}

/* Filters ---------------------------------------------------------------------------------------*/

static gboolean
has_code (GPtrArray *codes, const char *code)
{
  for (guint i = 0; i < codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (codes, i), code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
animates (const PmnActivity *activity, gint64 mediator_id)
{
  if (activity->mediator_id == mediator_id)
    return TRUE;
  for (guint i = 0; i < activity->co_mediators->len; i++)
    if (g_array_index (activity->co_mediators, gint64, i) == mediator_id)
      return TRUE;
  return FALSE;
}

/* @word begins a word of the name of one of its themes or of its equipment. */
static gboolean
has_term_word (const PmnActivity *activity, const char *word)
{
  g_autoptr (GArray) ids = pmn_term_words_find (word);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *code = pmn_nomenclature_by_id (g_array_index (ids, gint, i))->code;

      if (has_code (activity->themes, code) || has_code (activity->materials, code))
        return TRUE;
    }
  return FALSE;
}

/* Beside a word that means a term, those that only join words need not be there. */
static gboolean
is_joined (char **tokens, const char *word)
{
  gboolean means = FALSE;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      g_autoptr (GArray) ids = pmn_term_words_find (tokens[i]);

      means |= ids->len > 0;
    }
  return means && pmn_term_words_is_small (word);
}

/* Every word typed begins a word of the activity's own fields, or of the name of a term. */
static gboolean
has_words (const PmnActivity *activity, const char *typed)
{
  g_auto (GStrv) tokens = pmn_search_tokens (typed);
  g_autofree char *text = g_strjoin (
      " ", activity->title ? activity->title : "", activity->procedure ? activity->procedure : "",
      activity->notes ? activity->notes : "",
      activity->referral_body ? activity->referral_body : "",
      activity->commune ? activity->commune : "", activity->local_ref, NULL);
  g_auto (GStrv) words_of_text = pmn_search_tokens (text);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      gboolean found = has_term_word (activity, tokens[i]) || is_joined (tokens, tokens[i]);

      for (guint j = 0; words_of_text[j] != NULL && !found; j++)
        found = g_str_has_prefix (words_of_text[j], tokens[i]);
      for (guint j = 0; j < activity->tags->len && !found; j++)
        {
          g_autofree char *tag = pmn_search_key (g_ptr_array_index (activity->tags, j));

          found = g_str_has_prefix (tag, tokens[i]);
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

gboolean
pmn_test_activity_matches (const PmnActivity *activity, const PmnActivityFilter *filter)
{
  if (activity->record.deleted_at != 0)
    return FALSE;
  if (filter->text != NULL && !has_words (activity, filter->text))
    return FALSE;
  if (filter->from != PMN_DAY_NONE && activity->day < filter->from)
    return FALSE;
  if (filter->to != PMN_DAY_NONE && activity->day > filter->to)
    return FALSE;
  if (filter->mediator_id != 0 && !animates (activity, filter->mediator_id))
    return FALSE;
  if (filter->place_id != 0 && activity->place_id != filter->place_id)
    return FALSE;
  if (filter->place_kind != PMN_PLACE_KIND_NONE && activity->place_kind != filter->place_kind)
    return FALSE;
  if (filter->kinds != 0 && !(filter->kinds & (1u << activity->kind)))
    return FALSE;
  if (filter->source >= 0 && (int) activity->source != filter->source)
    return FALSE;
  if (filter->theme != NULL && !has_code (activity->themes, filter->theme))
    return FALSE;
  if (filter->material != NULL && !has_code (activity->materials, filter->material))
    return FALSE;
  if (filter->tag != NULL && !has_code (activity->tags, filter->tag))
    return FALSE;
  return !filter->incomplete_only || activity->incomplete;
}

PmnActivityFilter *
pmn_test_store_draw_filter (PmnTestStore *self)
{
  PmnActivityFilter *filter = pmn_activity_filter_new ();
  guint mask = (guint) draw (self, 512);

  /* One condition in three cases out of four, else any number of them. */
  if (draw (self, 4) != 0)
    mask = 1u << draw (self, 9);
  if (mask & 1)
    filter->theme = g_strdup (draw_code (self, PMN_DIMENSION_THEME));
  if (mask & 2)
    filter->material = g_strdup (draw_code (self, PMN_DIMENSION_MATERIAL));
  if (mask & 4)
    filter->tag = g_strdup (words[draw (self, 20)]);
  if (mask & 8)
    filter->place_kind = (PmnPlaceKind) (1 + draw (self, 4));
  if (mask & 16)
    filter->source = draw (self, 3);
  if (mask & 32)
    filter->mediator_id = draw_id (self, self->mediators);
  if (mask & 64)
    filter->kinds = (1 + (guint) draw (self, 15)) << 1;
  if (mask & 128)
    filter->place_id = draw_id (self, self->places);
  if (mask & 256)
    filter->text = g_strndup (words[draw (self, 40)], 2 + (gsize) draw (self, 4));
  if (filter->text != NULL && !g_utf8_validate (filter->text, -1, NULL))
    g_set_str (&filter->text, words[1]);
  return filter;
}

guint
pmn_test_store_count_hits (PmnTestStore *self, const char *text)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GArray) refs = NULL;
  g_autoptr (GError) error = NULL;

  filter->text = g_strdup (text);
  refs = pmn_activity_query_snapshot (self->connection, filter, PMN_SORT_NEWEST, &error);
  g_assert_no_error (error);
  return refs->len;
}

void
pmn_test_store_assert_sound (PmnTestStore *self)
{
  g_autoptr (GError) error = NULL;

  pmn_statistics_verify (self->connection, &error);
  g_assert_no_error (error);
  pmn_test_store_exec (self, "INSERT INTO activity_search (activity_search, rank)"
                             " VALUES ('integrity-check', 0)");
  pmn_test_store_exec (self, "CREATE VIRTUAL TABLE temp.indexed"
                             " USING fts5vocab (main, activity_search, row)");
  g_assert_cmpint (pmn_test_store_int (self, "SELECT count (*) FROM (SELECT term FROM indexed"
                                             " EXCEPT SELECT word FROM search_word)"),
                   ==, 0);
  g_assert_cmpint (pmn_test_store_int (self, "SELECT count (*) FROM (SELECT word FROM search_word"
                                             " EXCEPT SELECT term FROM indexed)"),
                   ==, 0);
  pmn_test_store_exec (self, "DROP TABLE temp.indexed");
  g_assert_cmpint (pmn_test_store_int (self, "SELECT count (*) FROM pragma_foreign_key_check"), ==,
                   0);
}
