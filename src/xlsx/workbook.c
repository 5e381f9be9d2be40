#include "xlsx/workbook.h"

#include "base/system.h"
#include "base/text.h"
#include "base/version.h"
#include "sheet/workbook.h"
#include "xlsx/parts.h"
#include "xlsx/writing.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    FORMULA_LONGEST = 8000, /* Excel takes 8,192 */
    TITLE_LONGEST = 200
};

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
           xlsx->numbers[n] != number && strcmp(xlsx->numbers[n], number) != 0)
        n++;
    xlsx->numbers[n] = number;
    if (!xlsx->formats[look][n])
        xlsx->formats[look][n] = make_format(xlsx, look, number);
    return xlsx->formats[look][n];
}

static void put_formula(struct xlsx *xlsx, const struct cell *cell,
                        lxw_format *format)
{
    assert(strlen(cell->formula) <= FORMULA_LONGEST);
    if (cell->array)
        xlsx_note(xlsx, worksheet_write_array_formula_num(
                            xlsx->sheet, CELL_AT(cell), CELL_AT(cell),
                            cell->formula, format, value_number(&cell->value)));
    else if (cell->value.given && value_is_number(cell->value.kind))
        xlsx_note(xlsx, worksheet_write_formula_num(
                            xlsx->sheet, CELL_AT(cell), cell->formula, format,
                            value_number(&cell->value)));
    else
        xlsx_note(
            xlsx,
            worksheet_write_formula_str(
                xlsx->sheet, CELL_AT(cell), cell->formula, format,
                cell->value.given ? xlsx_escaped(xlsx, cell->value.text) : ""));
}

static void put_value(struct xlsx *xlsx, const struct cell *cell,
                      lxw_format *format)
{
    if (!cell->value.given)
        xlsx_note(xlsx,
                  worksheet_write_blank(xlsx->sheet, CELL_AT(cell), format));
    else if (value_is_number(cell->value.kind))
        xlsx_note(xlsx,
                  worksheet_write_number(xlsx->sheet, CELL_AT(cell),
                                         value_number(&cell->value), format));
    else
        xlsx_note(xlsx, worksheet_write_string(
                            xlsx->sheet, CELL_AT(cell),
                            xlsx_escaped(xlsx, cell->value.text), format));
}

static void put_link(struct xlsx *xlsx, const struct cell *cell,
                     lxw_format *format)
{
    const char *url =
        arena_print(&xlsx->book->arena, "internal:'%s'!A1", cell->link);

    xlsx_note(xlsx, worksheet_write_url_opt(xlsx->sheet, CELL_AT(cell), url,
                                            format, cell->value.text, NULL));
}

static void put_cell(struct xlsx *xlsx, const struct cell *cell)
{
    const char *number =
        look_styles[cell->look].hidden
            ? ";;;"
            : look_number_format(&cell->value, cell->formula != NULL);
    lxw_format *format = format_of(xlsx, cell->look, number);

    if (cell->last_column > cell->column || cell->last_row > cell->row)
        xlsx_note(xlsx, worksheet_merge_range(xlsx->sheet, CELL_AT(cell),
                                              (lxw_row_t)cell->last_row,
                                              (lxw_col_t)cell->last_column, "",
                                              format));
    if (cell->link)
        put_link(xlsx, cell, format);
    else if (cell->formula)
        put_formula(xlsx, cell, format);
    else
        put_value(xlsx, cell, format);
}

