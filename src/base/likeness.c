#include "base/likeness.h"

#include "base/arena.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* All in thousandths of a wrong letter. */
enum {
    LETTER = 1000, /* wrong, missing or too many */
    SWAPPED = 750, /* two letters */
    FIRST = 200,   /* on top, if the first letter is wrong */
    SIGN_OTHER = 100,
    SIGN_MISSING = 500,
    JOINED = 700,       /* names that are not divided into as many parts */
    NUMBER_SHORT = 500, /* 26 for 2026 */
    NUMBER_MOST = 900,  /* on top, for the difference of numbers */
    SHORTENED = 1000,
    LENGTHENED = 1500,
    THINNED = 1800, /* letters left out, such as sct for scotland */
    REST = 100,     /* a letter after the common stem of two words */
    UNUSED = 10,    /* a letter of a word of which a part was typed */
    HIGHEST = 4500  /* below which names can be near */
};

enum {
    TEXT_LONGEST = 127,
    PARTS_MOST = 8,
    KNOWN_ENOUGH = 3, /* parts before a last one that is another */
    STEM_SHORTEST = 4,
    PREFIX_SHORTEST = 3,
    NUMBER_LONGEST = 9 /* digits */
};

struct slice {
    const char *text;
    size_t length;
};

/* How names are divided, and what it costs if parts do not match. */
struct level {
    const char *separators;
    size_t missing_first; /* from the beginning of what was typed */
    size_t missing_more, missing, missing_last;
    size_t extra;
    size_t other; /* a part that is quite another one, unless it is the last */
    size_t (*compare)(struct slice typed, struct slice word);
};

