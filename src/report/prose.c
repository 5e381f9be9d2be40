#include "report/prose.h"

#include "figure/ledger.h"
#include "figure/overlap.h"
#include "figure/salary.h"
#include "figure/stipend.h"
#include "model/tax.h"
#include "report/instalments.h"

#include <string.h>

/* Each is NULL if it is not needed. */
struct saying {
    const char *pattern;
    const char *as, *words, *names; /* as in prose.h */
    const char *nothing;            /* only if this figure is 0 */
};

/* clang-format off */
#define OVERLAPS \
    "overlap.*.start overlap.*.end overlap.*.share overlap.*.treatment"
#define ITS_TIME "#.start #.end #.share "
#define WINDOW "grant.start tier.@.end"
#define PRORATION " grant.proration"
#define DAYS "the days from {grant.start} to {tier.@.end}"
#define UP_TO(day) "the days from {grant.start} to {" day "}"
#define PAY "salary.annual tier.@.percent "

/* Parts of days in years, and what the tier pays for them. */
#define YEARS(parts) "(" parts ")/(days.year_parts*days.whole)"
#define PAY_FOR(parts) \
    "pay(tier.@.percent,part(" YEARS(parts) ",\"years\"),0)"
#define TAKEN ", the worth of what it takes of " DAYS
#define IN_YEARS " in years, by proration {grant.proration}"

/* What the instalments of a table's year pay of something. */
#define PAID_UP_TO "tier.@.paid_[edge].[name]"
#define IN_YEAR(word) "part(tier.@." word "_through.[name]-tier.@." word "_before.[name])"
#define THE_YEAR ", [instalments]"
#define NOT_IN_YEAR "nothing, [instalments]"
#define PAYMENT "payment.schedule payment.timing"

/* The same of instalments before a year and through it. */
#define EDGES(start, end, ...) \
    {start "_before" end, __VA_ARGS__}, {start "_through" end, __VA_ARGS__}
#define AMONG(which) \
    .words = which " of the {comparables.count} amounts per month", \
    .names = "comparables.count"
#define NEEDS \
    .words = "the request without what is given up before it", \
    .names = "#.priority"
#define PART_OF_LINES \
    "what lines cost for " UP_TO(PAID_UP_TO)

