/* people-fixture.c: people and places saved as the program saves them, for tests of the store
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people-fixture.h"

#include "pmn-dump.h"

gint64
people_add_mediator (PmnTestStore *store, const char *given, const char *family)
{
  PmnEdit *edit = pmn_test_store_begin (store, "create", FALSE);
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autoptr (GError) error = NULL;

  g_set_str (&mediator->given, given);
  g_set_str (&mediator->family, family);
  pmn_mediator_repository_save (edit, mediator, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  g_array_append_val (store->mediators, mediator->record.id);
  return mediator->record.id;
}

gint64
people_add_place (PmnTestStore *store, const char *name)
{
  PmnEdit *edit = pmn_test_store_begin (store, "create", FALSE);
  g_autoptr (PmnPlace) place = pmn_place_new ();
  g_autoptr (GError) error = NULL;

  g_set_str (&place->name, name);
  pmn_place_repository_save (edit, place, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  g_array_append_val (store->places, place->record.id);
  return place->record.id;
}

gint64
people_add_beneficiary (PmnTestStore *store, const char *given, const char *family)
{
  PmnEdit *edit = pmn_test_store_begin (store, "create", FALSE);
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  g_autoptr (GError) error = NULL;

  person->given = g_strdup (given);
  person->family = g_strdup (family);
  pmn_beneficiary_repository_save (edit, person, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  g_array_append_val (store->beneficiaries, person->record.id);
  return person->record.id;
}

char *
people_dump (PmnConnection *connection)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  pmn_dump_write (connection, stream, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

char *
people_figures (PmnConnection *connection)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection,
      "SELECT mediator_id, place_id, month, kind, term_id, activities, accompaniments, minutes"
      " FROM rollup UNION ALL"
      " SELECT mediator_id, place_id, month, kind, -beneficiary_id, n, 0, 0 FROM person_month",
      &error);

  g_assert_no_error (error);
  while (pmn_statement_step (select, NULL))
    for (int column = 0; column < 8; column++)
      g_string_append_printf (text, "%" G_GINT64_FORMAT "%c",
                              pmn_statement_get_int64 (select, column), column < 7 ? ' ' : '\n');
  return g_string_free_and_steal (g_steal_pointer (&text));
}

void
people_assert_same_lines (const char *found, const char *expected)
{
  g_auto (GStrv) a = g_strsplit (found, "\n", -1);
  g_auto (GStrv) b = g_strsplit (expected, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}
