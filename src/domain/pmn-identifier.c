/* pmn-identifier.c: identifiers of France checked, cleaned and shown
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-domain-error.h"
#include "pmn-format.h"
#include "pmn-identifier.h"

#define LA_POSTE "356000000"
#define LA_POSTE_HEAD_OFFICE "35600000000048"
#define CLOSED_DOMAIN "conseiller-numerique.fr"

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID, message);
  return FALSE;
}

/* A copy without the separators that people put in numbers; letters in upper case. */
static char *
strip_separators (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c >= 0x110000) /* not UTF-8: kept, so that it is refused */
        {
          g_string_append_c (clean, '?');
          p++;
          continue;
        }
      if (c < 0x80)
        {
          if (!g_ascii_isspace ((char) c) && strchr (".-/", (int) c) == NULL)
            g_string_append_c (clean, g_ascii_toupper ((char) c));
        }
      else if (!g_unichar_isspace (c) && c != 0x202f && c != 0x2011
               && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (clean, c);
      p = g_utf8_next_char (p);
    }
  return g_string_free_and_steal (clean);
}

static gboolean
only_digits (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

static int
sum_of_digits (const char *digits)
{
  int sum = 0;

  for (; *digits != '\0'; digits++)
    sum += g_ascii_digit_value (*digits);
  return sum;
}

static gboolean
luhn_is_right (const char *digits, gsize length)
{
  int sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      int value = g_ascii_digit_value (digits[length - 1 - i]) * (i % 2 == 1 ? 2 : 1);

      sum += value > 9 ? value - 9 : value;
    }
  return sum % 10 == 0;
}

/* The first character of @text that is not a digit, as a string to show. */
static char *
first_odd_character (const char *text)
{
  const char *odd = text + strspn (text, "0123456789");

  return g_strndup (odd, (gsize) (g_utf8_next_char (odd) - odd));
}

/* @name stays as it is in every language: SIRET, SIREN… */
static gboolean
check_digits (const char *name, const char *clean, gsize length, GError **error)
{
  if (!only_digits (clean))
    {
      g_autofree char *odd = first_odd_character (clean);

      /* Translators: first the name of an identifier such as SIRET, then the character in cause */
      return refuse (error, _ ("%s: “%s” is not a digit."), name, odd);
    }
  if (strlen (clean) != length)
    {
      /* Translators: the name of an identifier such as SIRET, how many digits it has, how many were
       * typed */
      return refuse (error, _ ("%s: %d digits are expected, %d were typed."), name, (int) length,
                     (int) MIN (strlen (clean), 1000));
    }
  if (strspn (clean, "0") == length)
    /* Translators: %s is the name of an identifier such as SIRET */
    return refuse (error, _ ("%s: it cannot be made of zeros only."), name);
  return TRUE;
}

static gboolean
check_siren (const char *clean, GError **error)
{
  if (!check_digits ("SIREN", clean, 9, error))
    return FALSE;
  if (!luhn_is_right (clean, 9))
    return refuse (error, _ ("SIREN: the check digit is wrong; a digit was probably mistyped."));
  return TRUE;
}

/* python-stdnum's rule: every establishment of La Poste but the head office has a sum multiple
 * of 5. */
static gboolean
check_siret (const char *clean, GError **error)
{
  gboolean right;

  if (!check_digits ("SIRET", clean, 14, error))
    return FALSE;
  if (g_str_has_prefix (clean, LA_POSTE) && strcmp (clean, LA_POSTE_HEAD_OFFICE) != 0)
    right = sum_of_digits (clean) % 5 == 0;
  else
    right = luhn_is_right (clean, 9) && luhn_is_right (clean, 14);
  if (!right)
    return refuse (error, _ ("SIRET: the check digit is wrong; a digit was probably mistyped."));
  return TRUE;
}

static gboolean
check_ridet (const char *clean, GError **error)
{
  gsize length = strlen (clean);

  if (only_digits (clean) && length > 7 && length <= 10)
    return TRUE;
  return check_digits ("RIDET", clean, 7, error);
}

static gboolean
check_rna (const char *clean, GError **error)
{
  if (clean[0] != 'W')
    return refuse (error, _ ("RNA: the number begins with W, such as W241234567."));
  for (const char *p = clean + 1; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return refuse (error, _ ("RNA: only digits come after the W."));
    }
  if (strlen (clean) != 10)
    return refuse (error, _ ("RNA: 9 digits are expected after the W, %d were typed."),
                   (int) MIN (strlen (clean) - 1, 1000));
  return TRUE;
}

/* National rule: ^(?:[013-9]\d|2[AB1-9])\d{3}$ */
static gboolean
insee_is_right (const char *code)
{
  if (strlen (code) != 5 || !g_ascii_isdigit (code[0]) || !only_digits (code + 2))
    return FALSE;
  if (code[0] == '2')
    return code[1] == 'A' || code[1] == 'B' || (code[1] >= '1' && code[1] <= '9');
  return g_ascii_isdigit (code[1]);
}

