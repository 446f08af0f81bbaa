/* pmn-text-guard.c: notices in free text what must not be kept about a person
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-text-guard.h"

#define NIR_LENGTH 13
#define NIR_LENGTH_WITH_KEY 15
#define IBAN_SHORTEST 15
#define IBAN_LONGEST 34
#define IBAN_FRANCE 27

/* Length in bytes of one blank, as people put in numbers, at @p: 0 when there is none. */
static gsize
blank_length (const char *p)
{
  if (*p == ' ' || *p == '.' || *p == '-' || *p == '\t')
    return 1;
  if (strncmp (p, "\xc2\xa0", 2) == 0) /* no-break space */
    return 2;
  if (strncmp (p, "\xe2\x80\xaf", 3) == 0) /* narrow no-break space */
    return 3;
  return 0;
}

/* Copies up to @max letters and digits separated by at most one blank each, in upper case, with the
 * offset after each one in @ends. */
static gsize
collect (const char *text, char *symbols, gsize *ends, gsize max)
{
  gsize n = 0, offset = 0;

  while (n < max)
    {
      gsize blank = n > 0 ? blank_length (text + offset) : 0;
      char c = text[offset + blank];

      if (!g_ascii_isalnum (c))
        break;
      offset += blank + 1;
      symbols[n] = g_ascii_toupper (c);
      ends[n++] = offset;
    }
  return n;
}

/* The 13 characters of a number; Corsica has 2A or 2B where others have the département. */
static gboolean
nir_body_is_plausible (const char *s)
{
  for (gsize i = 0; i < NIR_LENGTH; i++)
    {
      if (!g_ascii_isdigit (s[i]) && !(i == 6 && s[5] == '2' && (s[i] == 'A' || s[i] == 'B')))
        return FALSE;
    }

  int month = g_ascii_digit_value (s[3]) * 10 + g_ascii_digit_value (s[4]);
  gboolean known_month = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;

  /* 1 and 2, 3 and 4 for foreigners being registered, 7 and 8 for temporary numbers */
  return strchr ("123478", s[0]) != NULL && known_month && !(s[5] == '0' && s[6] == '0');
}

static gboolean
nir_key_is_right (const char *s)
{
  guint64 number = 0, correction = 0;

  for (gsize i = 0; i < NIR_LENGTH; i++)
    number = number * 10 + (g_ascii_isdigit (s[i]) ? (guint64) g_ascii_digit_value (s[i]) : 0);
  /* 2A counts as 19 and 2B as 18: the letter was read as 0, so as 20 there. */
  if (s[6] == 'A')
    correction = 1000000;
  else if (s[6] == 'B')
    correction = 2000000;
  number -= correction;

  guint64 key = (guint64) (g_ascii_digit_value (s[13]) * 10 + g_ascii_digit_value (s[14]));
  return key == 97 - number % 97;
}

static gsize
match_nir (const char *text)
{
  char s[NIR_LENGTH_WITH_KEY + 1];
  gsize ends[NIR_LENGTH_WITH_KEY + 1];

  if (!g_ascii_isdigit (*text))
    return 0;
  gsize collected = collect (text, s, ends, G_N_ELEMENTS (s));
  if (collected < NIR_LENGTH || !nir_body_is_plausible (s))
    return 0;
  /* The number ends where a word follows. */
  gsize n = NIR_LENGTH;
  while (n < collected && g_ascii_isdigit (s[n]))
    n++;
  if (n == NIR_LENGTH_WITH_KEY && !g_ascii_isalnum (text[ends[n - 1]]) && nir_key_is_right (s))
    return ends[n - 1];
  if (n == NIR_LENGTH && !g_ascii_isalnum (text[ends[n - 1]]))
    return ends[n - 1];
  return 0;
}

static gboolean
iban_key_is_right (const char *s, gsize n)
{
  guint remainder = 0;

  for (gsize i = 0; i < n; i++)
    {
      char c = s[(i + 4) % n];

      if (g_ascii_isdigit (c))
        remainder = (remainder * 10 + (guint) g_ascii_digit_value (c)) % 97;
      else
        remainder = (remainder * 100 + (guint) (c - 'A' + 10)) % 97;
    }
  return remainder == 1;
}

