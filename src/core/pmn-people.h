/* pmn-people.h: what can be done with followed people, beyond reading and saving one
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions of a #PmnRegister, as in pmn-register.h. Lists end with pmn_register_rows_finish(),
 * changes with pmn_register_change_finish().
 */
#pragma once

#include "pmn-format.h"
#include "pmn-person-summary.h"
#include "pmn-register.h"

G_BEGIN_DECLS

/** pmn_people_list_async: live people by name, with what they took part in. @search: (nullable); @limit: 0 = all. (element-type PmnPersonSummary). */
void pmn_people_list_async (PmnRegister *self, const char *search, guint limit,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
/** pmn_people_similar_async: who may be the person being typed, the most alike first. @except_id: 0 = nobody left out. (element-type PmnPersonSummary). */
void pmn_people_similar_async (PmnRegister *self, const char *given, const char *family,
                               gint birth_year, gint64 except_id, guint limit,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
/** pmn_people_duplicates_async: pairs to review. (element-type PmnPersonPair). */
void pmn_people_duplicates_async (PmnRegister *self, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);

/**
 * pmn_register_timeline_async: live activities of a mediator, at a place or of a followed person,
 * newest first. (element-type PmnActivitySummary).
 */
void pmn_register_timeline_async (PmnRegister *self, PmnEntity entity, gint64 id, guint limit,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/** pmn_people_merge_async: see pmn_beneficiary_repository_merge(); one step. */
void pmn_people_merge_async (PmnRegister *self, gint64 survivor_id, gint64 merged_id,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/** pmn_people_merge_sync: blocking, as the above. Returns: whether they are merged. */
gboolean pmn_people_merge_sync (PmnRegister *self, gint64 survivor_id, gint64 merged_id,
                                GError **error);
/** pmn_people_set_distinct_async: remembers, or forgets, that two uuids are two people. Not a step of history. */
void pmn_people_set_distinct_async (PmnRegister *self, const char *uuid_a, const char *uuid_b,
                                    gboolean distinct, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

/**
 * pmn_people_export_async: writes everything that is known of a person, in words, in a text file
 * (0600, written aside and renamed): the right of access (RGPD art. 15).
 * @language: of the dates
 */
void pmn_people_export_async (PmnRegister *self, gint64 person_id, const char *path,
                              PmnLanguage language, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_people_export_sync: blocking, as the above. Returns: whether the file is written. */
gboolean pmn_people_export_sync (PmnRegister *self, gint64 person_id, const char *path,
                                 PmnLanguage language, GError **error);

G_END_DECLS
