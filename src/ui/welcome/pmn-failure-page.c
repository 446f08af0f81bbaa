/* pmn-failure-page.c: why a base cannot be used, and what to do
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "welcome/pmn-failure-page.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-recovery.h"
#include "pmn-store-error.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-error-dialog.h"

struct _PmnFailurePage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkWidget *rescue_button;
  GtkWidget *retry_button;

  char *path;
  char *details;
};

G_DEFINE_FINAL_TYPE (PmnFailurePage, pmn_failure_page, ADW_TYPE_BIN)

typedef struct
{
  PmnStoreError code;
  const char *icon_name;
  const char *title;
  const char *advice;
  gboolean adds; /* whether the sentence of the error says more than the title */
} Explanation;

static const Explanation explanations[] = {
  { PMN_STORE_ERROR_NEWER, "software-update-available-symbolic",
    N_ ("This Base Is Newer than the App"),
    N_ ("Update Permanence on this computer, then open the base again. The file was not "
        "touched."),
    FALSE },
  { PMN_STORE_ERROR_NOT_A_REGISTER, "dialog-question-symbolic",
    N_ ("This Is Not a Permanence Base"),
    N_ ("The file was made by another program, or is not what its name says. It was not "
        "touched."),
    FALSE },
  { PMN_STORE_ERROR_CORRUPT, "dialog-error-symbolic", N_ ("The Base Is Damaged"),
    N_ ("The damaged file can be set aside, untouched, and the last good backup put in its "
        "place."),
    FALSE },
  { PMN_STORE_ERROR_READ_ONLY, "changes-prevent-symbolic", N_ ("The Base Cannot Be Written"),
    N_ ("Ask for the right to write in its folder, or copy the base elsewhere. The file was not "
        "touched."),
    TRUE },
  { PMN_STORE_ERROR_PERMISSION, "changes-prevent-symbolic", N_ ("The Base Cannot Be Read"),
    N_ ("The file belongs to somebody else or its folder is protected."), TRUE },
  { PMN_STORE_ERROR_BUSY, "changes-prevent-symbolic", N_ ("The Base Is in Use"),
    N_ ("Close the other program, then try again."), TRUE },
  { PMN_STORE_ERROR_FULL, "drive-harddisk-symbolic", N_ ("The Disk Is Full"),
    N_ ("Make some room on the disk, then try again. Nothing was lost."), TRUE },
};

static const Explanation *
find_explanation (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++)
    {
      if (g_error_matches (error, PMN_STORE_ERROR, (int) explanations[i].code))
        return &explanations[i];
    }
  return NULL;
}

static void
action_retry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnFailurePage *self = PMN_FAILURE_PAGE (widget);
  PmnWindow *window = pmn_window_of (widget);

  if (window != NULL && self->path != NULL)
    pmn_window_open (window, self->path, NULL, NULL);
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnWindow *window = pmn_window_of (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), PMN_FAILURE_PAGE (widget)->details);
  if (window != NULL)
    pmn_window_toast (window, _ ("Details copied"));
}

static void
on_rescued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnFailurePage) self = PMN_FAILURE_PAGE (data);
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = pmn_recovery_rescue_finish (result, &error);
  g_autofree char *message = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (aside == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The last good backup could not be put back"),
                                error);
      return;
    }
  if (window == NULL)
    return;
  pmn_window_open (window, self->path, NULL, NULL);
  /* Translators: %s is the path of a file. */
  message = g_strdup_printf (_ ("The damaged file is now %s"), aside);
  pmn_window_toast (window, message);
}

static void
action_rescue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnFailurePage *self = PMN_FAILURE_PAGE (widget);

  gtk_widget_set_sensitive (widget, FALSE);
  pmn_recovery_rescue_async (self->path, pmn_clock_now_ms (), NULL, on_rescued,
                             g_object_ref (self));
}

static void
pmn_failure_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_FAILURE_PAGE);
  G_OBJECT_CLASS (pmn_failure_page_parent_class)->dispose (object);
}

static void
pmn_failure_page_finalize (GObject *object)
{
  PmnFailurePage *self = PMN_FAILURE_PAGE (object);

  g_free (self->path);
  g_free (self->details);
  G_OBJECT_CLASS (pmn_failure_page_parent_class)->finalize (object);
}

static void
pmn_failure_page_class_init (PmnFailurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_failure_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_failure_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/welcome/pmn-failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnFailurePage, status);
  gtk_widget_class_bind_template_child (widget_class, PmnFailurePage, rescue_button);
  gtk_widget_class_bind_template_child (widget_class, PmnFailurePage, retry_button);
  gtk_widget_class_install_action (widget_class, "failure.retry", NULL, action_retry);
  gtk_widget_class_install_action (widget_class, "failure.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "failure.rescue", NULL, action_rescue);
}

static void
pmn_failure_page_init (PmnFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pmn_failure_page_new (const char *path, const GError *error)
{
  PmnFailurePage *self = g_object_new (PMN_TYPE_FAILURE_PAGE, NULL);
  const Explanation *explanation = find_explanation (error);
  g_autofree char *text = NULL;

  if (explanation == NULL)
    text = g_strdup (error->message);
  else if (explanation->adds)
    text = g_strdup_printf ("%s\n\n%s", error->message, _ (explanation->advice));
  else
    text = g_strdup (_ (explanation->advice));
  self->path = g_strdup (path);
  self->details = pmn_error_dialog_details (path != NULL ? path : "", error);
  adw_status_page_set_icon_name (self->status, explanation != NULL ? explanation->icon_name
                                                                   : "dialog-error-symbolic");
  adw_status_page_set_title (self->status, explanation != NULL
                                               ? _ (explanation->title)
                                               : _ ("The Base Could Not Be Opened"));
  pmn_ui_describe (self->status, text);
  gtk_widget_set_visible (self->rescue_button,
                          path != NULL
                              && g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT));
  gtk_widget_set_visible (self->retry_button, path != NULL);
  return GTK_WIDGET (self);
}
