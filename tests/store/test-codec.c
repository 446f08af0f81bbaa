/* test-codec.c: every field of every kind of row survives JSON
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "people-fixture.h"
#include "pmn-codec-private.h"
#include "pmn-entity-store.h"
#include "pmn-structure-repository.h"

#define FIRST_DAY 20500
#define LAST_DAY 20560

static const char *const texts[] = { NULL,
                                     "",
                                     "a",
                                     "deux\nlignes\t\"citées\"",
                                     "'; DROP TABLE activity; --",
                                     "éàœ Ŀ",
                                     "\xd8\xb9\xd9\x85\xd8\xb1 👩🏽‍💻",
                                     "\\u0000",
                                     "</script>" };

static void
draw_text (GRand *rand, char **member, gboolean required)
{
  const char *text = texts[g_rand_int_range (rand, required ? 1 : 0, G_N_ELEMENTS (texts))];

  g_free (*member);
  *member = g_strdup (text);
}

/* Puts anything that a field may hold into every field. */
static void
draw_fields (PmnTestStore *store, const PmnEntityType *type, gpointer object)
{
  GRand *rand = store->rand;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const PmnField *field = &type->fields[i];
      gpointer member = G_STRUCT_MEMBER_P (object, field->offset);
      GPtrArray **list = member;

      switch (field->type)
        {
        case PMN_FIELD_TEXT:
        case PMN_FIELD_NAME:
          draw_text (rand, member, field->type == PMN_FIELD_NAME);
          break;
        case PMN_FIELD_WORD:
        case PMN_FIELD_TERM:
          *(const char **) member
              = g_intern_string (g_rand_boolean (rand) ? "non_communique" : "code_inconnu");
          break;
        case PMN_FIELD_SHORT:
          g_strlcpy (member, g_rand_boolean (rand) ? "2A004" : "", 6);
          break;
        case PMN_FIELD_INT:
        case PMN_FIELD_INT_OR_NULL:
          *(gint *) member = g_rand_int_range (rand, 0, 3) * 1234567;
          break;
        case PMN_FIELD_BOOL:
          *(gboolean *) member = g_rand_boolean (rand);
          break;
        case PMN_FIELD_CHOICE:
          *(gint *) member = field->choices[0][0] == '\0' ? 1 + g_rand_int_range (rand, 0, 3)
                                                          : g_rand_int_range (rand, 0, 3);
          break;
        case PMN_FIELD_DAY:
          *(PmnDay *) member
              = g_rand_boolean (rand) ? PMN_DAY_NONE : g_rand_int_range (rand, -9000, 40000);
          break;
        case PMN_FIELD_REQUIRED_DAY:
          /* The last day of an absence is drawn after its first one, and is not before it. */
          *(PmnDay *) member = 20000 + (PmnDay) i + g_rand_int_range (rand, 0, 2);
          break;
        case PMN_FIELD_STAMP:
          *(gint64 *) member = g_rand_boolean (rand) ? 0 : G_GINT64_CONSTANT (1790000000123);
          break;
        case PMN_FIELD_REFERENCE:
          *(gint64 *) member
              = strcmp (field->column, "mediator_id") != 0 && g_rand_boolean (rand)
                    ? 0
                    : g_array_index (store->mediators, gint64, g_rand_int_range (rand, 0, 2));
          break;
        case PMN_FIELD_TEXTS:
        default:
          g_ptr_array_set_size (*list, 0);
          for (gint n = g_rand_int_range (rand, 0, 3); n > 0; n--)
            g_ptr_array_add (*list, g_strdup (texts[1 + n]));
          break;
        }
    }
}

static void
assert_same_record (const PmnRecord *a, const PmnRecord *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpstr (a->uuid, ==, b->uuid);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpint (a->created_at, ==, b->created_at);
  g_assert_cmpint (a->updated_at, ==, b->updated_at);
  g_assert_cmpint (a->deleted_at, ==, b->deleted_at);
}

