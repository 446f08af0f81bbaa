/* test-named-body-repository.c: templates and saved filters, as rows like any other
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"
#include "pmn-history.h"
#include "pmn-named-body-repository.h"
#include "pmn-saved-filter.h"
#include "pmn-tag-query.h"

static gint64
save (PmnTestStore *store, PmnEntity entity, gint64 id, const char *name, const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnNamedBody) row
      = id != 0 ? pmn_named_body_repository_get (store->connection, entity, id, &error)
                : pmn_named_body_new (NULL, NULL);
  PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

  g_assert_no_error (error);
  g_set_str (&row->name, name);
  g_set_str (&row->body, body);
  g_assert_true (pmn_named_body_repository_save (edit, entity, row, &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  return row->record.id;
}

static char *
names (PmnTestStore *store, PmnEntity entity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = pmn_named_body_repository_list (store->connection, entity, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const PmnNamedBody *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s=%s;", row->name, row->body);
    }
  return g_string_free_and_steal (text);
}

#define ASSERT_NAMES(store, entity, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = names (store, entity);                                                \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
undo_last (PmnTestStore *store)
{
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (store, "undo", FALSE);
  gint64 step = pmn_test_store_int (store, "SELECT max (id) FROM step");

  g_assert_true (pmn_history_undo (edit, step, &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

static void
test_life (gconstpointer data)
{
  PmnEntity entity = (PmnEntity) GPOINTER_TO_INT (data);
  g_autoptr (PmnTestStore) store = pmn_test_store_new (71);
  g_autoptr (GError) error = NULL;
  gint64 id = save (store, entity, 0, "Été à la halle", "{\"a\":1}");
  PmnEdit *edit;

  save (store, entity, 0, "Accueil", "{}");
  ASSERT_NAMES (store, entity, "Accueil={};Été à la halle={\"a\":1};");
  g_assert_cmpint (
      pmn_named_body_repository_find_by_name (store->connection, entity, "ETE a la halle", &error),
      ==, id);

  save (store, entity, id, "Zoo", "{\"a\":2}");
  ASSERT_NAMES (store, entity, "Accueil={};Zoo={\"a\":2};");
  undo_last (store);
  ASSERT_NAMES (store, entity, "Accueil={};Été à la halle={\"a\":1};");

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_named_body_repository_trash (edit, entity, id, &error));
  pmn_test_store_commit (edit);
  ASSERT_NAMES (store, entity, "Accueil={};");
  edit = pmn_test_store_begin (store, "restore", FALSE);
  g_assert_true (pmn_named_body_repository_restore (edit, entity, id, &error));
  pmn_test_store_commit (edit);
  ASSERT_NAMES (store, entity, "Accueil={};Été à la halle={\"a\":1};");
  pmn_test_store_assert_sound (store);
}

/* The two kinds are two lists. */
static void
test_apart (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (72);

  save (store, PMN_ENTITY_TEMPLATE, 0, "Atelier", "{}");
  save (store, PMN_ENTITY_SAVED_FILTER, 0, "Ce mois", "{}");
  ASSERT_NAMES (store, PMN_ENTITY_TEMPLATE, "Atelier={};");
  ASSERT_NAMES (store, PMN_ENTITY_SAVED_FILTER, "Ce mois={};");
}

/* Whoever is anonymised is named no more: by name, by search, by title, in what undo would bring back. */
static void
test_erasure (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (73);
  g_autoptr (GError) error = NULL;
  gint64 person = people_add_beneficiary (store, "Zéphyrine", "Quatrebarbes");
  gint64 id = save (store, PMN_ENTITY_SAVED_FILTER, 0, "Suivi de Zéphyrine Quatrebarbes",
                    "{\"text\":\"quatrebarbes zephyrine\",\"kinds\":2}");
  g_autoptr (GPtrArray) left = NULL;
  PmnEdit *edit;

  save (store, PMN_ENTITY_SAVED_FILTER, id, "Suivi",
        "{\"text\":\"Quatrebarbes Zéphyrine\",\"kinds\":4}");
  save (store, PMN_ENTITY_TEMPLATE, 0, "Halle",
        "{\"title\":\"Avec Mme Quatrebarbes\",\"minutes\":30}");
  edit = pmn_test_store_begin (store, "anonymise", FALSE);
  g_assert_true (pmn_beneficiary_repository_anonymise (edit, person, &error));
  pmn_test_store_commit (edit);
  ASSERT_NAMES (store, PMN_ENTITY_SAVED_FILTER, "Suivi={\"text\":\"…\",\"kinds\":4};");
  ASSERT_NAMES (store, PMN_ENTITY_TEMPLATE, "Halle={\"title\":\"Avec …\",\"minutes\":30};");
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM change WHERE before LIKE"
                                              " '%uatrebarbes%' OR before LIKE '%phyrine%'"),
                   ==, 0);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM change WHERE before LIKE"
                                              " '%\"kinds%'"),
                   ==, 1);
}

