#include "model/schema.h"

#include "base/text.h"
#include "model/tax.h"

#include <string.h>

/* clang-format off */
#define KEY SCHEMA_KEY

/* What keys of several sections have. */
#define LABEL \
    .fallback = "=name", .label = "Label", .help = "Name that people read"
#define KEEPS .fallback = "100", .most = 1000
#define TIERS .fallback = "=all tiers", .label = "Tiers"
#define PRIORITY \
    .fallback = "1", .least = 1, .most = 99, .label = "Priority", \
    .help = "The higher it is, the sooner this is given up if less is granted"
#define YES_OR_NO .choices = ANSWERS(CHOICE_WORD)

/* A key for each tier, name.TIER, in an array of the record. */
#define TIER_KEY(type, field, array, ...) \
    {.name = #field ".", .kind = KIND_OF(type, array), \
     .offset = offsetof(struct type, array), __VA_ARGS__}

static const struct schema_key grant_keys[] = {
    KEY(grant, title, .required = true, .label = "Title",
        .example = "Six months of independent research",
        .help = "What the grant is for; the heading of the proposal"),
    KEY(grant, applicant, .label = "Applicant", .example = "A. Researcher",
        .help = "Who applies for the grant"),
    KEY(grant, funder, .label = "Funder", .example = "A Research Fund",
        .help = "Who is asked for the money"),
    KEY(grant, summary, .label = "Summary",
        .help = "One or two sentences for the top of the proposal"),
    KEY(grant, currency, .required = true, .label = "Currency",
        .example = "AUD",
        .help = "Currency of all amounts without one of their own (ISO 4217 "
                "code)"),
    KEY(grant, start, .required = true, .label = "Start",
        .example = "2027-01-01", .help = "First day that is paid for"),
    KEY(grant, months, .label = "Months", .unit = "months", .least = 1,
        .most = MONTHS_MOST, .example = "6",
        .help = "Length of the grant; give this, or weeks, or the end"),
    KEY(grant, weeks, .label = "Weeks", .unit = "weeks", .least = 1,
        .most = WEEKS_MOST, .help = "Length of the grant in weeks"),
    KEY(grant, end, .label = "End", .help = "Last day that is paid for"),
    KEY(grant, proration, .fallback = "=month, or week if the grant gives weeks", .label = "Proration",
        .choices = PRORATIONS(CHOICE_WORD),
        .help = "What one day is worth: month, its part of the grant month; "
                "calendar, its part of the calendar month; day, 1/365 of a "
                "year; week, 1/364 of a year; workday, 1/260 of a year, from "
                "Monday to Friday"),
    KEY(grant, round, .fallback = "=minor unit", .label = "Round to",
        .over = true, .help = "The ask is rounded to a multiple of this"),
    KEY(grant, round_direction, .fallback = "up", .label = "Rounding",
        .choices = DIRECTIONS(CHOICE_WORD),
        .help = "How the ask is rounded: up, nearest or down"),
};

/* Keys of a contract: a salary, or the pay of another person. */
#define CONTRACT_KEY(type, field, ...) \
    SCHEMA_KEY_AS(type, contract.field, #field, __VA_ARGS__)
#define CONTRACT_KEYS(type, pers, name, an_amount, amount_help, per_help, \
                      effort_help) \
    CONTRACT_KEY(type, currency, .fallback = "=grant.currency", \
        .label = "Currency", .help = "Currency of the amount"), \
    CONTRACT_KEY(type, amount, .required = true, .label = name, \
        .example = an_amount, .help = amount_help), \
    CONTRACT_KEY(type, per, .required = true, .label = "Paid per", \
        .choices = pers(CHOICE_WORD), .example = "year", .help = per_help), \
    CONTRACT_KEY(type, hours_per_week, .fallback = "40", .over = true, \
        .most = 168, .label = "Hours per week", .unit = "hours", \
        .help = "Working hours in a week, if paid by the hour"), \
    CONTRACT_KEY(type, days_per_week, .fallback = "5", .over = true, \
        .most = 7, .label = "Days per week", .unit = "days", \
        .help = "Working days in a week, if paid by the day"), \
    CONTRACT_KEY(type, weeks_per_year, .fallback = "52", .over = true, \
        .most = 53, .label = "Weeks per year", .unit = "weeks", \
        .help = "Paid weeks in a year, if paid by the hour, day or week"), \
    CONTRACT_KEY(type, effort, .fallback = "100", .over = true, .most = 100, \
        .label = "Effort", .help = effort_help)

