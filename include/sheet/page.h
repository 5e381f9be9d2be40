/*
 * page.h - a workbook as pages of cells, before any file format.
 *
 * Pages say what stands where, how it looks and by which formula it follows;
 * the results that they carry come from the figures.
 */
#ifndef SHEET_PAGE_H
#define SHEET_PAGE_H

#include "figure/figures.h"
#include "sheet/look.h"

struct cell {
    int row, column;
    int last_column; /* greater than column where cells are merged */
    enum look look;
    struct value value;
    const char *formula;          /* NULL where the value stands as it is */
    bool array;                   /* the formula reckons with whole ranges */
    const char *name;             /* defined name, or NULL */
    const struct schema_key *key; /* whose validation it has, or NULL */
    const char *link;             /* page that it leads to, or NULL */
};

struct area {
    int first_row, first_column, last_row, last_column;
};

/* A mark that cells take on while a formula is true. */
struct rule {
    struct area area;
    const char *formula;
    enum mark mark;
};

struct height {
    int row;
    double points;
};

/* A chart's amounts, stacked upon those before them, under a cell's name. */
struct series {
    struct area amounts;
    int name_row, name_column;
    enum part part;
};

/* A stacked column chart of parts, over tiers or over months. */
struct chart {
    int row, column;
    int width, height; /* in pixels */
    const char *title, *value_title;
    struct area heads; /* what stands below the columns */
    const char *heads_format;
    struct series series[PART_COUNT];
    size_t series_count;
};

struct page {
    const char *name;
    enum page_class class;
    struct cell *cells;
    size_t cell_count;
    int widths[256]; /* of columns, in characters; 0 as the program has it */
    struct height *heights;
    size_t height_count;
    struct rule *rules;
    size_t rule_count;
    struct chart *chart;
    int frozen_rows;  /* that stay when one scrolls, and head each print */
    int last_column;  /* of what is printed */
    int printed_rows; /* 0 for all of them */
    bool landscape, one_page;
};

struct defined_name {
    const char *name;
    const struct page *page;
    struct area area;
};

/* A cell whose formula holds a.*.b, until all names have their places. */
struct waiting {
    const struct page *page;
    struct cell cell;
};

/*
 * Only the page that is being filled holds cells, so that a large workbook
 * takes little more memory than its largest page.
 */
struct book {
    struct arena arena; /* for the page that is being filled */
    struct arena kept;  /* for what is needed until the end */
    struct figures *figures;
    struct page *pages[16]; /* as their tabs stand */
    size_t page_count;
    size_t unfilled;            /* they are filled from the last to the first */
    struct defined_name *names; /* in order once all pages are filled */
    size_t name_count;
    struct waiting *waiting;
    size_t waiting_count;
    int64_t checks; /* how many there are, once that page is filled */
};

enum {
    BODY_POINTS = 11,
    LINE_POINTS = 15 /* height of a line of body text */
};

struct page *book_add(struct book *book, const char *name,
                      enum page_class class);

/* The page of that name, or NULL. */
struct page *book_page(const struct book *book, const char *name);

/* Gives an area a name that formulas can use. */
void book_name(struct book *book, const char *name, const struct page *page,
               struct area area);

/* Takes the names of a page that is filled, and the cells that must wait. */
void book_finish(struct book *book, struct page *page);

/* Puts the names in order, and ranges in the formulas of what waited. */
void book_settle(struct book *book);

/* "Lines!$B$5:$B$9", or "$B$5:$B$9" where page is NULL. */
const char *area_address(struct arena *arena, const struct page *page,
                         struct area area);

/* "C7". */
const char *cell_address(struct arena *arena, int row, int column);

/* A text of the model as cells hold it: without blanks around it. */
const char *page_words(struct book *book, const char *text);

struct cell *page_text(struct book *book, struct page *page, int row,
                       int column, enum look look, const char *text);

struct cell *page_formula(struct book *book, struct page *page, int row,
                          int column, enum look look, const char *formula,
                          struct value result);

/* The one cell that has the figure's name and formula, or its input. */
struct cell *page_home(struct book *book, struct page *page, int row,
                       int column, enum look look, const struct figure *figure);

/* A cell that shows a figure which stands elsewhere. */
struct cell *page_show(struct book *book, struct page *page, int row,
                       int column, enum look look, const struct figure *figure);

/* Sets the height of a row, in points; the greatest that is asked for. */
void page_height(struct book *book, struct page *page, int row, double points);

/* Makes a row high enough for a text that wraps in a width of characters. */
void page_fit(struct book *book, struct page *page, int row, const char *text,
              int characters);

void page_rule(struct book *book, struct page *page, struct area area,
               const char *formula, enum mark mark);

#endif
