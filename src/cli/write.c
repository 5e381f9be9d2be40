#include "cli/write.h"

#include "cli/job.h"
#include "output/file.h"
#include "output/origin.h"
#include "output/xlsx.h"
#include "sheet/workbook.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
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
    fprintf(stderr, "stipend: %s: cannot be written: %s\n", path, cause);
    return false;
}

/* Whether a file stands in the way that this program did not write. */
static bool in_the_way(const char *path, const struct options *options)
{
    return !options->force && !access(path, F_OK) && !origin_is_ours(path);
}

/* What was written, in one line. */
static void say_written(const struct job *job, const char *path)
{
    struct figures *figures = job->figures;
    const struct model *model = job->model;

    printf("%s:", path);
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

static bool deliver(int fd, const char *path, const struct options *options)
{
    if (!strcmp(path, "-"))
        return file_copy(fd, STDOUT_FILENO) ||
               world_is_wrong("standard output", strerror(errno));
    if (file_obstacle(path))
        return world_is_wrong(path, file_obstacle(path));
    if (in_the_way(path, options))
        return world_is_wrong(path, "it is there already and was not written "
                                    "by this program or changed since; "
                                    "--force replaces it");
    return file_replace(fd, path) || world_is_wrong(path, strerror(errno));
}

static bool write_workbook(const struct job *job, const char *path,
                           const struct options *options)
{
    char memory[64];
    int fd = file_in_memory();
    struct book *book;
    const char *fault;
    bool good;

    if (fd < 0)
        return world_is_wrong(path, strerror(errno));
    book = workbook_build(job->figures);
    fault = xlsx_write(book, file_path(fd, memory, sizeof(memory)));
    good = fault ? world_is_wrong(path, fault) : deliver(fd, path, options);
    if (good && strcmp(path, "-") != 0)
        say_written(job, path);
    workbook_free(book);
    close(fd);
    return good;
}

/* Whether two models would be written to the same file. */
static bool targets_differ(const struct options *options)
{
    struct arena arena = {NULL};
    bool differ = true;

    for (size_t i = 0; i < options->file_count; i++)
        for (size_t j = 0; differ && j < i; j++) {
            const char *a = default_output(&arena, options->files[i]);

            differ = strcmp(a, default_output(&arena, options->files[j]));
            if (!differ)
                fprintf(stderr,
                        "stipend: %s and %s would both be written to %s\n",
                        options->files[j], options->files[i], a);
        }
    arena_free(&arena);
    return differ;
}

enum status write_run(const struct options *options)
{
    enum status status = STATUS_GOOD;

    if (options->output && options->file_count > 1) {
        fputs("stipend: --output names one file, but there are several "
              "models\n",
              stderr);
        return STATUS_USAGE;
    }
    if (options->output && !strcmp(options->output, "-") &&
        isatty(STDOUT_FILENO)) {
        fputs("stipend: a workbook is not for a terminal: redirect it\n",
              stderr);
        return STATUS_USAGE;
    }
    if (!options->output && !targets_differ(options))
        return STATUS_USAGE;
    for (size_t i = 0; i < options->file_count; i++) {
        struct job job;
        bool good = job_open(&job, options->files[i], options);

        if (good)
            good = write_workbook(
                &job,
                options->output
                    ? options->output
                    : default_output(&job.figures->arena, options->files[i]),
                options);
        job_close(&job);
        if (!good)
            status = STATUS_WRONG;
    }
    return status;
}
