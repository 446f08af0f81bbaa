/* test-dump.c: a register and its dump are the same thing
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "people-fixture.h"
#include "pmn-dump.h"
#include "pmn-history.h"
#include "pmn-named-body-repository.h"
#include "pmn-purge.h"
#include "pmn-setting.h"
#include "pmn-structure-repository.h"

#define FIRST_DAY 20500
#define LAST_DAY 20600
#define N_ACTIVITIES 80

/* Somebody, somewhere, with every field. */
static void
fill_rows (PmnTestStore *store)
{
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();
  g_autoptr (PmnPlace) place = NULL;
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  people_add_mediator (store, "Fatou", "Diallo");
  people_add_mediator (store, "Jean-Luc", "Œuvrard");
  people_add_place (store, "Médiathèque “Jean Moulin”");
  people_add_beneficiary (store, "Ana", "Ruiz 👩🏽‍💻");
  people_add_beneficiary (store, "عمر", "'; DROP TABLE activity; --");

  edit = pmn_test_store_begin (store, "edit", FALSE);
  absence->mediator_id = g_array_index (store->mediators, gint64, 1);
  absence->from = absence->to = FIRST_DAY;
  absence->part = PMN_DAY_PART_MORNING;
  absence->reason = g_intern_string ("training");
  absence->notes = g_strdup ("ligne 1\nligne 2\t\"fin\"");
  pmn_absence_repository_save (edit, absence, &error);
  g_assert_no_error (error);
  place = pmn_place_repository_get (pmn_edit_get_connection (edit),
                                    g_array_index (store->places, gint64, 0), &error);
  place->agent1_id = g_array_index (store->mediators, gint64, 0);
  place->france_services = TRUE;
  g_ptr_array_add (place->rooms, g_strdup ("Salle « bleue »"));
  pmn_place_repository_save (edit, place, &error);
  g_assert_no_error (error);
  person = pmn_beneficiary_repository_get (pmn_edit_get_connection (edit),
                                           g_array_index (store->beneficiaries, gint64, 0), &error);
  person->birth_year = 1951;
  person->age = g_intern_string ("v1:60-75");
  person->author_id = g_array_index (store->mediators, gint64, 1);
  pmn_beneficiary_repository_save (edit, person, &error);
  g_assert_no_error (error);
  g_set_str (&structure->name, "Commune de Bergerac");
  pmn_structure_repository_save (edit, structure, &error);
  g_assert_no_error (error);
  pmn_draft_set (edit, "activity", "{\"minutes\":45}", &error);
  pmn_setting_set (edit, "retention", "365", &error);
  pmn_setting_set (edit, "local:window", "1366x768", &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

static void
add_named_bodies (PmnTestStore *store)
{
  static const PmnEntity entities[] = { PMN_ENTITY_TEMPLATE, PMN_ENTITY_SAVED_FILTER };
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autoptr (PmnNamedBody) row = pmn_named_body_new ("\"Halle\"", "{\"title\":\"a\\\\b\"}");

      pmn_named_body_repository_save (edit, entities[i], row, &error);
      g_assert_no_error (error);
    }
  pmn_test_store_commit (edit);
}

static PmnTestStore *
make_store (void)
{
  PmnTestStore *store = pmn_test_store_new (11);
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  fill_rows (store);
  pmn_test_store_fill (store, N_ACTIVITIES, FIRST_DAY, LAST_DAY);
  edit = pmn_test_store_begin (store, "trash", FALSE);
  pmn_activity_repository_trash (edit, 5, &error);
  pmn_activity_repository_trash (edit, 9, &error);
  pmn_place_repository_trash (edit, g_array_index (store->places, gint64, 0), &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (store, "edit", FALSE);
  {
    g_autoptr (PmnActivity) activity = pmn_activity_repository_get (store->connection, 12, &error);

    activity->original = g_strdup ("{\"age\": \"18-35\" }");
    activity->oriented = PMN_NO;
    activity->source_stamp = g_strdup ("2026-03-01 10:00");
    pmn_activity_repository_save (edit, activity, &error);
    g_assert_no_error (error);
  }
  pmn_test_store_commit (edit);
  add_named_bodies (store);
  /* A creation that was undone is not in the register any more. */
  people_add_mediator (store, "Undone", "Soon");
  edit = pmn_test_store_begin (store, "undo", FALSE);
  pmn_history_undo (edit, pmn_test_store_int (store, "SELECT max (id) FROM step"), &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (store, "anonymise", FALSE);
  pmn_beneficiary_repository_anonymise (edit, g_array_index (store->beneficiaries, gint64, 1),
                                        &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  return store;
}

static gboolean
load (PmnTestStore *store, const char *text, gsize length, GError **error)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  PmnEdit *edit = pmn_test_store_begin (store, "load", TRUE);

  if (!pmn_dump_load (edit, stream, NULL, error))
    {
      pmn_edit_abort (edit);
      return FALSE;
    }
  pmn_test_store_commit (edit);
  return TRUE;
}

static void
test_round_trip (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnTestStore) other = pmn_test_store_new (12);
  g_autofree char *dump = people_dump (store->connection);
  g_autofree char *figures = NULL;
  g_autofree char *again = NULL;
  g_autofree char *figures_again = NULL;
  g_autoptr (GError) error = NULL;

  load (other, dump, strlen (dump), &error);
  g_assert_no_error (error);
  again = people_dump (other->connection);
  people_assert_same_lines (again, dump);
  g_assert_cmpstr (again, ==, dump);
  pmn_test_store_assert_sound (other);

  /* Mediators, places and people come in the same order, so even the row ids of figures agree once
   * those of what was undone are not there. */
  figures = people_figures (store->connection);
  figures_again = people_figures (other->connection);
  people_assert_same_lines (figures_again, figures);
  g_assert_cmpint (pmn_test_store_int (other, "SELECT count(*) FROM mediator"), ==, 2);
  g_assert_cmpint (pmn_test_store_int (other, "SELECT count(*) FROM purge"), ==, 1);
}

/* The next reference goes on from those of the dump. */
static void
test_goes_on (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnTestStore) other = pmn_test_store_new (13);
  g_autofree char *dump = people_dump (store->connection);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = pmn_setting_get (store->connection, "ref-prefix", &error);

  g_assert_true (load (other, dump, strlen (dump), &error));
  activity = pmn_test_store_draw (store, FIRST_DAY, LAST_DAY);
  activity->mediator_id = 1;
  activity->place_kind = PMN_PLACE_KIND_REMOTE;
  activity->place_id = 0;
  g_array_set_size (activity->co_mediators, 0);
  g_ptr_array_set_size (activity->participations, 0);
  pmn_test_store_save (other, activity);
  g_assert_true (g_str_has_prefix (activity->local_ref, prefix));
  g_assert_cmpint (atoi (activity->local_ref + 5), ==, N_ACTIVITIES + 1);

  /* What came with the dump is told and cannot be undone. */
  {
    g_autoptr (GPtrArray) steps = pmn_history_list (other->connection, 0, 0, 100, &error);
    g_autoptr (PmnStep) next = pmn_history_next_undo (other->connection, "app", 0, FALSE, &error);
    PmnStep *newest = g_ptr_array_index (steps, 0);
    PmnStep *loaded = g_ptr_array_index (steps, 2);

    g_assert_cmpuint (steps->len, >, 8);
    g_assert_cmpint (next->id, ==, newest->id);
    g_assert_cmpstr (loaded->kind, ==, "anonymise");
    g_assert_false (loaded->undoable);
  }
}

static void
test_not_empty (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autofree char *dump = people_dump (store->connection);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (load (store, dump, strlen (dump), &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
  after = people_dump (store->connection);
  g_assert_cmpstr (after, ==, dump);
}

/* Whatever line is broken, its number is said and nothing is kept. */
static void
test_broken (void)
{
  static const char *const breaks[] = { "{",
                                        "[]",
                                        "{}",
                                        "{\"type\":\"unicorn\"}",
                                        "\xff\xfe",
                                        "",
                                        "{\"type\":\"activity\",\"uuid\":\"x\"}",
                                        "null",
                                        "{\"type\":\"permanence\",\"format\":1}" };
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnTestStore) other = pmn_test_store_new (14);
  g_autofree char *dump = people_dump (store->connection);
  g_autofree char *empty = people_dump (other->connection);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  guint n = g_strv_length (lines) - 1;

  for (guint i = 1; i < n; i += 7)
    {
      g_autofree char *kept = lines[i];
      g_autofree char *number = g_strdup_printf ("Line %u: ", i + 1);
      g_autofree char *text = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      lines[i] = (char *) breaks[i % G_N_ELEMENTS (breaks)];
      text = g_strjoinv ("\n", lines);
      lines[i] = g_steal_pointer (&kept);
      g_assert_false (load (other, text, strlen (text), &error));
      g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, number));
      after = people_dump (other->connection);
      g_assert_cmpstr (after, ==, empty);
    }
}

