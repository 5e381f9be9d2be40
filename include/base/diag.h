/* diag.h - what is wrong with the input, and where. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

/* A place in a model file.  line is 0 if no line is to blame. */
struct place {
    const char *file;
    int line;
    const char *section; /* NULL if a line alone is to blame */
    const char *key;     /* NULL if a whole section is */
};

/* The file of a place that --set gave. */
#define PLACE_SET "--set"

/* An error or a warning. */
struct complaint {
    struct place at;
    bool warning;
    const char *message;
    const char *text; /* all of it, as it is printed */
    size_t order;     /* in which they were noted */
};

/* "error" or "warning". */
const char *complaint_severity(const struct complaint *complaint);

/* One run's complaints.  errors == 0 means the input may be used. */
struct diag {
    struct arena arena;
    struct complaint *complaints;
    size_t count;  /* errors and warnings that are kept */
    size_t errors; /* kept or not */
    size_t noted;  /* errors and warnings, kept or not */
    int last_line; /* that is kept, once there are too many to keep all */
};

/*
 * Notes "file:line: [section] key: message".  Always returns false, so a
 * failed check is one statement: return diag_error(...).
 */
bool diag_error(struct diag *diag, struct place at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a list of arguments. */
bool diag_error_list(struct diag *diag, struct place at, const char *fmt,
                     va_list args) __attribute__((format(printf, 3, 0)));

/* Notes the same with "warning: " before the message; it is no error. */
void diag_warn_list(struct diag *diag, struct place at, const char *fmt,
                    va_list args) __attribute__((format(printf, 3, 0)));

/* A text for a message, cut short if it is long. */
const char *diag_quote(struct diag *diag, const char *text);

/* The index-th complaint that is kept, as it is printed; NULL past the last. */
const char *diag_text(const struct diag *diag, size_t index);

/*
 * Blames --set for what is not among the complaints of a run without it:
 * "--set: with it, file:line: ...".  The first that were noted are left as they
 * are.
 */
void diag_blame_set(struct diag *diag, const struct diag *without,
                    size_t first);

/*
 * Puts the complaints in the order of their lines and returns how many of them
 * are to be shown: the first hundred.  *more is how many there are besides.
 */
size_t diag_sort(struct diag *diag, size_t *more);

/* Prints all complaints by line, the first hundred, then how many more. */
void diag_print(struct diag *diag, FILE *out);

/* Frees all complaints. */
void diag_free(struct diag *diag);

#endif
