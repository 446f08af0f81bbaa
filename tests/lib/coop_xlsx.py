#!/usr/bin/env python3
# coop_xlsx.py: files like the "Mes activités" export of the national platform, with fictional people
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes an XLSX file of the same structure as the platform's export, and beside it (OUT.json) the figures that
`permanencectl stats --json` must give after its import, counted from the rows and by no code of the product.

  coop_xlsx.py OUT.xlsx --rows 60 --variant own|team|v1v2 --seed 1 [--names] [--notes] [--malform KIND]
  coop_xlsx.py --count FILE.xlsx        prints the figures of an existing export

The same arguments always give the same bytes.
"""

import argparse
import collections
import datetime
import json
import random
import re
import sys
import uuid
import xml.etree.ElementTree as ET
import zipfile
from xml.sax.saxutils import escape, quoteattr

THEMES = [
    ("diagnostic_numerique", "Diagnostic numérique"),
    ("prendre_en_main_du_materiel", "Prendre en main du matériel"),
    ("maintenance_de_materiel", "Maintenance de matériel"),
    ("gere_ses_contenus_numeriques", "Gérer ses contenus numériques"),
    ("navigation_sur_internet", "Navigation sur internet"),
    ("email", "E-mail"),
    ("bureautique", "Bureautique"),
    ("reseaux_sociaux", "Réseaux sociaux communication"),
    ("sante", "Santé"),
    ("banque_et_achats_en_ligne", "Banque et achats en ligne"),
    ("entrepreneuriat", "Accompagner un professionnel"),
    ("insertion_professionnelle", "Insertion professionnelle"),
    ("securite_numerique", "Prévention en sécurité numérique"),
    ("parentalite", "Parentalité"),
    ("scolarite_et_numerique", "Scolarité et numérique"),
    ("creer_avec_le_numerique", "Créer avec le numérique"),
    ("culture_numerique", "Culture numérique"),
    ("intelligence_artificielle", "Intelligence artificielle (IA)"),
    ("aide_aux_demarches_administratives", "Aide aux démarches administratives"),
]
ADMINISTRATIVE = [
    ("papiers_elections_citoyennete", "Papiers - Élections - Citoyenneté"),
    ("famille_scolarite", "Famille - Scolarité"),
    ("social_sante", "Social - Santé"),
    ("travail_formation", "Travail - Formation - Entreprise"),
    ("logement", "Logement"),
    ("transports_mobilite", "Transports - Mobilité"),
    ("argent_impots", "Argent - Impôts"),
    ("justice", "Justice"),
    ("etrangers_europe", "Étrangers - Europe"),
    ("loisirs_sports_culture", "Loisirs - Sports - Culture"),
    ("associations", "Associations"),
]
AGES = [
    ("moins_de_douze", "Moins de 12 ans"),
    ("douze_dix_huit", "12 - 17 ans"),
    ("dix_huit_vingt_quatre", "18 - 24 ans"),
    ("vingt_cinq_trente_neuf", "25 - 39 ans"),
    ("quarante_cinquante_neuf", "40 - 59 ans"),
    ("soixante_soixante_neuf", "60 - 69 ans"),
    ("soixante_dix_plus", "70 ans et plus"),
    ("non_communique", "Non communiqué"),
]
GENDERS = [("feminin", "Féminin"), ("masculin", "Masculin"), ("non_communique", "Non communiqué")]
STATUSES = [
    ("retraite", "Retraité"),
    ("sans_emploi", "Sans emploi"),
    ("en_emploi", "En emploi"),
    ("scolarise", "Scolarisé"),
    ("non_communique", "Non communiqué ou hétérogène"),
]
PLACE_KINDS = [
    ("lieu_activite", "Lieu d’activité"),
    ("autre", "Autre lieu"),
    ("domicile", "À domicile"),
    ("a_distance", "À distance"),
]
MATERIALS = [
    ("ordinateur", "Ordinateur"),
    ("telephone", "Téléphone"),
    ("tablette", "Tablette"),
    ("autre", "Autre"),
    ("aucun", "Pas de matériel"),
]
REFERRALS = [
    ("administration", "Administration (mairie, préfecture…)"),
    ("mediation_numerique", "Autre structure de médiation numérique"),
    ("operateur_ou_organisme_en_charge", "Opérateur ou organisme en charge de la démarche administrative"),
    ("aide_sociale", "Structure d’aide sociale (maison des solidarités, centre social…)"),
    (
        "insertion_professionnelle",
        "Structure d’insertion professionnelle (France Travail, mission locale, chambre de commerce…)",
    ),
    (
        "aide_aux_demarches_administratives",
        "Structure d’aide aux démarches administratives (France Services…)",
    ),
    ("autre", "Autre"),
]
INDIVIDUAL, WORKSHOP = "Accompagnement individuel", "Atelier collectif"
SOURCES = ["Espace coop (V1)", "La Coop de la médiation numérique (V2)"]

PLACES = [
    ("Médiathèque des Quais", "3 quai Sud", "Nantes", "44000", "44109"),
    ("Maison de quartier du Moulin", "12 rue du Moulin", "Rennes", "35000", "35238"),
    ("Espace France Services du Bourg", "1 place de l’Église", "Redon", "35600", "35236"),
    ("Tiers-lieu « La Grange »", "5 chemin des Prés", "Vitré", "35500", "35360"),
]
COMMUNES = [("Nantes", "44000", "44109"), ("Rennes", "35000", "35238"), ("Redon", "35600", "35236")]
TEAM = [
    ("Inès", "Le Goff", "Conseiller Numérique", True),
    ("Malo", "Guérin", "Conseiller Numérique", True),
    ("Zoé", "O’Brien", "Médiateur", False),
]
NAMES = ["Jeanne Exemple", "Karim Fictif", "Lucie Modèle", "Omar Essai", "Rose Échantillon"]
NOTES = ["Apporter le chargeur la prochaine fois.", "Dossier à finir.\nRappeler jeudi.", "A7F3-0192"]
WORKSHOPS = ["Café numérique", "Premiers pas sur internet", "Trier ses photos", ""]
PROCEDURES = ["Carte grise", "Demande d’APL", "Déclaration de revenus"]
DURATIONS = [15, 29, 30, 45, 59, 60, 90, 119, 120, 180]
FILTERS = [
    "Période",
    "Source",
    "Lieux d’accompagnement",
    "Communes",
    "Départements",
    "Type d’accompagnement",
    "Rôle",
    "Thématiques non administratives",
    "Thématiques administratives",
    "Tags",
]


def headers(variant):
    team = variant == "team"
    names = ["Date", "Enregistré le", "Dernière modification le"]
    if team:
        names += ["Prénom du médiateur", "Nom du médiateur", "Rôle", "ID - Conum"]
    names += ["Type", "Participants"] + ([] if team else ["Bénéficiaire"])
    names += ["Canaux d’accompagnement", "Nom du lieu", "Adresse", "Commune", "Code postal", "Code Insee"]
    names += ["Durée (min)", "Nom de l’atelier", "Matériel numérique utilisé", "Thématique(s) d’accompagnement"]
    names += ["Tags", "Nom de la démarche administrative", "Niveau d’autonomie (ou de l’atelier)"]
    names += ["Bénéficiaire réorienté", "Structure de redirection"]
    names += ["Commune du bénéficiaire", "Code postal du bénéficiaire", "Code Insee du bénéficiaire"]
    names += ["Genre du bénéficiaire", "Tranche d’âge du bénéficiaire", "Statut du bénéficiaire"]
    names += [] if team else ["Notes supplémentaires"]
    names += ["Source de la donnée"] if variant != "own" else []
    return names + ["ID CRA"]


def make_activity(rnd, day, n_participants, workshop):
    """What the rows of one activity have in common."""
    place_code, place_label = rnd.choices(PLACE_KINDS, [12, 4, 1, 1])[0]
    row = {"Date": day, "Type": WORKSHOP if workshop else INDIVIDUAL, "Canaux d’accompagnement": place_label}
    stamp = "%s à %02d:%02d" % (day.strftime("%d/%m/%Y"), rnd.randrange(8, 19), rnd.randrange(60))
    row["Enregistré le"] = stamp
    later = day + datetime.timedelta(days=rnd.randrange(1, 30))
    row["Dernière modification le"] = later.strftime("%d/%m/%Y à 10:30") if rnd.random() < 0.2 else ""
    place = rnd.choice(PLACES)
    commune = rnd.choice(COMMUNES)
    if place_code == "lieu_activite":
        row["Nom du lieu"], row["Adresse"] = place[0], place[1]
        commune = place[2:]
    row["Commune"], row["Code postal"], row["Code Insee"] = commune
    row["Durée (min)"] = rnd.choice(DURATIONS)
    row["Nom de l’atelier"] = rnd.choice(WORKSHOPS) if workshop else ""
    row["Matériel numérique utilisé"] = "\n".join(
        label for _, label in MATERIALS[:4] if rnd.random() < 0.3
    ) or rnd.choice(["", "Pas de matériel"])
    themes = rnd.sample(range(len(THEMES)), rnd.choice([1, 1, 2, 3]))
    labels = [THEMES[i][1] for i in sorted(themes)]
    if len(THEMES) - 1 in themes:
        chosen = rnd.sample(range(len(ADMINISTRATIVE)), rnd.choice([0, 1, 2]))
        labels += [ADMINISTRATIVE[i][1] for i in sorted(chosen)]
        row["Nom de la démarche administrative"] = rnd.choice(PROCEDURES)
    row["Thématique(s) d’accompagnement"] = "\n".join(labels)
    row["Tags"] = "\n".join(tag for tag in ["Séniors", "Été"] if rnd.random() < 0.2)
    row["Niveau d’autonomie (ou de l’atelier)"] = rnd.choice(["", "1/3", "2/3", "3/3"])
    if not workshop and rnd.random() < 0.3:
        row["Bénéficiaire réorienté"] = rnd.choice(["Oui", "Non"])
        if row["Bénéficiaire réorienté"] == "Oui":
            row["Structure de redirection"] = rnd.choice(REFERRALS)[1]
    row["ID CRA"] = str(uuid.UUID(int=rnd.getrandbits(128), version=4))
    return row


def make_rows(n_rows, variant, seed, names, notes):
    """The rows of the export, newest first, one per accompaniment."""
    rnd = random.Random(seed)
    rows = []
    day = datetime.date(2026, 10, 30)
    while len(rows) < n_rows:
        workshop = rnd.random() < 0.3
        count = min(rnd.choice([1, 2, 3, 5, 8, 12]) if workshop else 1, n_rows - len(rows))
        common = make_activity(rnd, day, count, workshop)
        given, family, role, is_conum = TEAM[0] if variant != "team" else rnd.choice(TEAM)
        common.update({"Prénom du médiateur": given, "Nom du médiateur": family, "Rôle": role, "ID - Conum": is_conum})
        common["Source de la donnée"] = SOURCES[0] if day.year < 2026 else SOURCES[1]
        for i in range(count):
            row = dict(common)
            row["Participants"] = "%d/%d" % (i + 1, count) if count > 1 else 1
            row["Bénéficiaire"] = rnd.choice(NAMES) if names and rnd.random() < 0.4 else "Bénéficiaire anonyme"
            if rnd.random() < 0.6:
                town = rnd.choice(COMMUNES)
                row["Commune du bénéficiaire"] = town[0]
                row["Code postal du bénéficiaire"], row["Code Insee du bénéficiaire"] = town[1:]
            row["Genre du bénéficiaire"] = rnd.choices(GENDERS, [5, 4, 1])[0][1]
            row["Tranche d’âge du bénéficiaire"] = rnd.choice(AGES)[1]
            row["Statut du bénéficiaire"] = rnd.choice(STATUSES)[1]
            if i == 0 and notes and rnd.random() < 0.3:
                row["Notes supplémentaires"] = rnd.choice(NOTES)
            rows.append(row)
        # about two years for whatever number of rows
        if rnd.random() < 700 / max(700, n_rows):
            day -= datetime.timedelta(days=rnd.choice([0, 1, 1, 2, 3]))
    return rows


# -- the figures ----------------------------------------------------------------------------------


def codes(table):
    return {label: code for code, label in table}


def count(rows):
    """The `stats` document (names not imported), from rows as the file shows them."""
    theme_codes = codes(THEMES + ADMINISTRATIVE)
    place_codes, material_codes, referral_codes = codes(PLACE_KINDS), codes(MATERIALS), codes(REFERRALS)
    age_codes, gender_codes, status_codes = codes(AGES), codes(GENDERS), codes(STATUSES)
    activities = {}
    people = collections.Counter()
    ages, genders, statuses = collections.Counter(), collections.Counter(), collections.Counter()
    for row in rows:
        activities.setdefault(row["ID CRA"], row)
        people[row["ID CRA"]] += 1
        age = row.get("Tranche d’âge du bénéficiaire") or "Non communiqué"
        gender = row.get("Genre du bénéficiaire") or "Non communiqué"
        status = row.get("Statut du bénéficiaire") or "Non communiqué ou hétérogène"
        ages[age_codes[age]] += 1
        genders[gender_codes[gender]] += 1
        statuses[status_codes[status]] += 1
    themes = collections.defaultdict(lambda: {"activities": 0, "accompaniments": 0})
    places, materials, referrals = collections.Counter(), collections.Counter(), collections.Counter()
    kinds = collections.Counter()
    months = collections.defaultdict(lambda: {"activities": 0, "accompaniments": 0, "minutes": 0})
    durations = {"lt30": 0, "30_60": 0, "60_120": 0, "ge120": 0}
    minutes = participants = 0
    for cra, row in activities.items():
        n, length = people[cra], int(row.get("Durée (min)") or 0)
        kind = "workshop" if row["Type"] == WORKSHOP else "individual"
        kinds[kind] += 1
        participants += n if kind == "workshop" else 0
        minutes += length
        durations["lt30" if length < 30 else "30_60" if length < 60 else "60_120" if length < 120 else "ge120"] += 1
        month = months[row["Date"].strftime("%Y-%m")]
        month["activities"] += 1
        month["accompaniments"] += n
        month["minutes"] += length
        for label in filter(None, row["Thématique(s) d’accompagnement"].split("\n")):
            themes[theme_codes[label]]["activities"] += 1
            themes[theme_codes[label]]["accompaniments"] += n
        for label in filter(None, row.get("Matériel numérique utilisé", "").split("\n")):
            materials[material_codes[label]] += 1
        places[place_codes[row["Canaux d’accompagnement"]]] += 1
        if row.get("Structure de redirection"):
            referrals[referral_codes[row["Structure de redirection"]]] += 1
    days = sorted(row["Date"] for row in rows)
    return {
        "period": {"from": str(days[0]) if days else None, "to": str(days[-1]) if days else None},
        "activities": {
            "total": len(activities),
            "individual": kinds["individual"],
            "workshop": kinds["workshop"],
            "one_off": 0,
            "local": 0,
        },
        "accompaniments": len(rows),
        "participants": participants,
        "minutes": minutes,
        "beneficiaries": {"total": len(rows), "followed": 0, "anonymous": len(rows)},
        "by_month": [dict(month=key, **months[key]) for key in sorted(months)],
        "themes": dict(sorted(themes.items())),
        "ages": dict(sorted(ages.items())),
        "genders": dict(sorted(genders.items())),
        "statuses": dict(sorted(statuses.items())),
        "place_kinds": dict(sorted(places.items())),
        "materials": dict(sorted(materials.items())),
        "referrals": dict(sorted(referrals.items())),
        "durations": durations,
        "minutes_local": 0,
    }


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_cells(path):
    """The cells of each row by column, by a reader that shares nothing with the product's."""
    with zipfile.ZipFile(path) as archive:
        shared = "xl/sharedStrings.xml" in archive.namelist()
        strings = [
            "".join(text.text or "" for text in item.iter(MAIN + "t"))
            for item in (ET.fromstring(archive.read("xl/sharedStrings.xml")) if shared else ())
        ]
        n = 0
        for _, element in ET.iterparse(archive.open("xl/worksheets/sheet1.xml")):
            if element.tag != MAIN + "row":
                continue
            # Empty rows are not written.
            for n in range(n + 1, int(element.get("r", n + 1))):
                yield {}
            n += 1
            cells = {}
            for cell in element:
                value = cell.find(MAIN + "v")
                column = re.match("[A-Z]+", cell.get("r"))[0]
                if cell.get("t") == "inlineStr":
                    cells[column] = "".join(text.text or "" for text in cell.iter(MAIN + "t"))
                    continue
                if value is None or value.text is None:
                    continue
                cells[column] = strings[int(value.text)] if cell.get("t") == "s" else value.text
            element.clear()
            yield cells


