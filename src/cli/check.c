#include "cli/runs.h"

#include "cli/computed.h"
#include "figure/rulenames.h"
#include "model/rules.h"
#include "model/taxload.h"
#include "report/pieces.h"
#include "report/reports.h"

/* Puts the errors or the warnings of a model into diag. */
static void check_model(struct ini *ini, const struct options *options,
                        struct diag *diag)
{
    struct computed computed;

    if (!computed_from(&computed, ini, options, diag))
        return;
    diag_free(diag);
    *diag = computed.figures->warnings;
    computed.figures->warnings = (struct diag){.errors = 0};
    computed_close(&computed);
}

/* A file that a model uses is of some sort, and no key of it can be set. */
static void refuse_sets(const struct ini *ini, const struct options *options,
                        const char *sort, struct diag *diag)
{
    struct place set = {.file = PLACE_SET};

    if (options->set_count)
        diag_error(diag, set, "%s is a %s: only keys of a model can be set",
                   ini_path(ini), sort);
}

static void check_table(struct ini *ini, const struct options *options,
                        struct diag *diag)
{
    const char *id = pieces_base_name(ini_path(ini), options->arena);

    refuse_sets(ini, options, "table of taxes", diag);
    tax_table_free(tax_table_read(ini, id, diag));
    ini_close(ini);
}

static void check_rules(struct ini *ini, const struct options *options,
                        struct diag *diag)
{
    struct rule_pack *pack;

    refuse_sets(ini, options, "file of rules", diag);
    pack = rules_read_ini(ini, "rules", diag);
    rulenames_check(pack, diag);
    rules_free(pack);
    ini_close(ini);
}

static void check_file(const char *path, const struct options *options,
                       struct diag *diag)
{
    struct ini *ini = ini_open(path, INI_MODEL, diag);

    if (ini && rules_is(ini))
        check_rules(ini, options, diag);
    else if (ini && tax_table_is(ini))
        check_table(ini, options, diag);
    else if (ini)
        check_model(ini, options, diag);
}

/* In text, complaints are messages; in other formats they are the results. */
enum status check_run(const struct options *options)
{
    struct output out = options_output(options);
    enum status status = STATUS_GOOD;
    struct diag *diags =
        arena_alloc(out.arena, options->file_count * sizeof(*diags));

    for (size_t i = 0; i < options->file_count; i++) {
        check_file(options->files[i], options, &diags[i]);
        if (diags[i].errors || (options->strict && diags[i].noted))
            status = STATUS_WRONG;
        if (out.format->terminal)
            diag_print(&diags[i], stderr);
    }
    if (!out.format->terminal)
        complaints_print(&out, diags, options->file_count);
    for (size_t i = 0; i < options->file_count; i++)
        diag_free(&diags[i]);
    return status;
}
