#include "model/ini.h"

#include "base/memfile.h"
#include "base/regular.h"
#include "model/pass.h"

#include <assert.h>
#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    FILE_LONGEST = 1 << 20,
    SECTIONS_MOST = 5000, /* more than the largest model has */
    KEYS_MOST = 40000,
    SECTION_KEYS_MOST = 1000,
    STRETCH = 8192 /* bytes that iniparser reads at once */
};

struct ini {
    struct arena arena;
    const char *path;
    struct ini_contents contents;
    struct ini_section **by_name; /* of the contents, in order */
};

/* Reads all of a file; complains and returns NULL where it cannot. */
static char *slurp(struct ini *ini, struct diag *diag, size_t *length)
{
    bool standard = !strcmp(ini->path, "-");
    const char *fault = NULL;
    FILE *file = standard ? stdin : regular_open(ini->path, &fault);
    char *bytes = NULL;

    if (file) {
        bytes = arena_alloc(&ini->arena, FILE_LONGEST + 2);
        *length = fread(bytes, 1, FILE_LONGEST + 1, file);
        fault = ferror(file) ? strerror(errno) : NULL;
    }
    if (fault) {
        diag_error(diag, (struct place){.file = ini->path},
                   "cannot be read: %s", fault);
        bytes = NULL;
    }
    if (file && !standard)
        fclose(file);
    return bytes;
}

static int by_name(const void *a, const void *b)
{
    const struct ini_entry *x = a, *y = b;
    int order = strcmp(x->section, y->section);

    if (!order)
        order = strcmp(x->key, y->key);
    if (!order)
        order = x->order < y->order ? -1 : x->order > y->order;
    return order;
}

static void sort_entries(struct ini *ini)
{
    if (ini->contents.entry_count)
        qsort(ini->contents.entries, ini->contents.entry_count,
              sizeof(*ini->contents.entries), by_name);
}

/* Complains of keys given twice; the first of them stays. */
static void refuse_twins(struct ini *ini, struct diag *diag)
{
    size_t kept = 0;

    for (size_t i = 0; i < ini->contents.entry_count; i++) {
        struct ini_entry *entry = &ini->contents.entries[i];
        struct ini_entry *before =
            kept ? &ini->contents.entries[kept - 1] : NULL;

        if (before && !strcmp(before->section, entry->section) &&
            !strcmp(before->key, entry->key))
            diag_error(diag,
                       (struct place){ini->path, entry->line, entry->section,
                                      entry->key},
                       "given twice; line %d has it too", before->line);
        else
            ini->contents.entries[kept++] = *entry;
    }
    ini->contents.entry_count = kept;
}

static int section_order(const void *a, const void *b)
{
    const struct ini_section *const *x = a, *const *y = b;
    int order = strcmp((*x)->name, (*y)->name);

    return order ? order
                 : ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* Puts the sections in the order of their names and finds those given twice. */
static void sort_sections(struct ini *ini, struct diag *diag)
{
    size_t count = ini->contents.section_count;

    ini->by_name =
        arena_alloc(&ini->arena, (count + 1) * sizeof(*ini->by_name));
    for (size_t i = 0; i < count; i++)
        ini->by_name[i] = &ini->contents.sections[i];
    if (count)
        qsort(ini->by_name, count, sizeof(*ini->by_name), section_order);
    for (size_t i = 1; i < count; i++) {
        struct ini_section *first = ini->by_name[i - 1];
        struct ini_section *again = ini->by_name[i];

        again->twin = !strcmp(first->name, again->name);
        if (again->twin)
            diag_error(
                diag, (struct place){ini->path, again->line, again->name, NULL},
                "given twice; line %d has it too", first->line);
    }
}

/* iniparser's own complaints: the pass has said it all before. */
static int say_nothing(const char *fmt, ...)
{
    (void)fmt;
    return 0;
}

/* Lets iniparser read some clean text through a file that has no name. */
static dictionary *load_clean(const char *text, size_t length)
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
    dictionary *loaded = load_clean(probe, sizeof(probe) - 1);
    const char *value =
        loaded ? iniparser_getstring(loaded, "probe:key", "") : "";
    bool escapes = !strcmp(value, "\\");

    if (loaded)
        iniparser_freedict(loaded);
    return escapes;
}

/* How much of a text to load at once: whole sections, one at the least. */
static size_t stretch_of(const char *text, size_t length)
{
    size_t end = STRETCH;

    if (length <= STRETCH)
        return length;
    while (end && (text[end] != '[' || text[end - 1] != '\n'))
        end--;
    if (end)
        return end;
    for (end = STRETCH; end < length; end++)
        if (text[end] == '[' && text[end - 1] == '\n')
            return end;
    return length;
}

/* What iniparser has for an entry; false where it should have and has not. */
static bool fetch_value(struct ini *ini, dictionary *loaded,
                        struct ini_entry *entry)
{
    const char *value = NULL;

    if (!entry->value)
        return true;
    if (loaded)
        value = iniparser_getstring(
            loaded,
            arena_print(&ini->arena, "%s:%s", entry->section, entry->key),
            NULL);
    entry->value = value ? arena_copy(&ini->arena, value) : NULL;
    return value != NULL;
}

/*
 * What the pass has let through iniparser reads; where it does not, its own
 * reading failed.  It looks for each name from end to end, so that a long text
 * is read in stretches.  The entries are in the text's order.
 */
static bool fetch_values(struct ini *ini)
{
    const struct ini_contents *contents = &ini->contents;
    size_t next = 0, stretch;
    bool whole = true;

    for (size_t at = 0; at < contents->clean_length; at += stretch) {
        const char *text = contents->clean + at;
        dictionary *loaded;

        stretch = stretch_of(text, contents->clean_length - at);
        loaded = load_clean(text, stretch);
        for (; next < contents->entry_count &&
               contents->entries[next].clean_at < at + stretch;
             next++)
            whole &= fetch_value(ini, loaded, &contents->entries[next]);
        if (loaded)
            iniparser_freedict(loaded);
    }
    return whole;
}

