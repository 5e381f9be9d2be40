/*
 * A libxlsxwriter that writes no workbook but the calls that make one, into
 * the file that RECORD names: statements that C and Python both take, so that
 * a program without a model, or one in Python, writes the very same workbook.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum {
    SHEETS_MOST = 16,
    FORMATS_MOST = 1024,
    CHARTS_MOST = 8,
    SERIES_MOST = 64
};

static FILE *out;
static lxw_workbook workbook;
static lxw_worksheet sheets[SHEETS_MOST];
static char *sheet_names[SHEETS_MOST];
static lxw_format formats[FORMATS_MOST];
static lxw_chart charts[CHARTS_MOST];
static lxw_chart_axis axes[CHARTS_MOST][2];
static lxw_chart_series series[SERIES_MOST];
static int sheet_count, format_count, chart_count, series_count;

static void put_text(const char *text)
{
    if (!text) {
        fputs("None", out);
        return;
    }
    fputc('"', out);
    for (; *text; text++)
        if (*text == '\n')
            fputs("\\n", out);
        else
            fprintf(out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    fputc('"', out);
}

/* "format[3]" */
static void put_one(const char *array, ptrdiff_t index)
{
    fprintf(out, "%s[%td]", array, index);
}

static void put_format(const lxw_format *format)
{
    if (format)
        put_one("format", format - formats);
    else
        fputs("None", out);
}

/* "chart[0], 'y'" */
static void put_axis(const lxw_chart_axis *axis)
{
    ptrdiff_t index = axis - axes[0];

    put_one("chart", index / 2);
    fprintf(out, ", '%c'", index % 2 ? 'y' : 'x');
}

/*
 * A call with arguments of the kinds that the letters tell: a Sheet, Format,
 * Chart, seRies, Axis, Text, Integer, Number or the Book.
 */
static void call(const char *function, const char *kinds, ...)
{
    va_list args;

    fprintf(out, "%s(", function);
    va_start(args, kinds);
    for (const char *kind = kinds; *kind; kind++) {
        if (kind > kinds)
            fputs(", ", out);
        switch (*kind) {
        case 'S':
            put_one("sheet", va_arg(args, lxw_worksheet *) - sheets);
            break;
        case 'F':
            put_format(va_arg(args, lxw_format *));
            break;
        case 'C':
            put_one("chart", va_arg(args, lxw_chart *) - charts);
            break;
        case 'R':
            put_one("series", va_arg(args, lxw_chart_series *) - series);
            break;
        case 'A':
            put_axis(va_arg(args, lxw_chart_axis *));
            break;
        case 'T':
            put_text(va_arg(args, const char *));
            break;
        case 'I':
            fprintf(out, "%d", va_arg(args, int));
            break;
        case 'N':
            fprintf(out, "%.17g", va_arg(args, double));
            break;
        default:
            fputs("workbook", out);
        }
    }
    va_end(args);
    fputs(");\n", out);
}

lxw_workbook *workbook_new(const char *path)
{
    (void)path;
    out = fopen(getenv("RECORD"), "w");
    if (!out) {
        perror("RECORD");
        exit(EXIT_FAILURE);
    }
    return &workbook;
}

lxw_error workbook_close(lxw_workbook *book)
{
    (void)book;
    return fclose(out) ? LXW_ERROR_ZIP_FILE_OPERATION : LXW_NO_ERROR;
}

char *lxw_strerror(lxw_error error)
{
    static char text[] = "recorded";

    (void)error;
    return text;
}

lxw_worksheet *workbook_add_worksheet(lxw_workbook *book, const char *name)
{
    (void)book;
    sheet_names[sheet_count] = strdup(name);
    call("add_sheet", "IT", sheet_count, name);
    return &sheets[sheet_count++];
}

lxw_worksheet *workbook_get_worksheet_by_name(lxw_workbook *book,
                                              const char *name)
{
    (void)book;
    for (int s = 0; s < sheet_count; s++)
        if (!strcmp(sheet_names[s], name))
            return &sheets[s];
    return NULL;
}

