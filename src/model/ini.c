#include "model/ini.h"

#include "base/text.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FILE_LONGEST = 1 << 20, LINE_LONGEST = 1000 };

const char ini_unknown[] = "?";
static const char bom[] = "\xEF\xBB\xBF";

struct ini {
    struct arena arena;
    const char *path;
    struct ini_section *sections;
    size_t section_count;
    struct ini_entry *entries;
    size_t entry_count;
};

/* The pass over the bytes: where it is, and the clean text it makes. */
struct pass {
    struct ini *ini;
    struct diag *diag;
    char *next; /* what is still to be read */
    char *end;
    int line;
    char *clean; /* for iniparser: never longer than 4 bytes a line more */
    size_t clean_length;
};

static struct place here(const struct pass *pass, const char *key)
{
    const struct ini *ini = pass->ini;
    const char *section =
        ini->section_count ? ini->sections[ini->section_count - 1].name : NULL;

    if (section && !strcmp(section, ini_unknown))
        section = NULL;
    return (struct place){ini->path, pass->line, section, key};
}

/* Reads all of a file; complains and returns NULL where it cannot. */
static char *slurp(struct ini *ini, struct diag *diag, size_t *length)
{
    bool standard = !strcmp(ini->path, "-");
    FILE *file = standard ? stdin : fopen(ini->path, "rb");
    char *bytes = NULL;

    if (file) {
        bytes = arena_alloc(&ini->arena, FILE_LONGEST + 2);
        *length = fread(bytes, 1, FILE_LONGEST + 1, file);
    }
    if (!file || ferror(file)) {
        diag_error(diag, (struct place){.file = ini->path},
                   "cannot be read: %s", strerror(errno));
        bytes = NULL;
    }
    if (file && !standard)
        fclose(file);
    return bytes;
}

/* Complains of the first byte in a line that no model may hold. */
static bool line_is_clean(struct pass *pass, const char *line, size_t length)
{
    size_t bytes;

    if (length > LINE_LONGEST)
        return diag_error(pass->diag, here(pass, NULL),
                          "the line has %zu bytes; at most %d can be read",
                          length, LINE_LONGEST);
    for (size_t at = 0; at < length; at += bytes) {
        const char *fault = text_fault(line + at, length - at, &bytes);

        if (line[at] == '\r')
            fault = "is a carriage return without a line feed";
        if (fault)
            return diag_error(pass->diag, here(pass, NULL), "byte %zu %s",
                              at + 1, fault);
    }
    return true;
}

/* Cuts the next line off the file.  NULL at its end. */
static char *next_line(struct pass *pass, bool *clean)
{
    char *line = pass->next, *stop;
    size_t length;

    if (line >= pass->end)
        return NULL;
    stop = memchr(line, '\n', (size_t)(pass->end - line));
    if (!stop)
        stop = pass->end;
    pass->next = stop + 1;
    pass->line++;
    length = (size_t)(stop - line);
    if (stop < pass->end && length && line[length - 1] == '\r')
        length--;
    line[length] = '\0';
    *clean = line_is_clean(pass, line, length);
    return line;
}

/* What stands behind the '=' of a logical line. */
struct scan {
    const char *start; /* of the value, behind an opening quote */
    size_t length;
    char quote;        /* '"', '\'' or none */
    bool open;         /* the quote has no end yet */
    bool comment;      /* a comment follows */
    const char *fault; /* what may not stand where it does */
};

static bool begins_comment(char c)
{
    return c == '#' || c == ';';
}

static struct scan scan_quoted(const char *text)
{
    struct scan scan = {.start = text + 1, .quote = *text};
    const char *close = strchr(scan.start, scan.quote), *rest;

    scan.open = !close;
    if (!close)
        close = scan.start + strlen(scan.start);
    scan.length = (size_t)(close - scan.start);
    rest = scan.open ? close : close + 1;
    while (text_is_blank(*rest))
        rest++;
    scan.comment = begins_comment(*rest) && rest > close + 1;
    if (*rest && !scan.comment)
        scan.fault = rest;
    return scan;
}

static struct scan scan_value(const char *behind_equals)
{
    struct scan scan = {.start = behind_equals};
    const char *c = behind_equals;

    while (text_is_blank(*scan.start))
        scan.start++;
    if (*scan.start == '"' || *scan.start == '\'')
        return scan_quoted(scan.start);
    for (c = behind_equals; *c && !scan.comment; c++)
        if (begins_comment(*c)) {
            scan.comment = true;
            if (c == behind_equals || !text_is_blank(c[-1]))
                scan.fault = c;
        }
    if (scan.comment)
        c--;
    if (c < scan.start)
        scan.start = c;
    while (c > scan.start && text_is_blank(c[-1]))
        c--;
    scan.length = (size_t)(c - scan.start);
    return scan;
}

