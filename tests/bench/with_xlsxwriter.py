"""Writes the workbook of a recording with XlsxWriter.

usage: with_xlsxwriter.py FOLDER WORKBOOK, where FOLDER holds recorded.py
"""
import datetime
import sys

import xlsxwriter

sheet, format, chart, series = {}, {}, {}, {}
workbook = xlsxwriter.Workbook(sys.argv[2])

ALIGN = {1: "left", 3: "right", 10: "vcenter"}
VALIDATE = {1: "integer", 3: "decimal", 5: "list", 9: "date", 16: "any"}
CRITERIA = {0: "between", 1: "between", 7: ">="}


def color(number):
    return "#%06X" % number


def add_sheet(index, name):
    sheet[index] = workbook.add_worksheet(name)


def add_format(index):
    format[index] = workbook.add_format()


def add_chart(index, kind):
    chart[index] = Chart()


class Chart:
    """What is said of a chart, until it is complete."""

    def __init__(self):
        self.series, self.title, self.legend, self.gap = [], {}, {}, None
        self.axes = {"x": {}, "y": {}}

    def make(self):
        made = workbook.add_chart({"type": "column", "subtype": "stacked"})
        for one in self.series:
            made.add_series({**one, "gap": self.gap})
        made.set_title(self.title)
        made.set_legend(self.legend)
        made.set_x_axis(self.axes["x"])
        made.set_y_axis(self.axes["y"])
        return made


def properties(title, author, comments, created):
    workbook.set_properties({
        "title": title,
        "author": author,
        "comments": comments,
        "created": datetime.datetime.utcfromtimestamp(created),
    })


def workbook_define_name(of, name, formula):
    of.define_name(name, "=" + formula)


def format_set_align(look, align):
    look.set_align(ALIGN[align])


def format_set_bg_color(look, number):
    look.set_bg_color(color(number))


def format_set_border(look, style):
    look.set_border(style)


def format_set_border_color(look, number):
    look.set_border_color(color(number))


def format_set_bottom(look, style):
    look.set_bottom(style)


def format_set_font_color(look, number):
    look.set_font_color(color(number))


def format_set_indent(look, level):
    look.set_indent(level)


def format_set_top(look, style):
    look.set_top(style)


def format_set_underline(look, style):
    look.set_underline(style)


def format_set_bold(look):
    look.set_bold()


def format_set_text_wrap(look):
    look.set_text_wrap()


def format_set_unlocked(look):
    look.set_locked(False)


def format_set_font_size(look, size):
    look.set_font_size(size)


def format_set_num_format(look, number):
    look.set_num_format(number)


def worksheet_write_number(on, row, column, number, look):
    on.write_number(row, column, number, look)


def worksheet_write_string(on, row, column, text, look):
    on.write_string(row, column, text, look)


def worksheet_write_blank(on, row, column, look):
    on.write_blank(row, column, None, look)


def worksheet_write_formula_num(on, row, column, formula, look, result):
    on.write_formula(row, column, formula, look, result)


worksheet_write_formula_str = worksheet_write_formula_num


def worksheet_write_array_formula_num(on, row, column, last_row, last_column,
                                      formula, look, result):
    on.write_array_formula(row, column, last_row, last_column, formula, look,
                           result)


def worksheet_write_url_opt(on, row, column, url, look, text, tip):
    on.write_url(row, column, url, look, text, tip)


def worksheet_merge_range(on, row, column, last_row, last_column, text, look):
    on.merge_range(row, column, last_row, last_column, text, look)


def validation(on, row, column, last_row, last_column, validate, criteria,
               value, least, most, title, message, error_title, error_message,
               words):
    options = {
        "validate": VALIDATE[validate],
        "criteria": CRITERIA[criteria],
        "value": value,
        "input_title": title,
        "input_message": message,
    }
    if error_title:
        options["error_title"] = error_title
        options["error_message"] = error_message
    if words:
        options["value"] = words.split(",")
    elif options["criteria"] == "between":
        options["minimum"], options["maximum"] = least, most
    on.data_validation(row, column, last_row, last_column, options)


def condition(on, row, column, last_row, last_column, formula, look):
    on.conditional_format(row, column, last_row, last_column, {
        "type": "formula",
        "criteria": "=" + formula,
        "format": look,
    })


def worksheet_set_column(on, first, last, width, look):
    on.set_column(first, last, width, look)


def worksheet_set_row(on, row, height, look):
    on.set_row(row, height, look)


def worksheet_set_tab_color(on, number):
    on.set_tab_color(color(number))


def worksheet_set_paper(on, kind):
    on.set_paper(kind)


def worksheet_set_landscape(on):
    on.set_landscape()


def worksheet_fit_to_pages(on, width, height):
    on.fit_to_pages(width, height)


def worksheet_print_area(on, row, column, last_row, last_column):
    on.print_area(row, column, last_row, last_column)


def worksheet_center_horizontally(on):
    on.center_horizontally()


def worksheet_set_margins(on, left, right, top, bottom):
    on.set_margins(left, right, top, bottom)


def worksheet_set_header(on, text):
    on.set_header(text)


def worksheet_set_footer(on, text):
    on.set_footer(text)


def worksheet_gridlines(on, option):
    on.hide_gridlines(2)


def worksheet_freeze_panes(on, row, column):
    on.freeze_panes(row, column)


def worksheet_repeat_rows(on, first, last):
    on.repeat_rows(first, last)


def protect(on, columns, rows):
    on.protect("", {"format_columns": columns, "format_rows": rows})


def insert_chart(on, row, column, one, position, x, y):
    on.insert_chart(row, column, one.make(), {
        "object_position": position,
        "x_scale": x,
        "y_scale": y,
    })


def add_series(index, of):
    series[index] = {}
    of.series.append(series[index])


def chart_series_set_name_range(one, name, row, column):
    one["name"] = [name, row, column]


def chart_series_set_categories(one, *area):
    one["categories"] = list(area)


def chart_series_set_values(one, *area):
    one["values"] = list(area)


def series_fill(one, number):
    one["fill"] = {"color": color(number)}


def series_line(one, number, width):
    one["line"] = {"color": color(number), "width": width}


def chart_set_series_gap(one, gap):
    one.gap = gap


def chart_title_set_name(one, name):
    one.title["name"] = name


def title_font(one, size, bold):
    one.title["name_font"] = {"size": size, "bold": bool(bold)}


def axis_name(one, letter, name):
    one.axes[letter]["name"] = name


def axis_name_font(one, letter, size):
    one.axes[letter]["name_font"] = {"size": size}


def axis_number_font(one, letter, size):
    one.axes[letter]["num_font"] = {"size": size}


def axis_number_format(one, letter, number):
    one.axes[letter]["num_format"] = number


def axis_gridlines(one, letter, number, width):
    one.axes[letter]["major_gridlines"] = {
        "visible": True,
        "line": {"color": color(number), "width": width},
    }


def chart_legend_set_position(one, position):
    one.legend["position"] = "right"


def legend_font(one, size):
    one.legend["font"] = {"size": size}


sys.modules["calls"] = sys.modules["__main__"]
sys.path.insert(0, sys.argv[1])
import recorded  # noqa: E402, F401: the calls themselves

workbook.close()
