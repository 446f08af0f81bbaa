/* pmn-notice.c: what a followed person is told about their data
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-notice.h"

#include <glib/gi18n-lib.h>

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
  add (parts, _ ("Who keeps these data?"),
       /* Translators: %s is the name of the structure, with its commune. */
       g_strdup_printf (_ ("%s, which employs the person who helps you, is responsible for them."),
                        who));
  add (parts, _ ("What for?"),
       g_strdup (_ ("To know from one session to the next what we have done together, and to call "
                    "you back if you wish. This is part of our mission of public interest (article "
                    "6, 1, e of the RGPD). You are helped in the same way if you prefer to stay "
                    "anonymous.")));
  add (parts, _ ("What is kept?"),
       g_strdup (_ ("Your given name and family name, and what you agree to say: year of birth, "
                    "gender, situation, commune, phone, e-mail; the dates and subjects of the "
                    "sessions, and short notes useful for the next one. Never health data, "
                    "passwords, social security or account numbers.")));
  add (parts, _ ("Who sees it?"),
       g_strdup (_ ("The team that helps you and its managers. Nobody else: the figures that are "
                    "sent to the State and to those who fund us say neither your name nor your "
                    "contact. Nothing is sold, and no decision about you is made by a computer.")));
  add (parts, _ ("For how long?"),
       g_strdup (_ ("While you are helped, and at most one year after the last session. Then, or "
                    "before if you ask, what says who you are is erased for good; only the figures "
                    "stay: age bracket, gender, situation, commune.")));
  add (parts, _ ("What are your rights?"),
       g_strdup (_ ("You can see what is kept, have it corrected or erased, limit its use, or "
                    "object to it: ask the person who helps you, or write to the structure. You "
                    "get an answer within one month. If you are not satisfied, you can complain to "
                    "the CNIL (www.cnil.fr).")));
  return parts;
}

char *
pmn_notice_to_text (const PmnStructure *structure)
{
  g_autoptr (GPtrArray) parts = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (structure != NULL, NULL);

  parts = pmn_notice_compose (structure);
  for (guint i = 0; i < parts->len; i++)
    {
      const PmnNoticePart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (text, "%s%s\n%s\n", i > 0 ? "\n" : "", part->title, part->text);
    }
  return g_string_free (text, FALSE);
}
