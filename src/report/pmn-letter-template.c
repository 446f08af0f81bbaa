/* pmn-letter-template.c: a letter whose fields are still to be filled
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-letter-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-domain-error.h"
#include "pmn-search-key.h"
#include "pmn-validation.h"

#define OPEN "{{"
#define CLOSE "}}"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* A line to write on by hand. */
#define BLANK "……………………"
#define ISSUE_FIELD "template"

typedef struct
{
  PmnLetterTemplate *template;
  PmnValidation *issues;
  guint line; /* from 1 */
} Reading;

void
pmn_letter_template_free (PmnLetterTemplate *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->object);
  g_free (self->body);
  g_free (self);
}

/* Fields ----------------------------------------------------------------------------------------- */

/* The next field of @text. @start, @end: its bounds with the braces; @end is NULL when it does not close. Returns: (transfer full) (nullable): its name as typed; NULL when there is none. */
static char *
next_field (const char *text, const char **start, const char **end)
{
  const char *closing;

  *start = strstr (text, OPEN);
  if (*start == NULL)
    return NULL;
  closing = strstr (*start, CLOSE);
  *end = closing != NULL ? closing + strlen (CLOSE) : NULL;
  return closing != NULL
             ? g_strndup (*start + strlen (OPEN), (gsize) (closing - *start) - strlen (OPEN))
             : g_strdup ("");
}

gboolean
pmn_letter_template_is_list (const char *paragraph)
{
  const char *start;
  const char *end;
  g_autofree char *name = next_field (paragraph, &start, &end);
  const PmnLetterField *field = name != NULL ? pmn_letter_field_find (name) : NULL;

  return field != NULL && field->kind == PMN_LETTER_FIELD_LIST && start == paragraph
         && *end == '\0';
}

static void
check_field (Reading *reading, const char *line, const char *name, glong column)
{
  const PmnLetterField *field = pmn_letter_field_find (name);

  if (field == NULL)
    pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                        /* Translators: two numbers, then what was typed between {{ and }} */
                        _ ("Line %u, column %ld: “%s” is not a field of letters."), reading->line,
                        column, name);
  else if ((field->subjects & reading->template->subject) == 0)
    pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                        /* Translators: keep « pour : bénéficiaire » as it is */
                        _ ("Line %u, column %ld: the field “%s” needs a letter about a person; "
                           "write « pour : bénéficiaire » at the top."),
                        reading->line, column, field->name);
  else if (field->kind == PMN_LETTER_FIELD_LIST && !pmn_letter_template_is_list (line))
    pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                        _ ("Line %u, column %ld: the field “%s” is a table: it has to be alone on "
                           "its line."),
                        reading->line, column, field->name);
}

static void
check_line (Reading *reading, const char *line)
{
  const char *start;
  const char *end;
  const char *at = line;

  while (TRUE)
    {
      g_autofree char *name = next_field (at, &start, &end);
      glong column;

      if (name == NULL)
        return;
      column = g_utf8_pointer_to_offset (line, start) + 1;
      if (end == NULL)
        {
          pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                              _ ("Line %u, column %ld: a field that opens with {{ has to close "
                                 "with }} on the same line."),
                              reading->line, column);
          return;
        }
      check_field (reading, line, name, column);
      at = end;
    }
}

/* Reading ---------------------------------------------------------------------------------------- */

static void
read_subject (Reading *reading, const char *value)
{
  g_autofree char *key = pmn_search_key (value);

  if (g_str_equal (key, "beneficiaire"))
    reading->template->subject = PMN_LETTER_BENEFICIARY;
  else if (!g_str_equal (key, "tous"))
    pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                        /* Translators: keep « bénéficiaire » and « tous » as they are */
                        _ ("Line %u: “%s” is unknown after « pour »; write « bénéficiaire » or "
                           "« tous »."),
                        reading->line, value);
}

/* "key: value"; the colon may follow a space. */
static void
read_head (Reading *reading, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *name = g_strndup (line, colon != NULL ? (gsize) (colon - line) : strlen (line));
  g_autofree char *key = pmn_search_key (name);
  g_autofree char *value = g_strstrip (g_strdup (colon != NULL ? colon + 1 : ""));

  if (colon != NULL && g_str_equal (key, "titre"))
    g_set_str (&reading->template->title, value);
  else if (colon != NULL && g_str_equal (key, "objet"))
    g_set_str (&reading->template->object, value);
  else if (colon != NULL && g_str_equal (key, "pour"))
    read_subject (reading, value);
  else
    pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                        /* Translators: keep « titre : », « pour : » and « objet : » as they are */
                        _ ("Line %u: before the first empty line there are only « titre : », "
                           "« pour : » and « objet : »."),
                        reading->line);
}