struct parts {
    struct slice all[PARTS_MOST];
    size_t count; /* 0 if there are too many */
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool is_same(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static bool is_sign(char c)
{
    return strchr("._-/: ", c) != NULL;
}

/* The cost of a letter that is missing or too many. */
static size_t letter_cost(char c)
{
    return is_sign(c) ? SIGN_MISSING : LETTER;
}

static size_t replacing_cost(char a, char b)
{
    if (is_same(a, b))
        return 0;
    return is_sign(a) && is_sign(b) ? SIGN_OTHER : LETTER;
}

/*
 * The cost of turning one text into the other, letter by letter.  Both are at
 * most TEXT_LONGEST long.  See "optimal string alignment".
 */
static size_t letters_cost(struct slice a, struct slice b)
{
    size_t rows[3][TEXT_LONGEST + 1] = {{0}};

    for (size_t j = 0; j < b.length; j++)
        rows[0][j + 1] = rows[0][j] + letter_cost(b.text[j]);
    for (size_t i = 1; i <= a.length; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3];
        const size_t *second = rows[(i + 1) % 3];
        char c = a.text[i - 1];

        row[0] = above[0] + letter_cost(c);
        for (size_t j = 1; j <= b.length; j++) {
            char d = b.text[j - 1];

            row[j] = least(
                above[j - 1] + replacing_cost(c, d),
                least(above[j] + letter_cost(c), row[j - 1] + letter_cost(d)));
            if (i > 1 && j > 1 && is_same(c, b.text[j - 2]) &&
                is_same(a.text[i - 2], d) && !is_same(c, d))
                row[j] = least(row[j], second[j - 2] + SWAPPED);
        }
    }
    return rows[a.length % 3][b.length] +
           (a.length && b.length && !is_same(*a.text, *b.text) ? FIRST : 0);
}

/* One wrong letter in three is near; of two, only their order may be wrong. */
static size_t near_letters(struct slice a, struct slice b, size_t one_in)
{
    size_t cost = letters_cost(a, b);
    size_t longer = a.length > b.length ? a.length : b.length;
    size_t letters = longer / one_in ? longer / one_in : 1;
    size_t most = longer < 3 ? LETTER - 1 : letters * LETTER + FIRST;

    return cost <= most ? cost : LIKENESS_NONE;
}

static size_t common_length(struct slice a, struct slice b)
{
    size_t i = 0;

    while (i < a.length && i < b.length && is_same(a.text[i], b.text[i]))
        i++;
    return i;
}

/* Whether the letters of one text occur in the other, in the same order. */
static bool is_within(struct slice some, struct slice all)
{
    size_t found = 0;

    for (size_t i = 0; i < all.length && found < some.length; i++)
        found += is_same(some.text[found], all.text[i]);
    return found == some.length;
}

/* The cost if words begin alike, or one has a choice of the other's letters. */
static size_t stem_cost(struct slice typed, struct slice word)
{
    size_t common = common_length(typed, word);
    struct slice longer = typed.length > word.length ? typed : word;
    struct slice shorter = typed.length > word.length ? word : typed;
    size_t unused = UNUSED * (longer.length - shorter.length);

    if (common >= PREFIX_SHORTEST && common == typed.length)
        return SHORTENED + unused;
    if (common >= PREFIX_SHORTEST && common == word.length)
        return LENGTHENED + unused;
    if (common >= STEM_SHORTEST && 4 * common >= 3 * shorter.length)
        return LENGTHENED + REST * (shorter.length - common) + unused;
    if (common && shorter.length >= PREFIX_SHORTEST &&
        3 * shorter.length >= longer.length && is_within(shorter, longer))
        return THINNED + unused;
    return LIKENESS_NONE;
}

static bool is_number(struct slice s)
{
    for (size_t i = 0; i < s.length; i++)
        if (!isdigit((unsigned char)s.text[i]))
            return false;
    return s.length && s.length <= NUMBER_LONGEST;
}

static size_t numbers_cost(struct slice a, struct slice b)
{
    size_t shorter = least(a.length, b.length);
    size_t cost = letters_cost(a, b), apart;

    if (a.length == b.length && cost != SWAPPED) {
        apart =
            (size_t)labs(strtol(a.text, NULL, 10) - strtol(b.text, NULL, 10));
        return LETTER + least(apart, NUMBER_MOST);
    }
    if (a.length != b.length && shorter >= 2 &&
        !memcmp(a.text + a.length - shorter, b.text + b.length - shorter,
                shorter))
        return NUMBER_SHORT;
    return near_letters(a, b, 3);
}

static bool is_equal(struct slice a, struct slice b)
{
    return a.length == b.length && !strncasecmp(a.text, b.text, a.length);
}

static size_t compare_pieces(struct slice typed, struct slice word)
{
    if (is_equal(typed, word))
        return typed.length ? 0 : LIKENESS_NONE;
    if (is_number(typed) && is_number(word))
        return numbers_cost(typed, word);
    return least(near_letters(typed, word, 3), stem_cost(typed, word));
}

static struct parts divide(struct slice s, const char *separators)
{
    struct parts parts = {.count = 0};
    const char *end = s.text + s.length, *start = s.text;

