"""Writes the workbook of a recording with openpyxl, which stores no results.

usage: with_openpyxl.py FOLDER WORKBOOK, where FOLDER holds recorded.py
"""
import datetime
import sys

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import (Alignment, Border, Font, PatternFill, Protection,
                             Side)
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

sheet, format, chart, series = {}, {}, {}, {}
workbook = Workbook()
workbook.remove(workbook.active)

HORIZONTAL = {1: "left", 3: "right"}
SIDES = {1: "thin", 6: "double"}
VALIDATE = {1: "whole", 3: "decimal", 5: "list", 9: "date", 16: None}


def color(number):
    return "FF%06X" % number


def ink(number):
    return "%06X" % number


class Look:
    """What is said of a format; its styles are made when it is first used."""

    def __init__(self):
        self.font, self.sides, self.alignment = {}, {}, {}
        self.ground, self.number, self.locked = None, None, True
        self.styles = None

    def put(self, cell):
        if not self.styles:
            self.styles = (
                Font(name="Calibri", **{"size": 11, **self.font}),
                Alignment(**self.alignment),
                Border(**{edge: Side(style=style, color=ink)
                          for edge, (style, ink) in self.sides.items()}),
                self.ground and PatternFill("solid", fgColor=self.ground),
                Protection(locked=self.locked))
        font, alignment, border, fill, protection = self.styles
        cell.font = font
        cell.alignment = alignment
        if self.sides:
            cell.border = border
        if fill:
            cell.fill = fill
        if not self.locked:
            cell.protection = protection
        if self.number:
            cell.number_format = self.number


def add_sheet(index, name):
    sheet[index] = workbook.create_sheet(name)


def add_format(index):
    format[index] = Look()


def add_chart(index, kind):
    made = chart[index] = BarChart()
    made.type, made.grouping, made.overlap = "col", "stacked", 100


def properties(title, author, comments, created):
    about = workbook.properties
    about.title, about.creator, about.description = title, author, comments
    about.created = datetime.datetime.utcfromtimestamp(created)


def workbook_define_name(of, name, formula):
    of.defined_names.append(DefinedName(name, attr_text=formula))


def format_set_align(look, align):
    if align == 10:
        look.alignment["vertical"] = "center"
    else:
        look.alignment["horizontal"] = HORIZONTAL[align]


def format_set_bg_color(look, number):
    look.ground = color(number)


def format_set_border(look, style):
    for edge in ("left", "right", "top", "bottom"):
        look.sides[edge] = (SIDES[style], None)


def format_set_border_color(look, number):
    for edge in ("left", "right", "top", "bottom"):
        look.sides[edge] = (look.sides[edge][0], color(number))


def format_set_bottom(look, style):
    if style:
        look.sides["bottom"] = (SIDES[style], None)


def format_set_top(look, style):
    if style:
        look.sides["top"] = (SIDES[style], None)


def format_set_font_color(look, number):
    look.font["color"] = color(number)


def format_set_indent(look, level):
    look.alignment["indent"] = level


def format_set_underline(look, style):
    look.font["underline"] = "single"


def format_set_bold(look):
    look.font["bold"] = True


def format_set_text_wrap(look):
    look.alignment["wrap_text"] = True


def format_set_unlocked(look):
    look.locked = False


def format_set_font_size(look, size):
    look.font["size"] = size


def format_set_num_format(look, number):
    look.number = number


def put(on, row, column, value, look):
    cell = on.cell(row + 1, column + 1, value)
    look.put(cell)
    return cell


def worksheet_write_number(on, row, column, number, look):
    put(on, row, column, number, look)


def worksheet_write_string(on, row, column, text, look):
    cell = put(on, row, column, text, look)
    cell.data_type = "s"


def worksheet_write_blank(on, row, column, look):
    put(on, row, column, None, look)


def worksheet_write_formula_num(on, row, column, formula, look, result):
    put(on, row, column, "=" + formula, look)


worksheet_write_formula_str = worksheet_write_formula_num


def worksheet_write_array_formula_num(on, row, column, last_row, last_column,
                                      formula, look, result):
    cell = put(on, row, column, "=" + formula, look)
    on.formula_attributes[cell.coordinate] = {
        "t": "array",
        "ref": cell.coordinate,
    }


def worksheet_write_url_opt(on, row, column, url, look, text, tip):
    cell = put(on, row, column, text, look)
    cell.hyperlink = url.replace("internal:", "#")
    look.put(cell)


def worksheet_merge_range(on, row, column, last_row, last_column, text, look):
    for c in range(column, last_column + 1):
        look.put(on.cell(row + 1, c + 1))
    on.merge_cells(start_row=row + 1, start_column=column + 1,
                   end_row=last_row + 1, end_column=last_column + 1)


def address(row, column, last_row, last_column):
    return "%s%d:%s%d" % (get_column_letter(column + 1), row + 1,
                          get_column_letter(last_column + 1), last_row + 1)


