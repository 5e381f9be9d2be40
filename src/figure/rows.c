#include "figure/rows.h"

#include "figure/makeup.h"

#include "base/arena.h"
#include "figure/results.h"

/* clang-format off */
#define ROW(type, field, pattern, text, ...) \
    {.name = pattern, .kind = KIND_OF(type, field), \
     .offset = offsetof(struct type, field), .label = text, \
     .formula = __VA_ARGS__}
#define WORKING(type, field, pattern, text, ...) \
    {.name = pattern, .kind = KIND_OF(type, field), \
     .offset = offsetof(struct type, field), .label = text, \
     .formula = __VA_ARGS__, .working = true}

#define COSTS "tier.@.tutoring_cost+tier.@.compute_cost+tier.@.expense_cost"
#define UP_TO_END "days.date,\"<=\"&tier.@.end"

static const struct row salary_rows[] = {
    ROW(salary_result, annual, "salary.annual", "Salary per year",
        "IF(salary.amount=\"\",0,money(salary.amount*"
        "IF(salary.per=\"year\",1,IF(salary.per=\"month\",12,"
        "salary.weeks_per_year*IF(salary.per=\"week\",1,"
        "IF(salary.per=\"day\",salary.days_per_week,"
        "salary.hours_per_week))))*salary.effort[*rate]))"),
};

static const struct row time_rows[] = {
    ROW(tier_result, end, "tier.@.end", "Last day",
        "IF(grant.end=\"\",EDATE(grant.start,IF(tier.@.months=\"\","
        "grant.months,tier.@.months))-1,grant.end+0)"),
    ROW(tier_result, years, "tier.@.years", "Years",
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.worth)"
        "/days.year_parts,12)"),
    ROW(tier_result, paid_years, "tier.@.paid_years", "Years paid",
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.worth*days.paid)"
        "/(days.year_parts*days.whole),12)"),
    ROW(tier_result, days, "tier.@.days", "Days",
        "tier.@.end-grant.start+1"),
    ROW(tier_result, paid_days, "tier.@.paid_days", "Days paid",
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.paid)/days.whole,6)"),
};

static const struct row tier_rows[] = {
    ROW(tier_result, gross, "tier.@.gross", "Salary replaced",
        "money(salary.annual*tier.@.percent*tier.@.years)"),
    ROW(tier_result, deduction, "tier.@.deduction",
        "Less: time that others pay",
        "money(tier.@.gross-money(salary.annual*tier.@.percent*"
        "tier.@.paid_years))"),
    ROW(tier_result, offset, "tier.@.offset", "Less: money from others",
        "SUM(overlap.*.offset.@)"),
    ROW(tier_result, stipend, "tier.@.stipend", "Stipend",
        "money(tier.@.gross-tier.@.deduction-tier.@.offset)"),
    ROW(tier_result, oncosts, "tier.@.oncosts", "On-costs",
        "SUM(oncost.*.amount.@)"),
    ROW(tier_result, tutoring_cost, "tier.@.tutoring_cost", "Tutoring",
        "SUM(tutoring.*.cost.@)"),
    ROW(tier_result, compute_cost, "tier.@.compute_cost", "Compute",
        "SUM(compute.*.cost.@)"),
    ROW(tier_result, expense_cost, "tier.@.expense_cost", "Other expenses",
        "SUM(expense.*.cost.@)"),
    ROW(tier_result, contingency, "tier.@.contingency", "Contingency",
        "money((" COSTS "+IF(contingency.of=\"expenses\",0,"
        "tier.@.stipend+tier.@.oncosts))*contingency.percent/"
        "IF(contingency.of=\"subtotal\",ROUND(1-contingency.percent,6),1))"),
    ROW(tier_result, subtotal, "tier.@.subtotal", "Subtotal",
        "tier.@.stipend+tier.@.oncosts+" COSTS "+tier.@.contingency"),
    ROW(tier_result, fees, "tier.@.fees", "Fees", "SUM(fee.*.amount.@)"),
    ROW(tier_result, total, "tier.@.total", "Total",
        "tier.@.subtotal+tier.@.fees"),
    ROW(tier_result, request, "tier.@.request", "The ask",
        "money(IF(grant.round_direction=\"up\",-INT(-[multiple]),"
        "IF(grant.round_direction=\"down\",INT([multiple]),"
        "ROUND([multiple],0)))*grant.round)"),
    ROW(tier_result, rounding, "tier.@.rounding", "Rounding",
        "money(tier.@.request-tier.@.total)"),
    ROW(tier_result, monthly, "tier.@.monthly", "Per month",
        "IF(tier.@.years=0,\"\",money(tier.@.request/(12*tier.@.years)))"),
    ROW(tier_result, hours, "tier.@.hours", "Planned hours",
        "IF(effort.hours_per_week=\"\",\"\",ROUND(ROUND("
        "effort.hours_per_week*tier.@.paid_days/7,6),2))"),
    ROW(tier_result, per_hour, "tier.@.per_hour", "Per planned hour",
        "IF(N(tier.@.hours)=0,\"\",money(tier.@.request/tier.@.hours))"),
    ROW(tier_result, salary_share, "tier.@.salary_share",
        "Stipend, of the salary",
        "IF(money(salary.annual*tier.@.years)=0,\"\",ROUND(ROUND("
        "tier.@.stipend/money(salary.annual*tier.@.years)*100,6),1)/100)"),
    WORKING(tier_result, least_part, "tier.@.least_part", "Least part",
        "MIN(tier.@.stipend,tier.@.oncosts,tier.@.tutoring_cost,"
        "tier.@.compute_cost,tier.@.expense_cost,tier.@.contingency,"
        "tier.@.fees)"),
};

