/* pmn-entity-ops.c: one table that says how each kind of row is read, checked and written
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-entity-ops.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-kind.h"
#include "pmn-core-error.h"
#include "pmn-format.h"
#include "pmn-register.h"
#include "pmn-repositories.h"

/* Activities ------------------------------------------------------------------------------------ */

static gpointer
copy_activity (gconstpointer row)
{
  return pmn_activity_copy (row);
}

static void
free_activity (gpointer row)
{
  pmn_activity_free (row);
}

static gpointer
get_activity (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_activity_repository_get (connection, id, error);
}

static gboolean
check_mediator_of (PmnConnection *connection, const PmnActivity *activity,
                   PmnValidation *validation, GError **error)
{
  g_autoptr (PmnMediator) mediator = NULL;

  if (activity->mediator_id == 0)
    return TRUE;
  mediator = pmn_mediator_repository_get (connection, activity->mediator_id, error);
  if (mediator == NULL)
    return FALSE;
  if (!pmn_mediator_kind_can_author (mediator->kind))
    pmn_validation_add (validation, PMN_ISSUE_ERROR, "mediator_id", "%s",
                        _ ("Interns, volunteers and services civiques can co-animate but do not "
                           "log activities of their own."));
  return TRUE;
}

static gboolean
check_activity (PmnConnection *connection, gconstpointer row, PmnDay today, GError **error)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  const PmnActivity *activity = row;

  pmn_activity_validate (activity, today, validation);
  /* The kind of the author was settled when the activity was first logged. */
  if (activity->record.id == 0 && !check_mediator_of (connection, activity, validation, error))
    return FALSE;
  return pmn_validation_to_error (validation, error);
}

static gboolean
save_activity (PmnEdit *edit, gpointer row, GError **error)
{
  pmn_activity_complete_margins (row);
  return pmn_activity_repository_save (edit, row, error);
}

static char *
subject_of_activity (gconstpointer row)
{
  const PmnActivity *activity = row;
  g_autofree char *day = pmn_format_date_short (activity->day, pmn_language_of_messages ());

  return g_strdup_printf ("%s · %s · %s", pmn_activity_kind_label (activity->kind), day,
                          activity->local_ref);
}

char *
pmn_activity_days_subject (guint n, PmnDay first, PmnDay last)
{
  g_autofree char *from = pmn_format_date_short (first, pmn_language_of_messages ());
  g_autofree char *to = pmn_format_date_short (last, pmn_language_of_messages ());
  g_autofree char *number = pmn_format_integer (n, pmn_language_of_messages ());
  g_autofree char *count
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s activity", "%s activities", n), number);

  return first == last ? g_strdup_printf ("%s · %s", count, from)
                       : g_strdup_printf ("%s · %s – %s", count, from, to);
}

/* How many, and of which days: nobody knows a morning by its references. */
static char *
subject_of_activities (const GPtrArray *rows)
{
  PmnDay first = G_MAXINT32, last = PMN_DAY_NONE;

  for (guint i = 0; i < rows->len; i++)
    {
      const PmnActivity *activity = g_ptr_array_index (rows, i);

      first = MIN (first, activity->day);
      last = i == 0 ? activity->day : MAX (last, activity->day);
    }
  return pmn_activity_days_subject (rows->len, first, last);
}

/* Mediators ------------------------------------------------------------------------------------- */

static gpointer
copy_mediator (gconstpointer row)
{
  return pmn_mediator_copy (row);
}

static void
free_mediator (gpointer row)
{
  pmn_mediator_free (row);
}

static gpointer
get_mediator (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_mediator_repository_get (connection, id, error);
}

static gboolean
check_mediator (PmnConnection *connection, gconstpointer row, PmnDay today, GError **error)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  pmn_mediator_validate (row, validation);
  return pmn_validation_to_error (validation, error);
}

static gboolean
save_mediator (PmnEdit *edit, gpointer row, GError **error)
{
  return pmn_mediator_repository_save (edit, row, error);
}

static char *
subject_of_mediator (gconstpointer row)
{
  return pmn_mediator_get_display_name (row);
}

/* Absences -------------------------------------------------------------------------------------- */

static gpointer
copy_absence (gconstpointer row)
{
  return pmn_absence_copy (row);
}

static void
free_absence (gpointer row)
{
  pmn_absence_free (row);
}

static gpointer
get_absence (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_absence_repository_get (connection, id, error);
}

static GPtrArray *
list_absences (PmnConnection *connection, const char *search, GError **error)
{
  return pmn_absence_repository_list (connection, 0, PMN_DAY_NONE, PMN_DAY_NONE, error);
}

static gboolean
check_absence (PmnConnection *connection, gconstpointer row, PmnDay today, GError **error)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  pmn_absence_validate (row, validation);
  return pmn_validation_to_error (validation, error);
}

static gboolean
save_absence (PmnEdit *edit, gpointer row, GError **error)
{
  return pmn_absence_repository_save (edit, row, error);
}

