/* style.h - how results are printed, and for whom. */
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

#include <stdbool.h>

enum format {
    FORMAT_TEXT, /* for a terminal */
    FORMAT_MARKDOWN,
    FORMAT_CSV,
    FORMAT_JSON,
    FORMAT_COUNT
};

struct style {
    enum format format;
    int width;   /* of a text, in columns */
    bool colour; /* whether escape sequences may be sent */
};

#endif
