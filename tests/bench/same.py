"""Ends well where two workbooks have the same cells, formats and names.

usage: same.py ONE OTHER; results that formulas store are not looked at
"""
import sys

import openpyxl


def content(path):
    workbook = openpyxl.load_workbook(path)
    found = {name.name: name.attr_text
             for name in workbook.defined_names.definedName}
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    found[sheet.title, cell.coordinate] = (
                        cell.value, cell.number_format, cell.font.b,
                        cell.font.sz, cell.fill.fgColor.rgb,
                        cell.alignment.horizontal, cell.protection.locked)
    return found


one, other = content(sys.argv[1]), content(sys.argv[2])
for key in sorted(set(one) | set(other), key=str):
    if one.get(key) != other.get(key):
        sys.exit("%s: %s, not %s" % (key, other.get(key), one.get(key)))
