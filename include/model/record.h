/* record.h - reads a section of a file into a record, by the schema. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/schema.h"

/* A file that is being read. */
struct reading {
    struct ini *ini;
    struct diag *diag;
    struct arena *arena;       /* of texts in records */
    const struct model *model; /* whose tiers values may name */
    const struct dialect *dialect;
    bool refused; /* a section was, so one may only seem missing */
};

/* Notes "file:line: [section] key: message".  Always returns false. */
bool record_error(const struct reading *reading, const char *section,
                  const char *key, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * Reads every key of a section, or its default, into a record whose head is
 * filled.  Complains of values that are wrong or missing.
 */
void record_read(const struct reading *reading,
                 const struct schema_section *section, void *record);

#endif
