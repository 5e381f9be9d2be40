/* formats.h - the formats that there are. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "report/format.h"

/* Their words, as --format has them. */
#define FORMAT_WORDS "text markdown csv json"

/* The index-th format, or NULL past the last. */
const struct format *formats_at(size_t index);

/* The format of a word, in letters of either case; NULL if there is none. */
const struct format *formats_find(const char *word);

#endif
