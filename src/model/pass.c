#include "model/pass.h"

#include "base/text.h"
#include "model/scan.h"

#include <string.h>

enum {
    SECTIONS_MOST = 5000, /* more than the largest model has */
    KEYS_MOST = 40000,
    SECTION_KEYS_MOST = 1000,
    FETCH_EVERY = 8192 /* bytes: iniparser looks for a name from end to end */
};

static const char bom[] = "\xEF\xBB\xBF";

/* Where the pass is. */
struct pass {
    const char *path;
    struct arena *arena;
    struct diag *diag;
    struct ini_contents *out;
    char *next; /* what is still to be read */
    char *end;
    int line;
    bool begun;          /* a section has begun */
    const char *section; /* its name; NULL if its line was refused */
    struct clean clean;
    size_t fetched; /* entries before the clean text */
    size_t sections, keys, section_keys, most_section_keys;
};

static struct place here(const struct pass *pass, const char *key)
{
    return (struct place){pass->path, pass->line, pass->section, key};
}

/* Reports the first byte of a line that a model may not have. */
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

/* Cuts the next line off the file; NULL at the end of the file. */
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

/* Whether a line ends in a backslash; cuts it off, and blanks around it. */
static bool cut_backslash(char *line)
{
    size_t length;

    line = text_trim(line);
    length = strlen(line);
    if (!length || line[length - 1] != '\\')
        return false;
    line[length - 1] = '\0';
    text_trim(line);
    return true;
}

/* The name before the '=' of a line; NULL if there is no '='. */
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

/* What a line is on its own: "[section]", "key" or NULL. */
static const char *line_name(struct arena *arena, const char *line)
{
    size_t length = strcspn(line, "]");
    char *section;

    if (*line != '[' || !line[length])
        return name_before_equals(arena, line);
    section = arena_print(arena, "%.*s]", (int)length, line);
    text_lower(section);
    return section;
}

/* Notes a line that a value takes in: it may have been meant as a key. */
static void note_swallowed(struct arena *arena, const char *line,
                           struct ini_entry *entry)
{
    const char *name = line_name(arena, line);

    if (name)
        entry->swallowed = arena_print(
            arena, "%s%s\n", entry->swallowed ? entry->swallowed : "", name);
}

/* The line that continues a value, without blanks before it; or NULL. */
static char *continuation(struct pass *pass, const char *key)
{
    bool clean;
    char *more = next_line(pass, &clean);

    if (!more || !*text_skip_blanks(more)) {
        diag_error(pass->diag, here(pass, key),
                   "'\\' continues the value on the next line, but there is "
                   "none, or an empty one");
        return NULL;
    }
    more = text_skip_blanks(more);
    return clean ? more : NULL;
}

/*
 * Joins the lines that the backslashes at their ends continue.  `at` is where
 * the value begins.  NULL if a backslash is in the wrong place.
 */
static char *join_lines(struct pass *pass, char *line, size_t at,
                        struct ini_entry *entry)
{
    char *last = line;

    while (cut_backslash(last)) {
        if (scan_value(line + at).comment) {
            diag_error(pass->diag, here(pass, entry->key),
                       "a comment cannot be continued with '\\'");
            return NULL;
        }
        last = continuation(pass, entry->key);
        if (!last)
            return NULL;
        entry->continued = true;
        /* A value that is too long already is refused, and need not grow. */
        if (strlen(line) <= 2 * LINE_LONGEST) {
            note_swallowed(pass->arena, last, entry);
            line = arena_print(pass->arena, "%s%s%s", line, line[at] ? " " : "",
                               last);
            last = line;
        }
    }
    return line;
}

/* Leaves out an entry whose section was refused. */
static void add_entry(struct pass *pass, struct ini_entry entry)
{
    struct ini_contents *out = pass->out;

    if (!pass->section)
        return;
    entry.section = pass->section;
    out->entries =
        arena_grow(pass->arena, out->entries, out->entry_count, sizeof(entry));
    out->entries[out->entry_count++] = entry;
}

static bool too_many(const struct pass *pass)
{
    return pass->sections > SECTIONS_MOST || pass->keys > KEYS_MOST ||
           pass->most_section_keys > SECTION_KEYS_MOST;
}

/* Nobody has to wait for a file that is refused anyway. */
static void fetch_values(struct pass *pass)
{
    size_t first = pass->fetched;

    pass->fetched = pass->out->entry_count;
    if (pass->clean.length && !too_many(pass))
        clean_fetch(&pass->clean, pass->arena, pass->out->entries + first,
                    pass->fetched - first);
}

static void add_key(struct pass *pass, struct ini_entry entry)
{
    add_entry(pass, entry);
    if (!pass->section)
        return;
    pass->keys++;
    if (++pass->section_keys > pass->most_section_keys)
        pass->most_section_keys = pass->section_keys;
}

/* Passes a value on to iniparser; "" stands for it until it is fetched. */
static const char *pass_value(struct pass *pass, const char *key,
                              const struct scan *scan)
{
    const char *fault = scan_fault(scan, pass->diag);

    if (!fault && pass->section)
        fault = clean_add_value(&pass->clean, key, scan->start, scan->length,
                                scan->quote);
    if (fault)
        diag_error(pass->diag, here(pass, key), "%s", fault);
    return fault ? NULL : "";
}

/* Reads the value of an entry that begins at line[at]. */
static void read_value(struct pass *pass, char *line, size_t at,
                       struct ini_entry *entry)
{
    int last;
    struct scan scan;

    line = join_lines(pass, line, at, entry);
    if (!line)
        return;
    scan = scan_value(line + at);
    /* Complaints name the line on which the entry begins. */
    last = pass->line;
    pass->line = entry->line;
    entry->value = pass_value(pass, entry->key, &scan);
    pass->line = last;
}

