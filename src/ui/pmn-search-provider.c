/* pmn-search-provider.c: activities in the search of the desktop (org.gnome.Shell.SearchProvider2)
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-search-provider.h"

#include "activities/pmn-activity-text.h"
#include "pmn-activity-search.h"
#include "pmn-lock.h"
#include "pmn-nomenclature.h"
#include "pmn-register-locator.h"
#include "pmn-register-pool.h"
#include "pmn-ui.h"
#include "pmn-window.h"

#define INTERFACE "org.gnome.Shell.SearchProvider2"
#define MAX_RESULTS 10
/* Somebody types a word letter by letter: the base is not opened anew for each. */
#define KEEP_SECONDS 5

static const char introspection[]
    = "<node><interface name='" INTERFACE "'>"
      "<method name='GetInitialResultSet'><arg type='as' direction='in' name='terms'/>"
      "<arg type='as' direction='out' name='results'/></method>"
      "<method name='GetSubsearchResultSet'><arg type='as' direction='in' name='previous'/>"
      "<arg type='as' direction='in' name='terms'/>"
      "<arg type='as' direction='out' name='results'/></method>"
      "<method name='GetResultMetas'><arg type='as' direction='in' name='identifiers'/>"
      "<arg type='aa{sv}' direction='out' name='metas'/></method>"
      "<method name='ActivateResult'><arg type='s' direction='in' name='identifier'/>"
      "<arg type='as' direction='in' name='terms'/>"
      "<arg type='u' direction='in' name='timestamp'/></method>"
      "<method name='LaunchSearch'><arg type='as' direction='in' name='terms'/>"
      "<arg type='u' direction='in' name='timestamp'/></method>"
      "</interface></node>";

struct _PmnSearchProvider
{
  GObject parent_instance;

  GDBusConnection *connection; /* nullable */
  guint registration;
  GCancellable *search; /* nullable: the search under way; the next one ends it */
  PmnRegister *kept;    /* nullable: of the pool */
  guint keep_timer;
};

enum
{
  ACTIVITY_CHOSEN,
  SEARCH_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmnSearchProvider, pmn_search_provider, G_TYPE_OBJECT)

/* A question of the desktop -------------------------------------------------------------------- */

typedef struct
{
  PmnSearchProvider *self;
  GDBusMethodInvocation *invocation; /* until it is answered */
  GCancellable *cancellable;
  PmnRegister *reg; /* nullable: of the pool */
  char *path;
  char *words;
  gboolean metas; /* the words are references, and what they stand for is asked */
} Question;

static void
hold (gboolean held)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL && held)
    g_application_hold (application);
  else if (application != NULL)
    g_application_release (application);
}

static gboolean
has_window (void)
{
  GApplication *application = g_application_get_default ();

  return GTK_IS_APPLICATION (application)
         && gtk_application_get_windows (GTK_APPLICATION (application)) != NULL;
}

static gboolean
on_keep_timeout (gpointer data)
{
  PmnSearchProvider *self = data;

  self->keep_timer = 0;
  pmn_search_provider_let_go (self);
  return G_SOURCE_REMOVE;
}

/* A window that restores a backup must find the base free: only alone is it kept open. */
static void
keep (PmnSearchProvider *self, PmnRegister *reg)
{
  pmn_search_provider_let_go (self);
  if (has_window () || self->connection == NULL)
    {
      pmn_register_pool_release (pmn_register_pool_get_default (), reg);
      return;
    }
  hold (TRUE);
  self->kept = reg;
  self->keep_timer = g_timeout_add_seconds (KEEP_SECONDS, on_keep_timeout, self);
}

/* @answer: (nullable) (transfer floating): none when there is nothing to say. */
static void
question_answer (Question *question, GVariant *answer)
{
  if (answer == NULL)
    answer = g_variant_new_array (question->metas ? G_VARIANT_TYPE_VARDICT : G_VARIANT_TYPE_STRING,
                                  NULL, 0);
  g_dbus_method_invocation_return_value (question->invocation, g_variant_new_tuple (&answer, 1));
  if (question->reg != NULL)
    keep (question->self, g_steal_pointer (&question->reg));
  hold (FALSE);
  g_object_unref (question->cancellable);
  g_object_unref (question->self);
  g_free (question->path);
  g_free (question->words);
  g_free (question);
}

/* Outside the window a failure is no news: the desktop shows what others found. */
static void
question_fail (Question *question, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Search of the desktop: %s", error->message);
  question_answer (question, NULL);
}

