#include "cli/commands.h"

#include "base/diag.h"
#include "model/load.h"
#include "output/file.h"
#include "output/json.h"
#include "output/origin.h"
#include "output/report.h"
#include "output/xlsx.h"
#include "sheet/workbook.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A model with all that follows from it. */
struct job {
    struct ini *ini;
    struct model *model;
    struct results *results;
    struct figures *figures;
};

static void job_close(struct job *job)
{
    figures_free(job->figures);
    results_free(job->results);
    model_free(job->model);
    if (job->ini)
        ini_close(job->ini);
    *job = (struct job){NULL, NULL, NULL, NULL};
}

/* Loads and computes one model, printing what is wrong with it. */
static bool job_open(struct job *job, const char *path,
                     const struct options *options)
{
    struct diag diag = {.errors = 0};
    bool good;

    *job = (struct job){.ini = ini_open(path, &diag)};
    for (size_t i = 0; job->ini && i < options->set_count; i++)
        load_set(job->ini, options->sets[i], &diag);
    if (job->ini)
        job->model = load_model(job->ini, &diag);
    if (!diag.errors) {
        job->results = results_compute(job->model);
        job->figures = figures_gather(job->model, job->results);
        figures_refuse(job->figures, job->ini, &diag);
    }
    good = diag.errors == 0;
    diag_print(&diag, stderr);
    diag_free(&diag);
    if (!good)
        job_close(job);
    return good;
}

static int terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    int width = columns ? atoi(columns) : 0;

    if (width <= 0 && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        width = size.ws_col;
    return width > 0 ? width : 80;
}

static enum status run_check(const struct options *options)
{
    enum status status = STATUS_GOOD;

    for (size_t i = 0; i < options->file_count; i++) {
        struct job job;

        if (job_open(&job, options->files[i], options))
            job_close(&job);
        else
            status = STATUS_WRONG;
    }
    return status;
}

static void print_all(const struct options *options,
                      struct figures *const figures[], size_t count)
{
    if (options->format == FORMAT_JSON) {
        json_write(stdout, figures, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i)
            fputs("\n", stdout);
        report_compare(stdout, figures[i], terminal_width());
    }
}

static enum status run_compare(const struct options *options)
{
    enum status status = STATUS_GOOD;
    struct job *jobs = calloc(options->file_count, sizeof(*jobs));
    struct figures **figures = calloc(options->file_count, sizeof(*figures));
    size_t count = 0;

    if (!jobs || !figures)
        status = STATUS_WRONG;
    for (size_t i = 0; status != STATUS_WRONG && i < options->file_count; i++)
        if (!job_open(&jobs[i], options->files[i], options))
            status = STATUS_WRONG;
        else
            figures[count++] = jobs[i].figures;
    if (status == STATUS_GOOD)
        print_all(options, figures, count);
    for (size_t i = 0; jobs && i < options->file_count; i++)
        job_close(&jobs[i]);
    free(figures);
    free(jobs);
    return status;
}

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

    fprintf(stderr, "%s:", path);
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];

        fprintf(stderr, "%s %s %s", t ? "," : "", tier->label,
                value_show(&figures_get(figures, "%s.request",
                                        tier->head.section)
                                ->value,
                           &figures->arena));
    }
    fprintf(stderr, " %s\n", model->grant.currency.code);
}

static bool deliver(int fd, const char *path, const struct options *options)
{
    if (!strcmp(path, "-"))
        return file_copy(fd, STDOUT_FILENO) ||
               world_is_wrong("standard output", strerror(errno));
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

static enum status run_write(const struct options *options)
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

static const struct command commands[] = {
    {"check", "MODEL...", "say what is wrong with a model, and nothing else",
     "s", 1, SIZE_MAX, run_check},
    {"compare", "MODEL... [--format text|json]",
     "set the tiers of a model side by side", "sF", 1, SIZE_MAX, run_compare},
    {"write", "MODEL... [--output FILE]", "write the proposal workbook", "sof",
     1, SIZE_MAX, run_write},
};

const struct command *command_at(size_t index)
{
    return index < sizeof(commands) / sizeof(commands[0]) ? &commands[index]
                                                          : NULL;
}
