/*
 * results.h - the results of a model as records.
 *
 * Each struct is filled by the module of its rule; compute.h runs them all.
 */
#ifndef FIGURE_RESULTS_H
#define FIGURE_RESULTS_H

#include "figure/ledger.h"
#include "model/model.h"

/* The parts of a tier's total, in the order in which they are shown. */
enum part {
    PART_STIPEND,
    PART_PEOPLE,
    PART_ONCOSTS,
    PART_TUTORING,
    PART_COMPUTE,
    PART_EXPENSE,
    PART_CONTINGENCY,
    PART_FEES,
    PART_COUNT
};

ORDERED_AS_BUDGETS(PART_);

/* Some of an overlap's time, from a step of the salary on. */
struct overlap_after {
    int64_t paid_worth;
    struct years paid, own, all;
};

/*
 * One overlap in one tier.  Time inside the window is its worth as in struct
 * time, in millionths of parts of a year.
 */
struct overlap_result {
    int64_t worth;        /* of the time that it takes */
    int64_t paid_worth;   /* of all time less `deduct` overlaps up to it */
    int64_t own_worth;    /* of its own share of what is paid, if `offset` */
    struct span paid;     /* paid_worth in years */
    struct span own;      /* own_worth in years */
    struct span all;      /* that of the `offset` overlaps up to it together */
    struct money inside;  /* what the other source pays inside the window */
    struct money own_pay; /* what the tier pays for `own` */
    struct money cap;     /* what it pays for `all` */
    struct money deduction, offset; /* ABSENT if it has another treatment */
    struct money offset_so_far;     /* of the overlaps up to it */
    struct overlap_after after[STEPS_MOST];
};

/*
 * Time that is made up after the window.  Numbers of type int64_t are
 * millionths of a day.  Without `makeup` overlaps the others are ABSENT, but
 * for years, value and reach.
 */
struct makeup_result {
    struct decimal owed_days, owed_weeks;
    int64_t owed;
    int64_t left;           /* that no overlap takes of the window */
    int64_t made_up;        /* of what is owed, without makeup.by */
    int64_t made_up_by;     /* of what is owed, up to and including makeup.by */
    struct date start, end; /* not given if nothing is owed, or it never ends */
    struct date reach;      /* last day of make-up time, else of the window */
    struct decimal made_up_days, shortfall_days;
    struct span span;   /* owed, in years */
    struct money value; /* what the tier pays for that */
    struct money repay;
};

/* One line of the budget in one tier; its window is empty if last < first. */
struct line_result {
    int64_t has; /* 1 if the tier has it, else 0 */
    struct date first, last;
    int64_t months;           /* whole months in the window, */
    int64_t rest, rest_month; /* days behind them, and of their month */
    struct decimal times;
    struct decimal quantity;
    struct money native; /* in the line's currency */
    struct money cost;   /* in the grant's, times what the tier keeps of it */
    int64_t taxed;       /* 1 if it is the person's income, else 0 */
    int64_t period; /* 1 if it is spread; of quarters and years see lines.h */
    int64_t begins; /* its first day on the scale of its period, */
    struct decimal ends; /* and its last one */
};

/* An amount of an instance: a contribution, the offset of an overlap so far. */
struct amount_result {
    struct money amount;
};

/* A tier's time from a step of the salary on. */
struct after_result {
    struct years window, paid, owed;
};

/* A person in one tier. */
struct person_result {
    int64_t has; /* 1 if the tier has it, else 0 */
    struct date first, last;
    struct years years;
    struct percent percent; /* the tier's, or all */
    struct money pay;
};

struct oncost_result {
    int64_t has;          /* 1 if the tier has it, else 0 */
    struct money amount;  /* on the stipend and other people's pay */
    struct money taxable; /* on the stipend, if it is the person's income */
};

struct fee_result {
    struct money added; /* the amount if its basis is `added`, else 0 */
    struct money amount;
};

