#include "sheet/fit.h"

#include "base/text.h"

#include <string.h>

/*
 * Widths in hundredths of a digit, grouped: Calibri's letters (and those of
 * its metric twin Carlito) rounded up, so that no text is cut off.
 */
enum {
    NARROW = 52,
    SLIM = 70,
    MIDDLE = 104,
    CAPITAL = 130,
    BROAD = 177,
    BLANK = 46,
    FOREIGN_CELL = 112,
    DIGIT_POINTS = 11
};

#define NO_BREAK_SPACE "\xC2\xA0"

static int letter_width(const char *letter, size_t bytes)
{
    char copy[8] = "";

    if (*letter == ' ' || !strncmp(letter, NO_BREAK_SPACE, bytes))
        return BLANK;
    if (bytes > 1) {
        memcpy(copy, letter, bytes);
        return FOREIGN_CELL * text_width(copy);
    }
    if (strchr("ijlI.,;:'|!()[]`", *letter))
        return NARROW;
    if (strchr("frts-\"/\\", *letter))
        return SLIM;
    if (strchr("mwMW@%&", *letter))
        return BROAD;
    return *letter >= 'A' && *letter <= 'Z' ? CAPITAL : MIDDLE;
}

/* Width of the word at text; *length is how many bytes it has. */
static int word_width(const char *text, size_t *length)
{
    const char *end = text + strcspn(text, " ");
    int width = 0;
    size_t bytes;

    for (const char *at = text; at < end; at += bytes) {
        text_character(at, (size_t)(end - at), &bytes);
        width += letter_width(at, bytes);
    }
    *length = (size_t)(end - text);
    return width;
}

int fit_lines(const char *text, int characters, double points)
{
    int room = (int)(characters * 100 * DIGIT_POINTS / points);
    int lines = 1, used = 0;

    while (*text) {
        size_t length;
        int width = word_width(text, &length);

        if (used && used + BLANK + width > room) {
            lines++;
            used = 0;
        }
        used += (used ? BLANK : 0) + width;
        lines += used / (room + 1);
        used %= room + 1;
        text += length + strspn(text + length, " ");
    }
    return lines;
}
