#include "model/pass.h"

#include "base/text.h"

#include <string.h>

enum {
    LINE_LONGEST = 1000,
    CLEAN_LONGEST = 1015, /* that iniparser reads, with '=' and quotes */
    CLEAN_GROWTH = 5      /* times that the clean text may be longer at most */
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
    bool escapes;        /* iniparser takes a backslash in quotes for one */
    bool begun;          /* a section has begun */
    const char *section; /* its name; NULL where its line was refused */
};

static struct place here(const struct pass *pass, const char *key)
{
    return (struct place){pass->path, pass->line, pass->section, key};
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
                          diag_quote(pass->diag, scan->fault));
    if (scan->fault)
        return diag_error(pass->diag, here(pass, key),
                          "'%.*s' stands before '%s': quote the value to keep "
                          "it whole, or put a blank before a comment",
                          scan->length > 40 ? 40 : (int)scan->length,
                          scan->start, diag_quote(pass->diag, scan->fault));
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

/* What a line would have been on its own: "[section]", "key" or nothing. */
static const char *what_it_was(struct arena *arena, const char *line)
{
    size_t length = strcspn(line, "]");
    char *section;

    if (*line != '[' || !line[length])
        return name_before_equals(arena, line);
    section = arena_print(arena, "%.*s]", (int)length, line);
    text_lower(section);
    return section;
}

/* Notes each line that a value swallows, for the schema to know them. */
static void note_swallowed(struct arena *arena, const char *line,
                           struct ini_entry *entry)
{
    const char *was = what_it_was(arena, line);

    if (was)
        entry->swallowed = arena_print(
            arena, "%s%s\n", entry->swallowed ? entry->swallowed : "", was);
}

/* The next line without its blanks; complains where it cannot go on. */
static char *continuation(struct pass *pass, const char *key)
{
    bool clean;
    char *more = next_line(pass, &clean);

    if (!more || !*text_skip_blanks(more)) {
        diag_error(pass->diag, here(pass, key),
                   "'\\' continues the value, but nothing follows it");
        return NULL;
    }
    more = text_skip_blanks(more);
    return clean ? more : NULL;
}

/*
 * Joins to a line those that its trailing backslashes call for.  at is where
 * its value begins.  NULL where a backslash stands in a wrong place.
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
        /* What is too long already is refused, so it need not grow. */
        if (strlen(line) <= 2 * LINE_LONGEST) {
            note_swallowed(pass->arena, last, entry);
            line = arena_print(pass->arena, "%s%s%s", line, line[at] ? " " : "",
                               last);
            last = line;
        }
    }
    return line;
}

/* An entry of a section that was refused belongs nowhere. */
static void add_entry(struct pass *pass, struct ini_entry entry)
{
    struct ini_contents *out = pass->out;

    if (!pass->section)
        return;
    entry.section = pass->section;
    entry.order = out->entry_count;
    out->entries =
        arena_grow(pass->arena, out->entries, out->entry_count, sizeof(entry));
    out->entries[out->entry_count++] = entry;
}

static void add_clean(struct pass *pass, const char *text)
{
    size_t length = strlen(text);

    memcpy(pass->out->clean + pass->out->clean_length, text, length);
    pass->out->clean_length += length;
}

static size_t count_backslashes(const struct scan *scan)
{
    size_t count = 0;

    for (size_t i = 0; i < scan->length; i++)
        count += scan->start[i] == '\\';
    return count;
}

/* Whether iniparser reads a value as it is when it has no quotes. */
static bool can_be_bare(const struct scan *scan)
{
    char first = scan->start[0], last = scan->start[scan->length - 1];

    return !strchr("\"' \t", first) && !strchr("\\ \t", last) &&
           !memchr(scan->start, '#', scan->length) &&
           !memchr(scan->start, ';', scan->length);
}

/*
 * A quote that keeps iniparser from cutting or joining the value.  Without one
 * no version takes a backslash for an escape.
 */
static const char *fitting_quote(const struct scan *scan)
{
    if (count_backslashes(scan) && can_be_bare(scan))
        return "";
    if (scan->quote)
        return scan->quote == '"' ? "\"" : "'";
    if (!memchr(scan->start, '"', scan->length))
        return "\"";
    return memchr(scan->start, '\'', scan->length) ? "" : "'";
}

