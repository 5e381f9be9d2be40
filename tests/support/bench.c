#include "bench.h"

#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

const char *const engines[ENGINES] = {"libreoffice", "gnumeric"};

bool bench_possible(void)
{
    struct run run = run_shell("command -v soffice && command -v ssconvert");
    bool found = !run.status;

    run_free(&run);
    return found;
}

void bench_open(struct bench *bench)
{
    const char *parent = getenv("TMPDIR");

    *bench = (struct bench){.broken = 0};
    snprintf(bench->folder, sizeof(bench->folder), "%s/stipend-test.XXXXXX",
             parent ? parent : "/tmp");
    if (!mkdtemp(bench->folder)) {
        perror(bench->folder);
        exit(EXIT_FAILURE);
    }
    run_well("cd %s && mkdir books figures written libreoffice gnumeric",
             bench->folder);
}

void bench_close(struct bench *bench)
{
    run_well("rm -r %s", bench->folder);
    arena_free(&bench->arena);
}

const char *bench_path(struct bench *bench, const char *sort, const char *name)
{
    return arena_print(&bench->arena, "%s/%s/%s.%s", bench->folder, sort, name,
                       strcmp(sort, "figures") ? "xlsx" : "json");
}

/* Status 1 is a refusal; anything else but 0 is a fault. */
static bool run_program(struct bench *bench, const char *command,
                        const char *options, const char *model,
                        const char *output)
{
    struct run run =
        run_shell("$STIPEND %s %s '%s' >'%s'", command, options, model, output);
    int status = run.status;

    if (status > 1) {
        print_error("%s: status %d: %s\n", output, status, run.err);
        bench->broken++;
    }
    run_free(&run);
    return !status;
}

bool bench_make(struct bench *bench, const char *sort, const char *name,
                const char *model, const char *options)
{
    return run_program(bench, "compare --format json", options, model,
                       bench_path(bench, "figures", name)) &&
           run_program(bench, "write -o -", options, model,
                       bench_path(bench, sort, name));
}

void bench_recalculate(struct bench *bench)
{
    struct run run =
        run_shell("sh tests/recalculation/recalculate.sh %s", bench->folder);

    print_message("note: %d workbooks\n", atoi(run.out));
    if (run.status)
        print_error("the engines ended with %d: %s\n", run.status, run.err);
    run_free(&run);
}

struct saved_book *bench_book(struct bench *bench, const char *sort,
                              const char *name)
{
    struct saved_book *book = saved_open(bench_path(bench, sort, name));

    if (!book)
        fail_msg("%s: no workbook from %s", name, sort);
    return book;
}

json_t *bench_figures(struct bench *bench, const char *name)
{
    json_t *all = json_load_file(bench_path(bench, "figures", name), 0, NULL);
    json_t *figures = json_incref(json_object_get(all, "figures"));

    json_decref(all);
    return figures;
}