static const struct schema_key salary_keys[] = {
    CONTRACT_KEYS(salary, PERS, "Salary", "90000",
        "The salary that the grant replaces, before tax",
        "Time that the salary is for: year, month, week, day, hour, or grant "
        "for one sum for the whole time of the grant",
        "Part of full time that the grant replaces"),
    KEY(salary, source, .label = "Source",
        .help = "Evidence of the salary: a contract, a payslip, a survey"),
};

static const struct schema_key step_keys[] = {
    KEY(step, label, LABEL),
    KEY(step, from, .required = true, .label = "From", .example = "2027-04-01",
        .help = "First day of the change, after the start of the grant"),
    KEY(step, amount, .label = "Amount",
        .help = "The new amount of the salary; give this, a raise or an effort"),
    KEY(step, raise, .least = -100, .over = true, .most = 1000, .label = "Raise", .example = "3 %",
        .help = "Percentage that is added to the amount; below zero for a cut"),
    KEY(step, effort, .over = true, .most = 100, .label = "Effort",
        .help = "Part of full time that the grant replaces from then on"),
    KEY(step, note, .label = "Note", .help = "Why the salary changes"),
};

static const struct schema_key tier_keys[] = {
    KEY(tier, label, LABEL, .example = "Lean|Target|Full"),
    KEY(tier, percent, .most = 1000, .label = "Percent of salary",
        .example = "50 %|75 %|100 %",
        .help = "How much of the salary the grant replaces, and of what other "
                "people are paid"),
    KEY(tier, net_target, .label = "Net target",
        .help = "Amount to be left after tax, instead of a percentage"),
    KEY(tier, months, .fallback = "=grant.months", .least = 1,
        .most = MONTHS_MOST, .label = "Months", .unit = "months",
        .help = "Length of the grant in this tier, if it differs"),
    KEY(tier, weeks, .fallback = "=grant.weeks", .least = 1,
        .most = WEEKS_MOST, .label = "Weeks", .unit = "weeks",
        .help = "The same, if the grant gives weeks"),
    SCHEMA_KEY_AS(tier, keeps[BUDGET_TUTORING], "tutoring", KEEPS,
        .label = "Tutoring kept",
        .help = "How much of the tutoring budget this tier keeps"),
    SCHEMA_KEY_AS(tier, keeps[BUDGET_COMPUTE], "compute", KEEPS,
        .label = "Compute kept",
        .help = "How much of the compute budget this tier keeps"),
    SCHEMA_KEY_AS(tier, keeps[BUDGET_EXPENSE], "expense", KEEPS,
        .label = "Expenses kept",
        .help = "How much of the other expenses this tier keeps; money in hand "
                "(a rate below zero) counts in full"),
    KEY(tier, hours_per_week, .fallback = "=effort.hours_per_week",
        .over = true, .most = 168, .unit = "hours",
        .label = "Planned hours per week",
        .help = "Focused hours of each week in this tier, if they differ"),
    KEY(tier, recommended, .fallback = "no", YES_OR_NO,
        .label = "Recommended", .example = "no|yes|no",
        .help = "Whether to recommend this tier; only one can be"),
    KEY(tier, note, .label = "Note",
        .example = "The least that would do|What would make it work well|"
                   "Not expected",
        .help = "A comment on this tier"),
};

