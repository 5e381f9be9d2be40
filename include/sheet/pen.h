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
    int tiers; /* how many the model has */
    int row;   /* that is written next */
};

/* A pen at the top of a page. */
struct pen pen_open(struct book *book, struct page *page);

/* Cells of the pen's row: words, a formula with its result, a figure. */
struct cell *pen_text(const struct pen *pen, int column, enum look look,
                      const char *text);

/* A formula, and what it comes to. */
struct cell *pen_formula(const struct pen *pen, int column, enum look look,
                         const char *formula, struct value result);

/* The one cell that has the figure's name and formula, or its input. */
struct cell *pen_home(const struct pen *pen, int column, enum look look,
                      const struct figure *figure);

/* A cell that shows a figure which stands elsewhere. */
struct cell *pen_show(const struct pen *pen, int column, enum look look,
                      const struct figure *figure);

/* One figure of every tier in columns from the first: its homes, or shown. */
void pen_tier_homes(const struct pen *pen, int column, enum look look,
                    const char *figure);

/* Cells that show the same, where the homes are elsewhere. */
void pen_tier_shows(const struct pen *pen, int column, enum look look,
                    const char *figure);

/* The homes of figures named INSTANCE.FIGURE.TIER. */
void pen_instance_homes(const struct pen *pen, int column, enum look look,
                        const char *instance, const char *figure);

/* The tiers' labels over a block of columns. */
void pen_tier_heads(const struct pen *pen, int column);

/* A tier's figure, label of a figure of the first tier. */
const struct figure *pen_tier_figure(const struct pen *pen, int tier,
                                     const char *figure);

/* The label of a tier's figure. */
const char *pen_tier_label(const struct pen *pen, const char *figure);

/* The row in the columns of all tiers. */
struct area pen_tier_area(const struct pen *pen, int column);

/* Title and margin that all pages but Proposal share; goes to the next row. */
void pen_heading(struct pen *pen, const char *heading, const char *explanation);

/* Sets the height of the row, in points; the greatest that is asked for. */
void pen_height(const struct pen *pen, double points);

/* Makes the row high enough for a text that wraps in a width of characters. */
void pen_fit(const struct pen *pen, const char *text, int characters);

/* Gives an area of the page a name. */
void pen_name(const struct pen *pen, const char *name, struct area area);

/* Marks an area while a formula is true. */
void pen_rule(const struct pen *pen, struct area area, const char *formula,
              enum mark mark);

/* "C7": a cell of the row, or of another one. */
const char *pen_cell(const struct pen *pen, int column);

/* "C7": a cell of any row. */
const char *pen_cell_at(const struct pen *pen, int row, int column);

/* A text of the model as cells hold it: without blanks around it. */
const char *pen_words(const struct pen *pen, const char *text);

/* An amount of the grant's currency. */
struct value pen_money(const struct pen *pen, struct money amount);

/*
 * The formula for what a cell with a tier's number chooses: a name in which @
 * is the tier.  (INDEX of a single cell fails in Gnumeric 1.12.55.)
 */
const char *pen_choice(const struct pen *pen, const char *chooser,
                       const char *name);

/* The same for a figure of the recommended tier, whichever it is. */
const char *pen_of_recommended(const struct pen *pen, const char *figure);

#endif
