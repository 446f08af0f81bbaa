/* pmn-register-locator.h: where registers live, and which were opened lately
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small files only; blocking, at most a few milliseconds on a local disk.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmnRegisterEntry: @name: of the structure, never of a person; @last_opened: ms, 0 = never. */
typedef struct
{
  char *name;
  char *path;
  gint64 last_opened;
  gboolean fictional;
} PmnRegisterEntry;

/** pmn_register_entry_free: @self: (nullable) (transfer full). */
void pmn_register_entry_free (PmnRegisterEntry *self);
/** pmn_register_locator_folder: Returns: (transfer full): "$XDG_DATA_HOME/permanence[-devel]/registers", made (0700) when missing. */
char *pmn_register_locator_folder (GError **error);
/** pmn_register_locator_beside: Returns: (transfer full): a folder beside that of the registers, made (0700) when missing. */
char *pmn_register_locator_beside (const char *name, GError **error);
/** pmn_register_locator_new_path: Returns: (transfer full): a free path for a register of this name in the folder. */
char *pmn_register_locator_new_path (const char *name, GError **error);
/** pmn_register_locator_list: Returns: (transfer full) (element-type PmnRegisterEntry): registers of the folder and others opened, most recent first; files that are gone are left out. */
GPtrArray *pmn_register_locator_list (void);
/** pmn_register_locator_note_opened: remembers @path as the most recent. */
gboolean pmn_register_locator_note_opened (const char *path, const char *name, gboolean fictional,
                                           gint64 now_ms, GError **error);
/** pmn_register_locator_forget: takes @path off the recent list; the file stays. */
gboolean pmn_register_locator_forget (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnRegisterEntry, pmn_register_entry_free)

G_END_DECLS
