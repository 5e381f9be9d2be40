/*
 * page.h - a workbook as pages of cells, before any file format.
 *
 * Pages say what stands where, how it looks and by which formula it follows;
 * the results that cells carry come from the figures.
 */
#ifndef SHEET_PAGE_H
#define SHEET_PAGE_H

#include "figure/figures.h"
#include "sheet/look.h"

struct pen; /* see pen.h */

struct cell {
    int row, column;
    int last_row, last_column; /* greater where cells are merged */
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

/* Cells look like a mark while a formula is true. */
struct rule {
    struct area area;
    const char *formula;
    enum mark mark;
};

struct height {
    double points; /* 0 as the program has it */
    bool goes_on;  /* with texts of the row above */
};

/* A chart's amounts, stacked upon those before them, under a cell's name. */
struct series {
    struct area amounts;
    int name_row, name_column;
    unsigned part; /* PART_COUNT: what rounding adds */
};

/* A column chart of stacked parts: a column for each tier or month. */
struct chart {
    int row, column;
    int width, height; /* in pixels */
    const char *title, *value_title;
    struct area heads; /* what stands below the columns */
    const char *heads_format;
    struct series series[PART_COUNT + 1];
    size_t series_count;
    bool goes_below;     /* an amount is below zero, in any tier */
    struct chart *other; /* of the same page, or NULL */
};

/* A kind of page that workbooks have: a row of the table in pages.c. */
struct page_kind {
    const char *name;
    enum page_class class;
    const char *purpose;                       /* for About */
    bool (*needed)(const struct model *model); /* NULL: always */
    void (*fill)(struct pen *pen);
};

struct page {
    const struct page_kind *kind;
    struct cell *cells;
    size_t cell_count;
    struct arena drafts;   /* of formulas, until names become addresses, */
    struct arena formulas; /* and from then on */
    int widths[256]; /* of columns, in characters; 0 as the program has it */
    struct height *heights; /* of the first rows, from the top */
    size_t height_count;
    struct rule *rules;
    size_t rule_count;
    struct chart *chart;
    int frozen_rows;  /* that stay when one scrolls; the last heads prints */
    int head_rows;    /* how many of them head each print, if more than one */
    int last_column;  /* of what is printed */
    int printed_rows; /* 0 for all of them */
    int kept[8];      /* rows with which groups begin that print unbroken */
    size_t kept_count;
    int end_row; /* behind all cells and charts */
    bool landscape, one_page;
};

struct defined_name {
    const char *name;
    const struct page *page;
    struct area area;
};

/* All pages of a workbook; figures outlive it. */
struct book {
    struct arena arena;
    struct figures *figures;
    /* Those of the model without its taxes, if it does not show them. */
    struct model open_model;
    struct results *open_results;
    struct figures *open_figures;
    struct page *pages[24]; /* as their tabs stand */
    size_t page_count;
    struct defined_name *names; /* in order once all pages are filled */
    size_t name_count;
    int64_t checks; /* how many there are, once that page is filled */
};

enum {
    BODY_POINTS = 11,
    LINE_POINTS = 15, /* height of a line of body text */
    ROW_MOST = 409    /* points that the format takes as a height */
};

/* Adds an empty page. */
struct page *book_add(struct book *book, const struct page_kind *kind);

/* Gives an area a name that formulas can use. */
void book_name(struct book *book, const char *name, const struct page *page,
               struct area area);

/* Gives the cells of a page and their formulas back, once not needed. */
void page_forget_cells(struct page *page);

/*
 * Takes the names of all cells, makes columns wide enough for their numbers,
 * and puts ranges in place of a.*.b in formulas, and defined names.
 */
void book_finish(struct book *book);

/*
 * The name that the file gives to a cell: an underscore for each dot, since
 * names of Google Sheets have letters, digits and underscores only.
 */
const char *book_defined_name(struct arena *arena, const char *name);

/* What it stands for: "Lines!$C$4", "Lines!$B$5:$B$9". */
const char *book_refers_to(struct arena *arena,
                           const struct defined_name *name);

/* "Lines!$B$5:$B$9", or "$B$5:$B$9" if page is NULL. */
const char *area_address(struct arena *arena, const struct page *page,
                         struct area area);

/* "C7". */
const char *cell_address(struct arena *arena, int row, int column);

#endif
