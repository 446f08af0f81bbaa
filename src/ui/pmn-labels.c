/* pmn-labels.c: words of the screen for the values of the domain
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-labels.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"
#include "pmn-vocabulary.h"

const char *
pmn_label_mediator_kind (PmnMediatorKind kind)
{
  gsize n;
  const PmnVocabularyTerm *terms = pmn_vocabulary_terms (PMN_VOCABULARY_MEDIATOR_KIND, &n);

  /* The kinds are numbered from 1 in the order of the list. */
  return kind >= 1 && (gsize) kind <= n ? terms[kind - 1].label : "";
}

const char *
pmn_label_structure_kind (PmnStructureKind kind)
{
  switch (kind)
    {
    case PMN_STRUCTURE_COMMUNE:
      return _ ("Commune");
    case PMN_STRUCTURE_DEPARTEMENT:
      return _ ("Département");
    case PMN_STRUCTURE_REGION:
      return _ ("Région");
    case PMN_STRUCTURE_EPCI:
      return _ ("Group of communes");
    case PMN_STRUCTURE_COLLECTIVITE:
      return _ ("Territorial collectivity with a special status");
    case PMN_STRUCTURE_GIP:
      return _ ("Public interest group");
    case PMN_STRUCTURE_ASSOCIATION:
      return _ ("Association");
    case PMN_STRUCTURE_PRIVATE:
      return _ ("Private company");
    default:
      return "";
    }
}

const char *
pmn_label_place_kind (PmnPlaceKind kind)
{
  switch (kind)
    {
    case PMN_PLACE_KIND_PLACE:
      return _ ("A place of the structure");
    case PMN_PLACE_KIND_ELSEWHERE:
      return _ ("Another place");
    case PMN_PLACE_KIND_HOME:
      return _ ("At the person’s home");
    case PMN_PLACE_KIND_REMOTE:
      return _ ("At a distance");
    case PMN_PLACE_KIND_NONE:
    default:
      return "";
    }
}

const char *
pmn_label_day_part (PmnDayPart part)
{
  switch (part)
    {
    case PMN_DAY_PART_FULL:
      return _ ("Whole days");
    case PMN_DAY_PART_MORNING:
      return _ ("Morning only");
    case PMN_DAY_PART_AFTERNOON:
      return _ ("Afternoon only");
    default:
      return "";
    }
}

char *
pmn_read_identifier (GtkEditable *editable, PmnIdentifierKind kind)
{
  char *text = pmn_ui_text_or_null (editable);
  char *clean = NULL;

  if (text != NULL && pmn_identifier_check (kind, text, &clean, NULL))
    {
      g_free (text);
      return clean;
    }
  return text;
}

void
pmn_show_identifier (GtkEditable *editable, PmnIdentifierKind kind, const char *clean)
{
  g_autofree char *text = clean != NULL ? pmn_identifier_display (kind, clean) : NULL;

  pmn_ui_set_text (editable, text);
}
