/* plan.h - models made by chance, as plain numbers and as a text. */
#ifndef SUPPORT_PLAN_H
#define SUPPORT_PLAN_H

#include "chance.h"
#include "model.h"

#include <stdio.h>

enum {
    DEDUCT, /* treatments, in the order of their words */
    OFFSET,
    MAKEUP,
    KEEP,
    MOST = 4,            /* overlaps; a set of them has a bit for each, */
    ALL = 15,            /* for all of them, */
    REST = 16,           /* for what those in it leave of a day, */
    MONEY = 32,          /* and for what `offset` ones are set against */
    WHOLE = 1000000,     /* 100 %, and a day, in their smallest parts */
    AFTERWARDS = 1100,   /* days in which time may be made up */
    DAYS = 121 * 31,     /* of the longest window, and a month */
    IN_YEAR = 12 * 31,   /* days of one worth at most */
    DAY_OF_1970 = 25569, /* as the program counts */
    DATE = 0,            /* instead of a number of decimals */
    NONE = 2000000000    /* no date, no figure */
};

/* Dates are days since 1970, amounts cents. */
struct plan {
    struct chance chance;
    FILE *out;
    char *text;
    size_t length;
    struct loaded loaded;
    int proration, overlaps, treatment[MOST];
    long start, by, amount, ends[2], percents[2];
    long first[MOST], last[MOST], share[MOST], pays[MOST];
    long in_year[DAYS]; /* how many such days make a year; 0 for none */
    char tier;          /* the one that is looked at, */
    long end, percent;  /* and what it has */
};

/* A short text, passed by value. */
struct plan_text {
    char is[48];
};

/* Makes the next model of a chain of chances; its text is to be freed. */
void plan_make(struct plan *plan);

/* A number between two, both of which may come. */
long plan_pick(struct plan *plan, long least, long most);

long plan_lesser(long a, long b);

/* 10 to so many places. */
long plan_power(int places);

/* The same day months later, or the last of a month that is too short. */
long plan_months_later(long date, int months);

/* A number with some decimals, at most -places if below 0; a date for DATE. */
struct plan_text plan_written(long value, int places);

#endif
