/* test-erasure-columns.c: what erasing somebody does with each column of text, also one that is added later
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "erasure-scene.h"
#include "pmn-named-body-repository.h"

/*
 * TYPED: users write what they like there: filled with the name below, and clean after
 * WRITTEN: the same, but rows that are made with the name: by the scene, or by write_everywhere()
 * OWN: the name of what the row itself is, which is not erased with somebody else's
 * CODE: an id, a number or a word of a list: nobody types a name there
 */
typedef enum
{
  TYPED,
  WRITTEN,
  OWN,
  CODE,
} Decision;

/* A column that is not here fails the test: decide what src/store/pmn-erasure*.c does with it. */
static const struct
{
  const char *table;
  const char *column;
  Decision decision;
} decisions[] = {
  { "absence", "uuid", CODE },
  { "absence", "reason", CODE },
  { "absence", "notes", TYPED },
  { "activity", "uuid", CODE },
  { "activity", "insee", CODE },
  { "activity", "postcode", CODE },
  { "activity", "commune", CODE },
  { "activity", "referral_body", WRITTEN },
  { "activity", "procedure", WRITTEN },
  { "activity", "title", WRITTEN },
  { "activity", "notes", WRITTEN },
  { "activity", "local_ref", CODE },
  { "activity", "national_id", CODE },
  { "activity", "source_stamp", CODE },
  { "activity", "original", WRITTEN },
  { "activity", "group_uuid", CODE },
  { "activity_template", "uuid", CODE },
  { "activity_template", "name", WRITTEN },
  { "activity_template", "sort_name", WRITTEN },
  { "activity_template", "body", WRITTEN },
  { "beneficiary", "uuid", CODE },
  { "beneficiary", "given", WRITTEN },
  { "beneficiary", "family", WRITTEN },
  { "beneficiary", "sort_name", WRITTEN },
  { "beneficiary", "insee", CODE },
  { "beneficiary", "postcode", CODE },
  { "beneficiary", "commune", CODE },
  { "beneficiary", "phone", WRITTEN },
  { "beneficiary", "email", WRITTEN },
  { "beneficiary", "notes", TYPED },
  { "change", "op", CODE },
  { "change", "before", WRITTEN },
  { "draft", "key", WRITTEN },
  { "draft", "body", WRITTEN },
  { "mediator", "uuid", CODE },
  { "mediator", "given", OWN },
  { "mediator", "family", OWN },
  { "mediator", "sort_name", OWN },
  { "mediator", "email", OWN },
  { "mediator", "phone", OWN },
  { "mediator", "national_id", CODE },
  { "mediator", "coop_mediator_id", CODE },
  { "mediator", "employer", TYPED },
  { "mediator", "notes", TYPED },
  { "not_duplicate", "low_uuid", CODE },
  { "not_duplicate", "high_uuid", CODE },
  { "participation", "uuid", CODE },
  { "participation", "insee", CODE },
  { "participation", "postcode", CODE },
  { "participation", "commune", CODE },
  { "place", "uuid", CODE },
  { "place", "name", TYPED },
  { "place", "sort_name", TYPED },
  { "place", "typology", CODE },
  { "place", "address", TYPED },
  { "place", "address_more", TYPED },
  { "place", "postcode", CODE },
  { "place", "insee", CODE },
  { "place", "commune", TYPED },
  { "place", "siret", CODE },
  { "place", "phone", TYPED },
  { "place", "email", TYPED },
  { "place", "website", TYPED },
  { "place", "rooms", TYPED },
  { "place", "opening_hours", TYPED },
  { "place", "national_id", CODE },
  { "place", "notes", TYPED },
  { "purge", "uuid", CODE },
  { "saved_filter", "uuid", CODE },
  { "saved_filter", "name", WRITTEN },
  { "saved_filter", "sort_name", WRITTEN },
  { "saved_filter", "body", WRITTEN },
  { "search_word", "word", WRITTEN },
  { "setting", "key", CODE },
  { "setting", "value", CODE },
  { "step", "uuid", CODE },
  { "step", "origin", CODE },
  { "step", "kind", CODE },
  { "step", "subject", TYPED },
  { "step", "detail", TYPED },
  { "structure", "uuid", CODE },
  { "structure", "name", OWN },
  { "structure", "siret", CODE },
  { "structure", "ridet", CODE },
  { "structure", "rna", CODE },
  { "structure", "insee", CODE },
  { "structure", "commune", CODE },
  { "structure", "postcode", CODE },
  { "structure", "holiday_zone", CODE },
  { "term", "code", WRITTEN },
};

/* The index of words keeps its own tables, checked as a whole with the bytes of the file. */
#define COLUMNS                                                                                    \
  "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info (t.name) c"              \
  " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'activity_search%'"   \
  " AND c.type NOT IN ('INTEGER', 'REAL')"

