/* pmn-beneficiary-template-private.h: columns of the workbook of beneficiaries
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmnTemplateColumn: position of a column from A. */
typedef enum
{
  PMN_TEMPLATE_FAMILY,
  PMN_TEMPLATE_GIVEN,
  PMN_TEMPLATE_BIRTH_YEAR,
  PMN_TEMPLATE_COMMUNE,
  PMN_TEMPLATE_INSEE,
  PMN_TEMPLATE_POSTCODE,
  PMN_TEMPLATE_PHONE,
  PMN_TEMPLATE_EMAIL,
  PMN_TEMPLATE_GENDER,
  PMN_TEMPLATE_NOTES,
  PMN_N_TEMPLATE_COLUMNS,
} PmnTemplateColumn;

extern const char *const pmn_beneficiary_template_headers[PMN_N_TEMPLATE_COLUMNS];

G_END_DECLS
