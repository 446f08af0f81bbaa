/* pmn-importer-private.h: what the importers of each kind of file share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-import-links.h"
#include "pmn-importer.h"
#include "pmn-mediator.h"
#include "pmn-place.h"

G_BEGIN_DECLS

typedef struct _PmnImportJob PmnImportJob;

/**
 * PmnImportFormat: one kind of file.
 * @scan: reads the whole file once, without the register: refuses what cannot be read, remembers
 *   what @run needs in job->state. Any thread.
 * @run: converts and writes; writer thread, inside the transaction.
 * @free_state: (nullable)
 */
typedef struct
{
  PmnImportKind kind;
  gboolean (*scan) (PmnImportJob *job, GCancellable *cancellable, GError **error);
  gboolean (*run) (PmnImportJob *job, PmnEdit *edit, GCancellable *cancellable, GError **error);
  void (*free_state) (gpointer state);
} PmnImportFormat;

extern const PmnImportFormat pmn_import_coop;
extern const PmnImportFormat pmn_import_legacy;
extern const PmnImportFormat pmn_import_table;
extern const PmnImportFormat pmn_import_beneficiaries;

/** PmnImportJob: one import in progress. */
struct _PmnImportJob
{
  const PmnImportFormat *format;
  char *path;
  PmnImportOptions options; /* mapping is a reference of ours */
  gboolean dry_run;
  PmnDay today;
  PmnImportReport *report;
  gpointer state;

  /* Names looked up once: key → gint64 *; 0 = cannot be had, already reported. */
  GHashTable *mediators;
  GHashTable *places;
  GHashTable *mediators_by_id; /* row id → PmnMediator, read once */
  PmnMediator *new_mediator;   /* of the row in hand, not written yet; nullable */
  PmnPlace *new_place;         /* the same */
  PmnImportLinks *links;
  char *sheet;               /* that the rows in hand are of, when the file has several; nullable */
  GHashTable *rejected_rows; /* of that sheet: rows already rejected: one message each */
  GHashTable *labels;        /* unknown labels already noticed */

  GMainContext *context; /* where progress is told, NULL = directly */
  PmnImportProgress progress;
  gpointer progress_data;
  int last_percent;
};

/** pmn_import_report_sum: counts the activities of the file once what became of each is known. */
void pmn_import_report_sum (PmnImportReport *self);
/** pmn_import_reject: @row is not taken; without a @column, said once. @column, @value: (nullable). */
void pmn_import_reject (PmnImportJob *job, guint row, const char *column, const char *value,
                        const char *sentence);
/** pmn_import_notice: something to know of @row, 0 = of the file. */
void pmn_import_notice (PmnImportJob *job, guint row, const char *column, const char *value,
                        const char *sentence);
/** pmn_import_notice_once: something to know of a value, said of the first row that has it. */
void pmn_import_notice_once (PmnImportJob *job, guint row, const char *column, const char *value,
                             const char *sentence);
/** pmn_import_begin_sheet: the rows that follow are of @sheet: (nullable). */
void pmn_import_begin_sheet (PmnImportJob *job, const char *sheet);
/** pmn_import_on_problem: what a reader says of a cell; @job: the #PmnImportJob. @fatal: the row cannot be taken. */
void pmn_import_on_problem (guint row, const char *column, const char *value, gboolean fatal,
                            const char *sentence, gpointer job);
/** pmn_import_change: what changed in an updated row. */
void pmn_import_change (PmnImportJob *job, guint row, const char *column, const char *sentence);
/** pmn_import_note_linked: @row is @here already, wherever that came from. */
void pmn_import_note_linked (PmnImportJob *job, guint row, const PmnActivity *here);
/** pmn_import_note_trashed: the activity of @row is in the trash. @local_ref: (nullable) */
void pmn_import_note_trashed (PmnImportJob *job, guint row, const char *local_ref);
/** pmn_import_progress: @fraction 0…1 of the whole import; cheap to call for each row. */
void pmn_import_progress (PmnImportJob *job, double fraction);

/** PMN_IMPORT_NEW: in the place of a row id: to be created by pmn_import_create_new(). */
#define PMN_IMPORT_NEW ((gint64) - 1)

/**
 * pmn_import_find_mediator: finds somebody of the team by name.
 * Returns: row id; %PMN_IMPORT_NEW when nobody has it and people may be created: then they are the new one
 *   of the row in hand; 0 without error when the rows must be rejected, the reason in @why (static).
 */
gint64 pmn_import_find_mediator (PmnImportJob *job, PmnEdit *edit, const char *given,
                                 const char *family, PmnMediatorKind kind, const char **why,
                                 GError **error);
/** pmn_import_get_mediator: Returns: (transfer none) (nullable): read once for the whole import. */
const PmnMediator *pmn_import_get_mediator (PmnImportJob *job, PmnConnection *connection, gint64 id,
                                            GError **error);
/**
 * pmn_import_find_place: as above for a place; @like: name, address, commune, insee, postcode.
 */
gint64 pmn_import_find_place (PmnImportJob *job, PmnEdit *edit, const PmnPlace *like,
                              const char **why, GError **error);
/**
 * pmn_import_create_new: creates and reports the mediator and the place of @activity that are new. Called
 * just before @activity is written: a row that is refused, left out or here already brings nobody.
 */
gboolean pmn_import_create_new (PmnImportJob *job, PmnEdit *edit, PmnActivity *activity,
                                GError **error);

G_END_DECLS
