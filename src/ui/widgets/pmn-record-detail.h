/* pmn-record-detail.h: everything about one person or place: facts, activities, history
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_RECORD_DETAIL (pmn_record_detail_get_type ())
G_DECLARE_FINAL_TYPE (PmnRecordDetail, pmn_record_detail, PMN, RECORD_DETAIL, AdwBin)

/*
 * Its buttons start the actions "record.edit", "record.trash" and "record.close" of the page around
 * it. The facts are the page's; activities and history are read here.
 */

/**
 * pmn_record_detail_begin: empties the facts
 * @id: row id of what is shown next, 0 = nothing
 *
 * The facts follow with pmn_record_detail_add_group() and pmn_record_detail_add_fact(); activities
 * and history come when they are read.
 */
void pmn_record_detail_begin (PmnRecordDetail *self, PmnRegister *reg, PmnEntity entity, gint64 id,
                              const char *title);
/** pmn_record_detail_add_group: Returns: (transfer none): a new group of facts. @title: (nullable). */
AdwPreferencesGroup *pmn_record_detail_add_group (PmnRecordDetail *self, const char *title);
/** pmn_record_detail_add_widget: @widget: (transfer floating): something else among the facts. */
void pmn_record_detail_add_widget (PmnRecordDetail *self, GtkWidget *widget);
/** pmn_record_detail_add_fact: @value: (nullable): nothing is added when there is nothing to say. */
void pmn_record_detail_add_fact (AdwPreferencesGroup *group, const char *title, const char *value);
/** pmn_record_detail_set_menu: @menu: (nullable): more actions of this page. */
void pmn_record_detail_set_menu (PmnRecordDetail *self, GMenuModel *menu);
/** pmn_record_detail_get_id: Returns: row id of what is shown, 0 for nothing. */
gint64 pmn_record_detail_get_id (PmnRecordDetail *self);
/** pmn_record_detail_focus: puts the focus on the first action. */
void pmn_record_detail_focus (PmnRecordDetail *self);

G_END_DECLS
