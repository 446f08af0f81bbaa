/* check-activity.c: what every activity read from a file must satisfy
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check-activity.h"

#include "pmn-exchange-error.h"
#include "pmn-nomenclature.h"

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_codes (const GPtrArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = g_ptr_array_index (codes, i);

      check_text (code);
      g_assert_cmpstr (code, !=, "");
      g_assert_true (code == g_intern_string (code));
    }
}

void
check_refusal (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PMN_EXCHANGE_ERROR);
  check_text (error->message);
}

void
check_problem (guint row, const char *column, const char *value, gboolean fatal,
               const char *sentence, gpointer told)
{
  guint *n_fatal = told;

  g_assert_cmpuint (row, >=, 1);
  check_text (column);
  check_text (value);
  check_text (sentence);
  g_assert_cmpstr (sentence, !=, "");
  *n_fatal += fatal;
}

/* The margins describe the anonymous people: never more of them than there are. */
static void
check_people (const PmnActivity *activity)
{
  static const PmnDimension margins[]
      = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS, PMN_DIMENSION_PERSON };

  for (gsize i = 0; i < G_N_ELEMENTS (margins); i++)
    {
      guint64 n = 0;

      for (guint j = 0; j < activity->tallies->len; j++)
        {
          const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, j);

          g_assert_cmpuint (tally->n, >, 0);
          check_text (tally->code);
          if (tally->dimension == (int) margins[i])
            n += tally->n;
        }
      if (margins[i] != PMN_DIMENSION_PERSON)
        g_assert_cmpuint (n, <=, activity->anonymous);
    }
}

static void
check_activity (const PmnActivity *activity)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  char iso[PMN_DAY_ISO_SIZE];

  g_assert_cmpint (activity->day, !=, PMN_DAY_NONE);
  g_assert_cmpint (pmn_day_from_iso (pmn_day_to_iso (activity->day, iso)), ==, activity->day);
  g_assert_cmpint (activity->kind, >=, PMN_ACTIVITY_INDIVIDUAL);
  g_assert_cmpint (activity->kind, <=, PMN_ACTIVITY_LOCAL);
  g_assert_cmpint (activity->place_kind, >=, PMN_PLACE_KIND_NONE);
  g_assert_cmpint (activity->place_kind, <=, PMN_PLACE_KIND_REMOTE);
  g_assert_cmpint (activity->minutes, >=, 0);
  check_text (activity->title);
  check_text (activity->procedure);
  check_text (activity->commune);
  check_text (activity->original);
  check_text (activity->referral);
  check_text (activity->referral_body);
  check_codes (activity->themes);
  check_codes (activity->materials);
  check_codes (activity->tags);
  check_people (activity);
  /* It may be refused: in words. */
  pmn_activity_validate (activity, CHECK_TODAY, validation);
  for (guint i = 0; i < pmn_validation_get_n_issues (validation); i++)
    check_text (pmn_validation_get_issue (validation, i)->message);
}

void
check_row (CheckConvert convert, gpointer reader)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autoptr (PmnActivity) again = pmn_activity_new ();
  guint n_fatal = 0;
  guint n_fatal_again = 0;
  gboolean taken = convert (reader, activity, &n_fatal);

  g_assert_cmpint (taken, ==, n_fatal == 0);
  g_assert_cmpint (convert (reader, again, &n_fatal_again), ==, taken);
  g_assert_cmpuint (n_fatal_again, ==, n_fatal);
  if (!taken)
    return;
  check_activity (activity);
  g_assert_true (pmn_activity_equal_content (activity, again));
}
