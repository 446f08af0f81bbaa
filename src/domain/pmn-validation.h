/* pmn-validation.h: field errors and warnings, in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pmn-identifier.h"

G_BEGIN_DECLS

/**
 * PmnIssueSeverity:
 * @PMN_ISSUE_ERROR: refuses the value
 * @PMN_ISSUE_WARNING: shown, does not prevent saving
 */
typedef enum
{
  PMN_ISSUE_ERROR,
  PMN_ISSUE_WARNING,
} PmnIssueSeverity;

/**
 * PmnIssue:
 * @severity: error or warning
 * @field: name of the field, as in the struct ("minutes"), a static or interned string
 * @message: a translated sentence for the user
 */
typedef struct
{
  PmnIssueSeverity severity;
  const char *field;
  char *message;
} PmnIssue;

/**
 * PmnValidation:
 *
 * A list of issues, filled by the pmn_*_validate() functions. Plain data, one thread at a time.
 */
typedef struct _PmnValidation PmnValidation;

/* Characters of a name or a title, and of a text of several lines. */
#define PMN_MAX_LINE 500
#define PMN_MAX_NOTES 100000

/** pmn_validation_new: Returns: (transfer full): an empty list. */
PmnValidation *pmn_validation_new (void);

/** pmn_validation_free: @self: (nullable) (transfer full): the list. */
void pmn_validation_free (PmnValidation *self);

/**
 * pmn_validation_add:
 * @field: a static string
 * @format: printf format of an already translated sentence
 */
void pmn_validation_add (PmnValidation *self, PmnIssueSeverity severity, const char *field,
                         const char *format, ...) G_GNUC_PRINTF (4, 5);

/**
 * pmn_validation_check_identifier:
 * @field: a static string
 * @text: (nullable): as stored; an empty one passes: whether it is required is the caller's matter
 *
 * Adds an error when @text is not a valid identifier of this kind, or a warning when it deserves a
 * word (see pmn_identifier_warning()).
 */
void pmn_validation_check_identifier (PmnValidation *self, const char *field,
                                      PmnIdentifierKind kind, const char *text);

/**
 * pmn_validation_check_text:
 * @field: a static string
 * @text: (nullable): what was typed, of one line or of several
 * @max: the most characters that make sense there: %PMN_MAX_LINE or %PMN_MAX_NOTES
 *
 * For every text that people type as they like. Adds an error when @text is longer, and a warning for
 * what looks like a social security number, a bank account or a password (pmn_text_guard_scan()).
 */
void pmn_validation_check_text (PmnValidation *self, const char *field, const char *text,
                                glong max);

/** pmn_validation_is_blank: @text: (nullable). Returns: whether it holds nothing but spaces. */
gboolean pmn_validation_is_blank (const char *text);

/** pmn_validation_has_errors: Returns: whether at least one %PMN_ISSUE_ERROR is listed. */
gboolean pmn_validation_has_errors (const PmnValidation *self);

/** pmn_validation_get_n_issues: Returns: how many issues, warnings included. */
guint pmn_validation_get_n_issues (const PmnValidation *self);

/** pmn_validation_get_issue: Returns: (transfer none): the issue at @index. */
const PmnIssue *pmn_validation_get_issue (const PmnValidation *self, guint index);

/** pmn_validation_find: Returns: (transfer none) (nullable): the first issue about @field, errors first. */
const PmnIssue *pmn_validation_find (const PmnValidation *self, const char *field);

/**
 * pmn_validation_to_error:
 *
 * Returns: TRUE when there is no error; else FALSE with %PMN_DOMAIN_ERROR_INVALID, all the error
 * sentences joined by line breaks.
 */
gboolean pmn_validation_to_error (const PmnValidation *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnValidation, pmn_validation_free)

G_END_DECLS