#define LINE_KEYS(unit_default, type_default, rate_below_zero, \
                  label_example, rate_example, quantity_example, \
                  every_example, note_example) { \
    KEY(line, label, LABEL, .example = label_example), \
    KEY(line, currency, .fallback = "=grant.currency", .label = "Currency", \
        .help = "Currency of the rate"), \
    KEY(line, rate, .required = true, .label = "Rate", \
        .negative = rate_below_zero, .example = rate_example, \
        .help = rate_below_zero ? "Price of one unit; below zero for money " \
                                  "already in hand" : "Price of one unit"), \
    KEY(line, unit, .fallback = unit_default, .label = "Unit", \
        .help = "What the quantity counts"), \
    KEY(line, quantity, .fallback = "1", .most = 1000000000, \
        .label = "Quantity", .example = quantity_example, \
        .help = "Number of units each time"), \
    KEY(line, every, .fallback = "once", .choices = EVERIES(CHOICE_WORD), \
        .label = "Every", .example = every_example, \
        .help = "How often: once, or every week, month, quarter or year of " \
                "the line's time"), \
    KEY(line, partial, .fallback = "drop", .label = "Partial", \
        .choices = PARTIALS(CHOICE_WORD), \
        .help = "What a week, month, quarter or year counts for that is not " \
                "whole: drop, nothing; full, as a whole one; prorate, its " \
                "part"), \
    KEY(line, times, .most = 100000, .label = "Times", .unit = "times", \
        .help = "Number of times; replaces what `every` gives"), \
    KEY(line, vat, .fallback = "0", .most = 100, .label = "VAT", \
        .help = "Value added tax that comes on top of the rate"), \
    KEY(line, from, .label = "From", \
        .help = "First day of the line; the start of the grant if not given"), \
    KEY(line, until, .label = "Until", \
        .help = "Last day of the line; the end of the tier if not given"), \
    KEY(line, tiers, TIERS, \
        .help = "The tiers that have this line"), \
    KEY(line, priority, PRIORITY), \
    KEY(line, application, .label = "Application", \
        .help = "The line is there only while this application is approved"), \
    TIER_KEY(line, quantity, quantity_in, .most = 1000000000, \
        .label = "Quantity in one tier", \
        .help = "Overrides the quantity for one tier"), \
    TIER_KEY(line, times, times_in, .most = 100000, \
        .label = "Times in one tier", .unit = "times", \
        .help = "Overrides the times for one tier"), \
    KEY(line, paid_by, .fallback = "funder", .choices = PAYERS(CHOICE_WORD), \
        .label = "Paid by", \
        .help = "Who pays the bill: the funder directly, or the grantee"), \
    KEY(line, type, .fallback = type_default, .label = "Cost type", \
        .choices = COST_TYPES(CHOICE_WORD), \
        .help = "Cost category: personnel, materials, operations, travel or " \
                "other"), \
    KEY(line, taxable, .fallback = "=paid_by", YES_OR_NO, \
        .label = "Taxable", \
        .help = "Whether it is taxable income of the person; if not given, " \
                "yes if the grantee pays the bill"), \
    KEY(line, note, .label = "Justification", .example = note_example, \
        .help = "Why it is needed, and the source of the price"), \
}

static const struct schema_key tutoring_keys[] =
    LINE_KEYS("hour", "personnel", false, "Mathematics tutor", "80", "2",
              "week", NULL);
static const struct schema_key compute_keys[] =
    LINE_KEYS("GPU-hour", "materials", false, "GPU time", "2.50", "100",
              "month", NULL);
static const struct schema_key expense_keys[] =
    LINE_KEYS("item", "other", true, "Textbooks", "400", NULL, NULL,
              "Five textbooks that no library near me has");

static const struct schema_key person_keys[] = {
    KEY(person, label, LABEL),
    CONTRACT_KEYS(person, PERS_OF_TIME, "Pay", "48000",
        "What the person earns, before tax",
        "Time that the amount is for: year, month, week, day or hour",
        "Part of full time that the person works"),
    KEY(person, from, .label = "From",
        .help = "First day that is paid; the start of the grant if not given"),
    KEY(person, until, .label = "Until",
        .help = "Last day that is paid; the end of the tier if not given"),
    KEY(person, tiers, TIERS, .help = "The tiers that pay the person"),
    KEY(person, priority, PRIORITY),
    KEY(person, scaled, .fallback = "yes", YES_OR_NO, .label = "Scaled",
        .help = "Whether the percentage of a tier applies to this pay, too"),
    KEY(person, source, .label = "Source",
        .help = "Evidence of the pay: a scale, a contract, an offer"),
    KEY(person, note, .label = "Note", .help = "What the person does"),
};

static const struct schema_key oncost_keys[] = {
    KEY(oncost, label, LABEL),
    KEY(oncost, percent, .required = true, .most = 1000, .label = "Percent",
        .example = "12",
        .help = "Percentage of the stipend and of what other people are paid"),
    KEY(oncost, tiers, TIERS, .help = "The tiers that have this on-cost"),
    KEY(oncost, taxable, .fallback = "yes", YES_OR_NO,
        .label = "Taxable",
        .help = "Whether it is taxable income of the person"),
    KEY(oncost, note, .label = "Note", .help = "The rule that it follows"),
};

static const struct schema_key contingency_keys[] = {
    KEY(contingency, label, LABEL),
    KEY(contingency, percent, .required = true, .most = 100,
        .label = "Percent", .example = "10",
        .help = "Percentage of the base named by `of`"),
    KEY(contingency, of, .fallback = "all", .label = "Of",
        .choices = CONTINGENCIES(CHOICE_WORD),
        .help = "expenses: the three budgets; all: those, the stipend, other "
                "people and the on-costs; subtotal: the sum that includes the "
                "contingency"),
    KEY(contingency, note, .label = "Note",
        .help = "What the reserve is for"),
};

