/* test-day-line.c: what the cells of the day grid mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "pmn-day-line.h"
#include "pmn-nomenclature.h"

#define TODAY (pmn_day_from_ymd (2026, 11, 22))

static PmnQuickReading *
read_cells (const char *const cells[PMN_N_DAY_CELLS], int *bad_cell)
{
  g_autoptr (PmnQuickVocabulary) vocabulary = pmn_quick_vocabulary_new ();

  pmn_quick_vocabulary_add_place (vocabulary, 1, "Espace Emploi", NULL);
  pmn_quick_vocabulary_add_place (vocabulary, 2, "Médiathèque du Centre", "Exempleville");
  pmn_quick_vocabulary_add_place (vocabulary, 3, "Médiathèque Moulin", "Exempleville");
  return pmn_day_line_read (cells, vocabulary, TODAY, PMN_LANGUAGE_FRENCH, bad_cell);
}

/* Twelve keys, Tab and Return included: 45⇥6⇥65⇥f⇥r⏎ */
static void
test_short (void)
{
  const char *const cells[] = { "45", "6", "65", "f", "r", "" };
  int bad_cell;
  g_autoptr (PmnQuickReading) reading = read_cells (cells, &bad_cell);
  const PmnActivity *activity = reading->activity;

  g_assert_cmpint (bad_cell, ==, -1);
  g_assert_cmpint (activity->kind, ==, PMN_ACTIVITY_INDIVIDUAL);
  g_assert_cmpint (activity->minutes, ==, 45);
  g_assert_cmpuint (activity->themes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (activity->themes, 0), ==, "email");
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_GENDER, "feminin"), ==, 1);
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_AGE, "soixante_soixante_neuf"),
                    ==, 1);
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_STATUS, "retraite"), ==, 1);
}