/* In the words of formula.h.  The first that fits and adds up counts. */
static const struct saying sayings[] = {
    {"tier.*.request", .words = "{tier.@.total} Total[less contributions], "
        "rounded [direction] multiple of {grant.round}",
     .names = "tier.@.total [contributions] grant.round_direction grant.round"},
    {"rules.broken", .words = "the rules of {funder.rules} that are broken",
     .names = "funder.rules"},
    {"comparables.count", .words = "the grants in {comparables.file}.csv that "
        "the filters let through",
     .names = "comparables.file"},
    {"comparables.least", AMONG("the least")},
    {"comparables.quartile_1", AMONG("the lower quartile")},
    {"comparables.median", AMONG("the median")},
    {"comparables.quartile_3", AMONG("the upper quartile")},
    {"comparables.most", AMONG("the greatest")},
    {"tier.*.percentile", .words = "where {tier.@.monthly} a month stands "
        "among {comparables.count} amounts from {comparables.least} to "
        "{comparables.most}"},
    {"tier.*.bare", .words = "the request if no line and nobody else cost "
        "anything",
     .names = "tier.@.stipend"},
    {"tutoring.*.needs.*", NEEDS},
    {"compute.*.needs.*", NEEDS},
    {"expense.*.needs.*", NEEDS},
    {"person.*.needs.*", NEEDS},
    {"step.*.years.*", .words = "the worth of the days from {#.from} to "
        "{tier.@.end}" IN_YEARS,
     .names = "#.from tier.@.end" PRORATION},
    {"step.*.paid_years.*", .words = "the worth of the days from {#.from} to "
        "{tier.@.end}" IN_YEARS "[deducted]",
     .names = "#.from tier.@.end" PRORATION " " OVERLAPS},
    {"person.*.years.*", .words = "nothing, since the tier does not have it",
     .names = "#.tiers", .nothing = "#.has.@"},
    {"person.*.years.*", .words = "the worth of the days from {#.first.@} to "
        "{#.last.@}" IN_YEARS,
     .names = "#.first.@ #.last.@" PRORATION},
    {"instalment.*.part_so_far", .words = "the percentages of the instalments "
        "up to {#.day}", .names = "#.day instalment.*.part"},
    {"instalment.*.amount.*", .as = "money(tier.@.request*#.part)"},
    {"tier.*.grant_years", .words = "the worth of the days of the grant itself"
        IN_YEARS,
     .names = "grant.start" PRORATION},
    {"overlap.*.own_years.*", .words = "the worth of its share of what is "
        "paid of " DAYS IN_YEARS,
     .names = ITS_TIME WINDOW PRORATION " " OVERLAPS},
    {"overlap.*.offset_years.*", .words = "the worth of the shares of it and "
        "earlier `offset` overlaps in what is paid of " DAYS IN_YEARS,
     .names = WINDOW PRORATION " " OVERLAPS},
    {"tier.*.years", .words = "the worth of " DAYS IN_YEARS,
     .names = WINDOW PRORATION},
    {"tier.*.paid_years", .words = "the worth of " DAYS IN_YEARS
        "[deducted]",
     .names = WINDOW PRORATION " " OVERLAPS},
    {"tier.*.paid_days",
     .words = DAYS "[deducted]",
     .names = WINDOW " " OVERLAPS},
    {"tier.*.deduction", .as = "SUM(overlap.*.deduction.@)"},
    {"overlap.*.deduction.*", .as = PAY_FOR("#.worth.@"), .words = TAKEN,
     .names = PAY ITS_TIME WINDOW PRORATION},
    {"overlap.*.deduction.*", .as = "part(money([pay before]),\"Pay before it\")-"
        "part(money(pay(tier.@.percent,#.years.@,#.years_after.*.@)),"
        "\"Pay after it\")",
     .names = PAY "[years before] #.years.@"},
    {"overlap.*.own_pay.*", .as = PAY_FOR("#.own_worth.@"),
     .words = TAKEN,
     .names = PAY ITS_TIME WINDOW PRORATION},
    {"overlap.*.worth.*", .words = "{" YEARS("#.worth.@") "} years" TAKEN,
     .names = ITS_TIME "#.treatment " WINDOW PRORATION},
    {"*.*.whole_months.*", .words = "from {#.first.@} to {#.last.@}"},
    {"tier.*.share.*", .words = "{[amount]} of {tier.@.total} Total; rounded "
        "so that all parts make 100 %"},
    {"tier.*.owed_days", .words = "what `makeup` overlaps take of " DAYS,
     .names = WINDOW " " OVERLAPS},
    {"tier.*.makeup_start",
     .words = "the first day after {tier.@.end} of which overlaps leave time",
     .names = "tier.@.end tier.@.owed_days"},
    {"tier.*.makeup_end", .words = "the day by which {tier.@.owed_days} days "
        "are worked from {tier.@.makeup_start} on",
     .names = "tier.@.makeup_start tier.@.owed_days " OVERLAPS},
    {"tier.*.made_up_days", .words = "the days from {tier.@.makeup_start} to "
        "{makeup.by} that overlaps leave, of {tier.@.owed_days} that are owed"},
    {"tier.*.owed_years", .words = "the worth of what `makeup` overlaps take "
        "of " DAYS IN_YEARS,
     .names = WINDOW PRORATION " " OVERLAPS},

    {"tier.*.income",
     .as = "tier.@.stipend+tier.@.taxed_oncosts+tier.@.taxed_lines",
     .words = "[years]"},
    {"tier.*.taxable.*", .words = NOT_IN_YEAR, .names = PAYMENT,
     .nothing = "tier.@.taxable.[name]"},
    {"tier.*.taxable.*", .as = IN_YEAR("stipend") "-" IN_YEAR("offset") "+"
        IN_YEAR("oncosts") "+" IN_YEAR("taxed"),
     .words = THE_YEAR},
    {"tier.*.taxable.*", .as = IN_YEAR("income"), .words = THE_YEAR},
    {"tier.*.direct.*", .words = NOT_IN_YEAR, .names = PAYMENT,
     .nothing = "tier.@.direct.[name]"},
    {"tier.*.direct.*", .as = "tier.@.taxable.[name]+" IN_YEAR("untaxed"),
     .words = THE_YEAR},
    {"tier.*.direct.*", .as = IN_YEAR("direct"), .words = THE_YEAR},
    {"tier.*.salary_income.*", .words = NOT_IN_YEAR, .names = PAYMENT,
     .nothing = "tier.@.salary_income.[name]"},
    {"tier.*.salary_income.*", .as = IN_YEAR("salary"), .words = THE_YEAR},
    {"tier.*.tax_on.*", .words = "nothing, since no income is paid in its year",
     .names = "tier.@.taxable.[name]", .nothing = "tier.@.taxable.[name]"},
    {"tier.*.direct_tax.*", .words = "nothing, since nothing is paid in its year",
     .names = "tier.@.direct.[name]", .nothing = "tier.@.direct.[name]"},
    {"tier.*.salary_tax.*",
     .words = "nothing, since no salary is paid in its year",
     .names = "tier.@.salary_income.[name]",
     .nothing = "tier.@.salary_income.[name]"},

    EDGES("tier.*.stipend", ".*", .as = "pay(tier.@.percent,part("
        LEDGER_YEARS_OF(LEDGER_WORTH_OF("paid", PAID_UP_TO))
        ",\"years\"),step.*.paid_[edge].@.[name])",
        .words = ", the worth of " UP_TO(PAID_UP_TO) "[deducted]",
        .names = PAY PAID_UP_TO PRORATION),
    EDGES("tier.*.salary", ".*", .as = "pay(1,part("
        LEDGER_YEARS(LEDGER_WORTH(PAID_UP_TO))
        ",\"years\"),step.*.all_[edge].@.[name])",
        .words = ", the worth of " UP_TO(PAID_UP_TO),
        .names = "salary.annual " PAID_UP_TO PRORATION),
    EDGES("tier.*.taxed", ".*", .words = PART_OF_LINES,
        .names = "tier.@.taxed_lines " PAID_UP_TO),
    EDGES("tier.*.untaxed", ".*", .words = PART_OF_LINES,
        .names = PAID_UP_TO),
    EDGES("tier.*.paid", ".*",
        .words = "the last day that instalments up to {[day]} pay for",
        .names = WINDOW " " PAYMENT),
    EDGES("overlap.*.offset", ".*.*", .as = "#.offset.@*part("
        OVERLAP_OWN_WORTH("#", "[name]", "tier.@.paid_[edge].[table]")
        "/#.own_worth.@,\"of its worth\")",
        .words = ", which lies in " UP_TO("tier.@.paid_[edge].[table]"),
        .names = "#.offset.@ tier.@.paid_[edge].[table]"),
};
/* clang-format on */

