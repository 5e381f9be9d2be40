#include "base/letters.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    SIGN_OTHER = 100,
    SIGN_MISSING = 500
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

bool letters_same(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Many calls of strchr took longer. */
static bool is_sign(char c)
{
    return c == '.' || c == '_' || c == '-' || c == ' ' || c == '/' || c == ':';
}

/* The cost of a letter that is missing or too many. */
static size_t letter_cost(char c)
{
    return is_sign(c) ? SIGN_MISSING : LETTER;
}

static size_t replacing_cost(char a, char b)
{
    if (letters_same(a, b))
        return 0;
    return is_sign(a) && is_sign(b) ? SIGN_OTHER : LETTER;
}

/* What the rows of the distance are computed from; see letters_distance. */
struct rows {
    struct slice a, b;
    size_t row[3][LETTERS_LONGEST + 1]; /* this one and the last two */
};

static void fill_first(struct rows *rows)
{
    rows->row[0][0] = 0;
    for (size_t j = 0; j < rows->b.length; j++)
        rows->row[0][j + 1] = rows->row[0][j] + letter_cost(rows->b.text[j]);
}

/* Whether two letters of a, up to i, are those of b, up to j, swapped. */
static bool is_swapped(const struct rows *rows, size_t i, size_t j)
{
    const char *a = rows->a.text + i, *b = rows->b.text + j;

    return i > 1 && j > 1 && letters_same(a[-1], b[-2]) &&
           letters_same(a[-2], b[-1]) && !letters_same(a[-1], b[-1]);
}

/* Fills the row of the first i letters; gives the least of it. */
static size_t fill_row(struct rows *rows, size_t i)
{
    size_t *row = rows->row[i % 3], lowest;
    const size_t *above = rows->row[(i + 2) % 3];
    const size_t *second = rows->row[(i + 1) % 3];
    char c = rows->a.text[i - 1];

    row[0] = lowest = above[0] + letter_cost(c);
    for (size_t j = 1; j <= rows->b.length; j++) {
        char d = rows->b.text[j - 1];

        row[j] = least(
            above[j - 1] + replacing_cost(c, d),
            least(above[j] + letter_cost(c), row[j - 1] + letter_cost(d)));
        if (is_swapped(rows, i, j))
            row[j] = least(row[j], second[j - 2] + LETTER_SWAPPED);
        lowest = least(lowest, row[j]);
    }
    return lowest;
}

/* A bit for each letter and digit of a text. */
static uint64_t letters_of(struct slice s)
{
    uint64_t letters = 0;

    for (size_t i = 0; i < s.length; i++)
        if (isalnum((unsigned char)s.text[i]))
            letters |= UINT64_C(1) << (tolower((unsigned char)s.text[i]) % 64);
    return letters;
}

static size_t count_bits(uint64_t bits)
{
    size_t count = 0;

    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* At most the distance, at a lower price. */
static size_t letters_bound(struct slice a, struct slice b)
{
    size_t length =
        a.length > b.length ? a.length - b.length : b.length - a.length;
    uint64_t first = letters_of(a), second = letters_of(b);
    size_t missing = count_bits(first & ~second);
    size_t extra = count_bits(second & ~first);
    size_t wrong = (missing > extra ? missing : extra) * LETTER;

    return wrong > length * SIGN_MISSING ? wrong : length * SIGN_MISSING;
}

/* "Optimal string alignment", which ends early if no row is low enough. */
size_t letters_distance(struct slice a, struct slice b, size_t most)
{
    size_t lowest = 0, before, distance;
    struct rows rows;

    if (letters_bound(a, b) > most)
        return LETTERS_NONE;
    rows.a = a;
    rows.b = b;
    fill_first(&rows);
    for (size_t i = 1; i <= a.length; i++) {
        before = lowest;
        lowest = fill_row(&rows, i);
        if (lowest > most && before > most)
            return LETTERS_NONE;
    }
    distance = rows.row[a.length % 3][b.length];
    if (a.length && b.length && !letters_same(*a.text, *b.text))
        distance += LETTER_FIRST;
    return distance > most ? LETTERS_NONE : distance;
}