static gsize
match_iban (const char *text)
{
  char s[IBAN_LONGEST];
  gsize ends[IBAN_LONGEST];

  if (!g_ascii_isalpha (text[0]) || !g_ascii_isalpha (text[1]) || !g_ascii_isdigit (text[2]))
    return 0;

  gsize n = collect (text, s, ends, IBAN_LONGEST);
  gboolean french = n >= 2 && s[0] == 'F' && s[1] == 'R';
  for (gsize length = IBAN_SHORTEST; length <= n; length++)
    {
      if ((!french || length == IBAN_FRANCE) && g_ascii_isdigit (s[3])
          && !g_ascii_isalnum (text[ends[length - 1]]) && iban_key_is_right (s, length))
        return ends[length - 1];
    }
  return 0;
}

/* Length of @words at @text, in any case, with any blanks between them; 0 when it is something
 * else. */
static gsize
match_words (const char *text, const char *words)
{
  gsize offset = 0;

  for (; *words != '\0'; words++)
    {
      if (*words == ' ')
        {
          gsize blank;

          while ((blank = blank_length (text + offset)) > 0)
            offset += blank;
        }
      else if (g_ascii_tolower (text[offset]) != *words)
        return 0;
      else
        offset++;
    }
  return g_ascii_isalnum (text[offset]) ? 0 : offset;
}

static gsize
match_password (const char *text)
{
  static const char *const announcements[] = {
    "mot de passe", "mots de passe",     "mdp",      "password",   "passwd", "code secret",
    "code pin",     "code confidentiel", "pin code", "passphrase",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (announcements); i++)
    {
      gsize length = match_words (text, announcements[i]);

      if (length > 0)
        return length;
    }
  return 0;
}

/* Speaking of FranceConnect is usual; an identifier or a code of it is not. */
static gsize
match_franceconnect (const char *text)
{
  static const char *const announcements[] = {
    "code franceconnect",         "code france connect",        "identifiant franceconnect",
    "identifiant france connect", "identifiants franceconnect", "identifiants france connect"
  };
  static const char *const names[] = { "franceconnect", "france connect" };

  for (gsize i = 0; i < G_N_ELEMENTS (announcements); i++)
    {
      gsize length = match_words (text, announcements[i]);

      if (length > 0)
        return length;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = match_words (text, names[i]);
      gsize digits = 0;

      /* "FranceConnect : 482913" */
      for (gsize offset = length; length > 0 && offset < length + 20; offset++)
        {
          char c = text[offset];

          if (c == '\0' || c == '\n')
            break;
          digits = g_ascii_isdigit (c) ? digits + 1 : 0;
          if (digits >= 4)
            return offset + 1;
        }
    }
  return 0;
}

GArray *
pmn_text_guard_scan (const char *text)
{
  static const struct
  {
    PmnGuardKind kind;
    gsize (*match) (const char *text);
  } matchers[] = {
    { PMN_GUARD_IBAN, match_iban },
    { PMN_GUARD_NIR, match_nir },
    { PMN_GUARD_PASSWORD, match_password },
    { PMN_GUARD_FRANCECONNECT, match_franceconnect },
  };
  GArray *warnings = g_array_new (FALSE, FALSE, sizeof (PmnGuardWarning));
  gsize i = 0;

  if (text == NULL)
    return warnings;

  while (text[i] != '\0')
    {
      gsize length = 0;

      /* Only at the beginning of a word */
      if (g_ascii_isalnum (text[i]) && (i == 0 || !g_ascii_isalnum (text[i - 1])))
        {
          for (gsize m = 0; m < G_N_ELEMENTS (matchers) && length == 0; m++)
            {
              length = matchers[m].match (text + i);
              if (length > 0)
                {
                  PmnGuardWarning warning = { matchers[m].kind, i, length };

                  g_array_append_val (warnings, warning);
                }
            }
        }
      i += MAX (length, 1);
    }
  return warnings;
}

const char *
pmn_text_guard_message (PmnGuardKind kind)
{
  switch (kind)
    {
    case PMN_GUARD_NIR:
      return _ ("This looks like a social security number. It must not be kept here.");
    case PMN_GUARD_IBAN:
      return _ ("This looks like a bank account number. It must not be kept here.");
    case PMN_GUARD_PASSWORD:
      return _ ("A password or a secret code must never be written down for someone.");
    case PMN_GUARD_FRANCECONNECT:
      return _ ("FranceConnect identifiers and codes must never be written down for someone.");
    default:
      g_return_val_if_reached ("");
    }
}
