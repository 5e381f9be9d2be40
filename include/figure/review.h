/* review.h - errors and warnings that only the results show. */
#ifndef FIGURE_REVIEW_H
#define FIGURE_REVIEW_H

#include "base/diag.h"
#include "figure/figures.h"
#include "model/ini.h"

/* Complains of amounts out of range and of requests below zero. */
void review_refuse(const struct figures *figures, const struct ini *ini,
                   struct diag *diag);

/* Notes the figures' warnings: what is legal but most likely a mistake. */
void review_warn(struct figures *figures, const struct ini *ini);

#endif
