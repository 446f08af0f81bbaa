/* pmn-absences-group.c: when somebody of the team was away, with what is needed to change it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "team/pmn-absences-group.h"

#include <glib/gi18n.h>

#include "pmn-format.h"
#include "pmn-labels.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"
#include "team/pmn-absence-editor.h"

struct _PmnAbsencesGroup
{
  AdwPreferencesGroup parent_instance;

  PmnRegister *reg;
  gint64 mediator_id;
  GPtrArray *absences; /* PmnAbsence of this person */
  GPtrArray *rows;     /* in the group, same order */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnAbsencesGroup, pmn_absences_group, ADW_TYPE_PREFERENCES_GROUP)

static void
open_absence (PmnAbsencesGroup *self, const PmnAbsence *absence)
{
  adw_dialog_present (pmn_absence_editor_new (self->reg, absence), GTK_WIDGET (self));
}

static void
on_absence_activated (AdwActionRow *row, PmnAbsencesGroup *self)
{
  guint index;

  if (g_ptr_array_find (self->rows, row, &index))
    open_absence (self, g_ptr_array_index (self->absences, index));
}

static GtkWidget *
make_absence_row (const PmnAbsence *absence)
{
  PmnPeriod period = { absence->from, absence->to };
  g_autofree char *when = absence->from == absence->to
                              ? pmn_format_date (absence->from, pmn_ui_language ())
                              : pmn_format_period (period, pmn_ui_language ());
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  if (absence->part == PMN_DAY_PART_FULL)
    adw_action_row_set_subtitle (
        ADW_ACTION_ROW (row),
        pmn_vocabulary_label (PMN_VOCABULARY_ABSENCE_REASON, absence->reason));
  else
    {
      g_autofree char *subtitle = g_strdup_printf (
          "%s · %s", pmn_vocabulary_label (PMN_VOCABULARY_ABSENCE_REASON, absence->reason),
          pmn_label_day_part (absence->part));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const PmnAbsence *first = *(const PmnAbsence *const *) a;
  const PmnAbsence *second = *(const PmnAbsence *const *) b;

  return (second->from > first->from) - (second->from < first->from);
}

static void
show_absences (PmnAbsencesGroup *self, GPtrArray *all)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->absences, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const PmnAbsence *absence = g_ptr_array_index (all, i);

      if (absence->mediator_id == self->mediator_id)
        g_ptr_array_add (self->absences, pmn_absence_copy (absence));
    }
  g_ptr_array_sort (self->absences, compare_newest_first);
  for (guint i = 0; i < self->absences->len; i++)
    {
      GtkWidget *row = make_absence_row (g_ptr_array_index (self->absences, i));

      g_signal_connect_object (row, "activated", G_CALLBACK (on_absence_activated), self, 0);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         self->absences->len == 0 ? _ ("None noted.") : NULL);
}

static void
on_absences_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnAbsencesGroup) self = PMN_ABSENCES_GROUP (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reg == NULL)
    return;
  if (all != NULL)
    show_absences (self, all);
  else
    pmn_ui_describe (self, error->message);
}

static void
list_absences (PmnAbsencesGroup *self)
{
  pmn_register_list_async (self->reg, PMN_ENTITY_ABSENCE, NULL, self->cancellable,
                           on_absences_listed, g_object_ref (self));
}

static void
on_register_changed (PmnAbsencesGroup *self, const PmnStoreNews *news)
{
  if (self->reg != NULL && (news->entities & (1u << PMN_ENTITY_ABSENCE)) != 0)
    list_absences (self);
}

static void
on_add_clicked (PmnAbsencesGroup *self)
{
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();

  absence->mediator_id = self->mediator_id;
  open_absence (self, absence);
}

static void
pmn_absences_group_dispose (GObject *object)
{
  PmnAbsencesGroup *self = PMN_ABSENCES_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (pmn_absences_group_parent_class)->dispose (object);
}

static void
pmn_absences_group_finalize (GObject *object)
{
  PmnAbsencesGroup *self = PMN_ABSENCES_GROUP (object);

  g_ptr_array_unref (self->absences);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (pmn_absences_group_parent_class)->finalize (object);
}

static void
pmn_absences_group_class_init (PmnAbsencesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_absences_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_absences_group_finalize;
}

static void
pmn_absences_group_init (PmnAbsencesGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->absences = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_absence_free);
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Absences"));
  gtk_widget_set_tooltip_text (button, _ ("Add an absence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an absence"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

GtkWidget *
pmn_absences_group_new (void)
{
  return g_object_new (PMN_TYPE_ABSENCES_GROUP, NULL);
}

void
pmn_absences_group_show (PmnAbsencesGroup *self, PmnRegister *reg, gint64 mediator_id)
{
  g_return_if_fail (PMN_IS_ABSENCES_GROUP (self));
  g_return_if_fail (PMN_IS_REGISTER (reg) && self->reg == NULL);

  self->reg = g_object_ref (reg);
  self->mediator_id = mediator_id;
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);
  list_absences (self);
}
