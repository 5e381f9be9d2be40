/*
 * Makes the calls of a recording, marks the file and puts it in place as
 * stipend does, and does nothing else.  Linked without xlsx/parts.c: where the
 * parts are kept meanwhile is left to the library.
 */
#include "base/file.h"
#include "base/memfile.h"
#include "xlsx/origin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* The functions of a recording that are not libxlsxwriter's. */
#define color(code) (code)
#define x_axis(chart) ((chart)->x_axis)
#define y_axis(chart) ((chart)->y_axis)
#define words(...) ((void *)(char *[]){__VA_ARGS__})
#define STRUCT(type, ...) (&(lxw_##type){__VA_ARGS__})
#define properties(a, b, c, d)                                                 \
    STRUCT(doc_properties, .title = a, .author = b, .comments = c, .created = d)
#define validation(a, b, c, d, e, f, g, h, i, j)                               \
    STRUCT(data_validation, .ignore_blank = LXW_VALIDATION_ON, .validate = a,  \
           .criteria = b, .value_number = c, .minimum_number = d,              \
           .maximum_number = e, .input_title = f, .input_message = g,          \
           .error_title = h, .error_message = i, .value_list = j)
#define condition(a, b)                                                        \
    STRUCT(conditional_format, .type = LXW_CONDITIONAL_TYPE_FORMULA,           \
           .value_string = a, .format = b)
#define protection(a, b)                                                       \
    STRUCT(protection, .format_columns = a, .format_rows = b)
#define placement(a, b, c)                                                     \
    STRUCT(chart_options, .object_position = a, .x_scale = b, .y_scale = c)
#define fill(a) STRUCT(chart_fill, .color = a)
#define breaks(row) ((lxw_row_t[]){row, 0})
#define line(a, b) STRUCT(chart_line, .color = a, .width = b)
#define font(a, b) STRUCT(chart_font, .size = a, .bold = b)

/* Stores a point of a series: in its name, its heads or its amounts. */
static void point(lxw_chart_series *series, unsigned range, unsigned none,
                  double number, const char *text)
{
    lxw_series_range *ranges[] = {series->title.range, series->categories,
                                  series->values};
    lxw_series_data_point *made = calloc(1, sizeof(*made));

    *made = (lxw_series_data_point){.is_string = text != NULL,
                                    .number = number,
                                    .string = text ? strdup(text) : NULL,
                                    .no_data = (uint8_t)none};
    ranges[range]->ignore_cache = LXW_TRUE;
    ranges[range]->has_string_cache |= made->is_string;
    STAILQ_INSERT_TAIL(ranges[range]->data_cache, made, list_pointers);
    ranges[range]->num_data_points++;
}

static const char *make(const char *path)
{
    static lxw_worksheet *sheets[64];
    static lxw_format *formats[1024];
    static lxw_chart *charts[8];
    static lxw_chart_series *series[64];
    lxw_workbook *workbook = workbook_new(path);
    lxw_error error;

#include RECORDING
    error = workbook_close(workbook);
    return error ? lxw_strerror(error) : NULL;
}

static const char *no_hindrance(const char *path, void *context)
{
    (void)path;
    (void)context;
    return NULL;
}

int main(int argc, char **argv)
{
    char memory[MEMFILE_PATH_SIZE];
    int fd = memfile_open();
    const char *fault = argc == 2 ? make(memfile_path(fd, memory)) : "no path";

    if (!fault && !origin_mark(fd, memory))
        fault = "it came out damaged";
    if (!fault)
        fault = file_replace(fd, argv[1], no_hindrance, NULL);
    if (fault)
        fprintf(stderr, "floor: %s\n", fault);
    return fault != NULL;
}