static const struct row share_rows[] = {
    WORKING(share_result, floor, "tier.@.floor.[part]", NULL,
        "IF(OR(tier.@.total<=0,tier.@.least_part<0),\"\","
        "INT(ROUND([amount]*[scale],0)*1000/"
        "ROUND(tier.@.total*[scale],0)))"),
    WORKING(share_result, remainder, "tier.@.remainder.[part]", NULL,
        "IF(tier.@.floor.[part]=\"\",\"\","
        "(ROUND([amount]*[scale],0)*1000-tier.@.floor.[part]*"
        "ROUND(tier.@.total*[scale],0))*10+[order])"),
    ROW(share_result, share, "tier.@.share.[part]", NULL,
        "IF(tier.@.floor.[part]=\"\",\"\",(tier.@.floor.[part]+"
        "(RANK(tier.@.remainder.[part],tier.@.remainder.*)<="
        "1000-SUM(tier.@.floor.*)))/1000)"),
};

static const struct row oncost_rows[] = {
    ROW(oncost_result, amount, "#.amount.@", NULL,
        "money(tier.@.stipend*#.percent)"),
};

static const struct row fee_rows[] = {
    WORKING(fee_result, added, "#.added.@", "Added to the costs",
        "IF(#.basis=\"added\",MAX(#.minimum,money(tier.@.subtotal*"
        "#.percent)),0)"),
    ROW(fee_result, amount, "#.amount.@", NULL,
        "IF(#.basis=\"added\",#.added.@,MAX(#.minimum,money(("
        "tier.@.subtotal+SUM(fee.*.added.@))*#.percent/"
        "ROUND(1-#.percent,6))))"),
};

/* The first overlap follows on the whole time, each other on the one before. */
static const struct row overlap_rows[] = {
    WORKING(overlap_result, worth, "#.worth.@",
        "Time that it takes",
        "SUMPRODUCT((days.date<=tier.@.end)*days.worth*days.taken.[name])"),
    WORKING(overlap_result, paid_worth, "#.paid_worth.@",
        "Time paid after it",
        "[worth before]-IF(#.treatment=\"deduct\",#.worth.@,0)"),
    WORKING(overlap_result, years, "#.years.@",
        "Years paid after it",
        "ROUND(#.paid_worth.@/(days.year_parts*days.whole),12)"),
    WORKING(overlap_result, offset_worth, "#.offset_worth.@",
        "Time offset up to it",
        "[offset before]+IF(#.treatment=\"offset\",#.worth.@,0)"),
    WORKING(overlap_result, cap, "#.cap.@",
        "What is paid for that time",
        "money(salary.annual*tier.@.percent*"
        "ROUND(#.offset_worth.@/(days.year_parts*days.whole),12))"),
    ROW(overlap_result, deduction, "#.deduction.@",
        "Deducted for it",
        "IF(#.treatment=\"deduct\",money(salary.annual*tier.@.percent*"
        "[years before])-money(salary.annual*tier.@.percent*#.years.@),\"\")"),
    ROW(overlap_result, offset, "#.offset.@",
        "Offset for it",
        "IF(#.treatment=\"offset\",MIN(money(#.pays[*rate]*"
        "MAX(0,MIN(#.end,tier.@.end)-MAX(#.start,grant.start)+1)/"
        "(#.end-#.start+1)),#.cap.@-[cap before]),\"\")"),
};

