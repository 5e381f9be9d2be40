/* review.h - errors and warnings that only the results show. */
#ifndef FIGURE_REVIEW_H
#define FIGURE_REVIEW_H

#include "figure/warn.h"

/* Complains of amounts out of range and of requests below zero. */
void review_refuse(const struct figures *figures, const struct ini *ini,
                   struct diag *diag);

/* Notes the figures' warnings: what is legal and likely a mistake. */
void review_warn(struct figures *figures, const struct ini *ini);

/* The index-th warning of all, or NULL past the last. */
const struct warning *review_warning(size_t index);

#endif
