#include "cli/write.h"

#include "base/file.h"
#include "base/memfile.h"
#include "base/text.h"
#include "cli/batch.h"
#include "cli/job.h"
#include "sheet/workbook.h"
#include "xlsx/origin.h"
#include "xlsx/workbook.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "proposal.xlsx" from "folder/proposal.ini". */
static const char *default_output(struct arena *arena, const char *model)
{
    const char *slash = strrchr(model, '/'), *name = slash ? slash + 1 : model;
    const char *dot = strrchr(name, '.');
    int length = (int)(dot && dot > name ? (size_t)(dot - name) : strlen(name));

    if (!strcmp(model, "-"))
        return "stipend.xlsx";
    return arena_print(arena, "%.*s.xlsx", length, name);
}

static bool world_is_wrong(const char *path, const char *cause)
{
    struct arena arena = {.newest = NULL};

    fprintf(stderr, "stipend: %s: cannot be written: %s\n",
            text_shown(&arena, path), cause);
    arena_free(&arena);
    return false;
}

/* What was written, in one line. */
static void say_written(const struct job *job, const char *path)
{
    struct figures *figures = job->figures;
    const struct model *model = job->model;

    printf("%s:", text_shown(&figures->arena, path));
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];

        printf(
            "%s %s %s", t ? "," : "", tier->label,
            value_show(
                &figures_get(figures, "%s.request", tier->head.section)->value,
                &figures->arena));
    }
    printf(" %s\n", model->grant.currency.code);
}

/* Whether a path is that of a model, "-" being standard input. */
static bool is_model(const char *path, const char *model)
{
    struct stat first, second;
    bool standard = !strcmp(model, "-");

    return !stat(path, &first) &&
           !(standard ? fstat(STDIN_FILENO, &second) : stat(model, &second)) &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* A model's workbook on its way to a file. */
struct delivery {
    const char *model;
    const struct options *options;
};

/* Why a workbook cannot be written at path; context is its delivery. */
static const char *hindrance(const char *path, void *context)
{
    const struct delivery *delivery = context;
    const char *obstacle = file_obstacle(path);
    bool force = delivery->options->force;

    if (obstacle)
        return obstacle;
    if (is_model(path, delivery->model))
        return "it is the model itself";
    if (force || access(path, F_OK))
        return NULL;
    if (access(path, R_OK))
        return "it cannot be read, to see who wrote it; --force replaces it";
    return origin_is_ours(path)
               ? NULL
               : "it is there already and was not written by this program or "
                 "changed since; --force replaces it";
}

static bool deliver(int fd, const char *path, const char *model,
                    const struct options *options)
{
    struct delivery delivery = {model, options};
    const char *fault;

    if (!strcmp(path, "-"))
        return file_copy(fd, STDOUT_FILENO) ||
               world_is_wrong("standard output", strerror(errno));
    fault = file_replace(fd, path, hindrance, &delivery);
    return !fault || world_is_wrong(path, fault);
}

/* Makes a workbook in memory; returns NULL, or what went wrong. */
static const char *make_workbook(struct book *book, int fd)
{
    char memory[MEMFILE_PATH_SIZE];
    const char *fault = xlsx_write(book, memfile_path(fd, memory));

    if (!fault && !origin_mark(fd, memory))
        fault = "its list of parts came out damaged";
    return fault;
}

static bool write_workbook(const struct job *job, const char *path,
                           const struct options *options)
{
    int fd = memfile_open();
    struct book *book;
    const char *fault;
    bool good;

    if (fd < 0)
        return world_is_wrong(path, strerror(errno));
    book = book_open(job->figures);
    fault = make_workbook(book, fd);
    good = fault ? world_is_wrong(path, fault)
                 : deliver(fd, path, job->model->path, options);
    if (good && strcmp(path, "-") != 0)
        say_written(job, path);
    book_close(book);
    close(fd);
    return good;
}

static const char *output_of(const struct options *options, size_t index,
                             struct arena *arena)
{
    const char *name;

    if (options->output)
        return options->output;
    name = default_output(arena, options->files[index]);
    return options->folder ? arena_print(arena, "%s/%s", options->folder, name)
                           : name;
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

/* The file that a path leads to, by one name for each file. */
static const char *resolved(const char *path, struct arena *arena)
{
    char *target = realpath(path, NULL);
    const char *name = target ? arena_copy(arena, target) : path;

    free(target);
    return name;
}

/* Whether no two models would be written to the same file. */
static bool targets_differ(const struct options *options, struct arena *arena)
{
    size_t count = options->file_count;
    struct target *targets = arena_alloc(arena, count * sizeof(*targets));
    bool differ = true;

    for (size_t i = 0; i < count; i++)
        targets[i] =
            (struct target){resolved(output_of(options, i, arena), arena), i};
    qsort(targets, count, sizeof(*targets), by_path);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(targets[i - 1].path, targets[i].path)) {
            fprintf(stderr, "stipend: %s and %s would both be written to %s\n",
                    text_shown(arena, options->files[targets[i - 1].index]),
                    text_shown(arena, options->files[targets[i].index]),
                    text_shown(arena, targets[i].path));
            differ = false;
        }
    return differ;
}

/* Says what cannot go together, and returns false. */
static bool usage_is_good(const struct options *options, struct arena *arena)
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
    return !fault && targets_differ(options, arena);
}

static bool write_model(void *context, size_t index)
{
    const struct options *options = context;
    struct job job;
    bool good = job_open(&job, options->files[index], options);

    if (good)
        good = write_workbook(
            &job, output_of(options, index, &job.figures->arena), options);
    job_close(&job);
    return good;
}

/* The folder of many workbooks; its own folder must be there already. */
static bool folder_made(const char *folder)
{
    return !folder || !mkdir(folder, 0777) || errno == EEXIST ||
           world_is_wrong(folder, strerror(errno));
}

enum status write_run(const struct options *options)
{
    struct arena arena = {.newest = NULL};
    struct options own = *options;
    bool good = usage_is_good(options, &arena);

    arena_free(&arena);
    if (!good)
        return STATUS_USAGE;
    return folder_made(options->folder) &&
                   batch_run(options->file_count, options->jobs, write_model,
                             &own, options->files)
               ? STATUS_GOOD
               : STATUS_WRONG;
}
