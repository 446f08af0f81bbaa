/* pmn-redaction.c: takes a person's name and contact out of free text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-redaction.h"

#include <string.h>

#include "pmn-search-key.h"

/* Shorter words ("le", "de", "Al") stand alone for too many other things. */
#define MIN_LONE_WORD 3
#define PHONE_DIGITS 9
/* What people put between the digits of a number: blanks of any width, dots, hyphens, brackets. */
#define GAP "[\\h.()/-]*"

struct _PmnRedaction
{
  GPtrArray *givens;   /* element-type GStrv: words of each given name */
  GPtrArray *families; /* element-type GStrv */
  GPtrArray *contacts; /* element-type GRegex */
};

/* A word of a text: its folded form and where it is. */
typedef struct
{
  char *key;
  gsize from;
  gsize to;
} Word;

static const char *const civilities[]
    = { "m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms", NULL };

static void
word_clear (gpointer word)
{
  g_free (((Word *) word)->key);
}

PmnRedaction *
pmn_redaction_new (void)
{
  PmnRedaction *self = g_new0 (PmnRedaction, 1);

  self->givens = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->families = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  return self;
}

void
pmn_redaction_free (PmnRedaction *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->givens);
  g_ptr_array_unref (self->families);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

static void
add_words (GPtrArray *names, const char *name)
{
  char **words = pmn_search_tokens (name);

  for (guint i = 0; i < names->len && words != NULL; i++)
    if (g_strv_equal (g_ptr_array_index (names, i), (const char *const *) words))
      g_clear_pointer (&words, g_strfreev);
  if (words == NULL)
    return;
  if (words[0] == NULL)
    g_strfreev (words);
  else
    g_ptr_array_add (names, words);
}

static void
add_contact (PmnRedaction *self, const char *pattern)
{
  GRegex *contact
      = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);

  /* Patterns are made of escaped text only: they always compile. */
  g_return_if_fail (contact != NULL);
  g_ptr_array_add (self->contacts, contact);
}

static void
add_email (PmnRedaction *self, const char *email)
{
  g_autofree char *valid = g_utf8_make_valid (email, -1);
  g_autofree char *pattern = g_regex_escape_string (valid, -1);

  add_contact (self, pattern);
}

/* The last digits are what every way to write a number has in common. Other digits may stand before
 * and after them: people write two numbers, or a number and minutes, one after the other. */
static void
add_phone (PmnRedaction *self, const char *phone)
{
  g_autofree char *digits = g_strdup (phone);
  g_autoptr (GString) pattern
      = g_string_new ("\\(?(?:(?:\\+|00)" GAP "(?:\\d" GAP "){1,3}|33" GAP ")?(?:0" GAP ")?");
  gsize length = 0;

  for (const char *c = phone; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      digits[length++] = *c;
  if (length < PHONE_DIGITS)
    return;
  for (gsize i = length - PHONE_DIGITS; i < length; i++)
    g_string_append_printf (pattern, "%c%s", digits[i], i + 1 < length ? GAP : "");
  add_contact (self, pattern->str);
}

void
pmn_redaction_add (PmnRedaction *self, const char *given, const char *family, const char *email,
                   const char *phone)
{
  g_return_if_fail (self != NULL);

  add_words (self->givens, given);
  add_words (self->families, family);
  if (email != NULL && *email != '\0')
    add_email (self, email);
  if (phone != NULL)
    add_phone (self, phone);
}

/* Words -------------------------------------------------------------------------------------- */

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *start = NULL;

  g_array_set_clear_func (words, word_clear);
  for (const char *c = text;; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      gboolean inside = u != 0 && (g_unichar_isalnum (u) || g_unichar_ismark (u));

      if (inside && start == NULL)
        start = c;
      if (!inside && start != NULL)
        {
          g_autofree char *raw = g_strndup (start, (gsize) (c - start));
          Word word = { pmn_search_key (raw), (gsize) (start - text), (gsize) (c - text) };

          g_array_append_val (words, word);
          start = NULL;
        }
      if (u == 0)
        return words;
    }
}

static const char *
key_at (GArray *words, guint i)
{
  return i < words->len ? g_array_index (words, Word, i).key : NULL;
}

/* How many words from @i on are exactly those of @name, 0 when they are not. */
static guint
match_name (GArray *words, guint i, char **name)
{
  guint n = 0;

  for (; name[n] != NULL; n++)
    if (g_strcmp0 (key_at (words, i + n), name[n]) != 0)
      return 0;
  return n;
}

/* The longest of @names found at word @i. */
static guint
match_any (GArray *words, guint i, GPtrArray *names)
{
  guint longest = 0;

  for (guint k = 0; k < names->len; k++)
    longest = MAX (longest, match_name (words, i, g_ptr_array_index (names, k)));
  return longest;
}

