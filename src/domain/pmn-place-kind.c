/* pmn-place-kind.c: kinds of place and their national codes
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-place-kind.h"

static const char *const codes[] = {
  [PMN_PLACE_KIND_PLACE] = "lieu_activite",
  [PMN_PLACE_KIND_ELSEWHERE] = "autre",
  [PMN_PLACE_KIND_HOME] = "domicile",
  [PMN_PLACE_KIND_REMOTE] = "a_distance",
};

const char *
pmn_place_kind_to_code (PmnPlaceKind kind)
{
  return (gsize) kind < G_N_ELEMENTS (codes) ? codes[kind] : NULL;
}

PmnPlaceKind
pmn_place_kind_from_code (const char *code)
{
  for (gsize kind = PMN_PLACE_KIND_PLACE; code != NULL && kind < G_N_ELEMENTS (codes); kind++)
    if (g_str_equal (code, codes[kind]))
      return (PmnPlaceKind) kind;
  return PMN_PLACE_KIND_NONE;
}