/* Its dates only: the reason may be an illness, and history outlives it. */
static char *
subject_of_absence (gconstpointer row)
{
  const PmnAbsence *absence = row;
  g_autofree char *from = pmn_format_date_short (absence->from, pmn_language_of_messages ());
  g_autofree char *to = pmn_format_date_short (absence->to, pmn_language_of_messages ());

  if (absence->from == absence->to)
    /* Translators: what a line of the history is about; a date: "Added: an absence on 16/11/2026" */
    return g_strdup_printf (_ ("an absence on %s"), from);
  /* Translators: what a line of the history is about; two dates */
  return g_strdup_printf (_ ("an absence from %s to %s"), from, to);
}

/* Places ---------------------------------------------------------------------------------------- */

static gpointer
copy_place (gconstpointer row)
{
  return pmn_place_copy (row);
}

static void
free_place (gpointer row)
{
  pmn_place_free (row);
}

static gpointer
get_place (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_place_repository_get (connection, id, error);
}

static gboolean
check_place (PmnConnection *connection, gconstpointer row, PmnDay today, GError **error)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  /* A conseiller as agent is a warning, shown by the editor: it does not stop the save. */
  pmn_place_validate (row, FALSE, FALSE, validation);
  return pmn_validation_to_error (validation, error);
}

static gboolean
save_place (PmnEdit *edit, gpointer row, GError **error)
{
  return pmn_place_repository_save (edit, row, error);
}

static char *
subject_of_place (gconstpointer row)
{
  const PmnPlace *place = row;

  return g_strdup (place->name);
}

/* Beneficiaries --------------------------------------------------------------------------------- */

/* History outlives people: it never holds a name. */
static char *
subject_of_beneficiary (gconstpointer row)
{
  /* Translators: what a line of the history is about: "Added: a followed beneficiary" */
  return g_strdup (_ ("a followed beneficiary"));
}

static gpointer
copy_beneficiary (gconstpointer row)
{
  return pmn_beneficiary_copy (row);
}

static void
free_beneficiary (gpointer row)
{
  pmn_beneficiary_free (row);
}

static gpointer
get_beneficiary (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_beneficiary_repository_get (connection, id, error);
}

static gboolean
check_beneficiary (PmnConnection *connection, gconstpointer row, PmnDay today, GError **error)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  pmn_beneficiary_validate (row, today, validation);
  return pmn_validation_to_error (validation, error);
}

static gboolean
save_beneficiary (PmnEdit *edit, gpointer row, GError **error)
{
  return pmn_beneficiary_repository_save (edit, row, error);
}

/* Templates and saved filters ------------------------------------------------------------------- */

static gpointer
copy_named_body (gconstpointer row)
{
  return pmn_named_body_copy (row);
}

static void
free_named_body (gpointer row)
{
  pmn_named_body_free (row);
}

/* Two of the same name could not be told apart where they are picked. */
static gboolean
check_named_body (PmnConnection *connection, PmnEntity entity, const PmnNamedBody *row,
                  GError **error)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  GError *local_error = NULL;
  gint64 other;

  pmn_named_body_validate (row, validation);
  other = pmn_named_body_repository_find_by_name (connection, entity, row->name, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (other != 0 && other != row->record.id)
    pmn_validation_add (validation, PMN_ISSUE_ERROR, "name", "%s",
                        _ ("This name is already used: choose another one."));
  return pmn_validation_to_error (validation, error);
}

static char *
subject_of_template (gconstpointer row)
{
  /* Translators: what a line of the history is about: "Added: template “Monday workshop”". */
  return g_strdup_printf (_ ("template “%s”"), ((const PmnNamedBody *) row)->name);
}

static char *
subject_of_saved_filter (gconstpointer row)
{
  /* Translators: what a line of the history is about: "Added: filter “Tablets”". */
  return g_strdup_printf (_ ("filter “%s”"), ((const PmnNamedBody *) row)->name);
}

/* The same functions for each entity of this shape. */
#define DEFINE_NAMED_BODY(word, ENTITY)                                                            \
  static gpointer get_##word (PmnConnection *connection, gint64 id, GError **error)                \
  {                                                                                                \
    return pmn_named_body_repository_get (connection, ENTITY, id, error);                          \
  }                                                                                                \
  static GPtrArray *list_##word (PmnConnection *connection, const char *search, GError **error)    \
  {                                                                                                \
    return pmn_named_body_repository_list (connection, ENTITY, search, error);                     \
  }                                                                                                \
  static gboolean check_##word (PmnConnection *connection, gconstpointer row, PmnDay today,        \
                                GError **error)                                                    \
  {                                                                                                \
    return check_named_body (connection, ENTITY, row, error);                                      \
  }                                                                                                \
  static gboolean save_##word (PmnEdit *edit, gpointer row, GError **error)                        \
  {                                                                                                \
    return pmn_named_body_repository_save (edit, ENTITY, row, error);                              \
  }                                                                                                \
  static gboolean trash_##word (PmnEdit *edit, gint64 id, GError **error)                          \
  {                                                                                                \
    return pmn_named_body_repository_trash (edit, ENTITY, id, error);                              \
  }                                                                                                \
  static gboolean restore_##word (PmnEdit *edit, gint64 id, GError **error)                        \
  {                                                                                                \
    return pmn_named_body_repository_restore (edit, ENTITY, id, error);                            \
  }

