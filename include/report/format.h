/*
 * format.h - what a format of output is.
 *
 * A format is a struct of functions in a file of its own, and a row of
 * formats.c.  What is printed asks the format for its pieces: titles, texts,
 * tables, values.
 */
#ifndef REPORT_FORMAT_H
#define REPORT_FORMAT_H

#include "figure/figures.h"
#include "report/table.h"

#include <stdio.h>

struct style {
    const struct format *format;
    int width;   /* of a terminal, in columns */
    bool colour; /* whether escape sequences may be sent */
};

struct format {
    const char *word; /* of --format */
    bool terminal;    /* is read on a terminal, in lines of its width */
    bool data;        /* is read by programs: all is said in rows of a table */

    /* Tiers side by side, a tier month by month, and all of them settled. */
    void (*compare)(FILE *out, struct figures *const figures[], size_t count,
                    const struct style *style);
    void (*schedule)(FILE *out, struct figures *figures, size_t tier,
                     const struct style *style);
    void (*settle)(FILE *out, struct figures *figures, struct date stop,
                   const struct style *style);

    void (*table)(FILE *out, const struct table *table,
                  const struct style *style);

    /* Pieces of a document; a format whose `settle` needs none has none. */
    const char *(*value)(const struct value *value, struct arena *arena);
    void (*title)(FILE *out, const char *text, const struct style *style,
                  struct arena *arena);
    void (*text)(FILE *out, const char *text, const struct style *style,
                 struct arena *arena);
    void (*items)(FILE *out, const char *const texts[], size_t count,
                  const struct style *style, struct arena *arena);
};

extern const struct format format_text, format_markdown, format_csv,
    format_json;

#endif
