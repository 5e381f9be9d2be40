#include "xlsx/writing.h"

static void style_axis(lxw_chart_axis *axis)
{
    lxw_chart_font font = {.size = 9};

    chart_axis_set_num_font(axis, &font);
    chart_axis_set_name_font(axis, &font);
}

static void put_series(lxw_chart *made, const struct page *page,
                       const struct series *parts)
{
    const struct area *heads = &page->chart->heads, *amounts = &parts->amounts;
    lxw_chart_series *series = chart_add_series(made, NULL, NULL);
    lxw_chart_fill fill = {.color = (lxw_color_t)look_parts[parts->part]};
    lxw_chart_line edge = {.color = 0xFFFFFF, .width = 0.5};

    chart_series_set_name_range(series, page->kind->name,
                                (lxw_row_t)parts->name_row,
                                (lxw_col_t)parts->name_column);
    chart_series_set_categories(series, page->kind->name, AREA_OF(heads));
    chart_series_set_values(series, page->kind->name, AREA_OF(amounts));
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
}

void xlsx_put_chart(struct xlsx *xlsx, const struct page *page)
{
    const struct chart *chart = page->chart;
    lxw_chart *made = workbook_add_chart(xlsx->file, LXW_CHART_COLUMN_STACKED);
    lxw_chart_options options = {.object_position = 1};
    lxw_chart_font title = {.size = 11, .bold = LXW_TRUE};
    lxw_chart_line grid = {.color = 0xDDDDDD, .width = 0.5};
    lxw_chart_font legend = {.size = 9};

    for (size_t i = 0; i < chart->series_count; i++)
        put_series(made, page, &chart->series[i]);
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
