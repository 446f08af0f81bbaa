/* erasure-scene.c: a register in which somebody is named wherever a name can be
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "erasure-scene.h"

#include <string.h>

#include "pmn-setting.h"

/* Every spelling the person ever had; none occurs anywhere else. */
static const char *const secrets[]
    = { "Zéphyrine",  "zephyrine",     "Zephyrin",  "Quatrebarbes",   "quatrebarbes", "Quatrbarbe",
        "quatrbarbe", "zq@exemple.fr", "612345678", "06 12 34 56 78", "goitre",       NULL };

static void
save_person (ErasureScene *scene, const char *given, const char *family, const char *notes)
{
  PmnTestStore *store = scene->store;
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

  person = pmn_beneficiary_repository_get (store->connection, scene->person, &error);
  g_assert_no_error (error);
  g_set_str (&person->given, given);
  g_set_str (&person->family, family);
  g_set_str (&person->notes, notes);
  person->birth_year = 1951;
  g_set_str (&person->email, "zq@exemple.fr");
  g_set_str (&person->phone, "+33612345678");
  g_strlcpy (person->insee, "24322", sizeof person->insee);
  person->gender = g_intern_string ("feminin");
  person->status = g_intern_string ("retraite");
  pmn_beneficiary_repository_save (edit, person, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

gint64
erasure_scene_save_activity (ErasureScene *scene, gboolean with_person, const char *title,
                             const char *notes)
{
  PmnTestStore *store = scene->store;
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  PmnParticipation *line;

  activity->kind = PMN_ACTIVITY_WORKSHOP;
  activity->day = ERASURE_FIRST_DAY;
  activity->minutes = 60;
  activity->mediator_id = g_array_index (store->mediators, gint64, 0);
  activity->place_kind = PMN_PLACE_KIND_REMOTE;
  activity->title = g_strdup (title);
  activity->notes = g_strdup (notes);
  pmn_activity_add_theme (activity, "email");
  if (with_person)
    {
      line = pmn_participation_new ();
      line->position = 1;
      line->beneficiary_id = scene->person;
      g_ptr_array_add (activity->participations, line);
    }
  return pmn_test_store_save (store, activity);
}

void
erasure_scene_edit_notes (ErasureScene *scene, gint64 id, const char *notes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) activity
      = pmn_activity_repository_get (scene->store->connection, id, &error);

  g_set_str (&activity->notes, notes);
  pmn_test_store_save (scene->store, activity);
}

/* The name wherever it can be: rows, older spellings, notes, tags, trash, drafts, history. */
void
erasure_scene_set_up (ErasureScene *scene)
{
  PmnTestStore *store = pmn_test_store_new (21);
  g_autoptr (PmnMediator) mediator = NULL;
  g_autoptr (PmnActivity) tagged = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  scene->store = store;
  people_add_mediator (store, "Fatou", "Diallo");
  people_add_place (store, "Mairie");
  scene->person = people_add_beneficiary (store, "Zephyrin", "Quatrbarbe");
  save_person (scene, "Zéphyrine", "Quatrebarbes", "a un goitre");
  save_person (scene, "Zéphyrine", "QUATREBARBES", "le goitre va mieux");
  people_add_beneficiary (store, "Ana", "Ruiz");
  pmn_test_store_fill (store, 40, ERASURE_FIRST_DAY, ERASURE_LAST_DAY);

  scene->linked = erasure_scene_save_activity (
      scene, TRUE, "Chez Quatrebarbes", "Vu Zephyrine, tél. 06 12 34 56 78, puis zq@exemple.fr.");
  erasure_scene_edit_notes (scene, scene->linked, "Rappeler Quatrbarbe demain.");
  scene->other = erasure_scene_save_activity (scene, FALSE, NULL,
                                              "Mme Quatrebarbes et zéphyrine   quatrebarbes");
  erasure_scene_edit_notes (scene, scene->other, "Avec Quatrebarbes, Zéphyrine.");
  {
    gint64 trashed = erasure_scene_save_activity (scene, FALSE, "QUATREBARBES ZEPHYRINE", NULL);

    edit = pmn_test_store_begin (store, "trash", FALSE);
    pmn_activity_repository_trash (edit, trashed, &error);
    g_assert_no_error (error);
    pmn_test_store_commit (edit);
  }
  tagged = pmn_activity_repository_get (store->connection, scene->other, &error);
  pmn_activity_add_tag (tagged, "Zéphyrine Quatrebarbes");
  pmn_test_store_save (store, tagged);

  edit = pmn_test_store_begin (store, "edit", FALSE);
  pmn_edit_set_subject (edit, "Zéphyrine Quatrebarbes");
  mediator = pmn_mediator_repository_get (store->connection,
                                          g_array_index (store->mediators, gint64, 0), &error);
  mediator->notes = g_strdup ("suit Zéphyrine Quatrebarbes");
  pmn_mediator_repository_save (edit, mediator, &error);
  pmn_draft_set (edit, "beneficiary-new", "{\"given\":\"Zéphyrine\",\"family\":\"Quatrebarbes\"}",
                 &error);
  pmn_draft_set (edit, "activity", "{\"notes\":\"appeler le 0612345678\"}", &error);
  pmn_draft_set (edit, "place", "{\"name\":\"Mairie annexe\"}", &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (store, "edit", FALSE);
  g_set_str (&mediator->notes, "rien");
  pmn_mediator_repository_save (edit, mediator, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

void
erasure_scene_clear (ErasureScene *scene)
{
  pmn_test_store_free (scene->store);
}

void
erasure_scene_anonymise (ErasureScene *scene)
{
  PmnEdit *edit = pmn_test_store_begin (scene->store, "anonymise", FALSE);
  g_autoptr (GError) error = NULL;

  pmn_beneficiary_repository_anonymise (edit, scene->person, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

/* How many of the secrets a file holds; a file that is not there holds none. */
guint
erasure_count_secrets (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;
  guint n = 0;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return 0;
  for (guint i = 0; secrets[i] != NULL; i++)
    if (memmem (data, length, secrets[i], strlen (secrets[i])) != NULL)
      {
        g_test_message ("%s is in %s", secrets[i], path);
        n++;
      }
  return n;
}

guint
erasure_count_in_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      n += erasure_count_secrets (file);
    }
  return n;
}

void
erasure_scene_assert_forgotten (ErasureScene *scene)
{
  g_autofree char *dump = people_dump (scene->store->connection);

  for (guint i = 0; secrets[i] != NULL; i++)
    g_assert_null (strstr (dump, secrets[i]));
  g_assert_cmpuint (erasure_count_in_files (scene->store->path), ==, 0);
  pmn_test_store_assert_sound (scene->store);
}