static void
test_each_is_decided (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (23);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    g_hash_table_add (known, g_strdup_printf ("%s.%s", decisions[i].table, decisions[i].column));
  select = pmn_connection_prepare (store->connection, COLUMNS, &error);
  g_assert_no_error (error);
  while (pmn_statement_step (select, &error))
    {
      const char *column = pmn_statement_get_text (select, 0);

      if (!g_hash_table_remove (known, column))
        g_test_fail_printf ("Nobody has decided what erasing a person does with %s", column);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (known), ==, 0);
}

static void
save_named_body (PmnTestStore *store, PmnEntity entity, const char *name, const char *key)
{
  g_autofree char *body = g_strdup_printf ("{\"%s\":\"%s\"}", key, name);
  g_autoptr (PmnNamedBody) row = pmn_named_body_new (name, body);
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

  pmn_named_body_repository_save (edit, entity, row, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

static void
add_absence (PmnTestStore *store)
{
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

  absence->mediator_id = g_array_index (store->mediators, gint64, 0);
  absence->reason = g_intern_string ("leave");
  absence->from = absence->to = ERASURE_FIRST_DAY;
  pmn_absence_repository_save (edit, absence, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

/* What only the program itself can write so that the register stays whole. */
static void
write_everywhere (ErasureScene *scene, const char *name)
{
  PmnTestStore *store = scene->store;
  g_autofree char *draft
      = g_strdup_printf ("INSERT INTO draft (key, updated_at, body) VALUES ('%s', 0, '{}')", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) activity
      = pmn_activity_repository_get (store->connection, scene->other, &error);

  g_assert_no_error (error);
  g_set_str (&activity->title, name);
  g_set_str (&activity->notes, name);
  g_set_str (&activity->procedure, name);
  g_set_str (&activity->referral_body, name);
  activity->original = g_strdup_printf ("{\"notes\":\"%s\"}", name);
  pmn_activity_add_tag (activity, name);
  pmn_test_store_save (store, activity);
  save_named_body (store, PMN_ENTITY_TEMPLATE, name, "title");
  save_named_body (store, PMN_ENTITY_SAVED_FILTER, name, "text");
  add_absence (store);
  pmn_test_store_exec (store, draft);
}

static void
fill (PmnTestStore *store, const char *table, const char *column, const char *name)
{
  /* The rooms are a list. */
  g_autofree char *sql = g_strdup_printf (
      g_str_equal (column, "rooms") ? "UPDATE %s SET %s = '[\"%s\"]'" : "UPDATE %s SET %s = '%s'",
      table, column, name);

  pmn_test_store_exec (store, sql);
}

static gint64
count_naming (PmnTestStore *store, const char *table, const char *column)
{
  static const char *const parts[] = { "phyrin", "quatrebarbes", "zq@exemple.fr", "612345678" };
  gint64 n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s LIKE '%%%s%%'",
                                              table, column, parts[i]);

      n += pmn_test_store_int (store, sql);
    }
  return n;
}

/* A name typed as a place, its address, its rooms, the employer of a mediator… */
static void
test_each_is_clean (void)
{
  static const char *const names[] = { "Zéphyrine Quatrebarbes", "QUATREBARBES, Zephyrine" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      ErasureScene scene;
      gint64 versions, n_places;

      erasure_scene_set_up (&scene);
      write_everywhere (&scene, names[n]);
      for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
        {
          if (decisions[i].decision == TYPED)
            fill (scene.store, decisions[i].table, decisions[i].column, names[n]);
        }
      versions = pmn_test_store_int (scene.store, "SELECT sum(version) FROM place");
      n_places = pmn_test_store_int (scene.store, "SELECT count(*) FROM place");
      for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
        {
          g_test_message ("%s.%s", decisions[i].table, decisions[i].column);
          if (decisions[i].decision == TYPED || decisions[i].decision == WRITTEN)
            g_assert_cmpint (count_naming (scene.store, decisions[i].table, decisions[i].column), >,
                             0);
        }

      erasure_scene_anonymise (&scene);
      erasure_scene_assert_forgotten (&scene);
      for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
        g_assert_cmpint (count_naming (scene.store, decisions[i].table, decisions[i].column), ==,
                         0);
      /* However many columns of a row: one change. */
      g_assert_cmpint (pmn_test_store_int (scene.store, "SELECT sum(version) FROM place"), ==,
                       versions + n_places);
      erasure_scene_clear (&scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erasure-columns/each-is-decided", test_each_is_decided);
  g_test_add_func ("/erasure-columns/each-is-clean", test_each_is_clean);
  return g_test_run ();
}
