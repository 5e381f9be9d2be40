/*
 * grammar.h - models, tax tables and assignments made from a fuzzer's bytes.
 *
 * Each byte decides one thing; decisions past the end are 0.  Sections, keys
 * and values come from the program's schema, so new ones need no change here.
 * Half of all inputs aim at a legal model.  In the others some decisions go
 * wrong, and any bytes can stand anywhere.
 */
#ifndef FUZZ_GRAMMAR_H
#define FUZZ_GRAMMAR_H

#include "model/schema.h"

#include <stdint.h>
#include <stdio.h>

enum {
    OWN_TABLES = 3, /* tax tables that are made here; the others ship */
    TABLE_COUNT = 8,
    NAME_COUNT = 8
};

extern const char *const grammar_tables[TABLE_COUNT];

/* One section to be written; choice picks one of its keys that are rivals. */
struct entry {
    const struct schema_section *section;
    unsigned index, choice;
};

struct grammar {
    const uint8_t *next, *end; /* decisions that are left */
    unsigned wildness;         /* one in so many goes wrong; 0 for none */
    FILE *out;
    bool crlf, salary, taxed, listed[TABLE_COUNT];
    unsigned tiers, charge;        /* how many; the line of a charge to drop */
    unsigned currency, currencies; /* of the grant; bits of all that occur */
    struct entry entries[SECTION_COUNT * NAME_COUNT];
    unsigned entry_count;
    /* The section and key being written: */
    struct entry at;
    const struct schema_key *key;
    bool in_table, narrowed; /* narrowed: it lists some tiers only */
    struct date start, day;  /* of the grant; the last one written */
};

void grammar_begin(struct grammar *g, const uint8_t *bytes, size_t length);

/* Decides on a number below count, which is at most 256. */
unsigned grammar_decide(struct grammar *g, unsigned count);

/* Writes own tables first, then the model, then any assignments. */
void grammar_table(struct grammar *g, unsigned table, FILE *out);
void grammar_model(struct grammar *g, FILE *out);
void grammar_assignment(struct grammar *g, FILE *out);

/* The NAME of a tier, which the model may have or not. */
const char *grammar_tier(struct grammar *g);

/* A day after the grant's start. */
struct date grammar_day(struct grammar *g);

#endif
