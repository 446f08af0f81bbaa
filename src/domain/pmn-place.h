/* pmn-place.h: a place where people are helped
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-record.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

/**
 * PmnPlace:
 * @name: as people say it
 * @typology: (nullable): national code of §4.9 ("BIB"), unknown ones verbatim
 * @address, @address_more: (nullable): street lines
 * @postcode, @insee: "" or five characters
 * @commune: (nullable): its name
 * @siret: (nullable): 14 digits
 * @phone, @email, @website: (nullable)
 * @capacity: people, 0 = unknown
 * @rooms: (element-type utf8): names of rooms, in order
 * @itinerant: comes to different spots
 * @opening_hours: (nullable): OSM opening_hours text or free text
 * @france_services: has the France Services label
 * @agent1_id, @agent2_id: its two mandatory agents (row ids of mediators), 0 = not said; choosing
 *   a conseiller numérique as one of them warns (domain §1.1)
 * @national_id: (nullable): id of the place in the national platform
 * @notes: (nullable): free text
 */
typedef struct
{
  PmnRecord record;
  char *name;
  char *typology;
  char *address;
  char *address_more;
  char postcode[6];
  char insee[6];
  char *commune;
  char *siret;
  char *phone;
  char *email;
  char *website;
  guint capacity;
  GPtrArray *rooms;
  gboolean itinerant;
  char *opening_hours;
  gboolean france_services;
  gint64 agent1_id;
  gint64 agent2_id;
  char *national_id;
  char *notes;
} PmnPlace;

/** pmn_place_new: Returns: (transfer full): an empty place. */
PmnPlace *pmn_place_new (void);
/** pmn_place_copy: Returns: (transfer full): a copy. */
PmnPlace *pmn_place_copy (const PmnPlace *self);
/** pmn_place_free: @self: (nullable) (transfer full): a place. */
void pmn_place_free (PmnPlace *self);

/**
 * pmn_place_validate:
 * @agent1_is_conseiller, @agent2_is_conseiller: what the caller knows of the two agents
 *
 * Name, commune's INSEE code required (a postcode only proposes communes), SIRET, contact; two
 * different agents; a conseiller numérique as agent is a warning that names the source: "Conseiller
 * numérique: additional to the two agents" (aide.conseiller-numerique.gouv.fr, quel-est-le-montant…).
 */
void pmn_place_validate (const PmnPlace *self, gboolean agent1_is_conseiller,
                         gboolean agent2_is_conseiller, PmnValidation *into);

/** pmn_place_has_agent: Returns: whether @mediator_id is one of the two mandatory agents of a place with the label. */
gboolean pmn_place_has_agent (const PmnPlace *self, gint64 mediator_id);
/** pmn_place_warn_of_agent: warns beside @field that a conseiller numérique is one of the two mandatory agents, with the source. */
void pmn_place_warn_of_agent (const char *field, PmnValidation *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnPlace, pmn_place_free)

G_END_DECLS
