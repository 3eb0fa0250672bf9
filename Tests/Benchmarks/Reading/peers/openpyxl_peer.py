"""Reads the first sheet of a workbook with openpyxl in its read-only mode."""

import sys

import openpyxl

for row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True):
    pass