/* Time is counted in millionths of a day here. */
static const struct row makeup_rows[] = {
    ROW(makeup_result, owed_days, "tier.@.owed_days", "Days to make up",
        "IF(days.makeups=0,\"\",SUMIFS(days.owed," UP_TO_END ")/days.whole)"),
    ROW(makeup_result, owed_weeks, "tier.@.owed_weeks", "Weeks to make up",
        "IF(tier.@.owed_days=\"\",\"\",ROUND(ROUND(tier.@.owed_days/7,6),4))"),
    WORKING(makeup_result, owed, "tier.@.owed", "Time that is owed",
        "ROUND(N(tier.@.owed_days)*days.whole,0)"),
    WORKING(makeup_result, left, "tier.@.left",
        "Time left up to the end of the window",
        "SUMIFS(days.left," UP_TO_END ")"),
    WORKING(makeup_result, made_up, "tier.@.made_up",
        "Of that, made up in the end",
        "MIN(tier.@.owed,LOOKUP(tier.@.end+days.makeup_most,days.date,"
        "days.done)-tier.@.left)"),
    ROW(makeup_result, start, "tier.@.makeup_start", "Make-up time begins",
        "IF(tier.@.made_up=0,\"\","
        "grant.start+MATCH(tier.@.left,days.done,1))"),
    ROW(makeup_result, end, "tier.@.makeup_end", "Make-up time ends",
        "IF(OR(tier.@.owed=0,tier.@.made_up<tier.@.owed),\"\","
        "grant.start+MATCH(tier.@.left+tier.@.owed-1,days.done,1))"),
    WORKING(makeup_result, reach, "tier.@.makeup_reach",
        "The day on which it is over, at the latest",
        "IF(tier.@.owed=0,tier.@.end,IF(tier.@.makeup_end=\"\","
        "tier.@.end+days.makeup_most,tier.@.makeup_end))"),
    WORKING(makeup_result, made_up_by, "tier.@.made_up_by",
        "Made up by the last day that is allowed",
        "IF(makeup.by=\"\",0,MIN(tier.@.owed,LOOKUP(tier.@.end+MAX(0,"
        "MIN(makeup.by-tier.@.end,days.makeup_most)),days.date,days.done)"
        "-tier.@.left))"),
    ROW(makeup_result, made_up_days, "tier.@.made_up_days", "Days made up",
        "IF(OR(makeup.by=\"\",tier.@.owed_days=\"\"),\"\","
        "tier.@.made_up_by/days.whole)"),
    ROW(makeup_result, shortfall_days, "tier.@.shortfall_days",
        "Days not made up",
        "IF(tier.@.made_up_days=\"\",\"\","
        "ROUND(tier.@.owed_days-tier.@.made_up_days,6))"),
    WORKING(makeup_result, years, "tier.@.owed_years", "Years that are owed",
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.worth*days.owed)"
        "/(days.year_parts*days.whole),12)"),
    WORKING(makeup_result, value, "tier.@.owed_value", "What they are paid",
        "money(salary.annual*tier.@.percent*tier.@.owed_years)"),
    ROW(makeup_result, repay, "tier.@.repay", "To pay back",
        "IF(tier.@.shortfall_days=\"\",\"\",IF(tier.@.owed=0,0,money("
        "tier.@.owed_value*tier.@.shortfall_days/tier.@.owed_days)))"),
};

static const struct row rate_rows[] = {
    ROW(rate_result, request, "tier.@.request.[name]", NULL,
        "IF(#.show=\"yes\",native(tier.@.request/IF(#.rate=\"\","
        "1/#.inverse_rate,#.rate)),\"\")"),
};

/* Whole months, from the difference of the calendar's. */
#define CALENDAR_MONTHS \
    "(YEAR(#.last.@+1)-YEAR(#.first.@))*12+MONTH(#.last.@+1)-MONTH(#.first.@)"

