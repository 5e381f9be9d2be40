/*
 * schema.h - every section and key of a model file, each defined once.
 *
 * These rows drive reading, checking, defaults, --set, the Inputs sheet and
 * the starter model.  To add a key is to add a field to model.h and a row here.
 */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "model/value.h"

struct schema_key {
    const char *name; /* ends in '.' where a tier's NAME follows */
    enum kind kind;
    size_t offset; /* of the field in its record */
    bool required;
    const char *fallback; /* "=" begins one that follows another input */
    const char *choices;  /* the words of a choice, set apart by blanks */
    int64_t least, most;  /* bounds, in whole units; most 0 for none */
    bool over;            /* least itself lies outside */
    bool negative;        /* may lie below zero */
    const char *label, *unit, *help;
    const char *example; /* for the starter; '|' between instances */
};

struct schema_section {
    const char *name;
    bool named;           /* [name.NAME]: any number up to most */
    bool required;        /* at least one must be given */
    const char *label;    /* of one of them */
    const char *help;     /* what it is, for the starter */
    const char *examples; /* NAMEs in the starter; '|' between them */
    const char *like;     /* the section that has the same keys, or NULL */
    bool commented;       /* the starter shows it as a comment */
    size_t offset, size;  /* of the record, or of the first of them */
    size_t count_offset;  /* of how many there are, where named */
    size_t most;
    const struct schema_key *keys;
    size_t key_count;
};

/* The sections that files of one sort have. */
struct dialect {
    const char *what; /* such a file is */
    const struct schema_section *sections;
    size_t count;
};

extern const struct schema_section schema[SECTION_COUNT];
extern const struct dialect dialect_model;

/* A record of a section: the index-th one where there are several. */
void *schema_record(struct model *model, enum section section, size_t index);

/* The same of a model that is only read. */
const void *schema_record_const(const struct model *model, enum section section,
                                size_t index);

/* How many records of a section the model has; 1 where it has no NAME. */
size_t schema_count(const struct model *model, enum section section);

/* The section whose word a text has before its dot, if any; or NULL. */
const struct schema_section *schema_section_word(const struct dialect *dialect,
                                                 const char *text);

/*
 * The section that a text such as "tier.target" is one of; *name is then the
 * part after the dot, or "".  NULL if there is none.
 */
const struct schema_section *schema_find_section(const struct dialect *dialect,
                                                 const char *text,
                                                 const char **name);

/* The key of a section; *tier is what follows one that ends in a dot. */
const struct schema_key *schema_find_key(const struct schema_section *section,
                                         const char *text, const char **tier);

/* Whether a tier's NAME follows the key's own. */
bool schema_per_tier(const struct schema_key *key);

/* Where the field of a key is in its record, for one tier if per tier. */
size_t schema_offset(const struct schema_key *key, size_t tier);

/*
 * The formula of a key that follows another input unless given, # being its
 * section; or NULL.
 */
const char *schema_follows(const struct schema_key *key);

/* The numbers that a key may be, as a spreadsheet's cell holds them. */
struct schema_bounds {
    double least, most;
    bool over, under; /* least and most themselves lie outside; */
    double step;      /* then the nearest number inside is so far away */
    bool open;        /* there is no most */
    int places;       /* decimals of such a number */
};

/* digits are those of the currency of an amount. */
struct schema_bounds schema_bounds(const struct schema_key *key, int digits);

/* Its bounds in words: "over 0 to 168", "0 or more". */
const char *schema_range(const struct schema_key *key, struct arena *arena);

/* The currency of the amounts of a record: its own or the grant's. */
struct currency schema_currency(const struct model *model,
                                const struct schema_section *section,
                                const void *record,
                                const struct schema_key *key);

/* The digits of that currency. */
int schema_digits(const struct model *model,
                  const struct schema_section *section, const void *record,
                  const struct schema_key *key);

#endif
