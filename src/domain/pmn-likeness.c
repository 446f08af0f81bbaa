/* pmn-likeness.c: whether two people may be one, by their names
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-likeness.h"

#include <string.h>

#include "pmn-search-key.h"

#define MAX_LENGTH 48    /* letters of a name that are looked at */
#define N_LETTERS 37     /* a-z, 0-9, everything else */
#define MAX_TOLERANCE 2  /* slips in one name */
#define BUCKET_PREFIX 2  /* letters of the beginnings that people may share */
#define MAX_BUCKET 2000u /* a name that everybody has tells nothing */

struct _PmnLikenessKey
{
  gint64 id;
  gint birth_year;
  char *given; /* folded, letters and digits only */
  char *family;
  guint8 letters[N_LETTERS]; /* of both, how many of each */
};

static char *
fold (const char *name)
{
  g_auto (GStrv) words = pmn_search_tokens (name);
  char *joined = g_strjoinv ("", words);

  if (strlen (joined) > MAX_LENGTH)
    joined[MAX_LENGTH] = '\0';
  return joined;
}

static void
count_letters (const char *text, guint8 letters[N_LETTERS])
{
  for (const char *at = text; *at != '\0'; at++)
    {
      guint index = N_LETTERS - 1;

      if (g_ascii_islower (*at))
        index = (guint) (*at - 'a');
      else if (g_ascii_isdigit (*at))
        index = 26u + (guint) (*at - '0');
      else if (*at == ' ' || *at == '-' || *at == '\'')
        continue;
      if (letters[index] < G_MAXUINT8)
        letters[index]++;
    }
}

PmnLikenessKey *
pmn_likeness_key_new (gint64 id, const char *given, const char *family, gint birth_year)
{
  PmnLikenessKey *self = g_new0 (PmnLikenessKey, 1);

  self->id = id;
  self->birth_year = birth_year;
  self->given = fold (given);
  self->family = fold (family);
  count_letters (self->given, self->letters);
  count_letters (self->family, self->letters);
  return self;
}

void
pmn_likeness_key_free (PmnLikenessKey *self)
{
  if (self == NULL)
    return;
  g_free (self->given);
  g_free (self->family);
  g_free (self);
}

/* Spelling ------------------------------------------------------------------------------------- */

