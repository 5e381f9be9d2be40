#include "xlsx/writing.h"

#include <stdlib.h>
#include <string.h>

static const struct cell *find_cell(const struct page *page, int row,
                                    int column)
{
    for (size_t i = 0; i < page->cell_count; i++)
        if (page->cells[i].row == row && page->cells[i].column == column)
            return &page->cells[i];
    return NULL;
}

static lxw_series_data_point *make_point(struct xlsx *xlsx,
                                         const struct cell *cell)
{
    lxw_series_data_point *point = calloc(1, sizeof(*point));

    if (!cell || !cell->value.given) {
        point->no_data = LXW_TRUE;
    } else if (value_is_number(cell->value.kind)) {
        point->number = value_number(&cell->value);
    } else {
        point->is_string = LXW_TRUE;
        point->string = strdup(xlsx_escaped(xlsx, cell->value.text));
    }
    return point;
}

/*
 * Stores the results of cells, so that a viewer that never calculates can draw
 * the chart.  The library itself would store 0 for a formula.
 */
static void store_points(struct xlsx *xlsx, lxw_series_range *range,
                         const struct page *page, const struct area *area)
{
    range->ignore_cache = LXW_TRUE;
    for (int r = area->first_row; r <= area->last_row; r++)
        for (int c = area->first_column; c <= area->last_column; c++) {
            lxw_series_data_point *point =
                make_point(xlsx, find_cell(page, r, c));

            range->has_string_cache |= point->is_string;
            STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
            range->num_data_points++;
        }
}

static void style_axis(lxw_chart_axis *axis)
{
    lxw_chart_font font = {.size = 9};

    chart_axis_set_num_font(axis, &font);
    chart_axis_set_name_font(axis, &font);
}

static void put_series(struct xlsx *xlsx, lxw_chart *made,
                       const struct page *page, const struct area *heads,
                       const struct series *parts)
{
    const struct area *amounts = &parts->amounts;
    lxw_chart_series *series = chart_add_series(made, NULL, NULL);
    lxw_chart_fill fill = {.color = (lxw_color_t)look_parts[parts->part]};
    lxw_chart_line edge = {.color = 0xFFFFFF, .width = 0.5};
    const struct area name = {parts->name_row, parts->name_column,
                              parts->name_row, parts->name_column};

    chart_series_set_name_range(series, page->kind->name,
                                (lxw_row_t)parts->name_row,
                                (lxw_col_t)parts->name_column);
    chart_series_set_categories(series, page->kind->name, AREA_OF(heads));
    chart_series_set_values(series, page->kind->name, AREA_OF(amounts));
    store_points(xlsx, series->title.range, page, &name);
    store_points(xlsx, series->categories, page, heads);
    store_points(xlsx, series->values, page, amounts);
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
}

void xlsx_put_chart(struct xlsx *xlsx, const struct page *page,
                    const struct chart *chart)
{
    lxw_chart *made = workbook_add_chart(xlsx->file, LXW_CHART_COLUMN_STACKED);
    lxw_chart_options options = {.object_position = 1};
    lxw_chart_font title = {.size = 11, .bold = LXW_TRUE};
    lxw_chart_line grid = {.color = 0xDDDDDD, .width = 0.5};
    lxw_chart_font legend = {.size = 9};

    for (size_t i = 0; i < chart->series_count; i++)
        put_series(xlsx, made, page, &chart->heads, &chart->series[i]);
    if (!chart->goes_below)
        chart_axis_set_min(made->y_axis, 0);
    chart_axis_set_label_position(made->x_axis,
                                  LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_title_set_name(made, chart->title);
    chart_title_set_name_font(made, &title);
    chart_axis_set_name(made->y_axis, chart->value_title);
    chart_axis_set_num_format(made->y_axis, "#,##0");
    if (chart->heads_format)
        chart_axis_set_num_format(made->x_axis, chart->heads_format);
    chart_axis_major_gridlines_set_line(made->y_axis, &grid);
    style_axis(made->x_axis);
    style_axis(made->y_axis);
    chart_legend_set_position(made, LXW_CHART_LEGEND_RIGHT);
    chart_legend_set_font(made, &legend);
    chart_set_series_gap(made, 70);
    options.x_scale = chart->width / 480.0;
    options.y_scale = chart->height / 288.0;
    xlsx_note(xlsx, worksheet_insert_chart_opt(xlsx->sheet, CELL_AT(chart),
                                               made, &options));
}
