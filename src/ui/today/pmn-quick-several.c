/* pmn-quick-several.c: several people in the quick box: a workshop, or a session each
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "today/pmn-quick-several.h"

#include <string.h>

#include "activities/pmn-activity-text.h"
#include "pmn-activity-kind.h"
#include "pmn-ui.h"

/* Words of the syntax, which is French whatever the language of the window. */
#define WORKSHOP "atelier"
#define SESSIONS "individuel"

static void
suggest (PmnQuickChoices *choices, const PmnLogContext *context, const PmnQuickReading *reading,
         PmnActivityKind kind, gsize start, gsize end)
{
  g_autoptr (PmnActivity) said = pmn_activity_copy (reading->activity);
  g_autoptr (PmnActivity) activity = NULL;
  guint n = said->anonymous;
  gboolean each = pmn_activity_kind_has_one_person (kind);
  g_autofree char *what = pmn_activity_text_several (kind, n);
  g_autofree char *minutes = NULL;
  g_autofree char *label = NULL;

  said->kind = kind;
  activity = pmn_log_context_complete (context, said);
  minutes = pmn_format_minutes (each ? activity->minutes * (int) n : activity->minutes,
                                pmn_ui_language ());
  label = g_strdup_printf ("%s · %s", what, minutes);
  pmn_quick_choices_add (choices, label, each ? SESSIONS : WORKSHOP, start, end);
}

static const PmnQuickSpan *
find_kind (const PmnQuickReading *reading)
{
  for (guint i = 0; i < reading->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (reading->spans, i);

      if (span->field == PMN_QUICK_KIND)
        return span;
    }
  return NULL;
}

void
pmn_quick_several_suggest (PmnQuickChoices *choices, const PmnLogContext *context,
                           const PmnQuickReading *reading, const char *text)
{
  gsize end;
  const PmnQuickSpan *kind;

  g_return_if_fail (PMN_IS_QUICK_CHOICES (choices));
  g_return_if_fail (context != NULL && reading != NULL && text != NULL);

  end = strlen (text);
  kind = find_kind (reading);
  if (reading->kind_open)
    {
      suggest (choices, context, reading, PMN_ACTIVITY_WORKSHOP, end, end);
      suggest (choices, context, reading, PMN_ACTIVITY_INDIVIDUAL, end, end);
    }
  else if (reading->sessions > 1 && kind != NULL)
    suggest (choices, context, reading, PMN_ACTIVITY_WORKSHOP, kind->start, kind->end);
}

const char *
pmn_quick_several_answer_of (const char *spelling)
{
  g_return_val_if_fail (spelling != NULL, NULL);

  if (g_str_equal (spelling, WORKSHOP))
    return PMN_SEVERAL_WORKSHOP;
  return g_str_equal (spelling, SESSIONS) ? PMN_SEVERAL_SESSIONS : NULL;
}