/* What no form and no import would take is not let in by this door. */
static void
test_absurd (void)
{
  static const struct
  {
    const char *pattern;
    const char *instead;
    const char *field;
  } changes[] = { { "\"day\":\"20", "\"day\":\"00", "day" },
                  { "\"minutes\":\\d+", "\"minutes\":99999", "minutes" },
                  { "\"minutes\":\\d+", "\"minutes\":-5", "minutes" } };
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnTestStore) other = pmn_test_store_new (16);
  g_autofree char *dump = people_dump (store->connection);
  g_autofree char *empty = people_dump (other->connection);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (changes[i].pattern, 0, 0, NULL);
      g_autofree char *text
          = g_regex_replace_literal (regex, dump, -1, 0, changes[i].instead, 0, NULL);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (text, !=, dump);
      g_assert_false (load (other, text, strlen (text), &error));
      g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, changes[i].field));
      after = people_dump (other->connection);
      g_assert_cmpstr (after, ==, empty);
    }
}

static void
test_cut (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnTestStore) other = pmn_test_store_new (15);
  g_autofree char *dump = people_dump (store->connection);
  g_autofree char *empty = people_dump (other->connection);
  gsize length = strlen (dump);
  static const char newer[] = "{\"type\":\"permanence\",\"format\":2}\n";
  g_autoptr (GError) error = NULL;

  for (gsize cut = 0; cut < length - 1; cut += length / 40)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) refused = NULL;

      g_assert_false (load (other, dump, cut, &refused));
      g_assert_error (refused, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
      after = people_dump (other->connection);
      g_assert_cmpstr (after, ==, empty);
    }
  g_assert_false (load (other, newer, strlen (newer), &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER);
  g_clear_error (&error);
  /* A line less, and the end says so. */
  {
    char *line = strstr (dump, "\n{\"type\":\"draft\"");
    g_autoptr (GString) text = g_string_new_len (dump, line + 1 - dump);

    g_string_append (text, strchr (line + 1, '\n') + 1);
    g_assert_false (load (other, text->str, text->len, &error));
    g_assert_nonnull (strstr (error->message, "missing"));
  }
}

/* Numbers of rows mean nothing elsewhere. */
static void
test_no_row_ids (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autofree char *dump = people_dump (store->connection);

  g_assert_null (strstr (dump, "\"id\":"));
  g_assert_null (strstr (dump, "_id\":1"));
  g_assert_null (strstr (dump, "local:window"));
  g_assert_null (strstr (dump, "Undone"));
  g_assert_nonnull (strstr (dump, "\"kind\":\"conseiller\""));
  g_assert_nonnull (strstr (dump, "\"code\":\"v1:60-75\""));
  g_assert_nonnull (strstr (dump, "\"deleted_at\":\"2026-"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dump/round-trip", test_round_trip);
  g_test_add_func ("/dump/goes-on", test_goes_on);
  g_test_add_func ("/dump/not-empty", test_not_empty);
  g_test_add_func ("/dump/broken", test_broken);
  g_test_add_func ("/dump/absurd", test_absurd);
  g_test_add_func ("/dump/cut", test_cut);
  g_test_add_func ("/dump/no-row-ids", test_no_row_ids);
  return g_test_run ();
}
