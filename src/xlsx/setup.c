#include "base/text.h"
#include "base/version.h"
#include "xlsx/writing.h"

#include <string.h>

enum {
    HEADER_LONGEST = 100,
    DEFAULT_WIDTH = 8 /* of a column, in characters */
};

/* Inches of paper beside the print, above and below it. */
static const double side = 0.6, above = 0.8, below = 0.7;

/* Ends the font size before it, so that a title may begin with a digit. */
#define FONT "&\"Calibri,Regular\""

/*
 * Writes an '&' in a header, whose own marks begin with one.  A 'G' or '['
 * right after it would make the library look for a picture, and free memory
 * twice.
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

/* Inches of paper, across or along its print. */
static double paper(const struct page *page, bool letter, bool across)
{
    return across == page->landscape ? (letter ? 11.0 : 11.69)
                                     : (letter ? 8.5 : 8.27);
}

/* In percent: a page's columns across the paper. */
static uint16_t scale_to_width(const struct page *page, bool letter)
{
    double width = paper(page, letter, true) - 2 * side;
    double pixels = 0, scale;

    for (int i = 0; i <= page->last_column; i++)
        pixels += 5 + 7 * (page->widths[i] ? page->widths[i] : DEFAULT_WIDTH);
    scale = 92 * width * 96 / pixels; /* columns of some programs are wider */
    return (uint16_t)(scale < 10 ? 10 : scale > 100 ? 100 : scale);
}

/* Points of the rows from one to before another. */
static double height_of(const struct page *page, int from, int to)
{
    double points = 0;

    for (int row = from; row < to; row++) {
        double own =
            row < (int)page->height_count ? page->heights[row].points : 0;

        points += own > 0 ? own : LINE_POINTS;
    }
    return points;
}

/*
 * Finds the rows before which a print must break so that no group is cut.
 * Returns how many there are.
 */
static size_t find_breaks(const struct page *page, double room,
                          lxw_row_t breaks[])
{
    size_t count = 0;
    int top = 0;

    for (size_t i = 0; i < page->kept_count; i++) {
        int end = i + 1 < page->kept_count ? page->kept[i + 1] : page->end_row;

        while (height_of(page, top, page->kept[i]) > room)
            top++; /* what is before it fills whole prints */
        if (height_of(page, top, end) > room && page->kept[i] > top)
            breaks[count++] = (lxw_row_t)(top = page->kept[i]);
    }
    breaks[count] = 0;
    return count;
}

/* Spreadsheet programs that fit pages to paper ignore breaks between them. */
static void set_pages(struct xlsx *xlsx, const struct page *page, bool letter)
{
    lxw_row_t breaks[COUNT(page->kept) + 1];
    uint16_t scale = scale_to_width(page, letter);
    double inches = paper(page, letter, false) - above - below;

    if (!find_breaks(page, 72 * inches * 100 / scale, breaks)) {
        worksheet_fit_to_pages(xlsx->sheet, 1, page->one_page ? 1 : 0);
        return;
    }
    worksheet_set_print_scale(xlsx->sheet, scale);
    xlsx_note(xlsx, worksheet_set_h_pagebreaks(xlsx->sheet, breaks));
}

void xlsx_set_up(struct xlsx *xlsx, const struct page *page)
{
    const struct grant *grant = &xlsx->book->figures->model->grant;
    struct arena *arena = &xlsx->book->arena;
    bool letter = !strcmp(grant->currency.code, "USD") ||
                  !strcmp(grant->currency.code, "CAD");
    lxw_protection allowed = {.format_columns = 1, .format_rows = 1};
    lxw_worksheet *sheet = xlsx->sheet;

    if (page->kind->class == CLASS_WORKINGS)
        worksheet_hide(sheet);
    worksheet_set_tab_color(sheet, (lxw_color_t)look_tabs[page->kind->class]);
    worksheet_set_paper(sheet, letter ? 1 : 9);
    if (page->landscape)
        worksheet_set_landscape(sheet);
    set_pages(xlsx, page, letter);
    if (page->printed_rows)
        xlsx_note(xlsx, worksheet_print_area(
                            sheet, 0, 0, (lxw_row_t)(page->printed_rows - 1),
                            (lxw_col_t)page->last_column));
    worksheet_center_horizontally(sheet);
    worksheet_set_margins(sheet, side, side, above, below);
    xlsx_note(xlsx,
              worksheet_set_header(
                  sheet, arena_print(arena, "&L&9" FONT "%s&R&9" FONT "%s",
                                     xlsx_escaped(
                                         xlsx, header_text(xlsx, grant->title)),
                                     page->kind->name)));
    xlsx_note(xlsx,
              worksheet_set_footer(sheet, "&L&9Made by stipend " STIPEND_VERSION
                                          "&R&9Page &P of &N"));
    if (page->kind->class == CLASS_PRESENTATION ||
        page->kind->class == CLASS_CONTROL)
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    if (page->frozen_rows) {
        worksheet_freeze_panes(sheet, (lxw_row_t)page->frozen_rows, 2);
        xlsx_note(xlsx,
                  worksheet_repeat_rows(
                      sheet,
                      (lxw_row_t)(page->frozen_rows -
                                  (page->head_rows ? page->head_rows : 1)),
                      (lxw_row_t)(page->frozen_rows - 1)));
    }
    worksheet_protect(sheet, NULL, &allowed);
}
