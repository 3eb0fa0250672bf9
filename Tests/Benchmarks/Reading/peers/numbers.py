"""Makes a workbook of ROWS x 20 doubles with 16 or 17 digits: numbers.py FILE ROWS. The same bytes on every run."""

import random
import sys
import zipfile

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
COLUMNS = "ABCDEFGHIJKLMNOPQRST"

random.seed(1)


def relationships(kind, target):
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def row(number):
    cells = "".join(
        f'<c r="{column}{number}"><v>{random.random() * 10 ** random.randint(0, 6)!r}</v></c>' for column in COLUMNS
    )
    return f'<row r="{number}">{cells}</row>'


with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/></Types>',
    )
    archive.writestr("_rels/.rels", relationships("officeDocument", "xl/workbook.xml"))
    archive.writestr(
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
    )
    archive.writestr("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml"))
    with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
        sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
        for number in range(1, int(sys.argv[2]) + 1):
            sheet.write(row(number).encode())
        sheet.write(b"</sheetData></worksheet>")
