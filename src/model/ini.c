#include "model/ini.h"

#include "base/magic.h"
#include "base/plain.h"
#include "base/regular.h"
#include "model/pass.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define TABLE_WANTED                                                           \
    "a text file (.ini) is wanted, such as `stipend init --template us_2026` " \
    "prints; `stipend list taxes` lists all that ship"

#define RULES_WANTED                                                           \
    "a text file (.ini) is wanted, such as `stipend list funders` lists"

enum {
    FILE_LONGEST = 1 << 20
};

struct ini {
    struct arena arena;
    const char *path;
    struct ini_contents contents;
    struct ini_entry *original; /* entries before the first ini_set, or NULL */
    size_t original_count;
    struct ini_entry *removed; /* by ini_set */
    size_t removed_count;
};

/* Reads all of a file; complains and returns NULL if it cannot. */
static char *read_file(struct ini *ini, struct diag *diag, size_t *length)
{
    const char *fault;
    char *bytes =
        regular_read(ini->path, FILE_LONGEST, &ini->arena, length, &fault);

    if (!bytes)
        diag_error(diag, (struct place){.file = ini->path},
                   "cannot be read: %s", fault);
    return bytes;
}

static int by_name(const void *a, const void *b)
{
    const struct ini_entry *x = a, *y = b;
    int order = strcmp(x->section, y->section);

    return order ? order : strcmp(x->key, y->key);
}

static int by_line(const void *a, const void *b)
{
    const struct ini_entry *x = a, *y = b;

    return (x->line > y->line) - (x->line < y->line);
}

static int by_name_and_line(const void *a, const void *b)
{
    int order = by_name(a, b);

    return order ? order : by_line(a, b);
}

static void sort_entries(struct ini_entry entries[], size_t count,
                         int (*order)(const void *, const void *))
{
    if (count)
        qsort(entries, count, sizeof(*entries), order);
}

static bool is_header(const struct ini_entry *entry)
{
    return !strcmp(entry->key, INI_HEADER);
}

/* Complains of sections and keys given twice; the first of them stays. */
static void refuse_twins(struct ini *ini, struct diag *diag)
{
    struct ini_entry *entries = ini->contents.entries;
    size_t kept = 0;

    for (size_t i = 0; i < ini->contents.entry_count; i++) {
        struct ini_entry *entry = &entries[i];
        struct place at = {ini->path, entry->line, entry->section,
                           is_header(entry) ? NULL : entry->key};

        if (kept && !by_name(&entries[kept - 1], entry))
            diag_error(diag, at, "is given twice; line %d has it, too",
                       entries[kept - 1].line);
        else
            entries[kept++] = *entry;
    }
    ini->contents.entry_count = kept;
}

static void list_sections(struct ini_contents *contents, struct arena *arena)
{
    contents->sections = arena_alloc(arena, (contents->entry_count + 1) *
                                                sizeof(*contents->sections));
    for (size_t i = 0; i < contents->entry_count; i++)
        if (is_header(&contents->entries[i]))
            contents->sections[contents->section_count++] =
                contents->entries[i];
    sort_entries(contents->sections, contents->section_count, by_line);
}

static bool read_bytes(struct ini *ini, struct diag *diag, char *bytes,
                       size_t length)
{
    struct ini_contents *contents = &ini->contents;

    if (!pass_read(ini->path, bytes, length, &ini->arena, diag, contents))
        return false;
    sort_entries(contents->entries, contents->entry_count, by_name_and_line);
    refuse_twins(ini, diag);
    list_sections(contents, &ini->arena);
    return true;
}

/* What a file should be, and what to use instead of one of another kind. */
static const struct {
    const char *what, *use[USE_COUNT];
} sorts[] = {
    [INI_MODEL] = {"a model",
                   {[USE_SOURCE] =
                        "give the text file (.ini) that the workbook was "
                        "written from, or begin one with `stipend init`",
                    [USE_OTHER] =
                        "a text file (.ini) is wanted, such as `stipend init` "
                        "prints to begin with",
                    [USE_PLAIN] = "save it as plain text",
                    [USE_UNPACKED] = "unpack it first"}},
    [INI_TABLE] = {"a tax table",
                   {[USE_SOURCE] = TABLE_WANTED,
                    [USE_OTHER] = TABLE_WANTED,
                    [USE_PLAIN] = "save it as plain text",
                    [USE_UNPACKED] = "unpack it first"}},
    [INI_RULES] = {"a file of rules",
                   {[USE_SOURCE] = RULES_WANTED,
                    [USE_OTHER] = RULES_WANTED,
                    [USE_PLAIN] = "save it as plain text",
                    [USE_UNPACKED] = "unpack it first"}},
};
static_assert(COUNT(sorts) == INI_SORT_COUNT, "each sort has its advice");

/* Complains of a file in another format. */
static bool is_ini(const struct place *file, enum ini_sort sort,
                   const char *bytes, size_t length, struct diag *diag)
{
    enum magic_use use = USE_OTHER;
    const char *what = magic_of(bytes, length, &use);

    if (!what && length <= FILE_LONGEST && !pass_fault(bytes, length))
        what = plain_kind(bytes, length);
    return !what || diag_error(diag, *file, "this is %s, not %s; %s", what,
                               sorts[sort].what, sorts[sort].use[use]);
}

struct ini *ini_open(const char *path, enum ini_sort sort, struct diag *diag)
{
    struct ini *ini = calloc(1, sizeof(*ini));
    struct place file = {.file = path};
    size_t length = 0;
    char *bytes;

