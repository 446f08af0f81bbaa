#!/usr/bin/env python3
# make-reference-db.py: builds the database of communes from the tables of data/reference
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: make-reference-db.py DATA_REFERENCE_DIR OUTPUT.db

The same tables give the same bytes. src/store/pmn-reference.c reads the file; data/reference/README.md describes it.
"""
import os
import pathlib
import re
import sqlite3
import sys

from search_key import search_key, search_words

KINDS = {'current': 1, 'arrondissement': 2, 'delegated': 3, 'associated': 4, 'overseas': 5}
SCHEMA_VERSION = 1
ARTICLE = re.compile(r"^(l|le|la|les|aux|au|las|los|el|lo) ")

SCHEMA = '''
CREATE TABLE region (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE departement (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, search_key TEXT NOT NULL, region TEXT NOT NULL, chef_lieu TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE commune (
  id INTEGER PRIMARY KEY,
  insee TEXT NOT NULL,
  name TEXT NOT NULL,
  search_key TEXT NOT NULL,
  kind INTEGER NOT NULL,
  departement TEXT NOT NULL,
  region TEXT,
  current_insee TEXT NOT NULL,
  current_name TEXT NOT NULL,
  postcodes TEXT NOT NULL,
  population INTEGER NOT NULL
) STRICT;
CREATE TABLE commune_name (
  words TEXT NOT NULL, commune INTEGER NOT NULL REFERENCES commune, PRIMARY KEY (words, commune)
) STRICT, WITHOUT ROWID;
CREATE TABLE postcode (
  postcode TEXT NOT NULL, commune INTEGER NOT NULL REFERENCES commune, PRIMARY KEY (postcode, commune)
) STRICT, WITHOUT ROWID;
CREATE TABLE old_code (insee TEXT PRIMARY KEY, current_insee TEXT NOT NULL) STRICT, WITHOUT ROWID;
'''


def read_table(path):
    lines = [line for line in path.read_text(encoding='utf-8').split('\n') if line and not line.startswith('#')]
    columns = lines[0].split('\t')
    return [dict(zip(columns, line.split('\t'), strict=True)) for line in lines[1:]]


def names_of(name):
    """The spellings under which a commune is found: its words, and the same without the article."""
    words = search_words(name)
    return {words, ARTICLE.sub('', words)}


def insert_communes(database, rows):
    current = {row['insee']: row['name'] for row in rows if row['kind'] in ('current', 'overseas')}
    used = {row['insee'] for row in rows}
    names, postcodes, old_codes = [], [], {}
    for number, row in enumerate(rows, 1):
        database.execute(
            'INSERT INTO commune VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (number, row['insee'], row['name'], search_key(row['name']), KINDS[row['kind']], row['departement'],
             row['region'] or None, row['current'], current[row['current']], row['postcodes'], int(row['population'])))
        names += [(words, number) for words in sorted(names_of(row['name']))]
        postcodes += [(postcode, number) for postcode in row['postcodes'].split()]
        for code in row['old_codes'].split():
            if code not in used:
                old_codes[code] = row['current']
    database.executemany('INSERT INTO commune_name VALUES (?, ?)', sorted(names))
    database.executemany('INSERT INTO postcode VALUES (?, ?)', sorted(set(postcodes)))
    database.executemany('INSERT INTO old_code VALUES (?, ?)', sorted(old_codes.items()))


def main():
    folder, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    temporary = output.with_name(output.name + '.tmp')
    temporary.unlink(missing_ok=True)
    database = sqlite3.connect(temporary, isolation_level=None)
    database.execute('PRAGMA page_size = 4096')
    database.execute('PRAGMA journal_mode = OFF')
    database.execute('PRAGMA application_id = 0x504d4e52')  # "PMNR"
    database.execute(f'PRAGMA user_version = {SCHEMA_VERSION}')
    database.execute('BEGIN')
    for statement in SCHEMA.split(';'):
        if statement.strip():
            database.execute(statement)
    for row in read_table(folder / 'regions.tsv'):
        database.execute('INSERT INTO region VALUES (?, ?)', (row['code'], row['name']))
    for row in read_table(folder / 'departements.tsv'):
        database.execute('INSERT INTO departement VALUES (?, ?, ?, ?, ?)',
                         (row['code'], row['name'], search_key(row['name']), row['region'], row['chef_lieu']))
    insert_communes(database, read_table(folder / 'communes.tsv'))
    database.execute('CREATE UNIQUE INDEX commune_insee ON commune (insee, kind, name)')
    database.execute('COMMIT')
    database.execute('VACUUM')
    database.close()
    os.replace(temporary, output)


if __name__ == '__main__':
    main()