    for (const char *c = start; c <= end; c++)
        if (c == end || strchr(separators, *c)) {
            if (parts.count == PARTS_MOST)
                return (struct parts){.count = 0};
            parts.all[parts.count++] =
                (struct slice){start, (size_t)(c - start)};
            start = c + 1;
        }
    return parts;
}

/* A part in capitals, which stands for any. */
static bool is_any(struct slice part)
{
    for (size_t i = 0; i < part.length; i++)
        if (!isupper((unsigned char)part.text[i]))
            return false;
    return part.length > 1;
}

/* Costs of what comes before part i of what was typed and part j of a word. */
struct alignment {
    const struct level *level;
    struct parts typed, word;
    size_t cost[2][PARTS_MOST + 1][PARTS_MOST + 1]; /* [1]: some parts match */
};

static void relax(size_t *cost, size_t other)
{
    *cost = least(*cost, other);
}

/* Names that begin with different parts are far apart. */
static size_t extra_cost(const struct level *level, size_t i, size_t j)
{
    return i == 0 && j > 0 ? HIGHEST : level->extra;
}

static size_t missing_cost(const struct alignment *a, size_t i, size_t j)
{
    if (i == 0)
        return j == 0 ? a->level->missing_first : a->level->missing_more;
    if (j == 0)
        return HIGHEST;
    return i == a->typed.count ? a->level->missing_last : a->level->missing;
}

static void align_parts(struct alignment *a, size_t i, size_t j)
{
    const struct level *level = a->level;
    struct slice word = a->word.all[j];
    size_t match = level->compare(a->typed.all[i], word), other = LIKENESS_NONE;
    bool last = i + 1 == a->typed.count;

    if (level->other && is_any(word) &&
        (!last || (j + 1 == a->word.count && i == j)))
        other = SIGN_OTHER;
    else if (level->other && (!last || i >= KNOWN_ENOUGH))
        other = level->other;
    for (size_t matched = 0; matched < 2; matched++) {
        size_t from = a->cost[matched][i][j];

        relax(&a->cost[1][i + 1][j + 1], from + match);
        relax(&a->cost[matched][i + 1][j + 1], from + other);
    }
}

/* The least cost of matching some parts and adding or dropping the others. */
static size_t align(const struct level *level, struct slice typed,
                    struct slice word)
{
    struct alignment a = {.level = level,
                          .typed = divide(typed, level->separators),
                          .word = divide(word, level->separators)};
    size_t n = a.typed.count, m = a.word.count;

    if (!n || !m)
        return LIKENESS_NONE;
    for (size_t matched = 0; matched < 2; matched++)
        for (size_t i = 0; i <= n; i++)
            for (size_t j = 0; j <= m; j++)
                a.cost[matched][i][j] = LIKENESS_NONE;
    a.cost[0][0][0] = 0;
    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++) {
            for (size_t matched = 0; matched < 2; matched++) {
                size_t from = a.cost[matched][i][j];

                if (i < n)
                    relax(&a.cost[matched][i + 1][j],
                          from + extra_cost(level, i, j));
                if (j < m)
                    relax(&a.cost[matched][i][j + 1],
                          from + missing_cost(&a, i, j));
            }
            if (i < n && j < m)
                align_parts(&a, i, j);
        }
    return a.cost[1][n][m];
}

/* The cost by letters alone, for names with and without separators. */
static size_t joined_cost(const struct level *level, struct slice typed,
                          struct slice word)
{
    size_t cost = LIKENESS_NONE;

    if (divide(typed, level->separators).count !=
        divide(word, level->separators).count)
        cost = near_letters(typed, word, 4);
    return least(cost + JOINED, LIKENESS_NONE);
}

static size_t compare_at(const struct level *level, struct slice typed,
                         struct slice word)
{
    return is_equal(typed, word) ? 0
                                 : least(align(level, typed, word),
                                         joined_cost(level, typed, word));
}

static size_t compare_parts(struct slice typed, struct slice word)
{
    static const struct level pieces = {.separators = "_- ",
                                        .missing_first = 500,
                                        .missing_more = 500,
                                        .missing = 500,
                                        .missing_last = 500,
                                        .extra = 2000,
                                        .compare = compare_pieces};

    return compare_at(&pieces, typed, word);
}

size_t likeness(const char *typed, const char *word)
{
    static const struct level names = {.separators = ".",
                                       .missing_first = 500,
                                       .missing = 500,
                                       .missing_last = 900,
                                       .extra = 4000,
                                       .other = 2500,
                                       .compare = compare_parts};
    struct slice a = {typed, strlen(typed)}, b = {word, strlen(word)};
    size_t cost, letters = a.length / 3 ? a.length / 3 : 1;

    if (a.length > TEXT_LONGEST || b.length > TEXT_LONGEST)
        return LIKENESS_NONE;
    cost = compare_at(&names, a, b);
    return cost < least(letters * LETTER + LETTER + 1, HIGHEST) ? cost
                                                                : LIKENESS_NONE;
}
