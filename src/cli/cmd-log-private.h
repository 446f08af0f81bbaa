/* cmd-log-private.h: what the files of permanencectl log share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-cli.h"

G_BEGIN_DECLS

/** LogOptions: what the options give, before names are looked up. */
typedef struct
{
  char *mediator;
  char **with;
  char *date;
  char *minutes;
  char *place;
  gboolean home;
  gboolean elsewhere;
  gboolean remote;
  char *commune;
  char **persons;
  char **each;
  char *residence;
  char **themes;
  char **materials;
  char **tags;
  int participants;
  char **genders;
  char **ages;
  char **statuses;
  int already_supported;
  char *title;
  char *level;
  char *autonomy;
  char *oriented;
  char *referral;
  char *referral_body;
  char *procedure;
  char *notes;
  char *local_kind;
  gboolean incomplete;
} LogOptions;

/**
 * log_people_set: @activity: has its kind and day; gets its people, followed and anonymous
 * Errors: %PMN_CORE_ERROR: a code, a number, or somebody who cannot be named.
 */
gboolean log_people_set (PmnRegister *self, PmnActivity *activity, const LogOptions *options,
                         GError **error);
/**
 * log_people_split:
 *
 * Returns: (transfer full) (element-type PmnActivity) (nullable): with --each, one activity for each
 * person of @activity, linked by a group; else @activity alone
 */
GPtrArray *log_people_split (const PmnActivity *activity, const LogOptions *options,
                             GError **error);

G_END_DECLS
