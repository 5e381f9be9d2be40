/* formats.h - all formats. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "report/format.h"

/* The words of --format, each with a blank before it. */
#define FORMAT_WORD(name) " " #name
#define FORMAT_WORDS FORMATS(FORMAT_WORD)

/* The index-th format, or NULL past the last. */
const struct format *formats_at(size_t index);

/* The format of a word, in letters of either case; NULL if there is none. */
const struct format *formats_find(const char *word);

#endif