DEFINE_NAMED_BODY (template, PMN_ENTITY_TEMPLATE)
DEFINE_NAMED_BODY (saved_filter, PMN_ENTITY_SAVED_FILTER)

#define NAMED_BODY_OPS(word)                                                                       \
  {                                                                                                \
    .copy = copy_named_body,                                                                       \
    .free = free_named_body,                                                                       \
    .get = get_##word,                                                                             \
    .list = list_##word,                                                                           \
    .check = check_##word,                                                                         \
    .save = save_##word,                                                                           \
    .trash = trash_##word,                                                                         \
    .restore = restore_##word,                                                                     \
    .subject = subject_of_##word,                                                                  \
  }

/* The structure --------------------------------------------------------------------------------- */

static gpointer
copy_structure (gconstpointer row)
{
  return pmn_structure_copy (row);
}

static void
free_structure (gpointer row)
{
  pmn_structure_free (row);
}

static gpointer
get_structure (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_structure_repository_get (connection, error);
}

static gboolean
check_structure (PmnConnection *connection, gconstpointer row, PmnDay today, GError **error)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  pmn_structure_validate (row, validation);
  return pmn_validation_to_error (validation, error);
}

static gboolean
save_structure (PmnEdit *edit, gpointer row, GError **error)
{
  return pmn_structure_repository_save (edit, row, error);
}

static char *
subject_of_structure (gconstpointer row)
{
  const PmnStructure *structure = row;

  return g_strdup (structure->name);
}

/* The table ------------------------------------------------------------------------------------- */

static const PmnEntityOps all_ops[] = {
  [PMN_ENTITY_ACTIVITY] = {
    .copy = copy_activity,
    .free = free_activity,
    .get = get_activity,
    .check = check_activity,
    .save = save_activity,
    .trash = pmn_activity_repository_trash,
    .restore = pmn_activity_repository_restore,
    .subject = subject_of_activity,
    .subject_of_all = subject_of_activities,
  },
  [PMN_ENTITY_MEDIATOR] = {
    .copy = copy_mediator,
    .free = free_mediator,
    .get = get_mediator,
    .list = pmn_mediator_repository_list,
    .check = check_mediator,
    .save = save_mediator,
    .trash = pmn_mediator_repository_trash,
    .restore = pmn_mediator_repository_restore,
    .subject = subject_of_mediator,
  },
  [PMN_ENTITY_ABSENCE] = {
    .copy = copy_absence,
    .free = free_absence,
    .get = get_absence,
    .list = list_absences,
    .check = check_absence,
    .save = save_absence,
    .trash = pmn_absence_repository_trash,
    .restore = pmn_absence_repository_restore,
    .subject = subject_of_absence,
  },
  [PMN_ENTITY_PLACE] = {
    .copy = copy_place,
    .free = free_place,
    .get = get_place,
    .list = pmn_place_repository_list,
    .check = check_place,
    .save = save_place,
    .trash = pmn_place_repository_trash,
    .restore = pmn_place_repository_restore,
    .subject = subject_of_place,
  },
  [PMN_ENTITY_BENEFICIARY] = {
    .copy = copy_beneficiary,
    .free = free_beneficiary,
    .get = get_beneficiary,
    .list = pmn_beneficiary_repository_list,
    .check = check_beneficiary,
    .save = save_beneficiary,
    .trash = pmn_beneficiary_repository_trash,
    .restore = pmn_beneficiary_repository_restore,
    .subject = subject_of_beneficiary,
  },
  [PMN_ENTITY_STRUCTURE] = {
    .copy = copy_structure,
    .free = free_structure,
    .get = get_structure,
    .check = check_structure,
    .save = save_structure,
    .subject = subject_of_structure,
  },
  [PMN_ENTITY_TEMPLATE] = NAMED_BODY_OPS (template),
  [PMN_ENTITY_SAVED_FILTER] = NAMED_BODY_OPS (saved_filter),
};

const PmnEntityOps *
pmn_entity_ops_get (PmnEntity entity)
{
  g_assert (entity >= PMN_ENTITY_ACTIVITY && (gsize) entity < G_N_ELEMENTS (all_ops));

  return &all_ops[entity];
}

void
pmn_entity_free (PmnEntity entity, gpointer row)
{
  if (row != NULL)
    pmn_entity_ops_get (entity)->free (row);
}

gpointer
pmn_entity_copy (PmnEntity entity, gconstpointer row)
{
  g_return_val_if_fail (row != NULL, NULL);

  return pmn_entity_ops_get (entity)->copy (row);
}
