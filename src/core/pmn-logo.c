/* pmn-logo.c: the logo of the structure, on its documents
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-logo.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pmn-core-error.h"
#include "pmn-file-error.h"
#include "pmn-picture.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"
#include "pmn-setting.h"

#define SETTING "structure-logo"
/* Some 300 dots per inch at the greatest size on paper. */
#define MAX_WIDTH 900
#define MAX_HEIGHT 300
#define MAX_FILE_BYTES (16 * 1024 * 1024)

/* Returns: (transfer full): NULL when @text is. */
static GBytes *
decode (const char *text)
{
  gsize length;
  guchar *data;

  if (text == NULL)
    return NULL;
  data = g_base64_decode (text, &length);
  return g_bytes_new_take (data, length);
}

GBytes *
pmn_logo_read (PmnConnection *connection, GError **error)
{
  g_autofree char *text = pmn_setting_get (connection, SETTING, error);

  return decode (text);
}

GBytes *
pmn_logo_prepare (GBytes *png, GError **error)
{
  GBytes *small;

  g_return_val_if_fail (png != NULL, NULL);

  small = pmn_picture_shrink (png, MAX_WIDTH, MAX_HEIGHT);
  if (small == NULL)
    g_set_error_literal (error, PMN_CORE_ERROR, PMN_CORE_ERROR_REFUSED,
                         _ ("This file is not a picture that can be a logo: choose a PNG file."));
  return small;
}

GBytes *
pmn_logo_load_file (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  GStatBuf state;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_stat (path, &state) != 0)
    {
      pmn_store_error_from_errno (error, path, errno);
      return NULL;
    }
  /* A film chosen by mistake is not read whole. */
  if (!S_ISREG (state.st_mode) || state.st_size > MAX_FILE_BYTES)
    bytes = g_bytes_new (NULL, 0);
  else if (g_file_get_contents (path, &data, &length, error))
    bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  return bytes != NULL ? pmn_logo_prepare (bytes, error) : NULL;
}

static char *
encode (GBytes *png)
{
  gsize length;
  const guchar *data;

  if (png == NULL)
    return NULL;
  data = g_bytes_get_data (png, &length);
  return g_base64_encode (data, length);
}

void
pmn_logo_set_async (PmnRegister *reg, GBytes *png, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *text = encode (png);

  g_return_if_fail (PMN_IS_REGISTER (reg));

  pmn_register_set_text_async (reg, "setting:" SETTING, text, cancellable, callback, user_data);
}

static gpointer
run_set (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  const PmnJob *job = data;

  pmn_setting_set (edit, SETTING, job->value, error);
  return NULL;
}

gboolean
pmn_logo_set_sync (PmnRegister *reg, GBytes *png, GError **error)
{
  PmnJob *job;
  GError *local_error = NULL;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), FALSE);

  job = pmn_job_new (reg, PMN_ENTITY_STRUCTURE);
  job->value = encode (png);
  pmn_register_write_sync (reg, "setting", run_set, job, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

void
pmn_logo_get_async (PmnRegister *reg, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (reg));

  pmn_register_get_text_async (reg, "setting:" SETTING, cancellable, callback, user_data);
}

GBytes *
pmn_logo_get_finish (PmnRegister *reg, GAsyncResult *result, GError **error)
{
  g_autofree char *text = pmn_register_get_text_finish (reg, result, error);

  return decode (text);
}
