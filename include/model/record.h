/* record.h - a section of a file becomes a record, by the schema's rows. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/schema.h"

/* What reading records of one file needs. */
struct reading {
    struct ini *ini;
    struct diag *diag;
    struct arena *arena;       /* of the texts */
    const struct model *model; /* that values may name tiers of; may be empty */
    const struct dialect *dialect;
    bool refused; /* a section, so that one may only seem to be missing */
};

/* Notes "file:line: [section] key: message".  Always returns false. */
bool record_error(const struct reading *reading, const char *section,
                  const char *key, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * Reads every key of a section into a record, whose head is filled already, or
 * gives it its default.  Complains of values that are wrong or missing.
 */
void record_read(const struct reading *reading,
                 const struct schema_section *section, void *record);

#endif
