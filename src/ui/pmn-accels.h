/* pmn-accels.h: the one table of keyboard shortcuts
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It sets the accelerators of the application and fills the shortcuts dialog, so that the two can
 * never differ.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PmnAccelGroup:
 *
 * Sections of the shortcuts dialog, in order.
 */
typedef enum
{
  PMN_ACCEL_GROUP_GENERAL,
  PMN_ACCEL_GROUP_PAGES,
  PMN_ACCEL_GROUP_ACTIVITIES,
  PMN_ACCEL_GROUP_FORMS,
  PMN_ACCEL_GROUP_LISTS,
} PmnAccelGroup;

#define PMN_N_ACCEL_GROUPS 5

/**
 * PmnAccel:
 * @group: where the dialog shows it
 * @action: (nullable): detailed name of the action that the keys start, application wide; %NULL when
 *   a widget of ours handles them itself
 * @accels: (array zero-terminated=1): one to three accelerators as gtk_accelerator_parse() reads them,
 *   the one to show first
 * @title: untranslated English title, marked for translation
 *
 * One line of the table. Static.
 */
typedef struct
{
  PmnAccelGroup group;
  const char *action;
  const char *accels[4];
  const char *title;
} PmnAccel;

/** pmn_accels_get: @n: (out): how many. Returns: (transfer none): the table. */
const PmnAccel *pmn_accels_get (guint *n);

/** pmn_accels_group_title: Returns: (transfer none): translated title of a section. */
const char *pmn_accels_group_title (PmnAccelGroup group);

/** pmn_accels_install: sets the accelerators of every line that names an action. */
void pmn_accels_install (GtkApplication *application);

/** pmn_accels_dup_label: Returns: (transfer full): the keys of @accel in words: "Ctrl+Enter". */
char *pmn_accels_dup_label (const char *accel);

/**
 * pmn_accels_dup_tooltip:
 * @title: a translated title
 * @action: detailed name of an action of the table
 *
 * Returns: (transfer full): "Title (Ctrl+N)", or @title alone when @action has no keys
 */
char *pmn_accels_dup_tooltip (const char *title, const char *action);

G_END_DECLS
