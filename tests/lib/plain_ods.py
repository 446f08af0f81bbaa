# plain_ods.py: small OpenDocument spreadsheets for tests
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import zipfile
from xml.sax.saxutils import escape, quoteattr

NS = "urn:oasis:names:tc:opendocument:xmlns"
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{NS}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{MIME}"/><manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


def typed(kind, attribute, value, shown):
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}"><text:p>{escape(str(shown))}</text:p>'
        "</table:table-cell>"
    )


def cell(value):
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, datetime.date):
        return typed("date", "date-value", value.isoformat(), value.strftime("%d/%m/%y"))
    if isinstance(value, datetime.time):
        return typed("time", "time-value", value.strftime("PT%HH%MM%SS"), value.strftime("%H:%M"))
    if isinstance(value, (int, float)):
        return typed("float", "value", value, value)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def row(cells):
    # as spreadsheets write them: the rest of the width is empty cells
    return f'<table:table-row>{"".join(map(cell, cells))}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'


def write(path, sheets):
    """SHEETS: name → rows of cells: texts, numbers, dates, times."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(row, rows))}"
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<office:document-content xmlns:office="{NS}:office:1.0" xmlns:table="{NS}:table:1.0" '
        f'xmlns:text="{NS}:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", MANIFEST, zipfile.ZIP_DEFLATED)
