#include "xlsx/workbook.h"

#include "base/memfile.h"
#include "base/text.h"
#include "base/version.h"
#include "sheet/workbook.h"
#include "xlsx/parts.h"
#include "xlsx/writing.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    FORMULA_LONGEST = 8000, /* Excel takes 8,192 */
    HEADER_LONGEST = 100,
    TITLE_LONGEST = 200
};

/* Ends the size before it, so that a title may begin with a digit. */
#define FONT "&\"Calibri,Regular\""

void xlsx_note(struct xlsx *xlsx, lxw_error error)
{
    if (!xlsx->error)
        xlsx->error = error;
}

char *xlsx_shortened(struct xlsx *xlsx, const char *text, size_t longest)
{
    return arena_copy_part(&xlsx->book->arena, text, text_cut(text, longest));
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
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column;

    assert(strlen(cell->formula) <= FORMULA_LONGEST);
    if (cell->array)
        xlsx_note(xlsx, worksheet_write_array_formula_num(
                            xlsx->sheet, row, column, row, column,
                            cell->formula, format, value_number(&cell->value)));
    else if (cell->value.given && value_is_number(cell->value.kind))
        xlsx_note(xlsx, worksheet_write_formula_num(
                            xlsx->sheet, row, column, cell->formula, format,
                            value_number(&cell->value)));
    else
        xlsx_note(xlsx, worksheet_write_formula_str(
                            xlsx->sheet, row, column, cell->formula, format,
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
        xlsx_note(xlsx,
                  worksheet_write_blank(xlsx->sheet, row, column, format));
    else if (value_is_number(cell->value.kind))
        xlsx_note(xlsx,
                  worksheet_write_number(xlsx->sheet, row, column,
                                         value_number(&cell->value), format));
    else
        xlsx_note(xlsx,
                  worksheet_write_string(
                      xlsx->sheet, row, column,
                      escaped(&xlsx->book->arena, cell->value.text), format));
}

static void put_link(struct xlsx *xlsx, const struct cell *cell,
                     lxw_format *format)
{
    const char *url =
        arena_print(&xlsx->book->arena, "internal:'%s'!A1", cell->link);

    xlsx_note(xlsx, worksheet_write_url_opt(xlsx->sheet, (lxw_row_t)cell->row,
                                            (lxw_col_t)cell->column, url,
                                            format, cell->value.text, NULL));
}

static void put_cell(struct xlsx *xlsx, const struct cell *cell)
{
    const char *number = look_styles[cell->look].hidden
                             ? ";;;"
                             : look_number_format(&cell->value);
    lxw_format *format = format_of(xlsx, cell->look, number);

    if (cell->last_column > cell->column)
        xlsx_note(xlsx, worksheet_merge_range(
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
                            xlsx->sheet, (lxw_row_t)rule->area.first_row,
                            (lxw_col_t)rule->area.first_column,
                            (lxw_row_t)rule->area.last_row,
                            (lxw_col_t)rule->area.last_column, &condition));
    }
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

static const char *header_text(struct xlsx *xlsx, const char *title)
{
    struct arena *arena = &xlsx->book->arena;
    size_t left = HEADER_LONGEST;
    const char *text = "";

    while (*title) {
        size_t plain = strcspn(title, "&");
        const char *next =
            plain ? xlsx_shortened(xlsx, title, plain) : ampersand(title[1]);

        if (strlen(next) > left)
            return arena_print(arena, "%s%s", text,
                               plain ? xlsx_shortened(xlsx, next, left) : "");
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

    worksheet_set_tab_color(sheet, (lxw_color_t)look_tabs[page->kind->class]);
    worksheet_set_paper(sheet, letter ? 1 : 9);
    if (page->landscape)
        worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, page->one_page ? 1 : 0);
    if (page->printed_rows)
        xlsx_note(xlsx, worksheet_print_area(
                            sheet, 0, 0, (lxw_row_t)(page->printed_rows - 1),
                            (lxw_col_t)page->last_column));
    worksheet_center_horizontally(sheet);
    worksheet_set_margins(sheet, 0.6, 0.6, 0.8, 0.7);
    xlsx_note(xlsx,
              worksheet_set_header(
                  sheet, arena_print(arena, "&L&9" FONT "%s&R&9" FONT "%s",
                                     header_text(xlsx, grant->title),
                                     page->kind->name)));
    xlsx_note(xlsx, worksheet_set_footer(sheet, "&L&9stipend " STIPEND_VERSION
                                                "&R&9Page &P of &N"));
    if (page->kind->class == CLASS_PRESENTATION ||
        page->kind->class == CLASS_CONTROL)
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    if (page->frozen_rows) {
        worksheet_freeze_panes(sheet, (lxw_row_t)page->frozen_rows, 2);
        xlsx_note(xlsx, worksheet_repeat_rows(
                            sheet, (lxw_row_t)(page->frozen_rows - 1),
                            (lxw_row_t)(page->frozen_rows - 1)));
    }
    worksheet_protect(sheet, NULL, &allowed);
}

/* Cells of one key that stand side by side share what is said of them. */
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
        xlsx_note(xlsx, worksheet_set_row(xlsx->sheet,
                                          (lxw_row_t)page->heights[i].row,
                                          page->heights[i].points, NULL));
    put_cells(xlsx, page);
    xlsx_end_validations(xlsx, page);
    put_rules(xlsx, page);
    if (page->chart)
        xlsx_put_chart(xlsx, page);
    set_up_page(xlsx, page);
}

/* From the last to the first: the library sorts them in slowly otherwise. */
static void put_names(struct xlsx *xlsx)
{
    struct book *book = xlsx->book;

    for (size_t i = book->name_count; i-- > 0;) {
        const struct defined_name *name = &book->names[i];

        xlsx_note(xlsx,
                  workbook_define_name(
                      xlsx->file, name->name,
                      area_address(&book->arena, name->page, name->area)));
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

/* Of a page that was put, no cells are needed any more. */
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

/* The library's words for the world are wide of the mark; the system's fit. */
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
    int ours = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int nowhere = memfile_open();
    lxw_error error;

    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
    error = workbook_close(file);
    dup2(ours, STDERR_FILENO);
    close(ours);
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
