/*
 * pages.h - the pages of a workbook, one function each.
 *
 * pages.c lists them.  They are filled from the last to the first, so that a
 * page may ask those behind it.
 */
#ifndef SHEET_PAGES_H
#define SHEET_PAGES_H

#include "figure/lines.h"
#include "sheet/pen.h"

/* The page for the funder. */
void proposal_page(struct pen *pen);

/* Every line with its costs, and all that comes on top. */
void budget_page(struct pen *pen);

/* A tier month by month; the tier is chosen there. */
void schedule_page(struct pen *pen);

/* Other funding for the same time, and its effect. */
void overlap_page(struct pen *pen);

/* What each amount buys, and an award that a funder types there. */
void ask_page(struct pen *pen);

/* Steps to what each amount buys. */
void needs_page(struct pen *pen);

/* Other applications, whose status can be changed there. */
void applications_page(struct pen *pen);

/* What funders want, and whether it holds. */
void rules_page(struct pen *pen);

/* Grants that others were given, and which of them count. */
void grants_page(struct pen *pen);

/* The planned hours by area, and milestones. */
void plan_page(struct pen *pen);

/* Take-home pay of each tier, and the tax tables line by line. */
void tax_page(struct pen *pen);

/* Every input, once. */
void inputs_page(struct pen *pen);

/* Whether that page shows sections of a kind: only those that a model has. */
bool inputs_shows(const struct model *model, enum section kind);

/* Whether it shows a key of tiers: what is kept of lines, only with lines. */
bool inputs_shows_of_tiers(const struct model *model, const char *key);

/* A row a day: its worth, and what each overlap takes of it. */
void days_page(struct pen *pen);

/* Steps from each line's inputs to its cost in each tier. */
void lines_page(struct pen *pen);

/* The cells of one step of a line, in all tiers, on the Lines page. */
struct area lines_area(const struct pen *pen, enum line_step step, size_t line);

/* The formula that chooses one of them by a cell with a tier's number. */
const char *lines_choice(const struct pen *pen, const char *chooser,
                         enum line_step step, size_t line);

/* Columns of Months: amounts are those of all months so far. */
enum months_column {
    MONTHS_NUMBER = LABEL_COLUMN,
    MONTHS_START,
    MONTHS_END,
    MONTHS_INSIDE,   /* 1 where the month is in the window, else 0 */
    MONTHS_SPREAD,   /* months of the grant so far, in parts of a month */
    MONTHS_POSITION, /* the last day by the calendar: see lines_position */
    MONTHS_STIPEND,
    MONTHS_OFFSET,
    MONTHS_PEOPLE,
    MONTHS_TUTORING,
    MONTHS_COMPUTE,
    MONTHS_EXPENSE,
    MONTHS_PAY,     /* the stipend after offsets, and other people */
    MONTHS_RUNNING, /* that and the costs */
    MONTHS_OTHER,   /* on-costs, contingency, fees, rounding, contributions */
    MONTHS_ALL,
    MONTHS_INSTALMENT, /* the number of the one that pays the month, from 0 */
    MONTHS_FALLS,      /* 1 if that instalment falls in this month */
    MONTHS_OVERLAPS    /* the first column of those of each overlap, of each
                          step of the salary, and of each person */
};

ORDERED_AS_BUDGETS(MONTHS_);

/* Steps from the chosen tier to its schedule. */
void months_page(struct pen *pen);

/* How many months that page has, and those of the longest tier. */
int months_count(const struct pen *pen);

/* How many months the longest tier has. */
int months_longest(const struct pen *pen);

/* The cell of a month, from 1, on that page; row 0 has zeros. */
const char *months_cell(const struct pen *pen, int month,
                        enum months_column column);

/* Steps from each tier to its income in the year of each table. */
void taxable_page(struct pen *pen);

/* The ask of the recommended tier by each proration. */
void prorations_page(struct pen *pen);

/* The asks by all prorations but the model's; empty if all are the same. */
struct cell *prorations_put_line(const struct pen *pen, int column);

/* Steps between inputs and results that no other page has. */
void steps_page(struct pen *pen);

/* Adds all figures of tiers that have no home on any page yet to that page. */
void steps_put_rest(struct pen *pen);

/* Conditions that hold in a correct workbook. */
void checks_page(struct pen *pen);

/* An introduction to the workbook. */
void about_page(struct pen *pen);

#endif
