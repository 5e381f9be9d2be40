#include "model/pass.h"

#include "base/text.h"
#include "model/scan.h"

#include <stdarg.h>
#include <string.h>

enum {
    FETCH_EVERY = 8192 /* bytes: iniparser searches all entries for a name */
};

enum counted {
    SECTIONS,
    KEYS,
    SECTION_KEYS,
    COUNTED
};

/* More than the largest model has. */
static const struct {
    const char *what;
    size_t most;
} limits[COUNTED] = {
    [SECTIONS] = {"sections", 5000},
    [KEYS] = {"keys", 40000},
    [SECTION_KEYS] = {"keys in one section", 1000},
};

static const char comment_continued[] =
    "a comment cannot be continued with '\\'";

/* The state of a pass. */
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
    size_t section_keys;
    struct clean clean;
    size_t fetched;         /* entries before the clean text */
    size_t counts[COUNTED]; /* SECTION_KEYS: of the section with the most */
};

/* Notes what is wrong with the line that was read last.  Returns false. */
__attribute__((format(printf, 3, 4))) static bool
refuse_line(const struct pass *pass, const char *key, const char *fmt, ...)
{
    struct place at = {pass->path, pass->line, pass->section, key};
    va_list args;

    va_start(args, fmt);
    diag_error_list(pass->diag, at, fmt, args);
    va_end(args);
    return false;
}

/* Reports the first byte of a line that a model may not have. */
static bool line_is_clean(struct pass *pass, const char *line, size_t length)
{
    size_t bytes;

    if (length > LINE_LONGEST)
        return refuse_line(pass, NULL,
                           "the line has %zu bytes; at most %d can be read",
                           length, LINE_LONGEST);
    for (size_t at = 0; at < length; at += bytes) {
        const char *fault = text_fault(line + at, length - at, &bytes);

        if (line[at] == '\r')
            fault = "is a carriage return without a line feed";
        if (fault)
            return refuse_line(pass, NULL, "byte %zu %s", at + 1, fault);
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

/* The line that continues a value, without blanks before it; or NULL. */
static char *continuation(struct pass *pass, const char *key)
{
    bool clean;
    char *more = next_line(pass, &clean);

    if (more && *text_skip_blanks(more))
        return clean ? text_skip_blanks(more) : NULL;
    refuse_line(pass, key,
                "'\\' continues the value on the next line, but there is "
                "none, or an empty one");
    return NULL;
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
            refuse_line(pass, entry->key, comment_continued);
            return NULL;
        }
        last = continuation(pass, entry->key);
        if (!last)
            return NULL;
        entry->continued = true;
        /* A value that is too long already is refused, and need not grow. */
        if (strlen(line) <= 2 * LINE_LONGEST) {
            entry->swallowed =
                arena_print(pass->arena, "%s%s\n",
                            entry->swallowed ? entry->swallowed : "", last);
            line = arena_print(pass->arena, "%s%s%s", line, line[at] ? " " : "",
                               last);
            last = line;
        }
    }
    return line;
}

static void add_entry(struct pass *pass, struct ini_entry entry)
{
    struct ini_contents *out = pass->out;

    entry.section = pass->section;
    out->entries =
        arena_grow(pass->arena, out->entries, out->entry_count, sizeof(entry));
    out->entries[out->entry_count++] = entry;
}

/* Does nothing if the section of the key was refused. */
static void add_key(struct pass *pass, struct ini_entry entry)
{
    if (!pass->section)
        return;
    add_entry(pass, entry);
    pass->counts[KEYS]++;
    if (++pass->section_keys > pass->counts[SECTION_KEYS])
        pass->counts[SECTION_KEYS] = pass->section_keys;
}

/* The first limit that the file is over; COUNTED if it is over none. */
static enum counted limit_exceeded(const struct pass *pass)
{
    enum counted i = 0;

    while (i < COUNTED && pass->counts[i] <= limits[i].most)
        i++;
    return i;
}

/* Does nothing if the file is over a limit, and so will be refused. */
static void fetch_values(struct pass *pass)
{
    size_t first = pass->fetched;

    pass->fetched = pass->out->entry_count;
    if (pass->clean.length && limit_exceeded(pass) == COUNTED)
        clean_fetch(&pass->clean, pass->arena, pass->out->entries + first,
                    pass->fetched - first);
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
        refuse_line(pass, key, "%s", fault);
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
    if (scan.comment && !scan.quote)
        entry->comment = arena_copy(pass->arena, scan.comment);
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
        refuse_line(pass, NULL, "'%s' is neither [section] nor key = value",
                    diag_quote(pass->diag, line));
    else if (!pass->begun)
        refuse_line(pass, key, "comes before the first [section]");
    else if (!*key)
        refuse_line(pass, NULL, "there is no key before the '='");
    else if (strpbrk(key, ":\"'#;[]"))
        refuse_line(pass, NULL,
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
    pass->counts[SECTIONS]++;
    pass->section_keys = 0;
    add_entry(pass, (struct ini_entry){
                        .key = INI_HEADER, .line = pass->line, .value = ""});
    clean_add_section(&pass->clean, name);
}

/* The keys that follow belong to no section then. */
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
    refuse_section(pass);
    refuse_line(pass, NULL, "'%s' %s", diag_quote(pass->diag, line), fault);
}

/* The key of a refused line is not reported as missing, too. */
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
    if (*line == '[')
        read_section(pass, line);
    else if (*line && !scan_begins_comment(*line))
        read_entry(pass, line);
    else if (cut_backslash(line))
        refuse_line(pass, NULL, comment_continued);
}

const char *pass_fault(const char *bytes, size_t length)
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
    const char *fault = pass_fault(bytes, length);
    enum counted over;

    if (fault) {
        diag_error(diag, file, "%s", fault);
        refuse_section(&pass);
        return true;
    }
    if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
        pass.next += 3; /* the byte order mark of UTF-8 */
    read_lines(&pass);
    if (pass.clean.fault)
        diag_error(diag, file, "cannot be read: %s", pass.clean.fault);
    over = limit_exceeded(&pass);
    return over == COUNTED ||
           diag_error(diag, file, "has %zu %s; at most %zu are read",
                      pass.counts[over], limits[over].what, limits[over].most);
}
