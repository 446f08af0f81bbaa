/* pmn-cli-filter.h: the options that say which activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-cli.h"

G_BEGIN_DECLS

/** PmnCliFilter: what was typed, before names are looked up. Zero it first. */
typedef struct
{
  char *from;
  char *to;
  char *mediator;
  char *place;
  char *kind;
  char *theme;
  char *material;
  char *tag;
  char *search;
} PmnCliFilter;

#define PMN_N_CLI_FILTER_ENTRIES 9

/** pmn_cli_filter_entries: fills @entries with the options and a final empty one. */
void pmn_cli_filter_entries (PmnCliFilter *self,
                             GOptionEntry entries[PMN_N_CLI_FILTER_ENTRIES + 1]);
/** pmn_cli_filter_count: Returns: how many of the options were given. */
guint pmn_cli_filter_count (const PmnCliFilter *self);
/** pmn_cli_filter_resolve: Returns: (transfer full) (nullable): names looked up, codes checked. */
PmnActivityFilter *pmn_cli_filter_resolve (const PmnCliFilter *self, PmnRegister *reg,
                                           GError **error);
/** pmn_cli_filter_print: says on standard output which activities are meant: a figure never comes without it. */
void pmn_cli_filter_print (const PmnCliFilter *self, const PmnActivityFilter *filter,
                           PmnRegister *reg);
/** pmn_cli_filter_clear: frees what the options filled. */
void pmn_cli_filter_clear (PmnCliFilter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PmnCliFilter, pmn_cli_filter_clear)

G_END_DECLS