/* Answers -------------------------------------------------------------------------------------- */

static GVariant *
make_results (const GPtrArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < rows->len; i++)
    g_variant_builder_add (&builder, "s",
                           ((PmnActivitySummary *) g_ptr_array_index (rows, i))->local_ref);
  return g_variant_builder_end (&builder);
}

/* "Workshop · Premiers pas": the kind, then the title or the first theme. */
static char *
make_name (const PmnActivitySummary *row)
{
  const char *what = row->title;
  g_autofree char *kind = pmn_activity_text_kind (row);

  if (what == NULL && row->themes->len > 0)
    what = pmn_nomenclature_label (PMN_DIMENSION_THEME, g_ptr_array_index (row->themes, 0));
  return what != NULL ? g_strdup_printf ("%s · %s", kind, what) : g_steal_pointer (&kind);
}

static GVariant *
make_metas (const GPtrArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < rows->len; i++)
    {
      const PmnActivitySummary *row = g_ptr_array_index (rows, i);
      g_autofree char *name = make_name (row);
      g_autofree char *day = pmn_activity_text_date (row);
      g_autofree char *duration = pmn_activity_text_duration (row);
      g_autofree char *about = g_strdup_printf ("%s · %s%s%s", day, duration,
                                                *duration != '\0' ? " · " : "", row->local_ref);

      g_variant_builder_open (&builder, G_VARIANT_TYPE_VARDICT);
      g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (row->local_ref));
      g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (name));
      g_variant_builder_add (&builder, "{sv}", "description", g_variant_new_string (about));
      g_variant_builder_close (&builder);
    }
  return g_variant_builder_end (&builder);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pmn_activity_search_finish (PMN_REGISTER (source), result, &error);

  if (rows == NULL)
    question_fail (question, error);
  else
    question_answer (question, question->metas ? make_metas (rows) : make_results (rows));
}

/* The base ------------------------------------------------------------------------------------- */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;

  question->reg = pmn_register_pool_open_finish (PMN_REGISTER_POOL (source), result, &error);
  if (question->reg == NULL)
    question_fail (question, error);
  else if (pmn_register_get_structure (question->reg)->fictional)
    question_answer (question, NULL);
  else if (question->metas)
    pmn_activity_search_references_async (question->reg, question->words, question->cancellable,
                                          on_found, question);
  else
    pmn_activity_search_async (question->reg, question->words, MAX_RESULTS, question->cancellable,
                               on_found, question);
}

static void
open_register (Question *question)
{
  pmn_register_pool_open_async (pmn_register_pool_get_default (), question->path, NULL, on_opened,
                                question);
}

/* Whether the base is a real one that nobody else uses: files are looked at, so not on the main thread. */
static void
check_register (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  g_autofree char *holder = pmn_lock_describe_holder (path);
  g_autoptr (GPtrArray) entries = pmn_register_locator_list ();
  gboolean free_and_real = holder == NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);

  for (guint i = 0; i < entries->len; i++)
    {
      const PmnRegisterEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->path, path) && entry->fictional)
        free_and_real = FALSE;
    }
  g_task_return_boolean (task, free_and_real);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    open_register (question);
  else
    question_answer (question, NULL);
}

/* What this process has open already needs no check. */
static gboolean
is_open_here (PmnSearchProvider *self, const char *path)
{
  GApplication *application = g_application_get_default ();
  GList *windows = GTK_IS_APPLICATION (application)
                       ? gtk_application_get_windows (GTK_APPLICATION (application))
                       : NULL;

  if (self->kept != NULL
      && g_str_equal (pmn_store_get_path (pmn_register_get_store (self->kept)), path))
    return TRUE;
  for (; windows != NULL; windows = windows->next)
    {
      PmnRegister *reg
          = PMN_IS_WINDOW (windows->data) ? pmn_window_get_register (windows->data) : NULL;

      if (reg != NULL && g_str_equal (pmn_store_get_path (pmn_register_get_store (reg)), path))
        return TRUE;
    }
  return FALSE;
}

