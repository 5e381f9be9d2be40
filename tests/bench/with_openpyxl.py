"""Makes the calls of a recording with openpyxl, which stores no results.

Only cells, formats, names and sizes; all the rest would take 6 percent more.
"""
import sys

from openpyxl import Workbook, styles
from openpyxl.utils import get_column_letter as letter
from openpyxl.workbook.defined_name import DefinedName

from calls import play

ALIGN = {1: {"horizontal": "left"}, 3: {"horizontal": "right"},
         10: {"vertical": "center"}}
BORDER = {0: None, 1: "thin", 6: "double"}

workbook = Workbook()
workbook.remove(workbook.active)


def sets(part, key, given=None):
    return lambda look, value=given: look[part].update({key: value})


def write(sheet, row, column, value, look):
    """Writes a cell; the styles of a format are made when first needed."""
    cell = sheet.cell(row + 1, column + 1, value)
    if "made" not in look:
        look["made"] = {**look["other"], "font": styles.Font(**look["font"]),
                        "alignment": styles.Alignment(**look["alignment"])}
        if any(look["border"].values()):
            look["made"]["border"] = styles.Border(**{
                edge: styles.Side(BORDER[line])
                for edge, line in look["border"].items()})
    for name, value in look["made"].items():
        setattr(cell, name, value)
    return cell


def write_formula(sheet, row, column, formula, look, _):
    write(sheet, row, column, "=" + formula, look)


def write_array(sheet, row, column, last_row, last_column, formula, look, _):
    cell = write(sheet, row, column, "=" + formula, look)
    sheet.formula_attributes[cell.coordinate] = {
        "t": "array", "ref": cell.coordinate}


def merge(sheet, row, column, last_row, last_column, text, look):
    for c in range(column, last_column + 1):
        write(sheet, row, c, None, look)
    sheet.merge_cells(None, row + 1, column + 1, last_row + 1, last_column + 1)


play({
    "color": lambda code: "FF%06X" % code,
    "workbook_add_worksheet": lambda _, name: workbook.create_sheet(name),
    "workbook_get_worksheet_by_name": lambda _, name: workbook[name],
    "workbook_define_name": lambda _, name, formula:
        workbook.defined_names.append(DefinedName(name, attr_text=formula)),
    "workbook_add_format": lambda _: {
        "font": {"name": "Calibri", "size": 11}, "alignment": {}, "border": {},
        "other": {}},
    "format_set_align": lambda look, align:
        look["alignment"].update(ALIGN[align]),
    "format_set_bg_color": lambda look, color:
        look["other"].update(fill=styles.PatternFill("solid", color, color)),
    "format_set_bold": sets("font", "bold", True),
    "format_set_bottom": sets("border", "bottom"),
    "format_set_font_color": sets("font", "color"),
    "format_set_font_size": sets("font", "size"),
    "format_set_indent": sets("alignment", "indent"),
    "format_set_num_format": sets("other", "number_format"),
    "format_set_text_wrap": sets("alignment", "wrap_text", True),
    "format_set_top": sets("border", "top"),
    "format_set_underline": lambda look, _: look["font"].update(u="single"),
    "format_set_unlocked":
        sets("other", "protection", styles.Protection(locked=False)),
    "worksheet_write_number": write,
    "worksheet_write_string": lambda *cell:
        setattr(write(*cell), "data_type", "s"),
    "worksheet_write_blank": lambda sheet, row, column, look:
        write(sheet, row, column, None, look),
    "worksheet_write_formula_num": write_formula,
    "worksheet_write_formula_str": write_formula,
    "worksheet_write_array_formula_num": write_array,
    "worksheet_write_url_opt": lambda sheet, row, column, url, look, text, _:
        setattr(write(sheet, row, column, text, look), "hyperlink",
                url.replace("internal:", "#")),
    "worksheet_merge_range": merge,
    "worksheet_set_column": lambda sheet, first, _, width, look: setattr(
        sheet.column_dimensions[letter(first + 1)], "width", width),
    "worksheet_set_row": lambda sheet, row, height, _: setattr(
        sheet.row_dimensions[row + 1], "height", height),
})
workbook.save(sys.argv[2])
