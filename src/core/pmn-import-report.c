/* pmn-import-report.c: what an import did or would do
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-importer-private.h"

#include <glib/gi18n-lib.h>

#include "pmn-format.h"
#include "pmn-sentence.h"

static void
message_free (gpointer data)
{
  PmnImportMessage *message = data;

  g_free (message->column);
  g_free (message->value);
  g_free (message->text);
  g_free (message);
}

PmnImportReport *
pmn_import_report_new (void)
{
  PmnImportReport *self = g_new0 (PmnImportReport, 1);

  self->rejected = g_ptr_array_new_with_free_func (message_free);
  self->changes = g_ptr_array_new_with_free_func (message_free);
  self->notices = g_ptr_array_new_with_free_func (message_free);
  self->new_mediators = g_ptr_array_new_with_free_func (g_free);
  self->new_places = g_ptr_array_new_with_free_func (g_free);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
pmn_import_report_free (PmnImportReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rejected);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->notices);
  g_ptr_array_unref (self->new_mediators);
  g_ptr_array_unref (self->new_places);
  g_ptr_array_unref (self->headers);
  g_hash_table_unref (self->mapping);
  g_free (self);
}

void
pmn_import_report_sum (PmnImportReport *self)
{
  self->activities = self->created + self->updated + self->unchanged + self->linked + self->trashed
                     + self->outside;
}

gboolean
pmn_import_report_is_refused (const PmnImportReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->rejected->len > 0 && self->activities == 0;
}

/* "60 new": @word agrees with @n. Nothing for nothing. */
static void
add_part (GPtrArray *parts, guint n, const char *word)
{
  g_autofree char *number = pmn_format_integer (n, pmn_language_of_messages ());

  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf ("%s %s", number, word));
}

static char *
count (guint n, const char *noun)
{
  g_autofree char *number = pmn_format_integer (n, pmn_language_of_messages ());

  return g_strdup_printf ("%s %s", number, noun);
}

static char *
describe_outcome (const PmnImportReport *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  gboolean people = self->kind == PMN_IMPORT_BENEFICIARIES;
  g_autofree char *total = count (
      self->activities,
      people ? g_dngettext (GETTEXT_PACKAGE, "beneficiary", "beneficiaries", self->activities)
             : g_dngettext (GETTEXT_PACKAGE, "activity", "activities", self->activities));
  g_autofree char *list = NULL;

  /* Translators: what follows is a number before each: of people, then of activities. */
  if (people)
    add_part (parts, self->created, g_dngettext (GETTEXT_PACKAGE, "added", "added", self->created));
  else
    add_part (parts, self->created, g_dngettext (GETTEXT_PACKAGE, "new", "new", self->created));
  add_part (parts, self->updated,
            g_dngettext (GETTEXT_PACKAGE, "modified", "modified", self->updated));
  add_part (parts, self->unchanged,
            g_dngettext (GETTEXT_PACKAGE, "unchanged", "unchanged", self->unchanged));
  add_part (parts, self->linked, g_dngettext (GETTEXT_PACKAGE, "linked", "linked", self->linked));
  add_part (parts, self->trashed,
            g_dngettext (GETTEXT_PACKAGE, "in the trash", "in the trash", self->trashed));
  add_part (parts, self->outside,
            g_dngettext (GETTEXT_PACKAGE, "left out", "left out", self->outside));
  if (parts->len == 0)
    return g_steal_pointer (&total);
  list = g_strjoinv (", ", (char **) parts->pdata);
  return g_strdup_printf (_ ("%s: %s"), total, list);
}

char *
pmn_import_report_describe (const PmnImportReport *self)
{
  g_autofree char *rows = NULL;
  g_autofree char *outcome = NULL;
  g_autofree char *refused = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rows = count (self->rows, g_dngettext (GETTEXT_PACKAGE, "row read", "rows read", self->rows));
  outcome = describe_outcome (self);
  if (self->rejected->len == 0)
    return g_strdup_printf ("%s · %s", rows, outcome);
  refused = count (self->rejected->len, g_dngettext (GETTEXT_PACKAGE, "row refused", "rows refused",
                                                     self->rejected->len));
  return g_strdup_printf ("%s · %s · %s", rows, outcome, refused);
}

static void
add_message (const PmnImportJob *job, GPtrArray *messages, guint row, const char *column,
             const char *value, const char *sentence)
{
  PmnImportMessage *message = g_new0 (PmnImportMessage, 1);
  g_autofree char *why = pmn_sentence_after_colon (sentence);

  message->row = row;
  message->column = g_strdup (column);
  message->value = g_strdup (value);
  if (column != NULL && value != NULL && value[0] != '\0')
    /* Translators: header of a column, value found there, what is wrong with it. */
    message->text = g_strdup_printf (_ ("%s “%s”: %s"), column, value, why);
  else if (column != NULL)
    /* Translators: header of a column, what is wrong there. */
    message->text = g_strdup_printf (_ ("%s: %s"), column, why);
  else
    message->text = g_strdup (sentence);
  if (job->sheet != NULL && row != 0)
    {
      g_autofree char *text = message->text;

      /* Translators: name of a sheet of a workbook, then what is to be said of one of its rows. */
      message->text = g_strdup_printf (_ ("sheet “%s”: %s"), job->sheet, text);
    }
  g_ptr_array_add (messages, message);
}

