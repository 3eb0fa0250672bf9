"""Lists the cells of a workbook as openpyxl sees them: sheet, cell, kind and value, separated by tabs, as JSON strings."""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1], data_only=True)
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                print(json.dumps([sheet.title, cell.coordinate, cell.data_type, str(cell.value)], ensure_ascii=False))
