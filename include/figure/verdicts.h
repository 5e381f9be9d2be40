/* verdicts.h - whether an ask meets the rules of funders. */
#ifndef FIGURE_VERDICTS_H
#define FIGURE_VERDICTS_H

#include "figure/figures.h"
#include "model/rules.h"

/* clang-format off */
#define OUTCOMES(X) \
    X(OUTCOME_HOLDS, "holds") \
    X(OUTCOME_BROKEN, "broken") \
    X(OUTCOME_USUAL, "usual") \
    X(OUTCOME_UNCHECKED, "not checked") \
    X(OUTCOME_REMINDER, "reminder")
enum outcome { OUTCOMES(CHOICE_CONSTANT) OUTCOME_COUNT };
/* clang-format on */

/* A rule on one figure. */
struct verdict_on {
    const struct rule_pack *pack;
    const struct funder_rule *rule;
    size_t tier;                 /* the number of tiers if it is of none */
    const struct figure *figure; /* NULL if the model has none */
    struct value least, most;    /* limits as they are compared, if known */
    struct currency from, to; /* of a limit and of the figure, if they differ */
    bool unrated;             /* one of them has no rate */
    const char *wanted;       /* "500.00 or more"; "" for a reminder */
    const char *also;         /* of that, what is no limit */
    enum outcome outcome;
};

/*
 * What a rule found, for people: a value, "520 characters" where its length is
 * tested, or "not given".
 */
const char *verdicts_found(const struct verdict_on *v, struct arena *arena);

/* The figure of this rule. */
extern const struct row_list verdicts_rows;

/* What an outcome is called. */
extern const char *const verdicts_outcomes[OUTCOME_COUNT];

/* Adds the number of broken rules, which verdicts_build sets. */
void verdicts_figures(struct figures *figures);

/* Tests all rules; all other figures must be there. */
void verdicts_build(struct figures *figures);

/*
 * The limit of a rule on a figure of some kind, in whole or broken units; LOST
 * if it is not written as that kind, or is no sensible number.
 */
struct exact verdicts_limit(const char *text, enum kind kind);

/* A number as a value like a figure's, with as many decimals as fit. */
struct value verdicts_value(struct exact x, const struct value *like);

/* The name of a figure that multiplies the limits: * is as in the tested one.
 */
const char *verdicts_times(const struct verdict_on *v, const char *word,
                           struct arena *arena);

#endif
