#include "sheet/checklist.h"

#include "figure/gather.h"
#include "figure/lines.h"
#include "model/tax.h"
#include "sheet/pages.h"

#include <string.h>

/* Equal up to the inexactness of binary fractions. */
#define NEAR(a, b) "ABS((" a ")-(" b "))<0.00001"

/*
 * The name of a row's figures in a tier: with a star for each of its instances
 * or tables.  NULL if it is no amount of the tier in the grant's currency.
 */
static const char *amount_of(const struct pen *pen, const struct row_list *list,
                             const struct row *row)
{
    const char *instances = pen_print(pen, "%s.*", schema[list->section].name);
    const char *name = formula_fill(pen->arena, row->name, '#', instances);
    const char *piece = strchr(name, '[');

    if (row->kind != KIND_MONEY || row->working || row->native)
        return NULL;
    if (piece)
        return strchr(piece, ']')[1]
                   ? NULL
                   : pen_print(pen, "%.*s*", (int)(piece - name), name);
    return strchr(name, '*') ||
                   figures_find(pen->figures,
                                formula_fill(pen->arena, name, '@',
                                             pen->model->tiers[0].head.name))
               ? name
               : NULL;
}

/* Every amount that a tier has stays below the limit of all amounts. */
static const char *amounts_condition(const struct pen *pen)
{
    const struct row_list *list;
    const char *amounts = "";

    for (size_t l = 0; (list = gather_list(l)); l++)
        for (size_t i = 0; i < list->count; i++) {
            const char *name = amount_of(pen, list, &list->rows[i]);

            if (name)
                amounts = pen_print(pen, "%s%s%s", amounts, *amounts ? "," : "",
                                    name);
        }
    return pen_print(pen, "AND(MAX(%s)<~,MIN(%s)>-~)", amounts, amounts);
}

static bool has_areas(const struct model *model)
{
    return model->area_count > 0;
}

static bool has_fees(const struct model *model)
{
    return model->fee_count > 1;
}

/* At most one fee is a percentage of the revenue: two have no meaning. */
static const char *revenue_condition(const struct pen *pen)
{
    const char *sum = "";

    for (size_t i = 0; i < pen->model->fee_count; i++)
        sum = pen_print(pen, "%s%s(%s.basis=\"revenue\")", sum, i ? "+" : "",
                        pen->model->fees[i].head.section);
    return pen_print(pen, "%s<=1", sum);
}

/*
 * A percentage is found when the workbook is made.  Once inputs change, it may
 * leave too little, or so much more that a smaller one would do.
 */
static const char *target_condition(const struct pen *pen)
{
    bool near = true;

    for (int t = 0; t < pen->tiers; t++) {
        int64_t target = pen->model->tiers[t].net_target.minor;
        int64_t net = pen->results->tiers[t].net.net.minor;

        near &= target == ABSENT || net - target <= target / 100;
    }
    return near ? "OR(tier.@.net_target=\"\",AND(tier.@.net>=tier.@.net_target-"
                  "0.00001,tier.@.net<=1.01*tier.@.net_target+1))"
                : "OR(tier.@.net_target=\"\",tier.@.net>=tier.@.net_target-"
                  "0.00001)";
}

/* The table whose year begins first, of those that end after a day. */
static const struct tax_table *table_after(const struct model *model,
                                           struct date day)
{
    const struct tax_table *first = NULL;

    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];

        if (table->ends.day > day.day &&
            (!first || table->starts.day < first->starts.day))
            first = table;
    }
    return first;
}

/*
 * All days are paid in the year of a table: they are summed over each run of
 * years without a gap, since years of several tables may overlap.
 */
