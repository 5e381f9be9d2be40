#include "output/xlsx.h"

#include "base/text.h"
#include "base/version.h"
#include "output/scratch.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

enum {
    HEADER_LONGEST = 100,
    TITLE_LONGEST = 200,
    PROMPT_LONGEST = 255,
    CHOICES_MOST = 15,
    NUMBERS_MOST = 24
};

/* Ends the size before it, so that a title may begin with a digit. */
#define FONT "&\"Calibri,Regular\""

struct xlsx {
    struct book *book;
    lxw_workbook *file;
    lxw_worksheet *sheet;
    const char *numbers[NUMBERS_MOST]; /* number formats in use */
    lxw_format *formats[LOOK_COUNT][NUMBERS_MOST];
    lxw_error error; /* the first */
};

static void note(struct xlsx *xlsx, lxw_error error)
{
    if (!xlsx->error)
        xlsx->error = error;
}

static const uint8_t aligns[] = {
    [ALIGN_LEFT] = LXW_ALIGN_LEFT,
    [ALIGN_RIGHT] = LXW_ALIGN_RIGHT,
};

static const uint8_t rules[] = {
    [RULE_NONE] = LXW_BORDER_NONE,
    [RULE_THIN] = LXW_BORDER_THIN,
    [RULE_DOUBLE] = LXW_BORDER_DOUBLE,
};

static lxw_format *make_format(struct xlsx *xlsx, enum look look,
                               const char *number)
{
    const struct look_style *style = &look_styles[look];
    lxw_format *format = workbook_add_format(xlsx->file);

    format_set_num_format(format, number);
    format_set_align(format, aligns[style->align]);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_top(format, rules[style->top]);
    format_set_bottom(format, rules[style->bottom]);
    if (style->points > 0)
        format_set_font_size(format, style->points);
    if (style->ink)
        format_set_font_color(format, (lxw_color_t)style->ink);
    if (style->ground)
        format_set_bg_color(format, (lxw_color_t)style->ground);
    if (style->bold)
        format_set_bold(format);
    if (style->wrapped)
        format_set_text_wrap(format);
    if (style->underlined)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (style->unlocked)
        format_set_unlocked(format);
    if (style->indented)
        format_set_indent(format, 1);
    return format;
}

/* Each look and number format is made once. */
static lxw_format *format_of(struct xlsx *xlsx, enum look look,
                             const char *number)
{
    size_t n = 0;

    while (n + 1 < NUMBERS_MOST && xlsx->numbers[n] &&
           strcmp(xlsx->numbers[n], number) != 0)
        n++;
    xlsx->numbers[n] = number;
    if (!xlsx->formats[look][n])
        xlsx->formats[look][n] = make_format(xlsx, look, number);
    return xlsx->formats[look][n];
}

static void put_formula(struct xlsx *xlsx, const struct cell *cell,
                        lxw_format *format)
{
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column;
    const char *formula = arena_print(&xlsx->book->arena, "=%s",
                                      book_formula(xlsx->book, cell->formula));

    if (cell->array)
        note(xlsx, worksheet_write_array_formula_num(
                       xlsx->sheet, row, column, row, column, formula, format,
                       value_number(&cell->value)));
    else if (cell->value.given && value_is_number(cell->value.kind))
        note(xlsx,
             worksheet_write_formula_num(xlsx->sheet, row, column, formula,
                                         format, value_number(&cell->value)));
    else
        note(xlsx, worksheet_write_formula_str(
                       xlsx->sheet, row, column, formula, format,
                       cell->value.given ? cell->value.text : ""));
}

/*
 * Strings take _x0041_ for A, unless its first mark is itself written so; the
 * results of formulas stand as they are.
 */
static const char *escaped(struct arena *arena, const char *text)
{
    const char *at = text;

    while ((at = strstr(at, "_x"))) {
        size_t before = (size_t)(at - text);

        if (strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_') {
            text = arena_print(arena, "%.*s_x005F%s", (int)before, text, at);
            before += strlen("_x005F");
        }
        at = text + before + 1;
    }
    return text;
}

static void put_value(struct xlsx *xlsx, const struct cell *cell,
                      lxw_format *format)
{
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column;

    if (!cell->value.given)
        note(xlsx, worksheet_write_blank(xlsx->sheet, row, column, format));
    else if (value_is_number(cell->value.kind))
        note(xlsx, worksheet_write_number(xlsx->sheet, row, column,
                                          value_number(&cell->value), format));
    else
        note(xlsx, worksheet_write_string(
                       xlsx->sheet, row, column,
                       escaped(&xlsx->book->arena, cell->value.text), format));
}

