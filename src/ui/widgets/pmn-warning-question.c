/* pmn-warning-question.c: asks before what is only warned of is saved
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-warning-question.h"

#include <glib/gi18n.h>

#include "widgets/pmn-alert.h"

#define BACK "back"

char *
pmn_warning_question_dup_text (const PmnValidation *issues)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (issues != NULL, NULL);

  for (guint i = 0; i < pmn_validation_get_n_issues (issues); i++)
    {
      const PmnIssue *issue = pmn_validation_get_issue (issues, i);

      if (issue->severity == PMN_ISSUE_WARNING && strstr (text->str, issue->message) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", issue->message);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

AdwDialog *
pmn_warning_question_new (const char *warnings)
{
  AdwDialog *dialog = pmn_alert_new (_ ("Save what you wrote?"), warnings);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, BACK, _ ("_Correct It"), PMN_WARNING_QUESTION_SAVE,
                                  _ ("_Save Anyway"), NULL);
  adw_alert_dialog_set_default_response (alert, BACK);
  adw_alert_dialog_set_close_response (alert, BACK);
  return dialog;
}
