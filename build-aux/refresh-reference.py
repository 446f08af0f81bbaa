#!/usr/bin/env python3
# refresh-reference.py: remakes the tables of communes from the official list of the year
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: build-aux/refresh-reference.py [--package NAME@VERSION] [--folder PACKAGE_FOLDER]

Fetches the npm package @etalab/decoupage-administratif with npm, or reads one already unpacked, and writes
data/reference/communes.tsv, departements.tsv and regions.tsv. Each major version of the package is the
official geographic code of one year. Run it once a year, read the differences, then update
data/reference/SOURCES (edition, version, date).

Columns of communes.tsv:
  insee         INSEE code; unique except that a delegated commune may have the code of the commune it became part of
  name          official name
  kind          current, arrondissement, delegated, associated or overseas
  departement   code of the département or overseas collectivity
  region        code of the region
  current       INSEE code of today's commune that this one belongs to; itself when it is one
  postcodes     separated by spaces; none for delegated and associated communes: the source has none
  population    0 when the source has none
  old_codes     INSEE codes of the past, now in this commune, separated by spaces
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = '@etalab/decoupage-administratif'
TARGET = pathlib.Path(__file__).resolve().parent.parent / 'data' / 'reference'
KINDS = {
    'commune-actuelle': 'current', 'arrondissement-municipal': 'arrondissement',
    'commune-deleguee': 'delegated', 'commune-associee': 'associated',
}
ORDER = ['current', 'overseas', 'arrondissement', 'delegated', 'associated']


def fetch(package, folder):
    """Download the package into FOLDER with npm and return where it was unpacked."""
    subprocess.run(['npm', 'pack', '--silent', package, '--pack-destination', folder], check=True,
                   stdout=subprocess.DEVNULL)
    archives = list(pathlib.Path(folder).glob('*.tgz'))
    if len(archives) != 1:
        sys.exit(f'npm left {len(archives)} archives instead of one')
    with tarfile.open(archives[0]) as archive:
        archive.extractall(folder, filter='data')
    return pathlib.Path(folder) / 'package'


def load(folder, name):
    return json.loads((folder / 'data' / name).read_text(encoding='utf-8'))


def commune_row(commune):
    kind = KINDS[commune['type']]
    if kind == 'current' and commune['zone'] == 'com':
        kind = 'overseas'
    current = commune.get('chefLieu') or commune.get('commune') or commune['code']
    return [commune['code'], commune['nom'], kind, commune['departement'], commune['region'], current,
            ' '.join(commune.get('codesPostaux', [])), str(commune.get('population', 0)),
            ' '.join(commune.get('anciensCodes', []))]


def write(path, head, columns, rows):
    lines = [f'# {line}' for line in head] + ['\t'.join(columns)]
    lines += ['\t'.join(row) for row in rows]
    if any('\t' in value or '\n' in value for row in rows for value in row):
        sys.exit(f'{path.name}: a value contains a tabulation or a line break')
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    print(f'{path.name}: {len(rows)} rows')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--package', default=PACKAGE)
    parser.add_argument('--folder', type=pathlib.Path)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or fetch(arguments.package, temporary)
        version = json.loads((folder / 'package.json').read_text(encoding='utf-8'))['version']
        communes = [commune_row(commune) for commune in load(folder, 'communes.json')]
        departements = load(folder, 'departements.json')
        regions = load(folder, 'regions.json')

    current = {row[0] for row in communes if row[2] in ('current', 'overseas')}
    for row in communes:
        if row[5] not in current:
            sys.exit(f'{row[0]} {row[1]} belongs to {row[5]}, which is no commune of today')
    communes.sort(key=lambda row: (row[0], ORDER.index(row[2]), row[1]))

    head = [f'{PACKAGE} {version}: made by build-aux/refresh-reference.py, do not edit.', 'Licence Ouverte 2.0; see SOURCES.']
    write(TARGET / 'communes.tsv', head,
          ['insee', 'name', 'kind', 'departement', 'region', 'current', 'postcodes', 'population', 'old_codes'], communes)
    write(TARGET / 'departements.tsv', head, ['code', 'name', 'region', 'chef_lieu'],
          [[item['code'], item['nom'], item['region'], item['chefLieu']]
           for item in sorted(departements, key=lambda item: item['code'])])
    write(TARGET / 'regions.tsv', head, ['code', 'name', 'chef_lieu'],
          [[item['code'], item['nom'], item['chefLieu']] for item in sorted(regions, key=lambda item: item['code'])])


if __name__ == '__main__':
    main()
