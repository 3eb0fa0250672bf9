"""Reads the first sheet of a workbook to Python lists with python-calamine."""

import sys

import python_calamine

python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
