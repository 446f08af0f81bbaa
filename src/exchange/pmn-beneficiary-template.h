/* pmn-beneficiary-template.h: the workbook in which the national platform takes beneficiaries
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheet "Bénéficiaires", columns A to J, people from row 4 on until the first empty row, where the
 * platform stops too (national-api §2.15(b), §6bis.10). Blocking: worker threads only.
 */
#pragma once

#include "pmn-beneficiary.h"
#include "pmn-table-reader.h"

G_BEGIN_DECLS

#define PMN_BENEFICIARY_TEMPLATE_SHEET "Bénéficiaires"

/**
 * PmnBeneficiaryTemplate:
 *
 * Reads the people of such a workbook, one at a time.
 */
typedef struct _PmnBeneficiaryTemplate PmnBeneficiaryTemplate;

/** PmnBeneficiaryProblem: a cell of the current person that cannot be taken. @column: its header. */
typedef void (*PmnBeneficiaryProblem) (guint row, const char *column, const char *value,
                                       const char *sentence, gpointer user_data);

/**
 * pmn_beneficiary_template_open:
 *
 * Errors: %PMN_EXCHANGE_ERROR_FORMAT when it is not a workbook, %PMN_EXCHANGE_ERROR_HEADER without
 * the sheet.
 *
 * Returns: (transfer full) (nullable): placed before the first person
 */
PmnBeneficiaryTemplate *pmn_beneficiary_template_open (const char *path, GCancellable *cancellable,
                                                       GError **error);
/** pmn_beneficiary_template_free: @self: (nullable) (transfer full). */
void pmn_beneficiary_template_free (PmnBeneficiaryTemplate *self);
/** pmn_beneficiary_template_get_progress: Returns: share of the file that was read, from 0.0 to 1.0. */
double pmn_beneficiary_template_get_progress (PmnBeneficiaryTemplate *self);
/** pmn_beneficiary_template_rewind: before the first person again. */
gboolean pmn_beneficiary_template_rewind (PmnBeneficiaryTemplate *self, GError **error);

/**
 * pmn_beneficiary_template_next:
 * @today: a year of birth is not after it
 * @problem: (nullable): called for each cell that cannot be taken
 * @row: (out): row of the person, as the user sees it
 * @person: (out) (transfer full) (nullable): the person; %NULL at the end
 * @valid: (out): whether every cell could be taken
 *
 * Returns: %FALSE with @error set when the file cannot be read on
 */
gboolean pmn_beneficiary_template_next (PmnBeneficiaryTemplate *self, PmnDay today,
                                        PmnBeneficiaryProblem problem, gpointer user_data,
                                        GCancellable *cancellable, guint *row,
                                        PmnBeneficiary **person, gboolean *valid, GError **error);

/** pmn_beneficiary_template_is_example: Returns: whether @person is the example line that the platform put in its template. */
gboolean pmn_beneficiary_template_is_example (const PmnBeneficiary *person);

/**
 * pmn_beneficiary_template_write:
 * @people: (element-type PmnBeneficiary): anonymised ones are left out
 *
 * Writes a file (mode 0600, under a temporary name until it is complete) that the platform takes and
 * that pmn_beneficiary_template_open() reads back.
 *
 * Errors: %PMN_EXCHANGE_ERROR_IO
 */
gboolean pmn_beneficiary_template_write (const char *path, const GPtrArray *people, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnBeneficiaryTemplate, pmn_beneficiary_template_free)

G_END_DECLS
