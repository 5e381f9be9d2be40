/* pieces.h - pieces that several reports print alike. */
#ifndef REPORT_PIECES_H
#define REPORT_PIECES_H

#include "report/format.h"

/* An amount in the grant's currency, as the format writes it. */
const char *pieces_money(const struct output *out, struct figures *figures,
                         struct money money);

/* A date, "" if it is not given. */
const char *pieces_date(const struct output *out, struct date date);

/* A tier as the head of a column: its label, or its name as a key. */
const char *pieces_tier(const struct output *out, const struct tier *tier);

/* "upskilling" from "templates/upskilling.ini". */
const char *pieces_base_name(const char *path, struct arena *arena);

/*
 * The index-th day on which a tier is settled: *stop alone, or the weeks of
 * settle_week.  False past the last.
 */
bool pieces_stop(struct figures *figures, size_t tier, int index, bool weekly,
                 struct date *stop);

/* Prints the grant's title, then a subtitle unless that is NULL. */
void pieces_head(const struct output *out, struct figures *figures,
                 const char *subtitle);

#endif
