/* pmn-document.h: what a printed document says, in reading order
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The documents of a structure are in French whatever the computer is set to: their fixed texts are
 * written in French where they are composed, and every number and date comes from pmn-format.h.
 * A document knows no page: see pmn-printout.h.
 */
#pragma once

#include "pmn-chart.h"
#include "pmn-date.h"
#include "pmn-paper-table.h"

G_BEGIN_DECLS

/**
 * PmnBlockKind:
 * @PMN_BLOCK_TITLE: the title on the first page
 * @PMN_BLOCK_LEAD: what stands under the title: a place, a period
 * @PMN_BLOCK_HEADING: title of a part, kept with what follows
 * @PMN_BLOCK_TEXT: a paragraph
 * @PMN_BLOCK_NOTE: a paragraph in small letters
 * @PMN_BLOCK_TABLE: a table
 * @PMN_BLOCK_SPACE: some white, dropped at the top of a page
 * @PMN_BLOCK_CHART: a chart, never cut
 */
typedef enum
{
  PMN_BLOCK_TITLE,
  PMN_BLOCK_LEAD,
  PMN_BLOCK_HEADING,
  PMN_BLOCK_TEXT,
  PMN_BLOCK_NOTE,
  PMN_BLOCK_TABLE,
  PMN_BLOCK_SPACE,
  PMN_BLOCK_CHART,
} PmnBlockKind;

/**
 * PmnBlock:
 * @text: (nullable): of a text
 * @table: (nullable): of a table
 * @chart: (nullable): of a chart
 * @size: height in points of a space or a chart
 * @indent: where a text begins, as a part of the width
 * @group: blocks of the same number, unless 0, stay on one page when one page is enough
 */
typedef struct
{
  PmnBlockKind kind;
  char *text;
  PmnPaperTable *table;
  PmnChart *chart;
  double size;
  double indent;
  guint group;
} PmnBlock;

/**
 * PmnDocument:
 * @title: also that of the file
 * @author: (nullable): the structure
 * @subject: (nullable): one sentence
 * @landscape: A4 lying down
 * @letter: larger texts, and nothing around a single page
 * @logo: (nullable): PNG data, at the top of the first page
 * @header_start, @header_end: (nullable): at the top of each page
 * @footer: (nullable): at the foot of each page, beside "Page x/y"
 * @made_ms: Unix time in milliseconds, 0 = not said: date in the file
 * @blocks: (element-type PmnBlock): in reading order
 */
typedef struct
{
  char *title;
  char *author;
  char *subject;
  gboolean landscape;
  gboolean letter;
  GBytes *logo;
  char *header_start;
  char *header_end;
  char *footer;
  gint64 made_ms;
  GPtrArray *blocks;
  guint n_groups;
  gboolean in_group;
} PmnDocument;

/** pmn_document_new: Returns: (transfer full): a document that has its title only, and prints it. */
PmnDocument *pmn_document_new (const char *title);
/** pmn_document_new_letter: Returns: (transfer full): a letter; its title is printed where the caller adds it. */
PmnDocument *pmn_document_new_letter (const char *title);
/** pmn_document_free: @self: (nullable) (transfer full). */
void pmn_document_free (PmnDocument *self);

/** pmn_document_set_origin: who made it and when: header, footer, author and date of the file. @logo: (nullable): PNG data. @now_ms: Unix time. @today: the civil date. */
void pmn_document_set_origin (PmnDocument *self, const char *structure, GBytes *logo, gint64 now_ms,
                              PmnDay today);

/** pmn_document_add_text: @kind: a kind that has a text. */
void pmn_document_add_text (PmnDocument *self, PmnBlockKind kind, const char *text);
/** pmn_document_take_text: @text: (transfer full). */
void pmn_document_take_text (PmnDocument *self, PmnBlockKind kind, char *text);
/** pmn_document_add_indented_text: a paragraph. @indent: where it begins, as a part of the width. */
void pmn_document_add_indented_text (PmnDocument *self, const char *text, double indent);
/** pmn_document_add_space: @points: its height. */
void pmn_document_add_space (PmnDocument *self, double points);
/** pmn_document_add_table: Returns: (transfer none): a table to fill. */
PmnPaperTable *pmn_document_add_table (PmnDocument *self, const char *caption, PmnTableLook look);

/** pmn_document_add_chart: its title as a heading, then the bars. @chart: (transfer full): whose figures the caller also gives in a table. @height: in points. */
void pmn_document_add_chart (PmnDocument *self, PmnChart *chart, double height);

/** pmn_document_begin_group: what is added until pmn_document_end_group() stays together. */
void pmn_document_begin_group (PmnDocument *self);
/** pmn_document_end_group: ends what pmn_document_begin_group() began. */
void pmn_document_end_group (PmnDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnDocument, pmn_document_free)

G_END_DECLS