lxw_format *workbook_add_format(lxw_workbook *book)
{
    (void)book;
    call("add_format", "I", format_count);
    return &formats[format_count++];
}

lxw_chart *workbook_add_chart(lxw_workbook *book, uint8_t type)
{
    lxw_chart *chart = &charts[chart_count];

    (void)book;
    chart->x_axis = &axes[chart_count][0];
    chart->y_axis = &axes[chart_count][1];
    call("add_chart", "II", chart_count++, type);
    return chart;
}

lxw_error workbook_define_name(lxw_workbook *book, const char *name,
                               const char *formula)
{
    (void)book;
    call(__func__, "BTT", name, formula);
    return LXW_NO_ERROR;
}

lxw_error workbook_set_properties(lxw_workbook *book,
                                  lxw_doc_properties *properties)
{
    (void)book;
    call("properties", "TTTN", properties->title, properties->author,
         properties->comments, (double)properties->created);
    return LXW_NO_ERROR;
}

#define SET_FORMAT(name, type)                                                 \
    void name(lxw_format *format, type value)                                  \
    {                                                                          \
        call(#name, "FI", format, (int)value);                                 \
    }
SET_FORMAT(format_set_align, uint8_t)
SET_FORMAT(format_set_bg_color, lxw_color_t)
SET_FORMAT(format_set_border, uint8_t)
SET_FORMAT(format_set_border_color, lxw_color_t)
SET_FORMAT(format_set_bottom, uint8_t)
SET_FORMAT(format_set_font_color, lxw_color_t)
SET_FORMAT(format_set_indent, uint8_t)
SET_FORMAT(format_set_top, uint8_t)
SET_FORMAT(format_set_underline, uint8_t)

void format_set_bold(lxw_format *format)
{
    call(__func__, "F", format);
}

void format_set_text_wrap(lxw_format *format)
{
    call(__func__, "F", format);
}

void format_set_unlocked(lxw_format *format)
{
    call(__func__, "F", format);
}

void format_set_font_size(lxw_format *format, double size)
{
    call(__func__, "FN", format, size);
}

void format_set_num_format(lxw_format *format, const char *number)
{
    call(__func__, "FT", format, number);
}

lxw_error worksheet_write_number(lxw_worksheet *sheet, lxw_row_t row,
                                 lxw_col_t column, double number,
                                 lxw_format *format)
{
    call(__func__, "SIINF", sheet, (int)row, (int)column, number, format);
    return LXW_NO_ERROR;
}

lxw_error worksheet_write_string(lxw_worksheet *sheet, lxw_row_t row,
                                 lxw_col_t column, const char *text,
                                 lxw_format *format)
{
    call(__func__, "SIITF", sheet, (int)row, (int)column, text, format);
    return LXW_NO_ERROR;
}

lxw_error worksheet_write_blank(lxw_worksheet *sheet, lxw_row_t row,
                                lxw_col_t column, lxw_format *format)
{
    call(__func__, "SIIF", sheet, (int)row, (int)column, format);
    return LXW_NO_ERROR;
}

lxw_error worksheet_write_formula_num(lxw_worksheet *sheet, lxw_row_t row,
                                      lxw_col_t column, const char *formula,
                                      lxw_format *format, double result)
{
    call(__func__, "SIITFN", sheet, (int)row, (int)column, formula, format,
         result);
    return LXW_NO_ERROR;
}

lxw_error worksheet_write_formula_str(lxw_worksheet *sheet, lxw_row_t row,
                                      lxw_col_t column, const char *formula,
                                      lxw_format *format, const char *result)
{
    call(__func__, "SIITFT", sheet, (int)row, (int)column, formula, format,
         result);
    return LXW_NO_ERROR;
}

lxw_error worksheet_write_array_formula_num(lxw_worksheet *sheet, lxw_row_t row,
                                            lxw_col_t column,
                                            lxw_row_t last_row,
                                            lxw_col_t last_column,
                                            const char *formula,
                                            lxw_format *format, double result)
{
    call(__func__, "SIIIITFN", sheet, (int)row, (int)column, (int)last_row,
         (int)last_column, formula, format, result);
    return LXW_NO_ERROR;
}

lxw_error worksheet_write_url_opt(lxw_worksheet *sheet, lxw_row_t row,
                                  lxw_col_t column, const char *url,
                                  lxw_format *format, const char *text,
                                  const char *tip)
{
    call(__func__, "SIITFTT", sheet, (int)row, (int)column, url, format, text,
         tip);
    return LXW_NO_ERROR;
}

lxw_error worksheet_merge_range(lxw_worksheet *sheet, lxw_row_t row,
                                lxw_col_t column, lxw_row_t last_row,
                                lxw_col_t last_column, const char *text,
                                lxw_format *format)
{
    call(__func__, "SIIIITF", sheet, (int)row, (int)column, (int)last_row,
         (int)last_column, text, format);
    return LXW_NO_ERROR;
}

/* The words of a list come as one text, with commas. */
static char *joined(const char *const *words)
{
    static char text[512];

    text[0] = '\0';
    for (; words && *words; words++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s",
                 *text ? "," : "", *words);
    return text;
}

lxw_error worksheet_data_validation_range(lxw_worksheet *sheet, lxw_row_t row,
                                          lxw_col_t column, lxw_row_t last_row,
                                          lxw_col_t last_column,
                                          lxw_data_validation *v)
{
    call("validation", "SIIIIIINNNTTTTT", sheet, (int)row, (int)column,
         (int)last_row, (int)last_column, v->validate, v->criteria,
         v->value_number, v->minimum_number, v->maximum_number, v->input_title,
         v->input_message, v->error_title, v->error_message,
         joined((const char *const *)v->value_list));
    return LXW_NO_ERROR;
}

lxw_error worksheet_conditional_format_range(lxw_worksheet *sheet,
                                             lxw_row_t row, lxw_col_t column,
                                             lxw_row_t last_row,
                                             lxw_col_t last_column,
                                             lxw_conditional_format *condition)
{
    call("condition", "SIIIITF", sheet, (int)row, (int)column, (int)last_row,
         (int)last_column, condition->value_string, condition->format);
    return LXW_NO_ERROR;
}

lxw_error worksheet_set_column(lxw_worksheet *sheet, lxw_col_t first,
                               lxw_col_t last, double width, lxw_format *format)
{
    call(__func__, "SIINF", sheet, (int)first, (int)last, width, format);
    return LXW_NO_ERROR;
}

lxw_error worksheet_set_row(lxw_worksheet *sheet, lxw_row_t row, double height,
                            lxw_format *format)
{
    call(__func__, "SINF", sheet, (int)row, height, format);
    return LXW_NO_ERROR;
}

void worksheet_set_tab_color(lxw_worksheet *sheet, lxw_color_t color)
{
    call(__func__, "SI", sheet, (int)color);
}

void worksheet_set_paper(lxw_worksheet *sheet, uint8_t type)
{
    call(__func__, "SI", sheet, type);
}

void worksheet_set_landscape(lxw_worksheet *sheet)
{
    call(__func__, "S", sheet);
}

void worksheet_fit_to_pages(lxw_worksheet *sheet, uint16_t width,
                            uint16_t height)
{
    call(__func__, "SII", sheet, width, height);
}

lxw_error worksheet_print_area(lxw_worksheet *sheet, lxw_row_t row,
                               lxw_col_t column, lxw_row_t last_row,
                               lxw_col_t last_column)
{
    call(__func__, "SIIII", sheet, (int)row, (int)column, (int)last_row,
         (int)last_column);
    return LXW_NO_ERROR;
}

void worksheet_center_horizontally(lxw_worksheet *sheet)
{
    call(__func__, "S", sheet);
}

void worksheet_set_margins(lxw_worksheet *sheet, double left, double right,
                           double top, double bottom)
{
    call(__func__, "SNNNN", sheet, left, right, top, bottom);
}

lxw_error worksheet_set_header(lxw_worksheet *sheet, const char *text)
{
    call(__func__, "ST", sheet, text);
    return LXW_NO_ERROR;
}

lxw_error worksheet_set_footer(lxw_worksheet *sheet, const char *text)
{
    call(__func__, "ST", sheet, text);
    return LXW_NO_ERROR;
}

void worksheet_gridlines(lxw_worksheet *sheet, uint8_t option)
{
    call(__func__, "SI", sheet, option);
}

void worksheet_freeze_panes(lxw_worksheet *sheet, lxw_row_t row,
                            lxw_col_t column)
{
    call(__func__, "SII", sheet, (int)row, (int)column);
}

lxw_error worksheet_repeat_rows(lxw_worksheet *sheet, lxw_row_t first,
                                lxw_row_t last)
{
    call(__func__, "SII", sheet, (int)first, (int)last);
    return LXW_NO_ERROR;
}

void worksheet_protect(lxw_worksheet *sheet, const char *password,
                       lxw_protection *allowed)
{
    (void)password;
    call("protect", "SII", sheet, allowed->format_columns,
         allowed->format_rows);
}

lxw_error worksheet_insert_chart_opt(lxw_worksheet *sheet, lxw_row_t row,
                                     lxw_col_t column, lxw_chart *chart,
                                     lxw_chart_options *options)
{
    call("insert_chart", "SIICINN", sheet, (int)row, (int)column, chart,
         options->object_position, options->x_scale, options->y_scale);
    return LXW_NO_ERROR;
}

lxw_chart_series *chart_add_series(lxw_chart *chart, const char *categories,
                                   const char *values)
{
    (void)categories;
    (void)values;
    call("add_series", "IC", series_count, chart);
    return &series[series_count++];
}

void chart_series_set_name_range(lxw_chart_series *one, const char *name,
                                 lxw_row_t row, lxw_col_t column)
{
    call(__func__, "RTII", one, name, (int)row, (int)column);
}

#define SERIES_RANGE(function)                                                 \
    void function(lxw_chart_series *one, const char *name, lxw_row_t row,      \
                  lxw_col_t column, lxw_row_t last_row, lxw_col_t last_column) \
    {                                                                          \
        call(#function, "RTIIII", one, name, (int)row, (int)column,            \
             (int)last_row, (int)last_column);                                 \
    }
SERIES_RANGE(chart_series_set_categories)
SERIES_RANGE(chart_series_set_values)

void chart_series_set_fill(lxw_chart_series *one, lxw_chart_fill *fill)
{
    call("series_fill", "RI", one, (int)fill->color);
}

void chart_series_set_line(lxw_chart_series *one, lxw_chart_line *line)
{
    call("series_line", "RIN", one, (int)line->color, (double)line->width);
}

void chart_set_series_gap(lxw_chart *chart, uint16_t gap)
{
    call(__func__, "CI", chart, gap);
}

void chart_title_set_name(lxw_chart *chart, const char *name)
{
    call(__func__, "CT", chart, name);
}

void chart_title_set_name_font(lxw_chart *chart, lxw_chart_font *font)
{
    call("title_font", "CNI", chart, font->size, font->bold);
}

void chart_axis_set_name(lxw_chart_axis *axis, const char *name)
{
    call("axis_name", "AT", axis, name);
}

void chart_axis_set_name_font(lxw_chart_axis *axis, lxw_chart_font *font)
{
    call("axis_name_font", "AN", axis, font->size);
}

void chart_axis_set_num_font(lxw_chart_axis *axis, lxw_chart_font *font)
{
    call("axis_number_font", "AN", axis, font->size);
}

void chart_axis_set_num_format(lxw_chart_axis *axis, const char *format)
{
    call("axis_number_format", "AT", axis, format);
}

void chart_axis_major_gridlines_set_line(lxw_chart_axis *axis,
                                         lxw_chart_line *line)
{
    call("axis_gridlines", "AIN", axis, (int)line->color, (double)line->width);
}

void chart_legend_set_position(lxw_chart *chart, uint8_t position)
{
    call(__func__, "CI", chart, position);
}

void chart_legend_set_font(lxw_chart *chart, lxw_chart_font *font)
{
    call("legend_font", "CN", chart, font->size);
}
