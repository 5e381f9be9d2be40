/*
 * pages.h - the pages of a workbook, one function each.
 *
 * A figure has its home on one page; all others show it by its name.  Pages
 * are filled when all of them are there, the first one last.
 */
#ifndef SHEET_PAGES_H
#define SHEET_PAGES_H

#include "figure/lines.h"
#include "sheet/page.h"

enum {
    LABEL_COLUMN = 1, /* B; A is a margin */
    MARGIN_WIDTH = 2,
    AMOUNT_WIDTH = 15
};

/* What the funder reads. */
void proposal_page(struct book *book, struct page *page);

/* Every line with its costs, and all that comes on top. */
void budget_page(struct book *book, struct page *page);

/* A tier month by month; the tier is chosen there. */
void schedule_page(struct book *book, struct page *page);

/* Other funding for the same time, and what follows from it. */
void overlap_page(struct book *book, struct page *page);

/* Every input, once. */
void inputs_page(struct book *book, struct page *page);

/* Whether the inputs of a section have a place there. */
bool inputs_shows(const struct model *model, enum section kind);

/* A row a day: its worth, and what each overlap takes of it. */
void days_page(struct book *book, struct page *page);

/* The steps from a line's inputs to its cost, in each tier. */
void lines_page(struct book *book, struct page *page);

/* What a month of the chosen tier comes to, with all the months before it. */
enum months_column {
    MONTHS_START,
    MONTHS_END,
    MONTHS_INSIDE, /* 1 where the month is in the window, else 0 */
    MONTHS_SPREAD, /* months of the grant so far, in parts of a month */
    MONTHS_STIPEND,
    MONTHS_OFFSET,
    MONTHS_TUTORING,
    MONTHS_COMPUTE,
    MONTHS_EXPENSE,
    MONTHS_RUNNING, /* of all these */
    MONTHS_OTHER,
    MONTHS_ALL,
    MONTHS_STRETCH, /* the number of the instalment that pays it */
    MONTHS_FALLS,   /* 1 where that instalment falls in this month */
    MONTHS_COLUMNS
};

/* The steps from the chosen tier to its schedule. */
void months_page(struct book *book, struct page *page);

/* How many months that page has, and those of the longest tier. */
int months_count(const struct book *book);
int months_longest(const struct book *book);

/* The cell of a month, from 1; what is before the first month is in 0. */
const char *months_cell(struct book *book, int month,
                        enum months_column column);

/* What each tier leaves in hand, and the tables of taxes line by line. */
void tax_page(struct book *book, struct page *page);

/* The steps from each tier to what is income in the year of each table. */
void taxable_page(struct book *book, struct page *page);

/* What the recommended tier would ask for by each proration. */
void prorations_page(struct book *book, struct page *page);

/* That, for all but the one that the model has, in one line. */
void prorations_put_line(struct book *book, struct page *page, int row,
                         int column);

/* Steps between the inputs and the results that have no other place. */
void steps_page(struct book *book, struct page *page);

/* The proof that the workbook holds together. */
void checks_page(struct book *book, struct page *page);

/* What the workbook is and how to use it. */
void about_page(struct book *book, struct page *page);

/* Title and margin that all pages but Proposal share; the next free row. */
int page_heading(struct book *book, struct page *page, const char *heading,
                 const char *explanation);

/* One figure of every tier in a row, in its home or shown. */
void page_tier_homes(struct book *book, struct page *page, int row, int column,
                     enum look look, const char *figure);
void page_tier_shows(struct book *book, struct page *page, int row, int column,
                     enum look look, const char *figure);

/* The same for figures named INSTANCE.FIGURE.TIER. */
void page_instance_homes(struct book *book, struct page *page, int row,
                         int column, enum look look, const char *instance,
                         const char *figure);

/* The tiers' labels over a block of columns. */
void page_tier_heads(struct book *book, struct page *page, int row, int column);

/* The area of one row in the columns of all tiers. */
struct area page_tier_area(const struct book *book, int row, int column);

/*
 * The formula for what a cell with a tier's number chooses: a name in which @
 * is the tier.  (INDEX of a single cell fails in Gnumeric 1.12.55.)
 */
const char *page_choice(struct book *book, const char *chooser,
                        const char *name);

/* The same for a figure of the recommended tier, whichever it is. */
const char *page_of_recommended(struct book *book, const char *figure);

/* The word for a proration. */
const char *page_proration(struct book *book, enum proration proration);

/* What is taken off for an overlap in a tier, whichever way it is treated. */
const char *page_overlap_taken_off(struct book *book, const char *section,
                                   const char *tier);
struct value page_overlap_amount(const struct book *book, size_t overlap,
                                 size_t tier);

/* The cells of one step of a line, in all tiers, on the Lines page. */
struct area lines_area(const struct book *book, enum line_step step,
                       size_t line);

/* The formula for what a cell with a tier's number chooses of them. */
const char *lines_choice(struct book *book, const char *chooser,
                         enum line_step step, size_t line);

/* How many tiers the model has, as columns are counted. */
int book_tiers(const struct book *book);

#endif