def read_lines(path):
    """The rows of a workbook, the header block included: the texts that are there, in order."""
    for cells in read_cells(path):
        yield [cells[column] for column in sorted(cells, key=lambda name: (len(name), name))]


def read_rows(path):
    """The rows of an export."""
    titles = None
    for cells in read_cells(path):
        if titles is None:
            titles = cells if "ID CRA" in cells.values() else None
            continue
        row = {titles[column]: value for column, value in cells.items() if column in titles}
        row["Date"] = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(row["Date"])))
        yield row


# -- the file -------------------------------------------------------------------------------------

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLE_TEXT, STYLE_BOLD, STYLE_DATE = 1, 2, 3


def column_name(index):
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


class Sheet:
    """Cells as the platform's library writes them: shared strings, real dates, booleans."""

    def __init__(self):
        self.strings = {}
        self.rows = []
        self.uses = 0

    def text(self, value):
        self.uses += 1
        return self.strings.setdefault(value, len(self.strings))

    def cell(self, name, value, style=STYLE_TEXT):
        if isinstance(value, bool):
            return '<c r="%s" s="%d" t="b"><v>%d</v></c>' % (name, style, value)
        if isinstance(value, int):
            return '<c r="%s" s="%d"><v>%d</v></c>' % (name, style, value)
        if isinstance(value, datetime.date):
            serial = (value - datetime.date(1899, 12, 30)).days
            return '<c r="%s" s="%d"><v>%d</v></c>' % (name, STYLE_DATE, serial)
        return '<c r="%s" s="%d" t="s"><v>%d</v></c>' % (name, style, self.text(value))

    def add(self, number, cells):
        self.rows.append(
            '<row r="%d" spans="1:%d" s="1" customFormat="1" x14ac:dyDescent="0.25">%s</row>'
            % (number, len(cells), "".join(cells))
        )

    def add_values(self, number, values, style=STYLE_TEXT):
        self.add(number, [self.cell("%s%d" % (column_name(i), number), v, style) for i, v in enumerate(values)])

    def strings_xml(self):
        items = []
        for value in self.strings:
            space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
            items.append("<si><t%s>%s</t></si>" % (space, escape(value, {"'": "&apos;"})))
        return '%s<sst xmlns="%s" count="%d" uniqueCount="%d">%s</sst>' % (
            DECLARATION,
            NS,
            self.uses,
            len(self.strings),
            "".join(items),
        )