static PmnTestStore *
make_store (void)
{
  PmnTestStore *store = pmn_test_store_new (31);

  people_add_mediator (store, "Fatou", "Diallo");
  people_add_mediator (store, "Inès", "Bonnet");
  people_add_place (store, "Mairie");
  people_add_beneficiary (store, "Ana", "Ruiz");
  return store;
}

/* Drawn rows: memory → JSON → memory, and memory → database → memory. */
static void
test_random_rows (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (GError) error = NULL;

  for (int entity = PMN_ENTITY_MEDIATOR; entity <= PMN_ENTITY_STRUCTURE; entity++)
    for (guint round = 0; round < 40; round++)
      {
        const PmnEntityType *type = pmn_entity_type_get (entity);
        gpointer object = type->make (), back;
        PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);
        g_autofree char *json = NULL;
        g_autofree char *again = NULL;

        draw_fields (store, type, object);
        if (entity == PMN_ENTITY_STRUCTURE)
          {
            g_assert_true (pmn_structure_repository_save (
                edit, &((PmnStructureRow *) object)->structure, &error));
            ((PmnRecord *) object)->id = 1;
          }
        else
          g_assert_true (pmn_entity_store_save (edit, type, object, &error));
        g_assert_no_error (error);
        pmn_test_store_commit (edit);

        back = pmn_entity_store_get (store->connection, type, ((PmnRecord *) object)->id, &error);
        g_assert_no_error (error);
        g_assert_true (pmn_entity_type_equal (type, object, back));
        if (entity != PMN_ENTITY_STRUCTURE)
          assert_same_record (object, back);

        json = pmn_codec_to_json (store->connection, type, back, &error);
        g_assert_no_error (error);
        type->destroy (object);
        object = pmn_codec_from_json (store->connection, type, json, &error);
        g_assert_no_error (error);
        g_assert_true (pmn_entity_type_equal (type, object, back));
        assert_same_record (object, back);
        again = pmn_codec_to_json (store->connection, type, object, &error);
        g_assert_cmpstr (again, ==, json);
        g_assert_null (strchr (json, '\n'));
        type->destroy (object);
        type->destroy (back);
      }
}

static void
test_random_activities (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (PmnActivity) activity = pmn_test_store_draw (store, FIRST_DAY, LAST_DAY);
      g_autoptr (PmnActivity) draft = NULL;
      g_autoptr (PmnActivity) saved = NULL;
      g_autofree char *json = NULL;
      g_autofree char *again = NULL;

      draw_text (store->rand, &activity->title, FALSE);
      draw_text (store->rand, &activity->referral_body, FALSE);
      draw_text (store->rand, &activity->procedure, FALSE);
      draw_text (store->rand, &activity->source_stamp, FALSE);
      draw_text (store->rand, &activity->original, FALSE);
      activity->oriented = (PmnTriState) g_rand_int_range (store->rand, -1, 2);

      /* Never saved: a draft. */
      json = pmn_codec_activity_to_json (store->connection, activity, &error);
      g_assert_no_error (error);
      draft = pmn_codec_activity_from_json (store->connection, json, &error);
      g_assert_no_error (error);
      g_assert_cmpint (draft->record.id, ==, 0);
      again = pmn_codec_activity_to_json (store->connection, draft, &error);
      g_assert_cmpstr (again, ==, json);
      g_assert_true (pmn_activity_equal_content (draft, activity));

      /* Saved: with its record, its reference and the identity of its lines. */
      pmn_test_store_save (store, activity);
      g_clear_pointer (&json, g_free);
      json = pmn_codec_activity_to_json (store->connection, activity, &error);
      saved = pmn_codec_activity_from_json (store->connection, json, &error);
      g_assert_no_error (error);
      assert_same_record (&saved->record, &activity->record);
      g_assert_true (pmn_activity_equal_content (saved, activity));
      g_assert_cmpstr (saved->local_ref, ==, activity->local_ref);
      for (guint i = 0; i < activity->participations->len; i++)
        g_assert_cmpstr (
            ((PmnParticipation *) g_ptr_array_index (saved->participations, i))->uuid, ==,
            ((PmnParticipation *) g_ptr_array_index (activity->participations, i))->uuid);
    }
}