static bool complain_of_scan(const struct pass *pass, const char *key,
                             const struct scan *scan)
{
    if (scan->fault && scan->quote)
        return diag_error(pass->diag, here(pass, key),
                          "'%s' follows the closing quote, where only a "
                          "comment may",
                          scan->fault);
    if (scan->fault)
        return diag_error(pass->diag, here(pass, key),
                          "'%.*s' stands before '%s': quote the value to keep "
                          "it whole, or put a blank before a comment",
                          (int)scan->length, scan->start, scan->fault);
    if (scan->open)
        return diag_error(pass->diag, here(pass, key),
                          "the quote %c is not closed", scan->quote);
    return true;
}

/* Whether a line's last character but blanks is a backslash; cuts it off. */
static bool cut_backslash(char *line)
{
    size_t length = strlen(line);

    while (length && text_is_blank(line[length - 1]))
        length--;
    if (!length || line[length - 1] != '\\')
        return false;
    line[--length] = '\0';
    while (length && text_is_blank(line[length - 1]))
        line[--length] = '\0';
    return true;
}

/* What a line has before its '=' if it could be an entry of its own. */
static const char *name_before_equals(struct arena *arena, const char *line)
{
    char *name = arena_copy(arena, line), *equals = strchr(name, '=');

    if (!equals)
        return NULL;
    *equals = '\0';
    name = text_trim(name);
    text_lower(name);
    return name;
}

/*
 * Joins to a line those that its trailing backslashes call for.  at is where
 * its value begins.  NULL where a backslash stands in a wrong place.
 */
static char *join_lines(struct pass *pass, char *line, size_t at,
                        struct ini_entry *entry)
{
    struct arena *arena = &pass->ini->arena;

    while (cut_backslash(line)) {
        bool clean = true, comment = scan_value(line + at).comment;
        char *more = comment ? NULL : next_line(pass, &clean);

        if (comment || !more || !*text_skip_blanks(more)) {
            diag_error(pass->diag, here(pass, entry->key), "%s",
                       comment ? "a comment cannot be continued with '\\'"
                               : "'\\' continues the value on the next line, "
                                 "which holds nothing");
            return NULL;
        }
        more = text_skip_blanks(more);
        entry->continued = true;
        if (!entry->swallowed)
            entry->swallowed = name_before_equals(arena, more);
        line = arena_print(arena, "%s%s%s", line, line[at] ? " " : "", more);
        if (!clean)
            return NULL;
    }
    return line;
}

static void add_entry(struct ini *ini, struct ini_entry entry)
{
    entry.order = ini->entry_count;
    ini->entries =
        arena_grow(&ini->arena, ini->entries, ini->entry_count, sizeof(entry));
    ini->entries[ini->entry_count++] = entry;
}

static void add_clean(struct pass *pass, const char *text)
{
    size_t length = strlen(text);

    memcpy(pass->clean + pass->clean_length, text, length);
    pass->clean_length += length;
}

/* A quote that keeps iniparser from cutting or joining the value. */
static const char *fitting_quote(const struct scan *scan)
{
    if (scan->quote)
        return scan->quote == '"' ? "\"" : "'";
    if (!memchr(scan->start, '"', scan->length))
        return "\"";
    return memchr(scan->start, '\'', scan->length) ? "" : "'";
}

/* Hands a good value on to iniparser.  True where it can be read back. */
static bool pass_value(struct pass *pass, const struct ini_entry *entry,
                       const struct scan *scan)
{
    const char *quote = fitting_quote(scan);

    if (scan->length > LINE_LONGEST)
        return diag_error(pass->diag, here(pass, entry->key),
                          "the value has %zu bytes; at most %d can be read",
                          scan->length, LINE_LONGEST);
    if (!*quote && scan->start[scan->length - 1] == '\\')
        return diag_error(pass->diag, here(pass, entry->key),
                          "the value holds both kinds of quotes and ends in "
                          "a backslash");
    add_clean(pass, entry->key);
    add_clean(pass, "=");
    add_clean(pass, quote);
    memcpy(pass->clean + pass->clean_length, scan->start, scan->length);
    pass->clean_length += scan->length;
    add_clean(pass, quote);
    add_clean(pass, "\n");
    return true;
}