def fill_sheet(rows, variant, malform):
    sheet = Sheet()
    titles = headers(variant)
    coordinator = variant == "team"
    sheet.add_values(1, ["Informations export"], STYLE_BOLD)
    person = ("Marsan", "Paule", "Coordinateur") if coordinator else (TEAM[0][1], TEAM[0][0], TEAM[0][2])
    for number, pair in enumerate(zip(["Nom", "Prénom", "Rôle"], person), 2):
        sheet.add_values(number, pair)
    sheet.add_values(5, ["Total", len(rows)])
    sheet.add_values(6, ["Date d'export", "16/11/2026"])
    sheet.add_values(7, ["Heure d'export", "09:00"])
    sheet.add_values(9, ["Filtres"], STYLE_BOLD)
    for number, name in enumerate(FILTERS, 10):
        sheet.add_values(number, [name, "-"])
    sheet.add_values(21, [""])
    if malform != "noheader":
        cells = [sheet.cell("%s22" % column_name(i), name) for i, name in enumerate(titles)]
        cells[0] = cells[0].replace('s="%d"' % STYLE_TEXT, 's="%d"' % STYLE_DATE)
        sheet.add(22, cells)
    duration = titles.index("Durée (min)")
    for number, row in enumerate(rows, 23):
        values = [row.get(name, "") for name in titles]
        if malform == "dates-as-text":
            values[0] = row["Date"].strftime("%d/%m/%Y")
        cells = [sheet.cell("%s%d" % (column_name(i), number), value) for i, value in enumerate(values)]
        if malform == "formula":
            cells[duration] = cells[duration].replace("<v>", "<f>15*%d/15</f><v>" % values[duration])
        elif malform == "missing-string" and number == 23:
            cells[1] = '<c r="B23" s="1" t="s"><v>99999999</v></c>'
        sheet.add(number, cells)
    return sheet, "A22:%s%d" % (column_name(len(titles) - 1), 22 + max(1, len(rows)))


