/* instalments.h - instalments by agreement: of the request, on given dates. */
#ifndef FIGURE_INSTALMENTS_H
#define FIGURE_INSTALMENTS_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list instalments_model_rows;
extern const struct row_list instalments_rows;

/* The date of each, and the percentages up to it in the order of dates. */
void instalments_model(struct results *results);

/* Computes a tier's instalments; its request must be known. */
void instalments_tier(const struct results *results, struct tier_result *out);

/* What a tier is paid by instalments up to and including a day. */
struct money instalments_up_to(const struct results *results,
                               const struct tier_result *tier, struct date day);

/* The same as a formula. */
#define INSTALMENTS_UP_TO(day)                                                 \
    "SUMIFS(instalment.*.amount.@,instalment.*.day,\"<=\"&" day ")"

/* The last date of all. */
struct date instalments_last(const struct model *model);

/* The index of the one that takes the rest; their number if none does. */
size_t instalments_rest(const struct model *model);

/* Adds the date and the percentage so far of each. */
void instalments_model_figures(struct figures *figures);

/* Adds the figures of each in a tier. */
void instalments_figures(struct figures *figures, size_t tier);

#endif