static gboolean
check_insee (const char *clean, GError **error)
{
  if (insee_is_right (clean))
    return TRUE;
  return refuse (error, _ ("INSEE code: 5 characters are expected, such as 24322 or 2A004. It is "
                           "not the postcode."));
}

static gboolean
check_postcode (const char *clean, GError **error)
{
  return check_digits (_ ("Postcode"), clean, 5, error);
}

/* Territories with their own country code; the national number begins with 0 and these digits. */
static const struct
{
  const char *country;
  const char *area; /* NULL: numbers have no area */
  gsize length;     /* digits after the country code */
} phone_areas[] = {
  { "262", "262", 9 }, { "262", "263", 9 }, { "262", "269", 9 }, { "262", "639", 9 },
  { "262", "692", 9 }, { "262", "693", 9 }, { "590", "590", 9 }, { "590", "690", 9 },
  { "590", "691", 9 }, { "594", "594", 9 }, { "594", "694", 9 }, { "596", "596", 9 },
  { "596", "696", 9 }, { "596", "697", 9 }, { "508", NULL, 6 },  { "681", NULL, 6 },
  { "687", NULL, 6 },  { "689", NULL, 8 },
};

/* @digits come after the "+"; %TRUE for a number of France. */
static gboolean
international_is_right (const char *digits)
{
  if (g_str_has_prefix (digits, "33"))
    return strlen (digits) == 11 && digits[2] != '0';
  for (gsize i = 0; i < G_N_ELEMENTS (phone_areas); i++)
    {
      if (g_str_has_prefix (digits, phone_areas[i].country)
          && strlen (digits) == 3 + phone_areas[i].length
          && (phone_areas[i].area == NULL || g_str_has_prefix (digits + 3, phone_areas[i].area)))
        return TRUE;
    }
  return FALSE;
}

/* E.164 in @clean, or an error. */
static gboolean
check_phone (const char *stripped, char **clean, GError **error)
{
  g_autoptr (GString) number = g_string_new (stripped);

  g_string_replace (number, "(0)", "", 1);
  g_string_replace (number, "(", "", 0);
  g_string_replace (number, ")", "", 0);
  if (g_str_has_prefix (number->str, "00"))
    {
      g_string_erase (number, 0, 2);
      g_string_prepend_c (number, '+');
    }

  gboolean international = number->str[0] == '+';
  const char *digits = number->str + (international ? 1 : 0);
  if (!only_digits (digits))
    {
      g_autofree char *odd = first_odd_character (digits);

      /* Translators: the character that a phone number cannot have */
      return refuse (error, _ ("Phone number: “%s” is not a digit."), odd);
    }
  if (international)
    {
      if (!international_is_right (digits))
        return refuse (error, _ ("Phone number: this is not a number of France or of its overseas "
                                 "territories."));
      *clean = g_strdup (number->str);
      return TRUE;
    }
  if (strlen (digits) != 10)
    return refuse (error, _ ("Phone number: 10 digits are expected, %d were typed."),
                   (int) MIN (strlen (digits), 1000));
  if (digits[0] != '0' || digits[1] == '0')
    return refuse (error, _ ("Phone number: it begins with 0 and another digit, such as 04."));

  const char *country = "33";
  for (gsize i = 0; i < G_N_ELEMENTS (phone_areas); i++)
    {
      if (phone_areas[i].area != NULL && g_str_has_prefix (digits + 1, phone_areas[i].area))
        country = phone_areas[i].country;
    }
  *clean = g_strdup_printf ("+%s%s", country, digits + 1);
  return TRUE;
}

/* The rule of the national form, with one "@" only. */
static gboolean
check_email (const char *text, char **clean, GError **error)
{
  g_autofree char *address = g_strstrip (g_utf8_make_valid (text, -1));
  const char *at = strchr (address, '@');

  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return refuse (error, _ ("E-mail address: it cannot contain a space."));
    }
  if (at == NULL || at == address || strchr (at + 1, '@') != NULL)
    return refuse (error, _ ("E-mail address: it has a name, one “@” and a domain, such as "
                             "name@example.org."));

  const char *dot = strrchr (at, '.');
  if (dot == NULL || dot == at + 1 || dot[1] == '\0')
    return refuse (error, _ ("E-mail address: what comes after “@” is not a domain such as "
                             "example.org."));

  g_autofree char *name = g_strndup (address, (gsize) (at - address));
  g_autofree char *domain = g_ascii_strdown (at, -1);
  *clean = g_strconcat (name, domain, NULL);
  return TRUE;
}