static const struct schema_key fee_keys[] = {
    KEY(fee, label, LABEL),
    KEY(fee, percent, .required = true, .most = 100, .label = "Percent",
        .example = "7", .help = "Percentage of the base named by `basis`"),
    KEY(fee, basis, .fallback = "added", .choices = FEE_BASES(CHOICE_WORD),
        .label = "Basis",
        .help = "added: the costs, on top of which the fee comes; revenue: all "
                "that the sponsor receives, including the fee"),
    KEY(fee, minimum, .fallback = "0", .label = "Minimum",
        .help = "The smallest amount that is charged"),
    KEY(fee, note, .label = "Note", .help = "Who charges it"),
};

static const struct schema_key contribution_keys[] = {
    KEY(contribution, label, LABEL),
    KEY(contribution, funder, .label = "Funder", .help = "Who puts it in"),
    KEY(contribution, percent, .most = 100, .label = "Percent",
        .example = "10",
        .help = "Percentage of the whole cost; give this or an amount"),
    KEY(contribution, currency, .fallback = "=grant.currency",
        .label = "Currency", .help = "Currency of the amount"),
    KEY(contribution, amount, .label = "Amount", .help = "What is put in"),
    KEY(contribution, note, .label = "Note",
        .help = "What it is: time, a loan of equipment, a grant that is sure"),
};

static const struct schema_key overlap_keys[] = {
    KEY(overlap, label, LABEL),
    KEY(overlap, funder, .label = "Funder", .help = "Who pays for that time"),
    KEY(overlap, start, .required = true, .label = "Start",
        .example = "2027-03-01", .help = "First day of the overlap"),
    KEY(overlap, end, .required = true, .label = "End",
        .example = "2027-04-30", .help = "Last day of the overlap"),
    KEY(overlap, share, .fallback = "100", .most = 100, .label = "Share",
        .help = "Percentage of full time that it takes"),
    KEY(overlap, treatment, .fallback = "deduct",
        .choices = TREATMENTS(CHOICE_WORD), .label = "Treatment",
        .help = "deduct: the time is not paid again; offset: its money is "
                "taken off; makeup: the time is worked later; keep: nothing "
                "changes"),
    KEY(overlap, currency, .fallback = "=grant.currency",
        .label = "Currency",
        .help = "Currency of what the other source pays"),
    KEY(overlap, pays, .label = "Pays",
        .help = "What the other source pays for the whole time"),
    KEY(overlap, application, .label = "Application",
        .help = "The overlap counts only while this application is approved"),
    KEY(overlap, note, .label = "Note", .help = "What was agreed"),
};

static const struct schema_key makeup_keys[] = {
    KEY(makeup, by, .label = "Make up by",
        .help = "Last day on which owed time can be worked"),
};

static const struct schema_key rate_keys[] = {
    KEY(rate, rate, .over = true, .label = "Rate",
        .help = "Amount in the grant currency for one unit; give this or the "
                "inverse",
        .example = "1.64"),
    KEY(rate, inverse_rate, .over = true, .label = "Inverse rate",
        .help = "Units for one unit of the grant currency"),
    KEY(rate, date, .label = "Date", .help = "Day of the rate"),
    KEY(rate, source, .label = "Source", .help = "Who published it"),
    KEY(rate, show, .fallback = "no", YES_OR_NO, .label = "Show",
        .help = "Whether to show the ask in this currency, too"),
};

static const struct schema_key effort_keys[] = {
    KEY(effort, hours_per_week, .over = true, .most = 168, .unit = "hours",
        .label = "Planned hours per week", .example = "30",
        .help = "Focused hours that you plan to work each week"),
};

static const struct schema_key area_keys[] = {
    KEY(work_area, label, LABEL),
    KEY(work_area, share, .required = true, .most = 100, .label = "Share",
        .example = "40 %",
        .help = "Percentage of the planned hours; what all areas leave is not "
                "yet determined"),
    KEY(work_area, note, .label = "Note", .help = "What the work is"),
};

static const struct schema_key milestone_keys[] = {
    KEY(milestone, label, LABEL),
    KEY(milestone, month, .least = 1, .most = MONTHS_MOST, .label = "Month",
        .unit = "months", .example = "3",
        .help = "Month of the grant at whose end it is due, from 1; give this "
                "or a date"),
    KEY(milestone, date, .label = "Date", .help = "Day on which it is due"),
    KEY(milestone, area, .label = "Area",
        .help = "The area that it belongs to"),
    KEY(milestone, shows, .label = "Shown by", .example = "A public notebook",
        .help = "What proves that it is done"),
    KEY(milestone, note, .label = "Note", .help = "What is reached by then"),
};