static void
ask (PmnSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *words,
     gboolean metas)
{
  Question *question = g_new0 (Question, 1);
  g_autoptr (GTask) task = NULL;

  hold (TRUE);
  question->self = g_object_ref (self);
  question->invocation = invocation;
  question->words = g_strjoinv (" ", (char **) words);
  question->metas = metas;
  question->path = g_settings_get_string (pmn_ui_get_settings (), "last-register");
  question->cancellable = g_cancellable_new ();
  if (!metas)
    {
      /* Another letter was typed: the search for the fewer ones is of no use any more. */
      if (self->search != NULL)
        g_cancellable_cancel (self->search);
      g_set_object (&self->search, question->cancellable);
    }
  if (!g_settings_get_boolean (pmn_ui_get_settings (), "desktop-search") || *question->path == '\0')
    question_answer (question, NULL);
  else if (is_open_here (self, question->path))
    open_register (question);
  else
    {
      task = g_task_new (self, NULL, on_checked, question);
      g_task_set_task_data (task, g_strdup (question->path), g_free);
      g_task_run_in_thread (task, check_register);
    }
}

/* D-Bus ---------------------------------------------------------------------------------------- */

static void
on_method_called (GDBusConnection *connection, const char *sender, const char *path,
                  const char *interface, const char *method, GVariant *parameters,
                  GDBusMethodInvocation *invocation, gpointer data)
{
  PmnSearchProvider *self = PMN_SEARCH_PROVIDER (data);
  g_autofree const char **words = NULL;
  const char *reference;
  g_autofree char *text = NULL;

  if (g_str_equal (method, "GetInitialResultSet"))
    {
      g_variant_get (parameters, "(^a&s)", &words);
      ask (self, invocation, words, FALSE);
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_variant_get (parameters, "(@as^a&s)", NULL, &words);
      ask (self, invocation, words, FALSE);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (parameters, "(^a&s)", &words);
      ask (self, invocation, words, TRUE);
    }
  else if (g_str_equal (method, "ActivateResult"))
    {
      g_variant_get (parameters, "(&s@asu)", &reference, NULL, NULL);
      g_dbus_method_invocation_return_value (invocation, NULL);
      g_signal_emit (self, signals[ACTIVITY_CHOSEN], 0, reference);
    }
  else
    {
      g_variant_get (parameters, "(^a&su)", &words, NULL);
      text = g_strjoinv (" ", (char **) words);
      g_dbus_method_invocation_return_value (invocation, NULL);
      g_signal_emit (self, signals[SEARCH_CHOSEN], 0, text);
    }
}

static const GDBusInterfaceVTable vtable = { .method_call = on_method_called };

/* Class ---------------------------------------------------------------------------------------- */

static void
pmn_search_provider_dispose (GObject *object)
{
  pmn_search_provider_unexport (PMN_SEARCH_PROVIDER (object));
  G_OBJECT_CLASS (pmn_search_provider_parent_class)->dispose (object);
}

static void
pmn_search_provider_class_init (PmnSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_search_provider_dispose;
  signals[ACTIVITY_CHOSEN]
      = g_signal_new ("activity-chosen", PMN_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SEARCH_CHOSEN]
      = g_signal_new ("search-chosen", PMN_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pmn_search_provider_init (PmnSearchProvider *self)
{
}

PmnSearchProvider *
pmn_search_provider_new (void)
{
  return g_object_new (PMN_TYPE_SEARCH_PROVIDER, NULL);
}

gboolean
pmn_search_provider_export (PmnSearchProvider *self, GDBusConnection *connection, const char *path,
                            GError **error)
{
  g_autoptr (GDBusNodeInfo) info = NULL;

  g_return_val_if_fail (PMN_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (self->connection == NULL, FALSE);

  info = g_dbus_node_info_new_for_xml (introspection, error);
  if (info == NULL)
    return FALSE;
  self->registration = g_dbus_connection_register_object (connection, path, info->interfaces[0],
                                                          &vtable, self, NULL, error);
  if (self->registration == 0)
    return FALSE;
  self->connection = g_object_ref (connection);
  return TRUE;
}

void
pmn_search_provider_unexport (PmnSearchProvider *self)
{
  g_return_if_fail (PMN_IS_SEARCH_PROVIDER (self));

  if (self->connection != NULL)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  g_clear_object (&self->connection);
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  pmn_search_provider_let_go (self);
}

void
pmn_search_provider_let_go (PmnSearchProvider *self)
{
  g_return_if_fail (PMN_IS_SEARCH_PROVIDER (self));

  g_clear_handle_id (&self->keep_timer, g_source_remove);
  if (self->kept == NULL)
    return;
  pmn_register_pool_release (pmn_register_pool_get_default (), g_steal_pointer (&self->kept));
  hold (FALSE);
}