static void add_clean_value(struct pass *pass, const struct scan *scan,
                            bool doubled)
{
    char *to = pass->out->clean + pass->out->clean_length;

    for (size_t i = 0; i < scan->length; i++) {
        if (doubled && scan->start[i] == '\\')
            *to++ = '\\';
        *to++ = scan->start[i];
    }
    pass->out->clean_length = (size_t)(to - pass->out->clean);
}

/* Hands a good value on to iniparser.  True where it can be read back. */
static bool pass_value(struct pass *pass, const struct ini_entry *entry,
                       const struct scan *scan)
{
    const char *quote = fitting_quote(scan);
    bool doubled = pass->escapes && *quote;
    size_t length = scan->length + (doubled ? count_backslashes(scan) : 0);

    if (scan->length > LINE_LONGEST ||
        length + strlen(entry->key) > CLEAN_LONGEST)
        return diag_error(pass->diag, here(pass, entry->key),
                          "the value is longer than the %d bytes that can be "
                          "read",
                          LINE_LONGEST);
    if (!*quote && scan->start[scan->length - 1] == '\\')
        return diag_error(pass->diag, here(pass, entry->key),
                          "the value holds both kinds of quotes and ends in "
                          "a backslash");
    add_clean(pass, entry->key);
    add_clean(pass, "=");
    add_clean(pass, quote);
    add_clean_value(pass, scan, doubled);
    add_clean(pass, quote);
    add_clean(pass, "\n");
    return true;
}

static void read_entry(struct pass *pass, char *line)
{
    char *equals = strchr(line, '='), *key;
    struct ini_entry entry = {.line = pass->line,
                              .clean_at = pass->out->clean_length};
    size_t at;

    if (!equals) {
        diag_error(pass->diag, here(pass, NULL),
                   "'%s' is neither [section] nor key = value",
                   diag_quote(pass->diag, line));
        return;
    }
    at = (size_t)(equals + 1 - line);
    key = arena_copy(pass->arena, line);
    key[at - 1] = '\0';
    key = text_trim(key);
    text_lower(key);
    entry.key = key;
    if (!pass->begun) {
        diag_error(pass->diag, here(pass, key),
                   "stands before the first [section]");
        return;
    }
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
    add_entry(pass, entry);
}

static void add_section(struct pass *pass, const char *name)
{
    struct ini_contents *out = pass->out;

    out->sections = arena_grow(pass->arena, out->sections, out->section_count,
                               sizeof(*out->sections));
    out->sections[out->section_count++] =
        (struct ini_section){.name = name, .line = pass->line};
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

static void begin_section(struct pass *pass, const char *name)
{
    pass->begun = true;
    pass->section = name;
    add_section(pass, name);
    add_clean(pass, "[");
    add_clean(pass, name);
    add_clean(pass, "]\n");
}

/* What follows is in a section that was refused, whatever its name. */
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

/* A line that was refused may still tell which key it was to give. */
static void note_refused(struct pass *pass, const char *line)
{
    const char *key = name_before_equals(pass->arena, line);

    if (*line == '[')
        refuse_section(pass);
    else if (key && !text_problem(key))
        add_entry(pass, (struct ini_entry){.key = key, .line = pass->line});
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

/* Files that no line of can be read say so once. */
static const char *unreadable(const char *bytes, size_t length)
{
    if (length >= 2 &&
        (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2) ||
         !bytes[0] || !bytes[1]))
        return "is UTF-16, it seems: save it as UTF-8";
    if (memchr(bytes, '\r', length) && !memchr(bytes, '\n', length))
        return "ends its lines with carriage returns alone: save it with "
               "line feeds";
    return NULL;
}

struct ini_contents pass_read(const char *path, char *bytes, size_t length,
                              bool escapes, struct arena *arena,
                              struct diag *diag)
{
    struct ini_contents out = {
        .clean = arena_alloc(arena, CLEAN_GROWTH * length + 1)};
    struct pass pass = {.path = path,
                        .arena = arena,
                        .diag = diag,
                        .out = &out,
                        .next = bytes,
                        .end = bytes + length,
                        .escapes = escapes};
    const char *fault = unreadable(bytes, length);
    bool clean;
    char *line;

    if (fault) {
        diag_error(diag, (struct place){.file = path}, "%s", fault);
        refuse_section(&pass);
        return out;
    }
    if (length >= sizeof(bom) - 1 && !memcmp(bytes, bom, sizeof(bom) - 1))
        pass.next += sizeof(bom) - 1;
    while ((line = next_line(&pass, &clean)))
        if (clean)
            read_line(&pass, line);
        else
            note_refused(&pass, line);
    return out;
}
