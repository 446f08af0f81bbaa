/* pmn-likeness.h: whether two people may be one, by their names
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are compared without accents, case, spaces and hyphens, in either order of given and family
 * name, with a tolerance for slips of the keyboard (0 letters for a name of up to 3 letters, 1 up
 * to 7, else 2). The year of birth confirms or rules out. Pure and thread-safe.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnLikeness: from the weakest to the strongest.
 * @PMN_LIKENESS_POSSIBLE: worth a look while typing: same family name and half of the given name,
 *   or the same names born in other years
 * @PMN_LIKENESS_LIKELY: close spelling
 * @PMN_LIKENESS_SAME: the same names, and years that do not contradict
 */
typedef enum
{
  PMN_LIKENESS_NONE,
  PMN_LIKENESS_POSSIBLE,
  PMN_LIKENESS_LIKELY,
  PMN_LIKENESS_SAME,
} PmnLikeness;

/** PmnLikenessKey: a person made ready to be compared; @id is the caller's. */
typedef struct _PmnLikenessKey PmnLikenessKey;

/** PmnLikenessPair: @a, @b: the ids of two keys. */
typedef struct
{
  gint64 a;
  gint64 b;
  PmnLikeness likeness;
} PmnLikenessPair;

/**
 * pmn_likeness_key_new:
 * @given, @family: (nullable): names as written
 * @birth_year: 0 when not known
 *
 * Returns: (transfer full): free with pmn_likeness_key_free()
 */
PmnLikenessKey *pmn_likeness_key_new (gint64 id, const char *given, const char *family,
                                      gint birth_year);
/** pmn_likeness_key_free: @self: (nullable) (transfer full): a key. */
void pmn_likeness_key_free (PmnLikenessKey *self);

/** pmn_likeness_compare: Returns: how much alike @a and @b are; symmetric. */
PmnLikeness pmn_likeness_compare (const PmnLikenessKey *a, const PmnLikenessKey *b);

/**
 * pmn_likeness_may_match:
 * @sort_name: a search key of "family given", as stored
 *
 * Cheap: reads each letter once. Never says no where pmn_likeness_compare() says more than %PMN_LIKENESS_NONE.
 *
 * Returns: whether the person of @sort_name is worth comparing
 */
gboolean pmn_likeness_may_match (const PmnLikenessKey *self, const char *sort_name);

/**
 * pmn_likeness_pairs:
 * @keys: (element-type PmnLikenessKey): everybody
 *
 * Compares only those who share a name or the beginnings of both, so that twenty thousand people
 * take a fraction of a second.
 *
 * Returns: (transfer full) (element-type PmnLikenessPair): the pairs that are at least
 *   %PMN_LIKENESS_LIKELY, strongest first, then by ids
 */
GArray *pmn_likeness_pairs (const GPtrArray *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnLikenessKey, pmn_likeness_key_free)

G_END_DECLS