static const char *covered_condition(const struct pen *pen)
{
    const char *sum = "";
    bool agreed = pen->model->instalment_count > 0;
    const struct tax_table *first = table_after(pen->model, (struct date){0});

    while (first) {
        const struct tax_table *last = first, *next;

        while ((next = table_after(pen->model, last->ends)) &&
               next->starts.day <= last->ends.day + 1)
            last = next;
        if (agreed)
            sum = pen_print(pen,
                            "%s%sCOUNTIF(instalment.*.day,\"<=\"&taxyear.%s."
                            "ends)-COUNTIF(instalment.*.day,\"<\"&taxyear.%s."
                            "starts)",
                            sum, *sum ? "+" : "", last->id, first->id);
        else
            sum = pen_print(pen,
                            "%s%stier.@.paid_through.%s-tier.@.paid_before.%s",
                            sum, *sum ? "+" : "", last->id, first->id);
        first = next;
    }
    return agreed ? pen_print(pen, "%s=%zu", sum, pen->model->instalment_count)
                  : pen_print(pen, NEAR("%s", "tier.@.days"), sum);
}

/* The first is after the start, each after the one before, all inside. */
static const char *steps_condition(const struct pen *pen)
{
    const char *order = "AND(", *before = "grant.start", *ends = "";

    for (size_t i = 0; i < pen->model->step_count; i++) {
        const char *section = pen->model->steps[i].head.section;

        order = pen_print(pen, "%s%s.from>%s,", order, section, before);
        before = pen_print(pen, "%s.from", section);
    }
    for (int t = 0; t < pen->tiers; t++)
        ends = pen_print(pen, "%s%s%s.end", ends, t ? "," : "",
                         pen->model->tiers[t].head.section);
    return pen_print(pen, "%s%s<=MAX(%s))", order, before, ends);
}

static const char *per_condition(const struct pen *pen)
{
    (void)pen;
    return "salary.per<>\"grant\"";
}

static const char *rest_condition(const struct pen *pen)
{
    const char *sum = "";

    for (size_t i = 0; i < pen->model->instalment_count; i++) {
        const char *section = pen->model->instalments[i].head.section;

        sum = pen_print(pen, "%s%s(%s.percent=\"\")*(%s.amount=\"\")", sum,
                        i ? "+" : "", section, section);
    }
    return pen_print(pen, "%s<=1", sum);
}

/* Ask has the amount, and Inputs the rest if the model has an award. */
static const char *award_condition(const struct pen *pen)
{
    return inputs_shows(pen->model, SECTION_AWARD)
               ? "AND(wanted.ask=\"\",SUMPRODUCT((wanted.award<>\"\")*1)=0)"
               : "wanted.ask=\"\"";
}

/* The number of dropped charges is the number of words in the list. */
static const char *dropped_condition(const struct pen *pen)
{
    const char *sum = "0";

    for (size_t i = 0; i < pen->model->table_count; i++)
        sum = pen_print(pen, "%s+taxyear.%s.dropped", sum,
                        pen->model->tables[i]->id);
    return pen_print(pen, "OR(tax.drop=\"\"," FORMULA_WORDS("tax.drop") "=%s)",
                     sum);
}

/* The chosen proration has a column on Prorations that asks for the same. */
static const char *proration_condition(const struct pen *pen)
{
    return pen_print(
        pen,
        NEAR("CHOOSE(days.proration,tier.0month.request,"
             "tier.0calendar.request,tier.0day.request,tier.0week.request,"
             "tier.0workday.request)",
             "%s"),
        pen_of_recommended(pen, "request"));
}

/* clang-format off */
#define FORMULA_CHANGED \
    "If all checks above are ok, a formula was changed: make the workbook anew"
#define TOO_SHORT \
    " is longer than this workbook: make it anew with the dates"

#define GRANT(label, condition, advice) \
    {OF_GRANT, 0, NULL, label, condition, NULL, advice}
#define GRANT_IF(needed, label, condition, advice) \
    {OF_GRANT, 0, needed, label, condition, NULL, advice}
#define TIERS(needed, label, condition, advice) \
    {OF_TIERS, 0, needed, label, condition, NULL, advice}
#define RECORDS(section, label, condition, advice) \
    {OF_RECORDS, section, NULL, label, condition, NULL, advice}
#define BUILT(subject, needed, label, build, advice) \
    {subject, 0, needed, label, NULL, build, advice}

