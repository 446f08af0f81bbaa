/* pmn-quick-negation.c: what is said not to be so: "pas autonome", "jamais venu"
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log holds what was, and has no opposite of a status or of a place: a negation is never understood,
 * but in the expressions of the vocabulary ("sans emploi", "ne marche pas").
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-quick-reader.h"

#define ATTRIBUTES                                                                                 \
  (PMN_QUICK_BIT (PMN_QUICK_STATUS) | PMN_QUICK_BIT (PMN_QUICK_PERSON)                             \
   | PMN_QUICK_BIT (PMN_QUICK_AUTONOMY) | PMN_QUICK_BIT (PMN_QUICK_LEVEL))

static const char *
token_key (const PmnQuickReader *reader, guint index)
{
  return g_array_index (reader->tokens, PmnQuickToken, index).key;
}

/* Words between a negation and what it denies. */
static gboolean
is_between (const char *key)
{
  return pmn_quick_is_small_word (key) || pmn_quick_is_negation (key)
         || pmn_quick_is_one_of (key, "encore tres trop vraiment toujours du tout tellement");
}

/* "plus" adds a theme to another; before what somebody is, it says that they no longer are, or more. */
static gboolean
denies (PmnQuickReader *reader, guint token, guint next)
{
  if (pmn_quick_is_negation (token_key (reader, token)))
    return TRUE;
  for (guint i = token + 1; i <= next && i < reader->tokens->len; i++)
    if (g_str_equal (token_key (reader, token), "plus")
        && pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, i, ATTRIBUTES,
                                       reader->meanings)
               > i)
      return TRUE;
  return FALSE;
}

guint
pmn_quick_reader_read_negation (PmnQuickReader *reader, guint token)
{
  guint next = token + 1, end = token + 1;
  PmnQuickSpan *span;

  while (next < reader->tokens->len && is_between (token_key (reader, next)))
    next++;
  if (!denies (reader, token, next))
    return token;
  if (next < reader->tokens->len && !g_ascii_isdigit (*token_key (reader, next)))
    end = MAX (pmn_quick_reader_match (reader, next), next + 1);
  span = pmn_quick_reading_add_span (reader->reading, PMN_QUICK_NOTHING,
                                     g_array_index (reader->tokens, PmnQuickToken, token).start,
                                     g_array_index (reader->tokens, PmnQuickToken, end - 1).end);
  span->state = PMN_QUICK_UNKNOWN;
  span->message = g_strdup (_ ("What is not so is not logged: remove these words."));
  return end;
}
