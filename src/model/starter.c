#include "model/starter.h"

#include "model/schema.h"

#include <string.h>

/* The index-th of the parts between '|'; *length is how many bytes it has. */
static const char *part_at(const char *parts, size_t index, int *length)
{
    for (; parts && index; index--) {
        parts = strchr(parts, '|');
        parts += parts != NULL;
    }
    *length = parts ? (int)strcspn(parts, "|") : 0;
    return parts;
}

/* "; " and a text, wrapped at 76 columns. */
static void print_comment(FILE *out, const char *text)
{
    const char *word = text;
    int column = 1;

    fputs(";", out);
    while (*word) {
        int length = (int)strcspn(word, " ");

        if (column + 1 + length > 76) {
            fputs("\n;", out);
            column = 1;
        }
        fprintf(out, " %.*s", length, word);
        column += 1 + length;
        word += length + (word[length] == ' ');
    }
    fputs("\n", out);
}

static void print_key_help(FILE *out, const struct schema_key *key)
{
    char text[400];
    bool follows = key->fallback && key->fallback[0] == '=';

    snprintf(text, sizeof(text), "%s%s%s%s", key->help,
             follows ? " (if not given: " : "",
             follows ? key->fallback + 1 : "", follows ? ")" : "");
    print_comment(out, text);
}

/* The first instance of a key has its help; later ones have only examples. */
static void print_starter_key(FILE *out, const struct schema_section *section,
                              const struct schema_key *key, size_t instance)
{
    const char *mark = section->commented ? ";" : "", *fallback = key->fallback;
    bool first = !instance && !section->like;
    int length;
    const char *example = part_at(key->example, instance, &length);

    if (schema_per_tier(key))
        return;
    if (first)
        print_key_help(out, key);
    if (example && length)
        fprintf(out, "%s%s = %.*s\n", mark, key->name, length, example);
    else if (first && fallback && fallback[0] != '=')
        fprintf(out, ";%s = %s\n", key->name, fallback);
    else if (first)
        fprintf(out, ";%s =\n", key->name);
}

static void print_starter_section(FILE *out,
                                  const struct schema_section *section,
                                  size_t instance, const char *name, int length)
{
    fputs("\n", out);
    if (!instance)
        print_comment(out, section->help);
    if (section->like)
        fprintf(out, "; (takes the same keys as %s)\n", section->like);
    fprintf(out, "%s[%s%s%.*s]\n", section->commented ? ";" : "", section->name,
            section->named ? "." : "", length, name ? name : "");
    for (size_t k = 0; k < section->key_count; k++)
        print_starter_key(out, section, &section->keys[k], instance);
}

void starter_print(FILE *out)
{
    print_comment(out, "A model for stipend.  Lines that begin with ; are "
                       "comments: take the ; away from a key to use it.");
    for (size_t s = 0; s < SECTION_COUNT; s++) {
        const char *name;
        int length;

        if (!schema[s].named)
            print_starter_section(out, &schema[s], 0, NULL, 0);
        for (size_t i = 0; (name = part_at(schema[s].examples, i, &length));
             i++)
            print_starter_section(out, &schema[s], i, name, length);
    }
}
