/* pmn-register.c: an open register with somebody at the keyboard
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-private.h"

#include "pmn-clock.h"
#include "pmn-entity-ops.h"
#include "pmn-repositories.h"
#include "pmn-setting.h"

/* "local:": stays on this computer, a dump leaves it out. */
#define ACTOR_SETTING "local:actor"

struct _PmnRegister
{
  GObject parent_instance;

  PmnStore *store;
  PmnStructure *structure;
  PmnPendingDrafts *drafts;
  const char *origin;
  gint64 actor_id;
};

enum
{
  PROP_0,
  PROP_ACTOR,
  N_PROPS,
};

enum
{
  CHANGED,
  STRUCTURE_CHANGED,
  DRAFTS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmnRegister, pmn_register, G_TYPE_OBJECT)

void
pmn_register_edit_info (PmnRegister *self, PmnEditInfo *info, const char *kind, const char *subject)
{
  g_return_if_fail (PMN_IS_REGISTER (self) && info != NULL);

  *info = (PmnEditInfo) {
    .kind = kind,
    .subject = subject,
    .origin = self->origin,
    .actor_id = self->actor_id,
    .now_ms = pmn_clock_now_ms (),
  };
}

/* Opening --------------------------------------------------------------------------------------- */

typedef struct
{
  PmnStructure *structure;
  gint64 actor_id;
} Identity;

static void
identity_free (Identity *identity)
{
  pmn_structure_free (identity->structure);
  g_free (identity);
}

static gpointer
read_identity (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *actor = NULL;
  g_autoptr (GError) local_error = NULL;
  PmnStructure *structure = pmn_structure_repository_get (connection, &local_error);
  Identity *identity;

  /* Loaded from a dump without one: the register is whole all the same. */
  if (g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      structure = pmn_structure_new ();
    }
  if (structure == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  actor = pmn_setting_get (connection, ACTOR_SETTING, &local_error);
  if (local_error != NULL)
    {
      pmn_structure_free (structure);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  identity = g_new0 (Identity, 1);
  identity->structure = structure;
  identity->actor_id = actor ? g_ascii_strtoll (actor, NULL, 10) : 0;
  return identity;
}

static gpointer
write_structure (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  pmn_structure_repository_save (edit, data, error);
  return NULL;
}

/* The register and its structure are one: there is none without the other. */
static PmnEditInfo
first_step (const PmnStructure *create, const char *origin)
{
  return (PmnEditInfo) {
    .kind = "create", .subject = create->name, .origin = origin, .now_ms = pmn_clock_now_ms ()
  };
}

static void
on_structure_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnRegister) self = data;
  g_autoptr (GError) error = NULL;
  Identity *identity = pmn_store_run_finish (PMN_STORE (source), result, &error);

  if (identity == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The structure could not be read again: %s", error->message);
      return;
    }
  g_clear_pointer (&self->structure, pmn_structure_free);
  self->structure = g_steal_pointer (&identity->structure);
  identity_free (identity);
  g_signal_emit (self, signals[STRUCTURE_CHANGED], 0);
}

static void
on_store_changed (PmnRegister *self, gpointer news)
{
  const PmnStoreNews *what = news;

  g_signal_emit (self, signals[CHANGED], 0, news);
  if (what->entities & (1u << PMN_ENTITY_STRUCTURE))
    pmn_store_read_async (self->store, read_identity, NULL, NULL, (GDestroyNotify) identity_free,
                          G_PRIORITY_DEFAULT, NULL, on_structure_read, g_object_ref (self));
}

static PmnRegister *
register_new (PmnStore *store, const char *origin)
{
  PmnRegister *self = g_object_new (PMN_TYPE_REGISTER, NULL);

  self->store = g_object_ref (store);
  self->origin = g_intern_string (origin);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
take_identity (PmnRegister *self, Identity *identity)
{
  g_clear_pointer (&self->structure, pmn_structure_free);
  self->structure = g_steal_pointer (&identity->structure);
  self->actor_id = identity->actor_id;
  identity_free (identity);
}

typedef struct
{
  PmnStructure *create;
  const char *origin;
  PmnRegister *opened;
  GError *failure;
} Opening;

static void
opening_free (Opening *opening)
{
  pmn_structure_free (opening->create);
  g_clear_object (&opening->opened);
  g_clear_error (&opening->failure);
  g_free (opening);
}

static void
on_failed_opening_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Opening *opening = g_task_get_task_data (task);

  /* The reason for closing is what the user must hear, not a failure to close. */
  pmn_store_close_finish (PMN_STORE (source), result, NULL);
  g_task_return_error (task, g_steal_pointer (&opening->failure));
}

static void
fail_opening (GTask *task, GError *error)
{
  Opening *opening = g_task_get_task_data (task);

  opening->failure = error;
  pmn_store_close_async (opening->opened->store, on_failed_opening_closed, task);
}

static void
on_identity_read (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;
  Identity *identity = pmn_store_run_finish (PMN_STORE (source), result, &error);

  if (identity == NULL)
    {
      fail_opening (task, error);
      return;
    }
  take_identity (opening->opened, identity);
  g_task_return_pointer (task, g_steal_pointer (&opening->opened), g_object_unref);
  g_object_unref (task);
}

static void
read_identity_async (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  pmn_store_read_async (opening->opened->store, read_identity, NULL, NULL,
                        (GDestroyNotify) identity_free, G_PRIORITY_HIGH,
                        g_task_get_cancellable (task), on_identity_read, task);
}

static void
on_store_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PmnStore) store = pmn_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  opening->opened = register_new (store, opening->origin);
  read_identity_async (task);
}

