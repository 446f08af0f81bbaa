/* pmn-window-private.h: what the parts of the window share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-page.h"
#include "pmn-person-watch.h"
#include "pmn-register-pool.h"
#include "pmn-window.h"

G_BEGIN_DECLS

struct _PmnWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *root_stack;
  AdwBin *welcome_bin;
  AdwBin *failure_bin;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *sidebar_page;
  GtkListBox *sidebar_list;
  GtkWidget *person_button;
  AdwAvatar *person_avatar;
  GtkLabel *person_label;
  AdwBanner *fictional_banner;
  AdwBanner *network_banner;
  AdwBanner *copy_banner;

  PmnRegister *reg;
  PmnPersonWatch *watch;
  GHashTable *pages;   /* id → PmnPage, those already shown */
  char *after_opening; /* action to start once the register is open */
  char *to_import;     /* file to offer for import once the register is shown */
  char *to_search;     /* words to look for then */
  gboolean search_only_one;
};

/** pmn_window_install_actions: for the class initialiser. */
void pmn_window_install_actions (GtkWidgetClass *widget_class);
/** pmn_window_get_visible_page: Returns: (transfer none) (nullable): the page in front. */
PmnPage *pmn_window_get_visible_page (PmnWindow *self);
/** pmn_window_update_person: shows who is at the keyboard. */
void pmn_window_update_person (PmnWindow *self);
/** pmn_window_offer_import: opens the import with the file that waits for it, if there is one. */
void pmn_window_offer_import (PmnWindow *self);
/** pmn_window_start_search: shows the activities with the words that wait, if there are any. */
void pmn_window_start_search (PmnWindow *self);
/** pmn_window_install_drop: files dropped on the window are offered for import. */
void pmn_window_install_drop (PmnWindow *self);

G_END_DECLS
