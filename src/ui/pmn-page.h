/* pmn-page.h: a page of the window: its header, its search and its body
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_PAGE (pmn_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmnPage, pmn_page, PMN, PAGE, AdwNavigationPage)

/**
 * PmnPageClass:
 * @set_register: the register was set: called once, before the page is shown. Chain up.
 * @search_changed: what is searched has changed ("" = nothing), after the usual delay
 * @focus_first: put the focus on what people use first
 *
 * A page is made when it is first shown. Its template has PmnPage as parent and sets the "body"
 * property. The header bar has the sidebar button, the primary action, search (when "searchable")
 * and the menu.
 */
struct _PmnPageClass
{
  AdwNavigationPageClass parent_class;

  void (*set_register) (PmnPage *self, GObject *reg);
  void (*search_changed) (PmnPage *self, const char *text);
  void (*focus_first) (PmnPage *self);
};

/*
 * Properties: "register" (GObject: the PmnRegister), "body" (GtkWidget), "searchable" (gboolean),
 * "search-text" (string, read only), "primary-label", "primary-icon-name", "primary-action" (strings: the primary button, its action with its target; by
 * default it logs an activity).
 */

/** pmn_page_set_register: gives the page its register; once. */
void pmn_page_set_register (PmnPage *self, GObject *reg);
/** pmn_page_get_register: Returns: (transfer none) (nullable): the register. */
gpointer pmn_page_get_register (PmnPage *self);
/** pmn_page_get_search_text: Returns: (transfer none): what is searched, "" when nothing. */
const char *pmn_page_get_search_text (PmnPage *self);
/** pmn_page_set_search_text: sets what is searched and shows the search bar; "" hides it. */
void pmn_page_set_search_text (PmnPage *self, const char *text);
/** pmn_page_open_search: shows the search bar with its words selected, to type others; nothing when not searchable. */
void pmn_page_open_search (PmnPage *self);
/** pmn_page_open_menu: opens the main menu. */
void pmn_page_open_menu (PmnPage *self);
/** pmn_page_focus_first: puts the focus in the body. */
void pmn_page_focus_first (PmnPage *self);
/** pmn_page_set_compact: the primary button shows its icon only, no menu of kinds, and of the buttons of the window the one that closes, for narrow windows. */
void pmn_page_set_compact (PmnPage *self, gboolean compact);
/** pmn_page_focus_if_lost: the same, when the page is on the screen and nothing has the focus: it had nothing to show yet. */
void pmn_page_focus_if_lost (PmnPage *self);

G_END_DECLS