/* Whether a condition of a saying holds. */
static bool applies(struct figures *figures, const struct saying *saying,
                    const struct formula_scope *scope)
{
    const struct figure *figure;
    const char *name;

    if (!saying->nothing)
        return true;
    name = formula_expand(&figures->arena, saying->nothing, scope,
                          FORMULA_FOR_PEOPLE);
    figure = figures_find(figures, name);
    return figure && !figure->value.units;
}

static const char *direction(const struct model *model)
{
    switch (model->grant.round_direction) {
    case DIRECTION_UP:
        return "up to a";
    case DIRECTION_DOWN:
        return "down to a";
    default:
        return "to the nearest";
    }
}

/* What is said of time that is paid, if it is not all time. */
static const char *deducted(const struct model *model)
{
    for (size_t i = 0; i < model->overlap_count; i++)
        if (model->overlaps[i].treatment == TREATMENT_DEDUCT)
            return ", without the time that `deduct` overlaps take";
    return "";
}

/* The table that the last word of a name stands for; NULL if it is none. */
static const struct tax_table *table_of(const struct model *model,
                                        const char *name)
{
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; i < model->table_count; i++)
        if (!strcmp(dot + 1, model->tables[i]->id))
            return model->tables[i];
    return NULL;
}

/* What a word that only sayings have stands for. */
static const char *own_piece(struct figures *figures, const char *word,
                             const struct figure *figure)
{
    const struct model *model = figures->model;
    size_t tier = model_tier(model, figure->scope->tier);

    if (!strcmp(word, "direction"))
        return direction(model);
    if (!strcmp(word, "deducted"))
        return deducted(model);
    if (!strcmp(word, "less contributions"))
        return model->contribution_count
                   ? arena_print(
                         &figures->arena, " - %s contributions",
                         value_show(&figures_get(figures,
                                                 "tier.%s.contributions",
                                                 figure->scope->tier)
                                         ->value,
                                    &figures->arena))
                   : "";
    if (!strcmp(word, "contributions"))
        return model->contribution_count ? "tier.@.contributions" : "";
    if (!strcmp(word, "years"))
        return instalments_by_year(figures, tier, &figures->arena);
    return instalments_in_year(figures, tier, table_of(model, figure->name),
                               &figures->arena);
}

/* The scope of a figure, with the pieces of a saying. */
static struct formula_scope scope_of(struct figures *figures,
                                     const struct figure *figure,
                                     const struct saying *saying)
{
    static const char *const own[] = {
        "direction",   "deducted",           "years",
        "instalments", "less contributions", "contributions"};
    struct formula_scope scope =
        figure->scope ? *figure->scope : (struct formula_scope){0};

    for (size_t i = 0; i < COUNT(own); i++)
        if ((saying->words &&
             strstr(saying->words,
                    arena_print(&figures->arena, "[%s]", own[i]))) ||
            (saying->names &&
             strstr(saying->names,
                    arena_print(&figures->arena, "[%s]", own[i]))))
            formula_piece(&scope, own[i], own_piece(figures, own[i], figure));
    return scope;
}

bool prose_of(struct figures *figures, const struct figure *figure,
              size_t *next, struct prose *out)
{
    struct arena *arena = &figures->arena;
    struct formula_scope scope;

    while (*next < COUNT(sayings)) {
        const struct saying *saying = &sayings[(*next)++];

        if (!formula_fits(figure->name, saying->pattern,
                          strlen(saying->pattern)))
            continue;
        scope = scope_of(figures, figure, saying);
        if (!applies(figures, saying, &scope))
            continue;
        *out = (struct prose){
            formula_expand(arena, saying->as, &scope, FORMULA_FOR_PEOPLE),
            formula_expand(arena, saying->words, &scope, FORMULA_FOR_PEOPLE),
            formula_expand(arena, saying->names, &scope, FORMULA_FOR_PEOPLE)};
        return true;
    }
    return false;
}
