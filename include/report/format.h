/*
 * format.h - what a format of output is.
 *
 * A format is a struct of functions in a file of its own, and a name in
 * FORMATS.  Reports call it for titles, texts, tables and values.
 */
#ifndef REPORT_FORMAT_H
#define REPORT_FORMAT_H

#include "figure/figures.h"
#include "report/pictures.h"
#include "report/table.h"

#include <stdio.h>

/* X(NAME) for each format_NAME; NAME is also its word for --format. */
#define FORMATS(X) X(text) X(markdown) X(csv) X(json) X(html)

/* Where and how to print. */
struct output {
    FILE *file;
    struct arena *arena; /* for texts made on the way */
    const struct format *format;
    int width;               /* of the terminal, in columns */
    bool colour;             /* whether escape sequences may be sent */
    const char **page_title; /* the first title, of a page; or NULL */
};

struct outline;    /* see outline.h */
struct references; /* see reference.h */

struct format {
    bool terminal; /* for a terminal: lines fit its width */
    bool data;     /* for programs: tables alone, which hold everything */

    bool keys; /* heads of columns are keys, which must differ */

    /* Whole reports; NULL makes them of the pieces below: see reports.h. */
    void (*compare)(const struct output *out, struct figures *const figures[],
                    size_t count);
    void (*schedule)(const struct output *out, struct figures *figures,
                     size_t tier);
    void (*settle)(const struct output *out, struct figures *figures,
                   struct date stop);
    void (*complaints)(const struct output *out,
                       const struct complaint complaints[], size_t count);

    void (*keys_known)(const struct output *out,
                       const struct references *references);

    void (*outline)(const struct output *out, const struct outline *outline);

    /* Puts all that a command printed into a page; NULL for no pages. */
    void (*page)(FILE *to, const char *title, const char *body,
                 struct arena *arena);

    /* Pictures; NULL for none. */
    void (*bars)(const struct output *out, const struct bar bars[],
                 size_t count, const char *payee);
    void (*columns)(const struct output *out, const struct columns *columns);

    void (*table)(const struct output *out, const struct table *table);

    /* Pieces of reports. */
    const char *(*value)(const struct value *value, struct arena *arena);

    /* Pieces that formats for programs do not have. */
    void (*title)(const struct output *out, const char *text);
    void (*text)(const struct output *out, const char *text);
    void (*items)(const struct output *out, const char *const texts[],
                  size_t count);
    void (*item)(const struct output *out, size_t level, const char *text);
};

#define FORMAT_DECLARED(name) extern const struct format format_##name;
FORMATS(FORMAT_DECLARED)

/* The words of --format, with a blank before each. */
#define FORMAT_WORD(name) " " #name
#define FORMAT_WORDS FORMATS(FORMAT_WORD)

/* The index-th format, or NULL past the last. */
const struct format *format_at(size_t index);

/* The format of a word, in letters of either case; NULL if there is none. */
const struct format *format_find(const char *word);

#endif
