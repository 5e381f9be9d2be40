#include "cli/runs.h"

#include "cli/computed.h"
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

static void check_table(struct ini *ini, const struct options *options,
                        struct diag *diag)
{
    const char *id = pieces_base_name(ini_path(ini), options->arena);
    struct place set = {.file = PLACE_SET};

    if (options->set_count)
        diag_error(diag, set,
                   "%s is a table of taxes: only keys of a model can be set",
                   ini_path(ini));
    tax_table_free(tax_table_read(ini, id, diag));
    ini_close(ini);
}

static void check_file(const char *path, const struct options *options,
                       struct diag *diag)
{
    struct ini *ini = ini_open(path, INI_MODEL, diag);

    if (ini && rules_is(ini)) {
        rules_free(rules_read_ini(ini, "rules", diag));
        ini_close(ini);
    } else if (ini && tax_table_is(ini))
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
