/* pmn-sentence.c: sentences put inside others
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-sentence.h"

char *
pmn_sentence_after_colon (const char *sentence)
{
  GString *text = g_string_new (NULL);
  const char *rest;

  g_return_val_if_fail (sentence != NULL, NULL);

  rest = *sentence != '\0' ? g_utf8_next_char (sentence) : sentence;
  /* "SIRET" is told by its second letter. */
  if (*rest != '\0' && g_unichar_isupper (g_utf8_get_char (rest)))
    rest = sentence;
  else if (*sentence != '\0')
    g_string_append_unichar (text, g_unichar_tolower (g_utf8_get_char (sentence)));
  g_string_append (text, rest);
  return g_string_free (text, FALSE);
}
