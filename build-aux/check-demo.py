#!/usr/bin/env python3
# check-demo.py: every code in the lists of the fictional structure is one of data/reference
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-demo.py DATA_DIR

Prints TAP: one line per table.
"""
import pathlib
import sys


def read_table(path):
    lines = [line for line in path.read_text(encoding='utf-8').split('\n') if line and not line.startswith('#')]
    columns = lines[0].split('\t')
    return [dict(zip(columns, line.split('\t'), strict=True)) for line in lines[1:]]


class Checker:
    def __init__(self, data):
        self.data = data
        self.number = 0
        self.failed = False

    def codes(self, name, column='code'):
        return {row[column] for row in read_table(self.data / 'reference' / name)}

    def check(self, table, faults_of_row):
        rows = read_table(self.data / 'demo' / table)
        faults = [fault for row in rows for fault in faults_of_row(row)]
        if not rows:
            faults.append('the table is empty')
        if len({tuple(row.values()) for row in rows}) != len(rows):
            faults.append('a row appears twice')
        self.number += 1
        self.failed |= bool(faults)
        print(f'{"not ok" if faults else "ok"} {self.number} - {table}')
        for fault in faults:
            print(f'# {fault}')


def unknown(what, value, known):
    return [] if value in known else [f'unknown {what}: {value}']


def positive(row, column):
    return [] if row[column].isdigit() and int(row[column]) > 0 else [f'{column} is no number: {row}']


def main():
    checker = Checker(pathlib.Path(sys.argv[1]))
    themes = {row['code']: row for row in read_table(checker.data / 'reference/nomenclatures/theme.tsv')}
    administrative = {code for code, row in themes.items() if row['flags'] == 'administrative'}
    levels = checker.codes('nomenclatures/level.tsv') | {''}
    communes = {row['insee']: row for row in read_table(checker.data / 'reference/communes.tsv')
                if row['kind'] == 'current'}

    def workshop(row):
        codes = row['themes'].split('|')
        faults = [fault for code in codes for fault in unknown('theme', code, themes)]
        # The rule of the national form
        if administrative & set(codes) and 'aide_aux_demarches_administratives' not in codes:
            faults.append(f'administrative theme alone: {row["title"]}')
        return faults + unknown('level', row['level'], levels) + positive(row, 'minutes')

    def place(row):
        commune = communes.get(row['insee'])
        if commune is None:
            return [f'unknown commune: {row["insee"]}']
        return (unknown('typology', row['typology'], checker.codes('vocabularies/place-typology.tsv'))
                + unknown('name of the commune', row['commune'], {commune['name']})
                + unknown('postcode', row['postcode'], commune['postcodes'].split())
                + unknown('answer', row['itinerant'], {'yes', 'no'})
                + unknown('answer', row['france_services'], {'yes', 'no'}) + positive(row, 'capacity'))

    places = {row['insee'] for row in read_table(checker.data / 'demo/places.tsv')}

    def person(row):
        return (unknown('gender', row['gender'], checker.codes('nomenclatures/gender.tsv'))
                + unknown('status', row['status'], checker.codes('nomenclatures/status.tsv'))
                + unknown('commune of a place', row['insee'], places) + positive(row, 'birth_year'))

    print('1..10')
    checker.check('family-names.tsv', lambda row: [])
    checker.check('followed-people.tsv', person)
    checker.check('given-names.tsv',
                  lambda row: unknown('gender', row['gender'], checker.codes('nomenclatures/gender.tsv')))
    checker.check('local-activities.tsv',
                  lambda row: unknown('kind', row['kind'], checker.codes('nomenclatures/local-kind.tsv'))
                  + positive(row, 'minutes'))
    checker.check('mediators.tsv',
                  lambda row: unknown('kind', row['kind'], checker.codes('vocabularies/mediator-kind.tsv'))
                  + positive(row, 'working_days') + positive(row, 'weekly_minutes'))
    checker.check('notes.tsv', lambda row: [])
    checker.check('places.tsv', place)
    checker.check('procedures.tsv', lambda row: unknown('administrative theme', row['theme'], administrative))
    checker.check('tags.tsv', lambda row: [])
    checker.check('workshops.tsv', workshop)
    sys.exit(1 if checker.failed else 0)


if __name__ == '__main__':
    main()
