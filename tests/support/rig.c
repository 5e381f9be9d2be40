#include "rig.h"

#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

void rig_open(struct rig *rig, const struct engines *engines)
{
    const char *parent = getenv("TMPDIR");

    *rig = (struct rig){.engines = engines};
    snprintf(rig->folder, sizeof(rig->folder), "%s/stipend-test.XXXXXX",
             parent ? parent : "/tmp");
    if (!mkdtemp(rig->folder)) {
        perror(rig->folder);
        exit(EXIT_FAILURE);
    }
    run_well("cd %s && mkdir books figures written", rig->folder);
    for (size_t e = 0; e < engines->count; e++)
        run_well("mkdir %s/%s", rig->folder, engines->names[e]);
}

void rig_close(struct rig *rig)
{
    run_well("rm -r %s", rig->folder);
    arena_free(&rig->arena);
}

bool rig_possible(const struct rig *rig)
{
    struct run run = run_shell("%s", rig->engines->there);
    bool found = !run.status;

    run_free(&run);
    return found;
}

const char *rig_path(struct rig *rig, const char *sort, const char *name)
{
    return arena_print(&rig->arena, "%s/%s/%s.%s", rig->folder, sort, name,
                       strcmp(sort, "figures") ? "xlsx" : "json");
}

/* Status 1 is a refusal; anything else but 0 is a fault. */
static bool run_program(struct rig *rig, const char *command,
                        const char *options, const char *model,
                        const char *output)
{
    struct run run =
        run_shell("$STIPEND %s %s '%s' >'%s'", command, options, model, output);
    int status = run.status;

    if (status > 1) {
        print_error("%s: status %d: %s\n", output, status, run.err);
        rig->broken++;
    }
    run_free(&run);
    return !status;
}

bool rig_make(struct rig *rig, const char *sort, const char *name,
              const char *model, const char *options)
{
    return run_program(rig, "compare --format json", options, model,
                       rig_path(rig, "figures", name)) &&
           run_program(rig, "write -o -", options, model,
                       rig_path(rig, sort, name));
}

void rig_recalculate(struct rig *rig)
{
    struct run run = run_shell("sh %s %s", rig->engines->script, rig->folder);

    print_message("note: %d workbooks\n", atoi(run.out));
    if (run.status)
        print_error("the engines ended with %d: %s\n", run.status, run.err);
    run_free(&run);
}

struct saved_book *rig_book(struct rig *rig, const char *sort, const char *name)
{
    struct saved_book *book = saved_open(rig_path(rig, sort, name));

    if (!book)
        fail_msg("%s: no workbook from %s", name, sort);
    return book;
}

json_t *rig_figures(struct rig *rig, const char *name)
{
    json_t *all = json_load_file(rig_path(rig, "figures", name), 0, NULL);
    json_t *figures = json_incref(json_object_get(all, "figures"));

    json_decref(all);
    return figures;
}