static void put_link(struct xlsx *xlsx, const struct cell *cell,
                     lxw_format *format)
{
    const char *url =
        arena_print(&xlsx->book->arena, "internal:'%s'!A1", cell->link);

    note(xlsx, worksheet_write_url_opt(xlsx->sheet, (lxw_row_t)cell->row,
                                       (lxw_col_t)cell->column, url, format,
                                       cell->value.text, NULL));
}

static void put_cell(struct xlsx *xlsx, const struct cell *cell)
{
    const char *number = look_styles[cell->look].hidden
                             ? ";;;"
                             : look_number_format(&cell->value);
    lxw_format *format = format_of(xlsx, cell->look, number);

    if (cell->last_column > cell->column)
        note(xlsx, worksheet_merge_range(
                       xlsx->sheet, (lxw_row_t)cell->row,
                       (lxw_col_t)cell->column, (lxw_row_t)cell->row,
                       (lxw_col_t)cell->last_column, "", format));
    if (cell->link)
        put_link(xlsx, cell, format);
    else if (cell->formula)
        put_formula(xlsx, cell, format);
    else
        put_value(xlsx, cell, format);
}

/* The smallest number above 0 that a model file can say. */
static double smallest(const struct value *value)
{
    if (value->kind == KIND_COUNT)
        return 1;
    if (value->kind == KIND_MONEY)
        return pow(10, -value->least);
    return value->kind == KIND_PERCENT ? pow(10, -PERCENT_PLACES - 2)
                                       : pow(10, -PLACES_MOST);
}

/* A key's bounds as a validation of numbers between two, or from one on. */
static void bound(lxw_data_validation *validation, const struct schema_key *key,
                  const struct value *value)
{
    double scale = key->kind == KIND_PERCENT ? 100 : 1;
    bool amount = key->kind == KIND_MONEY || key->kind == KIND_PRICE;
    double limit = (double)(money_limit - 1) / pow(10, value->least);

    validation->validate = key->kind == KIND_COUNT
                               ? LXW_VALIDATION_TYPE_INTEGER
                               : LXW_VALIDATION_TYPE_DECIMAL;
    validation->criteria =
        key->most || amount ? LXW_VALIDATION_CRITERIA_BETWEEN
                            : LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    validation->minimum_number = validation->value_number =
        key->negative
            ? -limit
            : (double)key->least / scale + (key->over ? smallest(value) : 0);
    validation->maximum_number = amount ? limit : (double)key->most / scale;
}

/* The words that a choice may be, as the library wants them. */
static char **choice_list(struct arena *arena, const struct schema_key *key)
{
    char **list = arena_alloc(arena, (CHOICES_MOST + 1) * sizeof(*list));
    const char *word;

    for (size_t i = 0;
         i < CHOICES_MOST && (word = word_at(key->choices, i, arena)); i++)
        list[i] = arena_copy(arena, word);
    return list;
}

static char *shortened(struct arena *arena, const char *text, size_t longest)
{
    return arena_print(arena, "%.*s", (int)text_cut(text, longest), text);
}

static void put_validation(struct xlsx *xlsx, const struct cell *cell)
{
    struct arena *arena = &xlsx->book->arena;
    const struct schema_key *key = cell->key;
    lxw_data_validation validation = {.ignore_blank = LXW_VALIDATION_ON};

    validation.input_title = shortened(arena, key->label, 32);
    validation.input_message = shortened(arena, key->help, PROMPT_LONGEST);
    validation.error_title = shortened(arena, key->label, 32);
    validation.error_message = shortened(arena, key->help, PROMPT_LONGEST);
    validation.validate = LXW_VALIDATION_TYPE_ANY;
    if (key->kind == KIND_CHOICE) {
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        validation.value_list = choice_list(arena, key);
    } else if (key->kind == KIND_DATE) {
        validation.validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
        validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        validation.minimum_number = date_first.day;
        validation.maximum_number = date_last.day;
    } else if (value_is_number(key->kind)) {
        bound(&validation, key, &cell->value);
    }
    note(xlsx,
         worksheet_data_validation_cell(xlsx->sheet, (lxw_row_t)cell->row,
                                        (lxw_col_t)cell->column, &validation));
}

