/* pmn-search-provider.h: activities in the search of the desktop (org.gnome.Shell.SearchProvider2)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds activities of the base used last by reference, title, kind and theme; what it says holds
 * nobody's name. A fictional base, one that another program has open, and everything when the user
 * does not want it (key "desktop-search") stay out of it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PMN_TYPE_SEARCH_PROVIDER (pmn_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (PmnSearchProvider, pmn_search_provider, PMN, SEARCH_PROVIDER, GObject)

/*
 * Signals:
 *   "activity-chosen" (const char *reference): the window must show it
 *   "search-chosen" (const char *text): the window must show all that it finds
 */

/** pmn_search_provider_new: Returns: (transfer full): a provider that is nowhere on a bus yet. */
PmnSearchProvider *pmn_search_provider_new (void);
/** pmn_search_provider_export: answers at @path of @connection from now on. */
gboolean pmn_search_provider_export (PmnSearchProvider *self, GDBusConnection *connection,
                                     const char *path, GError **error);
/** pmn_search_provider_unexport: answers no more, and closes the base. */
void pmn_search_provider_unexport (PmnSearchProvider *self);
/** pmn_search_provider_let_go: closes the base that is kept for the next word typed; a window is there now, which has its own. */
void pmn_search_provider_let_go (PmnSearchProvider *self);

G_END_DECLS
