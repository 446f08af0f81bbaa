/* write-sheet.c: write-sheet FORMAT FILE: a table with every type of cell, for another program to read
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>

#include "pmn-sheet-writer.h"

static const PmnSheetColumn columns[] = {
  { "SIRET", 18 },   { "Code postal", 12 }, { "Téléphone", 20 },
  { "Texte", 40 },   { "Jour", 12 },        { "Durée (min)", 12 },
  { "Moyenne", 10 }, { "Montant", 14 },     { "Part", 10 },
};

static const PmnSheetLine lines[] = {
  { .label = "Structure", .value = "Mairie de L’Haÿ-les-Roses" },
  { .label = "Lignes", .is_number = TRUE, .number = 3 },
};

static gboolean
write_row (PmnSheetWriter *writer, const char *phone, const char *text, const char *day,
           gint64 minutes, gint64 cents, GError **error)
{
  pmn_sheet_writer_text (writer, "00012345600019");
  pmn_sheet_writer_text (writer, "01000");
  pmn_sheet_writer_text (writer, phone);
  pmn_sheet_writer_text (writer, text);
  pmn_sheet_writer_date (writer, pmn_day_from_iso (day));
  pmn_sheet_writer_minutes (writer, minutes);
  pmn_sheet_writer_number (writer, 12.5, 1);
  pmn_sheet_writer_money (writer, cents);
  pmn_sheet_writer_percent (writer, 0.125);
  return pmn_sheet_writer_end_row (writer, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  PmnSheetFormat format;
  g_autoptr (PmnSheetWriter) writer = NULL;

  if (argc != 3 || !pmn_sheet_format_from_name (argv[1], &format))
    return 2;
  writer = pmn_sheet_writer_new (argv[2], format,
                                 &(PmnSheetHead) { .name = "Échantillon & co",
                                                   .lines = lines,
                                                   .n_lines = G_N_ELEMENTS (lines),
                                                   .columns = columns,
                                                   .n_columns = G_N_ELEMENTS (columns) },
                                 &error);
  if (writer != NULL
      && write_row (writer, "+33 4 55 66 77 88", "=SOMME(F5;F6) & <b>\"œuvre\"</b>", "2026-11-03",
                    90, 123450, &error)
      && write_row (writer, "0455667788", "Thème ; virgule, « guillemets » \"droits\"",
                    "2028-02-29", 1439, -1200, &error)
      && write_row (writer, "+33455667788", "première ligne\n  deuxième, décalée", "1999-12-31", 0,
                    5, &error)
      && pmn_sheet_writer_commit (g_steal_pointer (&writer), &error))
    return 0;
  fprintf (stderr, "%s\n", error != NULL ? error->message : "failed");
  return 1;
}