static void read_entry(struct pass *pass, char *line)
{
    char *equals = strchr(line, '='), *key;
    struct ini_entry entry = {.line = pass->line};
    size_t at;

    if (!equals) {
        diag_error(pass->diag, here(pass, NULL),
                   "'%s' is neither [section] nor key = value", line);
        return;
    }
    at = (size_t)(equals + 1 - line);
    key = arena_copy(&pass->ini->arena, line);
    key[at - 1] = '\0';
    key = text_trim(key);
    text_lower(key);
    entry.key = key;
    if (!pass->ini->section_count) {
        diag_error(pass->diag, here(pass, key),
                   "stands before the first [section]");
        return;
    }
    entry.section = pass->ini->sections[pass->ini->section_count - 1].name;
    if (!*key || strpbrk(key, ":\"'#;[]")) {
        diag_error(pass->diag, here(pass, NULL),
                   *key ? "'%s' cannot be a key"
                        : "there is no key before the '='%s",
                   key);
        return;
    }
    line = join_lines(pass, line, at, &entry);
    if (line) {
        struct scan scan = scan_value(line + at);

        /* Complaints name the line on which the entry begins. */
        int last = pass->line;

        pass->line = entry.line;
        if (complain_of_scan(pass, key, &scan) &&
            pass_value(pass, &entry, &scan))
            entry.value = "";
        pass->line = last;
    }
    add_entry(pass->ini, entry);
}

static void add_section(struct ini *ini, const char *name, int line)
{
    ini->sections = arena_grow(&ini->arena, ini->sections, ini->section_count,
                               sizeof(*ini->sections));
    ini->sections[ini->section_count++] = (struct ini_section){name, line};
}

/* What is wrong with the line of a section, or NULL.  Cuts out its name. */
static const char *section_fault(char **line)
{
    char *close = strchr(*line, ']');

    if (!close)
        return "is not closed with ']'";
    if (*text_skip_blanks(close + 1))
        return "has more on the line of a [section]; a comment goes on a line "
               "of its own";
    *close = '\0';
    *line = text_trim(*line + 1);
    text_lower(*line);
    return **line && !strpbrk(*line, ":[\"'#;=") ? NULL : "cannot be a section";
}

static void read_section(struct pass *pass, char *line)
{
    const char *fault = section_fault(&line);

    if (fault) {
        diag_error(pass->diag,
                   (struct place){.file = pass->ini->path, .line = pass->line},
                   "'%s' %s", line, fault);
        line = arena_copy(&pass->ini->arena, ini_unknown);
    }
    add_section(pass->ini, line, pass->line);
    add_clean(pass, "[");
    add_clean(pass, line);
    add_clean(pass, "]\n");
}

/* A comment line that ends in a backslash would swallow the next line. */
static void read_comment(struct pass *pass, char *line)
{
    if (cut_backslash(line))
        diag_error(pass->diag, here(pass, NULL),
                   "a comment cannot be continued with '\\'");
}

/* A line that was refused may still tell which key it was to give. */
static void note_refused(struct pass *pass, const char *line)
{
    const char *key = name_before_equals(&pass->ini->arena, line);

    if (key && !text_problem(key) && pass->ini->section_count)
        add_entry(
            pass->ini,
            (struct ini_entry){
                .section =
                    pass->ini->sections[pass->ini->section_count - 1].name,
                .key = key,
                .line = pass->line});
}

static void read_line(struct pass *pass, char *line)
{
    line = text_skip_blanks(line);
    if (begins_comment(*line))
        read_comment(pass, line);
    else if (*line == '[')
        read_section(pass, line);
    else if (*line)
        read_entry(pass, line);
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
    if (ini->entry_count)
        qsort(ini->entries, ini->entry_count, sizeof(*ini->entries), by_name);
}

/* Complains of keys given twice; the first of them stays. */
static void refuse_twins(struct ini *ini, struct diag *diag)
{
    size_t kept = 0;

    for (size_t i = 0; i < ini->entry_count; i++) {
        struct ini_entry *entry = &ini->entries[i];
        struct ini_entry *before = kept ? &ini->entries[kept - 1] : NULL;

        if (before && !strcmp(before->section, entry->section) &&
            !strcmp(before->key, entry->key))
            diag_error(diag,
                       (struct place){ini->path, entry->line, entry->section,
                                      entry->key},
                       "given twice; line %d has it too", before->line);
        else
            ini->entries[kept++] = *entry;
    }
    ini->entry_count = kept;
}

static int section_order(const void *a, const void *b)
{
    const struct ini_section *x = a, *y = b;
    int order = strcmp(x->name, y->name);

    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void refuse_twin_sections(struct ini *ini, struct diag *diag)
{
    size_t count = ini->section_count, size = count * sizeof(*ini->sections);
    struct ini_section *sorted = arena_alloc(&ini->arena, size);

    if (!count)
        return;
    memcpy(sorted, ini->sections, size);
    qsort(sorted, count, sizeof(*sorted), section_order);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(sorted[i - 1].name, sorted[i].name) &&
            strcmp(sorted[i].name, ini_unknown) != 0)
            diag_error(
                diag,
                (struct place){ini->path, sorted[i].line, sorted[i].name, NULL},
                "given twice; line %d has it too", sorted[i - 1].line);
}

