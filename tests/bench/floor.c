/*
 * The floor: libxlsxwriter called directly with what a recording holds, the
 * result put in its place as stipend does it, and nothing else.  With --bare
 * the library writes the file.
 */
#include "base/file.h"
#include "base/memfile.h"
#include "xlsx/origin.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum {
    SHEETS_MOST = 16,
    FORMATS_MOST = 1024,
    CHARTS_MOST = 8,
    SERIES_MOST = 64,
    WORDS_MOST = 16
};

/* What a recording's statements are about. */
static lxw_workbook *workbook;
static lxw_worksheet *sheet[SHEETS_MOST];
static lxw_format *format[FORMATS_MOST];
static lxw_chart *chart[CHARTS_MOST];
static lxw_chart_series *series[SERIES_MOST];
#define None NULL

/* The library takes texts that it only reads as ones that it might change. */
static char *unchanged(const char *text)
{
    return (char *)(uintptr_t)text;
}

static void add_sheet(int index, const char *name)
{
    sheet[index] = workbook_add_worksheet(workbook, name);
}

static void add_format(int index)
{
    format[index] = workbook_add_format(workbook);
}

static void add_chart(int index, int type)
{
    chart[index] = workbook_add_chart(workbook, (uint8_t)type);
}

static void properties(const char *title, const char *author,
                       const char *comments, double created)
{
    lxw_doc_properties all = {.title = unchanged(title),
                              .author = unchanged(author),
                              .comments = unchanged(comments),
                              .created = (time_t)created};

    workbook_set_properties(workbook, &all);
}

static void validation(lxw_worksheet *on, lxw_row_t row, int column,
                       lxw_row_t last_row, int last_column, int validate,
                       int criteria, double value, double least, double most,
                       const char *title, const char *message,
                       const char *error_title, const char *error_message,
                       const char *list)
{
    lxw_data_validation all = {.ignore_blank = LXW_VALIDATION_ON};
    char words[512], *each[WORDS_MOST] = {NULL};
    int count = 0;

    strcpy(words, list);
    for (char *word = strtok(words, ","); word; word = strtok(NULL, ","))
        each[count++] = word;
    all.validate = (uint8_t)validate;
    all.criteria = (uint8_t)criteria;
    all.value_number = value;
    all.minimum_number = least;
    all.maximum_number = most;
    all.input_title = unchanged(title);
    all.input_message = unchanged(message);
    all.error_title = unchanged(error_title);
    all.error_message = unchanged(error_message);
    all.value_list = count ? each : NULL;
    worksheet_data_validation_range(on, row, (lxw_col_t)column, last_row,
                                    (lxw_col_t)last_column, &all);
}

static void condition(lxw_worksheet *on, lxw_row_t row, int column,
                      lxw_row_t last_row, int last_column, const char *formula,
                      lxw_format *look)
{
    lxw_conditional_format all = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                  .value_string = unchanged(formula),
                                  .format = look};

    worksheet_conditional_format_range(on, row, (lxw_col_t)column, last_row,
                                       (lxw_col_t)last_column, &all);
}

static void protect(lxw_worksheet *on, int columns, int rows)
{
    lxw_protection allowed = {.format_columns = (uint8_t)columns,
                              .format_rows = (uint8_t)rows};

    worksheet_protect(on, NULL, &allowed);
}

static void insert_chart(lxw_worksheet *on, lxw_row_t row, int column,
                         lxw_chart *one, int position, double x, double y)
{
    lxw_chart_options options = {
        .object_position = (uint8_t)position, .x_scale = x, .y_scale = y};

    worksheet_insert_chart_opt(on, row, (lxw_col_t)column, one, &options);
}

static void add_series(int index, lxw_chart *of)
{
    series[index] = chart_add_series(of, NULL, NULL);
}

static void series_fill(lxw_chart_series *one, int color)
{
    lxw_chart_fill fill = {.color = (lxw_color_t)color};

    chart_series_set_fill(one, &fill);
}

static void series_line(lxw_chart_series *one, int color, double width)
{
    lxw_chart_line line = {.color = (lxw_color_t)color, .width = (float)width};

    chart_series_set_line(one, &line);
}

static void title_font(lxw_chart *one, double size, int bold)
{
    lxw_chart_font font = {.size = size, .bold = (uint8_t)bold};

    chart_title_set_name_font(one, &font);
}

static void legend_font(lxw_chart *one, double size)
{
    lxw_chart_font font = {.size = size};

    chart_legend_set_font(one, &font);
}

static lxw_chart_axis *axis_of(const lxw_chart *one, char letter)
{
    return letter == 'x' ? one->x_axis : one->y_axis;
}

static void axis_name(lxw_chart *one, char letter, const char *name)
{
    chart_axis_set_name(axis_of(one, letter), name);
}

static void axis_name_font(lxw_chart *one, char letter, double size)
{
    lxw_chart_font font = {.size = size};

    chart_axis_set_name_font(axis_of(one, letter), &font);
}

static void axis_number_font(lxw_chart *one, char letter, double size)
{
    lxw_chart_font font = {.size = size};

    chart_axis_set_num_font(axis_of(one, letter), &font);
}

static void axis_number_format(lxw_chart *one, char letter, const char *number)
{
    chart_axis_set_num_format(axis_of(one, letter), number);
}

static void axis_gridlines(lxw_chart *one, char letter, int color, double width)
{
    lxw_chart_line line = {.color = (lxw_color_t)color, .width = (float)width};

    chart_axis_major_gridlines_set_line(axis_of(one, letter), &line);
}

static void replay(void)
{
#include RECORDING
}

static const char *make(const char *path)
{
    lxw_error error;

    workbook = workbook_new(path);
    replay();
    error = workbook_close(workbook);
    return error ? lxw_strerror(error) : NULL;
}

static const char *no_hindrance(const char *path, void *context)
{
    (void)path;
    (void)context;
    return NULL;
}

static const char *make_safely(const char *path)
{
    char memory[MEMFILE_PATH_SIZE];
    int fd = memfile_open();
    const char *fault = make(memfile_path(fd, memory));

    if (!fault && !origin_mark(fd, memory))
        fault = "it came out damaged";
    if (!fault)
        fault = file_replace(fd, path, no_hindrance, NULL);
    close(fd);
    return fault;
}

int main(int argc, char **argv)
{
    bool bare = argc > 1 && !strcmp(argv[1], "--bare");
    const char *fault;

    if (argc != 2 + bare) {
        fprintf(stderr, "usage: %s [--bare] WORKBOOK\n", argv[0]);
        return 2;
    }
    fault = bare ? make(argv[2]) : make_safely(argv[1]);
    if (fault)
        fprintf(stderr, "%s: %s\n", argv[argc - 1], fault);
    return fault != NULL;
}
