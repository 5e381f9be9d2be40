/*
 * Replaces libxlsxwriter: makes no workbook, but writes the calls that make one
 * to the file named by RECORD, as statements that are both C and Python.
 * floor.c includes them; calls.py runs them with two other libraries.
 */
#include <assert.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

static FILE *out;
static const char *separator; /* printed before the next argument */

/* What the calls made; their places in these arrays are their names. */
static lxw_workbook workbook;
static lxw_worksheet sheets[64];
static lxw_format formats[1024];
static lxw_chart charts[8];
static lxw_chart_axis axes[8][2];
static lxw_chart_series series[64];
static lxw_series_range ranges[64][3]; /* name, heads and amounts of each */
static struct lxw_series_data_points points[64][3];
static unsigned sheets_made, charts_made, series_made;
static unsigned formats_made = 1; /* the first stands for no format */

__attribute__((format(printf, 1, 2))) static void put(const char *fmt, ...)
{
    va_list args;

    fputs(separator, out);
    separator = ", ";
    va_start(args, fmt);
    vfprintf(out, fmt, args);
    va_end(args);
}

/* A string literal; never freed. */
static const char *quoted(const char *text)
{
    char *literal = text ? malloc(2 * strlen(text) + 3) : NULL, *end = literal;

    if (!literal)
        return "NULL";
    *end++ = '"';
    for (; *text; text++) {
        if (strchr("\"\\\n", *text))
            *end++ = '\\';
        *end++ = (char)(*text == '\n' ? 'n' : *text);
    }
    strcpy(end, "\"");
    return literal;
}

static void put_validation(const lxw_data_validation *v)
{
    const char *const *words = (const char *const *)v->value_list;

    put("validation(%u, %u, %.17g, %.17g, %.17g, %s, %s, %s, %s, words(",
        v->validate, v->criteria, v->value_number, v->minimum_number,
        v->maximum_number, quoted(v->input_title), quoted(v->input_message),
        quoted(v->error_title), quoted(v->error_message));
    for (separator = ""; words && *words; words++)
        put("%s", quoted(*words));
    put("NULL))");
}

/* clang-format off */
/* Each kind of argument: its type, and how an argument x is put. */
#define BOOK(x) lxw_workbook *, put("%s", x ? "workbook" : "NULL")
#define SHEET(x) lxw_worksheet *, put("sheets[%td]", x - sheets)
#define FORMAT(x) lxw_format *, \
    put("formats[%td]", x ? x - formats : (ptrdiff_t)0)
#define CHART(x) lxw_chart *, put("charts[%td]", x - charts)
#define SERIES(x) lxw_chart_series *, put("series[%td]", x - series)
#define AXIS(x) lxw_chart_axis *, \
    put("%c_axis(charts[%td])", "xy"[(x - axes[0]) % 2], (x - axes[0]) / 2)
#define ROW(x) lxw_row_t, put("%u", x)
#define COLUMN(x) lxw_col_t, put("%u", x)
#define BYTE(x) uint8_t, put("%u", x)
#define SHORT(x) uint16_t, put("%u", x)
#define COLOR(x) lxw_color_t, put("color(%u)", x)
#define NUMBER(x) double, put("%.17g", x)
#define TEXT(x) const char *, put("%s", quoted(x))
#define PROPERTIES(x) lxw_doc_properties *, \
    put("properties(%s, %s, %s, %lld)", quoted(x->title), quoted(x->author), \
        quoted(x->comments), (long long)x->created)
#define VALIDATION(x) lxw_data_validation *, put_validation(x)
#define CONDITION(x) lxw_conditional_format *, \
    put("condition(%s, formats[%td])", quoted(x->value_string), \
        x->format - formats)
#define PROTECTION(x) lxw_protection *, \
    put("protection(%u, %u)", x->format_columns, x->format_rows)
#define PLACEMENT(x) lxw_chart_options *, \
    put("placement(%u, %.17g, %.17g)", x->object_position, x->x_scale, \
        x->y_scale)
#define FILL(x) lxw_chart_fill *, put("fill(color(%u))", x->color)
#define LINE(x) lxw_chart_line *, \
    put("line(color(%u), %.17g)", x->color, (double)x->width)
#define BREAKS(x) lxw_row_t *, put("breaks(%u)", *x) /* there is one */
#define FONT(x) lxw_chart_font *, put("font(%.17g, %u)", x->size, x->bold)

