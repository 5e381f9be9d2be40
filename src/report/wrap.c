#include "report/wrap.h"

#include "base/text.h"

#include <string.h>

/* How many bytes of a word fit in a width; at least a character. */
static size_t fitting_bytes(const char *word, size_t length, int width,
                            struct arena *arena)
{
    size_t fit = 0, bytes;

    while (fit < length) {
        text_fault(word + fit, length - fit, &bytes);
        if (fit && text_width(arena_print(arena, "%.*s", (int)(fit + bytes),
                                          word)) > width)
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
    fit = fitting_bytes(text, strlen(text), width - 1, arena);
    return arena_print(arena, "%.*s…", (int)fit, text);
}

void wrap_indented(FILE *out, const char *text, int indent, int width,
                   struct arena *arena)
{
    int column = 0;

    width -= indent;
    while (*text) {
        size_t length = fitting_bytes(text, strcspn(text, " "), width, arena);
        int wide = text_width(arena_print(arena, "%.*s", (int)length, text));

        if (column && column + 1 + wide > width) {
            fputs("\n", out);
            column = 0;
        }
        if (column)
            fputs(" ", out);
        else
            fprintf(out, "%*s", indent, "");
        fprintf(out, "%.*s", (int)length, text);
        column += (column > 0) + wide;
        text += length + strspn(text + length, " ");
    }
    fputs("\n", out);
}

void wrap_text(FILE *out, const char *text, int width, struct arena *arena)
{
    wrap_indented(out, text, 0, width, arena);
}
