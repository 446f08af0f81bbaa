# plain_xlsx.py: small workbooks for tests
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import zipfile
from xml.sax.saxutils import escape, quoteattr

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    f'<styleSheet xmlns="{NS}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
    '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


class Formula:
    """A computed cell and the value that the file keeps of it, None for an error."""

    def __init__(self, text, value):
        self.text, self.value = text, value


def column_name(index):
    return (column_name(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def cell(name, value):
    if isinstance(value, Formula):
        kept, kind = ("#N/A", "e") if value.value is None else (value.value, "str")
        return f'<c r="{name}" t="{kind}"><f>{escape(value.text)}</f><v>{escape(kept)}</v></c>'
    if isinstance(value, datetime.date):
        return f'<c r="{name}" s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, datetime.time):
        return f'<c r="{name}" s="2"><v>{(value.hour * 60 + value.minute) / 1440}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet_xml(rows):
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(cell(f"{column_name(i)}{number}", v) for i, v in enumerate(row) if v not in ("", None))
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{NS}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def relations(items):
    links = "".join(f'<Relationship Id="{i}" Type="{REL}/{kind}" Target="{target}"/>' for i, kind, target in items)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def write(path, sheets):
    """SHEETS: name → rows of cells: texts, numbers, dates, times, Formula."""
    names = list(sheets)
    entries = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="s{i}"/>' for i, name in enumerate(names, 1)
    )
    links = [(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(names) + 1)]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": relations([("r", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{NS}" xmlns:r="{REL}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(links + [("st", "styles", "styles.xml")]),
        "xl/styles.xml": STYLES,
    }
    for i, name in enumerate(names, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet_xml(sheets[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