/* Parameters, or calls of put, separated by commas: one of each kind. */
#define TYPE_OF(type, put) type
#define PUT_OF(type, put) put
#define EXPAND(macro, ...) macro(__VA_ARGS__)
#define PARAMETER(n, kind) EXPAND(TYPE_OF, kind(x##n)) x##n
#define PUT(n, kind) EXPAND(PUT_OF, kind(x##n))
#define EACH1(do, a) do(1, a)
#define EACH2(do, a, ...) do(2, a), EACH1(do, __VA_ARGS__)
#define EACH3(do, a, ...) do(3, a), EACH2(do, __VA_ARGS__)
#define EACH4(do, a, ...) do(4, a), EACH3(do, __VA_ARGS__)
#define EACH5(do, a, ...) do(5, a), EACH4(do, __VA_ARGS__)
#define EACH6(do, a, ...) do(6, a), EACH5(do, __VA_ARGS__)
#define EACH7(do, a, ...) do(7, a), EACH6(do, __VA_ARGS__)
#define EACH8(do, a, ...) do(8, a), EACH7(do, __VA_ARGS__)

/* A function with n arguments of some kinds. */
#define DEFINE(type, result, before, name, n, ...)        \
    type name(EACH##n(PARAMETER, __VA_ARGS__))            \
    {                                                     \
        before                                            \
        fprintf(out, "%s(", #name);                       \
        separator = "";                                   \
        EACH##n(PUT, __VA_ARGS__);                        \
        fputs(");\n", out);                               \
        return result;                                    \
    }
#define VOID(...) DEFINE(void, , , __VA_ARGS__)
#define ERROR(...) DEFINE(lxw_error, LXW_NO_ERROR, , __VA_ARGS__)
#define MAKE(type, array, ...) DEFINE(type *, &array[array##_made++],      \
    assert(array##_made < sizeof(array) / sizeof(*array));                 \
    fprintf(out, "%s[%u] = ", #array, array##_made);, __VA_ARGS__)

MAKE(lxw_worksheet, sheets, workbook_add_worksheet, 2, BOOK, TEXT)
MAKE(lxw_worksheet, sheets, workbook_get_worksheet_by_name, 2, BOOK, TEXT)
MAKE(lxw_format, formats, workbook_add_format, 1, BOOK)
MAKE(lxw_chart, charts, workbook_add_chart, 2, BOOK, BYTE)
MAKE(lxw_chart_series, series, chart_add_series, 3, CHART, TEXT, TEXT)
ERROR(workbook_define_name, 3, BOOK, TEXT, TEXT)
ERROR(workbook_set_properties, 2, BOOK, PROPERTIES)
VOID(format_set_align, 2, FORMAT, BYTE)
VOID(format_set_bg_color, 2, FORMAT, COLOR)
VOID(format_set_bold, 1, FORMAT)
VOID(format_set_border, 2, FORMAT, BYTE)
VOID(format_set_border_color, 2, FORMAT, COLOR)
VOID(format_set_bottom, 2, FORMAT, BYTE)
VOID(format_set_font_color, 2, FORMAT, COLOR)
VOID(format_set_font_size, 2, FORMAT, NUMBER)
VOID(format_set_indent, 2, FORMAT, BYTE)
VOID(format_set_num_format, 2, FORMAT, TEXT)
VOID(format_set_text_wrap, 1, FORMAT)
VOID(format_set_top, 2, FORMAT, BYTE)
VOID(format_set_underline, 2, FORMAT, BYTE)
VOID(format_set_unlocked, 1, FORMAT)
ERROR(worksheet_write_number, 5, SHEET, ROW, COLUMN, NUMBER, FORMAT)
ERROR(worksheet_write_string, 5, SHEET, ROW, COLUMN, TEXT, FORMAT)
ERROR(worksheet_write_blank, 4, SHEET, ROW, COLUMN, FORMAT)
ERROR(worksheet_write_formula_num, 6, SHEET, ROW, COLUMN, TEXT, FORMAT, NUMBER)
ERROR(worksheet_write_formula_str, 6, SHEET, ROW, COLUMN, TEXT, FORMAT, TEXT)
ERROR(worksheet_write_array_formula_num, 8, SHEET, ROW, COLUMN, ROW, COLUMN,
      TEXT, FORMAT, NUMBER)
ERROR(worksheet_write_url_opt, 7, SHEET, ROW, COLUMN, TEXT, FORMAT, TEXT, TEXT)
ERROR(worksheet_merge_range, 7, SHEET, ROW, COLUMN, ROW, COLUMN, TEXT, FORMAT)
ERROR(worksheet_data_validation_range, 6, SHEET, ROW, COLUMN, ROW, COLUMN,
      VALIDATION)
ERROR(worksheet_conditional_format_range, 6, SHEET, ROW, COLUMN, ROW, COLUMN,
      CONDITION)
ERROR(worksheet_set_column, 5, SHEET, COLUMN, COLUMN, NUMBER, FORMAT)
ERROR(worksheet_set_row, 4, SHEET, ROW, NUMBER, FORMAT)
ERROR(worksheet_print_area, 5, SHEET, ROW, COLUMN, ROW, COLUMN)
ERROR(worksheet_repeat_rows, 3, SHEET, ROW, ROW)
ERROR(worksheet_set_header, 2, SHEET, TEXT)
ERROR(worksheet_set_footer, 2, SHEET, TEXT)
ERROR(worksheet_insert_chart_opt, 5, SHEET, ROW, COLUMN, CHART, PLACEMENT)
VOID(worksheet_hide, 1, SHEET)
VOID(worksheet_set_tab_color, 2, SHEET, COLOR)
VOID(worksheet_set_paper, 2, SHEET, BYTE)
VOID(worksheet_set_landscape, 1, SHEET)
VOID(worksheet_fit_to_pages, 3, SHEET, SHORT, SHORT)
VOID(worksheet_set_print_scale, 2, SHEET, SHORT)
ERROR(worksheet_set_h_pagebreaks, 2, SHEET, BREAKS)
VOID(worksheet_center_horizontally, 1, SHEET)
VOID(worksheet_set_margins, 5, SHEET, NUMBER, NUMBER, NUMBER, NUMBER)
VOID(worksheet_gridlines, 2, SHEET, BYTE)
VOID(worksheet_freeze_panes, 3, SHEET, ROW, COLUMN)
VOID(worksheet_protect, 3, SHEET, TEXT, PROTECTION)
VOID(chart_series_set_name_range, 4, SERIES, TEXT, ROW, COLUMN)
VOID(chart_series_set_categories, 6, SERIES, TEXT, ROW, COLUMN, ROW, COLUMN)
VOID(chart_series_set_values, 6, SERIES, TEXT, ROW, COLUMN, ROW, COLUMN)
VOID(chart_series_set_fill, 2, SERIES, FILL)
VOID(chart_series_set_line, 2, SERIES, LINE)
VOID(chart_set_series_gap, 2, CHART, SHORT)
VOID(chart_title_set_name, 2, CHART, TEXT)
VOID(chart_title_set_name_font, 2, CHART, FONT)
VOID(chart_axis_set_name, 2, AXIS, TEXT)
VOID(chart_axis_set_name_font, 2, AXIS, FONT)
VOID(chart_axis_set_num_font, 2, AXIS, FONT)
VOID(chart_axis_set_num_format, 2, AXIS, TEXT)
VOID(chart_axis_set_min, 2, AXIS, NUMBER)
VOID(chart_axis_set_label_position, 2, AXIS, BYTE)
VOID(chart_axis_major_gridlines_set_line, 2, AXIS, LINE)
VOID(chart_legend_set_position, 2, CHART, BYTE)
VOID(chart_legend_set_font, 2, CHART, FONT)
/* clang-format on */

/* The points that the program stored in a range of a series itself. */
static void put_points(unsigned index, unsigned range)
{
    const lxw_series_data_point *point;

    STAILQ_FOREACH(point, &points[index][range], list_pointers)
    fprintf(out, "point(series[%u], %u, %u, %.17g, %s);\n", index, range,
            point->no_data, point->number, quoted(point->string));
}

lxw_workbook *workbook_new(const char *path)
{
    const char *record = getenv("RECORD");

    (void)path;
    for (size_t i = 0; i < sizeof(charts) / sizeof(*charts); i++) {
        charts[i].x_axis = &axes[i][0];
        charts[i].y_axis = &axes[i][1];
    }
    for (size_t i = 0; i < sizeof(series) / sizeof(*series); i++) {
        for (size_t k = 0; k < 3; k++) {
            STAILQ_INIT(&points[i][k]);
            ranges[i][k].data_cache = &points[i][k];
        }
        series[i].title.range = &ranges[i][0];
        series[i].categories = &ranges[i][1];
        series[i].values = &ranges[i][2];
    }
    out = record ? fopen(record, "w") : NULL;
    return out ? &workbook : NULL;
}

lxw_error workbook_close(lxw_workbook *book)
{
    (void)book;
    for (unsigned i = 0; i < series_made; i++)
        for (unsigned k = 0; k < 3; k++)
            put_points(i, k);
    return fclose(out) ? LXW_ERROR_ZIP_FILE_OPERATION : LXW_NO_ERROR;
}

char *lxw_strerror(lxw_error error)
{
    (void)error;
    return NULL;
}
