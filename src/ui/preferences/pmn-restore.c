/* pmn-restore.c: putting a backup back in place of the base that is open
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/pmn-restore.h"

#include <glib/gi18n.h>

#include "pmn-recovery.h"
#include "pmn-register-pool.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"

typedef struct
{
  PmnWindow *window;
  char *register_path;
  char *backup_path;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_object_unref (restore->window);
  g_free (restore->register_path);
  g_free (restore->backup_path);
  g_free (restore);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  Restore *restore = data;
  g_autoptr (GError) error = NULL;
  gboolean restored = pmn_recovery_restore_finish (result, &error);

  /* Whatever happened, the base that is there now is opened again. */
  pmn_window_open (restore->window, restore->register_path, NULL, NULL);
  if (restored)
    pmn_window_toast (restore->window,
                      _ ("The backup is back in place; what it replaced was saved first"));
  else
    pmn_error_dialog_present (GTK_WIDGET (restore->window), _ ("The backup could not be put back"),
                              error);
  restore_free (restore);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  Restore *restore = data;
  g_autoptr (GError) error = NULL;

  if (pmn_register_pool_close_finish (PMN_REGISTER_POOL (source), result, &error))
    {
      pmn_recovery_restore_async (restore->register_path, restore->backup_path, NULL, on_restored,
                                  restore);
      return;
    }
  pmn_window_open (restore->window, restore->register_path, NULL, NULL);
  pmn_error_dialog_present (GTK_WIDGET (restore->window),
                            _ ("Close the other windows of this base first"), error);
  restore_free (restore);
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, Restore *restore)
{
  Restore *owned;
  PmnRegister *reg = pmn_window_get_register (restore->window);

  if (!g_str_equal (response, "restore") || reg == NULL)
    return;
  owned = g_new0 (Restore, 1);
  owned->window = g_object_ref (restore->window);
  owned->register_path = g_strdup (pmn_store_get_path (pmn_register_get_store (reg)));
  owned->backup_path = g_strdup (restore->backup_path);
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (owned->window)) != NULL)
    adw_dialog_force_close (
        adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (owned->window)));
  pmn_window_leave_register (owned->window);
  pmn_register_pool_close_async (pmn_register_pool_get_default (), owned->register_path, on_closed,
                                 owned);
}

void
pmn_restore_ask (GtkWidget *widget, const char *backup_path)
{
  PmnWindow *window;
  AdwDialog *dialog;
  Restore *restore;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (backup_path != NULL);

  window = pmn_window_of (widget);
  if (window == NULL)
    return;
  dialog = pmn_alert_new (_ ("Put This Backup Back?"),
                          _ ("The base becomes what it was then. What was typed since leaves "
                             "the screen, but is saved first as a backup of its own."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                  _ ("_Put Back"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  restore = g_new0 (Restore, 1);
  restore->window = g_object_ref (window);
  restore->backup_path = g_strdup (backup_path);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), restore,
                         (GClosureNotify) (void (*) (void)) restore_free, 0);
  pmn_alert_ask (dialog, widget);
}
