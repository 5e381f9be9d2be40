/* sample.h - models and values made by chance, key by key from the schema. */
#ifndef SUPPORT_SAMPLE_H
#define SUPPORT_SAMPLE_H

#include "chance.h"
#include "model.h"
#include "model/schema.h"

/* A chain of models; what the last one has limits the values made for it. */
struct sample {
    struct chance chance;
    struct arena arena; /* of all texts */
    int months_most;
    char *text; /* of the last model */
    struct date start;
    int tiers; /* "a", "b", ... */
    const char *currency, *foreign;
    const char *length; /* the key that says how long the grant is */
    bool steps;         /* of the salary */
    bool agreed;        /* instalments by agreement */
};

/* Makes the next model that the program takes. */
void sample_model(struct sample *sample);

/*
 * A value that a key may have, as a file would have it.  The program may yet
 * refuse it together with the model's others.
 */
const char *sample_value(struct sample *sample, const struct schema_key *key);

void sample_free(struct sample *sample);

/* Makes so many models from a seed, and has each one checked. */
void sample_check(uint64_t seed, int count,
                  void (*check)(const struct loaded *loaded));

#endif
