/* pmn-similar-people.c: followed people whose name is like the one being typed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "beneficiaries/pmn-similar-people.h"

#include <glib/gi18n.h>

#include "pmn-people.h"
#include "pmn-ui.h"

#define LOOK_MS 250
#define MAX_SHOWN 4

struct _PmnSimilarPeople
{
  AdwPreferencesGroup parent_instance;

  PmnRegister *reg;
  char *given;
  char *family;
  gint birth_year;
  gint64 except_id;
  guint timer;
  GPtrArray *rows;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnSimilarPeople, pmn_similar_people, ADW_TYPE_PREFERENCES_GROUP)

static guint chosen_signal;

char *
pmn_person_describe (const PmnPersonSummary *summary)
{
  const PmnBeneficiary *person = summary->person;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (person->birth_year != 0)
    g_strv_builder_take (parts, g_strdup_printf (_ ("born in %d"), person->birth_year));
  if (person->commune != NULL)
    g_strv_builder_add (parts, person->commune);
  if (summary->n_activities == 0)
    g_strv_builder_add (parts, _ ("no activity yet"));
  else
    {
      g_autofree char *day = pmn_format_date (summary->last_day, pmn_ui_language ());

      g_strv_builder_take (parts,
                           g_strdup_printf (
                               /* Translators: %u: how many; %s: a date */
                               ngettext ("%u activity, on %s", "%u activities, the last on %s",
                                         summary->n_activities),
                               summary->n_activities, day));
    }
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static void
on_use_clicked (GtkWidget *button, PmnSimilarPeople *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  g_signal_emit (self, chosen_signal, 0, *id);
}

static GtkWidget *
make_row (PmnSimilarPeople *self, const PmnPersonSummary *summary)
{
  g_autofree char *name = pmn_beneficiary_get_display_name (summary->person);
  g_autofree char *subtitle = pmn_person_describe (summary);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (self->except_id == 0)
    {
      /* Translators: %s is the name of a person. */
      g_autofree char *label = g_strdup_printf (_ ("Use %s, %s"), name, subtitle);
      GtkWidget *button = pmn_ui_add_row_button (row, _ ("Use This One"), label);

      g_object_set_data_full (G_OBJECT (button), "id",
                              g_memdup2 (&summary->person->record.id, sizeof (gint64)), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_use_clicked), self, 0);
    }
  return row;
}

static void
show_people (PmnSimilarPeople *self, GPtrArray *people)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (people, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  if (self->rows->len > 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("People with a similar name are followed."),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnSimilarPeople) self = PMN_SIMILAR_PEOPLE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = pmn_register_rows_finish (PMN_REGISTER (source), result, &error);

  if (self->reg == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A help that fails is not worth a dialog while one types; the review of duplicates will say it. */
  if (error != NULL)
    g_message ("Similar people could not be looked for: %s", error->message);
  show_people (self, people);
}

static gboolean
on_timer (gpointer data)
{
  PmnSimilarPeople *self = data;

  self->timer = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* One name alone is shared by too many. */
  if (*self->given == '\0' || *self->family == '\0')
    {
      show_people (self, NULL);
      return G_SOURCE_REMOVE;
    }
  self->cancellable = g_cancellable_new ();
  pmn_people_similar_async (self->reg, self->given, self->family, self->birth_year, self->except_id,
                            MAX_SHOWN, self->cancellable, on_found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
pmn_similar_people_dispose (GObject *object)
{
  PmnSimilarPeople *self = PMN_SIMILAR_PEOPLE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (pmn_similar_people_parent_class)->dispose (object);
}

static void
pmn_similar_people_finalize (GObject *object)
{
  PmnSimilarPeople *self = PMN_SIMILAR_PEOPLE (object);

  g_free (self->given);
  g_free (self->family);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (pmn_similar_people_parent_class)->finalize (object);
}

static void
pmn_similar_people_class_init (PmnSimilarPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_similar_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_similar_people_finalize;
  chosen_signal = g_signal_new ("chosen", PMN_TYPE_SIMILAR_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pmn_similar_people_init (PmnSimilarPeople *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pmn_similar_people_look (PmnSimilarPeople *self, PmnRegister *reg, const char *given,
                         const char *family, gint birth_year, gint64 except_id)
{
  g_return_if_fail (PMN_IS_SIMILAR_PEOPLE (self));
  g_return_if_fail (PMN_IS_REGISTER (reg));

  g_set_object (&self->reg, reg);
  g_set_str (&self->given, given != NULL ? given : "");
  g_set_str (&self->family, family != NULL ? family : "");
  self->birth_year = birth_year;
  self->except_id = except_id;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (LOOK_MS, on_timer, self);
}
