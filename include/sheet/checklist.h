/* checklist.h - what must be true of a workbook, as data for Checks. */
#ifndef SHEET_CHECKLIST_H
#define SHEET_CHECKLIST_H

#include "sheet/pen.h"

/* What a check is about; each has a row, and each tier a column. */
enum subject {
    OF_GRANT,
    OF_TIERS,
    OF_RECORDS,     /* those of some sections */
    OF_RECORD_TIERS /* the same, in each tier */
};

/*
 * A condition that must hold.  In it
 *   @  is the tier
 *   #  the section of the record, ^ its name
 *   ~  the limit of amounts in the grant's currency
 *   $  the limit of amounts in the record's own currency
 */
struct check {
    enum subject subject;
    enum section section; /* of the records; SECTION_TUTORING: all lines */
    bool (*needed)(const struct model *model); /* NULL: always */
    const char *label, *condition;
    const char *(*build)(const struct pen *pen); /* if condition is NULL */
    const char *advice;
};

/* All checks, in the order of their rows. */
extern const struct check checklist[];
extern const size_t checklist_count;

/*
 * The inputs of a section are what they may be.  What is wanted of an input
 * stands beside it, in the area wanted.SECTION, while it is not so.
 */
extern const struct check checklist_inputs;

#endif
