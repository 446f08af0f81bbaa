/* pmn-participation.h: one person in one activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnParticipation:
 * @uuid: identity, "" when not saved yet
 * @position: order in the activity from 1 (the i of "i/n" in the national export)
 * @beneficiary_id: row id of a followed person, 0 when anonymous
 * @gender: interned code, "non_communique" when not known, never %NULL
 * @age: interned code of the bracket at the activity's date; a v1 bracket that cannot be converted
 *   keeps its v1 code
 * @status: interned code
 * @insee: commune of residence, "" if unknown
 * @commune: (nullable): its name as given
 * @postcode: "" or five digits
 * @already_supported: whether the person had been supported before, as the source says
 *
 * A line for a followed person, or for one imported accompaniment.
 */
typedef struct
{
  char uuid[37];
  guint position;
  gint64 beneficiary_id;
  const char *gender;
  const char *age;
  const char *status;
  char insee[6];
  char *commune;
  char postcode[6];
  gboolean already_supported;
} PmnParticipation;

/** pmn_participation_new: Returns: (transfer full): an anonymous one, everything "non_communique". */
PmnParticipation *pmn_participation_new (void);

/** pmn_participation_copy: Returns: (transfer full): a copy. */
PmnParticipation *pmn_participation_copy (const PmnParticipation *self);

/** pmn_participation_free: @self: (nullable) (transfer full): a participation. */
void pmn_participation_free (PmnParticipation *self);

/** pmn_participation_equal_content: Returns: whether all but the uuid is equal. */
gboolean pmn_participation_equal_content (const PmnParticipation *a, const PmnParticipation *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnParticipation, pmn_participation_free)

G_END_DECLS
