#!/usr/bin/env python3
# make-nomenclature.py: turns the tables of data/reference into the C tables of the domain library
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: make-nomenclature.py DATA_REFERENCE_DIR OUTPUT.c

Checks the tables as it reads them: ids, duplicates, unknown parents and targets stop the build.
"""
import pathlib
import sys

from search_key import search_words

DIMENSIONS = {
    1: 'theme', 2: 'material', 3: 'autonomy', 4: 'level', 5: 'referral', 6: 'gender', 7: 'age', 8: 'status',
    9: 'place-kind', 10: 'duration', 12: 'local-kind', 13: 'person', 14: 'activity-kind',
}
LAST_DIMENSION = 14

# In the order of PmnVocabulary
VOCABULARIES = [
    'mediator-kind', 'absence-reason', 'structure-kind', 'place-typology', 'service', 'public', 'specific-care',
    'fee', 'programme', 'training-label', 'itinerance', 'access', 'support-mode', 'animation-kind',
    'animation-initiative', 'animation-theme', 'event-kind', 'event-organiser', 'territorial-level',
    'partnership-nature',
]

# In the order of PmnLegacyField, with the dimension of the targets
LEGACY = [
    ('theme', 1), ('sub-theme', 2), ('age', 7), ('status', 8), ('place-kind', 9), ('duration', 10),
    ('activity-kind', 14), ('referral', 5),
]


def fail(path, message):
    sys.exit(f'{path}: {message}')


def read_table(path, columns):
    """Return the rows as dictionaries; lines beginning with # are comments."""
    rows = []
    lines = [line for line in path.read_text(encoding='utf-8').split('\n') if line and not line.startswith('#')]
    if not lines or lines[0].split('\t') != columns:
        fail(path, f'the columns must be {columns}')
    for line in lines[1:]:
        values = line.split('\t')
        if len(values) != len(columns):
            fail(path, f'{len(values)} columns instead of {len(columns)}: {line}')
        rows.append(dict(zip(columns, values)))
    return rows


