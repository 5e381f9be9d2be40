#include "report/formats.h"

#include "base/text.h"

static const struct format *const formats[] = {
    &format_text,
    &format_markdown,
    &format_csv,
    &format_json,
};

const struct format *formats_at(size_t index)
{
    return index < COUNT(formats) ? formats[index] : NULL;
}

const struct format *formats_find(const char *word)
{
    for (size_t i = 0; i < COUNT(formats); i++)
        if (text_same_letters(formats[i]->word, word))
            return formats[i];
    return NULL;
}
