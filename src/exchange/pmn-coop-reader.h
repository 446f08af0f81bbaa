/* pmn-coop-reader.h: the "Mes activités" file of the national platform
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Own, team and v1+v2 variants: columns are found by header text, the header row by "ID CRA"
 * (national-api §2.15(c), §6bis.9). One row per accompaniment. Blocking: worker thread only.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-mediator.h"
#include "pmn-table-reader.h"

G_BEGIN_DECLS

/** PmnCoopField: columns of the file, in its order. */
typedef enum
{
  PMN_COOP_DATE,
  PMN_COOP_RECORDED,
  PMN_COOP_MODIFIED,
  PMN_COOP_GIVEN,
  PMN_COOP_FAMILY,
  PMN_COOP_ROLE,
  PMN_COOP_CONUM,
  PMN_COOP_TYPE,
  PMN_COOP_PARTICIPANTS,
  PMN_COOP_BENEFICIARY,
  PMN_COOP_CHANNEL,
  PMN_COOP_PLACE,
  PMN_COOP_ADDRESS,
  PMN_COOP_COMMUNE,
  PMN_COOP_POSTCODE,
  PMN_COOP_INSEE,
  PMN_COOP_MINUTES,
  PMN_COOP_TITLE,
  PMN_COOP_MATERIALS,
  PMN_COOP_THEMES,
  PMN_COOP_TAGS,
  PMN_COOP_PROCEDURE,
  PMN_COOP_LEVEL,
  PMN_COOP_ORIENTED,
  PMN_COOP_REFERRAL,
  PMN_COOP_PERSON_COMMUNE,
  PMN_COOP_PERSON_POSTCODE,
  PMN_COOP_PERSON_INSEE,
  PMN_COOP_GENDER,
  PMN_COOP_AGE,
  PMN_COOP_STATUS,
  PMN_COOP_NOTES,
  PMN_COOP_SOURCE,
  PMN_COOP_ID,
  PMN_COOP_N_FIELDS,
} PmnCoopField;

/**
 * PMN_COOP_SOURCE_OURS: what "Source de la donnée" says of an activity that the platform does not know,
 * in a file that a register exported: "ID CRA" is then the uuid of the activity in that register.
 */
#define PMN_COOP_SOURCE_OURS "Permanence"

typedef struct _PmnCoopReader PmnCoopReader;

/**
 * PmnCoopProblem: receives what is to be said of a cell.
 * @fatal: the row cannot be taken; else the value was kept verbatim
 */
typedef void (*PmnCoopProblem) (guint row, const char *column, const char *value, gboolean fatal,
                                const char *sentence, gpointer user_data);

/**
 * pmn_coop_reader_open:
 *
 * Errors (%PMN_EXCHANGE_ERROR): FORMAT when it is not a workbook, HEADER when the sheet or the
 * header row is missing (the sentence says what was looked for), and those of the table reader.
 *
 * Returns: (transfer full) (nullable): placed before the first data row
 */
PmnCoopReader *pmn_coop_reader_open (const char *path, GCancellable *cancellable, GError **error);
/** pmn_coop_reader_free: @self: (nullable) (transfer full). */
void pmn_coop_reader_free (PmnCoopReader *self);

/** pmn_coop_reader_get_author: the person who exported, from the block above the table; "" when not said. */
void pmn_coop_reader_get_author (PmnCoopReader *self, const char **given, const char **family,
                                 const char **role);
/** pmn_coop_reader_names_mediators: Returns: whether each row names its mediator (team export). */
gboolean pmn_coop_reader_names_mediators (PmnCoopReader *self);
/** pmn_coop_reader_is_filtered: Returns: whether a filter other than the period was set on export. */
gboolean pmn_coop_reader_is_filtered (PmnCoopReader *self);
/** pmn_coop_reader_get_progress: Returns: share of the file that was read, from 0.0 to 1.0. */
double pmn_coop_reader_get_progress (PmnCoopReader *self);

/**
 * pmn_coop_reader_next:
 *
 * Errors: a formula or a date written as text means that the file was altered after the export: the
 * whole file is refused (%PMN_EXCHANGE_ERROR_ROW, naming row, column and value), nothing is guessed.
 *
 * Returns: TRUE with a row; FALSE at the end or on error
 */
gboolean pmn_coop_reader_next (PmnCoopReader *self, GCancellable *cancellable, GError **error);
/**
 * pmn_coop_reader_get_digest: Returns: a digest of the current row, the same in the own and the team
 *   export: names, notes and who exported are not in it.
 */
guint64 pmn_coop_reader_get_digest (PmnCoopReader *self);
/**
 * pmn_coop_reader_get_announced: Returns: the n of "i/n", how many people the platform counts in the
 *   activity; 1 for a number, 0 when the cell says nothing of the kind.
 */
guint pmn_coop_reader_get_announced (PmnCoopReader *self);
/** pmn_coop_reader_get_row: Returns: number of the current row, as the user sees it. */
guint pmn_coop_reader_get_row (PmnCoopReader *self);
/** pmn_coop_reader_get_text: Returns: (transfer none): text of a cell of the current row, "" when empty; valid until the next row. */
const char *pmn_coop_reader_get_text (PmnCoopReader *self, PmnCoopField field);
/** pmn_coop_reader_get_header: Returns: (transfer none): the usual header of @field. */
const char *pmn_coop_reader_get_header (PmnCoopField field);

/**
 * pmn_coop_reader_fill_activity: what the current row says of the activity itself; mediator and
 * place are left to the caller, notes are not touched. It has the platform's id or, when its home is a
 * register (%PMN_SOURCE_REGISTER), the uuid that it has there, and no national id.
 * Returns: FALSE when @problem was told that the row cannot be taken
 */
gboolean pmn_coop_reader_fill_activity (PmnCoopReader *self, PmnActivity *activity,
                                        PmnCoopProblem problem, gpointer user_data);
/** pmn_coop_reader_fill_participation: what the current row says of the person, name apart. */
void pmn_coop_reader_fill_participation (PmnCoopReader *self, PmnParticipation *participation,
                                         PmnCoopProblem problem, gpointer user_data);
/** pmn_coop_reader_has_beneficiary: Returns: whether the row names a followed person. */
gboolean pmn_coop_reader_has_beneficiary (PmnCoopReader *self);
/** pmn_coop_mediator_kind: Returns: the kind that a "Rôle" stands for. */
PmnMediatorKind pmn_coop_mediator_kind (const char *role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnCoopReader, pmn_coop_reader_free)

G_END_DECLS