/* The most keys that a section has; the entries are in the file's order. */
static size_t longest_section(const struct ini *ini)
{
    const struct ini_contents *contents = &ini->contents;
    size_t longest = 0, count = 0;

    for (size_t i = 0; i < contents->entry_count; i++) {
        bool same = i && contents->entries[i].section ==
                             contents->entries[i - 1].section;

        count = same ? count + 1 : 1;
        if (count > longest)
            longest = count;
    }
    return longest;
}

/* What no model can be is not worth iniparser's time, nor ours. */
static bool size_is_bearable(const struct ini *ini, struct diag *diag)
{
    struct place file = {.file = ini->path};

    if (ini->contents.section_count > SECTIONS_MOST)
        return diag_error(diag, file, "has %zu sections; at most %d are read",
                          ini->contents.section_count, SECTIONS_MOST);
    if (ini->contents.entry_count > KEYS_MOST)
        return diag_error(diag, file, "has %zu keys; at most %d are read",
                          ini->contents.entry_count, KEYS_MOST);
    if (longest_section(ini) > SECTION_KEYS_MOST)
        return diag_error(diag, file,
                          "has a section with %zu keys; at most %d are read",
                          longest_section(ini), SECTION_KEYS_MOST);
    return true;
}

static bool read_bytes(struct ini *ini, struct diag *diag, char *bytes,
                       size_t length)
{
    bool escapes = memchr(bytes, '\\', length) && has_escapes();

    ini->contents =
        pass_read(ini->path, bytes, length, escapes, &ini->arena, diag);
    if (!size_is_bearable(ini, diag))
        return false;
    errno = 0;
    if (!fetch_values(ini)) {
        const char *cause = errno ? strerror(errno) : "iniparser gave up";
        const char *obstacle = memfile_obstacle();

        diag_error(diag, (struct place){.file = ini->path},
                   "cannot be read: %s", obstacle ? obstacle : cause);
    }
    sort_entries(ini);
    refuse_twins(ini, diag);
    sort_sections(ini, diag);
    return true;
}

struct ini *ini_open(const char *path, struct diag *diag)
{
    struct ini *ini = calloc(1, sizeof(*ini));
    struct place file = {.file = path};
    size_t length = 0;
    char *bytes;

    ini->path = arena_copy(&ini->arena, path);
    bytes = slurp(ini, diag, &length);
    if (bytes && length == 0)
        diag_error(diag, file, "the file is empty");
    else if (length > FILE_LONGEST)
        diag_error(diag, file, "the file is larger than %d bytes",
                   FILE_LONGEST);
    else if (bytes && read_bytes(ini, diag, bytes, length))
        return ini;
    assert(diag->errors);
    ini_close(ini);
    return NULL;
}

bool ini_refused_section(const struct ini *ini)
{
    return ini->contents.refused;
}

size_t ini_section_count(const struct ini *ini)
{
    return ini->contents.section_count;
}

struct ini_section ini_section(const struct ini *ini, size_t index)
{
    return ini->contents.sections[index];
}

/* The line of the first section of that name, or 0. */
static int section_line(const struct ini *ini, const char *section)
{
    size_t low = 0, high = section ? ini->contents.section_count : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(ini->by_name[middle]->name, section) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (!section || low == ini->contents.section_count ||
        strcmp(ini->by_name[low]->name, section) != 0)
        return 0;
    return ini->by_name[low]->line;
}

bool ini_has_section(const struct ini *ini, const char *section)
{
    return section_line(ini, section) != 0;
}

size_t ini_entry_count(const struct ini *ini)
{
    return ini->contents.entry_count;
}

const struct ini_entry *ini_entry(const struct ini *ini, size_t index)
{
    return &ini->contents.entries[index];
}

static struct ini_entry *find(const struct ini *ini, const char *section,
                              const char *key)
{
    size_t low = 0, high = ini->contents.entry_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct ini_entry *entry = &ini->contents.entries[middle];
        int order = strcmp(section, entry->section);

        if (!order)
            order = strcmp(key, entry->key);
        if (!order)
            return entry;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct ini_entry *ini_find(const struct ini *ini, const char *section,
                                 const char *key)
{
    return find(ini, section, key);
}

void ini_set(struct ini *ini, const char *section, const char *key,
             const char *value)
{
    struct ini_entry *entry = find(ini, section, key);
    struct ini_entry fresh = {.section = arena_copy(&ini->arena, section),
                              .key = arena_copy(&ini->arena, key)};

    if (!*value) {
        if (entry)
            memmove(entry, entry + 1,
                    (size_t)(ini->contents.entries +
                             --ini->contents.entry_count - entry) *
                        sizeof(*entry));
        return;
    }
    fresh.value = arena_copy(&ini->arena, value);
    if (entry) {
        *entry = fresh;
        return;
    }
    ini->contents.entries =
        arena_grow(&ini->arena, ini->contents.entries,
                   ini->contents.entry_count, sizeof(fresh));
    ini->contents.entries[ini->contents.entry_count++] = fresh;
    sort_entries(ini);
}

struct place ini_place(const struct ini *ini, const char *section,
                       const char *key)
{
    const struct ini_entry *entry =
        section && key ? find(ini, section, key) : NULL;

    if (entry && !entry->line)
        return (struct place){"--set", 0, section, key};
    return (struct place){ini->path,
                          entry ? entry->line : section_line(ini, section),
                          section, key};
}

void ini_close(struct ini *ini)
{
    arena_free(&ini->arena);
    free(ini);
}
