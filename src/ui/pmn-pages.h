/* pmn-pages.h: the pages that exist, in the order of the sidebar
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To add a page: its folder, a subclass of PmnPage, and one line in pmn-pages.c.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PmnPageInfo:
 * @id: stable name: target of "win.page", tag of the page
 * @section: (nullable): untranslated title of its section of the sidebar, marked for translation;
 *   %NULL for the foot
 * @title: untranslated title, marked for translation
 * @icon_name: symbolic icon
 * @get_type: its class, a PmnPage
 *
 * Static.
 */
typedef struct
{
  const char *id;
  const char *section;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} PmnPageInfo;

/** pmn_pages_get: @n: (out): how many. Returns: (transfer none): the pages. */
const PmnPageInfo *pmn_pages_get (guint *n);

/** pmn_pages_find: Returns: (transfer none) (nullable): the page with this id. */
const PmnPageInfo *pmn_pages_find (const char *id);

G_END_DECLS
