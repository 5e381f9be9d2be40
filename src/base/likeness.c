#include "base/likeness.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* All in thousandths of a wrong letter. */
enum {
    ANY = 100,          /* a part that stands for any */
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
    PARTS_MOST = 8,
    KNOWN_ENOUGH = 3, /* parts before a last one that is another */
    STEM_SHORTEST = 4,
    PREFIX_SHORTEST = 3,
    NUMBER_LONGEST = 9 /* digits */
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

/* Whether a character is one of some; many calls of strchr took longer. */
static bool is_one_of(const char *some, char c)
{
    while (*some && *some != c)
        some++;
    return *some;
}

/* One wrong letter in three is near; of two, only their order may be wrong. */
static size_t near_letters(struct slice a, struct slice b, size_t one_in)
{
    size_t longer = a.length > b.length ? a.length : b.length;
    size_t letters = longer / one_in ? longer / one_in : 1;
    size_t most = longer < 3 ? LETTER - 1 : letters * LETTER + LETTER_FIRST;

    return letters_distance(a, b, most);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t common_length(struct slice a, struct slice b)
{
    size_t i = 0;

    while (i < a.length && i < b.length && letters_same(a.text[i], b.text[i]))
        i++;
    return i;
}

/* Whether the letters of one text occur in the other, in the same order. */
static bool is_within(struct slice some, struct slice all)
{
    size_t found = 0;

    for (size_t i = 0; i < all.length && found < some.length; i++)
        found += letters_same(some.text[found], all.text[i]);
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
    size_t cost = letters_distance(a, b, LETTER), apart;

    if (a.length == b.length && cost != LETTER_SWAPPED) {
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
    const char *end = s.text + s.length, *start = s.text;
    struct parts parts;

    parts.count = 0;
    for (const char *c = start; c <= end; c++) {
        if (c < end && !is_one_of(separators, *c))
            continue;
        if (parts.count == PARTS_MOST) {
            parts.count = 0;
            break;
        }
        parts.all[parts.count++] = (struct slice){start, (size_t)(c - start)};
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
    const struct parts *typed, *word;
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
    return i == a->typed->count ? a->level->missing_last : a->level->missing;
}

static void align_parts(struct alignment *a, size_t i, size_t j)
{
    const struct level *level = a->level;
    struct slice word = a->word->all[j];
    size_t match = level->compare(a->typed->all[i], word),
           other = LIKENESS_NONE;
    bool last = i + 1 == a->typed->count;

    if (level->other && is_any(word) &&
        (!last || (j + 1 == a->word->count && i == j)))
        other = ANY;
    else if (level->other && (!last || i >= KNOWN_ENOUGH))
        other = level->other;
    for (size_t matched = 0; matched < 2; matched++) {
        size_t from = a->cost[matched][i][j];

        relax(&a->cost[1][i + 1][j + 1], from + match);
        relax(&a->cost[matched][i + 1][j + 1], from + other);
    }
}

/* Goes on from the costs before two parts, without matching both. */
static void skip_part(struct alignment *a, size_t i, size_t j)
{
    for (size_t matched = 0; matched < 2; matched++) {
        size_t from = a->cost[matched][i][j];

        if (i < a->typed->count)
            relax(&a->cost[matched][i + 1][j],
                  from + extra_cost(a->level, i, j));
        if (j < a->word->count)
            relax(&a->cost[matched][i][j + 1], from + missing_cost(a, i, j));
    }
}

/* The least cost of matching some parts and adding or dropping the others. */
static size_t align(const struct level *level, const struct parts *typed,
                    const struct parts *word)
{
    struct alignment a;

    if (typed->count == 1 && word->count == 1)
        return level->compare(typed->all[0], word->all[0]);
    a.level = level;
    a.typed = typed;
    a.word = word;
    for (size_t i = 0; i <= typed->count; i++)
        for (size_t j = 0; j <= word->count; j++)
            a.cost[0][i][j] = a.cost[1][i][j] = LIKENESS_NONE;
    a.cost[0][0][0] = 0;
    for (size_t i = 0; i <= typed->count; i++)
        for (size_t j = 0; j <= word->count; j++) {
            skip_part(&a, i, j);
            if (i < typed->count && j < word->count)
                align_parts(&a, i, j);
        }
    return a.cost[1][typed->count][word->count];
}

static size_t compare_at(const struct level *level, struct slice typed,
                         struct slice word)
{
    struct parts a, b;
    size_t cost, joined;

    if (is_equal(typed, word))
        return typed.length ? 0 : LIKENESS_NONE;
    a = divide(typed, level->separators);
    b = divide(word, level->separators);
    if (!a.count || !b.count)
        return LIKENESS_NONE;
    cost = align(level, &a, &b);
    if (a.count == b.count)
        return cost;
    /* By letters alone, for names with and without separators. */
    joined = near_letters(typed, word, 4);
    return least(cost, least(joined + JOINED, LIKENESS_NONE));
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

    if (a.length > LETTERS_LONGEST || b.length > LETTERS_LONGEST)
        return LIKENESS_NONE;
    cost = compare_at(&names, a, b);
    return cost < least(letters * LETTER + LETTER + 1, HIGHEST) ? cost
                                                                : LIKENESS_NONE;
}
