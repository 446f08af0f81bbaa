/* pmn-document.c: what a printed document says, in reading order
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-document.h"

#include "pmn-format.h"

static void
free_block (gpointer data)
{
  PmnBlock *block = data;

  g_free (block->text);
  pmn_paper_table_free (block->table);
  pmn_chart_free (block->chart);
  g_free (block);
}

static PmnBlock *
add_block (PmnDocument *self, PmnBlockKind kind)
{
  PmnBlock *block = g_new0 (PmnBlock, 1);

  block->kind = kind;
  block->group = self->in_group ? self->n_groups : 0;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static PmnDocument *
new_untitled (const char *title)
{
  PmnDocument *self = g_new0 (PmnDocument, 1);

  self->title = g_strdup (title);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

PmnDocument *
pmn_document_new (const char *title)
{
  PmnDocument *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = new_untitled (title);
  pmn_document_add_text (self, PMN_BLOCK_TITLE, title);
  return self;
}

PmnDocument *
pmn_document_new_letter (const char *title)
{
  PmnDocument *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = new_untitled (title);
  self->letter = TRUE;
  return self;
}

void
pmn_document_free (PmnDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->header_start);
  g_free (self->header_end);
  g_free (self->footer);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

void
pmn_document_set_origin (PmnDocument *self, const char *structure, GBytes *logo, gint64 now_ms,
                         PmnDay today)
{
  g_autofree char *day = NULL;

  g_return_if_fail (self != NULL && structure != NULL);

  day = pmn_format_date (today, PMN_LANGUAGE_FRENCH);
  g_set_str (&self->author, structure);
  self->made_ms = now_ms;
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
  g_set_str (&self->header_start, structure);
  g_free (self->footer);
  /* A letter has its own date. */
  self->footer = self->letter ? NULL : g_strdup_printf ("Édité le %s avec Permanence", day);
}

void
pmn_document_add_text (PmnDocument *self, PmnBlockKind kind, const char *text)
{
  pmn_document_take_text (self, kind, g_strdup (text));
}

void
pmn_document_take_text (PmnDocument *self, PmnBlockKind kind, char *text)
{
  g_return_if_fail (self != NULL && text != NULL && kind <= PMN_BLOCK_NOTE);

  add_block (self, kind)->text = text;
}

void
pmn_document_add_indented_text (PmnDocument *self, const char *text, double indent)
{
  PmnBlock *block;

  g_return_if_fail (self != NULL && text != NULL && indent >= 0 && indent < 1);

  block = add_block (self, PMN_BLOCK_TEXT);
  block->text = g_strdup (text);
  block->indent = indent;
}

void
pmn_document_add_space (PmnDocument *self, double points)
{
  g_return_if_fail (self != NULL && points >= 0);

  add_block (self, PMN_BLOCK_SPACE)->size = points;
}

PmnPaperTable *
pmn_document_add_table (PmnDocument *self, const char *caption, PmnTableLook look)
{
  PmnBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, PMN_BLOCK_TABLE);
  block->table = pmn_paper_table_new (caption, look);
  return block->table;
}

void
pmn_document_add_chart (PmnDocument *self, PmnChart *chart, double height)
{
  PmnBlock *block;

  g_return_if_fail (self != NULL && chart != NULL && height > 0);

  pmn_document_add_text (self, PMN_BLOCK_HEADING, chart->title);
  block = add_block (self, PMN_BLOCK_CHART);
  block->chart = chart;
  block->size = height;
}

void
pmn_document_begin_group (PmnDocument *self)
{
  g_return_if_fail (self != NULL && !self->in_group);

  self->n_groups++;
  self->in_group = TRUE;
}

void
pmn_document_end_group (PmnDocument *self)
{
  g_return_if_fail (self != NULL && self->in_group);

  self->in_group = FALSE;
}
