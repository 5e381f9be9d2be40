/*
 * library.h - libxlsxwriter, loaded when the first workbook is written.
 *
 * It brings a library of cryptography along that takes longer to load than all
 * else that most commands do, so only who writes a workbook pays for it.
 */
#ifndef XLSX_LIBRARY_H
#define XLSX_LIBRARY_H

#include <xlsxwriter.h>

/* The functions of it that this program calls. */
/* clang-format off */
#define LIBRARY_FUNCTIONS(X)               \
    X(chart_add_series)                    \
    X(chart_axis_major_gridlines_set_line) \
    X(chart_axis_set_name)                 \
    X(chart_axis_set_name_font)            \
    X(chart_axis_set_num_font)             \
    X(chart_axis_set_num_format)           \
    X(chart_legend_set_font)               \
    X(chart_legend_set_position)           \
    X(chart_series_set_categories)         \
    X(chart_series_set_fill)               \
    X(chart_series_set_line)               \
    X(chart_series_set_name_range)         \
    X(chart_series_set_values)             \
    X(chart_set_series_gap)                \
    X(chart_title_set_name)                \
    X(chart_title_set_name_font)           \
    X(format_set_align)                    \
    X(format_set_bg_color)                 \
    X(format_set_bold)                     \
    X(format_set_border)                   \
    X(format_set_border_color)             \
    X(format_set_bottom)                   \
    X(format_set_font_color)               \
    X(format_set_font_size)                \
    X(format_set_indent)                   \
    X(format_set_num_format)               \
    X(format_set_text_wrap)                \
    X(format_set_top)                      \
    X(format_set_underline)                \
    X(format_set_unlocked)                 \
    X(lxw_strerror)                        \
    X(workbook_add_chart)                  \
    X(workbook_add_format)                 \
    X(workbook_add_worksheet)              \
    X(workbook_close)                      \
    X(workbook_define_name)                \
    X(workbook_get_worksheet_by_name)      \
    X(workbook_new_opt)                    \
    X(workbook_set_properties)             \
    X(worksheet_center_horizontally)       \
    X(worksheet_conditional_format_range)  \
    X(worksheet_data_validation_range)     \
    X(worksheet_fit_to_pages)              \
    X(worksheet_freeze_panes)              \
    X(worksheet_gridlines)                 \
    X(worksheet_insert_chart_opt)          \
    X(worksheet_merge_range)               \
    X(worksheet_print_area)                \
    X(worksheet_protect)                   \
    X(worksheet_repeat_rows)               \
    X(worksheet_set_column)                \
    X(worksheet_set_footer)                \
    X(worksheet_set_header)                \
    X(worksheet_set_landscape)             \
    X(worksheet_set_margins)               \
    X(worksheet_set_paper)                 \
    X(worksheet_set_row)                   \
    X(worksheet_set_tab_color)             \
    X(worksheet_write_array_formula_num)   \
    X(worksheet_write_blank)               \
    X(worksheet_write_formula_num)         \
    X(worksheet_write_formula_str)         \
    X(worksheet_write_number)              \
    X(worksheet_write_string)              \
    X(worksheet_write_url_opt)
/* clang-format on */

#define LIBRARY_MEMBER(function) __typeof__(function) *function;

struct library {
    LIBRARY_FUNCTIONS(LIBRARY_MEMBER)
};

/* Finds all functions; returns NULL, or why the library cannot be used. */
const char *library_load(struct library *library);

#endif