/* Letters added, removed, changed or swapped with their neighbour (optimal string alignment). */
static guint
count_slips (const char *a, const char *b)
{
  gsize m = strlen (a), n = strlen (b);
  guint rows[3][MAX_LENGTH + 1];

  for (gsize j = 0; j <= n; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= m; i++)
    {
      guint *now = rows[i % 3];
      const guint *last = rows[(i - 1) % 3];

      now[0] = (guint) i;
      for (gsize j = 1; j <= n; j++)
        {
          now[j] = MIN (MIN (last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
  return rows[m % 3][n];
}

static guint
get_tolerance (const char *a, const char *b)
{
  gsize shorter = MIN (strlen (a), strlen (b));

  return shorter <= 3 ? 0 : shorter <= 7 ? 1 : MAX_TOLERANCE;
}

static gboolean
is_close (const char *a, const char *b)
{
  gsize m = strlen (a), n = strlen (b);

  if (MAX (m, n) - MIN (m, n) > MAX_TOLERANCE)
    return FALSE;
  return strcmp (a, b) == 0 || count_slips (a, b) <= get_tolerance (a, b);
}

/* "marie" and "marieclaude" */
static gboolean
is_beginning (const char *a, const char *b)
{
  gsize shorter = MIN (strlen (a), strlen (b));

  return shorter >= 3 && strncmp (a, b, shorter) == 0;
}

static PmnLikeness
compare_in_order (const char *given, const char *family, const PmnLikenessKey *other)
{
  if (strcmp (family, other->family) == 0)
    {
      if (strcmp (given, other->given) == 0)
        return PMN_LIKENESS_SAME;
      if (is_close (given, other->given))
        return PMN_LIKENESS_LIKELY;
      return *given == '\0' || *other->given == '\0' || is_beginning (given, other->given)
                 ? PMN_LIKENESS_POSSIBLE
                 : PMN_LIKENESS_NONE;
    }
  return *given != '\0' && is_close (family, other->family) && is_close (given, other->given)
             ? PMN_LIKENESS_LIKELY
             : PMN_LIKENESS_NONE;
}

/* Everything written in one field. */
static gboolean
is_same_whole (const PmnLikenessKey *a, const PmnLikenessKey *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *reversed = NULL;

  if (*a->given != '\0' && *b->given != '\0')
    return FALSE;
  one = g_strconcat (a->family, a->given, NULL);
  other = g_strconcat (b->family, b->given, NULL);
  reversed = g_strconcat (b->given, b->family, NULL);
  if (strcmp (one, other) == 0 || strcmp (one, reversed) == 0)
    return TRUE;
  g_free (reversed);
  reversed = g_strconcat (a->given, a->family, NULL);
  return strcmp (reversed, other) == 0;
}

static PmnLikeness
compare_names (const PmnLikenessKey *a, const PmnLikenessKey *b)
{
  PmnLikeness straight, swapped;

  if (*a->family == '\0' && *a->given == '\0')
    return PMN_LIKENESS_NONE;
  if (is_same_whole (a, b))
    return PMN_LIKENESS_SAME;
  straight = compare_in_order (a->given, a->family, b);
  if (*a->given == '\0' || *b->given == '\0')
    return straight;
  swapped = compare_in_order (a->family, a->given, b);
  /* Half a name in the other order is nothing. */
  return swapped > PMN_LIKENESS_POSSIBLE ? MAX (straight, swapped) : straight;
}

/* Years ---------------------------------------------------------------------------------------- */

/* One year off, one digit wrong, or two digits exchanged. */
static gboolean
is_slip_of_year (gint a, gint b)
{
  char one[8], other[8];

  if (ABS (a - b) <= 1)
    return TRUE;
  g_snprintf (one, sizeof one, "%04d", CLAMP (a, 0, 9999));
  g_snprintf (other, sizeof other, "%04d", CLAMP (b, 0, 9999));
  return count_slips (one, other) <= 1;
}

PmnLikeness
pmn_likeness_compare (const PmnLikenessKey *a, const PmnLikenessKey *b)
{
  PmnLikeness names;

  g_return_val_if_fail (a != NULL && b != NULL, PMN_LIKENESS_NONE);

  names = compare_names (a, b);
  if (names == PMN_LIKENESS_NONE || a->birth_year == 0 || b->birth_year == 0)
    return names;
  if (a->birth_year == b->birth_year)
    return MAX (names, PMN_LIKENESS_LIKELY);
  if (names == PMN_LIKENESS_SAME)
    return is_slip_of_year (a->birth_year, b->birth_year) ? PMN_LIKENESS_LIKELY
                                                          : PMN_LIKENESS_POSSIBLE;
  return names == PMN_LIKENESS_LIKELY && is_slip_of_year (a->birth_year, b->birth_year)
             ? PMN_LIKENESS_POSSIBLE
             : PMN_LIKENESS_NONE;
}

/* Many people ---------------------------------------------------------------------------------- */

static guint
count_other_letters (const guint8 a[N_LETTERS], const guint8 b[N_LETTERS])
{
  guint n = 0;

  for (guint i = 0; i < N_LETTERS; i++)
    n += (guint) ABS ((int) a[i] - (int) b[i]);
  return n;
}

gboolean
pmn_likeness_may_match (const PmnLikenessKey *self, const char *sort_name)
{
  guint8 letters[N_LETTERS] = { 0 };
  gsize family = strlen (self->family);
  const char *at = sort_name;

  g_return_val_if_fail (self != NULL && sort_name != NULL, FALSE);

  count_letters (sort_name, letters);
  /* Each slip changes at most two letters of the count: one less, another more. */
  if (count_other_letters (self->letters, letters) <= 2 * 2 * MAX_TOLERANCE)
    return TRUE;
  /* The same family name, or the same given name in its place, with more or less of the other. */
  for (gsize i = 0; i < family && *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || (guchar) *at >= 0x80)
      {
        if (*at != self->family[i])
          return *self->given != '\0' && g_str_has_prefix (sort_name, self->given);
        i++;
      }
  return TRUE;
}

static void
add_to_bucket (GHashTable *buckets, char *name, guint index)
{
  GArray *bucket = g_hash_table_lookup (buckets, name);

  if (bucket == NULL)
    {
      bucket = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (buckets, name, bucket);
    }
  else
    g_free (name);
  g_array_append_val (bucket, index);
}

static GHashTable *
fill_buckets (const GPtrArray *keys)
{
  GHashTable *buckets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < keys->len; i++)
    {
      const PmnLikenessKey *key = g_ptr_array_index (keys, i);
      gboolean in_order = strcmp (key->given, key->family) < 0;
      const char *first = in_order ? key->given : key->family;
      const char *second = in_order ? key->family : key->given;

      if (*key->given == '\0' || *key->family == '\0')
        {
          add_to_bucket (buckets, g_strconcat (key->family, key->given, NULL), i);
          continue;
        }
      add_to_bucket (buckets, g_strdup (key->family), i);
      if (strcmp (key->given, key->family) != 0)
        add_to_bucket (buckets, g_strdup (key->given), i);
      add_to_bucket (buckets,
                     g_strdup_printf ("%.*s|%.*s", BUCKET_PREFIX, first, BUCKET_PREFIX, second), i);
      add_to_bucket (buckets, g_strconcat (key->family, key->given, NULL), i);
      add_to_bucket (buckets, g_strconcat (key->given, key->family, NULL), i);
    }
  return buckets;
}

static void
compare_bucket (const GPtrArray *keys, const GArray *bucket, GHashTable *seen, GArray *pairs)
{
  for (guint i = 0; i < bucket->len; i++)
    for (guint j = i + 1; j < bucket->len; j++)
      {
        guint low = g_array_index (bucket, guint, i), high = g_array_index (bucket, guint, j);
        const PmnLikenessKey *a = g_ptr_array_index (keys, low);
        const PmnLikenessKey *b = g_ptr_array_index (keys, high);
        gint64 both = ((gint64) low << 32) | high;
        PmnLikenessPair pair = { a->id, b->id, PMN_LIKENESS_NONE };

        if (count_other_letters (a->letters, b->letters) > 2 * 2 * MAX_TOLERANCE)
          continue;
        pair.likeness = pmn_likeness_compare (a, b);
        if (pair.likeness < PMN_LIKENESS_LIKELY
            || !g_hash_table_add (seen, g_memdup2 (&both, sizeof both)))
          continue;
        g_array_append_val (pairs, pair);
      }
}

static gint
compare_pairs (gconstpointer a, gconstpointer b)
{
  const PmnLikenessPair *first = a, *second = b;

  if (first->likeness != second->likeness)
    return second->likeness > first->likeness ? 1 : -1;
  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;
  return (first->b > second->b) - (first->b < second->b);
}

GArray *
pmn_likeness_pairs (const GPtrArray *keys)
{
  g_autoptr (GHashTable) buckets = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (PmnLikenessPair));
  GHashTableIter iter;
  gpointer bucket;

  g_return_val_if_fail (keys != NULL, pairs);

  buckets = fill_buckets (keys);
  g_hash_table_iter_init (&iter, buckets);
  while (g_hash_table_iter_next (&iter, NULL, &bucket))
    if (((GArray *) bucket)->len <= MAX_BUCKET)
      compare_bucket (keys, bucket, seen, pairs);
  g_array_sort (pairs, compare_pairs);
  return pairs;
}