    ini->path = arena_copy(&ini->arena, path);
    bytes = read_file(ini, diag, &length);
    if (bytes && !is_ini(&file, sort, bytes, length, diag))
        ;
    else if (length > FILE_LONGEST)
        diag_error(diag, file, "the file is larger than %d bytes",
                   FILE_LONGEST);
    else if (bytes && read_bytes(ini, diag, bytes, length))
        return ini;
    assert(diag->errors);
    ini_close(ini);
    return NULL;
}

const char *ini_path(const struct ini *ini)
{
    return ini->path;
}

const struct ini_contents *ini_contents(const struct ini *ini)
{
    return &ini->contents;
}

bool ini_has_section(const struct ini *ini, const char *section)
{
    return ini_find(ini, section, INI_HEADER) != NULL;
}

static struct ini_entry *find_entry(const struct ini *ini, const char *section,
                                    const char *key)
{
    const struct ini_entry wanted = {.section = section, .key = key};

    if (!ini->contents.entry_count)
        return NULL;
    return bsearch(&wanted, ini->contents.entries, ini->contents.entry_count,
                   sizeof(wanted), by_name);
}

const struct ini_entry *ini_find(const struct ini *ini, const char *section,
                                 const char *key)
{
    return find_entry(ini, section, key);
}

static struct ini_entry *
copy_entries(struct arena *arena, const struct ini_entry *entries, size_t count)
{
    struct ini_entry *copy = arena_alloc(arena, (count + 1) * sizeof(*copy));

    return count ? memcpy(copy, entries, count * sizeof(*copy)) : copy;
}

static void remove_entry(struct ini *ini, struct ini_entry *entry)
{
    struct ini_contents *contents = &ini->contents;

    ini->removed = arena_grow(&ini->arena, ini->removed, ini->removed_count,
                              sizeof(*entry));
    ini->removed[ini->removed_count++] = *entry;
    memmove(entry, entry + 1,
            (size_t)(contents->entries + --contents->entry_count - entry) *
                sizeof(*entry));
}

static bool is_removed(const struct ini *ini, const char *section,
                       const char *key)
{
    const struct ini_entry wanted = {.section = section, .key = key};

    for (size_t i = 0; i < ini->removed_count; i++)
        if (!by_name(&ini->removed[i], &wanted))
            return true;
    return false;
}

/* Keeps the order of names, without sorting all entries for each --set. */
static void insert_entry(struct ini_contents *contents, struct ini_entry fresh,
                         struct arena *arena)
{
    size_t low = 0, high = contents->entry_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (by_name(&contents->entries[middle], &fresh) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    contents->entries = arena_grow(arena, contents->entries,
                                   contents->entry_count, sizeof(fresh));
    memmove(&contents->entries[low + 1], &contents->entries[low],
            (contents->entry_count++ - low) * sizeof(fresh));
    contents->entries[low] = fresh;
}

void ini_set(struct ini *ini, const char *section, const char *key,
             const char *value)
{
    struct ini_entry *entry = find_entry(ini, section, key);
    struct ini_entry fresh = {.section = arena_copy(&ini->arena, section),
                              .key = arena_copy(&ini->arena, key)};

    if (!ini->original) {
        ini->original_count = ini->contents.entry_count;
        ini->original = copy_entries(&ini->arena, ini->contents.entries,
                                     ini->original_count);
    }
    if (!*value) {
        if (entry)
            remove_entry(ini, entry);
        return;
    }
    fresh.value = arena_copy(&ini->arena, value);
    if (entry) {
        *entry = fresh;
        return;
    }
    insert_entry(&ini->contents, fresh, &ini->arena);
}

struct ini *ini_without_sets(const struct ini *ini)
{
    struct ini *file = calloc(1, sizeof(*file));

    file->path = ini->path;
    file->contents = ini->contents;
    if (ini->original) {
        file->contents.entry_count = ini->original_count;
        file->contents.entries =
            copy_entries(&file->arena, ini->original, ini->original_count);
    }
    return file;
}

struct ini *ini_edited(const struct ini *ini, ini_edit *edit, void *context)
{
    struct ini *copy = calloc(1, sizeof(*copy));
    struct ini_contents *contents = &copy->contents;

    copy->path = ini->path;
    contents->refused = ini->contents.refused;
    contents->entries = copy_entries(&copy->arena, ini->contents.entries,
                                     ini->contents.entry_count);
    for (size_t i = 0; i < ini->contents.entry_count; i++) {
        contents->entries[contents->entry_count] = ini->contents.entries[i];
        contents->entry_count +=
            edit(&contents->entries[contents->entry_count], context);
    }
    sort_entries(contents->entries, contents->entry_count, by_name_and_line);
    list_sections(contents, &copy->arena);
    return copy;
}

struct place ini_place(const struct ini *ini, const char *section,
                       const char *key)
{
    const struct ini_entry *entry =
        section && key ? find_entry(ini, section, key) : NULL;

    if (entry ? !entry->line : section && key && is_removed(ini, section, key))
        return (struct place){PLACE_SET, 0, section, key};
    if (!entry && section)
        entry = find_entry(ini, section, INI_HEADER);
    return (struct place){ini->path, entry ? entry->line : 0, section, key};
}

void ini_close(struct ini *ini)
{
    arena_free(&ini->arena);
    free(ini);
}
