/* pmn-quick-themes.c: which themes an expression of several words names
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "création boîte mail" is about the mail: words that many themes share say what is done, and yield to
 * a word of the same expression that says with what.
 */
#include "config.h"

#include <string.h>

#include "pmn-quick-private.h"
#include "pmn-search-key.h"

/* Folded, in the singular, as people write them before or after what an activity was about. */
static const char yielding[]
    = "acces actualisation actualiser adresse aide aider annuelle appli application apprendre "
      "apprentissage attestation bloque bouygues certification changement changer classement "
      "classer compte configuration configurer connecter connexion consultation consulter cours "
      "creation creer declaration declarer decouverte decouvrir document dossier droit echange "
      "envoi envoyer espace faire formulaire free gerer gestion initiation inscription inscrire "
      "installation installer internet lettre ligne logiciel mensuelle naviguer nouveau "
      "nouvelle orange oubli oublie ouverture ouvrir parametrage parametrer partager payer "
      "perdu plein pleine prendre prise probleme rdv recherche rechercher recuperation "
      "recuperer refaire reinitialisation reinitialiser remplir rendez renouveler "
      "renouvellement reservation sfr signature simulation site suivi taper telechargement "
      "telecharger test traduction transferer transfert trimestrielle utilisation utiliser "
      "verifier vous web";

gboolean
pmn_quick_yields (const char *key)
{
  static char **words = NULL;

  if (g_once_init_enter_pointer (&words))
    g_once_init_leave_pointer (&words, g_strsplit (yielding, " ", -1));
  for (guint i = 0; words[i] != NULL; i++)
    if (pmn_quick_is_same_word (key, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether what is between two pieces leaves them in one expression: small words that join nothing. */
static gboolean
is_one_expression (const char *text, const PmnQuickSpan *a, const PmnQuickSpan *b)
{
  static const char *const joints[] = { "et", "ou", "avec", "par", "plus", NULL };
  g_autofree char *gap = g_strndup (text + a->end, b->start - a->end);
  g_auto (GStrv) words = pmn_search_tokens (gap);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (joints, words[i]))
      return FALSE;
  return strpbrk (gap, ",;:.+&/|()") == NULL;
}

/* The theme that @index yields to: of the next word of its expression that does not yield, else of the one before,
   else, for a word that names none, of any that does. */
static const PmnQuickTheme *
find_stronger (const GArray *themes, guint first, guint end, guint index)
{
  for (guint i = index + 1; i < end; i++)
    if (!g_array_index (themes, PmnQuickTheme, i).yields)
      return &g_array_index (themes, PmnQuickTheme, i);
  for (guint i = index; i > first; i--)
    if (!g_array_index (themes, PmnQuickTheme, i - 1).yields)
      return &g_array_index (themes, PmnQuickTheme, i - 1);
  for (guint i = first; i < end && g_array_index (themes, PmnQuickTheme, index).meaning == NULL;
       i++)
    if (g_array_index (themes, PmnQuickTheme, i).meaning != NULL)
      return &g_array_index (themes, PmnQuickTheme, i);
  return NULL;
}

static void
settle_expression (PmnQuickReading *self, const GArray *themes, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const PmnQuickTheme *theme = &g_array_index (themes, PmnQuickTheme, i);
      const PmnQuickTheme *stronger = theme->yields ? find_stronger (themes, first, end, i) : NULL;

      if (stronger != NULL)
        pmn_quick_span_become (theme->span, PMN_QUICK_THEME, stronger->meaning->label);
      else if (theme->meaning != NULL)
        {
          theme->span->label = g_strdup (theme->meaning->label);
          pmn_quick_reading_take (self, theme->span, theme->meaning, 1);
        }
    }
}

/* Whether no other piece was read between the two. */
static gboolean
are_neighbours (GPtrArray *spans, const PmnQuickSpan *a, const PmnQuickSpan *b)
{
  guint index = 0;

  return g_ptr_array_find (spans, a, &index) && index + 1 < spans->len
         && g_ptr_array_index (spans, index + 1) == b;
}

void
pmn_quick_reading_settle_themes (PmnQuickReading *self, const char *text, const GArray *themes)
{
  guint first = 0;

  for (guint i = 1; i <= themes->len; i++)
    {
      const PmnQuickTheme *last = &g_array_index (themes, PmnQuickTheme, i - 1);
      const PmnQuickTheme *next
          = i < themes->len ? &g_array_index (themes, PmnQuickTheme, i) : NULL;

      if (next != NULL && are_neighbours (self->spans, last->span, next->span)
          && is_one_expression (text, last->span, next->span))
        continue;
      settle_expression (self, themes, first, i);
      first = i;
    }
}
