/*
 * schema.h - every section and key of a model file, each defined once.
 *
 * These rows drive reading, checking, defaults, --set, the Inputs sheet and
 * the starter model.  To add a key, add a field to model.h and a row to
 * schema.c; a new default that begins with "=" also needs set_followed of
 * record.c.
 */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "model/value.h"

struct schema_key {
    const char *name; /* ends in '.' if a tier's NAME follows */
    enum kind kind;
    size_t offset; /* of the field in its record */
    bool required;
    const char *fallback; /* begins with "=" if it follows another input */
    const char *choices;  /* the words of a choice, with blanks between */
    int64_t least, most;  /* bounds, in whole units; most 0 for none */
    bool over;            /* must be over least */
    bool negative;        /* may be below zero */
    const char *label, *unit, *help;
    const char *example; /* for the starter; '|' between instances */
};

/* clang-format off */
#define SCHEMA_KEY_AS(type, field, key, ...) \
    {.name = key, .kind = KIND_OF(type, field), \
     .offset = offsetof(struct type, field), __VA_ARGS__}
#define SCHEMA_KEY(type, field, ...) \
    SCHEMA_KEY_AS(type, field, #field, __VA_ARGS__)
/* clang-format on */

struct schema_section {
    const char *name;
    bool named;           /* [name.NAME]: any number up to most */
    bool required;        /* at least one must be given */
    const char *label;    /* of a record */
    const char *help;     /* what it is, for the starter */
    const char *examples; /* NAMEs in the starter; '|' between them */
    const char *like;     /* the section that has the same keys, or NULL */
    bool commented;       /* the starter shows it as a comment */
    size_t offset, size;  /* of the record, or of the first of them */
    size_t count_offset;  /* of their number, if named */
    size_t most;
    const struct schema_key *keys;
    size_t key_count;
};

/* The sections of one sort of file. */
struct dialect {
    const char *what; /* "a model" */
    const struct schema_section *sections;
    size_t count;
};

extern const struct schema_section schema[SECTION_COUNT];
extern const struct dialect dialect_model;

/* The index-th record of a section; 0 for one without a NAME. */
void *schema_record(struct model *model, enum section section, size_t index);

/* The same for reading only. */
const void *schema_record_const(const struct model *model, enum section section,
                                size_t index);

/* How many records of a section the model has; 1 if it has no NAME. */
size_t schema_count(const struct model *model, enum section section);

/* The section that a text names before its dot, if any; or NULL. */
const struct schema_section *schema_section_word(const struct dialect *dialect,
                                                 const char *text);

/*
 * The section of a text such as "tier.target"; *name is then the part after
 * the dot, or "".  NULL if there is none.
 */
const struct schema_section *schema_find_section(const struct dialect *dialect,
                                                 const char *text,
                                                 const char **name);

/* A key of a section, or NULL; *tier is the part after a key with a dot. */
const struct schema_key *schema_find_key(const struct schema_section *section,
                                         const char *text, const char **tier);

/* Whether the NAME of a tier follows the key. */
bool schema_per_tier(const struct schema_key *key);

/* Where the field of a key is in its record, for one tier if per tier. */
size_t schema_offset(const struct schema_key *key, size_t tier);

/*
 * The formula of a key whose default follows another input, with # for its
 * section; NULL if it follows none.
 */
const char *schema_follows(const struct schema_key *key);

/* The numbers that a key may be, as a spreadsheet's cell holds them. */
struct schema_bounds {
    double least, most;
    bool over, under; /* must be over least, under most; */
    double step;      /* between numbers, and so from such a bound */
    bool open;        /* there is no most */
    int places;       /* decimals of such a number */
};

/* digits are those of the currency of an amount. */
struct schema_bounds schema_bounds(const struct schema_key *key, int digits);

/* Its bounds in words: "over 0 to 168", "0 or more". */
const char *schema_range(const struct schema_key *key, struct arena *arena);

/* Whether a value is within those bounds; any is that is no number. */
bool schema_allows(const struct schema_key *key, const struct value *value);

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