static void put_rules(struct xlsx *xlsx, const struct page *page)
{
    for (size_t i = 0; i < page->rule_count; i++) {
        const struct rule *rule = &page->rules[i];
        lxw_format *format = workbook_add_format(xlsx->file);
        lxw_conditional_format condition = {
            .type = LXW_CONDITIONAL_TYPE_FORMULA,
            .value_string =
                arena_print(&xlsx->book->arena, "=%s", rule->formula),
            .format = format,
        };

        if (look_marks[rule->mark].ink)
            format_set_font_color(format,
                                  (lxw_color_t)look_marks[rule->mark].ink);
        if (look_marks[rule->mark].bold)
            format_set_bold(format);
        if (look_marks[rule->mark].boxed) {
            format_set_border(format, LXW_BORDER_THIN);
            format_set_border_color(format, LXW_COLOR_WHITE);
        }
        format_set_bg_color(format, (lxw_color_t)look_marks[rule->mark].ground);
        note(xlsx, worksheet_conditional_format_range(
                       xlsx->sheet, (lxw_row_t)rule->area.first_row,
                       (lxw_col_t)rule->area.first_column,
                       (lxw_row_t)rule->area.last_row,
                       (lxw_col_t)rule->area.last_column, &condition));
    }
}

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

    chart_series_set_name_range(series, page->name, (lxw_row_t)parts->name_row,
                                (lxw_col_t)parts->name_column);
    chart_series_set_categories(series, page->name, (lxw_row_t)heads->first_row,
                                (lxw_col_t)heads->first_column,
                                (lxw_row_t)heads->last_row,
                                (lxw_col_t)heads->last_column);
    chart_series_set_values(series, page->name, (lxw_row_t)amounts->first_row,
                            (lxw_col_t)amounts->first_column,
                            (lxw_row_t)amounts->last_row,
                            (lxw_col_t)amounts->last_column);
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
}

static void put_chart(struct xlsx *xlsx, const struct page *page)
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
    note(xlsx,
         worksheet_insert_chart_opt(xlsx->sheet, (lxw_row_t)chart->row,
                                    (lxw_col_t)chart->column, made, &options));
}

/*
 * What stands for an '&' in a header, whose own marks begin with one.  Before a
 * 'G' or '[' it is set apart: the library looks for pictures there, and frees
 * memory twice where it finds none.
 */
static const char *ampersand(char next)
{
    return next == 'G' || next == '[' ? "&&" FONT : "&&";
}

static const char *header_text(struct arena *arena, const char *title)
{
    size_t left = HEADER_LONGEST;
    const char *text = "";

    while (*title) {
        size_t plain = strcspn(title, "&");
        const char *next =
            plain ? shortened(arena, title, plain) : ampersand(title[1]);

        if (strlen(next) > left)
            return arena_print(arena, "%s%s", text,
                               plain ? shortened(arena, next, left) : "");
        text = arena_print(arena, "%s%s", text, next);
        left -= strlen(next);
        title += plain ? plain : 1;
    }
    return text;
}

static void set_up_page(struct xlsx *xlsx, const struct page *page)
{
    const struct grant *grant = &xlsx->book->figures->model->grant;
    struct arena *arena = &xlsx->book->arena;
    bool letter = !strcmp(grant->currency.code, "USD") ||
                  !strcmp(grant->currency.code, "CAD");
    lxw_protection allowed = {.format_columns = 1, .format_rows = 1};
    lxw_worksheet *sheet = xlsx->sheet;

    worksheet_set_tab_color(sheet, (lxw_color_t)look_tabs[page->class]);
    worksheet_set_paper(sheet, letter ? 1 : 9);
    if (page->landscape)
        worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, page->one_page ? 1 : 0);
    if (page->printed_rows)
        note(xlsx, worksheet_print_area(sheet, 0, 0,
                                        (lxw_row_t)(page->printed_rows - 1),
                                        (lxw_col_t)page->last_column));
    worksheet_center_horizontally(sheet);
    worksheet_set_margins(sheet, 0.6, 0.6, 0.8, 0.7);
    note(xlsx,
         worksheet_set_header(
             sheet, arena_print(arena, "&L&9" FONT "%s&R&9" FONT "%s",
                                header_text(arena, grant->title), page->name)));
    note(xlsx, worksheet_set_footer(sheet, "&L&9stipend " STIPEND_VERSION
                                           "&R&9Page &P of &N"));
    if (page->class == CLASS_PRESENTATION || page->class == CLASS_CONTROL)
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    if (page->frozen_rows) {
        worksheet_freeze_panes(sheet, (lxw_row_t)page->frozen_rows, 2);
        note(xlsx,
             worksheet_repeat_rows(sheet, (lxw_row_t)(page->frozen_rows - 1),
                                   (lxw_row_t)(page->frozen_rows - 1)));
    }
    worksheet_protect(sheet, NULL, &allowed);
}