static const struct schema_key payment_keys[] = {
    KEY(payment, schedule, .fallback = "monthly", .label = "Schedule",
        .choices = PAYMENT_SCHEDULES(CHOICE_WORD),
        .help = "How the grant is paid out: upfront, monthly or quarterly; "
                "sections [instalment.NAME] take its place"),
    KEY(payment, timing, .fallback = "start", .label = "Timing",
        .choices = PAYMENT_TIMINGS(CHOICE_WORD),
        .help = "Whether each instalment comes on the first or the last day of "
                "its time; upfront, all comes on the first day"),
};

static const struct schema_key instalment_keys[] = {
    KEY(instalment, label, LABEL),
    KEY(instalment, date, .required = true, .label = "Date",
        .example = "2027-01-01|2027-06-30", .help = "Day on which it is paid"),
    KEY(instalment, percent, .most = 100, .label = "Percent", .example = "40|",
        .help = "Percentage of the ask; give this, an amount, or neither in "
                "one instalment, which takes the rest"),
    KEY(instalment, amount, .label = "Amount", .help = "What is paid"),
    KEY(instalment, note, .label = "Note",
        .help = "What it depends on, such as a report"),
};

static const struct schema_key tax_keys[] = {
    KEY(tax, tables, .required = true, .label = "Tables",
        .example = "au_2026_27",
        .help = "Tax tables by the names of their files, beside the model or "
                "listed by `stipend list taxes`"),
    KEY(tax, drop, .label = "Drop",
        .help = "Charges of the tables that do not apply to this person"),
    KEY(tax, show, .fallback = "no", .label = "Show in the workbook",
        YES_OR_NO,
        .help = "Whether the workbook, which others read, says what is left "
                "after tax; compare says so in any case"),
};

static const struct schema_key income_keys[] = {
    KEY(income, wages, .fallback = "0", .label = "Wages",
        .help = "Other income from employment in the tax year"),
    KEY(income, other, .fallback = "0", .label = "Other income",
        .help = "Any other taxable income in the tax year"),
    KEY(income, note, .label = "Note", .help = "What this income is"),
};

static const struct schema_key application_keys[] = {
    KEY(application, label, LABEL),
    KEY(application, funder, .required = true, .label = "Funder",
        .example = "A Fellowship Programme", .help = "Who is asked"),
    KEY(application, sent, .label = "Sent", .help = "Day on which it was sent"),
    KEY(application, status, .fallback = "draft", .label = "Status",
        .choices = STATUSES(CHOICE_WORD), .example = "pending",
        .help = "draft, pending, approved, declined or withdrawn"),
    KEY(application, currency, .fallback = "=grant.currency",
        .label = "Currency", .help = "Currency of these amounts"),
    KEY(application, asked, .required = true, .label = "Asked",
        .example = "12000", .help = "What is asked for"),
    KEY(application, received, .label = "Received",
        .help = "What was granted, once it is approved"),
    KEY(application, decided, .label = "Decided",
        .help = "Day of the decision, which may lie ahead"),
    KEY(application, start, .fallback = "=grant.start", .label = "Start",
        .help = "First day that it pays for"),
    KEY(application, end, .fallback = "=last day of the longest tier",
        .label = "End", .help = "Last day that it pays for"),
    KEY(application, share, .fallback = "100", .most = 100, .label = "Share",
        .help = "Percentage of full time that it takes, if it covers the "
                "stipend"),
    KEY(application, covers, .label = "Covers",
        .help = "What it pays for: stipend, tutoring, compute, expense, or "
                "names of lines such as compute.gpu; all if not given"),
    KEY(application, note, .label = "Note", .help = "What it is for"),
};

static const struct schema_key comparables_keys[] = {
    KEY(comparables, file, .fallback = "comparables", .label = "File",
        .help = "A file NAME.csv of grants that others were given, beside the "
                "model or one that ships: comparables or fellowships"),
    KEY(comparables, kinds, .label = "Kinds", .example = "study",
        .help = "Only grants of these kinds; those that ship have study, "
                "research, community and other"),
    KEY(comparables, funder, .label = "Funder",
        .help = "Only grants whose funder's name contains this"),
    KEY(comparables, since, .label = "Since", .example = "2021-01-01",
        .help = "Only grants from this day on"),
};

static const struct schema_key award_keys[] = {
    KEY(award, currency, .fallback = "=grant.currency", .label = "Currency",
        .help = "Currency of the amount"),
    KEY(award, amount, .over = true, .label = "Award",
        .help = "What is granted; every tier then says what that buys"),
    KEY(award, tier, .label = "Tier",
        .help = "The tier that is granted; the recommended one if not given"),
    KEY(award, date, .label = "Date", .help = "Day of the decision"),
    KEY(award, note, .label = "Note", .help = "What was decided"),
};

