/* branches.h - the part of a formula that applies: here, or to one line. */
#ifndef REPORT_BRANCHES_H
#define REPORT_BRANCHES_H

#include "report/evaluate.h"

/* Terms in a list that grows. */
struct term_list {
    const struct term **all;
    size_t count;
};

/*
 * The term without the branches of IF that do not apply here, and without what
 * changes nothing in any model.  The conditions that decided are added to
 * decided.
 */
struct term *branches_cut(struct figures *figures, struct term *term,
                          struct term_list *decided);

/* Whether a term has ranges "lines.STEP.TIER", with one row for each line. */
bool branches_has_lines(const struct term *term);

/* Such a term with the names of one line in place of the ranges. */
struct term *branches_for_line(struct figures *figures, const struct term *term,
                               size_t line);

/* Whether a term is SUMIFS(lines.STEP.TIER,lines.type,"TYPE"). */
bool branches_sums_type(const struct term *term);

/* Whether a line is of the type that such a term sums. */
bool branches_is_of_type(const struct figures *figures, const struct term *term,
                         size_t line);

#endif
