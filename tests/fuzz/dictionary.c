/* Prints libFuzzer's dictionary: the words that a model file is made of. */
#include "base/arena.h"
#include "model/schema.h"

#include <stdio.h>

static void print_words(const char *words)
{
    struct arena arena = {.newest = NULL};
    const char *word;

    for (size_t i = 0; words && (word = word_at(words, i, &arena)); i++)
        printf("\"%s\"\n", word);
    arena_free(&arena);
}

static void print_section(const struct schema_section *section)
{
    printf(section->named ? "\"[%s.a]\\x0a\"\n" : "\"[%s]\\x0a\"\n",
           section->name);
    for (size_t i = 0; i < section->key_count; i++) {
        const struct schema_key *key = &section->keys[i];

        printf("\"%s%s = \"\n", key->name, schema_per_tier(key) ? "a" : "");
        printf("\"%s.%s%s=\"\n", section->name, section->named ? "a." : "",
               key->name);
        print_words(key->choices);
    }
}

int main(void)
{
    /* clang-format off */
    static const char *const others[] = {
        "\\x0a", "\\x0d\\x0a", "\\\\\\x0a", "\\xef\\xbb\\xbf", "\\xff\\xfe",
        "\\x00", "\\x1b[31m", "\\xe2\\x80\\xae", ";", "#", "\\\"", "'", "=",
        "2024-02-29", "2099-12-31", "9999999999999", "0.000000001",
        "1,000.00", "100 %", "[charge.a]\\x0a", "[amount.b]\\x0a", "on = ",
        "above = ", "less = ", "rates = ", "stipend", "wages", "other",
        "[rule.a]\\x0a", "of = ", "which = ", "least = ", "most = ", "times = ",
        "multiple = ", "one_of = ", "longest = ", "given = ", "says = ",
        "confidence = ", "checked = ", "tier.*.request",
        "0:10%, ", "+700", "100/6*", "usd", "jpy", "kwd", "=1+1", "_x0041_",
    };
    /* clang-format on */

    for (size_t i = 0; i < SECTION_COUNT; i++)
        print_section(&schema[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        printf("\"%s\"\n", others[i]);
    return 0;
}