static void
read_lines (Reading *reading, char **lines)
{
  g_autoptr (GString) body = g_string_new (NULL);
  gboolean in_head = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);

      reading->line = i + 1;
      if (g_str_has_prefix (line, "//"))
        continue;
      if (in_head && *line != '\0')
        read_head (reading, line);
      /* A table is a paragraph of its own, with or without empty lines around it. */
      else if (!in_head)
        g_string_append_printf (body, pmn_letter_template_is_list (line) ? "\n%s\n\n" : "%s\n",
                                line);
      in_head = in_head && *line != '\0';
    }
  /* Whose letter it is may be said after the object: the fields are looked at when the head is known. */
  for (guint i = 0; lines[i] != NULL; i++)
    {
      reading->line = i + 1;
      if (!g_str_has_prefix (lines[i], "//"))
        check_line (reading, lines[i]);
    }
  reading->template->body = g_string_free (g_steal_pointer (&body), FALSE);
  g_strstrip (reading->template->body);
}

static void
check_whole (Reading *reading)
{
  if (reading->template->title == NULL || *reading->template->title == '\0')
    pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                        /* Translators: keep « titre : » as it is */
                        _ ("The template has no name: begin with « titre : » and its name."));
  if (*reading->template->body == '\0')
    pmn_validation_add (reading->issues, PMN_ISSUE_ERROR, ISSUE_FIELD,
                        _ ("The template has no text after its first empty line."));
}

PmnLetterTemplate *
pmn_letter_template_parse (const char *id, const char *text, gsize length, GError **error)
{
  g_autoptr (PmnLetterTemplate) self = g_new0 (PmnLetterTemplate, 1);
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  Reading reading = { .template = self, .issues = issues };
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (id != NULL && text != NULL, NULL);

  if (length > PMN_LETTER_MAX_BYTES || !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID,
                           _ ("A template is a plain text in UTF-8 of at most 256 kB."));
      return NULL;
    }
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, 3) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", -1);
  self->id = g_strdup (id);
  self->subject = PMN_LETTER_ANYBODY;
  read_lines (&reading, lines);
  check_whole (&reading);
  if (!pmn_validation_to_error (issues, error))
    return NULL;
  if (self->object == NULL || *self->object == '\0')
    g_set_str (&self->object, self->title);
  return g_steal_pointer (&self);
}

/* Filling ---------------------------------------------------------------------------------------- */

static void
list_asked (const char *text, GPtrArray *into)
{
  const char *start;
  const char *end;

  while (TRUE)
    {
      g_autofree char *name = next_field (text, &start, &end);
      const PmnLetterField *field;

      if (name == NULL || end == NULL)
        return;
      field = pmn_letter_field_find (name);
      if (field != NULL && pmn_letter_field_is_asked (field)
          && !g_ptr_array_find (into, field, NULL))
        g_ptr_array_add (into, (gpointer) field);
      text = end;
    }
}

GPtrArray *
pmn_letter_template_list_asked (const PmnLetterTemplate *self)
{
  GPtrArray *asked = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, asked);

  list_asked (self->object, asked);
  list_asked (self->body, asked);
  return asked;
}

char *
pmn_letter_template_fill (const char *text, PmnLetterFill fill, gpointer data, gboolean *whole)
{
  GString *filled = g_string_new (NULL);
  guint n_blanks = 0;
  const char *start;
  const char *end;

  g_return_val_if_fail (text != NULL && fill != NULL, NULL);

  while (TRUE)
    {
      g_autofree char *name = next_field (text, &start, &end);
      const PmnLetterField *field = name != NULL ? pmn_letter_field_find (name) : NULL;
      const char *value = field != NULL ? fill (field, data) : NULL;

      if (name == NULL || end == NULL)
        break;
      g_string_append_len (filled, text, start - text);
      if (value != NULL && *value != '\0')
        g_string_append (filled, value);
      else
        {
          g_string_append (filled, BLANK);
          n_blanks++;
        }
      text = end;
    }
  g_string_append (filled, text);
  if (whole != NULL)
    *whole = n_blanks == 0;
  return g_string_free (filled, FALSE);
}
