/*
 * A whole model with its tax tables, as grammar.h makes them, through every
 * command that reads one.  After a crash the files stay for a look, in the
 * folder stipend-fuzz-* of /dev/shm or $TMPDIR.
 */
#include "base/memfile.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/computed.h"
#include "cli/runs.h"
#include "fuzz.h"
#include "grammar.h"
#include "report/reports.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SETS_MOST = 3,
    PATH_LONGEST = 4096
};

static char folder[1024];
static int console, heard; /* standard error; what takes its place */

static char *path_of(const char *name, char into[PATH_LONGEST])
{
    snprintf(into, PATH_LONGEST, "%s/%s.ini", folder, name);
    return into;
}

static void remove_folder(void)
{
    char path[PATH_LONGEST];

    for (size_t t = 0; t < TABLE_COUNT; t++)
        unlink(path_of(grammar_tables[t], path));
    unlink(path_of("model", path));
    rmdir(folder);
}

/* Makes the folder, with links to the tables that ship, and the file heard. */
static bool prepare(void)
{
    const char *shared = "/dev/shm", *temporary = getenv("TMPDIR");
    char path[PATH_LONGEST], table[64], target[PATH_LONGEST];
    bool good;

    if (access(shared, W_OK | X_OK))
        shared = temporary ? temporary : "/tmp";
    snprintf(folder, sizeof(folder), "%s/stipend-fuzz-XXXXXX", shared);
    console = dup(STDERR_FILENO);
    heard = memfile_open();
    good = heard >= 0 && mkdtemp(folder) && !atexit(remove_folder);
    for (size_t t = OWN_TABLES; good && t < TABLE_COUNT; t++) {
        snprintf(table, sizeof(table), "templates/tax/%s.ini",
                 grammar_tables[t]);
        good = realpath(table, target) &&
               !symlink(target, path_of(grammar_tables[t], path));
    }
    return good;
}

/*
 * Catches what is said on standard error.  Reports of the sanitizers would be
 * caught, too, but for libFuzzer's -close_fd_mask=3.
 */
static void hear(void)
{
    if (ftruncate(heard, 0) || lseek(heard, 0, SEEK_SET) ||
        dup2(heard, STDERR_FILENO) < 0)
        abort();
}

/* What was said is fit for a terminal, and a failure has a reason if need be.
 */
static void check_said(enum status status, bool reason)
{
    size_t length = (size_t)lseek(heard, 0, SEEK_END);
    char *said = calloc(1, length + 1), *rest = said, *line;
    ssize_t got = pread(heard, said, length, 0);

    dup2(console, STDERR_FILENO);
    assert(got == (ssize_t)length);
    assert(status == STATUS_GOOD || status == STATUS_WRONG ||
           status == STATUS_USAGE);
    assert(status == STATUS_GOOD || !reason || strchr(said, '\n'));
    assert(strlen(said) == length);
    while ((line = strsep(&rest, "\n")))
        assert(!text_problem(line) && !strchr(line, '\t'));
    free(said);
}

static enum status run(const char *command, const struct options *options)
{
    enum status status;
    /* For programs, check prints what is wrong instead of saying it. */
    bool printed = !strcmp(command, "check") && !options->format->terminal;

    hear();
    status = runs_start(commands_find(command), options);
    check_said(status, !printed);
    return status;
}

/* Prints all that commands print, in each format. */
static void print_all(struct grammar *g, struct figures *figures)
{
    size_t tier = grammar_decide(g, (unsigned)figures->model->tier_count);
    struct date stops[] = {{0}, grammar_day(g)};
    struct output out = {.file = stdout,
                         .arena = &figures->arena,
                         .width = 20 + (int)grammar_decide(g, 256)};

    out.colour = grammar_decide(g, 2);
    for (size_t f = 0; (out.format = format_at(f)); f++) {
        compare_print(&out, &figures, 1);
        schedule_print(&out, figures, tier);
        for (size_t i = 0; i < COUNT(stops); i++)
            settle_print(&out, figures, stops[i]);
    }
}

/* Opens the model once for all that is printed; names a figure of it. */
static bool print_model(struct grammar *g, const struct options *options,
                        char figure[PATH_LONGEST])
{
    unsigned number = grammar_decide(g, 256) * 256 + grammar_decide(g, 256);
    struct computed computed;
    bool good;

    hear();
    good = computed_open(&computed, options->files[0], options);
    if (good) {
        number %= (unsigned)computed.figures->count;
        snprintf(figure, PATH_LONGEST, "%s",
                 computed.figures->all[number].name);
        print_all(g, computed.figures);
        computed_close(&computed);
    }
    check_said(good ? STATUS_GOOD : STATUS_WRONG, true);
    return good;
}

/*
 * Runs one command: all would load, and search a net target, once more.  Few
 * inputs but short ones make a workbook, which is as slow as all the rest.
 */
static void run_one(struct grammar *g, struct options *options)
{
    static const char *const names[] = {"write",  "check",    "compare",
                                        "settle", "schedule", "explain"};
    unsigned number = grammar_decide(g, 256);
    const char *command = names[number < 16 ? 0 : 1 + number % 5];
    char figure[PATH_LONGEST] = "salary.annual";
    bool good = print_model(g, options, figure);
    enum status status;

    options->format = format_at(grammar_decide(g, 5));
    options->stop = grammar_day(g);
    options->tier = grammar_decide(g, 2) ? grammar_tier(g) : NULL;
    options->files[1] = figure;
    options->file_count += !strcmp(command, "explain");
    status = run(command, options);
    assert((status != STATUS_WRONG) == good);
}

/* Adds an assignment to options, if the grammar makes one. */
static void add_set(struct grammar *g, struct options *options,
                    struct arena *arena)
{
    size_t length;
    char *set;
    FILE *out = open_memstream(&set, &length);

    grammar_assignment(g, out);
    fclose(out);
    if (strchr(set, '='))
        options->sets[options->set_count++] = arena_copy(arena, set);
    free(set);
}

/* Writes the tables, then the model; path is left as the model's. */
static void write_files(struct grammar *g, char path[PATH_LONGEST])
{
    for (unsigned t = 0; t <= OWN_TABLES; t++) {
        bool table = t < OWN_TABLES;
        FILE *out =
            fopen(path_of(table ? grammar_tables[t] : "model", path), "w");

        if (!table)
            grammar_model(g, out);
        else if (g->listed[t])
            grammar_table(g, t, out);
        fclose(out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct grammar g;
    struct arena arena = {.newest = NULL};
    char path[PATH_LONGEST], *files[2] = {path};
    const char *sets[SETS_MOST];
    struct options options = {.arena = &arena,
                              .output = "-",
                              .sets = sets,
                              .files = files,
                              .file_count = 1};

    if (!*folder && !prepare()) {
        perror(folder);
        exit(EXIT_FAILURE);
    }
    grammar_begin(&g, bytes, length);
    write_files(&g, path);
    for (unsigned more = grammar_decide(&g, SETS_MOST + 1); more; more--)
        add_set(&g, &options, &arena);
    run_one(&g, &options);
    arena_free(&arena);
    return 0;
}