static const struct row line_rows[STEP_COUNT] = {
    [STEP_HAS] = WORKING(line_result, has, "#.has.@", "1 where the tier has it",
        "IF(#.tiers=\"\",1,IF(ISERROR(SEARCH(\",@,\",\",\"&"
        "SUBSTITUTE(#.tiers,\" \",\",\")&\",\")),0,1))"),
    [STEP_FIRST] = WORKING(line_result, first, "#.first.@", "First day",
        "MAX(grant.start,#.from)"),
    [STEP_LAST] = WORKING(line_result, last, "#.last.@", "Last day",
        "MIN(tier.@.end,#.until)"),
    [STEP_MONTHS] = WORKING(line_result, months, "#.whole_months.@",
        "Whole months",
        CALENDAR_MONTHS "-(EDATE(#.first.@," CALENDAR_MONTHS ")>#.last.@+1)"),
    [STEP_TIMES] = WORKING(line_result, times, "#.times_in.@", "Times",
        "IF(OR(#.has.@=0,#.last.@<#.first.@),0,IF(#.times.@<>\"\",#.times.@,"
        "IF(#.times<>\"\",#.times,IF(#.every=\"week\","
        "INT((#.last.@-#.first.@+1)/7),"
        "IF(#.every=\"month\",#.whole_months.@,1)))))"),
    [STEP_QUANTITY] = WORKING(line_result, quantity, "#.quantity_in.@",
        "Quantity",
        "IF(#.quantity.@=\"\",#.quantity,#.quantity.@)"),
    [STEP_NATIVE] = ROW(line_result, native, "#.native.@",
        "Cost in its own currency",
        "native(#.rate*#.quantity_in.@*#.times_in.@)"),
    [STEP_COST] = ROW(line_result, cost, "#.cost.@", "Cost",
        "money(money(#.native.@[*rate])*tier.@.[kind])"),
    [STEP_TAXED] = WORKING(line_result, taxed, "#.taxed.@",
        "1 where it is income of the person",
        "IF(#.taxable=\"yes\",1,0)"),
    [STEP_BEGINS] = WORKING(line_result, begins, "#.begins.@",
        "Months of the grant before it, in parts",
        "IF(#.first.@>#.last.@,0,"
        "SUMIFS(days.part_of_month,days.date,\"<\"&#.first.@))"),
    [STEP_ENDS] = WORKING(line_result, ends, "#.ends.@",
        "Months up to its end, in parts; one part more where it is paid once",
        "IF(OR(#.every=\"once\",#.first.@>#.last.@),#.begins.@+1,"
        "SUMIFS(days.part_of_month,days.date,\"<=\"&#.last.@))"),
};

/* What is left in hand: an estimate by the tables of taxes. */
static const struct row net_rows[] = {
    WORKING(net_result, oncosts, "tier.@.taxed_oncosts",
        "On-costs that are income", "[taxed on-costs]"),
    WORKING(net_result, lines, "tier.@.taxed_lines", "Lines that are income",
        "[taxed lines]"),
    WORKING(net_result, taxable, "tier.@.income", "Paid to the person",
        "tier.@.stipend+tier.@.taxed_oncosts+tier.@.taxed_lines"),
    ROW(net_result, tax, "tier.@.tax", "Tax, estimated",
        "SUM(tier.@.tax_on.*)"),
    ROW(net_result, net, "tier.@.net", "Left after tax, estimated",
        "tier.@.income-tier.@.tax"),
    ROW(net_result, monthly, "tier.@.net_monthly", "Left per month, estimated",
        "IF(tier.@.years=0,\"\",money(tier.@.net/(12*tier.@.years)))"),
    WORKING(net_result, direct_tax, "tier.@.direct_tax",
        "Tax if all costs were paid to the person, estimated",
        "SUM(tier.@.direct_tax.*)"),
    ROW(net_result, tax_saved, "tier.@.tax_saved",
        "Tax saved by direct payment, estimated", "tier.@.direct_tax-tier.@.tax"),
    WORKING(net_result, salary, "tier.@.salary_income",
        "The salary over the same time",
        "money(salary.annual*tier.@.years)"),
    WORKING(net_result, salary_tax, "tier.@.salary_tax",
        "Tax on it, estimated",
        "SUM(tier.@.salary_tax.*)"),
    ROW(net_result, salary_net, "tier.@.salary_net",
        "Left of the salary, estimated",
        "tier.@.salary_income-tier.@.salary_tax"),
    ROW(net_result, share, "tier.@.net_share",
        "Of what the salary leaves, estimated",
        "IF(tier.@.salary_net=0,\"\",ROUND(ROUND("
        "tier.@.net/tier.@.salary_net*100,6),1)/100)"),
};

#define EDGE(word) "tier.@." word "_[edge].[name]"
#define SO_FAR "days.date<=" EDGE("paid")

/*
 * What instalments before a table's year, and up to its end, have paid.  They
 * pay whole months: a month, three, or all of them.
 */