/* An area of the plan in one tier. */
struct area_result {
    struct decimal hours; /* planned */
};

/* When a milestone is due. */
struct milestone_result {
    struct date due;
};

/* What must be granted so that an item is paid, step by step. */
struct need_result {
    struct money people, costs; /* that are kept with it */
    struct money oncosts, contingency, subtotal, added, total, contributions;
    struct money needs; /* the ask for them */
};

/* Where an item stands among those to give up: the highest goes first. */
struct need_key {
    int64_t key;
    size_t item; /* a line, or behind all lines a person */
};

/* The rules of funders. */
struct verdicts_result {
    int64_t broken; /* on figures, of all rules */
};

/* Another application. */
struct application_result {
    int64_t same_days; /* that it shares with the longest tier */
    struct money worth;
};

struct applications_result {
    struct application_result each[OTHERS_MOST];
    struct money pending, approved; /* what those of a status are worth */
};

/* A grant that others were given: per month in the grant's currency. */
struct grant_row {
    struct money monthly; /* ABSENT if the model has no rate for it */
    bool counts;          /* the filters let it through */
};

/* The grants that count. */
struct comparables_result {
    int64_t count, unrated;
    struct money quartile[5]; /* the least, the quartiles, and the most */
    struct money *sorted;     /* count of them */
    struct grant_row *row;    /* one for each row of the file */
};

/* Where a tier stands among them. */
struct comparables_tier_result {
    int64_t below; /* grants below its ask per month */
    struct percent percentile;
    struct money at[3]; /* what the quartiles come to over its time */
};

/* A fee that is added to the costs, as an award meets it. */
struct award_fee {
    struct percent percent; /* 0 if it is not added */
    struct money minimum;
    struct decimal turn; /* subtotal from which it is a percentage */
};

/* An award, in the grant's currency. */
struct award_result {
    struct money granted; /* ABSENT if nothing is */
    struct award_fee fee[OTHERS_MOST];
};

/* What an award leaves if a fee decides. */
struct award_leaves {
    struct decimal leaves;
};

/* An offset at the percentage that an award pays. */
struct award_offset {
    struct money offset, so_far;
};

/* What an award buys in a tier; steps have 9 decimals, or fewer. */
struct award_tier_result {
    struct money gap;     /* the award less the ask */
    struct percent share; /* of the ask */
    struct decimal whole, after, leaves, lacks;
    struct decimal on_stipend, on_lines, running, base;
    struct decimal months;
    struct percent found, percent;
};

/* A part's share of the total, by largest remainder. */
struct share_result {
    int64_t floor;     /* whole thousandths */
    int64_t remainder; /* unique: of equal ones the earlier part's is larger */
    struct percent share;
};

/* The ask in another currency. */
struct rate_result {
    struct money request;
};

/* The columns of a month by month schedule. */
enum column {
    COLUMN_STIPEND,
    COLUMN_OFFSET, /* subtracted, so above zero */
    COLUMN_PEOPLE,
    COLUMN_TUTORING,
    COLUMN_COMPUTE,
    COLUMN_EXPENSE,
    COLUMN_OTHER, /* on-costs, contingency, fees, rounding, contributions */
    COLUMN_COUNT
};

ORDERED_AS_BUDGETS(COLUMN_);

/* One month of the grant; the last one may be cut by the window. */
struct schedule_month {
    struct date start, end;
    struct money column[COLUMN_COUNT];
    struct money taxed, untaxed; /* lines that are the person's income or not */
    struct money salary;         /* what the salary itself would pay */
    struct money instalment;     /* paid in this month, or ABSENT */
    struct date paid_on;         /* date of that instalment */
    struct date income_on;       /* date of the one that pays for this month */
};

/* An instalment by agreement in one tier. */
struct instalment_result {
    struct money amount;
    int64_t month; /* on whose row it stands, from 1 */
};

/* An instalment by agreement in every tier. */
struct instalment_day {
    struct date day;
    int64_t order;               /* in the file, from 1 */
    struct percent part, so_far; /* its percentage, with the earlier ones */
};

