/* model.h - what a model file says: plain facts, nothing computed. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/currency.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TIERS_MOST = 8,
    LINES_MOST = 1000,
    OTHERS_MOST = 32,
    PEOPLE_MOST = 8,
    STEPS_MOST = 16,
    INSTALMENTS_MOST = 24,
    NAME_LONGEST = 31, /* letters of a NAME */
    TABLES_MOST = 16,  /* of taxes */
    PACKS_MOST = 8     /* of funders' rules */
};

/* The longest grant, and the last day on which one may end. */
#define MONTHS_MOST 120
#define WEEKS_MOST 520
#define LAST_YEAR 2195
#define LAST_DAY TEXT_OF(LAST_YEAR) "-12-31"

/* The sections of a model file, in the order in which they are shown. */
enum section {
    SECTION_GRANT,
    SECTION_SALARY,
    SECTION_STEP,
    SECTION_TIER,
    SECTION_TUTORING,
    SECTION_COMPUTE,
    SECTION_EXPENSE,
    SECTION_PERSON,
    SECTION_ONCOST,
    SECTION_CONTINGENCY,
    SECTION_FEE,
    SECTION_CONTRIBUTION,
    SECTION_OVERLAP,
    SECTION_MAKEUP,
    SECTION_CURRENCY,
    SECTION_EFFORT,
    SECTION_AREA,
    SECTION_MILESTONE,
    SECTION_PAYMENT,
    SECTION_INSTALMENT,
    SECTION_TAX,
    SECTION_INCOME,
    SECTION_COMPARABLES,
    SECTION_AWARD,
    SECTION_APPLICATION,
    SECTION_FUNDER,
    SECTION_SHARE,
    SECTION_COUNT
};

/* The budgets that lines belong to, in the order of their sections. */
enum budget {
    BUDGET_TUTORING,
    BUDGET_COMPUTE,
    BUDGET_EXPENSE,
    BUDGET_COUNT
};

