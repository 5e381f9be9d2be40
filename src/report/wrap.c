#include "report/wrap.h"

#include "base/text.h"

#include <string.h>

/* How many bytes of a word fit in a width; at least one character. */
static size_t fitting_bytes(const char *word, size_t length, int width)
{
    size_t fit = 0, bytes;

    while (fit < length) {
        text_character(word + fit, length - fit, &bytes);
        width -= text_part_width(word + fit, bytes);
        if (fit && width < 0)
            break;
        fit += bytes;
    }
    return fit;
}

const char *wrap_cut(const char *text, int width, struct arena *arena)
{
    size_t fit;

    if (text_width(text) <= width)
        return text;
    fit = fitting_bytes(text, strlen(text), width - 1);
    return arena_print(arena, "%.*s…", (int)fit, text);
}

const char *wrap_line(const char **text, int width, struct arena *arena)
{
    const char *line = "";
    int column = 0;

    *text += strspn(*text, " ");
    if (!**text)
        return NULL;
    while (**text) {
        size_t length = fitting_bytes(*text, strcspn(*text, " "), width);
        int wide = text_part_width(*text, length);

        if (column && column + 1 + wide > width)
            break;
        line = arena_print(arena, "%s%s%.*s", line, column ? " " : "",
                           (int)length, *text);
        column += (column > 0) + wide;
        *text += length + strspn(*text + length, " ");
    }
    return line;
}

void wrap_term(const struct output *out, const char *term, int indent,
               const char *text)
{
    const char *line = wrap_line(&text, out->width - indent, out->arena);

    text_pad(out->file, term, indent, false);
    fprintf(out->file, "%s\n", line ? line : "");
    while ((line = wrap_line(&text, out->width - indent, out->arena)))
        fprintf(out->file, "%*s%s\n", indent, "", line);
}

void wrap_text(const struct output *out, const char *text)
{
    wrap_term(out, "", 0, text);
}