gboolean
pmn_identifier_check (PmnIdentifierKind kind, const char *text, char **clean, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autofree char *stripped = strip_separators (text);
  g_autofree char *result = NULL;
  gboolean right = FALSE;

  if (clean != NULL)
    *clean = NULL;
  if (*stripped == '\0')
    return refuse (error, _ ("Nothing was typed."));

  switch (kind)
    {
    case PMN_IDENTIFIER_SIRET:
      right = check_siret (stripped, error);
      break;
    case PMN_IDENTIFIER_SIREN:
      right = check_siren (stripped, error);
      break;
    case PMN_IDENTIFIER_RIDET:
      right = check_ridet (stripped, error);
      break;
    case PMN_IDENTIFIER_RNA:
      right = check_rna (stripped, error);
      break;
    case PMN_IDENTIFIER_INSEE:
      right = check_insee (stripped, error);
      break;
    case PMN_IDENTIFIER_POSTCODE:
      right = check_postcode (stripped, error);
      break;
    case PMN_IDENTIFIER_PHONE:
      right = check_phone (stripped, &result, error);
      break;
    case PMN_IDENTIFIER_EMAIL:
      right = check_email (text, &result, error);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }

  if (right && clean != NULL)
    *clean = result != NULL ? g_steal_pointer (&result) : g_steal_pointer (&stripped);
  return right;
}

gboolean
pmn_identifier_check_structure (const char *text, PmnIdentifierKind *kind, char **clean,
                                GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  g_autofree char *stripped = strip_separators (text);
  PmnIdentifierKind found = PMN_IDENTIFIER_SIRET;
  gsize length = strlen (stripped);

  if (clean != NULL)
    *clean = NULL;
  if (stripped[0] == 'W')
    found = PMN_IDENTIFIER_RNA;
  else if (only_digits (stripped) && length == 9)
    return refuse (error, _ ("These 9 digits are a SIREN number; the SIRET number has 5 more."));
  else if (only_digits (stripped) && length >= 7 && length <= 10)
    found = PMN_IDENTIFIER_RIDET;

  if (!pmn_identifier_check (found, text, clean, error))
    return FALSE;
  if (kind != NULL)
    *kind = found;
  return TRUE;
}

gboolean
pmn_identifier_check_birth_year (int year, PmnDay today, GError **error)
{
  int this_year;

  g_return_val_if_fail (pmn_day_to_ymd (today, &this_year, NULL, NULL), FALSE);

  if (year < 1900 || year > this_year)
    /* Translators: the current year */
    return refuse (error, _ ("Year of birth: a year from 1900 to %d is expected."), this_year);
  return TRUE;
}

char *
pmn_identifier_warning (PmnIdentifierKind kind, const char *clean)
{
  g_return_val_if_fail (clean != NULL, NULL);

  if (kind == PMN_IDENTIFIER_EMAIL)
    {
      const char *at = strrchr (clean, '@');

      if (at != NULL && g_ascii_strcasecmp (at + 1, CLOSED_DOMAIN) == 0)
        return g_strdup (
            _ ("Addresses in @conseiller-numerique.fr were closed on 15 November 2024: "
               "messages sent there are lost."));
    }
  else if (kind == PMN_IDENTIFIER_RNA && clean[0] != '\0' && !only_digits (clean + 1))
    return g_strdup (_ ("RNA numbers rarely have letters after the W: please check it."));
  else if (kind == PMN_IDENTIFIER_RIDET && strlen (clean) > 7)
    return g_strdup (_ ("RIDET numbers usually have 7 digits: please check it."));
  return NULL;
}

/* @digits cut into groups of the lengths in @pattern, the last one repeated. */
static char *
group_digits (const char *digits, const char *pattern)
{
  GString *text = g_string_new (NULL);
  gsize left = (gsize) g_ascii_digit_value (*pattern);

  for (; *digits != '\0'; digits++)
    {
      if (left == 0)
        {
          g_string_append (text, PMN_NNBSP);
          if (pattern[1] != '\0')
            pattern++;
          left = (gsize) g_ascii_digit_value (*pattern);
        }
      g_string_append_c (text, *digits);
      left--;
    }
  return g_string_free_and_steal (text);
}

static char *
display_phone (const char *clean)
{
  if (clean[0] != '+' || !only_digits (clean + 1) || !international_is_right (clean + 1))
    return g_strdup (clean);

  gboolean metropole = g_str_has_prefix (clean, "+33");
  const char *local = clean + (metropole ? 3 : 4);
  if (strlen (local) == 9)
    {
      g_autofree char *national = g_strconcat ("0", local, NULL);

      return group_digits (national, "2");
    }

  g_autofree char *groups = group_digits (local, "2");
  return g_strdup_printf ("%.4s" PMN_NNBSP "%s", clean, groups);
}

char *
pmn_identifier_display (PmnIdentifierKind kind, const char *clean)
{
  g_return_val_if_fail (clean != NULL, g_strdup (""));

  if (kind == PMN_IDENTIFIER_PHONE)
    return display_phone (clean);
  if (kind == PMN_IDENTIFIER_SIRET && strlen (clean) == 14 && only_digits (clean))
    return group_digits (clean, "3335");
  if (kind == PMN_IDENTIFIER_SIREN && strlen (clean) == 9 && only_digits (clean))
    return group_digits (clean, "3");
  return g_strdup (clean);
}

char *
pmn_identifier_department_of_insee (const char *insee)
{
  if (insee == NULL)
    return NULL;

  g_autofree char *code = g_ascii_strup (insee, -1);
  if (!insee_is_right (code))
    return NULL;
  return g_strndup (code, code[0] == '9' && (code[1] == '7' || code[1] == '8') ? 3 : 2);
}
