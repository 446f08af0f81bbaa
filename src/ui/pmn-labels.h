/* pmn-labels.h: words of the screen for the values of the domain
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-absence.h"
#include "pmn-activity.h"
#include "pmn-identifier.h"
#include "pmn-mediator.h"
#include "pmn-structure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** pmn_label_mediator_kind: Returns: (transfer none): the kind of a person, "" when unknown. */
const char *pmn_label_mediator_kind (PmnMediatorKind kind);
/** pmn_label_structure_kind: Returns: (transfer none): translated, "" when unknown. */
const char *pmn_label_structure_kind (PmnStructureKind kind);
/** pmn_label_place_kind: Returns: (transfer none): translated, "" when unknown. */
const char *pmn_label_place_kind (PmnPlaceKind kind);
/** pmn_label_day_part: Returns: (transfer none): translated, "" when unknown. */
const char *pmn_label_day_part (PmnDayPart part);

/**
 * pmn_read_identifier:
 * @editable: what was typed
 *
 * Returns: (transfer full) (nullable): the form to store when it is valid, what was typed when it is
 *   not (validation says so), %NULL when empty
 */
char *pmn_read_identifier (GtkEditable *editable, PmnIdentifierKind kind);
/** pmn_show_identifier: @clean: (nullable): shown as people read it. */
void pmn_show_identifier (GtkEditable *editable, PmnIdentifierKind kind, const char *clean);

G_END_DECLS
