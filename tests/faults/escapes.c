/*
 * To be preloaded: makes iniparser 4.1 take a backslash between quotes for an
 * escape, as it does from version 4.2 on.
 */
#include <dlfcn.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <string.h>

enum {
    LINE_SIZE = 1025 /* that iniparser has for a line */
};

/* Copies a value from its opening quote to the closing one. */
static void unescape(const char *from, char *to)
{
    char quote = *from++;

    while (*from && *from != quote) {
        from += *from == '\\' && from[1];
        *to++ = *from++;
    }
    *to = '\0';
}

/* Reads the values in quotes once more, and puts them right. */
static void correct(dictionary *loaded, FILE *file)
{
    char line[LINE_SIZE], section[LINE_SIZE] = "", key[LINE_SIZE];
    char name[2 * LINE_SIZE], value[LINE_SIZE];

    while (fgets(line, sizeof(line), file)) {
        int behind = 0;

        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, " [%[^]]", section) == 1 ||
            sscanf(line, "%[^=]=%n", key, &behind) != 1 || !behind ||
            (line[behind] != '"' && line[behind] != '\''))
            continue;
        unescape(line + behind, value);
        snprintf(name, sizeof(name), "%s:%s", section, key);
        iniparser_set(loaded, name, value);
    }
}

dictionary *iniparser_load(const char *path)
{
    void *found = dlsym(RTLD_NEXT, "iniparser_load");
    FILE *file = fopen(path, "r");
    dictionary *(*load)(const char *), *loaded;

    memcpy(&load, &found, sizeof(load));
    loaded = load(path);
    if (loaded && file)
        correct(loaded, file);
    if (file)
        fclose(file);
    return loaded;
}
