#include "model/clean.h"

#include "base/memfile.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <string.h>

enum {
    ENTRY_LONGEST = 1015, /* that iniparser reads, with '=' and quotes */
    GROWTH = 5            /* times that the text can be longer */
};

/* iniparser's own complaints: the pass has made them all before. */
static int say_nothing(const char *fmt, ...)
{
    (void)fmt;
    return 0;
}

/* Lets iniparser read a text through a file that has no name. */
static dictionary *load_text(const char *text, size_t length)
{
    char path[MEMFILE_PATH_SIZE];
    int fd = memfile_open();
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    dictionary *loaded = NULL;

    if (!file)
        return NULL;
    if (fwrite(text, 1, length, file) == length && !fflush(file)) {
        iniparser_set_error_callback(say_nothing);
        loaded = iniparser_load(memfile_path(fd, path));
        iniparser_set_error_callback(NULL);
    }
    fclose(file);
    return loaded;
}

/* Whether iniparser takes a backslash in quotes for an escape: from 4.2 on. */
static bool has_escapes(void)
{
    static const char probe[] = "[probe]\nkey=\"\\\\\"\n";
    dictionary *loaded = load_text(probe, sizeof(probe) - 1);
    bool escapes =
        loaded && !strcmp(iniparser_getstring(loaded, "probe:key", ""), "\\");

    if (loaded)
        iniparser_freedict(loaded);
    return escapes;
}

struct clean clean_start(struct arena *arena, const char *bytes, size_t length)
{
    return (struct clean){.text = arena_alloc(arena, GROWTH * length + 1),
                          .escapes =
                              memchr(bytes, '\\', length) && has_escapes()};
}

static void append_text(struct clean *clean, const char *text)
{
    clean->length =
        (size_t)(stpcpy(clean->text + clean->length, text) - clean->text);
}

void clean_add_section(struct clean *clean, const char *name)
{
    append_text(clean, "[");
    append_text(clean, name);
    append_text(clean, "]\n");
}

/* Whether iniparser reads a value as it is when it has no quotes. */
static bool can_be_bare(const char *value, size_t length)
{
    return !strchr("\"' \t", value[0]) && !strchr("\\ \t", value[length - 1]) &&
           !memchr(value, '#', length) && !memchr(value, ';', length);
}

/*
 * A quote that keeps iniparser from cutting or joining the value.  Without one
 * no version takes a backslash for an escape.
 */
static const char *fitting_quote(const char *value, size_t length, char quote)
{
    if (memchr(value, '\\', length) && can_be_bare(value, length))
        return "";
    if (quote)
        return quote == '"' ? "\"" : "'";
    if (!memchr(value, '"', length))
        return "\"";
    return memchr(value, '\'', length) ? "" : "'";
}

const char *clean_add_value(struct clean *clean, const char *key,
                            const char *value, size_t length, char quote)
{
    const char *around = fitting_quote(value, length, quote);
    bool doubled = clean->escapes && *around;
    size_t clean_length = length;

    for (size_t i = 0; doubled && i < length; i++)
        clean_length += value[i] == '\\';
    if (length > LINE_LONGEST || clean_length + strlen(key) > ENTRY_LONGEST)
        return "the value is longer than the 1000 bytes that can be read";
    if (!*around && value[length - 1] == '\\')
        return "the value has both kinds of quotes and ends in a backslash";
    append_text(clean, key);
    append_text(clean, "=");
    append_text(clean, around);
    for (size_t i = 0; i < length; i++) {
        if (doubled && value[i] == '\\')
            clean->text[clean->length++] = '\\';
        clean->text[clean->length++] = value[i];
    }
    append_text(clean, around);
    append_text(clean, "\n");
    return NULL;
}

static const char *fetch_fault(void)
{
    const char *obstacle = memfile_obstacle();

    if (obstacle)
        return obstacle;
    return errno ? strerror(errno) : "iniparser gave up";
}

void clean_fetch(struct clean *clean, struct arena *arena,
                 struct ini_entry entries[], size_t count)
{
    dictionary *loaded;

    errno = 0;
    loaded = load_text(clean->text, clean->length);
    for (size_t i = 0; i < count; i++) {
        struct ini_entry *entry = &entries[i];
        const char *name;

        if (!entry->value || !strcmp(entry->key, INI_HEADER))
            continue;
        name = arena_print(arena, "%s:%s", entry->section, entry->key);
        entry->value = loaded ? iniparser_getstring(loaded, name, NULL) : NULL;
        if (entry->value)
            entry->value = arena_copy(arena, entry->value);
        else
            clean->fault = fetch_fault();
    }
    if (loaded)
        iniparser_freedict(loaded);
    clean->length = 0;
}
