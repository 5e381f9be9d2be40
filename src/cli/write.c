#include "base/file.h"
#include "base/memfile.h"
#include "base/text.h"
#include "cli/batch.h"
#include "cli/bookname.h"
#include "cli/computed.h"
#include "cli/runs.h"
#include "sheet/workbook.h"
#include "xlsx/origin.h"
#include "xlsx/workbook.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a model's workbook goes; by default under the model's own name. */
static const char *output_of(const struct options *options, size_t index,
                             struct arena *arena)
{
    const char *name =
        bookname_of(options->files[index], options->share, arena);

    if (options->output)
        return options->output;
    return options->folder ? arena_print(arena, "%s/%s", options->folder, name)
                           : name;
}

/* "proposal.xlsx: Lean 41,100.00, Target 56,100.00 AUD". */
static void print_written(const struct computed *computed, const char *path)
{
    struct figures *figures = computed->figures;
    const struct model *model = computed->model;

    printf("%s:", text_shown(&figures->arena, path));
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];
        const struct figure *request =
            figures_get(figures, "%s.request", tier->head.section);

        printf("%s %s %s", t ? "," : "", tier->label,
               value_show(&request->value, &figures->arena));
    }
    printf(" %s\n", model->grant.currency.code);
}

/* Whether a path leads to the file of a model; "-" is standard input. */
static bool is_model(const char *path, const char *model)
{
    struct stat first, second;
    bool standard = !strcmp(model, "-");

    return !stat(path, &first) &&
           !(standard ? fstat(STDIN_FILENO, &second) : stat(model, &second)) &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* What decides whether a file may be replaced by a workbook. */
struct claim {
    const char *model;
    bool force;
};

/* Why a workbook cannot be written at path, or NULL; context is its claim. */
static const char *workbook_hindrance(const char *path, void *context)
{
    const struct claim *claim = context;
    const char *obstacle = file_obstacle(path);

    if (obstacle)
        return obstacle;
    if (is_model(path, claim->model))
        return "it is the model itself";
    if (claim->force || access(path, F_OK))
        return NULL;
    if (access(path, R_OK))
        return "it cannot be read, to see who wrote it; --force replaces it";
    return origin_is_ours(path)
               ? NULL
               : "it exists already and was not written by this program or "
                 "was changed since; --force replaces it";
}

/* Makes a workbook in memory and puts it at path; NULL, or what went wrong. */
static const char *make_workbook(struct figures *figures, const char *path,
                                 struct claim *claim)
{
    char memory[MEMFILE_PATH_SIZE];
    int fd = memfile_open();
    struct book *book;
    const char *fault;

    if (fd < 0)
        return strerror(errno);
    book = book_open(figures);
    fault = xlsx_write(book, memfile_path(fd, memory));
    book_close(book);
    if (!fault && !origin_mark(fd, memory))
        fault = "its list of parts is damaged";
    if (!fault && strcmp(path, "-") != 0)
        fault = file_replace(fd, path, workbook_hindrance, claim);
    else if (!fault && !memfile_copy(fd, STDOUT_FILENO))
        fault = strerror(errno);
    close(fd);
    return fault;
}

static bool write_workbook(const struct options *options, size_t index)
{
    struct claim claim = {options->files[index], options->force};
    struct computed computed;
    const char *path, *fault;

    if (!computed_open(&computed, claim.model, options))
        return false;
    path = output_of(options, index, &computed.figures->arena);
    fault = make_workbook(computed.figures, path, &claim);
    if (fault)
        command_failed(strcmp(path, "-") ? path : "standard output", "written",
                       fault);
    else if (strcmp(path, "-") != 0)
        print_written(&computed, path);
    computed_close(&computed);
    return !fault;
}

/* Where a model's workbook goes. */
struct target {
    const char *path;
    size_t index; /* of the model */
};

static int by_path(const void *a, const void *b)
{
    const struct target *x = a, *y = b;
    int order = strcmp(x->path, y->path);

    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* The file that a path leads to, free of links. */
static const char *resolved(const char *path, struct arena *arena)
{
    char *target = realpath(path, NULL);
    const char *name = target ? arena_copy(arena, target) : path;

    free(target);
    return name;
}

/* Whether each model has a file of its own; complains of those that do not. */
static bool targets_differ(const struct options *options)
{
    struct arena arena = {.newest = NULL};
    size_t count = options->file_count;
    struct target *targets = arena_alloc(&arena, count * sizeof(*targets));
    bool differ = true;

    for (size_t i = 0; i < count; i++)
        targets[i] =
            (struct target){resolved(output_of(options, i, &arena), &arena), i};
    qsort(targets, count, sizeof(*targets), by_path);
    for (size_t i = 1; i < count; i++) {
        const struct target *one = &targets[i - 1], *other = &targets[i];

        if (strcmp(one->path, other->path) != 0)
            continue;
        fprintf(stderr, "stipend: %s and %s would both be written to %s\n",
                text_shown(&arena, options->files[one->index]),
                text_shown(&arena, options->files[other->index]),
                text_shown(&arena, output_of(options, other->index, &arena)));
        differ = false;
    }
    arena_free(&arena);
    return differ;
}

/* Whether the options go together; complains if they do not. */
static bool usage_is_good(const struct options *options)
{
    const char *fault = NULL;

    if (options->output && options->folder)
        fault = "--output and --output-dir cannot go together";
    else if (options->output && options->file_count > 1)
        fault = "--output names one file, but there are several models; "
                "--output-dir takes them all";
    else if (options->jobs && !options->folder)
        fault = "--jobs goes with --output-dir";
    else if (options->output && !strcmp(options->output, "-") &&
             isatty(STDOUT_FILENO))
        fault = "a workbook is not for a terminal: redirect it";
    if (fault)
        fprintf(stderr, "stipend: %s\n", fault);
    return !fault &&
           (!options->output ||
            bookname_is_good(options->output, options->files[0],
                             options->arena)) &&
           targets_differ(options);
}

enum status write_run(const struct options *options)
{
    const char *folder = options->folder;

    if (!usage_is_good(options))
        return STATUS_USAGE;
    if (folder && mkdir(folder, 0777) && errno != EEXIST)
        return command_failed(folder, "written", strerror(errno));
    return batch_run(options, write_workbook) ? STATUS_GOOD : STATUS_WRONG;
}