def table_xml(reference, titles):
    columns = "".join(
        '<tableColumn id="%d" name=%s/>' % (i, quoteattr(name)) for i, name in enumerate(titles, 1)
    )
    return (
        '%s<table xmlns="%s" id="1" name="Activités" displayName="Activités" ref="%s" totalsRowShown="1" '
        'headerRowCount="1"><autoFilter ref="%s"/><tableColumns count="%d">%s</tableColumns></table>'
        % (DECLARATION, NS, reference, reference, len(titles), columns)
    )


def worksheet_xml(rows):
    head = (
        '%s<worksheet xmlns="%s" xmlns:r="%s" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
        '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="55"/><cols><col min="1" max="1" width="10" '
        'customWidth="1"/></cols><sheetData>' % (DECLARATION, NS, REL)
    )
    yield head
    yield from rows
    yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    yield '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'


def relations_xml(relations):
    items = "".join(
        '<Relationship Id="%s" Type="%s/%s" Target="%s"/>' % (identifier, REL, kind, target)
        for identifier, kind, target in relations
    )
    return '%s<Relationships xmlns="%s/relationships">%s</Relationships>' % (DECLARATION, PACKAGE, items)


STYLES = (
    DECLARATION + '<styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
) % NS

CONTENT_TYPES = (
    DECLARATION + '<Types xmlns="%s/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override '
    'PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    'sharedStrings+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>'
) % PACKAGE


