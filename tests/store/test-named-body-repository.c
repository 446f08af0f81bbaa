/* test-named-body-repository.c: templates and saved filters, as rows like any other
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"
#include "pmn-history.h"
#include "pmn-named-body-repository.h"

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
  g_assert_true (pmn_trash_restore (edit, entity, id, &error));
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
  return g_test_run ();
}
