#include "report/format.h"

#include "base/text.h"

static const struct {
    const char *word;
    const struct format *format;
} formats[] = {
#define FORMAT_ROW(name) {#name, &format_##name},
    FORMATS(FORMAT_ROW)};

const struct format *format_at(size_t index)
{
    return index < COUNT(formats) ? formats[index].format : NULL;
}

const struct format *format_find(const char *word)
{
    for (size_t i = 0; i < COUNT(formats); i++)
        if (text_same_letters(formats[i].word, word))
            return formats[i].format;
    return NULL;
}
