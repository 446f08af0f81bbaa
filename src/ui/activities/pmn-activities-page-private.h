/* pmn-activities-page-private.h: the page Activities, between its files
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/pmn-activity-list-model.h"
#include "pmn-activities-page.h"
#include "pmn-activity-detail.h"
#include "pmn-activity-filter-bar.h"
#include "pmn-activity-inspector.h"
#include "pmn-filter-hints.h"

G_BEGIN_DECLS

struct _PmnActivitiesPage
{
  PmnPage parent_instance;

  AdwOverlaySplitView *split_view;
  PmnActivityDetail *detail;
  PmnActivityFilterBar *filter_bar;
  AdwBanner *failed_banner;
  AdwStatusPage *failed_page;
  AdwStatusPage *empty_page;
  GtkWidget *empty_trash_button;
  PmnFilterHints *hints;
  GtkStack *stack;
  gboolean focus_awaited; /* the page was gone to before there was a list */
  GtkBox *loading_box;
  GtkColumnView *view;
  GtkLabel *count_label;
  GtkBox *bottom_bar;
  GtkWidget *unselect_button;
  GtkWidget *trash_button;
  GtkWidget *change_button;
  GtkToggleButton *details_button;
  GtkMenuButton *columns_button;
  GtkWidget *context_menu;

  GSettings *settings;
  GSimpleActionGroup *column_actions;
  PmnActivityLoader *loader;
  PmnActivityInspector *inspector; /* nullable */
  PmnActivityListModel *model;     /* nullable: the list shown */
  PmnActivityListModel *pending;   /* nullable: the one that will replace it */
  PmnDay today;
  gint64 person_id; /* at the keyboard, when the filter was last set after them */
  guint slow_id;
  guint selection_id;
  guint focus_id;
  guint top_id;
  guint focus_position;
  gboolean focus_wanted;
  guint n_trashed; /* by the last move to the trash */
  gboolean narrow;
  gboolean crowded; /* beside the details there is no room for every column */
  gboolean announce;
  gboolean select_first; /* once the list is there */
  GCancellable *cancellable;
};

/** pmn_activities_page_get_only_selected: Returns: (transfer full) (nullable): the row selected, when it is only one. */
PmnActivityRow *pmn_activities_page_get_only_selected (PmnActivitiesPage *self);

/** pmn_activities_page_take_first: selects the first row, if that was wanted and the list is there. */
void pmn_activities_page_take_first (PmnActivitiesPage *self);

/** pmn_activities_page_install_actions: what the keys, menus and buttons of the page do. */
void pmn_activities_page_install_actions (GtkWidgetClass *widget_class);
/** pmn_activities_page_add_menu_and_keys: the menu of a row, and the keys of the list. */
void pmn_activities_page_add_menu_and_keys (PmnActivitiesPage *self);

/** pmn_activities_page_install_saved_actions: saved filters, changes to many rows. */
void pmn_activities_page_install_saved_actions (GtkWidgetClass *widget_class);
/** pmn_activities_page_install_output_actions: the list and one activity on paper, the list as a file. */
void pmn_activities_page_install_output_actions (GtkWidgetClass *widget_class);
/** pmn_activities_page_list_saved: reads the saved filters. */
void pmn_activities_page_list_saved (PmnActivitiesPage *self);
/** pmn_activities_page_update_state: shows the list, or why there is none. */
void pmn_activities_page_update_state (PmnActivitiesPage *self);
/** pmn_activities_page_update_count: says how many activities the list has. */
void pmn_activities_page_update_count (PmnActivitiesPage *self);
/** pmn_activities_page_items_changed: "items-changed" of the list: the focus goes to a neighbour of the row that went. */
void pmn_activities_page_items_changed (PmnActivitiesPage *self, guint position, guint removed,
                                        guint added);
/** pmn_activities_page_show_selection: shows, now, what is selected. */
void pmn_activities_page_show_selection (PmnActivitiesPage *self);
/** pmn_activities_page_queue_selection: shows, soon, what is selected: its number or its details. */
void pmn_activities_page_queue_selection (PmnActivitiesPage *self);
/** pmn_activities_page_reload: makes the list that filters, search and order ask for, unless it is there. */
void pmn_activities_page_reload (PmnActivitiesPage *self);
/** pmn_activities_page_show_columns: shows the columns chosen, those for which there is room. */
void pmn_activities_page_show_columns (PmnActivitiesPage *self);
/** pmn_activities_page_make_column_menu: the menu that chooses order and columns, on its button; the columns on their titles too. */
void pmn_activities_page_make_column_menu (PmnActivitiesPage *self);
/** pmn_activities_page_show_order: the menu marks the order that the titles of the columns ask for. */
void pmn_activities_page_show_order (PmnActivitiesPage *self);
/** pmn_activities_page_choose_columns: shows these columns from now on. */
void pmn_activities_page_choose_columns (PmnActivitiesPage *self, const char *const *ids);

/** pmn_activities_page_list_choices: reads what the filters propose. @entities: bits (1 << #PmnEntity) of what to read. */
void pmn_activities_page_list_choices (PmnActivitiesPage *self, guint entities);

G_END_DECLS