static void put_rules(struct xlsx *xlsx, const struct page *page)
{
    for (size_t i = 0; i < page->rule_count; i++) {
        const struct rule *rule = &page->rules[i];
        lxw_format *format = workbook_add_format(xlsx->file);
        lxw_conditional_format condition = {
            .type = LXW_CONDITIONAL_TYPE_FORMULA,
            .value_string = arena_copy(&xlsx->book->arena, rule->formula),
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
        xlsx_note(xlsx, worksheet_conditional_format_range(
                            xlsx->sheet, AREA_OF(&rule->area), &condition));
    }
}

/* Cells side by side with the same key share one validation. */
static void put_cells(struct xlsx *xlsx, const struct page *page)
{
    const struct cell *first = page->cells;

    for (size_t i = 0; i < page->cell_count; i++) {
        const struct cell *cell = &page->cells[i], *next = cell + 1;

        put_cell(xlsx, cell);
        if (i + 1 < page->cell_count && cell->key && next->key == cell->key &&
            next->row == cell->row && next->column == cell->column + 1)
            continue;
        if (cell->key)
            xlsx_put_validation(xlsx, first, cell->column);
        first = next;
    }
}

static void put_page(struct xlsx *xlsx, const struct page *page)
{
    xlsx->sheet = workbook_get_worksheet_by_name(xlsx->file, page->kind->name);
    for (size_t i = 0; i < COUNT(page->widths); i++)
        if (page->widths[i])
            xlsx_note(xlsx, worksheet_set_column(xlsx->sheet, (lxw_col_t)i,
                                                 (lxw_col_t)i, page->widths[i],
                                                 NULL));
    for (size_t i = 0; i < page->height_count; i++)
        if (page->heights[i].points > 0)
            xlsx_note(xlsx, worksheet_set_row(xlsx->sheet, (lxw_row_t)i,
                                              page->heights[i].points, NULL));
    put_cells(xlsx, page);
    xlsx_end_validations(xlsx, page);
    put_rules(xlsx, page);
    for (const struct chart *c = page->chart; c; c = c->other)
        xlsx_put_chart(xlsx, page, c);
    xlsx_set_up(xlsx, page);
}

/* From the last to the first: in this order the library sorts them fast. */
static void put_names(struct xlsx *xlsx)
{
    struct book *book = xlsx->book;

    for (size_t i = book->name_count; i-- > 0;) {
        const struct defined_name *name = &book->names[i];

        xlsx_note(xlsx,
                  workbook_define_name(
                      xlsx->file, book_defined_name(&book->arena, name->name),
                      book_refers_to(&book->arena, name)));
    }
}

/* The nearest of the times that time_t can hold: 32 bits end in 2038. */
static time_t nearest_time(int64_t seconds)
{
    if (sizeof(time_t) < sizeof(seconds) && seconds != (int32_t)seconds)
        return seconds < 0 ? INT32_MIN : INT32_MAX;
    return (time_t)seconds;
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

    *time = nearest_time(((int64_t)grant->start.day - unix_day) * day + noon);
    if (!epoch)
        return true;
    if (!decimal_parse(epoch, 0, &seconds) || seconds.units < 0 ||
        seconds.units > longest)
        return false;
    /* The library takes 0 for "not given". */
    *time = nearest_time(seconds.units ? seconds.units : 1);
    return true;
}

static void set_properties(struct xlsx *xlsx)
{
    struct arena *arena = &xlsx->book->arena;
    const struct grant *grant = &xlsx->book->figures->model->grant;
    lxw_doc_properties properties = {
        .title = xlsx_shortened(xlsx, grant->title, TITLE_LONGEST),
        .author = arena_copy(arena, "stipend"),
        .comments = arena_copy(arena, "Made by stipend " STIPEND_VERSION),
    };

    creation_time(grant, &properties.created);
    xlsx_note(xlsx, workbook_set_properties(xlsx->file, &properties));
}

/* Each page gives back its cells once they are written. */
static void put_book(struct xlsx *xlsx)
{
    struct book *book = xlsx->book;

    for (size_t p = 0; p < book->page_count; p++) {
        xlsx->sheet =
            workbook_add_worksheet(xlsx->file, book->pages[p]->kind->name);
        assert(xlsx->sheet);
    }
    for (size_t p = 0; p < book->page_count; p++) {
        put_page(xlsx, book->pages[p]);
        page_forget_cells(book->pages[p]);
    }
    put_names(xlsx);
    set_properties(xlsx);
}

/* For faults of the disk, the system's words are better than the library's. */
static const char *fault_of(const struct xlsx *xlsx)
{
    lxw_error error = xlsx->error;
    bool world = error == LXW_ERROR_CREATING_XLSX_FILE ||
                 error == LXW_ERROR_ZIP_FILE_OPERATION;

    if (!error)
        return NULL;
    return world && errno ? strerror(errno) : lxw_strerror(error);
}

/* The library prints its own messages; ours take their place. */
static lxw_error close_silently(lxw_workbook *file)
{
    int before = system_silence();
    lxw_error error = workbook_close(file);

    system_speak(before);
    return error;
}

const char *xlsx_write(struct book *book, const char *path)
{
    struct xlsx xlsx = {.book = book};
    const char *fault;
    time_t created;

    if (!creation_time(&book->figures->model->grant, &created))
        return "SOURCE_DATE_EPOCH is not a whole number of seconds";
    xlsx.file = workbook_new(path);
    put_book(&xlsx);
    errno = 0;
    xlsx_note(&xlsx, close_silently(xlsx.file));
    fault = fault_of(&xlsx);
    return fault ? fault : parts_fault();
}