static void
test_words (void)
{
  static const struct
  {
    const char *cells[PMN_N_DAY_CELLS];
    PmnActivityKind kind;
    guint people;
    guint n_themes;
    gint64 place_id;
  } lines[] = {
    { { "1h30", "cv email", "25-39", "homme", "sans", "emploi" },
      PMN_ACTIVITY_INDIVIDUAL,
      1,
      2,
      1 },
    { { "", "20", "", "", "", "" }, PMN_ACTIVITY_INDIVIDUAL, 1, 2, 0 },
    { { "120", "atelier x8 email", "", "", "", "" }, PMN_ACTIVITY_WORKSHOP, 8, 1, 0 },
    { { "10", "demande impots", "", "h", "e", "à distance" }, PMN_ACTIVITY_ONE_OFF, 1, 2, 0 },
    { { "20", "atelier x8 email", "", "", "", "" }, PMN_ACTIVITY_WORKSHOP, 8, 1, 0 },
    { { "60", "réunion", "", "", "", "" }, PMN_ACTIVITY_LOCAL, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      int bad_cell;
      g_autoptr (PmnQuickReading) reading = read_cells (lines[i].cells, &bad_cell);

      g_test_message ("line %u", i);
      g_assert_cmpint (bad_cell, ==, -1);
      g_assert_cmpint (reading->activity->kind, ==, lines[i].kind);
      g_assert_cmpuint (reading->activity->anonymous, ==, lines[i].people);
      g_assert_cmpuint (reading->activity->themes->len, ==, lines[i].n_themes);
      g_assert_cmpint (reading->activity->place_id, ==, lines[i].place_id);
    }
}

/* Words that may mean several things: told by their bytes in the cell, in whose place each choice means one. */
static void
test_candidates (void)
{
  static const struct
  {
    const char *cells[PMN_N_DAY_CELLS];
    int bad_cell;
    const char *piece;
  } lines[] = {
    { { "45", "email", "", "", "", "médiathèque" }, PMN_DAY_CELL_PLACE, "médiathèque" },
    { { "45", "email à la médiathèque cv", "", "", "", "" }, PMN_DAY_CELL_THEMES, "médiathèque" },
    { { "45", "6", "senior", "", "", "emploi" }, PMN_DAY_CELL_AGE, "senior" },
    { { "", "6 numérique", "", "", "", "" }, PMN_DAY_CELL_THEMES, "numérique" },
    { { "", "atelier 3f 5h cv", "", "", "", "" }, PMN_DAY_CELL_THEMES, "5h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      int bad_cell;
      g_autoptr (PmnQuickReading) reading = read_cells (lines[i].cells, &bad_cell);
      const PmnQuickSpan *error = pmn_quick_reading_get_error (reading);
      const char *cell = lines[i].cells[lines[i].bad_cell];
      g_autofree char *piece = NULL;

      g_assert_cmpint (bad_cell, ==, lines[i].bad_cell);
      g_assert_nonnull (error);
      piece = g_strndup (cell + error->start, error->end - error->start);
      g_assert_cmpstr (piece, ==, lines[i].piece);
      g_assert_cmpuint (error->candidates->len, >, 1);
      for (guint j = 0; j < error->candidates->len; j++)
        {
          const PmnQuickCandidate *candidate = g_ptr_array_index (error->candidates, j);
          g_autofree char *before = g_strndup (cell, error->start);
          g_autofree char *text
              = g_strconcat (before, candidate->spelling, cell + error->end, NULL);
          const char *chosen[PMN_N_DAY_CELLS];
          g_autoptr (PmnQuickReading) again = NULL;

          memcpy (chosen, lines[i].cells, sizeof chosen);
          chosen[bad_cell] = text;
          g_test_message ("%s", text);
          again = read_cells (chosen, &bad_cell);
          g_assert_cmpint (bad_cell, ==, -1);
          bad_cell = lines[i].bad_cell;
        }
    }
}

/* The letters of the help. */
static void
test_letters (void)
{
  static const struct
  {
    const char *typed;
    const char *code;
  } statuses[] = { { "r", "retraite" },       { "e", "en_emploi" },      { "s", "sans_emploi" },
                   { "c", "scolarise" },      { "sans", "sans_emploi" }, { "étu", "scolarise" },
                   { "chôm", "sans_emploi" }, { "S", "sans_emploi" } };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const char *const cells[] = { "30", "cv", "", "h", statuses[i].typed, "" };
      int bad_cell;
      g_autoptr (PmnQuickReading) reading = read_cells (cells, &bad_cell);

      g_test_message ("%s", statuses[i].typed);
      g_assert_cmpint (bad_cell, ==, -1);
      g_assert_cmpuint (
          pmn_activity_get_tally (reading->activity, PMN_DIMENSION_STATUS, statuses[i].code), ==,
          1);
      g_assert_cmpuint (
          pmn_activity_get_tally (reading->activity, PMN_DIMENSION_GENDER, "masculin"), ==, 1);
    }
}

static void
test_bad_cells (void)
{
  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    {
      const char *cells[PMN_N_DAY_CELLS] = { "45", "email", "65", "f", "r", "" };
      g_autoptr (PmnQuickReading) reading = NULL;
      int bad_cell;

      cells[i] = "xyzzy";
      reading = read_cells (cells, &bad_cell);
      g_assert_cmpint (bad_cell, ==, i);
      g_assert_cmpuint (reading->n_errors, ==, 1);
    }
}

/* A line is one activity: people who came one after the other have a line each. */
static void
test_one_activity (void)
{
  static const struct
  {
    const char *themes;
    int bad_cell;
  } cases[] = { { "email x3", -1 }, { "rdv x3 email", 1 }, { "atelier x3 email", -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const cells[PMN_N_DAY_CELLS] = { "45", cases[i].themes, "", "", "", "" };
      int bad_cell;
      g_autoptr (PmnQuickReading) reading = read_cells (cells, &bad_cell);

      g_test_message ("%s", cases[i].themes);
      g_assert_cmpint (bad_cell, ==, cases[i].bad_cell);
      g_assert_cmpuint (reading->n_errors, ==, cases[i].bad_cell >= 0 ? 1 : 0);
      if (bad_cell < 0)
        g_assert_cmpint (reading->activity->kind, ==, PMN_ACTIVITY_WORKSHOP);
    }
}

/* What is under Duration gives one: an hour of the day does not, and is not passed over. */
static void
test_hours (void)
{
  static const struct
  {
    const char *minutes;
    int minutes_read;
    int bad_cell;
  } cases[] = { { "2h", 120, -1 },
                { "14h-16h", 120, -1 },
                { "14h30", 0, PMN_DAY_CELL_MINUTES },
                { "à 9h", 0, PMN_DAY_CELL_MINUTES },
                { "9h", 0, PMN_DAY_CELL_MINUTES } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const cells[PMN_N_DAY_CELLS] = { cases[i].minutes, "email", "60", "f", "r", "" };
      int bad_cell;
      g_autoptr (PmnQuickReading) reading = read_cells (cells, &bad_cell);

      g_test_message ("%s", cases[i].minutes);
      g_assert_cmpint (bad_cell, ==, cases[i].bad_cell);
      g_assert_cmpint (reading->activity->minutes, ==, cases[i].minutes_read);
    }
}

static void
test_empty (void)
{
  const char *const empty[] = { "", " ", "", "", "", "" };
  const char *const one[] = { "", "", "", "f", "", "" };

  g_assert_true (pmn_day_line_is_empty (empty));
  g_assert_false (pmn_day_line_is_empty (one));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-line/short", test_short);
  g_test_add_func ("/day-line/words", test_words);
  g_test_add_func ("/day-line/candidates", test_candidates);
  g_test_add_func ("/day-line/letters", test_letters);
  g_test_add_func ("/day-line/bad-cells", test_bad_cells);
  g_test_add_func ("/day-line/one-activity", test_one_activity);
  g_test_add_func ("/day-line/hours", test_hours);
  g_test_add_func ("/day-line/empty", test_empty);
  return g_test_run ();
}
