/* pmn-commune-row.c: a row in which a commune is found by its name or postcode
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-commune-row.h"

#include <glib/gi18n.h>

#include "pmn-commune-finder.h"

#define N_PROPOSALS 8

struct _PmnCommuneRow
{
  PmnProposalRow parent_instance;

  GPtrArray *proposals; /* PmnCommune */
  char *insee;
  char *postcode;
  char *name;
};

G_DEFINE_FINAL_TYPE (PmnCommuneRow, pmn_commune_row, PMN_TYPE_PROPOSAL_ROW)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The postcode that was typed when the commune has it, else its first one. */
static const char *
pick_postcode (const PmnCommune *commune, const char *typed)
{
  for (guint i = 0; commune->postcodes[i] != NULL; i++)
    {
      if (g_str_equal (commune->postcodes[i], typed))
        return commune->postcodes[i];
    }
  return commune->postcodes[0] != NULL ? commune->postcodes[0] : "";
}

static void
pmn_commune_row_choose (PmnProposalRow *row, guint index)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (row);
  const PmnCommune *commune = g_ptr_array_index (self->proposals, index);
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));

  pmn_commune_row_set_commune (self, commune->insee, pick_postcode (commune, typed), commune->name);
}

static void
propose (PmnCommuneRow *self, const PmnCommune *commune)
{
  g_autofree char *codes = g_strjoinv (", ", commune->postcodes);
  g_autofree char *detail = NULL;
  g_autofree char *both = NULL;

  /* A city may have twenty postcodes. */
  if (g_utf8_strlen (codes, -1) > 14)
    detail = g_strdup_printf ("%s…", commune->postcodes[0]);
  else
    detail = g_strdup (codes);
  if (commune->current_name != NULL && !g_str_equal (commune->insee, commune->current_insee))
    /* Translators: old name of a commune, then the commune of today that it belongs to. */
    both = g_strdup_printf (_ ("%s (now %s)"), commune->name, commune->current_name);
  pmn_proposal_row_add (PMN_PROPOSAL_ROW (self), both != NULL ? both : commune->name, detail);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnCommuneRow) self = PMN_COMMUNE_ROW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = pmn_commune_finder_search_finish (PMN_COMMUNE_FINDER (source), result, &error);
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      pmn_proposal_row_fail (PMN_PROPOSAL_ROW (self), error);
      return;
    }
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_steal_pointer (&found);
  pmn_proposal_row_clear (PMN_PROPOSAL_ROW (self));
  for (guint i = 0; i < self->proposals->len; i++)
    propose (self, g_ptr_array_index (self->proposals, i));
  if (self->proposals->len == 0)
    count = g_strdup (_ ("No commune found"));
  else
    count = g_strdup_printf (
        ngettext ("%u commune proposed", "%u communes proposed", self->proposals->len),
        self->proposals->len);
  pmn_proposal_row_present (PMN_PROPOSAL_ROW (self), count);
}

static void
pmn_commune_row_typed (PmnProposalRow *row, const char *text, GCancellable *cancellable)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (row);

  g_set_str (&self->insee, "");
  g_set_str (&self->postcode, "");
  g_set_str (&self->name, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (cancellable != NULL)
    pmn_commune_finder_search_async (pmn_commune_finder_get_default (), text, N_PROPOSALS,
                                     cancellable, on_found, g_object_ref (self));
}

static void
pmn_commune_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_take_string (value, g_strdup_printf ("%s|%s|%s", self->insee, self->postcode,
                                                   self->name != NULL ? self->name
                                                                      : gtk_editable_get_text (
                                                                            GTK_EDITABLE (self))));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_commune_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (object);
  g_auto (GStrv) parts = NULL;

  switch (id)
    {
    case PROP_STATE:
      parts = g_strsplit (g_value_get_string (value) != NULL ? g_value_get_string (value) : "", "|",
                          3);
      if (g_strv_length (parts) == 3)
        pmn_commune_row_set_commune (self, parts[0], parts[1], parts[2]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_commune_row_finalize (GObject *object)
{
  PmnCommuneRow *self = PMN_COMMUNE_ROW (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_free (self->insee);
  g_free (self->postcode);
  g_free (self->name);
  G_OBJECT_CLASS (pmn_commune_row_parent_class)->finalize (object);
}

static void
pmn_commune_row_class_init (PmnCommuneRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_commune_row_get_property;
  object_class->set_property = pmn_commune_row_set_property;
  object_class->finalize = pmn_commune_row_finalize;
  PMN_PROPOSAL_ROW_CLASS (klass)->typed = pmn_commune_row_typed;
  PMN_PROPOSAL_ROW_CLASS (klass)->choose = pmn_commune_row_choose;

  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pmn_commune_row_init (PmnCommuneRow *self)
{
  self->insee = g_strdup ("");
  self->postcode = g_strdup ("");
  pmn_proposal_row_set_list_name (PMN_PROPOSAL_ROW (self), _ ("Communes proposed"));
}

void
pmn_commune_row_set_commune (PmnCommuneRow *self, const char *insee, const char *postcode,
                             const char *name)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PMN_IS_COMMUNE_ROW (self));
  g_return_if_fail (insee != NULL);
  g_return_if_fail (postcode != NULL);

  if (name != NULL && *name != '\0' && *postcode != '\0')
    text = g_strdup_printf ("%s (%s)", name, postcode);
  else
    text = g_strdup (name != NULL ? name : "");
  g_set_str (&self->insee, insee);
  g_set_str (&self->postcode, postcode);
  g_set_str (&self->name, *insee != '\0' ? name : NULL);
  pmn_proposal_row_set_text (PMN_PROPOSAL_ROW (self), text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
pmn_commune_row_read (PmnCommuneRow *self, const char *field, char *insee, char *postcode,
                      char **name, PmnValidation *issues)
{
  g_return_if_fail (PMN_IS_COMMUNE_ROW (self));
  g_return_if_fail (insee != NULL && postcode != NULL && name != NULL && issues != NULL);

  g_strlcpy (insee, self->insee, 6);
  g_strlcpy (postcode, self->postcode, 6);
  g_set_str (name, self->name);
  if (*self->insee == '\0' && *gtk_editable_get_text (GTK_EDITABLE (self)) != '\0')
    pmn_validation_add (issues, PMN_ISSUE_ERROR, field, "%s",
                        _ ("Choose the commune in the list that opens while you type."));
}
