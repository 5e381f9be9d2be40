/*
 * results.h - the record of what follows from a model.
 *
 * Each struct is filled by the module of its rule; compute.h runs them all.
 */
#ifndef FIGURE_RESULTS_H
#define FIGURE_RESULTS_H

#include "figure/ledger.h"
#include "model/model.h"

/* The parts of a total, in the order in which they are shown. */
enum part {
    PART_STIPEND,
    PART_ONCOSTS,
    PART_TUTORING,
    PART_COMPUTE,
    PART_EXPENSE,
    PART_CONTINGENCY,
    PART_FEES,
    PART_COUNT
};

/*
 * One overlap in one tier.  The time that it takes of the window is in parts of
 * a year and millionths, like what it and those before it leave or take.
 */
struct overlap_result {
    int64_t worth;
    int64_t paid_worth;   /* what those that are deducted leave */
    int64_t offset_worth; /* what those that are offset take */
    struct years years;   /* paid_worth in years */
    struct money cap;     /* what the tier itself pays for offset_worth */
    struct money deduction, offset; /* ABSENT where it is treated otherwise */
};

/*
 * Time that is worked after the window.  Without `makeup` overlaps all but the
 * workings is ABSENT; those that count time do it in millionths of a day.
 */
struct makeup_result {
    struct decimal owed_days, owed_weeks;
    int64_t owed;
    int64_t left;           /* by overlaps up to the window's end */
    int64_t made_up;        /* of what is owed, if there is no last day */
    int64_t made_up_by;     /* of what is owed, up to and including makeup.by */
    struct date start, end; /* not given where nothing is owed or it is never */
    struct date reach;      /* the last day of it; of the window without any */
    struct decimal made_up_days, shortfall_days;
    struct years years; /* that are owed */
    struct money value; /* of what is owed */
    struct money repay;
};

/* One line of the budget in one tier; its window is empty if last < first. */
struct line_result {
    int64_t has; /* 1 where the tier has it, else 0 */
    struct date first, last;
    int64_t months; /* whole ones in the window */
    int64_t times;
    struct decimal quantity;
    struct money native;  /* in the line's currency */
    struct money cost;    /* in the grant's, what this tier keeps of it */
    int64_t taxed;        /* 1 where it is the person's income, else 0 */
    int64_t begins, ends; /* months of the grant before it and up to its end,
                             in parts of the ledger's */
};

struct oncost_result {
    struct money amount;
};

struct fee_result {
    struct money added; /* where it is on top of the costs, else 0 */
    struct money amount;
};

/* A part's share of the total, by largest remainder in thousandths. */
struct share_result {
    int64_t floor;     /* whole thousandths */
    int64_t remainder; /* what they leave; unique, earlier parts first */
    struct percent share;
};

/* The ask in another currency. */
struct rate_result {
    struct money request;
};

/* The columns of a month by month schedule. */
enum column {
    COLUMN_STIPEND,
    COLUMN_OFFSET, /* taken off, so above zero */
    COLUMN_TUTORING,
    COLUMN_COMPUTE,
    COLUMN_EXPENSE,
    COLUMN_OTHER, /* on-costs, contingency, fees and rounding */
    COLUMN_COUNT
};

/* One month of the grant; the last one may be cut by the window. */
struct schedule_month {
    struct date start, end;
    struct money column[COLUMN_COUNT];
    struct money taxed, untaxed; /* of its lines, in the columns too */
    struct money salary;         /* what the salary itself would pay */
    struct money instalment;     /* ABSENT where none falls */
    struct date paid_on;         /* that instalment */
    struct date income_on;       /* the one that pays this month */
};

/* The columns add up to the tier's figures, the instalments to its request. */
struct schedule {
    struct schedule_month *months;
    size_t count;
};

/* What is offset for one overlap, of what has been paid so far. */
struct offset_result {
    struct money amount;
};

/* What instalments up to some day have paid, all of it so far. */
struct paid_result {
    struct date counted; /* that day, or the one after it */
    int64_t months;      /* whole ones up to then */
    struct date end;     /* of the last month that is paid */
    int64_t spread;      /* the months so far, in parts of the ledger's */
    struct money stipend, offset, oncosts; /* on-costs that are income */
    struct money taxed, untaxed;           /* lines */
    struct money salary;                   /* what it would have paid */
    struct offset_result overlap[OTHERS_MOST];
};

/* Incomes on which the taxes of a tier are computed. */
enum scenario {
    SCENARIO_GRANT,  /* what the tier pays the person */
    SCENARIO_DIRECT, /* that, if all costs were paid to the person too */
    SCENARIO_SALARY, /* what the salary itself would pay */
    SCENARIO_COUNT
};

/* A charge on these incomes: with each of them, less without it. */
struct charge_result {
    struct money due[SCENARIO_COUNT];
};

/* The taxes of one table. */
struct tax_result {
    struct paid_result before, through;  /* the table's year */
    struct money income[SCENARIO_COUNT]; /* paid in it */
    struct money tax[SCENARIO_COUNT];    /* the sum of the charges */
    struct charge_result *charges;       /* one for each line of the table */
    struct percent set_aside;            /* percentage of income to put by */
};

/* What a tier leaves in hand; nothing without tables. */
struct net_result {
    struct money oncosts, lines; /* that are income of the person, in all */
    struct money taxable, salary;
    struct money tax[SCENARIO_COUNT];
    struct money net, monthly, tax_saved, salary_net;
    struct percent share;      /* net / salary_net */
    struct tax_result *tables; /* one for each table of the model */
};

struct tier_result {
    struct date end;
    struct years years, paid_years;
    struct decimal days, paid_days;
    struct money gross, deduction, offset, stipend, oncosts;
    struct money cost[BUDGET_COUNT];
    struct money contingency, subtotal, fees, total, request, rounding;
    struct money least_part; /* of the total; below zero there are no shares */
    struct money monthly, per_hour;
    struct decimal hours;
    struct percent salary_share;
    struct makeup_result makeup;
    struct overlap_result overlap[OTHERS_MOST];
    struct oncost_result oncost[OTHERS_MOST];
    struct fee_result fee[OTHERS_MOST];
    struct share_result share[PART_COUNT];
    struct rate_result rate[OTHERS_MOST];
    struct line_result *lines; /* as many as the model has */
    struct schedule schedule;
    struct net_result net;
};

struct salary_result {
    struct money annual;
};

/* Lives in its own arena, beside the model that it points to. */
struct results {
    struct arena arena;
    const struct model *model;
    int digits; /* of the grant's currency */
    struct ledger ledger;
    size_t days_shown; /* of the ledger, in a workbook */
    struct salary_result salary;
    struct tier_result tiers[TIERS_MOST];
};

#endif