/* What was saved comes back, with people and places by what they are everywhere. */
static void
test_saved_filter (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (74);
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (PmnSavedFilter) saved = NULL;
  g_autoptr (PmnSavedFilter) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  people_add_place (store, "Ailleurs");
  filter->mediator_id = people_add_mediator (store, "Camille", "Durandeau");
  filter->place_id = people_add_place (store, "Halle");
  filter->from = 20500;
  filter->kinds = 1u << PMN_ACTIVITY_WORKSHOP;
  filter->tag = g_strdup ("Été");
  filter->text = g_strdup ("\"mail\"");
  filter->incomplete_only = TRUE;
  filter->source = PMN_SOURCE_COOP;
  saved = pmn_saved_filter_new (filter);
  saved->period = g_strdup ("month");
  saved->sort = PMN_SORT_PEOPLE_FEWEST;
  saved->columns = g_strsplit ("date kind", " ", -1);
  json = pmn_saved_filter_to_json (store->connection, saved, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (json, "_id"));
  back = pmn_saved_filter_from_json (store->connection, json, &error);
  g_assert_no_error (error);
  g_assert_true (pmn_activity_filter_equal (back->filter, filter));
  g_assert_cmpstr (back->period, ==, "month");
  g_assert_cmpint (back->sort, ==, PMN_SORT_PEOPLE_FEWEST);
  g_assert_cmpstrv (back->columns, saved->columns);

  g_clear_pointer (&back, pmn_saved_filter_free);
  back = pmn_saved_filter_from_json (store->connection, "{}", &error);
  g_assert_true (pmn_activity_filter_is_empty (back->filter));
  g_assert_null (pmn_saved_filter_from_json (store->connection, "[]", &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
}

/* Tags of what is in the trash are not counted, but renamed with the others. */
static void
test_tags (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (75);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GArray) carriers = NULL;
  gint64 last = 0;
  PmnEdit *edit;

  pmn_test_store_add_team (store, 2, 2, 2);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (PmnActivity) activity = pmn_test_store_draw (store, 20500, 20520);

      g_ptr_array_set_size (activity->tags, 0);
      pmn_activity_add_tag (activity, i < 2 ? "Zoo" : "Été");
      last = pmn_test_store_save (store, activity);
    }
  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_activity_repository_trash (edit, last, &error));
  pmn_test_store_commit (edit);
  counts = pmn_tag_query_counts (store->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, ==, 2);
  g_assert_cmpstr (((PmnTagCount *) counts->pdata[0])->name, ==, "Été");
  g_assert_cmpint (((PmnTagCount *) counts->pdata[0])->n, ==, 2);
  carriers = pmn_tag_query_carriers (store->connection, "Été", &error);
  g_assert_cmpuint (carriers->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/named-body-repository/template", GINT_TO_POINTER (PMN_ENTITY_TEMPLATE),
                        test_life);
  g_test_add_data_func ("/named-body-repository/saved-filter",
                        GINT_TO_POINTER (PMN_ENTITY_SAVED_FILTER), test_life);
  g_test_add_func ("/named-body-repository/apart", test_apart);
  g_test_add_func ("/named-body-repository/erasure", test_erasure);
  g_test_add_func ("/named-body-repository/saved-filter-body", test_saved_filter);
  g_test_add_func ("/named-body-repository/tags", test_tags);
  return g_test_run ();
}