static void read_entry(struct pass *pass, char *line)
{
    const char *key = name_before_equals(pass->arena, line);
    struct ini_entry entry = {.line = pass->line, .key = key};

    if (!key)
        diag_error(pass->diag, here(pass, NULL),
                   "'%s' is neither [section] nor key = value",
                   diag_quote(pass->diag, line));
    else if (!pass->begun)
        diag_error(pass->diag, here(pass, key),
                   "comes before the first [section]");
    else if (!*key)
        diag_error(pass->diag, here(pass, NULL),
                   "there is no key before the '='");
    else if (strpbrk(key, ":\"'#;[]"))
        diag_error(pass->diag, here(pass, NULL),
                   "'%s' cannot be a key: it has one of : \" ' # ; [ ]", key);
    else {
        read_value(pass, line, strcspn(line, "=") + 1, &entry);
        add_key(pass, entry);
    }
}

/* What is wrong with a [section], or NULL; *line becomes its name. */
static const char *section_fault(char **line)
{
    char *close = strchr(*line, ']');

    if (!close)
        return "is not closed with ']'";
    if (*text_skip_blanks(close + 1))
        return "has more than [section]; put a comment on a separate line";
    *close = '\0';
    *line = text_trim(*line + 1);
    text_lower(*line);
    if (!**line)
        return "cannot be a section: it has no name";
    return strpbrk(*line, ":[\"'#;=")
               ? "cannot be a section: it has one of : \" ' # ; [ ="
               : NULL;
}

static void begin_section(struct pass *pass, const char *name)
{
    if (pass->clean.length > FETCH_EVERY)
        fetch_values(pass);
    pass->begun = true;
    pass->section = name;
    pass->sections++;
    pass->section_keys = 0;
    add_entry(pass, (struct ini_entry){
                        .key = INI_HEADER, .line = pass->line, .value = ""});
    clean_add_section(&pass->clean, name);
}

/* Leaves out the keys that follow, whatever section they were meant for. */
static void refuse_section(struct pass *pass)
{
    pass->begun = pass->out->refused = true;
    pass->section = NULL;
}

static void read_section(struct pass *pass, char *line)
{
    const char *fault = section_fault(&line);

    if (!fault) {
        begin_section(pass, line);
        return;
    }
    diag_error(pass->diag,
               (struct place){.file = pass->path, .line = pass->line},
               "'%s' %s", diag_quote(pass->diag, line), fault);
    refuse_section(pass);
}

/* A comment line that ends in a backslash would swallow the next line. */
static void read_comment(struct pass *pass, char *line)
{
    if (cut_backslash(line))
        diag_error(pass->diag, here(pass, NULL),
                   "a comment cannot be continued with '\\'");
}

/* A line that was refused may still give a key, which is not missing then. */
static void note_refused(struct pass *pass, const char *line)
{
    const char *key = name_before_equals(pass->arena, line);

    if (*line == '[')
        refuse_section(pass);
    else if (key && !text_problem(key))
        add_key(pass, (struct ini_entry){.key = key, .line = pass->line});
}

static void read_line(struct pass *pass, char *line)
{
    line = text_skip_blanks(line);
    if (scan_begins_comment(*line))
        read_comment(pass, line);
    else if (*line == '[')
        read_section(pass, line);
    else if (*line)
        read_entry(pass, line);
}

/* What makes every line of a file unreadable, or NULL. */
static const char *unreadable(const char *bytes, size_t length)
{
    if (length >= 2 &&
        (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2) ||
         !bytes[0] || !bytes[1]))
        return "seems to be UTF-16: save it as UTF-8";
    if (memchr(bytes, '\r', length) && !memchr(bytes, '\n', length))
        return "ends its lines with carriage returns only: save it with "
               "line feeds";
    return NULL;
}

static bool check_counts(const struct pass *pass)
{
    struct place file = {.file = pass->path};

    if (pass->sections > SECTIONS_MOST)
        return diag_error(pass->diag, file,
                          "has %zu sections; at most %d are read",
                          pass->sections, SECTIONS_MOST);
    if (pass->keys > KEYS_MOST)
        return diag_error(pass->diag, file, "has %zu keys; at most %d are read",
                          pass->keys, KEYS_MOST);
    return !too_many(pass) ||
           diag_error(pass->diag, file,
                      "has a section with %zu keys; at most %d are read",
                      pass->most_section_keys, SECTION_KEYS_MOST);
}

static void read_lines(struct pass *pass)
{
    bool clean;
    char *line;

    while ((line = next_line(pass, &clean)))
        if (clean)
            read_line(pass, line);
        else
            note_refused(pass, line);
    fetch_values(pass);
}

bool pass_read(const char *path, char *bytes, size_t length,
               struct arena *arena, struct diag *diag, struct ini_contents *out)
{
    struct pass pass = {.path = path,
                        .arena = arena,
                        .diag = diag,
                        .out = out,
                        .next = bytes,
                        .end = bytes + length,
                        .clean = clean_start(arena, bytes, length)};
    struct place file = {.file = path};
    const char *fault = unreadable(bytes, length);

    if (fault) {
        diag_error(diag, file, "%s", fault);
        refuse_section(&pass);
        return true;
    }
    if (length >= sizeof(bom) - 1 && !memcmp(bytes, bom, sizeof(bom) - 1))
        pass.next += sizeof(bom) - 1;
    read_lines(&pass);
    if (pass.clean.fault)
        diag_error(diag, file, "cannot be read: %s", pass.clean.fault);
    return check_counts(&pass);
}