/* Instants before 1970 and at both ends of a second. */
static void
test_stamps (void)
{
  static const gint64 stamps[] = { 1, -1, 999, 1000, -1000, -86400000, 1790000000123 };

  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      g_autofree char *text = pmn_codec_format_stamp (stamps[i]);
      gint64 back = 0;

      g_assert_true (pmn_codec_parse_stamp (text, &back));
      g_assert_cmpint (back, ==, stamps[i]);
    }
  {
    g_autofree char *text = pmn_codec_format_stamp (-1);
    gint64 back;

    g_assert_cmpstr (text, ==, "1969-12-31T23:59:59.999Z");
    g_assert_false (pmn_codec_parse_stamp ("2026-11-22T24:00:00.000Z", &back));
    g_assert_false (pmn_codec_parse_stamp ("2026-02-30T10:00:00.000Z", &back));
    g_assert_false (pmn_codec_parse_stamp ("2026-11-22T09:56:38Z", &back));
    g_assert_false (pmn_codec_parse_stamp ("", &back));
  }
}

/* What is not such an object is refused in words, never half read. */
static void
test_refused (void)
{
  static const char *const bad[]
      = { "",
          "nul",
          "[]",
          "12",
          "{\"kind\":3}",
          "{\"kind\":\"unicorn\"}",
          "{\"kind\":\"\"}",
          "{\"day\":\"31/12/2026\"}",
          "{\"minutes\":\"12\"}",
          "{\"minutes\":-1}",
          "{\"minutes\":99999999999}",
          "{\"minutes\":1.5}",
          "{\"notes\":{}}",
          "{\"notes\":\"a\\u0000b\"}",
          "{\"insee\":\"240370\"}",
          "{\"themes\":\"email\"}",
          "{\"themes\":[1]}",
          "{\"tallies\":{\"age\":{\"x\":0}}}",
          "{\"tallies\":{\"age\":{\"x\":-2}}}",
          "{\"tallies\":[]}",
          "{\"participations\":[3]}",
          "{\"oriented\":\"oui\"}",
          "{\"uuid\":\"12\"}",
          "{\"uuid\":\"01a0c450-6fe8-7001-9897-0b93d812add6\",\"version\":0}",
          "{\"mediator\":\"01a0c450-6fe8-7001-9897-0b93d812add6\"}",
          "{\"co_mediators\":[\"nobody\"]}",
          "{\"participations\":[{\"uuid\":\"1\"}]}",
          "{\"incomplete\":1}",
          "{\"notes\":\"a\"} x" };
  g_autoptr (PmnTestStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PmnActivity) activity
          = pmn_codec_activity_from_json (store->connection, bad[i], &error);

      g_assert_null (activity);
      g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (PmnActivity) empty = pmn_codec_activity_from_json (store->connection, "{}", &error);

    g_assert_no_error (error);
    g_assert_nonnull (empty);
    g_assert_cmpint (empty->oriented, ==, PMN_UNKNOWN);
  }
}

/* Rows of one register are read in another by uuid, whatever their numbers there. */
static void
test_references (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnPlace) place = pmn_place_new ();
  g_autoptr (PmnPlace) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  const PmnEntityType *type = pmn_entity_type_get (PMN_ENTITY_PLACE);

  g_set_str (&place->name, "Mairie");
  place->agent1_id = g_array_index (store->mediators, gint64, 1);
  json = pmn_codec_to_json (store->connection, type, place, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (json, "agent1\":2"));
  pmn_test_store_exec (store, "UPDATE mediator SET id = 77 WHERE id = 2");
  back = pmn_codec_from_json (store->connection, type, json, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->agent1_id, ==, 77);

  place->agent1_id = 4321;
  g_clear_pointer (&json, g_free);
  json = pmn_codec_to_json (store->connection, type, place, &error);
  g_assert_null (json);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/random-rows", test_random_rows);
  g_test_add_func ("/codec/random-activities", test_random_activities);
  g_test_add_func ("/codec/stamps", test_stamps);
  g_test_add_func ("/codec/refused", test_refused);
  g_test_add_func ("/codec/references", test_references);
  return g_test_run ();
}
