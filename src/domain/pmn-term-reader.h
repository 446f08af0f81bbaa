/* pmn-term-reader.h: what people write where one thing is expected: a cell of a column, an option
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words are those of the quick box: official labels and codes, the words people use for them, ages.
 * Here the field is known, so that a word has fewer meanings, and nobody is asked: what may mean two things
 * means none.
 */
#pragma once

#include "pmn-nomenclature.h"

G_BEGIN_DECLS

/**
 * pmn_term_find:
 * @text: a label, a code, or words that people use: "France Travail", "70 ans et +", "retraitée"
 *
 * Plurals and feminines are the same words; an age or ages are a bracket when they are of one only.
 *
 * Returns: (transfer none) (nullable): the code that @text means and no other
 */
const char *pmn_term_find (PmnDimension dimension, const char *text);

/** PmnTermReader: reads many cells, and remembers what it read. */
typedef struct _PmnTermReader PmnTermReader;

/** pmn_term_reader_new: Returns: (transfer full): nothing read yet. */
PmnTermReader *pmn_term_reader_new (void);
/** pmn_term_reader_free: @self: (nullable) (transfer full). */
void pmn_term_reader_free (PmnTermReader *self);

/** pmn_term_reader_find: as pmn_term_find(). */
const char *pmn_term_reader_find (PmnTermReader *self, PmnDimension dimension, const char *text);

/**
 * pmn_term_reader_read:
 * @dimension: themes or materials: the others have one value, see pmn_term_find()
 * @text: an expression in the words of the quick box: "création boîte mail", "CAF et impôts"
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the codes that all of @text means,
 *   interned; %NULL when some of it is not understood
 */
const char *const *pmn_term_reader_read (PmnTermReader *self, PmnDimension dimension,
                                         const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnTermReader, pmn_term_reader_free)

G_END_DECLS