static gboolean
check_new_structure (const PmnStructure *create, GError **error)
{
  g_autoptr (PmnValidation) validation = NULL;

  if (create == NULL)
    return TRUE;
  validation = pmn_validation_new ();
  pmn_structure_validate (create, validation);
  return pmn_validation_to_error (validation, error);
}

void
pmn_register_open_async (const char *path, const PmnStructure *create, const char *origin,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, pmn_register_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  opening->create = create ? pmn_structure_copy (create) : NULL;
  opening->origin = origin;
  if (!check_new_structure (create, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (create == NULL)
    pmn_store_open_async (path, PMN_OPEN_NONE, cancellable, on_store_opened, task);
  else
    {
      PmnEditInfo info = first_step (create, origin);

      pmn_store_create_async (path, &info, write_structure, opening->create, NULL, cancellable,
                              on_store_opened, task);
    }
}

PmnRegister *
pmn_register_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

PmnRegister *
pmn_register_open_sync (const char *path, const PmnStructure *create, const char *origin,
                        GError **error)
{
  g_autoptr (PmnStore) store = NULL;
  g_autoptr (PmnRegister) self = NULL;
  GError *local_error = NULL;
  Identity *identity = NULL;

  if (!check_new_structure (create, error))
    return NULL;
  if (create == NULL)
    store = pmn_store_open_sync (path, PMN_OPEN_NONE, NULL, error);
  else
    {
      PmnEditInfo info = first_step (create, origin);

      store = pmn_store_create_sync (path, &info, write_structure, (gpointer) create, NULL, error);
    }
  if (store == NULL)
    return NULL;
  self = register_new (store, origin);
  identity = pmn_store_read_sync (store, read_identity, NULL, NULL, &local_error);
  if (identity == NULL)
    {
      pmn_store_close_sync (store, NULL);
      g_propagate_error (error, local_error);
      return NULL;
    }
  take_identity (self, identity);
  return g_steal_pointer (&self);
}

void
pmn_register_close_async (PmnRegister *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (self));

  pmn_store_close_async (self->store, pmn_register_on_forwarded,
                         pmn_register_forward (self, callback, user_data));
}

gboolean
pmn_register_close_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PMN_IS_REGISTER (self), FALSE);

  return pmn_store_close_finish (self->store, result, error);
}

gboolean
pmn_register_close_sync (PmnRegister *self, GError **error)
{
  g_return_val_if_fail (PMN_IS_REGISTER (self), FALSE);

  return pmn_store_close_sync (self->store, error);
}

/* Identity -------------------------------------------------------------------------------------- */

PmnStore *
pmn_register_get_store (PmnRegister *self)
{
  g_return_val_if_fail (PMN_IS_REGISTER (self), NULL);

  return self->store;
}

PmnPendingDrafts *
pmn_register_get_pending_drafts (PmnRegister *self)
{
  return self->drafts;
}

const PmnStructure *
pmn_register_get_structure (PmnRegister *self)
{
  g_return_val_if_fail (PMN_IS_REGISTER (self), NULL);

  return self->structure;
}

PmnDay
pmn_register_get_today (PmnRegister *self)
{
  g_return_val_if_fail (PMN_IS_REGISTER (self), PMN_DAY_NONE);

  return pmn_clock_today ();
}

gint64
pmn_register_get_actor (PmnRegister *self)
{
  g_return_val_if_fail (PMN_IS_REGISTER (self), 0);

  return self->actor_id;
}

static void
on_actor_remembered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnRegister) self = data;
  g_autoptr (GError) error = NULL;

  /* The person is known for this session all the same; only the memory of it is missing. */
  if (!pmn_register_change_finish (self, result, &error))
    g_message ("The person at the keyboard could not be remembered: %s", error->message);
}

void
pmn_register_set_actor (PmnRegister *self, gint64 mediator_id)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PMN_IS_REGISTER (self));

  if (self->actor_id == mediator_id)
    return;
  self->actor_id = mediator_id;
  text = mediator_id ? g_strdup_printf ("%" G_GINT64_FORMAT, mediator_id) : NULL;
  pmn_register_set_text_async (self, "setting:" ACTOR_SETTING, text, NULL, on_actor_remembered,
                               g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);
}

static void
pmn_register_dispose (GObject *object)
{
  PmnRegister *self = PMN_REGISTER (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (pmn_register_parent_class)->dispose (object);
}

static void
pmn_register_finalize (GObject *object)
{
  PmnRegister *self = PMN_REGISTER (object);

  g_clear_pointer (&self->structure, pmn_structure_free);
  g_clear_pointer (&self->drafts, pmn_pending_drafts_free);

  G_OBJECT_CLASS (pmn_register_parent_class)->finalize (object);
}

static void
pmn_register_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnRegister *self = PMN_REGISTER (object);

  switch (id)
    {
    case PROP_ACTOR:
      g_value_set_int64 (value, self->actor_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_register_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnRegister *self = PMN_REGISTER (object);

  switch (id)
    {
    case PROP_ACTOR:
      pmn_register_set_actor (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_register_class_init (PmnRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmn_register_dispose;
  object_class->finalize = pmn_register_finalize;
  object_class->get_property = pmn_register_get_property;
  object_class->set_property = pmn_register_set_property;

  properties[PROP_ACTOR]
      = g_param_spec_int64 ("actor", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", PMN_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[STRUCTURE_CHANGED]
      = g_signal_new ("structure-changed", PMN_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[DRAFTS_CHANGED] = g_signal_new ("drafts-changed", PMN_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmn_register_init (PmnRegister *self)
{
  self->drafts = pmn_pending_drafts_new ();
}

void
pmn_register_drafts_changed (PmnRegister *self)
{
  g_return_if_fail (PMN_IS_REGISTER (self));

  g_signal_emit (self, signals[DRAFTS_CHANGED], 0);
}
