/* reference.h - lists of every key of a model file and of every figure. */
#ifndef REPORT_REFERENCE_H
#define REPORT_REFERENCE_H

#include "report/format.h"

/* A key or a figure; words in capitals stand for names that a model gives. */
struct reference {
    const char *name;     /* "tier.NAME.percent", "tier.TIER.request" */
    const char *type;     /* "percent, 0 to 1000" */
    const char *fallback; /* the default, or "required", or "" */
    const char *meaning;
    const struct schema_section *section; /* of a key, else NULL */
    const struct schema_key *key;
};

struct references {
    struct reference *all;
    size_t count;
};

/* All keys of a model, in the order of the schema. */
struct references reference_keys(struct arena *arena);

/* All keys of a file of rules. */
struct references reference_rules(struct arena *arena);

/* All figures that JSON has, in the order of JSON. */
struct references reference_figures(struct arena *arena);

/* The name of a section with a word for what a model chooses: "tier.NAME". */
const char *reference_section(const struct schema_section *section,
                              struct arena *arena);

/* "percent, 0 to 1000; default 100". */
const char *reference_type(const struct reference *reference,
                           struct arena *arena);

/*
 * Whether what was typed names this entry.  Any words may stand in place of
 * those in capitals, or none, and words in capitals in place of any.  The last
 * word is enough, or a key's section, or all words of a figure but the last.
 */
bool reference_fits(const struct reference *reference, const char *typed);

/* Prints a list: a paragraph each on a terminal, else a table. */
void reference_print(const struct output *out, struct references references);

#endif
