#include "report/prose.h"

#include <string.h>

#define OVERLAPS                                                               \
    "overlap.*.start overlap.*.end overlap.*.share overlap.*.treatment"
#define WINDOW "grant.start tier.@.end"
#define DAYS "the days from {grant.start} to {tier.@.end}"

/* Parts of days in years, and what the tier pays for them. */
#define YEARS(parts) "{" parts "/(days.year_parts*days.whole)}"
#define PAY_FOR(parts)                                                         \
    "{salary.annual} a year × {tier.@.percent} × " YEARS(                      \
        parts) " years, the worth of what it takes of " DAYS

/* What the instalments of a table's year pay of something. */
#define IN_YEAR(word, label)                                                   \
    "part(tier.@." word "_through.[name]-tier.@." word                         \
    "_before.[name],\"" label "\")"
#define THE_YEAR                                                               \
    ", in instalments dated {taxyear.[name].starts} to {taxyear.[name].ends}"
#define PAYMENT "payment.schedule payment.timing"

/* In the words of formula.h.  The first that fits counts. */
static const struct prose sayings[] = {
    {"tier.*.request", NULL,
     "{tier.@.total} Total, rounded {grant.round_direction} to a "
     "multiple of "
     "{grant.round}",
     NULL},
    {"tier.*.years", NULL,
     "the worth of " DAYS " in years, by proration {grant.proration}",
     WINDOW " grant.proration"},
    {"tier.*.paid_years", NULL,
     "the worth of " DAYS " in years, by proration {grant.proration}, without "
     "the time that `deduct` overlaps take",
     WINDOW " grant.proration " OVERLAPS},
    {"tier.*.paid_days", NULL,
     DAYS ", without those that `deduct` overlaps take", WINDOW " " OVERLAPS},
    {"tier.*.deduction", "SUM(overlap.*.deduction.@)", NULL, NULL},
    {"overlap.*.deduction.*", NULL, PAY_FOR("#.worth.@"),
     "salary.annual tier.@.percent #.start #.end #.share " WINDOW
     " grant.proration"},
    {"overlap.*.cap.*", NULL, PAY_FOR("#.offset_worth.@"),
     "salary.annual tier.@.percent #.start #.end #.share " WINDOW
     " grant.proration"},
    {"overlap.*.worth.*", NULL,
     YEARS("#.worth.@") " years, the worth of what it takes of " DAYS,
     "#.start #.end #.share #.treatment " WINDOW " grant.proration"},
    {"*.*.whole_months.*", NULL, "from {#.first.@} to {#.last.@}", NULL},
    {"tier.*.share.*", NULL,
     "{[amount]} of {tier.@.total} Total; rounded so that all "
     "parts make 100 %",
     NULL},
    {"tier.*.owed_days", NULL, "what `makeup` overlaps take of " DAYS,
     WINDOW " " OVERLAPS},
    {"tier.*.makeup_start", NULL,
     "the first day after {tier.@.end} of which overlaps leave "
     "time",
     "tier.@.end tier.@.owed_days"},
    {"tier.*.makeup_end", NULL,
     "the day by which {tier.@.owed_days} days are worked from "
     "{tier.@.makeup_start} on",
     "tier.@.makeup_start tier.@.owed_days " OVERLAPS},
    {"tier.*.made_up_days", NULL,
     "the days from {tier.@.makeup_start} to {makeup.by} that "
     "overlaps leave, "
     "of {tier.@.owed_days} that are owed",
     NULL},
    {"tier.*.owed_years", NULL,
     "the worth of what `makeup` overlaps take of " DAYS " in years, by "
     "proration {grant.proration}",
     WINDOW " grant.proration " OVERLAPS},
    {"tier.*.taxable.*",
     IN_YEAR("stipend", "Stipend") "-" IN_YEAR(
         "offset", "money from others") "+" IN_YEAR("oncosts",
                                                    "On-costs that are "
                                                    "income") "+" IN_YEAR("ta"
                                                                          "xe"
                                                                          "d",
                                                                          "Li"
                                                                          "ne"
                                                                          "s "
                                                                          "th"
                                                                          "at"
                                                                          " a"
                                                                          "re"
                                                                          " i"
                                                                          "nc"
                                                                          "om"
                                                                          "e"),
     THE_YEAR,
     "tier.@.stipend tier.@.taxed_oncosts "
     "tier.@.taxed_lines " PAYMENT},
    {"tier.*.direct.*",
     "tier.@.taxable.[name]+" IN_YEAR("untaxed", "Lines that are not income"),
     THE_YEAR, "tier.@.taxable.[name] " PAYMENT},
    {"tier.*.salary_income.*", IN_YEAR("salary", "Salary"), THE_YEAR,
     "tier.@.salary_income " PAYMENT},
};

bool prose_of(const struct figure *figure, struct arena *arena,
              struct prose *out)
{
    const struct formula_scope *scope = figure->scope;

    for (size_t i = 0; scope && i < COUNT(sayings); i++) {
        const struct prose *saying = &sayings[i];

        if (!formula_fits(figure->name, saying->pattern,
                          strlen(saying->pattern)))
            continue;
        *out = (struct prose){
            saying->pattern,
            formula_expand(arena, saying->as, scope, FORMULA_FOR_PEOPLE),
            formula_expand(arena, saying->words, scope, FORMULA_FOR_PEOPLE),
            formula_expand(arena, saying->names, scope, FORMULA_FOR_PEOPLE)};
        return true;
    }
    return false;
}