/* Inputs come first: if one is wrong, later checks may fail, too. */
const struct check checklist[] = {
    GRANT("Months, weeks or an end are given, and only one of them",
     "(grant.months<>\"\")+(grant.weeks<>\"\")+(grant.end<>\"\")=1",
     "Empty all but one of them on Inputs"),
    GRANT("At most one tier is recommended",
     "SUMPRODUCT((inputs.recommended=\"yes\")*1)<=1",
     "Recommend one tier on Inputs"),
    RECORDS(SECTION_CONTINGENCY, "A contingency of the subtotal is below 100 %",
     "OR(contingency.of<>\"subtotal\",contingency.percent<1)",
     "Lower the contingency on Inputs"),
    GRANT("The tier that is chosen on Schedule is one of the model's",
     "SUMPRODUCT(1*(inputs.tiers=schedule.tier))=1",
     "Pick a tier from the list on Schedule"),
    GRANT("The sheet Schedule reaches to the end of the window",
     "schedule.end<=MAX(months.end)", "The window" TOO_SHORT),
    RECORDS(SECTION_TUTORING,
     "#: it does not end before it begins",
     "OR(#.from=\"\",#.until=\"\",#.until>=#.from)",
     "Change from or until on Inputs"),
    RECORDS(SECTION_TUTORING,
     "#: its amounts stay below 10^13 of the smallest unit",
     "AND(MAX(MAX(#.native.*),-MIN(#.native.*))<$,"
     "MAX(MAX(#.cost.*),-MIN(#.cost.*))<~)",
     "Look for a figure that is too large on Inputs"),
    RECORDS(SECTION_FEE, "#: a fee on the revenue is below 100 %",
     "OR(#.basis<>\"revenue\",#.percent<1)", "Lower the fee on Inputs"),
    BUILT(OF_GRANT, has_fees, "At most one fee is a percentage of the revenue",
     revenue_condition, "Add all fees but one to the costs on Inputs"),
    RECORDS(SECTION_OVERLAP,
     "#: it does not end before it begins", "#.end>=#.start",
     "Change start or end on Inputs"),
    RECORDS(SECTION_OVERLAP,
     "#: what is offset is given", "OR(#.treatment<>\"offset\",#.pays<>\"\")",
     "Say on Inputs what the other source pays"),
    RECORDS(SECTION_CURRENCY,
     "#: either a rate or its inverse is given",
     "(#.rate=\"\")<>(#.inverse_rate=\"\")", "Give one of the two on Inputs"),
    TIERS(NULL, "A percentage is given where a salary is",
     "OR(salary.amount=\"\",tier.@.percent<>\"\")",
     "Give the percentage of the tier on Inputs"),
    TIERS(NULL, "It has months or weeks of its own only where the grant has",
     "AND(OR(grant.months<>\"\",tier.@.months=\"\"),"
     "OR(grant.weeks<>\"\",tier.@.weeks=\"\"))",
     "Empty the months or weeks of the tier on Inputs"),
    TIERS(NULL, "A salary per grant has time that it is for",
     "OR(salary.per<>\"grant\",tier.@.grant_years>0)",
     "Change the proration or the time of the grant on Inputs"),
    RECORDS(SECTION_STEP, "#: an amount, a raise or an effort is given, and "
     "only one of them",
     "(#.amount<>\"\")+(#.raise<>\"\")+(#.effort<>\"\")=1",
     "Empty all but one of them on Inputs"),
    BUILT(OF_GRANT, model_has_steps,
     "Steps of the salary are inside the grant, in the order of their dates",
     steps_condition, "Change their dates on Inputs"),
    BUILT(OF_GRANT, model_has_steps, "A salary with steps is not per grant",
     per_condition, "Choose another time for the salary on Inputs"),
    RECORDS(SECTION_PERSON, "#: it does not end before it begins",
     "OR(#.from=\"\",#.until=\"\",#.until>=#.from)",
     "Change from or until on Inputs"),
    RECORDS(SECTION_CONTRIBUTION, "#: either a percentage or an amount is given",
     "(#.percent=\"\")<>(#.amount=\"\")", "Give one of the two on Inputs"),
    RECORDS(SECTION_INSTALMENT, "#: a percentage and an amount are not both given",
     "OR(#.percent=\"\",#.amount=\"\")", "Empty one of the two on Inputs"),
    BUILT(OF_GRANT, model_has_instalments,
     "At most one instalment takes the rest", rest_condition,
     "Give a percentage or an amount on Inputs"),
    BUILT(OF_GRANT, model_asks, "The award is what it may be", award_condition,
     "Type an amount above 0 on Ask, or nothing; on Inputs, look for red words"),
    RECORDS(SECTION_APPLICATION, "#: its status is a word of the list",
     "OR(#.status=\"draft\",#.status=\"pending\",#.status=\"approved\","
     "#.status=\"declined\",#.status=\"withdrawn\")",
     "Pick a status from the list on Applications"),
    RECORDS(SECTION_APPLICATION,
     "#: nothing is received unless it is approved",
     "OR(#.received=\"\",#.received=0,#.status=\"approved\")",
     "Change its status on Applications, or what is received on Inputs"),
    RECORDS(SECTION_APPLICATION, "#: it does not end before it begins",
     "#.end>=#.start", "Change start or end on Inputs"),
    GRANT_IF(has_areas, "Areas take at most all of the planned hours",
     "SUM(plan.shares)<1.0000001", "Lower their shares on Inputs"),
    RECORDS(SECTION_MILESTONE, "#: either a month or a date is given",
     "(#.month=\"\")<>(#.date=\"\")", "Give one of the two on Inputs"),
    TIERS(model_has_instalments, "Instalments by agreement make the ask",
     "AND(" NEAR("SUM(instalment.*.amount.@)", "tier.@.request")
     ",MIN(instalment.*.amount.@)>=0)",
     "Change the instalments on Inputs, or leave one without percent and amount"),
    TIERS(NULL, "The window has 1 day to " TEXT_OF(MONTHS_MOST)
     " months and ends by " LAST_DAY,
     "AND(tier.@.end>=grant.start,tier.@.end<EDATE(grant.start,"
     TEXT_OF(MONTHS_MOST) "),tier.@.end<=DATE(" TEXT_OF(LAST_YEAR) ",12,31))",
     "Change start, end or months on Inputs"),
    TIERS(NULL, "The sheet Days reaches to the end of the window",
     "tier.@.end<=MAX(days.date)", "The window" TOO_SHORT),
    GRANT("The sheet Days reaches to the end of the grant",
     "OR(salary.per<>\"grant\",IF(grant.end<>\"\",grant.end+0,"
     "IF(grant.weeks<>\"\",grant.start+7*grant.weeks-1,"
     "EDATE(grant.start,grant.months)-1))<=MAX(days.date))",
     "The grant" TOO_SHORT),
    BUILT(OF_GRANT, model_has_taxes,
     "Every charge that is dropped is one of the tables",
     dropped_condition, "Look at drop on Inputs"),
    BUILT(OF_TIERS, model_has_taxes,
     "Every instalment falls into the year of a table of taxes",
     covered_condition,
     "List the table of that year in the model and make the workbook anew"),
    TIERS(model_has_overlaps,
     "The sheet Days reaches to the end of the make-up time",
     "OR(tier.@.owed=0,tier.@.makeup_end<>\"\","
     "MAX(days.date)>=tier.@.end+days.makeup_most)",
     "Make-up time" TOO_SHORT),
    TIERS(NULL, "The ask is not below zero", "tier.@.request>=0",
     "Look for a rate below zero, or contributions larger than the costs, "
     "on Inputs"),
    TIERS(NULL, "The ask is a multiple of the rounding",
     NEAR("ROUND(tier.@.request/grant.round,0)*grant.round",
          "tier.@.request"), FORMULA_CHANGED),
    TIERS(NULL, "The ask differs from the total less contributions by less "
     "than the rounding",
     "ABS(tier.@.rounding)<grant.round", FORMULA_CHANGED),
    TIERS(NULL, "The parts add up to the total",
     NEAR("tier.@.stipend+tier.@.people+tier.@.oncosts+" LINES_COSTS "tier.@.contingency+"
          "tier.@.fees", "tier.@.total"), FORMULA_CHANGED),
    TIERS(NULL, "The stipend before other funding, less what that takes, is the stipend",
     NEAR("tier.@.gross-tier.@.deduction-tier.@.offset", "tier.@.stipend"),
     FORMULA_CHANGED),
    TIERS(NULL, "The shares add up to 100 %",
     "IF(tier.@.floor.stipend=\"\",TRUE,"
     NEAR("SUM(tier.@.share.*)", "1") ")", FORMULA_CHANGED),
    TIERS(NULL, "Days paid and days deducted add up to the days",
     NEAR("tier.@.paid_days+SUMPRODUCT((days.date<=tier.@.end)*"
          "(days.whole-days.paid))/days.whole", "tier.@.days"),
     FORMULA_CHANGED),
    BUILT(OF_TIERS, NULL, "Its amounts stay below 10^13 of the smallest unit",
     amounts_condition, "Look for a figure that is too large on Inputs"),
    {OF_RECORD_TIERS, SECTION_CURRENCY, NULL,
     "#: the ask in it stays below 10^13 of its smallest unit",
     "N(tier.@.request.^)<$", NULL,
     "Look at the rate of the currency on Inputs"},
    BUILT(OF_TIERS, model_has_taxes, "Its target after tax is reached",
     target_condition,
     "Make the workbook anew: stipend searches for the percentage"),
    TIERS(model_has_taxes,
     "The taxes add up", NEAR("SUM(tier.@.tax_on.*)", "tier.@.tax"),
     FORMULA_CHANGED),
    TIERS(model_has_overlaps,
     "The overlaps' deductions add up",
     NEAR("SUM(overlap.*.deduction.@)", "tier.@.deduction"), FORMULA_CHANGED),
    TIERS(model_has_overlaps,
     "What is taken off is not more than the salary replaced",
     "tier.@.deduction+tier.@.offset<tier.@.gross+0.00001", FORMULA_CHANGED),
    TIERS(model_has_overlaps,
     "No day is taken more than once", "AND(MIN(days.left)>=0,"
     "MAX(days.left)<=days.whole)", FORMULA_CHANGED),
    TIERS(model_has_overlaps,
     "Days made up and days that are not add up to the days owed",
     "IF(tier.@.made_up_days=\"\",TRUE," NEAR("tier.@.made_up_days+"
     "tier.@.shortfall_days", "tier.@.owed_days") ")", FORMULA_CHANGED),
    TIERS(model_has_costs,
     "The lines add up to tutoring, compute and other expenses",
     NEAR("SUM(lines.cost.@)", LINES_COSTS "0"), FORMULA_CHANGED),
    BUILT(OF_GRANT, NULL,
     "The proration that is chosen is one of those on Prorations",
     proration_condition, FORMULA_CHANGED),
    GRANT("The months of Schedule add up to the ask",
     NEAR("SUM(schedule.sums)", "schedule.request"), FORMULA_CHANGED),
    GRANT("The months of Schedule stay below 10^13 of the smallest unit",
     "MAX(MAX(schedule.parts),-MIN(schedule.parts))<~",
     "Look for lines that nearly cancel one another on Inputs"),
    GRANT("The instalments of Schedule add up to the ask",
     NEAR("SUM(schedule.instalments)", "schedule.request"), FORMULA_CHANGED),
};

const size_t checklist_count = COUNT(checklist);

const struct check checklist_inputs = GRANT(
    "#: every input is what it may be", "SUMPRODUCT((wanted.#<>\"\")*1)=0",
    "Look for red words beside the inputs on Inputs: that is wanted");
/* clang-format on */