static guint
match_pair (GArray *words, guint i, GPtrArray *first, GPtrArray *second)
{
  for (guint k = 0; k < first->len; k++)
    {
      guint n = match_name (words, i, g_ptr_array_index (first, k));
      guint m = n > 0 ? match_any (words, i + n, second) : 0;

      if (m > 0)
        return n + m;
    }
  return 0;
}

static gboolean
is_word_of (GPtrArray *names, const char *key)
{
  if (g_utf8_strlen (key, -1) < MIN_LONE_WORD)
    return FALSE;
  for (guint k = 0; k < names->len; k++)
    if (g_strv_contains (g_ptr_array_index (names, k), key))
      return TRUE;
  return FALSE;
}

/* How many words have to go from word @i on. */
static guint
match_person (PmnRedaction *self, GArray *words, guint i, gboolean each_word)
{
  guint n = match_pair (words, i, self->givens, self->families);

  if (n == 0)
    n = match_pair (words, i, self->families, self->givens);
  if (n == 0 && g_strv_contains (civilities, key_at (words, i)))
    {
      n = match_any (words, i + 1, self->families);
      n += n > 0 ? 1 : 0;
    }
  if (n == 0 && each_word
      && (is_word_of (self->givens, key_at (words, i))
          || is_word_of (self->families, key_at (words, i))))
    n = 1;
  return n;
}

static char *
remove_names (PmnRedaction *self, const char *text, gboolean each_word)
{
  g_autoptr (GArray) words = split_words (text);
  GString *result = NULL;
  gsize copied = 0;

  for (guint i = 0; i < words->len;)
    {
      guint n = match_person (self, words, i, each_word);

      if (n == 0)
        {
          i++;
          continue;
        }
      if (result == NULL)
        result = g_string_new (NULL);
      g_string_append_len (result, text + copied,
                           (gssize) (g_array_index (words, Word, i).from - copied));
      g_string_append (result, PMN_REDACTED);
      copied = g_array_index (words, Word, i + n - 1).to;
      i += n;
    }
  if (result == NULL)
    return NULL;
  g_string_append (result, text + copied);
  return g_string_free_and_steal (result);
}

/* Contacts ------------------------------------------------------------------------------------ */

static char *
remove_contact (const char *text, GRegex *contact)
{
  if (!g_regex_match (contact, text, G_REGEX_MATCH_DEFAULT, NULL))
    return NULL;
  return g_regex_replace_literal (contact, text, -1, 0, PMN_REDACTED, G_REGEX_MATCH_DEFAULT, NULL);
}

/* Replaces @text by @shorter when something went. */
static void
take (char **text, gboolean *changed, char *shorter)
{
  if (shorter == NULL)
    return;
  g_free (*text);
  *text = shorter;
  *changed = TRUE;
}

char *
pmn_redaction_apply (PmnRedaction *self, const char *text, gboolean each_word)
{
  g_autofree char *result = NULL;
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL || *text == '\0')
    return NULL;
  result = g_utf8_make_valid (text, -1);
  for (guint i = 0; i < self->contacts->len; i++)
    take (&result, &changed, remove_contact (result, g_ptr_array_index (self->contacts, i)));
  take (&result, &changed, remove_names (self, result, each_word));
  return changed ? g_steal_pointer (&result) : NULL;
}

static gboolean
has_all_words (GArray *words, char **name)
{
  for (guint n = 0; name[n] != NULL; n++)
    {
      gboolean there = FALSE;

      for (guint i = 0; i < words->len && !there; i++)
        there = strcmp (key_at (words, i), name[n]) == 0;
      if (!there)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_any_name (GArray *words, GPtrArray *names)
{
  for (guint k = 0; k < names->len; k++)
    if (has_all_words (words, g_ptr_array_index (names, k)))
      return TRUE;
  return FALSE;
}

gboolean
pmn_redaction_mentions (PmnRedaction *self, const char *text)
{
  g_autoptr (GArray) words = NULL;
  g_autofree char *shorter = NULL;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (text == NULL || *text == '\0')
    return FALSE;
  shorter = pmn_redaction_apply (self, text, FALSE);
  if (shorter != NULL)
    return TRUE;
  valid = g_utf8_make_valid (text, -1);
  words = split_words (valid);
  /* Of somebody known by one name only, that name is enough. */
  return (self->givens->len > 0 || self->families->len > 0)
         && (self->givens->len == 0 || has_any_name (words, self->givens))
         && (self->families->len == 0 || has_any_name (words, self->families));
}