def write_part(archive, name, chunks):
    info = zipfile.ZipInfo(name, (2026, 11, 16, 9, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=False) as part:
        for chunk in [chunks] if isinstance(chunks, str) else chunks:
            part.write(chunk.encode())


def large_rows(rows, seed, compressible, size_wanted):
    """Many bytes of rows more: the same one again and again, or ones that differ."""
    yield from rows
    rnd = random.Random(seed)
    number, size = 22 + len(rows), 0
    while size < size_wanted:
        block = []
        for _ in range(2000):
            number += 1
            if compressible:
                block.append("<row>" + "<c><v>1</v></c>" * 30 + "</row>")
            else:
                values = ("<c><v>%d</v></c>" % rnd.getrandbits(30) for _ in range(10))
                block.append('<row r="%d">%s%s</row>' % (number, "".join(values), "<c><v>1</v></c>" * 20))
        text = "".join(block)
        size += len(text)
        yield text


def write_xlsx(path, rows, variant, malform, seed, megabytes):
    sheet, reference = fill_sheet(rows, variant, malform)
    name = "Feuille1" if malform == "nosheet" else "Activités"
    workbook = (
        '%s<workbook xmlns="%s" xmlns:r="%s"><workbookPr defaultThemeVersion="164011" filterPrivacy="1"/><sheets>'
        '<sheet sheetId="1" name="%s" state="visible" r:id="rId4"/></sheets></workbook>' % (DECLARATION, NS, REL, name)
    )
    chunks = sheet.rows
    if malform in ("bomb200mb", "large"):
        chunks = large_rows(chunks, seed, malform == "bomb200mb", megabytes * 1_000_000)
    body = worksheet_xml(chunks)
    strings = sheet.strings_xml()
    if malform == "doctype":
        entities = "".join('<!ENTITY a%d "%s">' % (i + 1, "&a%d;" % i * 10) for i in range(9))
        strings = strings.replace("<sst ", '<!DOCTYPE sst [<!ENTITY a0 "ha">%s]><sst ' % entities, 1)
        strings = strings.replace("Filtres", "&a9;", 1)
    elif malform == "bad-xml":
        body = [chunk.replace('<row r="23"', '</row r="23"') for chunk in body]
    with zipfile.ZipFile(path, "w") as archive:
        write_part(archive, "[Content_Types].xml", CONTENT_TYPES)
        write_part(archive, "_rels/.rels", relations_xml([("rId1", "officeDocument", "xl/workbook.xml")]))
        write_part(archive, "xl/workbook.xml", workbook)
        relations = [("rId1", "styles", "styles.xml"), ("rId3", "sharedStrings", "sharedStrings.xml")]
        relations.append(("rId4", "worksheet", "worksheets/sheet1.xml"))
        write_part(archive, "xl/_rels/workbook.xml.rels", relations_xml(relations))
        write_part(archive, "xl/worksheets/sheet1.xml", body)
        table = [("rId1", "table", "../tables/table1.xml")]
        write_part(archive, "xl/worksheets/_rels/sheet1.xml.rels", relations_xml(table))
        write_part(archive, "xl/tables/table1.xml", table_xml(reference, headers(variant)))
        write_part(archive, "xl/sharedStrings.xml", strings)
        write_part(archive, "xl/styles.xml", STYLES)


MALFORMS = [
    "truncated",
    "notzip",
    "nosheet",
    "noheader",
    "formula",
    "dates-as-text",
    "bomb200mb",
    "large",
    "doctype",
    "bad-xml",
    "missing-string",
    "encrypted",
]


def main():
    parser = argparse.ArgumentParser(description="XLSX files like the export of the national platform")
    parser.add_argument("out", nargs="?")
    parser.add_argument("--count", metavar="FILE")
    parser.add_argument("--rows", type=int, default=60)
    parser.add_argument("--variant", choices=["own", "team", "v1v2"], default="own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--notes", action="store_true")
    parser.add_argument("--megabytes", type=int, default=200, help="size of the sheet of bomb200mb and large")
    parser.add_argument("--malform", choices=MALFORMS)
    options = parser.parse_args()
    if options.count:
        json.dump(count(list(read_rows(options.count))), sys.stdout, ensure_ascii=False, indent=1)
        return
    if not options.out:
        parser.error("OUT.xlsx is missing")
    rows = make_rows(options.rows, options.variant, options.seed, options.names, options.notes)
    write_xlsx(options.out, rows, options.variant, options.malform, options.seed, options.megabytes)
    if options.malform in ("truncated", "notzip", "encrypted"):
        with open(options.out, "rb") as file:
            data = file.read()
        with open(options.out, "wb") as file:
            if options.malform == "truncated":
                file.write(data[: len(data) * 2 // 3])
            elif options.malform == "encrypted":
                file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data)
            else:
                file.write("Ceci n’est pas un classeur.\n".encode() * 50)
    with open(re.sub(r"\.xlsx$", "", options.out) + ".json", "w", encoding="utf-8") as file:
        json.dump(count(rows), file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