static void put_page(struct xlsx *xlsx, const struct page *page)
{
    for (size_t i = 0; i < COUNT(page->widths); i++)
        if (page->widths[i])
            note(xlsx,
                 worksheet_set_column(xlsx->sheet, (lxw_col_t)i, (lxw_col_t)i,
                                      page->widths[i], NULL));
    for (size_t i = 0; i < page->height_count; i++)
        note(xlsx,
             worksheet_set_row(xlsx->sheet, (lxw_row_t)page->heights[i].row,
                               page->heights[i].points, NULL));
    for (size_t i = 0; i < page->cell_count; i++) {
        put_cell(xlsx, &page->cells[i]);
        if (page->cells[i].key)
            put_validation(xlsx, &page->cells[i]);
    }
    put_rules(xlsx, page);
    if (page->chart)
        put_chart(xlsx, page);
    set_up_page(xlsx, page);
}

/* From the last to the first: the library sorts them in slowly otherwise. */
static void put_names(struct xlsx *xlsx)
{
    const struct book *book = xlsx->book;

    for (size_t i = book->name_count; i-- > 0;)
        note(xlsx, workbook_define_name(
                       xlsx->file, book->names[i].name,
                       arena_print(&xlsx->book->arena, "=%s",
                                   area_address(&xlsx->book->arena,
                                                book->names[i].page,
                                                book->names[i].area))));
}

/*
 * The same model gives the same bytes on any day: the creation date is the
 * grant's start unless SOURCE_DATE_EPOCH gives seconds of its own.
 */
static bool creation_time(const struct grant *grant, time_t *time)
{
    static const int unix_day = 25569, day = 86400, noon = 43200;
    static const int64_t longest = 253402300799; /* the end of year 9999 */
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct decimal seconds;

    *time = (time_t)(grant->start.day - unix_day) * day + noon;
    if (!epoch)
        return true;
    if (!decimal_parse(epoch, 0, &seconds) || seconds.units < 0 ||
        seconds.units > longest)
        return false;
    /* The library takes 0 for "not given". */
    *time = (time_t)(seconds.units ? seconds.units : 1);
    return true;
}

static void set_properties(struct xlsx *xlsx)
{
    struct arena *arena = &xlsx->book->arena;
    const struct grant *grant = &xlsx->book->figures->model->grant;
    lxw_doc_properties properties = {
        .title = shortened(arena, grant->title, TITLE_LONGEST),
        .author = arena_copy(arena, "stipend"),
        .comments = arena_copy(arena, "Made by stipend " STIPEND_VERSION),
    };

    creation_time(grant, &properties.created);
    note(xlsx, workbook_set_properties(xlsx->file, &properties));
}

static void put_book(struct xlsx *xlsx)
{
    const struct book *book = xlsx->book;

    for (size_t p = 0; p < book->page_count; p++) {
        xlsx->sheet = workbook_add_worksheet(xlsx->file, book->pages[p]->name);
        assert(xlsx->sheet);
        put_page(xlsx, book->pages[p]);
    }
    put_names(xlsx);
    set_properties(xlsx);
}

/* The library's words for the world are wide of the mark; the system's fit. */
static const char *fault_of(lxw_error error)
{
    bool world = error == LXW_ERROR_CREATING_XLSX_FILE ||
                 error == LXW_ERROR_ZIP_FILE_OPERATION;

    if (!error)
        return NULL;
    return world && errno ? strerror(errno) : lxw_strerror(error);
}

const char *xlsx_write(struct book *book, const char *path)
{
    struct xlsx xlsx = {.book = book};
    FILE *ours = stderr;
    const char *fault;
    time_t created;

    if (!creation_time(&book->figures->model->grant, &created))
        return "SOURCE_DATE_EPOCH is not a whole number of seconds";
    /* What the library itself says goes nowhere: we return it. */
    stderr = scratch_open();
    xlsx.file = workbook_new(path);
    put_book(&xlsx);
    errno = 0;
    note(&xlsx, workbook_close(xlsx.file));
    fault = fault_of(xlsx.error);
    fclose(stderr);
    stderr = ours;
    return fault;
}
