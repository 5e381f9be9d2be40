/*
 * pen.h - writes cells on a page, row by row.
 *
 * A pen knows the page, the row on which it writes, and the figures from which
 * cells follow.  A figure has its home in one cell of the book; all others show
 * it by its name.
 */
#ifndef SHEET_PEN_H
#define SHEET_PEN_H

#include "sheet/page.h"

enum {
    LABEL_COLUMN = 1, /* B; A is a margin */
    MARGIN_WIDTH = 2,
    AMOUNT_WIDTH = 15
};

struct pen {
    struct book *book;
    struct page *page;
    struct arena *arena;
    struct figures *figures;
    const struct model *model;
    const struct results *results;
    int tiers;                      /* how many the model has */
    size_t best;                    /* the recommended one, */
    const struct tier_result *tier; /* and its results */
    int row;                        /* the next one to write */
};

/* A pen at the top of a page. */
struct pen pen_open(struct book *book, struct page *page);

/* printf into the memory of the book. */
const char *pen_print(const struct pen *pen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Cells of the pen's row: a text, without blanks around it. */
struct cell *pen_text(const struct pen *pen, int column, enum look look,
                      const char *text);

/* A value that stands as it is. */
struct cell *pen_value(const struct pen *pen, int column, enum look look,
                       struct value value);

/* A formula, printed as printf does, and its result. */
struct cell *pen_formula(const struct pen *pen, int column, enum look look,
                         struct value result, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The one cell that has the name and formula of a figure, or its input. */
struct cell *pen_home(const struct pen *pen, int column, enum look look,
                      const char *name, ...)
    __attribute__((format(printf, 4, 5)));

/* The same for a figure at hand, which need not be one of the model's. */
struct cell *pen_figure(const struct pen *pen, int column, enum look look,
                        const struct figure *figure);

/* A formula that rounds another one to the grant's currency. */
const char *pen_rounded(const struct pen *pen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The formula for pay(PERCENT,YEARS,AFTER) of formula.h, to be rounded. */
const char *pen_pay(const struct pen *pen, const char *percent,
                    const char *years, const char *after);

/* A cell that shows a figure whose home is elsewhere. */
struct cell *pen_show(const struct pen *pen, int column, enum look look,
                      const char *name, ...)
    __attribute__((format(printf, 4, 5)));

/* The homes of a figure of each tier, side by side from a column on. */
void pen_tier_homes(const struct pen *pen, int column, enum look look,
                    const char *figure);

/* The same, but shown: the homes are elsewhere. */
void pen_tier_shows(const struct pen *pen, int column, enum look look,
                    const char *figure);

/* The same for a sum per month: nothing for a tier that lacks a month. */
void pen_tier_months(const struct pen *pen, int column, enum look look,
                     const char *figure);

/* A label that is empty while no tier's cell in its row holds a number. */
void pen_vanishing_label(const struct pen *pen, int column, enum look look,
                         const char *label, bool any);

/* The homes of figures named INSTANCE.FIGURE.TIER. */
void pen_instance_homes(const struct pen *pen, int column, enum look look,
                        const char *instance, const char *figure);

/* The same, but shown: the homes are elsewhere. */
void pen_instance_shows(const struct pen *pen, int column, enum look look,
                        const char *instance, const char *figure);

/* The tiers' labels over a block of columns. */
void pen_tier_heads(const struct pen *pen, int column);

/* A tier's figure, label of a figure of the first tier. */
const struct figure *pen_tier_figure(const struct pen *pen, int tier,
                                     const char *figure);

/* The label of a tier's figure. */
const char *pen_tier_label(const struct pen *pen, const char *figure);

/* A row of a figure of each tier: its label, and its homes. */
void pen_tier_row(struct pen *pen, int column, enum look label,
                  enum look number, const char *figure);

/* Heads of a page of steps, which stay when one scrolls: a row a step. */
void pen_step_heads(struct pen *pen, const char *label);

/* The row in the columns of all tiers. */
struct area pen_tier_area(const struct pen *pen, int column);

/*
 * The title and margin of a page other than Proposal, and a line that explains
 * it, which is returned; goes to the first row below.
 */
struct cell *pen_heading(struct pen *pen, const char *heading,
                         const char *explanation);

/* Heads a group of rows, after an empty one; goes to the next row. */
void pen_group(struct pen *pen, const char *label);

/* Sets the height of the row, in points; the greatest that is asked for. */
void pen_height(const struct pen *pen, double points);

/* Makes the row high enough for a text that wraps in a width of characters. */
void pen_fit(const struct pen *pen, const char *text, int characters);

/*
 * Goes to the row below.  A row is at most ROW_MOST points high: texts that
 * need more go on in cells below, which are merged with theirs.
 */
void pen_next(struct pen *pen);

/* Gives an area of the page a name. */
void pen_name(const struct pen *pen, const char *name, struct area area);

/* Gives a column's cells from one row to another a name, printed as printf. */
void pen_name_rows(const struct pen *pen, int first, int last, int column,
                   const char *name, ...) __attribute__((format(printf, 5, 6)));

/* Marks an area while a formula is true. */
void pen_rule(const struct pen *pen, struct area area, const char *formula,
              enum mark mark);

/*
 * A chart of amounts in the grant's currency at the pen's row, as wide as the
 * columns from the first to the last, and some rows high.  It has no title, no
 * heads and no series yet.
 */
struct chart *pen_chart(const struct pen *pen, int first, int last, int rows);

/* From this row to the next one kept, or to the end, a print is not broken. */
void pen_keep(const struct pen *pen);

/* Notes where the page ends. */
void pen_end(const struct pen *pen);

/* "C7": a cell of the row, or of another one. */
const char *pen_cell(const struct pen *pen, int column);

/* "C7": a cell of any row. */
const char *pen_cell_at(const struct pen *pen, int row, int column);

/* A text of the model as cells hold it: without blanks around it. */
const char *pen_words(const struct pen *pen, const char *text);

/* An amount of the grant's currency. */
struct value pen_money(const struct pen *pen, struct money amount);

/*
 * The formula that chooses among the tiers' figures by a cell that has the
 * number of a tier; @ in the name is the tier.  (INDEX of a single cell fails
 * in Gnumeric 1.12.55.)
 */
const char *pen_choice(const struct pen *pen, const char *chooser,
                       const char *name, ...)
    __attribute__((format(printf, 3, 4)));

/* True in a formula where several tiers are there and none is recommended. */
#define NO_CHOICE                                                              \
    "AND(COUNTA(inputs.tiers)>1,"                                              \
    "SUMPRODUCT((inputs.recommended=\"yes\")*1)=0)"

/* The same for a figure of the recommended tier, whichever it is. */
const char *pen_of_recommended(const struct pen *pen, const char *figure);

#endif
