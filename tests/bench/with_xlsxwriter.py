"""Makes the calls of a recording with XlsxWriter; see calls.py.

Charts, validations and conditions are left out: 3 percent more time.
"""
import sys

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from calls import play

ALIGN = {1: "left", 3: "right", 10: "vcenter"}

workbook = Workbook(sys.argv[2])

# Most of its methods take what the function of the same name in C takes.
calls = {"%s_%s" % (kind.__name__.lower(), name): method
         for kind in (Workbook, Worksheet, Format)
         for name, method in vars(kind).items()}
play({
    **calls,
    "workbook": workbook,
    "color": lambda code: "#%06X" % code,
    "breaks": lambda row: [row],
    "workbook_add_chart": lambda *_: None,
    "workbook_set_properties": lambda *_: None,
    "format_set_align": lambda look, align: look.set_align(ALIGN[align]),
    "format_set_unlocked": lambda look: look.set_locked(False),
    "worksheet_write_blank": lambda sheet, row, column, look:
        sheet.write_blank(row, column, None, look),
    "worksheet_write_formula_num": Worksheet.write_formula,
    "worksheet_write_formula_str": Worksheet.write_formula,
    "worksheet_write_array_formula_num": Worksheet.write_array_formula,
    "worksheet_write_url_opt": Worksheet.write_url,
    "worksheet_gridlines": lambda sheet, _: sheet.hide_gridlines(2),
    "worksheet_protect": lambda sheet, *_: sheet.protect(),
})
workbook.close()