GArray *
pmn_import_group_messages (const GPtrArray *messages)
{
  g_autoptr (GHashTable) known = NULL;
  GArray *groups;

  g_return_val_if_fail (messages != NULL, NULL);

  known = g_hash_table_new (g_str_hash, g_str_equal);
  groups = g_array_new (FALSE, FALSE, sizeof (PmnImportGroup));
  for (guint i = 0; i < messages->len; i++)
    {
      const PmnImportMessage *message = g_ptr_array_index (messages, i);
      gpointer index = g_hash_table_lookup (known, message->text);
      PmnImportGroup group = { message, 1 };

      if (index != NULL)
        {
          g_array_index (groups, PmnImportGroup, GPOINTER_TO_UINT (index) - 1).n++;
          continue;
        }
      g_array_append_val (groups, group);
      g_hash_table_insert (known, message->text, GUINT_TO_POINTER (groups->len));
    }
  return groups;
}

void
pmn_import_reject (PmnImportJob *job, guint row, const char *column, const char *value,
                   const char *sentence)
{
  /* That a row cannot be taken need not be said again without a further reason. */
  if (row != 0 && !g_hash_table_add (job->rejected_rows, GUINT_TO_POINTER (row)) && column == NULL)
    return;
  add_message (job, job->report->rejected, row, column, value, sentence);
}

void
pmn_import_notice (PmnImportJob *job, guint row, const char *column, const char *value,
                   const char *sentence)
{
  add_message (job, job->report->notices, row, column, value, sentence);
}

void
pmn_import_notice_once (PmnImportJob *job, guint row, const char *column, const char *value,
                        const char *sentence)
{
  g_autofree char *key = g_strconcat (sentence, "\n", column, "\n", value, NULL);

  if (g_hash_table_add (job->labels, g_steal_pointer (&key)))
    add_message (job, job->report->notices, row, column, value, sentence);
}

void
pmn_import_begin_sheet (PmnImportJob *job, const char *sheet)
{
  g_set_str (&job->sheet, sheet);
  g_hash_table_remove_all (job->rejected_rows);
}

void
pmn_import_on_problem (guint row, const char *column, const char *value, gboolean fatal,
                       const char *sentence, gpointer job)
{
  if (fatal)
    pmn_import_reject (job, row, column, value, sentence);
  else
    pmn_import_notice_once (job, row, column, value, sentence);
}

void
pmn_import_change (PmnImportJob *job, guint row, const char *column, const char *sentence)
{
  add_message (job, job->report->changes, row, column, NULL, sentence);
}

void
pmn_import_note_linked (PmnImportJob *job, guint row, const PmnActivity *here)
{
  const char *sentence = _ ("already logged here: linked, not added");

  if (here->source == PMN_SOURCE_COOP || here->source == PMN_SOURCE_COOP_V1)
    sentence = _ ("already here from the national platform: linked, not added");
  else if (here->source == PMN_SOURCE_LEGACY)
    sentence = _ ("already here from a file of the old platform: linked, not added");
  else if (here->source == PMN_SOURCE_TABLE)
    sentence = _ ("already here from a table: linked, not added");
  else if (here->source == PMN_SOURCE_REGISTER)
    sentence = _ ("already here from another register: linked, not added");
  job->report->linked++;
  pmn_import_notice (job, row, NULL, here->local_ref, sentence);
}

void
pmn_import_note_trashed (PmnImportJob *job, guint row, const char *local_ref)
{
  job->report->trashed++;
  pmn_import_notice (job, row, NULL, local_ref, _ ("in the trash here: left there"));
}

/* Progress, told in the caller's main context, at most once per percent. ------------------------- */

typedef struct
{
  PmnImportProgress progress;
  gpointer data;
  double fraction;
} Tell;

static gboolean
on_tell (gpointer data)
{
  const Tell *tell = data;

  tell->progress (tell->fraction, tell->data);
  return G_SOURCE_REMOVE;
}

void
pmn_import_progress (PmnImportJob *job, double fraction)
{
  int percent = (int) (fraction * 100);
  Tell tell = { job->progress, job->progress_data, fraction };

  if (job->progress == NULL || percent == job->last_percent)
    return;
  job->last_percent = percent;
  if (job->context == NULL)
    job->progress (fraction, job->progress_data);
  else
    g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, on_tell,
                                g_memdup2 (&tell, sizeof tell), g_free);
}
