/* pmn-day-line.c: one line of the grid in which a whole day is logged
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-day-line.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pmn-nomenclature.h"
#include "pmn-quick-private.h"
#include "pmn-search-key.h"

static gboolean
is_figures (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* "5 hommes", "8 pers", "2 h": the figure counts something. */
static gboolean
is_counted (const char *word)
{
  static const char *const counted[]
      = { "femme", "homme", "pers",  "participant", "usager", "benef", "heure",
          "ans",   "min",   "fille", "retr",        "dame",   "garcon" };
  g_autofree char *key = word != NULL ? pmn_search_key (word) : g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_str_has_prefix (key, counted[i]))
      return TRUE;
  return g_str_equal (key, "h") || g_str_equal (key, "f");
}

/* "6 13": themes by their number in the official form. */
static char *
expand_themes (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;", -1);
  GString *expanded = g_string_new (NULL);
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n_terms);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 number = is_figures (words[i]) && !is_counted (words[i + 1])
                           ? g_ascii_strtoull (words[i], NULL, 10)
                           : 0;

      if (*words[i] == '\0')
        continue;
      if (expanded->len > 0)
        g_string_append_c (expanded, ' ');
      g_string_append (expanded,
                       number >= 1 && number <= n_terms ? terms[number - 1].label : words[i]);
    }
  return g_string_free (expanded, FALSE);
}

/* A word, what people type for it, and the letter that is enough. */
typedef struct
{
  char letter;
  const char *words;
} Shortcut;

/* The beginning of one of the words means the first of them. */
static char *
expand_word (const char *text, const Shortcut *shortcuts, guint n)
{
  g_autofree char *key = pmn_search_key (text);

  for (guint i = 0; i < n && *key != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (shortcuts[i].words, "|", -1);

      if (key[0] == shortcuts[i].letter && key[1] == '\0')
        return g_strdup (words[0]);
      for (guint j = 0; key[1] != '\0' && words[j] != NULL; j++)
        if (g_str_has_prefix (words[j], key))
          return g_strdup (words[0]);
    }
  return g_strdup (text);
}

static char *
expand (PmnDayCell cell, const char *text)
{
  static const Shortcut genders[] = { { 'f', "femme|feminin|dame" }, { 'h', "homme|masculin" } };
  static const Shortcut statuses[] = { { 'r', "retraite" },
                                       { 'e', "en emploi|emploi|salarie" },
                                       { 's', "sans emploi|chomeur" },
                                       { 'c', "scolarise|eleve|etudiant|collegien|lyceen" } };
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  switch (cell)
    {
    case PMN_DAY_CELL_THEMES:
      return expand_themes (trimmed);
    case PMN_DAY_CELL_AGE:
      return is_figures (trimmed) ? g_strdup_printf ("%s ans", trimmed)
                                  : g_steal_pointer (&trimmed);
    case PMN_DAY_CELL_GENDER:
      return expand_word (trimmed, genders, G_N_ELEMENTS (genders));
    case PMN_DAY_CELL_STATUS:
      return expand_word (trimmed, statuses, G_N_ELEMENTS (statuses));
    case PMN_DAY_CELL_PLACE:
      /* The preposition says that it is a place before all else. */
      return *trimmed != '\0' ? g_strdup_printf ("à %s", trimmed) : g_strdup ("");
    case PMN_DAY_CELL_MINUTES:
    default:
      return is_figures (trimmed) ? g_strdup_printf ("%s min", trimmed)
                                  : g_steal_pointer (&trimmed);
    }
}

static PmnQuickSpan *
find_error (const PmnQuickReading *reading)
{
  for (guint i = 0; i < reading->spans->len; i++)
    {
      PmnQuickSpan *span = g_ptr_array_index (reading->spans, i);

      if (span->state != PMN_QUICK_UNDERSTOOD)
        return span;
    }
  return NULL;
}

/* A line is one activity: the grid says at the end how many there are. */
static void
refuse_several (PmnQuickReading *reading)
{
  PmnQuickSpan *span
      = pmn_quick_reading_find_span (reading, PMN_QUICK_BIT (PMN_QUICK_PEOPLE) | PMN_QUICK_MARGINS);

  if (reading->sessions < 2 || span == NULL)
    return;
  pmn_quick_span_refuse (
      span, _ ("A line is one session, with exactly one beneficiary; write “atelier” if people "
               "came together, or one line for each."));
  reading->n_errors++;
}

/* "14h30" under Duration is an hour of the day: it gives none. */
static void
refuse_moment (PmnQuickReading *reading, gsize end)
{
  PmnQuickSpan *span = reading->spans->len > 0 ? g_ptr_array_index (reading->spans, 0) : NULL;

  if (span == NULL || span->end > end || reading->moment == NULL || reading->activity->minutes != 0
      || span->state != PMN_QUICK_UNDERSTOOD)
    return;
  pmn_quick_span_refuse (span, _ ("Enter a duration of 1 minute or more."));
  reading->n_errors++;
}

/* From bytes of the expanded @line to those of the cell: where it has these words, else all of it. */
static void
move_to_cell (PmnQuickSpan *span, const char *line, const char *cell)
{
  g_autofree char *piece = g_strndup (line + span->start, span->end - span->start);
  const char *found = strstr (cell, piece);

  span->start = found != NULL ? (gsize) (found - cell) : 0;
  span->end = found != NULL ? span->start + strlen (piece) : strlen (cell);
}

PmnQuickReading *
pmn_day_line_read (const char *const cells[PMN_N_DAY_CELLS], const PmnQuickVocabulary *vocabulary,
                   PmnDay today, PmnLanguage language, int *bad_cell)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize ends[PMN_N_DAY_CELLS];
  PmnQuickReading *reading;
  PmnQuickSpan *error;
  int cell = 0;

  g_return_val_if_fail (cells != NULL && vocabulary != NULL, NULL);

  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    {
      g_autofree char *text = expand ((PmnDayCell) i, cells[i]);

      g_string_append (line, text);
      ends[i] = line->len;
      g_string_append (line, " | ");
    }
  reading = pmn_quick_syntax_read (line->str, vocabulary, today, language);
  refuse_several (reading);
  refuse_moment (reading, ends[PMN_DAY_CELL_MINUTES]);
  error = find_error (reading);
  while (error != NULL && cell < PMN_N_DAY_CELLS - 1 && error->start >= ends[cell])
    cell++;
  if (error != NULL)
    move_to_cell (error, line->str, cells[cell]);
  if (bad_cell != NULL)
    *bad_cell = error != NULL ? cell : -1;
  return reading;
}

gboolean
pmn_day_line_is_empty (const char *const cells[PMN_N_DAY_CELLS])
{
  for (int i = 0; i < PMN_N_DAY_CELLS; i++)
    if (strspn (cells[i], " \t") != strlen (cells[i]))
      return FALSE;
  return TRUE;
}