/* Whether constants of another enum have the order of the budgets. */
#define ORDERED_AS_BUDGETS(prefix)                                             \
    static_assert(prefix##COMPUTE - prefix##TUTORING == BUDGET_COMPUTE &&      \
                      prefix##EXPENSE - prefix##TUTORING == BUDGET_EXPENSE,    \
                  #prefix " has the order of the budgets")

ORDERED_AS_BUDGETS(SECTION_);

/*
 * The words of a choice, each beside its constant: X(constant, word).  An enum
 * is made of them here, and the words that a file may have in schema.c.
 */
/* clang-format off */
#define CHOICE_CONSTANT(constant, word) constant,
#define CHOICE_WORD(constant, word) word " "

#define ANSWERS(X) \
    X(ANSWER_NO, "no") \
    X(ANSWER_YES, "yes")
enum answer { ANSWERS(CHOICE_CONSTANT) };

#define PRORATIONS(X) \
    X(PRORATION_MONTH, "month") \
    X(PRORATION_CALENDAR, "calendar") \
    X(PRORATION_DAY, "day") \
    X(PRORATION_WEEK, "week") \
    X(PRORATION_WORKDAY, "workday")
enum proration { PRORATIONS(CHOICE_CONSTANT) PRORATION_COUNT };

#define DIRECTIONS(X) \
    X(DIRECTION_UP, "up") \
    X(DIRECTION_NEAREST, "nearest") \
    X(DIRECTION_DOWN, "down")
enum direction { DIRECTIONS(CHOICE_CONSTANT) };

#define PERS_OF_TIME(X) \
    X(PER_YEAR, "year") \
    X(PER_MONTH, "month") \
    X(PER_WEEK, "week") \
    X(PER_DAY, "day") \
    X(PER_HOUR, "hour")
#define PERS(X) \
    PERS_OF_TIME(X) \
    X(PER_GRANT, "grant")
enum per { PERS(CHOICE_CONSTANT) PER_COUNT };

#define EVERIES(X) \
    X(EVERY_ONCE, "once") \
    X(EVERY_WEEK, "week") \
    X(EVERY_MONTH, "month") \
    X(EVERY_QUARTER, "quarter") \
    X(EVERY_YEAR, "year")
enum every { EVERIES(CHOICE_CONSTANT) EVERY_COUNT };

#define PARTIALS(X) \
    X(PARTIAL_DROP, "drop") \
    X(PARTIAL_FULL, "full") \
    X(PARTIAL_PRORATE, "prorate")
enum partial { PARTIALS(CHOICE_CONSTANT) };

#define PAYERS(X) \
    X(PAYER_FUNDER, "funder") \
    X(PAYER_GRANTEE, "grantee")
enum payer { PAYERS(CHOICE_CONSTANT) };

#define COST_TYPES(X) \
    X(COST_PERSONNEL, "personnel") \
    X(COST_MATERIALS, "materials") \
    X(COST_OPERATIONS, "operations") \
    X(COST_TRAVEL, "travel") \
    X(COST_OTHER, "other")
enum cost_type { COST_TYPES(CHOICE_CONSTANT) COST_TYPE_COUNT };

#define CONTINGENCIES(X) \
    X(CONTINGENCY_EXPENSES, "expenses") \
    X(CONTINGENCY_ALL, "all") \
    X(CONTINGENCY_SUBTOTAL, "subtotal")
enum contingency_of { CONTINGENCIES(CHOICE_CONSTANT) };

#define FEE_BASES(X) \
    X(FEE_ADDED, "added") \
    X(FEE_REVENUE, "revenue")
enum fee_basis { FEE_BASES(CHOICE_CONSTANT) };

#define TREATMENTS(X) \
    X(TREATMENT_DEDUCT, "deduct") \
    X(TREATMENT_OFFSET, "offset") \
    X(TREATMENT_MAKEUP, "makeup") \
    X(TREATMENT_KEEP, "keep")
enum treatment { TREATMENTS(CHOICE_CONSTANT) };

#define PAYMENT_SCHEDULES(X) \
    X(PAYMENT_UPFRONT, "upfront") \
    X(PAYMENT_MONTHLY, "monthly") \
    X(PAYMENT_QUARTERLY, "quarterly")
enum payment_schedule { PAYMENT_SCHEDULES(CHOICE_CONSTANT) };

#define PAYMENT_TIMINGS(X) \
    X(TIMING_START, "start") \
    X(TIMING_END, "end")
enum payment_timing { PAYMENT_TIMINGS(CHOICE_CONSTANT) };

#define STATUSES(X) \
    X(STATUS_DRAFT, "draft") \
    X(STATUS_PENDING, "pending") \
    X(STATUS_APPROVED, "approved") \
    X(STATUS_DECLINED, "declined") \
    X(STATUS_WITHDRAWN, "withdrawn")
enum application_status { STATUSES(CHOICE_CONSTANT) };

/* clang-format on */

/* A price of one unit: money with more decimals than its currency has. */
struct price {
    struct decimal each;
};

/* Some tiers, by their index, in the order of the list. */
struct tier_list {
    unsigned char count, tier[TIERS_MOST];
};

/* A name of a section, in small letters; NULL if it is not given. */
struct name {
    const char *text;
};

/* Such names, or patterns of them, in one text: "study, research". */
struct name_list {
    const char *text;
};

/* Every record begins with its section, [kind.name]. */
struct head {
    enum section kind;
    const char *section; /* "tier.target" */
    const char *name;    /* "target"; "" for a section without a NAME */
    bool given;
    unsigned keys_given; /* by their index in the schema; bit 0 is the first */
};

struct tax_table; /* see tax.h */
struct rule_pack; /* see rules.h */

struct grant {
    struct head head;
    const char *title, *applicant, *funder, *summary;
    struct currency currency;
    struct date start, end;
    int64_t months, weeks;
    enum proration proration;
    enum direction round_direction;
    struct money round;
};

/* What somebody earns, and for which time. */
struct contract {
    struct currency currency;
    struct money amount;
    enum per per;
    struct decimal hours_per_week, days_per_week, weeks_per_year;
    struct percent effort;
};

struct salary {
    struct head head;
    struct contract contract;
    const char *source;
};

/* A change of the salary on a day. */
struct step {
    struct head head;
    const char *label, *note;
    struct date from;
    struct money amount;
    struct percent raise, effort;
};

struct tier {
    struct head head;
    const char *label, *note;
    struct percent percent; /* found by grossup_tier for a net_target */
    struct money net_target;
    int64_t months, weeks;
    struct percent keeps[BUDGET_COUNT]; /* of each budget */
    struct decimal hours_per_week;
    enum answer recommended;
};

/* A line of the budget: [tutoring.NAME], [compute.NAME] or [expense.NAME]. */
struct line {
    struct head head;
    const char *label, *note, *unit;
    struct currency currency;
    struct price rate;
    struct decimal quantity;
    enum every every;
    enum partial partial;
    int64_t times;
    struct percent vat;
    struct date from, until;
    struct tier_list tiers;
    int64_t priority;
    struct name application;
    bool idle; /* while that application is not approved */
    struct decimal quantity_in[TIERS_MOST];
    int64_t times_in[TIERS_MOST];
    enum payer paid_by;
    enum cost_type type;
    enum answer taxable;
};

/* Somebody else whom the grant pays for their time. */
struct person {
    struct head head;
    const char *label, *note;
    struct contract contract;
    struct date from, until;
    struct tier_list tiers;
    int64_t priority;
    enum answer scaled;
    const char *source;
};

struct oncost {
    struct head head;
    const char *label, *note;
    struct percent percent;
    struct tier_list tiers;
    enum answer taxable;
};

struct contingency {
    struct head head;
    const char *label, *note;
    struct percent percent;
    enum contingency_of of;
};

struct fee {
    struct head head;
    const char *label, *note;
    struct percent percent;
    enum fee_basis basis;
    struct money minimum;
};

/* What others, or the applicant, put in. */
struct contribution {
    struct head head;
    const char *label, *note, *funder;
    struct percent percent; /* of the whole cost, or else an amount */
    struct currency currency;
    struct money amount;
};

struct overlap {
    struct head head;
    const char *label, *note, *funder;
    struct date start, end;
    struct percent share;
    enum treatment treatment;
    struct currency currency;
    struct money pays;
    struct name application;
    bool idle; /* while that application is not approved */
};

struct makeup {
    struct head head;
    struct date by;
};

struct rate {
    struct head head;
    struct currency currency; /* from the section's NAME */
    struct decimal rate, inverse_rate;
    struct date date;
    const char *source;
    enum answer show;
};

struct effort {
    struct head head;
    struct decimal hours_per_week;
};

/* A part of the planned hours. */
struct work_area {
    struct head head;
    const char *label, *note;
    struct percent share;
};

/* What is to be reached by a day. */
struct milestone {
    struct head head;
    const char *label, *note, *shows;
    int64_t month; /* of the grant, at whose end it is due; or a date */
    struct date date;
    struct name area;
};

struct payment {
    struct head head;
    enum payment_schedule schedule;
    enum payment_timing timing;
};

/* An instalment by agreement; one with neither takes the rest. */
struct instalment {
    struct head head;
    const char *label, *note;
    struct date date;
    struct percent percent; /* of the request */
    struct money amount;
};

struct tax {
    struct head head;
    const char *tables, *drop; /* names, separated by commas or blanks */
    enum answer show;
};

/* A tax year's other income, in the currency of its table. */
struct income {
    struct head head;
    struct money wages, other;
    const char *note;
};

/* What else is applied for. */
struct application {
    struct head head;
    const char *label, *note, *funder;
    struct date sent, decided;
    enum application_status status;
    struct currency currency;
    struct money asked, received;
    struct date start, end;
    struct percent share;
    struct name_list covers;
};

/* Which grants of others are compared. */
struct comparables {
    struct head head;
    struct name file;
    struct name_list kinds;
    const char *funder;
    struct date since;
};

/* A grant that somebody else was given: a row of a file. */
struct public_grant {
    int line;
    struct date date; /* not given, like funder and kind, if not in the file */
    const char *funder, *kind;
    struct money amount;
    struct currency currency;
    struct decimal months;
};

/* What was granted, or what may be. */
struct award {
    struct head head;
    struct money amount;
    struct currency currency;
    struct name tier;
    struct date date;
    const char *note;
};

/* Whose rules the ask should meet. */
struct funder {
    struct head head;
    struct name_list rules, drop;
};

/* The edition for others: what it leaves out, and the kind of its grant. */
struct sharing {
    struct head head;
    struct name_list leave_out;
    struct name kind;
};

/* The arena holds all strings; model_free of load.h gives everything back. */
struct model {
    struct arena arena;
    const char *path;
    bool prioritised; /* a line or a person has a priority of its own */
    struct grant grant;
    struct salary salary;
    struct contingency contingency;
    struct makeup makeup;
    struct effort effort;
    struct payment payment;
    struct tax tax;
    struct comparables comparables;
    struct public_grant *grants; /* that comparables.file has */
    size_t grant_count;
    struct award award;
    struct funder funder;
    struct sharing share;
    struct rule_pack *packs[PACKS_MOST];   /* in the order of funder.rules */
    struct tax_table *tables[TABLES_MOST]; /* in the order of tax.tables */
    struct step steps[STEPS_MOST];
    struct tier tiers[TIERS_MOST];
    struct person people[PEOPLE_MOST];
    struct oncost oncosts[OTHERS_MOST];
    struct fee fees[OTHERS_MOST];
    struct contribution contributions[OTHERS_MOST];
    struct overlap overlaps[OTHERS_MOST];
    struct application applications[OTHERS_MOST];
    struct work_area areas[OTHERS_MOST];
    struct milestone milestones[OTHERS_MOST];
    struct instalment instalments[INSTALMENTS_MOST];
    struct rate rates[OTHERS_MOST];
    struct income incomes[2 * TABLES_MOST]; /* of the file, then added */
    struct line lines[LINES_MOST];          /* by kind, then in file order */
    size_t step_count, tier_count, person_count, oncost_count, fee_count,
        contribution_count, overlap_count, rate_count, instalment_count,
        line_count, table_count, income_count, area_count, milestone_count,
        application_count, pack_count;
};

/* Whether a text was given and is not empty. */
bool model_says(const char *text);

/* The index of the recommended tier; the first if none is. */
size_t model_recommended(const struct model *model);

/* Last day of a tier's window; not given if the grant's length is not. */
struct date model_tier_end(const struct model *model, size_t tier);

/* Last day of the grant's own window. */
struct date model_end(const struct model *model);

/* Whether a tier plans hours. */
bool model_plans_hours(const struct model *model);

/* Whether a model has overlaps. */
bool model_has_overlaps(const struct model *model);

/* Whether it has areas or milestones. */
bool model_has_plan(const struct model *model);

/* Whether a line or a person has a priority of its own. */
bool model_has_priorities(const struct model *model);

/* Whether rules of funders are listed. */
bool model_has_rules(const struct model *model);

/* Whether anything else is applied for. */
bool model_applies(const struct model *model);

/* The application of a name, or NULL. */
const struct application *model_application(const struct model *model,
                                            struct name name);

/* Whether an application covers the stipend, or a line. */
bool application_covers_stipend(const struct application *application);
bool application_covers_line(const struct application *application,
                             const struct line *line);

/* Last day of the longest tier; that of the grant if its end is not known. */
struct date model_last_end(const struct model *model);

/* Whether grants of others are compared. */
bool model_compares(const struct model *model);

/* Whether there is something to say of what to ask for. */
bool model_asks(const struct model *model);

/* Whether it has steps of the salary. */
bool model_has_steps(const struct model *model);

/* Whether it has instalments by agreement. */
bool model_has_instalments(const struct model *model);

/* Whether it lists tax tables. */
bool model_has_taxes(const struct model *model);

/* Whether a tier is recommended, or there is but one. */
bool model_recommends(const struct model *model);

/* Whether an overlap has one of some treatments, a bit each. */
bool model_treats(const struct model *model, unsigned treatments);

/* Whether the ask is rounded to more than the smallest unit. */
bool model_rounds(const struct model *model);

/* Whether it has lines of any budget. */
bool model_has_costs(const struct model *model);

/* Whether a budget has lines. */
bool model_has_lines(const struct model *model, enum budget budget);

/* The budget that a line belongs to. */
enum budget line_budget(const struct line *line);

/* The index of the tier of a name in either case; tier_count if none. */
size_t model_tier(const struct model *model, const char *name);

/* Whether a list names a tier. */
bool tier_list_has(struct tier_list list, size_t tier);

/* The exchange rate of a currency; NULL if there is none. */
const struct rate *model_rate(const struct model *model,
                              struct currency currency);

/* Whether a currency needs an exchange rate that the model lacks. */
bool model_lacks_rate(const struct model *model, struct currency currency);

/* A model of nothing, for values that belong to none. */
const struct model *model_none(void);

#endif