static const struct row paid_rows[] = {
    WORKING(paid_result, counted, EDGE("counted"),
        "The day up to which months are counted",
        "MAX([day],grant.start-1)+IF(AND(payment.timing=\"end\","
        "payment.schedule<>\"upfront\"),1,0)"),
    WORKING(paid_result, months, EDGE("months"), "Whole months up to it",
        "(YEAR([to])-YEAR(grant.start))*12+MONTH([to])-MONTH(grant.start)-"
        "IF(EDATE(grant.start,(YEAR([to])-YEAR(grant.start))*12+MONTH([to])-"
        "MONTH(grant.start))>[to],1,0)"),
    WORKING(paid_result, end, EDGE("paid"), "Last day that is paid",
        "IF(AND(payment.timing=\"end\",payment.schedule<>\"upfront\"),"
        "IF([day]>=tier.@.end,tier.@.end,EDATE(grant.start,INT("
        EDGE("months") "/[length])*[length])-1),IF([day]<grant.start,"
        "grant.start-1,MIN(tier.@.end,EDATE(grant.start,(INT("
        EDGE("months") "/[length])+1)*[length])-1)))"),
    WORKING(paid_result, spread, EDGE("spread"), "Months so far, in parts",
        "SUMIFS(days.part_of_month,days.date,\"<=\"&" EDGE("paid") ")"),
    WORKING(paid_result, stipend, EDGE("stipend"),
        "Salary replaced and paid",
        "money(salary.annual*tier.@.percent*ROUND(SUMPRODUCT((" SO_FAR ")*"
        "days.worth*days.paid)/(days.year_parts*days.whole),12))"),
    WORKING(paid_result, offset, EDGE("offset"), "Less: money from others",
        "[offsets]"),
    WORKING(paid_result, oncosts, EDGE("oncosts"),
        "On-costs that are income",
        "IF(tier.@.stipend=0,0,money(tier.@.taxed_oncosts*("
        EDGE("stipend") "-" EDGE("offset") ")/tier.@.stipend))"),
    WORKING(paid_result, taxed, EDGE("taxed"), "Lines that are income",
        "[lines so far]"),
    WORKING(paid_result, untaxed, EDGE("untaxed"), "Lines that are not",
        "[other lines so far]"),
    WORKING(paid_result, salary, EDGE("salary"), "The salary itself",
        "money(salary.annual*ROUND(SUMPRODUCT((" SO_FAR ")*days.worth)"
        "/days.year_parts,12))"),
};

static const struct row paid_offset_rows[] = {
    WORKING(offset_result, amount, "#.offset_[edge].@.[table]",
        "Offset for it so far",
        "IF(#.treatment<>\"offset\",0,IF(#.worth.@=0,0,money(#.offset.@*"
        "SUMPRODUCT((days.date<=tier.@.paid_[edge].[table])*days.worth*"
        "days.taken.[name])/#.worth.@)))"),
};

#define THROUGH(word) "tier.@." word "_through.[name]"
#define BEFORE(word) "tier.@." word "_before.[name]"

static const struct row tax_rows[] = {
    ROW(tax_result, taxable, "tier.@.taxable.[name]", "Paid in its year",
        "money(" THROUGH("stipend") "-" THROUGH("offset") "+"
        THROUGH("oncosts") "+" THROUGH("taxed") "-" BEFORE("stipend") "+"
        BEFORE("offset") "-" BEFORE("oncosts") "-" BEFORE("taxed") ")"),
    WORKING(tax_result, direct, "tier.@.direct.[name]",
        "If all costs were paid to the person",
        "money(tier.@.taxable.[name]+" THROUGH("untaxed") "-"
        BEFORE("untaxed") ")"),
    WORKING(tax_result, salary, "tier.@.salary_income.[name]",
        "The salary itself",
        "money(" THROUGH("salary") "-" BEFORE("salary") ")"),
    ROW(tax_result, tax, "tier.@.tax_on.[name]",
        "Tax by it, estimated",
        "SUM(tier.@.tax_on.[name].*)"),
    WORKING(tax_result, direct_tax, "tier.@.direct_tax.[name]",
        "Tax if all costs were paid to the person, estimated",
        "SUM(tier.@.direct_tax.[name].*)"),
    WORKING(tax_result, salary_tax, "tier.@.salary_tax.[name]",
        "Tax on the salary itself, estimated", "SUM(tier.@.salary_tax.[name].*)"),
    ROW(tax_result, set_aside, "tier.@.set_aside.[name]", NULL,
        "IF(tier.@.taxable.[name]=0,\"\",ROUND(ROUND(tier.@.tax_on.[name]/"
        "tier.@.taxable.[name]*100,6),1)/100)"),
};

