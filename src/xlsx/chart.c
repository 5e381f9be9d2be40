#include "xlsx/writing.h"

static void style_axis(const struct library *library, lxw_chart_axis *axis)
{
    lxw_chart_font font = {.size = 9};

    library->chart_axis_set_num_font(axis, &font);
    library->chart_axis_set_name_font(axis, &font);
}

static void put_series(const struct library *library, lxw_chart *made,
                       const struct page *page, const struct series *parts)
{
    const struct area *heads = &page->chart->heads, *amounts = &parts->amounts;
    lxw_chart_series *series = library->chart_add_series(made, NULL, NULL);
    lxw_chart_fill fill = {.color = (lxw_color_t)look_parts[parts->part]};
    lxw_chart_line edge = {.color = 0xFFFFFF, .width = 0.5};

    library->chart_series_set_name_range(series, page->name,
                                         (lxw_row_t)parts->name_row,
                                         (lxw_col_t)parts->name_column);
    library->chart_series_set_categories(
        series, page->name, (lxw_row_t)heads->first_row,
        (lxw_col_t)heads->first_column, (lxw_row_t)heads->last_row,
        (lxw_col_t)heads->last_column);
    library->chart_series_set_values(
        series, page->name, (lxw_row_t)amounts->first_row,
        (lxw_col_t)amounts->first_column, (lxw_row_t)amounts->last_row,
        (lxw_col_t)amounts->last_column);
    library->chart_series_set_fill(series, &fill);
    library->chart_series_set_line(series, &edge);
}

void xlsx_put_chart(struct xlsx *xlsx, const struct page *page)
{
    const struct library *library = &xlsx->library;
    const struct chart *chart = page->chart;
    lxw_chart *made =
        library->workbook_add_chart(xlsx->file, LXW_CHART_COLUMN_STACKED);
    lxw_chart_options options = {.object_position = 1};
    lxw_chart_font title = {.size = 11, .bold = LXW_TRUE};
    lxw_chart_line grid = {.color = 0xDDDDDD, .width = 0.5};
    lxw_chart_font legend = {.size = 9};

    for (size_t i = 0; i < chart->series_count; i++)
        put_series(library, made, page, &chart->series[i]);
    library->chart_title_set_name(made, chart->title);
    library->chart_title_set_name_font(made, &title);
    library->chart_axis_set_name(made->y_axis, chart->value_title);
    library->chart_axis_set_num_format(made->y_axis, "#,##0");
    if (chart->heads_format)
        library->chart_axis_set_num_format(made->x_axis, chart->heads_format);
    library->chart_axis_major_gridlines_set_line(made->y_axis, &grid);
    style_axis(library, made->x_axis);
    style_axis(library, made->y_axis);
    library->chart_legend_set_position(made, LXW_CHART_LEGEND_RIGHT);
    library->chart_legend_set_font(made, &legend);
    library->chart_set_series_gap(made, 70);
    options.x_scale = chart->width / 480.0;
    options.y_scale = chart->height / 288.0;
    xlsx_note(xlsx, library->worksheet_insert_chart_opt(
                        xlsx->sheet, (lxw_row_t)chart->row,
                        (lxw_col_t)chart->column, made, &options));
}
