/*
 * warn.h - warnings: what is legal and likely a mistake.
 *
 * Each warning is a row with an example, beside the function that looks for
 * it; the manual prints the examples.  Messages say what was understood, what
 * may be meant, and how to write the model so that nothing is said.
 */
#ifndef FIGURE_WARN_H
#define FIGURE_WARN_H

#include "figure/figures.h"
#include "model/ini.h"

/* A model and its results while they are looked through. */
struct review {
    struct figures *figures;
    const struct model *model;
    const struct results *results;
    const struct ini *ini;
};

struct warning {
    const char *place;   /* of the example: "[tier.half] percent" */
    const char *example; /* its message */
    void (*look)(const struct review *review);
};

struct warning_list {
    const struct warning *warnings;
    size_t count;
};

/* On numbers and notes as they are written. */
extern const struct warning_list warninput_list;

/* On the time of the grant, its rounding, and its payment. */
extern const struct warning_list warngrant_list;

/* On the salary. */
extern const struct warning_list warnsalary_list;

/* On tiers and their asks. */
extern const struct warning_list warntiers_list;

/* On lines of the budget and on fees. */
extern const struct warning_list warncosts_list;

/* On exchange rates. */
extern const struct warning_list warnrates_list;

/* On overlaps, and time to make up. */
extern const struct warning_list warnoverlaps_list;

/* On taxes. */
extern const struct warning_list warntaxes_list;

/* On awards. */
extern const struct warning_list warnask_list;

/* On other applications. */
extern const struct warning_list warnapplications_list;

/* On rules of funders. */
extern const struct warning_list warnrules_list;

/* On areas and milestones. */
extern const struct warning_list warnplan_list;

/* Warns about a key of a section, or the section if key is NULL. */
void warn(const struct review *review, const struct head *head, const char *key,
          const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Whether the file, or --set, gives a key of a section. */
bool warn_gives(const struct review *review, const struct head *head,
                const char *key);

/* Whether a percentage is written with its sign, so that it is meant. */
bool warn_signed(const struct review *review, const struct head *head,
                 const char *key);

/* A figure of a section as it is shown: "1,250.00". */
const char *warn_figure(const struct review *review, const struct head *head,
                        const char *figure);

/* Points of a percent as a model has them: "12.5". */
const char *warn_percent(const struct review *review, int64_t points);

/* An amount of the grant's currency: "1,250.00". */
const char *warn_money(const struct review *review, struct money amount);

#endif