/* A line of a table on some income, less the same line without it. */
#define DUE(what) "money((tax.[name].[charge]." what ".@-tax.[name].[charge])" \
    "[*rate])"

static const struct row charge_rows[] = {
    ROW(charge_result, due, "tier.@.tax_on.[name].[charge]", NULL,
        DUE("grant")),
};

static const struct row direct_rows[] = {
    WORKING(charge_result, due, "tier.@.direct_tax.[name].[charge]", NULL,
        DUE("direct")),
};

static const struct row earned_rows[] = {
    WORKING(charge_result, due, "tier.@.salary_tax.[name].[charge]", NULL,
        DUE("salary")),
};

#define LIST(array) {array, COUNT(array)}

const struct row_list row_lists[ROW_SETS] = {
    [ROWS_SALARY] = LIST(salary_rows), [ROWS_TIME] = LIST(time_rows),
    [ROWS_OVERLAP] = LIST(overlap_rows), [ROWS_LINE] = LIST(line_rows),
    [ROWS_TIER] = LIST(tier_rows), [ROWS_MAKEUP] = LIST(makeup_rows),
    [ROWS_ONCOST] = LIST(oncost_rows), [ROWS_FEE] = LIST(fee_rows),
    [ROWS_RATE] = LIST(rate_rows), [ROWS_SHARE] = LIST(share_rows),
    [ROWS_NET] = LIST(net_rows), [ROWS_PAID] = LIST(paid_rows),
    [ROWS_PAID_OFFSET] = LIST(paid_offset_rows), [ROWS_TAX] = LIST(tax_rows),
    [ROWS_CHARGE] = LIST(charge_rows), [ROWS_DIRECT] = LIST(direct_rows),
    [ROWS_EARNED] = LIST(earned_rows),
};
/* clang-format on */

static int64_t year_parts(const struct results *results)
{
    return results->ledger.year_parts;
}

static int64_t whole(const struct results *results)
{
    (void)results;
    return LEDGER_WHOLE;
}

static int64_t makeup_most(const struct results *results)
{
    (void)results;
    return LEDGER_MAKEUP_MOST;
}

static int64_t makeups(const struct results *results)
{
    return makeup_count(results->model);
}

static const struct ledger_name ledger_names[] = {
    {"days.date", "the days, from the start on", "grant.start", NULL},
    {"days.worth", "what each day is worth, in parts of a year",
     "grant.start grant.proration", NULL},
    {"days.part_of_month",
     "the part of its month of the grant that each day is, in parts of a month",
     "grant.start", NULL},
    {"days.year_parts", "the parts that make a year", "grant.proration",
     year_parts},
    {"days.whole", "the parts of a day in which shares are counted", "", whole},
    {"days.taken.*",
     "what an overlap takes of each day, in file order and in "
     "millionths",
     "overlap.*.start overlap.*.end overlap.*.share overlap.*.treatment", NULL},
    {"days.paid", "what the overlaps that are deducted leave of each day",
     "days.taken.* overlap.*.treatment", NULL},
    {"days.owed", "what the overlaps that are made up take of each day",
     "days.taken.* overlap.*.treatment", NULL},
    {"days.left", "what no overlap takes of each day", "days.taken.*", NULL},
    {"days.done", "the running sum of what no overlap takes", "days.left",
     NULL},
    {"days.makeups", "how many overlaps are made up", "overlap.*.treatment",
     makeups},
    {"lines.*.*", "what the lines come to in a tier, one below the other", "",
     NULL},
    {"taxyear.*.starts", "the first day of a table's year", "", NULL},
    {"taxyear.*.ends", "the last day of a table's year", "", NULL},
    {"taxyear.*.dropped", "how many of a table's charges are dropped",
     "tax.drop", NULL},
    {"tax.*.*", "what a line of a table comes to on other income alone", "",
     NULL},
    {"tax.*.*.*.*",
     "what a line of a table comes to with the grant, with all "
     "costs paid to the person, or with the salary",
     "", NULL},
    {"days.makeup_most", "the days after a window on which time can be made up",
     "", makeup_most},
};

const struct ledger_name *row_ledger_name(size_t index)
{
    return index < COUNT(ledger_names) ? &ledger_names[index] : NULL;
}