static const struct schema_key funder_keys[] = {
    KEY(funder, rules, .required = true, .label = "Rules",
        .example = "manifund",
        .help = "Files of rules by their names, beside the model or listed by "
                "`stipend list funders`"),
    KEY(funder, drop, .label = "Drop",
        .help = "Rules of these files that do not apply"),
};

static const struct schema_key share_keys[] = {
    KEY(sharing, leave_out,
        .fallback = "grant.applicant, tax, income, application",
        .label = "Leave out",
        .help = "What --share leaves out: kinds of sections (tax), single "
                "ones (overlap.fellowship) or keys (grant.applicant, "
                "overlap.*.note)"),
    KEY(sharing, kind, .fallback = "other", .label = "Kind", .example = "study",
        .help = "Kind of the grant in the row that `stipend show grant` "
                "prints"),
};

#define KEYS(array) .keys = array, .key_count = COUNT(array)
#define ONE(field) .offset = offsetof(struct model, field)
#define MANY(field, counter, limit) \
    .named = true, .offset = offsetof(struct model, field), \
    .size = sizeof(((struct model *)0)->field[0]), \
    .count_offset = offsetof(struct model, counter), .most = limit

const struct schema_section schema[SECTION_COUNT] = {
    [SECTION_GRANT] = {
        "grant", ONE(grant), KEYS(grant_keys), .required = true,
        .label = "Grant", .help = "What is asked for, and for how long"},
    [SECTION_SALARY] = {
        "salary", ONE(salary), KEYS(salary_keys), .label = "Salary",
        .help = "The income that the grant replaces; leave it out if the "
                "grant only pays costs"},
    [SECTION_STEP] = {
        "step", MANY(steps, step_count, STEPS_MOST), KEYS(step_keys),
        .label = "Step", .examples = "raise", .commented = true,
        .help = "A change of the salary on a day: a raise, a new amount, or "
                "another effort"},
    [SECTION_TIER] = {
        "tier", MANY(tiers, tier_count, TIERS_MOST), KEYS(tier_keys),
        .required = true, .label = "Tier", .examples = "lean|target|full",
        .help = "One column of the proposal: a level of funding"},
    [SECTION_TUTORING] = {
        "tutoring", MANY(lines, line_count, LINES_MOST), KEYS(tutoring_keys),
        .label = "Tutoring", .examples = "maths",
        .help = "A line of the budget for teachers"},
    [SECTION_COMPUTE] = {
        "compute", MANY(lines, line_count, LINES_MOST), KEYS(compute_keys),
        .label = "Compute", .examples = "gpu", .like = "tutoring",
        .help = "A line of the budget for machines"},
    [SECTION_EXPENSE] = {
        "expense", MANY(lines, line_count, LINES_MOST), KEYS(expense_keys),
        .label = "Expense", .examples = "books", .like = "tutoring",
        .help = "A line of the budget for anything else"},
    [SECTION_PERSON] = {
        "person", MANY(people, person_count, PEOPLE_MOST), KEYS(person_keys),
        .label = "Person", .examples = "assistant", .commented = true,
        .help = "Somebody else whom the grant pays for their time"},
    [SECTION_ONCOST] = {
        "oncost", MANY(oncosts, oncost_count, OTHERS_MOST), KEYS(oncost_keys),
        .label = "On-cost", .examples = "pension", .commented = true,
        .help = "A percentage on top of the stipend and of what other people "
                "are paid: pension, insurance"},
    [SECTION_CONTINGENCY] = {
        "contingency", ONE(contingency), KEYS(contingency_keys),
        .label = "Contingency", .commented = true,
        .help = "A reserve for unforeseen costs"},
    [SECTION_FEE] = {
        "fee", MANY(fees, fee_count, OTHERS_MOST), KEYS(fee_keys),
        .label = "Fee", .examples = "sponsor", .commented = true,
        .help = "A fee of a fiscal sponsor or a bank"},
    [SECTION_CONTRIBUTION] = {
        "contribution", MANY(contributions, contribution_count, OTHERS_MOST),
        KEYS(contribution_keys), .label = "Contribution", .examples = "own",
        .commented = true,
        .help = "What others, or the applicant, put in: the ask is the whole "
                "cost without it"},
    [SECTION_OVERLAP] = {
        "overlap", MANY(overlaps, overlap_count, OTHERS_MOST),
        KEYS(overlap_keys), .label = "Overlap", .examples = "fellowship",
        .commented = true,
        .help = "Other funding for the same time, which is not paid for twice"},
    [SECTION_MAKEUP] = {
        "makeup", ONE(makeup), KEYS(makeup_keys), .label = "Make-up time",
        .commented = true,
        .help = "The time in which owed time can be made up"},
    [SECTION_CURRENCY] = {
        "currency", MANY(rates, rate_count, OTHERS_MOST), KEYS(rate_keys),
        .label = "Currency", .examples = "eur", .commented = true,
        .help = "The exchange rate of another currency"},
    [SECTION_EFFORT] = {
        "effort", ONE(effort), KEYS(effort_keys), .label = "Effort",
        .help = "The hours that you plan to work, for the cost of an hour"},
    [SECTION_AREA] = {
        "area", MANY(areas, area_count, OTHERS_MOST), KEYS(area_keys),
        .label = "Area", .examples = "reading", .commented = true,
        .help = "A part of the planned hours"},
    [SECTION_MILESTONE] = {
        "milestone", MANY(milestones, milestone_count, OTHERS_MOST),
        KEYS(milestone_keys), .label = "Milestone", .examples = "notebook",
        .commented = true, .help = "What is reached by a day, and what shows it"},
    [SECTION_PAYMENT] = {
        "payment", ONE(payment), KEYS(payment_keys), .label = "Payment",
        .commented = true, .help = "How the grant is paid out"},
    [SECTION_INSTALMENT] = {
        "instalment",
        MANY(instalments, instalment_count, INSTALMENTS_MOST),
        KEYS(instalment_keys), .label = "Instalment", .examples = "first|rest",
        .commented = true,
        .help = "An instalment by agreement: a percentage of the ask, an "
                "amount, or the rest"},
    [SECTION_TAX] = {
        "tax", ONE(tax), KEYS(tax_keys), .label = "Tax", .commented = true,
        .help = "An estimate of the taxes on what the person is paid"},
    [SECTION_INCOME] = {
        "income", MANY(incomes, income_count, TABLES_MOST), KEYS(income_keys),
        .label = "Income", .examples = "au_2026_27", .commented = true,
        .help = "Other income of the person in the year of a tax table"},
    [SECTION_COMPARABLES] = {
        "comparables", ONE(comparables), KEYS(comparables_keys),
        .label = "Comparables", .commented = true,
        .help = "Grants that others were given, to compare the ask with"},
    [SECTION_AWARD] = {
        "award", ONE(award), KEYS(award_keys), .label = "Award",
        .commented = true,
        .help = "What a funder grants, if it is not what is asked for"},
    [SECTION_APPLICATION] = {
        "application", MANY(applications, application_count, OTHERS_MOST),
        KEYS(application_keys), .label = "Application",
        .examples = "fellowship", .commented = true,
        .help = "Another application, for the same time or later"},
    [SECTION_FUNDER] = {
        "funder", ONE(funder), KEYS(funder_keys), .label = "Funder",
        .commented = true,
        .help = "Whose rules the ask should meet; a broken one is a warning"},
    [SECTION_SHARE] = {
        "share", ONE(share), KEYS(share_keys), .label = "Share",
        .commented = true,
        .help = "What --share leaves out of an edition for others"},
};
/* clang-format on */

