/* pmn-notice.c: what a followed person is told about their data
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-notice.h"

#include "pmn-format.h"

/* A text of the structure: in French whatever the computer is set to, and for anybody who reads it. */
static const struct
{
  const char *title;
  const char *text;
  gboolean names_structure; /* the text goes on after its name */
} questions[] = {
  { "Qui conserve ces données" PMN_NNBSP "?",
    ", qui emploie la personne qui vous aide, en est responsable.", TRUE },
  { "Pour quoi faire" PMN_NNBSP "?",
    "Pour savoir, d’une séance à l’autre, ce que nous avons fait ensemble, et pour vous rappeler "
    "si vous le souhaitez. Cela fait partie de notre mission d’intérêt public (article 6, 1, e du "
    "RGPD). Vous recevez la même aide si vous préférez rester anonyme.",
    FALSE },
  { "Qu’est-ce qui est conservé" PMN_NNBSP "?",
    "Votre prénom et votre nom, et ce que vous acceptez de dire" PMN_NNBSP
    ": année de naissance, genre, situation, commune, téléphone, adresse électronique" PMN_NNBSP
    "; les dates et les sujets des séances, et de courtes notes utiles à la suivante. Jamais de "
    "données de santé, de mots de passe, de numéro de sécurité sociale ou de compte.",
    FALSE },
  { "Qui les voit" PMN_NNBSP "?",
    "L’équipe qui vous aide et ses responsables. Personne d’autre" PMN_NNBSP
    ": les chiffres transmis à l’État et aux financeurs ne disent ni votre nom ni vos coordonnées. "
    "Rien n’est vendu, et aucune décision vous concernant n’est prise par un ordinateur.",
    FALSE },
  { "Combien de temps" PMN_NNBSP "?",
    "Tant que dure votre accompagnement, et au plus un an après la dernière séance. Ensuite, ou "
    "avant si vous le demandez, ce qui dit qui vous êtes est effacé définitivement" PMN_NNBSP
    "; seuls restent les chiffres" PMN_NNBSP ": tranche d’âge, genre, situation, commune.",
    FALSE },
  { "Quels sont vos droits" PMN_NNBSP "?",
    "Vous pouvez voir ce qui est conservé, le faire corriger ou effacer, en limiter l’usage, ou "
    "vous y opposer" PMN_NNBSP ": demandez-le à la personne qui vous aide, ou écrivez à la "
    "structure. Une réponse vous est donnée dans un délai d’un mois. Si elle ne vous convient pas, "
    "vous pouvez adresser une réclamation à la CNIL (www.cnil.fr).",
    FALSE },
};

static void
free_part (gpointer data)
{
  PmnNoticePart *part = data;

  g_free (part->title);
  g_free (part->text);
  g_free (part);
}

static void
add (GPtrArray *parts, const char *title, char *text)
{
  PmnNoticePart *part = g_new0 (PmnNoticePart, 1);

  part->title = g_strdup (title);
  part->text = text;
  g_ptr_array_add (parts, part);
}

static char *
name_structure (const PmnStructure *structure)
{
  if (structure->commune == NULL || *structure->commune == '\0')
    return g_strdup (structure->name);
  return g_strdup_printf ("%s (%s)", structure->name, structure->commune);
}

GPtrArray *
pmn_notice_compose (const PmnStructure *structure)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  g_autofree char *who = NULL;

  g_return_val_if_fail (structure != NULL, NULL);

  who = name_structure (structure);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    add (parts, questions[i].title,
         questions[i].names_structure ? g_strconcat (who, questions[i].text, NULL)
                                      : g_strdup (questions[i].text));
  return parts;
}