def c_string(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"' if text else 'NULL'


def aliases_of(path, index, row, others):
    """The spellings by which a row is found, in words; one spelling means one row."""
    for text in [row['code'], row['label']] + others:
        words = search_words(text)
        if words == '':
            continue
        if index.setdefault(words, row['code']) != row['code']:
            fail(path, f'“{text}” means both {index[words]} and {row["code"]}')


def read_nomenclatures(folder):
    terms, aliases = {}, {}
    for dimension, name in DIMENSIONS.items():
        path = folder / 'nomenclatures' / f'{name}.tsv'
        rows = read_table(path, ['id', 'code', 'parent', 'flags', 'label', 'variants', 'help'])
        codes = [row['code'] for row in rows]
        ids = [int(row['id']) for row in rows]
        if len(set(codes)) != len(codes) or len(set(ids)) != len(ids):
            fail(path, 'a code or an id appears twice')
        index = {}
        for row, term_id in zip(rows, ids):
            if not dimension * 1000 < term_id < dimension * 1000 + 500:
                fail(path, f'id {term_id} is out of its range')
            if row['parent'] and row['parent'] not in codes:
                fail(path, f'unknown parent {row["parent"]}')
            if row['flags'] not in ('', 'administrative'):
                fail(path, f'unknown flag {row["flags"]}')
            aliases_of(path, index, row, row['variants'].split('|'))
        terms[dimension] = rows
        aliases[dimension] = [(words, codes.index(code)) for words, code in sorted(index.items())]
    return terms, aliases


def write_nomenclatures(out, terms, aliases):
    first = []
    position = 0
    out('const PmnTerm pmn_term_table[] = {')
    for dimension in range(1, LAST_DIMENSION + 1):
        first.append(position)
        for row in terms.get(dimension, []):
            out(f'  {{ {row["id"]}, (PmnDimension) {dimension}, {c_string(row["code"])}, {c_string(row["label"])}, '
                f'{c_string(row["help"])}, {c_string(row["parent"])}, '
                f'{"TRUE" if row["flags"] == "administrative" else "FALSE"} }},')
            position += 1
    out('};\n')
    out(f'const gsize pmn_term_first[] = {{ 0, {", ".join(map(str, first))}, {position} }};\n')
    out('const PmnAlias pmn_term_aliases[] = {')
    for dimension in range(1, LAST_DIMENSION + 1):
        for words, index in aliases.get(dimension, []):
            out(f'  {{ {dimension}, {c_string(words)}, {first[dimension - 1] + index} }},')
    out('};')
    count = sum(len(rows) for rows in aliases.values())
    out(f'const gsize pmn_term_n_aliases = {count};\n')


def write_vocabularies(out, folder):
    first, position, aliases = [], 0, []
    out('const PmnVocabularyTerm pmn_vocabulary_table[] = {')
    for number, name in enumerate(VOCABULARIES, 1):
        path = folder / 'vocabularies' / f'{name}.tsv'
        rows = read_table(path, ['code', 'label'])
        index = {}
        first.append(position)
        codes = [row['code'] for row in rows]
        for row in rows:
            aliases_of(path, index, row, [])
            out(f'  {{ (PmnVocabulary) {number}, {c_string(row["code"])}, {c_string(row["label"])} }},')
        aliases += [(number, words, position + codes.index(code)) for words, code in sorted(index.items())]
        position += len(rows)
    out('};\n')
    out(f'const gsize pmn_vocabulary_first[] = {{ 0, {", ".join(map(str, first))}, {position} }};\n')
    out('const PmnAlias pmn_vocabulary_aliases[] = {')
    for number, words, index in aliases:
        out(f'  {{ {number}, {c_string(words)}, {index} }},')
    out('};')
    out(f'const gsize pmn_vocabulary_n_aliases = {len(aliases)};\n')


def write_core_themes(out, folder, terms):
    path = folder / 'vocabularies' / 'core-theme.tsv'
    rows = read_table(path, ['code', 'label', 'theme', 'material'])
    out('const PmnCoreTheme pmn_core_theme_table[] = {')
    for row in rows:
        for dimension, column in ((1, 'theme'), (2, 'material')):
            if row[column] and row[column] not in [term['code'] for term in terms[dimension]]:
                fail(path, f'unknown code {row[column]}')
        out(f'  {{ {c_string(row["code"])}, {c_string(row["label"])}, {c_string(row["theme"])}, '
            f'{c_string(row["material"])} }},')
    out('};')
    out(f'const gsize pmn_core_theme_n = {len(rows)};\n')


def write_legacy(out, folder, terms):
    first, position, aliases, table, targets_text = [], 0, [], [], []
    for number, (name, dimension) in enumerate(LEGACY, 1):
        path = folder / 'legacy' / f'{name}.tsv'
        rows = read_table(path, ['code', 'label', 'kept_code', 'exact', 'targets', 'variants'])
        known = [term['code'] for term in terms[dimension]]
        codes = [row['code'] for row in rows]
        index = {}
        first.append(position)
        for i, row in enumerate(rows):
            targets = [target for target in row['targets'].split('|') if target]
            for target in targets:
                if target not in known:
                    fail(path, f'unknown target {target}')
            if not row['kept_code'].startswith('v1:') or row['exact'] not in ('yes', 'no'):
                fail(path, f'wrong kept_code or exact: {row["code"]}')
            aliases_of(path, index, row, [row['kept_code']] + row['variants'].split('|'))
            array = f'targets_{position + i}'
            values = ''.join(c_string(target) + ', ' for target in targets)
            targets_text.append(f'static const char *const {array}[] = {{ {values}NULL }};')
            table.append(f'  {{ (PmnLegacyField) {number}, {c_string(row["code"])}, {c_string(row["label"])}, '
                         f'{c_string(row["kept_code"])}, (PmnDimension) {dimension}, {array}, '
                         f'{"TRUE" if row["exact"] == "yes" else "FALSE"} }},')
        aliases += [(number, words, position + codes.index(code)) for words, code in sorted(index.items())]
        position += len(rows)
    out('\n'.join(targets_text) + '\n')
    out('const PmnLegacyTerm pmn_legacy_table[] = {')
    out('\n'.join(table))
    out('};\n')
    out(f'const gsize pmn_legacy_first[] = {{ 0, {", ".join(map(str, first))}, {position} }};\n')
    out('const PmnAlias pmn_legacy_aliases[] = {')
    for number, words, index in aliases:
        out(f'  {{ {number}, {c_string(words)}, {index} }},')
    out('};')
    out(f'const gsize pmn_legacy_n_aliases = {len(aliases)};')


def main():
    folder = pathlib.Path(sys.argv[1])
    lines = ['/* Made by build-aux/make-nomenclature.py from data/reference: do not edit. */',
             '#include "pmn-nomenclature-tables.h"', '']
    terms, aliases = read_nomenclatures(folder)
    write_nomenclatures(lines.append, terms, aliases)
    write_vocabularies(lines.append, folder)
    write_core_themes(lines.append, folder, terms)
    write_legacy(lines.append, folder, terms)
    pathlib.Path(sys.argv[2]).write_text('\n'.join(lines) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