const struct dialect dialect_model = {"a model", schema, SECTION_COUNT};

void *schema_record(struct model *model, enum section section, size_t index)
{
    return (char *)model + schema[section].offset +
           index * schema[section].size;
}

const void *schema_record_const(const struct model *model, enum section section,
                                size_t index)
{
    return (const char *)model + schema[section].offset +
           index * schema[section].size;
}

size_t schema_count(const struct model *model, enum section section)
{
    if (!schema[section].named)
        return 1;
    return *(const size_t *)((const char *)model +
                             schema[section].count_offset);
}

const struct schema_section *schema_section_word(const struct dialect *dialect,
                                                 const char *text)
{
    size_t length = strcspn(text, ".");

    for (size_t s = 0; s < dialect->count; s++)
        if (strlen(dialect->sections[s].name) == length &&
            !memcmp(dialect->sections[s].name, text, length))
            return &dialect->sections[s];
    return NULL;
}

const struct schema_section *schema_find_section(const struct dialect *dialect,
                                                 const char *text,
                                                 const char **name)
{
    const struct schema_section *section = schema_section_word(dialect, text);
    const char *dot = strchr(text, '.');

    if (!section || section->named != (dot != NULL))
        return NULL;
    *name = dot ? dot + 1 : "";
    return section;
}

bool schema_per_tier(const struct schema_key *key)
{
    return key->name[strlen(key->name) - 1] == '.';
}

