/* pmn-letters.h: the templates of letters: those of the program and those of the user
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The user's are files "NAME.txt" in a folder beside the registers; one of the same name takes the
 * place of one of the program. Functions here block: small files, not for the main thread.
 */
#pragma once

#include <gio/gio.h>

#include "pmn-letter-template.h"

G_BEGIN_DECLS

/** pmn_letters_folder: Returns: (transfer full) (nullable): "$XDG_DATA_HOME/permanence[-devel]/letters", made when missing. */
char *pmn_letters_folder (GError **error);

/** pmn_letters_list: @refused: (out) (transfer full) (nullable): what is wrong with the user's templates that cannot be used, one line for each mistake, %NULL when all are good. Returns: (transfer full) (element-type PmnLetterTemplate): by name. */
GPtrArray *pmn_letters_list (char **refused);

/** pmn_letters_get: Returns: (transfer full) (nullable): the template; else what is wrong with it, or %PMN_CORE_ERROR_NOT_FOUND naming those there are. */
PmnLetterTemplate *pmn_letters_get (const char *id, GError **error);

/** pmn_letters_copy: writes a copy of a template in the folder of the user, to be changed there. Returns: (transfer full) (nullable): its path; a template that is the user's own already is left as it is. */
char *pmn_letters_copy (const char *id, GError **error);
/** pmn_letters_prepare_async: on another thread, pmn_letters_copy(), or the folder only. @id: (nullable): %NULL = the folder. */
void pmn_letters_prepare_async (const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/** pmn_letters_prepare_finish: Returns: (transfer full) (nullable): the path to open. */
char *pmn_letters_prepare_finish (GAsyncResult *result, GError **error);

/** PmnLetterList: @templates: (element-type PmnLetterTemplate); @refused: (nullable): see pmn_letters_list(). */
typedef struct
{
  GPtrArray *templates;
  char *refused;
} PmnLetterList;

/** pmn_letter_list_free: @self: (nullable) (transfer full). */
void pmn_letter_list_free (PmnLetterList *self);
/** pmn_letters_list_async: pmn_letters_list() on another thread. */
void pmn_letters_list_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/** pmn_letters_list_finish: Returns: (transfer full) (nullable): both. */
PmnLetterList *pmn_letters_list_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnLetterList, pmn_letter_list_free)

G_END_DECLS