/* iniparser's own complaints: the pass has said it all before. */
static int say_nothing(const char *fmt, ...)
{
    (void)fmt;
    return 0;
}

/* Lets iniparser read the clean text through a file that has no name. */
static dictionary *load_clean(const struct pass *pass)
{
    char path[64];
    int fd = memfd_create("model", MFD_CLOEXEC);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    dictionary *loaded = NULL;

    if (!file)
        return NULL;
    if (fwrite(pass->clean, 1, pass->clean_length, file) ==
            pass->clean_length &&
        !fflush(file)) {
        snprintf(path, sizeof(path), "/dev/fd/%d", fd);
        iniparser_set_error_callback(say_nothing);
        loaded = iniparser_load(path);
        iniparser_set_error_callback(NULL);
    }
    fclose(file);
    return loaded;
}

static bool fetch_values(struct ini *ini, const struct pass *pass)
{
    dictionary *loaded = load_clean(pass);
    bool good = loaded != NULL;

    for (size_t i = 0; good && i < ini->entry_count; i++) {
        struct ini_entry *entry = &ini->entries[i];
        const char *value =
            entry->value
                ? iniparser_getstring(loaded,
                                      arena_print(&ini->arena, "%s:%s",
                                                  entry->section, entry->key),
                                      NULL)
                : NULL;

        if (entry->value && !value)
            good = false;
        entry->value = value ? arena_copy(&ini->arena, value) : NULL;
    }
    if (loaded)
        iniparser_freedict(loaded);
    return good;
}

static void read_bytes(struct ini *ini, struct diag *diag, char *bytes,
                       size_t length)
{
    struct pass pass = {ini, diag, bytes, bytes + length, 0, NULL, 0};
    bool clean;
    char *line;

    if (length >= sizeof(bom) - 1 && !memcmp(bytes, bom, sizeof(bom) - 1))
        pass.next += sizeof(bom) - 1;
    pass.clean = arena_alloc(&ini->arena, 5 * length + 1);
    while ((line = next_line(&pass, &clean)))
        if (clean)
            read_line(&pass, line);
        else
            note_refused(&pass, line);
    sort_entries(ini);
    refuse_twins(ini, diag);
    refuse_twin_sections(ini, diag);
    if (!fetch_values(ini, &pass))
        diag_error(diag, (struct place){.file = ini->path},
                   "cannot be read: iniparser refuses it");
}

struct ini *ini_open(const char *path, struct diag *diag)
{
    struct ini *ini = calloc(1, sizeof(*ini));
    struct place file = {.file = path};
    size_t length = 0;
    char *bytes;

    if (!ini) {
        diag_error(diag, file, "cannot be read: out of memory");
        return NULL;
    }
    ini->path = path;
    bytes = slurp(ini, diag, &length);
    if (bytes && length == 0)
        diag_error(diag, file, "the file is empty");
    else if (length > FILE_LONGEST)
        diag_error(diag, file, "the file is larger than %d bytes",
                   FILE_LONGEST);
    else if (bytes) {
        read_bytes(ini, diag, bytes, length);
        return ini;
    }
    ini_close(ini);
    return NULL;
}

size_t ini_section_count(const struct ini *ini)
{
    return ini->section_count;
}

struct ini_section ini_section(const struct ini *ini, size_t index)
{
    return ini->sections[index];
}

static int section_line(const struct ini *ini, const char *section)
{
    for (size_t i = 0; section && i < ini->section_count; i++)
        if (!strcmp(ini->sections[i].name, section))
            return ini->sections[i].line;
    return 0;
}

bool ini_has_section(const struct ini *ini, const char *section)
{
    return section_line(ini, section) != 0;
}

size_t ini_entry_count(const struct ini *ini)
{
    return ini->entry_count;
}

const struct ini_entry *ini_entry(const struct ini *ini, size_t index)
{
    return &ini->entries[index];
}

static struct ini_entry *find(const struct ini *ini, const char *section,
                              const char *key)
{
    size_t low = 0, high = ini->entry_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct ini_entry *entry = &ini->entries[middle];
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
                    (size_t)(ini->entries + --ini->entry_count - entry) *
                        sizeof(*entry));
        return;
    }
    fresh.value = arena_copy(&ini->arena, value);
    if (entry) {
        *entry = fresh;
        return;
    }
    add_entry(ini, fresh);
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