const struct schema_key *schema_find_key(const struct schema_section *section,
                                         const char *text, const char **tier)
{
    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];
        size_t length = strlen(key->name);

        *tier = text + length;
        if (schema_per_tier(key) ? !strncmp(text, key->name, length)
                                 : !strcmp(text, key->name))
            return key;
    }
    return NULL;
}

size_t schema_offset(const struct schema_key *key, size_t tier)
{
    size_t size =
        key->kind == KIND_COUNT ? sizeof(int64_t) : sizeof(struct decimal);

    return key->offset + (schema_per_tier(key) ? tier * size : 0);
}

const char *schema_follows(const struct schema_key *key)
{
    static const struct {
        const char *fallback, *formula;
    } all[] = {
        {"=grant.months", "IF(grant.months=\"\",\"\",grant.months)"},
        {"=grant.weeks", "IF(grant.weeks=\"\",\"\",grant.weeks)"},
        {"=effort.hours_per_week",
         "IF(effort.hours_per_week=\"\",\"\",effort.hours_per_week)"},
        {"=month, or week if the grant gives weeks",
         "IF(grant.weeks=\"\",\"month\",\"week\")"},
        {"=grant.start", "grant.start"},
        {"=last day of the longest tier", "applications.last_day"},
        {"=paid_by", "IF(#.paid_by=\"grantee\",\"yes\",\"no\")"},
    };

    for (size_t i = 0; key->fallback && i < COUNT(all); i++)
        if (!strcmp(key->fallback, all[i].fallback))
            return all[i].formula;
    return NULL;
}

/* The currency of the tax table of a name; the grant's if there is none. */
static struct currency table_currency(const struct model *model,
                                      const char *name)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (!strcmp(model->tables[i]->id, name))
            return model->tables[i]->currency;
    return model->grant.currency;
}

struct currency schema_currency(const struct model *model,
                                const struct schema_section *section,
                                const void *record,
                                const struct schema_key *key)
{
    const char *tier;
    const struct schema_key *own = schema_find_key(section, "currency", &tier);
    struct currency currency = model->grant.currency;

    if (section == &schema[SECTION_INCOME])
        return table_currency(model, ((const struct head *)record)->name);
    if (section == &schema[SECTION_STEP])
        return model->salary.contract.currency;
    if (own && key->kind != KIND_CURRENCY && section != schema)
        memcpy(&currency, (const char *)record + own->offset, sizeof(currency));
    return currency;
}

int schema_digits(const struct model *model,
                  const struct schema_section *section, const void *record,
                  const struct schema_key *key)
{
    struct currency currency = schema_currency(model, section, record, key);

    /* If the currency was refused, any number of decimals is good. */
    return *currency.code ? currency_digits(currency) : DIGITS_MOST;
}

/* The most decimals that a model file can give. */
static int places_of(const struct schema_key *key, int digits)
{
    switch (key->kind) {
    case KIND_COUNT:
    case KIND_DATE:
        return 0;
    case KIND_MONEY:
        return digits;
    case KIND_PERCENT:
        return PERCENT_PLACES + 2;
    default:
        return PLACES_MOST;
    }
}

struct schema_bounds schema_bounds(const struct schema_key *key, int digits)
{
    bool amount = value_is_amount(key->kind);
    double scale = key->kind == KIND_PERCENT ? 100 : 1;
    int places = places_of(key, digits);
    struct schema_bounds b = {
        .least = (double)key->least / scale,
        .most = (double)key->most / scale,
        .over = key->over,
        .step = 1 / (double)power_of_ten(amount ? digits : places),
        .open = !key->most,
        .places = places};

    if (key->kind == KIND_DATE) {
        b.least = date_first.day;
        b.most = date_last.day;
        b.open = false;
    } else if (amount) {
        b.most = (double)money_limit * b.step;
        b.under = true;
        b.open = false;
    }
    if (key->negative) {
        b.least = -b.most;
        b.over = true;
    }
    return b;
}

const char *schema_range(const struct schema_key *key, struct arena *arena)
{
    const char *least = arena_print(arena, "%s%lld", key->over ? "over " : "",
                                    (long long)key->least);

    if (!key->most)
        return key->over ? least : arena_print(arena, "%s or more", least);
    return arena_print(arena, "%s to %lld", least, (long long)key->most);
}

bool schema_allows(const struct schema_key *key, const struct value *value)
{
    int64_t least, most;

    if (!value_is_number(key->kind) || key->kind == KIND_DATE)
        return true;
    least = decimal_units((struct decimal){key->least, 0}, value->places);
    most = decimal_units((struct decimal){key->most, 0}, value->places);
    if (key->most && value->units > most)
        return false;
    return key->negative || value->units > least ||
           (value->units == least && !key->over);
}
