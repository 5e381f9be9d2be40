/* pieces.h - what several documents print in the same way. */
#ifndef REPORT_PIECES_H
#define REPORT_PIECES_H

#include "report/format.h"

/* An amount of the grant's currency, as the format writes it. */
const char *pieces_money(struct figures *figures, struct money money,
                         const struct style *style);

/* A date, "" if it is not given. */
const char *pieces_date(struct figures *figures, struct date date);

/* The grant's title and what follows it, or NULL, above the tables. */
void pieces_head(FILE *out, struct figures *figures, const char *below,
                 const struct style *style);

#endif
