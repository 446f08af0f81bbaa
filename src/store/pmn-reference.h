/* pmn-reference.h: the reference data shipped with the program, read only
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Communes, postcodes and départements of France, in a small database made at build time. An object
 * is used by one thread at a time, and its functions read the disk: call them from a worker thread
 * or from the command line only.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmnCommuneKind:
 * @PMN_COMMUNE_CURRENT: a commune of today
 * @PMN_COMMUNE_ARRONDISSEMENT: a municipal arrondissement of Paris, Lyon or Marseille
 * @PMN_COMMUNE_DELEGATED: an old commune that remains as a delegated one of a merged commune
 * @PMN_COMMUNE_ASSOCIATED: an associated commune
 * @PMN_COMMUNE_OVERSEAS: a commune or district of an overseas collectivity
 *
 * What a commune is today.
 */
typedef enum
{
  PMN_COMMUNE_CURRENT = 1,
  PMN_COMMUNE_ARRONDISSEMENT = 2,
  PMN_COMMUNE_DELEGATED = 3,
  PMN_COMMUNE_ASSOCIATED = 4,
  PMN_COMMUNE_OVERSEAS = 5,
} PmnCommuneKind;

/**
 * PmnCommune:
 * @insee: its INSEE code, the key
 * @name: its name
 * @department: code of its département: "24", "2A", "971"
 * @region: (nullable): code of its region
 * @current_insee: the commune of today that it belongs to; itself when it is one
 * @current_name: name of that commune
 * @postcodes: (array zero-terminated=1): its postcodes in order, possibly none
 * @kind: what it is
 * @population: people, 0 when unknown
 *
 * One commune. Free with pmn_commune_free().
 */
typedef struct
{
  char *insee;
  char *name;
  char *department;
  char *region;
  char *current_insee;
  char *current_name;
  char **postcodes;
  PmnCommuneKind kind;
  int population;
} PmnCommune;

/**
 * pmn_commune_free:
 * @commune: (nullable) (transfer full): a commune
 */
void pmn_commune_free (PmnCommune *commune);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnCommune, pmn_commune_free)

#define PMN_TYPE_REFERENCE (pmn_reference_get_type ())
G_DECLARE_FINAL_TYPE (PmnReference, pmn_reference, PMN, REFERENCE, GObject)

/**
 * pmn_reference_open:
 * @path: (nullable): the file; %NULL for the one that the environment variable PMN_REFERENCE_DB
 *   names, else the installed one
 * @error: return location for a #PmnStoreError
 *
 * Blocking: worker threads and the command line only.
 *
 * Returns: (transfer full) (nullable): the open reference
 */
PmnReference *pmn_reference_open (const char *path, GError **error);

/**
 * pmn_reference_commune_by_insee:
 * @self: a reference
 * @insee: an INSEE code, of today or of a merged commune
 * @error: return location for a #PmnStoreError; not set when the code is simply unknown
 *
 * A delegated commune may have the very code of the commune it became part of: that one is returned.
 * A code that no longer exists at all gives the commune of today. Blocking.
 *
 * Returns: (transfer full) (nullable): the commune
 */
PmnCommune *pmn_reference_commune_by_insee (PmnReference *self, const char *insee, GError **error);

/**
 * pmn_reference_current_commune:
 * @self: a reference
 * @insee: an INSEE code, of today or of a merged commune
 * @error: return location for a #PmnStoreError; not set when the code is simply unknown
 *
 * Blocking.
 *
 * Returns: (transfer full) (nullable): the commune of today that @insee belongs to
 */
PmnCommune *pmn_reference_current_commune (PmnReference *self, const char *insee, GError **error);

/**
 * pmn_reference_search_communes:
 * @self: a reference
 * @text: what was typed: the beginning of a name in any case and accents ("st" also finds "Saint"),
 * the beginning of a postcode, or a whole INSEE code
 * @limit: at most so many, 1 to 200
 * @error: return location for a #PmnStoreError
 *
 * An exact name comes first, then the most populated; the INSEE code comes after the postcodes. A postcode only proposes: several
 * communes share one. Blocking.
 *
 * Returns: (transfer full) (element-type PmnCommune) (nullable): the communes, possibly none; %NULL
 * on error
 */
GPtrArray *pmn_reference_search_communes (PmnReference *self, const char *text, int limit,
                                          GError **error);

/**
 * pmn_reference_department_name:
 * @self: a reference
 * @code: a département or overseas collectivity: "24", "2A", "971"
 * @error: return location for a #PmnStoreError; not set when the code is simply unknown
 *
 * Blocking.
 *
 * Returns: (transfer full) (nullable): its name
 */
char *pmn_reference_department_name (PmnReference *self, const char *code, GError **error);

G_END_DECLS
