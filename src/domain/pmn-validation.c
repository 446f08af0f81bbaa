/* pmn-validation.c: field errors and warnings, in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-validation.h"

#include <glib/gi18n-lib.h>

#include "pmn-domain-error.h"
#include "pmn-text-guard.h"

struct _PmnValidation
{
  GArray *issues; /* PmnIssue */
};

static void
clear_issue (gpointer data)
{
  PmnIssue *issue = data;

  g_clear_pointer (&issue->message, g_free);
}

PmnValidation *
pmn_validation_new (void)
{
  PmnValidation *self = g_new0 (PmnValidation, 1);

  self->issues = g_array_new (FALSE, FALSE, sizeof (PmnIssue));
  g_array_set_clear_func (self->issues, clear_issue);
  return self;
}

void
pmn_validation_free (PmnValidation *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->issues);
  g_free (self);
}

void
pmn_validation_add (PmnValidation *self, PmnIssueSeverity severity, const char *field,
                    const char *format, ...)
{
  PmnIssue issue = { .severity = severity, .field = field };
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);

  va_start (args, format);
  issue.message = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (self->issues, issue);
}

void
pmn_validation_check_identifier (PmnValidation *self, const char *field, PmnIdentifierKind kind,
                                 const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL || text[0] == '\0')
    return;
  if (!pmn_identifier_check (kind, text, &clean, &error))
    {
      pmn_validation_add (self, PMN_ISSUE_ERROR, field, "%s", error->message);
      return;
    }
  warning = pmn_identifier_warning (kind, clean);
  if (warning != NULL)
    pmn_validation_add (self, PMN_ISSUE_WARNING, field, "%s", warning);
}

void
pmn_validation_check_text (PmnValidation *self, const char *field, const char *text, glong max)
{
  g_autoptr (GArray) found = NULL;

  g_return_if_fail (self != NULL && max > 0);

  if (text == NULL)
    return;
  if (g_utf8_strlen (text, -1) > max)
    /* Translators: %ld is a number of characters. */
    pmn_validation_add (self, PMN_ISSUE_ERROR, field, _ ("The text is longer than %ld characters."),
                        max);
  found = pmn_text_guard_scan (text);
  for (guint i = 0; i < found->len; i++)
    pmn_validation_add (self, PMN_ISSUE_WARNING, field, "%s",
                        pmn_text_guard_message (g_array_index (found, PmnGuardWarning, i).kind));
}

gboolean
pmn_validation_is_blank (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

gboolean
pmn_validation_has_errors (const PmnValidation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->issues->len; i++)
    if (g_array_index (self->issues, PmnIssue, i).severity == PMN_ISSUE_ERROR)
      return TRUE;
  return FALSE;
}

guint
pmn_validation_get_n_issues (const PmnValidation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->issues->len;
}

const PmnIssue *
pmn_validation_get_issue (const PmnValidation *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->issues->len, NULL);

  return &g_array_index (self->issues, PmnIssue, index);
}

const PmnIssue *
pmn_validation_find (const PmnValidation *self, const char *field)
{
  const PmnIssue *warning = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->issues->len; i++)
    {
      const PmnIssue *issue = &g_array_index (self->issues, PmnIssue, i);

      if (g_strcmp0 (issue->field, field) != 0)
        continue;
      if (issue->severity == PMN_ISSUE_ERROR)
        return issue;
      if (warning == NULL)
        warning = issue;
    }
  return warning;
}

gboolean
pmn_validation_to_error (const PmnValidation *self, GError **error)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->issues->len; i++)
    {
      const PmnIssue *issue = &g_array_index (self->issues, PmnIssue, i);

      if (issue->severity != PMN_ISSUE_ERROR)
        continue;
      if (text == NULL)
        text = g_string_new (issue->message);
      else
        g_string_append_printf (text, "\n%s", issue->message);
    }
  if (text == NULL)
    return TRUE;
  g_set_error_literal (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID, text->str);
  return FALSE;
}
