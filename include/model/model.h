/* model.h - what a model file says: plain facts, nothing computed. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/currency.h"
#include "base/date.h"
#include "base/decimal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TIERS_MOST = 8,
    LINES_MOST = 1000,
    OTHERS_MOST = 32,
    TABLES_MOST = 16, /* of taxes */
    MONTHS_MOST = 120
};

/* The sections of a model file, in the order in which they are shown. */
enum section {
    SECTION_GRANT,
    SECTION_SALARY,
    SECTION_TIER,
    SECTION_TUTORING,
    SECTION_COMPUTE,
    SECTION_EXPENSE,
    SECTION_ONCOST,
    SECTION_CONTINGENCY,
    SECTION_FEE,
    SECTION_OVERLAP,
    SECTION_MAKEUP,
    SECTION_CURRENCY,
    SECTION_EFFORT,
    SECTION_PAYMENT,
    SECTION_TAX,
    SECTION_INCOME,
    SECTION_COUNT
};

/* The budgets that lines belong to, in the order of their sections. */
enum budget {
    BUDGET_TUTORING,
    BUDGET_COMPUTE,
    BUDGET_EXPENSE,
    BUDGET_COUNT
};

enum answer {
    ANSWER_NO,
    ANSWER_YES
};
enum proration {
    PRORATION_MONTH,
    PRORATION_CALENDAR,
    PRORATION_DAY,
    PRORATION_WEEK,
    PRORATION_WORKDAY,
    PRORATION_COUNT
};
enum direction {
    DIRECTION_UP,
    DIRECTION_NEAREST,
    DIRECTION_DOWN
};
enum per {
    PER_YEAR,
    PER_MONTH,
    PER_WEEK,
    PER_DAY,
    PER_HOUR
};
enum every {
    EVERY_ONCE,
    EVERY_WEEK,
    EVERY_MONTH
};
enum payer {
    PAYER_FUNDER,
    PAYER_GRANTEE
};
enum cost_type {
    COST_PERSONNEL,
    COST_MATERIALS,
    COST_OPERATIONS,
    COST_TRAVEL,
    COST_OTHER
};
enum contingency_of {
    CONTINGENCY_EXPENSES,
    CONTINGENCY_ALL,
    CONTINGENCY_SUBTOTAL
};
enum fee_basis {
    FEE_ADDED,
    FEE_REVENUE
};
enum treatment {
    TREATMENT_DEDUCT,
    TREATMENT_OFFSET,
    TREATMENT_MAKEUP,
    TREATMENT_KEEP
};
enum payment_schedule {
    PAYMENT_UPFRONT,
    PAYMENT_MONTHLY,
    PAYMENT_QUARTERLY
};
enum payment_timing {
    TIMING_START,
    TIMING_END
};

/* A price of one unit: money with more decimals than its currency has. */
struct price {
    struct decimal each;
};

/* Some tiers, by their index, in the order in which they were listed. */
struct tier_list {
    unsigned char count, tier[TIERS_MOST];
};

/* What every record begins with: its section, as [kind.name]. */
struct head {
    enum section kind;
    const char *section; /* "tier.target" */
    const char *name;    /* "target"; "" for a section without a NAME */
    bool given;
    unsigned keys_given; /* by their index in the schema; bit 0 is the first */
};

struct tax_table; /* see tax.h */

struct grant {
    struct head head;
    const char *title, *applicant, *funder, *summary;
    struct currency currency;
    struct date start, end;
    int64_t months;
    unsigned proration, round_direction;
    struct money round;
};

struct salary {
    struct head head;
    struct currency currency;
    struct money amount;
    unsigned per;
    struct decimal hours_per_week, days_per_week, weeks_per_year;
    struct percent effort;
    const char *source;
};

struct tier {
    struct head head;
    const char *label, *note;
    struct percent percent; /* found by grossup_tier for a net_target */
    struct money net_target;
    int64_t months;
    struct percent keeps[BUDGET_COUNT]; /* of each budget */
    unsigned recommended;
};

/* A line of the budget: [tutoring.NAME], [compute.NAME] or [expense.NAME]. */
struct line {
    struct head head;
    const char *label, *note, *unit;
    struct currency currency;
    struct price rate;
    struct decimal quantity;
    unsigned every;
    int64_t times;
    struct date from, until;
    struct tier_list tiers;
    struct decimal quantity_in[TIERS_MOST];
    int64_t times_in[TIERS_MOST];
    unsigned paid_by, type, taxable;
};

struct oncost {
    struct head head;
    const char *label, *note;
    struct percent percent;
    unsigned taxable;
};

struct contingency {
    struct head head;
    const char *label, *note;
    struct percent percent;
    unsigned of;
};

struct fee {
    struct head head;
    const char *label, *note;
    struct percent percent;
    unsigned basis;
    struct money minimum;
};

struct overlap {
    struct head head;
    const char *label, *note, *funder;
    struct date start, end;
    struct percent share;
    unsigned treatment;
    struct currency currency;
    struct money pays;
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
    unsigned show;
};

struct effort {
    struct head head;
    struct decimal hours_per_week;
};

struct payment {
    struct head head;
    unsigned schedule, timing;
};

struct tax {
    struct head head;
    const char *tables, *drop; /* names, set apart by commas or blanks */
};

/* A tax year's other income, in the currency of its table. */
struct income {
    struct head head;
    struct money wages, other;
};

/* The arena holds all strings; model_free of load.h gives everything back. */
struct model {
    struct arena arena;
    const char *path;
    struct grant grant;
    struct salary salary;
    struct contingency contingency;
    struct makeup makeup;
    struct effort effort;
    struct payment payment;
    struct tax tax;
    struct tax_table *tables[TABLES_MOST]; /* that tax names, in its order */
    struct tier tiers[TIERS_MOST];
    struct oncost oncosts[OTHERS_MOST];
    struct fee fees[OTHERS_MOST];
    struct overlap overlaps[OTHERS_MOST];
    struct rate rates[OTHERS_MOST];
    struct income incomes[2 * TABLES_MOST]; /* of the model, and added */
    struct line lines[LINES_MOST];          /* by kind, then in file order */
    size_t tier_count, oncost_count, fee_count, overlap_count, rate_count,
        line_count, table_count, income_count;
};

/* A text that was given and is not empty. */
bool model_says(const char *text);

/* The index of the recommended tier; the first where none is. */
size_t model_recommended(const struct model *model);

/* Whether a budget has lines. */
bool model_has_lines(const struct model *model, enum budget budget);

/* The budget that a line belongs to. */
enum budget line_budget(const struct line *line);

bool tier_list_has(struct tier_list list, size_t tier);

/* The conversion of a currency; NULL for the grant's own. */
const struct rate *model_rate(const struct model *model,
                              struct currency currency);

#endif
