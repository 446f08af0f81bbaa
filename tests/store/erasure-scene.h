/* erasure-scene.h: a register in which somebody is named wherever a name can be
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "people-fixture.h"

G_BEGIN_DECLS

#define ERASURE_FIRST_DAY 20500
#define ERASURE_LAST_DAY 20560

/**
 * ErasureScene:
 * @person: Zéphyrine Quatrebarbes, once Zephyrin Quatrbarbe: no word of the two names is in any other text
 * @linked: an activity in which the person took part
 * @other: one in which only the notes name the person
 */
typedef struct
{
  PmnTestStore *store;
  gint64 person;
  gint64 linked;
  gint64 other;
} ErasureScene;

/** erasure_scene_set_up: rows, older spellings, notes, tags, trash, drafts, history. */
void erasure_scene_set_up (ErasureScene *scene);
void erasure_scene_clear (ErasureScene *scene);

/** erasure_scene_save_activity: a workshop. Returns: its row id. */
gint64 erasure_scene_save_activity (ErasureScene *scene, gboolean with_person, const char *title,
                                    const char *notes);
/** erasure_scene_edit_notes: in one step. */
void erasure_scene_edit_notes (ErasureScene *scene, gint64 id, const char *notes);

/** erasure_scene_anonymise: the person, in one step. */
void erasure_scene_anonymise (ErasureScene *scene);

/** erasure_count_secrets: Returns: how many spellings a file holds; none when it is not there. */
guint erasure_count_secrets (const char *path);
/** erasure_count_in_files: Returns: the same for a register, with the files that SQLite keeps beside it. */
guint erasure_count_in_files (const char *path);
/** erasure_scene_assert_forgotten: no byte of the register says who it was, and it is whole. */
void erasure_scene_assert_forgotten (ErasureScene *scene);

G_END_DECLS