def validation(on, row, column, last_row, last_column, validate, criteria,
               value, least, most, title, message, error_title, error_message,
               words):
    between = criteria != 7
    made = DataValidation(
        type=VALIDATE[validate], allow_blank=True, showInputMessage=True,
        showErrorMessage=True, promptTitle=title, prompt=message,
        errorTitle=error_title, error=error_message)
    if words:
        made.formula1 = '"%s"' % words
    elif VALIDATE[validate]:
        made.operator = "between" if between else "greaterThanOrEqual"
        made.formula1 = str(least if between else value)
        made.formula2 = str(most) if between else None
    made.add(address(row, column, last_row, last_column))
    on.add_data_validation(made)


def condition(on, row, column, last_row, last_column, formula, look):
    fill = look.ground and PatternFill(bgColor=look.ground)
    on.conditional_formatting.add(
        address(row, column, last_row, last_column),
        FormulaRule([formula], font=Font(**look.font), fill=fill))


def worksheet_set_column(on, first, last, width, look):
    on.column_dimensions[get_column_letter(first + 1)].width = width


def worksheet_set_row(on, row, height, look):
    on.row_dimensions[row + 1].height = height


def worksheet_set_tab_color(on, number):
    on.sheet_properties.tabColor = color(number)


def worksheet_set_paper(on, kind):
    on.page_setup.paperSize = kind


def worksheet_set_landscape(on):
    on.page_setup.orientation = "landscape"


def worksheet_fit_to_pages(on, width, height):
    on.sheet_properties.pageSetUpPr.fitToPage = True
    on.page_setup.fitToWidth, on.page_setup.fitToHeight = width, height


def worksheet_print_area(on, *area):
    on.print_area = address(*area)


def worksheet_center_horizontally(on):
    on.print_options.horizontalCentered = True


def worksheet_set_margins(on, left, right, top, bottom):
    margins = on.page_margins
    margins.left, margins.right = left, right
    margins.top, margins.bottom = top, bottom


def worksheet_set_header(on, text):
    on.oddHeader.left.text = text.split("&R")[0]
    on.oddHeader.right.text = text.split("&R")[1]


def worksheet_set_footer(on, text):
    on.oddFooter.left.text = text.split("&R")[0]
    on.oddFooter.right.text = text.split("&R")[1]


def worksheet_gridlines(on, option):
    on.sheet_view.showGridLines = False


def worksheet_freeze_panes(on, row, column):
    on.freeze_panes = on.cell(row + 1, column + 1)


def worksheet_repeat_rows(on, first, last):
    on.print_title_rows = "%d:%d" % (first + 1, last + 1)


def protect(on, columns, rows):
    on.protection.sheet = True
    on.protection.formatColumns = not columns
    on.protection.formatRows = not rows


def insert_chart(on, row, column, one, position, x, y):
    one.width, one.height = 12.7 * x, 7.62 * y
    on.add_chart(one, "%s%d" % (get_column_letter(column + 1), row + 1))


def reference(name, row, column, last_row, last_column):
    return Reference(workbook[name], min_row=row + 1, min_col=column + 1,
                     max_row=last_row + 1, max_col=last_column + 1)


class Held:
    """What is said of a series before its values are."""

    def __init__(self, of):
        self.of, self.name, self.categories, self.made = of, None, None, None


def add_series(index, of):
    series[index] = Held(of)


def chart_series_set_name_range(one, name, row, column):
    one.name = "'%s'!$%s$%d" % (name, get_column_letter(column + 1), row + 1)


def chart_series_set_categories(one, *area):
    one.categories = reference(*area)


def chart_series_set_values(one, *area):
    one.made = Series(reference(*area))
    one.made.tx = SeriesLabel(strRef=StrRef(one.name))
    one.of.series.append(one.made)
    one.of.set_categories(one.categories)


def series_fill(one, number):
    one.made.graphicalProperties = GraphicalProperties(
        solidFill=ink(number))


def series_line(one, number, width):
    one.made.graphicalProperties.line = LineProperties(
        solidFill=ink(number), w=int(12700 * width))


def chart_set_series_gap(one, gap):
    one.gapWidth = gap


def chart_title_set_name(one, name):
    one.title = name


def title_font(one, size, bold):
    pass


def axis_of(one, letter):
    return one.x_axis if letter == "x" else one.y_axis


def axis_name(one, letter, name):
    axis_of(one, letter).title = name


def axis_name_font(one, letter, size):
    pass


def axis_number_font(one, letter, size):
    pass


def axis_number_format(one, letter, number):
    axis_of(one, letter).number_format = number


def axis_gridlines(one, letter, number, width):
    axis_of(one, letter).majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=ink(number), w=int(12700 * width)))


def chart_legend_set_position(one, position):
    one.legend.position = "r"


def legend_font(one, size):
    pass


sys.modules["calls"] = sys.modules["__main__"]
sys.path.insert(0, sys.argv[1])
import recorded  # noqa: E402, F401: the calls themselves

workbook.save(sys.argv[2])