/* The columns add up to the tier's figures, the instalments to its request. */
struct schedule {
    struct schedule_month *months;
    size_t count;
};

/* Time that instalments have paid for, from a step of the salary on. */
struct paid_after {
    struct years paid, all; /* less `deduct` overlaps, and without any */
};

/* What instalments up to some day have paid in all. */
struct paid_result {
    struct date counted; /* that day; the next if instalments end a month */
    int64_t months;      /* whole months up to then */
    struct date end;     /* last day that is paid for */
    int64_t spread,
        position; /* the ledger's, and lines_position, on that day */
    struct money stipend, offset, oncosts; /* on-costs that are income */
    struct money taxed, untaxed;           /* lines that are income or not */
    struct money salary; /* what the salary itself would have paid */
    struct amount_result offsets[OTHERS_MOST];
    struct paid_after after[STEPS_MOST];
    struct money agreed; /* of the request, by instalments by agreement */
    struct money income; /* of the person: stipend, on-costs and lines */
    struct money direct; /* the same, if all lines were income */
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
    struct money taxable, direct, salary;
    struct money tax[SCENARIO_COUNT];
    struct money net, monthly, tax_saved, salary_net;
    struct percent share;      /* net / salary_net */
    struct tax_result *tables; /* one for each table of the model */
};

struct tier_result {
    struct date end;
    struct years grant_years; /* of the grant's own window */
    struct span window, paid;
    struct decimal days, paid_days;
    struct money gross, deduction, offset, stipend, people, oncosts;
    struct money cost[BUDGET_COUNT];
    struct money type[COST_TYPE_COUNT]; /* lines by their type */
    struct money contingency, subtotal, fees, total;
    struct money contributions, request, rounding;
    struct money least_part; /* of the total; no shares if it is below zero */
    struct money monthly, per_hour;
    struct decimal hours, reserve_hours; /* planned, and of no area */
    struct percent salary_share;
    struct after_result after[STEPS_MOST];
    struct makeup_result makeup;
    struct overlap_result overlap[OTHERS_MOST];
    struct person_result person[PEOPLE_MOST];
    struct oncost_result oncost[OTHERS_MOST];
    struct fee_result fee[OTHERS_MOST];
    struct amount_result contribution[OTHERS_MOST];
    struct area_result area[OTHERS_MOST];
    struct instalment_result instalment[INSTALMENTS_MOST];
    struct share_result share[PART_COUNT];
    struct rate_result rate[OTHERS_MOST];
    struct line_result *lines; /* one for each line of the model */
    struct comparables_tier_result comparables;
    struct award_tier_result award;
    struct award_leaves award_leaves[OTHERS_MOST];
    struct award_offset award_offset[OTHERS_MOST];
    struct need_result bare;   /* without any line */
    struct need_result *needs; /* one for each item of needs.h */
    struct schedule schedule;
    struct net_result net;
};

/* The salary from a step on. */
struct step_result {
    struct decimal amount;
    struct percent effort;
    struct money annual, change; /* more a year than before it */
};

struct salary_result {
    struct money annual;
    struct years grant; /* of the grant's own window */
    struct step_result step[STEPS_MOST];
};

/* What a person earns in a year. */
struct person_year {
    struct money annual;
};

/* Owns its arena; the model must outlive it. */
struct results {
    struct arena arena;
    const struct model *model;
    int digits; /* of the grant's currency */
    struct ledger ledger;
    size_t days_shown; /* of the ledger, in a workbook */
    struct salary_result salary;
    struct person_year people[PEOPLE_MOST];
    struct instalment_day instalments[INSTALMENTS_MOST];
    struct milestone_result milestones[OTHERS_MOST];
    struct applications_result applications;
    struct comparables_result comparables;
    struct award_result award;
    struct need_key *need_keys; /* one for each item of needs.h */
    struct tier_result tiers[TIERS_MOST];
};

#endif
